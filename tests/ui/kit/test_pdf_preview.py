from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from app.ui.kit.questions import ScriptedQuestions
from app.ui.kit.walk import walk
from app.ui.kit.widgets.pdf_preview import PdfPreview, print_pages


@pytest.fixture
def pages(qapp: Any) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for number in range(3):
        if number:
            writer.newPage()
        painter.drawText(1000, 1000, f"page {number + 1}")
    painter.end()
    return buffer.data().data()


@pytest.fixture
def preview(qtbot: Any, pages: bytes, tmp_path: Path) -> PdfPreview:
    made = PdfPreview(ScriptedQuestions(tmp_path / "out.pdf", tmp_path / "no" / "out.pdf"))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    assert made.load(pages, "log.pdf")
    return made


def test_pages_are_counted_and_turned(qtbot: Any, preview: PdfPreview) -> None:
    assert preview.pages == 3 and preview.page.text() == "Page 1 of 3"
    assert not preview.back.isEnabled()
    qtbot.mouseClick(preview.forth, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview.page.text() == "Page 2 of 3")
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: preview.page.text() == "Page 3 of 3")
    assert not preview.forth.isEnabled()
    assert [str(finding) for finding in walk(preview)] == []


def test_pages_grow_and_shrink(qtbot: Any, preview: PdfPreview) -> None:
    fitted = preview._factor()
    qtbot.mouseClick(preview.bigger, Qt.MouseButton.LeftButton)
    assert preview.view.zoomFactor() > fitted
    qtbot.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    preview.fit_width()
    assert preview._factor() == pytest.approx(fitted)


def test_a_copy_is_kept_or_the_reason_told(qtbot: Any, preview: PdfPreview, pages: bytes, tmp_path: Path) -> None:
    with qtbot.waitSignal(preview.saved):
        preview.save_button.click()
    assert (tmp_path / "out.pdf").read_bytes() == pages
    with qtbot.waitSignal(preview.failed) as told:
        preview.save_button.click()
    assert told.args[0].remedy


def test_what_is_no_pdf_is_refused(qtbot: Any, preview: PdfPreview, tmp_path: Path) -> None:
    for source in (b"hello", tmp_path / "missing.pdf"):
        with qtbot.waitSignal(preview.failed):
            assert not preview.load(source)
        assert preview.pages == 0 and not preview.print_button.isEnabled()


def test_printing_gives_every_page(qtbot: Any, preview: PdfPreview, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"

    def print_to_file(document: QPdfDocument, _parent: Any) -> bool:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setFullPage(True)
        return print_pages(document, printer)

    preview._printer = print_to_file
    with qtbot.waitSignal(preview.printed):
        preview.print_button.click()
    printed = QPdfDocument()
    printed.load(str(target))
    assert printed.pageCount() == 3
