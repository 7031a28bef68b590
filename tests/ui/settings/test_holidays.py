"""Days of the year: as published, the centre's own over them, and years that aren't announced yet."""

from collections.abc import Callable
from datetime import date

from app.domain.spaces import DayKind
from app.services import spaces
from tests.ui.settings.stage import Stage


def _kind(stage: Stage, day: date) -> DayKind:
    return spaces.calendar(stage.desk).info(day).kind


def test_the_published_year_is_shown_from_what_comes_next(stage: Stage) -> None:
    section = stage.go("holidays")
    row = stage.item("Thu 1 Oct")
    assert (row.note, row.pill[0], row.right) == ("National Day", "Holiday", "Published")
    assert any(item.pill[0] == "Make-up workday" for item in section.list.items())
    assert section.missing.isHidden()
    assert section.current.day > date(2026, 7, 18)
    assert all(info.day < date(2026, 7, 18) or info.day >= section.current.day for info in section.entries.values())
    assert not section.retire_button.isEnabled(), "what is published can't be forgotten, only changed"


def test_a_published_day_is_changed_and_given_back(stage: Stage) -> None:
    section = stage.go("holidays")
    stage.select("Thu 1 Oct")
    stage.key("Enter")
    assert stage.focus() is section.form.editor("kind")
    stage.type("work")
    stage.tab_to("Holiday name")
    stage.retype("值班")
    stage.key("Enter")
    assert _kind(stage, date(2026, 10, 1)) is DayKind.WORKDAY
    row = stage.item("Thu 1 Oct")
    assert (row.pill[0], row.right) == ("Workday", "Own entry")
    assert section.current.day == date(2026, 10, 1)
    stage.key("Delete")
    assert _kind(stage, date(2026, 10, 1)) is DayKind.HOLIDAY
    assert stage.item("Thu 1 Oct").right == "Published"
    stage.undo()
    assert _kind(stage, date(2026, 10, 1)) is DayKind.WORKDAY


def test_a_year_that_is_not_announced_says_so_and_is_entered_by_hand(stage: Stage) -> None:
    section = stage.go("holidays")
    section.year._segments[2027].click()
    stage.rest()
    assert not section.missing.isHidden()
    assert section.missing.label.text().startswith("2027 isn't announced yet")
    assert section.empty.title.text() == "Nothing is entered for this year"
    stage.key("Alt+N")
    stage.type("10-1")
    stage.key("Tab")
    stage.type("10-7")
    stage.tab_to("Holiday name")
    stage.type("国庆节")
    stage.key("Enter")
    assert stage.titles()[0] == "Fri 1 Oct"
    assert len(stage.titles()) == 7
    assert section.count.text() == "Days of holiday: 7, make-up workdays: 0"
    assert section.missing.isHidden(), "with its National Day the year counts as known"
    stage.undo()
    assert not [info for info in spaces.calendar(stage.desk).year(2027) if info.own], "they go as they came, together"


def test_a_day_of_another_year_leads_there(stage: Stage) -> None:
    section = stage.go("holidays")
    stage.key("Alt+N")
    stage.type("2027-2-6")
    stage.key("Enter")
    assert section.year.value() == 2027
    assert section.current.day == date(2027, 2, 6)


def test_mistakes_are_told_beside_their_field(stage: Stage) -> None:
    stage.go("holidays")
    stage.key("Alt+N", "Enter")
    assert set(stage.errors()) == {"day"}
    stage.type("2026-13-1")
    stage.key("Enter")
    assert stage.errors() == {"day": "Write a day, such as 2026-03-05."}
    stage.retype("2026-8-10")
    stage.key("Tab")
    stage.type("2026-8-1")
    stage.key("Enter")
    assert stage.errors() == {"until": "The end is before the beginning."}
    stage.retype("2027-8-1")
    stage.key("Enter")
    assert stage.errors() == {"until": "At most 31 days at once."}
    stage.key("Escape")
    assert not [info for info in spaces.calendar(stage.desk).year(2026) if info.own]


def test_a_clerk_looks_only(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of("林晓")
    section = stage.go("holidays")
    stage.select("Thu 1 Oct")
    stage.key("Delete", "Enter")
    assert section.drawer.isHidden()
    assert stage.said() == ["Only a manager or an administrator may do this."]
