"""Exchange of data from the command line, as a script uses it: two desks of a centre, real folders, JSON."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Done, Run
from tests.services import kit

At = Callable[..., Done]


@pytest.fixture(scope="session")
def made_desks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five desks that know each other, made once."""
    folder = tmp_path_factory.mktemp("desks")
    kit.make(folder)
    return folder


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty stick."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def at(run: Run, made_desks: Path, tmp_path: Path) -> At:
    """`at("b", "import", path)`: one command at one of the desks."""

    def command(name: str, *words: object) -> Done:
        folder = tmp_path / name
        if not folder.exists():
            shutil.copytree(made_desks / name, folder)
        return run("--data", folder, *words)

    return command


def visits(folder: Path, count: int) -> Path:
    """A ledger of visits to bring in."""
    path = folder / "visits.csv"
    lines = [f"2026-07-18 0{n % 8 + 1}:15,访客{n},咨询" for n in range(count)]
    path.write_text("\n".join(["来访时间,姓名,来访事由", *lines]), "utf-8")
    return path


def test_two_desks_exchange_what_they_recorded_and_agree(at: At, tmp_path: Path, stick: Path) -> None:
    assert at("a", "load", "visits", visits(tmp_path, 5), "--as-guessed").code == 0
    written = at("a", "--json", "export", "--to", "440305-007-B", "-o", stick)
    assert written.code == 0 and written.facts["operations"] >= 5
    (made,) = written.facts["bundles"]
    assert [Path(path).name for path in made["files"]] == [path.name for path in stick.iterdir()]

    tried = at("b", "--json", "import", stick, "--dry-run").facts
    assert tried["dry_run"] and tried["applied"] == written.facts["operations"]
    assert at("b", "--json", "digest").facts != at("a", "--json", "digest").facts
    taken = at("b", "--json", "import", stick)
    assert taken.code == 0
    facts = taken.facts
    assert facts["received"] == facts["applied"] + facts["had"] + facts["waiting"] + facts["kept"]
    assert facts["applied"] == written.facts["operations"]
    (file,) = facts["files"]
    assert file["verdict"] == "taken" and not file["refused"] and file["received"] == facts["received"]
    assert file["from"] and file["file"] == Path(made["files"][0]).name
    assert at("b", "--json", "digest").facts["sha256"] == at("a", "--json", "digest").facts["sha256"]

    a, b = (at(name, "--json", "digest").facts["streams"] for name in ("a", "b"))
    assert a == b and a["centre:440305-007"]["count"] >= 5
    assert "centre:440305-007\t" in at("a", "digest").out

    again = at("b", "--json", "import", *stick.iterdir(), *stick.iterdir())
    assert again.code == 0
    assert (again.facts["applied"], again.facts["had"]) == (0, facts["received"])
    assert [one["verdict"] for one in again.facts["files"]] == ["again"]


def test_whom_a_bundle_is_for_is_said_in_several_ways(at: At, stick: Path) -> None:
    known = {one["letter"] + one["centre"]: one["site"] for one in at("a", "--json", "peers").facts["peers"]}
    assert set(known) == {"B440305-007", "A440305-001"}
    b = known["B440305-007"]
    for words in ("440305-007 B", "440305007b", "440305-007", b, b[:8]):
        found = at("a", "--json", "export", "--to", words, "-o", stick)
        assert found.code == 0, found.error
        assert [one["to"][0]["site"] for one in found.facts["bundles"]] == [b]
    every = at("a", "--json", "export", "--to", "all", "-o", stick).facts["bundles"]
    assert sorted(one["to"][0]["site"] for one in every) == sorted(known.values())
    for words, said in (
        ("440305-009", "No desk is known as “440305-009”."), ("440305-007-A", "“440305-007-A” is this desk itself."),
        ("ff", "No desk is known as “ff”."),
    ):  # fmt: skip
        refused = at("a", "export", "--to", words, "-o", stick)
        assert (refused.code, refused.error.strip()) == (1, said)
    assert at("a", "export", "--to", "all", "-o", stick / "a new" / "folder").code == 0
    assert len(list((stick / "a new" / "folder").iterdir())) == 2
    (stick / "file").write_text("in the way")
    assert at("a", "export", "--to", "all", "-o", stick / "file" / "folder").code == 3
    assert at("a", "export", "-o", stick).code == 2


def test_a_refused_file_is_told_and_ends_with_a_mistake(at: At, stick: Path) -> None:
    at("a", "export", "--to", "440305-007-B", "-o", stick)
    (stick / "letter.dqb").write_text("亲爱的", "utf-8")
    found = at("b", "--json", "import", stick)
    assert found.code == 1
    assert sorted(one["verdict"] for one in found.facts["files"]) == ["not-a-bundle", "taken"]
    words = at("b", "import", stick)
    assert "letter.dqb: This file is not a data bundle." in words.out
    gone = at("b", "import", stick / "gone.dqb")
    assert gone.code == 1 and "There is no file" in gone.error
    nothing = at("b", "import", stick.parent / "b")
    assert nothing.code == 0 and "There is no bundle" in nothing.out


def test_what_lies_on_a_stick_for_others_is_no_mistake(at: At, stick: Path) -> None:
    at("a", "export", "--to", "all", "-o", stick)
    found = at("b", "--json", "import", stick)
    assert found.code == 0
    assert sorted(one["verdict"] for one in found.facts["files"]) == ["foreign", "taken"]
    (foreign,) = [one["file"] for one in found.facts["files"] if one["verdict"] == "foreign"]
    named = at("b", "import", stick / foreign)
    assert named.code == 1 and "This bundle is for another desk." in named.out


def test_one_command_does_what_the_button_does(at: At, tmp_path: Path, stick: Path) -> None:
    at("a", "load", "visits", visits(tmp_path, 3), "--as-guessed")
    first = at("a", "--json", "sync", stick).facts
    assert len(first["bundles"]) == 2 and first["received"] == 0
    second = at("b", "--json", "sync", stick)
    assert second.code == 0
    assert second.facts["foreign"] == 1 and second.facts["applied"] >= 3 and second.facts["trouble"] is None
    third = at("a", "sync", stick)
    assert third.code == 0 and "for other desks: 1." in third.out
    peers = {one["letter"]: one for one in at("a", "--json", "peers").facts["peers"] if one["centre"] == "440305-007"}
    assert peers["B"]["silent_days"] == 0 and not peers["B"]["overdue"] and peers["B"]["missing"] == []
    assert "heard of today" in at("a", "peers").out

    paper = at("b", "--json", "slip", "last", "-o", tmp_path / "slips.pdf")
    assert paper.code == 0 and paper.facts["slips"] == 3
    bundle = first["bundles"][0]
    name = Path(bundle["files"][0]).name
    for words in (name, bundle["bundle"], bundle["bundle"][:8]):
        assert at("a", "slip", words, "-o", tmp_path / "one.pdf").code == 0
        assert name in PdfReader(tmp_path / "one.pdf").pages[0].extract_text()
    unknown = at("a", "slip", "abcdef", "-o", tmp_path / "one.pdf")
    assert unknown.code == 1 and "No one bundle is known" in unknown.error
    (stick / "gone").mkdir()
    (stick / "gone" / "党群前台数据").write_text("in the way")
    trouble = at("a", "--json", "sync", stick / "gone")
    assert trouble.code == 3 and trouble.facts["trouble"]
