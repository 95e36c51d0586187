"""Real parts for a kiosk on this machine: pcscd with a simulated card, a centre over TLS, a printer on a pty.

Used by scripts/demo and by the tests of the window; nothing here knows the kiosk's insides.
Only Python's standard library.
"""

import json
import os
import socket
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CONFIG = """
[kiosk]
id = "demo-1"
store = "Demonstration store"
time_zone = "Asia/Tokyo"
[reader]
name_pattern = "*"
[card]
profiles = "{profiles}"
profile = "individual-number-card-standin"
trust_anchors = ["anchors"]
policies = "test"
[centre]
url = "{url}"
trust_anchors = ["pki/ca.pem"]
client_certificate = "pki/client.pem"
client_key = "pki/client.key"
[printer]
port = "printer"
speed = 115200
width = 576
[journal]
folder = "journal"
[hours]
open = "00:00"
close = "00:00"
holidays = []
maintenance = []
[office]
name = "見本市役所 市民課"
address = "見本市中央1-2-3"
telephone = "000-000-0000"
hours = "月〜金 8:30〜17:15"
[ui]
orientation = "{orientation}"
dpi = {dpi}
"""


class Stage:
    """All parts around one kiosk, in one folder; everything ends with `close`."""

    def __init__(self, folder, hw_sim, orientation="portrait", dpi=141):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.hw_sim = str(hw_sim)
        self.started = []
        # A socket's path is short by law of the kernel; the folder's need not be.
        self.run = tempfile.TemporaryDirectory(prefix="pin-kiosk-")
        self.port = free_port_pair()
        self.env = dict(os.environ, PCSCLITE_CSOCK_NAME=f"{self.run.name}/pcscd.comm")
        try:
            self.start_parts(orientation, dpi)
        except BaseException:
            self.close()
            raise

    def start_parts(self, orientation, dpi):
        self.start_pcscd()
        self.card = self.start(
            "card", "card", "--vpcd", f"127.0.0.1:{self.port}", "--commands", "--json",
            "--write-anchors", str(self.folder / "anchors"), "--log", str(self.folder / "card.jsonl"),
        )
        # It begins with the card in; a resident brings hers later.
        self.tell(self.card, "remove")
        self.centre = self.start(
            "centre", "centre", "--reserve-any", "--write-pki", str(self.folder / "pki"), "--json",
        )
        url = json.loads(self.centre.stdout.readline())["url"]
        self.printer = self.start(
            "printer", "printer", "--link", str(self.folder / "printer"),
            "--out", str(self.folder / "slips"), "--json",
        )
        wait_for(lambda: (self.folder / "printer").exists(), "the printer's port")
        wait_for(lambda: any((self.folder / "anchors").glob("*")), "the trust anchors")
        text = CONFIG.format(
            profiles=ROOT / "card-profiles", url=url, orientation=orientation, dpi=dpi
        )
        self.config = self.folder / "kiosk.toml"
        self.config.write_text(text)

    def make_journal(self, kiosk):
        """What an operator does once; the key is to be kept elsewhere."""
        if (self.folder / "verification-key").exists():
            return
        init = [str(kiosk), "journal", "init", "--config", str(self.config)]
        shown = subprocess.run(init, check=True, capture_output=True, text=True).stdout
        key = next(line for line in shown.splitlines() if line.startswith("pkj1-"))
        (self.folder / "verification-key").write_text(key)

    def start_pcscd(self):
        readers = Path(self.run.name) / "readers"
        readers.mkdir()
        (readers / "vpcd").write_text(
            f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x{self.port:04X}\n'
            f"LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so\nCHANNELID 0x{self.port:04X}\n"
        )
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self.env["PCSCLITE_CSOCK_NAME"])
            listener.listen(16)
            # pcscd takes its socket as systemd hands it over: descriptor 3, LISTEN_FDS, LISTEN_PID.
            start = 'exec 3<&0; LISTEN_FDS=1 LISTEN_PID=$$ exec /usr/sbin/pcscd --foreground -c "$0"'
            with open(self.folder / "pcscd.log", "wb") as log:
                daemon = subprocess.Popen(
                    ["sh", "-c", start, str(readers)], stdin=listener, stdout=log, stderr=log
                )
        self.started.append(daemon)
        self.pcscd = daemon
        wait_for(lambda: can_connect(self.port), "pcscd's virtual reader")

    def start(self, name, *args):
        with open(self.folder / f"{name}.log", "wb") as log:
            part = subprocess.Popen(
                [self.hw_sim, *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
                text=True, bufsize=1,
            )
        self.started.append(part)
        return part

    def tell(self, part, line):
        """One command line for a part, such as `insert` for the card."""
        part.stdin.write(line + "\n")
        part.stdin.flush()

    def close(self):
        for part in reversed(self.started):
            part.terminate()
        for part in self.started:
            try:
                part.wait(10)
            except subprocess.TimeoutExpired:
                part.kill()
        self.run.cleanup()


def wait_for(happened, what, seconds=30):
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} did not come within {seconds} s")
        time.sleep(0.02)


def can_connect(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port_pair():
    """vpcd listens on two ports in a row."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
                return port
            except OSError:
                continue
