from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core import i18n
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.kit.widgets.seat_plan import PlanSeat, SeatPlan

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def seat(key: str, x: int, y: int, **more: Any) -> PlanSeat:
    return PlanSeat(key, key, x, y, **({"word": "Free", "icon": "circle-check"} | more))


# a b . c
# d . e f
ROOM = [seat("a", 0, 0), seat("b", 1, 0), seat("c", 3, 0), seat("d", 0, 1), seat("e", 2, 1), seat("f", 3, 1)]


@pytest.fixture
def page(qtbot: Any) -> QWidget:
    made = QWidget()
    made.setProperty("surface", "surface")
    made.resize(600, 400)
    QVBoxLayout(made).setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def filled(page: QWidget, seats: list[PlanSeat] = ROOM, *, editing: bool = False) -> SeatPlan:
    plan = SeatPlan(name="Reading room", editing=editing)
    plan.set_seats(seats)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(plan)
    QApplication.processEvents()
    return plan


class Heard:
    """What a plan said, in order."""

    def __init__(self, plan: SeatPlan) -> None:
        self.all: list[tuple[Any, ...]] = []
        for name in ("picked", "opened", "context", "seat_moved", "seats_moved", "cell_asked", "seat_removed"):
            getattr(plan, name).connect(lambda *said, name=name: self.all.append((name, *said)))

    def __call__(self, *names: str) -> list[tuple[Any, ...]]:
        return [said for said in self.all if said[0] in names]


def middle(plan: SeatPlan, cell: tuple[int, int]) -> QPoint:
    return plan.cell_rect(cell).center().toPoint()


def click(qtbot: Any, plan: SeatPlan, cell: tuple[int, int], modifier: Any = NONE) -> None:
    qtbot.mouseClick(plan.viewport(), LEFT, modifier, middle(plan, cell))


def drag(qtbot: Any, plan: SeatPlan, start: tuple[int, int], end: tuple[int, int], *, release: bool = True) -> None:
    view, begin, goal = plan.viewport(), middle(plan, start), middle(plan, end)
    qtbot.mousePress(view, LEFT, pos=begin)
    qtbot.mouseMove(view, begin + QPoint(QApplication.startDragDistance() + 1, 0))
    qtbot.mouseMove(view, goal)
    if release:
        qtbot.mouseRelease(view, LEFT, pos=goal)


def keys(qtbot: Any, plan: SeatPlan, *pressed: Any, modifier: Any = NONE) -> None:
    for key in pressed:
        qtbot.keyClick(plan, key, modifier)


def cells(plan: SeatPlan) -> dict[Any, tuple[int, int]]:
    return {seat.key: seat.cell for seat in plan.seats()}


# Looking


def test_a_click_picks_and_a_double_click_opens(qtbot: Any, page: QWidget) -> None:
    plan = filled(page)
    heard = Heard(plan)
    click(qtbot, plan, (1, 0))
    assert plan.current_key() == "b" and heard.all == [("picked", "b")]
    qtbot.mouseDClick(plan.viewport(), LEFT, pos=middle(plan, (3, 1)))
    assert heard("opened") == [("opened", "f")]
    click(qtbot, plan, (2, 0))
    assert heard.all[-1] == ("picked", None) and plan.selected_keys() == []
    drag(qtbot, plan, (0, 0), (2, 0))
    assert not heard("seat_moved", "cell_asked") and cells(plan)["a"] == (0, 0)


def test_arrows_walk_to_the_nearest_seat_that_way(qtbot: Any, page: QWidget) -> None:
    plan = filled(page)
    heard = Heard(plan)
    plan.setFocus(Qt.FocusReason.TabFocusReason)
    assert plan.current_key() == "a" and heard.all == []
    keys(qtbot, plan, Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Left, Key.Key_Up, Key.Key_End)
    assert [said[1] for said in heard.all] == ["b", "c", "f", "e", "d", "a", "f"]
    keys(qtbot, plan, Key.Key_Right, Key.Key_Down)
    assert plan.current_key() == "f" and len(heard.all) == 7
    keys(qtbot, plan, Key.Key_Home, Key.Key_Return, Key.Key_Escape)
    assert [said[:2] for said in heard.all[-3:]] == [("picked", "a"), ("opened", "a"), ("picked", None)]
    keys(qtbot, plan, Key.Key_Delete)
    keys(qtbot, plan, Key.Key_Right, modifier=ALT)
    assert not heard("seat_moved", "seat_removed")


def test_the_selection_stays_on_its_key(page: QWidget) -> None:
    plan = filled(page)
    plan.select("c")
    plan.set_seats([seat("c", 9, 9), seat("a", 0, 0)])
    assert plan.current_key() == "c"
    plan.set_seats([seat("a", 0, 0)])
    assert plan.current_key() is None


def test_a_seat_is_told_in_full(qtbot: Any, page: QWidget) -> None:
    told = seat("07", 0, 0, word="In use", note="20 min left", tip="07, by the window, a socket")
    plan = filled(page, [told, seat("08", 1, 0, note="")])
    assert plan.accessibleName() == "Reading room"
    plan.select("07")
    assert plan.accessibleDescription() == "07, In use, 20 min left"
    assert plan.tip_at(plan.seat_rect("07").center()) == "07, by the window, a socket"
    assert plan.tip_at(plan.seat_rect("08").center()) == "08 · Free"
    plan.set_editing(True)
    plan.setFocus(Qt.FocusReason.TabFocusReason)
    keys(qtbot, plan, Key.Key_Down)
    assert plan.accessibleDescription() == "column 1, row 2"


def test_the_menu_is_asked_for(qtbot: Any, page: QWidget) -> None:
    plan = filled(page)
    heard = Heard(plan)
    for cell, key in (((0, 1), "d"), ((1, 1), None)):
        qtbot.mouseClick(plan.viewport(), Qt.MouseButton.RightButton, pos=middle(plan, cell))
        assert heard.all[-1] == ("context", key, plan.viewport().mapToGlobal(middle(plan, cell)))
    plan.select("c")
    QApplication.sendEvent(plan, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert heard.all[-1][:2] == ("context", "c")


@given(
    st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 30)), unique=True, max_size=20),
    st.integers(80, 900),
    st.integers(80, 900),
    st.booleans(),
)
def test_seats_are_large_enough_for_a_finger_and_apart(
    places: list[tuple[int, int]], wide: int, high: int, editing: bool
) -> None:
    plan = SeatPlan(name="Room", editing=editing)
    plan.resize(wide, high)
    plan.set_seats([seat(str(n), x, y) for n, (x, y) in enumerate(places)])
    rects = [plan.seat_rect(str(n)) for n in range(len(places))]
    assert all(rect.width() >= 40 and rect.height() >= 40 for rect in rects), "44 with the gap"
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))
    for n, cell in enumerate(places):
        assert plan.cell_at(plan.seat_rect(str(n)).center()) == cell
        plan.select(str(n))
        assert plan.viewport().rect().adjusted(-1, -1, 1, 1).contains(plan.seat_rect(str(n)).toRect())
    plan.deleteLater()


# Drawing the plan


def test_a_seat_is_dragged_to_an_empty_cell(qtbot: Any, page: QWidget) -> None:
    plan = filled(page, editing=True)
    heard = Heard(plan)
    drag(qtbot, plan, (0, 0), (2, 0))
    assert heard("seat_moved", "seats_moved") == [("seat_moved", "a", 2, 0), ("seats_moved", (("a", 2, 0),))]
    assert cells(plan)["a"] == (2, 0) and plan.selected_keys() == ["a"]
    drag(qtbot, plan, (2, 0), (2, 0))
    assert len(heard("seat_moved")) == 1


def test_two_seats_change_places_and_never_share_one(qtbot: Any, page: QWidget) -> None:
    plan = filled(page, editing=True)
    heard = Heard(plan)
    drag(qtbot, plan, (0, 0), (3, 1))
    assert sorted(heard("seat_moved")) == [("seat_moved", "a", 3, 1), ("seat_moved", "f", 0, 0)]
    assert heard("seats_moved") == [("seats_moved", (("a", 3, 1), ("f", 0, 0)))]
    assert len(set(cells(plan).values())) == len(ROOM)


def test_several_are_moved_together_where_all_find_room(qtbot: Any, page: QWidget) -> None:
    plan = filled(page, editing=True)
    heard = Heard(plan)
    click(qtbot, plan, (0, 0))
    click(qtbot, plan, (1, 0), CONTROL)
    assert plan.selected_keys() == ["a", "b"]
    drag(qtbot, plan, (0, 0), (0, 1))
    assert not heard("seat_moved") and cells(plan)["a"] == (0, 0), "one of them would sit on another"
    drag(qtbot, plan, (1, 0), (2, 2))
    assert heard("seats_moved") == [("seats_moved", (("a", 1, 2), ("b", 2, 2)))]
    click(qtbot, plan, (0, 1))
    click(qtbot, plan, (2, 2), SHIFT)
    assert plan.selected_keys() == ["a", "b", "d", "e"]
    click(qtbot, plan, (2, 2), CONTROL)
    assert plan.selected_keys() == ["a", "d", "e"]
    click(qtbot, plan, (0, 1))
    assert plan.selected_keys() == ["d"]


def test_an_empty_cell_asks_for_a_seat(qtbot: Any, page: QWidget) -> None:
    plan = filled(page, editing=True)
    heard = Heard(plan)
    click(qtbot, plan, (1, 1))
    assert heard("cell_asked") == [("cell_asked", 1, 1)]
    click(qtbot, plan, (5, 3))
    assert heard("cell_asked")[-1] == ("cell_asked", 5, 3), "there is room around the seats"
    drag(qtbot, plan, (1, 1), (2, 2))
    assert len(heard("cell_asked")) == 2


def test_the_keyboard_draws_the_plan(qtbot: Any, page: QWidget) -> None:
    plan = filled(page, editing=True)
    heard = Heard(plan)
    plan.setFocus(Qt.FocusReason.TabFocusReason)
    keys(qtbot, plan, Key.Key_Right, Key.Key_Right)
    assert plan.current_key() is None, "from cell to cell, empty ones too"
    keys(qtbot, plan, Key.Key_Return)
    assert heard("cell_asked") == [("cell_asked", 2, 0)]
    keys(qtbot, plan, Key.Key_Left)
    keys(qtbot, plan, Key.Key_Right, Key.Key_Down, modifier=ALT)
    assert heard("seat_moved") == [
        ("seat_moved", "b", 2, 0),
        ("seat_moved", "b", 2, 1),
        ("seat_moved", "e", 2, 0),
    ]
    keys(qtbot, plan, Key.Key_Left, Key.Key_Left)
    assert plan.selected_keys() == ["d"]
    keys(qtbot, plan, Key.Key_Up, modifier=SHIFT)
    assert plan.selected_keys() == ["a", "d"]
    keys(qtbot, plan, Key.Key_Left, modifier=ALT)
    assert cells(plan)["a"] == (0, 0), "the plan ends there"
    keys(qtbot, plan, Key.Key_Delete)
    assert heard("seat_removed") == [("seat_removed", "a"), ("seat_removed", "d")]
    keys(qtbot, plan, Key.Key_Escape)
    assert plan.selected_keys() == ["a"]


def test_escape_puts_back_what_is_dragged(qtbot: Any, page: QWidget) -> None:
    plan = filled(page, editing=True)
    heard = Heard(plan)
    drag(qtbot, plan, (0, 0), (2, 2), release=False)
    keys(qtbot, plan, Key.Key_Escape)
    qtbot.mouseRelease(plan.viewport(), LEFT, pos=middle(plan, (2, 2)))
    assert not heard("seat_moved", "cell_asked") and cells(plan)["a"] == (0, 0)


def test_an_empty_plan_can_be_begun(qtbot: Any, page: QWidget) -> None:
    plan = filled(page, [])
    keys(qtbot, plan, Key.Key_Right, Key.Key_Return, Key.Key_Delete, Key.Key_End)
    plan.set_editing(True)
    heard = Heard(plan)
    plan.setFocus(Qt.FocusReason.TabFocusReason)
    keys(qtbot, plan, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    click(qtbot, plan, (0, 1))
    assert heard("cell_asked") == [("cell_asked", 1, 0), ("cell_asked", 0, 1)]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(
    "look",
    [Theme(motion=False), Theme("dark", motion=False), Theme("dark", "large", motion=False)],
    ids=lambda look: f"{look.name}-{look.type}",
)
def test_it_is_whole_in_every_look(
    qtbot: Any, qapp: QApplication, page: QWidget, tmp_path: Path, look: Theme, language: str
) -> None:
    i18n.use(language)
    theme.apply(qapp, look)
    tones = ("good", "warn", "bad", "info", "wait", "idle", "live", "void")
    seats = [
        seat(f"{n}", n % 4, n // 4, tone=tone, note="1:20", features=("plug-zap", "monitor"), usable=tone != "idle")
        for n, tone in enumerate(tones)
    ]
    plan = filled(page, seats)
    for editing in (False, True):
        plan.set_editing(editing)
        plan.setFocus(Qt.FocusReason.TabFocusReason)
        for size in ((600, 400), (240, 180), (900, 700)):
            page.resize(*size)
            QApplication.processEvents()
            assert [str(found) for found in walk(page)] == []
            assert page.grab().save(str(tmp_path / f"{editing}-{size[0]}.png"))
    drag(qtbot, plan, (0, 0), (1, 1), release=False)
    assert page.grab().save(str(tmp_path / "dragged.png"))
    assert plan.cell_rect((0, 0)).width() >= theme.metrics().touch
