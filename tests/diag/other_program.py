#!/usr/bin/env python3
"""Another program that has the card: through the system's PC/SC library, none of the kiosk's code.

usage: other_program.py exclusive|shared

Says `held` once it has the card, and lets go of it when its standard input ends.
Python's standard library and libpcsclite only.
"""

import ctypes
import sys

SCOPE_USER, LEAVE_CARD = 0, 0
SHARE = {"exclusive": 1, "shared": 2}[sys.argv[1]]
PROTOCOLS = 3  # T=0 or T=1

pcsc = ctypes.CDLL("libpcsclite.so.1")
long, word = ctypes.c_long, ctypes.c_ulong


def call(name, *arguments):
    status = getattr(pcsc, name)(*arguments) & 0xFFFFFFFF
    if status:
        sys.exit(f"{name}: {status:08X}")


context, card, protocol = long(), long(), word()
call("SCardEstablishContext", word(SCOPE_USER), None, None, ctypes.byref(context))
length = word()
call("SCardListReaders", context, None, None, ctypes.byref(length))
names = ctypes.create_string_buffer(length.value)
call("SCardListReaders", context, None, names, ctypes.byref(length))
reader = names.raw.split(b"\0")[0]
call(
    "SCardConnect", context, reader, word(SHARE), word(PROTOCOLS),
    ctypes.byref(card), ctypes.byref(protocol),
)
print("held", flush=True)
sys.stdin.read()
call("SCardDisconnect", card, word(LEAVE_CARD))
call("SCardReleaseContext", context)
