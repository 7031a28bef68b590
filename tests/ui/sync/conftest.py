"""Two desks of one small centre that were apart for a day, seen from the first one's page; files go by a folder."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.core.clock import SteppedClock
from app.domain.auth import SYSTEM, Actor
from app.services import bookings, conflicts, exchange, identity, spaces, staff
from app.services.desk import Desk, open_desk
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.sync.page import SyncPage
from app.ui.sync.sticks import Place
from tests.ui.visitors.conftest import NOW, clock, house_of, lively_folder
from tests.ui.visitors.house import House

__all__ = ["clock", "house_of", "lively_folder"]

START = NOW.replace(hour=19, minute=0) + timedelta(days=2)
"""Monday 20 July, 19:00."""


def admin_of(desk: Desk) -> Actor:
    return next(one.actor for one in staff.list_staff(desk) if one.role == "admin")


def pair(one: Desk, two: Desk, stick: Path) -> None:
    """A second computer joins the centre of the first."""
    asked = identity.write_request(two, SYSTEM, stick, one.store.centre)
    request = identity.read_request(one, asked)
    answer, _ = identity.certify(one, admin_of(one), request, request.fingerprint, stick)
    identity.take_answer(two, SYSTEM, answer)
    carry(one, two, stick, full=True)


def carry(one: Desk, two: Desk, stick: Path, *, full: bool = False) -> list[Path]:
    """What one desk has for another, on a stick and taken in."""
    exported, _ = exchange.export_to(one, SYSTEM, [two.store.site], stick, full=full)
    exchange.import_paths(two, SYSTEM, list(exported.paths))
    return list(exported.paths)


@pytest.fixture(scope="session")
def apart(lively_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: data folders "one" and "two", and "stick" with two's bundle for one.

    家长读书会 was moved to 19:30 at one, and at two to 20:00 and into another room; and both gave one room
    to somebody on Tuesday.
    """
    root = tmp_path_factory.mktemp("apart")
    shutil.copytree(lively_folder, root / "one")
    (root / "stick").mkdir()
    steps = SteppedClock(NOW - timedelta(hours=10))
    with closing(open_desk(root / "one", steps)) as one, closing(open_desk(root / "two", steps)) as two:
        admin = admin_of(one)
        rooms = [spaces.save_space(one, admin, None, {"name": name, "kind": "meeting", "capacity": 20})[0].id
                 for name in ("一号会议室", "二号会议室", "三号会议室")]  # fmt: skip
        held = book(one, admin, rooms[0], START, "家长读书会")
        pair(one, two, root / "stick")
        steps.advance(hours=1)
        move(one, admin, held, START + timedelta(minutes=30), rooms[0])
        book(one, admin, rooms[2], START + timedelta(days=1), "党员夜学")
        steps.advance(hours=1)
        other = admin_of(two)
        move(two, other, held, START + timedelta(hours=1), rooms[1])
        book(two, other, rooms[2], START + timedelta(days=1, minutes=30), "合唱排练")
        for path in (root / "stick").iterdir():
            path.unlink()
        exchange.export_to(two, other, [one.store.site], root / "stick")
    return root


@pytest.fixture(scope="session")
def exchanged(apart: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after the stick went through the first desk, at 18:42: two places disagree."""
    root = tmp_path_factory.mktemp("exchanged") / "apart"
    shutil.copytree(apart, root)
    with closing(open_desk(root / "one", SteppedClock(NOW))) as one:
        exchange.sync(one, admin_of(one), root / "stick")
        assert conflicts.count(one) == 2
    return root


def book(desk: Desk, actor: Actor, room: bytes, start: datetime, title: str) -> bytes:
    outcome, _ = bookings.book(
        desk, actor, starts_at=start, ends_at=start + timedelta(hours=2), spaces=[room], title=title, headcount=12
    )
    return outcome.row.id


def move(desk: Desk, actor: Actor, booking: bytes, start: datetime, room: bytes) -> None:
    bookings.move(desk, actor, booking, starts_at=start, ends_at=start + timedelta(hours=2), spaces=(room,))


class Exchange(House):
    """The first desk with its page; `stick` is what is put in."""

    stick: Path
    mounted: list[Path]
    root: Path

    def put_in(self, *sticks: Path) -> None:
        """Put sticks in; the page notices at its next look."""
        self.mounted[:] = sticks
        self.page.watch.look()
        self.rest()

    def f9(self) -> None:
        """The one button."""
        self.page.view.sync.click()
        self.rest()

    def other(self) -> Desk:
        """The second desk; the caller closes it."""
        return open_desk(self.root / "two", self.clock)

    @property
    def place(self) -> Place | None:
        return self.page.place


@pytest.fixture
def alone(house_of: Callable[[Callable[[Context], Page]], House]) -> House:
    """The page of a desk that knows no other."""
    mounted: list[Path] = []
    house = house_of(lambda context: SyncPage(context, mounted=lambda: list(mounted)))
    house.__class__ = Exchange
    house.mounted = mounted
    return house


Opened = Callable[..., "Exchange"]


@pytest.fixture
def opened(qtbot, tmp_path: Path, clock: SteppedClock) -> Iterator[Opened]:
    """Opens the page of the first desk over a copy of such folders, for a role; no stick is in."""
    made: list[Exchange] = []

    def begin(folders: Path, role: str = "admin") -> Exchange:
        root = tmp_path / f"apart{len(made)}"
        shutil.copytree(folders, root)
        mounted: list[Path] = []

        def make(context: Context) -> Page:
            if role == "admin":
                context.session.enter(admin_of(context.desk))
            return SyncPage(context, mounted=lambda: list(mounted))

        house = Exchange(qtbot, root / "one", clock, make)
        house.root, house.stick, house.mounted = root, root / "stick", mounted
        made.append(house)
        return house

    yield begin
    for house in made:
        house.close()


@pytest.fixture
def desk(opened: Opened, apart: Path) -> Exchange:
    """The administrator at the first desk."""
    return opened(apart)


@pytest.fixture
def met(opened: Opened, exchanged: Path) -> Exchange:
    """The administrator at the first desk after an exchange."""
    return opened(exchanged)
