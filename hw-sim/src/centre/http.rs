//! HTTP/1.1, as much of it as one request and one answer on a connection need (RFC 9112).

use super::reply::{Delivery, Reply};
use std::io::{self, Read, Write};

/// Largest head of a request, in bytes.
const HEAD_BYTES_MAX: usize = 16 * 1024;
/// Largest body of a request, in bytes.
pub(super) const BODY_BYTES_MAX: usize = 64 * 1024;
/// Most header lines of a request.
const HEADERS_MAX: usize = 32;

/// A request that was read whole.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Received {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) content_type: Option<String>,
    pub(super) idempotency_key: Option<String>,
    pub(super) body: Vec<u8>,
}

/// Why there is no request to act on.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Nobody is there any more.
    Gone,
    /// To be answered with this status and title.
    Answer(u16, &'static str),
}

impl From<io::Error> for Refusal {
    fn from(_error: io::Error) -> Self {
        Self::Gone
    }
}

/// Reads one request.
pub(super) fn receive(stream: &mut impl Read) -> Result<Received, Refusal> {
    let mut buffer = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        if let Some((mut received, head_bytes, body_bytes)) = parse_head(&buffer)? {
            let mut body = buffer.split_off(head_bytes);
            while body.len() < body_bytes {
                match stream.read(&mut chunk)? {
                    0 => return Err(Refusal::Gone),
                    n => body.extend_from_slice(chunk.get(..n).unwrap_or_default()),
                }
            }
            body.truncate(body_bytes);
            received.body = body;
            return Ok(received);
        }
        if buffer.len() > HEAD_BYTES_MAX {
            return Err(Refusal::Answer(431, "The header is too long"));
        }
        match stream.read(&mut chunk)? {
            0 => return Err(Refusal::Gone),
            n => buffer.extend_from_slice(chunk.get(..n).unwrap_or_default()),
        }
    }
}

/// The request without its body, the bytes of its head and those of its body; none: read on.
fn parse_head(buffer: &[u8]) -> Result<Option<(Received, usize, usize)>, Refusal> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
    let mut request = httparse::Request::new(&mut headers);
    let head_bytes = match request.parse(buffer) {
        Ok(httparse::Status::Complete(bytes)) => bytes,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => {
            return Err(Refusal::Answer(431, "Too many header lines"));
        }
        Err(_) => return Err(Refusal::Answer(400, "Not HTTP/1.1")),
    };
    let header = |name: &str| {
        let line = request
            .headers
            .iter()
            .find(|line| line.name.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(line.value)
            .ok()
            .map(|value| value.trim().to_owned())
    };
    let method = request.method.unwrap_or_default().to_owned();
    let body_bytes = match header("Content-Length").map(|value| value.parse::<usize>()) {
        Some(Ok(bytes)) if bytes > BODY_BYTES_MAX => {
            return Err(Refusal::Answer(413, "The body is too long"));
        }
        Some(Ok(bytes)) => bytes,
        Some(Err(_)) => return Err(Refusal::Answer(400, "Not a length")),
        None if method == "POST" || header("Transfer-Encoding").is_some() => {
            return Err(Refusal::Answer(411, "Content-Length is missing"));
        }
        None => 0,
    };
    let received = Received {
        method,
        path: request.path.unwrap_or_default().to_owned(),
        content_type: header("Content-Type"),
        idempotency_key: header("Idempotency-Key"),
        body: Vec::new(),
    };
    Ok(Some((received, head_bytes, body_bytes)))
}

/// Writes as much of an answer as its delivery says.
pub(super) fn send(stream: &mut impl Write, reply: &Reply) -> io::Result<()> {
    let body = match reply.delivery {
        Delivery::Nothing => return Ok(()),
        Delivery::Half => reply.body.get(..reply.body.len() / 2).unwrap_or_default(),
        Delivery::Whole => &reply.body,
    };
    let mut head = Vec::new();
    write!(
        head,
        "HTTP/1.1 {} {}\r\n",
        reply.status,
        reason(reply.status)
    )?;
    for (name, value) in &reply.headers {
        write!(head, "{name}: {value}\r\n")?;
    }
    write!(
        head,
        "Content-Length: {}\r\nConnection: close\r\n\r\n",
        reply.body.len()
    )?;
    stream.write_all(&head)?;
    stream.write_all(body)?;
    stream.flush()
}

/// The phrase for people; software looks at the number alone (RFC 9112, section 4).
const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        400..500 => "Refused",
        500.. => "Failed",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Received, Refusal> {
        // One byte at a time: nothing may depend on how a line cuts the bytes.
        struct Slow<'a>(&'a [u8]);
        impl Read for Slow<'_> {
            fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
                let one = to.len().min(1);
                self.0.read(&mut to[..one])
            }
        }
        receive(&mut Slow(bytes))
    }

    fn status(bytes: &[u8]) -> u16 {
        match read(bytes) {
            Err(Refusal::Answer(status, _)) => status,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn reads_head_and_body_cut_anywhere() {
        let request = b"POST /a HTTP/1.1\r\nContent-type: application/json\r\n\
            IDEMPOTENCY-KEY: k1 \r\nContent-Length: 2\r\n\r\n{}rest";
        let received = read(request).unwrap();
        assert_eq!(
            (received.method.as_str(), received.path.as_str()),
            ("POST", "/a")
        );
        assert_eq!(received.content_type.as_deref(), Some("application/json"));
        assert_eq!(received.idempotency_key.as_deref(), Some("k1"));
        assert_eq!(received.body, b"{}");
    }

    #[test]
    fn refuses_what_it_cannot_bound() {
        assert_eq!(status(b"POST / HTTP/1.1\r\n\r\n"), 411);
        assert_eq!(
            status(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"),
            411
        );
        assert_eq!(
            status(b"POST / HTTP/1.1\r\nContent-Length: 65537\r\n\r\n"),
            413
        );
        assert_eq!(
            status(b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"),
            400
        );
        assert_eq!(status(b"\x16\x03\x01\x00"), 400);
        let many = format!(
            "GET / HTTP/1.1\r\n{}\r\n",
            "a: b\r\n".repeat(HEADERS_MAX + 1)
        );
        assert_eq!(status(many.as_bytes()), 431);
        let long = format!("GET / HTTP/1.1\r\na: {}", "b".repeat(HEAD_BYTES_MAX));
        assert_eq!(status(long.as_bytes()), 431);
    }

    #[test]
    fn body_cut_short_is_no_request() {
        let cut = read(b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n{}");
        assert!(matches!(cut, Err(Refusal::Gone)));
    }
}
