"""What operations of other desks must look like before anything is done with them.

Desks trust each other's people, not each other's bytes: a number where a text belongs would be folded, kept and sent on
by everybody, and break a page weeks later. All functions raise ValueError for what no honest program writes.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import zip_longest
from typing import Any

from app.domain.fields import FieldType
from app.domain.records import RECORD

LATEST_STAMP = 7_258_118_400_000
"""The year 2200: no sane clock shows more, also one that was set wrong. Milliseconds, like all stamps."""
LAST_SEQ = (1 << 40) - 1

_SITE = re.compile(r"[0-9a-f]{32}")
_STREAM = re.compile(r"[a-z_]{1,32}:[0-9A-Za-z_-]{1,40}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,3}")
_ROWS = re.compile(r"(?:[0-9a-f]{32}(?:\*[0-9]{1,6})?(?: |$))*")
_LONG = 1 << 63


def check_lane(site: Any, stream: Any) -> None:
    """The address of a lane."""
    _must(isinstance(site, str) and _SITE.fullmatch(site) and isinstance(stream, str) and _STREAM.fullmatch(stream))


def check_name(name: Any) -> None:
    """The name of a table or of a group of fields; also one that this program doesn't know."""
    _must(isinstance(name, str) and _NAME.fullmatch(name))


def check_seq(seq: Any, least: int = 1) -> None:
    """A place in a lane."""
    _must(type(seq) is int and least <= seq <= LAST_SEQ)


def check_times(stamps: Sequence[int], walls: Sequence[int]) -> None:
    """A stamp is a sane date, and later than the clock said when it was made."""
    if stamps:
        _must(min(walls) >= 0 and max(stamps) < LATEST_STAMP)
        _must(all(map(int.__gt__, stamps, walls)))


def check_base(base: str, seq: int) -> None:
    """What operation `seq` of a lane says it saw: {group: [[seq, tag] or [seq, tag, site, stream], …]}."""
    read = json.loads(base)
    _must(isinstance(read, dict) and read and "\n" not in base)
    for group, references in read.items():
        check_name(group)
        _must(isinstance(references, list) and references)
        for reference in references:
            _must(isinstance(reference, list) and len(reference) in (2, 4))
            check_seq(reference[0])
            _must(type(reference[1]) is int and 0 <= reference[1] < 1 << 32)
            if len(reference) == 4:
                check_lane(reference[2], reference[3])
            else:  # nobody saw what he had still to write
                _must(reference[0] < seq)


def check_payloads(table: str, payloads: Iterable[Any]) -> None:
    """The payloads of a table's operations: all fields by position, or some by number; None where erased.

    Fields and tables that this program doesn't know may hold anything.
    """
    checks = _checks(table)
    whole: list[list[Any]] = []
    some: dict[str, list[Any]] = defaultdict(list)
    for payload in payloads:
        if type(payload) is list:
            whole.append(payload)
        elif type(payload) is dict:
            for number, value in payload.items():
                some[number].append(value)
        else:
            _must(payload is None)
    for check, column in zip(checks, zip_longest(*whole), strict=False):
        check(column)
    for number, values in some.items():
        _must(_NUMBER.fullmatch(number))
        if int(number) < len(checks):
            checks[int(number)](values)


def _must(holds: object) -> None:
    if not holds:
        raise ValueError("not what a desk writes")


# ------------------------------------------------------------------------------------------- column by column


@cache
def _checks(table: str) -> tuple[Callable[[Collection[Any]], None], ...]:
    spec = RECORD.get(table)
    return tuple(_CHECKS.get(item.type, _texts) for item in spec.fields) if spec else ()


def _of(kind: type, column: Collection[Any]) -> Collection[Any]:
    """What stands in a column, all of one type; a field may always be empty."""
    kinds = set(map(type, column))
    _must(kinds <= {kind, type(None)})
    if kinds == {kind}:
        return column
    return [value for value in column if value is not None] if kind in kinds else ()


def _texts(column: Collection[Any]) -> None:
    "".join(_of(str, column)).encode()  # half a character of two can be written in JSON, and nowhere else


def _integers(column: Collection[Any]) -> None:
    if found := _of(int, column):
        _must(min(found) >= -_LONG and max(found) < _LONG)


def _instants(column: Collection[Any]) -> None:
    if found := _of(int, column):
        _must(min(found) > -LATEST_STAMP and max(found) < 4 * LATEST_STAMP)


def _booleans(column: Collection[Any]) -> None:
    _of(bool, column)


def _dates(column: Collection[Any]) -> None:
    for value in set(_of(str, column)):
        _must(date.fromisoformat(value).isoformat() == value)


def _row(column: Collection[Any]) -> None:
    found = _of(str, column)
    text = "".join(found)
    _must(set(map(len, found)) <= {32} and bytes.fromhex(text).hex() == text)


def _rows(column: Collection[Any]) -> None:
    for value in set(_of(str, column)):
        _must(_ROWS.fullmatch(value))


_CHECKS: Mapping[FieldType, Callable[[Collection[Any]], None]] = {
    FieldType.INTEGER: _integers,
    FieldType.MINUTES: _integers,
    FieldType.INSTANT: _instants,
    FieldType.BOOLEAN: _booleans,
    FieldType.DATE: _dates,
    FieldType.ROW: _row,
    FieldType.ROWS: _rows,
}
