"""Series of bookings: set up, looked at before saving, edited for one, this and later, or all dates; what is skipped.

Every date of a series is a booking of its own from the start. A date that can't be had is not booked but kept on the
list of skipped dates, which says when it has become free. Rules are in `domain.series`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import Booking, BookingSeries, SeriesSkip
from app.db.oplog import Base
from app.db.queries import bookings as queries
from app.db.tx import Changes, Tx
from app.domain import bookings as rules
from app.domain import series as series_rules
from app.domain.auth import Actor, Permission, Role, require
from app.domain.bookings import MINUTE, Interval, Status
from app.domain.fields import amounts_of, amounts_text, rows_of, rows_text
from app.domain.series import Occurrence, Rule, Skip, Step, Template
from app.domain.spaces import Objection
from app.services import bookings, visits
from app.services.bookings import BookingRow, Hit, Verdict, Wish
from app.services.desk import Desk

VALUES = (
    "spaces", "seats", "buffer_before", "buffer_after", "assets", "person_id", "population_group", "organisation",
    "title", "headcount", "note",
)  # fmt: skip
"""What all dates of a series say, as it is stored."""
CLASH, CLOSED, BY_HAND = "clash", "closed", "by_hand"


@dataclass(frozen=True, slots=True)
class SeriesWish:
    """A series as somebody would like to have it; times by the clock on the wall, in minutes."""

    first: date
    start_minutes: int
    length_minutes: int
    rule: Rule
    spaces: tuple[RowId, ...]
    seats: tuple[RowId, ...] = ()
    assets: tuple[tuple[RowId, int], ...] = ()
    before: int | None = None
    after: int | None = None
    person_id: RowId | None = None
    name: str = ""
    phones: str = ""
    population_group: str | None = None
    organisation: str = ""
    title: str = ""
    headcount: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date in the preview of a series or of its edit."""

    kind: str
    """add, change, keep, remove or skip (`series_rules.Step`)."""
    on: date
    """The date in the series; after an edit, the new one where there is one."""
    starts_at: datetime | None
    ends_at: datetime | None
    was: BookingRow | None
    """The booking as it is now."""
    names: tuple[str, ...]
    """What changes: "slot", and names of fields."""
    why: str
    """In words: why it is kept or skipped, or what is in the way."""
    hits: tuple[Hit, ...] = ()
    objections: tuple[Objection, ...] = ()
    status: Status | None = None
    """What a new date would become."""


@dataclass(frozen=True, slots=True)
class SkipLine:
    """A date of a series that isn't booked."""

    id: RowId
    day: date
    starts_at: datetime
    ends_at: datetime
    why: str
    free: bool
    """It could be had now."""
    words: str
    """What is in the way, if it isn't free."""


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A series opened: its wish, its dates, and those that are skipped. Hand `seen` back with a change."""

    id: RowId
    wish: SeriesWish
    name: str
    """The applicant's."""
    words: str
    """The rule in words."""
    rows: tuple[BookingRow, ...]
    skips: tuple[SkipLine, ...]
    seen: Base

    @property
    def ahead(self) -> tuple[BookingRow, ...]:
        """The dates still to come or under way."""
        return tuple(row for row in self.rows if row.live)


# ------------------------------------------------------------------------------------------- making


def preview(desk: Desk, actor: Actor, wish: SeriesWish) -> list[DateLine]:
    """What setting up a series would book, and what it would skip and why. Raises UserError (field "rule")."""
    with desk.store.read() as session:
        plan = _Planner(desk, session, actor, _template(wish))
        return [plan.add(day) for day in series_rules.dates(wish.rule, wish.first)]


def make(
    desk: Desk, actor: Actor, wish: SeriesWish, *, skip: Collection[date] = (), booking_id: RowId | None = None
) -> tuple[SeriesCard, Changes]:
    """Set a series up: every date that can be had is booked, the others are kept on the skipped list.

    `skip`: dates that aren't wanted. `booking_id`: a single booking that becomes the date it stands on. Raises
    UserError beside the field, and when not one date can be had.
    """
    require(actor, Permission.BOOK)
    days = series_rules.dates(wish.rule, wish.first)
    with desk.store.write(actor.staff_id) as tx:
        wish = _with_applicant(desk, tx, wish)
        template = _template(wish, desk, actor)
        row = tx.add(BookingSeries(**_stored(template)))
        plan = _Planner(desk, tx.session, actor, template)
        single = tx.get(Booking, booking_id) if booking_id is not None else None
        if single is not None:
            own = _day_of(desk, single)
            if own not in days:
                raise UserError(translate("bookings", "The booking's own date isn't one of the series."), "rule")
            tx.edit(single, {"series_id": row.id, "series_date": own})
            plan.accept(bookings.as_rule(single))
            days = [day for day in days if day != own]
        booked = single is not None
        for day in days:
            if day in skip:
                _skip(tx, row.id, day, BY_HAND)
                continue
            line = plan.add(day)
            booked = _write_add(tx, row.id, template, line) or booked
        if not booked:
            raise UserError(translate("bookings", "Not one of these dates can be had."), "rule")
    return card(desk, row.id), tx.changes


def _with_applicant(desk: Desk, tx: Tx, wish: SeriesWish) -> SeriesWish:
    if wish.person_id is None and not wish.name.strip():
        if not wish.organisation.strip() and not wish.title.strip():
            raise UserError(translate("bookings", "Please enter who it is for, or what for."), "person_id")
        return wish
    person = visits.somebody(desk, tx, wish.person_id, wish.name, wish.phones, wish.population_group, False)
    return replace(wish, person_id=person.id, population_group=wish.population_group or person.population_group)


def _template(wish: SeriesWish, desk: Desk | None = None, actor: Actor | None = None) -> Template:
    """What every date gets; with a desk, its texts checked and its buffers taken from the spaces' policies."""
    if not 0 <= wish.start_minutes < 24 * 60 or wish.length_minutes < 1:
        raise UserError(translate("bookings", "The end is before the beginning."), "ends_at")
    values: dict[str, Any] = {
        "population_group": wish.population_group, "organisation": wish.organisation, "title": wish.title,
        "headcount": wish.headcount, "note": wish.note,
    }  # fmt: skip
    before, after = wish.before, wish.after
    if desk is not None:
        if not wish.spaces:
            raise UserError(translate("bookings", "Please choose a space."), "spaces")
        values = bookings.checked(desk, values)
        if before is None or after is None:
            starts_at, ends_at = Template(wish.first, wish.start_minutes, wish.length_minutes, wish.rule, {}).slot(
                wish.first, desk.zone
            )
            verdict = bookings.check(desk, Wish(starts_at, ends_at, wish.spaces, wish.seats), actor=actor)
            before = verdict.before if before is None else before
            after = verdict.after if after is None else after
    values |= {
        "spaces": rows_text(wish.spaces), "seats": rows_text(wish.seats), "buffer_before": before or 0,
        "buffer_after": after or 0, "assets": amounts_text(wish.assets), "person_id": wish.person_id,
    }  # fmt: skip
    return Template(wish.first, wish.start_minutes, wish.length_minutes, wish.rule, values)


def _stored(template: Template) -> dict[str, Any]:
    return {
        "first": template.first, "start_minutes": template.start_minutes, "length_minutes": template.length_minutes,
        "rule": template.rule.to_rrule(), **template.values,
    }  # fmt: skip


def _read(desk: Desk, row: BookingSeries) -> Template:
    assert row.first is not None and row.start_minutes is not None and row.length_minutes is not None
    return Template(
        row.first, row.start_minutes, row.length_minutes, Rule.from_rrule(row.rule or "", desk.zone),
        {name: getattr(row, name) for name in VALUES},
    )  # fmt: skip


def _day_of(desk: Desk, booking: Booking) -> date:
    assert booking.starts_at is not None
    return booking.starts_at.astimezone(desk.zone).date()


class _Planner:
    """Asks about one date after the other, and remembers what the earlier ones would take."""

    def __init__(
        self, desk: Desk, session: Session, actor: Actor, template: Template, leaving: Collection[RowId] = ()
    ) -> None:
        self.desk = desk
        self.session = session
        self.actor = actor
        self.template = template
        self.leaving = set(leaving)
        """Bookings that will no longer stand where they stand: they are in nobody's way."""
        self._accepted: list[tuple[frozenset[RowId], Interval]] = []

    def accept(self, booking: rules.Booking) -> None:
        """This booking will stand: later dates of the series have to keep clear of it."""
        self._accepted.append((frozenset((*booking.spaces, *booking.seats)), rules.taken_span(booking)))

    def verdict(self, starts_at: datetime, ends_at: datetime, values: Mapping[str, Any], own: RowId | None) -> Verdict:
        """What would come of one date, the other dates of the series left aside."""
        wish = Wish(
            starts_at, ends_at, rows_of(values["spaces"]), rows_of(values["seats"]), amounts_of(values["assets"]),
            values["buffer_before"], values["buffer_after"], values["person_id"], values["person_id"] is None,
            values["population_group"] or "", values["headcount"], own,
        )  # fmt: skip
        found = bookings.verdict(self.desk, self.session, wish, False, self.actor)
        hits = tuple(hit for hit in found.hits if hit.booking is None or hit.booking.id not in self.leaving)
        return replace(found, hits=hits)

    def meets_itself(self, starts_at: datetime, ends_at: datetime, values: Mapping[str, Any]) -> bool:
        """Whether a date gets in the way of an earlier one of the same series; else it is remembered."""
        places = frozenset((*rows_of(values["spaces"]), *rows_of(values["seats"])))
        start = starts_at - values["buffer_before"] * MINUTE
        end = ends_at + values["buffer_after"] * MINUTE
        if any(places & theirs and start < until and since < end for theirs, (since, until) in self._accepted):
            return True
        self._accepted.append((places, (start, end)))
        return False

    def add(self, day: date) -> DateLine:
        """A new date: booked, or skipped and why."""
        starts_at, ends_at = self.template.slot(day, self.desk.zone)
        found = self.verdict(starts_at, ends_at, self.template.values, None)
        why = _why(found)
        if not why and self.meets_itself(starts_at, ends_at, self.template.values):
            why = translate("bookings", "Overlaps an earlier date of the series.")
            return DateLine("skip", day, starts_at, ends_at, None, (), why, (_itself(starts_at, ends_at, why),))
        kind = "skip" if why else "add"
        return DateLine(
            kind, day, starts_at, ends_at, None, (), why or found.why, found.hits, found.refused, found.status
        )


def _itself(starts_at: datetime, ends_at: datetime, why: str) -> Hit:
    return Hit(None, "", why, starts_at, ends_at)


def _why(found: Verdict) -> str:
    """Why a date can't be had, in words; "" if it can."""
    if found.hits:
        return found.hits[0].words
    return found.refused[0].message if found.refused else ""


def _write_add(tx: Tx, series_id: RowId, template: Template, line: DateLine) -> bool:
    """Book a new date of a series, or note that it is skipped; whether it was booked."""
    if line.kind == "skip":
        _skip(tx, series_id, line.on, CLASH if line.hits else CLOSED)
        return False
    tx.add(
        Booking(
            **template.values, starts_at=line.starts_at, ends_at=line.ends_at, series_id=series_id,
            series_date=line.on, status=(line.status or Status.CONFIRMED).value,
        )
    )  # fmt: skip
    return True


def _skip(tx: Tx, series_id: RowId, day: date, why: str) -> None:
    tx.add(SeriesSkip(series_id=series_id, day=day, why=why))


# ------------------------------------------------------------------------------------------- looking


def card(desk: Desk, series_id: RowId) -> SeriesCard:
    """A series opened; raises UserError when it isn't here."""
    with desk.store.read() as session:
        row = session.get(BookingSeries, series_id)
        if row is None or row.first is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        template = _read(desk, row)
        found = bookings.shown(desk, session, queries.of_series(session, series_id))
        skips = [_skip_line(desk, session, template, one) for one in queries.skips(session, series_id)]
        name = next((one.name for one in found if one.person_id is not None), "")
        return SeriesCard(
            series_id, _wish(template), name, template.rule.words(template.first),
            tuple(one for one in found if not one.voided), tuple(one for one in skips if one is not None),
            desk.store.seen(BookingSeries, series_id, session),
        )  # fmt: skip


def _wish(template: Template) -> SeriesWish:
    values = template.values
    return SeriesWish(
        template.first, template.start_minutes, template.length_minutes, template.rule, rows_of(values["spaces"]),
        rows_of(values["seats"]), amounts_of(values["assets"]), values["buffer_before"], values["buffer_after"],
        values["person_id"], "", "", values["population_group"], values["organisation"] or "",
        values["title"] or "", values["headcount"], values["note"] or "",
    )  # fmt: skip


def _skip_line(desk: Desk, session: Session, template: Template, skip: SeriesSkip) -> SkipLine | None:
    if skip.day is None:
        return None
    starts_at, ends_at = template.slot(skip.day, desk.zone)
    found = _Planner(desk, session, _NOBODY, template).verdict(starts_at, ends_at, template.values, None)
    words = _why(found)
    return SkipLine(skip.id, skip.day, starts_at, ends_at, series_rules.why_text(skip.why or BY_HAND), not words, words)


_NOBODY = Actor(bytes(16), "", Role.CLERK)
"""Who asks whether a date is free: without a manager's rights."""


# ------------------------------------------------------------------------------------------- editing


def preview_edit(
    desk: Desk, actor: Actor, series_id: RowId, wish: SeriesWish, since: date | None = None
) -> list[DateLine]:
    """What an edit would change: of all dates, or of those from `since` on. Raises UserError (field "rule")."""
    with desk.store.read() as session:
        row = session.get(BookingSeries, series_id)
        if row is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        lines, _ = _plan(desk, session, actor, row, _template(wish, desk, actor), since)
        return [line for line, _step in lines]


def edit(
    desk: Desk,
    actor: Actor,
    series_id: RowId,
    wish: SeriesWish,
    *,
    since: date | None = None,
    skip: Collection[date] = (),
    seen: Base | None = None,
) -> tuple[SeriesCard, Changes]:
    """Change a series: all its dates, or those from `since` on (then the later ones become a series of their own).

    What was moved, changed or cancelled by hand stays as it is. A date whose new place is taken keeps its old one; a
    new date that can't be had is skipped. `skip`: new dates that aren't wanted.
    """
    require(actor, Permission.BOOK)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(BookingSeries, series_id)
        wish = _with_applicant(desk, tx, wish)
        template = _template(wish, desk, actor)
        lines, skips = _plan(desk, tx.session, actor, row, template, since)
        target = row.id
        if since is None:
            tx.edit(row, _changed(row, _stored(template)), seen=seen)
        else:
            earlier, _ = series_rules.split(_read(desk, row), since)
            _, later = series_rules.split(template, since)
            if later is None:
                raise UserError(translate("bookings", "This repeat rule gives no date."), "rule")
            if earlier is not None:
                tx.edit(row, _changed(row, _stored(earlier)), seen=seen)
                target = tx.add(BookingSeries(**_stored(later))).id
            else:
                tx.edit(row, _changed(row, _stored(later)), seen=seen)
        for line, step in lines:
            _apply(tx, target, template, line, step, skip)
        for one in skips:
            # A skipped date stays skipped, on its new date where the rule gives it one.
            moved = next((step for _line, step in lines if step.kind == "skip" and step.on == one.day), None)
            day = (moved.new_on or moved.on) if moved is not None else one.day
            if (one.series_id, one.day) != (target, day):
                tx.edit(one, {"series_id": target, "day": day, "why": one.why})
        bookings.offer_freed(desk, tx)
    return card(desk, target), tx.changes


def _changed(row: Booking | BookingSeries, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that differ, each with the rest of its group."""
    spec = row.spec
    groups = {spec.by_name[name].group for name, value in values.items() if getattr(row, name) != value}
    return {
        item.name: values.get(item.name, getattr(row, item.name)) for group in groups for item in spec.groups[group]
    }


def _plan(
    desk: Desk, session: Session, actor: Actor, row: BookingSeries, new: Template, since: date | None
) -> tuple[list[tuple[DateLine, Step]], list[SeriesSkip]]:
    old = _read(desk, row)
    found = [one for one in bookings.shown(desk, session, queries.of_series(session, row.id)) if not one.voided]
    stored = {one.id: one for one in queries.stored(session, [one.id for one in found])}
    skips = [one for one in queries.skips(session, row.id) if since is None or (one.day and one.day >= since)]
    occurrences = [
        Occurrence(
            one.id, one.series_date, one.starts_at, one.ends_at, one.status.value,
            {name: getattr(stored[one.id], name) for name in VALUES},
        )
        for one in found
        if one.series_date is not None
    ]  # fmt: skip
    steps = series_rules.plan_edit(
        old, new, occurrences, [Skip(one.day, one.why or BY_HAND) for one in skips if one.day], desk.now(),
        desk.zone, since,
    )  # fmt: skip
    rows = {one.id: one for one in found}
    leaving = {
        step.occurrence_id
        for step in steps
        if step.occurrence_id is not None
        and (step.kind == "remove" or (step.kind == "change" and {"slot", "spaces", "seats"} & set(step.names)))
    }
    planner = _Planner(desk, session, actor, new, leaving)
    for step in steps:
        was = rows.get(step.occurrence_id) if step.occurrence_id is not None else None
        if was is not None and was.live and step.occurrence_id not in leaving:
            planner.accept(bookings.as_rule(stored[was.id]))
    return [(_line(planner, step, rows), step) for step in steps], skips


_PLACE = frozenset({"slot", "spaces", "seats", "buffer_before", "buffer_after", "assets"})
"""What a booking can't have where somebody else does."""


def _line(planner: _Planner, step: Step, rows: Mapping[RowId, BookingRow]) -> DateLine:
    on = step.new_on or step.on
    was = rows.get(step.occurrence_id) if step.occurrence_id is not None else None
    if step.kind == "add":
        return planner.add(on)
    why = series_rules.why_text(step.why) if step.why else ""
    if step.kind != "change" or step.starts_at is None or step.ends_at is None:
        return DateLine(step.kind, on, step.starts_at, step.ends_at, was, step.names, why)
    if not _PLACE & set(step.names):
        return DateLine("change", on, step.starts_at, step.ends_at, was, step.names, why)
    found = planner.verdict(step.starts_at, step.ends_at, step.values, step.occurrence_id)
    against = _why(found)
    if not against and planner.meets_itself(step.starts_at, step.ends_at, step.values):
        against = translate("bookings", "Overlaps an earlier date of the series.")
    if against:
        names = tuple(name for name in step.names if name not in _PLACE)
        stays = translate("bookings", "stays where it is: {why}").format(why=against)
        kind = "change" if names else "keep"
        start, end = (was.starts_at, was.ends_at) if was is not None else (step.starts_at, step.ends_at)
        return DateLine(kind, on, start, end, was, names, stays, found.hits, found.refused)
    return DateLine("change", on, step.starts_at, step.ends_at, was, step.names, why)


def _apply(tx: Tx, target: RowId, template: Template, line: DateLine, step: Step, unwanted: Collection[date]) -> None:
    if step.kind == "add":
        if line.on in unwanted:
            _skip(tx, target, line.on, BY_HAND)
        else:
            _write_add(tx, target, template, line)
        return
    if step.occurrence_id is None:
        return
    row = tx.get(Booking, step.occurrence_id)
    if step.kind == "remove":
        tx.void(row, translate("bookings", "No longer a date of the series"))
        return
    values: dict[str, Any] = {name: step.values[name] for name in line.names if name != "slot"}
    if "slot" in line.names:
        values |= {"starts_at": step.starts_at, "ends_at": step.ends_at}
    values |= {"series_id": target, "series_date": step.new_on or step.on}
    changed = _changed(row, values)
    if changed:
        tx.edit(row, changed)


def skip_date(desk: Desk, actor: Actor, booking_id: RowId, reason: str) -> tuple[SeriesCard, Changes]:
    """Leave one date of a series out: it goes on the skipped list and can be booked again from there."""
    require(actor, Permission.BOOK)
    why = rules.check_reason(reason)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        if row.series_id is None or row.series_date is None:
            raise UserError(translate("bookings", "This booking isn't part of a series."))
        if bookings.as_rule(row).status not in (Status.CONFIRMED, Status.REQUESTED, Status.WAITLISTED):
            raise UserError(translate("bookings", "Only a date that is still to come can be skipped."))
        series_id, day = row.series_id, row.series_date
        tx.void(row, why)
        _skip(tx, series_id, day, why)
        bookings.offer_freed(desk, tx)
    return card(desk, series_id), tx.changes


def add_date(desk: Desk, actor: Actor, skip_id: RowId) -> tuple[SeriesCard, Changes]:
    """Book a skipped date after all; raises UserError with what is in the way."""
    require(actor, Permission.BOOK)
    with desk.store.write(actor.staff_id) as tx:
        skip = tx.get(SeriesSkip, skip_id)
        if skip.voided or skip.series_id is None or skip.day is None:
            raise UserError(translate("bookings", "This date is no longer skipped."))
        series_id = skip.series_id
        template = _read(desk, tx.get(BookingSeries, series_id))
        line = _Planner(desk, tx.session, actor, template).add(skip.day)
        if line.kind == "skip":
            raise UserError(line.why, "starts_at")
        _write_add(tx, series_id, template, line)
        tx.void(skip, translate("bookings", "Booked after all"))
    return card(desk, series_id), tx.changes


def make_single(desk: Desk, actor: Actor, booking_id: RowId) -> tuple[BookingRow, Changes]:
    """Take one date out of its series: it stands for itself, and edits of the series leave it alone."""
    require(actor, Permission.BOOK)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        if row.series_id is None or row.series_date is None:
            raise UserError(translate("bookings", "This booking isn't part of a series."))
        _skip(tx, row.series_id, row.series_date, BY_HAND)
        tx.edit(row, {"series_id": None, "series_date": None})
    return bookings.row(desk, booking_id), tx.changes


def cancel_from(
    desk: Desk, actor: Actor, series_id: RowId, reason: str, since: date | None = None
) -> tuple[SeriesCard, Changes]:
    """Call off all dates still to come, or those from `since` on; whoever waited for one is offered it."""
    require(actor, Permission.BOOK)
    why = rules.check_reason(reason)
    with desk.store.write(actor.staff_id) as tx:
        ids = [row["id"] for row in queries.of_series(tx.session, series_id)]
        for row in queries.stored(tx.session, ids):
            ahead = row.starts_at is not None and row.starts_at > tx.now
            later = since is None or (row.series_date is not None and row.series_date >= since)
            booking = bookings.as_rule(row)
            if ahead and later and not row.voided and booking.status in rules.LIVE - {Status.IN_USE}:
                tx.edit(row, rules.change(booking, Status.CANCELLED, why))
        bookings.offer_freed(desk, tx)
    return card(desk, series_id), tx.changes


def now_free(desk: Desk) -> list[tuple[RowId, SkipLine]]:
    """Skipped dates still to come that could be had now, with their series: the nearest first."""
    found = []
    with desk.store.read() as session:
        templates: dict[RowId, Template] = {}
        for skip in queries.skips_ahead(session, desk.today() - timedelta(days=1)):
            if skip.series_id is None or skip.why == BY_HAND:
                continue
            if skip.series_id not in templates:
                row = session.get(BookingSeries, skip.series_id)
                if row is None:
                    continue
                templates[skip.series_id] = _read(desk, row)
            line = _skip_line(desk, session, templates[skip.series_id], skip)
            if line is not None and line.free:
                found.append((skip.series_id, line))
    return sorted(found, key=lambda item: item[1].starts_at)


def booked_days(rows: Iterable[BookingRow]) -> list[date]:
    """The dates of a series that are booked."""
    return sorted(row.series_date for row in rows if row.series_date is not None and row.live)
