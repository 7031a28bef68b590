"""Papers of stations on the page of reports: chosen by hand, or asked for elsewhere and shown at once."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from app.core.ids import RowId
from app.domain.auth import Actor
from app.services import inspections, settings, stations
from app.services.desk import Desk
from app.ui.reports.page import ReportsPage
from tests.ui.reports.stage import Stage
from tests.ui.reports.test_booking_papers import choose, text_of


@pytest.fixture
def two(desk: Desk, admin: Actor) -> tuple[RowId, RowId]:
    """科技园, always open, and 大冲, a little nearer; both offer water."""
    settings.save(desk, admin, {"site.place": "113.945, 22.54"})
    found = []
    for name, latitude in (("科技园暖蜂驿站", "22.544"), ("大冲暖蜂驿站", "22.542")):
        values = {"name": name, "hours": "24小时", "longitude": "113.945", "latitude": latitude}
        card, _ = stations.save(desk, admin, None, values, services={"water": ""}, keeper=("许国强", "13700004410"))
        found.append(card.row.id)
    return found[0], found[1]


def test_a_slip_asked_for_elsewhere_comes_at_once(stage: Stage, two: tuple[RowId, RowId], clerk: Actor) -> None:
    page = stage.open(ReportsPage, clerk, report="station-slip", station_id=two[0], preview=True)
    stage.rest()
    assert page.pages is not None and page.pages.isVisible()
    assert page.pages.header.title.text() == "The way to a station"
    assert "科技园暖蜂驿站" in page.pages.header.say.text() and not page.pages.xlsx.isVisible()
    stage.press("Esc")
    assert page.view.station.currentText() == "1 科技园暖蜂驿站"
    page.view.station.setCurrentIndex(0)
    assert page.view.station.currentText() == "The nearest one open now"


def test_a_round_of_long_ago_is_shown_and_another_station_has_its_own(
    stage: Stage, two: tuple[RowId, RowId], clerk: Actor
) -> None:
    first, _ = inspections.start(stage.desk, clerk, two[0])
    for result in first.results:
        inspections.judge(stage.desk, clerk, first.id, result.id, "good")
    inspections.finish(stage.desk, clerk, first.id)
    inspections.start(stage.desk, clerk, two[0])
    page = stage.open(ReportsPage, clerk, report="inspection", inspection_id=first.id, preview=True)
    stage.rest()
    assert "科技园暖蜂驿站" in page.pages.header.say.text()
    stage.press("Esc")
    stage.tab_to(page.view.station)
    stage.press("Down", "Ctrl+P")
    assert page.view.inspection is None
    assert "There was no round of this station yet." in "\n".join(stage.toasts.texts())


def test_supplies_and_services_are_of_a_period_and_of_all_stations_or_one(
    stage: Stage, two: tuple[RowId, RowId], clerk: Actor, tmp_path: Path
) -> None:
    stations.tally(stage.desk, clerk, two[1], "rider", "water", 3)
    page = stage.open(ReportsPage, clerk)
    choose(stage, page, "Served at stations")
    assert page.view.of_period.isVisible() and page.view.station.currentText() == "All stations"
    stage.questions.add(tmp_path / "a.xlsx")
    page.view.xlsx.click()
    stage.rest()
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]]
    assert any(row[0] == "大冲暖蜂驿站" and row[-1] == 3 for row in rows)
    assert stage.desk.now() > datetime(2026, 7, 18).astimezone()


def test_the_register_masks_keepers(stage: Stage, two: tuple[RowId, RowId], manager: Actor, tmp_path: Path) -> None:
    page = stage.open(ReportsPage, manager)
    choose(stage, page, "Register of stations")
    assert page.view.of_names.isVisible()
    stage.press("Ctrl+P")
    stage.questions.add(tmp_path / "a.pdf")
    stage.press("Ctrl+S")
    assert "137****4410" in text_of(tmp_path / "a.pdf") and "许国强" not in text_of(tmp_path / "a.pdf")
