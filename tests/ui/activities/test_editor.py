"""The form of an activity: filled from its template, with sessions that book their spaces and places kept."""

from datetime import timedelta

import pytest

from app.services import activities, bookings
from app.services.activities import SessionPlan
from tests.ui.activities.stage import CAMP, COURSE, GALA, MANAGER, TALK, Stage, at


@pytest.fixture
def new(managed: Stage) -> Stage:
    """An empty form."""
    managed.press("Alt+N")
    assert managed.page.shown is managed.page.editor
    return managed


def errors(stage: Stage) -> list[str]:
    """What stands beside the fields."""
    editor = stage.page.editor
    rows = [row for form in editor.forms for row in form.rows.values()] + list(editor.sessions.fields.values())
    return [row.error for row in rows if row.error]


def enter_session(stage: Stage, day: str, start: str, end: str = "", room: str = "") -> None:
    """Fill the entry of a session by keyboard."""
    part = stage.page.editor.sessions
    part.day.edit.setFocus()
    part.day.edit.selectAll()
    stage.type(day)
    stage.press("Tab")
    stage.type(start)
    if end:
        stage.press("Tab")
        stage.type(end)
    if room:
        part.spaces.first.set_value(stage.room(room))
        stage.settle()


def test_an_activity_is_planned_and_published_by_keyboard(new: Stage) -> None:
    new.type("消防演练")
    new.press("Tab")
    new.type("talk")
    editor = new.page.editor
    assert editor.basics.editor("kind").value() == "lecture"
    assert editor.basics.editor("organiser").value() == "粤海街道党群服务中心"
    assert editor.files.editor("plan").value(), "the template says how a talk is run"
    new.tab_to("Date")
    enter_session(new, "7-21", "1430", room="多功能厅")
    assert editor.sessions.ends.value() == 16 * 60, "a talk lasts as long as its template says"
    assert editor.sessions.verdict.text() == "The space is free then."
    editor.entering.focus("capacity")
    new.type("60")
    new.press("Alt+P")
    card = new.card("消防演练")
    assert card.row.state == "open" and card.row.capacity == 60 and card.sessions[0].booked
    assert new.page.shown is new.page.detail and new.page.detail.activity_id == card.row.id
    assert "is published" in new.toasted()


def test_what_is_wrong_stands_beside_its_field(new: Stage) -> None:
    new.press("Enter")
    assert errors(new) == ["Activity name is needed."]
    new.type("茶话会")
    new.page.editor.sessions.starts.edit.setFocus()
    new.type("1430")
    new.press("Enter")
    assert errors(new) == ["Please fill this in."] and not new.rows(text="茶话会"), "on which day?"
    new.page.editor.sessions.starts.set_value(None)
    new.press("Alt+P")
    assert any("no session yet" in one for one in errors(new)), "it is kept, and can't be published yet"
    assert new.the("茶话会").state == "draft"
    enter_session(new, "7-21", "9 o'clock")
    new.press("Alt+A")
    assert errors(new) == ["This can't be read."]


def test_what_is_in_the_way_of_a_space_is_told_as_one_types(new: Stage) -> None:
    enter_session(new, "7-20", "10:00", "12:00", "科普实验室")
    part = new.page.editor.sessions
    assert CAMP in part.verdict.text()
    new.press("Alt+A")
    assert CAMP in part.fields["spaces"].error and not part.list.items()
    part.starts.set_value(14 * 60)
    part.ends.set_value(16 * 60)
    new.settle()
    assert part.verdict.text() == "The space is free then."
    new.press("Alt+A")
    assert [item.title for item in part.list.items()] == ["Mon 20 Jul 14:00–16:00"]
    enter_session(new, "7-21", "15:00")
    assert part.ends.value() == 17 * 60, "the next is as long"
    part.list.setFocus()
    new.press("Delete")
    assert not part.list.items() and part.starts.value() is None


def test_a_course_repeats_and_leaves_holidays_out(new: Stage) -> None:
    new.type("国画课")
    enter_session(new, "9-24", "19:00", "20:30", "一号会议室")
    part = new.page.editor.sessions
    part.repeats.click()
    new.settle()
    part.times.set_value(4)
    new.settle()
    assert part.verdict.text() == "4 sessions: 24 Sep, 8 Oct, 15 Oct, 22 Oct", "not on National Day"
    part.day.edit.setFocus()
    new.press("Enter")
    days = [one.starts_at.astimezone(new.desk.zone).strftime("%m-%d") for one in new.card("国画课").sessions]
    assert days == ["09-24", "10-08", "10-15", "10-22"] and new.session_of("国画课").booked
    new.ops.undo_last()
    new.settle()
    assert not new.rows(text="国画课") and new.page.shown is new.page.home, "taken back, nothing is left of it"
    spot = {"starts_at": at("19:00", 24, 9), "ends_at": at("20:30", 24, 9), "spaces": [new.room("一号会议室")]}
    bookings.book(new.desk, new.actor(MANAGER), title="晨会", **spot)


def test_sessions_whose_space_is_taken_may_be_planned_without_one(new: Stage) -> None:
    new.type("暑期阅读")
    enter_session(new, "7-20", "09:00", "11:00", "科普实验室")
    part = new.page.editor.sessions
    part.repeats.click()
    part.how.set_value("daily")
    part.times.set_value(7)
    new.settle()
    assert "The space is taken on 20 Jul, 21 Jul, 22 Jul, 23 Jul, 24 Jul" in part.verdict.text()
    new.questions.add(True)
    new.press("Alt+A")
    new.press("Enter")
    assert [one.booked for one in new.card("暑期阅读").sessions] == [False] * 5 + [True] * 2


def test_kept_places_are_summed_as_one_types_and_never_more_than_there_are(new: Stage) -> None:
    new.type("研学营")
    editor = new.page.editor
    editor.entering.focus("capacity")
    new.type("60")
    new.press("Alt+Q")
    new.type("双职工家庭")
    new.press("Tab")
    new.type("45")
    assert editor.quotas.sum.text() == "45 of 60 kept, 15 for everybody"
    editor.quotas.lines[0].categories.chip("two_earner").click()
    new.press("Alt+Q")
    new.type("骑手子女")
    new.press("Tab")
    new.type("16")
    assert editor.quotas.sum.text() == "61 places are kept, and there are 60."
    new.press("Enter")
    assert not new.rows(text="研学营"), "nothing is kept that can't be"
    editor.quotas.lines[1].places.edit.setFocus()
    editor.quotas.lines[1].places.edit.selectAll()
    new.type("15")
    new.press("Enter")
    quotas = new.card("研学营").quotas
    assert [(one.name, one.places, sorted(one.categories)) for one in quotas] == [
        ("双职工家庭", 45, ["two_earner"]), ("骑手子女", 15, []),
    ]  # fmt: skip


def test_another_kind_fills_only_what_nobody_wrote_and_asks_what_it_needs(new: Stage) -> None:
    editor = new.page.editor
    editor.basics.editor("kind").set_value("camp")
    new.settle()
    plan = editor.files.editor("plan").value()
    assert plan and editor.files.editor("evidence").value()
    asks = ("needs_consent", "collected")
    assert all(editor.who.editor(name).value() for name in asks), "children come, who are fetched"
    editor.basics.editor("audience").set_value("只给志愿者")
    editor.basics.editor("kind").set_value("course")
    new.settle()
    assert editor.files.editor("plan").value() not in ("", plan)
    assert not any(editor.who.editor(name).value() for name in asks)
    assert editor.basics.editor("audience").value() == "只给志愿者"
    assert not editor.basics.rows["term"].isHidden(), "a course has a term"
    editor.entering.editor("mode").set_value("none")
    assert editor.quotas.isHidden() and editor.entering.rows["closes_at"].isHidden(), "nobody registers"


def test_a_draft_comes_back_with_its_sessions_and_quotas(new: Stage, open_stage) -> None:
    new.type("读书会")
    enter_session(new, "7-28", "19:00", "21:00", "一号会议室")
    new.press("Alt+A")
    enter_session(new, "7-29", "19:00")
    new.press("Alt+Q")
    new.type("老党员")
    new.page.editor.campaign.set_value(new.the(CAMP).campaign_id)
    new.press("Esc")
    assert new.page.shown is new.page.home
    again = open_stage(MANAGER)
    again.press("Alt+N")
    editor = again.page.editor
    assert not editor.restored.isHidden()
    assert editor.basics.editor("title").value() == "读书会"
    assert [item.title for item in editor.sessions.list.items()] == ["Tue 28 Jul 19:00–21:00"]
    assert editor.sessions.day.value() == at("00:00", 29).date()
    assert editor.quotas.lines[0].name.value() == "老党员"
    assert editor.campaign.currentText() == "2026 暑期专项"
    again.click("Start over")
    assert editor.basics.editor("title").value() == "" and not editor.sessions.list.items()
    again.press("Esc", "Alt+N")
    assert editor.restored.isHidden()


def test_an_activity_is_changed_and_the_change_is_taken_back(managed: Stage) -> None:
    managed.type(CAMP)
    managed.press("Down", "Alt+E")
    editor = managed.page.editor
    assert editor.basics.editor("title").value() == f"{CAMP} 第二期"
    assert [line.places.value() for line in editor.quotas.lines] == [6, 4]
    editor.entering.focus("capacity")
    editor.entering.editor("capacity").edit.selectAll()
    managed.type("14")
    assert editor.quotas.sum.text() == "10 of 14 kept, 4 for everybody"
    managed.press("Enter")
    assert managed.the(CAMP).capacity == 14
    managed.ops.undo_last()
    managed.settle()
    assert managed.the(CAMP).capacity == 10


def test_sessions_of_an_activity_are_moved_added_and_called_off_at_once(managed: Stage) -> None:
    managed.page.edit(managed.the(COURSE).id)
    managed.settle()
    part = managed.page.editor.sessions
    part.list.setFocus()
    part.list.set_current(3)
    managed.press("Enter", "Esc", "Enter")
    assert part.entry_title.text() == "Change this session", "Esc left it, Enter took it up again"
    part.starts.set_value(18 * 60)
    managed.settle()
    part.day.edit.setFocus()
    managed.press("Enter")
    moved = managed.session_of(COURSE, 4)
    assert moved.starts_at == at("18:00", 29) and moved.booked
    assert managed.page.shown is managed.page.editor, "the form stays open"
    enter_session(managed, "8-5", "19:00", "20:30", "一号会议室")
    managed.press("Enter")
    assert len(managed.card(COURSE).sessions) == 5
    part.list.setFocus()
    part.list.set_current(4)
    managed.questions.add("老师出差")
    managed.press("Delete")
    assert managed.session_of(COURSE, 5).cancelled and "Called off" in str(part.list.items()[4].pill)
    managed.press("Delete")
    assert not managed.session_of(COURSE, 5).cancelled, "pressed again, it is held after all"
    part.list.set_current(4)
    part.list.setFocus()
    managed.press("Enter")
    managed.questions.add("老师出差")
    part.out.click()
    managed.settle()
    assert managed.session_of(COURSE, 5).cancelled, "by mouse, too"


def test_a_booking_made_meanwhile_is_told_when_it_is_saved(new: Stage) -> None:
    new.type("合唱排练")
    enter_session(new, "7-21", "18:00", "20:00", "多功能厅")
    admin = new.actor(MANAGER)
    bookings.book(
        new.desk, admin, starts_at=at("18:30", 21), ends_at=at("19:00", 21), spaces=[new.room("多功能厅")], title="晨会"
    )
    new.press("Enter")
    assert any("晨会" in one for one in errors(new)) and not new.rows(text="合唱排练")


def test_a_session_that_lost_its_space_says_so(managed: Stage) -> None:
    gala = managed.the(GALA)
    plan = SessionPlan(at("19:00", 26, 9), at("21:00", 26, 9), "", (managed.room("多功能厅"),))
    activities.add_sessions(managed.desk, managed.actor(MANAGER), gala.id, [plan])
    found = bookings.booking_ids(
        managed.desk, bookings.BookingFilter(start=plan.starts_at - timedelta(hours=1), end=plan.ends_at)
    )
    bookings.cancel(managed.desk, managed.actor(MANAGER), found[0], "让给别人")
    managed.page.edit(gala.id)
    managed.settle()
    assert "space not booked" in str(managed.page.editor.sessions.list.items()[1].pill)
    assert TALK not in managed.said(managed.page.editor)
