"""Certificates in the profile of the card's issuer, with test keys: just enough DER to make them."""

import base64
import hashlib
import subprocess
from datetime import datetime, timedelta, timezone

SHA256_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
TEST_POLICY = "1.2.392.200149.8.5.1.0.30"
NULL = b"\x05\x00"
TRUE = b"\x01\x01\xff"


def tlv(tag, *parts):
    body = b"".join(parts)
    size = len(body)
    if size < 0x80:
        return bytes([tag, size]) + body
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(octets)]) + octets + body


def sequence(*parts):
    return tlv(0x30, *parts)


def context(number, *parts):
    return tlv(0xA0 | number, *parts)


def integer(value):
    return tlv(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def bits(octets, unused=0):
    return tlv(0x03, bytes([unused]), octets)


def identifier(text):
    first, second, *rest = (int(arc) for arc in text.split("."))
    octets = bytes([40 * first + second])
    for arc in rest:
        group = [arc & 0x7F]
        while arc := arc >> 7:
            group.insert(0, arc & 0x7F | 0x80)
        octets += bytes(group)
    return tlv(0x06, octets)


def name(*parts):
    attributes = {"C": "2.5.4.6", "O": "2.5.4.10", "OU": "2.5.4.11", "CN": "2.5.4.3"}
    tags = {"C": 0x13}  # PrintableString, the others UTF8String
    return sequence(
        *(
            tlv(0x31, sequence(identifier(attributes[kind]), tlv(tags.get(kind, 0x0C), text.encode())))
            for kind, text in parts
        )
    )


def moment(days):
    when = datetime.now(timezone.utc) + timedelta(days=days)
    if when.year < 2050:
        return tlv(0x17, when.strftime("%y%m%d%H%M%SZ").encode())
    return tlv(0x18, when.strftime("%Y%m%d%H%M%SZ").encode())


def extension(kind, value, critical=False):
    return sequence(identifier(kind), TRUE if critical else b"", tlv(0x04, value))


SHA256_RSA = sequence(identifier("1.2.840.113549.1.1.11"), NULL)
ISSUER = name(
    ("C", "JP"),
    ("O", "JPKI"),
    ("OU", "JPKI for user authentication"),
    ("OU", "Japan Agency for Local Authority Information Systems"),
)


class Key:
    """RSA-2048, made by openssl."""

    def __init__(self):
        made = subprocess.run(
            ["openssl", "genrsa", "-traditional", "2048"], check=True, capture_output=True
        )
        lines = made.stdout.decode().splitlines()
        der = base64.b64decode("".join(line for line in lines if not line.startswith("-----")))
        # RSAPrivateKey (RFC 8017, A.1.2): version, n, e, d, ...
        self.n, self.e, self.d = self._integers(der)[1:4]

    @staticmethod
    def _integers(der):
        values, at = [], 4
        while at < len(der):
            size, at = der[at + 1], at + 2
            if size & 0x80:
                octets = size & 0x7F
                size, at = int.from_bytes(der[at : at + octets], "big"), at + octets
            values.append(int.from_bytes(der[at : at + size], "big"))
            at += size
        return values

    def pad_and_sign(self, data):
        """PKCS #1 v1.5 type 1 around exactly these bytes."""
        padded = b"\0\1" + b"\xff" * (253 - len(data)) + b"\0" + data
        signature = pow(int.from_bytes(padded, "big"), self.d, self.n)
        return signature.to_bytes(256, "big")

    def sign(self, message):
        return self.pad_and_sign(SHA256_DIGEST_INFO + hashlib.sha256(message).digest())

    def public(self):
        return sequence(integer(self.n), integer(self.e))

    def identifier(self):
        return hashlib.sha1(self.public()).digest()


def certificate(serial, subject, key, issuer_key, days, extensions):
    """Valid for this range of days around now."""
    spki = sequence(sequence(identifier("1.2.840.113549.1.1.1"), NULL), bits(key.public()))
    body = sequence(
        context(0, integer(2)),
        integer(serial),
        SHA256_RSA,
        ISSUER,
        sequence(moment(days[0]), moment(days[1])),
        subject,
        spki,
        context(3, sequence(*extensions)),
    )
    return sequence(body, SHA256_RSA, bits(issuer_key.sign(body)))


def authority(key):
    """The self-signed issuer."""
    return certificate(
        1,
        ISSUER,
        key,
        key,
        (-1000, 2600),
        [
            extension("2.5.29.15", bits(b"\x06", 1), critical=True),
            extension("2.5.29.19", sequence(TRUE), critical=True),
            extension("2.5.29.14", tlv(0x04, key.identifier())),
        ],
    )


def user_authentication(key, issuer_key, days):
    """The certificate that proves the card."""
    statement = sequence(
        identifier("1.3.6.1.5.5.7.2.1"), tlv(0x16, b"http://www.jpki.go.jp/cps.html")
    )
    policy = sequence(identifier(TEST_POLICY), sequence(statement))
    # [1] directoryName [4], [0] keyIdentifier, [2] serial
    authority_key = sequence(
        tlv(0x80, issuer_key.identifier()), context(1, context(4, ISSUER)), tlv(0x82, b"\x01")
    )
    ocsp = sequence(identifier("1.3.6.1.5.5.7.48.1"), tlv(0x86, b"http://ocsp.invalid"))
    return certificate(
        0x227B13,
        name(("C", "JP"), ("CN", "997794E9AGCIEG13221003A")),
        key,
        issuer_key,
        days,
        [
            extension("2.5.29.15", bits(b"\x80", 7), critical=True),
            extension("2.5.29.37", sequence(identifier("1.3.6.1.5.5.7.3.2"))),
            extension("2.5.29.32", sequence(policy), critical=True),
            extension("2.5.29.18", sequence(context(4, ISSUER))),
            extension("1.3.6.1.5.5.7.1.1", sequence(ocsp)),
            extension("2.5.29.35", authority_key),
            extension("2.5.29.14", tlv(0x04, key.identifier())),
        ],
    )


def pem(der):
    """As Python's own base64 breaks lines: at 76 characters, not at 64."""
    body = base64.encodebytes(der).decode()
    return f"-----BEGIN CERTIFICATE-----\n{body}-----END CERTIFICATE-----\n"
