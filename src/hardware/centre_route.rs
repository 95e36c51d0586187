//! The way to the issuer's centre, step by step, for technicians: name, connection, TLS.
//!
//! Nothing is sent beyond the TLS handshake, and what is seen here is trusted by nobody.

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
};
use std::io;
use std::net::{SocketAddr, TcpStream, ToSocketAddrs as _};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long connection and handshake may take, each.
pub const STEP_MAX: Duration = Duration::from_secs(5);

/// Host and port of an `https://` address.
#[must_use]
pub fn host_and_port(url: &str) -> Option<(String, u16)> {
    let authority = url.strip_prefix("https://")?.split('/').next()?;
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()?),
        _ => (authority, 443),
    };
    Some((host.trim_matches(['[', ']']).to_owned(), port))
}

/// Asks the name service.
///
/// # Errors
///
/// What the system says.
pub fn resolve(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    Ok((host, port).to_socket_addrs()?.collect())
}

/// Connects to the first address that answers.
///
/// # Errors
///
/// What the system said of the last one.
pub fn connect(addresses: &[SocketAddr]) -> io::Result<TcpStream> {
    let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for address in addresses {
        match TcpStream::connect_timeout(address, STEP_MAX) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// What the other side showed in the handshake.
#[derive(Debug)]
pub struct Shown {
    /// The version that was agreed on.
    pub version: Option<String>,
    /// Its certificates as DER, its own first, whether they hold or not.
    pub chain: Vec<Vec<u8>>,
    /// Whether its identity holds, in rustls's words where it does not.
    pub identity: Result<(), String>,
}

/// Begins TLS on this connection and looks at what the other side shows.
///
/// # Errors
///
/// In words, when it cannot even be begun.
pub fn handshake(mut stream: TcpStream, host: &str, anchors: &[Vec<u8>]) -> Result<Shown, String> {
    let mut roots = RootCertStore::empty();
    for anchor in anchors {
        roots
            .add(CertificateDer::from(anchor.as_slice()))
            .map_err(|error| error.to_string())?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier =
        WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider))
            .build()
            .map_err(|error| error.to_string())?;
    let onlooker = Arc::new(Onlooker {
        verifier,
        chain: Mutex::new(Vec::new()),
    });
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .dangerous()
        .with_custom_certificate_verifier(Arc::clone(&onlooker) as Arc<dyn ServerCertVerifier>)
        .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned()).map_err(|error| error.to_string())?;
    let mut tls =
        ClientConnection::new(Arc::new(config), name).map_err(|error| error.to_string())?;
    for set in [TcpStream::set_read_timeout, TcpStream::set_write_timeout] {
        set(&stream, Some(STEP_MAX)).map_err(|error| error.to_string())?;
    }
    let mut identity = Ok(());
    while identity.is_ok() && tls.is_handshaking() {
        identity = tls
            .complete_io(&mut stream)
            .map(|_| ())
            .map_err(|error| error.to_string());
    }
    let chain = onlooker
        .chain
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    let version = tls.protocol_version().and_then(|version| {
        version
            .as_str()
            .map(|name| name.replace("TLSv1_", "TLS 1."))
    });
    Ok(Shown {
        version,
        chain,
        identity,
    })
}

/// Judges as rustls does, and remembers what it was shown.
#[derive(Debug)]
struct Onlooker {
    verifier: Arc<WebPkiServerVerifier>,
    chain: Mutex<Vec<Vec<u8>>>,
}

impl ServerCertVerifier for Onlooker {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        *self.chain.lock().unwrap_or_else(PoisonError::into_inner) = std::iter::once(end_entity)
            .chain(intermediates)
            .map(|one| one.to_vec())
            .collect();
        self.verifier
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verifier.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verifier.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.verifier.supported_verify_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::host_and_port;

    #[test]
    fn an_address_is_taken_apart() {
        for (url, host, port) in [
            ("https://centre.example", "centre.example", 443),
            ("https://centre.example:8443/base", "centre.example", 8443),
            ("https://127.0.0.1:1", "127.0.0.1", 1),
            ("https://[::1]:8443", "::1", 8443),
            ("https://[::1]", "::1", 443),
        ] {
            assert_eq!(host_and_port(url), Some((host.to_owned(), port)), "{url}");
        }
        assert_eq!(host_and_port("http://centre.example"), None);
    }
}
