//! The developer's dock: the simulated parts as buttons in a second window.

use super::workbench::{Deed, Workbench};
use crate::runtime::Clock as _;
use crate::window::Dock;
use eframe::egui;
use egui::{Align2, Color32, CornerRadius, FontId, Rect, Sense, Stroke, StrokeKind, pos2, vec2};
use pin_kiosk_core::language::Language;
use pin_kiosk_core::view::Screen;
use pin_kiosk_hw_sim::card::{FaultKind, SecretName};
use pin_kiosk_hw_sim::centre::{CardStanding, ReservationScenario};
use pin_kiosk_ui::fonts::{Weight, family};
use pin_kiosk_ui::theme::LIGHT;
use std::sync::{Arc, Mutex, PoisonError};

const MARGIN: f32 = 20.0;
const ROW: f32 = 56.0;
const GAP: f32 = 10.0;
const COLUMNS: usize = 4;
/// Last commands of the card that are shown.
const COMMANDS_SHOWN: usize = 7;

/// The dock of one running kiosk.
pub(super) struct WorkbenchDock {
    bench: Arc<Mutex<Option<Workbench>>>,
    /// What the last button could not do.
    refused: Option<String>,
}

/// A heading, and the buttons under it with what they do.
type Section = (&'static str, Vec<(&'static str, Deed)>);

impl WorkbenchDock {
    pub(super) const fn new(bench: Arc<Mutex<Option<Workbench>>>) -> Self {
        Self {
            bench,
            refused: None,
        }
    }
}

impl Dock for WorkbenchDock {
    #[expect(clippy::too_many_lines, reason = "from top to bottom, as it is seen")]
    fn show(&mut self, ui: &mut egui::Ui, screen: &Screen) {
        let bench = Arc::clone(&self.bench);
        let bench = bench.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(bench) = bench.as_ref() else { return };
        let area = ui.max_rect();
        ui.painter().rect_filled(area, 0.0, LIGHT.paper);
        let banner = Rect::from_min_size(area.min, vec2(area.width(), 44.0));
        ui.painter().rect_filled(banner, 0.0, LIGHT.simulation);
        let middle = banner.center().y;
        let title = "SIMULATION: the parts of this kiosk";
        text(
            ui,
            pos2(MARGIN, middle),
            Align2::LEFT_CENTER,
            title,
            LIGHT.on_simulation,
            Weight::Bold,
        );
        let mut y = banner.bottom() + GAP;
        for line in [shown(screen), state(bench)] {
            text(
                ui,
                pos2(MARGIN, y + 12.0),
                Align2::LEFT_CENTER,
                &line,
                LIGHT.ink,
                Weight::Regular,
            );
            y += 26.0;
        }
        for (heading, buttons) in sections() {
            y += GAP;
            text(
                ui,
                pos2(MARGIN, y + 12.0),
                Align2::LEFT_CENTER,
                heading,
                LIGHT.action,
                Weight::Bold,
            );
            y += 28.0;
            for row in buttons.chunks(COLUMNS) {
                for ((label, deed), at) in row.iter().zip(cells(y, area.width())) {
                    if button(ui, at, label) {
                        self.refused = bench.act(deed.clone()).err();
                    }
                }
                y += ROW;
            }
        }
        y += GAP;
        if let Some(refused) = &self.refused {
            text(
                ui,
                pos2(MARGIN, y + 12.0),
                Align2::LEFT_CENTER,
                refused,
                LIGHT.danger,
                Weight::Regular,
            );
            y += 26.0;
        }
        for line in last_commands(bench) {
            text(
                ui,
                pos2(MARGIN, y + 12.0),
                Align2::LEFT_CENTER,
                &line,
                LIGHT.soft,
                Weight::Regular,
            );
            y += 24.0;
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one line a button")]
fn sections() -> Vec<Section> {
    let deed = Deed::default;
    vec![
        (
            "Card",
            vec![
                (
                    "Insert",
                    Deed {
                        insert: Some(0),
                        ..deed()
                    },
                ),
                (
                    "Insert another",
                    Deed {
                        insert: Some(1),
                        ..deed()
                    },
                ),
                (
                    "Remove",
                    Deed {
                        remove: true,
                        ..deed()
                    },
                ),
                ("Fresh tries", tries(5, 3)),
                ("Password locked", tries(0, 3)),
                ("Password 1 left", tries(1, 3)),
                ("4-digit 1 left", tries(5, 1)),
                ("4-digit locked", tries(5, 0)),
            ],
        ),
        (
            "At the next command",
            vec![
                ("Tear before", fault(FaultKind::TearBefore)),
                ("Tear after", fault(FaultKind::TearAfter)),
                ("Silence", fault(FaultKind::Silence)),
                ("Garbage", fault(FaultKind::Garbage(40))),
            ],
        ),
        (
            "Centre",
            vec![
                ("Line up", line("ok")),
                ("Line down", line("closed-port")),
                ("Reservation", reservation(ReservationScenario::Usable)),
                ("No reservation", reservation(ReservationScenario::Missing)),
                ("Over 24 hours", reservation(ReservationScenario::Expired)),
                ("Suspended", standing(CardStanding::CardSuspended)),
                (
                    "Revoked",
                    standing(CardStanding::SignatureCertificateRevoked),
                ),
                ("In good order", standing(CardStanding::Good)),
            ],
        ),
        (
            "Printer",
            vec![
                ("Paper out", printer("paper-out")),
                ("Paper in", printer("paper-ok")),
                ("Cover open", printer("cover-open")),
                ("Cover closed", printer("cover-close")),
            ],
        ),
        (
            "Clock",
            vec![
                (
                    "As it is",
                    Deed {
                        clock: Some(0),
                        ..deed()
                    },
                ),
                (
                    "+1 hour",
                    Deed {
                        clock: Some(3600),
                        ..deed()
                    },
                ),
                (
                    "+1 day",
                    Deed {
                        clock: Some(86_400),
                        ..deed()
                    },
                ),
                (
                    "-3 years",
                    Deed {
                        clock: Some(-94_608_000),
                        ..deed()
                    },
                ),
            ],
        ),
    ]
}

fn tries(signature: u8, user_authentication: u8) -> Deed {
    Deed {
        signature_tries: Some(signature),
        user_authentication_tries: Some(user_authentication),
        ..Deed::default()
    }
}

fn fault(fault: FaultKind) -> Deed {
    Deed {
        fault: Some(fault),
        ..Deed::default()
    }
}

fn line(state: &str) -> Deed {
    Deed {
        centre: Some(state.to_owned()),
        ..Deed::default()
    }
}

fn reservation(reservation: ReservationScenario) -> Deed {
    Deed {
        reservation: Some(reservation),
        ..Deed::default()
    }
}

fn standing(standing: CardStanding) -> Deed {
    Deed {
        standing: Some(standing),
        ..Deed::default()
    }
}

fn printer(act: &str) -> Deed {
    Deed {
        printer: Some(act.to_owned()),
        ..Deed::default()
    }
}

/// The name of the view, as the headless driver prints it.
fn shown(screen: &Screen) -> String {
    let view = serde_json::to_value(&screen.view).unwrap_or_default();
    format!(
        "view: {}",
        view.get("view")
            .and_then(|name| name.as_str())
            .unwrap_or_default()
    )
}

fn state(bench: &Workbench) -> String {
    let card = bench.slot.with(|reader| {
        let card = reader.card(reader.slot()?)?;
        let signature = card.tries_left(SecretName::Signature);
        let user_authentication = card.tries_left(SecretName::UserAuthentication);
        Some(format!(
            "card on the reader, tries {signature}/5 and {user_authentication}/3"
        ))
    });
    let clock = bench.clock.now().wall;
    format!(
        "{}; {clock:.0}",
        card.unwrap_or_else(|| "no card".to_owned())
    )
}

/// Header, lengths and status of the newest commands; never their data.
fn last_commands(bench: &Workbench) -> Vec<String> {
    bench.slot.with(|reader| {
        let mut lines: Vec<String> = reader
            .log()
            .commands()
            .rev()
            .take(COMMANDS_SHOWN)
            .map(|command| {
                let header: String = command
                    .header
                    .iter()
                    .map(|byte| format!("{byte:02X} "))
                    .collect();
                let status = command
                    .status
                    .map_or_else(|| "no answer".to_owned(), |status| status.to_string());
                format!("{header} {} bytes  ->  {status}", command.command_bytes)
            })
            .collect();
        lines.reverse();
        lines
    })
}

/// The places of the buttons of one row.
fn cells(y: f32, width: f32) -> impl Iterator<Item = Rect> {
    let column = (width - 2.0 * MARGIN + GAP) / 4.0;
    [0.0_f32, 1.0, 2.0, 3.0].into_iter().map(move |n| {
        let min = pos2(column.mul_add(n, MARGIN), y);
        Rect::from_min_size(min, vec2(column - GAP, ROW - GAP))
    })
}

fn button(ui: &egui::Ui, at: Rect, label: &'static str) -> bool {
    let response = ui.interact(at, ui.scope_id().with(label), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label));
    let corners = CornerRadius::same(8);
    ui.painter()
        .rect_filled(at.translate(vec2(0.0, 4.0)), corners, LIGHT.line);
    let face = if response.is_pointer_button_down_on() {
        at.translate(vec2(0.0, 4.0))
    } else {
        at
    };
    let stroke = Stroke::new(2.0, LIGHT.line);
    ui.painter()
        .rect(face, corners, LIGHT.sheet, stroke, StrokeKind::Inside);
    text(
        ui,
        face.center(),
        Align2::CENTER_CENTER,
        label,
        LIGHT.ink,
        Weight::Bold,
    );
    response.clicked()
}

fn text(ui: &egui::Ui, at: egui::Pos2, align: Align2, words: &str, color: Color32, weight: Weight) {
    let font = FontId::new(17.0, family(Language::English, weight));
    ui.painter().text(at, align, words, font, color);
}
