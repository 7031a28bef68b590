"""A booking opened: everything about it, the acts that fit its status, and what they do to the rest of the house."""

from collections.abc import Callable
from pathlib import Path

from app.domain.bookings import Status
from app.services import bookings, conflicts, people
from tests.two_desks import another_desk
from tests.ui.bookings.stage import ADMIN, CLERK, MANAGER, Stage, at

OFFERED = {
    "读书会": ["Check in", "Change", "Lend", "Cancel booking"],
    "合唱排练": ["Check out", "Change"],
    "路演彩排": ["Change", "Cancel booking"],
    "小组会": ["Give the place", "Change", "Off the list"],
    "物业座谈": ["Void"],
    "晨会": ["Void"],
}


def test_a_clerk_is_offered_what_can_be_done(stage: Stage) -> None:
    for title, buttons in OFFERED.items():
        stage.page.open_with({"booking_id": stage.the(title).id})
        stage.settle()
        links = ("Person's card", "The series", "Look")
        assert [text for text in stage.buttons() if text not in links] == buttons, title


def test_a_manager_decides_and_voids(managed: Stage) -> None:
    managed.page.open_with({"booking_id": managed.the("路演彩排").id})
    managed.settle()
    assert {"Approve", "Refuse"} <= set(managed.buttons())
    managed.page.open_with({"booking_id": managed.the("晨会").id})
    managed.settle()
    assert "Void" in managed.buttons()


def test_what_two_desks_wrote_of_it_is_settled_where_both_stand_side_by_side(managed: Stage, tmp_path: Path) -> None:
    desk, booking = managed.desk, managed.the("读书会").id
    with another_desk(desk, tmp_path / "there") as there:
        for each, heads in ((desk, 15), (there, 20)):
            bookings.edit(each, managed.actor(MANAGER), booking, {"headcount": heads})
    managed.page.open_with({"booking_id": booking})
    managed.settle()
    assert "Two desks wrote different things of this booking." in managed.said()
    managed.click("Settle")
    assert managed.went[-1] == ("sync", {"row": booking})
    (line,) = conflicts.conflicts(desk)
    assert line.is_about(booking)


def test_everything_about_it_is_there_and_the_phone_is_masked(stage: Stage) -> None:
    stage.page.open_with({"booking_id": stage.the("读书会").id})
    stage.settle()
    said = stage.said()
    for part in ("一号会议室", "Today 20:00–21:30", "10 min before · 10 min after", "张三 138****8000", "海月读书会",
                 "about 12", "投影仪 1台", "1 wait for this: 李四"):  # fmt: skip
        assert part in said, part
    assert "13800138000" not in said


def test_check_in_brings_the_visitor_and_check_out_sends_them_off(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Enter", "I")
    assert stage.status("骑手座谈") is Status.IN_USE and "王五" in stage.visitors()
    assert stage.drawer.pill.isVisible() and "Check out" in stage.buttons() and stage.focus is stage.drawer
    stage.press("O")
    assert stage.status("骑手座谈") is Status.COMPLETED and "王五" not in stage.visitors()


def test_too_early_is_said_and_changes_nothing(stage: Stage) -> None:
    stage.choose("读书会")
    stage.press("Enter", "I")
    assert any("Too early" in words for words in stage.told) and stage.status("读书会") is Status.CONFIRMED


def test_cancelling_asks_why_and_offers_the_place_to_the_next(stage: Stage, open_stage: Callable[..., Stage]) -> None:
    stage.choose("读书会")
    stage.press("Enter", "X")
    stage.press("Enter")
    assert stage.drawer.reason.error, "no cancellation without a reason"
    stage.type("主讲人生病")
    stage.press("Enter")
    assert stage.status("读书会") is Status.CANCELLED and "主讲人生病" in stage.said()
    assert "李四 is next for 一号会议室, Today 20:00–21:30: please ring" in stage.toasted()
    assert stage.counts[-1] == 3, "an offer waits for an answer, too"
    stage.page.show_booking(stage.the("小组会").id)
    stage.settle()
    assert "offered until" in stage.said() and "ring 李四" in stage.said()
    stage.press("Enter")
    assert stage.status("小组会") is Status.CONFIRMED
    stage = open_stage()
    assert stage.status("小组会") is Status.CONFIRMED and stage.status("读书会") is Status.CANCELLED


def test_an_offer_may_be_declined(stage: Stage) -> None:
    bookings.cancel(stage.desk, stage.actor(CLERK), stage.the("读书会").id, "不来了")
    stage.page.refresh(None)
    stage.page.show_booking(stage.the("小组会").id)
    stage.settle()
    stage.press("D")
    assert stage.status("小组会") is Status.CANCELLED and "Declined the offer" in stage.said()


def test_giving_a_place_that_is_not_free_says_who_has_it(stage: Stage) -> None:
    stage.page.show_booking(stage.the("小组会").id)
    stage.settle()
    stage.press("Enter")
    assert stage.status("小组会") is Status.WAITLISTED and any("读书会" in words for words in stage.told)


def test_a_cancellation_is_taken_back_by_ctrl_z(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Enter", "X")
    stage.type("改期")
    stage.press("Enter")
    assert stage.status("骑手座谈") is Status.CANCELLED
    assert stage.ops.undo_last()
    stage.settle()
    assert stage.status("骑手座谈") is Status.CONFIRMED
    assert "Cancel booking" in stage.buttons(), "the open sheet follows"


def test_esc_at_the_reason_goes_back_and_nothing_happened(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Enter", "X")
    stage.type("改期")
    stage.press("Esc")
    assert stage.drawer.mode == "show" and stage.status("骑手座谈") is Status.CONFIRMED
    stage.press("Esc")
    assert stage.drawer.isHidden() and stage.focus is stage.line


def test_nobody_came_is_released_by_the_clock_and_can_be_taken_back(stage: Stage) -> None:
    stage.tick(minutes=37)
    assert stage.status("骑手座谈") is Status.CONFIRMED, "19:19: a minute of grace is left"
    stage.choose("骑手座谈")
    stage.press("Enter")
    assert "Not here yet: released in 1 min" in stage.said()
    stage.tick(minutes=1)
    assert stage.status("骑手座谈") is Status.NO_SHOW and "Nobody came in time" in stage.said()
    stage.press("U")
    assert stage.status("骑手座谈") is Status.CONFIRMED
    stage.tick(minutes=1)
    assert stage.status("骑手座谈") is Status.CONFIRMED, "who was taken back has the time anew"


def test_who_comes_after_all_is_let_in(stage: Stage) -> None:
    stage.tick(minutes=38)
    stage.page.show_booking(stage.the("骑手座谈").id)
    stage.settle()
    stage.press("I")
    assert stage.status("骑手座谈") is Status.IN_USE


def test_a_request_is_granted_with_its_rival_in_view(managed: Stage) -> None:
    managed.page.show_booking(managed.the("路演彩排").id)
    managed.settle()
    assert "Also asked for: 产品发布 · 王五, 20:30–22:00" in managed.said()
    managed.press("Alt+A")
    assert managed.status("路演彩排") is Status.CONFIRMED
    managed.page.show_booking(managed.the("产品发布").id)
    managed.settle()
    assert "“路演彩排”" in managed.said()
    managed.press("Alt+A")
    assert managed.status("产品发布") is Status.REQUESTED, "the place is gone"
    managed.press("Alt+R")
    managed.type("已有安排")
    managed.press("Enter")
    assert managed.status("产品发布") is Status.CANCELLED and "已有安排" in managed.said()


def test_a_booking_entered_by_mistake_is_voided_and_restored(open_stage: Callable[..., Stage]) -> None:
    stage = open_stage(ADMIN)
    row = stage.the("晨会")
    stage.page.show_booking(row.id)
    stage.settle()
    stage.press("V")
    stage.type("重复登记")
    stage.press("Enter")
    assert bookings.row(stage.desk, row.id).voided and "Restore" in stage.buttons()
    stage.press("R")
    assert not bookings.row(stage.desk, row.id).voided


def test_the_history_says_who_did_what(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Enter", "I")
    assert CLERK in stage.said() and "What happened" in stage.said()
    assert "Confirmed → In use" in stage.said()


def test_the_person_is_a_letter_away(stage: Stage) -> None:
    row = stage.choose("骑手座谈")
    stage.press("Enter", "P")
    assert stage.went[-1] == ("people", {"person_id": row.person_id})


def test_an_erased_applicant_leaves_a_booking_without_a_name(stage: Stage) -> None:
    row = stage.the("晨会")
    people.erase(stage.desk, stage.actor(ADMIN), row.person_id, "本人要求")
    stage.page.refresh(None)
    stage.page.show_booking(row.id)
    stage.settle()
    assert "138****8000" not in stage.said() and "Person's card" not in stage.buttons()


def test_one_red_button_in_view(stage: Stage) -> None:
    assert stage.page.view.new.kind == "primary"
    stage.choose("骑手座谈")
    stage.press("Enter")
    assert stage.page.view.new.kind == "secondary", "check in is the thing to do"
    stage.press("Esc")
    stage.choose("物业座谈")
    stage.press("Enter")
    assert stage.page.view.new.kind == "primary", "nothing red in this sheet"


def test_letters_typed_in_a_form_press_nothing(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Enter", "E")
    stage.tab_to("What for")
    stage.form.what.edit.selectAll()
    stage.type("xieti")
    assert stage.form.what.value() == "xieti" and stage.status("骑手座谈") is Status.CONFIRMED
    stage.tab_to("Space")
    stage.type("x")
    assert stage.drawer.mode == "edit" and stage.page.part == "day"


def test_an_act_that_is_under_way_ends_though_the_sheet_is_left(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Enter")
    stage.press("I", "Esc", settle=False)
    stage.settle()
    assert stage.status("骑手座谈") is Status.IN_USE


def test_a_second_person_sees_why_not(open_stage: Callable[..., Stage]) -> None:
    stage = open_stage(CLERK)
    stage.page.show_booking(stage.the("路演彩排").id)
    stage.settle()
    assert "A manager decides about requests." in stage.said()
    stage.press("Alt+A")
    assert stage.status("路演彩排") is Status.REQUESTED
    stage = open_stage(MANAGER)
    stage.page.show_booking(stage.the("路演彩排").id)
    stage.settle()
    assert "A manager decides" not in stage.said()
    assert bookings.row(stage.desk, stage.the("路演彩排").id).starts_at == at("20:00")
