//! Words that hold together.
//!
//! The dictionaries do not know them, or the scripts in them differ, or they are several words
//! that are one name. Each stands in its parts: where a line is too short for all of it, it ends
//! between two parts.

use super::breaks::Rank;
use pin_kiosk_core::language::Language;
use std::ops::Range;

type Words = &'static [&'static [&'static str]];

/// Names that stand in Japanese in every language, and that of the card in Latin letters.
const EVERYWHERE: Words = &[
    &["JPKI", "暗証番号", "リセット"],
    &["マイナンバー", "カード"],
    &["My Number"],
];

/// Where two overlap, the longer one stands first, here as in the others.
const JAPANESE: Words = &[
    &["やって", "みて", "ください"],
    &["て", "ください"],
    &["で", "ください"],
    &["ください"],
    &["て", "いません"],
    &["かもしれ", "ません"],
    &["マイナ", "ポータル"],
    &["接種", "証明書"],
    &["24時間", "以内"],
    &["見やぶられ", "やすいです"],
    &["見やぶられ", "にくい"],
    &["たしかめています"],
];

const THAI: Words = &[
    &["บัตร", "มายนัมเบอร์"],
    &["มายนัมเบอร์"],
    &["เครื่อง", "อ่านบัตร"],
    &["เอกสาร", "รับรอง"],
    &["สำนักงาน", "เทศบาล"],
    &["รหัส 4 หลัก"],
    &["รหัสผ่าน"],
    &["ทาง", "อินเทอร์เน็ต"],
    &["อินเทอร์เน็ต"],
    &["สมาร์ตโฟน"],
    &["โทรศัพท์"],
    &["ติดต่อกัน"],
    &["ที่ผ่านมา"],
    &["อีกครั้ง"],
    &["ตรวจสอบ"],
    &["กลับมา"],
    &["หน้าจอ"],
    &["ลงนาม"],
    &["วันนี้"],
    &["ไม่ได้"],
    &["ภายใน"],
    &["ไซริว"],
    &["ท่าน"],
];

/// The names of a language.
const fn of(language: Language) -> Words {
    match language {
        Language::Japanese => JAPANESE,
        Language::EasyJapanese => &[
            &["マイナ", "ポータル"],
            &["やさしい", "日本語"],
            &["すうじ 4つ"],
        ],
        Language::ChineseTraditional => &[
            &["使用者", "證明用"],
            &["數字"],
            &["還剩"],
            &["輸錯"],
            &["市區町村", "窗口"],
            &["請不要", "放卡"],
            &["不能", "使用"],
            &["已過期"],
            &["告訴我", "密碼"],
        ],
        Language::ChineseSimplified => &[
            &["数字"],
            &["还剩"],
            &["输错"],
            &["市区町村", "窗口"],
            &["请不要", "放卡"],
            &["不能", "使用"],
            &["已过期"],
            &["告诉我", "密码"],
        ],
        Language::Thai => THAI,
        Language::English => &[
            &["My Number Card"],
            &["4-digit PIN"],
            &["as it is"],
            &["6 to 16"],
        ],
        Language::Korean
        | Language::Spanish
        | Language::Portuguese
        | Language::Nepali
        | Language::Indonesian
        | Language::Vietnamese
        | Language::Tagalog => &[],
    }
}

/// A name that stays whole, and where it is.
pub(super) struct Kept {
    parts: &'static [&'static str],
    place: Range<usize>,
}

impl Kept {
    /// How well a line ends inside of it; nothing for places outside.
    pub(super) fn rank(&self, at: usize) -> Option<Rank> {
        if at <= self.place.start || self.place.end <= at {
            return None;
        }
        let mut seam = self.place.start;
        for part in self.parts {
            seam = seam.saturating_add(part.len());
            if seam == at {
                return Some(Rank::Seam);
            }
        }
        Some(Rank::Poor)
    }
}

/// The names in the text that stay whole.
pub(super) fn kept(text: &str, language: Language) -> Vec<Kept> {
    let mut found = Vec::new();
    for parts in of(language).iter().chain(EVERYWHERE) {
        let name = parts.concat();
        for (start, _) in text.match_indices(&name) {
            let place = start..start.saturating_add(name.len());
            found.push(Kept { parts, place });
        }
    }
    found
}
