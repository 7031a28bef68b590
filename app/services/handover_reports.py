"""Papers of shifts: the handover sheet, the duty log of a day, and the pack for a night without electricity.

Every function answers `(ReportInfo, Changes)` as `reports.visitor_log` does. Visitors are masked unless
`unmask_reason` says why; staff are named, and sign-in sheets carry names by their nature.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.db.tx import Changes
from app.domain import handover as rules
from app.domain import shifts
from app.domain.auth import Actor, Permission, require
from app.domain.bookings import LIVE, Status, span_text
from app.domain.privacy import mask_name
from app.domain.visits import State
from app.services import activities, activity_reports, bookings, handover, shift_log, visits
from app.services.booking_reports import (
    ALL,
    PDF,
    moment,
    named,
    paper_of,
    printed_info,
    unmasking,
    wall,
    who,
    write_tables,
)
from app.services.desk import Desk
from app.services.handover import Figures, HandoverCard, NoteRow, ShiftCard
from app.services.reports import ReportInfo, long_date, period_text
from app.services.visits import VisitFilter, VisitRow

if TYPE_CHECKING:
    from app.documents.pdf.continuity_pack import PackBooking, PackSpace, PackVisitor
    from app.documents.pdf.duty_log import DutyShift
    from app.documents.pdf.handover_sheet import SheetItem, SheetNote
    from app.documents.pdf.sign_in_sheet import SignInSheet

NEXT = timedelta(hours=24)
"""A continuity pack is for so long."""
_VISITORS = 300
"""Names of a pack at most: a desk without electricity writes on, it doesn't search."""
_LINES = 2000


def definitions() -> list[str]:
    """What the figures of a shift count."""
    return [
        translate(
            "reports",
            "Visits: signed in by name during the shift. Tallies: counted without a name. Present: in the house as "
            "this was written, companions too.",
        ),
        translate(
            "reports",
            "Bookings: in use during the shift. Sign-ins: came to sessions, walk-ins too. Loans: pieces given out.",
        ),
    ]


def _figures(figures: Figures) -> tuple[tuple[str, str], ...]:
    def n(count: int) -> str:
        return f"{count:,}"

    return (
        (translate("reports", "Visits"), n(figures.visits)),
        (translate("reports", "Tallies"), n(figures.tallies)),
        (translate("reports", "Present"), n(figures.present)),
        (translate("reports", "Bookings used"), n(figures.bookings)),
        (translate("reports", "Sessions / sign-ins"), f"{n(figures.sessions)} / {n(figures.sign_ins)}"),
        (translate("reports", "Loans"), n(figures.loans)),
        (translate("reports", "Notes"), n(figures.notes)),
        (translate("reports", "Incidents"), n(figures.incidents)),
    )


def _shift_text(day: date, label: str, hours: str) -> str:
    said = translate("reports", "Duty day {day}, {shift}").format(day=long_date(day), shift=label)
    return f"{said} {hours}".strip()


# ------------------------------------------------------------------------------------------- the sheet


def handover_sheet(
    desk: Desk, actor: Actor, handover_id: RowId | None, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """交接班记录: one handover as it was signed; None: a form for the shift that is to be handed over (.pdf only)."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)

    from app.documents.pdf.handover_sheet import HandoverSheet
    from app.documents.pdf.handover_sheet import handover_sheet as write

    card: HandoverCard | None
    shift: ShiftCard | None
    if handover_id is None:
        shift = handover.to_hand(desk) or handover.current(desk)
        card, figures = None, handover.figures(desk, shift.turn)
        day, label, hours = shift.turn.day, shift.label, shift.turn.shift.hours
    else:
        card = handover.card(desk, handover_id)
        figures, day, label = card.figures, card.day, card.shift
        # The pattern may have changed since: then the shift is called by its hour.
        shift = next((one for one in handover.shifts_of(desk, day) if one.label == label), None)
        hours = shift.turn.shift.hours if shift is not None else ""
    data = HandoverSheet(
        paper=paper_of(desk, *definitions()),
        shift=_shift_text(day, label, hours),
        state=card.state_label if card is not None else translate("reports", "Not signed yet"),
        people=_people(desk, card, shift),
        reason=_reason(card),
        figures=_figures(figures),
        items=_items(desk, card),
        notes=tuple(_notes(desk, day, label)),
        printed_by=who(actor),
        written=card is not None,
    )
    return printed_info(path, True, write(path, data, progress)), Changes()


def sheet_of_shift(
    desk: Desk, actor: Actor, day: date, start: int, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """The sheet of a shift by its duty day and the minute it begins: signed, or a form where it is its turn.

    Raises UserError (field "shift") for a shift that was never handed over.
    """
    require(actor, Permission.PRINT_REPORTS)
    card = handover.of_shift(desk, day, start)
    turn = handover.turn_to_hand(desk)
    if card is None and (turn is None or rules.slot(turn) != (day, start)):
        raise UserError(translate("reports", "This shift wasn't handed over."), "shift")
    return handover_sheet(desk, actor, card.id if card is not None else None, path, progress=progress)


def _people(desk: Desk, card: HandoverCard | None, shift: ShiftCard | None) -> tuple[tuple[str, str], ...]:
    giver, taker, at = "", "", ""
    if card is not None:
        giver, taker, at = card.outgoing, card.incoming, moment(card.at, desk.zone)
    elif shift is not None and shift.on is not None:
        giver = shift.on[1]
    people = [
        (translate("reports", "Handed over by"), giver or "—"),
        (translate("reports", "Taken over by"), taker or "—"),
        (translate("reports", "Time"), at or "—"),
    ]
    if card is not None and card.forced_by:
        people.append((translate("reports", "Closed by"), card.forced_by))
    return tuple(people)


def _reason(card: HandoverCard | None) -> str:
    if card is None or not card.reason:
        return ""
    said = (
        translate("reports", "Remark: {text}")
        if card.state == rules.SIGNED
        else translate("reports", "Reason: {text}")
    )  # fmt: skip
    return said.format(text=card.reason)


def _items(desk: Desk, card: HandoverCard | None) -> "tuple[SheetItem, ...]":
    from app.documents.pdf.handover_sheet import SheetItem

    if card is not None:
        return tuple(SheetItem(text, "", decision, remark) for text, decision, remark in card.items)
    return tuple(SheetItem(one.text) for one in handover.open_items(desk))


def _notes(desk: Desk, day: date, shift: str) -> "Iterable[SheetNote]":
    from app.documents.pdf.handover_sheet import SheetNote

    for row in handover.notes(desk, day):
        if row.shift == shift:
            yield SheetNote(moment(row.at, desk.zone), row.kind_label, row.text, row.by, _settled(desk, row))


def _settled(desk: Desk, row: NoteRow) -> str:
    if row.settled_at is None:
        if row.due_at is None:
            return ""
        return translate("reports", "by {time}").format(time=moment(row.due_at, desk.zone))
    if row.kind == rules.ROUND:
        return "—"
    return "\n".join(part for part in (moment(row.settled_at, desk.zone), row.settle_note) if part)


# ------------------------------------------------------------------------------------------- the duty log


def duty_log(
    desk: Desk, actor: Actor, day: date, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """值班日志: the shifts of a duty day, what each came to and what happened, as PDF, XLSX or CSV.

    Who came and went stands in the visitor log; here they are a figure.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)

    from app.documents.pdf import duty_log as papers

    data = papers.DutyLog(
        paper=paper_of(desk, *definitions()),
        day=period_text(desk, day, day),
        shifts=tuple(_duty_shift(desk, one) for one in handover.shifts_of(desk, day)),
        printed_by=who(actor),
    )
    if path.suffix.lower() == ".pdf":
        return printed_info(path, True, papers.duty_log(path, data, progress)), Changes()
    write_tables(path, papers.duty_log_sheets(data), progress)
    return ReportInfo(path, sum(len(one.lines) for one in data.shifts), None, True, ""), Changes()


def _duty_shift(desk: Desk, one: ShiftCard) -> "DutyShift":
    from app.documents.pdf.duty_log import DutyLine, DutyShift

    turn, zone = one.turn, desk.zone
    begun = turn.start <= desk.now()
    lines = shift_log.log(desk, turn.start, turn.end, _LINES, visitors=False, masked=True) if begun else []
    figures = one.handed.figures if one.handed is not None else handover.figures(desk, turn)
    names = [name for _, name in one.staff] or ([one.on[1]] if one.on is not None else [])
    grave = rules.ICONS[rules.INCIDENT]
    return DutyShift(
        label=one.label,
        hours=turn.shift.hours,
        staff=desk.between.join(names),
        ended=_ended(desk, one.handed),
        figures=_figures(figures),
        lines=tuple(
            DutyLine(wall(line.at, zone), line.text, line.by, line.icon == grave) for line in reversed(lines)
        ),
        begun=begun,
    )  # fmt: skip


def _ended(desk: Desk, card: HandoverCard | None) -> str:
    if card is None:
        return ""
    at = moment(card.at, desk.zone)
    if card.state == rules.FORCED:
        return translate("reports", "Closed by {name} at {time}: {reason}").format(
            name=card.forced_by, time=at, reason=card.reason
        )
    return translate("reports", "Handed over by {outgoing} to {incoming} at {time}; {n} items stay open").format(
        outgoing=card.outgoing, incoming=card.incoming, time=at, n=card.stays
    )


# ------------------------------------------------------------------------------------------- the pack


def continuity_pack(
    desk: Desk, actor: Actor, path: Path, *, unmask_reason: str | None = None, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """One PDF for the next 24 hours without electricity: open items, bookings, visitors, sign-in sheets, blank rows."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)
    changes = unmasking(desk, actor, translate("reports", "Continuity pack"), unmask_reason)
    masked = unmask_reason is None
    now = desk.now()
    end = now + NEXT

    from app.documents.pdf.continuity_pack import ContinuityPack
    from app.documents.pdf.continuity_pack import continuity_pack as write
    from app.documents.pdf.handover_sheet import SheetItem

    data = ContinuityPack(
        paper=paper_of(desk),
        period=translate("reports", "{start} to {end}").format(
            start=moment(now, desk.zone), end=moment(end, desk.zone)
        ),
        staff=_on_duty(desk, end),
        items=tuple(SheetItem(one.text) for one in handover.open_items(desk)),
        spaces=tuple(_pack_spaces(desk, now, end, masked)),
        expected=tuple(_visitors(desk, VisitFilter(states=(State.EXPECTED,), end=end), "expected_at", masked)),
        present=tuple(_visitors(desk, VisitFilter(states=(State.PRESENT,)), "arrived_at", masked)),
        sheets=tuple(_sign_in_sheets(desk, now, end, who(actor))),
        printed_by=who(actor),
        masked=masked,
    )
    return printed_info(path, masked, write(path, data, progress)), changes


def _on_duty(desk: Desk, end: datetime) -> str:
    """Who is on duty in this time, shift by shift."""
    said = []
    for turn in _turns(desk, end):
        card = next(one for one in handover.shifts_of(desk, turn.day) if one.turn.start == turn.start)
        names = [name for _, name in card.staff] or ([card.on[1]] if card.on is not None else [])
        if names:
            shift = f"{card.label} {turn.shift.hours}"
            said.append(
                translate("reports", "{shift}: {names}").format(shift=shift, names=desk.between.join(names))
            )  # fmt: skip
    return translate("reports", "On duty: {shifts}").format(shifts=translate("reports", "; ").join(said) or "—")


def _turns(desk: Desk, end: datetime) -> list[shifts.Turn]:
    turn = handover.current(desk).turn
    found = [turn]
    while turn.end < end:
        turn = handover.next_turn(desk, turn)
        found.append(turn)
    return found


def _pack_spaces(desk: Desk, now: datetime, end: datetime, masked: bool) -> "Iterable[PackSpace]":
    from app.documents.pdf.continuity_pack import PackSpace

    board = bookings.day_board(desk, now, end)
    for place in board.spaces:
        if place.voided:
            continue
        rows = [row for row in board.rows if place.id in row.spaces and row.status in LIVE]
        rows = [row for row in rows if row.status is not Status.WAITLISTED]
        shut = [
            f"{span_text(one.starts_at, one.ends_at, desk.zone)} {one.label}".strip()
            for one in board.closed[place.id]
            if one.label
        ]
        note = translate("reports", "Closed: {times}").format(times=desk.between.join(shut)) if shut else ""
        if rows or shut:
            yield PackSpace(place.name, note, tuple(_pack_booking(desk, row, now, masked) for row in rows))


def _pack_booking(desk: Desk, row: bookings.BookingRow, now: datetime, masked: bool) -> "PackBooking":
    from app.documents.pdf.continuity_pack import PackBooking

    name = mask_name(row.name) if masked else row.name
    seats = "、".join(row.seat_numbers)
    title = row.title or row.organisation or translate("bookings", "Booking")
    if seats:
        title = translate("bookings", "{space} seat {seats}").format(space="", seats=seats).strip()
    span = span_text(row.starts_at, row.ends_at, desk.zone)
    local = row.starts_at.astimezone(desk.zone)
    if local.date() != now.astimezone(desk.zone).date():
        span = translate("reports", "{month}/{day} {time}").format(month=local.month, day=local.day, time=span)
    return PackBooking(span, title, name, "" if row.headcount is None else str(row.headcount), row.status_label)


def _visitors(desk: Desk, wanted: VisitFilter, sort: str, masked: bool) -> "Iterable[PackVisitor]":
    from app.documents.pdf.continuity_pack import PackVisitor

    ids = visits.visit_ids(desk, wanted, sort, descending=False)
    for row in visits.visit_rows(desk, ids[:_VISITORS]):
        at = row.expected_at if wanted.states == (State.EXPECTED,) else row.arrived_at
        yield PackVisitor(
            _time(desk, at) if at is not None else "", _name(row, masked), row.purpose_text, row.host,
            f"+{row.companions}" if row.companions else "",
        )  # fmt: skip


def _time(desk: Desk, at: datetime) -> str:
    """The clock today, with the day before or after it."""
    local = at.astimezone(desk.zone)
    if local.date() == desk.today():
        return f"{local:%H:%M}"
    return translate("reports", "{month}/{day} {time}").format(month=local.month, day=local.day, time=f"{local:%H:%M}")


def _name(row: VisitRow, masked: bool) -> str:
    name = mask_name(row.name) if masked else row.name
    badge = translate("reports", "badge {badge}").format(badge=row.badge) if row.badge_out else ""
    return "\n".join(part for part in (name, badge) if part)


def _sign_in_sheets(desk: Desk, now: datetime, end: datetime, printed_by: str) -> "Iterable[SignInSheet]":
    """Of every session of this time whose sign-in isn't closed."""
    for row, one in activities.sessions_between(desk, now, end):
        if row.status == "published" and not one.cancelled and one.closed_at is None:
            yield activity_reports.sheet_of(desk, one.id, 6, printed_by)
