"""Papers of bookings: the sheet of a day, of a door, of a week; a loan's receipt; how the spaces were used; the list.

One reading of the database serves the drawing, the rows and the figures of a paper, so they agree whatever happens
meanwhile. A booking belongs to a day or period when any moment of it lies there, as in the lists behind. Applicants
are masked; unmasking needs the permission and a reason, and is on record before the file is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.db.models import Disclosure
from app.db.queries import bookings as queries
from app.db.tx import Changes
from app.documents.tables import Column, Sheet, Value
from app.domain import bookings as rules
from app.domain import shifts
from app.domain.auth import Actor, Permission, Role, require
from app.domain.bookings import DAY, MINUTE, Status, Usage
from app.domain.privacy import check_purpose, mask_name, mask_phone
from app.domain.settings import DUTY_DAY_START, SITE_NAME
from app.domain.terms import POPULATION_GROUP
from app.services import bookings, loans
from app.services import spaces as space_service
from app.services.bookings import BookingFilter, BookingRow, DayBoard, booking_ids
from app.services.desk import Desk
from app.services.loans import LoanRow
from app.services.reports import Period, ReportInfo, long_date, period_text, short_date
from app.services.spaces import SpaceValue

if TYPE_CHECKING:
    from app.documents.pdf.booking_statistics import BookingStatistics
    from app.documents.pdf.bookings import Closed, DayBooking, DaySpace, Paper
    from app.documents.pdf.visitor_log import Printed

PDF = (".pdf",)
ALL = (".pdf", ".xlsx", ".csv")
TABLES = (".xlsx", ".csv")
_PART = 500
_HELD = (Status.CONFIRMED, Status.IN_USE, Status.COMPLETED)
"""What takes place, or took place."""


@dataclass(frozen=True, slots=True)
class UsageInfo(ReportInfo):
    """What came out of the usage statistics: `rows` are the spaces, `use` the figures that were written."""

    use: "BookingStatistics | None" = None


# ------------------------------------------------------------------------------------------- shared


def named(path: Path, endings: Sequence[str]) -> Path:
    """A file's name that ends as it has to; raises UserError (field "path") for any other."""
    path = Path(path)
    if path.suffix.lower() not in endings:
        message = translate("reports", "The file's name has to end in {endings}.")
        raise UserError(message.format(endings=translate("reports", " or ").join(endings)), "path")
    return path


def unmasking(desk: Desk, actor: Actor, subject: str, reason: str | None) -> Changes:
    """Put on record that names and phones are wanted in full, and why; nothing for None.

    Raises UserError without the permission, and for a reason that says nothing.
    """
    if reason is None:
        return Changes()
    require(actor, Permission.UNMASK_LISTS)
    kept = check_purpose(reason)
    with desk.store.write(actor.staff_id) as tx:
        tx.add(Disclosure(at=tx.now, subject=subject, reason=kept))
    return tx.changes


def paper_of(desk: Desk, *notes: str) -> "Paper":
    """What stands on every paper that is printed now; `notes` at its foot."""
    from app.documents.pdf.bookings import Paper

    local = desk.now().astimezone(desk.zone)
    return Paper(desk.settings[SITE_NAME], f"{long_date(local.date())} {local:%H:%M}", local, notes)


def who(actor: Actor) -> str:
    """Who prints, in words."""
    return actor.name or (translate("reports", "Command line") if actor.role is Role.SYSTEM else "")


def write_tables(path: Path, sheets: Sequence[Sheet], progress: Progress | None) -> None:
    """A workbook of all sheets, or the first of them as CSV."""
    if path.suffix.lower() == ".csv":
        from app.documents.csvfile import write_csv

        write_csv(path, sheets[0], progress)
        return
    from app.documents.xlsx import write_table

    write_table(path, list(sheets), progress)


def printed_info(path: Path, masked: bool, printed: "Printed") -> ReportInfo:
    """What came out of a PDF."""
    return ReportInfo(path, printed.rows, printed.pages, masked, printed.check_code)


def wall(at: datetime, zone: ZoneInfo) -> datetime:
    """What the clocks of the site say, as papers have it."""
    return at.astimezone(zone).replace(tzinfo=None)


def _clock(at: datetime | None, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}" if at is not None else ""


def moment(at: datetime, zone: ZoneInfo) -> str:
    """A day and the time, in words."""
    local = at.astimezone(zone)
    return f"{short_date(local.date())} {local:%H:%M}"


def _on(day: date, starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> str:
    """When something is, on the paper of a duty day: "19:00–21:00", "next day 01:00–03:00", "7/17 22:00–…"."""
    span = rules.span_text(starts_at, ends_at, zone)
    local = starts_at.astimezone(zone)
    if local.date() == day:
        return span
    if local.date() == day + DAY:
        return translate("reports", "next day {time}").format(time=span)
    return translate("reports", "{month}/{day} {time}").format(month=local.month, day=local.day, time=span)


def _detail(place: SpaceValue) -> str:
    """Where a space is and how many it holds."""
    holds = ""
    if place.seated and place.seat_count:
        holds = translate("reports", "{n} seats").format(n=place.seat_count)
    elif place.capacity:
        holds = translate("reports", "for {n} people").format(n=place.capacity)
    return translate("reports", ", ").join(part for part in (place.location, holds) if part)


def _title(row: BookingRow) -> str:
    """What a booking is called where its applicant isn't named."""
    if row.title or row.organisation:
        return row.title or row.organisation
    return _seats(row) or translate("bookings", "Booking")


def _seats(row: BookingRow) -> str:
    if not row.seat_numbers:
        return ""
    return translate("reports", "Seat {numbers}").format(numbers="、".join(row.seat_numbers))


def _equipment(desk: Desk, row: BookingRow) -> str:
    """What is lent for a booking; its seats, where its title says something else."""
    seats = [_seats(row)] if row.seat_numbers and _title(row) != _seats(row) else []
    return desk.between.join((*seats, *(f"{one.name} {one.count}{one.unit}" for one in row.assets)))


def _closed(board: DayBoard, place: SpaceValue, zone: ZoneInfo) -> "tuple[Closed, ...]":
    from app.documents.pdf.bookings import Closed

    return tuple(
        Closed(wall(one.starts_at, zone), wall(one.ends_at, zone), one.label) for one in board.closed[place.id]
    )


def _place(board: DayBoard) -> SpaceValue:
    if not board.spaces:
        raise UserError(translate("errors", "This entry is no longer here."), "space")
    return board.spaces[0]


# ------------------------------------------------------------------------------------------- the day


def day_sheet(
    desk: Desk,
    actor: Actor,
    day: date,
    path: Path,
    *,
    unmask_reason: str | None = None,
    progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:
    """Write the bookings of a duty day, space by space, to a .pdf (drawn over 24 hours, too), .xlsx or .csv.

    A booking of two spaces stands under both. Applicants are masked unless `unmask_reason` says what the names are
    needed for, which is recorded first. Raises UserError for another suffix, a missing permission or reason.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)
    label = period_text(desk, day, day)
    subject = translate("reports", "Bookings of the day {period}").format(period=label)
    changes = unmasking(desk, actor, subject, unmask_reason)
    masked = unmask_reason is None
    start, end = shifts.duty_bounds(day, desk.settings[DUTY_DAY_START], desk.zone)
    board = bookings.day_board(desk, start, end)

    from app.documents.pdf import bookings as papers

    data = papers.DaySheet(
        paper=paper_of(desk),
        day=label,
        begins=wall(start, desk.zone),
        dates=(short_date(day), short_date(day + DAY)),
        masked=masked,
        spaces=tuple(_day_space(desk, board, place, day, masked) for place in board.spaces),
        printed_by=who(actor),
    )
    if path.suffix.lower() == ".pdf":
        return printed_info(path, masked, papers.day_sheet(path, data, progress)), changes
    write_tables(path, papers.day_sheets(data), progress)
    return ReportInfo(path, sum(len(one.bookings) for one in data.spaces), None, masked, ""), changes


def _day_space(desk: Desk, board: DayBoard, place: SpaceValue, day: date, masked: bool) -> "DaySpace":
    from app.documents.pdf.bookings import DaySpace

    zone = desk.zone
    said = [f"{_on(day, one.starts_at, one.ends_at, zone)} {one.label}" for one in board.closed[place.id] if one.label]
    return DaySpace(
        name=place.name,
        detail=_detail(place),
        bookings=tuple(_day_booking(desk, row, day, masked) for row in board.rows if place.id in row.spaces),
        closed=_closed(board, place, zone),
        note=translate("reports", "Closed: {times}").format(times=desk.between.join(said)) if said else "",
    )


def _day_booking(desk: Desk, row: BookingRow, day: date, masked: bool) -> "DayBooking":
    from app.documents.pdf.bookings import DayBooking

    zone = desk.zone
    return DayBooking(
        starts=wall(row.starts_at, zone),
        ends=wall(row.ends_at, zone),
        time=_on(day, row.starts_at, row.ends_at, zone),
        title=_title(row),
        state=row.status.value,
        state_text=row.status_label,
        applicant=mask_name(row.name) if masked else row.name,
        organisation=row.organisation,
        people=row.headcount,
        equipment=_equipment(desk, row),
        came=_clock(row.in_at, zone),
        left=_clock(row.out_at, zone),
        note=row.note,
        before=row.before,
        after=row.after,
    )


# ------------------------------------------------------------------------------------------- the door


def door_sheet(
    desk: Desk, actor: Actor, space_id: RowId, day: date, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """Print what takes place in one space on a duty day, to hang on its door (.pdf only).

    Nobody is named, requests and the waiting list aren't there, nor who has which study seat.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)
    zone = desk.zone
    start, end = shifts.duty_bounds(day, desk.settings[DUTY_DAY_START], zone)
    board = bookings.of_space(desk, space_id, start, end)
    place = _place(board)

    from app.documents.pdf.booking_sheets import DoorLine, DoorSheet
    from app.documents.pdf.booking_sheets import door_sheet as write

    lines = [
        (
            row.starts_at,
            DoorLine(
                _on(day, row.starts_at, row.ends_at, zone),
                row.title or row.organisation or translate("reports", "Booked"),
                row.organisation if row.title else "",
            ),
        )
        for row in board.rows
        if row.status in _HELD and not row.seats
    ]
    lines += [
        (one.starts_at, DoorLine(_on(day, one.starts_at, one.ends_at, zone), one.label, closed=True))
        for one in board.closed[place.id]
        if one.label
    ]
    data = DoorSheet(
        paper=paper_of(desk),
        space=place.name,
        date=long_date(day),
        lines=tuple(line for _, line in sorted(lines, key=lambda item: item[0])),
        detail=_detail(place),
    )
    return printed_info(path, True, write(path, data, progress)), Changes()


# ------------------------------------------------------------------------------------------- the week


def room_week(
    desk: Desk, actor: Actor, space_id: RowId, monday: date, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """Write the week of one space that holds `monday` to a .pdf (drawn), .xlsx or .csv; nobody is named.

    Its days are duty days, Monday to Sunday.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)
    zone = desk.zone
    days = [monday - timedelta(days=monday.weekday()) + n * DAY for n in range(7)]
    opens = desk.settings[DUTY_DAY_START]
    start, end = shifts.duty_bounds(days[0], opens, zone)[0], shifts.duty_bounds(days[-1], opens, zone)[1]
    board = bookings.of_space(desk, space_id, start, end)
    place = _place(board)
    period = translate("reports", "{first} to {last}").format(first=long_date(days[0]), last=long_date(days[-1]))
    if path.suffix.lower() != ".pdf":
        write_tables(path, [_week_sheet(desk, actor, place, period, board.rows)], progress)
        return ReportInfo(path, len(board.rows), None, True, ""), Changes()

    from app.documents.pdf.booking_sheets import RoomWeek, WeekBooking
    from app.documents.pdf.booking_sheets import room_week as write

    data = RoomWeek(
        paper=paper_of(desk),
        space=place.name,
        period=period,
        begins=wall(start, zone),
        days=tuple(short_date(day) for day in days),
        bookings=tuple(
            WeekBooking(
                starts=wall(row.starts_at, zone),
                ends=wall(row.ends_at, zone),
                time=rules.span_text(row.starts_at, row.ends_at, zone),
                title=_title(row),
                state=row.status.value,
                state_text=row.status_label,
                organisation=row.organisation if row.title else "",
            )
            for row in board.rows
        ),
        printed_by=who(actor),
        closed=_closed(board, place, zone),
        detail=_detail(place),
    )
    return printed_info(path, True, write(path, data, progress)), Changes()


def _week_sheet(desk: Desk, actor: Actor, place: SpaceValue, period: str, rows: Sequence[BookingRow]) -> Sheet:
    from app.documents.pdf.bookings import facts

    title = translate("documents", "{space} Bookings of the week").format(space=place.name)
    return Sheet(
        name=translate("documents", "Bookings"),
        title=f"{title}  {period}",
        columns=(
            Column(translate("documents", "Starts"), 17, "datetime"),
            Column(translate("documents", "Ends"), 17, "datetime"),
            Column(translate("documents", "Title"), 24),
            Column(translate("documents", "Organisation"), 20),
            Column(translate("documents", "People"), 8, "integer"),
            Column(translate("documents", "Set-up / equipment"), 20),
            Column(translate("documents", "State"), 10),
        ),
        rows=[
            (
                wall(row.starts_at, desk.zone), wall(row.ends_at, desk.zone), _title(row),
                row.organisation if row.title else "", row.headcount, _equipment(desk, row), row.status_label,
            )
            for row in rows
        ],
        footer=facts(paper_of(desk), who(actor)),
        count=len(rows),
    )  # fmt: skip


# ------------------------------------------------------------------------------------------- a loan


def loan_receipt(
    desk: Desk, actor: Actor, number: str, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """Print the receipt of a loan in two copies (.pdf only): the borrower's name in full, the phone masked.

    Raises UserError ("number") when no loan has this number.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)
    found = [row for row in loans.of_number(desk, number) if not row.voided]
    if not found:
        raise UserError(translate("reports", "No loan has the number {number}.").format(number=number), "number")
    first = min(found, key=lambda row: (row.lent_at, row.id))
    zone = desk.zone
    behind = next((row.booking_id for row in found if row.booking_id is not None), None)
    booking = bookings.row(desk, behind) if behind is not None else None
    back = [row.returned_at for row in found if row.returned_at is not None]

    from app.documents.pdf.booking_sheets import LoanItem, LoanReceipt
    from app.documents.pdf.booking_sheets import loan_receipt as write

    purpose = ""
    if booking is not None:
        purpose = translate("reports", "{title}, {time}").format(
            title=_title(booking), time=bookings.line_words(desk, booking)
        )
    data = LoanReceipt(
        paper=paper_of(desk),
        number=first.number,
        borrower=first.name,
        phone=first.phone,
        organisation=booking.organisation if booking is not None else "",
        purpose=purpose,
        lent_at=moment(first.lent_at, zone),
        due=moment(min(row.due_at for row in found), zone),
        items=tuple(
            LoanItem(row.asset, f"{row.quantity} {row.unit}".strip(), row.condition_out, _came_back(row))
            for row in sorted(found, key=lambda row: row.id)
        ),
        rules=(
            translate("reports", "Both sides look at everything when it is given out and when it comes back."),
            translate("reports", "Please bring it back by the time due; ask at the desk if you need it longer."),
        ),
        printed_by=who(actor),
        returned_at=moment(max(back), zone) if len(back) == len(found) else "",
    )
    return printed_info(path, True, write(path, data, progress)), Changes()


def _came_back(row: LoanRow) -> str:
    """In what condition something came back; empty while it is out."""
    if row.returned_at is None:
        return ""
    if row.returned_quantity is not None and 0 < row.returned_quantity < row.quantity:
        return translate("reports", "{condition}, {n} of {quantity} came back").format(
            condition=row.condition_label, n=row.returned_quantity, quantity=row.quantity
        )
    return row.condition_label


# ------------------------------------------------------------------------------------------- how spaces were used


@dataclass(slots=True)
class _Sum:
    """Figures added up booking by booking."""

    bookings: int = 0
    booked: timedelta = field(default_factory=timedelta)
    used: timedelta = field(default_factory=timedelta)
    no_shows: int = 0
    cancelled: int = 0
    people: int = 0

    def count(self, one: Usage) -> None:
        """A booking, once however many spaces it has."""
        self.bookings += one.bookings
        self.no_shows += one.no_shows
        self.cancelled += one.cancelled
        self.people += one.people

    def hours(self, one: Usage, places: int) -> None:
        """The hours of a booking in so many rooms or seats."""
        self.booked += places * one.booked
        self.used += places * one.used


def statistics(
    desk: Desk, actor: Actor, period: Period, path: Path, *, progress: Progress | None = None
) -> tuple[UsageInfo, Changes]:
    """Write how the spaces were used in a period to a .pdf, a workbook, or (by space only) a .csv.

    Counted as `domain.bookings` defines it, of all bookings that touch the period; hours outside it are left out. In
    the total and by group a booking of several spaces counts once, and its hours for each of them.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)
    data = _usage(desk, actor, period)

    from app.documents.pdf import booking_statistics as papers

    if path.suffix.lower() == ".pdf":
        printed = papers.booking_statistics(path, data, progress)
        return UsageInfo(path, len(data.spaces), printed.pages, True, printed.check_code, use=data), Changes()
    write_tables(path, papers.statistics_sheets(data), progress)
    return UsageInfo(path, len(data.spaces), None, True, "", use=data), Changes()


def _usage(desk: Desk, actor: Actor, period: Period) -> "BookingStatistics":
    from app.documents.pdf.booking_statistics import BookingStatistics, GroupUse, SpaceUse

    now, start, end = desk.now(), period.start, period.end
    with desk.store.read() as session:
        places = {one.id: one for one in space_service.spaces(desk, voided=True)}
        rows = queries.in_period(session, start, end)
        open_when = space_service.openings(desk, session, start, end)
    by_space: dict[RowId, _Sum] = defaultdict(_Sum)
    by_group: dict[str, _Sum] = defaultdict(_Sum)
    total = _Sum()
    held: list[rules.Booking] = []
    for row in rows:
        booking = rules.as_rule(dict(row))
        here = [places[one] for one in booking.spaces if one in places]
        if not here:
            continue
        heads = row["headcount"] or len(booking.seats) or 1
        one = rules.usage([(booking, heads)], now, start, end)
        group = by_group[row["population_group"] or ""]
        for tally in (total, group):
            tally.count(one)
        for place in here:
            by_space[place.id].count(one)
            for tally in (total, group, by_space[place.id]):
                tally.hours(one, bookable_places(place, booking))
        if booking.status in _HELD:
            held.append(booking)

    def use(name: str, found: _Sum, open_minutes: int) -> SpaceUse:
        return SpaceUse(
            name, found.bookings, found.booked // MINUTE, found.used // MINUTE, open_minutes, found.no_shows,
            found.cancelled, found.people,
        )  # fmt: skip

    spaces = []
    for place in places.values():
        if place.voided and place.id not in by_space:
            continue
        opened = sum((b - a for a, b in open_when.open(place, start, end)), timedelta()) // MINUTE
        spaces.append(use(place.name, by_space[place.id], opened * bookable_places(place)))
    order = {term.code: number for number, term in enumerate(desk.terms(POPULATION_GROUP, voided=True))}
    codes = sorted(by_group, key=lambda code: (code == "", order.get(code, len(order)), code))
    return BookingStatistics(
        paper=paper_of(
            desk,
            *rules.definitions(),
            translate("reports", "Total: a booking of several spaces counts once, its hours for each of them."),
        ),
        period=period.label,
        spaces=tuple(spaces),
        groups=tuple(
            GroupUse(
                desk.term_label(POPULATION_GROUP, code) or translate("reports", "No group given"),
                by_group[code].bookings, by_group[code].booked // MINUTE, by_group[code].people,
            )
            for code in codes
        ),
        hours=tuple(_by_hour(held, period, desk.settings[DUTY_DAY_START] // 60, desk.zone)),
        printed_by=who(actor),
        total=use("", total, sum(one.open for one in spaces)),
    )  # fmt: skip


def bookable_places(place: SpaceValue, booking: rules.Booking | None = None) -> int:
    """How many places that can be booked a space has, or a booking takes of it: its seats, or the one room."""
    if not place.seated:
        return 1
    return (len(booking.seats) if booking is not None else 0) or place.seat_count or 1


def _by_hour(held: Iterable[rules.Booking], period: Period, first: int, zone: ZoneInfo) -> Iterator[tuple[str, int]]:
    """The hours of the clock from the beginning of the duty day on, and how many bookings ran in them."""
    counts = [0] * 24
    for booking in held:
        at, until = max(booking.starts_at, period.start), min(booking.ends_at, period.end)
        while at < until:
            local = at.astimezone(zone)
            counts[local.hour] += 1
            at += timedelta(hours=1) - timedelta(
                minutes=local.minute, seconds=local.second, microseconds=local.microsecond
            )
    for number in range(24):
        hour = (first + number) % 24
        yield f"{hour:02}", counts[hour]


# ------------------------------------------------------------------------------------------- the list as shown


def export_bookings(
    desk: Desk,
    actor: Actor,
    wanted: BookingFilter,
    path: Path,
    *,
    sort: str = "starts_at",
    descending: bool = False,
    unmask_reason: str | None = None,
    progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:
    """Write a list of bookings exactly as it is shown, in its order, to .xlsx or .csv; names as on screen.

    Phones are masked unless a reason is given, which is recorded first.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, TABLES)
    changes = unmasking(desk, actor, translate("reports", "List of bookings"), unmask_reason)
    masked = unmask_reason is None

    from app.documents.pdf.bookings import facts

    columns = (
        Column(translate("documents", "Starts"), 17, "datetime"),
        Column(translate("documents", "Ends"), 17, "datetime"),
        Column(translate("documents", "Space"), 18),
        Column(translate("documents", "Title"), 24),
        Column(translate("documents", "Applicant"), 12),
        Column(translate("documents", "Phone"), 16),
        Column(translate("documents", "Organisation"), 20),
        Column(translate("documents", "Group"), 12),
        Column(translate("documents", "People"), 8, "integer"),
        Column(translate("fields", "Equipment"), 20),
        Column(translate("documents", "State"), 12),
        Column(translate("fields", "Reason"), 20),
        Column(translate("fields", "Checked in at"), 17, "datetime"),
        Column(translate("fields", "Checked out at"), 17, "datetime"),
        Column(translate("fields", "Note"), 24),
    )
    zone = desk.zone
    with desk.store.read() as session:
        ids = booking_ids(desk, wanted, sort, descending, session=session)

        def local(at: datetime | None) -> datetime | None:
            return wall(at, zone) if at is not None else None

        def rows() -> Iterator[Sequence[Value]]:
            for start in range(0, len(ids), _PART):
                found = queries.rows(session, ids[start : start + _PART])
                phones = {row["id"]: row["phones"] or "" for row in found}
                for row in bookings.shown(desk, session, found):
                    yield (
                        local(row.starts_at),
                        local(row.ends_at),
                        row.place,
                        row.title,
                        row.name,
                        mask_phone(phones[row.id]) if masked else phones[row.id],
                        row.organisation,
                        row.group_label,
                        row.headcount,
                        desk.between.join(f"{one.name} {one.count}{one.unit}" for one in row.assets),
                        translate("bookings", "Voided") if row.voided else row.status_label,
                        row.void_reason if row.voided else row.reason,
                        local(row.in_at),
                        local(row.out_at),
                        row.note,
                    )

        title = translate("documents", "Bookings")
        sheet = Sheet(title, title, columns, rows(), facts(paper_of(desk), who(actor)), len(ids))
        write_tables(path, [sheet], progress)
    return ReportInfo(path, len(ids), None, masked, ""), changes
