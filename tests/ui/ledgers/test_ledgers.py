"""A ledger comes in by keyboard alone, all of it or nothing, and goes out again as a whole."""

import struct
import warnings
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.core.clock import SteppedClock
from app.domain.auth import Actor
from app.domain.visits import State
from app.services import ledgers, people, visits
from app.services.desk import Desk, open_desk
from app.services.visits import VisitFilter
from app.ui.kit.theme import Theme
from app.ui.kit.widgets import Select
from app.ui.ledgers.page import LedgersPage
from tests.ui.reports.stage import LOOKS, Stage, focus, look_id

SAMPLE = Path(__file__).parents[2] / "data" / "来访登记表.xlsx"
BY_SHEET = {"3月": 182, "4月": 190, "5月": 175}
ALL = sum(BY_SHEET.values())


def kept(desk: Desk, **wanted: object) -> int:
    return len(visits.visit_ids(desk, VisitFilter(**wanted)))


def ledger(tmp_path: Path, rows: list[str], name: str = "台账.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join(["日期,来访时间,姓名,联系电话,来访事由", *rows]), "utf-8")
    return path


def many(tmp_path: Path, n: int) -> Path:
    return ledger(tmp_path, [f"2026-6-{1 + i % 30},{8 + i % 12}:{i % 60:02},访客{i},139{i:08},办事" for i in range(n)])


def test_a_ledger_comes_in_by_keyboard_and_stays(
    stage: Stage, desk: Desk, manager: Actor, folder: Path, clock: SteppedClock
) -> None:
    page = stage.open(LedgersPage, manager)
    stage.questions.add(SAMPLE)
    stage.press("Ctrl+O")
    assert page.check.load.text() == f"Bring in {ALL} visits"
    assert focus() == f"Bring in {ALL} visits"
    assert "2026-03-01 to 2026-05-28" in page.check.header.say.text()
    assert [page.check.sheet.itemText(i) for i in range(3)] == list(BY_SHEET)
    assert kept(desk) == 0
    stage.press("Ctrl+Return")
    assert page.result.figure.text() == f"{ALL} visits"
    assert focus() == "Done"
    assert kept(desk) == ALL
    stage.press("Return")
    assert page.home.header.say.text() == f"1 brought in, {ALL} visits"
    row = page.home.table.model
    assert row.texts(row.row_at(0))[0] == "来访登记表.xlsx"
    stage.close()
    desk.close()
    again = open_desk(folder, clock)
    assert kept(again) == ALL
    again.close()


def test_the_second_time_nothing_comes_in_and_it_says_so(stage: Stage, desk: Desk, manager: Actor) -> None:
    page = stage.open(LedgersPage, manager, path=SAMPLE)
    stage.press("Return")
    stage.press("Return")
    stage.questions.add(SAMPLE)
    stage.press("Ctrl+O")
    assert page.check.header.say.text() == f"All {ALL} rows are already on this desk; nothing would be added"
    assert page.check.load.text() == "Nothing to bring in"
    assert not page.check.load.isEnabled()
    assert page.check.tabs.keys() == ["duplicates"]
    stage.press("Ctrl+Return")
    assert kept(desk) == ALL
    stage.press("Esc")
    assert page.steps.currentWidget() is page.home


def test_columns_are_told_apart_by_keyboard(stage: Stage, desk: Desk, manager: Actor) -> None:
    page = stage.open(LedgersPage, manager, path=SAMPLE)
    assert page.check.plan.records[0].values["purposes"]

    def purpose() -> object:
        name = "“来访事由” is brought in as"
        return next(row.select for row in page.check.rows_of_columns() if row.select.accessibleName() == name)

    stage.tab_to(purpose())
    stage.press("Home")
    assert purpose().value() is None
    assert focus() == "“来访事由” is brought in as"
    assert not any(record.values.get("purposes") for record in page.check.plan.records)
    assert {mapping.sheet for mapping in page.check.mappings if "purposes" not in mapping.targets} == set(BY_SHEET)


def test_a_sheet_can_be_left_out(stage: Stage, desk: Desk, manager: Actor) -> None:
    page = stage.open(LedgersPage, manager, path=SAMPLE)
    stage.tab_to(page.check.use)
    stage.press("Space")
    assert page.check.load.text() == f"Bring in {ALL - BY_SHEET['3月']} visits"
    stage.tab_to(page.check.sheet)
    stage.press("Down", "Down")
    stage.tab_to(page.check.use)
    stage.press("Space")
    assert page.check.load.text() == "Bring in 190 visits"
    stage.press("Ctrl+Return")
    assert kept(desk) == 190


def test_columns_nobody_recognises_are_chosen_by_hand(stage: Stage, desk: Desk, manager: Actor, tmp_path: Path) -> None:
    path = tmp_path / "谜.csv"
    path.write_text("甲,乙\n2026-6-1 9:30,王芳\n2026-6-1 9:40,李明\n", "utf-8")
    page = stage.open(LedgersPage, manager, path=path)
    assert not page.check.load.isEnabled() and page.check.warning.isVisible()
    assert page.check.missing.text() == "Still needed: Name, Date"
    assert focus() == "“Column 1” is brought in as"
    for target in ("arrived_at", "name"):
        select = QApplication.focusWidget()
        assert isinstance(select, Select)
        for _ in range(next(i for i in range(select.count()) if select.itemData(i) == target)):
            stage.press("Down")
        assert QApplication.focusWidget().value() == target
        stage.press("Tab")
    assert not page.check.missing.isVisible() and not page.check.warning.isVisible()
    assert page.check.load.text() == "Bring in 2 visits"
    stage.press("Ctrl+Return")
    assert kept(desk) == 2


def test_unreadable_rows_say_why_and_come_in_once_repaired(
    stage: Stage, desk: Desk, manager: Actor, tmp_path: Path
) -> None:
    rows = ["2026-6-1,9:30,王芳,13812345678,办事", "某天,9:40,李明,13812345679,阅读", "2026-6-1,,,,", "合计,,2人次,,"]
    page = stage.open(LedgersPage, manager, path=ledger(tmp_path, rows))
    assert page.check.load.text() == "Bring in 1 visit"
    page.check.tabs.chip("rejected").setFocus()
    stage.press("Space")
    table = page.check.tables["rejected"]
    shown = [table.model.texts(row) for row in page.check._rows["rejected"]]
    assert "某天" in shown[0][0] and "138****5679" in shown[0][1] and "row 3" in shown[0][2]
    repaired = tmp_path / "repair.xlsx"
    stage.questions.add(repaired)
    stage.tab_to(page.check.repair_button)
    stage.press("Return")
    assert any("repair.xlsx" in text for text in stage.toasts.texts())
    sheet = openpyxl.load_workbook(repaired).worksheets[0]
    assert sheet.cell(2, 1).value == "某天"
    sheet.cell(2, 1).value = "2026-6-1"
    sheet.parent.save(repaired)
    stage.press("Ctrl+Return")
    assert page.result.rejected.label.text().startswith("1 row can't be read") and page.result.rejected.isVisible()
    stage.press("Return")
    page.read(repaired)
    stage.rest()
    stage.press("Ctrl+Return")
    assert kept(desk) == 2


def test_stopping_leaves_nothing(stage: Stage, desk: Desk, manager: Actor, tmp_path: Path) -> None:
    page = stage.open(LedgersPage, manager, path=many(tmp_path, 4000))
    page.check.load.click()
    page._sheet.view.stop.click()
    stage.rest()
    assert kept(desk) == 0
    assert ledgers.batches(desk) == []
    assert stage.toasts.texts() == ["Stopped. Nothing was brought in."]
    assert page.check.load.isEnabled()
    stage.press("Ctrl+Return")
    assert kept(desk) == 4000


def test_a_ledger_goes_out_as_a_whole(stage: Stage, desk: Desk, manager: Actor, tmp_path: Path) -> None:
    path = ledger(tmp_path, ["2026-6-1,9:30,王芳,13812345678,办事", "2026-6-2,9:40,李明,13812345679,阅读"])
    page = stage.open(LedgersPage, manager, path=path)
    stage.press("Return", "Return")
    assert people.person_ids(desk, people.PersonFilter()) and kept(desk) == 2
    stage.tab_to(page.home.table.view)
    stage.tab_to(page.home.undo_button)
    stage.questions.add(None)
    stage.press("Return")
    assert kept(desk) == 2
    stage.questions.add("试用的文件")
    stage.press("Return")
    assert stage.questions.asked[-1] == ("text", "Undo the whole ledger?")
    assert kept(desk) == 0 and kept(desk, include_voided=True) == 2
    assert len(people.person_ids(desk, people.PersonFilter())) == 0
    assert "Taken back: 2 visits" in stage.toasts.texts()
    (batch,) = ledgers.batches(desk)
    assert batch.undone and batch.reason == "试用的文件"
    assert page.home.header.say.text() == "None brought in yet"
    assert not page.home.undo_button.isEnabled()
    page.read(path)
    stage.rest()
    assert page.check.load.text() == "Bring in 2 visits"


def test_the_rows_of_a_ledger_open_in_their_list(stage: Stage, desk: Desk, manager: Actor, tmp_path: Path) -> None:
    page = stage.open(LedgersPage, manager, path=ledger(tmp_path, ["2026-6-1,9:30,王芳,13812345678,办事"]))
    stage.press("Return")
    stage.tab_to(page.result.show_rows)
    stage.press("Return")
    key, wanted = stage.went[-1]
    assert key == "visitors" and kept(desk, **wanted["filter"]["only"]) == 1


def test_a_list_of_people_comes_in(stage: Stage, desk: Desk, manager: Actor, tmp_path: Path) -> None:
    path = tmp_path / "人员.csv"
    path.write_text("姓名,联系电话,群体\n王芳,13812345678,居民\n李明,13812345679,骑手\n", "gb18030")
    page = stage.open(LedgersPage, manager, kind="people", path=path)
    assert page.check.load.text() == "Bring in 2 people"
    stage.press("Return")
    assert len(people.person_ids(desk, people.PersonFilter())) == 2 and kept(desk) == 0
    stage.tab_to(page.result.show_rows)
    stage.press("Return")
    key, wanted = stage.went[-1]
    assert key == "people"
    batch = wanted["filter"]["batch_id"]
    assert len(people.person_ids(desk, people.PersonFilter(batch_id=batch))) == 2


def locked_workbook() -> bytes:
    """The outside of a workbook with a password: an OLE2 file with one stream named EncryptedPackage."""
    fat = [1, 2, 3, 4, 5, 6, 7, 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFD]

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        label = (name + "\0").encode("utf-16-le")
        body = label.ljust(64, b"\0") + struct.pack("<HBBIII", len(label), kind, 1, *[0xFFFFFFFF] * 2, child)
        return body + bytes(36) + struct.pack("<III", start, size, 0)

    entries = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("EncryptedPackage", 2, 0xFFFFFFFF, 0, 4096)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<10I", 0, 1, 8, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 9)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    return head.ljust(512, b"\xff") + bytes(4096) + entries.ljust(512, b"\0") + table


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("空.xlsx", b"", "empty"),
        ("坏.xlsx", b"PK\x03\x04 not what it was", "damaged"),
        ("照片.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(400), "not a spreadsheet"),
        ("加密.xlsx", locked_workbook(), "password"),
        ("没有.xlsx", None, "no file"),
    ],
)
def test_a_file_that_is_no_ledger_gets_one_sentence(
    stage: Stage, desk: Desk, manager: Actor, tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    page = stage.open(LedgersPage, manager)
    stage.questions.add(path)
    stage.press("Ctrl+O")
    assert page.steps.currentWidget() is page.home
    said = page.home.zone.wrong.text()
    assert says in said and said.count(". ") <= 1 and page.home.zone.wrong.isVisible()
    assert focus() == "Choose a file"
    assert kept(desk) == 0 and stage.problems == []
    stage.questions.add(SAMPLE)
    stage.press("Return")
    assert page.steps.currentWidget() is page.check


def test_a_file_dropped_on_the_page_is_read(stage: Stage, manager: Actor) -> None:
    page = stage.open(LedgersPage, manager)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    where, action, button = QPointF(200, 200), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    with warnings.catch_warnings():
        # Only tests make such events by hand; Qt has no newer way for them.
        warnings.simplefilter("ignore", DeprecationWarning)
        entering = QDragEnterEvent(where.toPoint(), action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(where, action, data, button, Qt.KeyboardModifier.NoModifier))
    stage.rest()
    assert page.check.load.text() == f"Bring in {ALL} visits"


def test_a_clerk_sees_the_list_and_asks_the_manager(
    stage: Stage, desk: Desk, manager: Actor, clerk: Actor, tmp_path: Path
) -> None:
    draft = ledgers.read(desk, ledger(tmp_path, ["2026-6-1,9:30,王芳,13812345678,办事"]), "visits")
    ledgers.load(desk, manager, ledgers.plan(desk, draft))
    page = stage.open(LedgersPage, clerk, path=SAMPLE)
    assert page.steps.currentWidget() is page.home
    assert page.home.table.model.rowCount() == 1
    assert not page.home.undo_button.isVisible() and not page.home.zone.isVisible()
    stage.press("Ctrl+O")
    assert stage.questions.asked == []
    stage.look("ledgers-clerk")


def test_phones_are_masked_before_they_are_recorded(stage: Stage, manager: Actor) -> None:
    page = stage.open(LedgersPage, manager, path=SAMPLE)
    shown = [page.check.tables["recorded"].model.texts(record) for record in page.check.plan.records]
    assert all(cells[3].count("*") == 4 for cells in shown)


@pytest.mark.parametrize(("language", "look"), LOOKS, ids=look_id)
def test_every_state_is_whole_and_named(
    stage: Stage, desk: Desk, manager: Actor, tmp_path: Path, language: str, look: Theme
) -> None:
    stage.wear(language, look)
    page = stage.open(LedgersPage, manager)
    stage.look("ledgers-empty")
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04 not what it was")
    page.read(bad)
    stage.look("ledgers-bad")
    rows = ["3-1,9:30,王芳,13812345678,办事", "某天,9:40,李明,13812345679,阅读", "合计,,2人次,,"]
    page.read(ledger(tmp_path, rows, "没有年份的台账.csv"))
    stage.rest()
    for tab in ("recorded", "warned", "rejected", "duplicates", "skipped"):
        page.check.show_tab(tab)
        stage.look(f"ledgers-check-{tab}")
    page.check.load.click()
    stage.look("ledgers-result")
    page._go_home()
    page.home.table.select_row(0)
    stage.look("ledgers-list")
    page.read(SAMPLE)
    stage.look("ledgers-check-sample")
    page.check.load.click()
    stage.look("ledgers-result-sample")
    stage.questions.add("试用的文件")
    page.result.undo.click()
    stage.look("ledgers-undone")
    assert kept(desk, states=(State.LEFT, State.PRESENT, State.UNVERIFIED)) == 1


def test_the_year_that_was_taken_can_be_put_right(stage: Stage, desk: Desk, manager: Actor, tmp_path: Path) -> None:
    page = stage.open(LedgersPage, manager, path=ledger(tmp_path, ["3-1,9:30,王芳,13812345678,办事"]))
    assert page.check.year.isVisible() and page.check.year.value() == 2026
    assert page.check.plan.records[0].values["arrived_at"].year == 2026
    stage.tab_to(page.check.year)
    stage.press("Down")
    stage.qtbot.waitUntil(lambda: page._plan is not None and page._plan.records[0].values["arrived_at"].year == 2025)
    stage.rest()
    assert page.check.year.value() == 2025 and not page.check.warning.isVisible()
    stage.press("Ctrl+Return")
    assert kept(desk) == 1
