//! Certificates as their issuers and operators hand them out: DER, or any number in PEM.

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

/// The certificates in a file, as DER; none when it holds something else.
///
/// Takes what OpenSSL takes: lines of any length, texts between the certificates, a byte order mark.
pub(crate) fn certificates_in(bytes: &[u8]) -> Option<Vec<CertificateDer<'static>>> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut found: Vec<_> = CertificateDer::pem_slice_iter(text)
        .collect::<Result<_, _>>()
        .ok()?;
    // A text before the first certificate may begin with DER's first byte, which is the digit 0.
    if found.is_empty() && bytes.first() == Some(&0x30) {
        found.push(CertificateDer::from(bytes.to_vec()));
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    const DER: [u8; 100] = [0x30; 100];

    fn pem(width: usize, end: &str) -> String {
        let text = STANDARD.encode(DER);
        let lines: Vec<_> = text
            .as_bytes()
            .chunks(width)
            .map(|line| str::from_utf8(line).unwrap())
            .collect();
        let body = lines.join(end);
        format!("-----BEGIN CERTIFICATE-----{end}{body}{end}-----END CERTIFICATE-----{end}")
    }

    #[test]
    fn what_openssl_takes_is_taken() {
        let one = vec![CertificateDer::from(DER.to_vec())];
        for text in [
            pem(64, "\n"),
            pem(76, "\n"),
            pem(1000, "\n"),
            pem(64, "\r\n"),
            pem(64, " \n"),
            format!("\u{FEFF}{}", pem(64, "\n")),
            format!("0 s:CN=für alle\n\n{}\n\n", pem(64, "\n")),
            pem(64, "\n").trim_end().to_owned(),
        ] {
            assert_eq!(
                certificates_in(text.as_bytes()),
                Some(one.clone()),
                "{text}"
            );
        }
        assert_eq!(certificates_in(&DER), Some(one.clone()));
        let two = format!("a\n{}b\n{0}", pem(64, "\n"));
        assert_eq!(
            certificates_in(two.as_bytes()).map(|found| found.len()),
            Some(2)
        );
    }

    #[test]
    fn what_is_no_certificate_is_refused() {
        let key = pem(64, "\n").replace("CERTIFICATE", "PRIVATE KEY");
        let torn = pem(64, "\n").replace("-----END", "");
        for text in ["", "neither", &key, &torn] {
            assert_eq!(certificates_in(text.as_bytes()), None, "{text}");
        }
    }
}
