"""Desks exchange files: what arrives, whatever happens to the sticks on the way, and what is told of it."""

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from app.core.clock import to_ms
from app.core.errors import Cancelled, EnvironmentProblem, UserError
from app.core.progress import Progress
from app.db import merge
from app.db.models import Tally
from app.db.models.log import held
from app.db.oplog import SCHEMA
from app.documents import bundle
from app.documents.bundle import writing
from app.domain.auth import SYSTEM
from app.domain.settings import SYNC_SILENT_OWN
from app.domain.sync.bundle import Contents
from app.domain.sync.chain import head_message
from app.services import exchange, exchange_in, exchange_out, identity, peers, photos, settings, slips
from app.services.exchange_in import AGAIN, TAKEN, UNREADABLE
from tests.services import kit
from tests.services.kit import Place


@pytest.fixture(scope="session")
def made_desks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five desks that know each other, made once."""
    folder = tmp_path_factory.mktemp("desks")
    kit.make(folder)
    return folder


@pytest.fixture
def two(made_desks: Path, tmp_path: Path) -> Iterator[list[Place]]:
    """The two desks of a community."""
    with kit.places(made_desks, tmp_path, "a", "b") as found:
        yield found


@pytest.fixture
def line(made_desks: Path, tmp_path: Path) -> Iterator[list[Place]]:
    """Community, street, district."""
    with kit.places(made_desks, tmp_path, "a", "street", "district") as found:
        yield found


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty stick."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def codes(imported: exchange.Imported) -> list[str]:
    """What became of each file."""
    return [one.code for one in imported.files]


def photo_names(place: Place) -> set[str]:
    """The photos whose files are here."""
    return photos.store(place.desk).names()


# ------------------------------------------------------------------------------------------- what arrives


def test_two_desks_carry_one_stick_to_and_fro_and_show_the_same(two: list[Place], stick: Path) -> None:
    a, b = two
    a.person("陈晓彤")
    b.person("罗建平")
    b.station("蛇口驿站", "red")

    first = a.sync(stick)
    assert first.imported.files == () and [len(one.recipients) for one in first.exported] == [1, 1]
    second = b.sync(stick)
    assert codes(second.imported) == [TAKEN]
    assert second.imported.total.received == second.imported.total.applied >= 1
    third = a.sync(stick)

    assert a.names() == b.names() == {"陈晓彤", "罗建平"}
    assert a.digest() == b.digest()
    assert photo_names(a) == photo_names(b) != set()
    assert third.imported.total.photos == 1
    assert third.foreign == 1, "b's file for the street is left alone"
    assert third.trouble is None


def test_the_button_keeps_one_file_for_each_neighbour_and_leaves_those_of_others(two: list[Place], stick: Path) -> None:
    a, b = two
    a.sync(stick)
    b.sync(stick)
    (stick / "照片.jpg").write_bytes(b"not ours")
    (stick / exchange.FOLDER / "440305-007A_440305-007B_20260718_00000000.dqb.part").write_bytes(b"the power went")
    a.person("陈晓彤")
    a.sync(stick)
    written = sorted(path.name.split("_")[:2] for path in (stick / exchange.FOLDER).iterdir())
    assert written == [
        ["440305-007A", "440305-001A"], ["440305-007A", "440305-007B"],
        ["440305-007B", "440305-001A"], ["440305-007B", "440305-007A"],
    ]  # fmt: skip
    assert (stick / "照片.jpg").exists()


@pytest.mark.skipif(os.name != "posix", reason="other systems name files in text")
def test_a_file_whose_name_is_no_text_is_taken_like_any_other(two: list[Place], stick: Path) -> None:
    a, b = two
    a.person("陈晓彤")
    (path,) = a.export(stick, b)
    odd = Path(os.fsdecode(os.fsencode(stick) + b"/\xb3\xc2.dqb"))
    path.rename(odd)
    os.mkfifo(stick / "pipe.dqb")
    found = b.take(odd, stick / "pipe.dqb")
    assert codes(found) == [TAKEN, "not-a-bundle"] and b.names() == {"陈晓彤"}
    assert slips.recent(b.desk)[0].file_name.endswith(".dqb")


def test_whoever_opens_our_folder_itself_finds_everything_in_it(two: list[Place], stick: Path) -> None:
    a, b = two
    a.sync(stick)
    b.sync(stick / exchange.FOLDER)
    assert [path.name for path in stick.iterdir()] == [exchange.FOLDER]
    assert not any(path.is_dir() for path in (stick / exchange.FOLDER).iterdir())


def test_only_what_the_other_is_not_known_to_have_is_written(two: list[Place], stick: Path) -> None:
    a, b = two
    a.person("陈晓彤")
    written, _ = exchange.export_to(a.desk, a.actor, [b.site], stick)
    assert written.operations == 1
    again, _ = exchange.export_to(a.desk, a.actor, [b.site], stick)
    assert again.operations == 1, "written is not delivered"
    b.take(*written.paths)
    a.take(*b.export(stick, a))
    assert exchange.export_to(a.desk, a.actor, [b.site], stick)[0].operations == 0
    everything, _ = exchange.export_to(a.desk, a.actor, [b.site], stick, full=True)
    assert everything.operations == a.operations()


def test_a_lost_stick_costs_nothing_and_a_late_or_doubled_one_changes_nothing(two: list[Place], stick: Path) -> None:
    a, b = two
    a.person("甲")
    lost = a.export(stick / "1", b)
    a.person("乙")
    late = a.export(stick / "2", b)
    a.person("丙")
    newest = a.export(stick / "3", b)
    shutil.rmtree(lost[0].parent)

    assert codes(b.take(*newest)) == [TAKEN]
    assert b.names() == {"甲", "乙", "丙"}
    before = b.digest()
    copied = Path(shutil.copy(late[0], stick / "copy.dqb"))
    found = b.take(*late, *late, copied)
    assert codes(found) == [TAKEN, AGAIN], "a path named twice is one file, a copy is another"
    assert (found.total.received, found.total.had) == (4, 4)
    copied = Path(shutil.copy(newest[0], stick / "copy.dqb"))
    found = b.take(copied, *late)
    assert codes(found) == [AGAIN, AGAIN]
    assert found.total.received == found.total.had == 5
    assert b.digest() == before == a.digest()
    # The older receipt came last, so more is written than needed: never less.
    b.take(*a.export(stick / "4", b))
    a.take(*b.export(stick / "5", a))
    assert a.digest() == b.digest()


def test_a_replay_says_nothing_new_about_what_its_sender_holds(two: list[Place], stick: Path) -> None:
    a, b = two
    old = b.export(stick / "1", a)
    a.take(*old)
    a.person("甲")
    b.take(*a.export(stick / "2", b))
    a.take(*b.export(stick / "3", a))
    assert exchange.export_to(a.desk, a.actor, [b.site], stick)[0].operations == 0
    a.take(*old)
    assert exchange.export_to(a.desk, a.actor, [b.site], stick)[0].operations == 0


def test_what_was_recorded_goes_up_level_by_level_without_names(line: list[Place], stick: Path) -> None:
    a, street, district = line
    a.person("陈晓彤")
    station = a.station("蛇口驿站", "red")
    for place in (a, street, district):
        place.clock.advance(days=1)
    for place in (a, street, district):
        place.sync(stick)
    for above in (street, district):
        assert above.names() == set()
        with above.desk.store.read() as session:
            rows = session.connection().exec_driver_sql("SELECT tbl, row, home FROM elsewhere").all()
        assert (("station", station, "440305-007")) in [(row[0], bytes(row[1]), row[2]) for row in rows]
        assert "daily_figure" in {row[0] for row in rows}
        assert "陈晓彤".encode() not in b"".join(path.read_bytes() for path in above.folder.glob("*.sqlite*"))
        assert photo_names(above) == photo_names(a)
    state = peers.tree(district.desk)
    assert [state.name, state.children[0].name, state.children[0].children[0].name] == [
        "南山区党群服务中心", "招商街道党群服务中心", "蛇口社区党群服务中心"
    ]  # fmt: skip


def test_one_bundle_for_several_holds_what_all_may_have_above_what_all_hold(
    made_desks: Path, tmp_path: Path, stick: Path
) -> None:
    with kit.places(made_desks, tmp_path, "a", "b", "street", "other") as (a, b, street, other):
        for place in (a, other, street):
            place.sync(stick)
        street.station("招商驿站")
        a.person("陈晓彤")
        both = street.export(stick, a, other)
        assert both[0].name.startswith("440305-001A_2-desks_")
        assert codes(a.take(*both)) == codes(other.take(*both)) == [TAKEN]
        mixed, _ = exchange.export_to(a.desk, a.actor, [b.site, street.site], stick)
        assert b.take(*mixed.paths).total.received == street.take(*mixed.paths).total.received == mixed.operations
        assert "陈晓彤" not in b.names()
        groups = exchange.together(a.desk, peers.named(a.desk, ["all"]))
        assert sorted(groups) == sorted([[b.site], [street.site]])


def test_photos_that_are_missing_are_asked_for_and_come_by_another_way(
    made_desks: Path, tmp_path: Path, stick: Path
) -> None:
    with kit.places(made_desks, tmp_path, "a", "b", "street") as (a, b, street):
        a.station("蛇口驿站", "red")
        b.take(*a.export(stick / "1", b))
        lost = photo_names(b)
        photos.store(b.desk).drop(lost)
        street.take(*b.export(stick / "2", street))
        assert photo_names(street) == set(), "b hasn't got it"
        a.take(*b.export(stick / "3", a))
        found = b.take(*a.export(stick / "4", b))
        assert photo_names(b) == lost and found.total.photos == 1
        b.take(*street.export(stick / "5", b))
        street.take(*b.export(stick / "6", street))
        assert photo_names(street) == lost


# ------------------------------------------------------------------------------------------- what doesn't


def test_every_file_has_its_verdict_and_a_bad_one_spoils_no_other(
    made_desks: Path, tmp_path: Path, stick: Path
) -> None:
    with kit.places(made_desks, tmp_path, "a", "b", "other", "street") as (a, b, other, street):
        a.person("陈晓彤")
        good = a.export(stick, b)[0]
        foreign = street.export(stick, other)[0]
        content = good.read_bytes()
        (stick / "cut.dqb").write_bytes(content[: len(content) // 2])
        (stick / "bent.dqb").write_bytes(content[:-40] + bytes([content[-40] ^ 1]) + content[-39:])
        (stick / "letter.dqb").write_text("亲爱的", "utf-8")
        (stick / "letter 2.dqb").write_text("亲爱的", "utf-8")
        (stick / "folder.dqb").mkdir()
        found = b.take(stick / "folder.dqb" / "gone.dqb", stick)
        verdicts = {one.name: one for one in found.files}
        assert {name: one.code for name, one in verdicts.items()} == {
            "gone.dqb": UNREADABLE, good.name: TAKEN, foreign.name: "foreign", "cut.dqb": "truncated",
            "bent.dqb": verdicts["bent.dqb"].code, "letter.dqb": "not-a-bundle",
            "letter 2.dqb": "not-a-bundle",
        }  # fmt: skip
        assert verdicts["bent.dqb"].code in ("damaged", "truncated")
        assert all(one.sentence and one.is_refused for one in found.files if one.name != good.name)
        assert b.names() == {"陈晓彤"}
        assert len(found.refused) == 6 and found.senders == 1


def test_a_bundle_that_only_its_makers_program_could_have_spoilt_spoils_no_other(two: list[Place], stick: Path) -> None:
    """Everything about the file is right, its maker signed it, and an act is older than the one it builds on."""
    a, b = two
    a.rename(a.person("陈小彤"), "陈晓彤")
    good = a.export(stick, b)[0]
    own, to = identity.own(a.desk), a.desk.roster.certificates[b.site].age
    with a.desk.store.read() as session:
        lanes = merge.stretches(session.connection(), lambda _: True, None, own.sign.sign, a.site)
        whole = next(one for one in lanes if one.site == a.site and one.stream.startswith("centre:"))
    *ops, made, renamed = whole.ops
    ops += [made._replace(stamp=renamed.stamp + 1), renamed]
    bent = merge.stretch_from(whole.after, ops, "", whole.site, whole.stream)
    bent = replace(bent, sig=own.sign.sign(head_message(bent.site, bent.stream, *bent.head)))
    contents = Contents(
        uuid.uuid4().hex, a.site, (b.site,), to_ms(a.clock.now), SCHEMA, {}, (bent,), identity.documents(a.desk)
    )
    bundle.write(contents, stick / "bent.dqb", signer=own.sign, to=[to])
    found = b.take(stick / "bent.dqb", good)
    assert codes(found) == ["malformed", TAKEN]
    assert b.names() == {"陈晓彤"} and b.digest() == a.digest()


def test_what_was_written_for_the_identity_before_is_still_for_us(two: list[Place], stick: Path) -> None:
    a, b = two
    a.person("陈晓彤")
    path = a.export(stick, b)[0]
    before = b.site
    assert identity.renew(b.desk) != before
    assert codes(b.take(path)) == [TAKEN] and b.names() == {"陈晓彤"}
    done = a.sync(stick)
    assert {site for one in done.exported for site, _ in one.recipients} >= {before}
    a.take(*b.export(stick / "1", a))
    assert {one.certificate.site for one in peers.peers(a.desk) if one.certificate.centre == a.desk.store.centre} == {
        b.site
    }, "the one before is no neighbour any more"


def test_a_desk_nobody_here_knows_is_refused_until_somebody_vouches_for_it(
    made_desks: Path, tmp_path: Path, stick: Path
) -> None:
    with kit.places(made_desks, tmp_path, "a", "b", "street") as (a, b, street):
        shutil.copytree(made_desks / "other", tmp_path / "c-folder")
        stranger = Place(tmp_path / "stranger")
        try:
            kit.certify(stranger, a, stick)
            stranger.take(*a.export(stick / "1", stranger))
            stranger.person("新人")
            unknown = stranger.export(stick / "2", a)[0]
            vouched = a.export(stick / "3", b)[0]
            # b was never told of the third desk; its own bundle carries the certificate that a gave it.
            to_b = stranger.export(stick / "4", b)[0]
            assert codes(b.take(to_b)) == [TAKEN]
            assert codes(street.take(unknown)) == ["foreign"]
            assert codes(b.take(vouched)) == [TAKEN]
        finally:
            stranger.desk.close()


def test_whoever_was_revoked_is_refused_by_all_who_heard_of_it(made_desks: Path, tmp_path: Path, stick: Path) -> None:
    with kit.places(made_desks, tmp_path, "a", "b", "street") as (a, b, street):
        b.person("早")
        a.take(*b.export(stick / "1", a))
        identity.revoke(a.desk, SYSTEM, b.site, "U 盘丢了")
        b.person("晚")
        late = b.export(stick / "2", a, street)[0]
        found = a.take(late)
        assert codes(found) == ["revoked"] and found.files[0].sender_name
        assert a.names() == {"早"}
        news = a.export(stick / "3", street)[0]
        assert sorted(codes(street.take(late, news))) == ["revoked", TAKEN], "in one import, whatever the order"
        with pytest.raises(UserError) as refused:
            a.export(stick, b)
        assert refused.value.field == "to"
        assert b.site not in {one.certificate.site for one in peers.peers(a.desk)}


def test_a_dry_run_tells_and_keeps_nothing(two: list[Place], stick: Path) -> None:
    a, b = two
    a.person("陈晓彤")
    a.station("蛇口驿站", "red")
    before = b.digest(), b.operations(), len(slips.recent(b.desk))
    imported, changes = exchange.import_paths(b.desk, b.actor, a.export(stick, b), dry_run=True)
    assert imported.dry_run and imported.total.applied == imported.total.received > 2
    assert not changes
    assert (b.digest(), b.operations(), len(slips.recent(b.desk))) == before
    assert photo_names(b) == set()
    assert codes(b.take(stick)) == [TAKEN]
    assert b.digest() == a.digest()


def test_whoever_stops_an_import_finds_everything_as_it_was(two: list[Place], stick: Path) -> None:
    a, b = two
    for number in range(30):
        a.person(f"人{number}")
    a.station("蛇口驿站", "red")
    paths = a.export(stick, b)
    before = b.digest(), b.operations()
    for after in range(0, 12, 3):
        progress = _Stopping(after)
        with pytest.raises(Cancelled):
            exchange.import_paths(b.desk, b.actor, paths, progress=progress)
            raise Cancelled  # too short to be stopped so late
        if progress.left <= 0:
            assert (b.digest(), b.operations(), photo_names(b)) == (*before, set())
            continue
        break
    b.take(*paths)
    assert b.digest() == a.digest()


class _Stopping(Progress):
    """Stops at its so-manieth tick."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.left = after + 1

    def tick(self, done: int = 0, total: int = 0, text: str = "") -> None:
        self.left -= 1
        if self.left <= 0:
            self.cancel()
        super().tick(done, total, text)


def test_a_stick_that_takes_nothing_leaves_what_came_in(two: list[Place], stick: Path) -> None:
    a, b = two
    a.person("陈晓彤")
    a.export(stick, b)
    (stick / exchange.FOLDER).write_text("a file where the folder should be")
    done = b.sync(stick)
    assert b.names() == {"陈晓彤"}
    assert isinstance(done.trouble, EnvironmentProblem) and done.exported == ()
    with pytest.raises(UserError) as gone:
        exchange.sync(b.desk, b.actor, stick / "gone")
    assert gone.value.field == "folder"
    with pytest.raises(UserError):
        exchange.export_to(b.desk, b.actor, [a.site], stick / "gone")


def test_what_lies_beyond_a_gap_waits_and_is_told_by_dates(two: list[Place], stick: Path) -> None:
    a, b = two
    b.take(*a.export(stick / "0", b))
    a.take(*b.export(stick / "0", a))
    a.clock.advance(days=1)
    row = a.person("甲")
    first = a.export(stick / "1", b)
    # b's receipt reaches a, then b's disk is put back to what it was before.
    b.desk.close()
    shutil.copytree(b.folder, b.folder.with_name("older"))
    b.open()
    b.take(*first)
    a.take(*b.export(stick / "2", a))
    b.desk.close()
    shutil.rmtree(b.folder)
    shutil.copytree(b.folder.with_name("older"), b.folder)
    b.open()
    a.clock.advance(days=2)
    b.clock.advance(days=4)
    a.rename(row, "甲一")
    beyond = a.export(stick / "3", b)
    found = b.take(*beyond)
    assert found.total.waiting == found.total.received > 0
    assert b.names() == set()
    (peer,) = [one for one in peers.peers(b.desk) if one.certificate.site == a.site]
    assert sum(gap[2] for gap in peer.missing) >= 1 and peer.missing[0][0] == date(2026, 7, 18)
    info, _ = slips.slip(b.desk, b.actor, [slips.recent(b.desk)[0].id], b.folder / "slip.pdf")
    assert "Still awaited" in PdfReader(info.path).pages[0].extract_text()
    # Its own vector says that it has nothing of it, so a sends it all.
    a.take(*b.export(stick / "4", a))
    found = b.take(*a.export(stick / "5", b))
    assert b.names() == {"甲一"} and found.total.waiting == 0
    with b.desk.store.read() as session:
        assert session.execute(select(held)).all() == []


def test_a_copied_computer_takes_another_identity_before_it_writes(two: list[Place], stick: Path) -> None:
    a, b = two
    a.desk.close()
    shutil.copytree(a.folder, a.folder.with_name("twin"))
    a.open()
    twin = Place(a.folder.with_name("twin"))
    try:
        a.person("原机")
        b.take(*a.export(stick / "1", b))
        before = twin.site
        found = twin.take(*b.export(stick / "2", twin))
        assert found.new_identity and twin.site != before
        twin.person("副本")
        b.take(*twin.export(stick / "3", b))
        assert b.names() == {"原机", "副本"}
        twin.take(*b.export(stick / "3", twin))
        assert twin.names() == b.names(), "nothing is known of the new one, so it is written everything"
        assert b.take(*a.export(stick / "4", b)).branches == ()
    finally:
        twin.desk.close()


def test_a_first_machine_whose_clock_is_behind_goes_on_being_written_to(two: list[Place], stick: Path) -> None:
    a, b = two
    a.desk.close()
    shutil.copytree(a.folder, a.folder.with_name("twin"))
    a.open()
    twin = Place(a.folder.with_name("twin"))
    with closing(twin.desk):
        a.person("原机")
        b.take(*a.export(stick / "1", b))
        assert twin.take(*b.export(stick / "2", twin)).new_identity
        twin.person("副本")
        b.take(*twin.export(stick / "3", b))
        assert a.site not in {one.site for one in peers.neighbours(b.desk)}
        a.clock.advance(days=-400)
        b.take(*a.export(stick / "4", b))
        assert {a.site, twin.site} <= {one.site for one in peers.neighbours(b.desk)}
        a.take(*b.export(stick / "5", a))
        assert a.names() == b.names() == {"原机", "副本"}


def test_two_continuations_of_one_desk_are_both_kept_and_told(two: list[Place], stick: Path) -> None:
    a, b = two
    a.desk.close()
    shutil.copytree(a.folder, a.folder.with_name("twin"))
    a.open()
    twin = Place(a.folder.with_name("twin"))
    try:
        a.person("原机")
        twin.person("副本")
        b.take(*a.export(stick / "1", b))
        found = b.take(*twin.export(stick / "2", b))
        assert b.names() == {"原机", "副本"}
        assert len(found.branches) == 1 and "Desk A" in found.branches[0]
        both, old = b.export(stick / "3", a), a.site
        for one in (a, twin):
            one.clock.advance(minutes=1)
            assert one.take(*both).new_identity
            b.take(*one.export(stick / one.site, b))
        names = {one.site: one.name for one in peers.freshness(b.desk)}
        assert old not in names, "nobody goes on under it"
        assert names[a.site] != names[twin.site], "the two can be told apart"
    finally:
        twin.desk.close()


def test_clocks_that_disagree_are_told(two: list[Place], stick: Path) -> None:
    a, b = two
    a.clock.advance(hours=3)
    assert "3 hours ahead" in b.take(*a.export(stick / "1", b)).clocks[0]
    a.person("甲")
    b.take(*a.export(stick / "2", b))
    b.clock.advance(minutes=2)
    (said,) = a.take(*b.export(stick / "3", a)).clocks
    assert "behind" in said
    b.clock.now = a.clock.now
    assert a.take(*b.export(stick / "4", a)).clocks == ()


def test_many_photos_make_several_files_that_come_in_any_order(
    two: list[Place], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = two
    monkeypatch.setattr(writing, "PHOTO_BYTES", 1)
    for colour in ("red", "green", "blue"):
        a.station(f"驿站{colour}", colour)
    first, *others = a.export(stick, b)
    assert len(others) >= 2
    found = b.take(*reversed(others))
    assert set(codes(found)) == {TAKEN} and found.total.photos >= 2 and found.total.received == 0
    found = b.take(first, others[0])
    assert sorted(codes(found)) == [AGAIN, TAKEN] and found.total.applied == found.total.received >= 6
    assert photo_names(b) == photo_names(a) and len(photo_names(b)) == 3
    assert b.digest() == a.digest()
    info, _ = slips.slip(b.desk, b.actor, [slips.find(b.desk, first.name)], b.folder / "slip.pdf")
    text = "".join(page.extract_text() for page in PdfReader(info.path).pages)
    assert all(path.name in text for path in (first, *others))
    a.sync(stick)
    a.sync(stick)
    left = [path.name for path in (stick / exchange.FOLDER).iterdir() if "_440305-007B_" in path.name]
    assert len({name.split("_")[3][:8] for name in left}) == 1 and len(left) == 1 + len(others)


def test_very_much_is_written_as_several_bundles_and_read_one_by_one(
    two: list[Place], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = two
    monkeypatch.setattr(exchange_out, "AT_ONCE", 3)
    monkeypatch.setattr(exchange_in, "AT_ONCE", 3)
    monkeypatch.setattr(exchange_in, "IN_MEMORY", 0)
    for number in range(8):
        a.person(f"人{number}")
    a.station("蛇口驿站", "red")
    written, _ = exchange.export_to(a.desk, a.actor, [b.site], stick, full=True)
    assert len(written.bundle_ids) == len(written.paths) >= 3
    assert written.operations == a.operations()
    found = b.take(*reversed(written.paths))
    assert set(codes(found)) == {TAKEN} and found.total.waiting == 0
    assert found.total.received == written.operations == found.total.had + found.total.applied
    assert b.digest() == a.digest()
    a.take(*b.export(stick / "back", a))
    assert exchange.export_to(a.desk, a.actor, [b.site], stick)[0].operations == 0


@pytest.mark.slow
def test_a_long_lane_of_our_own_is_cut_into_pieces_that_are_each_signed(two: list[Place], stick: Path) -> None:
    a, b = two
    with a.desk.store.write(SYSTEM.staff_id) as tx:
        tx.insert_many(Tally, ({"at": a.clock.now, "service": "water", "count": n} for n in range(210_000)))
    written, _ = exchange.export_to(a.desk, a.actor, [b.site], stick)
    assert len(written.bundle_ids) == 2 and written.operations == 210_000
    found = b.take(written.paths[1])
    assert found.total.waiting == found.total.received == 110_000
    found = b.take(written.paths[0])
    assert found.total.applied == 100_000 and found.total.released == 110_000
    assert b.digest() == a.digest()


def test_with_the_administrators_leave_a_centre_above_carries_what_it_doesnt_read(
    made_desks: Path, tmp_path: Path, stick: Path
) -> None:
    with kit.places(made_desks, tmp_path, "a", "b", "street") as (a, b, street):
        identity.set_grant(a.desk, a.admin, True)
        a.person("陈晓彤")
        (path,) = a.export(stick / "1", street)
        found = street.take(path)
        assert found.total.kept >= 1 and street.names() == set()
        info, _ = slips.slip(street.desk, street.actor, [slips.find(street.desk, path.name)], stick / "slip.pdf")
        assert "gave leave to carry them" in PdfReader(info.path).pages[0].extract_text().replace("\n", " ")
        b.take(*street.export(stick / "2", b))
        assert b.names() == {"陈晓彤"}, "it is a relay now"


# ------------------------------------------------------------------------------------------- who was silent


def test_whoever_is_silent_for_too_long_stands_first(made_desks: Path, tmp_path: Path, stick: Path) -> None:
    with kit.places(made_desks, tmp_path, "a", "b", "street") as (a, b, street):
        a.take(*b.export(stick, a), *street.export(stick, a))
        state = {one.name: one for one in peers.freshness(a.desk)}
        assert [one.silent_days for one in state.values()] == [0, 0]
        a.clock.advance(days=4)
        first, second = peers.freshness(a.desk)
        assert (first.site, first.is_overdue, first.silent_days) == (b.site, True, 4)
        assert (second.site, second.is_overdue) == (street.site, False)
        settings.save(a.desk, a.admin, {SYNC_SILENT_OWN.key: 9})
        assert not any(one.is_overdue for one in peers.freshness(a.desk))
        a.clock.advance(days=4)
        assert [one.site for one in peers.freshness(a.desk) if one.is_overdue] == [street.site]


def test_a_neighbour_knows_what_it_was_written_and_what_it_acknowledged(two: list[Place], stick: Path) -> None:
    a, b = two
    a.clock.advance(minutes=1)
    a.person("甲")

    def b_at_a() -> peers.PeerState:
        return next(one for one in peers.peers(a.desk) if one.certificate.site == b.site)

    assert b_at_a().lacks == 1
    a.clock.advance(minutes=1)
    b.take(*a.export(stick, b))
    assert b_at_a().sent_at == a.clock.now and b_at_a().lacks == 1
    b.clock.now = a.clock.now
    a.take(*b.export(stick, a))
    assert b_at_a().lacks == 0 and b_at_a().holds_until == a.clock.now - timedelta(minutes=1)


# ------------------------------------------------------------------------------------------- the slip


def test_the_slip_is_printed_on_both_sides_with_names_figures_and_checksums(two: list[Place], stick: Path) -> None:
    a, b = two
    a.clock.advance(minutes=10)
    b.clock.advance(minutes=10)
    a.person("陈晓彤")
    a.station("蛇口驿站", "red")
    (path,) = a.export(stick, b)
    b.take(path)
    texts = []
    for place in (a, b):
        last = slips.last(place.desk)
        assert last is not None
        wanted = slips.find(place.desk, str(path))
        info, _ = slips.slip(place.desk, place.actor, [wanted], place.folder / "slip.pdf")
        reader = PdfReader(info.path)
        texts.append("".join(page.extract_text() for page in reader.pages))
        assert info.pages == len(reader.pages) == 1
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    for text in texts:
        assert path.name in text
        assert digest in text.replace(" ", "").replace("\n", "")
        assert "440305-007A" in text and "440305-007B" in text
        assert "Signature and stamp" in text and "林晓" in text
        assert "陈晓彤" not in text
    assert "handed over" in texts[0] and "received" in texts[1]
    figures = slips.recent(b.desk)[0].total
    assert figures is not None
    assert f"{figures.received} received = {figures.applied} new + 0 here before + 0 waiting + 0 kept aside" in texts[1]


def test_the_last_exchange_is_one_whole(two: list[Place], stick: Path) -> None:
    a, b = two
    a.person("甲")
    a.clock.advance(hours=1)
    b.clock.advance(hours=1)
    a.sync(stick)
    b.sync(stick)
    last = slips.last(b.desk)
    assert last is not None
    assert (last.senders, last.recipients, last.received.received) == (1, 2, 1)
    assert [direction for _, direction in last.bundle_ids].count("in") == 1
    assert len(last.bundle_ids) == 3
    info, _ = slips.slip(b.desk, b.actor, last.bundle_ids, b.folder / "all.pdf")
    assert info.pages == info.rows == 3
    with pytest.raises(UserError):
        slips.find(b.desk, "000000")
