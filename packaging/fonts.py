"""Make the fallback fonts of resources/fonts again from the Debian packages they come from.

    pip install fonttools
    apt-get download fonts-hanazono fonts-babelstone-han fonts-nanum fonts-dejavu-core
    for package in *.deb; do dpkg -x "$package" unpacked; done
    python packaging/fonts.py unpacked/usr/share/fonts/truetype resources/fonts

Noto Sans SC has every character of daily life, but people's names reach further. Each fallback font holds
only what the fonts before it lack, as TrueType outlines (a PDF can embed those), without hints and layout
tables.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fontTools import merge, subset
from fontTools.ttLib import TTFont

HAN = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
HANGUL = ((0xAC00, 0xD7A3), (0x1100, 0x11FF), (0x3130, 0x318F))
OFL = "SIL Open Font License 1.1"


def characters(path: Path) -> set[int]:
    """The code points a font file can show."""
    return set(TTFont(path, lazy=True).getBestCmap())


def within(ranges: tuple[tuple[int, int], ...]) -> Callable[[int], bool]:
    """Whether a code point lies in one of these ranges."""
    return lambda point: any(low <= point <= high for low, high in ranges)


def reduced(source: Path, wanted: set[int]) -> Any:
    """The font of a file with these characters only."""
    options = subset.Options()
    options.hinting = False
    options.glyph_names = False
    options.layout_features = []
    options.notdef_outline = True
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx", "FFTM", "PfEd", "kern"]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    return font


def save(font: Any, target: Path, copyright_line: str, licence: str) -> None:
    """Write a font under a name of its own, as licences with reserved names ask."""
    family = "Dangqun " + target.stem.replace("-", " ")
    names = font["name"]
    names.names = []
    postscript = family.replace(" ", "")
    texts = {0: copyright_line, 1: family, 2: "Regular", 3: f"{postscript} 1.0", 4: family, 5: "Version 1.0"}
    for number, text in {**texts, 6: postscript, 13: licence}.items():
        names.setName(text, number, 3, 1, 0x409)
        names.setName(text, number, 1, 0, 0)
    font["post"].formatType = 3.0
    font.save(target)
    print(target.name, len(font.getBestCmap()), "characters", target.stat().st_size, "bytes")


def main(unpacked: Path, target: Path) -> None:
    """Make the four fonts, in the order in which programs must ask them."""
    have = characters(target / "NotoSansSC-Regular.ttf")

    mincho_a = unpacked / "hanazono" / "HanaMinA.ttf"
    mincho_b = unpacked / "hanazono" / "HanaMinB.ttf"
    is_han, is_hangul = within(HAN), within(HANGUL)
    from_b = {point for point in characters(mincho_b) - have if is_han(point)}
    from_a = {point for point in characters(mincho_a) - have - from_b if is_han(point)}
    parts = []
    for name, source, wanted in (("b", mincho_b, from_b), ("a", mincho_a, from_a)):
        part = target / f".part-{name}.ttf"
        reduced(source, wanted).save(part)
        parts.append(part)
    merged = merge.Merger().merge([str(part) for part in parts])
    line = "Copyright 2008-2017 GlyphWiki Project; reduced to the characters Noto Sans SC lacks"
    save(merged, target / "Fallback-HanBF.ttf", line, OFL)
    for part in parts:
        part.unlink()
    have |= from_a | from_b

    source = unpacked / "babelstone" / "BabelStoneHan.ttf"
    wanted = {point for point in characters(source) - have if is_han(point)}
    line = "(c) Copyright 1994-2022, Arphic Technology Co., Ltd.; reduced"
    save(reduced(source, wanted), target / "Fallback-HanGH.ttf", line, "Arphic Public License")
    have |= wanted

    source = unpacked / "nanum" / "NanumGothic.ttf"
    wanted = {point for point in characters(source) - have if is_hangul(point)}
    line = "Copyright (c) 2010, NAVER Corporation; reduced to Hangul"
    save(reduced(source, wanted), target / "Fallback-Hangul.ttf", line, OFL)
    have |= wanted

    source = unpacked / "dejavu" / "DejaVuSans.ttf"
    wanted = {p for p in characters(source) - have if p >= 0x20 and not 0xE000 <= p <= 0xF8FF}
    line = "Copyright (c) 2003 by Bitstream, Inc.; DejaVu changes are in public domain; reduced"
    save(reduced(source, wanted), target / "Fallback-Scripts.ttf", line, "Bitstream Vera licence")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
