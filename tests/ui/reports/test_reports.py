"""Figures that agree with their rows, and a log that is seen before it is printed, saved or stopped."""

import csv
import re
import stat
import threading
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from app.core.clock import SteppedClock
from app.db.models import Disclosure
from app.domain.auth import Actor
from app.services import ledgers, reports, tallies, visits
from app.services.desk import Desk
from app.services.visits import VisitFilter
from app.ui.kit.theme import Theme
from app.ui.reports.page import ReportsPage
from tests.ui.reports.stage import LOOKS, Stage, focus, look_id

LAST_MONTH, YESTERDAY, TODAY = 60, 9, 5
PHONE = re.compile(r"1[3-9]\d{9}")


@pytest.fixture
def busy(desk: Desk, manager: Actor, clerk: Actor, tmp_path: Path, clock: SteppedClock) -> Desk:
    """A centre with 60 visits in June, 9 yesterday, 5 and some tallies today, of whom one is still here."""
    days = [(date(2026, 6, 1 + i % 30), i) for i in range(LAST_MONTH)]
    days += [(date(2026, 7, 17), i) for i in range(YESTERDAY)] + [(date(2026, 7, 18), i) for i in range(TODAY - 1)]
    lines = ["日期,来访时间,离开时间,姓名,联系电话,来访事由"]
    lines += [f"{day},{9 + i % 8}:{i % 60:02},{18}:00,访客{i},139{day.month:02}{i:06},办事" for day, i in days]
    path = tmp_path / "台账.csv"
    path.write_text("\n".join(lines), "utf-8")
    ledgers.load(desk, manager, ledgers.plan(desk, ledgers.read(desk, path, "visits")))
    visits.sign_in(desk, clerk, name="王芳", phones="13812345678", companions=2)
    groups, services = tallies.grid(desk).groups, tallies.grid(desk).services
    for _ in range(7):
        tallies.add(desk, clerk, groups[0][0], services[0][0])
    return desk


def behind(desk: Desk, stage: Stage) -> list[Any]:
    """The rows of the list the page last wanted to open."""
    key, wanted = stage.went[-1]
    assert key == "visitors" and wanted["do"] == "list"
    told = wanted["filter"]
    period = reports.days(desk, told["start"], told["end"]) if "start" in told else None
    bounds = {"start": period.start, "end": period.end} if period else told["only"]
    return visits.visit_rows(desk, visits.visit_ids(desk, VisitFilter(states=told["states"], **bounds)))


def shown(tile: Any) -> int:
    return int(tile._value.text().replace(",", ""))


def test_figures_on_screen_are_the_rows_behind_them(stage: Stage, busy: Desk, clerk: Actor) -> None:
    page = stage.open(ReportsPage, clerk)
    tiles = page.view.stat_tiles()
    for key, registered, tallied in (("1", TODAY, 7), ("2", YESTERDAY, 0), ("4", LAST_MONTH, 0)):
        stage.press(key)
        assert shown(tiles["registered"]) == registered + tallied
        assert f"{registered} by name, {tallied} tallied" in tiles["registered"].accessibleName()
        for name, tile in tiles.items():
            stage.tab_to(tile)
            stage.press("Return")
            rows = behind(busy, stage)
            if name == "registered":
                assert len(rows) == registered
            elif name == "people":
                assert shown(tile) == len({row.person_id for row in rows})
            else:
                assert shown(tile) == len(rows)
        page.view.tiles["today"].setFocus()


def test_bars_are_the_days_and_open_them(stage: Stage, busy: Desk, clerk: Actor) -> None:
    page = stage.open(ReportsPage, clerk)
    assert not page.view.days_card.isVisible()
    assert sum(n or 0 for n in page.view.hours._values) == TODAY + 7
    page.view.hours.picked.emit(1)
    assert "09:00–10:00" in stage.went[-1][1]["filter"]["name"]
    assert {row.arrived_at.astimezone(busy.zone).hour for row in behind(busy, stage)} == {9}
    stage.press("4")
    assert page.view.days_card.isVisible()
    bars = page.view.days.bars()
    assert len(bars) == 30 and sum(bar.count for bar in bars) == LAST_MONTH
    stage.tab_to(page.view.days)
    stage.press("Right", "Right", "Return")
    rows = behind(busy, stage)
    assert len(rows) == bars[2].count == 2
    assert {row.arrived_at.astimezone(busy.zone).date() for row in rows} == {date(2026, 6, 3)}


def test_days_typed_by_hand(stage: Stage, busy: Desk, clerk: Actor) -> None:
    page = stage.open(ReportsPage, clerk)
    stage.press("5")
    assert focus() == "From"
    stage.type("2026-7-17")
    stage.press("Tab")
    if focus() != "To, included":
        stage.tab_to(page.view.until)
    stage.type("7.16")
    stage.press("Return")
    assert page.view.until_row.error == "Before the first day"
    page.view.until.edit.selectAll()
    stage.type("2026-7-18")
    stage.press("Return")
    assert page.view.until_row.error == ""
    assert shown(page.view.total) == YESTERDAY + TODAY + 7
    page.view.until.edit.selectAll()
    stage.type("2027-12-31")
    stage.press("Return")
    assert len(page.view.days.bars()) == 18 and page.view.days.bars()[-1].full == "December 2027"


def test_last_months_log_is_two_keys_away(stage: Stage, busy: Desk, clerk: Actor, tmp_path: Path) -> None:
    page = stage.open(ReportsPage, clerk)  # the first key: Ctrl+P on the visitors' page
    printed: list[int] = []
    page.printer = lambda document, _parent: printed.append(document.pageCount()) or True
    stage.press("Alt+M")
    assert page.pages is not None and page.pages.isVisible()
    preview = page.pages.preview
    assert preview.pages >= 2
    assert preview.page.text() == f"Page 1 of {preview.pages}"
    assert f"{LAST_MONTH} rows" in page.pages.header.say.text()
    stage.press("PgDown")
    assert preview.page.text() == f"Page 2 of {preview.pages}"
    stage.questions.add(tmp_path / "上月.pdf")
    stage.press("Ctrl+S")
    text = "".join(page_.extract_text() for page_ in PdfReader(tmp_path / "上月.pdf").pages)
    assert "139****0059" in text and not PHONE.search(text)
    assert list(busy.folder.glob("preview-*")) == []
    stage.press("Ctrl+P")
    assert printed == [preview.pages] and "Sent to the printer" in stage.toasts.texts()
    stage.press("Esc")
    assert page.view.isVisible() and preview.pages == 0


def test_the_page_opens_with_the_period_it_is_given(stage: Stage, busy: Desk, clerk: Actor) -> None:
    june = reports.last_month(busy)
    page = stage.open(ReportsPage, clerk, report="visitor-log", start=june.start, end=june.end)
    assert page.view.tiles["last_month"].isChecked() and shown(page.view.total) == LAST_MONTH
    page.open_with({"start": date(2026, 7, 16), "end": date(2026, 7, 17)})
    stage.rest()
    assert page.view.tiles["custom"].isChecked() and shown(page.view.total) == YESTERDAY
    page.open_with({"period": "yesterday", "preview": True})
    stage.rest()
    assert page.pages is not None and page.pages.isVisible()
    assert f"{YESTERDAY} rows" in page.pages.header.say.text()


def test_files_say_where_they_are(stage: Stage, busy: Desk, clerk: Actor, tmp_path: Path) -> None:
    page = stage.open(ReportsPage, clerk)
    opened: list[Path] = []
    page.open_folder = opened.append
    stage.press("4")
    stage.questions.add(tmp_path / "六月")
    stage.tab_to(page.view.xlsx)
    stage.press("Return")
    assert stage.toasts.texts()[-1] == "Saved: 六月.xlsx"
    sheet = openpyxl.load_workbook(tmp_path / "六月.xlsx").worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert "139****0000" in cells and not any(PHONE.search(cell) for cell in cells)
    stage.toasts._toasts[-1][0].action.click()
    assert opened == [tmp_path]
    stage.questions.add(tmp_path / "六月.csv")
    stage.tab_to(page.view.csv)
    stage.press("Return")
    with (tmp_path / "六月.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == LAST_MONTH + 1
    assert stage.questions.asked == [("save_file", "Save the visitor log")] * 2


def test_a_clerk_prints_masked_only(stage: Stage, busy: Desk, clerk: Actor) -> None:
    page = stage.open(ReportsPage, clerk)
    assert not page.view.masking.isEnabled()
    assert "Only a manager" in page.view.mask_note.text()
    stage.press("Ctrl+P")
    assert "names and phones masked" in page.pages.header.say.text()


def test_in_full_only_for_a_reason_on_record(stage: Stage, busy: Desk, manager: Actor, tmp_path: Path) -> None:
    page = stage.open(ReportsPage, manager)
    stage.press("2")
    stage.tab_to(page.view.masking._buttons[0][1])
    stage.press("Right")
    assert page.view.masking.value() == "full" and focus() == "Reason"
    stage.press("Ctrl+P")
    assert page.view.isVisible() and page.view.reason_row.error == "Please say why, in a few words."
    assert focus() == "Reason"
    stage.type("street office asks for the contact list")
    stage.press("Return")
    assert "in full" in page.pages.header.say.text()
    with busy.store.read() as session:
        found = session.query(Disclosure).all()
    assert [each.reason for each in found] == ["street office asks for the contact list"]
    stage.questions.add(tmp_path / "全.pdf")
    stage.press("Ctrl+S")
    text = "".join(each.extract_text() for each in PdfReader(tmp_path / "全.pdf").pages)
    assert PHONE.search(text)


@pytest.mark.parametrize("ending", [".xlsx", ".csv", "preview"])
def test_stopping_leaves_no_file(stage: Stage, busy: Desk, clerk: Actor, tmp_path: Path, ending: str) -> None:
    page = stage.open(ReportsPage, clerk, period="last_month")
    path = tmp_path / f"六月{ending}"
    others = threading.Event()  # other work comes first, so that it is stopped before it is done
    stage.context.ops.jobs.write(others.wait)
    if ending == "preview":
        page.view.main.click()
    else:
        path.write_text("what was here before")
        stage.questions.add(path)
        page.save(ending)
    page._sheet.view.stop.click()
    others.set()
    stage.rest()
    assert page.view.isVisible() and stage.toasts.texts() == []
    if ending != "preview":
        assert path.read_text() == "what was here before"
    assert not [each for each in tmp_path.iterdir() if each.suffix == ".part"]
    assert list(busy.folder.glob("preview-*")) == []
    stage.press("Ctrl+P")
    assert page.pages is not None and page.pages.preview.pages


def test_a_place_that_takes_no_file_is_said(stage: Stage, busy: Desk, clerk: Actor, tmp_path: Path) -> None:
    page = stage.open(ReportsPage, clerk)
    stage.questions.add(tmp_path / "没有这个文件夹" / "六月.xlsx")
    page.save(".xlsx")
    stage.rest()
    assert len(stage.problems) == 1 and stage.problems[0].remedy
    assert stage.toasts.texts() == []


def test_figures_follow_the_desk_and_the_day(stage: Stage, busy: Desk, clerk: Actor, clock: SteppedClock) -> None:
    page = stage.open(ReportsPage, clerk)
    stage.context.act(visits.sign_in, initiator=stage, name="李明", phones="13812345679")
    stage.rest()
    assert shown(page.view.total) == TODAY + 7 + 1 and shown(page.view.present) == 2
    clock.advance(hours=14)
    page.tick()
    stage.rest()
    assert shown(page.view.total) == 0 and "2026-7-19" in page.view.span.text()


@pytest.mark.parametrize(("language", "look"), LOOKS, ids=look_id)
def test_every_state_is_whole_and_named(
    stage: Stage, busy: Desk, manager: Actor, tmp_path: Path, language: str, look: Theme
) -> None:
    stage.wear(language, look)
    page = stage.open(ReportsPage, manager)
    stage.look("reports-today")
    stage.press("4")
    stage.look("reports-month")
    stage.press("5")
    page.view.first.edit.setText("2025-07-01")
    page.view.until.edit.setText("2026-07-18")
    page.view._dated()
    page.view.days.setFocus()
    stage.look("reports-year")
    page.view.masking.set_value("full")
    page.make_preview()
    stage.look("reports-reason")
    page.view.masking.set_value("masked")
    page.make_preview()
    stage.look("reports-preview")
    stage.questions.add(tmp_path / "登记表.csv")
    page.save(".csv")
    stage.look("reports-saved")
    page._back()
    page.choose(page._choice)
    QApplication.processEvents()
    stage.look("reports-back")


def test_nobody_else_can_read_the_pages_on_their_way(stage: Stage, busy: Desk, clerk: Actor) -> None:
    assert stat.S_IMODE(busy.folder.stat().st_mode) & 0o077 == 0
