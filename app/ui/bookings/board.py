"""What the services know of a day, a week or a seat hall, as the timeline shows it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.core.ids import RowId
from app.services.bookings import BookingRow, Closed, DayBoard
from app.ui.bookings import words
from app.ui.kit import space_board as looks
from app.ui.kit.space_board import hall_blocks, space_note, spans
from app.ui.kit.widgets import TimelineBlock, TimelineRow

DAY = timedelta(days=1)


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
    """One booking in its rows, with all that is known of it; `shift` puts a day of the week view under the others."""
    return looks.block(row, rows, words.tip(row, zone, now), shift)


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
