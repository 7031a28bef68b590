"""Series: set up from one line, looked at, changed with its exceptions kept, dates skipped and taken back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication

from app.domain.bookings import Status
from app.services import bookings, series
from tests.ui.bookings.stage import CLERK, Stage, at


def _titles(stage: Stage) -> list[tuple[str, str]]:
    return [(item.title, item.pill[0]) for item in stage.asked.dates.items()]


def _open(stage: Stage, number: int = 0) -> None:
    stage.page.show_booking(stage.rows("太极班")[number].id)
    stage.settle()
    stage.press("S")


def test_a_weekly_class_takes_one_line_and_two_keys(stage: Stage, open_stage: Callable[..., Stage]) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("每周二 19-20:30 二号会议室 张三 书法班 共5次")
    stage.press("Alt+R")
    dialog = stage.asked
    assert dialog.summary.text() == "5 to be booked" and dialog.save.text() == "Book 5 dates"
    stage.press("Enter")
    assert QApplication.activeModalWidget() is None
    rows = stage.rows("书法班")
    assert [row.starts_at for row in rows] == [at("19:00", day) for day in (21, 28)] + [
        at("19:00", day, 8) for day in (4, 11, 18)
    ]
    assert stage.drawer.title.text() == "书法班" and "The series" in stage.buttons()
    stage = open_stage()
    assert len(stage.rows("书法班")) == 5


def test_what_clashes_is_skipped_and_said(stage: Stage) -> None:
    bookings.book(
        stage.desk, stage.actor(CLERK), starts_at=at("19:30", 28), ends_at=at("20:00", 28),
        spaces=[stage.room("二号会议室")], title="评审",
    )  # fmt: skip
    stage.page.new_booking()
    stage.settle()
    stage.type("每周二 19-20:30 二号会议室 张三 书法班 共5次")
    stage.press("Alt+R")
    dialog = stage.asked
    assert dialog.summary.text() == "4 to be booked, 1 skipped"
    lines = {item.title: item for item in dialog.preview.items()}
    assert lines["Tue 28 Jul 19:00–20:30"].pill[0] == "skipped"
    assert "评审" in lines["Tue 28 Jul 19:00–20:30"].subtitle
    stage.press("Enter")
    assert len(stage.rows("书法班")) == 4
    bookings.cancel(stage.desk, stage.actor(CLERK), stage.the("评审").id, "取消")
    stage.page.refresh(None)
    stage.settle()
    assert "1 skipped dates of series could be had now" in stage.said(stage.page.view)
    stage.page.show_waiting("freed")
    stage.settle()
    stage.press("Alt+A")
    assert len(stage.rows("书法班")) == 5 and stage.page.view.waiting.nothing.isVisible()


def test_space_leaves_a_date_out_and_enter_saves_from_the_list(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("每周二 19-20:30 二号会议室 张三 书法班 共3次")
    stage.press("Alt+R")
    stage.tab_to("What will be booked")
    stage.press("Down", "Space")
    assert stage.asked.summary.text() == "2 to be booked, 1 skipped"
    stage.press("Enter")
    assert len(stage.rows("书法班")) == 2


def test_a_series_without_an_end_is_refused(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 19-20 二号会议室 张三 书法班")
    stage.press("Alt+R")
    dialog = stage.asked
    dialog.rule.count.edit.setText("")
    stage.settle()
    assert "has to end" in dialog.rule_row.error
    stage.press("Enter")
    assert stage.rows("书法班") == [] and QApplication.activeModalWidget() is dialog
    stage.press("Esc")
    assert QApplication.activeModalWidget() is None and stage.form.what.value() == "书法班", "the form is still there"


def test_the_series_lists_its_dates(stage: Stage) -> None:
    _open(stage)
    assert stage.asked.said.text() == "Every Sunday, 6 times"
    assert [pill for _title, pill in _titles(stage)] == ["Confirmed"] * 6
    assert stage.asked.dates.current_key() == stage.rows("太极班")[0].id


def test_one_date_moved_one_skipped_and_taken_in_again(stage: Stage) -> None:
    second, third = stage.rows("太极班")[1:3]
    bookings.move(stage.desk, stage.actor(CLERK), second.id, starts_at=at("08:00", 27))
    _open(stage, 2)
    assert "moved from Sun 26 Jul" in [item.subtitle for item in stage.asked.dates.items()]
    assert stage.asked.dates.current_key() == third.id
    stage.questions.add("老师外出")
    stage.press("Alt+S")
    assert len(stage.rows("太极班")) == 5
    skipped = next(item for item in stage.asked.dates.items() if item.pill[0] == "now free")
    assert skipped.subtitle == "老师外出"
    place = [item.key for item in stage.asked.dates.items()].index(skipped.key)
    stage.asked.dates.set_current(place)
    stage.press("Alt+B")
    assert len(stage.rows("太极班")) == 6 and all(pill == "Confirmed" for _t, pill in _titles(stage))
    stage.press("Esc")
    assert QApplication.activeModalWidget() is None


def test_a_change_keeps_what_was_moved_by_hand(stage: Stage) -> None:
    second = stage.rows("太极班")[1]
    bookings.move(stage.desk, stage.actor(CLERK), second.id, starts_at=at("08:00", 27))
    _open(stage)
    stage.press("Alt+E")
    dialog = stage.asked
    assert dialog.scope.value() == "later" and stage.focus is dialog.starts.edit
    dialog.starts.edit.selectAll()
    stage.type("0700")
    stage.press("Tab")
    dialog.ends_field.edit.selectAll()
    stage.type("0800")
    assert dialog.summary.text() == "5 to be changed, 1 unchanged"
    kept = next(item for item in dialog.preview.items() if item.pill[0] == "stays")
    assert kept.subtitle == "moved by hand"
    stage.press("Enter")
    rows = stage.rows("太极班")
    assert [row.starts_at for row in rows][:3] == [at("07:00", 19), at("08:00", 27), at("07:00", 2, 8)]
    assert stage.ops.undo_last()
    stage.settle()
    assert stage.rows("太极班")[0].starts_at == at("06:30", 19)


def test_this_and_later_leaves_the_earlier_ones(stage: Stage) -> None:
    _open(stage, 3)
    stage.press("Alt+E")
    stage.asked.starts.edit.selectAll()
    stage.type("0700")
    stage.press("Enter")
    rows = stage.rows("太极班")
    assert [row.starts_at.astimezone(stage.desk.zone).hour * 60 + row.starts_at.minute for row in rows] == [
        390, 390, 390, 420, 420, 420
    ]  # fmt: skip
    assert len({row.series_id for row in rows}) == 2


def test_a_change_that_clashes_says_so_before_saving(stage: Stage) -> None:
    bookings.book(
        stage.desk, stage.actor(CLERK), starts_at=at("08:00", 26), ends_at=at("09:00", 26),
        spaces=[stage.room("多功能厅")], title="消防检查",
    )  # fmt: skip
    _open(stage)
    stage.press("Alt+E")
    dialog = stage.asked
    dialog.starts.set_value(8 * 60)
    dialog.ends_field.set_value(9 * 60)
    dialog._edited()
    stage.settle()
    line = next(item for item in dialog.preview.items() if item.pill[0] == "stays")
    assert "stays where it is" in line.subtitle and "消防检查" in line.subtitle
    stage.press("Enter")
    assert stage.rows("太极班")[1].starts_at == at("06:30", 26)


def test_a_time_that_cannot_be_read_is_said_and_nothing_is_saved(stage: Stage) -> None:
    _open(stage)
    stage.press("Alt+E")
    stage.asked.starts.edit.selectAll()
    stage.type("abc")
    stage.press("Enter")
    assert stage.asked.edit_rows["starts_at"].error == "This can't be read."
    stage.press("Esc")
    assert stage.asked.stack.currentWidget() is stage.asked.look_part, "Esc goes back to the dates first"
    assert stage.rows("太极班")[0].starts_at == at("06:30", 19)


def test_a_date_becomes_a_booking_of_its_own(stage: Stage) -> None:
    _open(stage, 1)
    stage.press("Alt+O")
    rows = stage.rows("太极班")
    assert [row.series_id is None for row in rows] == [False, True, False, False, False, False]


def test_the_rest_is_cancelled_with_a_reason(stage: Stage) -> None:
    _open(stage)
    stage.questions.add("老师离职")
    stage.press("Alt+X")
    assert all(row.status is Status.CANCELLED and row.reason == "老师离职" for row in stage.rows("太极班"))
    assert series.card(stage.desk, stage.rows("太极班")[0].series_id).ahead == ()
    assert not stage.asked.change.isVisible(), "nothing is left to change"


def test_a_cancelled_date_stays_cancelled_when_the_series_changes(stage: Stage) -> None:
    second = stage.rows("太极班")[1]
    bookings.cancel(stage.desk, stage.actor(CLERK), second.id, "停一次")
    _open(stage)
    stage.press("Alt+E")
    stage.asked.what.set_value("晨练太极班")
    stage.press("Enter")
    rows = stage.rows("太极班")
    assert [row.status for row in rows].count(Status.CANCELLED) == 1
    assert {row.title for row in rows if row.live} == {"晨练太极班"}
    assert rows[1].starts_at.astimezone(stage.desk.zone).date() == date(2026, 7, 26)
