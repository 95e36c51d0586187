use super::fill::fill;
use super::*;
use crate::fonts::{self, Weight};
use egui::RawInput;

fn context() -> Context {
    let ctx = Context::default();
    fonts::install(&ctx);
    ctx.run_ui(RawInput::default(), |_| ())
        .textures_delta
        .clear();
    ctx
}

fn wrapped(language: Language, text: &str, width: f32) -> Vec<String> {
    let ctx = context();
    let font = fonts::font(language, Weight::Regular, 40.0);
    wrap(&ctx, text, language, &font, width)
        .lines()
        .map(str::to_owned)
        .collect()
}

/// The text with `|` at the places of at least this rank.
fn marked(language: Language, text: &str, at_least: Rank) -> String {
    let mut out = String::new();
    let mut start = 0;
    for one in breaks(text, language) {
        if one.rank >= at_least {
            out.push_str(text.get(start..one.at).expect("between characters"));
            if one.at < text.len() {
                out.push('|');
            }
            start = one.at;
        }
    }
    out + text.get(start..).expect("between characters")
}

#[test]
fn japanese_phrases_end_after_their_particles() {
    for expected in [
        "カードを|読み取り機に|置いてください。",
        "暗証番号を|４桁で|入力してください。",
        "手続きが|終わったら、|カードを|受け取ってください。",
        "あと|3回間違えると|使えなくなります。",
        "3か月前から|更新できます。",
        "新しい|署名用パスワード",
        "「次へ」を|押してください。",
    ] {
        let text = expected.replace('|', "");
        assert_eq!(marked(Language::Japanese, &text, Rank::Phrase), expected);
    }
}

#[test]
fn a_bracket_begins_a_line_rather_than_a_word_being_cut() {
    let text = "もう1つの 本人確認書類（運転免許証、パスポートなど）";
    assert_eq!(
        wrapped(Language::Japanese, text, 580.0),
        [
            "もう1つの 本人確認書類",
            "（運転免許証、",
            "パスポートなど）"
        ]
    );
}

#[test]
fn a_japanese_verb_keeps_its_ending() {
    assert_eq!(
        wrapped(Language::Japanese, "カードは 変わっていません。", 400.0),
        ["カードは", "変わっていません。"]
    );
}

#[test]
fn a_number_keeps_what_it_counts_and_a_range_its_end() {
    for (language, whole) in [
        (Language::Japanese, "1丁目"),
        (Language::Japanese, "6〜16文字"),
        (Language::ChineseSimplified, "6～16"),
    ] {
        assert_eq!(marked(language, whole, Rank::Seam), whole);
    }
}

#[test]
fn easy_japanese_breaks_at_its_spaces_and_before_brackets() {
    for expected in [
        "だれにも |わたさないで |ください",
        "市役所|（しやくしょ）にも |はなして |ください。",
    ] {
        let text = expected.replace('|', "");
        assert_eq!(marked(Language::EasyJapanese, &text, Rank::Seam), expected);
    }
}

#[test]
fn a_name_that_is_too_long_for_a_line_breaks_between_its_parts() {
    for language in [Language::Japanese, Language::EasyJapanese, Language::Thai] {
        assert_eq!(
            wrapped(language, "JPKI暗証番号リセット", 340.0),
            ["JPKI暗証番号", "リセット"],
            "{language:?}"
        );
    }
}

#[test]
fn japanese_lines_never_begin_with_closing_marks_or_small_kana() {
    let text = "署名用電子証明書（パスワード）の「初期化」は、チケットをもって窓口で。";
    for width in [60.0, 90.0, 130.0, 200.0, 333.0, 480.0] {
        for line in wrapped(Language::Japanese, text, width) {
            let first = line.chars().next().expect("no empty line");
            assert!(
                !"、。」）ッケーャュョ".contains(first) || first == 'ケ',
                "{line}"
            );
            assert!(!line.ends_with(['「', '（']), "{line}");
        }
    }
}

#[test]
fn thai_breaks_between_words() {
    assert_eq!(
        marked(Language::Thai, "กรุณาวางบัตรบนเครื่องอ่าน", Rank::Word),
        "กรุณา|วาง|บัตร|บน|เครื่อง|อ่าน"
    );
    for whole in ["โทรศัพท์", "ภายใน", "รหัสผ่าน", "ติดต่อกัน"]
    {
        assert_eq!(marked(Language::Thai, whole, Rank::Word), whole);
    }
}

#[test]
fn chinese_breaks_between_words() {
    assert_eq!(
        marked(
            Language::ChineseSimplified,
            "请将卡片放在读卡器上。",
            Rank::Word
        ),
        "请将|卡片|放在|读|卡|器|上。"
    );
    for (language, whole) in [
        (Language::ChineseTraditional, "市區町村窗口"),
        (Language::ChineseTraditional, "數字"),
        (Language::ChineseSimplified, "市区町村窗口"),
        (Language::ChineseSimplified, "输错"),
    ] {
        assert_eq!(marked(language, whole, Rank::Word), whole);
    }
}

#[test]
fn a_single_thai_consonant_is_no_word() {
    for whole in ["สำหรับลงน\u{200b}า\u{200b}ม", "ฉันไม่รู้จักโ\u{200b}กม"]
    {
        for one in breaks(whole, Language::Thai) {
            let rest = whole.get(one.at..).expect("between characters");
            assert!(rest.is_empty() || rest.chars().count() > 1, "{rest}");
        }
    }
}

#[test]
fn korean_breaks_at_spaces_only() {
    assert_eq!(
        marked(
            Language::Korean,
            "카드를 리더기에 올려 주십시오.",
            Rank::Poor
        ),
        "카드를 |리더기에 |올려 |주십시오."
    );
}

#[test]
fn hyphens_of_short_words_and_of_numbers_hold() {
    for whole in ["e-Tax", "4-digit", "0120-0178-27", "6-16"] {
        assert_eq!(marked(Language::English, whole, Rank::Word), whole);
    }
    assert_eq!(
        marked(Language::English, "user-authentication", Rank::Word),
        "user-|authentication"
    );
}

#[test]
fn marks_steer_breaks_and_are_taken_out() {
    assert_eq!(
        wrapped(Language::English, "aaaa\u{200b}bbbb", 120.0),
        ["aaaa", "bbbb"]
    );
    assert_eq!(
        wrapped(Language::Japanese, "市\u{2060}区\u{2060}町村", 900.0),
        ["市区町村"]
    );
}

#[test]
fn lines_fit_and_say_the_same() {
    let ctx = context();
    for (language, text) in [
        (
            Language::English,
            "Put your card on the reader and leave it there until you are asked to take it.",
        ),
        (
            Language::Japanese,
            "カードを読み取り機に置いて、取り出すように言われるまで動かさないでください。",
        ),
        (
            Language::Thai,
            "กรุณาวางบัตรบนเครื่องอ่านและอย่าขยับจนกว่าจะมีข้อความให้หยิบบัตรคืน",
        ),
        (
            Language::Nepali,
            "कृपया कार्ड रिडरमाथि राख्नुहोस् र झिक्न भनिएसम्म नचलाउनुहोस्।",
        ),
        (
            Language::ChineseTraditional,
            "請將卡片放在讀卡機上，在提示取卡之前請勿移動。",
        ),
        (
            Language::Korean,
            "카드를 리더기 위에 올려놓고 안내가 나올 때까지 움직이지 마십시오.",
        ),
    ] {
        let font = fonts::font(language, Weight::Bold, 40.0);
        for width in [300.0, 420.0, 700.0] {
            let full = wrap(&ctx, text, language, &font, width);
            let balanced = wrap_balanced(&ctx, text, language, &font, width);
            assert!(balanced.lines().count() <= full.lines().count());
            for out in [full, balanced] {
                let joined: String = out.chars().filter(|c| !c.is_whitespace()).collect();
                let given: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                assert_eq!(joined, given);
                let size = ctx
                    .fonts_mut(|f| f.layout_no_wrap(out.clone(), font.clone(), Color32::WHITE))
                    .size();
                assert!(size.x <= width, "{language:?} {width}: {out}");
            }
        }
    }
}

#[test]
fn balanced_lines_are_about_equal() {
    let ctx = context();
    let font = fonts::font(Language::English, Weight::Bold, 64.0);
    let text = "Is someone telling you to do this?";
    let lines: Vec<usize> = wrap_balanced(&ctx, text, Language::English, &font, 980.0)
        .lines()
        .map(str::len)
        .collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].abs_diff(lines[1]) <= 8, "{lines:?}");
}

/// The lines at a width counted in characters.
fn counted(text: &str, width: f32, shape: Shape) -> Vec<&str> {
    let measure =
        |line: &str| f32::from(u16::try_from(line.trim().chars().count()).expect("short"));
    let places = breaks(text, Language::English);
    let ends = line_ends(text, &places, Language::English, (width, shape), &measure);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts
        .zip(&ends)
        .map(|(start, end)| text.get(start..*end).expect("between words").trim())
        .collect()
}

#[test]
fn a_short_paragraph_has_no_lonely_tail() {
    for (text, width, expected) in [
        ("aaaa bbbb cccc dd", 14.0, &["aaaa bbbb", "cccc dd"][..]),
        // Not under a quarter of the width: the lines stay full.
        ("aaaa bbbb cccc dddd", 14.0, &["aaaa bbbb cccc", "dddd"]),
    ] {
        assert_eq!(counted(text, width, Shape::Full), expected);
    }
}

#[test]
fn two_sentences_on_two_lines_have_one_each() {
    for (language, first, second, width) in [
        (
            Language::English,
            "We could not read the card.",
            " Please place it again.",
            640.0,
        ),
        (
            Language::Japanese,
            "カードが 動きました。",
            "もう一度 置いてください。",
            600.0,
        ),
        (
            Language::ChineseTraditional,
            "無法讀取卡。",
            "請重新放好。",
            400.0,
        ),
        (
            Language::Nepali,
            "कार्ड रिडरमा समस्या छ।",
            " कार्ड जस्ताको तस्तै छ।",
            560.0,
        ),
    ] {
        let text = format!("{first}{second}");
        assert_eq!(
            wrapped(language, &text, width),
            [first.trim(), second.trim()],
            "{language:?}"
        );
    }
}

#[test]
fn three_sentences_and_abbreviations_are_filled_as_ever() {
    for text in [
        "It ends here. It ends there. It goes on and on.",
        "The counter opens at 9 a.m. on each weekday of a week.",
    ] {
        assert_eq!(
            between_sentences(text, &breaks(text, Language::English)),
            None,
            "{text}"
        );
    }
}

#[test]
fn what_is_in_brackets_stays_on_one_line() {
    assert_eq!(
        wrapped(
            Language::ChineseTraditional,
            "簽名用電子憑證（署名用電子証明書）已過期。",
            580.0
        ),
        ["簽名用電子憑證", "（署名用電子証明書）已過期。"]
    );
    for (text, width, expected) in [
        ("aaaa bbbb “cc dd”", 13.0, &["aaaa bbbb", "“cc dd”"][..]),
        // Not at the price of one more line, or of a line left almost empty.
        (
            "aaaa bbbb (cc dd eeee) ff",
            13.0,
            &["aaaa bbbb (cc", "dd eeee) ff"],
        ),
        (
            "aa (bbbb cccc) dd eeee",
            11.0,
            &["aa (bbbb", "cccc) dd", "eeee"],
        ),
    ] {
        assert_eq!(counted(text, width, Shape::Full), expected);
    }
}

#[test]
fn the_name_of_the_card_and_a_date_stay_whole() {
    assert_eq!(
        wrapped(Language::English, "This is not a My Number Card", 400.0),
        ["This is not a", "My Number Card"]
    );
    assert_eq!(
        marked(Language::Japanese, "2026年11月23日 6:30", Rank::Word),
        "2026年11月23日 |6:30"
    );
}

#[test]
fn names_that_no_dictionary_has_stay_whole() {
    assert_eq!(
        marked(Language::Thai, "บัตรมายนัมเบอร์ของท่าน", Rank::Word),
        "บัตรมายนัมเบอร์|ของ|ท่าน"
    );
    assert_eq!(
        marked(
            Language::Thai,
            "เปิดแอป 「JPKI暗証番号リセット」",
            Rank::Word
        ),
        "เปิด|แอป |「JPKI暗証番号リセット」"
    );
}

/// Every text of every language at several widths, counted in characters: what the rules of line
/// breaking forbid in that language does not happen.
#[test]
fn no_text_breaks_where_it_must_not() {
    let clusters = icu_segmenter::GraphemeClusterSegmenter::new();
    for language in Language::ALL {
        {
            for (_, text) in crate::text::tests::files::texts(language) {
                let text = text.as_str();
                let places = breaks(text, language);
                let whole: Vec<usize> = clusters.segment_str(text).collect();
                for width in [7.0, 18.0] {
                    let ends = fill(text, &places, language, width, &|line: &str| {
                        f32::from(u16::try_from(line.trim().chars().count()).expect("short"))
                    });
                    assert_eq!(ends.last(), Some(&text.len()), "{language:?} {text}");
                    for end in ends.into_iter().filter(|end| *end < text.len()) {
                        assert!(
                            whole.contains(&end),
                            "{language:?}: cluster broken in {text}"
                        );
                        let (before, after) = text.split_at(end);
                        assert_allowed(language, before, after);
                    }
                }
            }
        }
    }
}

fn assert_allowed(language: Language, before: &str, after: &str) {
    let last = before.chars().next_back().expect("not empty");
    let first = after.chars().next().expect("not empty");
    let place = format!("{language:?}: {before}|{after}");
    assert!(
        !"、。，．・：；？！」』）)]}”»ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ".contains(first),
        "{place}"
    );
    assert!(!"「『（([{“«¿".contains(last), "{place}");
    assert!(
        !(last.is_ascii_digit() && first.is_ascii_digit()),
        "{place}"
    );
    assert!(
        !(last.is_ascii_alphabetic() && first.is_ascii_alphabetic()),
        "{place}"
    );
    let thai = '\u{0e00}'..='\u{0e7f}';
    if thai.contains(&last) && thai.contains(&first) {
        // Vowels before a consonant begin its syllable; vowels and tone marks after one end it.
        assert!(!"เแโใไ".contains(last), "{place}");
        assert!(!"ะาำๅๆฯ".contains(first), "{place}");
    }
    let spaced = !matches!(
        language,
        Language::Japanese
            | Language::EasyJapanese
            | Language::ChineseSimplified
            | Language::ChineseTraditional
            | Language::Thai
    );
    let han_or_kana =
        |c: char| ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
    // A bracket may begin a line, unless a space was put there: Korean sets it close.
    if spaced && first != '(' && !han_or_kana(last) && !han_or_kana(first) {
        assert!(last.is_whitespace() || "-–—…".contains(last), "{place}");
    }
}

#[test]
fn a_line_that_ends_inside_a_word_is_told() {
    let ctx = context();
    let font = fonts::font(Language::Japanese, Weight::Bold, 40.0);
    let whole = |text: &str, width| {
        super::wrapped(
            &ctx,
            text,
            Language::Japanese,
            &font,
            width,
            Shape::Balanced,
        )
        .whole_words
    };
    let title = "パスワードは 変わっていません";
    assert!(whole(title, 340.0));
    assert!(!whole(title, 100.0));
}

#[test]
fn a_range_stays_on_one_line() {
    let text = "9:00 น.–18:00 น.";
    let marked = marked(Language::Thai, text, Rank::Seam);
    assert!(!marked.contains("|–") && !marked.contains("–|"), "{marked}");
}
