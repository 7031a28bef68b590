"""Rosters and registers of activities come in whole, by the rules of registrations, once, and go again whole."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from app.core.clock import SteppedClock
from app.core.errors import Cancelled, UserError
from app.core.ids import RowId
from app.core.progress import Progress
from app.domain.activities import Standing
from app.domain.auth import Actor
from app.services import activities, attendance, bookings, ledgers, people, registrations, spaces
from app.services.activities import ActivityFilter, ActivityRow, QuotaPlan, SessionPlan
from app.services.desk import Desk
from app.services.ledgers import LedgerPlan, LoadResult
from app.services.maintenance import digest
from app.services.registrations import Registered, RegistrationWish

DATA = Path(__file__).parents[1] / "data"
ROSTER, REGISTER = DATA / "夏令营报名表.xlsx", DATA / "活动台账.xlsx"
ZONE = ZoneInfo("Asia/Shanghai")
HEAD = ("学生姓名", "出生日期", "家长", "关系", "家长电话", "家庭类别")


@pytest.fixture(autouse=True)
def june(clock: SteppedClock) -> None:
    clock.now = datetime(2026, 6, 20, 9, tzinfo=ZONE)


def plan_of(desk: Desk, file: Path, kind: str = "registrations", activity: RowId | None = None) -> LedgerPlan:
    return ledgers.plan(desk, ledgers.read(desk, file, kind), activity=activity)


def bring(desk: Desk, actor: Actor, plan: LedgerPlan) -> LoadResult:
    return ledgers.load(desk, actor, plan)[0]


def roster(path: Path, *lines: tuple[str, ...], above: tuple[str, ...] = ()) -> Path:
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([*((line,) for line in above), HEAD, *lines])
    return path


def every(desk: Desk) -> list[ActivityRow]:
    return activities.activity_rows(desk, activities.activity_ids(desk, ActivityFilter()))


def counts(desk: Desk, activity: RowId) -> dict[Standing, int]:
    found: dict[Standing, int] = {}
    for row in registrations.rows(desk, activity):
        found[row.standing] = found.get(row.standing, 0) + len(row.participants)
    return found


def made(desk: Desk, actor: Actor, **values: object) -> RowId:
    start = datetime(2026, 7, 13, 9, tzinfo=ZONE)
    card, _ = activities.save(
        desk, actor, None, {"title": "暑期托管班", "kind": "camp", "collected": True, **values},
        sessions=[SessionPlan(start, start + timedelta(hours=2), place="三楼")],
    )  # fmt: skip
    activities.publish(desk, actor, card.row.id)
    return card.row.id


def test_the_sample_roster_makes_its_camp_and_fills_it_once_and_goes_again(
    desk: Desk, manager: Actor, clock: SteppedClock
) -> None:
    hall = spaces.save_space(desk, manager, None, {"name": "多功能厅", "capacity": 80})[0]
    plan = plan_of(desk, ROSTER)
    assert (len(plan.records), len(plan.duplicates), plan.people_new) == (62, 3, 124)
    assert any("40 admitted, 22 on the waiting list" in words for words in plan.words)
    assert any("month of birth is written for 33" in words for words in plan.words)
    result = bring(desk, manager, plan)
    assert (result.added, result.people_added, result.already) == (62, 124, 3)

    (row,) = every(desk)
    card = activities.card(desk, row.id)
    assert (row.title, row.kind, row.capacity, row.status) == ("“小小科学家”夏令营", "camp", 40, "published")
    days = [one.starts_at.astimezone(ZONE).date().isoformat() for one in card.sessions]
    assert days == [f"2026-07-{day}" for day in (13, 14, 15, 16, 17)] and all(one.booked for one in card.sessions)
    assert (row.level, card.values["organiser"]) == ("community", "蛇口社区党群服务中心")
    (quota,) = card.quotas
    assert (quota.name, quota.places) == ("新就业群体子女", 10)
    assert counts(desk, row.id) == {Standing.ADMITTED: 40, Standing.WAITING: 22}
    (use,) = card.allocation.use
    assert use.taken >= 10 and card.allocation.free == 0

    rows = registrations.rows(desk, row.id)
    second = next(one for one in rows if one.participants[0].name == "徐霞浩")
    assert (second.contact, second.phone, second.participants[0].age) == ("彭丽", "182****6956", 7)
    assert [(one.name, one.relation) for one in second.collectors] == [("彭丽", "母亲")]
    child = second.participants[0].person_id
    assert child is not None
    shown = people.card(desk, child)
    assert shown.birth_date is not None and shown.birth_date.isoformat() == "2019-06-01"
    assert shown.note == "Date of birth as written: 2019年6月", "nobody takes it for exact"
    assert [kin.name for kin in shown.guardians] == ["彭丽"]

    clock.advance(minutes=1)
    again = plan_of(desk, ROSTER)
    assert (len(again.records), len(again.duplicates)) == (0, 65)
    assert bring(desk, manager, again).batch_id is None
    assert result.batch_id is not None and ledgers.activity_of(desk, result.batch_id) == row.id
    assert ledgers.undo_batch(desk, manager, result.batch_id)[0] == 62
    assert every(desk) == [] and people.counts(desk).people == 0
    start = datetime(2026, 7, 13, 10, tzinfo=ZONE)
    booked, _ = bookings.book(
        desk, manager, starts_at=start, ends_at=start + timedelta(hours=1), spaces=[hall.id], title="会"
    )
    assert booked.row.status == "confirmed", "the hall is free again"


SMALL = (
    ("何秋生", "2017-03-02", "何秋月", "母亲", "13911112222", "双职工家庭"),
    ("林知予", "2018-05-01", "林崇岳", "父亲", "13877665544", "骑手子女"),
)
ABOVE = ("少儿书法班报名表", "时间：7月4日 9:00-10:30  地点：三楼  名额：20人")


def test_stopped_nothing_of_it_remains(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    plan = plan_of(desk, roster(tmp_path / "名单.csv", *SMALL, above=ABOVE))
    before = digest(desk)

    def stop(done: int, total: int, text: str) -> None:
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        ledgers.load(desk, manager, plan, Progress(stop))
    assert digest(desk) == before


def test_siblings_are_one_household_in_an_activity_that_was_chosen(
    desk: Desk, manager: Actor, clock: SteppedClock, tmp_path: Path
) -> None:
    activity = made(desk, manager, capacity=3)
    known, _ = people.save(desk, manager, None, {"name": "林崇岳", "phones": "13877665544"})
    people.add_child(desk, manager, known.id, {"name": "林知予", "birth_date": "2018-05-01"}, "父亲")
    file = roster(
        tmp_path / "名单.csv",
        ("何秋生", "2017-03-02", "何秋月", "母亲", "13911112222", "双职工家庭"),
        ("林知予", "2018-05-01", "林崇岳", "父亲", "13877665544", "骑手子女"),
        ("林知远", "2019-08-01", "林崇岳", "父亲", "13877665544", "骑手子女"),
        ("周小满", "2016-01-01", "周敏", "母亲", "13700001111", "居民"),
    )
    with pytest.raises(UserError) as refused:
        plan_of(desk, file)
    assert refused.value.field == "activity"
    plan = plan_of(desk, file, activity=activity)
    assert plan.people_new == 5, "father and first child have cards"
    clock.advance(minutes=1)
    bring(desk, manager, plan)
    standing = [([one.name for one in row.participants], row.standing) for row in registrations.rows(desk, activity)]
    assert standing == [
        (["何秋生"], Standing.ADMITTED), (["林知予", "林知远"], Standing.ADMITTED), (["周小满"], Standing.WAITING)
    ]  # fmt: skip
    assert [kin.name for kin in people.card(desk, known.id).children] == ["林知予", "林知远"]
    batch = ledgers.batches(desk)[0].id
    ledgers.undo_batch(desk, manager, batch)
    assert [row.title for row in every(desk)] == ["暑期托管班"], "it was here before"
    assert people.counts(desk).people == 2 and registrations.rows(desk, activity) == []


def test_sheets_of_several_activities_come_in_one_at_a_time(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    hall = spaces.save_space(desk, manager, None, {"name": "多功能厅"})[0]
    start = datetime(2026, 7, 4, 10, tzinfo=ZONE)
    bookings.book(desk, manager, starts_at=start, ends_at=start + timedelta(hours=1), spaces=[hall.id], title="会")
    book = openpyxl.Workbook()
    for name in ("书法班", "合唱班"):
        sheet = book.create_sheet(name)
        for line in ((f"{name}报名表",), ("时间：7月4日 9:00-10:30 地点：多功能厅",), HEAD, *SMALL):
            sheet.append(line)
    del book["Sheet"]
    book.save(tmp_path / "各班.xlsx")
    draft = ledgers.read(desk, tmp_path / "各班.xlsx", "registrations")
    with pytest.raises(UserError, match="书法班, 合唱班"):
        ledgers.plan(desk, draft)
    plan = ledgers.plan(desk, draft, sheets=["合唱班"])
    assert any("taken" in words or "会" in words for words in plan.words), "the hall is promised to somebody else"
    bring(desk, manager, plan)
    (row,) = every(desk)
    assert (row.title, row.place, row.capacity) == ("合唱班", "多功能厅", None)
    assert not activities.card(desk, row.id).sessions[0].booked


def test_for_a_ballot_they_apply_and_kept_places_stay_kept(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    lines = [(f"陈{name}", "2017-01-01", f"陈父{name}", "父亲", "", "居民") for name in "甲乙丙丁"]
    file = roster(tmp_path / "名单.csv", *lines)
    ballot = made(desk, manager, capacity=2, mode="ballot")
    bring(desk, manager, plan_of(desk, file, activity=ballot))
    assert counts(desk, ballot) == {Standing.APPLIED: 4}
    kept = made(desk, manager, title="另一期", capacity=4)
    activities.save_quotas(desk, manager, kept, [QuotaPlan("骑手子女", 2, categories=("rider_child",))])
    bring(desk, manager, plan_of(desk, file, activity=kept))
    assert counts(desk, kept) == {Standing.ADMITTED: 2, Standing.WAITING: 2}


def test_a_roster_stays_once_somebody_was_signed_in_or_a_household_has_grown(
    desk: Desk, manager: Actor, clock: SteppedClock, tmp_path: Path
) -> None:
    activity = made(desk, manager, capacity=9)
    result = bring(desk, manager, plan_of(desk, roster(tmp_path / "名单.csv", *SMALL), activity=activity))
    assert result.batch_id is not None
    row = registrations.rows(desk, activity)[0]
    child = Registered(id=row.participants[0].id, person_id=row.participants[0].person_id, relation="父亲")
    more = Registered(name="新来的", relation="父亲", birth_date=date(2018, 1, 1))
    family = RegistrationWish(activity, (child, more), row.contact_id, own=row.id)
    grown = registrations.change(desk, manager, family)[0].row
    with pytest.raises(UserError, match="registered since"):
        ledgers.undo_batch(desk, manager, result.batch_id)
    registrations.withdraw(desk, manager, grown.participants[-1].id, "不来了")
    session = activities.card(desk, activity).sessions[0]
    clock.now = session.starts_at
    attendance.mark(desk, manager, session.id, [child.id or b""])
    with pytest.raises(UserError, match="signed in since"):
        ledgers.undo_batch(desk, manager, result.batch_id)
    attendance.clear(desk, manager, session.id, [child.id or b""])
    assert ledgers.undo_batch(desk, manager, result.batch_id)[0] == 2


def test_an_activity_somebody_works_with_stays_when_its_roster_goes(
    desk: Desk, manager: Actor, clock: SteppedClock, tmp_path: Path
) -> None:
    result = bring(desk, manager, plan_of(desk, roster(tmp_path / "名单.csv", *SMALL, above=ABOVE)))
    assert result.batch_id is not None
    (row,) = every(desk)
    assert (row.title, row.capacity, row.taken, row.place) == ("少儿书法班", 20, 2, "三楼")
    clock.advance(minutes=1)
    activities.save(desk, manager, row.id, {"capacity": 50})
    assert ledgers.undo_batch(desk, manager, result.batch_id)[0] == 2
    assert [(one.title, one.taken) for one in every(desk)] == [("少儿书法班", 0)]
    assert people.counts(desk).people == 0


def test_the_register_comes_in_with_its_figures_once_and_goes_again(
    desk: Desk, manager: Actor, clock: SteppedClock
) -> None:
    clock.now = datetime(2026, 7, 3, 9, tzinfo=ZONE)
    spaces.save_space(desk, manager, None, {"name": "多功能厅", "capacity": 80})
    plan = plan_of(desk, REGISTER, "activities")
    assert "10 activities with 17 sessions." in plan.words
    result = bring(desk, manager, plan)
    assert (result.added, result.already, result.rejected) == (11, 1, 1)
    rows = {row.title: row for row in every(desk)}
    assert len(rows) == 10 and sum(row.present or 0 for row in rows.values()) == 565
    assert rows["老年人手机课"].sessions == 2 and rows["老年人手机课"].present == 45
    lessons = activities.card(desk, rows["老年人手机课"].id).sessions
    assert [one.title for one in lessons] == ["第一课", "第二课"]
    assert rows["写春联送祝福"].campaign == "幸福生活节" and rows["写春联送祝福"].kind == "culture"
    camp = activities.card(desk, rows["“小小科学家”夏令营"].id)
    assert all(one.booked for one in camp.sessions), "what is to come books the hall"
    assert len({row.number for row in rows.values()}) == 10
    assert {row.missing for row in rows.values() if row.title != camp.row.title} == {0} and camp.row.missing
    again = plan_of(desk, REGISTER, "activities")
    assert (len(again.records), len(again.duplicates)) == (0, 12)
    assert result.batch_id is not None
    ledgers.undo_batch(desk, manager, result.batch_id)
    assert every(desk) == [] and activities.campaigns(desk) == []
