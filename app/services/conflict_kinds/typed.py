"""Neither version is right: what is typed instead is read and held to the rules of the record."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.db.models import Booking, Person, Synced
from app.db.tx import Tx
from app.domain import bookings as booking_rules
from app.domain import checks
from app.domain.fields import FieldSpec, FieldType, amounts_of, rows_of, rows_text
from app.services import bookings, people
from app.services.desk import Desk

TYPED = frozenset(FieldType) - {FieldType.SECRET, FieldType.ROW}
"""What can be typed."""


def typed(desk: Desk, tx: Tx, row: Synced, fields: Sequence[FieldSpec], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as a form holds them, turned into what is stored; raises UserError beside the field."""
    allowed = {item.name: item for item in fields}
    if not values or not values.keys() <= allowed.keys():
        raise UserError(translate("errors", "Please fill this in."), next(iter(allowed), None))
    if isinstance(row, Person):
        return people.checked(desk, row.id, values, row)
    kept = {name: _read(desk, allowed[name], value) for name, value in values.items()}
    for name, value in kept.items():
        if allowed[name].required and value in (None, ""):
            raise UserError(translate("errors", "Please fill this in."), name)
    start, end = (kept.get(name, getattr(row, name, None)) for name in ("starts_at", "ends_at"))
    if start is not None and end is not None:
        booking_rules.check_span(start, end)
        if isinstance(row, Booking) and kept.keys() & {"starts_at", "ends_at", "spaces", "seats"}:
            kept |= _placed(desk, tx, row, kept, start, end)
    return bookings.checked(desk, kept) if isinstance(row, Booking) else kept


def _placed(
    desk: Desk, tx: Tx, row: Booking, kept: Mapping[str, Any], start: datetime, end: datetime
) -> dict[str, Any]:
    """A booking's typed place and time, with the minutes its spaces want kept free; refused where it is taken."""
    spaces = rows_of(kept.get("spaces", row.spaces))
    moves = spaces != rows_of(row.spaces)
    wish = bookings.Wish(
        start, end, spaces, rows_of(kept.get("seats", None if moves else row.seats)), amounts_of(row.assets),
        None if moves else row.buffer_before, None if moves else row.buffer_after, row.person_id,
        row.person_id is None, row.population_group or "", row.headcount, row.id,
    )  # fmt: skip
    if not wish.spaces and not wish.assets:
        raise UserError(translate("errors", "Please fill this in."), "spaces")
    asked = bookings.verdict(desk, tx.session, wish, True, None)
    if asked.hits:
        raise UserError(asked.hits[0].words, "starts_at")
    return bookings.slot(wish, asked.before, asked.after)


def _read(desk: Desk, item: FieldSpec, value: Any) -> Any:
    if value is None or value == "":
        return item.default
    if item.check is not None:
        return item.check(value)
    text = str(value).strip()
    match item.type:
        case FieldType.BOOLEAN:
            return text.lower() in ("1", "true", "yes", "是") if isinstance(value, str) else bool(value)
        case FieldType.INTEGER | FieldType.MINUTES:
            return _number(item, checks.plain(value))
        case FieldType.INSTANT:
            return value if isinstance(value, datetime) else _moment(desk, item, text)
        case FieldType.DATE:
            return value if isinstance(value, date) else _moment(desk, item, text).astimezone(desk.zone).date()
        case FieldType.ROWS:
            return value if isinstance(value, str) else rows_text(value)
        case FieldType.CHOICE | FieldType.CHOICES:
            codes = text.split() if isinstance(value, str) else list(value)
            known = {term.code for term in desk.terms(item.terms, voided=True)} if item.terms else dict(item.options)
            if any(code not in known for code in codes):
                raise UserError(translate("errors", "Please choose one of the list."), item.name)
            return " ".join(codes)
    longest = 2000 if item.type is FieldType.LONG_TEXT else 200
    if len(text) > longest:
        raise UserError(translate("errors", "At most {n} characters.").format(n=longest), item.name)
    return text if item.type is FieldType.LONG_TEXT else " ".join(text.split())


def _number(item: FieldSpec, text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        message = translate("errors", "A number from {least} to {most}, please.")
        raise UserError(message.format(least=0, most=999_999_999), item.name)
    return int(text)


def _moment(desk: Desk, item: FieldSpec, text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UserError(translate("sync", "Write date and time like 2026-07-20 19:30."), item.name) from None
    return at if at.tzinfo else at.replace(tzinfo=desk.zone)
