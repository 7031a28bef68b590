"""What the day, the week, the month and the list show, and how the keyboard walks through them."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.bookings import Status
from app.services import bookings, spaces
from app.services.bookings import BookingFilter
from app.ui.bookings.view import DAY, LIST, MONTH, SEATS, WAITING, WEEK
from tests.ui.bookings.stage import MANAGER, Stage, at


def test_the_day_shows_what_stands_where(stage: Stage) -> None:
    assert {"晨会", "支委会", "读书会", "小组会", "物业座谈", "骑手座谈", "合唱排练", "路演彩排"} <= set(stage.blocks())
    assert [row.title for row in stage.line.rows()] == ["多功能厅", "路演厅", "一号会议室", "二号会议室", "百姓书房"]
    assert stage.page.view.header.say.text() == "5 today, 1 in use, 1 on study seats, 2 to approve"
    assert stage.page.view.date.text() == "Sat 18 Jul"
    assert stage.counts[-1] == 2, "the rail counts what waits"
    assert stage.focus is stage.line, "the keyboard is on the timeline at once"


def test_a_block_says_its_state_by_word_icon_and_edge(stage: Stage) -> None:
    found = {block.title: block for block in stage.line.blocks()}
    assert (found["路演彩排"].state_word, found["路演彩排"].edge) == ("Requested", "dashed")
    assert (found["小组会"].state_word, found["小组会"].edge) == ("On the waiting list", "dotted")
    assert found["物业座谈"].struck and not found["物业座谈"].movable
    assert found["合唱排练"].tone == "live" and found["支委会"].tone == "bad"
    assert "要投影" in found["骑手座谈"].tip and "王五 137****7000" in found["骑手座谈"].tip


def test_the_study_hall_is_counted_by_the_hour(stage: Stage) -> None:
    hall = stage.room("百姓书房")
    found = {block.start: block for block in stage.line.blocks() if hall in block.rows}
    assert found[at("18:00")].title == "2" and "2/8 seats" in found[at("18:00")].tip
    assert not found[at("18:00")].movable


def test_pages_through_days_by_key_and_back_to_today(stage: Stage) -> None:
    stage.press("PgDown")
    assert stage.page.day == date(2026, 7, 19) and stage.page.view.date.text() == "Sun 19 Jul"
    assert stage.blocks() == [] and stage.focus is stage.line
    stage.press("PgUp", "PgUp")
    assert stage.page.day == date(2026, 7, 17)
    stage.press("T")
    assert stage.page.day == date(2026, 7, 18)


def test_a_new_duty_day_is_turned_to_by_itself(stage: Stage) -> None:
    stage.tick(hours=13, minutes=30)
    assert stage.page.day == date(2026, 7, 19), "it is 08:12 on Sunday"
    stage.press("PgDown")
    stage.tick(hours=24)
    assert stage.page.day == date(2026, 7, 20), "who looks at another day goes on looking at it"


def test_keys_of_time_mean_nothing_where_no_time_is_shown(stage: Stage) -> None:
    stage.press("Alt+Q", "PgDown", "T")
    stage.page.step(1)
    assert stage.page.day == date(2026, 7, 18)


def test_an_early_class_belongs_to_the_duty_day_before(stage: Stage) -> None:
    assert "太极班" in stage.blocks(), "06:30 on Sunday is before Sunday's duty day begins"


def test_the_keyboard_walks_from_block_to_block_and_opens(stage: Stage) -> None:
    stage.choose("读书会")
    stage.press("Left")
    assert stage.line.selected_key() == stage.the("支委会").id
    stage.press("Down")
    assert stage.line.selected_key() == stage.the("物业座谈").id
    stage.press("Right", "Enter")
    assert stage.drawer.title.text() == "骑手座谈" and stage.focus is stage.drawer
    stage.press("Esc")
    assert stage.drawer.isHidden() and stage.focus is stage.line
    assert stage.line.selected_key() == stage.the("骑手座谈").id, "the keyboard goes on where it was"


def test_a_click_opens_and_walking_on_shows_the_next(stage: Stage) -> None:
    QTest.mouseClick(stage.line.viewport(), Qt.MouseButton.LeftButton, pos=stage.spot("一号会议室", "20:15"))
    stage.settle()
    assert stage.drawer.isVisible() and stage.drawer.title.text() == "读书会"
    assert stage.focus is stage.line
    stage.press("Left")
    assert stage.drawer.title.text() == "支委会" and stage.focus is stage.line
    stage.press("Down", "Right")
    assert stage.drawer.title.text() == "骑手座谈"
    stage.press("I")
    assert stage.status("骑手座谈") is Status.IN_USE, "the sheet's letters work from the timeline, too"
    stage.press("Esc")
    assert stage.drawer.isHidden(), "leaving the booking closes its sheet"


def test_a_double_click_opens_what_was_under_the_first_click(stage: Stage) -> None:
    spot = stage.spot("一号会议室", "20:15")
    QTest.mouseClick(stage.line.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    stage.settle()
    QTest.mouseDClick(stage.line.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    stage.settle()
    assert stage.drawer.title.text() == "读书会"


def test_free_time_is_booked_with_enter(stage: Stage) -> None:
    stage.line.set_cell_cursor(stage.room("二号会议室"), at("21:00"))
    stage.press("Shift+Right", "Shift+Right", "Shift+Right", "Enter")
    assert stage.form.spaces.value() == (stage.room("二号会议室"),)
    assert stage.form.span() == (at("21:00"), at("22:00"))
    ghost = stage.line.ghost()
    assert ghost is not None and (ghost.row, ghost.start) == (stage.room("二号会议室"), at("21:00"))
    stage.press("Esc")
    assert stage.line.ghost() is None


def test_enter_on_a_study_hall_leads_to_its_seats(stage: Stage) -> None:
    stage.line.set_cell_cursor(stage.room("百姓书房"), at("23:00"))
    stage.press("Enter")
    assert stage.page.part == SEATS and stage.focus is stage.page.view.seats.plan
    stage.press("Esc")
    assert stage.page.view.seats.plan.current_key() is None
    stage.press("Esc")
    assert stage.page.part == DAY


def test_letters_choose_how_to_look(stage: Stage) -> None:
    for key, part in (("W", WEEK), ("M", MONTH), ("L", LIST)):
        stage.press(key)
        assert stage.page.part == part and stage.page.view.look.value() == part
        stage.press("Esc") if part == LIST else None
        stage.press("D") if part != LIST else None
        assert stage.page.part == DAY
    stage.press("Alt+Q")
    assert stage.page.part == WAITING and stage.page.view.look.value() is None, "no way of looking is marked then"
    stage.click("Day")
    assert stage.page.part == DAY


def test_the_week_of_a_room_and_a_step_of_seven_days(stage: Stage) -> None:
    stage.press("W")
    stage.page.view.space.set_value(stage.room("一号会议室"))
    stage.settle()
    assert [row.title for row in stage.line.rows()][5] == "Sat 18 Jul" and stage.line.rows()[5].note == "Today"
    assert {"晨会", "支委会", "读书会", "小组会"} == set(stage.blocks())
    stage.press("PgDown")
    assert stage.page.view.date.text() == "20 Jul – 26 Jul" and stage.blocks() == []


def test_a_booking_is_opened_from_the_week(stage: Stage) -> None:
    stage.press("W")
    stage.page.view.space.set_value(stage.room("一号会议室"))
    stage.settle()
    stage.choose("读书会")
    stage.press("Enter")
    assert stage.drawer.title.text() == "读书会"


def test_the_month_counts_and_leads_to_a_day(stage: Stage) -> None:
    stage.press("M")
    found = {one.info.day: one for one in bookings.month(stage.desk, date(2026, 7, 1), date(2026, 7, 31))}
    assert found[date(2026, 7, 18)].requests == 2
    stage.press("Down", "Enter")
    assert stage.page.part == DAY and stage.page.day == date(2026, 7, 25)
    stage.press("M", "PgDown")
    assert stage.page.view.date.text() == "Aug 2026" and stage.page.view.month.current() == date(2026, 8, 25)
    stage.press("Enter")
    assert stage.page.part == DAY and stage.page.day == date(2026, 8, 25)


def test_a_closed_time_is_hatched_with_its_reason(stage: Stage) -> None:
    spaces.save_closure(
        stage.desk, stage.actor("周文静"), None, space_id=stage.room("多功能厅"), starts_at=at("21:00"),
        ends_at=at("23:00"), reason="换灯",
    )  # fmt: skip
    stage.page.refresh(None)
    stage.settle()
    row = stage.line.rows()[0]
    assert [(one.label, one.start) for one in row.closed] == [("换灯", at("21:00"))]
    assert "换灯" in stage.line.tip_at(stage.spot("多功能厅", "21:30").toPointF())


def test_chips_narrow_the_rooms_and_all_brings_them_back(stage: Stage) -> None:
    stage.click("Meeting room 2")
    assert [row.title for row in stage.line.rows()] == ["一号会议室", "二号会议室"]
    stage.click("All spaces")
    assert len(stage.line.rows()) == 5


def test_the_keyboard_stays_on_a_chip_that_was_pressed(stage: Stage) -> None:
    chip = stage.page.view.chips.chip("meeting")
    chip.setFocus()
    stage.press("Enter")
    assert stage.focus is chip and chip.isChecked()


def test_a_minute_later_the_line_of_the_present_has_moved(stage: Stage) -> None:
    stage.choose("读书会")
    before = stage.line._now
    stage.tick(minutes=1)
    assert stage.line._now > before
    assert stage.focus is stage.line and stage.line.selected_key() == stage.the("读书会").id


def test_printing_asks_for_the_day_sheet_or_the_week_of_the_room(stage: Stage) -> None:
    stage.page.print_page()
    assert stage.went[-1] == ("reports", {"report": "day-sheet", "day": date(2026, 7, 18)})
    stage.press("W")
    stage.page.print_page()
    assert stage.went[-1][1]["report"] == "room-week" and stage.went[-1][1]["day"] == date(2026, 7, 13)


def test_a_booking_of_another_day_takes_the_timeline_there_once(stage: Stage) -> None:
    sunday = stage.rows("太极班")[1]
    stage.page.open_with({"booking_id": sunday.id})
    stage.settle()
    assert stage.page.day == date(2026, 7, 25) and stage.line.selected_key() == sunday.id
    stage.line.setFocus()
    stage.press("PgDown")
    stage.tick(minutes=1)
    assert stage.page.day == date(2026, 7, 26), "whoever pages on is left in peace"


def test_a_centre_without_spaces_says_what_to_do_next(open_stage: Any) -> None:
    stage = open_stage("周文静", bare=True)
    assert stage.page.view.nothing.isVisible() and stage.page.view.new.kind == "secondary"
    assert stage.focus is stage.page.view.set_up
    stage.press("Enter")
    assert stage.went[-1] == ("settings", {"section": "spaces"})
    stage.click("Bring in a list")
    assert stage.went[-1] == ("ledgers", {"kind": "spaces"})
    spaces.save_space(stage.desk, stage.actor("周文静"), None, {"name": "一间", "kind": "meeting", "capacity": 5})
    stage.page.refresh(None)
    stage.settle()
    assert [row.title for row in stage.line.rows()] == ["一间"] and stage.page.view.new.kind == "primary"


def test_a_clerk_is_told_who_can_add_spaces(open_stage: Any) -> None:
    stage = open_stage(bare=True)
    assert not stage.page.view.set_up.isVisible() and not stage.page.view.bring_in.isVisible()
    assert "An administrator" in stage.said(stage.page.view.nothing)
    stage.press("W")
    assert stage.page.view.nothing.isVisible() and not stage.page.view.today.isVisible()


def test_what_another_window_books_appears(stage: Stage) -> None:
    outcome, changes = bookings.book(
        stage.desk, stage.actor(MANAGER), starts_at=at("22:00"), ends_at=at("23:00"),
        spaces=[stage.room("二号会议室")], title="加班会",
    )  # fmt: skip
    stage.page.refresh(changes)
    stage.settle()
    assert "加班会" in stage.blocks() and outcome.row.status is Status.CONFIRMED
    assert bookings.booking_ids(stage.desk, BookingFilter(text="加班会"))


def test_the_bar_stays_one_line_however_narrow(stage: Stage) -> None:
    for width in (1182, 1040, 760):
        stage.window.resize(width, 634)
        stage.settle()
        chips = stage.page.view.chips
        tops = {chips.chip(key).y() for key in chips._chips}
        assert len(tops) <= 1 and "asked" in chips._chips, "what waits is never left out"
