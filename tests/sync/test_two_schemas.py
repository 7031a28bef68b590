"""Two versions of the program side by side: what the older one doesn't know it keeps, passes on, and shows once it is
brought up to date. The newer program is this one with a field and a table more.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.db import migrate, oplog
from tests.sync.world import kit

ROOT = Path(__file__).parents[2]
NEXT = f"{int(migrate.REVISIONS[-1]) + 1:04}"
MIGRATION = f'''
import sqlalchemy as sa
from alembic import op
from app.db.models.base import Id

revision, down_revision, branch_labels, depends_on = "{NEXT}", "{migrate.REVISIONS[-1]}", None, None


def upgrade():
    op.add_column("person", sa.Column("nickname", sa.Text(), nullable=True))
    op.create_table(
        "pledge",
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
'''
RECORDS = """
PERSON = RecordSpec(
    PERSON.table, PERSON.label_source, PERSON.sync_class,
    (*PERSON.own, FieldSpec("nickname", "Nickname", FieldType.TEXT, "nickname", personal=True)), erasable=True,
)
PLEDGE = RecordSpec("pledge", "Pledge", SyncClass.CENTRE, (FieldSpec("text", "Pledge", FieldType.TEXT, "text"),))
RECORDS: tuple[RecordSpec, ...] = (
    PLEDGE,"""
MODELS = """
class Pledge(Synced):
    __tablename__ = "pledge"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.PLEDGE

    text: Mapped[str | None] = _text()


_MODELS: tuple[type[Synced], ...] = (
    Pledge,"""


def _change(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{path.name} isn't written like this any more: {old}"
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next version of the program."""
    folder = tmp_path_factory.mktemp("newer")
    shutil.copytree(ROOT / "app", folder / "app", ignore=shutil.ignore_patterns("__pycache__", "_data", "ui"))
    for name in ("resources", "seeds"):
        (folder / name).symlink_to(ROOT / name)
    app = folder / "app"
    _change(app / "domain" / "records.py", ("\nRECORDS: tuple[RecordSpec, ...] = (", RECORDS))
    _change(
        app / "db" / "models" / "records.py",
        ("\n_MODELS: tuple[type[Synced], ...] = (", MODELS),
        ("\n\n\nclass Kinship(Synced):", "\n    nickname: Mapped[str | None] = _text()\n\n\nclass Kinship(Synced):"),
    )
    _change(app / "db" / "oplog.py", (f"\nSCHEMA = {oplog.SCHEMA}\n", f"\nSCHEMA = {oplog.SCHEMA + 1}\n"))
    last = f'"{migrate.REVISIONS[-1]}")'
    _change(app / "db" / "migrate.py", (last, f'{last[:-1]}, "{NEXT}")'))
    (app / "db" / "migrations" / "versions" / f"rev_{NEXT}.py").write_text(MIGRATION, "utf-8")
    return folder


class Program:
    """A version of the program in a process of its own, which works on one data folder after another."""

    def __init__(self, folder: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "sync" / "acts.py")], env=environment, cwd=folder, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def __call__(self, verb: str, data: Path, *words: object) -> Any:
        assert self.process.stdin is not None and self.process.stdout is not None
        print(json.dumps([verb, str(data), *map(str, words)]), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        assert answer, "the program ended; what it said is above"
        return json.loads(answer)

    def close(self) -> None:
        with self.process:
            pass

    def write(self, data: Path, *rows: Any) -> list[str]:
        found: list[str] = self("write", data, json.dumps(rows))
        return found


Running = Callable[[Path], Program]


@pytest.fixture
def running() -> Iterator[Running]:
    """Start a version of the program; it ends with the test."""
    programs: list[Program] = []

    def start(folder: Path) -> Program:
        programs.append(Program(folder))
        return programs[-1]

    yield start
    for one in programs:
        one.close()


def test_what_a_newer_program_wrote_is_kept_passed_on_and_shown_later(
    newer: Path, running: Running, tmp_path: Path
) -> None:
    old, new = running(ROOT), running(newer)
    a, b, c = (tmp_path / name for name in "ABC")
    for folder in (a, b, c):
        shutil.copytree(kit() / folder.name, folder)

    def carry(giver: Program, one: Path, taker: Program, other: Path) -> Any:
        stick = tmp_path / f"stick-{len(list(tmp_path.iterdir()))}"
        stick.mkdir()
        giver("export", one, stick)
        return taker("take", other, stick)

    # A's program is the newer one: it uses what B and C never heard of.
    person, pledge = new.write(
        a, ["person", None, {"name": "林佩珊", "nickname": "林"}], ["pledge", None, {"text": "志愿"}]
    )
    new.write(a, ["person", person, {"nickname": "珊珊"}], ["pledge", pledge, {"text": "志愿者"}])
    taken = carry(new, a, old, b)
    assert taken["files"][0][0] == "taken" and taken["received"] == 4
    assert taken["kept"] >= 2 and taken["waiting"] == 0
    assert taken["received"] == taken["applied"] + taken["had"] + taken["waiting"] + taken["kept"]
    shown = old("show", b)
    assert shown["people"][person]["name"] == "林佩珊" and shown["logged"] == 2

    # The older desk works on the same card; what it doesn't know isn't lost by that.
    old.write(b, ["person", person, {"phones": "13800001111"}])
    old.write(b, ["person", person, {"name": "林珮珊"}])
    carry(old, b, old, c)
    assert old("show", c)["logged"] == 2, "passed on unchanged by one who can't read it"
    carry(old, c, new, a)
    card = new("show", a)["people"][person]
    assert (card["name"], card["phones"], card["nickname"]) == ("林珮珊", "13800001111", "珊珊")

    before = old("show", b)
    assert old("rebuild", b) and old("show", b) == before
    for folder in (b, c):  # brought up to date, they show what they kept
        shown = new("show", folder)
        assert shown["people"][person]["nickname"] == "珊珊" and shown["pledges"] == ["志愿者"]
    carry(new, a, new, b)
    assert new("show", b)["digest"] == new("show", a)["digest"] == new("show", c)["digest"]


def test_a_file_of_a_newer_format_is_refused_whole(newer: Path, running: Running, tmp_path: Path) -> None:
    changed = tmp_path / "newest"
    shutil.copytree(newer, changed, symlinks=True)
    _change(changed / "app" / "documents" / "bundle" / "reading.py", ("\nFORMAT = 1\n", "\nFORMAT = 2\n"))
    old, new = running(ROOT), running(changed)
    for name in "AB":
        shutil.copytree(kit() / name, tmp_path / name)
    stick = tmp_path / "stick"
    stick.mkdir()
    new.write(tmp_path / "A", ["person", None, {"name": "林佩珊"}])
    new("export", tmp_path / "A", stick)
    before = old("show", tmp_path / "B")
    taken = old("take", tmp_path / "B", stick)
    (code, sentence) = taken["files"][0]
    assert code == "newer" and "version" in sentence.lower()
    assert taken["received"] == 0 and old("show", tmp_path / "B") == before
