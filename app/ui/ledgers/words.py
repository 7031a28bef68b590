"""How the ledgers' pages say things."""

import re
from collections.abc import Mapping as Values
from datetime import datetime
from typing import Any

from app.core.i18n import translate
from app.domain.ledger import MappedColumn, Skip
from app.domain.ledger_values import half_width
from app.domain.privacy import mask_id_number, mask_phone
from app.services.desk import Desk

Pill = tuple[str, str, str | None]


def new_people(n: int) -> str:
    """How many cards would be made."""
    said = translate("ledgers", "1 new person") if n == 1 else translate("ledgers", "{n} new people")
    return said.format(n=f"{n:,}")


def new_spaces(n: int) -> str:
    """How many spaces would be made."""
    said = translate("ledgers", "1 new space") if n == 1 else translate("ledgers", "{n} new spaces")
    return said.format(n=f"{n:,}")


def clashing(n: int) -> str:
    """How many rows share a place and a time with another booking."""
    return (
        translate("ledgers", "{n} rows clash").format(n=f"{n:,}") if n != 1 else translate("ledgers", "1 row clashes")
    )


def unreadable(n: int) -> str:
    """How many rows could not be read."""
    said = translate("ledgers", "1 row can't be read") if n == 1 else translate("ledgers", "{n} rows can't be read")
    return said.format(n=f"{n:,}")


def bring_in(n: int, counted: str) -> str:
    """What the one red button says."""
    if not n:
        return translate("ledgers", "Nothing to bring in")
    return translate("ledgers", "Bring in {counted}").format(counted=counted)


def place(sheet: str, row: int, several: bool = True) -> str:
    """Where in the file: the sheet, where there are several, and the row."""
    if not row:
        return sheet
    if not several:
        return translate("ledgers", "row {row}").format(row=row)
    return translate("ledgers", "{sheet}, row {row}").format(sheet=sheet, row=row)


def when(at: datetime | None, desk: Desk) -> str:
    """A day and a time on the site's clocks."""
    return "" if at is None else f"{at.astimezone(desk.zone):%Y-%m-%d %H:%M}"


def confidence(column: MappedColumn, chosen: bool) -> tuple[str, str, str]:
    """How sure the recognition is: (words, tone, icon)."""
    if chosen:
        return translate("ledgers", "Your choice"), "info", "pencil"
    if column.target is None:
        return translate("ledgers", "Left out"), "muted", "minus"
    if column.confidence >= 0.95:
        return translate("ledgers", "Sure"), "good", "circle-check"
    if column.confidence >= 0.6:
        return translate("ledgers", "Likely"), "info", "info"
    return translate("ledgers", "Please check"), "warn", "triangle-alert"


def skip_reason(why: Skip) -> str:
    """Why something in a sheet is no record."""
    return {
        Skip.SHEET: translate("ledgers", "Sheet without such rows"),
        Skip.TITLE: translate("ledgers", "Title"),
        Skip.HEADER: translate("ledgers", "Heading repeated"),
        Skip.TOTAL: translate("ledgers", "Total"),
        Skip.DATE: translate("ledgers", "Date for the rows below"),
        Skip.NOTE: translate("ledgers", "Remark"),
        Skip.EMPTY: translate("ledgers", "Only numbered"),
    }[why]


def phone(values: Values[str, Any]) -> str:
    """Numbers as lists show them."""
    return mask_phone(values.get("phones") or "")


_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?[1１][3-9３-９]\d(?:[- ]?\d{4}){2}(?!\d)")
_DOCUMENT = re.compile(r"(?<!\d)\d{14,17}[\dXxＸｘ](?!\d)")


def veiled(text: str) -> str:
    """A cell as written, with telephone and document numbers masked as on every list."""

    def masked(found: re.Match[str]) -> str:
        number = re.sub(r"\D", "", half_width(found[0]))[-11:]
        return mask_phone(number)

    return _MOBILE.sub(masked, _DOCUMENT.sub(lambda found: mask_id_number(half_width(found[0])), text))


def size_said(n: int) -> str:
    """A bare number with its thousands set off."""
    return f"{n:,}"
