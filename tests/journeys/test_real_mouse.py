"""The bookings by a real mouse: the program as its own process under a real X server."""

import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from app.core.clock import SteppedClock, system_clock
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import duty_bounds
from app.services import bookings, people, setup, spaces
from app.services.bookings import BookingFilter, BookingRow
from app.services.desk import Desk, open_desk
from app.ui.shell.program import Program
from tests.journeys.conftest import ADMIN_PIN, Stage
from tests.journeys.test_real_keys import Running, start

__all__ = ["start"]

pytestmark = [
    pytest.mark.x11,
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not installed"),
]
SIZE = (1366, 690)
HOUR = timedelta(hours=1)


def _rows(desk: Desk) -> list[BookingRow]:
    return bookings.booking_rows(desk, bookings.booking_ids(desk, BookingFilter()))


def _tomorrow(desk: Desk) -> datetime:
    """When the next duty day begins."""
    return duty_bounds(desk.duty_day() + timedelta(days=1), desk.settings[DUTY_DAY_START], desk.zone)[0]


def _built(folder: Path) -> datetime:
    """A centre with two rooms and one booking tomorrow; answers when tomorrow begins."""
    desk = open_desk(folder)
    admin, _ = setup.init(
        desk, site_code="440305007", name="粤海街道党群服务中心", level="street", admin_name="黄伟强", pin=ADMIN_PIN
    )
    rooms = [
        spaces.save_space(desk, admin, None, {"name": name, "kind": "meeting", "capacity": 20})[0].id
        for name in ("一号会议室", "二号会议室")
    ]
    values = {"name": "张三", "phones": "13800138000", "population_group": "resident"}
    person, _ = people.save(desk, admin, None, values)
    begins = _tomorrow(desk)
    bookings.book(
        desk, admin, starts_at=begins + 4 * HOUR, ends_at=begins + 6 * HOUR, spaces=rooms[:1], title="读书会",
        person_id=person.id,
    )  # fmt: skip
    desk.close()
    return begins


def _seen(app: QApplication, folder: Path, begins: datetime) -> dict[str, QPoint]:
    """Where things are in a window of that size: the same program, drawn without a screen."""
    stage = Stage(app, folder, SteppedClock(system_clock()))
    driver = stage.open(*SIZE)
    driver.sign_in("黄伟强", ADMIN_PIN)
    driver.key("Ctrl+3", "PgDown")
    driver.settle(100)
    line = driver.window.page.view.timeline
    assert isinstance(stage.program, Program)
    rooms = {row.title: line.row_rect(row.key).center().toPoint().y() for row in line.rows()}

    def place(room: str, hours: float) -> QPoint:
        x = round(line.x_of(begins + hours * HOUR))
        return line.viewport().mapTo(driver.window, QPoint(x, rooms[room]))

    found = {
        "booking": place("一号会议室", 5),
        "below": place("二号会议室", 7),
        "free from": place("一号会议室", 10.1),
        "free to": place("一号会议室", 11.9),
    }
    stage.close()
    return found


class Hand:
    """A mouse over the program's window."""

    def __init__(self, program: Running) -> None:
        self.program = program
        said = subprocess.run(
            ["xdotool", "getwindowgeometry", "--shell", program.window], env=program.environment, capture_output=True,
            text=True, check=True,
        ).stdout  # fmt: skip
        values = dict(line.split("=") for line in said.split())
        self.corner = QPoint(int(values["X"]), int(values["Y"]))

    def _do(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=self.program.environment, check=True)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Press, move in steps as a hand does, let go."""
        at = start + self.corner
        self._do("mousemove", "--sync", at.x(), at.y(), "mousedown", 1)
        for step in range(1, 9):
            way = self.corner + start + (end - start) * step / 8
            self._do("mousemove", way.x(), way.y())
            time.sleep(0.05)
        self._do("mouseup", 1)


def test_a_booking_is_dragged_to_another_room_and_free_time_is_drawn_into_one(
    app: QApplication, start: Callable[[], Running], tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    begins = _built(folder)
    shutil.copytree(folder, tmp_path / "looked at")
    places = _seen(app, tmp_path / "looked at", begins)
    program = start()
    subprocess.run(
        ["xdotool", "windowmove", program.window, "0", "0", "windowsize", "--sync", program.window, *map(str, SIZE)],
        env=program.environment, check=True,
    )  # fmt: skip
    program.type("1" + ADMIN_PIN)
    program.key("Return")
    time.sleep(1)
    program.key("ctrl+3")
    time.sleep(1)
    program.key("Next")
    time.sleep(1)
    hand = Hand(program)

    hand.drag(places["booking"], places["below"])
    program.until(lambda desk: _rows(desk)[0].place == "二号会议室", "the booking was not moved")
    hand.drag(places["free from"], places["free to"])
    time.sleep(1)
    program.type("Li Ming 13926500177")
    time.sleep(0.5)
    program.key("Return")
    program.until(lambda desk: len(_rows(desk)) == 2, "nothing was booked")
    program.ask_to_end()

    desk = open_desk(folder)
    moved, drawn = sorted(_rows(desk), key=lambda row: row.starts_at)
    assert (moved.place, moved.starts_at, moved.ends_at) == ("二号会议室", begins + 6 * HOUR, begins + 8 * HOUR)
    assert (drawn.place, drawn.starts_at, drawn.ends_at) == ("一号会议室", begins + 10 * HOUR, begins + 12 * HOUR)
    assert drawn.name == "Li Ming"
    desk.close()
