import csv

import openpyxl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from app.domain.visits import State
from tests.ui.visitors.house import House, Key

ENTER = Key.Key_Return


def _names(house: House) -> list[str]:
    model = house.page.view.list.table.model
    for row in range(model.rowCount()):
        model.row_at(row)
    house.rest()
    return [model.row_at(row).name for row in range(model.rowCount())]


def _open(house: House, **wanted) -> None:
    house.page.open_with({"do": "list", "filter": wanted})
    house.rest()


def test_all_of_today_and_other_periods(house: House) -> None:
    QAbstractItemModelTester(house.page.view.list.table.model)
    _open(house)
    assert _names(house) == ["赵珊", "马志军", "张思远", "郑晓东"]
    listing = house.page.view.list
    listing.period.set_value("yesterday")
    listing.period.changed.emit("yesterday")
    house.rest()
    assert _names(house) == ["林可欣", "高志鹏"]
    _open(house, period="all")
    assert len(_names(house)) == 7
    _open(house, start=house.at("12:00", 16).date(), end=house.at("12:00", 16).date())
    assert _names(house) == ["张硕"]


def test_states_badges_and_words_narrow_it(house: House) -> None:
    _open(house, states=(State.PRESENT,), period="all")
    assert _names(house) == ["马志军", "林可欣"]
    house.type("lkx")
    assert _names(house) == ["林可欣"]
    _open(house, badge_out=True)
    assert _names(house) == ["林可欣"]
    _open(house, period="all", group="rider")
    assert _names(house) == ["马志军", "张硕"]
    _open(house, period="all", purpose="affairs")
    assert _names(house) == ["郑晓东"]
    house.type("nobodyatall")
    assert _names(house) == [] and house.page.view.list.empty.isVisible()


def test_voided_visits_show_on_wish(house: House) -> None:
    from app.services import visits

    visits.void_visit(house.desk, house.actor, house.the("郑晓东").id, "点错了")
    _open(house)
    assert "郑晓东" not in _names(house)
    house.page.view.list.voided.click()
    house.rest()
    assert "郑晓东" in _names(house)


def test_the_head_sorts_both_ways(house: House) -> None:
    _open(house, period="all")
    listing = house.page.view.list
    listing.table._sort_by([c.key for c in listing.table.model.columns].index("name"))
    house.rest()
    up = _names(house)
    listing.table._sort_by([c.key for c in listing.table.model.columns].index("name"))
    house.rest()
    assert _names(house) == up[::-1]


def test_the_keyboard_goes_from_search_to_row_to_drawer_and_back(house: House) -> None:
    _open(house, period="all")
    house.press(Key.Key_Down)
    assert house.focus() is house.page.view.list.table.view
    house.press(ENTER)
    assert house.page.view.drawer.isVisible() and house.page.view.drawer.title.text() == "赵珊"
    house.press(Key.Key_Escape)
    assert house.focus() is house.page.view.list.table.view
    house.press(Key.Key_Escape)
    assert house.focus() is house.page.view.list.search.edit
    house.press(Key.Key_Escape)
    assert not house.page.view.listing and house.focus() is house.page.view.box.box.edit


def test_rows_are_copied_as_shown(house: House) -> None:
    _open(house, period="all")
    _names(house)
    table = house.page.view.list.table
    table.view.selectAll()
    table.copy()
    house.rest()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 7 and "138****0002" in lines[3] + lines[4] + lines[5]
    assert house.toasts.texts() == ["7 rows copied"]


def test_what_is_shown_is_written_out(house: House, tmp_path) -> None:
    _open(house, period="all", states=(State.PRESENT, State.LEFT))
    shown = _names(house)
    for suffix in (".xlsx", ".csv"):
        path = tmp_path / f"visits{suffix}"
        house.questions.add(path)
        house.page.view.list.write_out()
        house.rest()
        if suffix == ".xlsx":
            cells = [[str(c.value or "") for c in line] for line in openpyxl.load_workbook(path).active.rows]
        else:
            cells = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
        flat = [cell for line in cells for cell in line]
        assert [name for name in shown if name not in flat] == []
        assert "13822210002" not in "".join(flat), "masked"
    assert house.questions.asked[0][0] == "save_file"


def test_the_figures_and_the_chart_follow_the_period(house: House) -> None:
    _open(house)
    listing = house.page.view.list
    assert listing.figures.text() == "Period in all: 5 visits (2 signed in, 3 tallied), 2 people"
    assert listing.hour_bars.isVisible()
    assert listing.hour_bars.accessibleDescription() == "16:00 1, 18:00 4"
    listing.period.set_value("week")
    listing.period.changed.emit("week")
    house.rest()
    assert listing.day_bars.isVisible() and "07-16 1" in listing.day_bars.accessibleDescription()
    listing.day_bars.picked.emit(4)
    house.rest()
    assert _names(house) == ["张硕"], "a day of the chart opens its rows"


def test_a_change_elsewhere_shows_in_the_list(house: House) -> None:
    _open(house, states=(State.PRESENT,), period="all")
    from app.services import visits

    house.context.act(visits.sign_out, house.the("马志军").id, initiator=None, label="x")
    house.rest()
    assert _names(house) == ["林可欣"]


def test_printing_follows_the_period_listed(house: House) -> None:
    house.page.print_page()
    assert house.navigated[-1] == ("reports", {"report": "visitor-log"})
    day = house.at("12:00", 16).date()
    _open(house, start=day, end=day)
    house.page.print_page()
    assert house.navigated[-1] == ("reports", {"report": "visitor-log", "start": day, "end": day})


def test_widths_are_remembered(house: House, qtbot) -> None:
    _open(house, period="all")
    table = house.page.view.list.table
    place = [column.key for column in table.model.columns].index("name")
    with qtbot.waitSignal(table.widths_changed):
        table.view.horizontalHeader().resizeSection(place, 143)
    house.rest()
    house.again()
    _open(house, period="all")
    assert house.page.view.list.table.widths()["name"] == 143


def test_an_hour_of_the_chart_opens_its_rows(house: House) -> None:
    _open(house)
    house.page.view.list.hour_bars.picked.emit(10)
    house.rest()
    assert house.page.view.list.person.text() == "today 18:00–19:00"
    assert [name for name in _names(house) if name in ("马志军", "郑晓东")] == ["马志军"]
    house.page.view.list.person.click()
    house.rest()
    assert "郑晓东" in _names(house)
