//! The stand-in issuer centre.
