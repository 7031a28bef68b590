"""The program as its own process under a real X server: real keys, a real mouse, killed and started again."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from app.core.clock import system_clock
from app.db.tx import DATABASE
from app.domain import shifts
from app.domain.settings import DUTY_DAY_START
from app.services import (
    activities,
    attendance,
    bookings,
    drafts,
    handover,
    registrations,
    setup,
    spaces,
    staff,
    tallies,
    visits,
)
from app.services.activities import SessionPlan
from app.services.desk import Desk, open_desk
from app.services.registrations import Registered, RegistrationWish
from tests.journeys.conftest import ADMIN, ADMIN_PIN, Stage

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds after which something that should have come is given up."""
LOOK, QUIET = 0.03, 11
"""Seconds between two looks at a program, and how many of them in a row it has to rest."""
SECOND_PIN = "147258"

pytestmark = [
    pytest.mark.x11,
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not installed"),
]


class Running:
    """One run of the program on a folder, and a keyboard in front of it; each act waits until the program rests."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        self.said = folder.parent / "said.txt"
        command = [sys.executable, "-m", "app", "--data", str(folder), "run"]
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=said)
        self.window = ""
        self._find_window()

    def _find_window(self) -> None:
        """The desk's own window has the keyboard; the one that says "Opening the data" goes before it comes."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.rest()
            command = ["xdotool", "search", "--onlyvisible", "--name", "党群前台|Dangqun Desk"]
            found = subprocess.run(command, env=self.environment, capture_output=True, text=True)
            window, before = (found.stdout.split() or [""])[-1], self.window
            self.window = window
            if window and window == before:
                # Without a window manager nobody else gives the keyboard to a window.
                done = subprocess.run(["xdotool", "windowfocus", "--sync", window], env=self.environment)
                if done.returncode == 0:
                    self.rest()
                    return
        raise AssertionError("no window came")

    def _work(self) -> tuple[bool, int]:
        """Whether any thread runs or waits for the processor or the disk, and the ticks used so far."""
        busy, used = False, 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            try:
                words = (task / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it ended meanwhile
                continue
            busy = busy or words[0] != "S"
            used += int(words[11]) + int(words[12])
        return busy, used

    def rest(self) -> None:
        """Wait until the program has had nothing to do for a third of a second: it shows what it was asked for."""
        end = time.monotonic() + PATIENCE
        quiet, before = 0, -1
        while quiet < QUIET:
            assert self.process.poll() is None, self.said.read_text("utf-8", "replace")
            assert time.monotonic() < end, "the program does not rest"
            busy, used = self._work()
            # A blinking cursor takes a tick at most.
            quiet = quiet + 1 if not busy and used <= before + 1 else 0
            before = used
            time.sleep(LOOK)

    def key(self, *names: str) -> None:
        """Press keys, each when what the one before asked for is shown."""
        for name in names:
            subprocess.run(["xdotool", "key", "--delay", "40", name], env=self.environment, check=True)
            self.rest()

    def type(self, text: str) -> None:
        """Type."""
        subprocess.run(["xdotool", "type", "--delay", "45", text], env=self.environment, check=True)
        self.rest()

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Take hold at one place, pull to another by steps as a hand does, and let go."""

        def point(to: QPointF) -> list[str]:
            return ["mousemove", "--sync", str(round(to.x())), str(round(to.y())), "sleep", "0.05"]

        way = [word for part in range(1, 9) for word in point(start + (end - start) * (part / 8))]
        words = [*point(start), "mousedown", "1", *way, "sleep", "0.5", "mouseup", "1"]
        subprocess.run(["xdotool", *words], env=self.environment, check=True)
        self.rest()

    def until(self, holds: Callable[[Desk], Any], what: str) -> None:
        """Wait until something is true of the file."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if (self.folder / DATABASE).exists():
                desk = open_desk(self.folder, read_only=True)
                try:
                    if holds(desk):
                        return
                finally:
                    desk.close()
            time.sleep(0.2)
        seen = ""
        if shutil.which("import") is not None:
            picture = self.folder.parent / "where-it-stopped.png"
            subprocess.run(["import", "-window", "root", str(picture)], env=self.environment, check=False)
            seen = f"; the screen is in {picture}"
        raise AssertionError(what + seen)

    def ask_to_end(self) -> None:
        """As a machine that is shut down does."""
        self.process.terminate()
        assert self.process.wait(20) == 0

    def kill(self) -> None:
        """As a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)


@pytest.fixture
def start(x_display: dict[str, str], tmp_path: Path) -> Iterator[Callable[[], Running]]:
    opened: list[Running] = []
    environment = {**x_display, "QT_SCALE_FACTOR": "1", "PYTHONWARNINGS": ""}

    def run() -> Running:
        opened.append(Running(tmp_path / "data", environment))
        return opened[-1]

    yield run
    for one in opened:
        if one.process.poll() is None:
            one.kill()


def _drafts(desk: Desk) -> str:
    """Everything that waits half typed, whoever typed it."""
    waiting = [(one.id, draft.form) for one in staff.list_staff(desk) for draft in drafts.waiting(desk, one.id)]
    return str([drafts.load(desk, staff_id, form) for staff_id, form in waiting])


def test_first_run_visitor_power_cut_and_change_of_shift(start: Callable[[], Running], tmp_path: Path) -> None:
    desk_folder = tmp_path / "data"
    program = start()
    program.key("Return")
    program.type("Yuehai Centre")
    program.key("Tab", "Tab")
    program.type("440305007")
    program.key("Return")
    program.type("Huang Weiqiang")
    program.key("Tab")
    program.type(ADMIN_PIN)
    program.key("Tab")
    program.type(ADMIN_PIN)
    program.key("Return")
    program.until(lambda desk: desk.is_set_up, "the centre was not set up")
    program.key("Tab", "Tab", "Return")
    program.key("F2")
    program.type("Li Ming")
    program.key("Return")
    program.type("13926500177")
    program.key("Return", "2", "Return")
    program.until(lambda desk: visits.board(desk).present_count == 1, "the visitor was not signed in")

    # Half a second visitor, then the power goes.
    program.type("Wang Fang")
    program.key("Return")
    program.type("139265")
    program.until(lambda desk: "139265" in _drafts(desk), "the draft was not kept")
    program.kill()

    desk = open_desk(desk_folder)
    admin = staff.list_staff(desk)[0].actor
    second, _changes = staff.save_staff(desk, admin, None, {"name": "Chen Xiaotong", "role": "clerk"})
    staff.set_pin(desk, admin, second.id, SECOND_PIN)
    assert visits.board(desk).present_count == 1, "what was acknowledged is there"
    desk.close()

    program = start()
    program.type("1" + ADMIN_PIN)
    program.key("Return")
    program.key("ctrl+2")
    # The half-typed phone is back, with the cursor behind it.
    program.type("00188")
    program.key("Return", "3", "Return")
    program.until(lambda desk: visits.board(desk).present_count == 2, "the draft did not come back")

    program.key("ctrl+l")
    program.type("2" + SECOND_PIN)
    program.key("Return")
    program.key("F4")
    program.key("q", "q", "w")
    program.until(lambda desk: tallies.grid(desk).total == 3, "the tally was not kept")
    program.ask_to_end()
    assert (desk_folder / "window.json").exists(), "where the window stood is remembered"
    assert "Li Ming" not in (desk_folder / "logs" / "desk.log").read_text("utf-8")

    desk = open_desk(desk_folder)
    names = {row.name: row for row in visits.board(desk).present}
    assert set(names) == {"Li Ming", "Wang Fang"}
    assert all(system_clock() - row.arrived_at < timedelta(minutes=10) for row in names.values())
    from app.services.people import search

    assert search(desk, "13926500188")[0].name == "Wang Fang"
    desk.close()


def test_a_second_program_on_the_same_folder_says_so(start: Callable[[], Running], tmp_path: Path) -> None:
    start()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    words = [
        "init",
        "--site",
        "440305007",
        "--name",
        "Yuehai",
        "--level",
        "street",
        "--admin",
        "Huang",
        "--pin",
        "204816",
    ]
    command = [sys.executable, "-m", "app", "--data", str(tmp_path / "data"), *words]
    second = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    assert second.returncode == 3, second.stderr
    assert len(second.stderr.strip().splitlines()) == 1, "one plain sentence"


@pytest.mark.slow
def test_a_booking_is_drawn_and_dragged_by_mouse(
    start: Callable[[], Running], tmp_path: Path, app: QApplication
) -> None:
    folder = tmp_path / "data"
    desk = open_desk(folder)
    setup.init(
        desk, site_code="440305007", name="粤海街道党群服务中心", level="street", admin_name=ADMIN, pin=ADMIN_PIN
    )
    admin = staff.list_staff(desk)[0].actor
    rooms = [spaces.save_space(desk, admin, None, {"name": name, "capacity": 20})[0] for name in ("一号", "二号")]
    opens = desk.settings[DUTY_DAY_START]
    tomorrow = shifts.duty_bounds(shifts.duty_day(desk.now(), opens, desk.zone) + timedelta(days=1), opens, desk.zone)[
        0
    ]
    ten, two = tomorrow + timedelta(hours=2), timedelta(hours=2)
    made = bookings.book(
        desk, admin, starts_at=ten, ends_at=ten + two, spaces=(rooms[0].id,), name="李明", title="读书会"
    )[0].row
    desk.close()

    program = start()
    program.type("1" + ADMIN_PIN)
    program.key("Return")
    program.key("ctrl+3")
    program.key("Next")
    shape = subprocess.run(
        ["xdotool", "getwindowgeometry", "--shell", program.window], env=program.environment, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    window = {key: int(value) for key, value in (line.split("=") for line in shape.stdout.split())}

    # The same page in a window of the same size tells where things stand on the screen.
    shutil.copytree(folder, tmp_path / "twin")
    twin = Stage(app, tmp_path / "twin", system_clock)
    try:
        driver = twin.open(window["WIDTH"], window["HEIGHT"])
        driver.sign_in(ADMIN, ADMIN_PIN)
        driver.key("Ctrl+3", "PgDown")
        driver.settle(300)
        line = driver.window.page.view.timeline
        corner = QPointF(line.viewport().mapTo(driver.window, line.viewport().rect().topLeft()))
        corner += QPointF(window["X"], window["Y"])

        def spot(room: int, at: Any) -> QPointF:
            return corner + QPointF(line.x_of(at), line.row_rect(rooms[room].id).center().y())

        taken, there = spot(0, ten + two / 2), spot(1, ten + two / 2 + two)
        free, until = spot(0, ten + 4 * two), spot(0, ten + 5 * two)
    finally:
        twin.close()

    program.drag(taken, there)
    program.until(
        lambda desk: (
            bookings.row(desk, made.id).spaces == (rooms[1].id,) and bookings.row(desk, made.id).starts_at == ten + two
        ),
        "the booking was not moved",
    )
    program.drag(free, until)
    program.type("Chen Jing")
    program.key("Return")
    program.until(lambda desk: len(bookings.booking_ids(desk, bookings.BookingFilter())) == 2, "nothing was booked")
    program.ask_to_end()


def _centre(folder: Path) -> Desk:
    """A centre with its administrator, and a clerk who signs in with 2."""
    desk = open_desk(folder)
    setup.init(desk, site_code="440305007", name="Yuehai Centre", level="street", admin_name=ADMIN, pin=ADMIN_PIN)
    admin = staff.list_staff(desk)[0].actor
    second, _changes = staff.save_staff(desk, admin, None, {"name": "Chen Xiaotong", "role": "clerk"})
    staff.set_pin(desk, admin, second.id, SECOND_PIN)
    return desk


@pytest.mark.slow
def test_a_door_that_loses_power_counts_nobody_twice(start: Callable[[], Running], tmp_path: Path) -> None:
    desk = _centre(tmp_path / "data")
    admin = staff.list_staff(desk)[0].actor
    begins = desk.now() - timedelta(minutes=3)
    session = SessionPlan(begins, begins + timedelta(hours=2), place="Hall")
    camp, _ = activities.save(desk, admin, None, {"title": "Rocket camp", "kind": "camp"}, sessions=[session])
    activities.publish(desk, admin, camp.row.id)
    for number, name in enumerate(("Li Ming", "Wang Fang", "Zhao Yi")):
        wish = RegistrationWish(
            camp.row.id, (Registered(name=name),), contact_name=name, contact_phone=f"1392650017{number}"
        )
        registrations.register(desk, admin, wish, override=True)
    desk.close()

    def came(desk: Desk) -> int:
        return attendance.board(desk, camp.sessions[0].id).counts.present

    def to_the_door(program: Running, digit: str, pin: str) -> None:
        program.type(digit + pin)
        program.key("Return")
        program.key("ctrl+k")
        program.type("Rocket camp")
        program.key("Return")
        program.key("3")
        program.key("alt+o")

    program = start()
    to_the_door(program, "2", SECOND_PIN)
    program.type("a01")
    program.key("Return")
    program.until(lambda desk: came(desk) == 1, "nobody was signed in")
    program.kill()

    program = start()
    to_the_door(program, "2", SECOND_PIN)
    program.type("li ming")
    program.key("Return")
    program.type("wang")
    program.key("Return")
    program.until(lambda desk: came(desk) == 2, "the second one was not signed in")
    program.type("nobody")
    program.key("Return")
    program.key("Escape")
    program.ask_to_end()
    desk = open_desk(tmp_path / "data")
    assert came(desk) == 2, "whoever was in already counts once"
    desk.close()


@pytest.mark.slow
def test_a_shift_is_handed_over_by_two_people(start: Callable[[], Running], tmp_path: Path) -> None:
    desk = _centre(tmp_path / "data")
    clerk = next(one for one in staff.list_staff(desk) if one.role == "clerk")
    handover.note(desk, clerk.actor, "Key of the dance room is out", "key")
    desk.close()

    program = start()
    program.type("2" + SECOND_PIN)
    program.key("Return")
    program.key("F8")
    # What is open is decided on first: the key stays with the next shift.
    program.key("1")
    program.key("F8")
    # Nobody else works here, so it is known who takes over. A wrong PIN stands beside its field.
    program.type("111222")
    program.type(ADMIN_PIN)
    program.key("Return")
    program.key("ctrl+a")
    program.type(SECOND_PIN)
    program.key("Return")

    def signed(desk: Desk) -> list[Any]:
        return handover.handovers(desk, desk.duty_day(), desk.duty_day())

    program.until(lambda desk: [one.state for one in signed(desk)] == ["signed"], "the shift was not handed over")
    program.ask_to_end()
    desk = open_desk(tmp_path / "data")
    (one,) = signed(desk)
    assert (one.outgoing, one.incoming) == ("Chen Xiaotong", ADMIN)
    assert [text for text, _decision, _remark in one.items] == ["Key of the dance room is out"]
    desk.close()
