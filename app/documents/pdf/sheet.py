"""A4 pages drawn straight onto reportlab's canvas: running heads, ruled tables, charts, numbered feet.

Measures are points, counted from the top left corner of the page. A table of any length is drawn row by
row as it comes; the foot of each page is a form filled in at the end, when the number of pages is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

from app.core.i18n import language, translate
from app.core.progress import Progress
from app.documents.pdf.fonts import DocumentFonts, Face, Weight
from app.documents.pdf.stream import PdfStream

Align = Literal["left", "center", "right"]

PX = 0.72
"""A pixel of the page designs, drawn at 100 dots an inch, in points."""
MM = 72 / 25.4

LINE = 0.6
"""Width of a rule in points."""
_BASELINE = 0.38
"""From the middle of a line of Chinese type down to its baseline, in parts of the type size."""
_NO_LINE_START = frozenset("，。、；：？！）》〉」』】〕”’％…—·,.;:?!)]}%")
_NO_LINE_END = frozenset("（《〈「『【〔“‘([{")
_CACHED_TEXTS = 4096


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a printed table; a `width` of 0 shares what the others leave."""

    title: str
    width: float = 0
    align: Align = "left"
    lines: int = 2
    """Lines a long text may take before it ends in an ellipsis."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    label: str
    value: int


class A4Document:
    """One PDF being drawn, page after page from top to bottom; `finish` writes it."""

    def __init__(
        self,
        file: BinaryIO,
        *,
        title: str,
        author: str,
        created: datetime,
        running: str = "",
        notes: Sequence[str] = (),
        facts: Sequence[str] = (),
        coded: bool = False,
        landscape: bool = False,
        foot: bool = True,
        progress: Progress | None = None,
    ) -> None:
        """Begin a document.

        Args:
            file: where the bytes go when it is finished.
            title: document title, and head of the second page and those after it.
            author: whose paper it is, for the file's properties.
            created: time of the data, for the file's properties; same values, same bytes.
            running: what stands right of the title in those heads, such as the period.
            notes: definitions, printed at the foot of every page.
            facts: time of the data, who printed it; last line of the foot.
            coded: whether `finish` is given a check code for that line.
            landscape: a lying page.
            foot: whether pages have one, and a running head; without, their margin is the same all around.
            progress: told after every page; raises `Cancelled` there.
        """
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfgen.canvas import Canvas

        # With a font of our own as the initial one, no page names a font that is not embedded.
        pdfmetrics.registerFont(_InitialFont)
        long, short = 297 * MM, 210 * MM
        self.width, self.height = (long, short) if landscape else (short, long)
        self.left, self.right = (22 if foot else 18) * MM, self.width - 18 * MM
        self.inner = self.right - self.left
        self._canvas: Any = Canvas(
            file,
            pagesize=(self.width, self.height),
            pageCompression=1,
            invariant=1,
            initialFontName=_InitialFont.fontName,
            lang=language().replace("_", "-"),
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator(translate("documents", "Dangqun Desk"))
        stamp = created.strftime("D:%Y%m%d%H%M%S")
        offset = created.utcoffset()
        if offset is not None:
            minutes = int(offset.total_seconds()) // 60
            stamp += f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}'{abs(minutes) % 60:02d}'"
        self._canvas.setDateFormatter(lambda *_: stamp)
        self._file = PdfStream(self._canvas._doc, file)
        self._photos: dict[Path, tuple[str, int, int] | None] = {}
        self._fonts = DocumentFonts(self._canvas._doc)
        self._progress = progress or Progress()
        self._operators: list[str] = []
        self._has_foot = foot
        self._paper = 0
        self.top = 18 * MM
        self._begin(title, running, notes, facts, coded)

    def _begin(self, title: str, running: str, notes: Sequence[str], facts: Sequence[str], coded: bool) -> None:
        self._title, self._running = title, running
        self._feet: list[str] = []
        self._paper += 1
        self.page, self.cursor = 1, self.top
        self._note_lines = [line for note in notes for line in self.wrap(note, self.inner, _FOOT, lines=9)]
        self._facts, self._coded = tuple(facts), coded
        if not self._has_foot:
            self.bottom = self.height - self.top
            return
        # The widest code and page number stand in for the real ones, which are known at the end.
        self._fact_lines = self._wrap_facts("DDDD-DDDD" if coded else None)
        lines = len(self._note_lines) + len(self._fact_lines)
        self._foot_top = self.height - 44 * PX - lines * _FOOT_LINE - 7 * PX
        self.bottom = self._foot_top - 12 * PX

    @property
    def room(self) -> float:
        """What is left of this page below the cursor."""
        return self.bottom - self.cursor

    def face(self, weight: Weight = 400) -> Face:
        """The typeface of this document in one weight."""
        return self._fonts.faces[weight]

    def new_page(self) -> None:
        """Go on at the top of a new page, under its running head unless pages are plain."""
        self._end_page()
        self.page += 1
        self.cursor = self.top
        if not self._has_foot:
            return
        height = 16 * PX
        if self._running:
            space = self.width_of(self._running, 8) + 12
            self.text(self.left, self.cursor, height, self._running, 8, align="right", width=self.inner)
        else:
            space = 0.0
        title = self.wrap(self._title, self.inner - space, 8, lines=1)
        self.text(self.left, self.cursor, height, title[0], 8)
        self.cursor += height + 6 * PX

    def need(self, height: float) -> None:
        """Start a new page unless `height` still fits on this one."""
        if height > self.room and self.cursor > self.top:
            self.new_page()

    def finish(self, code: str = "") -> int:
        """End the last page, fill in the feet, write the file; returns the number of pages of the last paper.

        `code` is the check code for documents that have one.
        """
        self._end_paper(code)
        self._progress.tick(0, 0, translate("documents", "Writing the file"))
        self._file.finish(self._canvas)
        return self.page

    def next_paper(
        self, code: str = "", *, title: str, running: str = "", notes: Sequence[str] = (), facts: Sequence[str] = ()
    ) -> int:
        """End a paper and begin another in the same file, numbered anew; returns the pages of the one that ended."""
        self._end_paper(code)
        pages = self.page
        self._begin(title, running, notes, facts, self._coded)
        return pages

    def _end_paper(self, code: str) -> None:
        """End its last page and fill in the feet, now that the number of pages is known."""
        self._end_page()
        if not self._has_foot:
            return
        canvas, pages = self._canvas, self.page
        self._draw_foot(code)
        canvas.beginForm(f"foot{self._paper}", 0, 0, self.width, self.height)
        canvas.addLiteral("\n".join(self._operators))
        canvas.endForm()
        for number, name in enumerate(self._feet, 1):
            self._operators = []
            words = translate("documents", "Page {page} of {pages}").format(page=number, pages=pages)
            y = self.height - 44 * PX - _FOOT_LINE
            self.text(self.left, y, _FOOT_LINE, words, _FOOT, align="right", width=self.inner, gray=0.2)
            canvas.beginForm(name, 0, 0, self.width, self.height)
            canvas.addLiteral("\n".join(self._operators))
            canvas.endForm()
        self._operators = []

    def _end_page(self) -> None:
        self._canvas.addLiteral("\n".join(self._operators))
        self._operators = []
        name = f"page{self._paper}.{self.page}"
        self._feet.append(name)
        if self._has_foot:
            self._canvas.doForm(f"foot{self._paper}")
            self._canvas.doForm(name)
        self._canvas.showPage()

    def _draw_foot(self, code: str) -> None:
        self._operators = []
        y = self._foot_top
        self.rule(self.left, y, self.right, y)
        y += 7 * PX
        facts = self._wrap_facts(code if self._coded else None)
        for line in [*self._note_lines, *facts]:
            self.text(self.left, y, _FOOT_LINE, line, _FOOT, gray=0.2)
            y += _FOOT_LINE

    def _wrap_facts(self, code: str | None) -> list[str]:
        facts = list(self._facts)
        if code is not None:
            facts.append(translate("documents", "Check code {code}").format(code=code))
        number = translate("documents", "Page {page} of {pages}").format(page=99999, pages=99999)
        room = self.inner - self.width_of(number, _FOOT) - 12
        lines: list[str] = []
        for fact in facts or [""]:
            joined = f"{lines[-1]}\u3000{fact}" if lines else fact
            if lines and self.width_of(joined, _FOOT) <= room:
                lines[-1] = joined
            else:
                lines += self.wrap(fact, room, _FOOT, lines=2)
        return lines

    # Drawing

    def draw(self, operators: str) -> None:
        """Add PDF operators to this page as they are."""
        self._operators.append(operators)

    def width_of(self, text: str, size: float, weight: Weight = 400) -> float:
        """The width of `text` in points."""
        return self.face(weight).width(text) * size / 1000

    def text(
        self,
        x: float,
        y: float,
        height: float,
        text: str,
        size: float,
        *,
        weight: Weight = 400,
        align: Align = "left",
        width: float = 0,
        gray: float = 0,
        spacing: float = 0,
    ) -> None:
        """Draw one line in the middle of a line box: `y` is its upper edge, `height` its height.

        With `align` center or right, `width` is that of the box. `spacing` is added after each character.
        """
        if not text:
            return
        face = self.face(weight)
        if align != "left":
            slack = width - face.width(text) * size / 1000 - spacing * (len(text) - 1)
            x += slack / 2 if align == "center" else slack
        base = self.height - y - height / 2 - size * _BASELINE
        operators = f"BT {x:.2f} {base:.2f} Td {face.operators(text, size)} ET"
        if spacing:
            operators = f"{spacing:g} Tc {operators} 0 Tc"
        if gray:
            operators = f"{gray:g} g {operators} 0 g"
        self._operators.append(operators)

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = LINE, *, dash: str = "") -> None:
        """Draw a black line; `dash` gives the lengths of its dashes and gaps, such as "3 2"."""
        h = self.height
        operators = f"{width:g} w {x1:.2f} {h - y1:.2f} m {x2:.2f} {h - y2:.2f} l S"
        self._operators.append(f"[{dash}] 0 d {operators} [] 0 d" if dash else operators)

    def frame(
        self, x: float, y: float, width: float, height: float, *, line: float = LINE, dash: str = "", open_at: str = ""
    ) -> None:
        """Draw the outline of a box, dashed if told so; `open_at` names sides to leave out, such as "left right"."""
        base = self.height - y - height
        path = f"{x:.2f} {base:.2f} {width:.2f} {height:.2f} re"
        if open_at:
            x1, x2, y1, y2 = f"{x:.2f}", f"{x + width:.2f}", f"{base:.2f}", f"{base + height:.2f}"
            sides = {
                "left": f"{x1} {y1} m {x1} {y2} l",
                "right": f"{x2} {y1} m {x2} {y2} l",
                "top": f"{x1} {y2} m {x2} {y2} l",
                "bottom": f"{x1} {y1} m {x2} {y1} l",
            }
            path = " ".join(side for name, side in sides.items() if name not in open_at.split())
        operators = f"{line:g} w {path} S"
        self._operators.append(f"[{dash}] 0 d {operators} [] 0 d" if dash else operators)

    def fill(self, x: float, y: float, width: float, height: float, gray: float) -> None:
        """Fill a box with a gray, 0 black to 1 white."""
        self._operators.append(f"{gray:g} g {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f 0 g")

    def hatch(
        self, x: float, y: float, width: float, height: float, *,
        pitch: float = 4 * PX, line: float = 1, outline: bool = True,
    ) -> None:  # fmt: skip
        """Fill a box with slanting lines `pitch` apart, which survive any copier, and outline it."""
        base = self.height - y - height
        box = f"{x:.2f} {base:.2f} {width:.2f} {height:.2f} re"
        step = pitch * 2**0.5
        lines = []
        # Counted from the page, not from the box, so that neighbouring bars share one pattern.
        at = (x - base - height) // step * step
        while at < x + width - base:
            lines.append(f"{at + base:.2f} {base:.2f} m {at + base + height:.2f} {base + height:.2f} l")
            at += step
        edge = f" {LINE:g} w {box} S" if outline else ""
        self._operators.append(f"q {box} W n {line:g} w {' '.join(lines)} S Q{edge}")

    def wrap(self, text: str, width: float, size: float, *, weight: Weight = 400, lines: int = 2) -> list[str]:
        """Break `text` into at most `lines` lines of `width` points, the last with … if more was to come."""
        return break_lines(text, width * 1000 / size, self.face(weight).width, lines)

    def bookmark(self, text: str) -> None:
        """Let a reader jump to this page from the list of contents of the viewer."""
        key = f"b{self._paper}.{self.page}-{self.cursor:.0f}"
        self._canvas.bookmarkHorizontal(key, 0, self.height - self.cursor)
        self._canvas.addOutlineEntry(text, key)

    def photo(self, path: Path, x: float, y: float, width: float, height: float) -> bool:
        """Draw a photo whole in the middle of a box, with a fine outline; False when it can't be read as one.

        It goes to the file at once, and no finer than paper shows.
        """
        if path not in self._photos:
            self._photos[path] = self._embed(path)
        found = self._photos[path]
        if found is None:
            return False
        name, across, down = found
        scale = min(width / across, height / down)
        wide, high = across * scale, down * scale
        left, base = x + (width - wide) / 2, self.height - y - (height + high) / 2
        place = f"{left:.2f} {base:.2f}"
        self._operators.append(f"q {wide:.2f} 0 0 {high:.2f} {place} cm /{self._canvas._doc.getXObjectName(name)} Do Q")
        self._operators.append(f"{LINE / 2:g} w {place} {wide:.2f} {high:.2f} re S")
        self._canvas._formsinuse.append(name)
        self._canvas._currentPageHasImages = 1
        return True

    def _embed(self, path: Path) -> tuple[str, int, int] | None:
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

        jpeg = _read_photo(path)
        if jpeg is None:
            return None
        name, document = f"photo{len(self._photos) + 1}", self._canvas._doc
        facts = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": jpeg.width,
            "Height": jpeg.height,
            "BitsPerComponent": 8,
            "ColorSpace": PDFName("DeviceGray" if jpeg.gray else "DeviceRGB"),
            "Filter": PDFName("DCTDecode"),
        }
        document.addForm(name, PDFStream(PDFDictionary(facts), jpeg.content))
        self._file.put(document.getXObjectName(name))
        return name, jpeg.width, jpeg.height

    def qr(self, x: float, y: float, size: float, text: str) -> None:
        """Draw a QR code of plain text, its white border within `size`."""
        import segno

        rows = list(segno.make(text, error="m", encoding="utf-8", micro=False).matrix_iter(border=4))
        step = size / len(rows)
        parts = []
        for down, row in enumerate(rows):
            start = None
            for across, dark in enumerate([*row, 0]):
                if dark and start is None:
                    start = across
                elif not dark and start is not None:
                    base = self.height - y - (down + 1) * step
                    parts.append(f"{x + start * step:.3f} {base:.3f} {(across - start) * step:.3f} {step:.3f} re")
                    start = None
        self._operators.append(" ".join(parts) + " f")

    def table(self, columns: Sequence[TableColumn], *, size: float = 9, row_height: float = 25 * PX) -> "Table":
        """Begin a table at the cursor; its header comes again on every page."""
        return Table(self, columns, size, row_height)

    def tick(self, done: int, total: int) -> None:
        """Say how far the drawing is; raises `Cancelled`."""
        text = translate("documents", "Page {page}").format(page=self.page)
        self._progress.tick(done, total, text)

    # Parts of a printed report

    def heading(self, title: str, left: str, right: str = "", *, weight: Weight = 400) -> None:
        """Draw the title of a paper, and below it a line of words at both ends, the right one in `weight`."""
        size, spacing = 24 * PX, 2 * PX
        while size > 14 and self.width_of(title, size, 500) + spacing * len(title) > self.inner:
            size -= 0.5
        if self.width_of(title, size, 500) + spacing * len(title) > self.inner:
            spacing = 0
        for line in self._balanced(title, size):
            self.text(
                self.left, self.cursor, 32 * PX, line, size,
                weight=500, align="center", width=self.inner, spacing=spacing,
            )  # fmt: skip
            self.cursor += 32 * PX
        self.cursor += 14 * PX
        height = 22 * PX
        self.text(self.left, self.cursor, height, right, 9, weight=weight, align="right", width=self.inner)
        for words in self.wrap(left, self.inner - self.width_of(right, 9, 500) - 12, 9, lines=3):
            self.text(self.left, self.cursor, height, words, 9)
            self.cursor += height
        self.cursor += 6 * PX

    def _balanced(self, title: str, size: float) -> list[str]:
        """A title that needs two lines is broken near its middle, not after its last but one sign."""
        for part in (1, 0.5, 0.6, 0.7, 0.8, 0.9):
            lines = self.wrap(title, self.inner * part, size, weight=500, lines=3)
            if len(lines) == 1 or (len(lines) == 2 and part < 1):
                return lines
        return self.wrap(title, self.inner, size, weight=500)

    def figures(self, x: float, y: float, width: float, cells: Sequence[tuple[str, str]], across: int) -> float:
        """Draw a ruled box of labelled figures, `across` in a row; returns its height."""
        rows = [list(cells[start : start + across]) for start in range(0, len(cells), across)]
        height = 53 * PX
        for number, row in enumerate(rows):
            cell = width / across
            upper = y + number * height
            for index, (label, value) in enumerate(row):
                at = x + index * cell
                self.text(at + 10 * PX, upper + 7 * PX, 16 * PX, label, 8)
                line = self.wrap(value, cell - 14 * PX, 10, weight=500, lines=1)[0]
                self.text(at + 10 * PX, upper + 24 * PX, 22 * PX, line, 10, weight=500)
                if index:
                    self.rule(at, upper, at, upper + height)
            if number:
                self.rule(x, upper, x + width, upper)
        self.frame(x, y, width, height * len(rows))
        return height * len(rows)

    def bars(self, x: float, y: float, width: float, title: str, bars: Sequence[Bar], height: float) -> None:
        """Draw a bar chart with hatched bars under its title, all in a box of `width` and `height`."""
        self.text(x, y, 14 * PX, title, 8)
        if not bars:
            return
        foot = 20 * PX
        axis = y + height - foot
        tallest = axis - y - 34 * PX
        most = max(max(bar.value for bar in bars), 1)
        pitch = width / len(bars)
        thick = max(min(pitch * 0.64, 24 * PX), min(pitch, 1.5))
        small = 7.0
        widest = max(self.width_of(str(bar.value), small) for bar in bars)
        if widest > pitch - 1:
            small = max(5.5, small * (pitch - 1) / widest)
        crowded = max(self.width_of(str(bar.value), small) for bar in bars) > pitch
        every = self._label_step([bar.label for bar in bars], pitch)
        for index, bar in enumerate(bars):
            middle = x + (index + 0.5) * pitch
            tall = tallest * bar.value / most
            if bar.value:
                tall = max(tall, 1.0)
                if thick >= 4:
                    self.hatch(middle - thick / 2, axis - tall, thick, tall)
                else:
                    self.fill(middle - thick / 2, axis - tall, thick, tall, 0.35)
                if not crowded or bar.value == most:
                    line = 14 * PX
                    self.text(
                        middle - pitch, axis - tall - line, line, str(bar.value), small,
                        align="center", width=2 * pitch,
                    )  # fmt: skip
            if index % every == 0:
                half = self.width_of(bar.label, 7.2) / 2
                at = min(max(middle, x + half), x + width - half) - half
                self.text(at, axis + 4 * PX, 14 * PX, bar.label, 7.2)
        self.rule(x, axis, x + width, axis)

    def _label_step(self, labels: Sequence[str], pitch: float) -> int:
        widest = max(self.width_of(label, 7.2) for label in labels) + 4
        step = 1
        while widest > step * pitch:
            step += 1
        return step

    def signatures(self, labels: Sequence[str]) -> None:
        """Draw a row of lines to sign on, and move the cursor below it."""
        gap = 24 * PX
        width = (self.inner - gap * (len(labels) - 1)) / len(labels)
        for index, label in enumerate(labels):
            x = self.left + index * (width + gap)
            label = translate("documents", "{label}:").format(label=label)
            self.text(x, self.cursor, 22 * PX, label, 10)
            start = x + self.width_of(label, 10) + 2
            self.rule(start, self.cursor + 21 * PX, x + width, self.cursor + 21 * PX)
        self.cursor += 22 * PX


_FOOT = 8.0
_FOOT_LINE = 16 * PX


_LONGEST_SIDE = 1000
"""Pixels of a photo that paper shows: more than 300 an inch where two stand beside each other."""


class _Jpeg(NamedTuple):
    content: bytes
    width: int
    height: int
    gray: bool


def _read_photo(path: Path) -> _Jpeg | None:
    """A photo as it goes into the file: untouched where it is small, else scaled down; None when it can't be read."""
    from PIL import Image

    try:
        with Image.open(path) as picture:
            small = max(picture.size) <= _LONGEST_SIDE
            if small and picture.format == "JPEG" and picture.mode in ("L", "RGB"):
                picture.load()
                return _Jpeg(path.read_bytes(), *picture.size, picture.mode == "L")
            picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            gray = picture.mode in ("1", "L")
            made = picture.convert("L" if gray else "RGBA" if picture.has_transparency_data else "RGB")
            made.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
            if made.mode == "RGBA":
                made = Image.alpha_composite(Image.new("RGBA", made.size, "white"), made).convert("RGB")
            content = BytesIO()
            made.save(content, "JPEG", quality=85)
            return _Jpeg(content.getvalue(), *made.size, gray)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


class _InitialFont:
    """Stands in where reportlab wants a first font: it names none, so Helvetica is never referred to."""

    fontName = "DangqunDesk"
    _dynamicFont = True
    _multiByte = True

    class face:
        name = "DangqunDesk"
        builtIn = False


class Table:
    """A ruled table in an `A4Document`: give it rows from top to bottom, then `end` it."""

    def __init__(self, document: A4Document, columns: Sequence[TableColumn], size: float, row_height: float) -> None:
        self._document = document
        self._size = size
        self._line = 16 * PX * size / 9
        self._padding = row_height - self._line
        fixed = sum(column.width for column in columns)
        free = sum(1 for column in columns if not column.width)
        share = (document.inner - fixed) / free if free else 0
        # Columns that are all fixed still fill the page, in proportion.
        factor = 1 if free else document.inner / fixed
        self._columns = [
            TableColumn(column.title, column.width * factor or share, column.align, column.lines) for column in columns
        ]
        self._edges = [document.left]
        for column in self._columns:
            self._edges.append(self._edges[-1] + column.width)
        self._layouts = [self._layout(index) for index in range(len(columns))]
        self._band: tuple[str, str] | None = None
        self._text: list[str] = []
        self._rules: list[float] = []
        self._fresh = False
        heads = [document.wrap(column.title, column.width - 2, size, weight=500) for column in self._columns]
        self._heads = heads
        self._head_height = max(30 * PX, self._line * max(map(len, heads)) + 10 * PX)
        self._row_height = row_height
        if document.room < self._head_height + 2 * row_height:
            document.new_page()
        self._head()

    def row(self, cells: Sequence[str], *, shaded: bool = False) -> None:
        """Draw one row, on a new page if this one is full; `shaded` for a row of totals."""
        document = self._document
        laid = [layout(cell) for layout, cell in zip(self._layouts, cells, strict=True)]
        most = 1
        for cell in laid:
            if len(cell) > most:
                most = len(cell)
        height = self._padding + most * self._line
        if document.cursor + height > document.bottom and not self._fresh:
            self._break()
        top = document.cursor
        if shaded:
            document.fill(document.left, top, document.inner, height, 0.94)
        middle = document.height - top - height / 2 - self._size * _BASELINE
        base = f"{middle:.2f}"
        text = self._text
        for cell in laid:
            if len(cell) == 1:
                x, operators = cell[0]
                if operators:
                    text.append(f"1 0 0 1 {x} {base} Tm {operators}")
            else:
                upper = middle + (len(cell) - 1) * self._line / 2
                for number, (x, operators) in enumerate(cell):
                    text.append(f"1 0 0 1 {x} {upper - number * self._line:.2f} Tm {operators}")
        document.cursor = top + height
        self._rules.append(document.cursor)
        self._fresh = False

    def band(self, text: str, note: str = "") -> None:
        """Draw a heading across the table, such as a day; kept with the next row, repeated on a new page."""
        if self._document.room < 2 * self._row_height:
            self._break(repeat=False)
        self._band = (text, note)
        self._document.bookmark(text)
        self._draw_band("")

    def message(self, text: str) -> None:
        """Draw one row across the table that says why there are no others."""
        document = self._document
        height = self._row_height * 2
        if document.room < height:
            self._break()
        self._close()
        document.text(document.left, document.cursor, height, text, self._size, align="center", width=document.inner)
        self._across(height)

    def end(self) -> None:
        """Draw the last rules; the cursor is below the table."""
        self._close()

    def _break(self, repeat: bool = True) -> None:
        self._close()
        self._document.new_page()
        self._head()
        if repeat and self._band is not None:
            self._draw_band(translate("documents", "(continued)"))
        self._fresh = True

    def _head(self) -> None:
        document = self._document
        top = document.cursor
        document.fill(document.left, top, document.inner, self._head_height, 0.94)
        for column, lines, x in zip(self._columns, self._heads, self._edges, strict=False):
            y = top + (self._head_height - len(lines) * self._line) / 2
            for line in lines:
                document.text(x, y, self._line, line, self._size, weight=500, align="center", width=column.width)
                y += self._line
        self._start = top
        document.cursor = top + self._head_height
        self._rules = [top, document.cursor]

    def _draw_band(self, after: str) -> None:
        assert self._band is not None
        document = self._document
        words, note = self._band
        self._close()
        height, pad = self._row_height, 6 * PX
        x, y, width = document.left, document.cursor, document.inner - pad
        document.fill(x, y, document.inner, height, 0.97)
        # A long note gives way to the heading, and a long heading leaves the note some of the line.
        noted = min(document.width_of(note, self._size) + 12, width * 0.45) if note else 0
        room = width - pad - noted - document.width_of(after, self._size, 500)
        words = document.wrap(words, room, self._size, weight=500, lines=1)[0] + after
        document.text(x + pad, y, height, words, self._size, weight=500)
        if note:
            room = width - pad - document.width_of(words, self._size, 500) - 12
            note = document.wrap(note, room, self._size, lines=1)[0]
            document.text(x, y, height, note, self._size, align="right", width=width)
        self._across(height)

    def _across(self, height: float) -> None:
        """Rule a stretch that no column divides, and go on below it."""
        document = self._document
        document.frame(document.left, document.cursor, document.inner, height)
        document.cursor += height
        self._start = document.cursor
        self._rules = []

    def _close(self) -> None:
        """Put the rows since the last head or band on the page: rules first, one block of text after."""
        document = self._document
        h = document.height
        parts = [f"{LINE:g} w"]
        left, right = f"{document.left:.2f}", f"{document.right:.2f}"
        upper, lower = f"{h - self._start:.2f}", f"{h - document.cursor:.2f}"
        inside = (y for y in self._rules if self._start < y < document.cursor)
        parts += [f"{left} {h - y:.2f} m {right} {h - y:.2f} l" for y in inside]
        if document.cursor > self._start:
            parts += [f"{x:.2f} {upper} m {x:.2f} {lower} l" for x in self._edges[1:-1]]
            # The outline as one box: its corners meet, and no rule sticks out of it.
            parts.append(f"{left} {lower} {document.inner:.2f} {document.cursor - self._start:.2f} re")
        if len(parts) > 1:
            document.draw(" ".join(parts) + " S")
        if self._text:
            document.draw("BT " + "\n".join(self._text) + " ET")
        self._text, self._rules, self._start = [], [], document.cursor

    def _layout(self, index: int) -> Callable[[str], list[tuple[str, str]]]:
        """How column `index` sets a text: its lines, each with its x and the operators that show it."""
        column, x = self._columns[index], self._edges[index]
        face, size = self._document.face(), self._size
        pad = (3 if column.align == "center" else 6) * PX
        room = (column.width - 2 * pad) * 1000 / size
        known: dict[str, list[tuple[str, str]]] = {}

        def place(text: str) -> tuple[str, str]:
            slack = (room - face.width(text)) * size / 1000
            shift = 0.0 if column.align == "left" else slack / 2 if column.align == "center" else slack
            return f"{x + pad + shift:.2f}", face.operators(text, size)

        def layout(text: str) -> list[tuple[str, str]]:
            found = known.get(text)
            if found is None:
                if not text:
                    found = [("", "")]
                elif "\n" not in text and face.width(text) <= room:
                    found = [place(text)]
                else:
                    found = [place(line) for line in break_lines(text, room, face.width, column.lines)]
                # Names and numbers never come again; what does come again comes soon.
                if len(known) >= _CACHED_TEXTS:
                    known.clear()
                known[text] = found
            return found

        return layout


def break_lines(text: str, room: float, width: Callable[[str], float], lines: int) -> list[str]:
    """Break `text` into at most `lines` lines no wider than `room` as `width` measures.

    Chinese breaks between any two characters except before closing and after opening signs; Latin words
    and numbers stay whole unless longer than a line. What does not fit ends in an ellipsis. There is always
    at least one line.
    """
    out: list[str] = []
    paragraphs = [part.strip() for part in text.splitlines()] or [""]
    for number, paragraph in enumerate(paragraphs):
        rest = paragraph
        while True:
            if len(out) == lines - 1:
                more = any(paragraphs[number + 1 :])
                if not more and width(rest) <= room:
                    return [*out, rest]
                return [*out, _shorten(rest, room, width)]
            if width(rest) <= room:
                out.append(rest)
                break
            cut = _cut(rest, room, width)
            out.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
    return out


def _cut(text: str, room: float, width: Callable[[str], float]) -> int:
    """Where the first line of `text` ends; at least one character fits by decree."""
    used, fits = 0.0, 0
    for character in text:
        used += width(character)
        if used > room:
            break
        fits += 1
    fits = max(fits, 1)
    for at in range(fits, max(fits - 24, 0), -1):
        before, after = text[at - 1], text[at]
        if after in _NO_LINE_START or before in _NO_LINE_END:
            continue
        if before.isascii() and after.isascii() and before != " " and after != " " and before not in "-/":
            continue
        return at
    return fits


def _shorten(text: str, room: float, width: Callable[[str], float]) -> str:
    used = width("…")
    kept = ""
    for character in text:
        used += width(character)
        if used > room:
            break
        kept += character
    return kept.rstrip() + "…"
