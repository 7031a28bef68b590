"""A session at the door: signed in by name, number and ticket, told twice, excused, walked in, closed, collected."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.core.clock import SteppedClock
from app.domain.activities import Presence
from app.services import activities, attendance, people
from app.services.attendance import DoorBoard, DoorRow
from app.ui.activities.door import DoorView
from tests.ui.activities.stage import CAMP, CLERK, COURSE, MANAGER, PARTY_DAY, Stage, at


class Door:
    """The stage with the camp's first morning at the door, Monday 08:50."""

    def __init__(self, stage: Stage, title: str = CAMP) -> None:
        self.stage = stage
        self.session = stage.session_of(title)
        stage.page.show_door(self.session.id)
        stage.settle()
        self.view: DoorView = stage.page.door
        self.view.focus_box()

    @property
    def board(self) -> DoorBoard:
        return attendance.board(self.stage.desk, self.session.id)

    def row(self, name: str) -> DoorRow:
        return next(row for row in self.board.rows if row.name == name)

    def enter(self, text: str, *keys: str) -> None:
        self.stage.type(text)
        self.stage.press(*(keys or ("Enter",)))

    @property
    def told(self) -> str:
        told = self.view.last.told
        return " ".join((told.said, told.name, told.number, told.line)) if told is not None else ""

    def in_list(self, name: str) -> None:
        """The keyboard on somebody's row of the list."""
        self.view.roster.select(self.row(name).participant_id)
        self.view.roster.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stage.settle()


@pytest.fixture
def door(open_stage: Callable[..., Stage], clock: SteppedClock) -> Door:
    clock.now = at("08:50", 20)
    return Door(open_stage())


@pytest.mark.parametrize("typed", ["lhr", "A01"])
def test_enter_signs_in_who_was_typed(door: Door, typed: str) -> None:
    door.enter(typed)
    row = door.row("林昊然")
    assert (row.presence, row.at) == (Presence.ARRIVED, at("08:50", 20))
    assert "林昊然" in door.told and row.number in door.told
    assert door.view.box.value() == "" and door.stage.focus is door.view.box.edit, "ready for the next one"
    assert door.view.counters.tiles["present"].count == 1


def test_a_ticket_signs_in_at_once_and_one_of_another_activity_is_refused(door: Door) -> None:
    number = door.stage.the(CAMP).number
    door.view.scan(f"{number}/{door.row('陈梓涵').number}")
    door.stage.settle()
    assert door.row("陈梓涵").presence is Presence.ARRIVED
    door.view.scan(f"{door.stage.the(PARTY_DAY).number}/A01")
    door.stage.settle()
    assert "another activity" in door.told
    assert door.board.counts.present == 1


def test_signed_in_twice_is_told_with_time_and_door_and_counts_once(door: Door) -> None:
    door.stage.questions.add("东门")
    door.stage.press("Alt+D")
    door.enter("陈梓涵")
    door.stage.clock.advance(minutes=5)
    toasts = door.stage.toasted()
    door.enter("陈梓涵")
    assert "Already" in door.told and "08:50" in door.told and "东门" in door.told
    assert door.stage.toasted() == toasts, "nothing was done that could be taken back"
    assert (door.row("陈梓涵").at, door.board.counts.present) == (at("08:50", 20), 1)


def test_the_doors_name_is_kept_for_the_desk(door: Door) -> None:
    door.stage.questions.add("东门")
    door.stage.press("Alt+D")
    door.enter("陈梓涵")
    assert door.row("陈梓涵").door == "东门"
    assert DoorView(door.stage.context).door_name.text() == "东门"


def test_late_comes_by_itself_and_undo_takes_it_back(door: Door) -> None:
    door.stage.clock.now = at("09:25", 20)
    door.enter("赵一诺")
    assert door.row("赵一诺").presence is Presence.LATE and "Late" in door.told
    door.stage.click("Undo", door.view.last)
    assert door.row("赵一诺").presence is None
    assert "Taken back" in door.told and door.view.counters.tiles["late"].count == 0


def test_who_waits_is_told_so_and_only_a_second_enter_lets_in(door: Door) -> None:
    door.enter("周子墨")
    assert door.board.counts.present == 0 and "confirmed place" in door.told
    door.stage.press("Enter")
    assert any(row.name == "周子墨" and row.presence is Presence.ARRIVED for row in door.board.rows)


def test_excused_and_absent_carry_their_reasons(door: Door) -> None:
    door.stage.questions.add("发烧", "外出", None)
    door.enter("林昊宇", "Alt+J")
    door.enter("赵一帆", "Alt+A")
    door.enter("陈梓涵", "Alt+A")
    assert (door.row("林昊宇").presence, door.row("林昊宇").reason) == (Presence.EXCUSED, "发烧")
    assert (door.row("赵一帆").presence, door.row("赵一帆").reason) == (Presence.ABSENT, "外出")
    assert door.row("陈梓涵").presence is None, "who turned away said nothing"
    assert door.view.counters.tiles["excused"].count == door.view.counters.tiles["absent"].count == 1


def test_letters_in_the_list_mark_take_back_and_let_leave(door: Door) -> None:
    door.in_list("孙可心")
    door.stage.press("Enter")
    assert door.row("孙可心").presence is Presence.ARRIVED
    door.in_list("孙可心")
    door.stage.press("U")
    assert door.row("孙可心").presence is None


def test_a_tile_shows_only_those_it_counts_in_the_order_of_the_sheet(door: Door) -> None:
    door.enter("孙可心")
    door.enter("林昊然")
    door.view.counters.tiles["present"].click()
    shown = [door.view.roster.find(key).name for key in door.view.roster.table.model.ids]
    assert shown == ["林昊然", "孙可心"]
    door.view.counters.tiles["present"].click()
    assert len(door.view.roster.table.model.ids) == 7


def test_walk_ins_by_name_by_card_and_by_number_stand_apart(door: Door) -> None:
    people.save(door.stage.desk, door.stage.actor(CLERK), None, {"name": "何秀兰", "phones": "13800138000"})
    door.enter("何秀兰", "Ctrl+Return")
    door.enter("邓子豪 13900139000")
    assert "Not on the list" in door.told, "Enter makes nobody by a slip"
    door.stage.press("Ctrl+Return")
    door.enter("12", "Ctrl+Return")
    assert (door.board.counts.walk_ins, door.board.counts.expected) == (14, 7)
    names = [row.name for row in door.board.rows if row.participant_id is None]
    assert sorted(names) == ["", "何秀兰", "邓子豪"]
    assert len(people.search(door.stage.desk, "何秀兰")) == 1, "the known card is taken, none made anew"


def test_enter_before_the_answer_counts_for_the_answer(door: Door) -> None:
    door.stage.type("孙可欣", settle=False)
    door.stage.press("Enter")
    assert door.row("孙可欣").presence is Presence.ARRIVED


def test_two_of_one_name_are_told_apart_before_anybody_is_signed_in(door: Door) -> None:
    from app.services import registrations
    from app.services.registrations import Registered, RegistrationWish

    wish = RegistrationWish(
        door.stage.the(CAMP).id, (Registered(name="林昊然", birth_date=at("00:00", 1).date().replace(year=2016)),),
        contact_name="林大勇", contact_phone="13500135000",
    )  # fmt: skip
    registrations.register(door.stage.desk, door.stage.actor(MANAGER), wish, override=True)
    door.enter("林昊然")
    assert door.board.counts.present == 0 and "2 people" in door.told
    door.stage.press("Enter")
    assert door.board.counts.present == 1


def test_closing_notes_who_is_still_open_as_absent_with_reasons(door: Door) -> None:
    for name in ("林昊然", "林昊宇", "陈梓涵", "赵一诺", "赵一帆"):
        door.enter(name)
    door.stage.clock.now = at("11:40", 20)
    door.stage.press("Alt+C")
    door.stage.type("生病")
    door.stage.press("Enter")
    door.stage.type("回老家")
    door.stage.press("Enter")
    counts = door.board.counts
    assert (counts.present, counts.absent, counts.open) == (5, 2, 0)
    assert [door.row(name).reason for name in ("孙可心", "孙可欣")] == ["生病", "回老家"]
    session = activities.session(door.stage.desk, door.session.id)
    assert (session.closed_at, session.expected, session.present, session.absent) == (at("11:40", 20), 7, 5, 2)
    assert "closed" in door.view.say.text()


def test_the_paper_sheet_shows_names_before_anybody_is_signed_in(door: Door) -> None:
    door.enter("陈梓涵")
    codes = [row.code_label for row in door.board.rows]
    door.stage.press("Alt+P")
    door.stage.type(f"{codes[0]} {codes[2]} {codes[4]}-{codes[6]}")
    names = [item.title for item in door.view.sheet.names.items()]
    assert len(names) == 5 and any("林昊然" in name for name in names) and "陈梓涵" in names
    assert door.board.counts.present == 1, "only shown"
    door.stage.press("Enter")
    assert door.board.counts.present == 5
    assert door.view.mode == "sign_in" and "4 entered" in door.told
    door.stage.press("Alt+P")
    door.stage.type("99")
    assert door.view.sheet.row.error


def test_a_child_goes_home_with_somebody_named_by_digit_and_the_sibling_too(door: Door) -> None:
    door.enter("林昊然")
    door.enter("林昊宇")
    door.stage.clock.now = at("11:35", 20)
    door.stage.press("Alt+O")
    assert "2 still" in door.view.to_collect.text
    door.enter("lhr")
    door.stage.press("1")
    assert [door.row(name).collected_by for name in ("林昊然", "林昊宇")] == ["林志强", "林志强"]
    assert door.board.counts.to_collect == 0 and door.view.to_collect.isHidden()


def test_somebody_else_takes_a_child_home_only_after_a_clear_question(door: Door) -> None:
    door.enter("陈梓涵")
    door.stage.press("Alt+O")
    door.enter("陈梓涵")
    door.stage.questions.add("邻居何秀兰", False)
    door.stage.press("0")
    assert door.row("陈梓涵").left_at is None
    door.stage.questions.add("邻居何秀兰", True)
    door.stage.press("0")
    assert door.row("陈梓涵").collected_by == "邻居何秀兰"
    kinds: list[Any] = [kind for kind, _title in door.stage.questions.asked]
    assert kinds == ["text", "confirm", "text", "confirm"]


def test_alt_and_a_digit_notes_who_brought_a_child(door: Door) -> None:
    door.enter("陈梓涵", "Alt+1")
    row = door.row("陈梓涵")
    assert (row.presence, row.brought_by) == (Presence.ARRIVED, "王秀娟")


def test_a_session_without_a_list_takes_typed_figures(open_stage: Callable[..., Stage]) -> None:
    door = Door(open_stage(MANAGER), PARTY_DAY)
    assert door.view.roster.empty.isVisible()
    door.stage.click("Type the figures", door.view)
    form = door.stage.asked.form
    for name, value in (("expected", 40), ("present", 36), ("absent", 4)):
        form.editor(name).set_value(value)
    form.editor("present").edit.setFocus()
    door.stage.press("Enter")
    session = activities.session(door.stage.desk, door.session.id)
    assert (session.expected, session.present, session.absent) == (40, 36, 4)


def test_a_course_shows_how_much_each_attended(open_stage: Callable[..., Stage], clock: SteppedClock) -> None:
    from app.services import registrations
    from app.services.registrations import Registered, RegistrationWish

    clock.now = at("18:00", 8)
    stage = open_stage(CLERK)
    course = stage.the(COURSE).id
    wish = RegistrationWish(course, (Registered(name="郑爱国"),), contact_name="郑爱国", contact_phone="13900001234")
    row = registrations.register(stage.desk, stage.actor(CLERK), wish)[0].row
    clock.now = at("19:00", 8)
    attendance.mark(stage.desk, stage.actor(CLERK), stage.session_of(COURSE, 1).id, [row.active[0].id])
    clock.now = at("20:00", 15)
    stage.page.show_activity(course, tab="sign_in")
    stage.settle()
    stage.press("Alt+R")
    stage.page.detail.stack.currentWidget().focus_box()
    stage.press("Esc")
    assert stage.focus is stage.page.detail, "Esc leads out of the empty box"
    [item] = stage.page.detail.stack.currentWidget().rates.items()
    assert (item.title, item.right) == ("郑爱国", "50 %")
