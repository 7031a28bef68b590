"""A bundle carries everything from desk to desk unchanged; other people's tools can open it; nothing else gets in."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.paths import resource
from app.core.progress import Progress
from app.documents import minisign
from app.documents.bundle import BundleRefused, Fault, is_for, open_bundle
from app.documents.bundle.operations import decode, encode
from app.domain.fields import FieldType
from app.domain.records import RECORD
from app.domain.sync.bundle import Stretch
from app.domain.sync.chain import WireOp, compact, links
from tests.documents.bundles import (
    NOW,
    STREAM,
    Author,
    files_of,
    inside,
    resigned,
    same,
    seal,
    take,
    zipped,
)


@pytest.fixture(scope="module")
def anna() -> Author:
    return Author()


@pytest.fixture(scope="module")
def bo() -> Author:
    return Author()


def sha256(photo: bytes) -> str:
    return hashlib.sha256(photo).hexdigest()


def refused(source: Path | bytes, reader: Author, *authors: Author) -> Fault:
    """Why a bundle isn't taken."""
    with pytest.raises(BundleRefused) as told:
        take(source, reader, *authors)
    assert told.value.message
    assert told.value.code == told.value.fault.value
    return told.value.fault


# ------------------------------------------------------------------------------------------- there and back


def test_what_was_sent_is_what_arrives(tmp_path: Path, anna: Author, bo: Author) -> None:
    photo = os.urandom(3000)
    sent = anna.contents(
        bo,
        stretches=[anna.day(), bo.day(5)],
        blobs={sha256(photo): photo},
        wanted=("ab" * 32,),
        granted=("440305-008",),
    )
    (path,) = anna.send(sent, tmp_path, bo)
    assert same(take(path, bo, anna, bo), sent)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_payloads_come_parsed_beside_the_authors_bytes(tmp_path: Path, anna: Author, bo: Author) -> None:
    (path,) = anna.send(anna.contents(bo), tmp_path, bo)
    (stretch,) = take(path, bo, anna).stretches
    assert list(stretch.values) == [None if one.line is None else json.loads(one.line) for one in stretch.ops]
    assert stretch.tips == anna.stretch(stretch.ops).tips


def test_before_anything_is_trusted_one_can_see_who_sent_it(tmp_path: Path, anna: Author, bo: Author) -> None:
    sent = anna.contents(bo)
    (path,) = anna.send(sent, tmp_path, bo)
    opened = open_bundle(path, [bo.age])
    assert (opened.about.sender, opened.about.bundle_id) == (anna.site, sent.bundle_id)
    assert opened.credentials == sent.credentials
    assert (opened.operations, opened.counts) == (6, {"visit": 4, "person": 2})
    with pytest.raises(RuntimeError):
        opened.contents(lambda *_: True)


_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=12)
_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(1 << 80), 1 << 80) | _text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_text, inner, max_size=3),
    max_leaves=6,
)
_payload = st.lists(_json, max_size=5) | st.dictionaries(st.integers(0, 40).map(str), _json, max_size=3)
_written = st.tuples(_payload, st.sampled_from([(",", ":"), (", ", ": ")]), st.booleans()).map(
    lambda it: json.dumps(it[0], separators=it[1], ensure_ascii=it[2])
)

_name = st.text("abcxyz_019", min_size=1, max_size=9).map("n".__add__)


@st.composite
def _operation(draw: st.DrawFn) -> dict[str, Any]:
    """One of a newer program, with tables and fields this one doesn't know, as any JSON writer may have put it."""
    line = draw(st.none() | _written)
    size = 32 if line is None else draw(st.integers(0, 31))
    wall = draw(st.integers(0, NOW * 2))
    base = draw(
        st.none()
        | st.dictionaries(
            st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True), st.just([[1, 7, "ab" * 16, STREAM]]), min_size=1
        )
    )
    return {
        "line": line,
        "salt": draw(st.binary(min_size=size, max_size=size)) or None,
        "wall": wall,
        "stamp": wall + draw(st.integers(1, NOW)),
        "actor": draw(st.binary(min_size=16, max_size=16)),
        "row": draw(st.binary(min_size=16, max_size=16)),
        "tbl": "x_" + draw(_name),
        "label": draw(st.integers(0, 999)),
        "schema": draw(st.integers(1, 9999)),
        "base": None if base is None else compact(base),
    }


@settings(max_examples=25)
@given(
    lanes=st.lists(st.lists(_operation(), min_size=1, max_size=6), max_size=3),
    start=st.integers(0, 1 << 39),
    documents=st.lists(_text.filter(bool), max_size=3),
    photos=st.lists(st.binary(max_size=50), max_size=3, unique=True),
)
def test_whatever_desks_write_arrives_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, lanes: Any, start: int, documents: Any, photos: Any
) -> None:
    anna, bo = Author(), Author()
    folder = tmp_path_factory.mktemp("stick")
    stretches = []
    for number, lane in enumerate(lanes):
        stream = f"centre:{number}"
        ops = [anna.op(start + at, **fields)._replace(stream=stream) for at, fields in enumerate(lane, start=1)]
        stretches.append(anna.stretch(ops, None if start == 0 else (start, os.urandom(32))))
    sent = anna.contents(
        bo,
        stretches=stretches,
        credentials=tuple(documents),
        blobs={sha256(photo): photo for photo in photos},
    )
    (path,) = anna.send(sent, folder, bo)
    assert same(take(path, bo, anna), sent)
    path.unlink()


# ------------------------------------------------------------------------------------------- other people's tools


needs = {
    name: pytest.mark.skipif(not shutil.which(name), reason=name) for name in ("age", "minisign", "unzip", "sha256sum")
}


@pytest.fixture
def bag(tmp_path: Path, anna: Author, bo: Author) -> Path:
    """The folder that `age` and `unzip` make of a bundle."""
    photo = os.urandom(500)
    sent = anna.contents(bo, blobs={sha256(photo): photo})
    (path,) = anna.send(sent, tmp_path, bo)
    (tmp_path / "key.txt").write_text(f"{bo.age}\n")
    plain = tmp_path / "bundle.zip"
    subprocess.run(["age", "-d", "-i", tmp_path / "key.txt", "-o", plain, path], check=True)
    subprocess.run(["unzip", "-q", plain, "-d", tmp_path / "out"], check=True)
    (folder,) = (tmp_path / "out").iterdir()  # RFC 8493: one folder, the bag
    return folder


@needs["age"]
@needs["unzip"]
@needs["sha256sum"]
def test_age_unzip_and_sha256sum_open_it(bag: Path) -> None:
    checked = subprocess.run(["sha256sum", "-c", "manifest-sha256.txt"], cwd=bag, check=True, capture_output=True)
    assert checked.stdout.count(b": OK") == 4
    lines = (bag / "data" / "ops.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in lines][1][7] == "reading"


@needs["age"]
@needs["unzip"]
def test_bagit_finds_the_bag_valid_and_a_changed_one_not(bag: Path) -> None:
    judge = [sys.executable, "-W", "ignore", "-m", "bagit", "--validate", "--quiet", str(bag)]
    assert subprocess.run(judge, check=False).returncode == 0
    assert "Bag-Count: 1 of 1\n" in (bag / "bag-info.txt").read_text()
    with (bag / "data" / "ops.jsonl").open("a") as file:
        file.write("[]\n")
    assert subprocess.run(judge, check=False).returncode == 1


@needs["age"]
@needs["unzip"]
@needs["minisign"]
def test_minisign_says_who_made_it_and_for_whom(bag: Path, anna: Author, bo: Author) -> None:
    command = ["minisign", "-V", "-m", bag / "manifest-sha256.txt", "-P", minisign.public_line(anna.key.public)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert f"from={anna.site} to={bo.site}" in said
    other = [*command[:-1], minisign.public_line(bo.key.public)]
    assert subprocess.run(other, capture_output=True).returncode != 0


# ------------------------------------------------------------------------------------------- what isn't taken


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, anna: Author, bo: Author) -> Path:
    (path,) = anna.send(anna.contents(bo, stretches=[anna.day(1)]), tmp_path_factory.mktemp("stick"), bo)
    return path


def test_something_else_than_a_bundle(tmp_path: Path, small: Path, anna: Author, bo: Author) -> None:
    for content in (b"PK\3\4 a workbook", b"%PDF-1.7", "备注：请转交".encode(), b"\0" * 5000):
        assert refused(content, bo, anna) is Fault.NOT_A_BUNDLE
    assert refused(seal(b"a letter, not a bundle", bo), bo, anna) is Fault.NOT_A_BUNDLE
    assert refused(tmp_path, bo, anna) is Fault.NOT_A_BUNDLE
    assert refused(b"", bo, anna) is Fault.TRUNCATED


def test_a_bundle_for_another_desk(small: Path, anna: Author, bo: Author) -> None:
    assert refused(small, anna, anna) is Fault.FOREIGN
    assert small.stat().st_size > 1200
    head = small.read_bytes()[:1200]  # age's header, which it makes longer at random, is within
    assert is_for(head, [bo.age])
    assert is_for(head, [anna.age, bo.age])
    assert not is_for(head, [anna.age])
    assert not is_for(head, [])
    assert is_for(b"something else, which opening it will tell", [anna.age])


def test_a_bundle_that_another_desk_made_in_the_senders_name(small: Path, anna: Author, bo: Author) -> None:
    assert refused(small, bo, bo) is Fault.WRONG_SIGNATURE


def test_a_signature_moved_from_another_bundle(tmp_path: Path, small: Path, anna: Author, bo: Author) -> None:
    files = files_of(inside(small, bo))
    (other,) = anna.send(anna.contents(bo), tmp_path, bo)
    name = "manifest-sha256.txt.minisig"
    files[name] = files_of(inside(other, bo))[name]
    assert refused(seal(zipped(files.items()), bo), bo, anna) is Fault.WRONG_SIGNATURE


def test_the_trusted_comment_names_the_bundle_it_was_made_for(small: Path, anna: Author, bo: Author) -> None:
    files = files_of(inside(small, bo))

    def readdress(parts: dict[str, bytes]) -> None:
        head = json.loads(parts["data/bundle.json"])
        parts["data/bundle.json"] = json.dumps(head | {"recipients": [anna.site]}).encode()

    changed = resigned(files, anna, readdress)
    assert refused(seal(zipped(changed.items()), bo), bo, anna) is Fault.WRONG_SIGNATURE


def test_no_signature(small: Path, anna: Author, bo: Author) -> None:
    files = files_of(inside(small, bo))
    del files["manifest-sha256.txt.minisig"]
    assert refused(seal(zipped(files.items()), bo), bo, anna) is Fault.UNSIGNED


def test_a_newer_program_is_named_whatever_else_is_new(small: Path, anna: Author, bo: Author) -> None:
    files = files_of(inside(small, bo))
    head = json.loads(files["data/bundle.json"]) | {"format": 3, "min_reader": 2, "reader_version": "1.4.0"}
    files |= {"data/bundle.json": json.dumps(head).encode(), "data/novelty.cbor": b"?"}
    with pytest.raises(BundleRefused, match=r"1\.4\.0") as told:
        open_bundle(seal(zipped(files.items()), bo), [bo.age])
    assert told.value.fault is Fault.NEWER


def test_a_newer_format_that_older_readers_may_read(small: Path, anna: Author, bo: Author) -> None:
    def more(parts: dict[str, bytes]) -> None:
        head = json.loads(parts["data/bundle.json"]) | {"format": 2, "mood": "fine"}
        parts["data/bundle.json"] = json.dumps(head).encode()

    changed = resigned(files_of(inside(small, bo)), anna, more)
    assert same(take(seal(zipped(changed.items()), bo), bo, anna), take(small, bo, anna))


def test_a_relay_can_neither_alter_nor_invent(tmp_path: Path, anna: Author, bo: Author) -> None:
    """Bo carries what Anna wrote, and changes it on the way; his own signature is right."""
    true = anna.day()
    first = true.ops[0]
    altered = [first._replace(line=compact([False, None, None, None, NOW, None, None, "wedding"])), *true.ops[1:]]
    invented = anna.op(len(true.ops) + 1, line=compact([False, None, None, None, NOW]))
    for ops in (altered, [*true.ops, invented], true.ops[:-1]):
        tips = links(true.after[1], ops)
        forged = replace(true, ops=tuple(ops), tips=tuple(tips), head=(len(ops), tips[-1]))
        (path,) = bo.send(bo.contents(anna, stretches=[forged]), tmp_path, anna)
        assert refused(path, anna, bo, anna) is Fault.WRONG_SIGNATURE
        path.unlink()


def test_a_lane_of_one_whose_key_is_unknown_passes(tmp_path: Path, anna: Author, bo: Author) -> None:
    (path,) = bo.send(bo.contents(anna, stretches=[anna.day(), bo.day()]), tmp_path, anna)
    assert [one.site for one in take(path, anna, bo).stretches] == [anna.site, bo.site]


def test_every_reason_has_a_sentence_of_its_own_or_shares_it_on_purpose() -> None:
    sentences = {fault: BundleRefused(fault, "2.0").message for fault in Fault}
    assert sentences[Fault.FOREIGN] == sentences.pop(Fault.WRONG_RECIPIENT)
    assert len(set(sentences.values())) == len(sentences)


every = pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "every"])


@every
def test_every_prefix_is_refused(small: Path, anna: Author, bo: Author, step: int) -> None:
    data = small.read_bytes()
    found = {size: refused(data[:size], bo, anna) for size in [*range(0, len(data), step), len(data) - 1]}
    assert set(found.values()) <= {Fault.TRUNCATED, Fault.FOREIGN}
    assert all(fault is Fault.TRUNCATED for size, fault in found.items() if size > 400)


def test_a_long_bundle_cut_short_and_one_damaged_within(tmp_path: Path, anna: Author, bo: Author) -> None:
    photo = os.urandom(300_000)
    sent = anna.contents(bo, blobs={sha256(photo): photo})
    (path,) = anna.send(sent, tmp_path, bo)
    data = path.read_bytes()
    for size in (70_000, 65_552 * 2 + 400, 200_000, len(data) - 1):
        assert refused(data[:size], bo, anna) is Fault.TRUNCATED
    for at in (1000, 70_000, 150_000):
        assert refused(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], bo, anna) is Fault.DAMAGED


def _flips(data: bytes, step: int) -> list[bytes]:
    return [data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :] for at in range(0, len(data), step)]


@every
def test_every_changed_byte_of_the_file_is_refused(small: Path, anna: Author, bo: Author, step: int) -> None:
    for data in _flips(small.read_bytes(), step):
        assert refused(data, bo, anna) in set(Fault) - {Fault.REPLAYED, Fault.REVOKED, Fault.UNKNOWN_SENDER}


@every
def test_a_changed_byte_within_is_refused_or_changes_nothing(small: Path, anna: Author, bo: Author, step: int) -> None:
    """Whoever knows the recipient can encrypt something else to it: what isn't signed must not count."""
    true = take(small, bo, anna)
    for plain in _flips(inside(small, bo), step):
        try:
            assert same(take(seal(plain, bo), bo, anna), true)
        except BundleRefused as told:
            assert told.message


# ------------------------------------------------------------------------------------------- what authors may not write


def _other(small: Path, anna: Author, bo: Author, change: Callable[[dict[str, bytes]], None]) -> bytes:
    return seal(zipped(resigned(files_of(inside(small, bo)), anna, change).items()), bo)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "x"), ("id", None), ("id", "AB" * 16), ("sender", 7), ("sender", "ab"), ("recipients", "ab"),
        ("recipients", [3]), ("made_at", "now"), ("made_at", -1), ("made_at", 1e300), ("schema", True),
        ("part", [2, 1]), ("part", []),
        ("part", {}), ("vector", []), ("vector", {"x": {}}), ("vector", {"ab" * 16: {"centre:1": [[1]]}}),
        ("vector", {"ab" * 16: {"centre:1": [[-1, "ab" * 32]]}}), ("vector", {"ab" * 16: {"../../x": []}}),
        ("wanted", ["../x"]), ("wanted", None), ("granted", ["a\nb"]), ("counts", {"visit": 1}), ("counts", []),
        ("counts", {"visit": "3"}), ("min_reader", None), ("min_reader", "2"),
    ],
)  # fmt: skip
def test_a_head_that_makes_no_sense(small: Path, anna: Author, bo: Author, field: str, value: Any) -> None:
    def spoil(parts: dict[str, bytes]) -> None:
        head = json.loads(parts["data/bundle.json"])
        parts["data/bundle.json"] = json.dumps(head | {field: value}).encode()

    assert refused(_other(small, anna, bo, spoil), bo, anna) in (Fault.MALFORMED, Fault.WRONG_SIGNATURE)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("site", "x"), ("site", None), ("stream", "centre"), ("stream", "centre:a/b"), ("after", [1, "ab" * 32]),
        ("after", [0, "ab" * 32]), ("after", [-1, "ab" * 32]), ("head", [9, "ab" * 32]), ("head", [3.0, "ab" * 32]),
        ("sig", None), ("kinds", []),
        ("kinds", [["zz", "visit", 0, 5, 8]]), ("kinds", [["ab" * 16, "Visit!", 0, 5, 8]]),
        ("kinds", [["ab" * 16, "visit", -1, 5, 8]]), ("kinds", [["ab" * 16, "visit", 0, True, 8]]), ("kind", [0]),
        ("kind", []), ("kind", "000000"), ("kind", [-1] * 4), ("kind", [7] * 4), ("stamp", [9] * 4), ("stamp", None),
        ("stamp", [1 << 60, 0, 0, 0]), ("stamp", [0.5, 1, 1, 1]), ("wall", [0] * 4), ("wall", [-5] * 4),
        ("wall", [1 << 62] * 4), ("row", ""), ("row", "zz" * 64), ("row", " " + "ab" * 64), ("row", "AB" * 64),
        ("salt", "ab"), ("salt", 5), ("base", [[0, "{}"]]), ("base", [[9, '{"left":[[1,1]]}']]), ("base", {"a": 1}),
        ("base", [[1, '{"left":[[2,1]]}']]), ("base", [[1, '{"left":[[1]]}']]), ("base", [[1, '{"left":1}']]),
        ("base", [[1, "[" * 100_000]]), ("base", [[1, '{"left":[[1,99999999999]]}']]),
    ],
)  # fmt: skip
def test_a_stretch_that_makes_no_sense(small: Path, anna: Author, bo: Author, field: str, value: Any) -> None:
    def spoil(parts: dict[str, bytes]) -> None:
        head, *lines = parts["data/ops.jsonl"].decode().split("\n")
        parts["data/ops.jsonl"] = "\n".join([json.dumps(json.loads(head) | {field: value}), *lines]).encode()

    assert refused(_other(small, anna, bo, spoil), bo, anna) in (Fault.MALFORMED, Fault.WRONG_SIGNATURE)


WRONG_PAYLOADS = [
    "", "1", "null", '"x"', "[1", "[1]]", "[1],[2]", '{"a":1}', '{"01":1}', "[NaN]", "[Infinity]", "[" * 100_000,
    "[false,null,7]", '[false,null,"xyz"]', '[false,null,null,"noon"]', "[0]", '[false,null,null,null,1e9]',
    "[false,null,null,null,99999999999999999]", r'[false,"\ud800"]', '{"10":9223372036854775808}', '{"10":1.5}',
    '{"2":"' + "AB" * 16 + '"}', "[1" + "0" * 5000 + "]", "[false] ", "[\t", "\ufeff[]",
]  # fmt: skip


@pytest.mark.parametrize("line", WRONG_PAYLOADS, ids=range(len(WRONG_PAYLOADS)))
def test_payloads_that_would_break_a_page_later(small: Path, anna: Author, bo: Author, line: str) -> None:
    """Their chain and their signature are right: their author really wrote that."""

    def spoil(parts: dict[str, bytes]) -> None:
        head, _first, *rest = parts["data/ops.jsonl"].decode().split("\n")
        ops = list(take(small, bo, anna).stretches[0].ops)
        made = anna.stretch([ops[0]._replace(line=line), *ops[1:]])
        right = json.loads(head) | {"head": [made.head[0], made.head[1].hex()], "sig": made.sig}
        parts["data/ops.jsonl"] = "\n".join([compact(right), line, *rest]).encode()

    assert refused(_other(small, anna, bo, spoil), bo, anna) is Fault.MALFORMED


def _there_and_back(stretch: Stretch, change: Callable[[dict[str, Any]], object] = bool) -> None:
    head, *lines = encode(stretch)
    columns = json.loads(head)
    change(columns)
    decode("\n".join([compact(columns), *lines, ""]), lambda *_: True, Progress())


def _field(kind: FieldType) -> tuple[str, str]:
    """A table that has a field of some type, and the field's number."""
    return next(
        (table, str(number))
        for table, spec in RECORD.items()
        for number, item in enumerate(spec.fields)
        if item.type is kind
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"stamp": NOW, "wall": NOW}, {"stamp": 7_258_118_400_000}, {"stamp": 5, "wall": -1}, {"tbl": "Visit"},
        {"tbl": 'x","y'}, {"tbl": ""}, {"label": -1}, {"label": 1000}, {"schema": 0}, {"actor": b"short"},
        {"row": b"short"},
        {"salt": b"s" * 33}, {"salt": b"s" * 32}, {"line": None}, {"line": '{"01":null}'}, {"line": '{"-1":null}'},
        {"line": '{"left":1}'}, {"base": "{}"}, {"base": "[]"}, {"base": '{"Left":[[1,1]]}'}, {"base": '{"left":[]}'},
        {"base": '{"left":[[2,1]]}'}, {"base": '{"left":[[0,1]]}'}, {"base": '{"left":[[1,-1]]}'},
        {"base": '{"left":[[1,1,"ab","centre:1"]]}'}, {"base": '{"left":\n[[1,1]]}'}, {"base": ""},
    ],
    ids=str,
)  # fmt: skip
def test_an_operation_that_no_program_writes(anna: Author, fields: dict[str, Any]) -> None:
    """Its chain is right, and so is the signature at its end."""
    good = [anna.op(1), anna.op(2, base='{"left":[[1,1]]}', line='{"5":null}'), anna.op(3)]
    _there_and_back(anna.stretch(good))
    with pytest.raises((ValueError, TypeError)):
        _there_and_back(anna.stretch([good[0], good[1]._replace(**fields), good[2]]))


@pytest.mark.parametrize(
    ("kind", "good", "wrong"),
    [
        (FieldType.DATE, "2026-11-26", ["2026-W48-4", "20261126", "26.11.", "2026-02-30", 5]),
        (FieldType.ROW, "ab" * 16, ["ab", "AB" * 16, "ab " * 10 + "ab", "zz" * 16, 7]),
        (FieldType.ROWS, "ab" * 16 + " " + "cd" * 16 + "*3", ["ab", "ab" * 16 + ",", "../x", ["ab" * 16]]),
        (FieldType.INSTANT, NOW, [1 << 60, -(1 << 60), "now", True]),
        (FieldType.INTEGER, -5, [1 << 63, -(1 << 63) - 1, 0.5, False]),
        (FieldType.MINUTES, 90, ["01:30", 1 << 63]),
        (FieldType.BOOLEAN, True, [1, "yes"]),
        (FieldType.TEXT, "好\n\0", [1, ["x"], {"x": 1}]),
        (FieldType.CHOICE, "x", [1]),
    ],
    ids=lambda value: value.value if isinstance(value, FieldType) else "",
)
def test_values_of_another_type_than_their_fields(anna: Author, kind: FieldType, good: Any, wrong: list[Any]) -> None:
    table, number = _field(kind)
    for value in (good, None):
        _there_and_back(anna.stretch([anna.op(1, table, compact({number: value}))]))
    for value in wrong:
        whole = compact([None] * int(number) + [value])
        for line in (compact({number: value}), whole):
            with pytest.raises(ValueError, match=r"not what a desk writes|isoformat|out of range|hexadecimal"):
                _there_and_back(anna.stretch([anna.op(1, table, line)]))


def test_columns_are_written_in_one_way_only(anna: Author) -> None:
    day = anna.day()
    for name in ("row", "salt"):
        with pytest.raises(ValueError, match="hexadecimal"):
            _there_and_back(day, lambda columns, name=name: columns.update({name: columns[name].upper()}))
        with pytest.raises(ValueError, match="hexadecimal"):
            _there_and_back(day, lambda columns, name=name: columns.update({name: " " + columns[name]}))


def test_a_lane_that_begins_with_another_hash(anna: Author) -> None:
    with pytest.raises(ValueError, match="own name"):
        _there_and_back(anna.stretch([anna.op(1)], (0, os.urandom(32))))
    _there_and_back(anna.stretch([anna.op(8)], (7, os.urandom(32))))


def test_lines_that_only_make_sense_together(tmp_path: Path, anna: Author, bo: Author) -> None:
    (path,) = anna.send(anna.contents(bo, stretches=[anna.day(3)]), tmp_path, bo)
    ops = list(take(path, bo, anna).stretches[0].ops)
    lines = ["[[1", "2]]", "[1],[2]"]

    def spoil(parts: dict[str, bytes]) -> None:
        head, *old = parts["data/ops.jsonl"].decode().split("\n")
        made = anna.stretch([*(one._replace(line=line) for one, line in zip(ops, lines, strict=False)), *ops[3:]])
        right = json.loads(head) | {"head": [made.head[0], made.head[1].hex()], "sig": made.sig}
        parts["data/ops.jsonl"] = "\n".join([compact(right), *lines, *old[3:]]).encode()

    assert refused(_other(path, anna, bo, spoil), bo, anna) is Fault.MALFORMED


@settings(max_examples=100)
@given(data=st.data())
def test_whatever_an_author_changes_is_refused_in_words(
    data: st.DataObject, small: Path, anna: Author, bo: Author
) -> None:
    true = take(small, bo, anna)

    def spoil(parts: dict[str, bytes]) -> None:
        name = data.draw(st.sampled_from(["data/ops.jsonl", "data/bundle.json", "data/credentials.jsonl"]))
        content = parts[name]
        at = data.draw(st.integers(0, len(content)))
        more = data.draw(st.sampled_from([b"", b"0", b"-", b",", b"[", b"]", b"\n", b'"', b"\xff", b"null", b"1e999"]))
        parts[name] = content[:at] + more + content[at + data.draw(st.integers(0, 3)) :]

    try:
        found = take(_other(small, anna, bo, spoil), bo, anna)
    except BundleRefused as told:
        assert told.message
    else:  # credentials prove themselves, and what is said of the future may be anything
        assert found.stretches == true.stretches


@pytest.mark.slow
def test_110_000_operations_are_at_most_6_mb(tmp_path: Path, anna: Author, bo: Author) -> None:
    size = 100_000
    ops: list[WireOp] = []
    for at in range(1, size + 1):
        now = NOW + at * 60_000
        fields = [False, None, os.urandom(16).hex(), None, now, now + 3_600_000, "signed_out", "reading", None, "adult"]
        ops.append(anna.op(at, line=compact(fields)))
    for at in range(1, 10_001):
        base = compact({"left": [[at * 7, int.from_bytes(os.urandom(4), "big")]]})
        ops.append(anna.op(size + at, row=ops[at * 7].row, label=1, base=base, line=compact({"5": NOW + at})))
    sent = anna.contents(bo, stretches=[anna.stretch(ops)])
    (path,) = anna.send(sent, tmp_path, bo)
    assert path.stat().st_size <= 6_000_000
    assert same(take(path, bo, anna), sent)


def test_the_reader_in_the_manual_reads_it(tmp_path: Path, anna: Author, bo: Author) -> None:
    sent = anna.contents(bo, stretches=[anna.day(4), bo.day(2)])
    (path,) = anna.send(sent, tmp_path, bo)
    (tmp_path / "ops.jsonl").write_bytes(files_of(inside(path, bo))["data/ops.jsonl"])
    (code,) = re.findall(r"```python\n(.*?)```", resource("manual/BUNDLE.md").read_text("utf-8"), re.DOTALL)
    manual: dict[str, Any] = {}
    exec(code, manual)
    found = [
        (one.site, one.stream, one.seq, tip.hex(), one.stamp, one.wall, one.actor.hex(), one.tbl, one.row.hex(),
         one.label, one.schema, one.base, "null" if one.line is None else one.line)
        for stretch in sent.stretches
        for one, tip in zip(stretch.ops, stretch.tips, strict=True)
    ]  # fmt: skip
    assert list(manual["read"](tmp_path / "ops.jsonl")) == found
