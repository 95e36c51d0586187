"""A scripted resident at the real window: finds what a screen reader would find, and clicks there.

usage: /usr/bin/python3 scripts/resident.py --kiosk BIN --hw-sim BIN --out DIR
           [--language en] [--procedure reset] [--size 1080x1920] [--by pointer|keyboard]
           [--show] [--stops]

Runs inside a D-Bus session with a display (scripts/demo sets both up) and needs Debian's
python3-pyatspi, xdotool and imagemagick. Leaves a picture of each view in DIR and ends with 0 when
the card has the new password, is taken, and the kiosk is back where it began. With --show she holds
the button that shows what she typed; with --stops the script says `held PID` and `attract PID` and
goes on when it is given a line, so that somebody can look into the kiosk's memory.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from stage import ROOT, Stage, wait_for  # noqa: E402

OWN_NAMES = {
    "ja": "日本語", "en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文", "ko": "한국어",
    "es": "Español", "pt": "Português", "th": "ไทย", "ne": "नेपाली", "vi": "Tiếng Việt",
    "id": "Indonesia", "tl": "Tagalog", "ja-easy": "やさしい日本語",
}
# No letter twice in a row: the window takes a quick second strike on a key for the first.
NEW_PASSWORD = "RIVER7LAKE"


class Words:
    """The texts of one language, as far as a resident has to recognise them."""

    def __init__(self, language):
        text = (ROOT / "ui/texts" / language / "resident.ftl").read_text()
        message = re.compile(r"^([a-z0-9-]+) = (.+(?:\n[ }].*)*)$", re.MULTILINE)
        self.texts = dict(message.findall(text))

    def __getitem__(self, key):
        return plain(self.texts[key])

    def counted(self, key, number):
        """The text with a number in it, in the form that the number asks for."""
        forms = dict(re.findall(r"\[(\w+)\] (.+)", self.texts[key]))
        other = forms.get("other", self.texts[key])
        form = forms.get("one", other) if number == 1 else other
        return plain(form).replace("{$n}", str(number))


def plain(text):
    """Without the spaces and breaks that only lay a text out."""
    return re.sub(r"[\s\u200b]+", "", text)


class Window:
    """The kiosk's window as a screen reader sees it."""

    def __init__(self, out):
        import pyatspi

        self.atspi = pyatspi
        self.out = Path(out)
        self.pictures = 0

    def widgets(self):
        desktop = self.atspi.Registry.getDesktop(0)
        for application in desktop:
            if application is not None and application.name == "pin-kiosk":
                yield from self.below(application)

    def below(self, widget):
        for child in widget:
            if child is not None:
                yield child
                yield from self.below(child)

    def find(self, name, exact=False):
        """The widget whose name is, or begins with, `name`; buttons before labels."""
        found = None
        try:
            for widget in self.widgets():
                has = plain(widget.name)
                if has == name or (not exact and name and has.startswith(name)):
                    if "button" in widget.getRoleName():
                        return widget
                    found = found or widget
        except Exception:  # the tree changed while it was read: look again
            return None
        return found

    def wait(self, name, seconds=40):
        try:
            wait_for(lambda: self.find(name) is not None, f"“{name}”", seconds)
        except TimeoutError:
            self.picture("missing")
            seen = [w.name for w in self.widgets()]
            raise TimeoutError(f"“{name}” is not on the screen; there is: {seen}")

    def press(self, name, exact=False):
        self.wait(name)
        area = self.find(name, exact).queryComponent().getExtents(self.atspi.DESKTOP_COORDS)
        x, y = area.x + area.width // 2, area.y + area.height // 2
        # A press and a release, with the time between them that a finger needs.
        subprocess.run(
            ["xdotool", "mousemove", str(x), str(y), "mousedown", "1", "sleep", "0.06", "mouseup", "1"],
            check=True,
        )

    def hold(self, name, meanwhile):
        """Holds a button down while something is done."""
        self.wait(name)
        area = self.find(name).queryComponent().getExtents(self.atspi.DESKTOP_COORDS)
        x, y = area.x + area.width // 2, area.y + area.height // 2
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1"], check=True)
        self.picture("held")
        meanwhile()
        subprocess.run(["xdotool", "mouseup", "1"], check=True)
        time.sleep(0.3)

    def press_enter_on(self, name):
        """Moves the focus by Tab until it is there, then presses Enter."""
        self.wait(name)
        for _ in range(60):
            widget = self.find(name)
            if widget is not None and widget.getState().contains(self.atspi.STATE_FOCUSED):
                subprocess.run(["xdotool", "key", "Return"], check=True)
                return
            subprocess.run(["xdotool", "key", "Tab"], check=True)
            time.sleep(0.15)
        raise TimeoutError(f"the focus never came to “{name}”")

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "60", text], check=True)

    def picture(self, name):
        self.pictures += 1
        time.sleep(1.0)  # the screen reader is told before the picture is up, and the view fades in
        file = self.out / f"{self.pictures:02}-{name}.png"
        subprocess.run(["import", "-window", "root", str(file)], check=True)


class Resident:
    """Goes through a whole procedure."""

    def __init__(self, window, words, by, show, stop):
        self.window, self.words, self.by, self.show, self.stop = window, words, by, show, stop

    def press(self, key):
        name = self.words[key]
        if self.by == "keyboard":
            self.window.press_enter_on(name)
        else:
            self.window.press(name)

    def enter(self, text, field, submit):
        for typed, character in enumerate(text, start=1):
            if self.by == "keyboard":
                self.window.type(character)
            else:
                self.window.press(self.key_name(character), exact=True)
            # As a person does: the next key when the field has taken this one.
            self.window.wait(self.words.counted(field, typed))
        if self.show:
            self.window.hold(self.words["a11y-show-held"], lambda: self.stop("held"))
        self.press(submit)

    def key_name(self, character):
        kind = "a11y-key-digit" if character.isdigit() else "a11y-key-letter"
        return self.words[kind].replace("{$key}", character)

    def see(self, key, name):
        self.window.wait(self.words[key])
        self.window.picture(name)


def go(resident, stage, language, procedure):
    window = resident.window
    own = Words("ja")["attract-start"] if language == "ja" else plain(OWN_NAMES[language])
    window.wait(own)
    window.picture("attract")
    if resident.by == "keyboard":
        # A window manager gives the focus; this display has none.
        find = ["xdotool", "search", "--onlyvisible", "--name", "^pin-kiosk$", "windowfocus"]
        subprocess.run(find, check=True)
    (window.press_enter_on if resident.by == "keyboard" else window.press)(own)
    resident.see("choose-password-title", "choose-password")
    resident.press("secret-signature")
    resident.see("fraud-question-title", "fraud-question")
    resident.press("fraud-no")
    resident.see("notice-title", "notice")
    resident.press("notice-accept")
    resident.see("place-card-title", "place-card")
    stage.tell(stage.card, "insert")
    resident.see("choose-procedure-title", "choose-procedure")
    resident.press(f"procedure-{procedure}")
    resident.see("pin-title", "enter-user-auth-pin")
    resident.enter("1234", "a11y-field-pin", "pin-submit")
    if procedure == "change":
        resident.see("current-title", "enter-current-password")
        resident.enter("ABC123", "a11y-field-signature", "next")
    resident.see("new-title", "enter-new-password")
    resident.enter(NEW_PASSWORD, "a11y-field-signature", "next")
    resident.see("repeat-title", "repeat-new-password")
    resident.enter(NEW_PASSWORD, "a11y-field-signature", "next")
    resident.see("confirm-title", "confirm")
    resident.press("confirm-go")
    resident.see("done-title", "done")
    resident.press("slip-print-take")
    resident.see("take-card-title", "take-card")
    wait_for(lambda: any((stage.folder / "slips").glob("*.png")), "the slip", 60)
    stage.tell(stage.card, "remove")
    window.wait(Words("ja")["attract-start"])
    window.picture("attract-again")
    resident.stop("attract")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--kiosk", required=True)
    arguments.add_argument("--hw-sim", required=True)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--language", default="en", choices=OWN_NAMES)
    arguments.add_argument("--procedure", default="reset", choices=["reset", "change"])
    arguments.add_argument("--size", default="1080x1920")
    arguments.add_argument("--by", default="pointer", choices=["pointer", "keyboard"])
    arguments.add_argument("--show", action="store_true")
    arguments.add_argument("--stops", action="store_true")
    options = arguments.parse_args()
    width, height = map(int, options.size.split("x"))
    dpi = 141 if height > width else 96 if width > 1100 else 85
    orientation = "portrait" if height > width else "landscape"
    stage = Stage(options.out, options.hw_sim, orientation, dpi)
    try:
        stage.make_journal(options.kiosk)
        with open(stage.folder / "kiosk.log", "wb") as log:
            kiosk = subprocess.Popen(
                [options.kiosk, "run", "--windowed", "--size", options.size,
                 "--config", str(stage.config)],
                env=dict(stage.env, RUST_LOG=os.environ.get("RUST_LOG", "info")),
                stdout=log, stderr=log,
            )
        stage.started.append(kiosk)
        window = Window(stage.folder)

        def stop(where):
            if options.stops:
                print(where, kiosk.pid, flush=True)
                sys.stdin.readline()

        resident = Resident(window, Words(options.language), options.by, options.show, stop)
        go(resident, stage, options.language, options.procedure)
    finally:
        stage.close()
    print(f"done: {window.pictures} pictures, the slip and the journal are in {options.out}")


if __name__ == "__main__":
    main()
