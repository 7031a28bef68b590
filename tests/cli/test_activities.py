"""Activities from the command line: rosters and registers in, lists, papers, a ballot."""

import csv
import json
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdf
import pytest

from app.domain.auth import SYSTEM
from app.services import activities
from app.services.activities import SessionPlan
from app.services.desk import Desk, open_desk
from tests.cli.conftest import Run
from tests.cli.test_cli import refused

DATA = Path(__file__).parents[1] / "data"
ZONE = ZoneInfo("Asia/Shanghai")
DAY = (datetime.now(ZONE) + timedelta(days=10)).replace(hour=9, minute=0, second=0, microsecond=0)
"""A day ahead: the command line goes by the clock of the machine."""
HEAD = ("孩子姓名", "出生日期", "监护人", "与孩子关系", "监护人电话", "家庭类别")
CHILDREN = (
    ("何秋生", "2017-03-02", "何秋月", "母亲", "13911112222", "双职工家庭"),
    ("林知予", "2018-05-01", "林崇岳", "父亲", "13877665544", "外卖骑手子女"),
    ("林知远", "2019-08-01", "林崇岳", "父亲", "13877665544", "外卖骑手子女"),
    ("周小满", "2016-01-01", "周敏", "母亲", "13700001111", "居民"),
)


def in_desk(folder: Path, act: Callable[[Desk], str]) -> str:
    with closing(open_desk(folder / "data")) as desk:
        return act(desk)


def text_of(path: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages)


@pytest.fixture
def planned(centre: Run, tmp_path: Path) -> Run:
    """An activity by ballot with two sessions and three places in a campaign, and a roster of four for it."""

    def fill(desk: Desk) -> str:
        campaign, _ = activities.save_campaign(desk, SYSTEM, None, {"name": "幸福生活节", "level": "city"})
        sessions = [
            SessionPlan(DAY + timedelta(days=n), DAY + timedelta(days=n, hours=2), place="三楼教室") for n in (0, 1)
        ]
        card, _ = activities.save(
            desk, SYSTEM, None,
            {"title": "科学小课堂", "kind": "science", "mode": "ballot", "capacity": 3, "collected": True,
             "campaign_id": campaign.id},
            sessions=sessions,
        )  # fmt: skip
        activities.publish(desk, SYSTEM, card.row.id)
        return card.row.number

    (tmp_path / "number").write_text(in_desk(tmp_path, fill))
    with (tmp_path / "名单.csv").open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([HEAD, *CHILDREN])
    return centre


def test_a_roster_makes_its_camp(centre: Run, tmp_path: Path) -> None:
    roster = DATA / "夏令营报名表.xlsx"
    tried = centre("--json", "load", "registrations", roster, "--dry-run").facts
    assert (tried["would_add"], tried["already"], tried["people"]) == (62, 3, 124)
    loaded = centre("--json", "load", "registrations", roster).facts
    assert (loaded["added"], loaded["already"]) == (62, 3)
    assert any("40 admitted, 22 on the waiting list" in words for words in loaded["warnings"])
    [camp] = centre("list", "activities").lines
    assert (camp["title"], camp["capacity"], camp["kind"]) == ("“小小科学家”夏令营", 40, "camp")
    rows = centre("list", "registrations", "--activity", camp["number"]).lines
    assert len(rows) == 62 and sum(row["status"] == "admitted" for row in rows) == 40
    assert all("****" in row["phones"] for row in rows)
    assert len(centre("list", "participants", "--activity", camp["number"]).lines) == 62
    assert [row["place"] for row in centre("list", "sessions").lines] == ["二楼多功能厅"] * 5
    assert "Brought in: 0 rows" in centre("load", "registrations", roster).out
    refused(centre("list", "registrations", "--activity", "007-HD-2099-A0001"), 1)
    refused(centre("list", "people", "--activity", camp["number"]), 1)


def test_a_register_comes_in_and_is_printed(centre: Run, tmp_path: Path) -> None:
    loaded = centre("--json", "load", "activities", DATA / "活动台账.xlsx", "--as-guessed").facts
    assert (loaded["added"], loaded["already"], len(loaded["rejects"])) == (11, 1, 1)
    assert len(centre("list", "activities").lines) == 10 and len(centre("list", "sessions").lines) == 17
    assert {row["role"] for row in centre("list", "duties").lines} == {"in_charge"}
    out = tmp_path / "register.pdf"
    year = ("--from", "2026-01-01", "--to", "2026-06-30")
    facts = centre("--json", "report", "activity-register", *year, "-o", out).facts
    assert facts["rows"] == 12 and "学雷锋志愿服务" in text_of(out)
    out = tmp_path / "campaign.pdf"
    assert centre("report", "campaign", "--campaign", "幸福", "-o", out).code == 0 and "幸福生活节" in text_of(out)
    refused(centre("report", "campaign", "--campaign", "没有", "-o", out), 1)
    refused(centre("report", "activity-register", *year, "--unmask", "看看", "-o", out), 2)
    refused(centre("load", "activities", DATA / "活动台账.xlsx", "--activity", "007-HD-2026-A0001"), 2)


def test_a_ballot_is_closed_drawn_and_told(planned: Run, tmp_path: Path) -> None:
    number = (tmp_path / "number").read_text()
    loaded = planned("--json", "load", "registrations", tmp_path / "名单.csv", "--activity", number).facts
    assert loaded["added"] == 4 and any("4 for the ballot" in words for words in loaded["warnings"])
    refused(planned("ballot", "--activity", number), 1)
    refused(planned("ballot", "--activity", number, "--seed", "7"), 2)
    closed = planned("--json", "ballot", "--activity", number, "--seed", "20260701", "--close").facts
    assert (closed["seed"], closed["result"], len(closed["listed"])) == ("20260701", [], 3)
    sheet = tmp_path / "ballot.pdf"
    assert planned("report", "ballot-sheet", "--activity", number, "-o", sheet).code == 0
    assert "20260701" in text_of(sheet)
    refused(planned("ballot", "--activity", number, "--seed", "8", "--draw"), 1)
    drawn = planned("--json", "ballot", "--activity", number, "--draw").facts
    assert drawn["seed"] == "20260701" and [one["place"] for one in drawn["result"]] == [1, 2, 3]
    told = planned("ballot", "--activity", number).out.splitlines()
    assert len(told) == 4 and told[1].split("\t")[1] == drawn["result"][0]["number"]
    into = {one["number"] for one in drawn["result"] if one["admitted"]}
    rows = planned("list", "registrations", "--activity", number).lines
    assert {row["number"] for row in rows if row["status"] == "admitted"} == into


def test_papers_of_one_activity(planned: Run, tmp_path: Path) -> None:
    number = (tmp_path / "number").read_text()
    planned("load", "registrations", tmp_path / "名单.csv", "--activity", number)
    planned("ballot", "--activity", number, "--draw")
    out = tmp_path / "paper.pdf"
    for name in ("activity-log", "sign-in-sheet", "public-notice", "quota-notice", "tickets"):
        done = planned("--json", "report", name, "--activity", "科学小课堂", "-o", out)
        assert done.code == 0, done.error
        assert "科学小课堂" in text_of(out) and json.loads(done.out)["pages"] >= 1
        assert "--activity" in refused(planned("report", name, "-o", out), 2)
    assert planned("report", "sign-in-sheet", "--activity", number, "--session", 2, "-o", out).code == 0
    refused(planned("report", "sign-in-sheet", "--activity", number, "--session", 3, "-o", out), 1)
    assert planned("--json", "report", "certificates", "--activity", number, "-o", out).facts["rows"] == 0
    day = f"{DAY:%Y-%m-%d}"
    logs = planned("--json", "report", "activity-logs", "--from", day, "--to", day, "-o", out)
    assert logs.code == 0 and logs.facts["from"] == day
