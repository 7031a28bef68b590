"""Operations as lines of text: `data/ops.jsonl`.

A stretch of a lane is one line that says everything but the payloads, column by column, and then a line for each
operation: its payload, in the author's own bytes. Whatever is the same for thousands of operations is said once.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

from app.core.progress import Progress
from app.documents.bundle.faults import BundleRefused, Fault
from app.domain.sync.bundle import Stretch
from app.domain.sync.chain import WireOp, chain_start, compact, head_message, links
from app.domain.sync.shapes import check_base, check_lane, check_name, check_payloads, check_seq, check_times

IsHead = Callable[[str, bytes, str], bool | None]
"""(site, message, signature) → whether that site signed it; None when its key isn't known."""

_DIGEST = 32
"""An erased payload leaves its digest in the place of its salt, which is always shorter."""


def _no_constant(name: str) -> Any:
    raise ValueError(name)


decoder = json.JSONDecoder(parse_constant=_no_constant)
"""JSON without the infinities that Python would take."""

Kind = tuple[str, str, int, int, int]
"""Actor, table, label, schema, length of the salt."""


def encode(stretch: Stretch) -> Iterator[str]:
    """The lines of a stretch, without their ends."""
    kinds: dict[Kind, int] = {}
    numbers = []
    for item in stretch.ops:
        kind = (item.actor.hex(), item.tbl, int(item.label), item.schema, len(item.salt or b""))
        numbers.append(kinds.setdefault(kind, len(kinds)))
    stamps = [0, *(item.stamp for item in stretch.ops)]
    yield compact(
        {
            "site": stretch.site,
            "stream": stretch.stream,
            "after": [stretch.after[0], stretch.after[1].hex()],
            "head": [stretch.head[0], stretch.head[1].hex()],
            "sig": stretch.sig,
            "kinds": list(kinds),
            "kind": numbers,
            "stamp": [later - earlier for earlier, later in pairwise(stamps)],
            "wall": [item.stamp - item.wall for item in stretch.ops],
            "row": b"".join(item.row for item in stretch.ops).hex(),
            "salt": b"".join(item.salt or b"" for item in stretch.ops).hex(),
            "base": [[at, item.base] for at, item in enumerate(stretch.ops) if item.base is not None],
        }
    )
    for item in stretch.ops:
        yield "null" if item.line is None else item.line


def decode(text: str, is_head: IsHead, progress: Progress) -> tuple[Stretch, ...]:
    """Read all stretches and prove them: shapes, chain, and that each ends where its author signed.

    Raises ValueError and its like for what isn't written as the format says (see `faults.well_formed`), and
    `BundleRefused` where a signature is wrong.
    """
    lines = text.split("\n")
    if lines.pop():
        raise ValueError("the last line has no end")
    found = []
    at = 0
    while at < len(lines):
        progress.tick(at, len(lines))
        head = decoder.decode(lines[at])
        size = len(head["kind"])
        found.append(_stretch(head, lines[at + 1 : at + 1 + size], is_head))
        at += 1 + size
    return tuple(found)


def _stretch(head: dict[str, Any], lines: Sequence[str], is_head: IsHead) -> Stretch:
    site, stream, sig = head["site"], head["stream"], head["sig"]
    check_lane(site, stream)
    after, end = _mark(head["after"], 0), _mark(head["head"], 1)
    size = end[0] - after[0]
    numbers = _ints(head["kind"])
    if not 0 < size == len(lines) == len(numbers) or not isinstance(sig, str):
        raise ValueError("a stretch without its operations")
    kinds = [_kind(one) for one in head["kinds"]]
    if min(numbers) < 0 or max(numbers) >= len(kinds):
        raise ValueError("an operation of no kind")

    stamps = list(accumulate(_ints(head["stamp"])))
    walls = [stamp - less for stamp, less in zip(stamps, _ints(head["wall"]), strict=True)]
    check_times(stamps, walls)
    rows, bases = _rows(head["row"], size), _bases(head["base"], size, after[0])
    sizes = [kinds[number][4] for number in numbers]
    salts = _salts(head["salt"], sizes)
    values = _payloads(lines)
    payloads = [None if value is None else line for value, line in zip(values, lines, strict=True)]
    if [value is None for value in values] != [length == _DIGEST for length in sizes]:
        raise ValueError("a payload is missing without having been erased")

    tables = [kinds[number][1] for number in numbers]
    for table in dict.fromkeys(tables):
        check_payloads(table, (value for value, its in zip(values, tables, strict=True) if its == table))

    columns = zip(
        [site] * size, [stream] * size, range(after[0] + 1, end[0] + 1), stamps, walls,
        [kinds[number][0] for number in numbers], tables, rows, [kinds[number][2] for number in numbers], bases,
        payloads, [kinds[number][3] for number in numbers], salts,
        strict=True,
    )  # fmt: skip
    ops = tuple(map(WireOp._make, columns))
    if after[0] == 0 and after[1] != chain_start(site, stream):
        raise ValueError("a lane begins with its own name")
    tips = tuple(links(after[1], ops))
    if tips[-1] != end[1] or is_head(site, head_message(site, stream, *end), sig) is False:
        raise BundleRefused(Fault.WRONG_SIGNATURE)
    return Stretch(site, stream, after, end, sig, ops, tips, tuple(values))


def _mark(pair: Any, least: int) -> tuple[int, bytes]:
    seq, tip = pair
    check_seq(seq, least)
    return seq, hexadecimal(tip, 32)


def _kind(one: Any) -> tuple[bytes, str, int, int, int]:
    actor, table, label, schema, salt = one
    check_name(table)
    if not (type(label) is type(schema) is type(salt) is int):
        raise ValueError("numbers say what an operation is")
    if not (0 <= label < 1000 and 0 < schema < 10_000 and 0 <= salt <= _DIGEST):
        raise ValueError("numbers beyond their range")
    return hexadecimal(actor, 16), table, label, schema, salt


def _ints(column: Any) -> list[int]:
    if not isinstance(column, list) or not set(map(type, column)) <= {int}:
        raise ValueError("a column of numbers")
    return column


def _rows(text: Any, size: int) -> list[bytes]:
    data = hexadecimal(text, 16 * size)
    return [data[at : at + 16] for at in range(0, len(data), 16)]


def _salts(text: Any, sizes: Sequence[int]) -> list[bytes | None]:
    data = hexadecimal(text, sum(sizes))
    ends = list(accumulate(sizes))
    return [data[end - size : end] or None for size, end in zip(sizes, ends, strict=True)]


def _bases(pairs: Any, size: int, after: int) -> list[str | None]:
    bases: list[str | None] = [None] * size
    last = -1
    for at, base in pairs:
        if type(at) is not int or not last < at < size:
            raise ValueError("what was seen by nobody")
        check_base(base, after + at + 1)
        bases[at], last = base, at
    return bases


def _payloads(lines: Sequence[str]) -> list[Any]:
    """Each line on its own: together, what one line leaves open another could close."""
    scan: Callable[[str, int], tuple[Any, int]] = decoder.scan_once  # type: ignore[attr-defined]  # half the time
    values = []
    for line in lines:
        value, end = scan(line, 0)
        if end != len(line):
            raise ValueError("more than a payload")
        values.append(value)
    return values


def hexadecimal(text: Any, size: int) -> bytes:
    """Bytes written in lower-case hexadecimal digits and nothing else."""
    data = bytes.fromhex(text)
    if len(data) != size or data.hex() != text:
        raise ValueError("not so many hexadecimal digits")
    return data
