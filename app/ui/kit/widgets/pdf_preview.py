"""The finished pages, inside the program: turn, enlarge, print, keep."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPageLayout, QPainter, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import EnvironmentProblem
from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.widgets.button import Button, IconButton
from app.ui.kit.widgets.layouts import Line
from app.ui.kit.widgets.text import Label

if TYPE_CHECKING:
    from app.ui.kit.questions import Questions

ZOOMS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
Printer = Callable[[QPdfDocument, QWidget], bool]


class PdfPreview(QWidget):
    """Shows a PDF from a file or from memory (`load`). Ctrl+P prints, Ctrl+S keeps a copy, Ctrl +/− enlarge.

    Signals: `printed()`, `saved(Path)`, `failed(EnvironmentProblem)`. `printer(document, parent)` prints and
    answers whether it did; the usual one asks with Qt's print dialog.
    """

    printed = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        questions: "Questions",
        *,
        printer: Printer | None = None,
        suggested: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._questions = questions
        self._printer = printer or print_document
        self._suggested = suggested or "report.pdf"
        self._content = b""
        self._buffer: QBuffer | None = None
        self.document = QPdfDocument(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(4)
        self.back = IconButton("chevron-left", translate("kit", "Previous page"))
        self.forth = IconButton("chevron-right", translate("kit", "Next page"))
        self.page = Label("", tone="muted")
        self.smaller = IconButton("minus", translate("kit", "Smaller"))
        self.bigger = IconButton("plus", translate("kit", "Larger"))
        self.zoom = Label("", tone="muted")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.width_button = Button(translate("kit", "Fit width"), "ghost")
        self.save_button = Button(translate("kit", "Save as"), icon="download", key="Ctrl+S")
        self.print_button = Button(translate("kit", "Print"), icon="printer", key="Ctrl+P")
        for widget in (self.back, self.page, self.forth):
            bar.addWidget(widget)
        bar.addSpacing(12)
        for widget in (self.smaller, self.zoom, self.bigger, self.width_button):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (self.save_button, self.print_button):
            bar.addSpacing(4)
            bar.addWidget(widget)
        column.addLayout(bar)
        column.addWidget(Line())
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(12)
        self.view.setAccessibleName(translate("kit", "Pages"))
        column.addWidget(self.view, 1)
        self._dress()
        self.back.clicked.connect(lambda: self.turn(-1))
        self.forth.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self._step(-1))
        self.bigger.clicked.connect(lambda: self._step(1))
        self.width_button.clicked.connect(self.fit_width)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._tell())
        self.view.zoomFactorChanged.connect(lambda _factor: self._tell())
        self.view.zoomModeChanged.connect(lambda _mode: self._tell())
        self._tell()

    def _dress(self) -> None:
        desk = self.view.palette()
        desk.setColor(QPalette.ColorRole.Dark, theme.colour("sunken"))
        self.view.setPalette(desk)

    def changeEvent(self, event: QEvent) -> None:
        """Lay the pages on the ground of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "view"):
            self._dress()

    def load(self, source: bytes | Path, suggested: str = "") -> bool:
        """Show a PDF; False (and `failed`) if it can't be read."""
        try:
            content = source if isinstance(source, bytes) else source.read_bytes()
        except OSError:
            content = b""
        if suggested or isinstance(source, Path):
            self._suggested = suggested or Path(source).name  # type: ignore[arg-type]
        self.document.close()
        self._content = content
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        good = self.document.status() == QPdfDocument.Status.Ready
        if not good:
            self.failed.emit(
                EnvironmentProblem(
                    translate("kit", "These pages can't be shown."), translate("kit", "Make the report again.")
                )
            )
        self._tell()
        return good

    def clear(self) -> None:
        """Show nothing."""
        self.document.close()
        self._content = b""
        self._tell()

    @property
    def pages(self) -> int:
        """How many pages."""
        return self.document.pageCount() if self.document.status() == QPdfDocument.Status.Ready else 0

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        navigator = self.view.pageNavigator()
        page = max(0, min(self.pages - 1, navigator.currentPage() + by))
        navigator.jump(page, QPointF(), 0)
        self._tell()

    def fit_width(self) -> None:
        """As wide as the window."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _factor(self) -> float:
        if self.view.zoomMode() == QPdfView.ZoomMode.Custom or not self.pages:
            return self.view.zoomFactor()
        points = self.document.pagePointSize(0).width() or 595
        margins = self.view.documentMargins()
        room = self.view.viewport().width() - margins.left() - margins.right()
        return max(0.1, room / (points * self.logicalDpiX() / 72))

    def _step(self, by: int) -> None:
        now = self._factor()
        wanted = [z for z in ZOOMS if z > now + 0.01] if by > 0 else [z for z in ZOOMS if z < now - 0.01]
        if wanted:
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(wanted[0] if by > 0 else wanted[-1])
            self._tell()

    def _tell(self) -> None:
        at = self.view.pageNavigator().currentPage() + 1 if self.pages else 0
        self.page.setText(translate("kit", "Page {page} of {pages}").format(page=at, pages=self.pages))
        self.zoom.setText(f"{round(self._factor() * 100)} %")
        self.zoom.setFixedWidth(theme.text_width("100 %", theme.font()) + 8)
        self.back.setEnabled(at > 1)
        self.forth.setEnabled(at < self.pages)
        for button in (self.print_button, self.save_button, self.smaller, self.bigger, self.width_button):
            button.setEnabled(bool(self.pages))

    def save(self) -> None:
        """Ask where, and keep a copy there."""
        path = self._questions.save_file(translate("kit", "Save as"), self._suggested, "PDF (*.pdf)")
        if path is None:
            return
        try:
            path.write_bytes(self._content)
        except OSError:
            self.failed.emit(
                EnvironmentProblem(
                    translate("kit", "The file can't be written there."),
                    translate("kit", "Close it if it is open elsewhere, or choose another folder."),
                )
            )
            return
        self.saved.emit(path)

    def print(self) -> None:
        """Print the pages."""
        if self._printer(self.document, self):
            self.printed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn and enlarge by key."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_PageDown:
            self.turn(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.turn(-1)
        elif control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._step(1)
        elif control and event.key() == Qt.Key.Key_Minus:
            self._step(-1)
        elif control and event.key() == Qt.Key.Key_0:
            self.fit_width()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QEvent) -> None:
        """The shown enlargement follows the window."""
        super().resizeEvent(event)
        self._tell()

    def sizeHint(self) -> QSize:
        """A page wide."""
        return QSize(760, 640)


def print_document(document: QPdfDocument, parent: QWidget) -> bool:
    """Ask for a printer and print every page as large as its paper; False if the person turned away."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    first = document.pagePointSize(0)
    wide = first.width() > first.height()
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    if not dialog.exec():
        return False
    return print_pages(document, printer)


def print_pages(document: QPdfDocument, printer) -> bool:  # type: ignore[no-untyped-def]
    """Send the chosen pages to `printer`; False if it refuses."""
    begin = printer.fromPage() or 1
    end = printer.toPage() or document.pageCount()
    painter = QPainter()
    if not painter.begin(printer):
        return False
    dots = min(printer.resolution(), 300)
    paper = QRectF(printer.paperRect(printer.Unit.DevicePixel))
    for page in range(begin - 1, end):
        if page > begin - 1:
            printer.newPage()
        points: QSizeF = document.pagePointSize(page)
        size = QSize(round(points.width() * dots / 72), round(points.height() * dots / 72))
        image = document.render(page, size)
        scale = min(paper.width() / size.width(), paper.height() / size.height())
        target = QRectF(0, 0, size.width() * scale, size.height() * scale)
        painter.drawImage(target, image)
    painter.end()
    return True
