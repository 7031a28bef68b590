"""The page of the centres below, worked as a district office works it; in every look nothing is cut or unnamed."""

from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from app.core.clock import SteppedClock
from app.domain.auth import Actor
from app.services import activities, below, setup
from app.services.desk import open_desk
from app.ui.activities.campaigns import figures
from app.ui.below.page import BelowPage
from app.ui.kit.theme import Theme
from app.ui.reports.page import ReportsPage
from tests.services.conftest import NOW
from tests.services.reported import QUIET, SILENT
from tests.ui.reports.stage import Stage

LOOKS = [
    pytest.param("zh_CN", Theme("light", motion=False), id="day"),
    pytest.param("en", Theme("dark", motion=False), id="dark", marks=pytest.mark.slow),
    pytest.param("zh_CN", Theme("dark", "large", motion=False), id="night", marks=pytest.mark.slow),
    pytest.param("en", Theme("light", "large", motion=False), id="large", marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("language", "look"), LOOKS)
def test_everything_is_whole_and_named(stage: Stage, admin: Actor, language: str, look: Theme) -> None:
    stage.wear(language, look)
    page = stage.open(BelowPage, admin)
    stage.look("below-figures")
    page.figures.way.segment("month").click()
    stage.look("below-months")
    page.figures.opened.emit(QUIET)
    stage.look("below-centre")
    stage.press("Esc")
    page.show_tab("activities")
    stage.look("below-activities")
    page.activities.opened.emit(next(key for key, one in page.activities._lines.items() if one.photos == 2))
    stage.look("below-activity")
    stage.press("Esc")
    page.show_tab("stations")
    stage.look("below-stations")


def shown(page: BelowPage, column: str) -> list[str]:
    table = page.figures.tables.currentWidget()
    model = table.model
    place = [one.key for one in model.columns].index(column)
    return [model.texts(model.row_at(row))[place] for row in range(model.rowCount())]


def test_what_is_missing_is_a_dash_and_never_nothing(stage: Stage, admin: Actor) -> None:
    page = stage.open(BelowPage, admin)
    names, told, served = (shown(page, key) for key in ("name", "told", "served"))
    by_name = dict(zip((name.strip() for name in names), zip(told, served, strict=True), strict=True))
    assert names[0] == "All centres" and len(names) == 15
    assert by_name["招商街道党群服务中心"] == ("0/17", "—")
    assert by_name["海珠社区党群服务中心"][0] == "13/17"
    assert by_name["南山区党群服务中心"] == ("17/17", "0")
    page.figures.told.opened.emit()
    stage.rest()
    assert [name.strip() for name in shown(page, "name")] == [
        "All centres", "海珠社区党群服务中心", "招商街道党群服务中心",
    ]  # fmt: skip
    assert page.figures.told.accessibleName().endswith("press for all again")
    page.figures.told.opened.emit()
    page.figures.table.sort_asked.emit("served", True)
    stage.rest()
    figures = [one for one in shown(page, "served")[1:] if one != "—"]
    assert figures == sorted(figures, key=lambda text: -int(text.replace(",", "")))
    assert shown(page, "name")[0] == "All centres", "all together stay on top, however the others are sorted"


def test_a_centre_opens_day_by_day_with_the_keyboard(stage: Stage, admin: Actor) -> None:
    page = stage.open(BelowPage, admin)
    place = list(page.figures.table.model.ids).index(QUIET)
    stage.press("Home", *["Down"] * place, "Return")
    assert page.centre.title.text() == "海珠社区党群服务中心"
    table = page.centre.table
    assert table is not None
    said = [table.model.texts(table.model.row_at(row))[1] for row in range(table.model.rowCount())]
    assert said.count("not told") == 4 and len(said) == 17
    stage.press("Esc")
    assert page.centre.isHidden()


def test_months_are_looked_up_once_they_are_asked_for(stage: Stage, admin: Actor) -> None:
    page = stage.open(BelowPage, admin)
    page.figures.way.segment("month").click()
    stage.rest()
    table = page.figures.by_month
    assert table is not None
    assert [one.title for one in table.model.columns][1:] == ["2026-05", "2026-06", "2026-07"]
    silent = page.figures._lines[SILENT]
    assert table.model.texts(silent)[1:] == ["—", "—", "—"]


def test_another_period_and_the_filters_change_what_is_counted(stage: Stage, admin: Actor) -> None:
    page = stage.open(BelowPage, admin)
    before = shown(page, "served")[0]
    page.days.set_value("last_month")
    stage.rest()
    assert shown(page, "served")[0] != before
    page.days.set_value("this_month")
    stage.rest()
    page.show_tab("activities")
    whole = page.activities.table.model.rowCount()
    page.activities.levels.chip("community").click()
    stage.rest()
    assert 0 < page.activities.table.model.rowCount() < whole
    assert {row.level for row in page.activities._lines.values()} == {"community"}


def test_a_record_shows_its_photos_and_says_which_are_still_to_come(stage: Stage, admin: Actor) -> None:
    page = stage.open(BelowPage, admin)
    key = next(key for key, one in page.activities._lines.items() if one.photos == 2)
    page.activities.opened.emit(key)
    stage.rest()
    strip = page.activity.strip
    assert strip is not None and len(strip.photos()) == 1
    record = below.activity(stage.desk, *key)
    assert [one.path is None for one in record.photos] == [False, True]


def test_above_the_districts_there_are_only_figures(qtbot: QtBot, stage: Stage, tmp_path: Path) -> None:
    with closing(open_desk(tmp_path / "city", SteppedClock(NOW))) as city:
        actor, _ = setup.init(
            city, site_code="440300-001", name="深圳市党群服务中心", level="city", admin_name="王主任", pin="204816"
        )
        above = Stage(qtbot, city)
        page = above.open(BelowPage, actor, tab="stations")
        assert page.tabs.isHidden() and page.stack.currentWidget() is page.figures
        assert page.stations.found is None and page.figures.found is not None
        above.close()


def test_stations_are_found_in_list_and_on_the_map(stage: Stage, admin: Actor) -> None:
    page = stage.open(BelowPage, admin, tab="stations")
    view = page.stations
    assert view.table.model.rowCount() == len(view.map.sites()) == 12
    view.chips.chip("wrong").click()
    stage.rest()
    assert view.table.model.rowCount() == 3
    view.map.picked.emit(view.map.sites()[1].key)
    stage.rest()
    assert view.table.current_id() == view.map.sites()[1].key == view.map.current_key()


def test_what_is_shown_goes_to_paper_and_to_a_workbook(stage: Stage, admin: Actor, tmp_path: Path) -> None:
    page = stage.open(BelowPage, admin)
    page.print_page()
    key, wanted = stage.went[-1]
    assert (key, wanted["report"], wanted["start"].day) == ("reports", "below", 1)
    for tab in ("figures", "activities", "stations"):
        page.show_tab(tab)
        path = tmp_path / f"{tab}.xlsx"
        stage.questions.answers.append(path)
        page.save()
        stage.rest()
        assert openpyxl.load_workbook(path).worksheets[0].max_row > 10


def test_the_reports_of_centres_below_are_offered_where_there_are_any(stage: Stage, admin: Actor) -> None:
    page = stage.open(ReportsPage, admin, report="below", preview=True)
    assert page.view.report.key == "below"
    assert page.pages is not None and page.steps.currentWidget() is page.pages
    offered = {page.view.report_field.itemData(row) for row in range(page.view.report_field.count())}
    assert {"below", "below-activities"} <= offered


def test_a_campaign_adds_up_what_was_run_below(stage: Stage) -> None:
    (campaign,) = activities.campaigns(stage.desk)
    found = figures(stage.desk, campaign.id)
    assert found.activities == found.below == len(below.of_campaign(stage.desk, campaign.id)) > 3
    assert found.came > 100
