"""What the services know of a day, a week or a seat hall, as the timeline shows it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.bookings import Status
from app.services.bookings import BookingRow, Closed, DayBoard
from app.services.spaces import SpaceValue
from app.ui.bookings import words
from app.ui.kit.widgets import TimelineBlock, TimelineRow, TimelineSpan

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def space_note(place: SpaceValue) -> str:
    """The small line under a space's name: how many it holds."""
    if place.seated:
        return translate("bookings", "{n} seats").format(n=place.seat_count)
    return translate("bookings", "{n} people").format(n=place.capacity) if place.capacity else ""


def spans(closed: Sequence[Closed], shift: timedelta = timedelta()) -> tuple[TimelineSpan, ...]:
    """Times in which a space can't be used, with their reasons."""
    shut = translate("bookings", "Closed")
    return tuple(TimelineSpan(one.starts_at - shift, one.ends_at - shift, one.label or shut) for one in closed)


def day_rows(board: DayBoard, shown: Collection[RowId]) -> list[TimelineRow]:
    """A row for each space that is shown."""
    return [
        TimelineRow(place.id, place.name, space_note(place), spans(board.closed.get(place.id, ())))
        for place in board.spaces
        if place.id in shown
    ]


def day_blocks(board: DayBoard, shown: Collection[RowId], zone: ZoneInfo) -> list[TimelineBlock]:
    """Every booking of the rooms, and how full the study halls are by the hour."""
    halls = {place.id for place in board.spaces if place.seated}
    found = []
    for row in board.rows:
        rows = tuple(space for space in row.spaces if space in shown)
        if rows and not row.seats:
            found.append(block(row, rows, zone, board.now))
    for place in board.spaces:
        if place.id in halls and place.id in shown:
            found += hall_blocks(board, place, zone)
    return found


def block(
    row: BookingRow, rows: Sequence[object], zone: ZoneInfo, now: datetime, shift: timedelta = timedelta()
) -> TimelineBlock:
    """One booking in its rows; `shift` puts a day of the week view under the others."""
    word, tone, icon = words.pill(row)
    return TimelineBlock(
        key=row.id,
        rows=tuple(rows),  # type: ignore[arg-type]
        start=row.starts_at - shift,
        end=row.ends_at - shift,
        title=row.caption,
        state_word=word,
        icon=icon,
        tone=tone,
        edge=words.EDGES.get(row.status, "solid"),
        struck=row.status is Status.CANCELLED,
        before=row.before,
        after=row.after,
        flagged=row.double or row.clash,
        movable=row.live,
        tip=words.tip(row, zone, now),
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
                tip=f"{place.name}\n{words.clock(start, zone)}–{words.clock(end, zone)}\n{said}",
            )
        )
    return found


def _hour(at: datetime, up: bool = False) -> datetime:
    whole = at.replace(minute=0, second=0, microsecond=0)
    return whole + HOUR if up and whole < at else whole


def week_rows(board: DayBoard, space_id: RowId, days: int, zone: ZoneInfo) -> list[TimelineRow]:
    """The days of a week as rows of one space, each drawn as if it were the first."""
    found = []
    today = board.now.astimezone(zone).date()
    notes = {info.day: info.text() for info in board.days}
    for number in range(days):
        shift = number * DAY
        start, end = board.start + shift, board.start + shift + DAY
        day = start.astimezone(zone).date()
        closed = [
            Closed(max(one.starts_at, start), min(one.ends_at, end), one.label)
            for one in board.closed.get(space_id, ())
            if one.starts_at < end and one.ends_at > start
        ]
        title = words.long_day(day)
        note = notes.get(day, "") or (translate("bookings", "Today") if day == today else "")
        found.append(TimelineRow(number, title, note, spans(closed, shift)))
    return found


def week_blocks(board: DayBoard, days: int, zone: ZoneInfo) -> list[TimelineBlock]:
    """The bookings of a week, each in the row of the duty day it begins on."""
    found = []
    for row in board.rows:
        number = (row.starts_at - board.start) // DAY
        if 0 <= number < days and not row.seats:
            found.append(block(row, (number,), zone, board.now, number * DAY))
    return found
