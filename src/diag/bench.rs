//! What the sections look with.

use crate::config::{Config, Problems};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::session::Now;
use std::path::Path;

/// What the sections look with.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'b> {
    /// The configuration, or why there is none.
    pub config: Result<&'b Config, &'b Problems>,
    /// Both clocks.
    pub now: Now,
    /// Root of the file system that describes the machine (`/`), another one in tests.
    pub root: &'b Path,
    /// The languages of the test page the printer is to print; none prints nothing.
    pub test_page: &'b [Language],
}

impl Bench<'_> {
    /// The reader's name pattern; any reader where there is no configuration.
    pub(super) fn reader_pattern(&self) -> &str {
        self.config
            .map_or("*", |config| &config.reader.name_pattern)
    }
}
