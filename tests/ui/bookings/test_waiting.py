"""What waits for a decision: requests side by side, the waiting list, double bookings, freed dates of series."""

from collections.abc import Callable

from app.domain.bookings import Status
from app.services import bookings
from app.ui.bookings.view import DAY, WAITING
from app.ui.kit.widgets import Button
from tests.ui.bookings.stage import CLERK, MANAGER, Stage


def _waiting(stage: Stage, what: str = "requests") -> None:
    stage.press("Alt+Q")
    stage.page.view.waiting.show_what(what)
    stage.settle()


def test_competing_requests_stand_side_by_side(managed: Stage) -> None:
    _waiting(managed)
    waiting = managed.page.view.waiting
    assert [item.title for item in waiting.items.items()] == ["路演彩排", "产品发布"]
    assert waiting.items.items()[0].pill[0] == "2 want it"
    said = managed.said(waiting.side)
    assert "2 requests for one place: grant one of them" in said
    assert "创客联盟" in said and "南山企业" in said, "both can be read at once"
    assert managed.focus is waiting.items


def test_granting_one_leaves_the_other_told_that_it_is_taken(managed: Stage) -> None:
    _waiting(managed)
    managed.press("Alt+A")
    assert managed.status("路演彩排") is Status.CONFIRMED
    waiting = managed.page.view.waiting
    assert [item.title for item in waiting.items.items()] == ["产品发布"]
    assert waiting.items.items()[0].pill[0] == "taken" and "“路演彩排”" in managed.said(waiting.side)
    assert managed.focus is waiting.items


def test_refusing_asks_why_and_the_list_empties(managed: Stage) -> None:
    _waiting(managed)
    managed.questions.add("场地检修", "场地检修")
    managed.press("Alt+R", "Alt+R")
    waiting = managed.page.view.waiting
    assert managed.status("路演彩排") is Status.CANCELLED and managed.status("产品发布") is Status.CANCELLED
    assert waiting.nothing.isVisible() and waiting.nothing.title.text() == "No requests wait"
    assert waiting.what.isAncestorOf(managed.focus), "the keyboard isn't lost"
    assert managed.counts[-1] == 0


def test_thinking_better_of_a_refusal_changes_nothing(managed: Stage) -> None:
    _waiting(managed)
    managed.questions.add(None)
    managed.press("Alt+R")
    assert managed.status("路演彩排") is Status.REQUESTED


def test_a_clerk_sees_the_requests_and_who_decides(stage: Stage) -> None:
    _waiting(stage)
    waiting = stage.page.view.waiting
    assert "Approve" not in stage.buttons(waiting)
    stage.press("Alt+A")
    assert stage.status("路演彩排") is Status.REQUESTED
    stage.press("Enter")
    assert stage.drawer.title.text() == "路演彩排"
    stage.press("Esc")
    assert stage.drawer.isHidden() and stage.page.part == WAITING and stage.focus is waiting.items
    stage.press("Esc")
    assert stage.page.part == DAY


def test_a_key_means_the_open_sheet_not_the_list_behind_it(managed: Stage) -> None:
    _waiting(managed)
    managed.press("Down", "Enter")
    assert managed.drawer.title.text() == "产品发布"
    managed.press("Alt+A")
    assert managed.status("产品发布") is Status.CONFIRMED and managed.status("路演彩排") is Status.REQUESTED


def test_whoever_is_offered_a_place_takes_it_or_not(stage: Stage) -> None:
    bookings.cancel(stage.desk, stage.actor(CLERK), stage.the("读书会").id, "不来了")
    _waiting(stage, "line")
    waiting = stage.page.view.waiting
    assert waiting.items.items()[0].title == "李四" and "Takes it" in stage.buttons(waiting)
    stage.press("Alt+A")
    assert stage.status("小组会") is Status.CONFIRMED
    assert waiting.nothing.title.text() == "Nobody is waiting"


def test_a_date_cancelled_by_hand_is_not_offered_again(managed: Stage) -> None:
    bookings.cancel(managed.desk, managed.actor(MANAGER), managed.rows("太极班")[1].id, "停一次")
    _waiting(managed, "freed")
    assert managed.page.view.waiting.nothing.title.text() == "No freed dates"


def test_the_keyboard_stays_where_it_was_when_a_minute_changes_nothing(managed: Stage) -> None:
    _waiting(managed)
    managed.press("Down")
    before = managed.page.view.waiting.items.current_key()
    managed.tick(minutes=1)
    assert managed.page.view.waiting.items.current_key() == before and managed.focus is managed.page.view.waiting.items


def test_the_chip_leads_there_and_shows_how_many(open_stage: Callable[..., Stage]) -> None:
    stage = open_stage(MANAGER)
    stage.click("To decide 2")
    assert stage.page.part == WAITING and stage.page.view.new.kind == "secondary", "one red button in view"
    seen = [button for button in stage.window.findChildren(Button) if button.isVisible()]
    assert [button.text() for button in seen if button.kind == "primary"] == ["Approve"]
