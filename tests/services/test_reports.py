"""The visitor log in its three forms says the same, masked, and never runs as a formula."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pypdf
import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.documents.tables import Column
from app.domain.auth import Actor
from app.services import listing, reports, tallies, visits
from app.services.desk import Desk
from app.services.reports import Period
from app.services.visits import VisitFilter

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def busy(desk: Desk, clerk: Actor, clock: SteppedClock) -> Desk:
    """Two duty days: seven visits, one of them forgotten, one voided, one running; nine tallies."""
    clock.now = datetime(2026, 7, 17, 9, tzinfo=ZONE)
    for number in range(4):
        row, _ = visits.sign_in(
            desk, clerk, name=f"=cmd|{number}", phones=f"1380013800{number}", companions=number, purposes=["affairs"]
        )
        clock.advance(minutes=25)
        if number:
            visits.sign_out(desk, clerk, row.id)
    tallies.add(desk, clerk, "rider", "water", 9)
    gone, _ = visits.sign_in(desk, clerk, name="重复的人")
    visits.void_visit(desk, clerk, gone.id, "重复")
    clock.now = datetime(2026, 7, 18, 10, tzinfo=ZONE)
    visits.close_forgotten(desk)
    for name in ("张硕", "王𬀩", "欧阳雪"):
        visits.sign_in(desk, clerk, name=name, phones="13987626021", purposes=["rest"], host="休息区")
    return desk


def both(desk: Desk) -> Period:
    return reports.days(desk, date(2026, 7, 17), date(2026, 7, 18))


def test_pdf_workbook_and_csv_agree(busy: Desk, manager: Actor, tmp_path: Path) -> None:
    period = both(busy)
    made = {
        suffix: reports.visitor_log(busy, manager, period, tmp_path / f"log{suffix}")[0] for suffix in reports.SUFFIXES
    }
    figures = visits.figures(busy, period.start, period.end)
    assert (figures.registered, figures.tallied, figures.unverified) == (7, 9, 1)
    assert {info.rows for info in made.values()} == {7} and all(info.figures == figures for info in made.values())
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *lines = list(csv.reader(file))
    assert len(lines) == 7
    book = openpyxl.load_workbook(tmp_path / "log.xlsx")
    table, sums = book.worksheets
    numbers = [row[0] for row in table.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert numbers == list(range(1, 8))
    totals = [row[1] for row in sums.iter_rows(values_only=True) if isinstance(row[1], int)]
    assert totals[:6] == [7, 9, 16, figures.people, figures.companions, 1]
    companions = head.index([c.value for c in next(table.iter_rows(min_row=2, max_row=2))][10])  # type: ignore[arg-type]
    assert sum(int(line[companions]) for line in lines) == figures.companions
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "log.pdf").pages)
    for name in ("张＊", "欧阳＊"):
        assert name in text
    assert "13987626021" not in text and "139****6021" in text
    assert made[".pdf"].pages and made[".pdf"].check_code in text


def test_names_and_phones_are_masked_unless_a_manager_says_why(
    busy: Desk, manager: Actor, clerk: Actor, tmp_path: Path
) -> None:
    period = reports.today(busy)
    path = tmp_path / "log.csv"
    info, changes = reports.visitor_log(busy, manager, period, path)
    assert info.masked and not changes
    assert "张硕" not in path.read_text("utf-8-sig") and "139****6021" in path.read_text("utf-8-sig")
    with pytest.raises(UserError):
        reports.visitor_log(busy, clerk, period, path, unmask_reason="派出所调取")
    with pytest.raises(UserError) as refused:
        reports.visitor_log(busy, manager, period, path, unmask_reason=" ")
    assert refused.value.field == "reason" and "张硕" not in path.read_text("utf-8-sig")
    info, changes = reports.visitor_log(busy, manager, period, path, unmask_reason="派出所调取")
    assert not info.masked and "张硕" in path.read_text("utf-8-sig") and "13987626021" in path.read_text("utf-8-sig")
    assert len(changes.tables["disclosure"]) == 1
    [kept] = listing.rows(busy, manager, "disclosures")
    assert kept["reason"] == "派出所调取"


def test_exported_text_never_becomes_a_formula(busy: Desk, manager: Actor, tmp_path: Path) -> None:
    for suffix in (".csv", ".xlsx"):
        reports.export_visits(busy, manager, VisitFilter(), tmp_path / f"list{suffix}")
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    assert "'=cmd|1" in cells and not any(cell.startswith(("=", "+", "@")) for cell in cells)
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[0]
    found = [cell for line in sheet.iter_rows() for cell in line if cell.value and "=cmd" in str(cell.value)]
    assert found and all(cell.data_type == "s" for cell in found)


def test_a_list_is_written_as_it_is_shown(busy: Desk, manager: Actor, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    info, _ = reports.export_visits(busy, manager, VisitFilter(text="zs"), path)
    lines = path.read_text("utf-8-sig").splitlines()
    assert info.rows == 1 and len(lines) == 2 and lines[1].startswith("张硕,") and "139****6021" in lines[1]
    reports.export_visits(busy, manager, VisitFilter(), path, sort="name", descending=False)
    shown = visits.visit_rows(busy, visits.visit_ids(busy, VisitFilter(), "name", False))
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [line[0].lstrip("'") for line in csv.reader(file)][1:] == [row.name for row in shown]
    out = reports.export_table(
        busy, manager, title="人员", columns=[Column("姓名")], rows=[("张＊",)], path=tmp_path / "people.xlsx"
    )
    assert out.rows == 1


def test_periods_are_duty_days(desk: Desk, clock: SteppedClock) -> None:
    clock.now = datetime(2026, 7, 1, 3, tzinfo=ZONE)
    assert reports.today(desk).first == date(2026, 6, 30) == reports.this_month(desk).last
    assert reports.yesterday(desk).start == datetime(2026, 6, 29, 8, tzinfo=ZONE)
    month = reports.last_month(desk)
    assert (month.first, month.last) == (date(2026, 5, 1), date(2026, 5, 31))
    assert month.end - month.start == timedelta(days=31) and "2026" in month.label
    with pytest.raises(UserError):
        reports.days(desk, date(2026, 7, 2), date(2026, 7, 1))


def test_an_empty_period_is_a_log_too_and_another_ending_is_refused(desk: Desk, clerk: Actor, tmp_path: Path) -> None:
    for suffix in reports.SUFFIXES:
        info, _ = reports.visitor_log(desk, clerk, reports.today(desk), tmp_path / f"empty{suffix}")
        assert info.rows == 0 and info.path.stat().st_size > 0
    with pytest.raises(UserError):
        reports.visitor_log(desk, clerk, reports.today(desk), tmp_path / "log.docx")
    assert not (tmp_path / "log.docx").exists()


def test_lines_for_other_programs_hide_what_lists_hide(busy: Desk, manager: Actor, clerk: Actor) -> None:
    people = list(listing.rows(busy, clerk, "people"))
    assert {"张＊", "欧阳＊"} <= {one["name"] for one in people}
    assert all("id_number" not in one and "voided" not in one for one in people)
    start = datetime(2026, 7, 18, 8, tzinfo=ZONE)
    today = list(listing.rows(busy, clerk, "visits", start))
    assert [one["phones"] for one in today] == ["139****6021"] * 3 and today[0]["arrived_at"].endswith("+08:00")
    assert len(list(listing.rows(busy, clerk, "visits"))) == 7
    plain = list(listing.rows(busy, manager, "visits", start, unmask_reason="核对登记"))
    assert {one["name"] for one in plain} == {"张硕", "王𬀩", "欧阳雪"}
    assert all("pin_hash" not in one for one in listing.rows(busy, clerk, "staff"))
    for kind in listing.KINDS:
        list(listing.rows(busy, manager, kind))
    with pytest.raises(UserError):
        listing.rows(busy, clerk, "requests")
    with pytest.raises(UserError):
        listing.rows(busy, clerk, "people", start)
