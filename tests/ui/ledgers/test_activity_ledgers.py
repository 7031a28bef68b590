"""A roster comes into an activity, a register becomes activities: by keyboard, and what comes of it is said before."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.domain.auth import Actor
from app.services import activities
from app.services.activities import ActivityFilter, SessionPlan
from app.services.desk import Desk
from app.ui.kit.theme import Theme
from app.ui.ledgers.page import LedgersPage
from tests.ui.reports.stage import LOOKS, Stage, focus, look_id

REGISTER = Path(__file__).parents[2] / "data" / "活动台账.xlsx"
STATIONS = REGISTER.with_name("驿站清单.xlsx")
ROSTER = """孩子姓名,出生年月,监护人,与孩子关系,监护人电话,家庭类别
何秋生,2017年3月,何秋月,母亲,13911112222,双职工家庭
林知予,2018-05-01,林崇岳,父亲,13877665544,外卖骑手子女
林知远,2019-08-01,林崇岳,父亲,13877665544,外卖骑手子女
"""
ABOVE = "少儿书法班报名表\n时间：7月20日至24日 9:00-10:30  地点：三楼教室  名额：2人\n"


def roster(tmp_path: Path, above: str = "") -> Path:
    path = tmp_path / "报名表.csv"
    path.write_text(above + ROSTER, "gb18030")
    return path


def planned(desk: Desk, actor: Actor, title: str) -> bytes:
    start = datetime(2026, 7, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    card, _ = activities.save(
        desk, actor, None, {"title": title, "capacity": 2}, sessions=[SessionPlan(start, start + timedelta(hours=2))]
    )
    activities.publish(desk, actor, card.row.id)
    return card.row.id


def test_a_roster_makes_its_activity_by_keyboard(stage: Stage, desk: Desk, manager: Actor, tmp_path: Path) -> None:
    page = stage.open(LedgersPage, manager, kind="registrations", path=roster(tmp_path, ABOVE))
    assert focus() == "Bring in 3 participants"
    assert "少儿书法班 is made, with 5 sessions and 2 places: 1 admitted, 2 on the waiting list." in (
        page.check.outlook.label.text()
    )
    shown = [page.check.tables["recorded"].model.texts(row) for row in page.check._rows["recorded"]]
    assert shown[0][:5] == ["何秋生", "2017-03", "何秋月 母亲", "139****2222", "Two-earner family"]
    stage.press("Return")
    assert page.result.figure.text() == "3 participants"
    stage.tab_to(page.result.show_rows)
    stage.press("Return")
    [activity] = activities.activity_ids(desk, ActivityFilter())
    assert stage.went[-1] == ("activities", {"activity_id": activity})


def test_a_file_that_holds_something_else_says_so(stage: Stage, desk: Desk, manager: Actor) -> None:
    page = stage.open(LedgersPage, manager, kind="visits", path=STATIONS)
    assert page.check.likelier.label.text() == "By its headings this file holds: List of stations"
    stage.press("Alt+K")
    assert focus() == "Bring in 40 stations" and page.check.likelier.isHidden()


def test_the_activity_is_chosen_where_the_file_names_none(
    stage: Stage, desk: Desk, manager: Actor, tmp_path: Path
) -> None:
    wanted = planned(desk, manager, "暑期托管班")
    page = stage.open(LedgersPage, manager, kind="registrations", path=roster(tmp_path))
    assert not page.check.load.isEnabled() and "Choose the activity" in page.check.warning.label.text()
    stage.tab_to(page.check.activity)
    stage.press("Down")
    assert page.check.activity.value() == wanted and page.check.load.isEnabled()
    assert "暑期托管班: 1 admitted, 2 on the waiting list." in page.check.outlook.label.text()
    stage.press("Ctrl+Return")
    assert activities.card(desk, wanted).row.taken == 1


def test_from_an_activity_its_roster_comes_into_it(stage: Stage, desk: Desk, manager: Actor, tmp_path: Path) -> None:
    planned(desk, manager, "别的活动")
    wanted = planned(desk, manager, "暑期托管班")
    page = stage.open(LedgersPage, manager, kind="registrations", path=roster(tmp_path), activity=wanted)
    assert page.check.activity.value() == wanted
    stage.press("Return")
    assert page.result.figure.text() == "3 participants" and activities.card(desk, wanted).row.taken == 1


@pytest.mark.parametrize(("language", "look"), LOOKS, ids=look_id)
def test_every_state_is_whole_and_named(
    stage: Stage, desk: Desk, manager: Actor, tmp_path: Path, language: str, look: Theme
) -> None:
    stage.wear(language, look)
    page = stage.open(LedgersPage, manager, kind="registrations", path=roster(tmp_path, ABOVE))
    stage.look("ledgers-roster")
    stage.press("Esc")
    page.home.kind.set_value("activities")
    page.read(REGISTER)
    stage.look("ledgers-register")
