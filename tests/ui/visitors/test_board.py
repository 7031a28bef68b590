from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.domain.visits import State
from app.services import conflicts, people, visits
from app.ui.kit.widgets import Button, Label
from tests.two_desks import another_desk
from tests.ui.visitors.house import House, Key

ENTER = Key.Key_Return


def _texts(house: House) -> str:
    return "\n".join(label.text() for label in house.page.view.drawer.findChildren(Label) if label.isVisible())


def _press(house: House, text: str) -> None:
    buttons = [b for b in house.page.view.drawer.findChildren(Button) if b.text() == text and b.isVisible()]
    assert len(buttons) == 1, [b.text() for b in house.page.view.drawer.findChildren(Button)]
    buttons[0].setFocus()
    house.press(ENTER)


def _titles(column) -> list[str]:
    return [item.title for item in column.list.items()]


def test_the_board_shows_the_house_as_it_is(house: House) -> None:
    board = house.page.view.board
    assert _titles(board.expected) == ["张思远", "赵珊"]
    assert _titles(board.present) == ["马志军 +2", "林可欣"]
    assert _titles(board.left) == ["郑晓东"]
    assert board.expected.list.items()[0].right == "18:30"
    assert "12 min late" in board.expected.list.items()[0].subtitle
    assert board.present.list.items()[1].right == "04:30", "who came on the last duty day is still here"
    assert "2 h 20 min" in board.left.list.items()[0].subtitle
    assert board.present.say.text() == "4 of 120, roomy"
    say = house.page.view.header.say.text()
    assert say == "2 present, 5 visits today (2 signed in, 3 tallied), 2 still to come"
    assert house.page.view.badges.text() == "1 badges out"


def test_a_minute_later_others_are_late(house: House) -> None:
    house.clock.advance(minutes=60)
    house.page.tick()
    house.rest()
    assert house.page.view.board.expected.say.text() == "2 late"


def test_past_midnight_they_stay_on_the_board(house: House) -> None:
    house.clock.advance(hours=6)
    house.page.tick()
    house.rest()
    board = house.page.view.board
    assert _titles(board.present) == ["马志军 +2", "林可欣"]
    assert board.present.list.items()[0].right == "yesterday 18:36"
    assert house.page.board.figures.registered == 2, "the duty day is still the same"


def test_a_row_opens_its_visit_and_esc_gives_the_keyboard_back(house: House) -> None:
    present = house.page.view.board.present.list
    present.setFocus()
    present.set_current(1)
    house.press(ENTER)
    drawer = house.page.view.drawer
    assert drawer.isVisible() and drawer.title.text() == "林可欣"
    texts = _texts(house)
    assert "138****0002" in texts and "13822210002" not in texts
    assert "A03" in texts and "陈晓彤" in texts
    assert drawer is house.focus()
    for _ in range(12):
        house.press(Key.Key_Tab)
        assert drawer.isAncestorOf(house.focus()), "Tab goes around inside the sheet"
    assert house.page.view.box.primary.kind == "secondary", "one red button in view"
    house.press(Key.Key_Escape)
    assert not drawer.isVisible() and QApplication.focusWidget() is present
    assert house.page.view.box.primary.kind == "primary"


def test_what_two_desks_wrote_of_a_visit_is_settled_where_both_stand(house: House, tmp_path: Path) -> None:
    ma, desk, actor = house.the("马志军"), house.desk, house.context.session.actor
    with another_desk(desk, tmp_path / "there") as there:
        for each, along in ((desk, 1), (there, 4)):
            visits.correct(each, actor, ma.id, {"companions": along}, "数错了")
    house.page.open_with({"visit_id": ma.id})
    house.rest()
    assert "Two desks wrote different things of this visit." in _texts(house)
    _press(house, "Settle")
    assert house.navigated[-1] == ("sync", {"row": ma.id})
    (line,) = conflicts.conflicts(desk)
    assert line.is_about(ma.id) and (line.page, line.arguments) == ("visitors", {"visit_id": ma.id})


def test_a_visit_is_corrected_with_a_reason_that_its_history_keeps(house: House) -> None:
    ma = house.the("马志军")
    house.page.open_with({"visit_id": ma.id})
    house.rest()
    _press(house, "Correct")
    drawer = house.page.view.drawer
    drawer.form.editor("arrived_at").set_value(house.at("18:10"))
    drawer.form.editor("companions").set_value(3)
    _press(house, "Save")
    assert drawer.reason.error, "no correction without a reason"
    drawer.reason.editor.setFocus()
    house.type("登记晚了")
    house.press(ENTER)
    assert drawer.mode == "show"
    texts = _texts(house)
    assert "登记晚了" in texts and "2 → 3" in texts
    house.again()
    row = house.the("马志军")
    assert row.arrived_at == house.at("18:10") and row.companions == 3 and row.correction_reason == "登记晚了"


def test_a_wrong_time_is_said_beside_it(house: House) -> None:
    ma = house.the("马志军")
    house.page.open_with({"visit_id": ma.id})
    house.rest()
    _press(house, "Correct")
    drawer = house.page.view.drawer
    drawer.form.editor("left_at").set_value(house.at("17:00"))
    drawer.reason.editor.setText("写错了")
    _press(house, "Save")
    assert drawer.mode == "edit" and (drawer.form.rows["left_at"].error or drawer.form.rows["arrived_at"].error)
    house.press(Key.Key_Escape)
    assert drawer.mode == "show" and drawer.isVisible()
    assert house.the("马志军").left_at is None


def test_a_visit_is_voided_with_a_reason_and_restored(house: House) -> None:
    ma = house.the("马志军")
    house.page.open_with({"visit_id": ma.id})
    house.rest()
    _press(house, "Void")
    house.type("点错了人")
    house.press(ENTER)
    assert house.page.view.drawer.pill.text == "Voided"
    assert _titles(house.page.view.board.present) == ["林可欣"]
    assert not [row for row in house.rows() if row.name == "马志军"]
    house.again()
    house.page.open_with({"visit_id": ma.id})
    house.rest()
    assert "点错了人" in _texts(house)
    _press(house, "Restore")
    assert _titles(house.page.view.board.present) == ["马志军 +2", "林可欣"]


def test_signing_out_from_the_drawer_brings_the_badge_back(house: House) -> None:
    house.page.open_with({"visit_id": house.the("林可欣").id})
    house.rest()
    house.press(ENTER)
    assert house.the("林可欣").state is State.PRESENT, "an Enter too many does nothing"
    house.press("s")
    row = house.the("林可欣")
    assert row.state is State.LEFT and row.badge_returned
    assert house.focus() is house.page.view.drawer, "not the toast's undo"


def test_a_badge_comes_back_later(house: House) -> None:
    lin = house.the("林可欣")
    visits.sign_out(house.desk, house.actor, lin.id)
    house.page.open_with({"visit_id": lin.id})
    house.rest()
    house.press("b")
    assert house.the("林可欣").badge_returned
    house.page.refresh(None)
    house.rest()
    assert not house.page.view.badges.isVisible()


def test_who_is_expected_signs_in_from_the_drawer_or_will_not_come(house: House) -> None:
    house.page.open_with({"visit_id": house.the("张思远").id})
    house.rest()
    house.press("s")
    assert house.the("张思远").state is State.PRESENT
    house.page.open_with({"visit_id": house.the("赵珊").id})
    house.rest()
    _press(house, "Won't come")
    assert house.page.board.expected_count == 0


def test_the_person_is_a_press_away(house: House) -> None:
    ma = house.the("马志军")
    house.page.open_with({"visit_id": ma.id})
    house.rest()
    _press(house, "Person's card")
    assert house.navigated[-1] == ("people", {"person_id": ma.person_id})


def test_an_erased_person_leaves_a_line_without_a_name(house: House) -> None:
    zheng = house.the("郑晓东")
    admin = next(e.actor for e in __import__("app.services.staff", fromlist=["x"]).list_staff(house.desk))
    people.erase(house.desk, admin, zheng.person_id, "本人要求")
    house.page.refresh(None)
    house.page.open_with({"visit_id": zheng.id})
    house.rest()
    assert house.page.view.drawer.title.text() == "Erased"


def test_more_people_than_fit_are_counted_below(house: House) -> None:
    for number in range(9):
        name = "李" + "一二三四五六七八九"[number]
        visits.sign_in(house.desk, house.actor, name=name, phones=f"1371111000{number}", purposes=("rest",))
        house.clock.advance(seconds=30)
    house.page.refresh(None)
    house.rest()
    column = house.page.view.board.present
    shown = column.list.shown()
    assert 1 <= shown < 11 and column.more.text() == f"{11 - shown} more"
    column.more.setFocus()
    house.press(ENTER)
    assert house.page.view.listing and house.page.view.list.table.model.rowCount() == 11


def test_a_full_house_is_said_in_words(house: House) -> None:
    from app.services import settings
    from app.services.staff import list_staff

    admin = next(each.actor for each in list_staff(house.desk))
    settings.save(house.desk, admin, {"capacity": 4})
    house.page.refresh(None)
    house.rest()
    assert house.page.view.board.present.say.text() == "4 of 4, full"
    assert timedelta(0) <= house.page.board.figures.average_stay


def test_a_minute_that_changes_nothing_leaves_the_keyboard_in_the_drawer(house: House) -> None:
    house.page.open_with({"visit_id": house.the("林可欣").id})
    house.rest()
    before = house.focus()
    house.clock.advance(minutes=1)
    house.page.tick()
    house.rest()
    assert house.focus() is before
    visits.return_badge(house.desk, house.actor, house.the("林可欣").id)
    house.page.tick()
    house.rest()
    drawer = house.page.view.drawer
    assert drawer is house.focus(), "what changed is shown, and the keyboard stays in it"
    house.press(Key.Key_Escape)
    assert not drawer.isVisible()


def test_the_count_of_a_column_is_the_count_of_its_list(house: House) -> None:
    visits.sign_out(house.desk, house.actor, house.the("林可欣").id)
    house.page.refresh(None)
    house.rest()
    column = house.page.view.board.left
    assert column.count.text() == "2", "who came on the last duty day has left today too"
    column.more.setFocus()
    house.press(ENTER)
    listing = house.page.view.list
    assert listing.table.model.rowCount() == 2 and listing.person.text() == "Left today"
    listing.person.click()
    house.rest()
    assert listing.table.model.rowCount() > 2


def test_a_correction_by_keys_alone_and_purposes_by_digit(house: House) -> None:
    ma = house.the("马志军")
    house.page.open_with({"visit_id": ma.id})
    house.rest()
    house.press("e")
    form = house.page.view.drawer.form
    assert house.focus() is form.editor("arrived_at").edit
    house.press(Key.Key_Tab, Key.Key_Tab)
    assert house.focus() is form.editor("purposes"), "one stop for all purposes"
    house.press("5", "2")
    form.editor("note").setFocus()
    house.press(Key.Key_Tab)
    assert house.focus() is house.page.view.drawer.reason.editor.edit
    house.type("事由选错")
    house.press(ENTER)
    row = house.the("马志军")
    assert row.purposes == ("reading",) and row.correction_reason == "事由选错"
    assert house.focus() is house.page.view.drawer


def test_a_half_made_correction_survives_a_power_cut(house: House, qtbot) -> None:
    ma = house.the("马志军")
    house.page.open_with({"visit_id": ma.id})
    house.rest()
    house.press("e")
    drawer = house.page.view.drawer
    drawer.form.editor("companions").set_value(7)
    drawer.reason.editor.setText("数错了")
    qtbot.waitUntil(lambda: not drawer._rest.isActive())
    house.rest()
    house.crash()
    house.open()
    house.page.open_with({"visit_id": ma.id})
    house.rest()
    house.press("e")
    drawer = house.page.view.drawer
    assert drawer.form.editor("companions").value() == 7 and drawer.reason.editor.value() == "数错了"
    assert "Your unfinished correction is back." in _texts(house)
    drawer.reason.editor.setFocus()
    house.press(ENTER)
    assert house.the("马志军").companions == 7
    house.press("e")
    assert "Your unfinished correction is back." not in _texts(house)


def test_a_narrow_window_shows_two_columns(house: House) -> None:
    house.window.resize(840, 600)
    house.rest()
    view = house.page.view
    assert not view.board.left.isVisible() and view.board.present.isVisible()
    assert view.verify.rows[0].confirm.isVisible()
    house.window.resize(1182, 634)
    house.rest()
    assert view.board.left.isVisible()
