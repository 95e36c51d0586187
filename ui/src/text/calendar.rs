//! Dates and times as each language writes them.
//!
//! Years are those of the Gregorian calendar in every language, as on the card and on the
//! office's papers: a Thai or Nepali reader must not take one for a year of her own calendar, so
//! Thai says which it is.

use jiff::civil::{Date, Time};
use pin_kiosk_core::language::Language;

/// A date, such as `20 January 2027` or `2027年1月20日`, with no place in it to break a line,
/// or before the year where it is long.
#[must_use]
pub fn date(language: Language, date: Date) -> String {
    let (year, day) = (date.year(), date.day());
    let number = date.month();
    let month = usize::try_from(number)
        .ok()
        .and_then(|number| months(language).split(' ').nth(number.checked_sub(1)?))
        .unwrap_or_default();
    match language {
        Language::Japanese
        | Language::EasyJapanese
        | Language::ChineseSimplified
        | Language::ChineseTraditional => format!("{year}年{number}月{day}日"),
        Language::Korean => format!("{year}년\u{a0}{number}월\u{a0}{day}일"),
        Language::English | Language::Indonesian | Language::Nepali => {
            format!("{day}\u{a0}{month}\u{a0}{year}")
        }
        Language::Spanish | Language::Portuguese => {
            format!("{day}\u{a0}de\u{a0}{month} de\u{a0}{year}")
        }
        Language::Thai => format!("{day}\u{a0}{month}\u{a0}ค.ศ.\u{a0}{year}"),
        Language::Vietnamese => {
            format!("ngày\u{a0}{day}\u{a0}tháng\u{a0}{number} năm\u{a0}{year}")
        }
        Language::Tagalog => format!("{month}\u{a0}{day},\u{a0}{year}"),
    }
}

/// A date given as `YYYY-MM-DD`, as views carry it; what is not a date comes back as it is.
#[must_use]
pub fn iso_date(language: Language, iso: &str) -> String {
    iso.parse()
        .map_or_else(|_| iso.to_owned(), |parsed| date(language, parsed))
}

/// A time of day by the 24-hour clock, such as `6:30` or `06.30`.
#[must_use]
pub fn time(language: Language, time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match language {
        Language::Indonesian => format!("{hour:02}.{minute:02}"),
        Language::Thai => format!("{hour}:{minute:02}\u{a0}น."),
        Language::Japanese
        | Language::EasyJapanese
        | Language::English
        | Language::ChineseSimplified
        | Language::ChineseTraditional
        | Language::Korean
        | Language::Spanish
        | Language::Portuguese
        | Language::Nepali
        | Language::Vietnamese
        | Language::Tagalog => format!("{hour}:{minute:02}"),
    }
}

/// The months' names in their order.
const fn months(language: Language) -> &'static str {
    match language {
        Language::English => {
            "January February March April May June \
             July August September October November December"
        }
        Language::Spanish => {
            "enero febrero marzo abril mayo junio \
             julio agosto septiembre octubre noviembre diciembre"
        }
        Language::Portuguese => {
            "janeiro fevereiro março abril maio junho \
             julho agosto setembro outubro novembro dezembro"
        }
        Language::Thai => {
            "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน \
             กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
        }
        Language::Nepali => {
            "जनवरी फेब्रुअरी मार्च अप्रिल मे जुन \
             जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर"
        }
        Language::Indonesian => {
            "Januari Februari Maret April Mei Juni \
             Juli Agustus September Oktober November Desember"
        }
        Language::Tagalog => {
            "Enero Pebrero Marso Abril Mayo Hunyo \
             Hulyo Agosto Setyembre Oktubre Nobyembre Disyembre"
        }
        // These write the month as a number.
        Language::Japanese
        | Language::EasyJapanese
        | Language::ChineseSimplified
        | Language::ChineseTraditional
        | Language::Korean
        | Language::Vietnamese => "",
    }
}

/// The days of the week, Monday first, short where the language writes them short.
pub(super) const fn days(language: Language) -> [&'static str; 7] {
    match language {
        Language::Japanese | Language::EasyJapanese => ["月", "火", "水", "木", "金", "土", "日"],
        Language::English => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        Language::ChineseSimplified => ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
        Language::ChineseTraditional => ["週一", "週二", "週三", "週四", "週五", "週六", "週日"],
        Language::Korean => ["월", "화", "수", "목", "금", "토", "일"],
        Language::Spanish => ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
        Language::Portuguese => ["seg", "ter", "qua", "qui", "sex", "sáb", "dom"],
        Language::Thai => ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"],
        Language::Nepali => ["सोम", "मङ्गल", "बुध", "बिही", "शुक्र", "शनि", "आइत"],
        Language::Indonesian => [
            "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu",
        ],
        Language::Vietnamese => ["thứ 2", "thứ 3", "thứ 4", "thứ 5", "thứ 6", "thứ 7", "CN"],
        Language::Tagalog => ["Lun", "Mar", "Miy", "Huw", "Biy", "Sab", "Lin"],
    }
}
