"""The papers of shifts: chosen with the keyboard, and opened from where a shift is shown."""

from datetime import timedelta

from app.domain.auth import Actor
from app.services import handover
from app.services.desk import Desk
from app.ui.reports.page import ReportsPage
from tests.ui.reports.stage import Stage
from tests.ui.reports.test_booking_papers import choose


def test_a_handover_opens_as_its_sheet_and_a_shift_without_one_says_so(
    stage: Stage, desk: Desk, clerk: Actor, manager: Actor
) -> None:
    card, _ = handover.force(desk, manager, "接班人没来", clerk.staff_id)
    page = stage.open(ReportsPage, clerk, report="handover-sheet", handover=card.id)
    assert page.pages is not None and page.pages.header.title.text() == "Handover sheet"
    assert page.pages.header.say.text().startswith("Middle shift, 2026-07-18, 0 rows, check code")
    stage.press("Esc")
    assert page.view.shift.value() == card.shift_start and page.view.shift.isVisible()
    page.view.day_field.set_value(card.day - timedelta(days=3))
    stage.press("Ctrl+P")
    assert page.view.shift_row.error == "This shift wasn't handed over."
    stage.look("handover-sheet")


def test_log_and_pack_have_their_own_options(stage: Stage, desk: Desk, clerk: Actor) -> None:
    page = stage.open(ReportsPage, clerk)
    view = page.view
    choose(stage, page, "Duty log")
    assert view.day_field.isVisible() and view.xlsx.isVisible() and not view.shift.isVisible()
    choose(stage, page, "Continuity pack")
    assert not view.day_field.isVisible() and view.of_names.isVisible() and not view.xlsx.isVisible()
    stage.press("Ctrl+P")
    assert page.pages is not None and "names and phones masked" in page.pages.header.say.text()
