from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core import i18n
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.kit.widgets import (
    Ghost,
    Place,
    Timeline,
    TimelineBlock,
    TimelineCell,
    TimelineCursor,
    TimelineRow,
    TimelineSpan,
)
from app.ui.kit.widgets.timeline import fit, share

SHANGHAI = ZoneInfo("Asia/Shanghai")
Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
# With names this short their column is 112 wide; 24 hours have 792 pixels then, 33 an hour.
WIDE = 112 + 792 + 12


def at(hour: float) -> datetime:
    """An hour of 18 July in Shanghai (past 24 on the next day), in UTC."""
    return datetime(2026, 7, 17, 16, tzinfo=UTC) + timedelta(hours=hour)


def block(key: str, row: str, start: float, end: float, **more: Any) -> TimelineBlock:
    more = {"state_word": "已确认", "icon": "circle-check", "title": key} | more
    return TimelineBlock(key, (row,), at(start), at(end), **more)


def rows(count: int = 4) -> list[TimelineRow]:
    return [TimelineRow(f"r{n}", f"Room {n}", f"{n + 4} people") for n in range(count)]


DAY = [
    block("early", "r0", 9, 11),
    block("late", "r0", 20, 22, before=15, after=30),
    block("noon", "r1", 12, 13),
    block("night", "r3", 23, 25.5),
]


@pytest.fixture
def page(qtbot: Any) -> QWidget:
    made = QWidget()
    made.setProperty("surface", "surface")
    made.resize(WIDE, 300)
    QVBoxLayout(made).setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def put(page: QWidget, line: Timeline, *, focus: bool = True) -> Timeline:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(line)
    QApplication.processEvents()
    if focus:
        line.setFocus(Qt.FocusReason.MouseFocusReason)
    return line


def filled(
    page: QWidget, blocks: Sequence[TimelineBlock] = DAY, count: int = 4, *, first: float = 8, **more: Any
) -> Timeline:
    line = Timeline(name="Bookings", **more)
    line.set_range(at(first), at(first + 24), SHANGHAI)
    line.set_rows(rows(count))
    line.set_blocks(blocks)
    return put(page, line)


class Heard:
    """What a timeline said, in order."""

    def __init__(self, line: Timeline) -> None:
        self.all: list[tuple[Any, ...]] = []
        for name in (
            "selected",
            "opened",
            "moving",
            "moved",
            "put_back",
            "dragging_new",
            "create",
            "place_chosen",
            "context",
            "zoomed",
        ):
            getattr(line, name).connect(lambda *said, name=name: self.all.append((name, *said)))

    def __call__(self, *names: str) -> list[tuple[Any, ...]]:
        return [said for said in self.all if said[0] in names]

    def clear(self) -> None:
        self.all.clear()


def keys(qtbot: Any, line: Timeline, *pressed: Any, modifier: Any = NONE) -> None:
    for key in pressed:
        qtbot.keyClick(line, key, modifier)


def point(line: Timeline, row: str, hour: float) -> QPoint:
    return QPointF(line.x_of(at(hour)), line.row_rect(row).center().y()).toPoint()


def press(qtbot: Any, line: Timeline, start: QPoint, *to: QPoint) -> None:
    """Press at `start` and go on to other points, the first step just far enough to be a drag."""
    view = line.viewport()
    far = QApplication.startDragDistance() + 1
    qtbot.mousePress(view, LEFT, pos=start)
    for end in (start + QPoint(far if to[0].x() >= start.x() else -far, 0), *to):
        qtbot.mouseMove(view, end)


def drag(qtbot: Any, line: Timeline, start: QPoint, *to: QPoint) -> None:
    press(qtbot, line, start, *to)
    qtbot.mouseRelease(line.viewport(), LEFT, pos=to[-1])


# What fits


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (20, ("", True, "")),
        (25, ("", True, "")),
        (31, ("夜校", True, "")),
        (43, ("夜校", True, "")),
        (47, ("夜校心", False, "已确认")),
        (66, ("夜校心…", True, "已确认")),
        (90, ("夜校心肺复苏", True, "已确认")),
    ],
)
def test_two_lines_drop_their_words_in_order(width: int, shown: tuple[str, bool, str]) -> None:
    assert fit("夜校心肺复苏", "已确认", True, width, 2) == shown


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (25, ("", True, "")),
        (37, ("", True, "")),
        (76, ("骑手夜校", False, "")),
        (82, ("骑手夜校", True, "")),
        (115, ("骑手夜校", True, "")),
        (154, ("骑手夜校", True, "已确认")),
    ],
)
def test_one_line_has_its_title_first_then_icon_then_word(width: int, shown: tuple[str, bool, str]) -> None:
    assert fit("骑手夜校", "已确认", True, width, 1) == shown


def test_a_warning_keeps_its_icon_where_the_word_has_room() -> None:
    assert fit("夜校", "已确认", True, 47, 2) == ("夜校", False, "已确认")
    assert fit("夜校", "已确认", True, 47, 2, warns=True) == ("夜校", True, "")


def test_what_has_no_icon_shows_what_it_has() -> None:
    assert fit("夜校", "", False, 24, 1).title
    assert fit("", "候补", True, 80, 1) == ("", True, "候补")
    assert fit("e\u0301a\u0300bc", "", True, 40, 2).title == "e\u0301a\u0300", "an accent stays on its letter"


@given(
    st.text(min_size=0, max_size=30),
    st.sampled_from(["", "已确认", "Waiting for approval"]),
    st.integers(20, 400),
    st.sampled_from([1, 2]),
)
def test_more_room_never_shows_less(title: str, word: str, width: int, lines: int) -> None:
    less, more = (fit(title, word, True, wide, lines) for wide in (width, width + 1))
    assert less.icon or less.title or less.word, "something is always seen"
    whole = title if lines == 1 or width >= 44 else ""
    if less.title == whole and less.word and less.icon and width >= 44:
        assert more == less


# Lanes


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 30), st.none() | st.integers(0, 2), st.booleans()), max_size=12
    )
)
def test_what_overlaps_shares_the_height(extents: list[tuple[int, int, int | None, bool]]) -> None:
    asked = [(left, left + wide, lane, waits) for left, wide, lane, waits in extents]
    lanes = share(asked)
    for (lane, of), (_left, _right, wanted, _waits) in zip(lanes, asked, strict=True):
        assert (wanted or 0) <= lane < of
    for (one, a), (other, b) in combinations(zip(asked, lanes, strict=True), 2):
        if one[0] < other[1] and other[0] < one[1]:
            assert a[0] != b[0] and a[1] == b[1]


def test_who_waits_stands_below_what_is_taken() -> None:
    assert share([(0, 50, None, True), (0, 50, None, False), (60, 80, None, True)]) == [(1, 2), (0, 2), (0, 1)]
    assert share([(0, 50, 1, True)]) == [(1, 2)], "it asked for the lower lane"


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2),
            st.integers(-8, 96),
            st.integers(1, 20),
            st.sampled_from(["info", "wait", "live"]),
            st.none() | st.integers(0, 1),
        ),
        max_size=14,
    ),
    st.sampled_from([None, 6, 12]),
)
def test_no_block_lies_on_another_or_leaves_its_row(
    drawn: list[tuple[int, int, int, str, int | None]], zoom: float | None
) -> None:
    line = Timeline(name="Bookings")
    line.resize(WIDE, 600)
    line.set_range(at(8), at(32), SHANGHAI)
    line.set_rows(rows(3))
    line.set_blocks(
        [
            block(str(number), f"r{row}", 8 + quarter / 4, 8 + (quarter + long) / 4, tone=tone, lane=lane)
            for number, (row, quarter, long, tone, lane) in enumerate(drawn)
        ]
    )
    line.set_zoom(zoom)
    found: dict[int, list[QRectF]] = {0: [], 1: [], 2: []}
    for number, (row, quarter, long, _tone, _lane) in enumerate(drawn):
        rect = line.block_rect(str(number))
        if quarter + long <= 0 or quarter >= 96:
            assert rect.isEmpty()
            continue
        assert rect.width() >= 20 and rect.height() >= 16
        assert line.row_rect(f"r{row}").adjusted(-9999, 0, 9999, 0).contains(rect)
        found[row].append(rect)
    for rects in found.values():
        assert not any(one.intersects(other) for one, other in combinations(rects, 2))
    line.deleteLater()


# Axis


def said(line: Timeline, *, days: bool = False) -> list[str]:
    return [label.text for label in line.axis_labels() if label.day == days]


def test_a_day_fits_and_is_written_as_its_zone_writes_it(page: QWidget) -> None:
    line = filled(page)
    assert said(line) == [f"{hour % 24:02}:00" for hour in range(8, 33, 2)]
    assert said(line, days=True) == ["Sat 18 Jul", "Sun 19 Jul"]
    assert line.horizontalScrollBar().maximum() == 0
    assert line.x_of(at(20)) - line.x_of(at(8)) == pytest.approx(12 * 33, abs=1)
    i18n.use("zh_CN")
    assert len(said(line, days=True)) == 2


def test_labels_come_closer_with_the_zoom_and_never_touch(page: QWidget) -> None:
    line = filled(page)
    for hours, step in ((3, 15), (6, 30), (12, 60), (24, 120)):
        line.set_zoom(hours)
        line.scroll_to(at(18))
        texts = said(line)
        minutes = [int(text[:2]) * 60 + int(text[3:]) for text in texts]
        assert {(b - a) % 1440 for a, b in pairwise(minutes)} == {step}
        places = [label.x for label in line.axis_labels() if not label.day]
        assert min(b - a for a, b in pairwise(places)) > 36


def test_the_day_stays_at_the_left_until_the_next_one_pushes_it_out(page: QWidget) -> None:
    line = filled(page)
    line.set_zoom(6)
    line.scroll_to(at(20))
    assert next(label.x for label in line.axis_labels() if label.day) == 112
    line.scroll_to(at(23.8))
    days = [label for label in line.axis_labels() if label.day]
    assert days[-1].text == "Sun 19 Jul" and days[-1].x > line.x_of(at(24))
    line.scroll_to(at(26))
    assert said(line, days=True) == ["Sun 19 Jul"]


def test_a_clock_change_makes_the_day_longer_or_shorter_not_its_hours(page: QWidget) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    line = put(page, Timeline(name="Bookings"))
    line.set_rows(rows())
    for day, hours, two in ((datetime(2026, 3, 29), 23, 0), (datetime(2026, 10, 25), 25, 2)):
        start, end = day.replace(tzinfo=berlin), (day + timedelta(days=1)).replace(tzinfo=berlin)
        line.set_range(start, end, berlin)
        line.set_zoom(12)
        line.scroll_to(start)
        assert said(line).count("02:00") == two
        line.set_zoom(None)
        first, last = line.bounds()
        assert (last - first) / timedelta(hours=1) == hours == line.zoom()
        assert said(line, days=True)[-1].startswith(("Mon", "Sun"))
        assert said(line)[0] == "00:00" and said(line)[-1] == "00:00"
        hour = line.x_of(first + timedelta(hours=1)) - line.x_of(first)
        assert line.x_of(last) - line.x_of(first) == pytest.approx(hour * hours)


def test_a_day_that_begins_at_one_has_its_name_all_the_same(page: QWidget) -> None:
    """In Beirut the clocks go forward at midnight: 29 March 2026 has no 00:00."""
    zone = ZoneInfo("Asia/Beirut")
    line = put(page, Timeline(name="Bookings"))
    line.set_rows(rows())
    line.set_range(datetime(2026, 3, 28, 12, tzinfo=zone), datetime(2026, 3, 29, 12, tzinfo=zone), zone)
    line.set_zoom(12)
    line.scroll_to(datetime(2026, 3, 28, 21, tzinfo=zone).astimezone(UTC))
    assert said(line, days=True) == ["Sat 28 Mar", "Sun 29 Mar"]
    assert "00:00" not in said(line) and "01:00" in said(line)


def test_half_hour_zones_have_their_own_full_hours(page: QWidget) -> None:
    kolkata = ZoneInfo("Asia/Kolkata")
    line = put(page, Timeline(name="Bookings"))
    line.set_rows(rows())
    line.set_range(datetime(2026, 7, 18, tzinfo=kolkata), datetime(2026, 7, 19, tzinfo=kolkata), kolkata)
    assert said(line)[:3] == ["00:00", "02:00", "04:00"]


def test_the_strip_names_the_next_day_among_its_hours(page: QWidget) -> None:
    line = Timeline(name="Next hours", compact=True)
    line.set_range(at(18), at(26), SHANGHAI)
    line.set_rows(rows(2))
    put(page, line)
    assert [label.text for label in line.axis_labels()] == [
        "18:00",
        "19:00",
        "20:00",
        "21:00",
        "22:00",
        "23:00",
        "Sun 19 Jul",
        "01:00",
        "02:00",
    ]


def test_rows_that_are_days_need_no_dates_above(page: QWidget) -> None:
    line = filled(page)
    line.set_dates(False)
    assert said(line, days=True) == [] and "00:00" in said(line)


def test_the_present_is_where_it_is(page: QWidget) -> None:
    line = filled(page, [])
    line.set_now(at(18.5))
    picture = page.grab().toImage()
    x, y = round(line.x_of(at(18.5))), int(line.row_rect("r3").center().y())
    assert picture.pixelColor(x, y) == theme.colour("now")
    assert picture.pixelColor(x + 20, y) == theme.colour("surface")
    washed = picture.pixelColor(x - 20, y)
    assert washed != theme.colour("surface") and washed.lightness() > theme.colour("ground").lightness()
    line.set_now(at(40))
    assert page.grab().toImage().pixelColor(x, y) != theme.colour("now")


# Choosing


def test_a_click_selects_a_double_click_opens_and_empty_time_clears(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    view = line.viewport()
    qtbot.mouseClick(view, LEFT, pos=line.block_rect("noon").center().toPoint())
    assert line.selected_key() == "noon" and heard.all == [("selected", "noon")]
    qtbot.mouseDClick(view, LEFT, pos=line.block_rect("late").center().toPoint())
    assert heard("opened") == [("opened", "late")]
    heard.clear()
    qtbot.mouseClick(view, LEFT, pos=point(line, "r2", 15.1))
    assert heard.all == [("selected", None)] and line.selected_key() is None
    assert line.cell_cursor() == TimelineCursor("r2", at(15), at(15.25))
    qtbot.mouseClick(view, LEFT, pos=QPoint(20, 100))
    assert heard.all == [("selected", None)], "a row's name is no time"


def test_arrows_walk_from_block_to_block(qtbot: Any, page: QWidget) -> None:
    line = filled(page, [*DAY, block("far", "r1", 21, 22)])
    heard = Heard(line)
    line.select("early")
    assert heard.all == []
    keys(qtbot, line, Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Home, Key.Key_Up, Key.Key_Down, Key.Key_End)
    walked = [key for _name, key in heard("selected")]
    assert walked == ["late", "far", "noon", "early", "noon", "far"]
    keys(qtbot, line, Key.Key_Down)
    assert line.selected_key() == "night", "a row with nothing in it is stepped over"
    before = len(heard.all)
    keys(qtbot, line, Key.Key_Down, Key.Key_Left, Key.Key_Home, Key.Key_End)
    assert line.selected_key() == "night" and len(heard.all) == before, "there it ends, and nothing is told"
    keys(qtbot, line, Key.Key_Return)
    assert heard("opened") == [("opened", "night")]
    keys(qtbot, line, Key.Key_Escape)
    assert heard("selected")[-1] == ("selected", None)
    assert line.cell_cursor() == TimelineCursor("r3", at(23), at(23.25))


def test_what_is_chosen_has_a_ring_and_what_is_moved_pales(qtbot: Any, page: QWidget) -> None:
    line = filled(page, [block("noon", "r1", 12, 16, title="", state_word="", icon=None)])
    rect = line.block_rect("noon")
    edge, inside = QPoint(round(rect.left()) - 2, round(rect.center().y())), rect.center().toPoint() + QPoint(20, 0)

    def seen() -> tuple[bool, bool]:
        picture = line.viewport().grab().toImage()
        ring = picture.pixelColor(edge) == theme.colour("focus")
        return ring, picture.pixelColor(inside) == theme.colour("info-tint")

    assert seen() == (False, True)
    line.select("noon")
    assert seen() == (True, True)
    keys(qtbot, line, Key.Key_Down, modifier=ALT)
    assert seen() == (True, False)


def test_the_last_minutes_are_drawn_within_the_day(page: QWidget) -> None:
    line = filled(page, [block("last", "r0", 31.9, 32), block("into", "r1", 31, 40)])
    assert line.block_rect("last").width() == 20
    assert line.block_rect("last").right() <= line.x_of(at(32))
    assert line.block_rect("into").right() > line.x_of(at(32)), "what goes on is cut, not ended"


def test_another_day_has_the_keyboard_at_its_own_hours(page: QWidget) -> None:
    line = filled(page)
    line.set_cell_cursor("r2", at(12))
    line.set_range(at(10), at(34), SHANGHAI)
    assert line.cell_cursor() == TimelineCursor("r2", at(12), at(12.25))
    line.set_range(at(32), at(56), SHANGHAI)
    assert line.cell_cursor() == TimelineCursor("r0", at(32), at(32.25))


def test_a_block_of_several_rows_stands_in_each_and_is_one(qtbot: Any, page: QWidget) -> None:
    both = TimelineBlock("both", ("r0", "r2"), at(12), at(14), "Fair")
    line = filled(page, [both, block("one", "r1", 12, 13)])
    heard = Heard(line)
    upper, lower = line.block_rect("both", "r0"), line.block_rect("both", "r2")
    assert upper.left() == lower.left() and upper.bottom() < lower.top()
    qtbot.mouseClick(line.viewport(), LEFT, pos=lower.center().toPoint())
    keys(qtbot, line, Key.Key_Up, Key.Key_Up)
    assert [key for _name, key in heard("selected")] == ["both", "one", "both"]
    keys(qtbot, line, Key.Key_Down, modifier=ALT)
    keys(qtbot, line, Key.Key_Down, modifier=ALT)
    assert [said[2] for said in heard("moving")] == ["r1", "r3"], "it never comes to stand in one row twice"
    keys(qtbot, line, Key.Key_Return)
    assert heard("moved") == [("moved", "both", "r0", "r3", at(12), at(14))]


def test_the_selection_stays_on_its_key(page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    line.select("noon")
    line.set_blocks([block("noon", "r2", 15, 16)])
    assert line.selected_key() == "noon"
    line.set_blocks([])
    assert line.selected_key() is None and heard.all == []


def test_what_is_chosen_is_read_aloud(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    assert line.accessibleName() == "Bookings"
    line.select("noon")
    assert line.accessibleDescription() == "noon, 已确认, Room 1, 12:00–13:00"
    keys(qtbot, line, Key.Key_Right, modifier=ALT)
    assert line.accessibleDescription() == "noon, Room 1, 12:15–13:15"
    line.set_ghost(Ghost("r1", at(12.25), at(13.25), "noon", True, "Clash"))
    assert line.accessibleDescription() == "noon, Room 1, 12:15–13:15, Clash"
    keys(qtbot, line, Key.Key_Escape, Key.Key_Escape)
    assert line.accessibleDescription() == "Room 1, 12:00–12:15, noon"


def test_the_tooltip_says_all(page: QWidget) -> None:
    shut = TimelineSpan(at(14), at(18), "Setting up")
    line = filled(page, [block("told", "r0", 12, 12.5, tip="all of it"), block("plain", "r1", 12, 13)])
    line.set_rows([TimelineRow("r0", "A room with a very long name indeed", "60 people", (shut,)), *rows()[1:]])
    assert line.tip_at(line.block_rect("told").center()) == "all of it"
    assert line.tip_at(line.block_rect("plain").center()) == "plain\n12:00–13:00 · 已确认"
    assert line.tip_at(line.row_rect("r0").topLeft() + QPointF(20, 20)) == (
        "A room with a very long name indeed\n60 people"
    )
    assert line.tip_at(QPointF(point(line, "r0", 16))) == "Setting up 14:00–18:00"
    assert line.tip_at(QPointF(point(line, "r2", 16))) == "" == line.tip_at(QPointF(300, 10))


# Moving by keys


def test_alt_and_arrows_move_what_is_selected(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    line.select("noon")
    keys(qtbot, line, Key.Key_Right, Key.Key_Right, modifier=ALT)
    keys(qtbot, line, Key.Key_Right, modifier=ALT | SHIFT)
    keys(qtbot, line, Key.Key_Down, modifier=ALT)
    assert heard.all == [
        ("moving", "noon", "r1", at(12.25), at(13.25)),
        ("moving", "noon", "r1", at(12.5), at(13.5)),
        ("moving", "noon", "r1", at(12.5), at(13.75)),
        ("moving", "noon", "r2", at(12.5), at(13.75)),
    ]
    ghost = line.ghost()
    assert ghost is not None and (ghost.row, ghost.start, ghost.end) == ("r2", at(12.5), at(13.75))
    assert line.busy
    heard.clear()
    keys(qtbot, line, Key.Key_Return)
    assert heard.all == [("moved", "noon", "r1", "r2", at(12.5), at(13.75))]
    keys(qtbot, line, Key.Key_Return)
    assert len(heard.all) == 1, "what was handed over is not handed over again"
    line.set_blocks([block("noon", "r2", 12.5, 14)])
    assert line.ghost() is not None, "that is not where it was put"


def test_the_ghost_goes_when_the_block_has_come_or_the_page_says_so(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    line.select("noon")
    keys(qtbot, line, Key.Key_Right, modifier=ALT)
    line.set_blocks(DAY)
    assert line.ghost() is not None, "a look again while it is in the hand changes nothing"
    keys(qtbot, line, Key.Key_Return)
    line.set_blocks([block("noon", "r1", 12.25, 13.25)])
    assert line.ghost() is None and not line.busy
    keys(qtbot, line, Key.Key_Left, modifier=ALT)
    line.set_places([Place(1, "r2", at(9), at(10))])
    line.set_ghost(None)
    assert line.ghost() is None and not line.busy and line.places() == []
    keys(qtbot, line, Key.Key_Left, modifier=ALT)
    line.set_blocks([])
    assert line.ghost() is None and not line.busy, "what is gone can't be moved"


def test_escape_puts_it_back(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    line.select("noon")
    keys(qtbot, line, Key.Key_Left, modifier=ALT)
    keys(qtbot, line, Key.Key_Down)
    assert line.selected_key() == "noon", "what is in the hand is not left behind"
    heard.clear()
    keys(qtbot, line, Key.Key_Escape)
    assert heard.all == [("put_back", "noon")] and line.ghost() is None
    keys(qtbot, line, Key.Key_Left, modifier=ALT)
    keys(qtbot, line, Key.Key_Right, modifier=ALT)
    heard.clear()
    keys(qtbot, line, Key.Key_Return)
    assert heard.all == [("put_back", "noon")], "moved to where it was is not moved"


def test_an_end_never_passes_its_beginning_nor_a_move_the_day(qtbot: Any, page: QWidget) -> None:
    line = filled(page, [block("short", "r0", 8.5, 9)])
    heard = Heard(line)
    line.select("short")
    for _time in range(6):
        keys(qtbot, line, Key.Key_Left, modifier=ALT | SHIFT)
    assert heard.all[-1] == ("moving", "short", "r0", at(8.5), at(8.75))
    for _time in range(6):
        keys(qtbot, line, Key.Key_Left, modifier=ALT)
    assert heard.all[-1] == ("moving", "short", "r0", at(8), at(8.25))
    keys(qtbot, line, Key.Key_Up, modifier=ALT)
    assert heard.all[-1][2] == "r0"


def test_what_is_not_to_be_moved_stays(qtbot: Any, page: QWidget) -> None:
    line = filled(page, [block("fixed", "r0", 12, 14, movable=False)])
    heard = Heard(line)
    line.select("fixed")
    keys(qtbot, line, Key.Key_Right, modifier=ALT)
    middle = line.block_rect("fixed").center().toPoint()
    drag(qtbot, line, middle, middle + QPoint(100, 0))
    assert not heard("moving", "moved", "create") and line.ghost() is None
    line.set_blocks([block("fixed", "r0", 12, 14)])
    line.set_editable(False)
    keys(qtbot, line, Key.Key_Right, modifier=ALT)
    drag(qtbot, line, middle, middle + QPoint(100, 0))
    drag(qtbot, line, point(line, "r2", 10), point(line, "r2", 12))
    assert not heard("moving", "moved", "create", "dragging_new")


# Moving by mouse


def test_a_block_is_dragged_along_its_row_and_into_others(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    start = point(line, "r1", 12.4)
    press(qtbot, line, start, point(line, "r1", 15.4), point(line, "r2", 15.4))
    assert heard("moving")[-2:] == [
        ("moving", "noon", "r1", at(15), at(16)),
        ("moving", "noon", "r2", at(15), at(16)),
    ]
    assert not heard("moved", "selected"), "while it is dragged nothing else happens to the page"
    qtbot.mouseMove(line.viewport(), point(line, "r2", 15.4) + QPoint(1, 1))
    assert len(heard("moving")) == len({said[2:] for said in heard("moving")}), "only what changed is told"
    qtbot.mouseRelease(line.viewport(), LEFT, pos=point(line, "r2", 15.4))
    assert heard("selected", "moved") == [
        ("selected", "noon"),
        ("moved", "noon", "r1", "r2", at(15), at(16)),
    ]
    assert line.ghost() is not None


def test_the_ends_are_dragged_by_themselves(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    rect = line.block_rect("early")
    end, begin = QPointF(rect.right() - 2, rect.center().y()), QPointF(rect.left() + 2, rect.center().y())
    drag(qtbot, line, end.toPoint(), point(line, "r1", 12.1))
    assert heard("moved") == [("moved", "early", "r0", "r0", at(9), at(12))]
    line.set_ghost(None)
    drag(qtbot, line, begin.toPoint(), point(line, "r0", 9.5))
    assert heard("moved")[-1] == ("moved", "early", "r0", "r0", at(9.5), at(11))
    line.set_ghost(None)
    drag(qtbot, line, begin.toPoint(), point(line, "r0", 15))
    assert heard("moved")[-1] == ("moved", "early", "r0", "r0", at(10.75), at(11))


def test_a_hand_that_trembles_only_clicks(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    view = line.viewport()
    for start in (line.block_rect("noon").center().toPoint(), point(line, "r2", 15)):
        qtbot.mousePress(view, LEFT, pos=start)
        qtbot.mouseMove(view, start + QPoint(QApplication.startDragDistance() - 1, 0))
        qtbot.mouseRelease(view, LEFT, pos=start)
    assert [said[0] for said in heard.all] == ["selected", "selected"] and line.ghost() is None


def test_escape_ends_a_drag(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    for start, key in ((line.block_rect("noon").center().toPoint(), "noon"), (point(line, "r2", 15), None)):
        press(qtbot, line, start, start + QPoint(90, 0))
        assert line.busy
        keys(qtbot, line, Key.Key_Escape)
        assert heard.all[-1] == ("put_back", key) and line.ghost() is None
        heard.clear()
        qtbot.mouseMove(line.viewport(), start + QPoint(120, 0))
        qtbot.mouseRelease(line.viewport(), LEFT, pos=start + QPoint(120, 0))
        assert heard.all == []


def test_what_hangs_in_the_air_is_taken_up_again(qtbot: Any, page: QWidget) -> None:
    """Let go on a clash: the page leaves the ghost where it is, and the hand comes back for it."""
    line = filled(page)
    heard = Heard(line)
    line.moving.connect(lambda _key, row, start, end: line.set_ghost(Ghost(row, start, end, "noon", True, "Clash")))
    drag(qtbot, line, point(line, "r1", 12.5), point(line, "r0", 20.5))
    ghost = line.ghost()
    assert ghost is not None and ghost.clash and ghost.start == at(20)
    below = line.row_rect("r0").bottom()
    drag(
        qtbot, line, QPoint(round(line.x_of(at(20.5))), round(below)), QPoint(round(line.x_of(at(17.5))), round(below))
    )
    assert heard("put_back") == []
    assert [said[1:] for said in heard("moved")] == [
        ("noon", "r1", "r0", at(20), at(21)),
        ("noon", "r1", "r1", at(17), at(18)),
    ]
    qtbot.mouseClick(line.viewport(), LEFT, pos=point(line, "r3", 10))
    assert heard("put_back") == [("put_back", "noon")] and line.ghost() is None


def test_the_answer_of_the_page_stays_until_it_gives_another(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    line.select("noon")
    keys(qtbot, line, Key.Key_Right, modifier=ALT)
    own = line.ghost()
    assert own is not None and own.words == "12:15–13:15" and not own.clash
    line.set_ghost(Ghost("r1", own.start, own.end, "noon", True, "Clash"))
    keys(qtbot, line, Key.Key_Right, modifier=ALT)
    ghost = line.ghost()
    assert ghost is not None and ghost.clash and ghost.start == at(12.5), "no flicker between two clashes"


def test_dragging_over_free_time_makes_something_new(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    line.select("noon")
    heard = Heard(line)
    press(qtbot, line, point(line, "r2", 15.05), point(line, "r2", 16.4), point(line, "r3", 16.6))
    told = heard("dragging_new")
    assert told[-1] == ("dragging_new", "r2", at(15), at(16.75)), "it stays in its row and takes whole quarters"
    assert len(told) == len(set(told)) and not heard("create")
    qtbot.mouseRelease(line.viewport(), LEFT, pos=point(line, "r2", 16.6))
    assert heard("create") == [("create", "r2", at(15), at(16.75))]
    assert heard("selected") == [("selected", None)]
    assert line.ghost() is not None, "it stays while the form is filled in"
    keys(qtbot, line, Key.Key_Right, modifier=ALT)
    assert heard.all[-1] == ("dragging_new", "r2", at(15.25), at(17))
    keys(qtbot, line, Key.Key_Escape)
    assert heard.all[-1] == ("put_back", None) and line.ghost() is None


def test_dragging_to_the_left_is_as_good(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    drag(qtbot, line, point(line, "r2", 10.1), QPoint(0, point(line, "r2", 10).y()))
    assert heard("create") == [("create", "r2", at(8), at(10.25))]


def test_dragging_near_the_edge_goes_on_behind_it(qtbot: Any, page: QWidget) -> None:
    line = filled(page, count=20)
    line.set_zoom(6)
    line.scroll_to(at(8))
    across, down = line.horizontalScrollBar(), line.verticalScrollBar()
    assert across.maximum() > 0 and down.maximum() > 0
    view = line.viewport()
    middle = line.block_rect("early").center().toPoint()
    press(qtbot, line, middle, QPoint(view.width() - 16, view.height() - 4))
    qtbot.waitUntil(lambda: across.value() > 100 and down.value() > 100)
    ghost = line.ghost()
    assert ghost is not None and ghost.start > at(13) and ghost.row not in ("r0", "r1", "r2")
    keys(qtbot, line, Key.Key_Escape)
    stood = across.value()
    QApplication.processEvents()
    assert across.value() == stood


def test_free_places_are_chosen_by_digit_or_click(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    line.select("noon")
    keys(qtbot, line, "1")
    assert heard.all == []
    line.set_places([Place(1, "r2", at(9), at(10)), Place(2, "r1", at(20), at(21))])
    keys(qtbot, line, "2", "3")
    assert heard.all == [("place_chosen", 2)]
    qtbot.mouseClick(line.viewport(), LEFT, pos=point(line, "r2", 9.5))
    assert heard("place_chosen") == [("place_chosen", 2), ("place_chosen", 1)]
    assert line.selected_key() == "noon"


# The keyboard's cell


def test_the_keyboard_makes_a_booking(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    line.set_now(at(18.55))
    line.clearFocus()
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.cell_cursor() == TimelineCursor("r0", at(18.75), at(19)), "it begins at the present"
    keys(qtbot, line, Key.Key_Down, Key.Key_Down, Key.Key_Right)
    keys(qtbot, line, Key.Key_Left, modifier=CONTROL)
    keys(qtbot, line, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left, modifier=SHIFT)
    assert line.cell_cursor() == TimelineCursor("r2", at(18), at(18.75))
    assert line.accessibleDescription() == "Room 2, 18:00–18:45"
    keys(qtbot, line, Key.Key_Return)
    assert heard.all == [("create", "r2", at(18), at(18.75))]
    keys(qtbot, line, Key.Key_Home)
    assert line.cell_cursor() == TimelineCursor("r2", at(8), at(8.75))
    keys(qtbot, line, Key.Key_Left)
    keys(qtbot, line, Key.Key_Left, Key.Key_Left, Key.Key_Left, Key.Key_Left, modifier=SHIFT)
    assert line.cell_cursor() == TimelineCursor("r2", at(8), at(8.25))
    keys(qtbot, line, Key.Key_End)
    keys(qtbot, line, Key.Key_Right)
    keys(qtbot, line, Key.Key_Right, modifier=SHIFT)
    assert line.cell_cursor() == TimelineCursor("r2", at(31.75), at(32))


def test_space_takes_the_block_that_stands_there(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    line.set_cell_cursor("r0", at(20.5))
    keys(qtbot, line, Key.Key_Space)
    assert heard.all == [("selected", "late")]
    line.set_cell_cursor("r0", at(13))
    keys(qtbot, line, Key.Key_Space)
    assert heard.all[-1] == ("selected", "early"), "the nearest in its row"


def test_the_keyboard_is_followed_out_of_view(qtbot: Any, page: QWidget) -> None:
    line = filled(page, [*DAY, block("low", "r30", 30, 31)], count=40)
    line.set_zoom(6)
    area = QRectF(112, 44, line.viewport().width() - 112, line.viewport().height() - 44)
    for key in ("low", "early", "night"):
        line.select(key)
        assert area.contains(line.block_rect(key)), key
    line.set_cell_cursor("r39", at(31.75))
    assert line.row_rect("r39").bottom() <= line.viewport().height()
    keys(qtbot, line, Key.Key_PageUp, Key.Key_Home)
    cursor = line.cell_cursor()
    assert cursor is not None and cursor.row not in ("r38", "r39")
    assert line.horizontalScrollBar().value() == 0


# Zoom


def wheel(line: Timeline, where: QPoint, turned: int, modifiers: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(where),
        QPointF(line.viewport().mapToGlobal(where)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(line.viewport(), event)


def test_zooming_keeps_what_is_under_the_mouse(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    where = point(line, "r1", 20)
    wheel(line, where, 240, CONTROL)
    assert heard("zoomed") == [("zoomed", line.zoom())] and line.zoom() == pytest.approx(24 * 0.64)
    assert abs(line.time_at(where.x()) - at(20)) < timedelta(minutes=4)
    for _turn in range(30):
        wheel(line, where, 120, CONTROL)
    assert line.zoom() == 2
    for _turn in range(30):
        wheel(line, where, -120, CONTROL)
    assert line.zoom() == 24 and line.horizontalScrollBar().maximum() == 0


def test_plus_minus_and_the_page_zoom(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    line.select("noon")
    keys(qtbot, line, Key.Key_Plus, Key.Key_Plus)
    assert [said[1] for said in heard("zoomed")] == [16, 12]
    assert 112 <= line.block_rect("noon").left() < line.viewport().width()
    keys(qtbot, line, Key.Key_Minus)
    keys(qtbot, line, Key.Key_0, modifier=CONTROL)
    assert [said[1] for said in heard("zoomed")] == [16, 12, 16, 24]
    line.set_range(at(0), at(72), SHANGHAI)
    line.set_zoom(48)
    assert line.zoom() == 48 and line.horizontalScrollBar().maximum() > 0
    heard.clear()
    line.set_zoom(500)
    assert line.zoom() == 72 and heard.all == []


def test_the_wheel_scrolls_rows_and_hours(page: QWidget) -> None:
    line = filled(page, count=30)
    line.set_zoom(6)
    line.scroll_to(at(8))
    wheel(line, QPoint(300, 120), -120, SHIFT)
    assert line.horizontalScrollBar().value() == 120
    before = line.row_rect("r0").top()
    wheel(line, QPoint(300, 120), -120, NONE)
    assert line.row_rect("r0").top() < before


# Menus, shortcuts


def test_the_right_button_and_the_menu_key_ask_for_a_menu(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    heard = Heard(line)
    view = line.viewport()
    middle = line.block_rect("noon").center().toPoint()
    qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=middle)
    free = point(line, "r2", 15.1)
    qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=free)
    assert heard.all == [
        ("context", "noon", view.mapToGlobal(middle)),
        ("context", TimelineCell("r2", at(15)), view.mapToGlobal(free)),
    ]
    line.select("late")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(line, event)
    assert heard.all[-1][:2] == ("context", "late")


def test_its_keys_are_no_shortcuts_of_the_page(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    fired: list[str] = []
    for key in ("2", "Left", "Alt+Left", "T"):
        QShortcut(QKeySequence(key), page, activated=lambda key=key: fired.append(key))
    line.select("noon")
    line.set_places([Place(2, "r2", at(9), at(10))])
    heard = Heard(line)
    for key, modifier in ((Key.Key_2, NONE), (Key.Key_Left, ALT)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier, "2" if key == Key.Key_2 else "")
        event.ignore()
        QApplication.sendEvent(line, event)
        assert event.isAccepted()
    keys(qtbot, line, "2")
    keys(qtbot, line, Key.Key_Left, modifier=ALT)
    assert fired == [] and [said[0] for said in heard.all] == ["place_chosen", "moving"]
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_T, NONE, "t")
    event.ignore()
    QApplication.sendEvent(line, event)
    assert not event.isAccepted()


# The strip


def test_the_strip_is_only_looked_at(qtbot: Any, page: QWidget) -> None:
    line = Timeline(name="Next hours", compact=True)
    line.set_range(at(18), at(26), SHANGHAI)
    line.set_rows(rows(4))
    line.set_blocks(DAY)
    line.set_now(at(21))
    put(page, line, focus=False)
    assert line.block_rect("late").height() == 24 and line.row_rect("r1").height() == 32
    assert line.sizeHint().height() == 32 + 4 * 32 + 1
    heard = Heard(line)
    middle = line.block_rect("late").center().toPoint()
    drag(qtbot, line, middle, middle + QPoint(90, 0))
    drag(qtbot, line, point(line, "r1", 19), point(line, "r1", 20))
    assert not heard("moving", "create", "dragging_new")
    line.select(None)
    heard.clear()
    line.clearFocus()
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.selected_key() == "late" and heard.all == [], "the keyboard stands on what is on now"
    keys(qtbot, line, Key.Key_Down, Key.Key_Return, Key.Key_Plus)
    keys(qtbot, line, Key.Key_Right, modifier=ALT)
    assert heard.all == [("selected", "night"), ("opened", "night")]


def test_an_empty_timeline_bears_every_hand(qtbot: Any, page: QWidget) -> None:
    for compact in (False, True):
        line = put(page, Timeline(name="Bookings", compact=compact))
        heard = Heard(line)
        line.setFocus(Qt.FocusReason.TabFocusReason)
        keys(qtbot, line, Key.Key_Right, Key.Key_Down, Key.Key_Space, Key.Key_Return, Key.Key_Escape, Key.Key_Home)
        drag(qtbot, line, QPoint(200, 80), QPoint(300, 80))
        qtbot.mouseClick(line.viewport(), Qt.MouseButton.RightButton, pos=QPoint(200, 80))
        line.set_ghost(Ghost("gone", at(9), at(10)))
        line.set_places([Place(1, "gone", at(9), at(10))])
        line.set_now(at(9))
        assert page.grab().width() == page.width()
        assert not heard("create", "moved", "selected")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(
    "look",
    [Theme(motion=False), Theme("dark", motion=False), Theme("dark", "large", motion=False)],
    ids=lambda look: f"{look.name}-{look.type}",
)
def test_it_is_whole_in_every_look(
    qapp: QApplication, page: QWidget, tmp_path: Path, look: Theme, language: str
) -> None:
    i18n.use(language)
    tones = ("warn", "info", "live", "idle", "bad", "wait", "void")
    made = [
        block(
            tone,
            f"r{n % 4}",
            9 + 2 * n,
            10.5 + 2 * n,
            tone=tone,
            edge=("solid", "dashed", "dotted")[n % 3],
            struck=tone == "void",
            flagged=tone == "idle",
            before=15,
            after=15,
        )
        for n, tone in enumerate(tones)
    ]
    line = filled(page, [*made, block("over", "r0", 6, 40)])
    line.set_now(at(18))
    line.set_buffers(True)
    line.select("live")
    theme.apply(qapp, look)
    QApplication.processEvents()
    scale = 1.25 if look.type == "large" else 1
    for row in rows():
        assert line.row_rect(row.key).height() >= 48 * scale - 4
    for clash in (False, True):
        line.set_ghost(Ghost("r3", at(20), at(21), "ghost", clash, "Clash", 15, 15))
        for zoom in (None, 6):
            line.set_zoom(zoom)
            assert [str(found) for found in walk(page)] == []
            assert page.grab().save(str(tmp_path / f"{clash}-{zoom}.png"))


def test_names_that_are_too_long_leave_room_for_the_hours(page: QWidget) -> None:
    line = filled(page)
    line.set_rows([TimelineRow("r0", "A multi-purpose hall on the second floor " * 3, "120 people"), *rows()[1:]])
    assert 112 < line.x_of(at(8)) <= 240
    assert line.tip_at(QPointF(20, line.row_rect("r0").center().y())).endswith("120 people")


def test_a_range_that_ends_before_it_begins_is_refused(page: QWidget) -> None:
    with pytest.raises(ValueError):
        Timeline(name="x").set_range(at(9), at(8), SHANGHAI)


def test_pages_are_the_page_s_where_it_wants_them_and_take_ctrl(qtbot: Any, page: QWidget) -> None:
    heard: list[int] = []
    page.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    line = filled(page, DAY, 40, pages=False)
    line.set_cell_cursor("r0", at(12))
    qtbot.keyClick(line, Key.Key_PageDown)
    assert heard == [Key.Key_PageDown] and line.cell_cursor().row == "r0"
    assert line.verticalScrollBar().value() == 0, "nor does it scroll by itself"
    qtbot.keyClick(line, Key.Key_PageDown, CONTROL)
    assert line.cell_cursor().row != "r0"


def test_a_click_is_told_apart_from_the_keyboard(qtbot: Any, page: QWidget) -> None:
    line = filled(page)
    clicked: list[Any] = []
    line.clicked.connect(clicked.append)
    qtbot.mouseClick(line.viewport(), LEFT, pos=line.block_rect("noon").center().toPoint())
    assert clicked == ["noon"]
    qtbot.keyClick(line, Key.Key_Up)
    assert clicked == ["noon"] and line.selected_key() != "noon"


def test_what_is_in_the_hand_says_where_it_was_taken_and_where_it_is(qtbot: Any, page: QWidget) -> None:
    line = filled(page, [block("both", "r0", 9, 11), TimelineBlock("two", ("r1", "r3"), at(12), at(14), "two")])
    assert line.taken_from() is None and line.ghost_rect().isEmpty()
    line.select("two", "r3")
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Up, ALT)
    assert line.taken_from() == "r3"
    assert line.ghost_rect().center().y() == pytest.approx(line.row_rect("r2").center().y(), abs=3)
    qtbot.keyClick(line, Key.Key_Escape)
    assert line.taken_from() is None


@pytest.mark.parametrize(("hours", "written"), [(0.5, False), (3, True), (8, True)])
def test_a_closed_time_is_named_only_where_the_name_can_be_read(page: QWidget, hours: float, written: bool) -> None:
    def drawn(label: str) -> Any:
        line = Timeline(name="Bookings")
        line.set_range(at(8), at(32), SHANGHAI)
        line.set_rows([TimelineRow("r0", "Room", "", (TimelineSpan(at(12), at(12 + hours), label),))])
        put(page, line, focus=False)
        rect = line.row_rect("r0").toRect()
        picture = line.viewport().grab(rect.adjusted(round(line.x_of(at(12))), 0, 0, 0)).toImage()
        page.layout().removeWidget(line)
        line.deleteLater()
        return picture

    assert (drawn("Closed") != drawn("")) is written, "a letter cut off says nothing"
