"""The door of an activity: whoever comes counts once, whatever door, desk or sheet says so."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db.models import Activity, ActivitySession, Attendance, Collector, Kinship, Participant, Person, Registration
from app.db.oplog import read_ops
from app.domain.activities import Presence
from app.domain.auth import Actor
from app.services import activities, attendance, people
from app.services.attendance import DoorBoard, DoorCounts, DoorRow
from app.services.desk import Desk, open_desk
from app.services.undo import undo_act

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
        sessions = tuple(
            tx.add(
                ActivitySession(
                    activity_id=activity.id, starts_at=start + day * 24 * HOUR, ends_at=start + day * 24 * HOUR + 2 * HOUR
                )
            ).id
            for day in range(3)
        )  # fmt: skip
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
