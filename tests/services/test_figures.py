"""What a centre reports of its days is what its own reports say; two desks that wrote apart settle it themselves."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from app.core.clock import SteppedClock
from app.db.days_elsewhere import day_id
from app.db.models import ActivityFigure, DailyFigure
from app.db.oplog import digest
from app.db.tx import Changes
from app.domain.auth import SYSTEM, Actor
from app.domain.fields import SyncClass
from app.domain.records import RECORDS
from app.domain.report_records import REPORT_RECORDS
from app.services import (
    activities,
    booking_reports,
    demo,
    figures,
    inspections,
    maintenance,
    reports,
    settings,
    stations,
    tallies,
    visits,
)
from app.services.activities import SessionPlan
from app.services.desk import Desk, open_desk
from tests.two_desks import bring

ZONE = ZoneInfo("Asia/Shanghai")


def written(desk: Desk) -> dict[date, DailyFigure]:
    with desk.store.read() as session:
        return {row.day: row for row in session.scalars(select(DailyFigure)) if row.day is not None}


def counts(row: DailyFigure) -> dict[str, int]:
    return {name: getattr(row, name) for name in figures.COUNTS}


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A demo centre whose figures were written."""
    clock = SteppedClock(datetime(2026, 7, 18, 18, 42, tzinfo=ZONE))
    with closing(open_desk(tmp_path_factory.mktemp("figures") / "data", clock)) as desk:
        demo.fill(desk)
        assert figures.refresh(desk)
        yield desk


def test_a_day_is_told_as_the_reports_page_tells_it(lively: Desk, tmp_path: Path) -> None:
    desk, found = lively, written(lively)
    last = desk.duty_day() - timedelta(days=1)
    assert max(found) == last
    for day in [last - timedelta(days=back) for back in (0, 1, 2, 5, 9, 30, 200)]:
        period = reports.days(desk, day, day)
        here, row = visits.figures(desk, period.start, period.end), found[day]
        assert (row.visits, row.companions, row.tallies) == (here.registered, here.companions, here.tallied)
        use, _ = booking_reports.statistics(desk, SYSTEM, period, tmp_path / "use.csv")
        assert use.use is not None and use.use.total is not None
        assert (row.bookings, row.booked_minutes) == (use.use.total.bookings, use.use.total.booked)
        held = [
            one
            for parent, one in activities.sessions_between(desk, period.start, period.end)
            if one.starts_at >= period.start and activities.takes_place(parent.status, one)
        ]
        assert row.sessions == len(held)
        assert row.participants == sum((one.present or 0) + (one.walk_ins or 0) for one in held)
    month = [counts(row) for day, row in found.items() if (day.year, day.month) == (2026, 6)]
    june = reports.days(desk, date(2026, 6, 1), date(2026, 6, 30))
    assert len(month) == 30
    assert sum(one["visits"] for one in month) == visits.figures(desk, june.start, june.end).registered


def test_an_activity_is_told_as_its_own_page_tells_it(lively: Desk) -> None:
    with lively.store.read() as session:
        rows = {row.activity_id: row for row in session.scalars(select(ActivityFigure))}
    ids = activities.activity_ids(lively, activities.ActivityFilter())
    shown = {row.id: row for row in activities.activity_rows(lively, ids)}
    assert len(rows) > 50
    for one, row in rows.items():
        assert one is not None
        assert row.registered == shown[one].taken
        assert row.present + row.walk_ins == (shown[one].present or 0)


def test_nothing_is_written_twice_and_the_log_makes_the_same_again(lively: Desk) -> None:
    figures.refresh(lively)
    assert not figures.refresh(lively)
    assert maintenance.rebuild(lively, SYSTEM).unchanged


@pytest.fixture
def opened(desk: Desk, clock: SteppedClock) -> Desk:
    """A desk three days after it was set up, on a day when nobody has come yet."""
    clock.advance(days=3)
    return desk


def test_only_days_that_are_over_are_told_and_quiet_days_are_told_as_quiet(
    opened: Desk, clock: SteppedClock, clerk: Actor
) -> None:
    visits.sign_in(opened, clerk, name="周丽", companions=2)
    figures.refresh(opened)
    found = written(opened)
    assert sorted(found) == [date(2026, 7, 18), date(2026, 7, 19), date(2026, 7, 20)]
    assert not any(any(counts(row).values()) for row in found.values())
    clock.advance(days=1)
    figures.refresh(opened)
    row = written(opened)[date(2026, 7, 21)]
    assert (row.visits, row.companions) == (1, 2)
    assert row.id == day_id(opened.store.centre, date(2026, 7, 21))


def test_a_clock_that_stood_years_ahead_tells_of_no_years_of_quiet_days(
    opened: Desk, clock: SteppedClock, clerk: Actor
) -> None:
    figures.refresh(opened)
    clock.advance(days=3650)
    figures.refresh(opened)
    assert max(written(opened)) == date(2026, 7, 20)
    clock.advance(days=-3648)
    visits.sign_in(opened, clerk, name="周丽")
    clock.advance(days=1)
    figures.refresh(opened)
    assert {day: row.visits for day, row in written(opened).items() if day > date(2026, 7, 20)} == {
        date(2026, 7, 21): 0, date(2026, 7, 22): 0, date(2026, 7, 23): 1,
    }  # fmt: skip


def test_what_is_corrected_later_is_told_again_on_both_days(opened: Desk, clock: SteppedClock, clerk: Actor) -> None:
    one, _ = visits.sign_in(opened, clerk, name="周丽")
    tallies.add(opened, clerk, "rider", "water", 4)
    clock.advance(days=1)
    figures.refresh(opened)
    was = opened.now() - timedelta(days=3)
    visits.correct(
        opened, clerk, one.id, {"arrived_at": was, "left_at": was + timedelta(hours=1)}, reason="登记错了日期"
    )
    changes = figures.refresh(opened)
    assert len(changes.tables["daily_figure"]) == 2
    found = written(opened)
    assert [found[date(2026, 7, day)].visits for day in (19, 21)] == [1, 0]
    assert found[date(2026, 7, 21)].tallies == 4
    visits.void_visit(opened, clerk, one.id, "登记错了人")
    figures.refresh(opened)
    assert written(opened)[date(2026, 7, 19)].visits == 0


def test_a_duty_day_that_begins_at_another_hour_is_counted_anew(
    opened: Desk, clock: SteppedClock, admin: Actor, clerk: Actor
) -> None:
    visits.sign_in(opened, clerk, name="周丽")  # 18:42 on the 21st
    clock.advance(days=2)
    figures.refresh(opened)
    assert written(opened)[date(2026, 7, 21)].visits == 1
    settings.save(opened, admin, {"duty_day_start": 20 * 60 + 10})
    figures.refresh(opened)
    found = written(opened)
    assert (found[date(2026, 7, 20)].visits, found[date(2026, 7, 21)].visits) == (1, 0)


def test_rounds_and_issues_of_stations_are_counted_once_they_are_finished(
    opened: Desk, clock: SteppedClock, manager: Actor
) -> None:
    card, _ = stations.save(opened, manager, None, {"name": "蛇口暖蜂驿站"})
    begun, _ = inspections.start(opened, manager, card.row.id)
    for result in begun.results:
        inspections.judge(opened, manager, begun.id, result.id, "good")
    clock.advance(days=1)
    figures.refresh(opened)
    assert written(opened)[date(2026, 7, 21)].inspections == 0
    issue = {begun.results[0].id: ("饮水机不出水", date(2026, 8, 1))}
    inspections.finish(opened, manager, begun.id, issues=issue)
    figures.refresh(opened)
    assert written(opened)[date(2026, 7, 21)].inspections == 1  # the day on which it was begun
    clock.advance(days=1)
    figures.refresh(opened)
    assert written(opened)[date(2026, 7, 22)].issues == 1


def test_two_desks_that_wrote_apart_settle_it_without_anybody(
    opened: Desk, clock: SteppedClock, clerk: Actor, manager: Actor, tmp_path: Path
) -> None:
    made, _ = activities.save(
        opened, manager, None, {"title": "读书会", "kind": "lecture", "mode": "none"},
        sessions=[SessionPlan(opened.now(), opened.now() + timedelta(hours=2), place="大厅")],
    )  # fmt: skip
    activities.publish(opened, manager, made.row.id)
    opened.store.checkpoint()
    shutil.copytree(opened.folder, tmp_path / "b", ignore=shutil.ignore_patterns("*.lock", "installation.json"))
    with closing(open_desk(tmp_path / "b", clock)) as other:
        for desk, names in ((opened, ("周丽", "何军")), (other, ("谢芳",))):
            for name in names:
                visits.sign_in(desk, clerk, name=name)
        clock.advance(days=1)
        for desk in (opened, other):
            figures.refresh(desk)
        day = date(2026, 7, 21)
        assert (written(opened)[day].visits, written(other)[day].visits) == (2, 1)
        bring(opened, other)
        bring(other, opened)
        figures.refresh(opened)
        assert (written(opened)[day].visits, written(opened)[day].state) == (3, 0)
        figures.refresh(other)
        bring(opened, other)
        bring(other, opened)
        for desk in (opened, other):
            figures.refresh(desk)
            assert (written(desk)[day].visits, written(desk)[day].state) == (3, 0)
        bring(opened, other)
        bring(other, opened)
        changes: list[Changes] = [figures.refresh(desk) for desk in (opened, other, opened, other)]
        assert not any(changes)
        with opened.store.read() as here, other.store.read() as there:
            assert digest(here.connection()) == digest(there.connection())


def test_nothing_that_goes_up_the_tree_is_personal() -> None:
    classes = (SyncClass.REPORT, SyncClass.FIGURES, SyncClass.REFERENCE)
    told = [item for spec in RECORDS if spec.sync_class in classes for item in spec.fields]
    assert told and not [item.name for item in told if item.personal or item.mask]
    assert not [spec.table for spec in RECORDS if spec.sync_class in classes and spec.erasable]
    people = {"person", "staff", "registration", "participant", "visit", "station_keeper"}
    assert not [item.name for item in told if item.references in people]
    assert {item.type for spec in REPORT_RECORDS for item in spec.own} <= {"integer", "date", "row"}
