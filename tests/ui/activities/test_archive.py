"""The archive, who is on duty and what is needed: written, counted, taken back, as a manager works them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from app.services import activities, archive, attendance
from app.ui.activities.archive import ArchiveTab
from app.ui.activities.duties import DutiesTab
from app.ui.activities.materials import MaterialsTab
from app.ui.activities.photos import PhotosPanel
from tests.ui.activities.stage import CAMP, CLERK, MANAGER, PARTY_DAY, Stage


def _open(stage: Stage, tab: Any, title: str = CAMP) -> Any:
    """A tab in place of the page."""
    layout = stage.window.layout()
    assert layout is not None
    stage.page.hide()
    view = tab(stage.context, stage.page.parentWidget())
    layout.addWidget(view)
    stage.page = _Within(stage, view)  # type: ignore[assignment]
    view.show_activity(stage.the(title).id)
    stage.settle()
    return view


class _Within:
    """What the stage asks of a page, answered by one tab of it."""

    def __init__(self, stage: Stage, view: QWidget) -> None:
        self._page, self.view = stage.page, view

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def findChildren(self, kind: Any) -> Any:
        return self.view.findChildren(kind)

    def refresh(self, _changes: Any = None) -> None:
        self.view.reload()


@pytest.fixture
def managed(open_stage: Callable[..., Stage]) -> Stage:
    return open_stage(MANAGER)


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    paths = []
    for number, colour in enumerate(("red", "green", "blue")):
        path = tmp_path / f"{number}.jpg"
        Image.new("RGB", (160, 120), colour).save(path)
        paths.append(path)
    return paths


def _state(stage: Stage, kind: str, title: str = CAMP) -> str:
    return next(one.state for one in archive.light(stage.desk, stage.the(title).id) if one.kind == kind)


def test_what_is_missing_stands_above_and_goes_as_it_is_written(managed: Stage) -> None:
    tab = _open(managed, ArchiveTab, PARTY_DAY)
    assert tab.kind == "plan" and "Missing" in tab.say.text() and "plan" in tab.say.text().lower()
    tab.focus_panel()
    managed.type("全体党员重温入党誓词。")
    managed.press("Alt+S")
    assert _state(managed, "plan", PARTY_DAY) == "done"
    assert "plan" not in tab.say.text().lower() and "photos" in tab.say.text().lower()
    [item] = [item for item in tab.lights.items() if item.key == "plan"]
    assert MANAGER in item.subtitle, "who writes it has seen to it today"


def test_what_was_typed_is_kept_when_something_else_is_looked_at(managed: Stage) -> None:
    tab = _open(managed, ArchiveTab, PARTY_DAY)
    tab.focus_panel()
    managed.type("重温入党誓词。")
    tab.choose("photos")
    managed.settle()
    assert _state(managed, "plan", PARTY_DAY) == "done"
    tab.choose("plan")
    managed.settle()
    assert tab.item.form.editor("text").value() == "重温入党誓词。"


def test_what_is_not_needed_says_why_and_is_missed_no_more(managed: Stage) -> None:
    tab = _open(managed, ArchiveTab, PARTY_DAY)
    tab.choose("sign_in")
    tab.item.form.editor("not_needed").set_value("露天活动")
    managed.press("Alt+S")
    assert _state(managed, "sign_in", PARTY_DAY) == "not_needed"
    assert "露天活动" in tab.words.text()
    managed.ops.undo_last()
    managed.settle()
    tab.reload()
    managed.settle()
    assert _state(managed, "sign_in", PARTY_DAY) == "missing"


def test_a_clerk_reads_the_archive_and_brings_photos_in(stage: Stage, pictures: list[Path]) -> None:
    tab = _open(stage, ArchiveTab)
    tab.choose("plan")
    assert not tab.item.button.isEnabled() and stage.who == CLERK
    tab.choose("photos")
    stage.questions.add(pictures)
    stage.click("Add photos", tab)
    assert len(archive.photos(stage.desk, stage.the(CAMP).id)) == 3


def test_photos_are_put_in_order_described_taken_out_and_brought_back(managed: Stage, pictures: list[Path]) -> None:
    panel = _open(managed, PhotosPanel)
    panel.take_in(pictures)
    managed.settle()
    first, second, third = (photo.key for photo in panel.strip.photos())
    assert managed.focus is panel.strip and panel.strip.current_key() == first
    managed.press("Alt+Right")
    assert [photo.key for photo in panel.strip.photos()] == [second, first, third]
    managed.press("C")
    managed.type("火箭升空")
    managed.press("Enter")
    rows = archive.photos(managed.desk, managed.the(CAMP).id)
    assert [(row.id, row.caption) for row in rows] == [(second, ""), (first, "火箭升空"), (third, "")]
    managed.press("Delete")
    assert [photo.key for photo in panel.strip.photos()] == [second, third]
    managed.ops.undo_last()
    managed.settle()
    assert [photo.caption for photo in panel.strip.photos()] == ["", "火箭升空", ""]


def test_a_photo_comes_from_the_clipboard_and_by_dropping_files(managed: Stage, pictures: list[Path]) -> None:
    panel = _open(managed, PhotosPanel)
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    panel.add.setFocus()
    managed.press("Ctrl+V")
    assert len(panel.strip.photos()) == 1
    QGuiApplication.clipboard().clear()
    managed.press("Ctrl+V")
    assert "no picture" in managed.toasted()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in pictures[:2]])
    place, buttons, held = QPointF(20, 20), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    panel.strip.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, held))
    managed.settle()
    assert len(archive.photos(managed.desk, managed.the(CAMP).id)) == 3


def test_what_is_no_picture_is_refused_by_name_and_nothing_is_in(managed: Stage, pictures: list[Path]) -> None:
    panel = _open(managed, PhotosPanel)
    bad = pictures[0].with_name("名单.jpg")
    bad.write_text("not a picture")
    panel.take_in([*pictures, bad])
    managed.settle()
    assert any("名单.jpg" in text for text in managed.told)
    assert archive.photos(managed.desk, managed.the(CAMP).id) == [] and panel.empty.isVisible()


def test_a_photo_is_looked_at_larger_and_the_arrows_go_on(managed: Stage, pictures: list[Path]) -> None:
    panel = _open(managed, PhotosPanel)
    panel.take_in(pictures)
    managed.settle()
    managed.press("Enter")
    box: Any = managed.asked
    managed.until(lambda: box.picture.image is not None, "the photo never came")
    managed.press("Right")
    assert "2" in box.title.text() and panel.strip.current_key() == panel.strip.photos()[1].key
    managed.press("Esc")


def test_evidence_that_comes_by_itself_leads_to_where_it_does(managed: Stage) -> None:
    managed.page.show_activity(managed.the(CAMP).id, tab="archive")
    managed.settle()
    detail = managed.page.detail
    detail.stack.currentWidget().choose("consent")
    managed.click("To the registrations")
    assert detail.tabs.value() == "registrations"


def test_digits_count_the_forms_that_came_back(managed: Stage) -> None:
    tab = _open(managed, ArchiveTab)
    panel = tab.feedback
    tab.choose("feedback")
    tab.focus_panel()
    managed.press("5", "5", "4")
    panel.remark.set_value("希望再办一期")
    panel.times.set_value(3)
    managed.press("3")
    found = archive.feedback(managed.desk, managed.the(CAMP).id)
    assert dict(found.by_score) == {1: 0, 2: 0, 3: 3, 4: 1, 5: 2} and found.remarks == ("希望再办一期",)
    assert panel.tiles[3].count == 3 and panel.times.value() == 1
    managed.ops.undo_last()
    managed.settle()
    assert panel.tiles[3].count == 0


def test_the_sessions_are_summed_up_one_by_one(managed: Stage) -> None:
    tab = _open(managed, ArchiveTab)
    tab.choose("summary")
    tab.focus_panel()
    managed.type("孩子们装好了气压火箭。")
    managed.press("Alt+S")
    assert managed.session_of(CAMP, 1).summary == "孩子们装好了气压火箭。"
    assert managed.session_of(CAMP, 2).summary == ""


def test_who_is_on_duty_is_typed_with_role_and_hours_and_taken_off(managed: Stage) -> None:
    tab = _open(managed, DutiesTab)
    tab.name.setFocus()
    managed.type("ljp")
    managed.press("Enter")
    tab.role.set_value("in_charge")
    tab.task.setFocus()
    managed.press("Enter")
    managed.type("黄嘉欣")
    tab.role.set_value("volunteer")
    tab.minutes.setFocus()
    managed.type("2:30")
    managed.press("Enter")
    rows = attendance.duties(managed.desk, managed.the(CAMP).id)
    assert [(row.name, row.role, row.minutes) for row in rows] == [
        (MANAGER, "in_charge", None), ("黄嘉欣", "volunteer", 150),
    ]  # fmt: skip
    assert "1 volunteers" in tab.say.text() and "missing" in tab.say.text(), "host and recorder"
    tab.list.setFocus()
    tab.list.set_current(1)
    managed.press("Delete")
    assert [row.name for row in attendance.duties(managed.desk, managed.the(CAMP).id)] == [MANAGER]


def test_materials_are_written_line_by_line(managed: Stage) -> None:
    tab = _open(managed, MaterialsTab)
    tab.box.setFocus()
    for line in ("实验套装 60 套", "矿泉水 120 瓶"):
        managed.type(line)
        managed.press("Enter")
    tab.list.setFocus()
    tab.list.set_current(1)
    managed.press("Alt+Up", "Enter")
    managed.type("，常温")
    managed.press("Enter")
    assert (
        activities.card(managed.desk, managed.the(CAMP).id).values["materials"] == "矿泉水 120 瓶，常温\n实验套装 60 套"
    )
    managed.press("Delete")
    assert activities.card(managed.desk, managed.the(CAMP).id).values["materials"] == "实验套装 60 套"
