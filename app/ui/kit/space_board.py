"""How bookings look on a timeline of spaces, wherever one is shown."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.domain.bookings import Status, status_label
from app.services.bookings import BookingRow, Closed, DayBoard
from app.services.spaces import SpaceValue
from app.ui.kit.widgets import TimelineBlock, TimelineSpan

HOUR = timedelta(hours=1)

PILLS: dict[Status, tuple[str, str]] = {
    Status.REQUESTED: ("warn", "hourglass"),
    Status.CONFIRMED: ("info", "circle-check"),
    Status.IN_USE: ("live", "circle-play"),
    Status.COMPLETED: ("idle", "check"),
    Status.CANCELLED: ("void", "ban"),
    Status.NO_SHOW: ("bad", "user-x"),
    Status.WAITLISTED: ("wait", "list-plus"),
}
"""Tone and icon of each status; the word comes from the rules."""
EDGES = {Status.REQUESTED: "dashed", Status.WAITLISTED: "dotted"}


def pill(row: BookingRow) -> tuple[str, str, str | None]:
    """A booking's status as a pill: word, tone, icon."""
    if row.voided:
        return translate("bookings", "Voided"), "void", "ban"
    if row.away_since is not None:
        return translate("bookings", "Away"), "live", "footprints"
    if row.offered_until is not None:
        return translate("bookings", "Offered"), "wait", "list-plus"
    return status_pill(row.status)


def status_pill(status: Status) -> tuple[str, str, str | None]:
    """A status as a pill: word, tone, icon."""
    return status_label(status), *PILLS[status]


def space_note(place: SpaceValue) -> str:
    """The small line under a space's name: how many it holds."""
    if place.seated:
        return translate("bookings", "{n} seats").format(n=place.seat_count)
    return translate("bookings", "{n} people").format(n=place.capacity) if place.capacity else ""


def spans(closed: Sequence[Closed], shift: timedelta = timedelta()) -> tuple[TimelineSpan, ...]:
    """Times in which a space can't be used, with their reasons."""
    shut = translate("bookings", "Closed")
    return tuple(TimelineSpan(one.starts_at - shift, one.ends_at - shift, one.label or shut) for one in closed)


def block(row: BookingRow, rows: Sequence[object], tip: str, shift: timedelta = timedelta()) -> TimelineBlock:
    """One booking in its rows; `shift` draws it so much earlier."""
    word, tone, icon = pill(row)
    return TimelineBlock(
        key=row.id,
        rows=tuple(rows),  # type: ignore[arg-type]
        start=row.starts_at - shift,
        end=row.ends_at - shift,
        title=row.caption,
        state_word=word,
        icon=icon,
        tone=tone,
        edge=EDGES.get(row.status, "solid"),
        struck=row.status is Status.CANCELLED,
        before=row.before,
        after=row.after,
        flagged=row.double or row.clash,
        movable=row.live,
        tip=tip,
    )


def hall_blocks(board: DayBoard, place: SpaceValue, zone: ZoneInfo) -> list[TimelineBlock]:
    """How many seats of a study hall are taken, in pieces of even number."""
    taken = [
        row for row in board.rows
        if place.id in row.spaces and row.seats
        and row.status in (Status.CONFIRMED, Status.IN_USE, Status.COMPLETED)
    ]  # fmt: skip
    marks = sorted(
        {board.start, board.end}
        | {max(board.start, _hour(row.starts_at)) for row in taken}
        | {min(board.end, _hour(row.ends_at, up=True)) for row in taken}
    )
    found: list[TimelineBlock] = []
    for start, end in pairwise(marks):
        count = sum(len(row.seats) for row in taken if row.starts_at < end and row.ends_at > start)
        if not count:
            continue
        said = translate("bookings", "{n}/{all} seats").format(n=count, all=place.seat_count)
        full = place.seat_count and count >= place.seat_count * 0.9
        found.append(
            TimelineBlock(
                key=("hall", place.id, start),
                rows=(place.id,),
                start=start,
                end=end,
                title=str(count),
                state_word=translate("bookings", "nearly full") if full else "",
                icon="armchair",
                tone="warn" if full else "info",
                movable=False,
                tip=f"{place.name}\n{start.astimezone(zone):%H:%M}–{end.astimezone(zone):%H:%M}\n{said}",
            )
        )
    return found


def _hour(at: datetime, up: bool = False) -> datetime:
    whole = at.replace(minute=0, second=0, microsecond=0)
    return whole + HOUR if up and whole < at else whole
