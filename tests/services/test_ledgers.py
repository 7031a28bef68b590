"""Ledgers brought in as a whole and taken back as a whole."""

import csv
from pathlib import Path

import openpyxl
import pytest

from app.core.clock import SteppedClock
from app.core.errors import Cancelled, UserError
from app.core.progress import Progress
from app.domain.auth import Actor
from app.services import ledgers, people, visits
from app.services.desk import Desk
from app.services.ledgers import LoadResult
from app.services.maintenance import digest
from app.services.visits import VisitFilter

SAMPLE = Path(__file__).parents[1] / "data" / "来访登记表.xlsx"
BY_ITS_OWN_TOTALS = 182 + 190 + 175
"""What the three sheets of the sample say under 合计."""


def bring(desk: Desk, actor: Actor, file: Path, kind: str = "visits") -> LoadResult:
    result, _ = ledgers.load(desk, actor, ledgers.plan(desk, ledgers.read(desk, file, kind)))
    return result


def write(path: Path, *lines: tuple[str, ...]) -> Path:
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(lines)
    return path


HEAD = ("日期", "姓名", "联系电话", "来访事由", "来访时间", "离开时间")


def test_the_sample_comes_in_whole_twice_adds_nothing_and_goes_as_a_whole(desk: Desk, manager: Actor) -> None:
    first = bring(desk, manager, SAMPLE)
    assert (first.added, first.already, first.rejected) == (BY_ITS_OWN_TOTALS, 0, 0)
    found = visits.figures(desk)
    assert found.registered == BY_ITS_OWN_TOTALS and found.present == 0
    before = digest(desk)
    again = bring(desk, manager, SAMPLE)
    assert (again.added, again.already, again.batch_id) == (0, BY_ITS_OWN_TOTALS, None)
    assert digest(desk) == before
    assert first.batch_id is not None
    assert len(visits.visit_ids(desk, VisitFilter(batch_id=first.batch_id))) == BY_ITS_OWN_TOTALS
    count, changes = ledgers.undo_batch(desk, manager, first.batch_id, "装错文件")
    assert count == BY_ITS_OWN_TOTALS and len(changes.tables["visit"]) == count
    assert visits.figures(desk).registered == 0 and not visits.visit_ids(desk, VisitFilter())
    assert not people.search(desk, "138")
    batch = ledgers.batches(desk)[0]
    assert batch.undone and batch.reason == "装错文件" and batch.who == manager.name
    with pytest.raises(UserError):
        ledgers.undo_batch(desk, manager, first.batch_id)
    assert bring(desk, manager, SAMPLE).added == BY_ITS_OWN_TOTALS
    assert visits.figures(desk).registered == BY_ITS_OWN_TOTALS


def test_planning_changes_nothing_and_says_what_would_come(desk: Desk, manager: Actor) -> None:
    before = digest(desk)
    plan = ledgers.plan(desk, ledgers.read(desk, SAMPLE, "visits"))
    assert len(plan.records) == BY_ITS_OWN_TOTALS and plan.people_new > 0 and plan.period is not None
    assert plan.loaded_before is None and digest(desk) == before
    one_sheet = ledgers.plan(desk, ledgers.read(desk, SAMPLE, "visits"), sheets=["4月"])
    assert len(one_sheet.records) == 190
    result, _ = ledgers.load(desk, manager, plan)
    assert result.people_added == plan.people_new
    after, _ = ledgers.load(desk, manager, plan)
    assert (after.added, after.already) == (0, BY_ITS_OWN_TOTALS)
    assert ledgers.plan(desk, ledgers.read(desk, SAMPLE, "visits")).loaded_before is not None


def test_a_cancelled_load_leaves_nothing(desk: Desk, manager: Actor) -> None:
    before = digest(desk)
    plan = ledgers.plan(desk, ledgers.read(desk, SAMPLE, "visits"))
    progress = Progress()
    seen: list[int] = []

    def stop(done: int, total: int, text: str) -> None:
        seen.append(done)
        progress.cancel()

    progress = Progress(stop)
    with pytest.raises(Cancelled):
        ledgers.load(desk, manager, plan, progress)
    assert seen and digest(desk) == before and not ledgers.batches(desk)
    assert ledgers.load(desk, manager, plan)[0].added == BY_ITS_OWN_TOTALS


def test_a_cancelled_undo_leaves_everything(desk: Desk, manager: Actor) -> None:
    batch = bring(desk, manager, SAMPLE).batch_id
    assert batch is not None
    before = digest(desk)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        ledgers.undo_batch(desk, manager, batch, progress=progress)
    assert digest(desk) == before


def test_people_are_found_by_name_and_phone(desk: Desk, manager: Actor, tmp_path: Path, clock: SteppedClock) -> None:
    known, _ = visits.sign_in(desk, manager, name="王芳", phones="13800138000 0755-26412345")
    file = write(
        tmp_path / "登记.csv",
        HEAD,
        ("2026年5月1日", "王芳", "138 0013 8000", "借书", "9:05", "10点20"),
        ("2026.5.2", "王芳", "13911112222", "借书", "9:05", ""),
        ("5月3日", "王芳", "13911112222", "开会", "14:00", "16:00"),
        ("5月4日", "李雷", "", "充电", "8:00", "8:30"),
        ("5月5日", "李雷", "", "充电", "8:00", "8:30"),
    )
    result = bring(desk, manager, file)
    assert (result.added, result.people_added) == (5, 2)
    assert len(visits.visit_ids(desk, VisitFilter(person_id=known.person_id))) == 2
    rows = visits.visit_rows(desk, visits.visit_ids(desk, VisitFilter(text="李雷")))
    assert len({row.person_id for row in rows}) == 1 and rows[0].purposes == ("rest",)
    assert rows[0].stay is not None and rows[0].stay.total_seconds() == 1800


def test_a_card_that_has_been_used_since_stays_when_its_ledger_goes(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    file = write(
        tmp_path / "登记.csv",
        HEAD,
        ("2026-05-01", "王芳", "13800138000", "借书", "9:05", "10:20"),
        ("2026-05-01", "李雷", "13900139000", "借书", "9:05", "10:20"),
    )
    batch = bring(desk, manager, file).batch_id
    assert batch is not None
    [hit] = people.search(desk, "王芳")
    row, _ = visits.sign_in(desk, manager, person_id=hit.id)
    assert ledgers.undo_batch(desk, manager, batch)[0] == 2
    assert [one.name for one in people.search(desk, "13")] == ["王芳"]
    assert visits.row(desk, row.id).name == "王芳"


def test_unreadable_rows_are_listed_exported_repaired_and_loaded(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    file = write(
        tmp_path / "登记.csv",
        HEAD,
        ("2026-05-01", "王芳", "13800138000", "借书", "9:05", "10:20"),
        ("2026-02-31", "李雷", "13900139000", "借书", "9:05", "10:20"),
    )
    plan = ledgers.plan(desk, ledgers.read(desk, file, "visits"))
    assert len(plan.records) == 1 and len(plan.rejected) == 1 and plan.rejected[0].reason
    repair = tmp_path / "repair.xlsx"
    assert ledgers.write_rejects(plan, repair) == 1
    assert ledgers.load(desk, manager, plan)[0].rejected == 1
    book = openpyxl.load_workbook(repair)
    sheet = book.worksheets[0]
    at = next(cell for line in sheet.iter_rows() for cell in line if cell.value and "31" in str(cell.value))
    at.value = "2026-02-28"
    book.save(repair)
    assert bring(desk, manager, repair).added == 1
    with pytest.raises(UserError):
        ledgers.write_rejects(ledgers.plan(desk, ledgers.read(desk, SAMPLE, "visits")), repair)


def test_people_come_in_with_their_id_numbers_encrypted(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    file = write(
        tmp_path / "党员.csv",
        ("姓名", "手机号码", "身份证号", "所在支部"),
        ("周敏", "13500135000", "11010519491231002X", "第一党支部"),
        ("周敏", "13500135000", "11010519491231002X", "第一党支部"),
    )
    result = bring(desk, manager, file, "people")
    assert (result.added, result.already) == (1, 1)
    [hit] = people.search(desk, "#002X") or people.search(desk, "zm")
    card = people.card(desk, hit.id)
    assert card.id_number.endswith("002X") and "1949" not in card.id_number and card.party_branch == "第一党支部"
    assert people.reveal(desk, manager, hit.id, "id_number", "核对证件")[0] == "11010519491231002X"
    assert b"19491231" not in b"".join(path.read_bytes() for path in desk.folder.glob("dangqun.sqlite*"))
    assert bring(desk, manager, file, "people").added == 0
    batch = result.batch_id
    assert batch is not None and ledgers.undo_batch(desk, manager, batch)[0] == 1
    assert not people.search(desk, "zm")


def test_a_clerk_may_not_bring_in_ledgers(desk: Desk, clerk: Actor) -> None:
    plan = ledgers.plan(desk, ledgers.read(desk, SAMPLE, "visits"))
    with pytest.raises(UserError):
        ledgers.load(desk, clerk, plan)
    with pytest.raises(UserError):
        ledgers.read(desk, SAMPLE, "requests")
    assert visits.figures(desk).registered == 0
