"""Papers of stations come from what is in the file: figures agree, keepers are masked, the way is to an open door."""

from datetime import timedelta
from pathlib import Path

import openpyxl
import pypdf
import pytest
from sqlalchemy import select

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db.models import Disclosure
from app.domain.auth import Actor
from app.services import inspections, reports, settings, station_reports, stations, supplies
from app.services.desk import Desk

ALL = {"rest": "8 座", "water": "冷热", "heating": "2 台"}


@pytest.fixture
def two(desk: Desk, admin: Actor) -> tuple[RowId, RowId]:
    """科技园, always open, 440 metres north; 大冲, till ten at night, 220 metres north, without a microwave."""
    settings.save(desk, admin, {"site.place": "113.945, 22.54"})
    found = []
    for name, hours, latitude, services, keeper in (
        ("科技园暖蜂驿站", "24小时", "22.544", ALL, ("许国强", "13700004410")),
        ("大冲暖蜂驿站", "8:00-22:00", "22.542", {"water": ""}, None),
    ):
        values = {"name": name, "kind": "warm_bee", "hours": hours, "longitude": "113.945", "latitude": latitude}
        card, _ = stations.save(desk, admin, None, values, services=services, keeper=keeper)
        found.append(card.row.id)
    return found[0], found[1]


def text_of(path: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages)


def rows_of(path: Path, sheet: int = 0) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[sheet].iter_rows()]


def test_the_register_masks_keepers_unless_a_reason_is_on_record(
    desk: Desk, manager: Actor, clerk: Actor, two: tuple[RowId, ...], tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    info, changes = station_reports.station_register(desk, clerk, path)
    assert (info.rows, info.masked, bool(changes)) == (2, True, False)
    row = next(row for row in rows_of(path) if row[1] == "科技园暖蜂驿站")
    assert row[6:8] == ["许＊强", "137****4410"]
    with pytest.raises(UserError):
        station_reports.station_register(desk, clerk, path, unmask_reason="夜里联系看护人")
    station_reports.station_register(desk, manager, path, unmask_reason="夜里联系看护人")
    assert next(row for row in rows_of(path) if row[1] == "科技园暖蜂驿站")[6:8] == ["许国强", "13700004410"]
    with desk.store.read() as session:
        assert [one.reason for one in session.scalars(select(Disclosure))] == ["夜里联系看护人"]
    printed, _ = station_reports.station_register(desk, clerk, tmp_path / "a.pdf")
    assert printed.pages == 1 and printed.check_code and "许国强" not in text_of(tmp_path / "a.pdf")


def test_a_round_is_printed_as_it_was_found(
    desk: Desk, clerk: Actor, two: tuple[RowId, ...], clock: SteppedClock, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as refused:
        station_reports.last_inspection(desk, two[0])
    assert refused.value.field == "station"
    card, _ = inspections.start(desk, clerk, two[0])
    for number, result in enumerate(card.results):
        inspections.judge(
            desk, clerk, card.id, result.id, "bad" if number == 0 else "good", "门头灯不亮" * (not number)
        )
    clock.advance(minutes=20)
    due = desk.today() + timedelta(days=3)
    done, _ = inspections.finish(
        desk, clerk, card.id, remark="总体尚好", issues={card.results[0].id: ("门头灯不亮", due)}
    )
    assert station_reports.last_inspection(desk, two[0]) == card.id
    path = tmp_path / "round.pdf"
    info, _ = station_reports.inspection_report(desk, clerk, card.id, path)
    said = text_of(path)
    assert info.rows == len(card.results)
    assert f"{done.score}of100" in said and due.isoformat() in said and "总体尚好" in said and "门头灯不亮" in said
    station_reports.inspection_report(desk, clerk, card.id, tmp_path / "round.xlsx")
    assert any("门头灯不亮" in row for row in rows_of(tmp_path / "round.xlsx", 1))


def test_supplies_add_up_over_a_period(
    desk: Desk, manager: Actor, clerk: Actor, two: tuple[RowId, ...], clock: SteppedClock, tmp_path: Path
) -> None:
    row, _ = supplies.save(desk, manager, None, name="藿香正气水", unit="盒", low_level=10, station_id=two[0])
    supplies.save(desk, manager, None, name="纸杯", unit="袋", station_id=two[1])
    supplies.move(desk, clerk, row.id, "in", 30)
    clock.advance(days=2)
    supplies.move(desk, clerk, row.id, "out", 8)
    supplies.move(desk, clerk, row.id, "loss", 2)
    supplies.move(desk, clerk, row.id, "count", 19)
    supplies.move(desk, clerk, row.id, "in", 500)
    supplies.void_move(desk, clerk, supplies.moves(desk, row.id)[0].id, "写错")
    period = reports.days(desk, desk.duty_day(), desk.duty_day())
    path = tmp_path / "s.xlsx"
    info, _ = station_reports.supply_report(desk, clerk, period, path)
    assert info.rows == 2
    line = next(one for one in rows_of(path) if one[1] == "藿香正气水")
    assert line[3:9] == [30, 0, 8, 2, -1, 19]
    assert sum(one[2] == "藿香正气水" for one in rows_of(path, 1)) == 3, "what was taken back isn't told"
    only, _ = station_reports.supply_report(desk, clerk, period, tmp_path / "s.csv", station_id=two[1])
    assert only.rows == 1 and "藿香" not in (tmp_path / "s.csv").read_text("utf-8-sig")
    station_reports.supply_report(desk, clerk, period, tmp_path / "s.pdf")
    assert "藿香正气水" in text_of(tmp_path / "s.pdf")


def test_who_was_served_is_counted_by_station_and_in_its_period(
    desk: Desk, clerk: Actor, two: tuple[RowId, ...], clock: SteppedClock, tmp_path: Path
) -> None:
    stations.tally(desk, clerk, two[0], "rider", "water", 7)
    clock.advance(days=1)
    stations.tally(desk, clerk, two[0], "rider", "water", 5)
    stations.tally(desk, clerk, two[1], "resident", "rest", 2)
    period = reports.days(desk, desk.duty_day(), desk.duty_day())
    path = tmp_path / "f.xlsx"
    station_reports.service_figures(desk, clerk, period, path)
    rows = rows_of(path)
    assert sorted(row[-1] for row in rows if row[0] in ("科技园暖蜂驿站", "大冲暖蜂驿站")) == [2, 5]
    assert next(row for row in rows if row[0] == "Sum")[-1] == 7
    station_reports.service_figures(desk, clerk, period, tmp_path / "f.pdf", station_id=two[1])
    said = text_of(tmp_path / "f.pdf")
    assert "大冲暖蜂驿站" in said and "科技园" not in said and "isnotamongthevisits" in said


def test_labels_and_slips_name_nobody_and_the_way_leads_to_an_open_door(
    desk: Desk, clerk: Actor, two: tuple[RowId, ...], clock: SteppedClock, tmp_path: Path
) -> None:
    path = tmp_path / "l.pdf"
    assert station_reports.station_labels(desk, clerk, path)[0].rows == 2
    assert "许国强" not in text_of(path) and "科技园暖蜂驿站" in text_of(path)
    assert station_reports.station_labels(desk, clerk, path, station_id=two[1])[0].rows == 1

    def slip(**wanted: object) -> str:
        station_reports.station_slip(desk, clerk, tmp_path / "way.pdf", **wanted)  # type: ignore[arg-type]
        return text_of(tmp_path / "way.pdf")

    assert slip().index("大冲暖蜂驿站") < slip().index("科技园暖蜂驿站"), "the nearest first, the next in case"
    hot = slip(services=("heating",))
    assert "科技园暖蜂驿站440m,8minutesonfoot,tothenorth" in hot and "大冲" not in hot
    assert "From大冲暖蜂驿站" in slip(origin_id=two[1]) and "220m" in slip(origin_id=two[1])
    clock.advance(hours=4)
    assert slip().startswith("蛇口社区党群服务中心") and "大冲" not in slip(), "it closed at ten"
    stations.suspend(desk, clerk, two[0], "装修")
    with pytest.raises(UserError) as refused:
        slip()
    assert refused.value.field == "station"
    assert "大冲暖蜂驿站" in slip(station_id=two[1]), "whoever asks for one by name gets the way to it"
