//! Where to ask by telephone, in the resident's language.

use crate::canvas::{Canvas, Squeeze};
use crate::pictures::Picture;
use crate::screens::results;
use crate::stack::{Item, Stack};
use crate::text;
use crate::theme::Kind;
use crate::widgets::flow::{Fact, flow};
use crate::widgets::panel::{Tone, pictured_until};
use pin_kiosk_core::failure::FailureCode;

/// The number with its hours, and the code to name there.
pub(crate) fn panel(code: Option<FailureCode>) -> Item<'static> {
    panel_until(5, code)
}

/// Like [`panel`]; from this step of squeeze on without its picture.
pub(crate) fn panel_until(until: Squeeze, code: Option<FailureCode>) -> Item<'static> {
    pictured_until(until, Tone::Plain, Some(Picture::Handset), move |c| {
        let k = c.colors();
        let fact = |kind, color, words: String| Fact {
            kind,
            color,
            language: c.language,
            words,
        };
        let mut facts = vec![fact(
            Kind::Strong,
            k.ink,
            text::telephone(c.language).number.to_owned(),
        )];
        for line in hours(c).lines() {
            facts.push(fact(Kind::Body, k.ink, line.to_owned()));
        }
        let code = code.map(|code| fact(Kind::Body, k.soft, results::code_words(c, code)));
        let head = fact(Kind::Strong, k.action, c.tr("phone-in-language"));
        Stack::new().add(flow(vec![vec![head], facts], code))
    })
}

/// When it is answered.
pub(crate) fn hours(c: &Canvas<'_>) -> String {
    let telephone = text::telephone(c.language);
    let say = |key: &str, hours: text::Hours| {
        let from = text::time(c.language, hours.from);
        let to = text::time(c.language, hours.to);
        c.tr_args(key, &[("from", (&from).into()), ("to", (&to).into())])
    };
    if telephone.weekdays == telephone.holidays {
        say("phone-daily", telephone.weekdays)
    } else {
        format!(
            "{}\n{}",
            say("phone-weekday", telephone.weekdays),
            say("phone-weekend", telephone.holidays)
        )
    }
}
