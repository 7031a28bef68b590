"""The type of printed pages: bundled Noto Sans SC, and for what it lacks the bundled fallbacks.

Each document embeds the glyphs it uses, once per font, as a CID font: one text string however many
different characters it has, and every character, rare ones included, can be searched and copied again.
"""

import bisect
import mmap
import struct
import threading
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from app.core.paths import resource

Weight = Literal[400, 500]

_MAIN: dict[Weight, str] = {400: "NotoSansSC-Regular.ttf", 500: "NotoSansSC-Medium.ttf"}
_CODE_SIZE = 0.55
"""Size of the U+XXXX that stands for a character no font has, against the size of its line."""

_reading = threading.Lock()


class Glyph(NamedTuple):
    """A character as one font of one document draws it."""

    font: str
    code: str
    """Hexadecimal, as it stands in a PDF string."""
    width: float
    """Advance in thousandths of the type size."""
    scale: float = 1.0


class DocumentFonts:
    """The fonts of one PDF being written; hands out glyphs and embeds what was used when it is saved."""

    def __init__(self, document: Any) -> None:
        """Embed into `document`, a reportlab `PDFDocument`."""
        self._document = document
        self._embedded: dict[str, _EmbeddedFont] = {}
        self.faces: dict[Weight, Face] = {400: Face(self, 400), 500: Face(self, 500)}

    def embedded(self, path: Path) -> "_EmbeddedFont":
        """The font file `path` in this document, opened when first asked for."""
        font = self._embedded.get(path.name)
        if font is None:
            font = _EmbeddedFont(f"T{len(self._embedded) + 1}", _open(path))
            self._embedded[path.name] = font
            self._document.delayedFonts.append(font)
        return font


class Face:
    """One weight with its fallbacks: widths of texts, and texts as PDF operators."""

    def __init__(self, fonts: DocumentFonts, weight: Weight) -> None:
        self._fonts = fonts
        self._main = resource("fonts/" + _MAIN[weight])
        self._font = fonts.embedded(self._main)
        self._name = self._font.name
        self._codes = _Lazy(self._main_code)
        self._widths = _Lazy(self._width)
        self._pieces: dict[str, tuple[Glyph, ...]] = {}

    def width(self, text: str) -> float:
        """The advance of `text` in thousandths of the type size."""
        width: float = sum(map(self._widths.__getitem__, text))
        return width

    def operators(self, text: str, size: float) -> str:
        """The PDF operators that show `text` at `size` points from the current text position."""
        codes = "".join(map(self._codes.__getitem__, text))
        if "?" not in codes:
            return f"/{self._name} {size:g} Tf<{codes}>Tj"
        runs: list[str] = []
        style, held = (self._name, 1.0), ""
        for character in text:
            for glyph in self._glyphs(character):
                if (glyph.font, glyph.scale) != style:
                    if held:
                        runs.append(f"/{style[0]} {size * style[1]:g} Tf<{held}>Tj")
                    style, held = (glyph.font, glyph.scale), ""
                held += glyph.code
        if held:
            runs.append(f"/{style[0]} {size * style[1]:g} Tf<{held}>Tj")
        return " ".join(runs)

    def _main_code(self, character: str) -> str:
        glyphs = self._glyphs(character)
        plain = len(glyphs) == 1 and glyphs[0].font == self._name and glyphs[0].scale == 1.0
        # A question mark is no hexadecimal digit: it tells that the string needs more than this font.
        return glyphs[0].code if plain else "?"

    def _width(self, character: str) -> float:
        return sum(glyph.width * glyph.scale for glyph in self._glyphs(character))

    def _glyphs(self, character: str) -> tuple[Glyph, ...]:
        found = self._pieces.get(character)
        if found is None:
            found = self._pieces[character] = self._resolve(character)
        return found

    def _resolve(self, character: str) -> tuple[Glyph, ...]:
        code = ord(character)
        if self._font.has(code):
            return (self._font.glyph(code),)
        kind = unicodedata.category(character)
        if kind == "Cf" or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
            return ()
        if kind in ("Cc", "Zs", "Zl", "Zp"):
            return (self._font.glyph(0x20),)
        for path in _fallbacks():
            if _coverage(path).has(code):
                return (self._fonts.embedded(path).glyph(code),)
        # A box would hide which character it was; its number can be looked up and is never mistaken.
        return tuple(self._font.glyph(ord(sign))._replace(scale=_CODE_SIZE) for sign in f"U+{code:04X}")


class _Lazy(dict[str, Any]):
    """A dictionary that works out what it lacks."""

    def __init__(self, make: Callable[[str], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> Any:
        value = self[key] = self._make(key)
        return value


class _EmbeddedFont:
    """The glyphs of one font file that one document uses; reportlab calls `addObjects` when it saves."""

    def __init__(self, name: str, face: Any) -> None:
        self.name = name
        self._face = face
        self._glyphs: dict[int, Glyph] = {}
        self._characters: list[int] = []

    def has(self, code: int) -> bool:
        return bool(self._face.charToGlyph.get(code))

    def glyph(self, code: int) -> Glyph:
        glyph = self._glyphs.get(code)
        if glyph is None:
            self._characters.append(code)
            width = round(self._face.getCharWidth(code), 3)
            glyph = self._glyphs[code] = Glyph(self.name, f"{len(self._characters):04X}", width)
        return glyph

    def addObjects(self, document: Any) -> None:
        """Put the font into `document`; from here on no further glyph can be handed out."""
        # A parsed font file keeps a reading position, and two documents may be saved at once.
        with _reading:
            self._add(document)

    def _add(self, document: Any) -> None:
        from reportlab.pdfbase import pdfdoc
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        def stream(content: bytes | str) -> Any:
            return document.Reference(pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress]))

        base = f"{_subset_tag(self._characters)}+{self._face.name.decode('ascii')}"
        characters = self._characters
        widths = PDFArray([round(self._glyphs[code].width, 3) for code in characters])
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(base),
                "CIDSystemInfo": PDFDictionary(system),
                "FontDescriptor": self._face.addSubsetObjects(document, base, characters),
                "DW": 1000,
                "W": PDFArray([1, widths]),
                "CIDToGIDMap": stream(self._glyph_numbers()),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(base),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": stream(_to_unicode(characters)),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font)

    def _glyph_numbers(self) -> bytes:
        """The glyph of each code in the subset: reportlab numbers glyphs as their characters come up."""
        numbers: dict[int, int] = {}
        order = [0]
        for code in self._characters:
            order.append(numbers.setdefault(self._face.charToGlyph[code], len(numbers) + 1))
        return struct.pack(f">{len(order)}H", *order)


def _subset_tag(characters: list[int]) -> str:
    """Six letters that tell subsets of the same font apart when pages of two documents are joined."""
    import hashlib

    digest = hashlib.sha256(repr(characters).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _to_unicode(characters: list[int]) -> str:
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    # The format allows at most a hundred in one block.
    for start in range(0, len(characters), 100):
        block = characters[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        for code, character in enumerate(block, start + 1):
            lines.append(f"<{code:04X}> <{chr(character).encode('utf-16-be').hex().upper()}>")
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


class _Mapped:
    """A font file as reportlab takes it, mapped instead of read: only the pages in use cost memory."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path

    def read(self) -> mmap.mmap:
        with self._path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def _open(path: Path) -> Any:
    """A parsed font file; parsing costs some 40 ms, so it is kept as long as the program runs."""
    from reportlab.pdfbase.ttfonts import TTFontFace

    return TTFontFace(_Mapped(path))


@cache
def _fallbacks() -> tuple[Path, ...]:
    """Fonts for what Noto Sans SC lacks, smallest first: a rare letter should not open the largest."""
    found = resource("fonts").glob("Fallback-*.ttf")
    return tuple(sorted(found, key=lambda path: (path.stat().st_size, path.name)))


class _Coverage:
    """Which characters a font file has, from its character map alone; the outlines stay on the disk."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]

    def has(self, code: int) -> bool:
        at = bisect.bisect_right(self._starts, code) - 1
        return at >= 0 and code <= self._ends[at]


@cache
def _coverage(path: Path) -> _Coverage:
    with path.open("rb") as file:
        (tables,) = struct.unpack(">4xH6x", file.read(12))
        directory = [struct.unpack(">4s4xII", file.read(16)) for _ in range(tables)]
        offset, length = next((start, size) for tag, start, size in directory if tag == b"cmap")
        file.seek(offset)
        cmap = file.read(length)
    (count,) = struct.unpack_from(">2xH", cmap)
    subtables = [struct.unpack_from(">HHI", cmap, 4 + 8 * n)[2] for n in range(count)]
    full = [start for start in subtables if struct.unpack_from(">H", cmap, start)[0] == 12]
    if not full:
        return _Coverage([(code, code) for code in sorted(_open(path).charToGlyph)])
    (groups,) = struct.unpack_from(">12xI", cmap, full[-1])
    ranges = [struct.unpack_from(">III", cmap, full[-1] + 16 + 12 * n) for n in range(groups)]
    return _Coverage([(start, end) for start, end, glyph in ranges if glyph])
