#!/usr/bin/env python3
"""An Individual Number Card in a virtual reader: a second reading of the card's public facts.

Shares no code with the kiosk or its simulated card, and judges what the kiosk sends.

usage: card.py HOST:PORT ANCHOR-FILE [BEHAVIOUR=VALUE]...

Reads from standard input, a line each: insert, remove, end.
Answers each with one JSON line; that to `end` is the judgement.
Python's standard library and openssl only.
"""

import hashlib
import hmac
import json
import os
import socket
import sys
import threading
import time

from certificate import Key, authority, pem, user_authentication

APPLICATION = bytes.fromhex("D392F000260100000001")
CERTIFICATE, PRESENCE, PIN, KEY, PASSWORD = 0x0A, 0x08, 0x18, 0x17, 0x1B
SECRETS_ONLY = (KEY, PIN, PASSWORD)
TRIES_MAX = {PIN: 3, PASSWORD: 5}
# The stand-in reset: docs/issuer-centre.md.
ISSUER_KEY = b"pin-kiosk stand-in issuer key 1."
LABEL = b"pin-kiosk stand-in reset 1"

BEHAVIOUR = {
    "atr": "3BE000FF8131FE4514",  # contact; contactless cards have other ones
    "short_ids": "",  # status of a card that does not know short file identifiers
    "extended": "",  # status of a card without extended length
    "overrun": "9000",  # status when Le reaches over the end of a file
    "read_max": "65536",  # most bytes that READ BINARY hands out
    "room": "2048",  # bytes of the certificate's file
    "filler": "FF",
    "verified_query": "",  # status of the query of a secret that is verified
    "blocked": "6984",  # status of VERIFY on a locked secret
    "change": "",  # status of CHANGE REFERENCE DATA in place of 9000; it is done all the same
    "days": "1500",  # the certificate ends so many days from now
    "password_tries": "5",
    "millis": "0",  # time of an exchange
}


class Card:
    def __init__(self, behaviour, issuer_key):
        self.behaviour = behaviour
        self.key = Key()
        days = (-100, int(behaviour["days"]))
        self.der = user_authentication(self.key, issuer_key, days)
        filler = bytes.fromhex(behaviour["filler"])
        self.files = {
            CERTIFICATE: self.der.ljust(int(behaviour["room"]), filler),
            PRESENCE: bytes.fromhex("8F8F00"),
        }
        self.secrets = {PIN: b"1234", PASSWORD: b"ABC123"}
        self.tries = {PIN: 3, PASSWORD: int(behaviour["password_tries"])}
        self.commands = []
        self.wrong = []
        self.power_off()

    def power_off(self):
        self.powered = False
        self.verified = set()
        self.issuer_proven = False
        self.warm_reset()

    def warm_reset(self):
        """The verified state outlives it: a measured fact."""
        self.selected = False
        self.file = None
        self.challenge = None

    def status(self, name, otherwise):
        return self.behaviour[name] or otherwise

    def execute(self, command):
        """One command APDU; data and status word of the response."""
        self.commands.append(command)
        self.judge(command)
        header, rest = command[:4], command[4:]
        data, expected = b"", None
        if len(rest) >= 3 and rest[0] == 0:
            if self.behaviour["extended"]:
                return b"", self.behaviour["extended"]
            expected = int.from_bytes(rest[1:3], "big") or 65536
        elif len(rest) == 1:
            expected = rest[0] or 256
        elif rest:
            data, tail = rest[1 : 1 + rest[0]], rest[1 + rest[0] :]
            expected = (tail[0] or 256) if tail else None
        instruction = {
            (0x00, 0xA4): self.select,
            (0x00, 0xB0): self.read,
            (0x00, 0x20): self.verify,
            (0x00, 0x24): self.change,
            (0x80, 0x2A): self.sign,
            (0x00, 0x84): self.get_challenge,
            (0x00, 0x82): self.authenticate_issuer,
            (0x00, 0x2C): self.reset,
        }.get((header[0], header[1]))
        if instruction is None:
            return b"", "6D00"
        answer = instruction(header[2], header[3], data, expected)
        return answer if isinstance(answer, tuple) else (b"", answer)

    def judge(self, command):
        """What no kiosk may send, whatever the card answers."""
        kind, data = command[1], command[5:]
        if kind == 0xA4 and command[2] == 4 and data != APPLICATION:
            self.wrong.append(f"another application: {command.hex()}")
        if kind == 0x20 and len(command) == 5:
            self.wrong.append("a query of tries with Le")
        if kind == 0x24 and command[:4].hex() != "00240180":
            self.wrong.append(f"a CHANGE that nobody has measured: {command[:4].hex()}")
        if kind in (0x24, 0x2C) and self.file != PASSWORD:
            self.wrong.append("another secret than the signature password is set")

    def select(self, p1, p2, data, expected):
        if p1 == 4:
            if data != APPLICATION:
                return "6A82"
            self.selected, self.file = True, None
            return "9000"
        if p1 != 2 or not self.selected:
            return "6A86"
        file = int.from_bytes(data, "big")
        if file not in self.files and file not in SECRETS_ONLY:
            return "6A82"
        self.file = file
        return "9000"

    def named(self, parameter):
        """The file that P2 (or P1 of READ BINARY) names, or a status word."""
        if not self.selected:
            return "6985"
        if parameter == 0x80:
            return "6986" if self.file is None else self.file
        if self.behaviour["short_ids"]:
            return self.behaviour["short_ids"]
        file = parameter & 0x1F
        if file not in self.files and file not in SECRETS_ONLY:
            return "6A82"
        self.file = file
        return file

    def read(self, p1, p2, data, expected):
        offset = p2 if p1 & 0x80 else p1 << 8 | p2
        file = self.named(p1 if p1 & 0x80 else 0x80)
        if isinstance(file, str):
            return file
        if file not in self.files:
            return "6981"
        content = self.files[file]
        if offset >= len(content):
            return "6B00"
        some = content[offset : offset + min(expected, int(self.behaviour["read_max"]))]
        over = offset + expected > len(content)
        return some, self.behaviour["overrun"] if over else "9000"

    def verify(self, p1, p2, data, expected):
        secret = self.named(p2)
        if isinstance(secret, str):
            return secret
        if secret not in self.secrets:
            return "6981"
        left = self.tries[secret]
        if not data:
            if secret in self.verified and self.behaviour["verified_query"]:
                return self.behaviour["verified_query"]
            return f"63C{left}"
        if left == 0:
            return self.behaviour["blocked"]
        if data == self.secrets[secret]:
            self.tries[secret] = TRIES_MAX[secret]
            self.verified.add(secret)
            return "9000"
        self.verified.discard(secret)
        self.tries[secret] -= 1
        return f"63C{self.tries[secret]}"

    def change(self, p1, p2, data, expected):
        if self.file not in self.verified:
            return "6982"
        self.secrets[self.file] = data
        return self.status("change", "9000")

    def sign(self, p1, p2, data, expected):
        key = self.named(p2)
        if isinstance(key, str):
            return key
        if key != KEY or p1:
            return "6A86"
        if PIN not in self.verified:
            return "6982"
        return self.key.pad_and_sign(data), "9000"

    def get_challenge(self, p1, p2, data, expected):
        self.challenge = os.urandom(expected)
        return self.challenge, "9000"

    def authenticate_issuer(self, p1, p2, data, expected):
        challenge, self.challenge = self.challenge, None
        if challenge is None or p2 != 0x90 or PIN not in self.verified:
            return "6985"
        reservation, proof = data[:16], data[16:]
        message = LABEL + hashlib.sha256(self.der).digest() + challenge + reservation
        if not hmac.compare_digest(proof, hmac.digest(ISSUER_KEY, message, "sha256")):
            return "6300"
        self.issuer_proven = True
        return "9000"

    def reset(self, p1, p2, data, expected):
        if p1 != 2 or self.file != PASSWORD or not self.issuer_proven:
            return "6982"
        self.secrets[PASSWORD], self.tries[PASSWORD] = data, TRIES_MAX[PASSWORD]
        return "9000"

    def judgement(self):
        return {
            "password": self.secrets[PASSWORD].decode(),
            "tries": [self.tries[PIN], self.tries[PASSWORD]],
            "commands": len(self.commands),
            "powered": self.powered,
            "wrong": self.wrong,
        }


class Reader:
    """The card's side of the virtual reader: each message has its length before it."""

    def __init__(self, address, card):
        host, port = address.rsplit(":", 1)
        self.address, self.card, self.line = (host, int(port)), card, None

    def insert(self):
        self.line = socket.create_connection(self.address)
        threading.Thread(target=self.serve, args=(self.line,), daemon=True).start()

    def remove(self):
        self.line.shutdown(socket.SHUT_RDWR)
        self.line.close()

    def serve(self, line):
        while (size := self.receive(line, 2)) and (message := self.receive(line, int.from_bytes(size, "big"))):
            answer = self.answer(message)
            if answer is not None:
                line.sendall(len(answer).to_bytes(2, "big") + answer)

    def answer(self, message):
        card = self.card
        if message == b"\x00":
            card.power_off()
        elif message == b"\x01":
            card.powered = True
        elif message == b"\x02":
            card.warm_reset()
        elif message == b"\x04":
            return bytes.fromhex(card.behaviour["atr"])
        else:
            time.sleep(int(card.behaviour["millis"]) / 1000)
            data, status = card.execute(message)
            return data + bytes.fromhex(status)
        return None

    @staticmethod
    def receive(line, size):
        """So many bytes, or none at the end."""
        received = b""
        while len(received) < size:
            # Without this, delayed acknowledgements add 40 ms to each command.
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            try:
                some = line.recv(size - len(received))
            except OSError:
                return b""
            if not some:
                return b""
            received += some
        return received


def main(address, anchor_file, *given):
    behaviour = dict(BEHAVIOUR)
    for one in given:
        key, _, value = one.partition("=")
        if key not in behaviour:
            sys.exit(f"no such behaviour: {key}")
        behaviour[key] = value
    issuer_key = Key()
    with open(anchor_file, "w", encoding="ascii") as file:
        file.write(pem(authority(issuer_key)))
    card = Card(behaviour, issuer_key)
    reader = Reader(address, card)
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        word = line.strip()
        if word == "insert":
            reader.insert()
        elif word == "remove":
            reader.remove()
        elif word == "end":
            print(json.dumps(card.judgement()), flush=True)
            return
        print(json.dumps({"done": word}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
