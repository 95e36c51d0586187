//! What was laid out where, so that tests can tell what is cut, covered or off the screen.

use crate::theme::TextSize;
use egui::Rect;

/// One laid-out text.
#[derive(Clone, Debug)]
pub struct TextEntry {
    /// The text.
    pub text: String,
    /// Its size in units.
    pub size: f32,
    /// The text size it was set for: smaller than asked where a control would have been lost.
    pub text_size: TextSize,
    /// Where its glyphs' rows lie.
    pub rect: Rect,
    /// The box it has to stay in.
    pub bounds: Rect,
    /// Whether it has to have the size asked for: readings under keys only repeat what is drawn,
    /// and labels of header and footer stand beside their signs, always in the same place.
    pub needed: bool,
    /// Whether it ends with an ellipsis, because all of it had no room.
    pub cut: bool,
    /// Of the overlay, if one lies over the view.
    pub overlay: bool,
}

/// One thing that can be pressed.
#[derive(Clone, Debug)]
pub struct TargetEntry {
    /// Its id, the same in all languages.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its whole face, ledge included.
    pub rect: Rect,
    /// Of the overlay, if one lies over the view.
    pub overlay: bool,
}

/// Everything laid out in one frame.
#[derive(Clone, Debug, Default)]
pub struct LayoutLog {
    /// All texts.
    pub texts: Vec<TextEntry>,
    /// All that can be pressed.
    pub targets: Vec<TargetEntry>,
    /// Marks of results, with the code in the corner beside them.
    pub pictures: Vec<Rect>,
    /// Stacks that had no room for what they must show, in units short.
    pub short_of: Vec<f32>,
}

impl LayoutLog {
    /// Everything that is wrong with the layout on this screen, in words; empty when nothing is.
    #[must_use]
    pub fn faults(&self, screen: Rect) -> Vec<String> {
        let mut faults = Vec::new();
        for short in &self.short_of {
            faults.push(format!("short of {short:.0} u"));
        }
        for text in &self.texts {
            if !text.bounds.expand(1.5).contains_rect(text.rect) {
                faults.push(format!(
                    "text leaves its box by {:.0} u: {:?}",
                    beyond(text.rect, text.bounds),
                    text.text
                ));
            }
            if text.cut {
                faults.push(format!("text is cut: {:?}", text.text));
            }
            if !screen.expand(0.5).contains_rect(text.rect) {
                faults.push(format!("text off the screen: {:?}", text.text));
            }
        }
        for target in &self.targets {
            if !screen.expand(0.5).contains_rect(target.rect) {
                faults.push(format!("target off the screen: {:?}", target.name));
            }
            let least = crate::theme::TARGET_LEAST;
            if target.rect.width() < least || target.rect.height() < least {
                faults.push(format!(
                    "target too small ({:.0}): {:?}",
                    target.rect.size(),
                    target.name
                ));
            }
        }
        self.overlaps(&mut faults);
        for picture in &self.pictures {
            for text in &self.texts {
                if !text.overlay && overlap(*picture, text.rect) {
                    faults.push(format!("text over a picture: {:?}", text.text));
                }
            }
        }
        faults
    }

    fn overlaps(&self, faults: &mut Vec<String>) {
        for (i, one) in self.targets.iter().enumerate() {
            for other in self.targets.iter().skip(i.saturating_add(1)) {
                if one.overlay == other.overlay && overlap(one.rect, other.rect) {
                    faults.push(format!("targets overlap: {:?}, {:?}", one.name, other.name));
                }
            }
            for text in &self.texts {
                if one.overlay == text.overlay
                    && overlap(one.rect, text.rect)
                    && !one.rect.expand(1.0).contains_rect(text.rect)
                {
                    faults.push(format!("text across {:?}: {:?}", one.name, text.text));
                }
            }
        }
        for (i, one) in self.texts.iter().enumerate() {
            for other in self.texts.iter().skip(i.saturating_add(1)) {
                if one.overlay == other.overlay && overlap(one.rect, other.rect) {
                    faults.push(format!("texts overlap: {:?}, {:?}", one.text, other.text));
                }
            }
        }
    }
}

fn overlap(one: Rect, other: Rect) -> bool {
    let common = one.intersect(other);
    common.width() > 1.0 && common.height() > 1.0
}

fn beyond(rect: Rect, bounds: Rect) -> f32 {
    (bounds.left() - rect.left())
        .max(rect.right() - bounds.right())
        .max(bounds.top() - rect.top())
        .max(rect.bottom() - bounds.bottom())
}
