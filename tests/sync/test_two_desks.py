"""Two desks that were apart for a week, by the command line: sticks in the wrong order, one lost, one taken twice."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.clock import SteppedClock, system_clock
from app.core.ids import RowId
from app.db.models import Person
from app.domain.activities import Standing
from app.services import activities, bookings, people, registrations, spaces, visits
from app.services.activities import SessionPlan
from app.services.registrations import Registered, RegistrationFilter, RegistrationWish
from tests.sync.world import Machine, kit

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NOW = system_clock().replace(minute=0, second=0, microsecond=0) - 7 * DAY
"""When the two last met: a week ago, for the commands go by the machine's own clock."""


class Desks:
    """A and B of one centre; their programs are started anew for every command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in "AB":
            shutil.copytree(kit() / name, folder / name)

    def run(self, name: str, *words: object, ends: int = 0, says: str = "json") -> Any:
        """One command at a desk."""
        environment = {**os.environ, "DANGQUN_LANG": "zh" if says == "zh" else "en", "PYTHONPATH": str(ROOT)}
        more = [] if says == "zh" else ["--json"]
        command = [sys.executable, "-m", "app", "--data", str(self.folder / name), *more, *map(str, words)]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == ends, done.stdout + done.stderr
        return done.stdout if says == "zh" else json.loads(done.stdout)

    @contextmanager
    def at(self, name: str, days: float) -> Iterator[Machine]:
        """Work at a desk so many days after the two last met."""
        machine = Machine(name, self.folder / name, SteppedClock(NOW + days * DAY))
        try:
            yield machine
        finally:
            machine.stop()

    def stick(self, name: str) -> Path:
        """Another stick."""
        path = self.folder / f"stick-{name}"
        path.mkdir()
        return path


def _other(name: str) -> str:
    return f"440305-007-{'B' if name == 'A' else 'A'}"


def _grown_up(at: Machine, camp: RowId, name: str) -> None:
    registrations.register(at.desk, at.actor, RegistrationWish(camp, (Registered(name=name),)))


def test_a_week_apart(tmp_path: Path) -> None:
    desks = Desks(tmp_path)
    with desks.at("A", 0) as a:
        ids = [
            people.save(a.desk, a.actor, None, {"name": name})[0].id
            for name in ("林佩珊", "罗建平", "陈晓彤", "梁志豪")
        ]
        (room,) = (one.id for one in spaces.spaces(a.desk) if one.name == "二楼会议室")
        session = [SessionPlan(NOW + 12 * DAY, NOW + 12 * DAY + 2 * HOUR, place="科普室")]
        made, _ = activities.save(
            a.desk, a.actor, None, {"title": "夏令营", "kind": "camp", "capacity": 3, "mode": "first"}, sessions=session
        )
        camp = made.row.id
        activities.publish(a.desk, a.actor, camp)
    first = desks.stick("first")
    desks.run("A", "export", "--to", _other("A"), "-o", first)
    assert desks.run("B", "import", first)["applied"]
    assert desks.run("A", "digest")["sha256"] == desks.run("B", "digest")["sha256"]

    # A week in which nobody drives from one to the other.
    early, late, lost, own = (desks.stick(name) for name in ("early", "late", "lost", "own"))
    booked = NOW + 4 * DAY
    with desks.at("A", 2) as a:
        people.save(a.desk, a.actor, ids[0], {"phones": "13800001111"})
        visits.sign_in(a.desk, a.actor, name="来访甲", purposes=("rest",))
        bookings.book(a.desk, a.actor, starts_at=booked, ends_at=booked + 2 * HOUR, spaces=[room], title="支部会议")
    desks.run("A", "export", "--to", _other("A"), "-o", early)
    with desks.at("A", 6) as a:
        people.save(a.desk, a.actor, ids[1], {"note": "腿脚不便"})
        people.save(a.desk, a.actor, ids[2], {"employer": "社区工作站"})
        people.void(a.desk, a.actor, ids[3], "重复登记")
        for name in ("营员一", "营员二", "营员三"):
            _grown_up(a, camp, name)
    desks.run("A", "export", "--to", _other("A"), "-o", late)
    with desks.at("B", 3) as b:
        people.save(b.desk, b.actor, ids[0], {"phones": "13900002222"})
        people.save(b.desk, b.actor, ids[1], {"phones": "13700003333"})
        bookings.book(
            b.desk,
            b.actor,
            starts_at=booked + HOUR,
            ends_at=booked + 3 * HOUR,
            spaces=[room],
            title="读书会",
        )
    desks.run("B", "export", "--to", _other("B"), "-o", lost)  # falls out of a pocket
    with desks.at("B", 6) as b:
        people.save(b.desk, b.actor, ids[3], {"note": "周六来取书"})
        visits.sign_in(b.desk, b.actor, name="来访乙", purposes=("reading",))
        for name in ("营员四", "营员五"):
            _grown_up(b, camp, name)
    desks.run("B", "export", "--to", _other("B"), "-o", own)

    # The sticks meet: the late one first, one taken twice, one never.
    taken = [desks.run("B", "import", late), desks.run("B", "import", early), desks.run("A", "import", own)]
    taken.append(desks.run("A", "import", own))
    for one in taken:
        assert one["received"] == one["applied"] + one["had"] + one["waiting"] + one["kept"]
        assert not any(file["refused"] for file in one["files"])
    assert taken[0]["applied"] and taken[1]["applied"] == taken[3]["applied"] == 0 and taken[2]["applied"]
    for name in "AB":
        back = desks.stick(f"back-{name}")
        desks.run(name, "export", "--to", _other(name), "-o", back)
        desks.run("B" if name == "A" else "A", "import", back)

    # One digest, every record, each disagreement in words.
    digests = [desks.run(name, "digest") for name in "AB"]
    assert digests[0] == digests[1]
    found = [desks.run(name, "conflicts")["conflicts"] for name in "AB"]
    assert [sorted(one["id"] for one in each) for each in found] == [sorted(one["id"] for one in found[0])] * 2
    assert sorted(one["kind"] for one in found[0]) == ["booking", "edit", "quota", "quota", "void"]
    for name in "AB":
        with desks.at(name, 7) as at:
            rows = registrations.rows(at.desk, camp, RegistrationFilter())
            assert sorted(one.contact for one in rows) == ["营员一", "营员三", "营员二", "营员五", "营员四"]
            assert sum(one.standing is Standing.ADMITTED for one in rows) == 3
            with at.desk.store.read() as session:
                cards = {row: session.get(Person, row) for row in ids}
            assert (cards[ids[1]].note, cards[ids[1]].phones) == ("腿脚不便", "13700003333"), "both edits stand"
            assert not cards[ids[3]].voided, "voided here, edited there: until somebody says, it stands"
            assert {card.name for card in people.person_rows(at.desk, people.person_ids(at.desk))} >= {
                "来访甲",
                "来访乙",
            }
    words = desks.run("A", "conflicts", says="zh")
    assert all(one in words for one in ("138****1111", "139****2222", "二楼会议室", "夏令营", "梁志豪"))
    for jargon in ("哈希", "向量", "签名", "lane", "operation", "None", "Traceback"):
        assert jargon not in words

    # The slip, to be signed.
    desks.run("B", "slip", "last", "-o", tmp_path / "slip.pdf", says="zh")
    if shutil.which("pdftotext"):
        text = subprocess.run(
            ["pdftotext", "-layout", tmp_path / "slip.pdf", "-"], capture_output=True, text=True
        ).stdout
        assert "对账单" in text.replace(" ", "") and "签" in text

    # A decision at one desk ends it at the other.
    chosen = next(one for one in found[0] if one["kind"] == "edit")
    desks.run("A", "conflicts", "--resolve", chosen["id"], "1")
    last = desks.stick("last")
    desks.run("A", "export", "--to", _other("A"), "-o", last)
    desks.run("B", "import", last)
    assert desks.run("A", "digest") == desks.run("B", "digest")
    left = [sorted(one["id"] for one in desks.run(name, "conflicts")["conflicts"]) for name in "AB"]
    assert left[0] == left[1] and chosen["id"] not in left[0]


def test_a_foreign_stick_is_refused_in_a_sentence(tmp_path: Path) -> None:
    desks = Desks(tmp_path)
    stick = desks.stick("foreign")
    (stick / "440306-001A_440306-002_20260718_0badc0de.dqb").write_bytes(b"PK\x03\x04" + bytes(500))
    before = desks.run("A", "digest")
    (file,) = desks.run("A", "import", stick, ends=1)["files"]
    assert file["refused"] and file["sentence"].endswith(".") and desks.run("A", "digest") == before
