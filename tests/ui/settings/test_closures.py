"""Closures: from one time to another, and whose bookings have to be moved for them."""

from collections.abc import Callable
from datetime import datetime

import pytest

from app.core.errors import UserError
from app.services import bookings, spaces
from app.ui.settings.closures import MomentField
from tests.ui.settings.conftest import ZONE
from tests.ui.settings.stage import Stage


def _at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=ZONE)


def test_a_closure_shows_the_bookings_somebody_has_to_move(stage: Stage) -> None:
    section = stage.go("closures")
    assert section.empty.title.text() == "No closure lies ahead"
    stage.key("Alt+N")
    section.form.editor("space_id").set_value(stage.space("一号会议室").id)
    stage.tab_to("From")
    stage.type("7-20 8:00")
    stage.key("Tab")
    stage.type("7-20 10:00")
    stage.qtbot.waitUntil(lambda: section.touched.count == 1)
    assert section.touched.say.text() == "Bookings in that time: 1. Move or cancel them."
    stage.tab_to("Reason")
    stage.type("空调检修")
    stage.key("Enter")
    [kept] = spaces.closures(stage.desk)
    assert (kept.space_id, kept.starts_at, kept.ends_at, kept.reason) == (
        stage.space("一号会议室").id, _at(20, 8), _at(20, 10), "空调检修",
    )  # fmt: skip
    assert not section.drawer.isHidden(), "it stays open: somebody has to move the booking"
    assert stage.focus() is section.touched.list
    stage.key("Enter")
    [booking] = bookings.touched_by(stage.desk, kept.space_id, _at(20), _at(21))
    assert stage.navigated[-1] == ("bookings", {"booking_id": booking.id})
    assert stage.item("一号会议室").pill[0] == "1 to move"


def test_once_the_booking_is_moved_nothing_waits(stage: Stage) -> None:
    room = stage.space("一号会议室").id
    stage.context.act(
        spaces.save_closure, None, space_id=None, starts_at=_at(20), ends_at=_at(21), reason="停电",
        initiator=stage.window,
    )  # fmt: skip
    stage.go("closures")
    assert stage.item("The whole centre").pill[0] == "1 to move"
    [booking] = bookings.touched_by(stage.desk, room, _at(20), _at(21))
    stage.context.act(bookings.cancel, booking.id, "停电", initiator=stage.window)
    stage.rest()
    assert stage.item("The whole centre").pill is None
    assert stage.item("The whole centre").subtitle == "Mon 20 Jul · all day"


def test_days_alone_mean_whole_days(stage: Stage) -> None:
    section = stage.go("closures")
    stage.key("Alt+N")
    stage.tab_to("From")
    stage.type("8-1")
    stage.key("Tab")
    stage.type("8-3")
    stage.key("Tab")
    stage.type("换届选举")
    stage.key("Enter")
    [kept] = spaces.closures(stage.desk)
    assert (kept.space_id, kept.starts_at, kept.ends_at) == (
        None, datetime(2026, 8, 1, tzinfo=ZONE), datetime(2026, 8, 4, tzinfo=ZONE),
    )  # fmt: skip
    assert section.drawer.isHidden(), "nothing is booked then"
    assert stage.item("The whole centre").subtitle == "Sat 1 Aug – Mon 3 Aug"
    stage.key("Enter")
    assert section.form.editor("ends_at").text() == "2026-08-03 24:00"
    stage.key("Enter")
    assert spaces.closures(stage.desk) == [kept]


def test_mistakes_are_told_beside_their_field(stage: Stage) -> None:
    section = stage.go("closures")
    stage.key("Alt+N", "Enter")
    assert set(stage.errors()) == {"starts_at", "ends_at", "reason"}
    stage.type("tomorrow")
    stage.tab_to("Until")
    stage.type("7-20 8:00")
    stage.tab_to("Reason")
    stage.type("x")
    stage.key("Enter")
    assert stage.errors() == {"starts_at": "Write a day and a time, such as 2026-03-05 18:30."}
    stage.retype("7-21 8:00")
    stage.key("Enter")
    assert stage.errors() == {"ends_at": "The end is before the beginning."}
    stage.key("Escape")
    assert spaces.closures(stage.desk) == []
    stage.key("Alt+N")
    assert section.form.editor("reason").value() == "x"


def test_open_again_and_undo(stage: Stage) -> None:
    stage.context.act(
        spaces.save_closure, None, space_id=stage.space("书房").id, starts_at=_at(18, 8), ends_at=_at(19),
        reason="打蜡", initiator=stage.window,
    )  # fmt: skip
    section = stage.go("closures")
    assert stage.item("书房").pill[0] == "Closed now"
    stage.select("书房")
    stage.key("Delete")
    assert spaces.closures(stage.desk) == []
    assert not section.empty.isHidden()
    stage.undo()
    assert stage.titles() == ["书房"]


def test_a_clerk_sees_them_and_is_told_who_may(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of("林晓")
    with pytest.raises(UserError):
        spaces.save_closure(
            stage.desk, stage.session.actor, None, space_id=None, starts_at=_at(20), ends_at=_at(21), reason="x"
        )
    section = stage.go("closures")
    stage.page.open_with({"section": "closures"})
    section.open("new")
    assert section.drawer.isHidden()
    assert stage.said() == ["Only a manager or an administrator may do this."]


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("7-20", _at(20), _at(21)),
        ("7月20日", _at(20), _at(21)),
        ("7-20 24:00", _at(21), _at(21)),
        ("24:00", _at(19), _at(19)),
        ("7-20 18:30", _at(20, 18, 30), _at(20, 18, 30)),
        ("some day", "some day", "some day"),
        ("2-30", "2-30", "2-30"),
    ],
)
def test_a_moment_is_read_as_its_place_means_it(stage: Stage, typed: str, begins: object, ends: object) -> None:
    for last, wanted in ((False, begins), (True, ends)):
        field = MomentField(ends=last, desk=stage.desk)
        stage.qtbot.addWidget(field)
        field.setText(typed)
        assert field.value() == wanted
        if isinstance(wanted, datetime):
            field.edit.editingFinished.emit()
            assert field.value() == wanted, "what it writes it reads again"
