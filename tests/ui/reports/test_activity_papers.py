"""The papers of activities are chosen by typing, looked at and saved on the page of reports."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from pypdf import PdfReader

from app.core.ids import RowId
from app.domain.auth import Actor
from app.services import activities, registrations
from app.services.activities import SessionPlan
from app.services.desk import Desk
from app.services.registrations import Registered, RegistrationWish
from app.ui.kit.theme import Theme
from app.ui.reports.page import ReportsPage
from tests.ui.reports.stage import LOOKS, Stage, focus, look_id
from tests.ui.reports.test_booking_papers import choose

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def planned(desk: Desk, manager: Actor) -> dict[str, RowId]:
    """A camp of three days with one family, a talk tonight, a campaign."""
    campaign, _ = activities.save_campaign(desk, manager, None, {"name": "幸福生活节", "level": "district"})
    ids = {"campaign": campaign.id}
    for name, title, days in (("camp", "小小科学家夏令营", (20, 21, 22)), ("talk", "养生讲座", (18,))):
        starts = [datetime(2026, 7, day, 19, tzinfo=ZONE) for day in days]
        made, _ = activities.save(
            desk, manager, None,
            {"title": title, "kind": "camp", "campaign_id": campaign.id, "capacity": 9, "mode": "first"},
            sessions=[SessionPlan(at, at + timedelta(hours=2), place="科普室") for at in starts],
        )  # fmt: skip
        activities.publish(desk, manager, made.row.id)
        ids[name] = made.row.id
    child = Registered(name="林昊然", relation="父亲")
    registrations.register(
        desk, manager, RegistrationWish(ids["camp"], (child,), contact_name="林志强", contact_phone="13712340925")
    )
    return ids


def text_of(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def test_an_activity_is_found_by_typing_and_its_sheet_printed(
    stage: Stage, planned: dict[str, RowId], clerk: Actor, tmp_path: Path
) -> None:
    page = stage.open(ReportsPage, clerk)
    choose(stage, page, "Sign-in sheet")
    view = page.view
    assert [item.key for item in view.activity.found._items] == [planned["talk"], planned["camp"]], "the nearest first"
    stage.tab_to(view.activity.box)
    stage.type("xiaoxiao")
    stage.qtbot.waitUntil(lambda: len(view.activity.found._items) == 1)
    stage.press("Down", "Return")
    assert view.activity.box.value().startswith("小小科学家夏令营 ") and not view.activity.found.isVisible()
    assert view.session.count() == 3 and "19:00–21:00" in view.session.currentText()
    stage.press("Ctrl+P")
    assert page.pages.header.say.text().startswith("小小科学家夏令营, session 1, 1 rows, check code ")
    stage.questions.add(tmp_path / "签到表.pdf")
    stage.press("Ctrl+S")
    assert "林昊然" in text_of(tmp_path / "签到表.pdf")
    stage.press("Esc")
    stage.tab_to(view.session)
    stage.press("Down")
    stage.questions.add(tmp_path / "签到表.csv")
    view.csv.click()
    stage.rest()
    with (tmp_path / "签到表.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["Name"] for row in csv.DictReader(file)] == ["林昊然"]


def test_enter_at_once_waits_for_the_sessions_and_nothing_chosen_is_said(
    stage: Stage, planned: dict[str, RowId], clerk: Actor
) -> None:
    page = stage.open(ReportsPage, clerk, report="sign-in-sheet")
    assert focus() == "Activity"
    stage.press("Ctrl+P")
    assert page.view.isVisible() and page.view.activity_row.error == "Please choose an activity."
    stage.type("ysjz")
    stage.qtbot.waitUntil(lambda: len(page.view.activity.found._items) == 1)
    stage.press("Return")
    assert page.pages.isVisible() and page.pages.header.say.text().startswith("养生讲座, 0 rows")


def test_the_log_of_a_session_or_the_whole_masked_or_not(
    stage: Stage, planned: dict[str, RowId], manager: Actor, tmp_path: Path
) -> None:
    page = stage.open(ReportsPage, manager, report="activity-log", activity_id=planned["camp"], preview=True)
    said = page.pages.header.say.text()
    assert said.startswith("小小科学家夏令营, 3 rows, names and phones masked, check code ")
    assert page.pages.xlsx.isVisible() and not page.pages.csv.isVisible()
    stage.questions.add(tmp_path / "台账.xlsx")
    page.pages.xlsx.click()
    stage.rest()
    assert openpyxl.load_workbook(tmp_path / "台账.xlsx").worksheets[2]["B2"].value == "林＊然"
    session = activities.card(stage.desk, planned["camp"]).sessions[1].id
    page.open_with({"report": "activity-log", "session_id": session})
    stage.rest()
    assert page.view.isVisible() and page.view.session.value() == session
    page.view.masking.set_value("full")
    page.view._masked()
    page.view.reason.set_value("上级核查")
    stage.press("Ctrl+P")
    assert "session 2, 1 rows, in full" in page.pages.header.say.text()


def test_the_first_paper_asked_for_may_be_of_a_campaign(stage: Stage, planned: dict[str, RowId], clerk: Actor) -> None:
    page = stage.open(ReportsPage, clerk, report="campaign", campaign_id=planned["campaign"], preview=True)
    stage.rest()
    assert page.pages is not None and page.pages.isVisible()


def test_a_paper_asked_for_at_an_activity_leads_back_to_it(
    stage: Stage, planned: dict[str, RowId], clerk: Actor
) -> None:
    page = stage.open(
        ReportsPage, clerk, report="quota-notice", activity_id=planned["camp"], preview=True, back="activities"
    )
    stage.rest()
    went = []
    page.navigate.connect(lambda place, arguments: went.append((place, arguments)))
    assert page.pages.isVisible()
    stage.press("Esc")
    assert went == [("activities", {})] and page.view.isVisible()
    page.open_with({"report": "quota-notice", "activity_id": planned["camp"], "preview": True, "back": "activities"})
    stage.rest()
    assert page.pages.isVisible()
    page.open_with({})
    assert page.view.isVisible(), "the place itself is asked for, not the pages of another"


def test_a_month_and_a_campaign(stage: Stage, planned: dict[str, RowId], clerk: Actor, tmp_path: Path) -> None:
    page = stage.open(ReportsPage, clerk, report="activity-register", day=date(2026, 7, 5), preview=True)
    stage.rest()
    assert page.pages.header.say.text().startswith("2026-07, 4 rows")
    page.open_with({"report": "activity-register", "campaign_id": planned["campaign"]})
    stage.rest()
    assert page.view.campaign.currentText() == "幸福生活节"
    page.open_with({"report": "activity-logs", "preview": True})
    stage.rest()
    assert page.pages.header.say.text().startswith("2026-07, 2 rows") and not page.pages.xlsx.isVisible()
    page.open_with({"report": "campaign", "campaign_id": planned["campaign"], "preview": True})
    stage.rest()
    assert page.pages.header.say.text().startswith("幸福生活节, 2 rows, check code")


def test_papers_without_a_code_name_none(stage: Stage, planned: dict[str, RowId], clerk: Actor) -> None:
    page = stage.open(ReportsPage, clerk)
    for key, rows in (("public-notice", 1), ("tickets", 1), ("certificates", 0), ("quota-notice", 1)):
        page.open_with({"report": key, "activity_id": planned["camp"], "preview": True})
        stage.rest()
        said: Any = page.pages.header.say.text()
        assert said.startswith(f"小小科学家夏令营, {rows} rows"), key
        assert ("check code" in said) == (key == "quota-notice")
    page.open_with({"report": "ballot-sheet", "activity_id": planned["camp"], "preview": True})
    stage.rest()
    assert page.view.isVisible(), "there is no ballot: that is said, and nothing printed"


@pytest.mark.slow
@pytest.mark.parametrize(("language", "look"), LOOKS, ids=look_id)
def test_every_state_is_whole_and_named(
    stage: Stage, planned: dict[str, RowId], manager: Actor, language: str, look: Theme
) -> None:
    stage.wear(language, look)
    page = stage.open(ReportsPage, manager)
    for key in ("sign-in-sheet", "activity-log", "activity-register", "campaign", "ballot-sheet"):
        page.open_with({"report": key})
        stage.look(f"reports-{key}")
    page.open_with({"report": "activity-log", "activity_id": planned["camp"]})
    stage.look("reports-activity-log-chosen")
    page.make_preview()
    stage.look("reports-activity-log-pages")
