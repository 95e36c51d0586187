//! The procedure, input by input. The bench plays workers, reader and clock.

mod bench;
mod every_input;
mod every_state;
mod happy;
mod mishaps;
mod refusals;
mod reservations;
mod torn;
