"""Two desks of a centre exchange data by a shared folder, with the keyboard alone: F9, a choice, the slip, F9."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.core.clock import SteppedClock
from app.core.ids import RowId
from app.db.oplog import digest
from app.domain.auth import SYSTEM, Actor
from app.services import bookings, conflicts, exchange, identity, slips, spaces, staff
from app.services.desk import Desk, open_desk
from app.ui.shell.driver import Driver
from tests.journeys.conftest import ADMIN, ADMIN_PIN, NOON, Stage

START = NOON.replace(hour=11, minute=0) + timedelta(days=2)
"""Monday 20 July, 19:00 in Shenzhen."""


def admin(desk: Desk) -> Actor:
    return next(one.actor for one in staff.list_staff(desk) if one.name == ADMIN)


def move(desk: Desk, booking: RowId, hours: float) -> None:
    start = START + timedelta(hours=hours)
    bookings.move(desk, admin(desk), booking, starts_at=start, ends_at=start + timedelta(hours=2))


def when(desk: Desk, booking: RowId) -> datetime:
    return bookings.booking_rows(desk, [booking])[0].starts_at


def state(desk: Desk) -> str:
    with desk.store.read() as session:
        return digest(session.connection()).sha256


@pytest.fixture
def second(centre: Stage, app: QApplication, tmp_path: Path) -> Iterator[tuple[Stage, RowId]]:
    """A second desk of the centre, that was paired; since then one booking was moved at both, to 20:00 and 21:00."""
    stage = Stage(app, tmp_path / "second", centre.clock)
    stick = tmp_path / "stick"
    stick.mkdir()
    clock = SteppedClock(NOON - timedelta(hours=9))
    with closing(open_desk(centre.folder, clock)) as one, closing(open_desk(stage.folder, clock)) as two:
        room = spaces.save_space(one, admin(one), None, {"name": "一号会议室", "kind": "meeting"})[0].id
        held, _ = bookings.book(
            one, admin(one), starts_at=START, ends_at=START + timedelta(hours=2), spaces=[room], title="家长读书会"
        )
        asked = identity.read_request(one, identity.write_request(two, SYSTEM, stick, one.store.centre))
        answer, _ = identity.certify(one, admin(one), asked, asked.fingerprint, stick)
        identity.take_answer(two, SYSTEM, answer)
        everything, _ = exchange.export_to(one, admin(one), [two.store.site], stick, full=True)
        exchange.import_paths(two, SYSTEM, everything.paths)
        clock.advance(hours=2)
        move(one, held.row.id, 1)
        clock.advance(hours=2)
        move(two, held.row.id, 2)
    yield stage, held.row.id
    stage.close()


def begin(stage: Stage, folder: Path | None = None) -> Driver:
    """Sign in and go to the page; choose the shared folder where it wasn't chosen before."""
    driver = stage.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    driver.key("Ctrl+8")
    assert driver.window.place == "sync"
    if folder is not None:
        stage.questions.add(folder)
        driver.tab_to("换一个 U 盘或文件夹")
        driver.key("Enter")
        driver.wait(lambda: driver.window.page.place is not None, "the folder is noticed")
    return driver


def exchange_now(driver: Driver) -> None:
    """F9, from wherever one is."""
    before = driver.window.page.synced if driver.window.place == "sync" else None
    driver.key("F9")
    driver.wait(lambda: driver.window.page.synced is not before, "the exchange ends")


def test_two_desks_meet_through_a_folder_and_one_choice_ends_it_on_both(
    centre: Stage, second: tuple[Stage, RowId], tmp_path: Path
) -> None:
    stage, booking = second
    shared = tmp_path / "shared"
    shared.mkdir()
    # The second desk writes what the first one lacks.
    driver = begin(stage, shared)
    exchange_now(driver)
    assert list(shared.rglob("*.dqb"))
    stage.close()

    # The first one takes it in: there is something to choose, everywhere one looks.
    driver = begin(centre, shared)
    driver.key("Ctrl+1")
    exchange_now(driver)
    window, desk = driver.window, driver.program.desk
    driver.wait(lambda: window.topbar.fresh.warning == "1 处不一致", "the top bar tells of it")
    assert window.topbar.fresh.text() == "18:42 刚同步" and window.rail.buttons["sync"].count == 1
    card = window.page.view.conflict
    assert card.conflict is not None and len(card.conflict.sides) == 2
    driver.key("2")
    driver.wait(lambda: conflicts.count(desk) == 0, "the choice is written")
    assert when(desk, booking) == START + timedelta(hours=2)
    driver.wait(lambda: window.rail.buttons["sync"].count == 0, "the rail hears of it")

    # The slip of the exchange, on screen and as a file.
    driver.key("Ctrl+P")
    driver.wait(lambda: window.page.pages is not None, "the slip's pages come")
    pages = window.page.pages
    driver.wait(lambda: pages.preview.document.pageCount() == len(slips.last(desk).bundle_ids), "they are read")
    paper = tmp_path / "slip.pdf"
    centre.questions.add(paper)
    driver.key("Ctrl+S")
    assert paper.read_bytes().startswith(b"%PDF")
    driver.key("Escape")
    assert window.page.steps.currentWidget() is window.page.view
    exchange_now(driver)
    one = state(desk)
    centre.close()

    # And back: what was chosen holds there, too, without another question.
    driver = begin(stage)
    exchange_now(driver)
    desk = driver.program.desk
    assert conflicts.count(desk) == 0 and when(desk, booking) == START + timedelta(hours=2)
    assert state(desk) == one


def test_whoever_puts_a_stick_in_is_told_what_it_is_good_for(
    centre: Stage, second: tuple[Stage, RowId], tmp_path: Path
) -> None:
    stick = tmp_path / "粤海同步盘 01"
    stick.mkdir()
    mounted: list[Path] = []
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    window = driver.window
    window.tick()
    driver.settle()
    watch = window.sticks
    assert watch is not None and window.topbar.fresh.text() == "9 小时前同步"
    watch.stop()
    watch.mounted = lambda: list(mounted)
    watch.look()
    driver.settle()
    mounted.append(stick)
    watch.look()
    driver.settle()
    assert window.toasts.texts()[-1] == "U 盘「粤海同步盘 01」已插上。"
    # The top bar leads to the page; there the stick is seen anyway.
    driver.tab_to("9 小时前同步")
    driver.key("Enter")
    assert window.place == "sync"
