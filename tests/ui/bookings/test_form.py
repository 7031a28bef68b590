"""Booking: one line, the fields it fills, what would come of it, drafts, and everything typed wrong."""

from collections.abc import Callable

from app.domain.bookings import Status
from app.services import bookings, drafts, spaces
from app.services.people import search
from app.ui.bookings.drawer import CHANGE_DRAFT, DRAFT, EDIT, NEW
from tests.ui.bookings.stage import CLERK, MANAGER, Stage, at

LINE = "明天 19-21 一号会议室 张三 13800138000 舞蹈排练"


def test_one_line_and_enter_book(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type(LINE)
    assert stage.form.understood.text() == "Tomorrow 19:00–21:00 · 一号会议室 · 张三 · 舞蹈排练"
    assert stage.form.verdict.accessibleName() == "It can be had"
    assert stage.page.day.day == 19, "the timeline shows the day that is spoken of"
    ghost = stage.line.ghost()
    assert ghost is not None and (ghost.start, ghost.before, ghost.after) == (at("19:00", 19), 10, 10)
    stage.press("Enter")
    assert stage.drawer.mode == "show" and stage.drawer.title.text() == "舞蹈排练"
    assert "Booked 舞蹈排练" in stage.toasted()
    row = stage.the("舞蹈排练")
    assert (row.status, row.starts_at, row.ends_at) == (Status.CONFIRMED, at("19:00", 19), at("21:00", 19))
    assert row.person_id == search(stage.desk, "13800138000")[0].id, "who is on file is not entered a second time"
    assert drafts.waiting(stage.desk, stage.actor(CLERK).staff_id) == []


def test_enter_right_after_typing_waits_for_who_it_is(stage: Stage) -> None:
    before = len(search(stage.desk, "张三"))
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 9-10 二号会议室 张三 谈话", settle=False)
    stage.press("Enter")
    assert stage.the("谈话").person_id == search(stage.desk, "张三")[0].id
    assert len(search(stage.desk, "张三")) == before


def test_enter_twice_books_once(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 9-10 二号会议室 李四 谈话")
    stage.press("Enter", "Enter", settle=False)
    stage.settle()
    assert len(stage.rows("谈话")) == 1


def test_somebody_new_is_entered_with_the_booking(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 9-10 二号会议室 欧阳静怡 139 2650 0177 面谈")
    assert stage.form.person.note.text() == "new"
    stage.press("Enter")
    assert search(stage.desk, "13926500177")[0].name == "欧阳静怡"


def test_a_name_in_latin_letters_may_be_two_words(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("tomorrow 9-10 二号会议室 Li Ming book club")
    assert stage.form.person.value().name == "Li Ming" and stage.form.what.value() == "book club"


def test_a_name_that_two_have_has_to_be_chosen(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 9-10 二号会议室 陈静 谈话")
    stage.press("Enter")
    assert "Several people have this name" in stage.error("person_id") and stage.rows("谈话") == []
    assert stage.form.person.found.isVisible() and stage.focus is stage.form.person.box.edit
    stage.press("Down", "Enter", "Enter")
    row = stage.the("谈话")
    assert row.person_id in {hit.id for hit in search(stage.desk, "陈静")} and len(search(stage.desk, "陈静")) == 2


def test_a_name_with_its_phone_tells_two_apart(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 9-10 二号会议室 陈静 13500135002 谈话")
    stage.press("Enter")
    assert stage.the("谈话").person_id == search(stage.desk, "13500135002")[0].id


def test_rooms_that_are_free_have_digits(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明晚20点到次日1点 30人")
    assert stage.form.verdict.accessibleName() == "2 rooms are free then"
    stage.press("Alt+1")
    assert stage.form.spaces.value() == (stage.room("路演厅"),), "the smallest that is large enough comes first"
    stage.type(" 王五")
    assert stage.form.spaces.value() == (stage.room("路演厅"),), "what was chosen stays when the line goes on"
    stage.press("Enter")
    row = stage.the("王五", start=at("20:00", 19))
    assert (row.starts_at, row.ends_at, row.headcount) == (at("20:00", 19), at("01:00", 20), 30)
    assert row.status is Status.REQUESTED, "this room needs a yes"


def test_a_clash_is_said_and_another_place_is_a_digit_away(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("今天 20-21 一号会议室 王五 合练")
    said = stage.said(stage.form.verdict)
    assert "一号会议室 can't be had then" in said and "“读书会” (20:00–21:30) by 60 minutes" in said
    assert stage.line.ghost().clash
    stage.press("Enter")
    assert "读书会" in stage.error("starts_at") and stage.rows("合练") == [], "a clash can't be saved"
    other = stage.form.verdict.alternatives[0]
    stage.press("Alt+1", "Enter")
    row = stage.the("合练")
    assert (row.spaces, row.starts_at) == ((other.space.id,), other.starts_at)


def test_a_clash_may_wait(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("今天 20-21:30 一号会议室 王五 合练")
    stage.press("Alt+W")
    assert stage.status("合练") is Status.WAITLISTED and "is on the waiting list" in stage.toasted()
    assert "Number 2 in line" in stage.said()


def test_buffers_count_and_are_told(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("今天 21:35-22:30 一号会议室 王五 合练")
    assert "20 minutes are kept free between, there are 5" in stage.said(stage.form.verdict)
    stage.press("Enter")
    assert stage.rows("合练") == []


def test_what_needs_a_yes_says_so_before(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 9-10 路演厅 张三 排练")
    assert stage.form.verdict.accessibleName() == "Free; it goes to the approval queue"
    assert "Request" in stage.buttons()
    stage.press("Enter")
    assert stage.status("排练") is Status.REQUESTED and "A manager decides about requests." in stage.said()


def test_a_manager_books_against_the_rules_only_when_asked(managed: Stage) -> None:
    spaces.save_space(managed.desk, managed.actor("周文静"), managed.room("二号会议室"), {"max_minutes": 120})
    managed.page.new_booking()
    managed.settle()
    managed.type("明天 9-13 二号会议室 张三 培训")
    managed.questions.add(False)
    managed.press("Enter")
    assert managed.rows("培训") == [] and managed.questions.asked
    managed.questions.add(True)
    managed.press("Enter")
    assert managed.status("培训") is Status.CONFIRMED
    managed.page.new_booking()
    managed.settle()
    managed.questions.add(True)
    managed.type("明天 14-18 二号会议室 张三 沙龙", settle=False)
    managed.press("Enter")
    assert managed.status("沙龙") is Status.CONFIRMED, "asked as well where Enter comes before the answer"


def test_a_clerk_is_told_which_rule_stands_against_it(stage: Stage) -> None:
    spaces.save_space(stage.desk, stage.actor("周文静"), stage.room("二号会议室"), {"max_minutes": 120})
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 9-13 二号会议室 张三 培训")
    assert stage.form.verdict.isVisible() and "培训" not in stage.form.verdict.accessibleName()
    stage.press("Enter")
    assert stage.rows("培训") == [] and stage.error("ends_at")


def test_the_line_gives_back_what_it_no_longer_says(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 19-21 多功能厅 30人 张三 排练")
    stage.form.line.edit.selectAll()
    stage.type("明天 19-21 张三")
    assert stage.form.spaces.value() == () and stage.form.headcount.value() is None and stage.form.what.value() == ""
    stage.form.what.set_value("党课")
    stage.form.line.edit.selectAll()
    stage.press("Delete")
    assert stage.form.what.value() == "党课", "what was typed in a field is not the line's"


def test_a_time_changed_by_hand_stays_when_the_line_goes_on(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 19-21 多功能厅")
    stage.form.ends.set_value(22 * 60)
    stage.form.line.edit.setFocus()
    stage.type(" 张三 排练")
    assert stage.form.span() == (at("19:00", 19), at("22:00", 19))


MISSING = [
    ("", "day", "Please fill this in."),
    ("张三 排练", "day", "Please fill this in."),
    ("明天 19-21 张三", "spaces", "Please choose a space."),
    ("明天 19-21 多功能厅", "person_id", "Please enter who it is for, or what for."),
]


def test_what_is_missing_is_said_beside_its_field(stage: Stage) -> None:
    count = len(stage.rows())
    for typed, field, words in MISSING:
        stage.page.new_booking()
        stage.settle()
        stage.form.start()
        stage.form.focus_line()
        stage.type(typed)
        stage.press("Enter")
        assert stage.error(field) == words, typed
        assert stage.drawer.mode == NEW and len(stage.rows()) == count
        assert stage.form.rows[field].isAncestorOf(stage.focus), "the keyboard is where it is missing"


def test_times_that_are_none_are_refused_in_words(stage: Stage) -> None:
    stage.page.new_booking({"spaces": (stage.room("多功能厅"),), "starts_at": at("21:00"), "ends_at": at("22:00")})
    stage.settle()
    stage.type("张三")
    stage.form.starts.edit.setText("25:70")
    stage.settle()
    stage.press("Enter")
    assert stage.error("starts_at") == "This can't be read."
    stage.form.starts.set_value(22 * 60)
    stage.form.ends.set_value(21 * 60)
    stage.settle()
    assert stage.form.next_day.isVisible() and stage.form.span()[1] == at("21:00", 19), (
        "an earlier end is the next day's"
    )


def test_fields_alone_will_do(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.tab_to("Space")
    stage.type("ehhys")
    assert stage.form.spaces.value() == (stage.room("二号会议室"),), "typing pinyin chooses"
    stage.tab_to("Date")
    stage.type("2026-07-20")
    stage.tab_to("From")
    stage.type("0900")
    stage.tab_to("Until")
    stage.type("1030")
    stage.tab_to("Applicant")
    stage.type("zs")
    stage.press("Down", "Enter")
    stage.tab_to("What for")
    stage.type("谈话")
    stage.press("Enter")
    row = stage.the("谈话")
    assert (row.starts_at, row.ends_at, row.name) == (at("09:00", 20), at("10:30", 20), "张三")


def test_two_rooms_at_once(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 9-10 一号、二号会议室 张三 联席会")
    stage.press("Enter")
    row = stage.the("联席会")
    assert set(row.spaces) == {stage.room("一号会议室"), stage.room("二号会议室")}
    stage.press("PgDown") if stage.page.day.day == 18 else None
    block = next(one for one in stage.line.blocks() if one.title == "联席会")
    assert len(block.rows) == 2


def test_whoever_stands_here_is_checked_in_at_once(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("现在 30分钟 一号会议室 张三 临时开会")
    stage.press("Enter")
    assert stage.status("临时开会") is Status.IN_USE and "张三" in stage.visitors()


# ---- drafts


def test_a_half_typed_booking_survives_esc_and_comes_back_with_its_line(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 19-21 多功能厅 张三")
    stage.press("Esc")
    assert stage.drawer.isHidden() and stage.line.ghost() is None
    stage.page.new_booking()
    stage.settle()
    assert "Your unfinished booking is back." in stage.said()
    assert stage.form.line.value() == "明天 19-21 多功能厅 张三" and stage.form.person.value().name == "张三"
    stage.type(" 舞蹈排练")
    assert stage.form.what.value() == "舞蹈排练" and stage.form.spaces.value() == (stage.room("多功能厅"),)
    stage.press("Enter")
    assert stage.the("舞蹈排练").person_id == search(stage.desk, "张三")[0].id
    stage.page.new_booking()
    stage.settle()
    assert stage.form.line.value() == "" and "unfinished" not in stage.said()


def test_a_draft_survives_the_end_of_the_program(stage: Stage, open_stage: Callable[..., Stage]) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 19-21 多功能厅 张三")
    stage = open_stage()
    stage.page.new_booking()
    stage.settle()
    assert stage.form.span() == (at("19:00", 19), at("21:00", 19))
    stage = open_stage(MANAGER)
    stage.page.new_booking()
    stage.settle()
    assert stage.form.line.value() == "", "what one person types is nobody else's"


def test_a_draft_is_kept_while_typing(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 多功能厅")
    stage.kept()
    who = stage.actor(CLERK).staff_id
    assert drafts.load(stage.desk, who, DRAFT)["line"] == "明天 多功能厅"
    stage.form.line.edit.selectAll()
    stage.press("Delete")
    stage.kept()
    assert drafts.load(stage.desk, who, DRAFT) is None, "an emptied form is no draft"


def test_starting_afresh_throws_the_draft_away(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 19-21 多功能厅 张三")
    stage.press("Esc")
    stage.page.new_booking()
    stage.settle()
    stage.press("Alt+N")
    assert stage.form.untouched and stage.form.spaces.value() == () and stage.focus is stage.form.line.edit
    assert drafts.load(stage.desk, stage.actor(CLERK).staff_id, DRAFT) is None


def test_f3_again_goes_on_with_what_is_typed(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 19-21 张三")
    stage.tab_to("What for")
    stage.page.open_with({"do": "new"})
    stage.settle()
    assert stage.form.line.value() == "明天 19-21 张三" and stage.focus is stage.form.line.edit


def test_a_time_drawn_while_typing_goes_into_the_form(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("张三 排练")
    stage.drag(stage.spot("二号会议室", "21:35"), stage.spot("二号会议室", "22:25"))
    assert stage.form.person.value().name == "张三" and stage.form.spaces.value() == (stage.room("二号会议室"),)
    assert stage.form.span() == (at("21:30"), at("22:30"))


# ---- changing


def test_a_change_by_keyboard_moves_and_says_what_changed(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Enter", "E")
    assert stage.drawer.mode == EDIT and stage.focus is stage.form.starts.edit
    assert not stage.form.verdict.isVisible(), "nothing is said of what stays"
    stage.form.starts.edit.selectAll()
    stage.type("2045")
    stage.press("Tab")
    stage.form.ends.edit.selectAll()
    stage.type("2215")
    stage.tab_to("People")
    stage.form.headcount.set_value(12)
    stage.press("Enter")
    row = stage.the("骑手座谈")
    assert (row.starts_at, row.ends_at, row.headcount) == (at("20:45"), at("22:15"), 12)
    assert stage.drawer.mode == "show" and "10 → 12" in stage.said()


def test_a_change_into_a_clash_is_refused_and_nothing_of_it_done(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Enter", "E")
    stage.form.spaces.set_value((stage.room("一号会议室"),))
    stage.form.spaces.changed.emit()
    stage.form.note.set_value("换地方")
    stage.settle()
    stage.press("Enter")
    assert "读书会" in stage.error("starts_at")
    row = stage.the("骑手座谈")
    assert row.spaces == (stage.room("二号会议室"),) and row.note == "要投影"


def test_a_half_made_change_survives_esc_and_the_end_of_the_program(
    stage: Stage, open_stage: Callable[..., Stage]
) -> None:
    booking = stage.choose("骑手座谈").id
    stage.press("Enter", "E")
    stage.tab_to("What for")
    stage.form.what.edit.selectAll()
    stage.type("骑手座谈会")
    stage.press("Esc")
    assert stage.drawer.mode == "show" and stage.the("骑手座谈").title == "骑手座谈"
    stage.press("E")
    assert stage.form.what.value() == "骑手座谈会" and "Your unfinished change is back." in stage.said()
    stage = open_stage()
    stage.page.open_with({"booking_id": booking})
    stage.settle()
    stage.press("E")
    assert stage.form.what.value() == "骑手座谈会"
    stage.press("Enter")
    assert stage.the("骑手座谈会").id == booking
    assert drafts.load(stage.desk, stage.actor(CLERK).staff_id, CHANGE_DRAFT) is None


def test_two_who_change_the_same_booking_keep_both_changes(stage: Stage) -> None:
    row = stage.choose("骑手座谈")
    stage.press("Enter", "E")
    bookings.edit(stage.desk, stage.actor(MANAGER), row.id, {"headcount": 11})
    stage.form.note.set_value("要投影和话筒")
    stage.press("Enter")
    after = stage.the("骑手座谈")
    assert (after.note, after.headcount, after.clash) == ("要投影和话筒", 11, False)
