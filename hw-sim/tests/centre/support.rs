//! A card that signs and a client that speaks HTTPS byte by byte, for tests of the centre.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pin_kiosk_hw_sim::centre::{CardId, CentreServer, Identity, ServerOptions, SimCentre, TestPki};
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use serde_json::{Value, json};
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::{Arc, OnceLock};

/// The key that centre and card share in these tests.
pub(crate) const ISSUER_KEY: [u8; 32] = [7; 32];

/// A card's user-authentication key and certificate.
#[derive(Debug)]
pub(crate) struct Card {
    /// DER.
    pub(crate) certificate: Vec<u8>,
    key: RsaKeyPair,
}

/// One card for the whole binary: making an RSA key takes a second.
pub(crate) fn card() -> &'static Card {
    static CARD: OnceLock<Card> = OnceLock::new();
    CARD.get_or_init(|| {
        use rsa::pkcs8::EncodePrivateKey as _;
        let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
        let der = key.to_pkcs8_der().unwrap();
        let pair = rcgen::KeyPair::try_from(der.as_bytes()).unwrap();
        let params = rcgen::CertificateParams::new(Vec::new()).unwrap();
        let certificate = params.self_signed(&pair).unwrap().der().to_vec();
        Card {
            certificate,
            key: RsaKeyPair::from_pkcs8(der.as_bytes()).unwrap(),
        }
    })
}

impl Card {
    /// The card as the centre names it.
    pub(crate) fn id(&self) -> CardId {
        CardId::of_certificate(&self.certificate)
    }

    /// The body of a search, with this challenge signed.
    pub(crate) fn search(&self, challenge: [u8; 32]) -> Value {
        let mut signature = vec![0; self.key.public().modulus_len()];
        let random = SystemRandom::new();
        self.key
            .sign(&RSA_PKCS1_SHA256, &random, &challenge, &mut signature)
            .unwrap();
        json!({
            "certificate": STANDARD.encode(&self.certificate),
            "challenge": STANDARD.encode(challenge),
            "signature": STANDARD.encode(&signature),
        })
    }
}

/// The body of an authorisation.
pub(crate) fn authorisation(challenge: [u8; 16]) -> Value {
    json!({"card_challenge": STANDARD.encode(challenge)})
}

/// The body of an outcome.
pub(crate) fn outcome(name: &str) -> Value {
    json!({"outcome": name, "journal_head": {"sequence": 1, "hash": "00".repeat(32)}})
}

/// The test certificates, made once.
pub(crate) fn pki() -> &'static TestPki {
    static PKI: OnceLock<TestPki> = OnceLock::new();
    PKI.get_or_init(|| TestPki::generate().unwrap())
}

/// A server around an empty centre.
pub(crate) fn server() -> CentreServer {
    let listen = "127.0.0.1:0".parse().unwrap();
    let options = ServerOptions {
        listen,
        pki: pki().clone(),
    };
    CentreServer::start(SimCentre::new(ISSUER_KEY), &options).unwrap()
}

/// An answer as it came over the line.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status code.
    pub(crate) status: u16,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// As many bytes as came.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// Sends bytes as a kiosk of this identity and reads until the server ends the connection.
pub(crate) fn exchange(
    server: &CentreServer,
    identity: Option<&Identity>,
    request: &[u8],
) -> io::Result<Vec<u8>> {
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_slice(pki().ca_pem.as_bytes()).unwrap())
        .unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])
        .unwrap()
        .with_root_certificates(roots);
    let config = match identity {
        Some(identity) => {
            let chain = vec![identity.certificate().unwrap()];
            builder
                .with_client_auth_cert(chain, identity.key().unwrap())
                .unwrap()
        }
        None => builder.with_no_client_auth(),
    };
    let name = ServerName::try_from("127.0.0.1").unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).map_err(io::Error::other)?;
    let tcp = TcpStream::connect(server.address())?;
    let mut stream = StreamOwned::new(connection, tcp);
    stream.write_all(request)?;
    stream.flush()?;
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        // Half an answer ends without TLS's own goodbye.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(bytes),
        Err(error) => Err(error),
        Ok(_) => Ok(bytes),
    }
}

/// Splits an answer.
pub(crate) fn parse(bytes: &[u8]) -> Answer {
    let mut headers = [httparse::EMPTY_HEADER; 16];
    let mut response = httparse::Response::new(&mut headers);
    let head = response.parse(bytes).unwrap().unwrap();
    Answer {
        status: response.code.unwrap(),
        headers: response
            .headers
            .iter()
            .map(|header| {
                let value = String::from_utf8(header.value.to_vec()).unwrap();
                (header.name.to_ascii_lowercase(), value)
            })
            .collect(),
        body: bytes[head..].to_vec(),
    }
}

/// Posts JSON as the first kiosk.
pub(crate) fn post(server: &CentreServer, path: &str, body: &Value) -> Answer {
    post_as(server, &pki().client, path, body)
}

/// Posts JSON as this kiosk.
pub(crate) fn post_as(server: &CentreServer, kiosk: &Identity, path: &str, body: &Value) -> Answer {
    parse(&exchange(server, Some(kiosk), &post_bytes(path, body)).unwrap())
}

/// The bytes of a POST.
pub(crate) fn post_bytes(path: &str, body: &Value) -> Vec<u8> {
    let body = body.to_string();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: centre\r\nContent-Type: application/json\r\n\
         Idempotency-Key: key-1\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body.as_bytes()].concat()
}
