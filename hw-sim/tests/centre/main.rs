//! The stand-in centre over real sockets and TLS.

mod server;
mod support;
