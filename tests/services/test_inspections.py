"""Rounds of stations: a checklist that fits, verdicts saved at once, a score, and the issues that come of it."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.domain.auth import Actor
from app.services import inspections, stations
from app.services.desk import Desk
from app.services.inspections import ChecklistValue, InspectionCard, ItemValue
from app.services.stations import StationFilter


@pytest.fixture
def station(desk: Desk, manager: Actor) -> RowId:
    """A station that is inspected every week."""
    values = {"name": "科技园暖蜂驿站", "kind": "warm_bee", "hours": "24小时", "inspect_days": 7}
    return stations.save(desk, manager, None, values)[0].row.id


def judged(desk: Desk, actor: Actor, card: InspectionCard, *bad: int) -> InspectionCard:
    for number, result in enumerate(card.results):
        card, _ = inspections.judge(desk, actor, card.id, result.id, "bad" if number in bad else "good")
    return card


def test_a_round_is_begun_left_taken_up_and_finished(
    desk: Desk, clerk: Actor, manager: Actor, station: RowId, clock: SteppedClock
) -> None:
    card, _ = inspections.start(desk, clerk, station)
    assert (card.checklist, card.by, len(card.results)) == ("基础站巡查表", "林晓", 11)
    water = next(one for one in card.results if "饮水机" in one.text)
    card, _ = inspections.judge(desk, clerk, card.id, water.id, "bad", "滤芯过期")
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(file, "PNG")
    card, _ = inspections.add_photos(desk, clerk, water.id, [file.getvalue()])
    again, changes = inspections.start(desk, manager, station)
    assert again == card and not changes, "whoever goes on finds what was judged"
    found = next(one for one in again.results if one.id == water.id)
    assert (found.verdict, found.note, len(found.photos), found.due_days) == ("bad", "滤芯过期", 1, 2)
    with pytest.raises(UserError, match="10 items have no verdict yet, the first is “按公示时间开门"):
        inspections.finish(desk, clerk, card.id)
    assert [(one.station, one.under_way) for one in inspections.due(desk, 0)] == [("科技园暖蜂驿站", card.id)]

    number = card.results.index(found)
    judged(desk, clerk, card, number)
    clock.advance(minutes=20)
    done, _ = inspections.finish(
        desk, clerk, card.id, remark="整体整洁", issues={water.id: ("滤芯过期", date(2026, 7, 20))}
    )
    assert (done.score, done.remark, done.finished_at) == (90, "整体整洁", clock())
    assert [(one.text, one.due_on, one.photos) for one in done.issues] == [("滤芯过期", date(2026, 7, 20), 1)]
    row = stations.card(desk, station).row
    assert (row.score, row.inspect_by, row.issues) == (90, date(2026, 7, 25), 1)
    for late in (
        lambda: inspections.finish(desk, clerk, card.id),
        lambda: inspections.judge(desk, clerk, card.id, water.id, "good"),
    ):
        with pytest.raises(UserError, match="finished; begin another"):
            late()
    assert inspections.of_station(desk, station) == [done]


def test_rounds_that_are_late_stand_first(desk: Desk, clerk: Actor, station: RowId, clock: SteppedClock) -> None:
    other, _ = stations.save(desk, clerk_as_manager(clerk), None, {"name": "大冲驿站", "inspect_days": 6})
    assert inspections.due(desk) == []
    clock.advance(days=5)
    assert [(one.station, one.days_over) for one in inspections.due(desk)] == [("大冲驿站", -1), ("科技园暖蜂驿站", -2)]
    clock.advance(days=4)
    assert [(one.station, one.days_over) for one in inspections.due(desk)] == [("大冲驿站", 3), ("科技园暖蜂驿站", 2)]
    assert stations.summary(desk).rounds_overdue == len(stations.stations(desk, StationFilter(attention=True))) == 2
    card, _ = inspections.start(desk, clerk, other.row.id)
    inspections.finish(desk, clerk, judged(desk, clerk, card).id)
    assert [one.station for one in inspections.due(desk)] == ["科技园暖蜂驿站"]
    card, _ = inspections.start(desk, clerk, other.row.id)
    inspections.discard(desk, clerk, card.id)
    assert stations.card(desk, other.row.id).row.score == 100


def clerk_as_manager(clerk: Actor) -> Actor:
    return replace(clerk, role="manager")


def test_the_checklist_fits_kind_and_level_and_is_the_centre_s_own(
    desk: Desk, clerk: Actor, manager: Actor, station: RowId
) -> None:
    def begun(**given: object) -> InspectionCard:
        card, _ = stations.save(desk, manager, None, {"name": f"站{len(stations.stations(desk))}", **given})
        return inspections.start(desk, clerk, card.row.id)[0]

    assert begun(kind="warm_bee", level="extended").checklist == "扩展站巡查表"
    assert begun(kind="truckers_home", level="extended").checklist == "司机之家巡查表"
    assert begun().checklist == "基础站巡查表"
    every = inspections.checklists(desk)
    assert [sum(item.points for item in one.items) for one in every] == [100, 100, 100]

    basic = every[0]
    going, _ = inspections.start(desk, clerk, station, basic.id)
    items = (replace(basic.items[1], points=30, text="看护人在岗"), ItemValue(None, "雨伞可借", 10, 3))
    changed, _ = inspections.save_checklist(desk, manager, replace(basic, items=items))
    assert [(one.text, one.points) for one in changed.items] == [("看护人在岗", 30), ("雨伞可借", 10)]
    assert len(inspections.card(desk, going.id).results) == 11, "a round keeps its own texts"
    assert len(begun(kind="warm_bee").results) == 2
    own, _ = inspections.save_checklist(
        desk, manager, ChecklistValue(None, "夜查表", ("warm_bee",), (ItemValue(None, "灯亮", 1, 1),))
    )
    assert [one.name for one in inspections.checklists(desk, "warm_bee")] == ["基础站巡查表", "扩展站巡查表", "夜查表"]
    for one in every[:2]:
        inspections.void_checklist(desk, manager, one.id or b"")
    assert begun(kind="warm_bee").checklist == "夜查表"
    inspections.void_checklist(desk, manager, every[2].id or b"")
    with pytest.raises(UserError, match="last entry"):
        inspections.void_checklist(desk, manager, own.id or b"")
    with pytest.raises(UserError, match="1 to 60 things"):
        inspections.save_checklist(desk, manager, replace(own, items=()))
    with pytest.raises(UserError, match="Only a manager"):
        inspections.save_checklist(desk, clerk, own)


def test_what_doesn_t_apply_doesn_t_count(desk: Desk, clerk: Actor, station: RowId) -> None:
    card, _ = inspections.start(desk, clerk, station)
    for number, result in enumerate(card.results):
        verdict = "partly" if number == 0 else "bad" if number == 1 else "not_applicable"
        inspections.judge(desk, clerk, card.id, result.id, verdict)
    assert inspections.finish(desk, clerk, card.id)[0].score == 25
    with pytest.raises(UserError, match="one of the list"):
        inspections.judge(desk, clerk, card.id, card.results[0].id, "splendid")
