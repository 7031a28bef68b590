"""The papers of bookings are chosen, looked at and saved on the page of reports."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from pypdf import PdfReader

from app.db.models import Disclosure
from app.domain.auth import Actor
from app.services import bookings, spaces
from app.services.desk import Desk
from app.ui.kit.theme import Theme
from app.ui.reports.page import ReportsPage
from tests.ui.reports.stage import LOOKS, Stage, focus, look_id

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 7, 18)


@pytest.fixture
def booked(desk: Desk, manager: Actor) -> Desk:
    """Two rooms; tonight a choir in the first, tomorrow a meeting in both."""
    ids = [spaces.save_space(desk, manager, None, {"name": name})[0].id for name in ("多功能厅", "一号会议室")]
    for day, hour, where, title in ((18, 20, ids[:1], "合唱排练"), (19, 14, ids, "联席会议")):
        start = datetime(2026, 7, day, hour, tzinfo=ZONE)
        bookings.book(
            desk, manager, starts_at=start, ends_at=start + timedelta(hours=2), spaces=where, title=title, name="张硕",
            phones="13987626021",
        )  # fmt: skip
    return desk


def choose(stage: Stage, page: Any, label: str) -> None:
    """Choose a report with the keyboard."""
    stage.tab_to(page.view.report_field)
    stage.press("Home")
    while page.view.report_field.currentText() != label:
        before = page.view.report_field.currentIndex()
        stage.press("Down")
        assert page.view.report_field.currentIndex() == before + 1


def text_of(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def test_each_report_has_its_own_options(stage: Stage, booked: Desk, clerk: Actor) -> None:
    page = stage.open(ReportsPage, clerk)
    view = page.view
    shown = {}
    for label in ("Visitor log", "Bookings of the day", "Door sheet", "Week of a space", "Use of spaces"):
        choose(stage, page, label)
        parts = (view.of_period, view.day_field, view.space, view.of_names, view.figures, view.xlsx)
        shown[label] = tuple(part.isVisible() for part in parts)
    assert shown == {
        "Visitor log": (True, False, False, True, True, True),
        "Bookings of the day": (False, True, False, True, False, True),
        "Door sheet": (False, True, True, False, False, False),
        "Week of a space": (False, True, True, False, False, True),
        "Use of spaces": (True, False, False, False, False, True),
    }
    assert view.header.say.text() == "Use of spaces"
    choose(stage, page, "Visitor log")
    assert view.header.say.text().startswith("Today: ")


def test_the_day_is_looked_at_printed_and_saved(stage: Stage, booked: Desk, clerk: Actor, tmp_path: Path) -> None:
    page = stage.open(ReportsPage, clerk)
    choose(stage, page, "Bookings of the day")
    assert page.view.day_field.value() == TODAY
    stage.press("Ctrl+P")
    assert page.pages is not None and page.pages.isVisible()
    assert page.pages.header.title.text() == "Bookings of the day"
    said = page.pages.header.say.text()
    assert said.startswith("2026-07-18, 1 rows, names and phones masked, check code ")
    stage.questions.add(tmp_path / "当日.pdf")
    stage.press("Ctrl+S")
    text = text_of(tmp_path / "当日.pdf")
    assert "合唱排练" in text and "张＊" in text and "张硕" not in text
    assert list(booked.folder.glob("preview-*")) == []
    stage.press("Esc")
    stage.questions.add(tmp_path / "当日.csv")
    stage.tab_to(page.view.csv)
    stage.press("Return")
    with (tmp_path / "当日.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [line["Title"] for line in csv.DictReader(file) if line["Title"]] == ["合唱排练"]
    assert stage.questions.asked[-1] == ("save_file", "Save: Bookings of the day")


def test_another_day_is_typed_and_a_wrong_one_is_said(stage: Stage, booked: Desk, clerk: Actor) -> None:
    page = stage.open(ReportsPage, clerk)
    choose(stage, page, "Bookings of the day")
    stage.tab_to(page.view.day_field)
    page.view.day_field.edit.selectAll()
    stage.type("7-32")
    stage.press("Ctrl+P")
    assert page.view.isVisible() and page.view.day_row.error == "A day, such as 2026-03-05"
    assert focus() == "Day"
    page.view.day_field.edit.selectAll()
    stage.type("7-19")
    stage.press("Return")
    assert page.pages is not None and page.pages.header.say.text().startswith("2026-07-19, 2 rows")


def test_a_door_and_a_week_want_a_space(stage: Stage, booked: Desk, clerk: Actor, tmp_path: Path) -> None:
    page = stage.open(ReportsPage, clerk)
    choose(stage, page, "Door sheet")
    assert page.view.space.currentText() == "多功能厅"
    stage.press("Ctrl+P")
    assert page.pages.header.say.text().startswith("多功能厅, 2026-07-18, 1 rows, check code")
    assert not page.pages.xlsx.isVisible()
    stage.questions.add(tmp_path / "门贴.pdf")
    stage.press("Ctrl+S")
    assert "合唱排练" in text_of(tmp_path / "门贴.pdf") and "张" not in text_of(tmp_path / "门贴.pdf")
    stage.press("Esc")
    choose(stage, page, "Week of a space")
    stage.tab_to(page.view.space)
    stage.press("Down")
    assert page.view.space.currentText() == "一号会议室"
    stage.press("Ctrl+P")
    assert page.pages.header.say.text().startswith("一号会议室, week of 2026-07-13, 1 rows")
    stage.questions.add(tmp_path / "周.xlsx")
    page.pages.xlsx.click()
    stage.rest()
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "周.xlsx").worksheets[0].values for cell in row]
    assert "联席会议" in cells


def test_without_a_space_there_is_no_door(stage: Stage, desk: Desk, clerk: Actor, manager: Actor) -> None:
    page = stage.open(ReportsPage, clerk)
    choose(stage, page, "Door sheet")
    stage.press("Ctrl+P")
    assert page.view.isVisible() and "settings" in page.view.space_row.error
    stage.context.act(spaces.save_space, None, {"name": "路演厅"}, initiator=stage)
    stage.session.enter(manager)
    stage.context.act(spaces.save_space, None, {"name": "路演厅"}, initiator=stage)
    stage.rest()
    assert page.view.space.currentText() == "路演厅"
    stage.press("Ctrl+P")
    assert page.pages.header.say.text().startswith("路演厅, 2026-07-18, 0 rows")


def test_the_use_of_spaces_in_a_period(stage: Stage, booked: Desk, clerk: Actor, tmp_path: Path) -> None:
    page = stage.open(ReportsPage, clerk)
    choose(stage, page, "Use of spaces")
    page.view.tiles["this_month"].click()
    stage.rest()
    stage.press("Ctrl+P")
    assert page.pages.header.say.text().startswith("2026-07-01 to 2026-07-18, 2 rows")
    stage.questions.add(tmp_path / "统计.xlsx")
    page.pages.xlsx.click()
    stage.rest()
    [line] = [row for row in openpyxl.load_workbook(tmp_path / "统计.xlsx").worksheets[0].values if row[0] == "Total"]
    assert line[1:3] == (1, 2)  # what is tomorrow's belongs to another duty day


def test_the_page_opens_with_the_report_it_is_given(stage: Stage, booked: Desk, clerk: Actor) -> None:
    room = spaces.spaces(booked)[1]
    page = stage.open(ReportsPage, clerk, report="door-sheet", day=date(2026, 7, 19), space=room.id, preview=True)
    stage.rest()
    assert page.pages is not None and page.pages.isVisible()
    assert page.pages.header.say.text().startswith("一号会议室, 2026-07-19, 1 rows")
    page.open_with({"report": "day-sheet"})
    stage.rest()
    assert page.view.isVisible() and focus() == "Day"


def test_names_in_full_only_for_a_reason_on_record(stage: Stage, booked: Desk, manager: Actor, tmp_path: Path) -> None:
    page = stage.open(ReportsPage, manager)
    choose(stage, page, "Bookings of the day")
    page.view.masking.set_value("full")
    page.view._masked()
    stage.press("Ctrl+P")
    assert page.view.isVisible() and page.view.reason_row.error
    page.view.reason.set_value("核对申请人")
    stage.press("Ctrl+P")
    assert "in full" in page.pages.header.say.text()
    with booked.store.read() as session:
        assert [one.reason for one in session.query(Disclosure).all()] == ["核对申请人"]
    stage.press("Esc")
    choose(stage, page, "Use of spaces")  # has no names: the reason isn't asked for again
    stage.press("Ctrl+P")
    assert "in full" not in page.pages.header.say.text()


@pytest.mark.parametrize(("language", "look"), LOOKS, ids=look_id)
def test_every_state_is_whole_and_named(stage: Stage, booked: Desk, manager: Actor, language: str, look: Theme) -> None:
    stage.wear(language, look)
    page = stage.open(ReportsPage, manager)
    for key in ("day-sheet", "door-sheet", "room-week", "booking-statistics"):
        page.view.choose_report(key)
        stage.look(f"reports-{key}")
        page.make_preview()
        stage.look(f"reports-{key}-pages")
        page._back()
