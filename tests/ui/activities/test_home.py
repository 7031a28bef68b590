"""The home: activities found, filtered, opened, called off and planned again; the month; campaigns."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtGui import QGuiApplication

from app.services import activities, registrations
from app.ui.activities.page import OPEN_STATES
from tests.ui.activities.stage import CAMP, CLERK, COURSE, FILM, GALA, LOTS, PARTY_DAY, TALK, Stage


def shown(stage: Stage) -> list[str]:
    """The titles in the list."""
    ids = stage.page.home.list.table.model.ids
    return [row.title for row in activities.activity_rows(stage.desk, ids)]


def cells(stage: Stage, title: str) -> list[str]:
    """A row of the list as it is read."""
    model = stage.page.home.list.table.model
    for place in range(model.rowCount()):
        texts = model.texts(model.row_at(place))
        if texts[1].startswith(title):
            return texts
    raise AssertionError(f"{title} isn't listed")


def test_the_list_says_when_where_how_many_and_what_is_missing(stage: Stage) -> None:
    assert shown(stage) == [COURSE, TALK, f"{CAMP} 第二期", FILM, LOTS, GALA]
    assert cells(stage, CAMP) == [
        "20–24 Jul", f"{CAMP} 第二期", "Summer camp", "Street", "科普实验室", "3 of 10 · 2 waiting",
        "Registration open", "",
    ]  # fmt: skip
    assert cells(stage, TALK)[0] == "Today 19:00–20:30"
    assert cells(stage, FILM)[5:7] == ["", "Called off"]
    said = stage.page.home.header.say.text()
    assert "1 today" in said and "2 households waiting" in said
    assert stage.page.home.new.isHidden(), "a clerk plans nothing"
    stage.page.home.list.open_with({"period": "all"})
    stage.settle()
    assert cells(stage, PARTY_DAY)[6:] == ["Ended", "4 missing"]


def test_an_activity_is_found_by_name_pinyin_and_number(stage: Stage) -> None:
    for typed in ("夏令营", "kexuejia", "xxkxj", "a0001"):
        stage.type(typed)
        assert shown(stage) == [f"{CAMP} 第二期"], typed
        stage.press("Esc")
    stage.type("夏令营")
    stage.press("Down", "Enter")
    assert stage.page.detail.activity_id == stage.the(CAMP).id
    stage.press("Esc")
    assert stage.page.shown is stage.page.home


def test_filters_narrow_and_an_empty_list_says_what_to_do(stage: Stage) -> None:
    home = stage.page.home
    stage.click("Being planned")
    assert shown(stage) == [GALA]
    stage.click("Being planned")
    home.list.kind.set_value("course")
    stage.settle()
    assert shown(stage) == [COURSE]
    home.list.campaign.set_value(stage.the(COURSE).campaign_id)
    home.list.kind.set_value(None)
    stage.settle()
    assert shown(stage) == [COURSE, f"{CAMP} 第二期"]
    home.list.level.set_value("city")
    stage.settle()
    assert shown(stage) == []
    assert "Take a filter away" in stage.said(home.list.empty)
    stage.page.open_with({"filter": {"unfinished": True}})
    stage.settle()
    assert shown(stage) == [PARTY_DAY], "what the figure in the head counts"


def test_rows_are_copied_and_written_out_as_they_are_shown(managed: Stage, tmp_path: Path) -> None:
    managed.press("Down", "Ctrl+A", "Ctrl+C")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 6 and lines[1].startswith(f"Today 19:00–20:30\t{TALK}\tTalk\tStreet\t多功能厅")
    managed.click("Registration open")
    for ending in ("xlsx", "csv"):
        path = tmp_path / f"activities.{ending}"
        managed.questions.add(path)
        managed.press("Ctrl+E")
        if ending == "csv":
            written = path.read_text("utf-8-sig").splitlines()
        else:
            written = [str(row) for row in load_workbook(path).active.iter_rows(values_only=True)]
        listed = [title for line in written for title in (COURSE, TALK, CAMP, FILM, LOTS, GALA) if title in line]
        assert listed == [TALK, CAMP, LOTS], ending
    assert "Saved activities.csv" in managed.toasted()


def test_an_activity_is_called_off_for_a_reason_and_that_is_taken_back(managed: Stage) -> None:
    home = managed.page.home
    managed.type(TALK)
    managed.press("Down")
    managed.questions.add("讲师临时有事")
    managed.press("Alt+X")
    row = managed.the(TALK)
    assert row.state == "cancelled" and not managed.session_of(TALK).booked
    assert f"{TALK} is called off" in managed.toasted()
    managed.ops.undo_last()
    managed.settle()
    managed.page.reload()
    managed.settle()
    assert managed.the(TALK).state == "open" and managed.session_of(TALK).booked
    assert home.list.off.text() == "Call off"


def test_last_years_is_planned_again_and_the_dates_are_seen_first(managed: Stage) -> None:
    managed.type(CAMP)
    managed.press("Down", "Alt+C")
    box = managed.asked
    assert box.first.value() == date(2027, 7, 19), "the same weekday of next year"
    assert [item.title for item in box.dates.items()][:2] == [
        "Mon 19 Jul 2027 09:00–11:30", "Tue 20 Jul 2027 09:00–11:30",
    ]  # fmt: skip
    box.first.set_value(date(2026, 7, 21))
    managed.settle()
    assert "is taken" in managed.said(box), "four of the days have the camp itself in the room"
    box.first.set_value(date(2027, 7, 5))
    managed.settle()
    managed.press("Enter")
    new = next(row for row in managed.rows(text=CAMP) if row.state == "draft")
    card = activities.card(managed.desk, new.id)
    assert [one.starts_at.astimezone(managed.desk.zone).day for one in card.sessions] == [5, 6, 7, 8, 9]
    assert all(one.booked for one in card.sessions)
    assert [quota.places for quota in card.quotas] == [6, 4] and card.households == 0
    assert managed.page.shown is managed.page.editor, "the copy is open to be gone through"


def test_the_month_shows_what_is_held_and_a_day_its_sessions(stage: Stage) -> None:
    stage.press("Down", "C")
    part = stage.page.home.calendar
    grid = part.grid
    assert grid.tip_at(grid.day_rect(date(2026, 7, 22)).center()).splitlines()[2:] == [
        f"09:00 {CAMP} 第二期", f"19:00 {COURSE}",
    ]  # fmt: skip
    assert [item.title for item in part.list.items()] == [TALK]
    grid.setFocus()
    stage.press("Down")
    assert [item.title for item in part.list.items()] == [FILM] and "Called off" in str(part.list.items()[0].pill)
    stage.press("PgUp", "T", "Left", "Enter")
    assert stage.said(part.side).startswith("Yesterday")
    stage.press("T", "Enter", "Enter")
    assert stage.page.detail.activity_id == stage.the(TALK).id


def test_campaigns_are_made_changed_and_voided(managed: Stage) -> None:
    managed.page.open_with({"do": "campaigns"})
    managed.settle()
    part = managed.page.home.campaigns
    assert [(item.title, item.right) for item in part.list.items()] == [
        ("2026 暑期专项", "2 activities"), ("幸福生活节", "0 activities"),
    ]  # fmt: skip
    managed.press("Alt+G")
    managed.press("Enter")
    assert "is needed" in managed.said(managed.asked)
    managed.type("冬日暖阳")
    managed.press("Enter")
    assert part.current().name == "冬日暖阳"
    managed.press("Alt+E", "End")
    managed.type(" 2026")
    managed.press("Enter")
    assert part.current().name == "冬日暖阳 2026"
    managed.questions.add("重复了")
    managed.press("Delete")
    assert [item.title for item in part.list.items()] == ["2026 暑期专项", "幸福生活节"]
    managed.press("Home", "Enter")
    assert shown(managed) == [COURSE, f"{CAMP} 第二期"], "Enter lists what was run under it"


def test_registering_without_an_activity_asks_which(stage: Stage) -> None:
    stage.page.open_with({"do": "register"})
    stage.settle()
    assert stage.page.home.list.states.keys() == list(OPEN_STATES)
    assert shown(stage) == [TALK, f"{CAMP} 第二期", LOTS]
    assert "Choose the activity" in stage.toasted()
    stage.press("Down", "Ctrl+P")
    stage.page.open_with({"do": "register"})
    stage.settle()
    assert stage.page.detail.activity_id == stage.the(CAMP).id and not stage.page.detail.drawer.isHidden()


def test_a_ticket_opens_the_door_of_todays_session_else_the_activity(stage: Stage) -> None:
    stage.page.open_with({"scan": f"{stage.the(TALK).number}/A01"})
    stage.settle()
    assert stage.page.shown is stage.page.door and stage.page.door.session_id == stage.session_of(TALK).id
    stage.page.show_home()
    stage.page.open_with({"scan": f"{stage.the(CAMP).number}/A01"})
    stage.settle()
    assert stage.page.shown is stage.page.detail and stage.page.detail.activity_id == stage.the(CAMP).id


def test_what_waits_for_an_answer_is_counted_and_opened(stage: Stage) -> None:
    assert stage.counts[-1] == 0
    out = stage.household(CAMP, "孙立群").id
    stage.ops.run(lambda: registrations.cancel(stage.desk, stage.actor(CLERK), out, "家里有事"))
    stage.settle()
    assert stage.counts[-1] >= 1 and "offer" in stage.page.home.header.say.text()
    stage.page.open_with({"do": "offers"})
    stage.settle()
    assert stage.page.detail.activity_id == stage.the(CAMP).id


def test_an_empty_centre_says_who_plans_the_first(open_stage) -> None:
    stage = open_stage(bare=True)
    stage.page.home.list.open_with({"period": "all"})
    stage.settle()
    assert "A manager plans them" in stage.said(stage.page.home.list.empty)
