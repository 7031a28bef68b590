"""The papers of activities say what the lists say, name nobody without need, and count 人次 in one way."""

import csv
import io
import re
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pypdf
import pytest
from PIL import Image
from sqlalchemy import select

from app.core.clock import SteppedClock
from app.core.errors import Cancelled, UserError
from app.core.ids import RowId
from app.core.progress import Progress
from app.db.models import Disclosure, Participant
from app.domain.activities import Presence
from app.domain.auth import Actor
from app.services import activities, activity_reports, archive, attendance, registrations, reports, staff
from app.services.activities import ActivityFilter, QuotaPlan, SessionPlan
from app.services.desk import Desk, open_desk
from app.services.registrations import Collector, Registered, RegistrationWish
from tests.documents.test_activity_papers import recompute
from tests.documents.test_booking_sheets import squeezed, text, tools

ZONE = ZoneInfo("Asia/Shanghai")
FAMILIES = (
    ("林志强", "13712340925", ("林昊然:rider_child two_earner", "林昊宇:rider_child")),
    ("王秀娟", "15812343316", ("陈梓涵:two_earner",)),
    ("赵明远", "13512348842", ("赵一诺:resident", "赵一帆:resident")),
)


def at(day: int, hour: int, minute: int = 0, month: int = 7) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def wish(activity: RowId, contact: str, phone: str, children: tuple[str, ...]) -> RegistrationWish:
    found = []
    for child in children:
        name, _, codes = child.partition(":")
        found.append(
            Registered(
                name=name, categories=tuple(codes.split()), relation="父亲", grade="三年级", birth_date=date(2017, 1, 9)
            )
        )
    return RegistrationWish(
        activity, tuple(found), contact_name=contact, contact_phone=phone, community="大冲社区",
        collectors=(Collector(None, "周桂兰", "外婆", "13900139000"),),
    )  # fmt: skip


@dataclass
class Camp:
    """A camp of three days, the first two over; a talk of one evening; participants by name."""

    id: RowId
    sessions: tuple[RowId, ...]
    of: dict[str, RowId]
    talk: RowId
    campaign: RowId


def picture(color: str) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (320, 240), color).save(content, "JPEG")
    return content.getvalue()


@pytest.fixture(scope="session")
def camped(made_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Camp]:
    """A data folder with the camp, made once."""
    folder = tmp_path_factory.mktemp("camp") / "data"
    shutil.copytree(made_folder, folder)
    clock = SteppedClock(at(10, 9))
    with closing(open_desk(folder, clock)) as desk:
        actors = {person.name: person.actor for person in staff.list_staff(desk)}
        return folder, make_camp(desk, actors["陈静"], actors["林晓"], clock)


@pytest.fixture
def folder(camped: tuple[Path, Camp], tmp_path: Path) -> Path:
    """A copy of it for each test."""
    shutil.copytree(camped[0], tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def camp(camped: tuple[Path, Camp]) -> Camp:
    return camped[1]


def make_camp(desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock) -> Camp:
    campaign, _ = activities.save_campaign(
        desk, manager, None,
        {"name": "幸福生活节", "level": "district", "starts_on": date(2026, 5, 1), "ends_on": date(2026, 10, 31),
         "organiser": "南山区委组织部"},
    )  # fmt: skip
    days = ((13, "电路"), (14, "磁铁"), (31, "火箭"))
    plans = [SessionPlan(at(day, 9), at(day, 11, 30), title, place="科普室") for day, title in days]
    quotas = [
        QuotaPlan("双职工家庭", 2, categories=("two_earner",)),
        QuotaPlan("骑手子女", 2, categories=("rider_child",)),
    ]
    made, _ = activities.save(
        desk, manager, None,
        {"title": "小小科学家夏令营", "kind": "camp", "level": "street", "campaign_id": campaign.id, "capacity": 6,
         "mode": "first", "collected": True, "audience": "小学生", "content": "认识电池。", "contact": "0755-26001234",
         "evidence": ("plan", "photos", "sign_in", "summary", "feedback"), "pass_rate": 60},
        sessions=plans, quotas=quotas,
    )  # fmt: skip
    activities.publish(desk, manager, made.row.id)
    of: dict[str, RowId] = {}
    for contact, phone, children in FAMILIES:
        outcome, _ = registrations.register(desk, clerk, wish(made.row.id, contact, phone, children))
        of |= {one.name: one.id for one in outcome.row.participants}
    registrations.register(desk, clerk, wish(made.row.id, "孙群", "18912345507", ("孙一:resident", "孙二:resident")))
    first, second, third = (one.id for one in activities.card(desk, made.row.id).sessions)
    for role, name in (("in_charge", "罗建平"), ("host", "陈晓彤"), ("staff", "林佩珊"), ("volunteer", "周义工")):
        attendance.save_duty(desk, manager, made.row.id, {"name": name, "role": role, "minutes": 150})
    clock.now = at(13, 8, 55)
    attendance.mark(desk, clerk, first, [of["林昊然"], of["林昊宇"], of["陈梓涵"]])
    attendance.mark(desk, clerk, first, [of["赵一诺"]], Presence.EXCUSED, reason="发烧")
    attendance.walk_in(desk, clerk, first, headcount=3)
    attendance.walk_in(desk, clerk, first, name="何过路")
    clock.now = at(13, 11, 30)
    attendance.leave(desk, clerk, first, [of["林昊然"]], collected_by="周桂兰")
    attendance.close(desk, clerk, first)
    clock.now = at(14, 8, 58)
    attendance.mark(desk, clerk, second, [of["林昊然"], of["赵一帆"], of["赵一诺"]])
    clock.now = at(14, 12)
    attendance.close(desk, clerk, second)
    activities.change_session(desk, manager, first, {"summary": "都点亮了小灯。"})
    archive.save_item(desk, manager, made.row.id, "plan", {"text": "方案", "done_on": date(2026, 7, 1)})
    archive.add_photos(desk, clerk, made.row.id, [picture("red"), picture("blue")], session_id=first)
    archive.add_photos(desk, clerk, made.row.id, [picture("green")])
    archive.add_feedback(desk, clerk, made.row.id, 5, 2)
    archive.add_feedback(desk, clerk, made.row.id, 3, 1, "再长一点")
    talk, _ = activities.save(
        desk, manager, None,
        {"title": "养生讲座", "kind": "lecture", "level": "community", "campaign_id": campaign.id, "mode": "none"},
        sessions=[SessionPlan(at(15, 22), at(16, 1), place="多功能厅"), SessionPlan(at(16, 10), at(16, 11))],
    )  # fmt: skip
    activities.publish(desk, manager, talk.row.id)
    evening, off = (one.id for one in activities.card(desk, talk.row.id).sessions)
    activities.cancel_session(desk, manager, off, "讲师生病")
    clock.now = at(18, 18, 42)
    attendance.set_figures(desk, clerk, evening, {"expected": 40, "present": 35, "absent": 5, "walk_ins": 4})
    return Camp(made.row.id, (first, second, third), of, talk.row.id, campaign.id)


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def said(path: Path, *options: str) -> str:
    return squeezed(text(path, *(options or ("-raw",))))


def images(path: Path) -> int:
    return sum(len(page.images) for page in pypdf.PdfReader(path).pages)


# ------------------------------------------------------------------------------------------- the log


@tools
def test_the_log_of_a_session_says_what_the_door_and_the_archive_know(
    desk: Desk, clerk: Actor, camp: Camp, tmp_path: Path
) -> None:
    path = tmp_path / "log.pdf"
    info, changes = activity_reports.activity_log(desk, clerk, camp.id, path, session_id=camp.sessions[0])
    board = attendance.board(desk, camp.sessions[0])
    assert (board.counts.expected, board.counts.present, board.counts.walk_ins) == (5, 3, 4)
    log = said(path)
    assert info.masked and not changes and info.check_code in log
    assert "小小科学家夏令营,session1:电路" in log
    assert "expected5people,present3people,excused1people,absent1people;walk-ins4people,apart;inall7times" in log
    assert "发烧1people" in log
    assert (
        "6places;admitted5people:双职工家庭2people,骑手子女2people,ofthesein several1people,ordinary2people".replace(
            " ", ""
        )
        in log
    )
    assert "waiting2people" in log
    for words in (
        "2026-7-13Mon09:00–11:30",
        "科普室",
        "罗建平",
        "陈晓彤",
        "林佩珊,1volunteers(2.5hours)",
        "都点亮了小灯。",
        "小学生",
    ):
        assert squeezed(words) in log, words
    assert "林＊然" in log and "林昊然" not in log and "collectedby周＊兰" in log and "13712340925" not in log
    assert images(path) == 3, "of this session, and of the whole activity"
    assert "onfile:Plan" in log and "Sign-inlistof7people" in log


@tools
def test_the_log_of_the_whole_activity_tells_its_sessions_one_by_one(
    desk: Desk, clerk: Actor, camp: Camp, tmp_path: Path
) -> None:
    path = tmp_path / "log.pdf"
    info, _ = activity_reports.activity_log(desk, clerk, camp.id, path)
    assert info.rows == 3 and images(path) == 3
    log = said(path, "-layout")
    assert "2sessionstogether;expected10people,present6people" in said(path) and "inall10times" in said(path)
    assert "Sum106" in log, "of the two that were held"
    assert "3formscameback,4.3of5onaverage,2weresatisfied" in said(path) and "再长一点" in said(path)
    assert "2of2" in log and "Session1:都点亮了小灯。" in said(path)
    book = tmp_path / "log.xlsx"
    activity_reports.activity_log(desk, clerk, camp.id, book)
    facts, sessions, names = (list(sheet.values) for sheet in openpyxl.load_workbook(book).worksheets)
    assert ("Organiser", "蛇口社区党群服务中心") in [row[:2] for row in facts]
    assert [row[10] for row in sessions[1:4]] == [7, 3, None]
    assert [row[1] for row in names[1:6]] == ["林＊然", "林＊宇", "陈＊涵", "赵＊诺", "赵＊帆"]


def test_names_in_full_only_for_a_reason_on_record(
    desk: Desk, manager: Actor, clerk: Actor, camp: Camp, tmp_path: Path
) -> None:
    path, session_id = tmp_path / "log.xlsx", camp.sessions[0]
    with pytest.raises(UserError):
        activity_reports.activity_log(desk, clerk, camp.id, path, unmask_reason="核对")
    with pytest.raises(UserError):
        activity_reports.activity_log(desk, manager, camp.id, path, unmask_reason=" ")
    assert not path.exists()
    info, changes = activity_reports.activity_log(
        desk, manager, camp.id, path, session_id=session_id, unmask_reason="上级核查"
    )
    assert not info.masked and changes
    names = list(openpyxl.load_workbook(path).worksheets[2].values)
    assert names[1][1:4] == ("林昊然", names[1][2], "13712340925")
    with desk.store.read() as session:
        assert [one.reason for one in session.scalars(select(Disclosure))] == ["上级核查"]


@tools
def test_the_log_of_an_only_session_has_the_summary_of_the_activity(
    desk: Desk, manager: Actor, clerk: Actor, tmp_path: Path
) -> None:
    made, _ = activities.save(
        desk, manager, None, {"title": "讲座", "kind": "lecture"}, sessions=[SessionPlan(at(18, 17), at(18, 18))]
    )
    archive.save_item(desk, manager, made.row.id, "summary", {"text": "来的人都很高兴。"})
    path = tmp_path / "log.pdf"
    activity_reports.activity_log(desk, clerk, made.row.id, path, session_id=made.sessions[0].id)
    assert "来的人都很高兴" in said(path)


@tools
def test_the_log_says_of_how_many_nothing_is_noted_yet(
    desk: Desk, manager: Actor, clerk: Actor, camp: Camp, tmp_path: Path
) -> None:
    evening = activities.card(desk, camp.talk).sessions[0].id
    attendance.set_figures(desk, clerk, evening, {"expected": 40, "present": 35, "absent": 2, "walk_ins": 0})
    activity_reports.activity_log(desk, manager, camp.talk, tmp_path / "log.pdf", session_id=evening)
    assert "notnotedyet3" in said(tmp_path / "log.pdf")


def test_the_logs_of_a_month_in_one_file(desk: Desk, clerk: Actor, camp: Camp, tmp_path: Path) -> None:
    july = reports.days(desk, date(2026, 7, 1), date(2026, 7, 31))
    path = tmp_path / "logs.pdf"
    seen: list[tuple[int, int, str]] = []
    info, _ = activity_reports.activity_logs(
        desk, clerk, july, path, progress=Progress(lambda *tick: seen.append(tick))
    )
    assert info.rows == 2 and seen[-1][:2] == (2, 2)
    titles = [entry.title for entry in pypdf.PdfReader(path).outline]  # type: ignore[union-attr]
    assert [re.split("　", title)[1] for title in titles] == ["小小科学家夏令营", "养生讲座"]
    log = said(path)
    assert "Withoutregistration" in log and "present35people" in log and "calledoff:讲师生病" in log
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        activity_reports.activity_logs(desk, clerk, july, tmp_path / "none.pdf", progress=progress)
    assert [one.name for one in tmp_path.glob("none*")] == []


# ------------------------------------------------------------------------------------------- the register


@tools
def test_totals_of_the_register_equal_the_lists_behind_them(
    desk: Desk, clerk: Actor, camp: Camp, tmp_path: Path
) -> None:
    july = reports.days(desk, date(2026, 7, 1), date(2026, 7, 31))
    made = {}
    for ending in activity_reports.ALL:
        made[ending], _ = activity_reports.activity_register(desk, clerk, july, tmp_path / f"register{ending}")
    assert {info.rows for info in made.values()} == {5}
    lines = lines_of(tmp_path / "register.csv")
    *rows, total = lines
    assert [row["Note"] for row in rows] == ["", "", "", "called off: 讲师生病", ""]
    listed = [
        one for row, one in activities.sessions_between(desk, july.start, july.end) if not one.cancelled and row.title
    ]
    for column, figure in (
        ("Expected", "expected"),
        ("Present", "present"),
        ("Absent", "absent"),
        ("Walk-ins", "walk_ins"),
    ):
        assert int(total[column]) == sum(getattr(one, figure) or 0 for one in listed), column
        assert sum(int(row[column] or 0) for row in rows) == int(total[column])
    boards = [attendance.board(desk, one).counts for one in camp.sessions[:2]]
    by_list = sum(counts.present + counts.walk_ins for counts in boards)
    assert int(total["Came in all"]) == by_list + 35 + 4 == 49
    assert total["Activity name"] == "2 activities, 4 sessions"
    register = said(tmp_path / "register.pdf")
    assert "49visits" in register and made[".pdf"].check_code in register
    for sentence in activity_reports.definitions():
        assert squeezed(sentence) in register
    assert "昊" not in register


def test_a_session_belongs_to_the_duty_day_on_which_it_begins(
    desk: Desk, clerk: Actor, camp: Camp, tmp_path: Path
) -> None:
    found = {}
    for day in (13, 14, 15, 16):
        period = reports.days(desk, date(2026, 7, day), date(2026, 7, day))
        activity_reports.activity_register(desk, clerk, period, tmp_path / "day.csv")
        found[day] = [row["Activity name"] for row in lines_of(tmp_path / "day.csv")][:-1]
    assert found == {
        13: ["小小科学家夏令营, session 1: 电路"], 14: ["小小科学家夏令营, session 2: 磁铁"], 15: ["养生讲座"],
        16: ["养生讲座"],
    }  # fmt: skip
    july = reports.days(desk, date(2026, 7, 1), date(2026, 7, 31))
    info, _ = activity_reports.activity_register(desk, clerk, july, tmp_path / "day.csv", campaign_id=camp.campaign)
    assert info.rows == 5


@tools
def test_a_campaign_by_level_and_kind(desk: Desk, manager: Actor, clerk: Actor, camp: Camp, tmp_path: Path) -> None:
    activities.save(
        desk, manager, None, {"title": "还在想", "kind": "lecture", "campaign_id": camp.campaign},
        sessions=[SessionPlan(at(30, 10), at(30, 11))],
    )  # fmt: skip
    path, book = tmp_path / "campaign.pdf", tmp_path / "campaign.xlsx"
    info, _ = activity_reports.campaign_report(desk, clerk, camp.campaign, path)
    assert info.rows == 2
    report = said(path)
    assert "幸福生活节" in report and "南山区委组织部" in report and "49visits" in report
    activity_reports.campaign_report(desk, clerk, camp.campaign, book)
    figures = [row[:5] for row in openpyxl.load_workbook(book).worksheets[0].values]
    assert figures[2:5] == [
        ("Street", "Summer camp", 1, 3, 10), ("Community", "Talk", 1, 1, 39), ("Sum", None, 2, 4, 49)
    ]  # fmt: skip
    with pytest.raises(UserError):
        activity_reports.campaign_report(desk, clerk, b"x" * 16, path)


# ------------------------------------------------------------------------------------------- at the door


@tools
def test_the_sheet_has_the_codes_that_are_typed_from_it(desk: Desk, clerk: Actor, camp: Camp, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    info, _ = activity_reports.sign_in_sheet(desk, clerk, camp.sessions[2], path, blank_rows=7)
    assert (info.rows, info.masked) == (5, False)
    sheet = text(path, "-layout")
    rows = re.findall(r"^ *(\d+) +A\d\d +(\S+) .*?\d\*{4}\d{4}", sheet, re.M)
    entry = attendance.read_sheet(desk, camp.sessions[2], "1 3-5")
    assert [name for code, name in rows if code != "2"] == list(entry.names) and len(rows) == 5
    assert sheet.count("三年级") == 5
    assert re.findall(r"^ *\+(\d)", sheet, re.M) == list("1234567") and "Collected by" in text(path, "-raw")
    evening = activities.card(desk, camp.talk).sessions[0].id
    info, _ = activity_reports.sign_in_sheet(desk, clerk, evening, path)
    assert info.rows == 0 and "Collected by" not in text(path, "-raw") and "25" in said(path)


@tools
def test_certificates_for_those_who_attended_enough(desk: Desk, clerk: Actor, camp: Camp, tmp_path: Path) -> None:
    path = tmp_path / "certificates.pdf"
    info, _ = activity_reports.certificates(desk, clerk, camp.id, path)
    assert info.rows == 1, "60 per cent of two sessions are both"
    made = said(path)
    assert "林昊然" in made and "2of2sessions,5hours" in made and "-A01" in made
    with pytest.raises(UserError) as refused:
        activity_reports.certificates(desk, clerk, camp.id, path, participant_id=camp.of["陈梓涵"])
    assert refused.value.field == "participant"


@tools
def test_a_ticket_for_whoever_has_a_place(desk: Desk, clerk: Actor, camp: Camp, tmp_path: Path) -> None:
    path = tmp_path / "tickets.pdf"
    info, _ = activity_reports.tickets(desk, clerk, camp.id, path)
    assert info.rows == 5
    made = said(path)
    assert re.findall(r"A\d\d(?=[林陈赵])", made) == ["A01", "A02", "A03", "A04", "A05"]
    assert "孙" not in made and "林＊然" in made
    with desk.store.write(clerk.staff_id) as tx:
        for name, number in (("林昊然", "A100"), ("赵一诺", "B01")):
            tx.edit(tx.get(Participant, camp.of[name]), {"number": number})
    activity_reports.tickets(desk, clerk, camp.id, path)
    assert re.findall(r"[AB]\d+(?=[林陈赵])", said(path)) == ["A02", "A03", "A05", "A100", "B01"]


# ------------------------------------------------------------------------------------------- to hang up


@tools
def test_notices_tell_how_to_come_and_who_has_a_place_and_name_nobody(
    desk: Desk, clerk: Actor, camp: Camp, tmp_path: Path
) -> None:
    path = tmp_path / "poster.pdf"
    info, _ = activity_reports.public_notice(desk, clerk, camp.id, path)
    poster = said(path)
    assert info.pages == 1
    for words in (
        "小小科学家夏令营",
        "科普室",
        "小学生",
        "6people;2keptfor双职工家庭,2keptfor骑手子女",
        "0755-26001234",
        "认识电池。",
    ):
        assert squeezed(words) in poster, words
    notice = tmp_path / "notice.pdf"
    info, _ = activity_reports.quota_notice(desk, clerk, camp.id, notice)
    assert info.rows == 4
    told = said(notice)
    for one in registrations.explain(desk, camp.id):
        for sentence in (one.number, one.standing_label, *one.words):
            assert squeezed(sentence) in told, sentence
    for name in ("林", "王秀", "孙", "137"):
        assert name not in told + poster


@tools
def test_the_printed_ballot_gives_the_draw_again(desk: Desk, manager: Actor, clerk: Actor, tmp_path: Path) -> None:
    made, _ = activities.save(
        desk, manager, None, {"title": "摇号营", "kind": "camp", "capacity": 7, "mode": "ballot"},
        sessions=[SessionPlan(at(25, 9), at(25, 11))],
        quotas=[
            QuotaPlan("双职工家庭", 3, categories=("two_earner",)),
            QuotaPlan("党员", 1, "at_most", ("party_member",)),
        ],
    )  # fmt: skip
    camp = made.row.id
    activities.publish(desk, manager, camp)
    path = tmp_path / "ballot.pdf"
    with pytest.raises(UserError) as refused:
        activity_reports.ballot_sheet(desk, manager, camp, path)
    assert refused.value.field == "activity"
    for n, codes in enumerate(("two_earner", "", "party_member", "resident", "two_earner party_member", "", "", "")):
        children = tuple(f"娃{n}{k}:{codes}" for k in range(n % 3 + 1))
        registrations.register(desk, clerk, wish(camp, f"家长{n}", f"1381234{n:04}", children))
    registrations.close_list(desk, manager, camp, "公证 20260718")
    activity_reports.ballot_sheet(desk, manager, camp, path)
    before = recompute(path)
    view, _ = registrations.draw(desk, manager, camp)
    assert before == list(view.result) and 0 < sum(lucky for _, lucky in before) < 8
    activities.save(desk, manager, camp, {"capacity": 70})
    info, _ = activity_reports.ballot_sheet(desk, manager, camp, path)
    assert recompute(path) == before and info.rows == 8, "what is changed later changes nothing of the ballot"
    sheet = text(path, "-layout")
    for rank, (number, lucky) in enumerate(view.result, 1):
        word = "Admitted" if lucky else "Waiting list"
        assert re.search(rf"^ *\d+ +{number} +\d+ +\S+ +{rank} +{word}", sheet, re.M)
    assert "娃" not in sheet and "家长" not in sheet


# ------------------------------------------------------------------------------------------- lists


def test_lists_are_exported_as_they_are_shown(
    desk: Desk, manager: Actor, clerk: Actor, camp: Camp, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    info, _ = activity_reports.export_activities(desk, clerk, ActivityFilter(sort="title", descending=True), path)
    ids = activities.activity_ids(desk, ActivityFilter(sort="title", descending=True))
    assert [row["Activity name"] for row in lines_of(path)] == [
        row.title for row in activities.activity_rows(desk, ids)
    ]  # fmt: skip
    assert info.rows == 2
    activity_reports.export_registrations(desk, clerk, camp.id, path)
    rows = lines_of(path)
    assert [row["Name"] for row in rows][:2] == ["林昊然", "林昊宇"] and rows[0]["Phone"] == "137****0925"
    assert rows[-1]["State"] == "On the waiting list" and rows[-1]["In line"] == "1"
    activity_reports.export_registrations(desk, manager, camp.id, path, unmask_reason="打电话通知")
    assert lines_of(path)[0]["Phone"] == "13712340925"
    with pytest.raises(UserError) as refused:
        activity_reports.export_registrations(desk, clerk, camp.id, tmp_path / "list.pdf")
    assert refused.value.field == "path"
