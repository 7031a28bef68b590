from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core import i18n
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.kit.widgets.month_grid import MonthDay, MonthGrid

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: Any) -> QWidget:
    made = QWidget()
    made.setProperty("surface", "surface")
    made.resize(840, 560)
    QVBoxLayout(made).setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def grid(page: QWidget) -> MonthGrid:
    made = MonthGrid(name="Month")
    made.set_month(2026, 10)
    made.set_today(date(2026, 10, 15))
    layout = page.layout()
    assert layout is not None
    layout.addWidget(made)
    QApplication.processEvents()
    return made


class Heard:
    """What a grid said, in order."""

    def __init__(self, grid: MonthGrid) -> None:
        self.all: list[tuple[str, Any]] = []
        grid.picked.connect(lambda day: self.all.append(("picked", day)))
        grid.opened.connect(lambda day: self.all.append(("opened", day)))
        grid.month_asked.connect(lambda by: self.all.append(("month", by)))


def middle(grid: MonthGrid, day: date) -> QPoint:
    return grid.day_rect(day).center().toPoint()


@pytest.mark.parametrize(
    ("year", "month", "first"),
    [
        (2026, 10, date(2026, 9, 28)),
        (2027, 2, date(2027, 2, 1)),
        (2026, 11, date(2026, 10, 26)),
        (2024, 2, date(2024, 1, 29)),
    ],
)
def test_six_weeks_from_a_monday_hold_the_whole_month(grid: MonthGrid, year: int, month: int, first: date) -> None:
    grid.set_month(year, month)
    assert grid.month() == (year, month)
    assert grid.first() == first and first.weekday() == 0
    assert grid.last() == first + timedelta(days=41)
    following = date(year + month // 12, month % 12 + 1, 1)
    assert first <= date(year, month, 1) and following - timedelta(days=1) <= grid.last()


def test_the_days_tile_the_grid(grid: MonthGrid) -> None:
    for place in range(42):
        day = grid.first() + timedelta(days=place)
        assert grid.day_at(grid.day_rect(day).center()) == day
        rect = grid.day_rect(day)
        if place % 7:
            assert rect.left() == grid.day_rect(day - timedelta(days=1)).right()
        if place >= 7:
            assert rect.top() == grid.day_rect(day - timedelta(days=7)).bottom()
    assert grid.day_rect(grid.last()).bottomRight().toTuple() == (grid.width(), grid.height())
    assert grid.day_rect(grid.first() - timedelta(days=1)).isEmpty()
    assert grid.day_at(grid.day_rect(grid.first()).center() - QPoint(0, 60).toPointF()) is None


def test_a_click_picks_and_a_double_click_opens(qtbot: Any, grid: MonthGrid) -> None:
    heard = Heard(grid)
    qtbot.mouseClick(grid, LEFT, pos=middle(grid, date(2026, 10, 8)))
    assert heard.all == [("picked", date(2026, 10, 8))] and grid.current() == date(2026, 10, 8)
    qtbot.mouseDClick(grid, LEFT, pos=middle(grid, date(2026, 11, 2)))
    assert ("opened", date(2026, 11, 2)) in heard.all and ("month", 1) not in heard.all
    before = len(heard.all)
    qtbot.mouseClick(grid, Qt.MouseButton.RightButton, pos=middle(grid, date(2026, 10, 9)))
    qtbot.mouseClick(grid, LEFT, pos=QPoint(30, 4))
    assert len(heard.all) == before


def test_the_arrows_walk_and_turn_the_page(qtbot: Any, grid: MonthGrid) -> None:
    heard = Heard(grid)
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert grid.current() == date(2026, 10, 15) and heard.all == [], "it begins today"
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_Home, Key.Key_End, Key.Key_Return):
        qtbot.keyClick(grid, key)
    assert heard.all == [
        ("picked", date(2026, 10, 16)),
        ("picked", date(2026, 10, 23)),
        ("picked", date(2026, 10, 22)),
        ("picked", date(2026, 10, 15)),
        ("picked", date(2026, 10, 12)),
        ("picked", date(2026, 10, 18)),
        ("opened", date(2026, 10, 18)),
    ]
    heard.all.clear()
    qtbot.keyClick(grid, Key.Key_PageDown)
    qtbot.keyClick(grid, Key.Key_PageUp)
    assert heard.all == [("month", 1), ("month", -1)]
    grid.set_current(date(2026, 9, 29))
    heard.all.clear()
    qtbot.keyClick(grid, Key.Key_Up)
    assert heard.all == [("picked", date(2026, 9, 22)), ("month", -1)]
    grid.set_month(2026, 9)
    assert grid.current() == date(2026, 9, 22), "it goes on where it was going"


def test_the_selection_follows_the_month(grid: MonthGrid) -> None:
    grid.set_current(date(2026, 10, 31))
    grid.set_month(2027, 2)
    assert grid.current() == date(2027, 2, 28)
    grid.set_month(2027, 3)
    assert grid.current() == date(2027, 3, 28)
    grid.set_current(None)
    grid.set_month(2027, 4)
    assert grid.current() is None and grid.accessibleDescription() == ""


def test_a_day_is_told_in_full(grid: MonthGrid) -> None:
    grid.set_days(
        [
            MonthDay(date(2026, 10, 1), 12, 0.4, "off", "good", ("夜学", "观影", "太极"), "National Day, 12 bookings"),
            MonthDay(date(2026, 10, 2), 3, None, "off", "good", ("夜学", "观影")),
        ]
    )
    assert grid.accessibleName() == "Month"
    grid.set_current(date(2026, 10, 1))
    assert grid.accessibleDescription() == "Thu 1 Oct, National Day, 12 bookings"
    grid.set_current(date(2026, 10, 2))
    assert grid.accessibleDescription() == "Fri 2 Oct, off, 3, 夜学, 观影"
    grid.set_current(date(2026, 10, 3))
    assert grid.accessibleDescription() == "Sat 3 Oct"
    assert grid.tip_at(grid.day_rect(date(2026, 10, 1)).center()) == "Thu 1 Oct\nNational Day, 12 bookings"
    assert grid.tip_at(grid.day_rect(date(2026, 10, 2)).center()) == "Fri 2 Oct\n夜学\n观影"
    grid.set_days([])
    assert grid.tip_at(grid.day_rect(date(2026, 10, 1)).center()) == "Thu 1 Oct"


def test_the_meter_shows_how_full_a_day_is(page: QWidget, grid: MonthGrid) -> None:
    """Found by colour on the line of the meters: as long as the share, red where there is more than all."""
    for load, share, token in ((0.5, 0.5, "bar-now"), (1.0, 1.0, "bar-now"), (1.2, 1.0, "bad"), (0.0, 0.0, "bar-now")):
        grid.set_days([MonthDay(date(2026, 10, 7), 3, load)])
        picture = page.grab().toImage()
        rect = grid.day_rect(date(2026, 10, 7))
        y = round(rect.bottom()) - 9
        inside = range(round(rect.left()) + 10, round(rect.right()) - 10)
        filled = sum(picture.pixelColor(x, y) == theme.colour(token) for x in inside)
        assert filled / len(inside) == pytest.approx(share, abs=0.05)
        beside = grid.day_rect(date(2026, 10, 8))
        assert picture.pixelColor(round(beside.left()) + 12, y) == theme.colour("surface"), "it ends with its day"
    grid.set_days([MonthDay(date(2026, 10, 7), 3, None)])
    picture = page.grab().toImage()
    assert all(picture.pixelColor(x, y) == theme.colour("surface") for x in inside), "not open, no meter"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(
    "look",
    [Theme(motion=False), Theme("dark", motion=False), Theme("dark", "large", motion=False)],
    ids=lambda look: f"{look.name}-{look.type}",
)
def test_it_is_whole_in_every_look(
    qapp: QApplication, page: QWidget, grid: MonthGrid, tmp_path: Path, look: Theme, language: str
) -> None:
    i18n.use(language)
    theme.apply(qapp, look)
    days = [grid.first() + timedelta(days=place) for place in range(42)]
    grid.set_days(
        [MonthDay(day, n * 37, n / 30, "班" * (n % 2), "warn", ("夜学" * n, "观影")) for n, day in enumerate(days)]
    )
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    for size in (page.size(), grid.minimumSizeHint()):
        page.resize(size)
        QApplication.processEvents()
        assert [str(found) for found in walk(page)] == []
        assert page.grab().save(str(tmp_path / f"{size.width()}.png"))
