"""Equipment: given out with a booking or alone, brought back whole, damaged or not at all, and its receipt."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from app.domain.bookings import Status
from app.services import bookings, loans
from tests.ui.bookings.stage import CLERK, Stage, at


def _titles(stage: Stage) -> list[tuple[str, str]]:
    return [(item.title, item.pill[0]) for item in stage.asked.items.items()]


def test_what_is_out_is_listed_with_who_has_it(stage: Stage) -> None:
    stage.press("Alt+E")
    assert _titles(stage) == [("话筒 2支", "out")]
    item = stage.asked.items.items()[0]
    assert "李四 139****9000" in item.subtitle and item.right == "due 22:00"
    stage.press("Esc")
    assert QApplication.activeModalWidget() is None and stage.focus is stage.line


def test_overdue_is_said(stage: Stage) -> None:
    stage.clock.advance(hours=4)
    stage.press("Alt+E")
    assert _titles(stage) == [("话筒 2支", "overdue")]
    assert stage.asked.items.items()[0].right == "was due 22:00"


def test_lending_with_a_booking_takes_its_person_things_and_end(stage: Stage) -> None:
    stage.choose("读书会")
    stage.press("Enter", "G")
    dialog = stage.asked
    assert dialog.person.value().name == "张三" and dialog.assets.value() == ((stage.asset("投影仪").id, 1),)
    assert dialog.due.value() == at("21:30") and dialog.title.text() == "Lend equipment"
    stage.press("Enter")
    lent = loans.of_booking(stage.desk, stage.the("读书会").id)
    assert [(row.asset, row.quantity, row.condition_out) for row in lent] == [("投影仪", 1, "in order")]
    assert stage.went[-1] == ("reports", {"report": "loan-receipt", "number": lent[0].number})


def test_lending_alone_by_keys(stage: Stage) -> None:
    stage.press("Alt+E", "Alt+N")
    stage.type("hua")
    stage.tab_to("Borrower")
    stage.type("zs")
    stage.press("Down", "Enter", "Enter")
    out = {row.name: row for row in loans.out(stage.desk)}
    assert out["张三"].asset == "话筒" and out["张三"].due_at == at("22:30")


def test_no_more_is_lent_than_there_is(stage: Stage) -> None:
    stage.press("Alt+E", "Alt+N")
    stage.type("hua")
    stage.press("Tab")
    stage.focus.selectAll()
    stage.type("3")
    stage.tab_to("Borrower")
    stage.type("赵六")
    stage.press("Enter", "Enter")
    assert "Not enough of 话筒 left" in stage.asked.lend_rows["assets"].error
    assert len(loans.out(stage.desk)) == 1
    stage.press("Esc")
    assert stage.asked.items.isVisible(), "Esc goes back to the list first"


def test_lending_to_nobody_or_nothing_is_refused(stage: Stage) -> None:
    stage.press("Alt+E", "Alt+N", "Enter")
    assert stage.asked.lend_rows["person_id"].error == "Please enter who borrows it."
    stage.type("赵六")
    stage.press("Enter", "Enter")
    assert stage.asked.lend_rows["assets"].error == "Please choose what is lent."


BACK = [
    (0, None, "good", 2, 4),
    (1, None, "damaged", 2, 4),
    (2, None, "lost", 0, 2),
    (1, "1", "damaged", 1, 1),
]
"""Right this often, so many came back; in which condition that is, how many, and what is left of the stock."""


def test_what_comes_back_in_which_condition(stage: Stage) -> None:
    for right, came, condition, returned, stock in BACK:
        if not loans.out(stage.desk):
            loans.lend(
                stage.desk, stage.actor(CLERK), items=[(stage.asset("话筒").id, 2)], due_at=at("23:00"),
                person_id=stage.the("骑手座谈").person_id,
            )  # fmt: skip
        stage.press("Alt+E", "Enter")
        assert stage.asked.what.text() == "话筒 2支" and stage.asked.came_row.isVisible()
        stage.press(*["Right"] * right)
        if came is not None:
            stage.asked.came.edit.setFocus()
            stage.asked.came.edit.selectAll()
            stage.type(came)
        stage.asked.remark.edit.setFocus()
        stage.type("摔过")
        stage.press("Enter")
        assert loans.out(stage.desk) == [] and not stage.asked.go.isVisible(), "nothing is out any more"
        row = loans.lately(stage.desk)[0]
        assert (row.condition_in, row.returned_quantity, row.note) == (condition, returned, "摔过")
        stage.press("Esc")
        assert stage.asset("话筒").stock == stock
        stage.clock.advance(minutes=1)


def test_the_receipt_is_printed_again(stage: Stage) -> None:
    stage.press("Alt+E", "Alt+P")
    number = loans.out(stage.desk)[0].number
    assert stage.went[-1] == ("reports", {"report": "loan-receipt", "number": number})


def test_a_booking_that_wants_what_is_out_is_told(stage: Stage) -> None:
    loans.lend(
        stage.desk, stage.actor(CLERK), items=[(stage.asset("投影仪").id, 1)], due_at=at("21:00"), name="欧阳静怡",
        phones="13926500177",
    )  # fmt: skip
    stage.page.new_booking()
    stage.settle()
    stage.type("今天 20-21 二号会议室")
    stage.form.put(spaces=(stage.room("多功能厅"),))
    stage.form.assets.set_value(((stage.asset("投影仪").id, 1),))
    stage.form.assets.changed.emit()
    stage.settle()
    assert "Not enough of 投影仪 left at this time." in stage.said(stage.form.verdict)


def test_a_centre_without_equipment_says_where_to_enter_it(open_stage: Callable[..., Stage]) -> None:
    stage = open_stage(bare=True)
    stage.press("Alt+E")
    assert stage.asked.nothing.title.text() == "No equipment yet" and not stage.asked.lend.isVisible()


def test_a_clerk_changes_what_a_booking_reserves(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Enter", "E")
    stage.form.assets.more.click()
    stage.settle()
    stage.type("hua")
    stage.press("Tab")
    stage.focus.selectAll()
    stage.type("x")
    stage.press("Enter")
    assert stage.error("assets") == "This can't be read."
    stage.form.assets._lines[0][2].set_value(2)
    stage.press("Enter")
    row = stage.the("骑手座谈")
    assert [(one.name, one.count) for one in row.assets] == [("话筒", 2)] and row.status is Status.CONFIRMED
    assert bookings.row(stage.desk, row.id).assets
