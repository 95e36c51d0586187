//! Where to ask by telephone, in the resident's language.

use crate::canvas::Canvas;
use crate::pictures::Picture;
use crate::stack::{Item, Stack};
use crate::text;
use crate::theme::Kind;
use crate::widgets::panel::{Tone, pictured};
use crate::widgets::text::text as words;

/// The number with its hours.
pub(crate) fn panel(_c: &Canvas<'_>) -> Item<'static> {
    pictured(Tone::Plain, Some(Picture::Phone), |c| {
        let k = c.colors();
        Stack::new()
            .add(words(Kind::Strong, k.action, c.tr("phone-in-language")).drop_at(6))
            .add(words(Kind::Strong, k.ink, text::telephone(c.language).number).gap(2.0))
            .add(words(Kind::Body, k.ink, hours(c)).gap(2.0).drop_at(7))
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
