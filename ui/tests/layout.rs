//! Every view in every language, text size and screen: nothing leaves its box, overlaps, is cut,
//! lies off the screen or is too small to press or to read. Judged from layout rectangles.

#[path = "../examples/gallery/desk.rs"]
mod desk;
#[path = "../examples/gallery/raster.rs"]
#[expect(dead_code, reason = "the gallery draws, this test only measures")]
mod raster;
#[path = "../examples/gallery/studio.rs"]
#[expect(dead_code, reason = "the gallery draws, this test only measures")]
mod studio;
#[path = "../examples/gallery/views.rs"]
mod views;

use egui::Rect;
use pin_kiosk_core::language::Language;
use pin_kiosk_core::view::View;
use pin_kiosk_ui::layout_log::{LayoutLog, TargetEntry};
use pin_kiosk_ui::text;
use pin_kiosk_ui::theme::{CAP_HEIGHT, Contrast, TextSize, UNIT_MM};
use std::collections::HashMap;
use studio::{DISPLAYS, Display, Setting, Studio};
use views::{Over, Scene};

/// What is looked at: a view that has no room at the largest size is set at the one between, so
/// that one needs no turn of its own.
fn settings(display: &Display, language: Language) -> Vec<Setting> {
    let setting = |size, lower| Setting {
        language,
        size,
        contrast: Contrast::Light,
        lower,
    };
    let mut settings = vec![
        setting(TextSize::Standard, false),
        setting(TextSize::Largest, false),
    ];
    if display.name != "small" {
        // The small screen lies within reach as it is.
        settings.push(setting(TextSize::Standard, true));
        settings.push(setting(TextSize::Largest, true));
    }
    settings
}

fn check(language: Language) {
    let mut faults = Vec::new();
    for display in DISPLAYS {
        let mut studio = Studio::new(display, false);
        let screen = studio.screen();
        let mut lowered = Lowered::default();
        for setting in settings(&display, language) {
            let mut still = StandsStill::default();
            for scene in views::all() {
                let log = studio.lay_out(&scene, setting);
                let mut found = faults_in(log, screen);
                found.extend(still.moved(&scene, log));
                found.extend(facts_missing(log, &scene.view, language));
                found.extend(sentences_missing(log, &scene, language));
                found.extend(foreign_marks(log, language));
                if setting.lower {
                    found.extend(out_of_reach(log, screen));
                }
                if setting.size == TextSize::Standard {
                    found.extend(lowered.raised(&scene, log, setting.lower));
                }
                if !found.is_empty() {
                    faults.push(format!(
                        "{}: {} {} {:?}{}: {}",
                        language.code(),
                        scene.name,
                        display.name,
                        setting.size,
                        if setting.lower { " lower" } else { "" },
                        found.join("; ")
                    ));
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn faults_in(log: &LayoutLog, screen: Rect) -> Vec<String> {
    let mut found = log.faults(screen);
    for text in &log.texts {
        let cap = text.size * CAP_HEIGHT * UNIT_MM;
        if text.needed && cap < text.text_size.least_cap_mm() {
            found.push(format!("{cap:.1} mm: {:?}", text.text));
        }
    }
    found
}

/// What somebody who is sent elsewhere copies down: where, when, whom to call, and her code. None
/// of it may give way to a picture or to room.
fn facts_missing(log: &LayoutLog, view: &View, language: Language) -> Vec<String> {
    let View::Referral { code, .. } = view else {
        return Vec::new();
    };
    let office = studio::office();
    let telephone = text::telephone(language);
    let hours = [telephone.weekdays, telephone.holidays]
        .into_iter()
        .flat_map(|hours| [hours.from, hours.to])
        .map(|time| text::time(language, time));
    let drawn: String = log.texts.iter().map(|text| bare(&text.text)).collect();
    [
        office.name,
        office.address,
        office.telephone,
        text::hours(language, &office.hours).unwrap_or(office.hours),
        text::tr(language, "where"),
        text::tr(language, "bring"),
        text::tr(language, "phone-in-language"),
        telephone.number.to_owned(),
        code.code().to_owned(),
    ]
    .into_iter()
    .chain(hours)
    .filter(|fact| !drawn.contains(&bare(fact)))
    .map(|fact| format!("not drawn: {fact:?}"))
    .collect()
}

/// Sentences that she agrees to, or cannot know from elsewhere, by view: no picture and no size of
/// text is worth one of them.
fn sentences(scene: &Scene) -> &'static [&'static str] {
    match (&scene.view, scene.over) {
        (_, Over::Help) => &["help-staff"],
        (View::Notice, Over::Nothing) => {
            &["notice-need-text", "notice-record-text", "notice-self-text"]
        }
        (
            View::Done {
                certificate_ends, ..
            },
            Over::Nothing,
        ) if certificate_ends.is_some() => &["done-ends-text"],
        (
            View::ChooseProcedure {
                reset_offered: true,
                ..
            },
            Over::Nothing,
        ) => &["procedure-no-phone"],
        (
            View::ChoosePassword {
                suggested: Some(_), ..
            },
            Over::Nothing,
        ) => &["suggested"],
        (View::FraudAdvice { .. }, Over::Nothing) => &[
            "fraud-consumer-when",
            "fraud-police-when",
            "fraud-stop-card-when",
        ],
        _ => &[],
    }
}

fn sentences_missing(log: &LayoutLog, scene: &Scene, language: Language) -> Vec<String> {
    let drawn: String = log.texts.iter().map(|text| bare(&text.text)).collect();
    let missing = |key: &&&str| !drawn.contains(&bare(&text::tr(language, key)));
    let keys = sentences(scene).iter().filter(missing);
    keys.map(|key| format!("not drawn: {key}")).collect()
}

/// Texts with the mark that East Asian languages put between two ends, in another language.
fn foreign_marks(log: &LayoutLog, language: Language) -> Vec<String> {
    if text::hours(language, "6:30〜23:00").is_none_or(|own| !own.contains('–')) {
        return Vec::new();
    }
    let texts = log.texts.iter().map(|text| &text.text);
    // What is shown at the counter is Japanese.
    let is_japanese = |text: &str| text.contains(|letter| ('ぁ'..='ん').contains(&letter));
    texts
        .filter(|text| text.contains(['〜', '～']) && !is_japanese(text))
        .map(|text| format!("the range of another language: {text:?}"))
        .collect()
}

/// A text without the spaces and marks at which its lines break.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '\u{200B}' | '\u{2060}'))
        .collect()
}

/// With controls lower, nothing that is pressed lies more than 230 mm over the lower edge: on a
/// kiosk whose screen begins at 870 mm, that is 1100 mm over the floor.
fn out_of_reach(log: &LayoutLog, screen: Rect) -> Vec<String> {
    const REACH_MM: f32 = 230.0;
    let highest = screen.bottom() - REACH_MM / UNIT_MM;
    log.targets
        .iter()
        .filter(|target| target.rect.center().y < highest)
        .map(|target| format!("out of reach: {:?}", target.name))
        .collect()
}

/// Where everything that can be pressed lay before controls were asked to lie lower.
#[derive(Default)]
struct Lowered(HashMap<String, Places>);

impl Lowered {
    /// What lies higher than before. The row of settings comes down too and lifts what it lies
    /// under by its own height; what is smaller there lets a row above it sink less.
    fn raised(&mut self, scene: &Scene, log: &LayoutLog, lower: bool) -> Vec<String> {
        const SETTINGS_ROW: f32 = 124.0;
        const SINKS_LESS: f32 = 12.0;
        // What lies under a dialog cannot be pressed.
        let covered = log.targets.iter().any(|target| target.overlay);
        let places = places(log.targets.iter().filter(|one| one.overlay == covered));
        if !lower {
            self.0.insert(scene.name.clone(), places);
            return Vec::new();
        }
        let before = self.0.get(&scene.name).into_iter().flatten();
        let both = before.filter_map(|(id, before)| {
            let now = places.iter().find(|(other, _)| other == id)?;
            Some((id, before.center().y - now.1.center().y))
        });
        both.filter(|(_, up)| *up > SETTINGS_ROW + SINKS_LESS)
            .map(|(id, up)| format!("{id:?} lies {up:.0} u higher"))
            .collect()
    }
}

/// The views on which something is typed, by the beginning of their scenes' names.
const ENTRIES: [&str; 4] = [
    "enter-user-auth-pin",
    "enter-current-password",
    "enter-new-password",
    "repeat-new-password",
];

/// The entry view that a scene is a state of: no key may move while she types. The warning before
/// a last try has no keys.
fn entry_view(scene: &Scene) -> Option<&'static str> {
    let typing = matches!(scene.over, Over::Nothing | Over::Held);
    let family = |entry: &&str| scene.name.starts_with(entry);
    let entry = ENTRIES.into_iter().find(family);
    entry.filter(|_| typing && !scene.name.ends_with("-last-try"))
}

type Places = Vec<(String, Rect)>;

fn places<'t>(targets: impl Iterator<Item = &'t TargetEntry>) -> Places {
    targets
        .map(|target| (target.id.clone(), target.rect))
        .collect()
}

/// Where everything that can be pressed lay in the first state of each entry view.
#[derive(Default)]
struct StandsStill(HashMap<&'static str, Places>);

impl StandsStill {
    /// What lies elsewhere than in the states before.
    fn moved(&mut self, scene: &Scene, log: &LayoutLog) -> Vec<String> {
        let Some(entry) = entry_view(scene) else {
            return Vec::new();
        };
        let places = places(log.targets.iter());
        let first = self.0.entry(entry).or_insert_with(|| places.clone());
        assert!(first.len() > 12, "{}: no keys", scene.name);
        if places.len() != first.len() {
            return vec![format!("{} targets, not {}", places.len(), first.len())];
        }
        let both = first.iter().zip(&places);
        both.filter(|(before, now)| before != now)
            .map(|((id, before), (_, now))| format!("{id:?} moved from {before} to {now}"))
            .collect()
    }
}

/// Keys, erase, clear and the main button: no language moves them.
#[test]
fn the_keys_lie_where_they_lie_in_every_language() {
    let is_key = |id: &str| {
        let key = id.starts_with("key ") || id.starts_with("digit ");
        key || matches!(id, "erase" | "clear" | "submit")
    };
    let mut faults = Vec::new();
    for display in DISPLAYS {
        let mut studio = Studio::new(display, false);
        let mut first: HashMap<(String, usize), Places> = HashMap::new();
        for language in Language::ALL {
            for (index, setting) in settings(&display, language).into_iter().enumerate() {
                for scene in views::all() {
                    if !ENTRIES.contains(&scene.name.as_str()) {
                        continue;
                    }
                    let log = studio.lay_out(&scene, setting);
                    let keys = log.targets.iter().filter(|target| is_key(&target.id));
                    let keys: Places = keys.map(|key| (key.id.clone(), key.rect)).collect();
                    assert!(keys.len() > 12, "{}: no keys", scene.name);
                    let key = (scene.name.clone(), index);
                    if *first.entry(key).or_insert_with(|| keys.clone()) != keys {
                        faults.push((display.name, scene.name, language, setting.size));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:?}");
}

/// Under the question whether she is still there, nobody else can read how much she has typed.
#[test]
fn an_idle_warning_hides_how_much_was_typed() {
    let setting = Setting {
        language: Language::English,
        size: TextSize::Standard,
        contrast: Contrast::Light,
        lower: false,
    };
    let mut studio = Studio::new(DISPLAYS[0], false);
    let mut under = |name: &str| {
        let all = views::all();
        let mut scene = all.into_iter().find(|one| one.name == name).unwrap();
        scene.idle = Some(27);
        let log = studio.lay_out(&scene, setting);
        let texts = log.texts.iter().filter(|text| !text.overlay);
        texts.map(|text| text.text.clone()).collect::<Vec<_>>()
    };
    let empty = under("enter-new-password");
    assert!(empty.iter().any(|text| text == "0 characters"), "{empty:?}");
    assert_eq!(empty, under("enter-new-password-good"));
    assert_eq!(empty, under("enter-new-password-run"));
}

macro_rules! languages {
    ($($name:ident: $language:ident),* $(,)?) => {
        $(
            #[test]
            fn $name() {
                check(Language::$language);
            }
        )*

        #[test]
        fn every_language_is_looked_at() {
            let looked = [$(Language::$language),*];
            assert!(Language::ALL.iter().all(|language| looked.contains(language)));
        }
    };
}

languages! {
    japanese: Japanese,
    easy_japanese: EasyJapanese,
    english: English,
    chinese_simplified: ChineseSimplified,
    chinese_traditional: ChineseTraditional,
    korean: Korean,
    spanish: Spanish,
    portuguese: Portuguese,
    thai: Thai,
    nepali: Nepali,
    indonesian: Indonesian,
    vietnamese: Vietnamese,
    tagalog: Tagalog,
}

#[test]
fn technician() {
    let mut faults = Vec::new();
    for display in DISPLAYS {
        for simulation in [false, true] {
            let mut studio = Studio::new(display, simulation);
            let screen = studio.screen();
            for scene in desk::all() {
                let found = faults_in(studio.lay_out_technician(&scene), screen);
                if !found.is_empty() {
                    let name = (scene.name, display.name);
                    faults.push(format!("{name:?}: {}", found.join("; ")));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
