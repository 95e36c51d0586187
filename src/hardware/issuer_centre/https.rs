//! The line to the centre: HTTPS with mutual TLS 1.3 and pinned authorities.

mod error;

use self::error::centre_error;
use super::fault::CentreError;
use super::line::{BODY_BYTES_MAX, Line, LineRequest, RawAnswer};
use jiff::Timestamp;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, ProtocolVersion, RootCertStore};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use ureq::Agent;
use ureq::http::header::{CONTENT_TYPE, DATE, HeaderName};
use ureq::http::{HeaderMap, Response};
use ureq::tls::{Certificate, ClientCert, PrivateKey, RootCerts, TlsConfig, TlsProvider};

/// Largest head of an answer that is read, in bytes.
const HEAD_BYTES_MAX: usize = 16 * 1024;

/// How long each part of a request may take.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Timeouts {
    /// From the name to the end of the TLS handshake.
    pub connect: Duration,
    /// From there to the last byte of the answer.
    pub answer: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            answer: Duration::from_secs(10),
        }
    }
}

/// Where the centre is, whom to trust there, and who we are to it. All files as PEM text.
#[derive(Clone, Copy)]
pub struct HttpsSettings<'a> {
    /// Base address, `https://…`, without a slash at the end.
    pub url: &'a str,
    /// Pinned authorities; nothing else is trusted.
    pub trust_anchors_pem: &'a [Vec<u8>],
    /// This kiosk's certificate, with its chain.
    pub client_certificate_pem: &'a [u8],
    /// This kiosk's key.
    pub client_key_pem: &'a [u8],
    /// How long to wait.
    pub timeouts: Timeouts,
}

impl fmt::Debug for HttpsSettings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpsSettings")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

/// Why the line cannot even be tried.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The address is not `https://`.
    #[error("the centre's address does not begin with https://")]
    NotHttps,
    /// No authority was given.
    #[error("no trust anchor for the centre")]
    NoTrustAnchor,
    /// A file is not the PEM it should be.
    #[error("not a PEM file: {0}")]
    Pem(#[from] rustls::pki_types::pem::Error),
    /// A certificate cannot be used, or the key does not belong to it.
    #[error("certificate or key: {0}")]
    Tls(#[from] rustls::Error),
}

/// HTTPS to the configured centre.
pub struct HttpsLine {
    agent: Agent,
    base: String,
}

impl fmt::Debug for HttpsLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpsLine")
            .field("base", &self.base)
            .finish_non_exhaustive()
    }
}

impl HttpsLine {
    /// Checks the settings. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`SetupError`] says which setting cannot be used.
    pub fn new(settings: &HttpsSettings<'_>) -> Result<Self, SetupError> {
        if !settings.url.starts_with("https://") {
            return Err(SetupError::NotHttps);
        }
        let mut anchors = Vec::new();
        for pem in settings.trust_anchors_pem {
            anchors.extend(certificates(pem)?);
        }
        let chain = certificates(settings.client_certificate_pem)?;
        let key = PrivateKeyDer::from_pem_slice(settings.client_key_pem)?;
        let provider = Arc::new(tls13_only());
        ensure_usable(&provider, &anchors, &chain, &key)?;
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .unversioned_rustls_crypto_provider(provider)
            .root_certs(RootCerts::new_with_certs(
                &anchors.iter().map(borrowed).collect::<Vec<_>>(),
            ))
            .client_cert(Some(client_certificate(&chain, settings.client_key_pem)?))
            .build();
        let agent = Agent::config_builder()
            .https_only(true)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // The line is ours: no proxy, whatever the environment says.
            .proxy(None)
            // Requests are minutes apart: a kept connection would be a dead one.
            .max_idle_connections(0)
            .max_response_header_size(HEAD_BYTES_MAX)
            .timeout_connect(Some(settings.timeouts.connect))
            .timeout_recv_response(Some(settings.timeouts.answer))
            .timeout_global(Some(
                settings
                    .timeouts
                    .connect
                    .saturating_add(settings.timeouts.answer),
            ))
            .user_agent(concat!("pin-kiosk/", env!("CARGO_PKG_VERSION")))
            .tls_config(tls)
            .build()
            .new_agent();
        Ok(Self {
            agent,
            base: settings.url.trim_end_matches('/').to_owned(),
        })
    }
}

impl Line for HttpsLine {
    fn post(&mut self, request: &LineRequest<'_>) -> Result<RawAnswer, CentreError> {
        let mut call = self
            .agent
            .post(format!("{}{}", self.base, request.path))
            .content_type("application/json")
            .header("Accept", "application/json, application/problem+json");
        if let Some(key) = request.idempotency_key {
            call = call.header("Idempotency-Key", key);
        }
        read(
            call.send(request.body)
                .map_err(|error| centre_error(&error))?,
        )
    }

    fn wall_clock(&self) -> Timestamp {
        Timestamp::now()
    }
}

fn read(response: Response<ureq::Body>) -> Result<RawAnswer, CentreError> {
    let (head, mut body) = response.into_parts();
    let limit = u64::try_from(BODY_BYTES_MAX).unwrap_or(u64::MAX);
    let body = body
        .with_config()
        .limit(limit)
        .read_to_vec()
        .map_err(|error| centre_error(&error))?;
    Ok(RawAnswer {
        status: head.status.as_u16(),
        content_type: header(&head.headers, &CONTENT_TYPE),
        date: header(&head.headers, &DATE),
        body,
    })
}

fn header(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(ToOwned::to_owned)
}

/// ring's provider without any suite of TLS 1.2: ureq asks for every version that has a suite.
fn tls13_only() -> CryptoProvider {
    let mut provider = rustls::crypto::ring::default_provider();
    provider
        .cipher_suites
        .retain(|suite| suite.version().version == ProtocolVersion::TLSv1_3);
    provider
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, SetupError> {
    let found = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>()?;
    if found.is_empty() {
        return Err(rustls::pki_types::pem::Error::NoItemsFound.into());
    }
    Ok(found)
}

/// Builds once what ureq builds at the first request, because ureq ends the program where this
/// returns an error.
fn ensure_usable(
    provider: &Arc<CryptoProvider>,
    anchors: &[CertificateDer<'static>],
    chain: &[CertificateDer<'static>],
    key: &PrivateKeyDer<'static>,
) -> Result<(), SetupError> {
    if anchors.is_empty() {
        return Err(SetupError::NoTrustAnchor);
    }
    let mut roots = RootCertStore::empty();
    for anchor in anchors {
        roots.add(anchor.clone())?;
    }
    ClientConfig::builder_with_provider(Arc::clone(provider))
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_root_certificates(roots)
        .with_client_auth_cert(chain.to_vec(), key.clone_key())?;
    Ok(())
}

fn borrowed(certificate: &CertificateDer<'static>) -> Certificate<'static> {
    Certificate::from_der(certificate).to_owned()
}

fn client_certificate(
    chain: &[CertificateDer<'static>],
    key_pem: &[u8],
) -> Result<ClientCert, SetupError> {
    let key = PrivateKey::from_pem(key_pem)
        .ok()
        .ok_or(rustls::pki_types::pem::Error::NoItemsFound)?;
    Ok(ClientCert::new_with_certs(
        &chain.iter().map(borrowed).collect::<Vec<_>>(),
        key,
    ))
}
