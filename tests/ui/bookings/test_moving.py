"""Moving by keyboard and mouse: past midnight, to another room, into a clash and out of it, and back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent

from app.domain.bookings import Status
from app.services import bookings, spaces
from tests.ui.bookings.stage import CLERK, MANAGER, Stage, at


def test_alt_arrows_move_and_enter_saves(stage: Stage, open_stage: Callable[..., Stage]) -> None:
    stage.choose("骑手座谈")
    stage.press("Alt+Right", "Alt+Right")
    ghost = stage.line.ghost()
    assert (ghost.start, ghost.clash) == (at("19:30"), False)
    assert stage.page.view.legend.keys.text() == "Enter moves it here, Esc puts it back"
    assert stage.the("骑手座谈").starts_at == at("19:00"), "nothing moves before Enter"
    stage.press("Enter")
    assert (stage.the("骑手座谈").starts_at, stage.the("骑手座谈").ends_at) == (at("19:30"), at("21:00"))
    assert "Moved 骑手座谈 to Today 19:30–21:00" in stage.toasted()
    assert stage.line.ghost() is None and stage.focus is stage.line
    stage = open_stage()
    assert stage.the("骑手座谈").starts_at == at("19:30")


def test_past_midnight_and_to_another_room(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press(*["Alt+Right"] * 18, "Alt+Up", "Alt+Up", "Alt+Up", settle=False)
    stage.settle()
    stage.press("Enter")
    row = stage.the("骑手座谈")
    assert row.spaces == (stage.room("多功能厅"),)
    assert (row.starts_at, row.ends_at) == (at("23:30"), at("01:00", 19))
    assert stage.ops.undo_last()
    stage.settle()
    back = stage.the("骑手座谈")
    assert back.spaces == (stage.room("二号会议室"),) and back.starts_at == at("19:00")
    assert stage.line.selected_key() == row.id


def test_the_end_alone_is_moved_with_shift(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Alt+Shift+Right", "Enter")
    row = stage.the("骑手座谈")
    assert (row.starts_at, row.ends_at) == (at("19:00"), at("20:45"))


def test_esc_puts_back(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Alt+Right", "Alt+Down", "Esc")
    assert stage.line.ghost() is None and stage.the("骑手座谈").starts_at == at("19:00")
    assert stage.line.selected_key() is not None, "it is still the chosen one"
    assert stage.page.view.legend.keys.text().startswith("Alt ← →")


def test_into_a_clash_the_box_says_why_and_where_else(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Alt+Up", "Alt+Right", "Alt+Right")
    box = stage.page.view.clash
    assert box.isVisible() and stage.line.ghost().clash
    said = stage.said(box)
    assert "一号会议室 19:30–21:00 can't be had" in said and "Overlaps “读书会” (20:00–21:30) by 60 minutes." in said
    assert "back to 二号会议室 19:00" in said
    assert len(box.offers) == len(stage.line.places()) > 0
    stage.press("Enter")
    assert stage.the("骑手座谈").spaces == (stage.room("二号会议室"),), "a clash isn't saved"
    assert box.isVisible() and stage.line.ghost() is not None, "it hangs there until it is put somewhere"
    offer = box.offers[0].value
    stage.press("1")
    row = stage.the("骑手座谈")
    assert (row.spaces, row.starts_at) == ((offer.space.id,), offer.starts_at)
    assert not box.isVisible() and stage.line.ghost() is None


def test_an_offer_of_another_day_has_its_digit_too(stage: Stage) -> None:
    stage.choose("读书会")
    stage.press("Alt+Down")
    offers = [one.value for one in stage.page.view.clash.offers]
    assert [place.number for place in stage.line.places()] == list(range(1, len(offers) + 1))


def test_a_hand_drags_a_booking_to_another_room(stage: Stage) -> None:
    stage.drag(stage.spot("二号会议室", "19:45"), stage.spot("多功能厅", "21:45"))
    row = stage.the("骑手座谈")
    assert row.spaces == (stage.room("多功能厅"),) and row.starts_at == at("21:00")


def test_a_hand_that_lets_go_on_a_clash_gets_the_box_and_may_click(stage: Stage) -> None:
    stage.drag(stage.spot("二号会议室", "19:45"), stage.spot("一号会议室", "20:45"))
    box = stage.page.view.clash
    assert box.isVisible() and stage.the("骑手座谈").starts_at == at("19:00")
    offer = box.offers[0].value
    box.taken.emit(1)
    stage.settle()
    row = stage.the("骑手座谈")
    assert (row.spaces, row.starts_at) == ((offer.space.id,), offer.starts_at)


def test_the_end_is_drawn_longer_by_hand(stage: Stage) -> None:
    rect = stage.line.block_rect(stage.the("骑手座谈").id)
    edge = rect.toRect()
    edge.setRight(int(rect.right()) - 2)
    start = edge.center()
    start.setX(edge.right())
    stage.drag(start, stage.spot("二号会议室", "21:00"))
    assert stage.the("骑手座谈").ends_at == at("21:00")


def test_drawing_on_free_time_opens_a_form_for_it(stage: Stage) -> None:
    stage.drag(stage.spot("二号会议室", "21:20"), stage.spot("二号会议室", "22:40"))
    assert stage.form.span() == (at("21:15"), at("22:45")) and stage.focus is stage.form.line.edit
    stage.type("张三 夜谈")
    stage.press("Enter")
    row = stage.the("夜谈")
    assert (row.starts_at, row.ends_at, row.spaces) == (at("21:15"), at("22:45"), (stage.room("二号会议室"),))


def test_leaving_a_drawn_form_leaves_nothing_on_the_timeline(stage: Stage) -> None:
    stage.drag(stage.spot("二号会议室", "21:20"), stage.spot("二号会议室", "22:40"))
    stage.press("Esc")
    assert stage.line.ghost() is None and not stage.line.busy and stage.drawer.isHidden()


def test_what_is_over_or_in_use_is_not_moved(stage: Stage) -> None:
    stage.choose("晨会")
    stage.press("Alt+Right")
    assert stage.line.ghost() is None
    stage.choose("合唱排练")
    stage.press("Alt+Right", "Enter")
    assert stage.the("合唱排练").starts_at == at("18:00")
    stage.press("Esc")
    stage.choose("合唱排练")
    stage.press("Alt+Shift+Right", "Enter")
    assert stage.the("合唱排练").ends_at == at("20:15"), "the end of what runs may be moved"


def test_of_two_rooms_the_one_taken_hold_of_moves(stage: Stage) -> None:
    one, two, hall = stage.room("一号会议室"), stage.room("二号会议室"), stage.room("多功能厅")
    row = bookings.book(
        stage.desk, stage.actor(CLERK), starts_at=at("22:00"), ends_at=at("23:00"), spaces=[one, two], title="联席会"
    )[0].row
    stage.page.refresh(None)
    stage.settle()
    stage.drag(stage.spot("二号会议室", "22:30"), stage.spot("多功能厅", "22:30"))
    assert stage.the("联席会").spaces == (one, hall) and bookings.row(stage.desk, row.id).starts_at == at("22:00")


def test_in_the_week_a_booking_moves_to_another_day_and_keeps_its_other_room(stage: Stage) -> None:
    one, two = stage.room("一号会议室"), stage.room("二号会议室")
    bookings.book(
        stage.desk, stage.actor(CLERK), starts_at=at("22:00"), ends_at=at("23:00"), spaces=[one, two], title="联席会"
    )
    stage.press("W")
    stage.page.view.space.set_value(two)
    stage.settle()
    stage.choose("联席会")
    stage.press("Alt+Down", "Enter")
    row = stage.the("联席会")
    assert row.starts_at == at("22:00", 19) and set(row.spaces) == {one, two}


def test_the_rules_of_a_room_stop_a_clerk_and_ask_a_manager(open_stage: Callable[..., Stage]) -> None:
    stage = open_stage(MANAGER)
    spaces.save_space(stage.desk, stage.actor("周文静"), stage.room("二号会议室"), {"max_minutes": 90})
    stage.page.refresh(None)
    stage.settle()
    stage.choose("骑手座谈")
    stage.questions.add(False)
    stage.press("Alt+Shift+Right", "Enter")
    assert stage.the("骑手座谈").ends_at == at("20:30")
    stage.questions.add(True)
    stage.press("Alt+Shift+Right", "Enter")
    assert stage.the("骑手座谈").ends_at == at("21:00")
    stage = open_stage(CLERK)
    stage.choose("骑手座谈")
    stage.press("Alt+Shift+Right", "Enter")
    assert stage.the("骑手座谈").ends_at == at("21:00") and stage.page.view.clash.isVisible()


def test_a_move_offers_the_place_it_leaves(stage: Stage) -> None:
    stage.choose("读书会")
    stage.press("Alt+Up", "Alt+Up", *["Alt+Right"] * 6, settle=False)
    stage.settle()
    stage.press("Enter")
    assert stage.the("读书会").starts_at == at("21:30"), "the hall is free from eight on"
    assert "李四 is next for 一号会议室" in stage.toasted()
    assert stage.the("小组会").offered_until is not None and stage.status("小组会") is Status.WAITLISTED


def test_a_minute_does_not_take_a_booking_out_of_the_hand(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Alt+Right")
    stage.tick(minutes=1)
    assert stage.line.ghost() is not None and stage.line.busy
    stage.press("Enter")
    assert stage.the("骑手座谈").starts_at == at("19:15")


def test_a_drag_that_comes_home_is_none(stage: Stage) -> None:
    spot = stage.spot("二号会议室", "19:45")
    stage.mouse(QEvent.Type.MouseButtonPress, spot)
    stage.mouse(QEvent.Type.MouseMove, stage.spot("二号会议室", "20:45"))
    stage.mouse(QEvent.Type.MouseMove, spot)
    stage.mouse(QEvent.Type.MouseButtonRelease, spot, down=False)
    stage.settle()
    assert stage.the("骑手座谈").starts_at == at("19:00") and stage.line.ghost() is None
