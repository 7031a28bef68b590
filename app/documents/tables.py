"""What an exported table is, whichever file it ends in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Kind = Literal["text", "integer", "number", "date", "time", "datetime"]
"""How a column's values are stored. Phones and document numbers are text, whatever they look like."""

Value = str | int | float | date | time | datetime | None
"""A cell: `None` is an empty one. Dates and times are wall clock times of the site, without a zone."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in characters of the default font, and what it holds."""

    title: str
    width: float = 12
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table, ready to be written; `rows` is read once, from first to last.

    `name` goes on the tab, `title` above the table (none if empty), `footer` below it: definitions, time
    of the data, who exported. `count` is the number of rows if it is known, for progress only.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Value]]
    footer: tuple[str, ...] = ()
    count: int = 0
