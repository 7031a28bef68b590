"""Shifts from the command line: their papers and lists."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pypdf

from app.domain.auth import SYSTEM
from app.services import handover, staff
from app.services.desk import open_desk
from tests.cli.conftest import PIN, Run
from tests.cli.test_cli import refused


def text_of(path: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages)


def test_papers_and_lists_of_a_shift(centre: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    refused(centre("report", "handover-sheet", "-o", sheet), 1)
    with closing(open_desk(tmp_path / "data")) as desk:
        giver = staff.list_staff(desk)[0]
        taker, _ = staff.save_staff(desk, SYSTEM, None, {"name": "林佩珊", "role": "clerk"})
        staff.set_pin(desk, SYSTEM, taker.id, PIN)
        handover.note(desk, giver.actor, "失物：蓝色儿童水杯", "found", desk.now() + timedelta(hours=2))
        items = handover.open_items(desk)
        card, _ = handover.sign(
            desk, outgoing=giver.id, outgoing_pin=PIN, incoming=taker.id, incoming_pin=PIN,
            decisions=[handover.Decision(one.key, True) for one in items],
        )  # fmt: skip
        start = handover.current(desk).turn.shift.start
        day = desk.duty_day()
    done = centre("--json", "report", "handover-sheet", "-o", sheet)
    assert done.code == 0 and done.facts["state"] == "signed" and done.facts["rows"] == 1
    assert "蓝色儿童水杯" in text_of(sheet) and "林佩珊" in text_of(sheet)
    clock = f"{start // 60:02}:{start % 60:02}"
    same = centre("--json", "report", "handover-sheet", "--from", str(day), "--shift", clock, "-o", sheet)
    assert same.facts["shift"] == card.shift
    refused(centre("report", "handover-sheet", "--shift", "16h", "-o", sheet), 2)
    log = tmp_path / "log.csv"
    assert centre("report", "duty-log", "-o", log).code == 0 and "蓝色儿童水杯" in log.read_text("utf-8-sig")
    pack = tmp_path / "pack.pdf"
    told = centre("--json", "report", "continuity-pack", "-o", pack).facts
    assert told["masked"] and told["pages"] == len(pypdf.PdfReader(pack).pages) >= 3
    [row] = centre("list", "handovers").lines
    assert row["status"] == "signed" and row["day"] == str(day)
    assert [one["text"] for one in centre("list", "shift-notes").lines] == ["失物：蓝色儿童水杯"]
    assert centre("list", "roster").lines == []
