"""This desk among the others by the command line: show, enrol, pair, certify, revoke."""

import functools
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app import cli
from app.core import i18n
from app.domain.sync.trust import site_of
from tests.cli.conftest import Done

At = Callable[..., Done]
PIN = "482915"


def command(folder: Path, name: str, *words: object, env: dict[str, str] | None = None, stdin: str = "") -> Done:
    """One command on the data folder of that name."""
    out, error = io.StringIO(), io.StringIO()
    environ = {"DANGQUN_DATA": str(folder / name), "DANGQUN_LANG": "en", **(env or {})}
    streams = cli.Streams(out, error, io.StringIO(stdin))
    code = cli.main([str(word) for word in words], environ=environ, streams=streams)
    i18n.use("en")
    return Done(code, out.getvalue(), error.getvalue())


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district and a community, not yet related, set up once."""
    folder = tmp_path_factory.mktemp("prepared")
    for name, code, level in (("district", "440305-001", "district"), ("community", "440305-007", "community")):
        words = ("init", "--site", code, "--name", name, "--level", level, "--admin", "王主任", "--pin", PIN)
        assert command(folder, name, *words).code == 0
    return folder


@pytest.fixture
def at(tmp_path: Path) -> At:
    """`at("community", "site", "show")`."""
    return functools.partial(command, tmp_path)


@pytest.fixture
def family(at: At, prepared: Path, tmp_path: Path) -> At:
    """The same, with the district and the community in place."""
    for name in ("district", "community"):
        shutil.copytree(prepared / name, tmp_path / name)
    return at


def facts(at: At, name: str) -> dict[str, object]:
    found: dict[str, object] = at(name, "--json", "site", "show").facts
    return found


def certified(at: At, child: str, parent: str, folder: Path, *ask: object) -> Path:
    """Request and certificate; answers the answer's file."""
    asked = at(child, "--json", "site", *ask, "-o", folder).facts
    done = at(parent, "--json", "site", "certify", asked["file"], "--fingerprint", asked["fingerprint"], "-o", folder)
    assert done.code == 0, done.error
    return Path(done.facts["file"])


def test_show_says_who_this_desk_is(family: At) -> None:
    shown = facts(family, "community")
    assert (shown["centre"], shown["letter"], shown["state"], shown["parent"]) == ("440305-007", "A", "top", "")
    assert shown["site"] == site_of(str(shown["sign"]))
    assert str(shown["age"]).startswith("age1") and str(shown["minisign"]).startswith("RW")
    words = family("community", "site", "show")
    for part in ("fingerprint", "minisign", "age"):
        assert str(shown[part]) in words.out
    assert "works without a centre above" in words.out
    assert family("nowhere", "site", "show").code != 0


def test_a_centre_is_enrolled_by_files(family: At, tmp_path: Path) -> None:
    answer = certified(family, "community", "district", tmp_path / "stick" / "new", "enrol")
    done = family("community", "site", "enrol", answer)
    assert done.code == 0 and "The answer holds." in done.out
    shown = facts(family, "community")
    assert (shown["state"], shown["parent"], shown["parent_name"]) == ("enrolled", "440305-001", "district")
    assert [one["relation"] for one in shown["desks"]] == ["above"]  # type: ignore[attr-defined]


def test_scripts_have_to_say_the_fingerprint_and_it_has_to_fit(family: At, tmp_path: Path) -> None:
    asked = family("community", "--json", "site", "enrol", "-o", tmp_path).facts
    for more in ((), ("--fingerprint", "K7Q2 9FMA"), ("--fingerprint", "")):
        done = family("district", "site", "certify", asked["file"], "-o", tmp_path, *more)
        assert done.code == 1
        assert "fingerprint" in done.error
    assert not list(tmp_path.glob("*.dqans"))


def test_a_second_desk_pairs_from_an_empty_folder(family: At, tmp_path: Path) -> None:
    done = family("second", "site", "pair", "-o", tmp_path)
    assert done.code == 1 and "9 digits" in done.error
    assert family("second", "site", "enrol", "-o", tmp_path).code == 1
    answer = certified(family, "second", "community", tmp_path, "pair", "--site", "440305007")
    assert family("second", "site", "pair", answer).code == 0
    assert facts(family, "second")["state"] == "joined"
    assert family("community", "export", "--to", "440305-007-B", "-o", tmp_path).code == 0
    assert family("second", "import", next(tmp_path.glob("*.dqb"))).code == 0
    assert facts(family, "second")["state"] == "top"
    hashes = [family(name, "--json", "digest").facts["sha256"] for name in ("second", "community")]
    assert hashes[0] == hashes[1]


def test_a_desk_is_revoked_by_its_letter(family: At, tmp_path: Path) -> None:
    answer = certified(family, "second", "community", tmp_path, "pair", "--site", "440305-007")
    assert family("second", "site", "pair", answer).code == 0
    assert family("community", "site", "revoke", "440305-007-C", "--reason", "lost").code == 1
    assert family("community", "site", "revoke", "440305-007-B").code == 2
    assert family("community", "site", "revoke", "440305-007-B", "--reason", "lost").code == 0
    other = facts(family, "community")["desks"][0]  # type: ignore[index]
    assert (other["state"], other["reason"]) == ("revoked", "lost")
    assert "revoked: lost" in family("community", "site", "show").out


def test_a_passphrase_is_said_by_the_environment(family: At, tmp_path: Path) -> None:
    from app.domain.auth import SYSTEM
    from app.services import identity
    from app.services.desk import open_desk

    desk = open_desk(tmp_path / "community")
    identity.protect(desk, SYSTEM, "a long passphrase")
    desk.close()
    assert family("community", "site", "show").code == 0
    done = family("community", "site", "enrol", "-o", tmp_path)
    assert done.code == 1 and "passphrase" in done.error
    done = family("community", "site", "enrol", "-o", tmp_path, env={"DANGQUN_PASSPHRASE": "wrong"})
    assert done.code == 1 and "passphrase is wrong" in done.error
    done = family(
        "community", "--json", "site", "enrol", "-o", tmp_path, env={"DANGQUN_PASSPHRASE": "a long passphrase"}
    )
    assert done.code == 0
    assert "a long passphrase" not in done.out + json.dumps(facts(family, "community"))


@pytest.mark.parametrize(
    "words",
    [("site",), ("site", "enrol"), ("site", "certify", "x"), ("site", "pair", "x", "-o", "y"), ("site", "nonsense")],
)
def test_half_a_command_is_told(at: At, words: tuple[str, ...]) -> None:
    done = at("community", *words)
    assert done.code == 2
    assert len(done.error.strip().splitlines()) == 1


def test_what_is_no_answer_is_told(family: At, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("hello", "utf-8")
    for path in (tmp_path / "letter.txt", tmp_path / "nothing"):
        done = family("community", "site", "enrol", path)
        assert done.code in (1, 3)
        assert len(done.error.strip().splitlines()) == 1
