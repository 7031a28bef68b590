"""Places as a person sees and reaches them: by mouse, by keys, one by one or many together."""

import random
import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.kit.widgets.site_map import MapSite, SiteMap, _rounded, hull

HERE = (113_934_528, 22_531_000)
"""粤海, in millionths of a degree."""


def near(east: float, north: float) -> tuple[int, int]:
    """So many metres away."""
    return HERE[0] + round(east / 0.1027), HERE[1] + round(north / 0.1112)


def site(number: int, east: float, north: float, **more: object) -> MapSite:
    return MapSite(number, near(east, north), str(number), f"第{number}驿站", **more)


@pytest.fixture
def shown(qtbot) -> SiteMap:
    found = SiteMap(name="驿站")
    qtbot.addWidget(found)
    found.resize(440, 400)
    found.set_sites(
        [site(1, 450, 0), site(2, 2000, 0, attention="bad"), site(3, 0, 1500, open=False), site(4, -1800, -900)],
        HERE, "本中心",
    )  # fmt: skip
    found.show()
    return found


def where(shown: SiteMap, number: int) -> QPoint:
    return next(at for at, keys in shown.dots() if keys == (number,)).toPoint()


def wheel(shown: SiteMap, at: QPoint, steps: int) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(shown.mapToGlobal(at)), QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(shown, event)


def test_every_site_stands_where_it_is(shown: SiteMap) -> None:
    assert where(shown, 1).x() < where(shown, 2).x(), "the second lies further east"
    assert where(shown, 3).y() < where(shown, 1).y() < where(shown, 4).y(), "north is up"
    assert all(shown.rect().contains(at.toPoint()) for at, _ in shown.dots())


def test_a_click_picks_a_site_and_enter_opens_it(shown: SiteMap) -> None:
    picked, opened = [], []
    shown.picked.connect(picked.append)
    shown.opened.connect(opened.append)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=where(shown, 2))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert (picked, opened, shown.current_key()) == ([2], [2], 2)
    assert "第2驿站" in shown.accessibleDescription()


def test_arrows_go_from_the_centre_to_the_next_site_that_way(shown: SiteMap) -> None:
    picked = []
    shown.picked.connect(picked.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(shown, key)
    assert picked == [1, 2, 1, 4]


def test_the_wheel_zooms_about_the_mouse_and_nought_shows_all_again(shown: SiteMap) -> None:
    at = where(shown, 2)
    wheel(shown, at, 3)
    assert shown.zoom > 3
    assert (where(shown, 2) - at).manhattanLength() <= 2, "what the mouse is on stays there"
    wheel(shown, at, -20)
    assert shown.zoom == 1
    QTest.keyClick(shown, Qt.Key.Key_Plus)
    assert shown.zoom > 1
    QTest.keyClick(shown, Qt.Key.Key_0)
    assert shown.zoom == 1 and where(shown, 2) == at


def test_close_by_the_view_is_dragged_and_a_site_that_is_chosen_comes_into_it(shown: SiteMap) -> None:
    wheel(shown, where(shown, 2), 6)
    before = where(shown, 2)
    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(shown, QPoint(150, 190))
    QTest.mouseMove(shown, QPoint(140, 190))
    QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=QPoint(140, 190))
    assert where(shown, 2).x() < before.x() and shown.current_key() is None, "dragging picks nothing"
    shown.select(4)
    assert shown.rect().contains(where(shown, 4))


def test_sites_too_close_together_are_one_dot_that_a_click_takes_apart(shown: SiteMap) -> None:
    shown.set_sites([site(1, 0, 0), site(2, 8, 0), site(3, 4000, 3000)], HERE, "本中心")
    at = next(at for at, keys in shown.dots() if set(keys) == {1, 2})
    for _ in range(6):
        if any(keys == (1,) for _, keys in shown.dots()):
            break
        at = next(at for at, keys in shown.dots() if set(keys) == {1, 2})
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert {keys for _, keys in shown.dots()} >= {(1,), (2,)}


def test_at_one_place_each_click_picks_another(shown: SiteMap) -> None:
    shown.set_sites([site(1, 500, 0), site(2, 500, 0)], HERE, "本中心")
    picked = []
    shown.picked.connect(picked.append)
    at = next(at for at, keys in shown.dots() if len(keys) == 2).toPoint()
    for _ in range(3):
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=at)
    assert picked == [1, 2, 1]


def test_eight_hundred_sites_don_t_cover_each_other_and_don_t_take_long(shown: SiteMap) -> None:
    draw = random.Random(7)
    sites = [site(n, draw.gauss(0, 3000), draw.gauss(0, 2000), open=n % 3 > 0) for n in range(800)]
    shown.set_sites(sites, HERE, "本中心")
    began = time.perf_counter()
    dots = shown.dots()
    shown.grab()
    assert time.perf_counter() - began < 2
    assert sum(len(keys) for _, keys in dots) == 800
    points = [at for at, _ in dots]
    for place, at in enumerate(points):
        for other in points[place + 1 :]:
            assert (at - other).manhattanLength() >= 18, "two dots cover each other"


def test_nothing_and_a_single_place_are_drawn_too(shown: SiteMap) -> None:
    shown.set_sites([])
    shown.grab()
    assert shown.dots() == []
    shown.set_sites([site(1, 0, 0)])
    shown.grab()
    assert len(shown.dots()) == 1


def test_the_land_has_no_holes_where_places_are_near_each_other() -> None:
    places = hull([(0, 0), (8, -3), (200, 0), (190, 60), (205, 40), (4, 70), (0, 60)])
    land = _rounded(places, 25)
    assert all(land.contains(QPointF(x, y)) for x in range(0, 195, 3) for y in range(0, 58, 3))
    assert land.contains(QPointF(4, -12)) and land.contains(QPointF(-12, 62))


def test_the_outline_leaves_out_what_lies_inside() -> None:
    assert set(hull([(0, 0), (4, 0), (4, 4), (0, 4), (2, 2), (2, 0)])) == {(0, 0), (4, 0), (4, 4), (0, 4)}
