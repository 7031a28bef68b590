"""The activities of the demo centre: what somebody who looks around finds, whatever day it is opened."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.services import activities, bookings, demo, inspections, stations, supplies
from app.services.activities import ActivityCard, ActivityFilter, ActivityRow
from app.services.desk import Desk, open_desk

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="module", params=[(18, 18, 42), (19, 23, 50)], ids=["saturday", "sunday night"])
def centre(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A demo of a day of July 2026."""
    day, hour, minute = request.param
    clock = SteppedClock(datetime(2026, 7, day, hour, minute, tzinfo=ZONE))
    desk = open_desk(tmp_path_factory.mktemp("demo") / "data", clock)
    demo.fill(desk)
    yield desk
    desk.close()


def found(desk: Desk, **chosen: object) -> list[ActivityRow]:
    return activities.activity_rows(desk, activities.activity_ids(desk, ActivityFilter(**chosen)))


def the(desk: Desk, text: str) -> ActivityCard:
    return activities.card(desk, found(desk, text=text)[0].id)


def test_the_camp_is_nearly_full_and_what_is_left_is_kept(centre: Desk) -> None:
    camp = the(centre, "夏令营 第二期")
    got = camp.allocation
    assert (got.taken, got.free, got.open, got.both, got.next) == (52, 8, 0, 6, ())
    assert [(use.quota.name, use.taken, use.kept) for use in got.use] == [
        ("双职工家庭", 26, 4), ("骑手、快递员子女", 11, 4),
    ]  # fmt: skip
    assert camp.row.waiting == 4 and camp.row.pending == 0 and camp.row.missing == 2
    assert [one.title for one in camp.sessions][::4] == ["火箭与气压", "编程小车 · 结营"]
    assert all(one.booked and one.starts_at > centre.now() for one in camp.sessions)
    assert camp.row.campaign == "2026 暑期专项"


def test_a_year_lies_behind_and_something_is_on_today(centre: Desk) -> None:
    every = found(centre)
    assert 140 <= len(every) <= 160 and len({row.number for row in every}) == len(every)
    assert {row.kind for row in every} >= {term.code for term in centre.terms("activity_kind")}
    assert {row.level for row in found(centre, text="幸福生活节")} == {"city", "district", "street", "community"}
    over = [row for row in every if row.state == "ended"]
    assert len(over) > 120 and all(row.present for row in over)
    figures = activities.summary(centre)
    assert figures.today >= 1 and 0 < figures.unfinished < 12 and figures.places > 0
    assert {row.state for row in every} >= {"ended", "open", "draft"}


def test_the_course_is_in_the_middle_of_its_term(centre: Desk) -> None:
    course = the(centre, "智能手机")
    held = [one for one in course.sessions if one.ends_at <= centre.now()]
    assert len(course.sessions) == 12 and len(held) == 5
    for one in held:
        assert one.expected == 22 == (one.present or 0) + (one.excused or 0) + (one.absent or 0)
    assert all(one.booked for one in course.sessions[5:])
    assert bookings.clashes(centre) == []


def test_fourteen_stations_are_looked_after_but_for_three(centre: Desk) -> None:
    found = stations.stations(centre)
    assert [near.row.number for near in found[:5]] == ["1", "2", "3", "4", "5"] and len(found) == 14
    assert [near.row.number for near in found if near.row.attention] == ["1", "2", "3"]
    assert [one.station for one in inspections.due(centre, 0)] == ["大冲暖蜂驿站"]
    assert {one.state for one in stations.issues(centre, open_only=False)} == {"open", "rectified", "verified"}
    assert [(one.name, one.stock) for one in supplies.supplies(centre, all_stations=True) if one.low] == [
        ("藿香正气水", 6)
    ]
    assert [one.station for one in supplies.supplies(centre, all_stations=True) if one.expiring] == ["滨海驿站"]
    nearest = stations.nearest_open(centre, services=("heating",))
    assert nearest[0].row.name == "科技园暖蜂驿站" and nearest[0].metres == 450
    card = stations.card(centre, nearest[0].row.id)
    assert card.tally_groups[0][0] in ("Riders", "Couriers and drivers") and card.row.score == 95
