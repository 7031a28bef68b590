"""Who a desk is among the others: keys by file, requests and answers, a lost key, a copied disk."""

import base64
import json
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.clock import SteppedClock
from app.core.errors import EnvironmentProblem, UserError
from app.db.models.log import lane
from app.db.oplog import digest
from app.documents.minisign import SecretKey
from app.domain.auth import SYSTEM, Actor
from app.domain.settings import DESK_LETTER, SITE_NAME
from app.domain.sites import Level
from app.domain.sync.chain import head_message
from app.domain.sync.trust import Certificate, read_document, site_of
from app.services import backup, check, exchange, identity, keys, people, setup, staff
from app.services import settings as settings_of
from app.services.credentials import sign_document
from app.services.desk import Desk, open_desk
from app.services.identity import Relation, Standing, State
from app.services.keyring import KeyRing

PIN = "204816"
NOW = datetime(2026, 7, 18, 10, 42, tzinfo=UTC)
NUMBER = "110101199003078515"


@dataclass
class Post:
    """A desk with whoever is its administrator."""

    desk: Desk
    admin: Actor


Make = Callable[..., Post]


Prepared = Callable[[str, str, str], Path]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Data folders of desks that were set up, each made once."""
    root = tmp_path_factory.mktemp("prepared")

    def folder(name: str, code: str, level: str) -> Path:
        place = root / name
        if not place.exists():
            desk = open_desk(place, SteppedClock(NOW))
            site_name = name if name != "second" else "蛇口社区"
            setup.init(desk, site_code=code, name=site_name, level=level, admin_name="王主任", pin=PIN)
            desk.close()
        return place

    return folder


@pytest.fixture
def make(tmp_path: Path, clock: SteppedClock, prepared: Prepared) -> Iterator[Make]:
    """Desks in folders of their own; all are closed after the test."""
    opened: list[Desk] = []

    def made(name: str, code: str, level: str) -> Post:
        shutil.copytree(prepared(name, code, level), tmp_path / name)
        desk = open_desk(tmp_path / name, clock)
        opened.append(desk)
        return Post(desk, staff.list_staff(desk)[0].actor)

    yield made
    for desk in opened:
        desk.close()


@pytest.fixture
def district(make: Make) -> Post:
    """南山区, which enrols."""
    return make("南山区", "440305-001", "district")


@pytest.fixture
def community(make: Make) -> Post:
    """蛇口, which is enrolled."""
    return make("蛇口社区", "440305-007", "community")


def ask(asking: Post, giving: Post, folder: Path, **more: str) -> identity.OwnFacts:
    """Request, telephone, certificate, answer."""
    path = identity.write_request(asking.desk, asking.admin, folder, **more)
    request = identity.read_request(giving.desk, path)
    answer, _ = identity.certify(giving.desk, giving.admin, request, request.fingerprint, folder)
    own, _ = identity.take_answer(asking.desk, asking.admin, answer)
    return own


def tell(teller: Desk, listener: Desk) -> None:
    """Hand over all documents, as a bundle does."""
    with listener.store.write(SYSTEM.staff_id) as tx:
        identity.take_documents(listener, tx, identity.documents(teller))
    listener.forget_roster()


# ---- the keys


def test_a_centre_has_keys_from_the_day_it_is_set_up(community: Post) -> None:
    own = identity.own(community.desk)
    assert own.site == community.desk.store.site == site_of(own.sign.public)
    facts = identity.own_facts(community.desk)
    assert facts.standing is Standing.TOP
    assert facts.facts is not None
    assert (facts.facts.name, facts.facts.letter, facts.facts.centre_name) == ("Desk A", "A", "蛇口社区")
    assert community.desk.store.authority is community.desk.roster


def test_private_keys_are_for_this_account_alone_and_in_no_backup(
    community: Post, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    own = identity.own(community.desk)
    path = community.desk.ring.path(own.site)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    backup.backup_to(community.desk, community.admin, tmp_path / "copy.sqlite")
    identity.write_request(community.desk, community.admin, tmp_path)
    secret = json.loads(path.read_text("utf-8"))
    for file in [*tmp_path.glob("*.sqlite"), *tmp_path.glob("*.dqreq"), community.desk.store.path]:
        content = file.read_bytes()
        assert secret["sign"].encode() not in content
        assert secret["age"].encode() not in content
        assert own.sign.seed not in content
    assert secret["age"] not in repr(own) and secret["sign"] not in repr(own)
    out, error = capfd.readouterr()
    assert not out and not error


def test_what_an_older_program_wrote_gets_keys_and_stays_as_it_is(
    folder: Path, desk: Desk, admin: Actor, clock: SteppedClock
) -> None:
    people.save(desk, admin, None, {"name": "张硕"})
    site = desk.store.site
    desk.store.become("b" * 32, desk.store.centre)
    desk.store.set_authority(None)  # it knew nobody
    people.save(desk, admin, None, {"name": "李梅"})
    desk.close()
    shutil.copy(folder / "keys" / "centre.key", folder)
    shutil.rmtree(folder / "keys")
    (folder / "keys").mkdir()
    shutil.move(folder / "centre.key", folder / "keys")
    with sqlite3.connect(folder / "dangqun.sqlite") as connection:
        connection.execute("DELETE FROM credential")
        connection.execute("DELETE FROM meta WHERE key = 'roots'")
        before = connection.execute("SELECT name FROM person ORDER BY name").fetchall()
    connection.close()

    again = open_desk(folder, clock)
    try:
        assert again.store.site not in (site, "b" * 32)
        assert set(identity.former(again)) == {site, "b" * 32}
        assert {one.site: one.state for one in identity.desks(again)} == {
            again.store.site: State.TRUSTED,
            site: State.REPLACED,
            "b" * 32: State.REPLACED,
        }
        assert identity.own_facts(again).standing is Standing.TOP
        for old in (site, "b" * 32):
            heads = _heads(again, old)
            assert heads
            for message, sig in heads:
                assert identity.is_head(again.roster, old, message, sig)
                assert not identity.is_head(again.roster, old, message + b"x", sig)
        again.store.rebuild()
        with again.store.read() as session:
            assert [tuple(row) for row in session.execute(select(people.Person.name).order_by(people.Person.name))] == (
                before
            )
    finally:
        again.close()


def _heads(desk: Desk, site: str) -> list[tuple[bytes, str]]:
    with desk.store.read() as session:
        rows = session.execute(select(lane).where(lane.c.site == site)).all()
    return [(head_message(row.site, row.stream, row.seq, row.tip), row.sig or "") for row in rows]


# ---- enrolment


def test_a_centre_is_enrolled_by_the_one_above(district: Post, community: Post, tmp_path: Path) -> None:
    own = ask(community, district, tmp_path)
    assert (own.standing, own.parent, own.parent_name) == (Standing.ENROLLED, "440305-001", "南山区")
    assert community.desk.settings[DESK_LETTER] == "A"
    above = identity.desks(community.desk)[1]
    assert (above.relation, above.centre_name, above.state) == (Relation.ABOVE, "南山区", State.TRUSTED)
    below = identity.desks(district.desk)[1]
    assert (below.relation, below.site, below.issuer) == (
        Relation.BELOW,
        community.desk.store.site,
        district.desk.store.site,
    )
    assert identity.own_facts(district.desk).standing is Standing.TOP


def test_enrolled_is_enrolled_after_reopening(
    district: Post, community: Post, tmp_path: Path, clock: SteppedClock
) -> None:
    ask(community, district, tmp_path)
    site, folder = community.desk.store.site, community.desk.folder
    community.desk.close()
    again = open_desk(folder, clock)
    assert again.store.site == site
    assert identity.own_facts(again).standing is Standing.ENROLLED
    again.close()


def test_the_fingerprint_has_to_be_the_one_that_was_read_out(district: Post, community: Post, tmp_path: Path) -> None:
    path = identity.write_request(community.desk, community.admin, tmp_path)
    request = identity.read_request(district.desk, path)
    for typed in ("", "K7Q2", request.fingerprint[:-1], request.fingerprint[::-1]):
        with pytest.raises(UserError) as refused:
            identity.certify(district.desk, district.admin, request, typed, tmp_path)
        assert refused.value.field == "fingerprint"
    assert not list(tmp_path.glob("*.dqans"))
    assert len(identity.desks(district.desk)) == 1
    heard = request.fingerprint.lower().replace("o", "0").replace("b", "8").replace(" ", "-")
    identity.certify(district.desk, district.admin, request, heard, tmp_path)


def test_only_a_centre_above_enrols(district: Post, community: Post, make: Make, tmp_path: Path) -> None:
    other = make("福田区", "440304-001", "district")
    path = identity.write_request(other.desk, other.admin, tmp_path)
    with pytest.raises(UserError, match="of a lower level only"):
        identity.read_request(district.desk, path)
    with pytest.raises(UserError, match="of a lower level only"):
        identity.read_request(community.desk, path)
    ask(community, district, tmp_path)
    path = identity.write_request(district.desk, district.admin, tmp_path)
    with pytest.raises(UserError, match="stands above"):
        identity.read_request(community.desk, path)
    with pytest.raises(UserError, match="this desk itself"):
        identity.read_request(district.desk, path)


def test_the_wrong_file_is_refused_in_words_that_help(district: Post, community: Post, tmp_path: Path) -> None:
    request = identity.write_request(community.desk, community.admin, tmp_path)
    read = identity.read_request(district.desk, request)
    answer, _ = identity.certify(district.desk, district.admin, read, read.fingerprint, tmp_path)
    nonsense = tmp_path / "照片.jpg"
    nonsense.write_bytes(b"\xff\xd8\xff" * 100)
    for path, words in (
        (answer, "is an answer; a request"),
        (nonsense, "is not a request"),
        (tmp_path / "none", "can't be read"),
    ):
        with pytest.raises((UserError, EnvironmentProblem), match=words):
            identity.read_request(district.desk, path)
    named = tmp_path / "notes.dqans"
    named.write_text("今天的会议记录")
    found = ((request, "is a request; an answer"), (nonsense, "is not an answer"), (named, "is damaged"))
    for path, words in found:
        with pytest.raises(UserError, match=words):
            identity.take_answer(community.desk, community.admin, path)
    with pytest.raises(UserError, match="for another desk"):
        identity.take_answer(district.desk, district.admin, answer)


def test_an_answer_that_somebody_changed_is_refused(district: Post, community: Post, tmp_path: Path) -> None:
    request = identity.read_request(district.desk, identity.write_request(community.desk, community.admin, tmp_path))
    answer, _ = identity.certify(district.desk, district.admin, request, request.fingerprint, tmp_path)
    content = json.loads(answer.read_text("utf-8"))
    before = identity.documents(community.desk)
    for part in ("for", "by", "certificate", "roots", "documents", "sig"):
        value = content[part]
        changed = value[::-1] if isinstance(value, str) else [*value[:-1], "f" * 32, value[-1]]
        answer.write_text(json.dumps({**content, part: changed}, ensure_ascii=False), "utf-8")
        with pytest.raises(UserError):
            identity.take_answer(community.desk, community.admin, answer)
    assert identity.documents(community.desk) == before
    assert identity.own_facts(community.desk).standing is Standing.TOP


def test_a_request_that_somebody_changed_is_refused(district: Post, community: Post, tmp_path: Path) -> None:
    path = identity.write_request(community.desk, community.admin, tmp_path)
    path.write_text(path.read_text("utf-8").replace("蛇口社区", "海上世界"), "utf-8")
    with pytest.raises(UserError, match="damaged, or somebody changed it"):
        identity.read_request(district.desk, path)


def test_nobody_but_an_administrator_says_who_belongs(desk: Desk, manager: Actor, clerk: Actor, tmp_path: Path) -> None:
    for who in (manager, clerk):
        for act in (
            lambda who=who: identity.write_request(desk, who, tmp_path),
            lambda who=who: identity.revoke(desk, who, "a" * 32, "x"),
            lambda who=who: identity.set_grant(desk, who, True),
            lambda who=who: identity.protect(desk, who, "a long passphrase"),
        ):
            with pytest.raises(UserError, match="Only an administrator"):
                act()


# ---- a second desk


def test_a_second_computer_joins_from_an_empty_folder(community: Post, tmp_path: Path, clock: SteppedClock) -> None:
    joining = open_desk(tmp_path / "second", clock)
    with pytest.raises(UserError, match="9 digits"):
        identity.write_request(joining, SYSTEM, tmp_path)
    own = ask(Post(joining, SYSTEM), community, tmp_path, centre="440305007")
    assert (own.standing, own.facts and own.facts.letter) == (Standing.JOINED, "B")
    assert own.facts is not None and own.facts.centre_name == "蛇口社区"
    assert joining.keys.mark == community.desk.keys.mark
    assert joining.settings[DESK_LETTER] == "B"
    assert not joining.is_set_up
    site = joining.store.site
    joining.close()
    joining = open_desk(tmp_path / "second", clock)
    assert joining.store.site == site
    assert {one.site for one in identity.desks(joining)} == {site, community.desk.store.site}
    joining.close()


def test_who_began_to_join_may_still_set_up_a_centre_of_its_own(tmp_path: Path, clock: SteppedClock) -> None:
    desk = open_desk(tmp_path / "second", clock)
    identity.write_request(desk, SYSTEM, tmp_path, centre="440305-007")
    setup.init(desk, site_code="440305-009", name="别的", level="community", admin_name="王主任", pin=PIN)
    assert [one.centre for one in identity.desks(desk)] == ["440305-009"]
    assert identity.own_facts(desk).standing is Standing.TOP
    desk.close()


def test_two_desks_that_were_set_up_apart_become_one_centre(
    district: Post, community: Post, make: Make, tmp_path: Path
) -> None:
    second = make("second", "440305-007", "community")
    card = people.save(second.desk, second.admin, None, {"name": "张硕", "id_number": NUMBER})[0].id
    own = ask(second, community, tmp_path)
    assert own.facts is not None
    assert (own.facts.letter, own.facts.name) == ("B", "Desk B")
    assert second.desk.keys.mark == community.desk.keys.mark
    assert people.reveal(second.desk, second.admin, card, "id_number", "核对证件信息")[0] == NUMBER
    assert keys.key_fits(second.desk)
    # The second is enrolled; by its word the first one is known above, too, and the first learns who is above.
    assert ask(second, district, tmp_path).standing is Standing.ENROLLED
    tell(second.desk, community.desk)
    assert identity.own_facts(community.desk).parent_name == "南山区"
    tell(second.desk, district.desk)
    assert {one.site for one in identity.desks(district.desk) if one.relation is Relation.BELOW} == {
        community.desk.store.site,
        second.desk.store.site,
    }


def test_the_answer_for_a_second_desk_keeps_the_centres_key_to_itself(
    community: Post, make: Make, tmp_path: Path
) -> None:
    second = make("second", "440305-007", "community")
    request = identity.read_request(community.desk, identity.write_request(second.desk, second.admin, tmp_path))
    answer, _ = identity.certify(community.desk, community.admin, request, request.fingerprint, tmp_path)
    key = community.desk.keys.read()
    assert key not in answer.read_bytes()
    assert base64.b64encode(key) not in answer.read_bytes()


def test_letters_are_not_given_twice(community: Post, make: Make, tmp_path: Path, clock: SteppedClock) -> None:
    letters = []
    for name in ("one", "two"):
        joining = open_desk(tmp_path / name, clock)
        own = ask(Post(joining, SYSTEM), community, tmp_path, centre="440305-007")
        letters.append(own.facts.letter if own.facts else "")
        last = joining.store.site
        joining.close()
    assert letters == ["B", "C"]
    identity.revoke(community.desk, community.admin, last, "丢失")
    third = open_desk(tmp_path / "three", clock)
    path = identity.write_request(third, SYSTEM, tmp_path, centre="440305-007")
    request = identity.read_request(community.desk, path)
    assert request.letter == "D"
    for letter in ("A", "c", "甲", "AB"):
        with pytest.raises(UserError) as refused:
            identity.certify(community.desk, community.admin, request, request.fingerprint, tmp_path, letter=letter)
        assert refused.value.field == "letter"
    identity.certify(community.desk, community.admin, request, request.fingerprint, tmp_path, letter="h")
    third.close()


def test_a_new_computer_may_also_ask_the_centre_above_which_knows_what_it_joins(
    district: Post, community: Post, tmp_path: Path, clock: SteppedClock
) -> None:
    """The only computer of the centre is lost: nobody else there can certify."""
    joining = open_desk(tmp_path / "new", clock)
    path = identity.write_request(joining, SYSTEM, tmp_path, centre="440305-007")
    with pytest.raises(UserError, match="Nobody here knows the centre"):
        identity.read_request(district.desk, path)
    ask(community, district, tmp_path)
    request = identity.read_request(district.desk, path)
    assert (request.centre_name, request.level, request.letter) == ("蛇口社区", Level.COMMUNITY, "B")
    answer, _ = identity.certify(district.desk, district.admin, request, request.fingerprint, tmp_path)
    own, _ = identity.take_answer(joining, SYSTEM, answer)
    assert (own.standing, own.parent_name) == (Standing.JOINED, "南山区")
    assert {one.site for one in identity.desks(district.desk) if one.relation is Relation.BELOW} == {
        joining.store.site,
        community.desk.store.site,
    }
    joining.close()


# ---- copies, lost keys


def test_a_renewed_desk_is_known_to_the_others_by_its_old_key(district: Post, community: Post, tmp_path: Path) -> None:
    ask(community, district, tmp_path)
    old = community.desk.store.site
    heads = len(_heads(community.desk, old))
    new = identity.renew(community.desk)
    assert new == community.desk.store.site != old
    assert identity.own_facts(community.desk).standing is Standing.ENROLLED
    tell(community.desk, district.desk)
    states = {one.site: one.state for one in identity.desks(district.desk)}
    assert (states[new], states[old]) == (State.TRUSTED, State.REPLACED)
    assert [one.site for one in district.desk.roster.neighbours(district.desk.store.site)] == [new]
    signed = _heads(community.desk, old)
    assert len(signed) == heads > 0
    assert all(identity.is_head(district.desk.roster, old, message, sig) for message, sig in signed)


def test_a_restored_desk_is_known_by_its_old_key_and_one_restored_elsewhere_is_not(
    district: Post, community: Post, tmp_path: Path, clock: SteppedClock
) -> None:
    ask(community, district, tmp_path)
    old, folder = community.desk.store.site, community.desk.folder
    backup.backup_to(community.desk, community.admin, tmp_path / "copy.sqlite")
    community.desk.close()
    for place, expected in ((folder, Standing.ENROLLED), (tmp_path / "elsewhere", Standing.AGAIN)):
        backup.restore(place, tmp_path / "copy.sqlite", clock)
        desk = open_desk(place, clock)
        assert desk.store.site != old
        assert identity.own_facts(desk).standing is expected
        people.save(desk, community.admin, None, {"name": "张硕"})
        assert found(desk) == {"张硕"}
        desk.close()


def test_a_desk_whose_keys_are_lost_goes_on_alone_and_says_that_it_must_be_certified_again(
    district: Post, community: Post, tmp_path: Path, clock: SteppedClock
) -> None:
    ask(community, district, tmp_path)
    old, folder = community.desk.store.site, community.desk.folder
    community.desk.close()
    community.desk.ring.path(old).unlink()
    desk = open_desk(folder, clock)
    again = Post(desk, community.admin)
    assert desk.store.site != old
    assert identity.own_facts(desk).standing is Standing.AGAIN
    other = open_desk(tmp_path / "other", clock)
    path = identity.write_request(other, SYSTEM, tmp_path, centre="440305-007")
    other.close()
    with pytest.raises(UserError, match="certified again before"):
        identity.read_request(desk, path)
    path.unlink()
    people.save(desk, again.admin, None, {"name": "张硕"})  # daily work goes on
    assert people.search(desk, "张硕")
    tell(desk, district.desk)
    assert desk.store.site not in district.desk.roster.certificates

    assert ask(again, district, tmp_path).standing is Standing.ENROLLED
    # What it wrote under the lost key and nobody has yet: whoever revokes that identity vouches for it.
    unsigned = _heads(desk, old)
    assert unsigned and not any(identity.is_head(desk.roster, old, message, sig) for message, sig in unsigned)
    identity.revoke(desk, again.admin, old, "电脑硬盘坏了")
    tell(desk, district.desk)
    for message, sig in _heads(desk, old):
        assert sig
        assert identity.is_head(district.desk.roster, old, message, sig)
    desk.close()


def test_the_health_page_says_that_no_other_desk_takes_anything(
    district: Post, community: Post, tmp_path: Path, clock: SteppedClock
) -> None:
    ask(community, district, tmp_path)

    def line(desk: Desk) -> check.CheckLine:
        return next(one for one in check.check(desk) if one.name == "Keys of this desk")

    assert line(community.desk).ok
    community.desk.close()
    community.desk.ring.path(community.desk.store.site).unlink()
    missing = next(one for one in check.check_folder(community.desk.folder, clock) if one.name == "Keys of this desk")
    assert (missing.ok, missing.detail) == (False, "missing")
    desk = open_desk(community.desk.folder, clock)
    assert not line(desk).ok and "certified again" in line(desk).remedy
    deep = next(one for one in check.check(desk, deep=True) if one.name == "Tables made again from the log")
    assert deep.ok
    desk.close()


def test_a_letter_that_another_desk_has_is_not_taken(community: Post, make: Make, tmp_path: Path) -> None:
    second = make("second", "440305-007", "community")
    ask(second, community, tmp_path)
    with pytest.raises(UserError) as refused:
        settings_of.save(second.desk, second.admin, {DESK_LETTER.key: "a"})
    assert refused.value.field == DESK_LETTER.key
    settings_of.save(second.desk, second.admin, {DESK_LETTER.key: "Q"})
    assert second.desk.settings[DESK_LETTER] == "Q"


def test_a_damaged_key_of_a_former_identity_is_in_nobodys_way(community: Post, tmp_path: Path) -> None:
    old = community.desk.store.site
    identity.renew(community.desk)
    older = community.desk.store.site
    identity.renew(community.desk)
    content = json.loads(community.desk.ring.path(old).read_text("utf-8"))
    community.desk.ring.path(old).write_text(json.dumps({**content, "sign": "AAAA"}), "utf-8")
    community.desk.ring.path(older).write_bytes(b"\xff")
    community.desk.ring = KeyRing(community.desk.folder)
    assert identity.former(community.desk) == {}
    identity.protect(community.desk, community.admin, "蛇口社区的好日子2026")
    identity.unlock(community.desk, "蛇口社区的好日子2026")
    assert identity.write_request(community.desk, community.admin, tmp_path).exists()


def test_a_key_copy_brings_the_desks_own_keys_back(
    district: Post, community: Post, tmp_path: Path, clock: SteppedClock
) -> None:
    ask(community, district, tmp_path)
    copy = keys.save_key_copy(community.desk, community.admin, tmp_path)
    old, folder = community.desk.store.site, community.desk.folder
    community.desk.close()
    shutil.rmtree(folder / "keys")
    desk = open_desk(folder, clock)
    assert identity.own_facts(desk).standing is Standing.AGAIN
    keys.load_key_copy(desk, community.admin, copy)
    assert identity.own_facts(desk).standing is Standing.ENROLLED
    assert all(identity.is_head(desk.roster, old, message, sig) for message, sig in _heads(desk, old))
    tell(desk, district.desk)
    assert district.desk.roster.is_trusted(desk.store.site)
    desk.close()


def test_a_passphrase_keeps_the_keys_from_whoever_takes_the_disk(
    district: Post, community: Post, tmp_path: Path, clock: SteppedClock
) -> None:
    desk = community.desk
    secret = json.loads(desk.ring.path(desk.store.site).read_text("utf-8"))
    with pytest.raises(UserError) as refused:
        identity.protect(desk, community.admin, "short")
    assert refused.value.field == "passphrase"
    identity.protect(desk, community.admin, "蛇口社区的好日子2026")
    content = desk.ring.path(desk.store.site).read_text("utf-8")
    assert secret["sign"] not in content and secret["age"] not in content
    assert identity.own(desk).age_secret == secret["age"]  # this program was told it
    desk.close()

    desk = open_desk(desk.folder, clock)
    locked = Post(desk, community.admin)
    people.save(desk, locked.admin, None, {"name": "张硕"})  # daily work needs no key
    for act in (
        lambda: identity.own(desk),
        lambda: identity.write_request(desk, locked.admin, tmp_path),
        lambda: identity.protect(desk, locked.admin, None),
        lambda: identity.own(desk, "蛇口社区的坏日子2026"),
        lambda: identity.unlock(desk, ""),
    ):
        with pytest.raises(UserError) as refused:
            act()
        assert refused.value.field == "passphrase"
    identity.unlock(desk, "蛇口社区的好日子2026")
    assert ask(locked, district, tmp_path).standing is Standing.ENROLLED
    new = identity.renew(desk)
    assert desk.ring.is_protected(new)
    identity.protect(desk, locked.admin, None)
    desk.close()
    desk = open_desk(desk.folder, clock)
    assert identity.own(desk).site == new
    desk.close()


def test_what_a_locked_identity_could_not_sign_it_signs_when_the_passphrase_is_said(
    community: Post, tmp_path: Path, clock: SteppedClock
) -> None:
    identity.protect(community.desk, community.admin, "蛇口社区的好日子2026")
    old = community.desk.store.site
    community.desk.close()
    (community.desk.folder / "installation.json").unlink()  # it looks like a copied disk
    desk = open_desk(community.desk.folder, clock)
    assert desk.store.site != old
    desk.ring.unlock(old, "蛇口社区的好日子2026")
    identity.unlock(desk, "蛇口社区的好日子2026")
    assert {one.site: one.state for one in identity.desks(desk)}[old] is State.REPLACED
    assert all(identity.is_head(desk.roster, old, message, sig) for message, sig in _heads(desk, old))
    desk.close()


# ---- revoking, leave


def hand_over(sender: Post, receiver: Post, stick: Path) -> None:
    """A bundle on a stick."""
    exchange.export_to(sender.desk, sender.admin, [receiver.desk.store.site], stick)
    imported, _ = exchange.import_paths(receiver.desk, receiver.admin, [stick])
    assert not imported.refused
    shutil.rmtree(stick)
    stick.mkdir()


def found(desk: Desk) -> set[str]:
    """Everybody on the list of people."""
    return {hit.name for name in ("张硕", "李梅") for hit in people.search(desk, name)}


def hash_of(desk: Desk) -> str:
    with desk.store.read() as session:
        return digest(session.connection()).sha256


def test_a_desk_that_was_revoked_by_mistake_goes_on_alone_and_comes_back(
    community: Post, make: Make, tmp_path: Path, clock: SteppedClock
) -> None:
    second = make("second", "440305-007", "community")
    stick = tmp_path / "stick"
    stick.mkdir()
    ask(second, community, tmp_path)
    people.save(second.desk, second.admin, None, {"name": "张硕"})
    hand_over(second, community, stick)
    site = second.desk.store.site
    for wanted, reason, field in (
        (site, " ", "reason"),
        (site, "x" * 201, "reason"),
        (community.desk.store.site, "x", "site"),
        ("f" * 32, "x", "site"),
    ):
        with pytest.raises(UserError) as refused:
            identity.revoke(community.desk, community.admin, wanted, reason)
        assert refused.value.field == field
    identity.revoke(community.desk, community.admin, site, "电脑 丢失")
    facts = next(one for one in identity.desks(community.desk) if one.site == site)
    assert (facts.state, facts.reason) == (State.REVOKED, "电脑 丢失")
    path = identity.write_request(second.desk, second.admin, tmp_path)
    with pytest.raises(UserError, match="was revoked"):
        identity.read_request(community.desk, path)

    people.save(second.desk, second.admin, None, {"name": "李梅"})
    tell(community.desk, second.desk)
    assert identity.is_revoked(second.desk)
    assert identity.renew(second.desk) != site
    assert identity.own_facts(second.desk).standing is Standing.AGAIN
    assert found(second.desk) == {"张硕", "李梅"}

    ask(second, community, tmp_path)
    assert found(second.desk) == {"张硕"}
    hand_over(second, community, stick)
    hand_over(community, second, stick)
    assert hash_of(second.desk) == hash_of(community.desk)
    assert found(community.desk) == found(second.desk) == {"张硕"}
    # Nothing is lost: who revoked it lets count what has come since.
    identity.revoke(community.desk, community.admin, site, "电脑找到了")
    hand_over(community, second, stick)
    assert found(community.desk) == found(second.desk) == {"张硕", "李梅"}
    assert hash_of(second.desk) == hash_of(community.desk)


def test_a_desk_learns_at_the_next_start_that_it_was_revoked(
    community: Post, make: Make, tmp_path: Path, clock: SteppedClock
) -> None:
    second = make("second", "440305-007", "community")
    ask(second, community, tmp_path)
    identity.revoke(community.desk, community.admin, second.desk.store.site, "丢失")
    tell(community.desk, second.desk)
    second.desk.close()
    desk = open_desk(second.desk.folder, clock)
    assert desk.is_set_up
    assert desk.store.site != second.desk.store.site
    assert identity.own_facts(desk).standing is Standing.AGAIN
    desk.close()


def test_what_stays_in_a_centre_is_not_cut_by_one_above(district: Post, community: Post, tmp_path: Path) -> None:
    """The district has never had a visitor of it, so it can't say which was the last."""
    ask(community, district, tmp_path)
    site = community.desk.store.site
    identity.revoke(district.desk, district.admin, site, "搬走了")
    known = district.desk.roster
    assert known.counts(site, "centre:440305-007", 10**6)
    assert not known.counts(site, "report:440305-007", 1)


def test_a_child_revokes_nobody_above(district: Post, community: Post, tmp_path: Path) -> None:
    ask(community, district, tmp_path)
    with pytest.raises(UserError, match="own centre, or one above"):
        identity.revoke(community.desk, community.admin, district.desk.store.site, "x")
    identity.revoke(district.desk, district.admin, community.desk.store.site, "搬走了")
    assert not district.desk.roster.is_trusted(community.desk.store.site)


def test_leave_for_the_centres_above_is_given_and_taken_back(district: Post, community: Post, tmp_path: Path) -> None:
    ask(community, district, tmp_path)
    stream = "centre:440305-007"
    for leave in (True, False, True):
        identity.set_grant(community.desk, community.admin, leave)
        identity.set_grant(community.desk, community.admin, leave)
        assert identity.own_facts(community.desk).is_granted is leave
        tell(community.desk, district.desk)
        assert district.desk.roster.may_have("440305-001", stream) is leave


def test_a_clock_that_went_wrong_does_not_settle_things_for_years(community: Post, clock: SteppedClock) -> None:
    clock.advance(days=20_000)
    identity.set_grant(community.desk, community.admin, True)
    clock.advance(days=-20_000)
    identity.set_grant(community.desk, community.admin, False)
    assert not identity.own_facts(community.desk).is_granted


def test_a_desk_is_named_by_centre_and_letter_or_by_its_id(district: Post, community: Post, tmp_path: Path) -> None:
    ask(community, district, tmp_path)
    site = community.desk.store.site
    for text in ("440305-007-A", "440305007a", "440305-007A", site, site[:8], site.upper()):
        assert identity.named(district.desk, text) == site
    for text in ("440305-007-B", "", "zzzzzzzz"):
        with pytest.raises(UserError, match="Nobody here knows"):
            identity.named(district.desk, text)


# ---- what others send


def test_documents_of_strangers_are_left_out(district: Post, community: Post, make: Make, tmp_path: Path) -> None:
    stranger = make("别处", "440304-001", "district")
    ask(make("别处的社区", "440304-007", "community"), stranger, tmp_path)
    before = identity.documents(community.desk)
    tell(stranger.desk, community.desk)
    with community.desk.store.write(SYSTEM.staff_id) as tx:
        assert identity.take_documents(community.desk, tx, ["", "[]", "x" * 10_000, '["grant",{},""]']) == ()
    community.desk.forget_roster()
    assert identity.documents(community.desk) == before
    assert set(identity.consider(district.desk, before).certificates) == {district.desk.store.site}


def test_a_certificate_with_an_address_nobody_can_encrypt_to_is_not_taken(district: Post, community: Post) -> None:
    key = SecretKey.generate()
    own = identity.own(district.desk)
    mine = district.desk.roster.certificates[own.site]
    bad = replace(
        mine, site=site_of(key.public), sign=key.public, age="age1nobody", centre="440305-008",
        level=Level.COMMUNITY, issuer=site_of(key.public),
    )  # fmt: skip
    said = sign_document(replace(own, site=bad.site, sign=key), bad)
    given = sign_document(own, replace(bad, issuer=own.site))
    with district.desk.store.write(SYSTEM.staff_id) as tx:
        assert identity.take_documents(district.desk, tx, [said, given]) == ()


def test_only_what_concerns_the_recipient_is_sent(district: Post, community: Post, make: Make, tmp_path: Path) -> None:
    ask(community, district, tmp_path)
    ask(make("海上世界", "440305-008", "community"), district, tmp_path)
    for centres, expected in (
        ({"440305-001", "440305-007"}, {"440305-001", "440305-007"}),
        ({"440305-008"}, {"440305-008"}),
        (None, {"440305-001", "440305-007", "440305-008"}),
    ):
        found = [read_document(text)[0] for text in identity.documents(district.desk, centres)]
        assert {one.centre for one in found if isinstance(one, Certificate)} == expected


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory, prepared: Prepared) -> tuple[Path, list[str]]:
    """A community that knows only the district, and all the documents of a family around it."""
    root = tmp_path_factory.mktemp("family")
    posts = {}
    for name, home, code, level in (
        ("district", "南山区", "440305-001", "district"), ("community", "蛇口社区", "440305-007", "community"),
        ("second", "second", "440305-007", "community"), ("other", "海上世界", "440305-008", "community"),
    ):  # fmt: skip
        shutil.copytree(prepared(home, code, level), root / name)
        desk = open_desk(root / name)
        posts[name] = Post(desk, staff.list_staff(desk)[0].actor)
    ask(posts["community"], posts["district"], root)
    posts["community"].desk.close()
    shutil.copytree(root / "community", root / "before")
    posts["community"].desk = open_desk(root / "community")
    ask(posts["second"], posts["community"], root)
    ask(posts["other"], posts["district"], root)
    identity.renew(posts["second"].desk)
    tell(posts["second"].desk, posts["community"].desk)
    identity.set_grant(posts["community"].desk, posts["community"].admin, True)
    identity.revoke(posts["community"].desk, posts["community"].admin, posts["second"].desk.store.site, "丢失")
    texts = set()
    for post in posts.values():
        texts |= set(identity.documents(post.desk))
        post.desk.close()
    return root / "before", sorted(texts)


@settings(max_examples=6)
@given(st.data())
def test_documents_may_come_in_any_order_and_in_any_parts(known: tuple[Path, list[str]], data: st.DataObject) -> None:
    """What is kept of them is in the end the same; a bundle always brings the sender's whole set."""
    before, texts = known
    whole = before.parent / "whole"
    parts = before.parent / "parts"
    for folder in (whole, parts):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(before, folder)
    one, other = open_desk(whole), open_desk(parts)
    try:
        shuffled = data.draw(st.permutations(texts))
        cuts = sorted(data.draw(st.lists(st.integers(0, len(texts)), max_size=4)))
        for start, end in zip([0, *cuts], [*cuts, len(texts)], strict=True):
            with other.store.write(SYSTEM.staff_id) as tx:
                identity.take_documents(other, tx, shuffled[start:end])
        for desk in (one, other):
            with desk.store.write(SYSTEM.staff_id) as tx:
                identity.take_documents(desk, tx, texts)
            desk.forget_roster()
        assert identity.documents(one) == identity.documents(other)
        assert one.roster == other.roster
        assert one.roster.revocations
        with one.store.read() as session, other.store.read() as another:
            assert digest(session.connection()).sha256 == digest(another.connection()).sha256
    finally:
        one.close()
        other.close()


def test_the_recovery_key_is_the_centres_on_every_desk(community: Post, make: Make, tmp_path: Path) -> None:
    second = make("second", "440305-007", "community")
    assert identity.recovery(second.desk) != identity.recovery(community.desk)
    ask(second, community, tmp_path)
    assert identity.recovery(second.desk) == identity.recovery(community.desk)
    assert identity.recovery(community.desk).startswith("age1")
    community.desk.keys.path.unlink()
    community.desk._keys = None
    assert identity.recovery(community.desk) == ""


def test_staff_of_both_desks_are_asked_for_by_name(community: Post) -> None:
    assert [one.name for one in staff.list_staff(community.desk)] == ["王主任"]
    assert community.desk.settings[SITE_NAME] == "蛇口社区"
