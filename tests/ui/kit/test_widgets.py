from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from app.ui.kit import icons, theme
from app.ui.kit.theme import Theme
from app.ui.kit.widgets import (
    Button,
    Card,
    CountPill,
    DayBar,
    DayBars,
    DetailDrawer,
    Dialog,
    EmptyState,
    FilterChips,
    FlowLayout,
    HourBars,
    Item,
    KeyTile,
    Label,
    PageHeader,
    Pressable,
    ProgressSheet,
    Scroll,
    SearchBox,
    SegmentedControl,
    Select,
    StatTile,
    TextField,
    ToastStack,
    TwoLineList,
)
from app.ui.kit.widgets.keyhint import shown


@pytest.fixture
def page(qtbot: Any) -> QWidget:
    made = QWidget()
    made.setProperty("surface", "ground")
    made.resize(800, 600)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def put(page: QWidget, widget: Any) -> Any:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
    QApplication.processEvents()
    return widget


def test_a_button_is_pressed_by_mouse_key_and_enter(qtbot: Any, page: QWidget) -> None:
    pressed: list[int] = []
    button = put(page, Button("Sign in", "primary", icon="log-in", key="F2"))
    button.clicked.connect(lambda: pressed.append(1))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_F2)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 4
    button.setEnabled(False)
    qtbot.keyClick(page, Qt.Key.Key_F2)
    assert len(pressed) == 4


@pytest.mark.parametrize("theme_after", [None, Theme("dark", "large", motion=False)])
def test_what_can_be_pressed_is_drawn_anew_as_the_mouse_comes_and_goes(
    qtbot: Any, qapp: QApplication, page: QWidget, theme_after: Theme | None
) -> None:
    drawn: list[type] = []

    class Plain(Pressable, QAbstractButton):
        def sizeHint(self) -> QSize:
            return QSize(80, 30)

        def paintEvent(self, event: QPaintEvent) -> None:
            drawn.append(Plain)

    class Text(Button):
        def paintEvent(self, event: QPaintEvent) -> None:
            drawn.append(Text)

    class Tile(StatTile):
        def paintEvent(self, event: QPaintEvent) -> None:
            drawn.append(Tile)

    shown = [put(page, one) for one in (Plain(), Text("Sign in"), Tile("Here now", "3"))]
    if theme_after is not None:
        theme.apply(qapp, theme_after)
    handle = page.window().windowHandle()
    for one in shown:
        QTest.mouseMove(handle, QPoint(1, 1))
        QApplication.processEvents()
        for point in (one.mapTo(page.window(), one.rect().center()), QPoint(1, 1)):
            drawn.clear()
            QTest.mouseMove(handle, point)
            qtbot.waitUntil(lambda one=one: type(one) in drawn)


def test_a_changed_text_keeps_the_key(qtbot: Any, page: QWidget) -> None:
    button = put(page, Button("Sign in", key="F2"))
    button.setText("Sign in 张硕")
    QApplication.processEvents()
    assert button.accessibleName() == "Sign in 张硕" and button.width() >= button.sizeHint().width()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(page, Qt.Key.Key_F2)


def test_the_ring_shows_for_the_keyboard_only(qtbot: Any, page: QWidget) -> None:
    first, second = put(page, Button("One")), put(page, Button("Two"))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert first._ring is None
    second.setFocus(Qt.FocusReason.TabFocusReason)
    ring = second._ring
    assert ring is not None and ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    second.move(second.pos() + QPoint(0, 8))
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    first.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert second._ring is None


def test_an_icon_that_is_not_there_is_told_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        Button("x", icon="no-such-icon")


def test_icons_take_the_themes_colour(qapp: QApplication) -> None:
    def inks() -> set[str]:
        image = icons.pixmap("house", "accent", 48).toImage()
        found = {image.pixelColor(x, y).name(QColor.NameFormat.HexArgb) for x in range(48) for y in range(48)}
        return {"#" + name[3:].upper() for name in found if name.startswith("#ff")}

    assert inks() == {"#B8141C"}
    theme.apply(qapp, Theme("dark", motion=False))
    assert inks() == {"#E5484D"}


def test_a_cut_label_tells_all(qtbot: Any, page: QWidget) -> None:
    label = put(page, Label("粤海街道党群服务中心 " * 20, elide=True))
    assert label.width() <= page.width() and label.toolTip() == label.text()
    label.setText("short")
    assert label.toolTip() == ""


def test_a_labels_tone_is_seen(qtbot: Any, page: QWidget) -> None:
    label = Label("gone", tone="warn-ink", parent=page)
    label.ensurePolished()
    assert label.palette().color(label.foregroundRole()) == theme.colour("warn-ink")
    label.set_tone("good-ink")
    assert label.palette().color(label.foregroundRole()) == theme.colour("good-ink")


def test_no_shortcut_interrupts_composing(qtbot: Any, page: QWidget) -> None:
    fired: list[int] = []
    QShortcut(QKeySequence("5"), page, activated=lambda: fired.append(1))
    field = put(page, TextField(name="Name"))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    def override() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(field.edit, event)
        return event.isAccepted()

    field.setFocus()
    assert not override()
    QApplication.sendEvent(field.edit, QInputMethodEvent("zhang", []))
    assert override()
    done = QInputMethodEvent("", [])
    done.setCommitString("张")
    QApplication.sendEvent(field.edit, done)
    assert not override() and field.value() == "张" and fired == []


def test_search_waits_for_a_breath_and_hands_arrows_on(qtbot: Any, page: QWidget) -> None:
    box = put(page, SearchBox("Name, pinyin", key="/"))
    found = put(page, TwoLineList([Item(n, f"person {n}", "here") for n in range(3)], name="Found", quiet=False))
    box.moved.connect(found.step)
    box.submitted.connect(found.activate_current)
    asked: list[str] = []
    box.searched.connect(asked.append)
    qtbot.keyClicks(box.edit, "zs")
    assert asked == [] and not box.resting
    qtbot.waitUntil(lambda: box.resting)
    assert asked == ["zs"]
    qtbot.keyClick(box.edit, Qt.Key.Key_Down)
    qtbot.keyClick(box.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(found.activated) as chosen:
        qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    assert chosen.args == [1]
    qtbot.keyClick(box.edit, Qt.Key.Key_Escape)
    assert box.text() == "" and asked == ["zs", ""]
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box.edit, Qt.Key.Key_Escape)


def test_a_list_moves_keeps_its_row_and_is_read_aloud(qtbot: Any, page: QWidget) -> None:
    rows = put(page, TwoLineList([Item(n, f"person {n}", "office") for n in range(50)], name="Here"))
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(rows, Qt.Key.Key_End)
    assert rows.current_key() == 49 and rows.accessibleDescription() == "person 49 office"
    assert rows.viewport().rect().contains(rows.row_rect(49).center().toPoint())
    rows.set_items([Item(49, "person 49"), Item(7, "person 7")])
    assert rows.current_key() == 49
    with qtbot.waitSignal(rows.activated) as opened:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.row_rect(1).center().toPoint())
    assert opened.args == [7]


def test_chips_filter(qtbot: Any, page: QWidget) -> None:
    chips = put(page, FilterChips([("a", "Here", 42), ("b", "Left")], name="State"))
    heard: list[list[str]] = []
    chips.changed.connect(heard.append)
    before = chips.chip("b").width()
    qtbot.mouseClick(chips.chip("b"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert chips.chip("b").width() > before
    chips.chip("a").setFocus()
    qtbot.keyClick(chips.chip("a"), Qt.Key.Key_Return)
    assert heard == [["b"], ["a", "b"]]
    assert chips.chip("a").accessibleName() == "Here 42"


def test_exclusive_chips_and_segments_hold_one(qtbot: Any, page: QWidget) -> None:
    chips = put(page, FilterChips([("a", "A"), ("b", "B")], exclusive=True, name="x"))
    parts = put(page, SegmentedControl([("d", "Day"), ("w", "Week")], name="y"))
    for key in "ab":
        qtbot.mouseClick(chips.chip(key), Qt.MouseButton.LeftButton)
    assert chips.keys() == ["b"]
    with qtbot.waitSignal(parts.changed) as heard:
        qtbot.mouseClick(parts._segments["w"], Qt.MouseButton.LeftButton)
    assert heard.args == ["w"] and parts.value() == "w"


def test_chips_that_stay_keep_the_keyboard_and_their_state(qtbot: Any, page: QWidget) -> None:
    chips = put(page, FilterChips([("a", "A", 1), ("b", "B"), ("c", "C")], name="x"))
    page.activateWindow()
    chips.chip("b").click()
    chips.chip("b").setFocus()
    kept = chips.chip("b")
    chips.set_chips([("d", "D"), ("b", "B", 7)])
    assert chips.chip("b") is kept and kept.hasFocus() and chips.keys() == ["b"]
    assert kept.accessibleName() == "B 7"
    QApplication.processEvents()
    assert chips.chip("d").x() < kept.x(), "in the new order"
    chips.set_chips([("d", "D")])
    assert chips.chip("d").hasFocus(), "the keyboard isn't lost with the chip it was on"


def test_segments_may_all_be_off_where_something_else_is_looked_at(qtbot: Any, page: QWidget) -> None:
    parts = put(page, SegmentedControl([("d", "Day"), ("w", "Week")], name="y"))
    parts.set_value(None)
    assert parts.value() is None
    with qtbot.waitSignal(parts.changed) as heard:
        qtbot.mouseClick(parts._segments["d"], Qt.MouseButton.LeftButton)
    assert heard.args == ["d"] and parts.value() == "d"


def test_a_key_that_is_only_shown_presses_nothing(qtbot: Any, page: QWidget) -> None:
    pressed: list[str] = []
    for key, bound in (("A", True), ("B", False)):
        button = put(page, Button(key, key=key, bound=bound))
        button.clicked.connect(lambda _checked=False, key=key: pressed.append(key))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_B):
        qtbot.keyClick(page, key)
    assert pressed == ["A"]


def test_the_ring_of_a_control_that_is_gone_is_no_trouble(qtbot: Any, page: QWidget) -> None:
    holder = put(page, QWidget())
    button = Button("gone", parent=holder)
    button.move(20, 20)
    button.show()
    button.show_ring()
    ring = button._ring
    assert ring is not None and ring.isVisible()
    button.deleteLater()
    QCoreApplication.sendPostedEvents(button, QEvent.Type.DeferredDelete)
    holder.resize(holder.width() + 40, holder.height() + 40)
    page.resize(900, 700)
    QApplication.processEvents()
    assert not ring.isVisible()


def test_a_plus_is_a_key_too() -> None:
    assert [shown(key) for key in ("Ctrl+K", "+", "+ −", "Alt+← →")] == ["Ctrl K", "+", "+ −", "Alt ← →"]


def test_chips_wrap_into_lines(qtbot: Any, page: QWidget) -> None:
    holder = put(page, QWidget())
    flow = FlowLayout(holder)
    for number in range(20):
        flow.addWidget(Button(f"Button {number}"))
    QApplication.processEvents()
    assert flow.heightForWidth(300) > flow.heightForWidth(1200) > 0


def test_a_choice_is_not_changed_by_scrolling(qtbot: Any, page: QWidget) -> None:
    select = put(page, Select([(1, "One"), (2, "Two")], name="x", empty="None"))
    assert select.value() is None
    select.set_value(2)
    select.set_choices([(2, "Two"), (3, "Three")])
    assert select.value() == 2
    qtbot.keyClick(select, Qt.Key.Key_Down)
    assert select.value() == 3


def test_a_key_tile_counts(qtbot: Any, page: QWidget) -> None:
    tile = put(page, KeyTile("Q", count=38, checkable=False, name="Riders, water"))
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, Qt.Key.Key_Return)
    tile.set_count(39)
    assert tile.count == 39 and tile.accessibleName() == "Riders, water 39"


def test_a_figure_opens_its_rows(qtbot: Any, page: QWidget) -> None:
    tile = put(page, StatTile("Visits", "353", "visits", "25 more", line=[1, 2, 3]))
    assert tile.accessibleName() == "Visits 353 visits 25 more"
    with qtbot.waitSignal(tile.opened):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(tile.opened):
        qtbot.keyClick(tile, Qt.Key.Key_Return)


def test_parts_never_become_windows(qtbot: Any, page: QWidget) -> None:
    """A part shown before it has its place would flash as a window of its own."""
    before = set(QApplication.topLevelWidgets())
    parts = [CountPill(5), Card("Head"), PageHeader("Title", "words"), EmptyState("none")]
    fresh = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
    assert fresh == []
    for part in parts:
        put(page, part)
    assert parts[0].isVisible()
    parts[0].set(0)
    assert not parts[0].isVisible()


def test_a_drawer_slides_over_and_closes_by_key(qtbot: Any, page: QWidget) -> None:
    drawer = DetailDrawer(over=page)
    drawer.body.addWidget(TextField(name="Note"))
    drawer.footer.addWidget(Button("Save", "primary"))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    drawer.open("张硕")
    assert drawer.geometry().right() == page.rect().right() and drawer.height() == page.height()
    page.resize(900, 500)
    assert drawer.geometry().right() == page.rect().right() and drawer.height() == 500
    focused = QApplication.focusWidget()
    assert focused is not None and focused.accessibleName() == "Note"
    with qtbot.waitSignal(drawer.closed):
        qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert drawer.isHidden()


def test_a_dialog_is_answered_by_enter_and_esc(qtbot: Any, page: QWidget) -> None:
    for key, result in ((Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)):
        dialog = Dialog("Void the visit?", page, say="It stays in the history.")
        field = TextField(name="Reason")
        dialog.body.addWidget(field)
        dialog.add_button("Cancel", key="Esc")
        dialog.add_button("Void", "danger", key="Enter", default=True)
        dialog.open()
        qtbot.waitExposed(dialog)
        assert dialog._veil is not None and dialog._veil.size() == page.size()
        qtbot.keyClick(field.edit, key)
        assert dialog.result() == result and dialog._veil is None
        dialog.deleteLater()


def test_toasts_stack_go_by_themselves_and_undo(qtbot: Any, page: QWidget) -> None:
    toasts = ToastStack(page)
    undone: list[int] = []
    toasts.undoable("signed in 张硕", lambda: undone.append(1))
    for number in range(3):
        toasts.say(f"word {number}")
    assert toasts.texts() == ["word 0", "word 1", "word 2"]
    last = toasts.undoable("signed out", lambda: undone.append(2))
    assert abs(last.geometry().center().x() - page.rect().center().x()) <= 1
    assert last.action is not None
    qtbot.mouseClick(last.action, Qt.MouseButton.LeftButton)
    assert undone == [2] and toasts.texts() == ["word 1", "word 2"]
    toasts.clear()
    assert toasts.texts() == []


def test_toasts_go_by_themselves(qtbot: Any, page: QWidget) -> None:
    toasts = ToastStack(page)
    qtbot.mouseMove(page, QPoint(4, 4))
    toasts.say("gone soon", seconds=0.05)
    qtbot.waitUntil(lambda: toasts.texts() == [])


def test_quick_work_flashes_no_sheet_and_esc_stops_slow_work(qtbot: Any, page: QWidget) -> None:
    quick = ProgressSheet("Making", page, after=10_000)
    quick.tick(1, 2)
    assert not quick.isVisible()
    quick.finish()
    slow = ProgressSheet("Making", page, after=0)
    qtbot.waitUntil(slow.isVisible)
    slow.tick(128, 320, "page 128 of 320")
    assert slow.view.text.text() == "page 128 of 320"
    with qtbot.waitSignal(slow.stopped):
        qtbot.keyClick(slow, Qt.Key.Key_Escape)
    assert slow.isVisible()
    qtbot.keyClick(slow, Qt.Key.Key_Escape)
    slow.finish()
    assert not slow.isVisible()


def test_the_look_changes_under_a_running_window(qtbot: Any, qapp: QApplication, page: QWidget) -> None:
    button, label = put(page, Button("Sign in")), put(page, Label("42 people", "figure"))
    small = (button.height(), label.fontMetrics().height())
    day = page.grab().toImage().pixelColor(5, 5).name()
    theme.apply(qapp, Theme("dark", "large", motion=False))
    QApplication.processEvents()
    assert (button.height(), label.fontMetrics().height()) > small
    assert button.height() == 44
    assert (day, page.grab().toImage().pixelColor(5, 5).name()) == ("#f6f7f9", "#14161a")


def test_a_waiting_list_says_what_next(qtbot: Any, page: QWidget) -> None:
    pressed: list[int] = []
    empty = put(
        page, EmptyState("Nobody", "Press F2", icon="users", action=("New", "plus", None, lambda: pressed.append(1)))
    )
    assert empty.button is not None
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert pressed == [1]


def test_typing_goes_to_a_choice_by_its_pinyin(qtbot: Any, page: QWidget) -> None:
    groups = ["居民", "外卖骑手", "快递员", "网约车司机", "党员", "Other"]
    select = put(page, Select([(name, name) for name in groups], name="Group", empty="None"))
    select.TYPING = 60.0
    heard: list[Any] = []
    select.chosen.connect(heard.append)

    def typed(keys: str) -> Any:
        select._typed = ""
        qtbot.keyClicks(select, keys)
        return select.value()

    assert typed("w") == "外卖骑手"
    assert typed("w") == "网约车司机"
    assert typed("w") == "外卖骑手"
    assert typed("kd") == "快递员"
    assert typed("dangy") == "党员"
    assert typed("o") == "Other"
    assert typed("z") == "Other"
    assert heard[0] == "外卖骑手" and heard[-1] == "Other"
    select.showPopup()
    select._typed = ""
    qtbot.keyClicks(select.view(), "jm")
    qtbot.keyClick(select.view(), Qt.Key.Key_Return)
    assert select.value() == "居民"


def test_a_ring_is_whole_where_the_row_ends_at_the_control(qtbot: Any, page: QWidget) -> None:
    header = put(page, PageHeader("Today"))
    last = header.add_action(Button("Sign in", "primary"))
    scroll = put(page, Scroll())
    edge = Button("Add")
    scroll.inner.addWidget(edge)
    scroll.inner.addStretch(1)
    QApplication.processEvents()
    page.activateWindow()
    for button in (last, edge):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        ring = button._ring
        assert ring is not None
        around = ring.parentWidget()
        assert around.rect().contains(ring.geometry())
        assert ring.visibleRegion().boundingRect().size() == ring.size()
    # Nothing around the button in the scrolled part lets the ring out; it comes close instead.
    assert ring.parentWidget() is scroll.widget()
    last.setFocus(Qt.FocusReason.TabFocusReason)
    before = last._ring.mapTo(page, QPoint(0, 0))
    page.resize(900, 600)
    QApplication.processEvents()
    assert last._ring.mapTo(page, QPoint(0, 0)) == before + QPoint(100, 0)


def test_a_question_without_a_field_is_answered_by_enter(qtbot: Any, page: QWidget) -> None:
    dialog = Dialog("Void the visit?", page)
    dialog.add_button("Cancel", key="Esc")
    void = dialog.add_button("Void", "danger", key="Enter", default=True)
    dialog.open()
    qtbot.waitExposed(dialog)
    assert dialog.focusWidget() is void
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.result() == 1
    dialog.deleteLater()


def test_a_dialog_needs_nobody_to_compose_it(qtbot: Any, page: QWidget) -> None:
    dialog = Dialog("Void the visit?", page, say="It stays in the history.")
    dialog.add_button("Void", "danger", default=True)
    dialog.open()
    qtbot.waitExposed(dialog)
    assert not dialog.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert not dialog.mask().contains(QPoint(0, 0)) and dialog.mask().contains(dialog.rect().center())
    picture = dialog.grab().toImage()
    assert picture.pixelColor(20, 4) == theme.colour("raised")
    assert picture.pixelColor(0, 40) == theme.colour("hairline")
    dialog.reject()
    dialog.deleteLater()


def test_toasts_leave_the_lower_part_of_the_page_alone(page: QWidget) -> None:
    page.resize(1366, 690)
    stack = ToastStack(page)
    said = [stack.say(f"Signed in {name}", action="Undo") for name in ("A", "B", "C")]
    tops = [toast.geometry().top() for toast in said]
    assert tops == sorted(tops, reverse=True)
    assert all(page.rect().contains(toast.geometry()) for toast in said)
    assert max(toast.geometry().bottom() for toast in said) < 200
    stack.clear()


def test_hours_are_walked_and_picked_by_keyboard(qtbot: Any, page: QWidget) -> None:
    still = put(page, HourBars([1, 2, 3], name="Still"))
    bars = HourBars([1, None, 3], first_hour=8, name="By the hour")
    picked: list[int] = []
    bars.picked.connect(picked.append)
    put(page, bars)
    assert still.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert bars.focusPolicy() == Qt.FocusPolicy.TabFocus
    page.activateWindow()
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    assert bars.grab().width() == bars.width()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(bars, key)
    assert picked == [0, 2]
    bars.set([])
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert picked == [0, 2]


def test_days_are_walked_and_picked_by_keyboard_and_keep_their_place(qtbot: Any, page: QWidget) -> None:
    days = [date(2026, 7, 16) + timedelta(days=n) for n in range(3)]
    bars = DayBars(name="By the day", tip="{day}: {n} visits")
    picked: list[int] = []
    bars.picked.connect(picked.append)
    put(page, bars)
    counted = [DayBar(str(day.day), f"{day}", n, day, day, n == 2) for n, day in enumerate(days)]
    bars.set(counted)
    assert bars.accessibleDescription() == "2026-07-17 1, 2026-07-18 2"
    page.activateWindow()
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bars, Qt.Key.Key_End)
    assert bars.accessibleDescription() == "2026-07-18 2"
    bars.set(counted)
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert picked == [2], "figures that come anew take nobody's place"
    bars.set(counted[:2])
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert picked == [2, 0], "another period begins at its first day"
    assert bars.accessibleDescription() == "2026-07-16 0"
    bars.set([])
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert picked == [2, 0]
    bars.set(counted)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(bars.width() - 4, bars.height() // 2))
    assert picked == [2, 0, 2]
    bars.clearFocus()
    assert bars.accessibleDescription() == "2026-07-17 1, 2026-07-18 2"
