"""Neighbours that alter, invent, mix up and lie; backups and old files that come at the wrong time."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.errors import UserError
from app.core.ids import RowId, new_id
from app.db import merge, oplog
from app.db.models import Term
from app.db.models.log import conflict, head, lane, op
from app.documents import bundle
from app.domain.records import RECORD
from app.domain.sync.bundle import Contents, Mark, Stretch
from app.domain.sync.chain import WireOp, chain_start, compact, head_message
from app.domain.sync.fold import Label
from app.services import backup, exchange, identity, people, stations, visits
from app.services.exchange_in import TAKEN
from app.services.identity import State
from tests.services import kit
from tests.services.kit import Place

CENTRE, REPORT, ABOVE = "centre:440305-007", "report:440305-007", "reference:440305-001"


@pytest.fixture(scope="session")
def made_desks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Desks of four centres that know each other, made once."""
    folder = tmp_path_factory.mktemp("desks")
    kit.make(folder)
    return folder


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty stick."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def two(made_desks: Path, tmp_path: Path) -> Iterator[list[Place]]:
    """The two desks of a community."""
    with kit.places(made_desks, tmp_path, "a", "b") as found:
        yield found


@pytest.fixture
def above(made_desks: Path, tmp_path: Path) -> Iterator[list[Place]]:
    """A desk of the community, and the street."""
    with kit.places(made_desks, tmp_path, "a", "street") as found:
        yield found


# ------------------------------------------------------------------------------------------- what an attacker can do


def forge(sender: Place, to: Place, path: Path, *stretches: Stretch, **more: object) -> Path:
    """A bundle that the program wouldn't write, by somebody who has a desk's keys."""
    frame = Contents(
        bundle_id=new_id().hex(), sender=sender.site, recipients=(to.site,),
        made_at=int(sender.clock().timestamp() * 1000), schema=oplog.SCHEMA, vector={}, stretches=stretches,
        credentials=identity.documents(sender.desk),
    )  # fmt: skip
    to_age = identity.roster(sender.desk).certificates[to.site].age
    made = replace(frame, **more)  # type: ignore[arg-type]
    (written,) = bundle.write(made, path, signer=identity.own(sender.desk).sign, to=[to_age])
    return written


def said(author: Place, stream: str, *ops: Mapping[str, object], after: Mark | None = None) -> Stretch:
    """What an author signs, whatever is in it; it follows what is in its log."""
    start = after or end(author, stream)
    at = int(author.clock().timestamp() * 1000)
    frame = WireOp(author.site, stream, 0, 0, at, bytes(16), "", b"", 0, None, "[]", oplog.SCHEMA, None)
    made = [
        frame._replace(seq=start[0] + number, stamp=at + number, **one)  # type: ignore[arg-type]
        for number, one in enumerate(ops, 1)
    ]
    piece = merge.stretch_from(start, made, "", author.site, stream)
    signed = identity.own(author.desk).sign.sign(head_message(author.site, stream, *piece.head))
    return replace(piece, sig=signed)


def end(author: Place, stream: str) -> Mark:
    """Where a lane of an author ends."""
    with author.desk.store.read() as session:
        query = select(lane.c.seq, lane.c.tip).where(lane.c.site == author.site, lane.c.stream == stream)
        line = session.execute(query).first()
    return (line.seq, line.tip) if line else (0, chain_start(author.site, stream))


def named(table: str, name: str) -> str:
    """The payload of a row that has a name."""
    return oplog.payload_of(RECORD[table], {"name": name})


# ------------------------------------------------------------------------------------------- what must hold


def same_when_rebuilt(place: Place) -> bool:
    """Whether the log is sound, and making the tables again from it changes nothing."""

    def state() -> object:
        with place.desk.store.read() as session:
            ask = session.connection().execute
            assert oplog.verify_chains(session.connection()) == []
            heads = sorted(map(tuple, ask(select(head)).all()))
            return oplog.digest(session.connection()), sorted(ask(select(conflict.c.id)).scalars()), heads

    before = state()
    place.desk.store.rebuild()
    return state() == before


def payload(kind: str, code: str) -> str:
    """The payload of an entry of a catalogue."""
    return oplog.payload_of(RECORD["term"], {"kind": kind, "code": code, "label": code})


def conflicts(place: Place, table: str) -> int:
    """How many disagreements about a table's rows are here."""
    with place.desk.store.read() as session:
        return len(session.execute(select(conflict.c.id).where(conflict.c.tbl == table)).all())


def payloads(place: Place, row: RowId) -> list[str]:
    """What is in the log of a row."""
    with place.desk.store.read() as session:
        return [line for line in session.scalars(select(op.c.line).where(op.c.row == row)) if line is not None]


def mentions(place: Place, name: str) -> bool:
    """Whether a name is anywhere in a desk's database."""
    return any(name.encode() in path.read_bytes() for path in place.folder.glob("*.sqlite*"))


def codes(imported: exchange.Imported) -> list[str]:
    """What became of each file."""
    return [one.code for one in imported.files]


# ------------------------------------------------------------------------------------------- other people's rows


def test_a_centre_above_removes_nothing_of_a_persons_card(above: list[Place], stick: Path) -> None:
    a, street = above
    row = a.person("陈晓彤")
    a.take(*street.export(stick / "0", a))
    bad = said(street, ABOVE, {"tbl": "person", "row": row, "label": int(Label.ERASE)})
    a.take(forge(street, a, stick / "x.dqb", bad))
    a.rename(row, "陈小彤")
    assert all(any(name in line for line in payloads(a, row)) for name in ("陈晓彤", "陈小彤"))
    assert a.names() == {"陈小彤"} and same_when_rebuilt(a)


def test_a_row_of_another_table_under_the_same_id_settles_nothing(two: list[Place], stick: Path) -> None:
    a, b = two
    row = a.station("蛇口驿站")
    b.take(*a.export(stick / "1", b))
    stations.save(a.desk, a.admin, row, {"name": "甲"})
    stations.save(b.desk, b.admin, row, {"name": "乙"})
    a.take(*b.export(stick / "2", a))
    assert conflicts(a, "station") == 1
    label = compact({str(RECORD["term"].position["label"]): "x"})
    bad = said(
        b, "reference:440305-007", {"tbl": "term", "row": row}, {"tbl": "term", "row": row, "label": 1, "line": label}
    )
    a.take(forge(b, a, stick / "x.dqb", bad))
    assert conflicts(a, "station") == 1 and same_when_rebuilt(a)


def test_a_date_beyond_all_clocks_is_not_built_on(made_desks: Path, tmp_path: Path, stick: Path) -> None:
    with kit.places(made_desks, tmp_path, "a", "b", "street") as (a, b, street):
        a.take(*street.export(stick / "0", a))
        row = new_id()
        (one,) = said(street, ABOVE, {"tbl": "term", "row": row, "line": payload("service", "late")}).ops
        late = merge.stretch_from(end(street, ABOVE), [one._replace(stamp=oplog.LATEST_STAMP - 1)], "", *one[:2])
        sig = identity.own(street.desk).sign.sign(head_message(*one[:2], *late.head))
        assert codes(a.take(forge(street, a, stick / "x.dqb", replace(late, sig=sig)))) == [TAKEN]
        with pytest.raises(UserError), a.desk.store.write(a.admin.staff_id) as tx:
            tx.edit(tx.get(Term, row), {"label": "乙"})
        a.person("陈晓彤")
        assert codes(b.take(*a.export(stick / "1", b))) == [TAKEN]


def test_a_centre_that_moves_keeps_what_it_was_given_and_made_of_it(
    made_desks: Path, tmp_path: Path, stick: Path
) -> None:
    with kit.places(made_desks, tmp_path, "a", "b", "street", "district") as (a, b, street, district):
        with street.desk.store.write(street.admin.staff_id) as tx:
            row = tx.add(Term(kind="service", code="moves", label="街道的")).id
        a.take(*street.export(stick / "0", a))
        with a.desk.store.write(a.admin.staff_id) as tx:
            tx.edit(tx.get(Term, row), {"label": "我们的"})
        b.take(*a.export(stick / "1", b))
        kit.certify(a, district, stick)
        b.take(*a.export(stick / "2", b))
        late = Place(tmp_path / "late")
        with closing(late.desk):
            kit.certify(late, a, stick)
            late.take(*a.export(stick / "3", late))
            for place in (a, b, late):
                assert identity.roster(place.desk).ancestors("440305-007") == ("440305-000",)
                assert same_when_rebuilt(place)
                with place.desk.store.read() as session:
                    assert session.get_one(Term, row).label == "我们的"


def test_a_row_made_twice_stops_no_import(above: list[Place], stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "_MANY", 3)
    a, street = above
    street.take(*a.export(stick / "0", street))
    rows = [new_id() for _ in range(5)]
    made = [{"tbl": "station", "row": row, "line": named("station", f"{at}号站")} for at, row in enumerate(rows)]
    bad = said(a, REPORT, *made, {"tbl": "station", "row": rows[0], "line": named("station", "又一个")})
    assert codes(street.take(forge(a, street, stick / "x.dqb", bad))) == [TAKEN]
    assert same_when_rebuilt(street)


def test_a_branch_out_of_the_middle_leaves_the_chain_sound(two: list[Place], stick: Path) -> None:
    a, b = two
    for name in "甲乙丙":
        a.person(name)
    b.take(*a.export(stick / "1", b))
    seq, tip = end(a, CENTRE)
    bad = said(
        a, CENTRE, {"tbl": "person", "row": new_id(), "line": named("person", "丁")}, after=(seq, tip[:4] + bytes(28))
    )
    b.take(forge(a, b, stick / "x.dqb", bad))
    assert "丁" not in b.names() and same_when_rebuilt(b)
    assert codes(a.take(*b.export(stick / "3", a))) == [TAKEN]


# ------------------------------------------------------------------------------------------- erasing


def test_what_another_desk_erased_leaves_no_trace_and_comes_back_with_no_backup(two: list[Place], stick: Path) -> None:
    a, b = two
    row = a.person("陈晓彤")
    old = a.export(stick / "1", b)
    b.take(*old)
    backup.backup_to(b.desk, b.admin, stick / "b.backup")
    people.erase(a.desk, a.admin, row, "本人要求")
    b.take(*a.export(stick / "2", b))
    assert not mentions(b, "陈晓彤")
    b.take(*old)
    b.desk.close()
    backup.restore(b.folder, stick / "b.backup", b.clock)
    b.open()
    b.take(*old)
    assert b.names() == set() and not mentions(b, "陈晓彤")
    a.take(*b.export(stick / "3", a))
    b.take(*a.export(stick / "4", b))
    assert a.digest() == b.digest() and same_when_rebuilt(b)


def test_a_visit_that_another_desk_wrote_meanwhile_is_erased_with_the_person(two: list[Place], stick: Path) -> None:
    a, b = two
    row = a.person("陈晓彤")
    b.take(*a.export(stick / "1", b))
    purpose = b.desk.terms("purpose")[0].code
    signed, _ = visits.sign_in(b.desk, b.actor, person_id=row, purposes=[purpose], purpose_note="替陈晓彤取证")
    people.erase(a.desk, a.admin, row, "本人要求")
    b.take(*a.export(stick / "2", b))
    assert mentions(b, "替陈晓彤"), "they are still here"
    visits.sign_out(b.desk, b.actor, signed.id)
    a.take(*b.export(stick / "3", a))
    b.take(*a.export(stick / "4", b))
    assert not mentions(a, "陈晓彤") and not mentions(b, "陈晓彤")
    a.take(*b.export(stick / "5", a))
    assert a.digest() == b.digest() and same_when_rebuilt(a)


def test_what_a_stolen_computer_erased_comes_back_and_stays(two: list[Place], tmp_path: Path, stick: Path) -> None:
    a, b = two
    c = Place(tmp_path / "c")
    with closing(c.desk):
        kit.certify(c, a, stick)
        row = a.person("陈晓彤")
        for place in (b, c):
            place.take(*a.export(stick / "1", place))
        people.erase(c.desk, a.admin, row, "偷来的电脑")
        b.take(*c.export(stick / "2", b))
        assert b.names() == set()
        identity.revoke(a.desk, a.admin, c.site, "电脑丢了")
        b.take(*a.export(stick / "3", b, full=True))
        assert b.names() == {"陈晓彤"}
        b.desk.close()
        b.open()
        assert b.names() == {"陈晓彤"}


# ------------------------------------------------------------------------------------------- who gets visitors


def test_a_desk_that_only_the_street_made_gets_no_visitors_until_it_is_paired(
    above: list[Place], tmp_path: Path, stick: Path
) -> None:
    a, street = above
    a.person("陈晓彤")
    new = Place(tmp_path / "new")
    with closing(new.desk):
        kit.certify(new, street, stick)
        a.take(*street.export(stick / "1", a))
        new.take(*a.export(stick / "2", new, full=True))
        assert not mentions(new, "陈晓彤")
        (told,) = [one.state for one in identity.desks(a.desk) if one.site == new.desk.store.site]
        assert told is State.UNPAIRED
        kit.certify(new, a, stick)
        (told,) = [one.state for one in identity.desks(a.desk) if one.site == new.desk.store.site]
        assert told is State.TRUSTED
        new.take(*a.export(stick / "3", new))
        assert new.names() == {"陈晓彤"}
