//! Screens of `pin-kiosk`: draws a [`Screen`](pin_kiosk_core::view::Screen), gives back
//! [`Action`](pin_kiosk_core::input::Action)s.
//!
//! It keeps presentation state only (which text size, what is pressed, when the view changed) and
//! keeps no secret: a struck key leaves as an action at once, and a field is drawn from the number
//! of its characters. While the button beside it is held, the characters are lent for each frame
//! ([`Peek`]).
//!
//! What each view sends, beyond the header and footer:
//!
//! | View | Actions |
//! | --- | --- |
//! | `attract` | `ChooseLanguage` |
//! | `choose-password`, `which-password` | `ChoosePassword` |
//! | `fraud-question` | `Answer` |
//! | `notice` | `Accept` |
//! | `choose-procedure` | `ChooseProcedure` |
//! | `enter-user-auth-pin` | `Key`, `Erase`, `Clear`, `Submit`; `Answer(No)`: she does not know it |
//! | `enter-current-password` | the same; `Answer(No)` only at the last-try warning |
//! | a last-try warning | `Confirm`: she is sure; `Answer(No)`: the safe way |
//! | `enter-new-password`, `repeat-new-password` | `Key`, `Erase`, `Clear`, `Submit` |
//! | `confirm` | `Confirm` |
//! | `no-reservation` | `Answer(No)`: no smartphone; `PrintSlip`, `Dismiss` |
//! | `line-down` | `ChooseProcedure(Change)` where offered; `Dismiss` |
//! | results, `referral`, `fraud-advice` | `PrintSlip`, `Dismiss` |
//! | `wrong-card`, `reader-fault` | `Dismiss` |
//! | idle warning | `MoreTime`, `Cancel` |

mod canvas;
pub mod fonts;
mod geometry;
mod kiosk;
pub mod layout_log;
mod options;
mod page;
mod peek;
mod pictures;
mod screens;
pub mod slip;
mod slip_picture;
mod stack;
pub mod technician;
pub mod text;
pub mod theme;
mod widgets;
pub mod wrap;

pub use kiosk::Kiosk;
pub use options::{Office, UiOptions};
pub use peek::Peek;
