"""A scripted technician at the real window: holds the sign, types the passcode, tests all parts.

usage: /usr/bin/python3 scripts/technician.py --kiosk BIN --hw-sim BIN --out DIR [--size 1080x1920]
           [--wait-for-end]

Runs as scripts/resident.py does. Leaves a picture of each step in DIR and ends with 0 when the board
named what was broken, the slip came out, out of service held over a restart, and the kiosk is back
where it began.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from resident import Window, Words, plain  # noqa: E402
from stage import Stage, wait_for  # noqa: E402

PASSCODE = "OPENSESAME7"
NEXT_PASSCODE = "NEXTSESAME8"


class Technician:
    def __init__(self, window, dpi):
        self.window, self.dpi = window, dpi

    def press(self, name):
        self.window.press(plain(name))
        time.sleep(0.3)

    def wait(self, name, seconds=60):
        self.window.wait(plain(name), seconds)

    def hold_the_sign(self):
        """Where the opening-state sign is, in units of 141 dpi; longer than five seconds, as on a busy
        machine the window may see the press late."""
        x, y = round(140 * self.dpi / 141), round(74 * self.dpi / 141)
        subprocess.run(
            ["xdotool", "mousemove", str(x), str(y), "mousedown", "1", "sleep", "7", "mouseup", "1"],
            check=True,
        )
        self.wait("Passcode, 0 characters")

    def enter(self, passcode):
        for typed, key in enumerate(passcode, start=1):
            kind = "Digit" if key.isdigit() else "Letter"
            self.window.press(plain(f"{kind} {key}"), exact=True)
            self.wait(f"Passcode, {typed} characters")
        self.press("Open the board")

    def sit_down(self, passcode=PASSCODE):
        self.hold_the_sign()
        self.enter(passcode)
        self.wait("Technician board")

    def test(self, button, words, seconds=90):
        """Presses a button and waits until the board says this."""
        self.press(button)
        self.wait(words, seconds)

    def see(self, words, seconds=60):
        """Waits until these words are anywhere on the board."""

        def seen():
            try:
                return any(plain(words) in plain(w.name) for w in self.window.widgets())
            except Exception:  # the tree changed while it was read: look again
                return False

        wait_for(seen, f"“{words}”", seconds)

    def choose(self, part):
        self.press(f"{part},")


def start(stage, options):
    log = open(stage.folder / "kiosk.log", "ab")
    stage.make_journal(options.kiosk)
    kiosk = subprocess.Popen(
        [options.kiosk, "run", "--windowed", "--size", options.size, "--config", str(stage.config)],
        env=dict(stage.env, RUST_LOG=os.environ.get("RUST_LOG", "debug")),
        stdout=log, stderr=log,
    )
    stage.started.append(kiosk)
    return kiosk


def stop(kiosk, stage):
    kiosk.kill()
    kiosk.wait()
    stage.started.remove(kiosk)


def go(stage, options, dpi):
    window = Window(stage.folder)
    me = Technician(window, dpi)
    ja = Words("ja")
    kiosk = start(stage, options)
    window.wait(ja["attract-start"])
    me.hold_the_sign()
    me.enter("WRONG1234")
    me.wait("That is not the passcode.")
    window.picture("passcode-wrong")
    me.enter(PASSCODE)
    me.wait("Technician board")
    window.picture("board-fresh")
    # A card on the reader, and a roll that comes to its end.
    stage.tell(stage.card, "insert")
    stage.tell(stage.printer, "near-end")
    time.sleep(1.0)
    me.test("Test reader", "round trip, pass, 200 of 200")
    window.picture("board-reader")
    me.choose("Printer")
    me.test("Test printer", "Printer, pass, see to it, paper near end")
    window.picture("board-printer")
    me.press("Readiness slip")
    wait_for(lambda: any((stage.folder / "slips").glob("*.png")), "the slip", 60)
    me.wait("The slip is out.")
    me.choose("Screen")
    window.picture("board-screen")
    me.press("Touch: wipe the grid")
    window.picture("touch")
    me.wait("Technician board", 30)
    me.press("Speaker: hear signals")
    window.picture("signals")
    me.press("All heard")
    me.choose("Journal")
    me.test("Test journal", "chain, pass")
    window.picture("board-journal")
    me.press("Take out of service")
    window.picture("service")
    me.press("Waiting for repair")
    me.press("Leave")
    window.wait(ja["closed-repair-title"])
    window.picture("closed-repair")
    # The same after the power was cut.
    stop(kiosk, stage)
    kiosk = start(stage, options)
    window.wait(ja["closed-repair-title"])
    me.sit_down()
    me.press("Back in service")
    me.press("Leave")
    window.wait(ja["attract-start"])
    # Another passcode while the kiosk runs: the one before opens nothing any more.
    change_passcode(stage, options)
    me.hold_the_sign()
    me.enter(PASSCODE)
    me.wait("That is not the passcode.")
    me.enter(NEXT_PASSCODE)
    me.wait("Technician board")
    me.press("Leave")
    window.wait(ja["attract-start"])
    # Now much is broken.
    stage.tell(stage.card, "remove")
    stage.tell(stage.printer, "paper-out")
    stage.centre.kill()
    stage.pcscd.kill()
    me.sit_down(NEXT_PASSCODE)
    me.press("Test all")
    me.see("parts fail: card reader, card, printer, issuer centre", 180)
    me.wait("No resident’s data here", 120)
    window.picture("board-bad")
    me.press("Make report")
    me.wait("The report is in", 120)
    window.picture("board-report")
    me.choose("Clock")
    window.picture("board-clock")
    me.choose("Settings")
    window.picture("board-settings")
    me.choose("Issuer centre")
    window.picture("board-centre")
    if not options.wait_for_end:
        me.press("Leave")
    # It ends by itself; the reader is gone, so the kiosk stays closed for that.
    window.wait(ja["closed-out-title"], 180)
    stop(kiosk, stage)


def records(stage):
    lines = []
    for file in sorted((stage.folder / "journal").glob("journal-*.jsonl")):
        lines += [json.loads(line) for line in file.read_text().splitlines()]
    return lines


def passcode_line(options, passcode):
    """`passcode_hash = …` as the configuration has it, with its table."""
    made = subprocess.run(
        [options.kiosk, "config", "passcode"], input=passcode + "\n", text=True,
        capture_output=True, check=True,
    )
    return made.stdout


def change_passcode(stage, options):
    """Has a technician's authority write another passcode, and waits until it is taken."""
    kept = stage.config.read_text().split("[technician]")[0]
    changed = stage.config.with_suffix(".new")
    changed.write_text(kept + passcode_line(options, NEXT_PASSCODE))
    changed.rename(stage.config)
    taken = lambda line: line["kind"] == "config-changed" and line["fields"]["accepted"]
    wait_for(lambda: any(map(taken, records(stage))), "the changed configuration is taken", 60)


def judge(stage):
    """What is left on the disk: every try and every test, and the passcode nowhere."""
    lines = records(stage)
    kinds = [line["kind"] for line in lines]
    tries = [line["fields"]["right"] for line in lines if line["kind"] == "technician-tried"]
    assert tries == [False, True, True, False, True, True], tries
    assert kinds.count("technician-left") == 4, kinds
    reasons = [
        line["fields"]["out_of_service"] for line in lines if line["kind"] == "service-changed"
    ]
    # The reader that is gone may be told before or after the technician's leaving.
    expected = ["technician", "repair", "repair", "technician", None]
    assert reasons[: len(expected)] == expected, reasons
    assert {"part": "reader", "verdict": "fail"} in [line["fields"] for line in lines]
    reports = list((stage.folder / "journal/technician/reports").glob("report-*.json"))
    assert len(reports) == 1, reports
    sections = [section["id"] for section in json.loads(reports[0].read_text())["sections"]]
    assert "printer" in sections and "list" in sections, sections
    for file in stage.folder.rglob("*"):
        if file.is_file():
            for passcode in (PASSCODE, NEXT_PASSCODE):
                assert passcode.encode() not in file.read_bytes(), f"a passcode is in {file}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--kiosk", required=True)
    arguments.add_argument("--hw-sim", required=True)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--size", default="1080x1920")
    arguments.add_argument("--wait-for-end", action="store_true", help="leave by doing nothing")
    options = arguments.parse_args()
    width, height = map(int, options.size.split("x"))
    dpi = 141 if height > width else 96 if width > 1100 else 85
    orientation = "portrait" if height > width else "landscape"
    stage = Stage(options.out, options.hw_sim, orientation, dpi)
    try:
        stage.config.write_text(stage.config.read_text() + passcode_line(options, PASSCODE))
        go(stage, options, dpi)
        judge(stage)
    finally:
        stage.close()
    print(f"done: the pictures are in {options.out}")


if __name__ == "__main__":
    main()
