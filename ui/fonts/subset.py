#!/usr/bin/env python3
"""Cuts the fonts of the screens and slips out of Noto Sans.

    subset.py           writes the font files beside this script
    subset.py --check   exits with 1 if a font file is not what the script would write

Needs fonttools 4.68.0 (`pip install fonttools==4.68.0`) and the Debian 12 packages
fonts-noto-core (20201225-1) and fonts-noto-cjk (1:20220127+repack1-1). The sources are checked
against their SHA-256, so that the same texts always give the same bytes.

Why the fonts are not used as they come:
* Size. A whole CJK collection is 19.5 MB a weight.
* Fallback. egui centres each face of a family by that face's own ascent and descent: with
  different values the scripts stand on different baselines. All faces get the same ones.
* Language. egui tells the shaper no language, so the forms of the font's default language show.
  Nepali is made the default of the Devanagari faces; each Han language has a face of its own.
* Scripts stay in files of their own: a run that begins with Latin and goes on in Devanagari
  would be shaped as Latin if one face had both.
"""

import hashlib
import pathlib
import sys
import tempfile

from fontTools import subset, version
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
TEXTS = HERE.parent / "texts"
# Words that stand in code: the languages' own names, the months and marks of dates.
IN_CODE = [
    HERE.parent.parent / "src" / "core" / "language.rs",
    HERE.parent / "src" / "text" / "calendar.rs",
]
CORE = pathlib.Path("/usr/share/fonts/truetype/noto")
CJK = pathlib.Path("/usr/share/fonts/opentype/noto")
FONTTOOLS = "4.68.0"

# Height over and under the baseline in em. Their sum is the line height of body text; their
# difference centres capitals (0.714 em high) and ideographs (0.88 over, 0.12 under) in a button.
ASCENT, DESCENT = 1.12, 0.38

SOURCES = {
    CORE / "NotoSans-Regular.ttf": "89c3c497f618fdaa0b2d1e98fef93582f28c71debd2c4a8cdf41f190ced2909d",
    CORE / "NotoSans-Bold.ttf": "e83493c945848ecd4a9ad0f6d19164541a0d3e23a9c952304a00a46e00272ac5",
    CORE / "NotoSansThai-Regular.ttf": "dfbd5ed0f1e68c3cbc51aa08f646d1ab0e68e7c4ceab70a69e465225ff701f93",
    CORE / "NotoSansThai-Bold.ttf": "97bbc8ea98328325285f2f552228c7aac1db39d8f38f0096a61ba7df1f1f780e",
    CORE / "NotoSansDevanagari-Regular.ttf": "79a470365ccb210fa3c7d8d8ff2e005ef9d983cfd067f735a0caf7e15070ca9f",
    CORE / "NotoSansDevanagari-Bold.ttf": "77ad688cfe1dc55185bf4edb4db3c614202c65dd23a1463ad0e23fc52bcc9a5c",
    CJK / "NotoSansCJK-Regular.ttc": "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
    CJK / "NotoSansCJK-Bold.ttc": "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb",
}

# Number of each language's face in the CJK collections.
JP, KR, SC, TC = 0, 1, 2, 3


def span(first, last):
    return set(range(first, last + 1))


def latin():
    """Letters of all our Latin languages and of names in them, and typographic marks."""
    return (
        span(0x20, 0x7E) | span(0xA0, 0x17F) | {0x1A0, 0x1A1, 0x1AF, 0x1B0}
        | span(0x218, 0x21B) | span(0x300, 0x304) | {0x309, 0x323} | span(0x1EA0, 0x1EF9)
        | span(0x2002, 0x200A) | span(0x2010, 0x2015) | span(0x2018, 0x201E)
        | {0x2022, 0x2026, 0x202F, 0x2039, 0x203A, 0x20AC, 0x20B1, 0x2212}
    )


def ascii_only():
    """What stands before a CJK face: its own quotation marks, dots and dashes must win."""
    return span(0x20, 0x7E) | {0xA0}


def jis(rows):
    """The characters of these rows of JIS X 0208."""
    found = set()
    for row in rows:
        for cell in range(1, 95):
            try:
                text = bytes([0xA0 + row, 0xA0 + cell]).decode("euc_jp")
            except UnicodeDecodeError:
                continue
            found |= {ord(c) for c in text}
    return found


def cp932():
    """What a Japanese computer's usual code page holds: JIS X 0208 and the NEC and IBM rows."""
    found = set()
    for lead in list(range(0x81, 0xA0)) + list(range(0xE0, 0xFD)):
        for trail in list(range(0x40, 0x7F)) + list(range(0x80, 0xFD)):
            try:
                found |= {ord(c) for c in bytes([lead, trail]).decode("cp932")}
            except UnicodeDecodeError:
                continue
    return {c for c in found if not 0xE000 <= c <= 0xF8FF}


def texts(*codes):
    """The characters of the texts of these languages."""
    found = set()
    for code in codes:
        for file in sorted((TEXTS / code).glob("*.ftl")):
            found |= {ord(c) for c in file.read_text(encoding="utf-8")}
    return found - {0x0A, 0x0D, 0x200B}


def in_code():
    """The characters of the words that stand in code."""
    text = "".join(file.read_text(encoding="utf-8") for file in IN_CODE)
    return {ord(c) for c in text if ord(c) > 0x7E}


CJK_MARKS = span(0x3000, 0x303F) | span(0xFF01, 0xFF5E) | {
    0xB7, 0xD7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2192, 0x25CF, 0x30FB
}
HAN = span(0x3400, 0x9FFF) | span(0xF900, 0xFAFF)
HANGUL = span(0xAC00, 0xD7A3) | span(0x3131, 0x318E)
KANA = span(0x3041, 0x30FF) - {0x3097, 0x3098}


def japanese_regular():
    # Names and addresses of offices and stores come from the configuration: all of them.
    return cp932() | CJK_MARKS | KANA | (texts("ja", "ja-easy") - latin())


def japanese_bold():
    # Rows 1 to 8 are marks and kana, 16 to 47 the kanji of the first level. Rarer kanji of a
    # configured name fall back to the regular face.
    return jis(list(range(1, 9)) + list(range(16, 48))) | CJK_MARKS | KANA | (
        (texts("ja", "ja-easy") | in_code()) - latin()
    )


def chinese(code):
    return CJK_MARKS | ((texts(code) | in_code()) & (HAN | CJK_MARKS))


def korean():
    # Han characters in Korean texts are Japanese terms: they come from the Japanese face.
    return CJK_MARKS | ((texts("ko") | in_code()) & (HANGUL | CJK_MARKS))


def whole_script(first, last):
    return span(first, last) | {0x200C, 0x200D, 0x25CC}


CJK_FEATURES = ["ccmp", "mark", "mkmk"]
LATIN_FEATURES = ["ccmp", "kern", "mark", "mkmk"]


def jobs():
    """Each font file: name, source, face number, characters, features, Nepali forms or not."""
    for weight in ("Regular", "Bold"):
        cjk = CJK / f"NotoSansCJK-{weight}.ttc"
        sans = CORE / f"NotoSans-{weight}.ttf"
        japanese = japanese_regular() if weight == "Regular" else japanese_bold()
        yield f"Latin-{weight}.ttf", sans, -1, latin(), LATIN_FEATURES, False
        yield f"Ascii-{weight}.ttf", sans, -1, ascii_only(), LATIN_FEATURES, False
        yield f"Japanese-{weight}.otf", cjk, JP, japanese, CJK_FEATURES, False
        yield f"ChineseSimplified-{weight}.otf", cjk, SC, chinese("zh-Hans"), CJK_FEATURES, False
        yield f"ChineseTraditional-{weight}.otf", cjk, TC, chinese("zh-Hant"), CJK_FEATURES, False
        yield f"Korean-{weight}.otf", cjk, KR, korean(), CJK_FEATURES, False
        thai = whole_script(0x0E00, 0x0E7F)
        yield f"Thai-{weight}.ttf", CORE / f"NotoSansThai-{weight}.ttf", -1, thai, ["*"], False
        deva = whole_script(0x0900, 0x097F)
        yield (f"Devanagari-{weight}.ttf", CORE / f"NotoSansDevanagari-{weight}.ttf", -1, deva,
               ["*"], True)


def make_nepali_default(font):
    for record in font["GSUB"].table.ScriptList.ScriptRecord:
        for language in record.Script.LangSysRecord:
            if language.LangSysTag.strip() == "NEP":
                record.Script.DefaultLangSys = language.LangSys


def cut(source, face, characters, features, nepali, out):
    options = subset.Options()
    options.font_number = face
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    # Copyright, names, version, licence and its address.
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    if nepali:
        make_nepali_default(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    em = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * em), round(DESCENT * em)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, -descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, -descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, descent
    font.save(str(out))
    return len(font.getBestCmap())


def check_sources():
    if version != FONTTOOLS:
        sys.exit(f"needs fonttools {FONTTOOLS}, found {version}")
    for path, expected in SOURCES.items():
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            sys.exit(f"{path}: not the known version, SHA-256 {found}")


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit(__doc__)
    check_sources()
    stale, total = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for name, source, face, characters, features, nepali in jobs():
            out = pathlib.Path(folder) / name
            count = cut(source, face, characters, features, nepali, out)
            made, target = out.read_bytes(), HERE / name
            total += len(made)
            if not target.exists() or target.read_bytes() != made:
                stale.append(name)
                if not check:
                    target.write_bytes(made)
            print(f"{name:32} {count:6} characters {len(made):9} bytes")
    print(f"{'all':32} {'':17} {total:9} bytes")
    if stale:
        print(("stale: " if check else "written: ") + ", ".join(stale))
    sys.exit(1 if check and stale else 0)


if __name__ == "__main__":
    main()
