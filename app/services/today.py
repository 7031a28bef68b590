"""The home page in one look: everything it shows, read together, each figure with where its rows are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import handover as handover_rules
from app.domain.auth import SYSTEM, Permission, allowed
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import Turn, shift_at
from app.domain.stations import IssueState
from app.domain.visits import State, late_minutes, stay_text, when
from app.services import activities, bookings, habits, handover, peers, spaces, stations, visits
from app.services.desk import Desk
from app.services.handover import OpenItem

STALE = timedelta(hours=30)
"""A backup older than this deserves a word."""
PACK_OFFERED = timedelta(minutes=60)
"""So long after a shift has begun the pack for a power cut is offered, unless it was made."""
_PACK = "pack"
_NEAR = 5
"""Stations that are open, to send somebody to."""
LATE = 15
"""Minutes after which somebody expected is late enough to be told."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits for whoever is signed in; `place` and `arguments` open it."""

    key: str
    icon: str
    text: str
    detail: str
    urgent: bool
    place: str
    arguments: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TodayBoard:
    """Everything the home page shows."""

    now: datetime
    visitors: visits.Board
    strip: bookings.DayBoard
    """The next hours of each space."""
    sessions: tuple[tuple[activities.ActivityRow, activities.SessionRow], ...]
    tasks: tuple[Task, ...]
    left: tuple[handover.HandoverCard | None, tuple[handover.NoteRow, ...]]
    near: tuple[stations.Near, ...]
    """Stations that are open now, nearest first."""
    stations: tuple[stations.StationRow, ...]
    """Those that need attention."""
    station_count: int
    open_items: int
    items: tuple[OpenItem, ...]
    """What they are, the urgent first."""
    next_turn_at: datetime
    next_staff: str
    neighbours: tuple[peers.SiteState, ...]
    """Those data is exchanged with, who was silent for too long first."""


def board(desk: Desk, role: str, hours: int = 8) -> TodayBoard:
    """The home page for a role, reading all in one go; fast at five years of records (≤ 100 ms).

    The strip begins with the running hour.
    """
    now = desk.now()
    house = visits.board(desk)
    first = now - timedelta(minutes=now.minute, seconds=now.second, microseconds=now.microsecond)
    items = handover.open_items(desk)
    card, notes = handover.left_by_last(desk)
    every = stations.stations(desk)
    following = handover.next_turn(desk, house.turn)
    on_duty = handover.roster(desk, following.day, following.day).get(handover_rules.slot(following), ())
    tasks = [
        *_pack(desk, house.turn, now), *_desk_tasks(desk, house, items), *_decisions(desk, role),
        *_backup(desk, role, now),
    ]  # fmt: skip
    return TodayBoard(
        now=now,
        visitors=house,
        strip=_strip(desk, first, first + timedelta(hours=hours)),
        sessions=tuple(
            (row, one)
            for row, one in activities.sessions_between(desk, house.start, house.end)
            if row.status == "published" and not one.cancelled
        ),
        tasks=tuple(sorted(tasks, key=lambda task: not task.urgent)),
        left=(card, tuple(notes)),
        stations=tuple(sorted((near.row for near in every if near.row.attention), key=_most_urgent)),
        station_count=len(every),
        open_items=len(items),
        items=tuple(items),
        near=tuple([near for near in every if near.row.open_now][:_NEAR]),
        next_turn_at=house.turn.end,
        next_staff=desk.between.join(name for _, name in on_duty),
        neighbours=peers.freshness(desk) if desk.is_set_up else (),
    )


def _strip(desk: Desk, start: datetime, end: datetime) -> bookings.DayBoard:
    """The spaces in a period; a centre that has none needn't look up which days are holidays."""
    if spaces.spaces(desk):
        return bookings.day_board(desk, start, end)
    return bookings.DayBoard(start, end, desk.now(), (), (), {}, ())


def _most_urgent(row: stations.StationRow) -> tuple[int, int, bool, int, str]:
    return -row.issues_overdue, -row.faults, not row.overdue, -row.low, row.name


# ------------------------------------------------------------------------------------------- what waits


def _desk_tasks(desk: Desk, house: visits.Board, items: Sequence[OpenItem]) -> Iterator[Task]:
    """What waits for whoever sits at the desk."""
    over = house.figures.heads - house.capacity
    if house.capacity and over > 0:
        text = translate("today", "{n} people more than there is room for").format(n=over)
        yield _visits("over", "triangle-alert", text, "", True, states=(State.PRESENT,), period="all")
    if house.unverified_count:
        text = translate("today", "{n} people never signed out").format(n=house.unverified_count)
        told = translate("today", "to verify")
        yield Task("verify", "user-check", text, told, False, "visitors", {"do": "verify"})
    gone = [row for row in house.badges_out if row.left_at is not None]
    if gone:
        text = translate("today", "{n} left with a badge or locker key").format(n=len(gone))
        yield _visits("badges", "key-round", text, gone[0].name, False, badge_out=True)
    late = [
        row for row in house.expected if row.expected_at is not None and late_minutes(row.expected_at, house.at) >= LATE
    ]
    if late:
        text = translate("today", "Expected and late: {n}").format(n=len(late))
        yield _visits("late", "clock", text, late[0].name, False, states=(State.EXPECTED,), period="today")
    yield from _from_items(items, house.at)
    soon = [one for one in bookings.soon(desk) if not one.row.seats]
    if soon:
        text = translate("today", "{place} is given back soon").format(place=soon[0].row.place)
        if len(soon) > 1:
            text = translate("today", "{n} places are given back soon").format(n=len(soon))
        at = when(soon[0].at, house.at, desk.zone)
        yield Task("soon", "hourglass", text, at, True, "bookings", {"booking_id": soon[0].row.id})
    turn = handover.turn_to_hand(desk) if items else None
    if turn is not None and turn.end - house.at <= handover.LAST_PART:
        minutes = (turn.end - house.at) // timedelta(minutes=1)
        text = translate("today", "Hand over {n} open items").format(n=len(items))
        if minutes > 0:
            told = translate("today", "the shift ends in {n} min").format(n=minutes)
        else:
            told = translate("today", "{shift} isn't handed over").format(shift=turn.shift.label)
        yield Task("handover", "arrow-left-right", text, told, minutes <= 10, "handover", {"do": "sign"})


_SEVERAL = {
    "child": QT_TRANSLATE_NOOP("today", "Children not collected: {n} sessions"),
    "overdue_loan": QT_TRANSLATE_NOOP("today", "{n} things lent are overdue"),
    "offer": QT_TRANSLATE_NOOP("today", "{n} places are offered and unanswered"),
    "key": QT_TRANSLATE_NOOP("today", "{n} keys should be back"),
}
"""What is open and can't wait for the handover, in one line where there are several."""


def _from_items(items: Sequence[OpenItem], now: datetime) -> Iterator[Task]:
    for kind, several in _SEVERAL.items():
        found = [one for one in items if one.kind == kind and (kind != "key" or one.urgent)]
        if kind == "child":
            found = [one for one in found if one.due_at is not None and one.due_at <= now]
        if len(found) == 1:
            one = found[0]
            yield Task(one.key, one.icon, one.text, one.detail, one.urgent, one.place, one.arguments)
        elif found:
            first = found[0]
            urgent = any(one.urgent for one in found)
            yield Task(
                kind,
                first.icon,
                translate("today", several).format(n=len(found)),
                first.detail,
                urgent,
                first.place,
                first.arguments,
            )


def _visits(key: str, icon: str, text: str, detail: str, urgent: bool, **wanted: object) -> Task:
    return Task(key, icon, text, detail, urgent, "visitors", {"do": "list", "filter": wanted})


def _decisions(desk: Desk, role: str) -> Iterator[Task]:
    """What waits for somebody who decides."""
    if allowed(role, Permission.APPROVE_BOOKINGS):
        asked = bookings.asking(desk)
        if asked:
            text = translate("today", "{n} bookings ask for a yes").format(n=len(asked))
            told = translate("today", "the first begins {time}").format(
                time=handover.clock_text(desk, asked[0].starts_at)
            )
            yield Task("requests", "hourglass", text, told, False, "bookings", {"do": "waiting"})
        double = bookings.clashes(desk)
        if double:
            text = translate("today", "{n} double bookings").format(n=len(double))
            told = double[0].one.place
            yield Task("clashes", "triangle-alert", text, told, True, "bookings", {"do": "waiting"})
    if allowed(role, Permission.EDIT_ACTIVITIES):
        pending, unfinished = activities.to_decide(desk)
        if pending:
            text = translate("today", "{n} registrations beyond the places").format(n=pending)
            yield Task("pending", "ticket", text, "", False, "activities", {"do": "list"})
        if unfinished:
            text = translate("today", "{n} activity archives lack something").format(n=unfinished)
            yield Task("unfinished", "folder-open", text, "", False, "activities", {"filter": {"unfinished": True}})
    if allowed(role, Permission.EDIT_STATIONS):
        done = [one for one in stations.issues(desk) if one.state == IssueState.RECTIFIED]
        if done:
            text = translate("today", "{n} issues of stations to verify").format(n=len(done))
            arguments = {"station_id": done[0].station_id, "issue_id": done[0].id}
            yield Task("verify_issues", "clipboard-check", text, done[0].station, False, "stations", arguments)


def _backup(desk: Desk, role: str, now: datetime) -> Iterator[Task]:
    """A backup is due: told to those who may make one."""
    if not allowed(role, Permission.BACK_UP):
        return
    # It knows of archives and restoring, too: not needed before there is a page to show.
    from app.services import backup

    at = backup.last_backup(desk)
    if at is not None and now - at <= STALE:
        return
    text = translate("today", "There is no backup yet")
    told = ""
    if at is not None:
        text = translate("today", "The last backup is old")
        told = translate("today", "{time} ago").format(time=stay_text(now - at))
    yield Task("backup", "hard-drive", text, told, False, "settings", {"section": "backups"})


def _pack(desk: Desk, turn: Turn, now: datetime) -> Iterator[Task]:
    """At the beginning of a shift: everything of the next 24 hours on paper, in case the power fails."""
    if now - turn.start > PACK_OFFERED:
        return
    if habits.recall(desk, SYSTEM.staff_id, _PACK).get("shift") != turn.start.isoformat():
        text = translate("today", "Print the pack for a power cut")
        told = translate("today", "the next 24 hours")
        yield Task("pack", "file-text", text, told, False, "handover", {"do": "pack"})


def pack_made(desk: Desk) -> None:
    """The pack of the running shift is made at this desk: it isn't offered again."""
    settings = desk.settings
    turn = shift_at(desk.now(), settings.shifts, settings[DUTY_DAY_START], desk.zone)
    habits.remember(desk, SYSTEM.staff_id, _PACK, {"shift": turn.start.isoformat()})
