"""The study hall: who sits where, taking a seat, leaving it for a while, losing it, and coming back."""

from app.domain.bookings import Status
from app.services import bookings, people
from app.services.bookings import BookingFilter
from app.ui.bookings.view import SEATS
from tests.ui.bookings.stage import CLERK, Stage, at


def _seats(stage: Stage, number: str = "") -> None:
    stage.page.open_with({"do": "seats"})
    stage.settle()
    if number:
        down, right = divmod(int(number) - 1, 4)
        stage.press(*["Down"] * down, *["Right"] * right)
        assert stage.page.view.seats.plan.current_key() == stage.seat(number)


def _of(stage: Stage, name: str) -> bookings.BookingRow:
    found = bookings.booking_rows(stage.desk, bookings.booking_ids(stage.desk, BookingFilter(text=name)))
    return next(row for row in found if row.seats)


def test_the_plan_says_who_sits_where_until_when(stage: Stage) -> None:
    _seats(stage, "3")
    view = stage.page.view.seats
    assert view.name.text() == "百姓书房" and view.figures.text() == "2 of 8 seats taken"
    assert "赵六 136****6000" in view.said.text() and "Today 17:00–21:00" in view.said.text()
    assert stage.focus is view.plan


def test_a_free_seat_is_booked_with_enter_and_a_name(stage: Stage) -> None:
    _seats(stage, "1")
    stage.press("Enter")
    assert stage.form.seats() == (stage.seat("1"),) and stage.form.span() == (at("18:42"), at("22:42"))
    stage.type("张三")
    stage.press("Enter")
    row = _of(stage, "张三")
    assert row.status is Status.IN_USE and row.seat_numbers == ("1",) and "张三" in stage.visitors()
    stage.press("Esc")
    assert stage.page.part == SEATS and stage.page.view.seats.figures.text() == "3 of 8 seats taken"


def test_one_person_one_seat(stage: Stage) -> None:
    _seats(stage, "1")
    stage.press("Enter")
    stage.type("赵六")
    stage.press("Enter")
    assert "has a seat at this time already" in stage.error("person_id")


def test_a_seat_needs_a_person(stage: Stage) -> None:
    _seats(stage, "1")
    stage.press("Enter", "Enter")
    assert stage.error("person_id") == "Please enter who it is for, or what for."
    stage.form.what.set_value("自习")
    stage.press("Enter")
    assert stage.error("person_id") == "A seat is booked for a person."


def test_a_hall_without_a_seat_asks_for_one(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 9-11 百姓书房 张三")
    assert stage.form.rows["seats"].isVisible()
    stage.press("Enter")
    assert stage.error("seats") == "Choose a seat"
    assert stage.form.seat.findText("3") >= 0
    stage.form.seat.set_value(stage.seat("3"))
    stage.press("Enter")
    assert next(row for row in stage.rows("张三") if row.seats).seat_numbers == ("3",)


def test_a_seat_is_named_in_the_line(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.type("明天 9-11 百姓书房 7号座 张三", settle=False)
    stage.press("Enter")
    row = _of(stage, "张三")
    assert (row.seat_numbers, row.name, row.title) == (("7",), "张三", "")


def test_a_seat_that_is_taken_or_not_there_is_refused_in_words(stage: Stage) -> None:
    for number in ("3", "99"):
        stage.page.new_booking()
        stage.settle()
        stage.form.start()
        stage.form.focus_line()
        stage.type(f"今天 19-20 百姓书房 座位{number} 张三")
        stage.press("Enter")
        assert stage.error("seats") == f"Seat {number} isn't free then, or not on the plan."
        assert not [row for row in stage.rows("张三") if row.seats]


def test_sits_down_leaves_for_a_while_comes_back_and_goes(stage: Stage) -> None:
    _seats(stage, "5")
    assert "Seat 5 · Confirmed" in stage.page.view.seats.said.text()
    stage.press("I")
    assert _of(stage, "王五").status is Status.IN_USE
    stage.press("A")
    assert _of(stage, "王五").away_since is not None and "1 away for a while" in stage.page.view.seats.figures.text()
    stage.press("I")
    assert _of(stage, "王五").away_since is None
    stage.press("O")
    assert _of(stage, "王五").status is Status.COMPLETED and stage.focus is stage.page.view.seats.plan


def test_away_too_long_loses_the_seat_and_counts_against_them(stage: Stage) -> None:
    _seats(stage, "3")
    stage.press("A")
    stage.tick(minutes=85)
    assert [item.title for item in stage.page.view.seats.soon.items()] == ["Seat 3  赵六"], "at a meal it is 90 minutes"
    stage.tick(minutes=5)
    row = _of(stage, "赵六")
    assert row.status is Status.COMPLETED and row.reason == "Away longer than allowed"
    assert not stage.page.view.seats.soon.isVisible()


def test_who_does_not_come_loses_the_seat_too(stage: Stage) -> None:
    _seats(stage, "5")
    stage.tick(minutes=18)
    assert _of(stage, "王五").status is Status.NO_SHOW
    assert "free" in stage.page.view.seats.said.text()


def test_suspended_after_several_violations_is_said_when_booking(stage: Stage) -> None:
    clerk, zhang = stage.actor(CLERK), people.search(stage.desk, "张三")[0].id
    for _ in range(3):
        booked, _changes = bookings.book(
            stage.desk, clerk, starts_at=stage.desk.now(), ends_at=at("23:00"), person_id=zhang,
            spaces=[stage.room("百姓书房")], seats=[stage.seat("1")],
        )  # fmt: skip
        stage.clock.advance(minutes=1)
        bookings.no_show(stage.desk, clerk, booked.row.id)
    _seats(stage, "1")
    stage.press("Enter")
    stage.type("张三")
    assert "Suspended from study seats until" in stage.said(stage.form.verdict)
    stage.press("Enter")
    assert "Suspended" in stage.error("person_id")


def test_a_taken_seat_opens_its_booking(stage: Stage) -> None:
    _seats(stage, "3")
    stage.press("Enter")
    assert stage.drawer.title.text() == "赵六" and "百姓书房 seat 3" in stage.said() and "People" not in stage.said()
    stage.press("L")
    assert _of(stage, "赵六").away_since is not None, "the sheet has the same acts"
    stage.press("I")
    assert _of(stage, "赵六").away_since is None
