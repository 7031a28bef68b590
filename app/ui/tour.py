"""A desk's day, driven through the real windows by real keys: leaves pictures, papers, tables, bundles and a backup."""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.core.clock import SteppedClock
from app.core.i18n import translate
from app.core.paths import seed
from app.domain.records import VISIT
from app.domain.settings import LANGUAGE, THEME, TYPE_SIZE
from app.services import demo, demo_sync, settings
from app.services.desk import open_desk
from app.ui.kit.questions import ScriptedQuestions
from app.ui.shell.app import make_app
from app.ui.shell.driver import Driver
from app.ui.shell.program import Program

MORNING = datetime(2026, 7, 18, 10, 42, tzinfo=UTC)
"""Saturday 18 July 2026, 18:42 at the desk: the lively day of the demo."""
SIZE = (1366, 690)
LEDGER = "来访登记表.xlsx"
PLACES = ("today", "visitors", "bookings", "activities", "people", "sync", "reports", "settings")
LOOKS = (
    ("dark", "normal", "zh_CN"),
    ("light", "large", "zh_CN"),
    ("dark", "large", "zh_CN"),
    ("light", "normal", "en"),
)


class Tour:
    """One run; `out` gets everything."""

    def __init__(self, app: QApplication, out: Path) -> None:
        self.app = app
        self.out = out
        self.clock = SteppedClock(MORNING)
        self.questions = ScriptedQuestions()
        self.driver: Driver = None  # type: ignore[assignment]
        self.number = 0
        self.made: list[Path] = []

    def picture(self, name: str) -> None:
        """Keep what is seen now."""
        self.number += 1
        path = self.out / f"{self.number:02}-{name}.png"
        self.made.append(self.driver.picture(path))

    def file(self, name: str) -> Path:
        """Where a document of the tour goes; the program asks for it as it would ask a person."""
        path = self.out / name
        self.made.append(path)
        return path

    def later(self, minutes: float = 1) -> None:
        """Time goes by at the desk."""
        self.clock.advance(minutes=minutes)
        self.driver.window.tick()
        self.driver.settle()

    def run(self) -> None:
        """The whole day."""
        with tempfile.TemporaryDirectory(prefix="dangqun-tour-") as place:
            self._first_run(Path(place) / "new")
            self._day(Path(place) / "demo")

    # A new centre

    def _first_run(self, folder: Path) -> None:
        self._open(folder)
        driver = self.driver
        self.picture("first-run")
        driver.key("Enter")
        driver.type("粤海街道党群服务中心")
        driver.key("Tab", "Tab")
        driver.type("440305007")
        driver.key("Tab")
        driver.type("南山区党群服务中心")
        self.picture("first-run-centre")
        driver.key("Enter")
        driver.type("黄伟强")
        driver.key("Tab")
        driver.type("204816")
        driver.key("Tab")
        driver.type("204816")
        driver.key("Enter")
        self.questions.add(self.out)
        self.made.append(self.out / "党群前台-密钥-440305-007.key")
        driver.key("Enter")
        self.picture("first-run-keys")
        driver.key("Enter")
        self.picture("new-centre-today")
        self._close()

    # A lively one

    def _day(self, folder: Path) -> None:
        desk = open_desk(folder, self.clock)
        info, _changes = demo.fill(desk)
        demo_sync.fill(desk)
        desk.close()
        pins = {role: (name, pin) for name, role, pin in reversed(info.staff)}
        self._open(folder)
        self.picture("sign-in")
        self.driver.sign_in(*pins["clerk"])
        self._visitors()
        self._corrections()
        self._bookings()
        self._stations()
        self._handover()
        self._find()
        self.driver.key("Ctrl+L")
        self.picture("locked")
        self.driver.sign_in(*pins["manager"])
        self._decisions()
        self._activities()
        self._ledger()
        self._print()
        self.driver.key("Ctrl+L")
        self.driver.sign_in(*pins["admin"])
        self._exchange()
        self._settings()
        self._looks()
        self.driver.key("Ctrl+L")
        self.picture("locked-again")
        self._close()

    def _visitors(self) -> None:
        driver = self.driver
        self.picture("today")
        driver.key("F2")
        self.picture("visitors")
        driver.type("zs")
        self.picture("returning-visitor")
        driver.key("Enter", "1", "Enter")
        self.later()
        driver.type("欧阳静怡")
        driver.key("Enter")
        driver.type("13926500177")
        driver.key("Enter", "2", "3")
        self.picture("new-visitor")
        driver.key("Enter")
        driver.settle(500)
        self.picture("both-signed-in")
        self.later(2)
        driver.key("F4")
        for letter in "wwqra":
            driver.key(letter.upper())
        self.picture("tally")
        driver.key("Ctrl+Z")
        driver.key("F6")
        driver.type("欧阳静怡")
        driver.key("Enter")
        self.picture("signed-out")

    def _corrections(self) -> None:
        driver = self.driver
        self._command(translate("shell", "All visits"))
        driver.type("欧阳")
        driver.settle(300)
        driver.key("Down", "Enter")
        self.picture("a-visit")
        driver.tab_to(translate("visitors", "Correct"))
        driver.key("Enter")
        driver.tab_to(VISIT.by_name["belongings"].label)
        driver.type("蓝色背包一个")
        driver.tab_to(translate("visitors", "Reason"))
        driver.type("登记时漏填")
        self.picture("correcting")
        driver.key("Enter")
        self.picture("corrected")
        driver.key("Esc")
        self._command(translate("shell", "Verify forgotten sign-outs"))
        self.picture("to-verify")
        driver.key("Enter")
        self.picture("verified")

    def _bookings(self) -> None:
        driver = self.driver
        driver.key("Ctrl+3")
        driver.settle(300)
        self.picture("bookings")
        driver.key("F3")
        driver.settle(200)
        driver.type("明天 20点到次日1点 6人")
        driver.settle(400)
        self.picture("which-room-is-free")
        driver.key("Alt+1")
        driver.settle(300)
        driver.key("Esc")
        driver.key("F3")
        driver.settle(200)
        driver.key("Ctrl+A")
        driver.type("明天 6:30-7:30 舞蹈室 何晓芸 13926500188 太极晨练")
        driver.settle(400)
        self.picture("booking-in-one-line")
        driver.key("Enter")
        driver.settle(400)
        self.picture("booked")
        driver.key("Esc")
        for key, name in (("W", "bookings-week"), ("M", "bookings-month"), ("L", "bookings-list")):
            driver.key(key)
            driver.settle(300)
            self.picture(name)
            driver.key("Esc")
        self._command(translate("shell", "Study seats"))
        driver.settle(300)
        self.picture("study-seats")
        self._command(translate("shell", "Equipment on loan"))
        driver.settle(300)
        self.picture("equipment-on-loan")
        driver.key("Esc")

    def _handover(self) -> None:
        """What is open is decided on; the sheet both sign, the roster."""
        driver = self.driver
        driver.key("F8")
        self.picture("handover")
        driver.key("A")
        while driver.window.page.now.undecided():
            driver.key("1")
        driver.key("F8")
        self.picture("handover-sheet")
        driver.key("Esc")
        self._command(translate("shell", "Roster"))
        self.picture("roster")
        driver.key("Ctrl+1")

    def _decisions(self) -> None:
        driver = self.driver
        self._command(translate("shell", "Bookings to decide, waiting list"))
        driver.settle(300)
        self.picture("to-decide")

    def _activities(self) -> None:
        driver = self.driver
        driver.key("Ctrl+4")
        driver.settle(300)
        for part, name in (("calendar", "activities-month"), ("campaigns", "campaigns"), ("list", "activities-list")):
            driver.window.go("activities", {"do": part})
            driver.settle(300)
            self.picture(name)
        driver.key("Alt+N")
        driver.settle(300)
        self.picture("planning-an-activity")
        driver.key("Esc")
        driver.settle(200)
        driver.key("Ctrl+K")
        driver.type("小小科学家夏令营 第二期")
        driver.settle(300)
        driver.key("Enter")
        driver.settle(400)
        self.picture("an-activity")
        driver.key("Ctrl+N")
        driver.settle(300)
        driver.type("何家明 13926500266")
        driver.key("Tab")
        driver.type("何子墨")
        driver.key("Tab")
        driver.type("2016-03-05")
        driver.settle(400)
        self.picture("registering-a-household")
        driver.key("Enter")
        driver.settle(400)
        self.picture("on-the-waiting-list")
        driver.key("Esc")
        driver.settle(200)
        for digit, name in (("2", "waiting-list"), ("6", "on-duty"), ("7", "archive")):
            driver.key(digit)
            driver.settle(300)
            self.picture(name)
        driver.key("Esc")
        driver.settle(200)
        driver.key("Ctrl+K")
        driver.type("心脑血管健康讲座")
        driver.settle(300)
        driver.key("Enter")
        driver.settle(400)
        driver.key("3")
        driver.settle(300)
        driver.key("Alt+O")
        driver.settle(400)
        for number in ("a01", "a02", "a03"):
            driver.type(number)
            driver.settle(200)
            driver.key("Enter")
            driver.settle(200)
        self.picture("at-the-door")
        driver.key("Esc")
        driver.settle(300)
        driver.key("Ctrl+Shift+P")
        driver.settle(1200)
        self.picture("activity-log-preview")
        self.questions.add(self.file("活动台账.pdf"))
        driver.key("Ctrl+S")
        driver.settle(300)

    def _find(self) -> None:
        driver = self.driver
        driver.key("Ctrl+K")
        driver.type("zs")
        self.picture("palette")
        driver.key("Enter")
        driver.settle(300)
        self.picture("person-card")
        driver.key("F1")
        self.picture("help")
        driver.key("F1")

    def _ledger(self) -> None:
        driver = self.driver
        self._command(translate("shell", "Bring in a ledger"))
        self.questions.add(seed(f"demo/{LEDGER}"))
        driver.key("Ctrl+O")
        driver.settle(400)
        self.picture("ledger-check")
        driver.key("Ctrl+Enter")
        driver.settle(400)
        self.picture("ledger-in")

    def _stations(self) -> None:
        driver = self.driver
        driver.key("Ctrl+5")
        driver.settle(400)
        self.picture("stations")
        driver.key("T")
        driver.settle(200)
        driver.key("Q", "W")
        self.picture("station-tally")
        driver.key("Escape", "F7")
        driver.settle(300)
        driver.key("1", "1", "3", "1")
        self.picture("station-round")
        driver.key("Escape")

    def _print(self) -> None:
        driver = self.driver
        driver.key("Ctrl+9")
        driver.settle(300)
        self.picture("reports")
        driver.key("Alt+M")
        driver.settle(600)
        self.picture("visitor-log-preview")
        for name, act in (
            ("来访登记表-上月.xlsx", translate("reports", "Save as XLSX")),
            ("来访登记表-上月.csv", translate("reports", "Save as CSV")),
        ):
            self.questions.add(self.file(name))
            driver.tab_to(act)
            driver.key("Enter")
            driver.settle(200)
        self.questions.add(self.file("来访登记表-上月.pdf"))
        driver.key("Ctrl+S")
        driver.settle(200)

    def _exchange(self) -> None:
        """A second desk wrote other things: both stand side by side; what others lack is written, with its slip."""
        driver = self.driver
        driver.key("Ctrl+8")
        driver.settle(400)
        self.picture("data-exchange")
        page = driver.window.page
        for digit in "32":
            left = len(page.lines())
            driver.key(digit)
            driver.wait(lambda left=left: len(page.lines()) < left and driver.program.jobs.idle, "it is settled")
        self.picture("nothing-disagrees")
        shared = self.out / "交换文件夹"
        shared.mkdir(exist_ok=True)
        self.questions.add(shared)
        driver.tab_to(translate("sync", "Exchange somewhere else"))
        driver.key("Enter")
        driver.wait(lambda: page.place is not None, "the folder is noticed")
        driver.key("F9")
        driver.wait(lambda: page.synced is not None, "the exchange ends")
        self.picture("data-exchanged")
        self.made += [path for one in page.synced.exported for path in one.paths]
        driver.key("Ctrl+P")
        driver.wait(lambda: page.pages is not None, "the slip's pages come")
        driver.settle(600)
        self.picture("slip")
        self.questions.add(self.file("对账单.pdf"))
        driver.key("Ctrl+S")
        driver.settle(200)
        driver.key("Esc")

    def _settings(self) -> None:
        driver = self.driver
        driver.key("Ctrl+,")
        for section in (
            "centre", "staff", "spaces", "equipment", "closures", "holidays", "booking_rules", "activities",
            "catalogues", "desk", "backups", "ledgers", "health",
        ):  # fmt: skip
            driver.settle(150)
            self.picture(f"settings-{section}")
            driver.key("Down")
        self._command(translate("shell", "Settings: backups and key copy"))
        driver.key("Enter")
        self.questions.add(self.file("备份.sqlite"))
        driver.key("Enter")
        driver.settle(300)
        self.picture("backed-up")

    def _looks(self) -> None:
        for theme, size, language in LOOKS:
            self._look(theme, size, language)
            for key in PLACES:
                self.driver.window.go(key)
                self.driver.settle(200)
                self.picture(f"{key}-{theme}-{size}-{language[:2]}")
        self._look("light", "normal", "zh_CN")

    def _look(self, theme: str, size: str, language: str) -> None:
        desk, actor = self.driver.program.desk, self.driver.program.session.actor
        values = {THEME.key: theme, TYPE_SIZE.key: size, LANGUAGE.key: language}
        self.driver.program.ops.run(lambda: settings.save(desk, actor, values), initiator=self.driver.window)
        self.driver.settle(150)

    # Tools

    def _command(self, label: str) -> None:
        self.driver.key("Ctrl+K")
        self.driver.type(label)
        self.driver.key("Enter")
        self.driver.settle(200)

    def _open(self, folder: Path) -> None:
        program = Program(self.app, open_desk(folder, self.clock), questions=self.questions, catch=False)
        program.window.resize(*SIZE)
        program.show()
        self.driver = Driver(program)
        self.driver.settle(150)

    def _close(self) -> None:
        program = self.driver.program
        program.close()
        program.deleteLater()


def tour(out: Path, say: Callable[[str], object] = print) -> int:
    """Make the tour into `out` and print where everything is; answers the exit code."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    before = qInstallMessageHandler(_hush)
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    spoken = i18n.language()
    app = make_app()
    made = Tour(app, out)
    try:
        made.run()
    finally:
        i18n.use(spoken)
        qInstallMessageHandler(before)
    for path in made.made:
        if not path.exists():
            raise FileNotFoundError(path)
    say(str(out))
    return 0


def _hush(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    # What a screen that isn't there says of every window.
    if "does not support" not in text and kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        sys.stderr.write(f"{text}\n")
