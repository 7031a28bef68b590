"""Bookings and spaces come in by keyboard: what clashes and what would be made is seen before anything is written."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.domain.auth import Actor
from app.domain.bookings import Status
from app.services import bookings, spaces
from app.services.bookings import BookingFilter
from app.services.desk import Desk
from app.ui.kit.theme import Theme
from app.ui.ledgers.page import LedgersPage
from tests.ui.reports.stage import LOOKS, Stage, focus, look_id

SAMPLE = Path(__file__).parents[2] / "data" / "场地预约登记.csv"
ROWS, CLASHING, PAIRS, PLACES = 125, 8, 4, 6
"""What a count by hand of the sample gives."""
ROOMS = """场地名称,类型,容纳人数,位置,设备,开放时间,备注
一楼会议室,会议室,约30人,一楼,投影、白板,工作日9:00-18:00,
城市书房,书房座位,48座,三楼,无线网络,24小时,
舞蹈室,舞蹈室,20,四楼,镜墙 音响,看情况,地板新换
"""


def kept(desk: Desk, *statuses: Status) -> int:
    return len(bookings.booking_ids(desk, BookingFilter(statuses=statuses)))


def rooms(tmp_path: Path) -> Path:
    path = tmp_path / "场地清单.csv"
    path.write_text(ROOMS, "gb18030")
    return path


def texts(page: LedgersPage, tab: str) -> list[list[str]]:
    return [page.check.tables[tab].model.texts(row) for row in page.check._rows[tab]]


def test_bookings_come_in_by_keyboard(stage: Stage, desk: Desk, manager: Actor) -> None:
    page = stage.open(LedgersPage, manager)
    stage.press("Backtab", "Down", "Down")
    assert page.home.kind.value() == "bookings"
    stage.questions.add(SAMPLE)
    stage.press("Ctrl+O")
    assert focus() == f"Bring in {ROWS} bookings"
    said = page.check.header.say.text()
    for part in (f"{CLASHING} rows clash", f"{PLACES} new spaces", "125 new people", "2026-06-01 to 2026-06-30"):
        assert part in said
    stage.tab_to(page.check.tabs.chip("clashes"))
    stage.press("Space")
    shown = texts(page, "clashes")
    assert len(shown) == PAIRS
    assert shown[1][:2] == ["06-11 19:00–21:00", "亲子阅览室"] and shown[1][4] == "rows 43, 44"
    assert shown[1][2] == "业主协商会 · 第一党支部" and shown[1][3] == "专题党课 · 第一党支部"
    stage.press("Tab", "Space")
    assert sorted(row[:2] for row in texts(page, "places"))[0] == ["一楼会议室", "New space"]
    assert len(texts(page, "places")) == PLACES
    stage.press("Ctrl+Return")
    assert page.result.figure.text() == f"{ROWS} bookings" and focus() == "Done"
    assert (kept(desk), kept(desk, Status.REQUESTED)) == (ROWS, CLASHING)
    assert page.result.clashes.isVisible()
    stage.tab_to(page.result.decide)
    stage.press("Return")
    assert stage.went[-1] == ("bookings", {"do": "waiting"})
    stage.tab_to(page.result.show_rows)
    stage.press("Return")
    key, wanted = stage.went[-1]
    assert key == "bookings" and len(bookings.booking_ids(desk, BookingFilter(**wanted["filter"]["only"]))) == ROWS


def test_the_bookings_go_out_as_a_whole_with_their_spaces(stage: Stage, desk: Desk, manager: Actor) -> None:
    page = stage.open(LedgersPage, manager, kind="bookings", path=SAMPLE)
    stage.press("Return", "Return")
    assert page.home.header.say.text() == f"1 brought in, {ROWS} bookings"
    stage.tab_to(page.home.table.view)
    stage.tab_to(page.home.undo_button)
    stage.questions.add("装错文件")
    stage.press("Return")
    assert "Taken back: 125 bookings" in stage.toasts.texts()
    assert kept(desk) == 0 and spaces.spaces(desk) == ()
    page.read(SAMPLE)
    stage.rest()
    assert page.check.load.text() == f"Bring in {ROWS} bookings"
    stage.press("Esc")
    assert page.steps.currentWidget() is page.home


def test_what_clashes_with_the_desk_is_shown_beside_it(
    stage: Stage, desk: Desk, manager: Actor, tmp_path: Path
) -> None:
    hall, _ = spaces.save_space(desk, manager, None, {"name": "多功能厅"})
    start, end = (datetime(2026, 7, 20, hour, tzinfo=ZoneInfo("Asia/Shanghai")) for hour in (19, 21))
    bookings.book(desk, manager, starts_at=start, ends_at=end, spaces=[hall.id], title="舞蹈排练")
    path = tmp_path / "预约.csv"
    path.write_text("日期,时间,场地,单位\n2026-07-20,20:00-22:00,二楼多功能厅,第一党支部\n", "utf-8")
    page = stage.open(LedgersPage, manager, kind="bookings", path=path)
    assert "1 row clashes" in page.check.header.say.text()
    [row] = texts(page, "clashes")
    assert row[3:] == ["舞蹈排练", "row 2; on this desk"]
    [place] = texts(page, "places")
    assert place[:2] == ["二楼多功能厅", "多功能厅"]
    stage.press("Return")
    assert kept(desk, Status.REQUESTED) == 1 and kept(desk, Status.CONFIRMED) == 1 and len(spaces.spaces(desk)) == 1
    assert not page.result.clashes.isHidden() and "1 row clashes" in page.result.clashes.label.text()


def test_a_list_of_spaces_comes_in_by_keyboard(stage: Stage, desk: Desk, manager: Actor, tmp_path: Path) -> None:
    page = stage.open(LedgersPage, manager, kind="spaces", path=rooms(tmp_path))
    assert page.check.load.text() == "Bring in 3 spaces"
    assert "clashes" not in page.check.tables and not page.check.year_line.isVisible()
    assert texts(page, "recorded")[1][:4] == ["城市书房", "Study seats", "48", "48"]
    assert "看情况" in texts(page, "warned")[0][1]
    stage.press("Return")
    assert page.result.figure.text() == "3 spaces" and not page.result.clashes.isVisible()
    study = next(one for one in spaces.spaces(desk) if one.name == "城市书房")
    assert study.seated and len(spaces.seats(desk, study.id)) == 48
    stage.tab_to(page.result.show_rows)
    stage.press("Return")
    assert stage.went[-1] == ("settings", {"section": "spaces"})


def test_a_kind_nobody_knows_changes_nothing(stage: Stage, manager: Actor) -> None:
    page = stage.open(LedgersPage, manager, kind="spaces")
    page.open_with({"kind": "moons"})
    assert page.home.kind.value() == "spaces"


@pytest.mark.parametrize(("language", "look"), LOOKS, ids=look_id)
def test_every_state_is_whole_and_named(
    stage: Stage, desk: Desk, manager: Actor, tmp_path: Path, language: str, look: Theme
) -> None:
    stage.wear(language, look)
    page = stage.open(LedgersPage, manager, kind="spaces")
    stage.look("ledgers-kinds")
    page.read(rooms(tmp_path))
    stage.look("ledgers-spaces")
    page.check.load.click()
    stage.look("ledgers-spaces-result")
    page._go_home()
    page.home.kind.set_value("bookings")
    page.read(SAMPLE)
    stage.rest()
    for tab in ("recorded", "clashes", "places", "warned", "rejected"):
        page.check.show_tab(tab)
        stage.look(f"ledgers-bookings-{tab}")
    page.check.load.click()
    stage.look("ledgers-bookings-result")
    page._go_home()
    stage.look("ledgers-bookings-list")
    assert kept(desk) == ROWS and len(spaces.spaces(desk)) == 3 + PLACES - 2
