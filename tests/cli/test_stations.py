"""Stations from the command line: their papers and lists."""

from contextlib import closing
from pathlib import Path

from app.domain.auth import SYSTEM
from app.services import inspections, settings, stations
from app.services.desk import open_desk
from tests.cli.conftest import Run
from tests.cli.test_cli import refused


def test_papers_and_lists_of_stations(centre: Run, tmp_path: Path) -> None:
    with closing(open_desk(tmp_path / "data")) as desk:
        settings.save(desk, SYSTEM, {"site.place": "113.945, 22.54"})
        for number, name in enumerate(("科技园暖蜂驿站", "大冲暖蜂驿站"), 1):
            values = {"name": name, "hours": "24小时", "longitude": "113.945", "latitude": f"22.54{number}"}
            card, _ = stations.save(desk, SYSTEM, None, values, services={"water": ""}, keeper=("许国强", ""))
        begun, _ = inspections.start(desk, SYSTEM, card.row.id)
        stations.report_issue(desk, SYSTEM, card.row.id, "灯不亮")
    out = tmp_path / "out.pdf"
    refused(centre("report", "inspection", "-o", out), 2)
    refused(centre("report", "inspection", "--station", "暖蜂", "-o", out), 1)
    told = centre("--json", "report", "inspection", "--station", "大冲", "-o", out).facts
    assert told["inspection"] == begun.id.hex() and told["rows"] == len(begun.results)
    assert centre("--json", "report", "station-slip", "--service", "water", "-o", out).facts["rows"] == 1
    refused(centre("report", "station-slip", "--service", "helicopter", "-o", out), 1)
    assert centre("--json", "report", "station-labels", "-o", out).facts["rows"] == 2
    table = tmp_path / "out.csv"
    assert centre("--json", "report", "station-register", "-o", table).facts["masked"]
    assert "许国强" not in table.read_text("utf-8-sig")
    for report in ("supplies", "station-services"):
        assert centre("report", report, "--from", "2026-07-01", "-o", table).code == 0
    assert {row["name"] for row in centre("list", "stations").lines} == {"科技园暖蜂驿站", "大冲暖蜂驿站"}
    assert [row["text"] for row in centre("list", "station-issues").lines] == ["灯不亮"]
    assert len(centre("list", "inspections").lines) == 1 and centre("list", "supply-moves").lines == []
