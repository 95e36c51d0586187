//! The server's side of TLS, in order and in each way out of order.

use super::fault::LineFault;
use super::pki::{Identity, PkiError, TestPki};
use super::server::ServerError;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::server::{ServerConfig, WebPkiClientVerifier};
use rustls::version::{TLS12, TLS13};
use rustls::{RootCertStore, SupportedProtocolVersion};
use std::fmt;
use std::sync::Arc;

/// One configuration for each state of the line.
pub(super) struct TlsConfigs {
    good: Arc<ServerConfig>,
    wrong_name: Arc<ServerConfig>,
    untrusted: Arc<ServerConfig>,
    expired: Arc<ServerConfig>,
    tls12: Arc<ServerConfig>,
    refuses_clients: Arc<ServerConfig>,
}

impl fmt::Debug for TlsConfigs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TlsConfigs")
    }
}

impl TlsConfigs {
    pub(super) fn new(pki: &TestPki) -> Result<Self, ServerError> {
        let tls13 = |identity, clients| config(&TLS13, identity, clients);
        Ok(Self {
            good: tls13(&pki.server, &pki.ca_pem)?,
            wrong_name: tls13(&pki.wrong_name, &pki.ca_pem)?,
            untrusted: tls13(&pki.untrusted, &pki.ca_pem)?,
            expired: tls13(&pki.expired, &pki.ca_pem)?,
            tls12: config(&TLS12, &pki.server, &pki.ca_pem)?,
            refuses_clients: tls13(&pki.server, &pki.other_ca_pem)?,
        })
    }

    pub(super) const fn for_fault(&self, fault: Option<LineFault>) -> &Arc<ServerConfig> {
        match fault {
            Some(LineFault::WrongServerName) => &self.wrong_name,
            Some(LineFault::UntrustedRoot) => &self.untrusted,
            Some(LineFault::ExpiredCertificate) => &self.expired,
            Some(LineFault::Tls12Only) => &self.tls12,
            Some(LineFault::ClientCertificateRefused) => &self.refuses_clients,
            Some(LineFault::ClosedPort) | None => &self.good,
        }
    }
}

/// A server that asks every client for a certificate of one authority.
fn config(
    version: &'static SupportedProtocolVersion,
    identity: &Identity,
    clients_ca_pem: &str,
) -> Result<Arc<ServerConfig>, ServerError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut roots = RootCertStore::empty();
    let ca = CertificateDer::from_pem_slice(clients_ca_pem.as_bytes()).map_err(PkiError::Pem)?;
    roots.add(ca)?;
    let clients =
        WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider))
            .build()?;
    let config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[version])?
        .with_client_cert_verifier(clients)
        .with_single_cert(vec![identity.certificate()?], identity.key()?)?;
    Ok(Arc::new(config))
}
