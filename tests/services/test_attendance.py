"""The door of an activity: whoever comes counts once, whatever door, desk or sheet says so."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db.models import STATE_CLASH, Activity, ActivitySession, Collector, Kinship, Participant, Person, Registration
from app.domain.activities import CAME, Presence
from app.domain.auth import Actor
from app.services import activities, attendance, registrations
from app.services.activities import SessionPlan
from app.services.attendance import DoorBoard, DoorCounts, DoorRow
from app.services.desk import Desk, open_desk
from app.services.registrations import Registered, RegistrationWish
from app.services.undo import undo_act
from tests.two_desks import bring

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
FAMILIES = (
    ("林志强", "13712340925", ("林昊然", "林昊宇")),
    ("王秀娟", "15812343316", ("陈梓涵",)),
    ("赵明远", "13512348842", ("赵一诺", "赵一帆")),
)


@dataclass
class Camp:
    """A camp of three sessions that begins now, with three families; participants by name."""

    id: RowId
    sessions: tuple[RowId, ...]
    of: dict[str, RowId]
    registrations: dict[str, RowId]


def put(
    desk: Desk, actor: Actor, activity: RowId, contact: str, phone: str, children: Sequence[str], first: int,
    status: str = "admitted", letter: str = "A", at: datetime | None = None,
) -> tuple[RowId, dict[str, RowId]]:  # fmt: skip
    """A household on the list of an activity."""
    made = {}
    with desk.store.write(actor.staff_id) as tx:
        parent = tx.add(Person(name=contact, phones=phone))
        registration = tx.add(
            Registration(
                activity_id=activity, contact_id=parent.id, at=at or desk.now(), desk=letter, status=status,
                number=f"{letter}{first:02}",
            )
        )  # fmt: skip
        for place, name in enumerate(children):
            child = parent if name == contact else tx.add(Person(name=name))
            if name != contact:
                tx.add(Kinship(guardian_id=parent.id, child_id=child.id, relation="父亲"))
            made[name] = tx.add(
                Participant(
                    registration_id=registration.id, activity_id=activity, person_id=child.id,
                    number=f"{letter}{first + place:02}", age=40 if name == contact else 9,
                )
            ).id  # fmt: skip
        tx.add(
            Collector(registration_id=registration.id, name=f"{contact[0]}外婆", relation="外婆", phone="13900001111")
        )
    return registration.id, made


@pytest.fixture
def camp(desk: Desk, clerk: Actor, clock: SteppedClock) -> Camp:
    start = clock()
    with desk.store.write(clerk.staff_id) as tx:
        activity = tx.add(
            Activity(
                title="小小科学家夏令营", number="007-HD-2026-A0001", status="published", mode="first", capacity=60,
                owner_desk="A", collected=True,
            )
        )  # fmt: skip
        days = [start + number * 24 * HOUR for number in range(3)]
        sessions = tuple(
            tx.add(ActivitySession(activity_id=activity.id, starts_at=day, ends_at=day + 2 * HOUR)).id for day in days
        )
    of: dict[str, RowId] = {}
    registrations = {}
    for contact, phone, children in FAMILIES:
        registrations[contact], made = put(desk, clerk, activity.id, contact, phone, children, len(of) + 1)
        of |= made
    return Camp(activity.id, sessions, of, registrations)


def row(board: DoorBoard, name: str) -> DoorRow:
    return next(one for one in board.rows if one.name == name)


def stored(desk: Desk, session_id: RowId) -> ActivitySession:
    with desk.store.read() as session:
        found = session.get(ActivitySession, session_id)
    assert found is not None
    return found


def test_who_comes_is_on_the_board_once_in_the_order_of_the_sheet(
    desk: Desk, clerk: Actor, camp: Camp, clock: SteppedClock
) -> None:
    first = camp.sessions[0]
    board = attendance.board(desk, first)
    assert [(one.code_label, one.name) for one in board.rows] == [
        ("1", "林昊然"), ("2", "林昊宇"), ("3", "陈梓涵"), ("4", "赵一诺"), ("5", "赵一帆")
    ]  # fmt: skip
    assert board.counts == DoorCounts(5, 0, 0, 0, 0, 5, 0, 0, 0)
    clock.advance(minutes=10)
    board, _ = attendance.mark(desk, clerk, first, [camp.of["林昊然"]], door="南门", brought_by="林志强")
    clock.advance(minutes=1)
    board, _ = attendance.mark(desk, clerk, first, [camp.of["陈梓涵"]])
    assert row(board, "林昊然").presence is Presence.ARRIVED and row(board, "林昊然").door == "南门"
    assert row(board, "陈梓涵").presence is Presence.LATE, "more than ten minutes after the beginning"
    board, changes = attendance.mark(desk, clerk, first, [camp.of["林昊然"]], door="北门")
    assert not changes, "a second scan writes nothing"
    assert row(board, "林昊然").door == "南门" and board.counts.present == 2
    board, _ = attendance.mark(desk, clerk, first, [camp.of["赵一诺"]], Presence.EXCUSED, reason="发烧")
    assert board.counts == DoorCounts(5, 1, 1, 1, 0, 2, 0, 0, 2)
    board, _ = attendance.absent_rest(desk, clerk, first, {camp.of["赵一帆"]: "没有联系上"})
    assert board.counts.open == 0 and row(board, "赵一帆").reason == "没有联系上"
    assert row(board, "林昊宇").presence is Presence.ABSENT


def test_a_mark_is_corrected_taken_back_and_undone(desk: Desk, clerk: Actor, camp: Camp, clock: SteppedClock) -> None:
    first, who = camp.sessions[0], [camp.of["林昊然"]]
    clock.advance(minutes=20)
    board, changes = attendance.mark(desk, clerk, first, who)
    came = row(board, "林昊然").at
    clock.advance(minutes=5)
    board, _ = attendance.mark(desk, clerk, first, who, Presence.ARRIVED)
    assert (row(board, "林昊然").presence, row(board, "林昊然").at) == (Presence.ARRIVED, came)
    board, _ = attendance.mark(desk, clerk, first, who, Presence.ABSENT)
    assert row(board, "林昊然").at is None
    board, _ = attendance.clear(desk, clerk, first, who)
    assert board.counts.open == 5
    board, changes = attendance.mark(desk, clerk, camp.sessions[0], [camp.of["陈梓涵"]])
    undo_act(desk, clerk, changes)
    assert attendance.board(desk, first).counts.open == 5
    board, _ = attendance.mark(desk, clerk, first, [camp.of["陈梓涵"]], brought_by="外婆")
    assert (row(board, "陈梓涵").presence, row(board, "陈梓涵").brought_by) == (Presence.LATE, "外婆")


def test_nobody_is_signed_in_at_the_wrong_session_or_ahead_of_time(
    desk: Desk, clerk: Actor, camp: Camp, clock: SteppedClock
) -> None:
    who = [camp.of["林昊然"]]
    with pytest.raises(UserError, match="still to come"):
        attendance.mark(desk, clerk, camp.sessions[1], who)
    with pytest.raises(UserError, match="still to come"):
        attendance.mark(desk, clerk, camp.sessions[0], who, at=clock() + MINUTE)
    board, _ = attendance.mark(desk, clerk, camp.sessions[1], who, Presence.EXCUSED, reason="回老家")
    assert board.counts.excused == 1, "an absence may be known beforehand"
    with desk.store.write(clerk.staff_id) as tx:
        tx.edit(tx.get(ActivitySession, camp.sessions[2]), {"cancelled": True})
    with pytest.raises(UserError, match="called off"):
        attendance.mark(desk, clerk, camp.sessions[2], who, Presence.EXCUSED)
    with desk.store.write(clerk.staff_id) as tx:
        tx.edit(tx.get(Activity, camp.id), {"status": "cancelled"})
    with pytest.raises(UserError, match="called off"):
        attendance.mark(desk, clerk, camp.sessions[0], who)


def test_who_withdrew_is_not_expected_but_what_they_attended_stays(
    desk: Desk, clerk: Actor, camp: Camp, clock: SteppedClock
) -> None:
    one, two = camp.sessions[:2]
    attendance.mark(desk, clerk, one, [camp.of["陈梓涵"]])
    with desk.store.write(clerk.staff_id) as tx:
        tx.edit(tx.get(Participant, camp.of["陈梓涵"]), {"withdrawn": True})
    assert attendance.board(desk, one).counts.expected == 5 and attendance.board(desk, one).counts.present == 1
    assert attendance.board(desk, two).counts.expected == 4
    clock.advance(hours=24)
    with pytest.raises(UserError, match="陈梓涵 has withdrawn"):
        attendance.mark(desk, clerk, two, [camp.of["陈梓涵"]])
    assert attendance.find(desk, two, "陈梓涵") == []


def test_who_waits_is_told_at_the_door_and_counts_with_the_walk_ins(
    desk: Desk, clerk: Actor, camp: Camp, clock: SteppedClock
) -> None:
    first = camp.sessions[0]
    _, made = put(desk, clerk, camp.id, "周敏", "13600007777", ("周晓",), 6, status="waiting")
    assert [one.name for one in attendance.board(desk, first).rows] == list(camp.of), "not on the sheet"
    [hit] = attendance.find(desk, first, "周晓")
    assert hit.pending
    board, _ = attendance.mark(desk, clerk, first, [made["周晓"]])
    assert (board.counts.expected, board.counts.present, board.counts.walk_ins) == (5, 0, 1)
    assert row(board, "周晓").pending and row(board, "周晓").presence is Presence.ARRIVED


def test_walk_ins_stand_apart_with_a_name_or_as_a_number(desk: Desk, clerk: Actor, camp: Camp) -> None:
    first = camp.sessions[0]
    board, _ = attendance.walk_in(desk, clerk, first, name="何小满", phone="13800000001", door="南门")
    board, _ = attendance.walk_in(desk, clerk, first, headcount=12)
    assert (board.counts.expected, board.counts.walk_ins, len(board.rows)) == (5, 13, 7)
    assert [one.name for one in board.rows[-2:]] == ["何小满", ""]
    person = row(board, "何小满").person_id
    board, changes = attendance.walk_in(desk, clerk, first, person_id=person)
    assert board.counts.walk_ins == 13 and not changes, "the same person again counts once"
    on_the_list = row(board, "林昊然").person_id
    with pytest.raises(UserError, match="林昊然 is on the list as A01") as caught:
        attendance.walk_in(desk, clerk, first, person_id=on_the_list)
    assert caught.value.field == "person_id"
    with pytest.raises(UserError):
        attendance.walk_in(desk, clerk, first, headcount=0)
    anonymous = board.rows[-1].attendance_id
    assert anonymous is not None
    board, _ = attendance.remove_walk_in(desk, clerk, anonymous)
    assert board.counts.walk_ins == 1


def test_a_child_goes_with_somebody_on_the_list_or_by_a_persons_decision(
    desk: Desk, clerk: Actor, camp: Camp, clock: SteppedClock
) -> None:
    first, both = camp.sessions[0], [camp.of["林昊然"], camp.of["林昊宇"]]
    board, _ = attendance.mark(desk, clerk, first, [*both, camp.of["陈梓涵"]], brought_by="林志强")
    assert board.counts.to_collect == 3
    assert [(one.name, one.relation, one.phone) for one in row(board, "林昊然").may_collect] == [
        ("林志强", "父亲", "137****0925"), ("林外婆", "外婆", "139****1111")
    ]  # fmt: skip
    clock.advance(minutes=60)
    for name, message in (("", "Please say who collects 林昊然"), ("陌生人", "陌生人 isn't among those who may")):
        with pytest.raises(UserError, match=message) as caught:
            attendance.leave(desk, clerk, first, both, collected_by=name)
        assert caught.value.field == "collected_by"
    assert attendance.board(desk, first).counts.left == 0
    board, _ = attendance.leave(desk, clerk, first, both, collected_by="林 外婆")
    assert (board.counts.left, board.counts.to_collect) == (2, 1)
    assert row(board, "林昊然").left_early and row(board, "林昊然").collected_by == "林 外婆"
    clock.advance(minutes=55)
    board, changes = attendance.leave(desk, clerk, first, [camp.of["陈梓涵"]], collected_by="邻居", allowed=True)
    assert not row(board, "陈梓涵").left_early, "five minutes before the end is on time"
    again, nothing = attendance.leave(desk, clerk, first, [camp.of["陈梓涵"]], collected_by="邻居", allowed=True)
    assert not nothing and row(again, "陈梓涵").left_at == row(board, "陈梓涵").left_at
    undo_act(desk, clerk, changes)
    assert attendance.board(desk, first).counts.to_collect == 1
    with pytest.raises(UserError, match="赵一诺 isn't signed in"):
        attendance.leave(desk, clerk, first, [camp.of["赵一诺"]], collected_by="赵明远")


def test_a_participant_is_found_however_they_say_who_they_are(desk: Desk, camp: Camp) -> None:
    for typed, names in (
        ("林昊然", "林昊然"), ("linhaoran", "林昊然"), ("lhr", "林昊然"), ("A03", "陈梓涵"), ("a3", "陈梓涵"),
        ("3", "陈梓涵"), ("0925", "林昊然 林昊宇"), ("林志强", "林昊然 林昊宇"), ("zhaomy", ""),
        ("zmy", "赵一诺 赵一帆"), ("007-HD-2026-A0001/A05", "赵一帆"), ("007-hd-2026-a0001/a05", "赵一帆"),
        ("", ""), ("没有的人", ""), ("B03", ""), ("赵/一诺", "赵一诺"),
    ):  # fmt: skip
        hits = attendance.find(desk, camp.sessions[0], typed)
        assert " ".join(one.name for one in hits) == names, typed
    [hit] = attendance.find(desk, camp.sessions[0], "陈梓")
    assert [(part.text, part.matched) for part in hit.name_parts] == [("陈梓", True), ("涵", False)]


def test_a_ticket_of_another_activity_or_of_who_withdrew_is_told(desk: Desk, clerk: Actor, camp: Camp) -> None:
    with desk.store.write(clerk.staff_id) as tx:
        tx.edit(tx.get(Participant, camp.of["赵一帆"]), {"withdrawn": True})
    with pytest.raises(UserError, match="赵一帆 has withdrawn"):
        attendance.find(desk, camp.sessions[0], "007-HD-2026-A0001/A05")
    with pytest.raises(UserError, match="another activity") as caught:
        attendance.find(desk, camp.sessions[0], "007-HD-2026-A0002/A05")
    assert caught.value.field == "scan"


# ------------------------------------------------------------------------------------------- the sheet


def test_rows_typed_from_the_sheet_sign_in_the_people_it_was_printed_with(
    desk: Desk, clerk: Actor, camp: Camp, clock: SteppedClock
) -> None:
    first = camp.sessions[0]
    attendance.mark(desk, clerk, first, [camp.of["林昊然"]])
    # Since it was printed one withdrew, one came in from another desk, one was put on the waiting list.
    with desk.store.write(clerk.staff_id) as tx:
        tx.edit(tx.get(Participant, camp.of["林昊宇"]), {"withdrawn": True})
    _, branch = put(desk, clerk, camp.id, "孙立群", "18900005507", ("孙可心",), 3, letter="B")
    put(desk, clerk, camp.id, "周敏", "13600007777", ("周晓",), 6, status="waiting")
    board = attendance.board(desk, first)
    assert [(one.code_label, one.name) for one in board.rows] == [
        ("1", "林昊然"), ("3", "陈梓涵"), ("4", "赵一诺"), ("5", "赵一帆"), ("B3", "孙可心")
    ]  # fmt: skip
    entry = attendance.read_sheet(desk, first, "1-4 b3")
    assert (entry.names, entry.already) == (("陈梓涵", "赵一诺", "孙可心"), ("林昊然",))
    clock.advance(minutes=50)
    board, _ = attendance.enter_sheet(desk, clerk, first, "1-4、B3", door="北门")
    assert board.counts.present == 4 and row(board, "陈梓涵").presence is Presence.ARRIVED
    assert row(board, "陈梓涵").at is None, "the paper doesn't say when"
    assert row(board, "林昊然").at is not None and row(board, "孙可心").participant_id == branch["孙可心"]
    _, nothing = attendance.enter_sheet(desk, clerk, first, "3 4")
    assert not nothing


def test_a_row_that_names_nobody_is_refused(desk: Desk, clerk: Actor, camp: Camp) -> None:
    with desk.store.write(clerk.staff_id) as tx:
        tx.edit(tx.get(Participant, camp.of["林昊宇"]), {"withdrawn": True})
    put(desk, clerk, camp.id, "周敏", "13600007777", ("周晓",), 6, status="waiting")
    for typed, message in (
        ("2", "Row 2 is 林昊宇, who holds no place"), ("6", "Row 6 is 周晓, who holds no place"), ("7", "no row 7"),
        ("B4", "no row"), ("abc", "isn't understood"), ("", "Please type"), ("0", "no row 0"),
    ):  # fmt: skip
        with pytest.raises(UserError, match=message) as caught:
            attendance.enter_sheet(desk, clerk, camp.sessions[0], typed)
        assert caught.value.field == "rows"
    assert attendance.board(desk, camp.sessions[0]).counts.present == 0


def test_a_row_of_another_desk_is_called_as_it_was_typed(desk: Desk, camp: Camp) -> None:
    with pytest.raises(UserError, match="There is no row B4; the sheet has rows 1 to "):
        attendance.read_sheet(desk, camp.sessions[0], "3 b4")


def test_two_desks_that_gave_out_one_number_are_told_apart_by_name(desk: Desk, clerk: Actor, camp: Camp) -> None:
    put(desk, clerk, camp.id, "吴桐", "13600008888", ("吴小桐",), 3)
    with pytest.raises(UserError, match="Row 3 stands for 陈梓涵, 吴小桐"):
        attendance.read_sheet(desk, camp.sessions[0], "3")


# ------------------------------------------------------------------------------------------- two desks


@pytest.fixture
def branch(desk: Desk, camp: Camp, clock: SteppedClock, tmp_path: Path) -> Iterator[Desk]:
    """Desk B at the other door: a copy of this desk's data as it is now, with an identity of its own."""
    desk.store.checkpoint()
    shutil.copytree(desk.folder, tmp_path / "branch", ignore=shutil.ignore_patterns("*.lock", "installation.json"))
    other = open_desk(tmp_path / "branch", clock)
    yield other
    other.close()


def test_one_ticket_at_two_doors_counts_once_and_both_scans_are_kept(
    desk: Desk, branch: Desk, clerk: Actor, manager: Actor, camp: Camp, clock: SteppedClock
) -> None:
    first = camp.sessions[0]
    attendance.mark(desk, clerk, first, [camp.of["林昊然"], camp.of["陈梓涵"]], door="南门")
    clock.advance(minutes=2)
    attendance.mark(branch, clerk, first, [camp.of["林昊然"], camp.of["赵一诺"]], door="北门")
    attendance.walk_in(branch, clerk, first, headcount=3)
    bring(branch, desk)
    bring(desk, branch)
    here, there = attendance.board(desk, first), attendance.board(branch, first)
    assert here.counts == there.counts
    assert (here.counts.expected, here.counts.present, here.counts.walk_ins) == (5, 3, 3), "never more than came"
    assert [one.name for one in here.rows if one.clash] == ["林昊然"]
    clash = row(here, "林昊然")
    assert clash == row(there, "林昊然") and sorted(scan.door for scan in clash.scans) == ["北门", "南门"]
    attendance.leave(desk, clerk, first, [camp.of["林昊然"]], collected_by="林志强")
    [kept] = [scan for scan in clash.scans if scan.door == "南门"]
    board, _ = attendance.settle(desk, manager, first, camp.of["林昊然"], kept)
    assert row(board, "林昊然").door == "南门" and not row(board, "林昊然").clash
    assert row(board, "林昊然").collected_by == "林志强"
    bring(desk, branch)
    assert not any(one.clash for one in attendance.board(branch, first).rows)


def test_a_child_signed_in_where_the_clock_is_ahead_can_be_collected_here(
    desk: Desk, branch: Desk, clerk: Actor, camp: Camp, clock: SteppedClock
) -> None:
    [session, *_], child = camp.sessions, camp.of["陈梓涵"]
    clock.advance(minutes=10)
    attendance.mark(branch, clerk, session, [child])
    clock.advance(minutes=-10)
    bring(branch, desk)
    attendance.leave(desk, clerk, session, [child], collected_by="王秀娟")
    row = next(one for one in attendance.board(desk, session).rows if one.participant_id == child)
    assert row.left_at == row.at and row.left_early


def test_two_desks_that_closed_one_session_apart_agree_on_the_list_of_both(
    desk: Desk, branch: Desk, clerk: Actor, camp: Camp
) -> None:
    first = camp.sessions[0]
    for here, names in ((desk, ["林昊然", "林昊宇"]), (branch, ["陈梓涵"])):
        attendance.mark(here, clerk, first, [camp.of[name] for name in names])
        attendance.close(here, clerk, first)
    assert (stored(desk, first).present, stored(branch, first).present) == (2, 1)
    bring(branch, desk)
    assert stored(desk, first).state & STATE_CLASH
    attendance.close(desk, clerk, first)
    bring(desk, branch)
    for here in (desk, branch):
        kept = stored(here, first)
        assert (kept.present, kept.absent, kept.state & STATE_CLASH) == (3, 2, 0)


# ------------------------------------------------------------------------------------------- figures


def test_closing_writes_the_figures_and_corrections_keep_them_in_step(
    desk: Desk, clerk: Actor, camp: Camp, clock: SteppedClock
) -> None:
    first = camp.sessions[0]
    with pytest.raises(UserError, match="not begun"):
        attendance.close(desk, clerk, camp.sessions[1])
    attendance.mark(desk, clerk, first, [camp.of["林昊然"]])
    attendance.mark(desk, clerk, first, [camp.of["陈梓涵"]], Presence.EXCUSED, reason="发烧")
    clock.advance(minutes=20)
    attendance.mark(desk, clerk, first, [camp.of["赵一诺"]])
    attendance.walk_in(desk, clerk, first, headcount=2)
    assert stored(desk, first).expected is None
    attendance.close(desk, clerk, first)
    kept = stored(desk, first)
    assert kept.closed_at == clock()
    assert (kept.expected, kept.present, kept.late, kept.excused, kept.absent, kept.walk_ins) == (5, 2, 1, 1, 2, 2)
    attendance.mark(desk, clerk, first, [camp.of["林昊宇"]], at=clock() - MINUTE)
    attendance.clear(desk, clerk, first, [camp.of["赵一诺"]])
    kept = stored(desk, first)
    assert (kept.present, kept.late, kept.absent) == (2, 1, 2)
    # Whoever registers now wasn't expected then.
    clock.advance(minutes=5)
    put(desk, clerk, camp.id, "吴桐", "13600008888", ("吴小桐",), 6)
    attendance.walk_in(desk, clerk, first, headcount=1)
    kept, board = stored(desk, first), attendance.board(desk, first)
    assert (kept.expected, kept.walk_ins, board.counts.expected) == (5, 3, 5)
    assert attendance.board(desk, camp.sessions[1]).counts.expected == 6
    with pytest.raises(UserError, match="has a list"):
        attendance.set_figures(desk, clerk, first, {"present": 50})


def test_figures_of_a_session_without_a_list_are_typed_in(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    with desk.store.write(clerk.staff_id) as tx:
        activity = tx.add(Activity(title="广场舞", mode="none", status="published"))
        session = tx.add(
            ActivitySession(activity_id=activity.id, starts_at=clock(), ends_at=clock() + HOUR)
        ).id  # fmt: skip
    for figures, field in (
        ({"expected": 10, "present": 9, "absent": 2}, "expected"), ({"present": 1, "late": 2}, "late"),
        ({"present": -1}, "present"),
    ):  # fmt: skip
        with pytest.raises(UserError) as caught:
            attendance.set_figures(desk, clerk, session, figures)
        assert caught.value.field == field
    row, _ = attendance.set_figures(desk, clerk, session, {"expected": 60, "present": 52, "absent": 8}, "下雨")
    assert (row.expected, row.present, row.absent, row.absence_reasons) == (60, 52, 8, "下雨")
    attendance.walk_in(desk, clerk, session, headcount=4)
    kept, shown = stored(desk, session), activities.session(desk, session)
    assert (kept.present, kept.walk_ins) == (shown.present, shown.walk_ins) == (52, 4), "what was typed stays"


# ------------------------------------------------------------------------------------------- duties, courses


def test_who_runs_an_activity_and_how_long(desk: Desk, manager: Actor, clerk: Actor, camp: Camp) -> None:
    attendance.save_duty(desk, manager, camp.id, {"name": "志愿者小李", "role": "volunteer", "minutes": 180})
    found, _ = attendance.save_duty(desk, manager, camp.id, {"name": "罗建平", "role": "in_charge", "task": "总协调"})
    assert [(one.name, one.role_label, one.task, one.minutes) for one in found] == [
        ("罗建平", "In charge", "总协调", None), ("志愿者小李", "Volunteer", "", 180)
    ]  # fmt: skip
    found, _ = attendance.save_duty(desk, manager, camp.id, {"minutes": 240}, found[1].id)
    assert found[1].minutes == 240
    for values, field in (({"role": "host"}, "name"), ({"name": "甲", "role": "boss"}, "role"),
                          ({"name": "甲", "minutes": 2000}, "minutes")):  # fmt: skip
        with pytest.raises(UserError) as caught:
            attendance.save_duty(desk, manager, camp.id, values)
        assert caught.value.field == field
    found, changes = attendance.remove_duty(desk, manager, found[0].id)
    assert [one.name for one in found] == ["志愿者小李"]
    undo_act(desk, manager, changes)
    assert len(attendance.duties(desk, camp.id)) == 2
    with pytest.raises(UserError):
        attendance.save_duty(desk, clerk, camp.id, {"name": "甲"})


def test_the_rate_of_a_course_counts_what_was_held(desk: Desk, clerk: Actor, camp: Camp, clock: SteppedClock) -> None:
    attendance.mark(desk, clerk, camp.sessions[0], [camp.of["林昊然"], camp.of["陈梓涵"]])
    attendance.close(desk, clerk, camp.sessions[0])
    clock.advance(hours=24)
    _, late = put(desk, clerk, camp.id, "吴桐", "13600008888", ("吴小桐",), 6)
    attendance.mark(desk, clerk, camp.sessions[1], [camp.of["林昊然"], late["吴小桐"]])
    found = {name: (came, held) for _, _, name, came, held in attendance.rates(desk, camp.id)}
    assert found == {
        "林昊然": (2, 2), "林昊宇": (0, 2), "陈梓涵": (1, 2), "赵一诺": (0, 2), "赵一帆": (0, 2), "吴小桐": (1, 1)
    }  # fmt: skip


# ------------------------------------------------------------------------------------------- whatever happens


NAMES = [name for _, _, children in FAMILIES for name in children]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("mark"), st.sampled_from(NAMES), st.sampled_from([None, *Presence])),
        st.tuples(st.just("clear"), st.sampled_from(NAMES), st.none()),
        st.tuples(st.just("withdraw"), st.sampled_from(NAMES), st.booleans()),
        st.tuples(st.just("wait"), st.sampled_from([contact for contact, _, _ in FAMILIES]), st.booleans()),
        st.tuples(st.just("walk_in"), st.just(""), st.integers(1, 9)),
        st.tuples(st.just("close"), st.just(""), st.none()),
    ),
    min_size=3, max_size=14,
)  # fmt: skip


def test_a_list_on_which_everybody_waits_expects_nobody(desk: Desk, clerk: Actor, camp: Camp) -> None:
    session = camp.sessions[0]
    attendance.close(desk, clerk, session)
    assert stored(desk, session).expected
    with desk.store.write(clerk.staff_id) as tx:
        tx.edit_many(Registration, {one: {"status": "waiting"} for one in camp.registrations.values()})
    attendance.close(desk, clerk, session)
    kept = stored(desk, session)
    assert (kept.expected, kept.present, kept.absent) == (0, 0, 0)


@pytest.mark.slow
@settings(
    max_examples=25,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_board_figures_and_the_record_that_goes_up_agree_whatever_happens(
    desk: Desk, clerk: Actor, camp: Camp, clock: SteppedClock, steps: list[tuple[str, str, Any]]
) -> None:
    with desk.store.write(clerk.staff_id) as tx:
        now = clock()
        session = tx.add(ActivitySession(activity_id=camp.id, starts_at=now, ends_at=now + HOUR)).id
        tx.edit_many(Participant, {one: {"withdrawn": False} for one in camp.of.values()})
        tx.edit_many(Registration, {one: {"status": "admitted"} for one in camp.registrations.values()})
    marks: dict[str, Presence] = {}
    gone: set[str] = set()
    waiting: set[str] = set()
    walked = 0
    family = {name: contact for contact, _, children in FAMILIES for name in children}
    for act, name, what in steps:
        if act == "mark":
            try:
                attendance.mark(desk, clerk, session, [camp.of[name]], what)
            except UserError:
                assert name in gone and name not in marks
                continue
            if what is not None or marks.get(name) not in CAME:
                marks[name] = what or Presence.ARRIVED
        elif act == "clear":
            attendance.clear(desk, clerk, session, [camp.of[name]])
            marks.pop(name, None)
        elif act == "walk_in":
            attendance.walk_in(desk, clerk, session, headcount=what)
            walked += what
        elif act == "close":
            attendance.close(desk, clerk, session)
        else:
            with desk.store.write(clerk.staff_id) as tx:
                if act == "withdraw":
                    tx.edit(tx.get(Participant, camp.of[name]), {"withdrawn": what})
                    (gone.add if what else gone.discard)(name)
                else:
                    row = tx.get(Registration, camp.registrations[name])
                    tx.edit(row, {"status": "waiting" if what else "admitted"})
                    (waiting.add if what else waiting.discard)(name)
    let_in = [one for one, presence in marks.items() if family[one] in waiting and presence in CAME]
    listed = {one: presence for one, presence in marks.items() if family[one] not in waiting}
    expected = {one for one in NAMES if family[one] not in waiting and one not in gone} | set(listed)
    counts = attendance.board(desk, session).counts
    assert counts.expected == len(expected)
    assert counts.present == sum(presence in CAME for presence in listed.values()) <= counts.expected
    assert counts.walk_ins == walked + len(let_in)
    assert counts.present + counts.excused + counts.absent + counts.open == counts.expected
    kept = stored(desk, session)
    if kept.closed_at is not None:
        attendance.close(desk, clerk, session)
        kept = stored(desk, session)
        assert kept.expected is not None and kept.present is not None
        assert kept.expected == kept.present + (kept.excused or 0) + (kept.absent or 0) == counts.expected
        assert (kept.present, kept.walk_ins) == (counts.present, counts.walk_ins)
        shown = activities.session(desk, session)
        assert (shown.expected, shown.present, shown.absent) == (kept.expected, kept.present, kept.absent)


def test_a_camp_from_registration_to_its_figures(desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock) -> None:
    """With everything real: planned, registered, signed in at the door and from paper, collected, closed."""
    start = clock() + HOUR
    card, planned = activities.save(
        desk, manager, None, {"title": "小小科学家夏令营", "kind": "camp", "capacity": 3, "collected": True},
        sessions=[SessionPlan(start, start + 2 * HOUR, place="科普馆")],
    )  # fmt: skip
    activities.publish(desk, manager, card.row.id)
    [session] = card.sessions
    for contact, phone, children in FAMILIES:
        _, registered = registrations.register(
            desk, clerk,
            RegistrationWish(
                card.row.id, tuple(Registered(name=name, relation="母亲") for name in children), None, contact, phone,
                collectors=(attendance.Collector(None, "小姨", "姨妈", "13900002222"),),
            ),
        )  # fmt: skip
    _, taken = registrations.register(
        desk, clerk, RegistrationWish(card.row.id, (Registered(name="周晓"),), None, "周敏", "13600007777")
    )
    with pytest.raises(UserError, match="Somebody has been registered since"):
        undo_act(desk, manager, planned)
    undo_act(desk, clerk, taken)
    clock.advance(minutes=65)
    board = attendance.board(desk, session.id)
    assert [(one.code_label, one.name) for one in board.rows] == [("1", "林昊然"), ("2", "林昊宇"), ("3", "陈梓涵")]
    assert [(one.name, one.relation) for one in board.rows[0].may_collect] == [("林志强", "母亲"), ("小姨", "姨妈")]
    [hit] = attendance.find(desk, session.id, "陈梓涵")
    ticket = f"{card.row.number}/{hit.number}"
    assert [one.name for one in attendance.find(desk, session.id, ticket)] == ["陈梓涵"]
    assert hit.participant_id is not None
    attendance.mark(desk, clerk, session.id, [hit.participant_id])
    waits = attendance.find(desk, session.id, "赵一诺")[0].participant_id
    assert waits is not None
    attendance.mark(desk, clerk, session.id, [waits])
    with pytest.raises(UserError, match="signed in since"):
        undo_act(desk, clerk, registered)
    attendance.clear(desk, clerk, session.id, [waits])
    assert all(one.pending for one in attendance.find(desk, session.id, "赵")), "they wait for a place"
    board, _ = attendance.enter_sheet(desk, clerk, session.id, "1 3")
    assert [one.presence for one in board.rows] == [Presence.ARRIVED, None, Presence.ARRIVED]
    clock.advance(hours=2)
    came = [one.participant_id for one in board.rows if one.presence and one.participant_id]
    attendance.leave(desk, clerk, session.id, came, collected_by="小姨")
    board, _ = attendance.close(desk, clerk, session.id)
    assert (board.counts.to_collect, board.session.expected, board.session.present) == (0, 3, 2)
    assert activities.card(desk, card.row.id).row.present == 2
