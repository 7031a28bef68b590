"""Bookings from the command line: lists, papers, and calendars out and in."""

import csv
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdf
import pytest

from app.domain.auth import SYSTEM
from app.domain.series import Rule
from app.services import bookings, loans, series, spaces
from app.services.desk import Desk, open_desk
from app.services.series import SeriesWish
from tests.cli.conftest import Run
from tests.cli.test_cli import refused

ZONE = ZoneInfo("Asia/Shanghai")
DAY = (datetime.now(ZONE) + timedelta(days=10)).replace(hour=9, minute=0, second=0, microsecond=0)
"""A day ahead: the command line goes by the clock of the machine."""
NEXT = DAY + timedelta(days=1)


def in_desk(folder: Path, act: Callable[[Desk], str]) -> str:
    with closing(open_desk(folder / "data")) as desk:
        return act(desk)


@pytest.fixture
def booked(centre: Run, tmp_path: Path) -> Run:
    """A hall with two bookings and a series of three dates, a study hall, and a loan; `run` to ask about them."""

    def fill(desk: Desk) -> str:
        hall, _ = spaces.save_space(desk, SYSTEM, None, {"name": "多功能厅", "capacity": 80})
        study, _ = spaces.save_space(desk, SYSTEM, None, {"name": "书房", "kind": "study"})
        spaces.lay_out_seats(desk, SYSTEM, study.id, 1, 3)
        chairs, _ = spaces.save_asset(desk, SYSTEM, None, {"name": "折叠椅", "stock": 50, "unit": "把"})
        bookings.book(
            desk, SYSTEM, starts_at=DAY, ends_at=DAY + timedelta(hours=2), spaces=[hall.id], title="支部学习",
            name="周敏", phones="13500135000", assets=[(chairs.id, 20)], headcount=25,
        )  # fmt: skip
        seat = spaces.seats(desk, study.id)[1]
        bookings.book(
            desk, SYSTEM, starts_at=NEXT, ends_at=NEXT + timedelta(hours=3), spaces=[study.id], seats=[seat.id],
            name="王芳",
        )  # fmt: skip
        series.make(
            desk, SYSTEM,
            SeriesWish(DAY.date(), 19 * 60, 90, Rule("daily", interval=2, count=3), (hall.id,), title="合唱"),
        )  # fmt: skip
        due = datetime.now(ZONE) + timedelta(hours=5)
        lent, _ = loans.lend(desk, SYSTEM, items=[(chairs.id, 5)], due_at=due, name="周敏", phones="13500135000")
        return lent[0].number

    number = in_desk(tmp_path, fill)
    (tmp_path / "number").write_text(number)
    return centre


def test_lists_name_spaces_and_mask_people(booked: Run) -> None:
    day = f"{DAY:%Y-%m-%d}"
    rows = booked("list", "bookings", "--from", day, "--to", day).lines
    assert [(row["title"], row["spaces"], row["assets"]) for row in rows] == [
        ("支部学习", ["多功能厅"], ["折叠椅*20"]), ("合唱", ["多功能厅"], []),
    ]  # fmt: skip
    assert (rows[0]["name"], rows[0]["phones"], rows[0]["status"]) == ("周＊", "135****5000", "confirmed")
    assert rows[0]["starts_at"] == DAY.isoformat()
    assert len(booked("list", "bookings").lines) == 5
    [seat] = [row for row in booked("list", "bookings").lines if row["seats"]]
    assert (seat["spaces"], seat["seats"]) == (["书房"], ["2"])
    [plain] = booked("list", "bookings", "--from", day, "--to", day, "--unmask", "核对预约").lines[:1]
    assert (plain["name"], plain["phones"]) == ("周敏", "13500135000")
    [repeated] = booked("list", "series").lines
    assert repeated["rule"] == "FREQ=DAILY;INTERVAL=2;COUNT=3" and repeated["spaces"] == ["多功能厅"]
    [lent] = booked("list", "loans").lines
    assert (lent["quantity"], lent["name"]) == (5, "周＊")
    assert [row["name"] for row in booked("list", "spaces").lines] == ["多功能厅", "书房"]
    assert [row["number"] for row in booked("list", "seats").lines] == ["1", "2", "3"]
    for kind in ("assets", "closures", "holidays", "violations"):
        assert booked("list", kind).code == 0
    refused(booked("list", "spaces", "--from", day), 1)


def test_papers_say_what_the_lists_say(booked: Run, tmp_path: Path) -> None:
    day = f"{DAY:%Y-%m-%d}"
    listed = booked("list", "bookings", "--from", day, "--to", day).lines
    for ending in (".pdf", ".xlsx", ".csv"):
        facts = booked("--json", "report", "day-sheet", "--from", day, "-o", tmp_path / f"day{ending}").facts
        assert facts["rows"] == len(listed) and facts["masked"] and facts["day"] == day
    with (tmp_path / "day.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["Applicant"] for row in csv.DictReader(file) if row["Title"] == "支部学习"] == ["周＊"]
    booked("report", "day-sheet", "--from", day, "-o", tmp_path / "full.csv", "--unmask", "联系申请人")
    assert "周敏" in (tmp_path / "full.csv").read_text("utf-8-sig")

    door = booked("--json", "report", "door-sheet", "--space", "dgnt", "--from", day, "-o", tmp_path / "door.pdf")
    assert door.facts["rows"] == 2 and door.facts["space"] == "多功能厅"
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "door.pdf").pages)
    assert "支部学习" in text and "周" not in text
    week = booked("--json", "report", "room-week", "--space", "多功能厅", "--from", day, "-o", tmp_path / "week.csv")
    assert week.facts["rows"] >= 2

    use = booked(
        "--json", "report", "booking-statistics", "--from", day, "--to", f"{DAY + timedelta(days=5):%Y-%m-%d}", "-o",
        tmp_path / "use.pdf",
    ).facts  # fmt: skip
    assert (use["bookings"], use["booked_minutes"], use["used_minutes"]) == (5, 2 * 60 + 3 * 60 + 3 * 90, 0)
    number = (tmp_path / "number").read_text()
    loan = booked("--json", "report", "loan-receipt", "--number", number, "-o", tmp_path / "loan.pdf").facts
    assert loan["number"] == number and loan["rows"] == 1


def test_what_a_paper_needs_is_asked_for(booked: Run, tmp_path: Path) -> None:
    paper = tmp_path / "x.pdf"
    assert "--space" in refused(booked("report", "door-sheet", "-o", paper), 2)
    assert "--number" in refused(booked("report", "loan-receipt", "-o", paper), 2)
    assert "--unmask" in refused(booked("report", "room-week", "--space", "书房", "--unmask", "看看", "-o", paper), 2)
    assert "书房" in refused(booked("report", "door-sheet", "--space", "屋顶", "-o", paper), 1)
    refused(booked("report", "loan-receipt", "--number", "1", "-o", paper), 1)
    refused(booked("report", "door-sheet", "--space", "书房", "-o", tmp_path / "x.csv"), 1)
    refused(booked("report", "day-sheet", "-o", tmp_path / "no" / "x.pdf"), 3)
    assert not list(tmp_path.glob("x.*")) and not list(tmp_path.glob("*.part"))


def test_a_calendar_goes_out_and_into_another_centre(booked: Run, tmp_path: Path) -> None:
    file = tmp_path / "预约.ics"
    out = booked("--json", "ics", "export", "-o", file).facts
    assert (out["events"], out["bookings"], out["masked"]) == (3, 5, True)
    assert "周敏" not in file.read_text("utf-8")
    only = booked("--json", "ics", "export", "-o", tmp_path / "one.ics", "--space", "书房").facts
    assert only["bookings"] == 1
    day = f"{DAY:%Y-%m-%d}"
    assert booked("--json", "ics", "export", "-o", tmp_path / "d.ics", "--from", day, "--to", day).facts["events"] == 2
    assert booked("ics", "export", "-o", tmp_path / "full.ics", "--unmask", "交接").code == 0
    assert "周敏" in (tmp_path / "full.ics").read_text("utf-8")

    again = booked("--json", "ics", "import", file).facts
    assert (again["added"], again["already"], again["batch"]) == (0, 3, None)
    before = booked("digest").out
    booked("ics", "import", file, "--dry-run")
    assert booked("digest").out == before

    def there(folder: Path) -> Run:
        return lambda *words: booked(*words, env={"DANGQUN_DATA": str(folder / "data")})

    other = there(tmp_path / "other")
    assert other("init", "--site", "440305-008", "--name", "二号中心", "--level", "community", "--admin", "李主任",
                 "--pin", "482915").code == 0  # fmt: skip
    tried = other("--json", "ics", "import", file, "--dry-run").facts
    assert tried["would_add"] == 0 and len(tried["left_out"]) == 3
    in_desk(tmp_path / "other", lambda desk: spaces.save_space(desk, SYSTEM, None, {"name": "多功能厅"})[0].name)
    tried = other("--json", "ics", "import", file, "--dry-run").facts
    assert tried["would_add"] == 4 and tried["events"] == {
        "new": 2, "clash": 0, "same": 0, "changed": 0, "unreadable": 1,
    }  # fmt: skip
    done = other("ics", "import", file)
    assert done.code == 0 and "书房" in done.out
    rows = other("list", "bookings").lines
    assert [row["starts_at"] for row in rows] == [
        row["starts_at"] for row in booked("list", "bookings").lines if row["spaces"] == ["多功能厅"]
    ]
    assert other("--json", "ics", "import", file).facts["added"] == 0
    assert other("--json", "rebuild").facts["unchanged"]


def test_events_without_a_place_get_one_and_changes_are_asked_for(booked: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.ics"

    def write(start: datetime) -> None:
        stamp, until = f"{start:%Y%m%dT%H%M%S}", f"{start + timedelta(hours=1):%Y%m%dT%H%M%S}"
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:a@x", "SUMMARY:例会", f"DTSTART:{stamp}",
                 f"DTEND:{until}", "END:VEVENT", "END:VCALENDAR", ""]  # fmt: skip
        file.write_text("\r\n".join(lines), "utf-8")

    write(NEXT)
    assert booked("--json", "ics", "import", file).facts["added"] == 0
    assert booked("--json", "ics", "import", file, "--space", "多功能厅").facts["added"] == 1
    write(NEXT + timedelta(hours=2))
    told = booked("--json", "ics", "import", file, "--space", "多功能厅").facts
    assert (told["added"], told["updated"], told["events"]["changed"]) == (0, 0, 1)
    assert booked("--json", "ics", "import", file, "--space", "多功能厅", "--update").facts["updated"] == 1
    [row] = [row for row in booked("list", "bookings").lines if row["title"] == "例会"]
    assert row["starts_at"] == (NEXT + timedelta(hours=2)).isoformat()


def test_bad_calendars_are_refused_whole(booked: Run, tmp_path: Path) -> None:
    before = booked("digest").out
    refused(booked("ics", "import", tmp_path / "gone.ics"), 1)
    letter = tmp_path / "letter.ics"
    letter.write_text("你好", "utf-8")
    refused(booked("ics", "import", letter), 1)
    refused(booked("ics", "import", letter, "--space", "屋顶"), 1)
    refused(booked("ics"), 2)
    refused(booked("ics", "export"), 2)
    refused(booked("ics", "export", "-o", tmp_path / "x.pdf"), 1)
    assert booked("digest").out == before


def test_without_a_centre_calendars_say_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.ics").write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    assert "init" in refused(run("ics", "import", tmp_path / "x.ics"), 1)
    assert "init" in refused(run("ics", "export", "-o", tmp_path / "y.ics"), 1)
