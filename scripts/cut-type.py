#!/usr/bin/env python3
"""Cuts the files of type in src/site/type: cut-type.py SOURCES, a folder with the variable fonts of Fontsource in it.

Needs fontTools with brotli. src/site/type/README.md says what each file is for; the characters of each stand, by the same names, in
src/site/layout/faces.ts, and are read from there.
"""

import re
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HOUSE = Path(__file__).parent.parent / "src/site"
LATIN = ["kern", "liga", "locl", "calt", "tnum"]
JOINED = ["init", "medi", "fina", "rlig", "ccmp", "calt", "liga", "mark", "mkmk"]
WEIGHTS = {"wght": (400, 700)}
UPRIGHT = "newsreader/files/newsreader-latin-opsz-normal"
ITALIC = "newsreader/files/newsreader-latin-opsz-italic"
SANS = "public-sans/files/public-sans-latin-wght-normal"
NASKH = "noto-naskh-arabic/files/noto-naskh-arabic-{}-wght-normal"
KUFI = "noto-sans-arabic/files/noto-sans-arabic-{}-wght-normal"

# What each file is cut from, at which axes, for which characters, with which features.
CUTS = {
    "newsreader-text-latin": (UPRIGHT, {**WEIGHTS, "opsz": 18}, "LATIN", LATIN),
    "newsreader-text-latin-rare": (UPRIGHT, {**WEIGHTS, "opsz": 18}, "LATIN_RARE", LATIN),
    "newsreader-display-latin": (UPRIGHT, {**WEIGHTS, "opsz": 48}, "LATIN", LATIN),
    "newsreader-display-latin-rare": (UPRIGHT, {**WEIGHTS, "opsz": 48}, "LATIN_RARE", LATIN),
    "newsreader-display-latin-600": (UPRIGHT, {"wght": 600, "opsz": 48}, "LATIN", LATIN),
    "newsreader-italic-latin": (ITALIC, {"wght": 400, "opsz": 18}, "LATIN", LATIN),
    "newsreader-italic-latin-700": (ITALIC, {"wght": 700, "opsz": 18}, "LATIN", LATIN),
    "newsreader-italic-latin-rare": (ITALIC, {**WEIGHTS, "opsz": 18}, "LATIN_RARE", LATIN),
    "public-sans-latin": (SANS, WEIGHTS, "LATIN", LATIN),
    "public-sans-latin-rare": (SANS, WEIGHTS, "LATIN_RARE", LATIN),
    "noto-naskh-arabic": (NASKH.format("arabic"), WEIGHTS, "ARABIC", JOINED),
    "noto-naskh-arabic-common": (NASKH.format("latin"), WEIGHTS, "COMMON", LATIN),
    "noto-sans-arabic": (KUFI.format("arabic"), WEIGHTS, "ARABIC", JOINED),
    "noto-sans-arabic-common": (KUFI.format("latin"), WEIGHTS, "COMMON", LATIN),
}


def main(sources: Path) -> None:
    for name, (source, axes, characters, features) in CUTS.items():
        target = HOUSE / "type" / f"{name}.woff2"
        cut(sources / f"{source}.woff2", axes, wanted(characters), features, target)
        print(f"{target.stat().st_size:8,}  {name}")


def wanted(characters: str) -> list[int]:
    written = re.search(rf"const {characters} =\s*'([^']+)'", (HOUSE / "layout/faces.ts").read_text())
    if written is None:
        raise SystemExit(f"faces.ts has no range named {characters}.")
    return parse_unicodes(written[1].replace("U+", ""))


def cut(source: Path, axes: dict, characters: list[int], features: list[str], target: Path) -> None:
    font = instancer.instantiateVariableFont(TTFont(source), axes)
    # The subsetter reads what the instancer leaves unread only from a file.
    font.flavor = None
    font.save(target)
    font = TTFont(target)
    options = Options(hinting=False, notdef_outline=True, layout_features=features, name_IDs=[0])
    options.drop_tables += ["STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    kern_as_at_400(font)
    font.flavor = "woff2"
    font.save(target)


def kern_as_at_400(font: TTFont) -> None:
    """How pairs of letters grow apart with the weight is a fifth of a file, and a few thousandths of an em."""
    lookups = font["GPOS"].table.LookupList.Lookup if "GPOS" in font else []
    subtables = [getattr(sub, "ExtSubTable", sub) for lookup in lookups for sub in lookup.SubTable]
    for sub in (sub for sub in subtables if sub.LookupType == 2):
        pairs = sub.PairSet if sub.Format == 1 else sub.Class1Record
        for pair in (pair for row in pairs for pair in getattr(row, "PairValueRecord", None) or row.Class2Record):
            for device in ("XPlaDevice", "YPlaDevice", "XAdvDevice", "YAdvDevice"):
                if pair.Value1 is not None and hasattr(pair.Value1, device):
                    delattr(pair.Value1, device)
        sub.ValueFormat1 &= 0b1111


main(Path(sys.argv[1]))
