"""What a level above set is used at a centre and changed above; what the centre did under it goes up and adds up."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.db.models import Visit
from app.domain.auth import Actor
from app.domain.spaces import DayKind
from app.services import (
    activities,
    attendance,
    below,
    exchange,
    figures,
    identity,
    inspections,
    reports,
    setup,
    spaces,
    stations,
    visits,
)
from app.services.activities import SessionPlan
from app.services.desk import Desk, open_desk
from tests.services.conftest import NOW

COMMUNITY = "440305-011"


class Tree:
    """A district office and a community below it, with one stick."""

    def __init__(self, folder: Path) -> None:
        self.clock = SteppedClock(NOW)
        self.stick = folder / "stick"
        self.stick.mkdir()
        self.district, self.office = self._made(folder / "d", "440305-001", "南山区党群服务中心", "district")
        self.community, self.manager = self._made(folder / "c", COMMUNITY, "大冲社区党群服务中心", "community")
        asked = identity.read_request(self.district, identity.write_request(self.community, self.manager, self.stick))
        answer, _ = identity.certify(self.district, self.office, asked, asked.fingerprint, self.stick)
        identity.take_answer(self.community, self.manager, answer)

    def _made(self, folder: Path, code: str, name: str, level: str) -> tuple[Desk, Actor]:
        desk = open_desk(folder, self.clock)
        actor, _ = setup.init(desk, site_code=code, name=name, level=level, admin_name="王主任", pin="204816")
        return desk, actor

    def down(self) -> None:
        """The stick goes from the district to the community."""
        exchange.sync(self.district, self.office, self.stick)
        exchange.sync(self.community, self.manager, self.stick)

    def up(self) -> None:
        """And back."""
        exchange.sync(self.community, self.manager, self.stick)
        exchange.sync(self.district, self.office, self.stick)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tree]:
    made = Tree(tmp_path_factory.mktemp("tree"))
    with closing(made.district), closing(made.community):
        yield made


def test_what_is_set_above_is_used_below_and_what_is_done_below_adds_up_above(tree: Tree) -> None:
    district, community = tree.district, tree.community
    campaign, _ = activities.save_campaign(district, tree.office, None, {"name": "幸福生活节", "level": "district"})
    template = activities.template(district, "lecture")
    activities.save_template(district, tree.office, replace(template, content="区里的讲座方案"))
    first = inspections.checklists(district)[0]
    inspections.save_checklist(district, tree.office, replace(first, name="区级巡查表"))
    spaces.save_day(district, tree.office, NOW.date(), DayKind.HOLIDAY, "区庆日")
    tree.down()

    (seen,) = activities.campaigns(community)
    assert (seen.name, seen.from_above) == ("幸福生活节", "南山区党群服务中心")
    assert activities.campaigns(district)[0].from_above == ""
    assert activities.template(community, "lecture").content == "区里的讲座方案"
    sheet = next(one for one in inspections.checklists(community) if one.name == "区级巡查表")
    assert sheet.from_above == "南山区党群服务中心"
    assert spaces.calendar(community).info(NOW.date()).name == "区庆日"
    for refused in (
        lambda: activities.save_campaign(community, tree.manager, seen.id, {"name": "改名"}),
        lambda: activities.void_campaign(community, tree.manager, seen.id, "不办了"),
        lambda: inspections.save_checklist(community, tree.manager, replace(sheet, name="改名")),
        lambda: inspections.void_checklist(community, tree.manager, sheet.id or b"", "不用"),
    ):
        with pytest.raises(UserError):
            refused()

    begins = community.now() + timedelta(hours=1)
    made, _ = activities.save(
        community, tree.manager, None,
        {"title": "邻里节", "kind": "festival", "level": "community", "mode": "none", "campaign_id": seen.id},
        sessions=[SessionPlan(begins, begins + timedelta(hours=2), place="广场")],
    )  # fmt: skip
    activities.publish(community, tree.manager, made.row.id)
    visits.sign_in(community, tree.manager, name="周丽", phones="13712340925")
    stations.save(community, tree.manager, None, {"name": "大冲驿站", "hours": "24小时"}, services={"water": "冷热"},
                  keeper=("许国强", "13700004410"))  # fmt: skip
    tree.clock.advance(hours=4)
    (session,) = activities.card(community, made.row.id).sessions
    came = {"expected": 10, "present": 9, "absent": 1, "walk_ins": 2}
    attendance.set_figures(community, tree.manager, session.id, came)
    tree.clock.advance(days=2)
    tree.up()

    (line,) = below.of_campaign(district, campaign.id)
    assert (line.title, line.centre, line.came) == ("邻里节", "大冲社区党群服务中心", 11)
    overview = below.overview(district, reports.days(district, NOW.date(), NOW.date()))
    by_code = {one.centre.code: one for one in overview.lines}
    assert (by_code[COMMUNITY].told, by_code[COMMUNITY].served) == (1, 1)
    assert figures.of_day(community, NOW.date())["visits"] == 1
    (station,) = below.all_stations(district).lines
    assert station.row.open_now and station.row.services == ("water",)
    assert not activities.activity_ids(district, activities.ActivityFilter()), "its own lists are its own"
    assert visits.figures(district).registered == 0
    for name in ("周丽", "13712340925", "许国强", "13700004410"):
        told = (district.folder / "dangqun.sqlite").read_bytes() + (district.folder / "dangqun.sqlite-wal").read_bytes()
        assert name.encode() not in told, "nothing of persons leaves a centre"


def test_a_correction_below_corrects_the_figures_above(tree: Tree) -> None:
    with tree.community.store.read() as session:
        (visit,) = session.scalars(select(Visit.id))
    visits.void_visit(tree.community, tree.manager, visit, "登记错了人")
    tree.up()
    overview = below.overview(tree.district, reports.days(tree.district, NOW.date(), NOW.date()))
    assert {one.centre.code: one.served for one in overview.lines}[COMMUNITY] == 0
