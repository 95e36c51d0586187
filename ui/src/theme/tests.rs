use super::*;

/// Each text colour with the grounds it is used on: at least 4.5 to 1.
#[test]
fn text_stands_out_from_its_ground() {
    for colors in [&LIGHT, &HIGH_CONTRAST] {
        let c = colors;
        for (ink, ground) in [
            (c.ink, c.paper),
            (c.ink, c.sheet),
            (c.ink, c.tint),
            (c.ink, c.warn_tint),
            (c.ink, c.danger_tint),
            (c.ink, c.four_tint),
            (c.ink, c.ok_tint),
            (c.soft, c.paper),
            (c.soft, c.sheet),
            (c.soft, c.four_tint),
            (c.action, c.paper),
            (c.action, c.sheet),
            (c.action, c.tint),
            (c.on_action, c.action),
            (c.on_action, c.pressed),
            (c.on_deep, c.deep),
            (c.four, c.paper),
            (c.four, c.sheet),
            (c.four, c.four_tint),
            (c.ok, c.paper),
            (c.ok, c.sheet),
            (c.ok, c.ok_tint),
            (c.warn, c.paper),
            (c.warn, c.sheet),
            (c.warn, c.warn_tint),
            (c.danger, c.sheet),
            (c.danger, c.danger_tint),
            (c.off_ink, c.off),
            (c.on_simulation, c.simulation),
        ] {
            let ratio = contrast_ratio(ink, ground);
            assert!(ratio >= 4.5, "{ink:?} on {ground:?}: {ratio}");
        }
    }
}

/// Edges and marks that tell where a part is: at least 3 to 1.
#[test]
fn parts_stand_out_from_their_ground() {
    for colors in [&LIGHT, &HIGH_CONTRAST] {
        let c = colors;
        for (part, ground) in [
            (c.line, c.paper),
            (c.line, c.sheet),
            (c.action, c.paper),
            (c.four, c.sheet),
            (c.warn_line, c.paper),
            (c.warn_line, c.warn_tint),
            (c.danger, c.danger_tint),
            (c.ok_fill, c.sheet),
            (c.on_ok, c.ok_fill),
            (c.on_warn, c.warn_line),
            (c.focus_outer, c.paper),
        ] {
            let ratio = contrast_ratio(part, ground);
            assert!(ratio >= 3.0, "{part:?} on {ground:?}: {ratio}");
        }
    }
    assert!(
        contrast_ratio(LIGHT.focus_inner, LIGHT.focus_outer) >= 3.0,
        "the two rings of the focus"
    );
}

/// What a resident needs to read has a capital H of 4.9, 6.1 and 7.3 mm at least.
#[test]
fn needed_text_is_never_smaller_than_its_size_promises() {
    for size in TextSize::ALL {
        for kind in [
            Kind::Body,
            Kind::Strong,
            Kind::Button,
            Kind::Main,
            Kind::Title,
            Kind::Result,
            Kind::Number,
        ] {
            for &units in kind.ladder(size) {
                let cap = units * CAP_HEIGHT * UNIT_MM;
                assert!(cap >= size.least_cap_mm(), "{kind:?} {size:?}: {cap} mm");
            }
        }
    }
}

#[test]
fn the_smallest_target_is_twelve_millimetres() {
    let millimetres = TARGET_LEAST * UNIT_MM;
    assert!((12.0..13.0).contains(&millimetres), "{millimetres}");
}
