"""What two desks say differently: found under one name everywhere, said in plain words, settled for good."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db import merge
from app.db.merge import Merge
from app.db.oplog import digest
from app.domain.activities import Standing
from app.domain.auth import SYSTEM, Actor
from app.domain.bookings import Status
from app.domain.conflicts import OTHER, Conflict, Kind
from app.domain.settings import DESK_LETTER, DUTY_DAY_START
from app.domain.sync.bundle import Vector
from app.services import (
    activities,
    attendance,
    bookings,
    conflicts,
    exchange,
    identity,
    people,
    registrations,
    settings,
    spaces,
)
from app.services.activities import SessionPlan
from app.services.desk import Desk, open_desk
from app.services.registrations import Registered, RegistrationWish
from tests.two_desks import bring


@pytest.fixture
def other(desk: Desk, clock: SteppedClock, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Opens another desk of the centre: a copy of this one's data as they are when the test asks."""
    opened: list[Desk] = []

    def copy() -> Desk:
        desk.store.checkpoint()
        folder = tmp_path / f"desk-{len(opened)}"
        shutil.copytree(desk.folder, folder, ignore=shutil.ignore_patterns("*.lock", "installation.json"))
        opened.append(open_desk(folder, clock))
        return opened[-1]

    yield copy
    for one in opened:
        one.close()


def meet(*desks: Desk) -> None:
    """Everybody gets what everybody has."""
    for _ in range(len(desks) - 1):
        for target in desks:
            for source in desks:
                if source is not target:
                    bring(source, target)


def agree(*desks: Desk) -> None:
    """Desks that hold the same show the same, and call what disagrees by the same names."""
    digests, names = set(), set()
    for desk in desks:
        with desk.store.read() as session:
            digests.add(digest(session.connection()).sha256)
        names.add(conflicts.ids(desk))
        assert conflicts.count(desk) == len(conflicts.conflicts(desk)) == len(conflicts.ids(desk))
    assert len(digests) == len(names) == 1


def the_one(desk: Desk) -> Conflict:
    (line,) = conflicts.conflicts(desk)
    return conflicts.conflict(desk, line.id)


def said(one: Conflict, side: int) -> dict[str, str]:
    return {line.label: line.value for line in one.sides[side].fields}


def differing(one: Conflict) -> set[str]:
    return {line.label for line in one.sides[0].fields if line.differs}


@pytest.fixture
def rooms(desk: Desk, manager: Actor) -> list[RowId]:
    made = [
        spaces.save_space(desk, manager, None, {"name": name, "kind": "meeting"})[0].id
        for name in ("一号会议室", "二号会议室")
    ]
    return made


def at(desk: Desk, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 7, 20, hour, minute, tzinfo=desk.zone)


def book(desk: Desk, actor: Actor, room: RowId, hour: int = 19, title: str = "家长读书会", by: str = "唐晓峰") -> RowId:
    outcome, _ = bookings.book(
        desk, actor, starts_at=at(desk, hour), ends_at=at(desk, hour + 2), spaces=[room], name=by,
        phones="15912346673", title=title, headcount=12,
    )  # fmt: skip
    return outcome.row.id


# ------------------------------------------------------------------------------------------- one record, two versions


def test_a_booking_moved_at_two_desks_is_one_question_in_plain_words(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], rooms: list[RowId], clock: SteppedClock
) -> None:
    booking = book(desk, clerk, rooms[0])
    there = other()
    bookings.move(desk, clerk, booking, starts_at=at(desk, 18), ends_at=at(desk, 20))
    clock.advance(hours=1)
    bookings.move(there, manager, booking, starts_at=at(desk, 19, 30), ends_at=at(desk, 21, 30), spaces=(rooms[1],))
    meet(desk, there)
    agree(desk, there)
    one = the_one(desk)
    assert one.kind is Kind.EDIT and one.title == "Booking · 家长读书会"
    assert one.sentence == (
        "The same booking was changed once at each of two computers: one side changed only time, the other changed "
        "time and spaces too."
    )
    here, far = one.sides
    assert here.is_own and not far.is_own
    assert (here.site_name, far.site_name) == ("This computer (Desk A)", "Desk A (another one)")
    assert (here.staff_name, far.staff_name) == ("林晓", "陈静") and far.when - here.when == timedelta(hours=1)
    assert said(one, 0) == {
        "Date": "7/20 Mon", "Time": "18:00–20:00", "Spaces": "一号会议室", "Applicant": "唐晓峰 159****6673",
        "What for": "家长读书会", "People": "12", "State": "Confirmed",
    }  # fmt: skip
    assert said(one, 1)["Time"] == "19:30–21:30" and said(one, 1)["Spaces"] == "二号会议室"
    assert differing(one) == {"Time", "Spaces"}
    assert one.hints == ("The places are free at both times.",)
    assert one.line.page == "bookings" and one.line.arguments == {"booking_id": booking}


@pytest.mark.parametrize("choice", ["1", "2"])
def test_a_choice_ends_it_on_both_desks(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], rooms: list[RowId], choice: str
) -> None:
    booking = book(desk, clerk, rooms[0])
    there = other()
    bookings.move(desk, clerk, booking, starts_at=at(desk, 14), ends_at=at(desk, 16))
    bookings.move(there, clerk, booking, starts_at=at(desk, 9), ends_at=at(desk, 10))
    meet(desk, there)
    one = the_one(there)
    with pytest.raises(UserError):
        conflicts.resolve(there, clerk, one.id, choice)  # not a clerk's to decide
    _, changes = conflicts.resolve(there, manager, one.id, choice)
    assert changes.tables["booking"] == {booking}
    assert conflicts.count(there) == 0 and conflicts.count(desk) == 1
    bring(there, desk)
    assert conflicts.count(desk) == 0
    for each in (desk, there):
        assert bookings.row(each, booking).starts_at == at(desk, 9 if choice == "1" else 14)
        assert not bookings.row(each, booking).clash
    with pytest.raises(UserError, match="settled already"):
        conflicts.resolve(desk, manager, one.id, choice)


def test_neither_is_right_so_another_value_is_typed(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], rooms: list[RowId]
) -> None:
    booking = book(desk, clerk, rooms[0])
    there = other()
    bookings.move(desk, clerk, booking, starts_at=at(desk, 14), ends_at=at(desk, 16))
    bookings.move(there, clerk, booking, starts_at=at(desk, 9), ends_at=at(desk, 10))
    meet(desk, there)
    one = the_one(desk)
    assert {item.name for item in one.other} == {"starts_at", "ends_at", "spaces", "seats"}
    with pytest.raises(UserError, match="2026-07-20 19:30") as refused:
        conflicts.resolve(desk, manager, one.id, OTHER, values={"starts_at": "half past seven"})
    assert refused.value.field == "starts_at"
    for wrong, field in (
        ({"ends_at": "2026-07-20 08:00"}, "ends_at"), ({"spaces": ""}, "spaces"), ({"title": "x"}, "starts_at"),
        ({}, "starts_at"),
    ):  # fmt: skip
        with pytest.raises(UserError) as refused:
            conflicts.resolve(desk, manager, one.id, OTHER, values=wrong)
        assert refused.value.field == field, wrong
    typed = {"starts_at": "2026-07-20 10:00", "ends_at": "2026-07-20 12:00", "spaces": rooms[1].hex()}
    conflicts.resolve(desk, manager, one.id, OTHER, values=typed)
    bring(desk, there)
    for each in (desk, there):
        row = bookings.row(each, booking)
        assert (row.starts_at, row.spaces) == (at(desk, 10), (rooms[1],)) and conflicts.count(each) == 0


def test_a_version_whose_place_is_taken_cannot_be_chosen_and_it_says_so_before(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], rooms: list[RowId]
) -> None:
    booking = book(desk, clerk, rooms[0])
    there = other()
    bookings.move(there, clerk, booking, starts_at=at(desk, 9), ends_at=at(desk, 10))
    bookings.move(desk, clerk, booking, starts_at=at(desk, 14), ends_at=at(desk, 15))
    meet(desk, there)
    shown = bookings.row(desk, booking).starts_at.astimezone(desk.zone).hour
    hour = 9 if shown == 14 else 14
    book(desk, clerk, rooms[0], hour, title="党课")
    one = the_one(desk)
    assert [text for text in one.hints if "党课" in text]
    losing = next(n for n, side in enumerate(one.sides) if any(f.value.startswith(f"{hour:02}") for f in side.fields))
    with pytest.raises(UserError, match="党课"):
        conflicts.resolve(desk, manager, one.id, str(losing + 1))
    assert conflicts.count(desk) == 1


def test_two_saved_forms_of_one_card_are_one_question(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk]
) -> None:
    person = people.save(desk, clerk, None, {"name": "张伟", "phones": "13812345678"})[0].id
    there = other()
    people.save(desk, clerk, person, {"phones": "13912345678", "employer": "邮局", "note": "常来"})
    people.save(there, clerk, person, {"phones": "13712345678", "employer": "粮站"})
    meet(desk, there)
    agree(desk, there)
    one = the_one(desk)
    assert differing(one) == {"Phone", "Work unit or address"}
    assert said(one, 0)["Phone"] == "139****5678" and said(one, 0)["Note"] == said(one, 1)["Note"] == "常来"
    conflicts.resolve(desk, manager, one.id, "2")
    meet(desk, there)
    agree(desk, there)
    assert conflicts.count(there) == 0
    card = people.card(there, person)
    assert (card.employer, card.note) == ("粮站", "常来")


def test_the_same_change_at_two_desks_is_no_disagreement(desk: Desk, clerk: Actor, other: Callable[[], Desk]) -> None:
    person = people.save(desk, clerk, None, {"name": "张伟"})[0].id
    there = other()
    for each in (desk, there):
        people.save(each, clerk, person, {"employer": "邮局"})
    meet(desk, there)
    assert conflicts.count(desk) == conflicts.count(there) == 0


def test_three_desks_three_versions(desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk]) -> None:
    person = people.save(desk, clerk, None, {"name": "张伟"})[0].id
    second, third = other(), other()
    for each, unit in ((desk, "邮局"), (second, "粮站"), (third, "书店")):
        people.save(each, clerk, person, {"employer": unit})
    bring(second, third)
    bring(desk, second)
    meet(desk, second, third)
    agree(desk, second, third)
    one = the_one(third)
    assert [choice.key for choice in one.choices] == ["1", "2", "3", OTHER]
    assert said(one, 0)["Work unit or address"] == "书店" and "at 3 computers" in one.sentence
    conflicts.resolve(third, manager, one.id, "1")
    meet(desk, second, third)
    assert not any(conflicts.count(each) for each in (desk, second, third))
    assert people.card(desk, person).employer == "书店"


def test_opposite_choices_at_two_desks_are_a_new_question(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk]
) -> None:
    person = people.save(desk, clerk, None, {"name": "张伟"})[0].id
    there = other()
    people.save(desk, clerk, person, {"employer": "邮局"})
    people.save(there, clerk, person, {"employer": "粮站"})
    meet(desk, there)
    old = the_one(desk).id
    conflicts.resolve(desk, manager, old, "1")
    conflicts.resolve(there, manager, old, "1")  # each its own
    meet(desk, there)
    agree(desk, there)
    assert the_one(desk).id != old
    conflicts.resolve(there, manager, the_one(there).id, "2")
    meet(desk, there)
    assert conflicts.count(desk) == conflicts.count(there) == 0
    assert people.card(desk, person).employer == "邮局"


def test_a_setting_in_two_versions_is_shown_in_its_own_words(
    desk: Desk, manager: Actor, admin: Actor, other: Callable[[], Desk]
) -> None:
    there = other()
    settings.save(desk, admin, {"duty_day_start": 450})
    settings.save(there, admin, {"duty_day_start": 510})
    meet(desk, there)
    one = the_one(desk)
    assert {line.value for side in one.sides for line in side.fields} == {"07:30", "08:30"}
    conflicts.resolve(desk, manager, one.id, "2")
    assert conflicts.count(desk) == 0 and desk.settings[DUTY_DAY_START] == 510


# ------------------------------------------------------------------------------------------- voided here, changed there


@pytest.mark.parametrize("choice", ["1", "2"])
def test_voided_at_one_desk_and_changed_at_another(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], choice: str
) -> None:
    person = people.save(desk, clerk, None, {"name": "张伟", "phones": "13812345678"})[0].id
    there = other()
    people.void(desk, clerk, person, "录错了")
    people.save(there, clerk, person, {"employer": "粮站"})
    meet(desk, there)
    agree(desk, there)
    one = the_one(there)
    assert one.kind is Kind.VOID and "voided at one computer" in one.sentence
    assert said(one, 0)["Voided"] == "录错了" and not said(one, 0)["Work unit or address"]
    assert said(one, 1)["Work unit or address"] == "粮站" and said(one, 1)["Voided"] == "no"
    assert not one.sides[0].is_own and one.sides[1].is_own
    conflicts.resolve(there, manager, one.id, choice)
    meet(desk, there)
    agree(desk, there)
    for each in (desk, there):
        assert conflicts.count(each) == 0
        assert people.card(each, person).voided is (choice == "1")
        assert people.card(each, person).employer == "粮站"


@pytest.mark.parametrize("stays", [True, False])
def test_voided_again_at_one_desk_and_restored_at_another(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], stays: bool, clock: SteppedClock
) -> None:
    person = card_of(desk, clerk, "张伟")
    people.void(desk, clerk, person, "录错了")
    there = other()
    people.restore(there, clerk, person)
    clock.advance(hours=1)
    people.restore(desk, clerk, person)
    people.void(desk, clerk, person, "还是错的")
    meet(desk, there)
    agree(desk, there)
    one = the_one(there)
    assert {said(one, side)["Voided"] for side in (0, 1)} == {"还是错的", "no"} and differing(one) == {"Voided"}
    chosen = next(n for n in (0, 1) if (said(one, n)["Voided"] == "no") is not stays)
    conflicts.resolve(there, manager, one.id, str(chosen + 1))
    meet(desk, there)
    agree(desk, there)
    for each in (desk, there):
        assert conflicts.count(each) == 0 and people.card(each, person).voided is stays


# ------------------------------------------------------------------------------------------- two bookings, one place


def double(desk: Desk, there: Desk, clerk: Actor, room: RowId) -> tuple[RowId, RowId]:
    """One room, given away at two desks."""
    one, other = book(desk, clerk, room, title="家长读书会"), book(there, clerk, room, title="党课", by="罗建平")
    meet(desk, there)
    agree(desk, there)
    return one, other


def status_of(desk: Desk, booking: RowId) -> Status:
    return bookings.row(desk, booking).status


def test_a_double_booking_is_settled_by_keeping_one(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], rooms: list[RowId]
) -> None:
    there = other()
    mine, theirs = double(desk, there, clerk, rooms[0])
    one = the_one(desk)
    assert one.kind is Kind.BOOKING and "一号会议室" in one.sentence and "家长读书会" in one.sentence
    assert {side.title for side in one.sides} == {"家长读书会", "党课"}
    assert sorted(side.is_own for side in one.sides) == [False, True]
    assert {choice.page for choice in one.choices if choice.key.startswith("move")} == {"bookings"}
    keep = next(str(n + 1) for n, side in enumerate(one.sides) if side.title == "党课")
    with pytest.raises(UserError, match="reason"):
        conflicts.resolve(desk, clerk, one.id, keep)
    conflicts.resolve(desk, clerk, one.id, keep, reason="对方先登记")
    meet(desk, there)
    agree(desk, there)
    assert conflicts.count(there) == 0
    assert (status_of(there, mine), status_of(there, theirs)) == (Status.CANCELLED, Status.CONFIRMED)
    assert bookings.row(there, mine).reason == "对方先登记"


def test_a_shared_place_stays_shared_until_one_moves_to_another_clash(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], rooms: list[RowId]
) -> None:
    there = other()
    mine, theirs = double(desk, there, clerk, rooms[0])
    first = the_one(desk).id
    with pytest.raises(UserError):
        conflicts.resolve(desk, clerk, first, "share")
    conflicts.resolve(desk, manager, first, "share")
    meet(desk, there)
    assert conflicts.count(desk) == conflicts.count(there) == 0
    assert status_of(desk, mine) == status_of(desk, theirs) == Status.CONFIRMED
    bookings.move(there, clerk, theirs, starts_at=at(desk, 9))
    bookings.move(desk, clerk, mine, starts_at=at(desk, 10))
    meet(desk, there)
    agree(desk, there)
    assert the_one(there).id != first  # what was accepted was another meeting


def test_opposite_decisions_about_a_double_booking_meet(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], rooms: list[RowId]
) -> None:
    there = other()
    mine, theirs = double(desk, there, clerk, rooms[0])
    clash = the_one(desk).id
    for each, title in ((desk, "家长读书会"), (there, "党课")):
        sides = conflicts.conflict(each, clash).sides
        keep = next(str(n + 1) for n, side in enumerate(sides) if side.title == title)
        conflicts.resolve(each, clerk, clash, keep, reason="我们先来")
    meet(desk, there)
    agree(desk, there)
    one = the_one(there)
    assert "in different ways" in one.sentence and one.kind is Kind.BOOKING
    assert {side.fields[0].value for side in one.sides} == {
        "“家长读书会” keeps it, “党课” was cancelled", "“党课” keeps it, “家长读书会” was cancelled",
    }  # fmt: skip
    keep = next(str(n + 1) for n, side in enumerate(one.sides) if side.fields[0].value.startswith("“家长读书会”"))
    conflicts.resolve(there, manager, one.id, keep, reason="问过两家")
    meet(desk, there)
    agree(desk, there)
    assert conflicts.count(desk) == 0
    for each in (desk, there):
        assert (status_of(each, mine), status_of(each, theirs)) == (Status.CONFIRMED, Status.CANCELLED)


def test_moving_one_settles_it_too(desk: Desk, clerk: Actor, other: Callable[[], Desk], rooms: list[RowId]) -> None:
    there = other()
    mine, _ = double(desk, there, clerk, rooms[0])
    bookings.move(desk, clerk, mine, spaces=(rooms[1],))
    assert conflicts.count(desk) == 0
    bring(desk, there)
    assert conflicts.count(there) == 0


# ------------------------------------------------------------------------------------------- activities


def camp(desk: Desk, manager: Actor, capacity: int) -> RowId:
    """A published activity that begins at nine."""
    values = {"title": "小小科学家", "kind": "camp", "capacity": capacity, "mode": "first"}
    sessions = [SessionPlan(at(desk, 9), at(desk, 12), place="科普室")]
    made, _ = activities.save(desk, manager, None, values, sessions=sessions)
    activities.publish(desk, manager, made.row.id)
    return made.row.id


def register(desk: Desk, actor: Actor, activity: RowId, name: str) -> registrations.RegistrationRow:
    wish = RegistrationWish(activity, (Registered(name=name),), contact_name=f"{name}爸", contact_phone="13800138000")
    return registrations.register(desk, actor, wish)[0].row


@pytest.mark.parametrize("choice", ["1", "2"])
def test_a_place_given_out_twice_waits_for_a_yes(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], choice: str, clock: SteppedClock
) -> None:
    activity = camp(desk, manager, 1)
    there = other()
    settings.save(there, manager, {DESK_LETTER.key: "B"})
    register(desk, clerk, activity, "林昊然")
    clock.advance(minutes=5)
    late = register(there, clerk, activity, "陈梓涵")
    assert conflicts.count(desk) == conflicts.count(there) == 0
    meet(desk, there)
    agree(desk, there)
    one = the_one(desk)
    assert one.kind is Kind.QUOTA and one.title.endswith("陈梓涵爸") and "小小科学家" in one.sentence
    assert said(one, 0)["Who comes"] == "陈梓涵" and said(one, 0)["Registered by"] == "陈梓涵爸 138****8000"
    assert one.line.page == "activities" and one.line.arguments["activity_id"] == activity and one.hints
    with pytest.raises(UserError):
        conflicts.resolve(desk, clerk, one.id, choice)
    conflicts.resolve(desk, manager, one.id, choice)
    meet(desk, there)
    agree(desk, there)
    assert conflicts.count(there) == 0
    expected = Standing.ADMITTED if choice == "1" else Standing.WAITING
    assert registrations.row(there, late.id).standing is expected


def test_one_ticket_at_two_doors(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], clock: SteppedClock
) -> None:
    activity = camp(desk, manager, 9)
    who = register(desk, clerk, activity, "林昊然").participants[0].id
    session = activities.card(desk, activity).sessions[0].id
    there = other()
    clock.advance(days=2, hours=-10)
    attendance.mark(desk, clerk, session, [who], door="南门")
    clock.advance(minutes=2)
    attendance.mark(there, clerk, session, [who], door="北门", brought_by="奶奶")
    attendance.leave(there, clerk, session, [who], collected_by="林昊然爸")
    meet(desk, there)
    agree(desk, there)
    one = the_one(desk)
    assert one.kind is Kind.TICKET and "南门 08:42" in one.sentence and "北门 08:44" in one.sentence
    assert one.title == "Attendance · 林昊然"
    assert said(one, 0)["Door"] == "南门" and differing(one) >= {"Door", "Arrived at"}
    conflicts.resolve(desk, manager, one.id, "1")
    meet(desk, there)
    agree(desk, there)
    row = attendance.board(there, session).rows[0]
    assert (row.door, row.brought_by, row.clash) == ("南门", "奶奶", False) and conflicts.count(there) == 0
    assert row.left_at == clock() and row.collected_by == "林昊然爸"


def test_figures_of_a_session_closed_at_two_desks_follow_the_list_once_settled(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], clock: SteppedClock
) -> None:
    activity = camp(desk, manager, 9)
    ids = [register(desk, clerk, activity, name).participants[0].id for name in ("林昊然", "陈梓涵", "赵一诺")]
    session = activities.card(desk, activity).sessions[0].id
    there = other()
    clock.advance(days=2, hours=-9)
    for each, came in ((desk, ids[:2]), (there, ids[2:])):
        attendance.mark(each, clerk, session, came)
        attendance.close(each, clerk, session)
    meet(desk, there)
    one = the_one(desk)
    assert one.title == "Session · 小小科学家" and one.line.page == "activities"
    conflicts.resolve(desk, manager, one.id, "2")
    meet(desk, there)
    agree(desk, there)
    assert [row.present for row in activities.card(there, activity).sessions] == [3]


# ------------------------------------------------------------------------------------------- one person, two cards


def card_of(desk: Desk, actor: Actor, name: str, **values: object) -> RowId:
    return people.save(desk, actor, None, {"name": name, **values})[0].id


def test_a_person_registered_at_two_desks_is_joined_or_known_to_be_two(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk]
) -> None:
    there = other()
    pairs = {}
    known = {
        "张伟": {"phones": "13812345678"},
        "李娜": {"birth_date": date(2016, 5, 1)},
        "王芳": {"phones": "13712345678"},
    }
    for name, values in known.items():
        pairs[name] = (card_of(desk, clerk, name, **values), card_of(there, clerk, name, **values))
    card_of(desk, clerk, "赵强", phones="13612345678")
    card_of(there, clerk, "赵强", phones="13612349999")  # a name many have
    twice = [card_of(desk, clerk, "孙丽", phones="13512345678") for _ in range(2)]  # one desk's own: asked when typed
    meet(desk, there)
    agree(desk, there)
    lines = {line.title: line for line in conflicts.conflicts(there)}
    assert set(lines) == {"Person · 张伟", "Person · 李娜", "Person · 王芳"} and len(twice) == 2
    one = conflicts.conflict(there, lines["Person · 张伟"].id)
    assert one.kind is Kind.PERSON and one.hints == ("Same name and phone",)
    assert [side.arguments["person_id"] for side in one.sides] == sorted(pairs["张伟"])
    assert said(one, 0)["Phone"] == "138****5678" and differing(one) == set()
    with pytest.raises(UserError):
        conflicts.resolve(there, clerk, one.id, "1")
    conflicts.resolve(there, manager, one.id, "1")
    conflicts.resolve(there, manager, lines["Person · 李娜"].id, "2")
    meet(desk, there)
    agree(desk, there)
    assert [line.title for line in conflicts.conflicts(desk)] == ["Person · 王芳"]
    assert desk.canonical(pairs["张伟"][1]) == desk.canonical(pairs["张伟"][0])
    assert desk.canonical(pairs["李娜"][1]) != desk.canonical(pairs["李娜"][0])
    people.void(desk, clerk, pairs["王芳"][0], "重复")
    assert conflicts.count(desk) == 0


@pytest.mark.parametrize("choice", ["1", "2"])
def test_joined_at_one_desk_and_held_apart_at_another(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], choice: str
) -> None:
    there = other()
    mine, theirs = (card_of(each, clerk, "张伟", phones="13812345678") for each in (desk, there))
    meet(desk, there)
    asked = the_one(desk).id
    conflicts.resolve(desk, manager, asked, "1")
    conflicts.resolve(there, manager, asked, "2")
    meet(desk, there)
    agree(desk, there)
    one = the_one(there)
    assert one.id != asked and "two people" in one.sentence
    conflicts.resolve(there, manager, one.id, choice)
    meet(desk, there)
    agree(desk, there)
    for each in (desk, there):
        assert conflicts.count(each) == 0
        assert (each.canonical(mine) == each.canonical(theirs)) is (choice == "1")


def test_a_corrected_card_is_no_twin_any_more_and_a_rebuild_finds_the_same(
    desk: Desk, clerk: Actor, other: Callable[[], Desk]
) -> None:
    there = other()
    for each in (desk, there):
        card_of(each, clerk, "张伟", phones="13812345678")
    wrong = card_of(there, clerk, "李娜", phones="13712345678")
    card_of(desk, clerk, "李娜", phones="13712345678")
    meet(desk, there)
    before = conflicts.ids(desk)
    assert len(before) == 2
    desk.store.rebuild()
    assert conflicts.ids(desk) == before
    people.save(desk, clerk, wrong, {"phones": "13912345678"})
    assert len(conflicts.ids(desk)) == 1
    meet(desk, there)
    agree(desk, there)


# ------------------------------------------------------------------------------------------- equipment


def test_equipment_promised_at_two_desks_is_told_until_there_is_enough(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], rooms: list[RowId]
) -> None:
    projector = spaces.save_asset(desk, manager, None, {"name": "投影仪", "stock": 1})[0].id
    there = other()
    for each, room, by in ((desk, rooms[0], "唐晓峰"), (there, rooms[1], "罗建平")):
        bookings.book(
            each, clerk, starts_at=at(desk, 9), ends_at=at(desk, 11), spaces=[room], name=by, assets=[(projector, 1)]
        )
    meet(desk, there)
    agree(desk, there)
    one = the_one(desk)
    assert one.kind is Kind.STOCK and "投影仪" in one.sentence and len(one.sides) == 2
    assert all(choice.page == "bookings" for choice in one.choices)
    spaces.save_asset(desk, manager, projector, {"stock": 2})
    assert conflicts.count(desk) == 0


# ------------------------------------------------------------------------------------------- what waits for more


def take(target: Desk, source: Desk, above: Vector | None = None, *, only: str = "") -> None:
    """A bundle of what lies above a vector; `only` of one installation's lanes."""
    with source.store.read() as session:
        found = merge.stretches(session.connection(), lambda _: True, above, lambda _: "signed", source.store.site)
        stretches = [one for one in found if only in ("", one.site)]
    with target.store.write(bytes(16)) as tx:
        identity.take_documents(target, tx, identity.documents(source))
        incoming = Merge(tx, tx.recorder.authority)
        incoming.take(stretches)
        incoming.finish()
    target.forget_roster()


def vector_of(desk: Desk) -> Vector:
    with desk.store.read() as session:
        return merge.vector(session.connection(), lambda _: True)


def test_a_change_that_builds_on_what_never_came_may_be_accepted(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], clock: SteppedClock
) -> None:
    person = card_of(desk, clerk, "张伟", employer="邮局")
    second, third = other(), other()
    people.save(third, clerk, person, {"employer": "书店"})
    take(second, third)
    clock.advance(days=1)
    people.save(second, clerk, person, {"employer": "粮站"})
    take(desk, second, only=second.store.site)
    one = the_one(desk)
    assert one.kind is Kind.WAITING and "hasn't arrived" in one.sentence and one.title == "Person · 张伟"
    assert said(one, 0)["Work unit or address"] == "粮站" and differing(one) == {"Work unit or address"}
    assert people.card(desk, person).employer == "邮局"
    with pytest.raises(UserError):
        conflicts.resolve(desk, clerk, one.id, "1")
    conflicts.resolve(desk, manager, one.id, "1")
    assert people.card(desk, person).employer == "粮站" and conflicts.count(desk) == 0
    meet(desk, second, third)
    agree(desk, second, third)  # the lost one says the accepted one's value came after it
    assert people.card(third, person).employer == "粮站"


def test_what_lies_beyond_a_gap_is_told_by_desk_and_goes_when_the_gap_closes(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], clock: SteppedClock
) -> None:
    there = other()
    meet(desk, there)
    for name in ("张伟", "李娜", "王芳"):
        clock.advance(days=1)
        card_of(there, clerk, name)
    known = vector_of(there)
    card_of(there, clerk, "赵强")
    take(desk, there, known)
    one = the_one(desk)
    assert one.kind is Kind.HELD and "1 entries of" in one.sentence
    assert said(one, 0)["Missing before it"].startswith("3 entries")
    known = vector_of(there)
    card_of(there, clerk, "孙丽")
    take(desk, there, known)
    assert the_one(desk).id == one.id and "2 entries of" in the_one(desk).sentence
    conflicts.resolve(desk, manager, one.id, "1")
    assert conflicts.count(desk) == 0
    take(desk, there)
    agree(desk, there)
    assert people.search(desk, "赵强") and conflicts.count(desk) == 0


def test_a_copied_machine_is_an_alarm_that_names_it(
    desk: Desk, manager: Actor, clerk: Actor, other: Callable[[], Desk], clock: SteppedClock
) -> None:
    there = other()
    meet(desk, there)
    copy = other()
    take(copy, there)
    copy.store.become(there.store.site, there.store.centre)
    card_of(there, clerk, "张伟")
    clock.advance(days=2)
    card_of(copy, manager, "李娜")
    take(desk, there)
    assert conflicts.count(desk) == 0
    take(desk, copy)
    one = the_one(desk)
    assert one.kind is Kind.BRANCH and "was copied" in one.sentence and one.line.page == "settings"
    assert [side.staff_name for side in one.sides] == ["林晓", "陈静"]
    for left, right in zip(*(side.fields for side in one.sides), strict=True):
        assert left.differs == right.differs == (left.value != right.value)
    _, changes = conflicts.resolve(desk, manager, one.id, "1")
    assert not changes and conflicts.count(desk) == 0
    assert people.search(desk, "张伟") and people.search(desk, "李娜")


# ------------------------------------------------------------------------------------------- with real bundles


def test_what_an_import_brought_is_told_apart_from_what_was_open(
    desk: Desk, admin: Actor, clerk: Actor, clock: SteppedClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    cards = [card_of(desk, clerk, name) for name in ("张伟", "李娜")]
    with closing(open_desk(tmp_path / "second", clock)) as there:
        request = identity.read_request(desk, identity.write_request(there, SYSTEM, stick, desk.store.centre))
        answer, _ = identity.certify(desk, admin, request, request.fingerprint, stick)
        identity.take_answer(there, SYSTEM, answer)
        carry(desk, there, stick)
        for number, card in enumerate(cards):
            people.save(desk, clerk, card, {"employer": f"邮局{number}"})
            people.save(there, clerk, card, {"employer": f"粮站{number}"})
            first = carry(there, desk, stick)
            assert [line.arguments["person_id"] for line in conflicts.of_exchange(desk, [first])] == [card]
        assert conflicts.count(desk) == 2
        one = conflicts.of_exchange(desk, [first])[0]
        assert conflicts.conflict(desk, one.id).sides[0].site_name == "This computer (Desk A)"
        conflicts.resolve(desk, admin, one.id, "2")
        assert conflicts.of_exchange(desk, [first]) == []
        carry(desk, there, stick)
        assert conflicts.ids(there) == conflicts.ids(desk) and conflicts.count(there) == 1


def carry(source: Desk, target: Desk, stick: Path) -> str:
    """A bundle by a stick; its name."""
    exported, _ = exchange.export_to(source, SYSTEM, [target.store.site], stick)
    exchange.import_paths(target, SYSTEM, list(exported.paths))
    (bundle,) = exported.bundle_ids
    return bundle
