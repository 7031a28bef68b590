"""What centres below told, by the command line; with none below it is the centre's own line."""

import csv
from pathlib import Path

from tests.cli.conftest import INIT, Run


def test_the_figures_of_centres_below_come_as_a_table_and_as_pages(run: Run, tmp_path: Path) -> None:
    run(*INIT)
    table = run("--json", "report", "below", "-o", tmp_path / "below.csv")
    assert table.code == 0 and table.facts["rows"] == 1 and table.facts["from"].endswith("-01")
    with (tmp_path / "below.csv").open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert first["Centre's code"] == "440305-007" and first["Served"] == "", "nothing was told yet: not nought"
    pages = run("--json", "report", "below-activities", "--from", "2026-01-01", "-o", tmp_path / "below.pdf")
    assert pages.code == 0 and pages.facts["rows"] == 0 and pages.facts["pages"] == 1
    assert run("report", "below", "--unmask", "看看", "-o", tmp_path / "no.csv").code == 2
