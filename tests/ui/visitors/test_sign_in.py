from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.visits import State
from app.services import history, people
from tests.ui.visitors.house import House, Key

ENTER = Key.Key_Return


def test_a_returning_visitor_signs_in_with_two_keys_after_the_name(house: House) -> None:
    box = house.page.view.box
    house.type("zs")
    assert {item.title for item in box.hits.items()} >= {"张硕", "张思远", "赵珊"}
    box.box.edit.clear()
    house.type("zhangshuo")
    assert box.hits.items()[0].title == "张硕"
    assert box.primary.text() == "Choose 张硕"
    house.keys = 0
    house.press(ENTER)
    assert box.step == "chosen" and box.primary.text() == "Sign in 张硕"
    assert box.purposes.value() == ["rest"], "last time's purpose is chosen already"
    house.press(ENTER)
    assert house.keys == 2
    assert house.page.view.board.present.list.items()[0].title == "张硕"
    assert house.toasts.texts() == ["Signed in 张硕"]
    assert house.focus() is box.box.edit and box.box.text() == "", "ready for the next visitor"
    house.again()
    row = house.the("张硕", states=(State.PRESENT,))
    assert row.purposes == ("rest",) and row.arrived_at == house.at("18:42")


def test_another_purpose_is_one_digit_more(house: House) -> None:
    house.type("zhangshuo")
    house.keys = 0
    house.press(ENTER, "2", ENTER)
    assert house.keys == 3
    house.again()
    assert house.the("张硕", states=(State.PRESENT,)).purposes == ("reading",), "the digit replaces last time's"


def test_several_purposes_and_companions_by_keys_alone(house: House) -> None:
    box = house.page.view.box
    house.type("zhangshuo")
    house.press(ENTER, "5", "2", "+", "+", "+", "-", ENTER)
    row = house.the("张硕", states=(State.PRESENT,))
    assert row.purposes == ("reading", "rest") and row.companions == 2
    assert house.page.view.board.present.list.items()[0].title == "张硕 +2"
    assert box.details.companions.value() == 0, "the next visitor begins alone"


def test_a_phone_tail_is_text_while_the_box_has_the_keyboard(house: House) -> None:
    box = house.page.view.box
    house.type("6021")
    assert box.box.text() == "6021"
    assert box.hits.items()[0].title == "张硕"
    assert box.purposes.value() == ["rest"], "no digit was taken for a purpose"


def test_enter_before_the_answer_counts_for_the_answer(house: House, qtbot) -> None:
    box = house.page.view.box
    qtbot.keyClicks(house.focus(), "zhangshuo")
    qtbot.keyClick(house.focus(), ENTER)
    house.rest()
    assert box.step == "chosen" and box.person.name.text() == "张硕"


def test_whoever_types_faster_than_the_desk_answers_loses_no_key(house: House, qtbot) -> None:
    for text in ("Li Ming", "13926500177", "2"):
        qtbot.keyClicks(house.focus(), text)
        qtbot.keyClick(house.focus(), ENTER)
    house.rest()
    row = house.the("Li Ming", states=(State.PRESENT,))
    assert (row.phone, row.purposes) == ("139****0177", ("reading",))
    assert house.page.view.box.box.text() == "" and house.page.view.box.step == "search"


def test_what_was_typed_ahead_goes_nowhere_else(house: House, qtbot) -> None:
    """The desk was locked before the answer came, or whoever typed thought better of it."""
    box = house.page.view.box
    elsewhere = QLineEdit(house.window)
    elsewhere.show()
    qtbot.keyClicks(house.focus(), "zhangshuo")
    qtbot.keyClick(house.focus(), ENTER)
    qtbot.keyClicks(house.focus(), "482915")
    house.page.hide()
    elsewhere.setFocus()
    house.rest()
    assert house.focus() is elsewhere and elsewhere.text() == ""
    house.page.show()
    box.start("")
    qtbot.keyClicks(house.focus(), "zhangshuo")
    qtbot.keyClick(house.focus(), ENTER)
    qtbot.keyClicks(house.focus(), "2")
    qtbot.keyClick(house.focus(), Key.Key_Escape)
    house.rest()
    assert box.step == "search" and box.box.text() == ""


def test_a_scan_finds_its_person(house: House) -> None:
    house.page.open_with({"do": "sign_in", "scan": "13922216021"})
    house.rest()
    assert house.page.view.box.step == "chosen"
    assert house.page.view.box.person.name.text() == "张硕"


def test_arrows_choose_among_those_found(house: House) -> None:
    box = house.page.view.box
    house.type("z")
    first = box.hits.current_key()
    house.press(Key.Key_Down)
    assert box.hits.current_key() != first
    assert [item.hint for item in box.hits.items()].count("↵") == 1
    house.press(Key.Key_Up)
    assert box.hits.current_key() == first


def test_companions_badge_and_more_by_tab(house: House) -> None:
    box = house.page.view.box
    house.type("zhangshuo")
    house.press(ENTER, Key.Key_Tab)
    assert house.focus() is box.details.companions.edit
    house.press(Key.Key_Up)
    house.press(Key.Key_Tab)
    assert house.focus() is box.details.badge.edit
    house.type("12")
    house.press(Key.Key_Tab)
    assert house.focus() is box.details.host.edit, "Tab opens what is seldom needed"
    house.type("罗建平")
    house.press(Key.Key_Tab)
    house.type("头盔")
    house.press(Key.Key_Tab)
    house.type("等人")
    house.press(ENTER)
    house.again()
    row = house.the("张硕", states=(State.PRESENT,))
    assert (row.companions, row.badge, row.host, row.belongings, row.note) == (1, "12", "罗建平", "头盔", "等人")


def test_a_badge_somebody_has_is_said_beside_it(house: House) -> None:
    box = house.page.view.box
    house.type("zhangshuo")
    house.press(ENTER, Key.Key_Tab, Key.Key_Tab)
    house.type("A03")
    house.press(ENTER)
    assert box.step == "chosen" and box.details.badge.invalid
    assert "林可欣" in box.error.text() and box.error.isVisible()
    assert house.focus() is box.details.badge.edit
    house.focus().selectAll()
    house.type("A04")
    assert not box.details.badge.invalid and not box.error.isVisible()
    house.press(ENTER)
    assert house.the("张硕", states=(State.PRESENT,)).badge == "A04"


def test_a_visit_needs_a_purpose(house: House) -> None:
    box = house.page.view.box
    house.type("王小明")
    house.press(ENTER)
    house.type("13811112222")
    house.press(ENTER)
    assert house.focus() is box.purposes
    house.press(ENTER)
    assert box._purpose_hint.property("tone") == "bad"
    assert not [row for row in house.rows() if row.name == "王小明"]


def test_a_new_visitor_gets_a_card(house: House) -> None:
    box = house.page.view.box
    house.type("王小明")
    assert box.hits.items()[-1].title == "New visitor: 王小明"
    house.press(ENTER)
    assert box.step == "new" and box.new.name.value() == "王小明" and house.focus() is box.new.phone.edit
    house.type("13811112222")
    house.press(ENTER, "1", ENTER)
    house.again()
    row = house.the("王小明", states=(State.PRESENT,))
    assert row.purposes == ("affairs",) and row.phone == "138****2222"
    assert [hit.name for hit in people.search(house.desk, "wxm")] == ["王小明"]


def test_a_new_visitor_typed_with_the_phone_takes_three_keys(house: House) -> None:
    house.type("王小明 138 1111 2222")
    house.press(ENTER, "1", ENTER)
    house.again()
    row = house.the("王小明", states=(State.PRESENT,))
    assert row.purposes == ("affairs",) and row.phone == "138****2222"


def test_another_new_visitor_does_not_get_the_phone_of_the_one_before(house: House) -> None:
    box = house.page.view.box
    house.type("王小明")
    house.press(ENTER)
    house.type("13811112222")
    house.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    house.type("李华清")
    house.press(ENTER)
    assert (box.new.name.value(), box.new.phone.value()) == ("李华清", "")


def test_a_number_nobody_has_begins_a_new_card_with_the_phone(house: House) -> None:
    box = house.page.view.box
    house.type("13811112222")
    house.press(ENTER)
    assert box.step == "new" and box.new.phone.value() == "13811112222" and house.focus() is box.new.name.edit


def test_a_wrong_phone_is_said_beside_it(house: House) -> None:
    box = house.page.view.box
    house.type("王小明")
    house.press(ENTER)
    house.type("138111")
    house.press(ENTER)
    assert box.new.rows["phones"].error and house.focus() is box.new.phone.edit
    assert not [row for row in house.rows() if row.name == "王小明"], "nothing half-done"


def test_the_likely_same_person_is_offered_and_taken(house: House) -> None:
    box = house.page.view.box
    house.type("张硕")
    house.press(Key.Key_Down)
    while box.hits.current_key() != "new":
        house.press(Key.Key_Down)
    house.press(ENTER)
    house.type("13922216021")
    assert [item.title for item in box.new.same.items()] == ["张硕"]
    house.press(Key.Key_Down, ENTER)
    assert box.step == "chosen" and box.person.name.text() == "张硕"
    house.press(ENTER)
    assert len(people.search(house.desk, "zhangshuo")) == 1, "no second card"


def test_somebody_who_is_here_signs_out_with_one_key(house: House) -> None:
    box = house.page.view.box
    house.type("mzj")
    assert box.primary.text() == "Sign out 马志军"
    house.keys = 0
    house.press(ENTER)
    assert house.keys == 1
    assert house.toasts.texts() == ["Signed out 马志军 +2"]
    assert "马志军" in house.page.view.board.left.list.items()[0].title
    house.again()
    row = house.the("马志军")
    assert row.state is State.LEFT and row.left_at == house.at("18:42")


def test_who_has_a_badge_is_asked_for_it_on_the_way_out(house: House) -> None:
    box = house.page.view.box
    house.page.open_with({"do": "sign_out"})
    house.type("A03")
    assert box.hits.items()[0].title == "林可欣", "the badge's number finds its holder"
    house.press(ENTER)
    assert box.step == "out" and box.badge_back.isChecked()
    house.press(ENTER)
    row = house.the("林可欣")
    assert row.state is State.LEFT and row.badge_returned
    assert not house.page.view.badges.isVisible()


def test_leaving_without_giving_the_badge_back_stays_visible(house: House) -> None:
    house.type("linkexin")
    house.press(ENTER, Key.Key_Space, ENTER)
    row = house.the("林可欣")
    assert row.state is State.LEFT and not row.badge_returned
    assert house.page.view.badges.text() == "1 badges out"


def test_sign_out_offers_those_who_are_here(house: House) -> None:
    box = house.page.view.box
    house.page.open_with({"do": "sign_out"})
    house.rest()
    assert [item.title for item in box.hits.items()] == ["马志军", "林可欣"]
    house.press(Key.Key_Down, ENTER)
    assert house.the("马志军").state is State.LEFT
    assert box.mode == "sign_in", "the next one comes in"


def test_undo_takes_a_sign_in_back(house: House) -> None:
    house.type("zhangshuo")
    house.press(ENTER, ENTER)
    house.ops.undo_last()
    house.rest()
    assert house.page.view.board.present.list.items()[0].title == "马志军 +2"
    assert not [row for row in house.rows(states=(State.PRESENT,)) if row.name == "张硕"]


def test_who_is_expected_signs_in_from_the_offered_list(house: House) -> None:
    box = house.page.view.box
    assert [item.title for item in box.hits.items()] == ["张思远", "赵珊"]
    assert "late" in box.hits.items()[0].subtitle
    house.press(Key.Key_Down, ENTER, ENTER)
    row = house.the("张思远")
    assert row.state is State.PRESENT and row.purposes == ("reading",) and row.expected_at is not None
    assert house.page.board.expected_count == 1


def test_esc_goes_back_and_keeps_what_was_filled_in(house: House) -> None:
    box = house.page.view.box
    house.type("zhangshuo")
    house.press(ENTER, "2", Key.Key_Tab, Key.Key_Up, Key.Key_Escape)
    assert box.step == "search" and box.box.text() == "zhangshuo" and house.focus() is box.box.edit
    house.press(ENTER)
    assert box.purposes.value() == ["reading"] and box.details.companions.value() == 1


def test_what_was_half_filled_in_is_there_after_a_power_cut(house: House) -> None:
    house.type("王小明")
    house.press(ENTER)
    house.type("13811112222")
    house.press(Key.Key_Tab)
    house.crash()
    house.open()
    box = house.page.view.box
    assert box.step == "new"
    assert box.new.name.value() == "王小明" and box.new.phone.value() == "13811112222"
    assert box.restored.isVisible() and "18:42" in box._restored_say.text()
    box.purposes.setFocus()
    house.press("1", ENTER)
    assert house.the("王小明").state is State.PRESENT
    house.again()
    assert house.page.view.box.step == "search", "what was saved does not come back"


def test_a_chosen_person_comes_back_too_and_can_be_thrown_away(house: House) -> None:
    house.type("zhangshuo")
    house.press(ENTER, "2", "+")
    house.crash()
    house.open()
    box = house.page.view.box
    assert box.step == "chosen" and box.person.name.text() == "张硕"
    assert box.purposes.value() == ["reading"] and box.details.companions.value() == 1
    box.discard()
    house.rest()
    assert box.step == "search" and box.box.text() == ""
    house.again()
    assert house.page.view.box.step == "search"


def test_an_input_method_is_never_interrupted(house: House) -> None:
    box = house.page.view.box
    composing = QInputMethodEvent("zhang", [])
    QApplication.sendEvent(box.box.edit, composing)
    assert box.box.edit.composing
    for key in (Qt.Key.Key_F4, Qt.Key.Key_Escape, Qt.Key.Key_2):
        asks = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(box.box.edit, asks)
        assert asks.isAccepted(), "the key belongs to the input method"
    assert box.step == "search" and house.focus() is box.box.edit
    house.type("张硕")
    assert box.hits.items()[0].title == "张硕"


def test_somebody_else_at_the_desk_sees_their_own_entry(house: House) -> None:
    house.type("zhangshuo")
    house.press(ENTER, "2")
    house.session.leave()
    house.session.enter(next(e.actor for e in __import__("app.services.staff", fromlist=["x"]).list_staff(house.desk)))
    house.rest()
    assert house.page.view.box.step == "search" and house.page.view.box.box.text() == ""
    house.session.enter(house.actor)
    house.rest()
    assert house.page.view.box.step == "chosen"


def test_the_history_names_who_signed_in(house: House) -> None:
    house.type("zhangshuo")
    house.press(ENTER, ENTER)
    row = house.the("张硕", states=(State.PRESENT,))
    lines = history.history(house.desk, house.actor, "visit", row.id)
    assert {line.who for line in lines} == {"陈晓彤"}


def test_nobody_who_is_away_is_signed_in_by_the_sign_out_key(house: House) -> None:
    box = house.page.view.box
    house.page.open_with({"do": "sign_out"})
    house.type("zhangshuo")
    assert box.hits.items() == [] and box.hint.text() == "张硕 is not here."
    house.press(ENTER, ENTER)
    assert not [row for row in house.rows(states=(State.PRESENT,)) if row.name == "张硕"]


def test_a_new_visit_begins_over_what_was_left_in_the_box(house: House) -> None:
    box = house.page.view.box
    house.type("zhao")
    house.page.open_with({"do": "sign_in"})
    house.type("zhangshuo")
    assert box.box.text() == "zhangshuo"


def test_somebody_is_announced_for_later(house: House) -> None:
    box = house.page.view.box
    house.type("zhangshuo")
    house.press(ENTER, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert house.focus() is box.details.expected.edit
    house.type("20:15")
    assert box.primary.text() == "Announce 张硕" and not box.details.badge.isEnabled()
    house.press(ENTER)
    row = house.the("张硕", states=(State.EXPECTED,))
    assert row.expected_at == house.at("20:15") and row.purposes == ("rest",)
    assert [item.title for item in house.page.view.board.expected.list.items()] == ["张思远", "赵珊", "张硕"]
    assert not box.details.announces, "the next one comes in at once"


def test_an_announcement_for_a_time_gone_by_is_refused_beside_it(house: House) -> None:
    box = house.page.view.box
    house.type("zhangshuo")
    house.press(ENTER)
    box.details.open_more()
    box.details.expected.setFocus()
    house.type("soon")
    house.press(ENTER)
    assert box.details.expected.invalid and box.step == "chosen"
    box.details.expected.edit.clear()
    house.type("2026-07-01 10:00")
    house.press(ENTER)
    assert box.details.expected.invalid and box.error.isVisible()
    assert not house.rows(states=(State.EXPECTED,), text="zhangshuo")


def test_the_number_of_a_badge_that_was_carried_off_takes_it_back(house: House) -> None:
    from app.services import visits

    visits.sign_out(house.desk, house.actor, house.the("林可欣").id)
    house.page.refresh(None)
    house.rest()
    box = house.page.view.box
    house.type("A03")
    assert box.hits.items()[0].title == "林可欣" and "with badge A03" in box.hits.items()[0].subtitle
    assert box.primary.accessibleName() == "Badge of 林可欣 is back"
    house.press(ENTER)
    assert house.the("林可欣").badge_returned
    assert house.toasts.texts() == ["Badge A03 is back"]
