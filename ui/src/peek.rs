//! The way to what was typed, while the button that shows it is held down.
//!
//! The screens never have it as a value: they are given one character after the other while they
//! draw, and keep none.

/// Shows what was typed, and only while asked to.
///
/// All three are called on the window's thread and must not block.
pub trait Peek: std::fmt::Debug {
    /// The button went down.
    fn hold(&self);

    /// The button was let go, the finger drifted off it, or the view changed: wipes at once.
    fn let_go(&self);

    /// Gives place and character of all that was typed, as far as it is known yet.
    fn each(&self, draw: &mut dyn FnMut(usize, u8));
}
