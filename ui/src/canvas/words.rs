//! Words for a canvas.

use super::Canvas;
use crate::text::{self, Value};

impl Canvas<'_> {
    /// The text of a key in the language of the view.
    pub(crate) fn tr(&self, key: &str) -> String {
        text::tr(self.language, key)
    }

    /// The text of a key with its arguments.
    pub(crate) fn tr_args(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        text::tr_args(self.language, key, arguments)
    }

    /// The text of a key with a number `n` in it.
    pub(crate) fn tr_n(&self, key: &str, n: impl Into<Value<'static>>) -> String {
        self.tr_args(key, &[("n", n.into())])
    }
}
