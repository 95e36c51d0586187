#!/bin/sh
# Makes the certificates in certificates/ anew, by OpenSSL: a second hand, not our own encoder.
# The keys are thrown away, so all files change together.
set -eu
cd "$(dirname "$0")/certificates"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
policy=1.2.392.200149.8.5.1.0.30
name='/C=JP/O=JPKI-TEST/OU=JPKI for user authentication/OU=Stand-in of a test'

# An issuer: key, self-signed certificate, database.
issuer() {
  mkdir "$work/$1"
  openssl genrsa -out "$work/$1/key.pem" 2048 2>/dev/null
  openssl req -new -x509 -key "$work/$1/key.pem" -days 7300 -subj "$2" -out "$work/$1/ca.pem" \
    -config /dev/null -addext 'keyUsage=critical,keyCertSign,cRLSign' \
    -addext 'basicConstraints=critical,CA:TRUE' -addext subjectKeyIdentifier=hash
  openssl x509 -in "$work/$1/ca.pem" -outform DER -out "issuer-$1.der"
  : > "$work/$1/index.txt"
  echo 01 > "$work/$1/serial"
  cat > "$work/$1/ca.cnf" <<CONF
[ca]
default_ca = here
[here]
database = $work/$1/index.txt
serial = $work/$1/serial
new_certs_dir = $work/$1
default_md = sha256
policy = any
unique_subject = no
string_mask = utf8only
[any]
countryName = supplied
commonName = supplied
CONF
}

# A card's certificate: file name, issuer, key file, last day, extensions.
card() {
  printf '%s\n' "$5" > "$work/ext.cnf"
  openssl req -new -key "$3" -subj '/C=JP/CN=000000000TEST0000000001A' -config /dev/null \
    -out "$work/req.pem"
  openssl ca -batch -notext -config "$work/$2/ca.cnf" -keyfile "$work/$2/key.pem" \
    -cert "$work/$2/ca.pem" -startdate 20250401000000Z -enddate "$4" -in "$work/req.pem" \
    -extfile "$work/ext.cnf" -out "$work/out.pem" 2>/dev/null
  openssl x509 -in "$work/out.pem" -outform DER -out "$1.der"
}

issuer a "$name"
issuer b "$name"
issuer c "$name of another name"
openssl x509 -inform DER -in issuer-a.der > issuers-a-b.pem
openssl x509 -inform DER -in issuer-b.der >> issuers-a-b.pem

usage='keyUsage=critical,digitalSignature'
extended='extendedKeyUsage=clientAuth'
policies="certificatePolicies=critical,$policy"
rest='authorityKeyIdentifier=keyid,issuer
subjectKeyIdentifier=hash'
good="$usage
$extended
$policies
$rest"
end=20300401145959Z

openssl genrsa -out "$work/card.pem" 2048 2>/dev/null
openssl genrsa -out "$work/short.pem" 1024 2>/dev/null
openssl ecparam -name prime256v1 -genkey -noout -out "$work/p256.pem"
openssl ecparam -name secp384r1 -genkey -noout -out "$work/p384.pem"

card good a "$work/card.pem" $end "$good"
card of-issuer-b b "$work/card.pem" $end "$good"
card of-issuer-c c "$work/card.pem" $end "$good"
card year-too-long a "$work/card.pem" 20360401145959Z "$good"
card signature-policy a "$work/card.pem" $end "$usage
certificatePolicies=critical,1.2.392.200149.8.5.1.0.20"
card unknown-policy a "$work/card.pem" $end "$usage
certificatePolicies=critical,1.2.3.4"
card any-policy a "$work/card.pem" $end "$usage
certificatePolicies=2.5.29.32.0"
card no-policy a "$work/card.pem" $end "$usage"
card is-issuer a "$work/card.pem" $end "$good
basicConstraints=critical,CA:TRUE"
card wrong-usage a "$work/card.pem" $end "keyUsage=critical,keyEncipherment
$policies"
card no-usage a "$work/card.pem" $end "$policies"
card server-only a "$work/card.pem" $end "$usage
extendedKeyUsage=serverAuth
$policies"
card no-extended-usage a "$work/card.pem" $end "$usage
$policies"
card unknown-critical a "$work/card.pem" $end "$good
1.2.3.4.5=critical,ASN1:NULL"
card unknown-extension a "$work/card.pem" $end "$good
1.2.3.4.5=ASN1:NULL"
card short-key a "$work/short.pem" $end "$good"
card p256 a "$work/p256.pem" $end "$good"
card p384 a "$work/p384.pem" $end "$good"

# What each card signs in a test: 32 bytes of 07.
dd if=/dev/zero bs=32 count=1 2>/dev/null | tr '\000' '\007' > "$work/challenge"
openssl dgst -sha256 -sign "$work/card.pem" -out good.signature "$work/challenge"
openssl dgst -sha256 -sign "$work/p256.pem" -out p256.signature "$work/challenge"
