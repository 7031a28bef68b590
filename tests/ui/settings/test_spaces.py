"""Spaces by keyboard: made, changed, refused beside the field, kept half typed, put in order, taken out of use."""

from collections.abc import Callable
from datetime import datetime

from app.core.ids import RowId
from app.domain import sites
from app.domain.spaces import PRESETS, Opening, Policy
from app.services import bookings, spaces
from app.services.staff import list_staff
from tests.ui.settings.conftest import ZONE
from tests.ui.settings.stage import Stage


def test_a_space_is_made_by_keyboard_alone(stage: Stage) -> None:
    section = stage.go("spaces")
    stage.key("Alt+N")
    stage.type("舞蹈室")
    stage.tab_to("Kind")
    stage.type("da")
    stage.tab_to("Holds")
    stage.type("25")
    stage.tab_to("Where")
    stage.type("二楼")
    stage.tab_to("Who may book")
    stage.type("c")
    stage.tab_to("Child")
    stage.key("Space")
    stage.tab_to("Longest booking")
    stage.retype("2:00")
    stage.key("Enter")
    made = stage.space("舞蹈室")
    assert (made.kind, made.capacity, made.location, made.seated) == ("dance", 25, "二楼", False)
    assert (made.policy.who, made.policy.groups, made.policy.max_minutes) == ("groups", ("child",), 120)
    assert section.drawer.isHidden()
    assert section.current.name == "舞蹈室"
    assert stage.item("舞蹈室").subtitle == "As the centre · 30 min to 2 h, only Child"
    assert stage.said() == ["“舞蹈室” added"]
    stage.undo()
    assert "舞蹈室" not in [one.name for one in spaces.spaces(stage.desk)]


def test_own_hours_past_midnight_are_kept(stage: Stage) -> None:
    section = stage.go("spaces")
    stage.select("一号会议室")
    stage.key("Enter")
    stage.tab_to("Opening hours")
    stage.type("w")
    stage.tab_to("Saturday: open")
    stage.type("18-2")
    stage.key("Enter")
    kept = stage.space("一号会议室").opening
    work = next(one.opening for one in PRESETS if one.code == "working")
    assert kept.hours is not None
    assert kept.hours.week == (*work.hours.week[:5], ((1080, 1560),), ())
    assert kept.holiday == ()
    assert "Sat 18:00–next day 02:00" in stage.item("一号会议室").subtitle
    assert section.drawer.isHidden()


def test_mistakes_are_told_beside_their_field_and_nothing_is_made(stage: Stage) -> None:
    section = stage.go("spaces")
    stage.key("Alt+N", "Enter")
    assert stage.errors() == {"name": "Space name is needed."}
    stage.type("一号会议室")
    stage.tab_to("Holds")
    stage.type("many")
    stage.tab_to("Opening hours")
    section.form.editor("opening").usual.set_value("working")
    stage.tab_to("Tuesday: open")
    stage.retype("nine")
    stage.key("Enter")
    assert set(stage.errors()) == {"capacity", "opening"}
    assert stage.focus().accessibleName() == "Holds", "the keyboard goes to the first mistake"
    stage.retype("20")
    stage.tab_to("Tuesday: open")
    stage.retype("9-17")
    stage.tab_to("Shortest booking")
    stage.retype("600")
    stage.key("Enter")
    assert stage.errors() == {"name": "There is a space of this name already."}
    assert stage.focus() is section.form.editor("name").edit
    stage.retype("二号会议室")
    stage.key("Enter")
    assert list(stage.errors()) == ["max_minutes"]
    assert not section.drawer.isHidden()
    assert stage.titles() == ["多功能厅", "一号会议室", "书房"]
    stage.tab_to("Longest booking")
    stage.retype("700")
    stage.key("Enter")
    assert stage.space("二号会议室").policy.min_minutes == 600


def test_esc_goes_back_and_what_was_typed_is_there_again(stage: Stage) -> None:
    section = stage.go("spaces")
    stage.key("Alt+N")
    stage.type("科普")
    section.form.editor("opening").usual.set_value("extended")
    section.form.editor("opening").hours.daily.setText("9点到")
    stage.key("Escape")
    assert section.drawer.isHidden()
    assert stage.focus() is section.list
    stage.page.open_with({"section": "centre"})
    stage.rest()
    stage.again()
    section = stage.go("spaces")
    stage.key("Alt+N")
    assert section.form.editor("name").value() == "科普"
    assert section.form.editor("opening").hours.daily.text() == "9点到"
    assert not section.form.restored.isHidden()
    section.form._start_over()
    stage.rest()
    assert section.form.editor("name").value() == ""
    stage.key("Escape", "Alt+N")
    assert section.form.restored.isHidden()


def test_a_change_keeps_what_was_not_touched_and_a_saved_one_leaves_no_draft(stage: Stage) -> None:
    before = stage.space("多功能厅")
    section = stage.go("spaces")
    stage.select("多功能厅")
    stage.key("Enter")
    stage.tab_to("Where")
    stage.type("一楼")
    stage.key("Enter")
    after = stage.space("多功能厅")
    assert (after.location, after.policy, after.opening, after.capacity) == ("一楼", before.policy, Opening(), 120)
    stage.key("Enter")
    assert section.form.restored.isHidden()
    stage.key("Enter")
    assert section.drawer.isHidden(), "nothing to save is saved at once"


def test_a_study_room_is_booked_by_seat_unless_someone_says_otherwise(stage: Stage) -> None:
    section = stage.go("spaces")
    stage.key("Alt+N")
    stage.type("夜读角")
    stage.tab_to("Kind")
    stage.type("study")
    assert section.form.editor("seated").value()
    assert section.form.rows["grace_minutes"].isHidden(), "study seats have a rule of their own"
    stage.key("Enter")
    assert stage.space("夜读角").seated
    assert stage.item("夜读角").pill[0] == "No seats yet"
    stage.key("S")
    assert stage.page._shown == "seats"
    assert stage.section.heading.text() == "Seat plan: 夜读角"


def test_the_order_is_that_of_every_list(stage: Stage) -> None:
    stage.go("spaces")
    stage.select("书房")
    stage.key("Alt+Up", "Alt+Up", "Alt+Up")
    assert [one.name for one in spaces.spaces(stage.desk)] == ["书房", "多功能厅", "一号会议室"]
    assert stage.titles() == ["书房", "多功能厅", "一号会议室"]
    assert stage.section.current.name == "书房"
    stage.key("Alt+Down")
    assert stage.titles() == ["多功能厅", "书房", "一号会议室"]
    stage.undo()
    assert [one.name for one in spaces.spaces(stage.desk)] == ["书房", "多功能厅", "一号会议室"]


def test_a_space_leaves_for_a_reason_and_comes_back(stage: Stage) -> None:
    stage.go("spaces")
    stage.select("多功能厅")
    stage.questions.add("改作库房")
    stage.key("Delete")
    assert stage.space("多功能厅").void_reason == "改作库房"
    assert stage.titles() == ["一号会议室", "书房", "多功能厅"]
    assert (stage.item("多功能厅").subtitle, stage.item("多功能厅").pill[0]) == ("改作库房", "Out of use")
    stage.key("Enter")
    assert not stage.section.form.isEnabled(), "it is only looked at until it is put back"
    stage.key("Escape", "Delete")
    assert not stage.space("多功能厅").voided
    stage.undo()
    assert stage.space("多功能厅").voided


def test_a_space_that_is_booked_stays_until_somebody_moved_the_bookings(stage: Stage) -> None:
    stage.go("spaces")
    stage.select("一号会议室")
    stage.questions.add(None)
    stage.key("Delete")
    assert not stage.space("一号会议室").voided, "whoever turns away from the question changes nothing"
    stage.questions.add("装修")
    stage.key("Delete")
    assert not stage.space("一号会议室").voided
    assert stage.said() == ["1 bookings of this space lie ahead: move or cancel them first."]


def test_what_another_desk_changed_meanwhile_is_not_written_over(stage: Stage) -> None:
    stage.go("spaces")
    stage.select("多功能厅")
    stage.key("Enter")
    other = next(one.actor for one in list_staff(stage.desk) if one.role == "admin")
    spaces.save_space(stage.desk, other, stage.space("多功能厅").id, {"location": "三楼"})
    stage.tab_to("Holds")
    stage.retype("150")
    stage.key("Enter")
    kept = stage.space("多功能厅")
    assert (kept.capacity, kept.location) == (150, "三楼")


def test_a_clerk_looks_and_is_told_who_may(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of("林晓")
    section = stage.go("spaces")
    assert section.why == "Only a manager or an administrator may do this."
    assert section.tools.isHidden()
    assert section.new_button.isHidden()
    stage.select("多功能厅")
    stage.key("Delete", "Alt+Down")
    assert stage.titles() == ["多功能厅", "一号会议室", "书房"]
    stage.select("多功能厅")
    stage.key("Enter")
    assert section.form.editor("capacity").value() == 120
    assert not section.form.isEnabled()
    section.form.save()
    stage.rest()
    stage.key("Escape")
    assert section.drawer.isHidden()
    assert stage.ops.last_undo is None


def test_without_spaces_it_says_what_to_do_next(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of(bare=True)
    section = stage.go("spaces")
    assert section.list.isHidden()
    assert section.empty.title.text() == "No spaces yet"
    assert stage.focus() is section.new_button
    section.empty.button.click()
    assert stage.navigated[-1][0] == "ledgers"
    stage.key("Enter")
    stage.type("多功能厅")
    stage.key("Enter")
    assert stage.titles() == ["多功能厅"]
    assert section.empty.isHidden()


def test_a_link_opens_one_space(stage: Stage) -> None:
    wanted: RowId = stage.space("一号会议室").id
    stage.page.open_with({"section": "spaces", "space": wanted})
    stage.rest()
    assert stage.section.drawer.title.text() == "一号会议室"


def test_only_what_is_particular_stands_in_the_list(stage: Stage) -> None:
    admin = next(one.actor for one in list_staff(stage.desk) if one.role == "admin")
    room = stage.space("一号会议室").id
    spaces.save_space(
        stage.desk,
        admin,
        room,
        {
            "opening": Opening(sites.daily((540, 1320)), holiday=()),
            "ahead_days": 0, "who": "staff", "day_cap": 1, "week_cap": 3, "buffer_before": 15, "buffer_after": 30,
            "grace_minutes": None, "owning_desk": "b",
        },
    )  # fmt: skip
    stage.go("spaces")
    assert stage.item("一号会议室").subtitle == (
        "09:00–22:00; holidays closed · on the day only, The centre only, 1 a day each, 3 a week each, "
        "15 + 30 min to prepare and clear, never released, desk B decides"
    )
    assert stage.item("书房").subtitle == "As the centre · usual rules"
    assert stage.item("多功能厅").subtitle == "As the centre · needs approval"
    assert Policy() == stage.space("书房").policy


def test_the_list_follows_what_others_book_and_seat(stage: Stage) -> None:
    stage.go("spaces")
    assert stage.item("书房").pill[0] == "Seats: 8"
    seat = stage.seat("8").id
    stage.context.act(spaces.void_seats, [seat], initiator=stage.window)
    stage.rest()
    assert stage.item("书房").pill[0] == "Seats: 7"
    start = datetime(2026, 7, 19, 9, tzinfo=ZONE)
    assert not bookings.touched_by(stage.desk, stage.space("书房").id, start, start.replace(hour=10))
