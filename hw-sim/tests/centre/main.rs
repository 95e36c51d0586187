//! The stand-in centre over real sockets and TLS.

mod openapi;
mod server;
mod support;
