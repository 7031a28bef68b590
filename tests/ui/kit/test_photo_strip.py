"""Photos side by side: read off the screen's thread, walked, moved and taken out by keys and mouse."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.ui.kit.jobs import Jobs
from app.ui.kit.widgets.photo_strip import PhotoStrip, StripPhoto, read_scaled


def _picture(path: Path, colour: str, size: tuple[int, int] = (400, 200)) -> Path:
    Image.new("RGB", size, colour).save(path)
    return path


@pytest.fixture
def strip(qtbot: Any, jobs: Jobs, tmp_path: Path) -> PhotoStrip:
    made = PhotoStrip(jobs, name="Photos")
    qtbot.addWidget(made)
    made.resize(480, 320)
    colours = ("red", "lime", "blue", "white")
    made.set_photos([StripPhoto(n, _picture(tmp_path / f"{n}.png", c), c) for n, c in enumerate(colours)])
    made.show()
    qtbot.waitExposed(made)
    return made


def _heard(signal: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    signal.connect(lambda *values: found.append(values))
    return found


def test_small_pictures_come_from_the_workers(qtbot: Any, strip: PhotoStrip) -> None:
    qtbot.waitUntil(lambda: strip.loaded() == 4)
    shown = strip.viewport().grab().toImage()
    for place, colour in enumerate(("#ff0000", "#00ff00", "#0000ff", "#ffffff")):
        assert shown.pixelColor(strip.photo_rect(place).center()).name() == colour


def test_what_cannot_be_read_or_is_not_here_still_has_its_place(qtbot: Any, strip: PhotoStrip, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: strip.loaded() == 4)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    strip.set_photos([StripPhoto(1, broken, "broken"), StripPhoto(2, None, "elsewhere")])
    qtbot.waitUntil(lambda: strip.loaded() == 5)
    strip.setFocus()
    strip.select(2)
    assert strip.current_key() == 2 and "elsewhere" in strip.accessibleDescription()


def test_arrows_walk_and_enter_opens(strip: PhotoStrip) -> None:
    strip.select(0)
    opened, picked = _heard(strip.activated), _heard(strip.picked)
    assert strip.per_line() == 3
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(strip, key)
    assert [key for (key,) in picked] == [1, 0, 3, 0, 3]
    assert opened == [(3,)]


def test_alt_and_an_arrow_ask_for_another_place_within_the_row(strip: PhotoStrip) -> None:
    moved = _heard(strip.moved)
    strip.select(0)
    QTest.keyClick(strip, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert moved == [(0, 1)], "the first can't go further to the left"


def test_delete_asks_and_the_next_one_is_in_hand_afterwards(strip: PhotoStrip) -> None:
    removed = _heard(strip.removed)
    strip.select(1)
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert removed == [(1,)]
    strip.set_photos([photo for photo in strip.photos() if photo.key != 1])
    assert strip.current_key() == 2


def test_the_mouse_selects_opens_and_drags_to_a_place(strip: PhotoStrip) -> None:
    opened, moved = _heard(strip.activated), _heard(strip.moved)
    view, left = strip.viewport(), Qt.MouseButton.LeftButton
    first, third = strip.photo_rect(0).center(), strip.photo_rect(2).center()
    QTest.mouseDClick(view, left, pos=third)
    assert (strip.current_key(), opened) == (2, [(2,)])
    QTest.mouseRelease(view, left, pos=third)
    QTest.mousePress(view, left, pos=third)
    QTest.mouseMove(view, first + QPoint(20, 0))
    QTest.mouseMove(view, first)
    QTest.mouseRelease(view, left, pos=first)
    assert moved == [(2, 0)]


def test_a_picture_is_turned_upright_and_never_read_larger_than_asked(tmp_path: Path) -> None:
    image = Image.new("RGB", (600, 300), "red")
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright
    image.save(tmp_path / "turned.jpg", exif=exif)
    read = read_scaled(tmp_path / "turned.jpg", 100, 100)
    assert read is not None and (read.width(), read.height()) == (50, 100)
    assert read_scaled(tmp_path / "absent.jpg", 100, 100) is None
