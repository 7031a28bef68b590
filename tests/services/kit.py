"""Desks of several centres that know each other, made once: two in one community, one in the street above, one in the
district above that, and one in another community. Every test gets copies of those it names.
"""

import io
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image
from sqlalchemy import func, select

from app.core.clock import SteppedClock
from app.core.ids import RowId
from app.db import oplog
from app.db.models import Person
from app.db.models.log import op
from app.domain.auth import SYSTEM, Actor
from app.services import exchange, identity, people, setup, staff, stations
from app.services.desk import Desk, open_desk

NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZoneInfo("Asia/Shanghai"))
PIN = "204816"
CENTRES = {
    "a": ("440305-007", "蛇口社区党群服务中心", "community"),
    "other": ("440305-008", "水湾社区党群服务中心", "community"),
    "street": ("440305-001", "招商街道党群服务中心", "street"),
    "district": ("440305-000", "南山区党群服务中心", "district"),
}


class Place:
    """A desk, its clock and the person at it."""

    def __init__(self, folder: Path, now: datetime = NOW) -> None:
        self.folder = folder
        self.clock = SteppedClock(now)
        self.open()

    def open(self) -> None:
        """Start the desk."""
        self.desk: Desk = open_desk(self.folder, self.clock)
        every = staff.list_staff(self.desk)
        self.actor: Actor = next((one.actor for one in every if one.role == "clerk"), SYSTEM)
        self.admin: Actor = next((one.actor for one in every if one.role == "admin"), SYSTEM)

    @property
    def site(self) -> str:
        """Which installation it is."""
        return self.desk.store.site

    # ---- what somebody does

    def person(self, name: str) -> RowId:
        """Register somebody."""
        card, _ = people.save(self.desk, self.actor, None, {"name": name})
        return card.id

    def rename(self, row: RowId, name: str) -> None:
        """Correct a name."""
        people.save(self.desk, self.actor, row, {"name": name})

    def names(self) -> set[str]:
        """Everybody registered here."""
        with self.desk.store.read() as session:
            return {name for name in session.scalars(select(Person.name)) if name}

    def station(self, name: str, colour: str = "") -> RowId:
        """Put a station up, with a photo in one colour."""
        card, _ = stations.save(self.desk, self.admin, None, {"name": name})
        if colour:
            stations.add_photos(self.desk, self.admin, card.row.id, [picture(colour)])
        return card.row.id

    # ---- what is exchanged

    def export(self, folder: Path, *to: "Place", full: bool = False) -> list[Path]:
        """Write a bundle for some desks."""
        folder.mkdir(exist_ok=True)
        written, _ = exchange.export_to(self.desk, self.actor, [one.site for one in to], folder, full=full)
        return list(written.paths)

    def take(self, *paths: Path) -> exchange.Imported:
        """Take bundles in."""
        imported, _ = exchange.import_paths(self.desk, self.actor, paths)
        assert sums_up(imported)
        return imported

    def sync(self, folder: Path) -> exchange.Synced:
        """Press the one button."""
        folder.mkdir(exist_ok=True)
        done, _ = exchange.sync(self.desk, self.actor, folder)
        return done

    # ---- what is here

    def digest(self) -> str:
        """The hash over all that travels."""
        with self.desk.store.read() as session:
            return oplog.digest(session.connection()).sha256

    def operations(self) -> int:
        """How many operations are here."""
        with self.desk.store.read() as session:
            return session.scalar(select(func.count()).select_from(op)) or 0


def sums_up(imported: exchange.Imported) -> bool:
    """Whether every file, and all of them, are accounted for to the last operation."""
    every = [imported.total, *(one.figures for one in imported.files if one.figures is not None)]
    return all(one.received == one.applied + one.had + one.waiting + one.kept for one in every)


def picture(colour: str) -> bytes:
    """A small picture in one colour."""
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "PNG")
    return file.getvalue()


def certify(asks: Place, says: Place, folder: Path) -> None:
    """Pair (in one centre) or enrol (under another) a desk, as two people do with a stick and a telephone."""
    folder.mkdir(exist_ok=True)
    request = identity.read_request(says.desk, identity.write_request(asks.desk, SYSTEM, folder, CENTRES["a"][0]))
    answer, _ = identity.certify(says.desk, SYSTEM, request, request.fingerprint, folder)
    identity.take_answer(asks.desk, SYSTEM, answer)


def make(folder: Path) -> None:
    """Set all desks up and let them know each other."""
    stick = folder / "stick"
    with ExitStack() as stack:

        def place(name: str) -> Place:
            made = Place(folder / name)
            stack.callback(lambda: made.desk.close())
            return made

        found = {}
        for name, (code, title, level) in CENTRES.items():
            found[name] = one = place(name)
            admin, _ = setup.init(one.desk, site_code=code, name=title, level=level, admin_name="王主任", pin=PIN)
            staff.save_staff(one.desk, admin, None, {"name": "林晓", "role": "clerk"})
        found["b"] = b = place("b")
        certify(found["street"], found["district"], stick)
        certify(found["a"], found["street"], stick)
        certify(found["other"], found["street"], stick)
        certify(b, found["a"], stick)
        b.take(*found["a"].export(stick, b))
        found["a"].take(*b.export(stick, found["a"]))
    shutil.rmtree(stick)


@contextmanager
def places(kit: Path, folder: Path, *names: str) -> Iterator[list[Place]]:
    """Copies of some of the desks, open."""
    for name in names:
        shutil.copytree(kit / name, folder / name)
    found = [Place(folder / name) for name in names]
    try:
        yield found
    finally:
        for one in found:
            one.desk.close()
