"""A level above sees what those below reported: figures, activities, stations; and who has not reported what."""

import json
import shutil
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import new_id
from app.db.days_elsewhere import day_id, index_days
from app.domain.activity_records import ACTIVITY, ARCHIVE_ITEM, FEEDBACK, PHOTO, SESSION
from app.domain.auth import SYSTEM
from app.domain.report_records import ACTIVITY_FIGURE, DAILY_FIGURE
from app.domain.sites import ALL_DAY, Level
from app.domain.spaces import Opening, opening_to_json
from app.domain.station_records import INSPECTION, STATION, STATION_ISSUE, STATION_SERVICE
from app.services import activities, activity_reports, below, below_reports, figures, reports, setup, visits
from app.services.desk import Desk, open_desk
from tests.documents.test_booking_sheets import squeezed, text
from tests.services.reported import enrol, report, report_days

ZONE = ZoneInfo("Asia/Shanghai")
STREET, SHEKOU, HAIZHU, FAR = "440305-010", "440305-011", "440305-012", "440305-020"


def at(day: int, hour: int = 9, minute: int = 0, month: int = 7) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@pytest.fixture(scope="module")
def made_district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district office with a street below, two communities below that, and another street; made once."""
    desk = open_desk(tmp_path_factory.mktemp("district") / "data", SteppedClock(at(1, 9, month=6)))
    setup.init(
        desk, site_code="440305-001", name="南山区党群服务中心", level="district", admin_name="王主任", pin="204816"
    )
    enrol(
        desk,
        [
            (STREET, "粤海街道党群服务中心", Level.STREET, ""),
            (SHEKOU, "大冲社区党群服务中心", Level.COMMUNITY, STREET),
            (HAIZHU, "海珠社区党群服务中心", Level.COMMUNITY, STREET),
            (FAR, "桃源街道党群服务中心", Level.STREET, ""),
        ],
        at(1, month=7),
    )
    desk.close()
    return desk.folder


@pytest.fixture
def district(made_district: Path, tmp_path: Path) -> Desk:
    """A copy of it on 18 July 2026."""
    shutil.copytree(made_district, tmp_path / "district")
    return open_desk(tmp_path / "district", SteppedClock(at(18, 18, 42)))


@pytest.fixture
def office(district: Desk) -> Desk:
    """The same, with sixteen days of figures of all but one centre, one of them with a gap."""
    days = [date(2026, 7, number) for number in range(1, 18)]
    told = {day: {"visits": 10, "companions": 1, "tallies": 5, "bookings": 2, "booked_minutes": 120} for day in days}
    report_days(district, STREET, told)
    report_days(district, SHEKOU, {day: counts for day, counts in told.items() if day.day not in (12, 13)})
    report_days(district, HAIZHU, {day: {"visits": 0} for day in days})
    return district


def test_the_tree_below_is_walked_from_this_centre_down(district: Desk) -> None:
    with closing(district) as desk:
        assert below.is_above(desk)
        assert [(one.code, one.depth) for one in below.centres(desk)] == [
            ("440305-001", 0), (STREET, 1), (SHEKOU, 2), (HAIZHU, 2), (FAR, 1),
        ]  # fmt: skip
        assert below.centres(desk)[2].level is Level.COMMUNITY


def test_a_desk_with_nobody_below_is_above_nobody(desk: Desk) -> None:
    assert not below.is_above(desk)
    assert [one.is_own for one in below.centres(desk)] == [True]


def test_a_day_that_was_not_told_is_missing_and_a_quiet_one_is_not(office: Desk) -> None:
    with closing(office) as desk:
        found = below.overview(desk, reports.this_month(desk))
        by_code = {one.centre.code: one for one in found.lines}
        assert by_code[STREET].lacking == 0 and by_code[STREET].served == 17 * 15
        assert by_code[HAIZHU].lacking == 0 and by_code[HAIZHU].served == 0
        assert by_code[SHEKOU].missing == (date(2026, 7, 12), date(2026, 7, 13))
        assert by_code[FAR].told == 0 and by_code[FAR].lacking == 17
        assert (found.silent, found.total["visits"], found.served) == (2, 320, 480)
        assert found.days[date(2026, 7, 1)]["visits"] == 20 and found.days[date(2026, 7, 12)]["visits"] == 10
        day = below.days_of(desk, SHEKOU, reports.this_month(desk))
        assert day[date(2026, 7, 12)] is None and (day[date(2026, 7, 11)] or {})["visits"] == 10


def test_nothing_is_due_from_before_a_centre_was_enrolled_nor_of_a_day_that_is_running(office: Desk) -> None:
    with closing(office) as desk:
        found = below.overview(desk, reports.days(desk, date(2026, 6, 20), date(2026, 7, 31)))
        by_code = {one.centre.code: one for one in found.lines}
        assert (by_code[STREET].due, by_code[STREET].told, by_code[FAR].due) == (17, 17, 17)
        assert by_code["440305-001"].due == 28  # this centre's own, since it was set up on 1 June
        assert not found.is_early
        running = below.overview(desk, reports.days(desk, date(2026, 7, 18), date(2026, 7, 18)))
        assert running.is_early and running.complete == 0


def test_whoever_told_a_day_of_before_it_was_enrolled_owes_all_days_since(office: Desk) -> None:
    with closing(office) as desk:
        report_days(desk, FAR, {date(2026, 6, 28): {"visits": 3}})
        june = {one.centre.code: one for one in below.overview(desk, reports.last_month(desk)).lines}[FAR]
        assert (june.told, june.due, june.missing) == (1, 3, (date(2026, 6, 29), date(2026, 6, 30)))
        july = {one.centre.code: one for one in below.overview(desk, reports.this_month(desk)).lines}[FAR]
        assert (july.told, july.due) == (0, 17)


def test_this_centres_own_days_are_told_beside_the_others(office: Desk) -> None:
    with closing(office) as desk:
        visits.sign_in(desk, SYSTEM, name="周丽", at=at(16))
        figures.refresh(desk)
        found = below.overview(desk, reports.this_month(desk))
        own = found.lines[0]
        assert own.centre.is_own and own.counts["visits"] == 1 and own.lacking == 0
        assert found.total["visits"] == 321 and found.days[date(2026, 7, 16)]["visits"] == 21


def test_months_add_up_and_tell_what_is_missing(office: Desk) -> None:
    with closing(office) as desk:
        found = below.months(desk, reports.days(desk, date(2026, 1, 1), date(2026, 12, 31)))
        assert [month.month for month in found.months] == [1, 2, 3, 4, 5, 6, 7]
        lines = {centre.code: values for centre, values in found.lines}
        assert lines[STREET][-1] == 255 and lines[STREET][0] is None
        assert lines[HAIZHU][-1] == 0 and lines[FAR][-1] is None
        assert found.lacking == {(SHEKOU, date(2026, 7, 1)): 2, (FAR, date(2026, 7, 1)): 17} | {
            ("440305-001", date(2026, 6, 1)): 30, ("440305-001", date(2026, 7, 1)): 17
        }  # fmt: skip


def test_a_day_that_is_withdrawn_or_written_under_another_days_id_is_not_told(office: Desk) -> None:
    with closing(office) as desk:
        day = date(2026, 7, 3)
        report(desk, STREET, DAILY_FIGURE, [(day_id(STREET, day), {"day": day, "visits": 99, "voided": True})])
        report(desk, STREET, DAILY_FIGURE, [(day_id(STREET, date(2026, 7, 4)), {"day": day, "visits": 77})])
        report(desk, STREET, DAILY_FIGURE, [(new_id(), {"day": day, "visits": 55})])
        found = below.overview(desk, reports.days(desk, day, date(2026, 7, 4)))
        line = next(one for one in found.lines if one.centre.code == STREET)
        assert (line.told, line.counts["visits"]) == (0, 0)
        with desk.store.write(bytes(16)) as tx:  # and made anew from what is here it is the same
            before = below.overview(desk, reports.this_month(desk))
            index_days(tx.session.connection(), None)
        assert below.overview(desk, reports.this_month(desk)) == before


@pytest.fixture
def busy(office: Desk) -> Desk:
    """Two centres with activities, one under a campaign of the district; photos, a record, forms."""
    campaign, _ = activities.save_campaign(
        office, SYSTEM, None, {"name": "幸福生活节", "level": "district"},
    )  # fmt: skip
    for home, level, count in ((SHEKOU, "community", 3), (STREET, "street", 1)):
        for number in range(count):
            row, session = new_id(), new_id()
            report(office, home, ACTIVITY, [(row, {
                "title": f"读书会{number}", "kind": "lecture", "level": level, "status": "published",
                "number": f"HD-{number}", "campaign_id": campaign.id if number == 0 else None,
            })])  # fmt: skip
            report(office, home, SESSION, [(session, {
                "activity_id": row, "starts_at": at(10 + number, 19), "ends_at": at(10 + number, 21), "place": "图书室",
                "expected": 20, "present": 18, "absent": 2, "walk_ins": 3, "summary": "讨论热烈",
            })])  # fmt: skip
            report(office, home, ACTIVITY_FIGURE, [(figures.activity_figure_id(row), {
                "activity_id": row, "registered": 20, "present": 18, "absent": 2, "walk_ins": 3,
            })])  # fmt: skip
            report(office, home, PHOTO, [(new_id(), {"activity_id": row, "sha256": "ab" * 32, "caption": "现场"})])
            report(office, home, ARCHIVE_ITEM, [(new_id(), {
                "activity_id": row, "kind": "plan", "text": "方案", "done_on": date(2026, 7, 1), "by": "罗建平",
            })])  # fmt: skip
            report(office, home, FEEDBACK, [(new_id(), {"activity_id": row, "score": 5, "count": 4}),
                                            (new_id(), {"activity_id": row, "score": 3, "count": 4})])  # fmt: skip
    off = new_id()
    report(office, HAIZHU, ACTIVITY, [(off, {"title": "取消了", "status": "cancelled", "level": "community"})])
    report(office, HAIZHU, SESSION, [(new_id(), {"activity_id": off, "starts_at": at(9), "ends_at": at(9, 11)})])
    return office


def test_activities_of_all_centres_come_with_their_record_and_name_nobody(busy: Desk) -> None:
    with closing(busy) as desk:
        month = reports.this_month(desk)
        found = below.activities(desk, month)
        assert [one.title for one in found][:1] == ["读书会2"] and len(found) == 4
        assert {one.centre for one in found} == {"大冲社区党群服务中心", "粤海街道党群服务中心"}
        assert all((one.came, one.registered, one.photos, one.sessions) == (21, 20, 1, 1) for one in found)
        assert below.by_level_and_kind(found)[0][2:] == (1, 1, 21)
        assert [one.title for one in below.activities(desk, month, below.ActivityWish(text="读书会2"))] == ["读书会2"]
        assert len(below.activities(desk, month, below.ActivityWish(homes=(STREET,)))) == 1
        assert len(below.activities(desk, month, below.ActivityWish(levels=("community",)))) == 3
        assert not below.activities(desk, reports.last_month(desk))
        record = below.activity(desk, found[0].home, found[0].id)
        assert record.sessions[0].summary == "讨论热烈" and record.feedback == (8, 4.0)
        assert record.photos[0].path is None and record.evidence[0].text == "方案"
        assert "罗建平" not in repr(record)
        with pytest.raises(UserError):
            below.activity(desk, HAIZHU, found[0].id)


def test_a_campaigns_activities_come_from_all_centres(busy: Desk) -> None:
    with closing(busy) as desk:
        (campaign,) = activities.campaigns(desk)
        found = below.of_campaign(desk, campaign.id)
        assert sorted((one.home, one.came, one.campaign) for one in found) == [
            (STREET, 21, "幸福生活节"), (SHEKOU, 21, "幸福生活节"),
        ]  # fmt: skip


def test_stations_of_all_centres_are_on_one_map_with_what_is_wrong(office: Desk) -> None:
    always, as_centre = (json.dumps(opening_to_json(one)) for one in (Opening(ALL_DAY), Opening()))
    rows = [new_id(to_ms) for to_ms in (1_780_000_000_000, 1_780_000_000_001, 1_780_000_000_002)]
    with closing(office) as desk:
        report(desk, SHEKOU, STATION, [
            (rows[0], {"name": "大冲驿站", "opening": always, "longitude": 113_950_000, "latitude": 22_540_000}),
            (rows[1], {"name": "随中心开放", "opening": as_centre, "longitude": 113_940_000, "latitude": 22_540_000}),
        ])  # fmt: skip
        report(desk, FAR, STATION, [(rows[2], {"name": "桃源驿站", "opening": always, "suspended": True})])
        report(desk, SHEKOU, STATION_SERVICE, [(new_id(), {"station_id": rows[0], "code": "water"})])
        report(desk, SHEKOU, INSPECTION, [(new_id(), {
            "station_id": rows[0], "at": at(16), "finished_at": at(16, 10), "score": 96})])  # fmt: skip
        report(desk, SHEKOU, STATION_ISSUE, [
            (new_id(), {"station_id": rows[0], "text": "饮水机不出水", "found_at": at(2), "due_on": date(2026, 7, 9)}),
            (new_id(), {"station_id": rows[0], "text": "早就好了", "found_at": at(2), "verified_at": at(3)}),
        ])  # fmt: skip
        found = below.all_stations(desk, origin=(113_950_100, 22_540_000))
        assert [line.row.name for line in found.lines] == ["大冲驿站", "随中心开放", "桃源驿站"]
        first = found.lines[0]
        assert (first.row.score, first.row.overdue, first.open_issues) == (96, False, ("饮水机不出水",))
        assert first.row.open_now and found.lines[1].row.open_now is None and not found.lines[2].row.open_now
        assert (found.open_now, found.issues_open, found.issues_overdue) == (1, 1, 1)
        assert found.rounds_overdue == 2


def test_a_long_period_counts_what_is_missing_without_naming_the_days(office: Desk) -> None:
    with closing(office) as desk:
        found = below.overview(desk, reports.days(desk, date(2026, 1, 1), date(2026, 12, 31)))
        line = next(one for one in found.lines if one.centre.code == SHEKOU)
        assert line.lacking == 2 and line.missing == ()


def test_the_paper_of_figures_says_what_the_screen_says(office: Desk, tmp_path: Path) -> None:
    with closing(office) as desk:
        month = reports.this_month(desk)
        info, _ = below_reports.figures_below(desk, SYSTEM, month, tmp_path / "below.pdf")
        found = squeezed(text(info.path, "-raw"))
        assert info.rows == 5 and info.check_code in found
        for words in ("南山区党群服务中心", "大冲社区党群服务中心", "15/17", "7/12to7/13", "480"):
            assert words in found
        book = tmp_path / "below.xlsx"
        below_reports.figures_below(desk, SYSTEM, reports.days(desk, date(2026, 6, 1), date(2026, 7, 31)), book)
        first, second = openpyxl.load_workbook(book).worksheets
        rows = {row[1]: row for row in first.iter_rows(values_only=True)}
        assert rows["粤海街道党群服务中心"][3:6] == (17, 17, 255)
        assert rows["桃源街道党群服务中心"][3:6] == (0, 17, None)
        assert rows["海珠社区党群服务中心"][5] == 0
        monthly = {row[1]: row[3:] for row in second.iter_rows(values_only=True)}
        assert monthly["粤海街道党群服务中心"] == (None, 255) and monthly["桃源街道党群服务中心"] == (None, None)


def test_the_roll_up_and_a_campaign_count_what_all_centres_did(busy: Desk, tmp_path: Path) -> None:
    with closing(busy) as desk:
        path = tmp_path / "activities.csv"
        info, _ = below_reports.activities_below(desk, SYSTEM, reports.this_month(desk), path)
        assert info.rows == 4
        (campaign,) = activities.campaigns(desk)
        book = tmp_path / "campaign.xlsx"
        info, _ = activity_reports.campaign_report(desk, SYSTEM, campaign.id, book)
        assert info.rows == 2
        shares, listed = openpyxl.load_workbook(book).worksheets
        sums = next(row for row in shares.iter_rows(values_only=True) if row[0] == "Sum")
        assert sums[2:5] == (2, 2, 42)
        centres = {row[-1] for row in listed.iter_rows(values_only=True)}
        assert {"大冲社区党群服务中心", "粤海街道党群服务中心"} <= centres
        pages = tmp_path / "campaign.pdf"
        activity_reports.campaign_report(desk, SYSTEM, campaign.id, pages)
        said = squeezed(text(pages, "-raw"))
        assert "大冲社区党群服务中心" in said and "罗建平" not in said
