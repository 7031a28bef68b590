"""A list of stations as an office keeps it: all of it comes in, once, and goes again where nobody used it."""

import csv
from pathlib import Path

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.domain.auth import Actor
from app.services import ledgers, stations
from app.services.desk import Desk
from app.services.ledgers import LedgerPlan
from app.services.stations import StationFilter

SAMPLE = Path(__file__).parents[1] / "data" / "驿站清单.xlsx"


def plan_of(desk: Desk, path: Path) -> LedgerPlan:
    return ledgers.plan(desk, ledgers.read(desk, path, "stations"))


def test_the_list_comes_in_whole_and_only_once(desk: Desk, manager: Actor) -> None:
    plan = plan_of(desk, SAMPLE)
    assert [m.certain for m in ledgers.read(desk, SAMPLE, "stations").mappings] == [True]
    assert (len(plan.records), plan.rejected, plan.duplicates, plan.warned) == (40, [], [], [])
    result, _ = ledgers.load(desk, manager, plan)
    assert (result.added, result.words) == (40, ())
    found = stations.stations(desk, StationFilter(sort="number"))
    assert [one.row.number for one in found] == [str(number) for number in range(1, 41)]
    assert all(one.row.hours_read and one.row.place and one.row.services and one.row.keeper for one in found)
    assert all(len(one.row.phone) == len("188****3035") for one in found)
    assert {one.row.kind_label for one in found} == {"Riders' station", "Drivers' home"}
    third, twelfth = found[2], found[11]
    card = stations.card(desk, third.row.id)
    assert (card.row.name, card.row.hours, card.row.phone) == ("华强北梅富暖蜂驿站3号", "24 hours", "185****4432")
    assert card.row.place == (114_074_795, 22_517_062) and card.values["note"] == ""
    assert set(card.row.services) == {"water", "air", "charging"}
    assert twelfth.row.hours == "09:00–12:00, 14:00–18:00"
    assert stations.reveal_keeper(desk, manager, twelfth.row.id, "核对")[0] == "13947015171"
    by_hours = {one.row.hours for one in found}
    assert {"Mon–Fri 09:00–18:00; holidays closed", "Mon–Sat 08:30–21:30", "08:00–22:00"} < by_hours

    again = plan_of(desk, SAMPLE)
    assert (len(again.records), len(again.duplicates)) == (0, 40) and again.loaded_before is not None


def test_a_list_goes_again_but_for_what_was_used(desk: Desk, manager: Actor, clock: SteppedClock) -> None:
    batch = ledgers.load(desk, manager, plan_of(desk, SAMPLE))[0].batch_id
    assert batch is not None
    clock.advance(minutes=1)
    first, second, third = (one.row.id for one in stations.stations(desk)[:3])
    stations.report_issue(desk, manager, first, "灯不亮")
    stations.save(desk, manager, second, {}, services={"aed": ""})
    stations.tally(desk, manager, third, "rider", "water")
    assert ledgers.undo_batch(desk, manager, batch)[0] == 37
    assert {one.row.id for one in stations.stations(desk)} == {first, second, third}
    assert stations.card(desk, third).row.keeper, "what stays keeps what belongs to it"


def test_what_can_t_be_read_is_said_and_kept(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    lines = [
        ("南山区驿站一览表",),
        ("序号", "站点名称", "等级", "位置", "营业时间", "站长", "站长电话", "配套设施", "经纬度"),
        ("7", "大冲暖蜂驿站", "扩展站", "大冲一路", "看天气", "许国强", "1370000", "微波炉、按摩椅", "114.05，22.54"),
        ("8", "滨海司机之家", "", "滨海大道", "24小时", "", "", "", "在桥下"),
        ("9", "", "", "科苑路", "24小时", "", "", "", ""),
        ("10", "大冲暖蜂驿站", "", "", "", "", "", "", ""),
    ]
    path = tmp_path / "一览表.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)
    plan = plan_of(desk, path)
    assert (len(plan.records), len(plan.duplicates), len(plan.rejected)) == (2, 1, 1)
    assert "1 have no position: the map and distances leave them out." in plan.words
    assert [len(record.warnings) for record in plan.warned] == [2, 1]
    ledgers.load(desk, manager, plan)
    one, two = (near.row for near in stations.stations(desk, StationFilter(sort="number")))
    assert (one.number, one.level, one.kind, one.hours, one.open_now) == ("7", "extended", "warm_bee", "看天气", None)
    assert one.place == (114_050_000, 22_540_000) and one.services == ("heating",)
    note = stations.card(desk, one.id).values["note"]
    assert "按摩椅" in note and "1370000" not in note, "notes go up to the district, numbers of people don't"
    assert stations.card(desk, one.id).row.keeper == "许国强 1370000"
    assert (two.kind, two.open_now, two.place) == ("truckers_home", True, None)
    assert "在桥下" in stations.card(desk, two.id).values["note"]


def test_a_clerk_brings_in_no_lists(desk: Desk, clerk: Actor) -> None:
    with pytest.raises(UserError, match="Only a manager"):
        ledgers.load(desk, clerk, plan_of(desk, SAMPLE))
