#!/usr/bin/env python3
"""Checks a journal of pin-kiosk: a second reading of docs/journal.md, sharing no code with it.

usage: journal_verifier.py [--key FILE] [--anchor N-HASH]... FILE...

Prints "whole FIRST LAST-HASH" and ends with 0, or "bad RECORD: WHY" and ends with 3.
Python's standard library only.
"""

import argparse
import hashlib
import hmac
import re
import sys

LINE_BYTES_MAX = 1024
FIRST_MAX = 1 << 28
RECORD = re.compile(
    rb'(?P<body>\{"n":(?P<n>0|[1-9][0-9]{0,18})'
    rb',"time":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"'
    rb',"up":(?:0|[1-9][0-9]{0,18})'
    rb',"kind":"(?P<kind>[a-z-]+)"'
    rb',"fields":(?P<fields>\{[!-\[\]-z|~]*\})'
    rb',"prev":"(?P<prev>[0-9a-f]{64})")'
    rb',"hash":"(?P<hash>[0-9a-f]{64})"'
    rb',"seal":"(?P<seal>[0-9a-f]{64})"\}'
)


class Bad(Exception):
    """The first bad record."""

    def __init__(self, record, why):
        super().__init__(f"bad {record}: {why}")


def read_key(path):
    """The key of record 1, from the text that was written down."""
    with open(path, encoding="ascii") as file:
        text = re.sub(r"[\s-]", "", file.read()).lower()
    form = re.fullmatch(r"pkj1([0-9a-f]{64})([0-9a-f]{8})", text)
    if form is None:
        sys.exit("this is not a verification key")
    key = bytes.fromhex(form[1])
    check = hashlib.sha256(b"pin-kiosk key text 1" + key).hexdigest()[:8]
    if check != form[2]:
        sys.exit("the verification key is mistyped")
    return key


def read_anchor(text):
    """Number and beginning of the hash."""
    number, _, digits = text.partition("-")
    digits = re.sub(r"\s", "", digits).lower()
    if not re.fullmatch(r"[1-9][0-9]*", number) or not re.fullmatch(
        r"[0-9a-f]{16,64}", digits
    ):
        sys.exit(f"{text} is not an anchor")
    return int(number), digits.encode()


def lines_of(paths):
    """All lines without their ends; None for bytes behind the last end of a file."""
    for path in paths:
        with open(path, "rb") as file:
            *lines, rest = file.read().split(b"\n")
        yield from lines
        if rest:
            yield None


class Verifier:
    """Takes one line after the other."""

    def __init__(self, key, anchors):
        self.key = key
        self.key_number = 1
        self.anchors = anchors
        self.next = 1
        self.first = None
        self.head = b"0" * 64
        self.open_write = None
        self.any_write = False
        self.unvouched = None

    def evolve(self):
        self.key = hashlib.sha256(b"pin-kiosk next key 1" + self.key).digest()
        self.key_number += 1

    def line(self, line):
        if line is None:
            raise Bad(self.next, "torn")
        form = RECORD.fullmatch(line)
        if form is None or len(line) >= LINE_BYTES_MAX:
            raise Bad(self.next, "malformed")
        digest = hashlib.sha256(form["body"])
        if digest.hexdigest().encode() != form["hash"]:
            raise Bad(self.next, "changed")
        number = int(form["n"])
        try:
            self.check_place(number, form["prev"])
        except Bad:
            if self.unvouched is not None:
                raise self.first_missing() from None
            raise
        if self.key is not None:
            self.check_seal(number, form, digest.digest())
        for anchored, digits in self.anchors:
            if anchored == number and not form["hash"].startswith(digits):
                raise Bad(self.next, "not the anchored record")
        if form["kind"] == b"journal-pruned" and form["fields"] == self.unvouched:
            self.unvouched = None
        self.check_outcome(number, form["kind"])
        self.first = self.first or number
        self.next = number + 1
        self.head = form["hash"]

    def check_place(self, number, prev):
        if self.first is None and number > 0:
            for anchored, digits in self.anchors:
                if anchored == number - 1 and prev.startswith(digits):
                    return
        if self.first is None and self.next < number <= FIRST_MAX:
            self.unvouched = b'{"last":%d,"hash":"%s"}' % (number - 1, prev)
            return
        if number > self.next:
            raise Bad(self.next, f"missing, {number} in its place")
        if number < self.next:
            raise Bad(self.next, f"inserted, {number} in its place")
        if prev != self.head:
            raise Bad(self.next, "unchained")

    def first_missing(self):
        return Bad(1, f"missing, the journal begins with {self.first}")

    def check_seal(self, number, form, digest):
        if number == 1:
            name = hashlib.sha256(b"pin-kiosk key id 1" + self.key).hexdigest()[:16]
            named = f'"key":"{name}"'.encode()
            if form["kind"] != b"journal-created" or named not in form["fields"]:
                raise Bad(1, "another key")
        while self.key_number < number:
            self.evolve()
        seal = hmac.new(self.key, digest, "sha256").hexdigest().encode()
        if not hmac.compare_digest(seal, form["seal"]):
            raise Bad(self.next, "sealed again")
        self.evolve()

    def check_outcome(self, number, kind):
        if kind == b"write-started":
            if self.open_write is not None:
                raise Bad(self.next, f"the write of {self.open_write} has no outcome")
            self.open_write = number
            self.any_write = True
        elif kind == b"write-ended":
            may_be_cut = not self.any_write and (self.first or number) > 1
            if self.open_write is None and not may_be_cut:
                raise Bad(self.next, "an outcome without a write")
            self.open_write = None
            self.any_write = True

    def end(self):
        if self.unvouched is not None:
            raise self.first_missing()
        for anchored, _ in self.anchors:
            if anchored >= self.next:
                raise Bad(self.next, f"missing, the tail before {anchored} was cut")
        if self.first is None:
            raise Bad(1, "missing, there is no record")
        return f"whole {self.first} {self.next - 1}-{self.head.decode()}"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--key")
    arguments.add_argument("--anchor", action="append", default=[])
    arguments.add_argument("files", nargs="+")
    typed = arguments.parse_args()
    key = read_key(typed.key) if typed.key else None
    verifier = Verifier(key, [read_anchor(text) for text in typed.anchor])
    try:
        for line in lines_of(typed.files):
            verifier.line(line)
        print(verifier.end())
    except Bad as bad:
        print(bad)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
