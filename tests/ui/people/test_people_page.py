"""A day with the people page, by keyboard alone; what was done is looked for again after reopening."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.core import i18n
from app.db.models import Disclosure, Person
from app.services import drafts, people
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.kit.widgets import Button, IconButton, StatusPill
from tests.two_desks import another_desk

Open = Callable[..., "object"]


# ---- finding


@pytest.mark.parametrize(
    ("typed", "first"),
    [("张", "张"), ("zhangshuo", "张硕"), ("6021", "张硕"), ("思远", "张思远"), ("sxy", "单小云"), ("1233", "李文博")],
)
def test_typing_narrows_the_list(stage, typed, first):
    stage.type(typed)
    assert stage.names()
    assert all(first[0] in name for name in stage.names())
    assert first in stage.names() or first == "张"


def test_what_is_found_is_counted_and_enter_opens_the_first(stage):
    stage.type("zs")
    assert "张硕" in stage.names()
    assert "李文博" not in stage.names()
    stage.press("Down", "Enter")
    assert stage.page.drawer.mode == "card"
    assert "13955106021" not in stage.said()
    stage.press("Esc")
    assert stage.page.drawer.isHidden()


def test_enter_may_come_before_the_answer(stage):
    QTest.keyClicks(stage.focus, "6021")
    stage.press("Enter")
    assert stage.page.drawer.title.text() == "张硕"


def test_nobody_found_leads_to_a_new_card_of_that_name(stage):
    stage.type("欧阳锋")
    assert stage.page.list.empty.isVisible()
    assert "欧阳锋" in stage.page.list.empty.title.text()
    stage.press("Enter")
    assert stage.page.drawer.form.form.editor("name").value() == "欧阳锋"


def test_filters_and_order(stage):
    people_list = stage.page.list
    people_list.flags.chip("present").click()
    stage.settle()
    assert stage.names() == ["张思远"]
    people_list.flags.chip("present").click()
    people_list.flags.chip("has_id").click()
    stage.settle()
    assert stage.names() == ["李文博"]
    people_list.flags.chip("has_id").click()
    people_list.group.set_value("child")
    stage.settle()
    assert stage.names() == ["单小云"]
    people_list.group.set_value(None)
    people_list.table.sort_asked.emit("name", False)
    stage.settle()
    assert stage.names() == sorted(stage.names(), key=lambda name: name.encode("gb18030"))
    people_list.table.sort_asked.emit("visits", True)
    stage.settle()
    assert set(stage.names()[:2]) == {"赵珊", "张思远"}


def test_the_line_of_words_says_how_many(stage):
    assert stage.page.header.say.text() == "6 people, 1 here now"


def test_an_open_card_follows_the_list(stage):
    stage.type("zhang")
    stage.press("Enter")
    first = stage.page.drawer.title.text()
    stage.page.list.table.setFocus()
    stage.press("Down")
    stage.settle(200)
    assert stage.page.drawer.title.text() != first


# ---- making and changing cards


def test_a_new_card_by_keyboard_is_there_after_reopening(stage, open_stage):
    stage.press("Alt+N")
    stage.type("曾雨桐")
    stage.press("Tab")
    stage.type("138 0013 8000")
    stage.tab_to("ID number")
    stage.type("11010519491231002x")
    stage.press("Enter")
    assert stage.page.drawer.mode == "card"
    assert "138****8000" in stage.said()
    assert "002X" in stage.said()
    assert "11010519491231002" not in stage.said()
    again = open_stage("林晓")
    again.type("cengyutong")
    again.type("") if again.names() else again.page.list.box.setText("zengyutong")
    again.settle()
    assert again.names() == ["曾雨桐"]
    card = again.find("曾雨桐")
    assert (card.birth_date, card.gender, card.id_type) == (date(1949, 12, 31), "f", "resident")
    with again.desk.store.read() as session:
        kept = session.get(Person, card.id)
        assert "19491231" not in kept.id_number
        assert kept.id_tail == "002X"


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(stage):
    stage.press("Alt+N")
    stage.press("Enter")
    assert stage.error("name")
    stage.type("马志军")
    assert not stage.error("name")
    stage.press("Tab")
    stage.type("1395510602")
    stage.press("Tab")
    assert "1 digit" in stage.error("phones")
    stage.tab_to("ID number")
    stage.type("110101199003071234")
    stage.press("Tab")
    assert "check digit" in stage.error("id_number")
    stage.tab_to("Name")
    stage.press("Enter")
    assert stage.page.drawer.mode == "form"
    assert people.search(stage.desk, "马志军") == []
    stage.page.drawer.form.form.editor("birth_date").set_value("2030-01-01")
    stage.press("Enter")
    assert "future" in stage.error("birth_date")
    stage.page.drawer.form.form.editor("name").set_value("x" * 60)
    stage.press("Enter")
    assert stage.error("name")
    assert people.counts(stage.desk).people == 6


def test_likely_duplicates_are_offered_while_typing_and_taken_with_a_key(stage):
    stage.press("Alt+N")
    stage.type("张硕")
    stage.press("Tab")
    stage.type("13955106021")
    stage.settle(400)
    alike = stage.page.drawer.form.alike
    assert alike.isVisible()
    [item] = alike.list.items()
    assert (item.title, item.right) == ("张硕", "139****6021")
    stage.press("Alt+1")
    assert stage.page.drawer.mode == "card"
    assert stage.page.drawer.title.text() == "张硕"
    assert people.counts(stage.desk).people == 6


def test_editing_leaves_masked_phones_and_tells_who_changed_what(stage, open_stage):
    stage.open("赵珊")
    stage.press("E")
    stage.tab_to("Party branch")
    stage.type("海月社区第二支部")
    stage.press("Enter")
    assert "海月社区第二支部" in stage.said()
    stage.page.drawer._faces.setFocus()
    stage.page.drawer._turn("history")
    stage.settle()
    assert "陈静" in stage.said()
    assert "Party branch: empty → 海月社区第二支部" in stage.said()
    again = open_stage("林晓")
    with again.desk.store.read() as session:
        kept = session.get(Person, again.find("赵珊").id)
        assert (kept.phones, kept.party_branch) == ("13612341180", "海月社区第二支部")


def test_a_second_phone_beside_the_masked_one(stage):
    stage.open("赵珊")
    stage.press("E")
    stage.press("Tab", "End")
    stage.type(" 13100001111")
    stage.press("Enter")
    with stage.desk.store.read() as session:
        assert session.get(Person, stage.find("赵珊").id).phones == "13612341180 13100001111"


def test_edit_and_join_straight_from_the_list(stage):
    stage.type("zhang")
    stage.page.list.table.setFocus()
    stage.press("Home", "E")
    assert stage.page.drawer.mode == "form"
    stage.press("Esc", "Esc")
    assert stage.page.drawer.isHidden()
    stage.page.list.table.view.selectAll()
    stage.press("J")
    assert "139****6021" in stage.said(stage.dialog)
    stage.press("Enter")
    assert [other.name for other in stage.find("张硕").joined] == ["张思远"]


def test_widths_are_remembered_for_who_set_them(stage, open_stage):
    stage.page.list.table.view.horizontalHeader().resizeSection(2, 171)
    stage.settle(500)
    assert open_stage().page.list.table.widths()["phone"] == 171
    assert open_stage("林晓").page.list.table.widths()["phone"] == 120


def test_a_change_is_taken_back(stage):
    stage.open("赵珊")
    stage.press("E")
    stage.tab_to("Work unit or address")
    stage.type("海月花园")
    stage.press("Enter")
    assert "海月花园" in stage.said()
    stage.ops.undo_last()
    stage.settle()
    assert "海月花园" not in stage.said()


# ---- drafts


def test_what_was_typed_survives_esc_and_a_crash(stage, open_stage):
    stage.press("Alt+N")
    stage.type("冯大伟")
    stage.press("Tab")
    stage.type("1370000")
    stage.press("Esc")
    assert stage.page.drawer.isHidden()
    again = open_stage()
    again.press("Alt+N")
    form = again.page.drawer.form
    assert (form.form.editor("name").value(), form.form.editor("phones").value()) == ("冯大伟", "1370000")
    assert form.restored.isVisible()
    other = open_stage("林晓")
    other.press("Alt+N")
    assert other.page.drawer.form.form.editor("name").value() == ""


def test_a_draft_brings_back_only_what_was_typed(stage):
    stage.open("赵珊")
    stage.press("E")
    stage.tab_to("Party branch")
    stage.type("海月社区第二支部")
    stage.press("Esc")
    person = stage.find("赵珊").id
    stage.context.act(people.save, person, {"employer": "海月花园"}, initiator=stage.window)
    stage.settle()
    stage.settle(200)  # what it changed is gathered and looked at again
    stage.press("E")
    form = stage.page.drawer.form.form
    assert form.editor("party_branch").value() == "海月社区第二支部"
    assert form.editor("employer").value() == "海月花园"
    stage.press("Enter")
    card = stage.find("赵珊")
    assert (card.party_branch, card.employer, card.clash) == ("海月社区第二支部", "海月花园", False)


def test_a_half_typed_form_is_kept_without_leaving_it(stage):
    stage.press("Alt+N")
    stage.type("冯大伟")
    stage.settle(700)
    kept = drafts.load(stage.desk, stage.session.actor.staff_id, "person:new")
    assert kept["values"]["name"] == "冯大伟"


def test_a_saved_form_leaves_no_draft_and_start_over_forgets_it(stage):
    stage.press("Alt+N")
    stage.type("冯大伟")
    stage.press("Enter")
    assert drafts.load(stage.desk, stage.session.actor.staff_id, "person:new") is None
    stage.press("Alt+N")
    stage.type("潘伟")
    stage.press("Esc", "Alt+N")
    stage.page.drawer.form.restored.findChild(Button).click()
    stage.settle()
    assert stage.page.drawer.form.form.editor("name").value() == ""
    assert drafts.load(stage.desk, stage.session.actor.staff_id, "person:new") is None


# ---- seeing in full


def test_show_asks_what_for_writes_it_down_and_hides_again(stage):
    stage.open("张硕")
    stage.questions.add(None)
    secret = stage.page.drawer.view.secrets["phones"]
    secret.button.click()
    stage.settle()
    assert "13955106021" not in stage.said()
    stage.questions.add("call about a lost phone")
    secret.button.click()
    stage.settle()
    assert "13955106021" in stage.said()
    with stage.desk.store.read() as session:
        [row] = session.query(Disclosure).all()
        assert (row.subject, row.reason) == ("phones", "call about a lost phone")
    secret._timer.setInterval(1)
    secret._timer.start()
    stage.settle(30)
    assert "13955106021" not in stage.said()
    stage.page.drawer._turn("timeline")
    stage.settle()
    assert "call about a lost phone" in stage.said()


# ---- household


def test_a_guardian_is_found_linked_removed_and_brought_back(stage, open_stage):
    stage.open("单小云")
    stage.press("G")
    stage.type("lps")
    stage.press("Enter")
    stage.tab_to("Relation to the child")
    stage.type("母亲")
    stage.press("Enter")
    assert "母亲" in stage.said()
    assert [kin.name for kin in stage.find("单小云").guardians] == ["林佩珊"]
    [cut] = [b for b in stage.page.drawer.findChildren(IconButton) if "林佩珊" in b.accessibleName()]
    cut.click()
    stage.settle()
    assert stage.find("单小云").guardians == ()
    stage.ops.undo_last()
    stage.settle()
    again = open_stage()
    assert [kin.name for kin in again.find("林佩珊").children] == ["单小云"]


def test_a_child_without_a_card_gets_one(stage):
    stage.open("林佩珊")
    stage.press("K")
    stage.type("林小满")
    stage.press("Down", "Enter")
    stage.tab_to("Date of birth")
    stage.type("2019-6-1")
    stage.press("Enter")
    [child] = stage.find("林佩珊").children
    assert (child.name, child.age) == ("林小满", 7)
    assert stage.find("林小满").is_child


# ---- one person, two cards


def test_two_cards_are_compared_joined_and_separated(stage, open_stage):
    stage.open("张思远")
    stage.press("J")
    stage.type("zhangshuo")
    stage.press("Enter")
    stage.settle()
    words = stage.said(stage.dialog)
    assert "139****6021" in words
    assert "150****7734" in words
    assert "Different" in words
    stage.press("Enter")
    card = stage.find("张硕")
    assert [other.name for other in card.joined] == ["张思远"]
    assert card.visits == 1
    again = open_stage()
    again.page.list.flags.chip("joined").click()
    again.settle()
    assert len(again.names()) == 1
    again.page.list.table.setFocus()
    again.press("Down", "Enter")
    [cut] = [b for b in again.page.drawer.findChildren(IconButton) if b.accessibleName().startswith("Separate")]
    cut.click()
    again.settle()
    assert again.find("张硕").joined == ()


def test_esc_says_two_people(stage):
    stage.open("张思远")
    stage.press("J")
    stage.type("zhangshuo")
    stage.press("Enter", "Esc")
    assert QApplication.activeModalWidget() is None
    assert stage.find("张硕").joined == ()


# ---- voiding and erasing


def test_a_card_is_voided_with_a_reason_and_restored(stage, open_stage):
    stage.open("张硕")
    stage.questions.add("typed twice")
    stage.press("V")
    stage.page.list.box.setText("")
    stage.settle()
    assert "张硕" not in stage.names()
    again = open_stage("林晓")
    again.page.list.flags.chip("voided").click()
    again.settle()
    assert again.names() == ["张硕"]
    again.page.list.table.setFocus()
    again.press("Home", "Enter")
    assert "typed twice" in again.said()
    again.press("R")
    assert not again.find("张硕").voided


def test_somebody_who_is_here_cannot_be_voided(stage):
    stage.open("张思远")
    stage.questions.add("no reason")
    stage.press("V")
    assert stage.told == ["This person is here now: sign them out first."]
    assert not stage.find("张思远").voided


def test_a_clerk_is_told_who_may_erase_and_join(open_stage):
    stage = open_stage("林晓")
    stage.open("张硕")
    assert "A manager joins cards; an administrator erases them." in stage.said()
    [erase] = [b for b in stage.page.drawer.findChildren(Button) if b.text() == "Erase"]
    assert not erase.isEnabled()
    stage.press("J")
    assert QApplication.activeModalWidget() is None


def test_erasing_needs_the_name_typed_and_leaves_nothing(open_stage, centre):
    stage = open_stage("王主任")
    stage.open("赵珊")
    person = stage.find("赵珊").id
    [erase] = [b for b in stage.page.drawer.findChildren(Button) if b.text() == "Erase"]
    erase.click()
    stage.settle()
    stage.type("asked for it")
    stage.press("Tab")
    stage.type("赵三")
    stage.press("Enter")
    assert stage.dialog.typed.error
    stage.dialog.typed.editor.edit.selectAll()
    stage.type("赵珊")
    stage.press("Enter")
    assert stage.page.drawer.isHidden()
    again = open_stage("王主任")
    assert people.search(again.desk, "赵珊") == []
    assert people.card(again.desk, person).erased
    assert "赵珊" not in again.names()
    again.close = lambda: None  # closed here, to look at the bare files
    again.jobs.shutdown()
    again.window.close()
    again.desk.close()
    for path in centre.glob("*.db*"):
        assert b"13612341180" not in path.read_bytes(), path.name


def test_those_due_are_erased_in_one_act(open_stage, clock):
    clock.advance(days=1200)
    stage = open_stage("王主任")
    assert "due for erasure" in stage.page.header.say.text()
    stage.page.list.flags.chip("due").click()
    stage.settle()
    due = stage.names()
    assert "张硕" in due
    table = stage.page.list.table
    table.setFocus()
    stage.press("Home")
    table.select_id(stage.find("张硕").id)
    stage.press("Delete")
    assert stage.dialog.typed.editor.value() == ""
    stage.type("1")
    stage.press("Enter")
    stage.until(lambda: "张硕" not in stage.names())
    assert people.search(stage.desk, "张硕") == []
    assert people.search(stage.desk, "张思远")


def test_a_manager_sees_who_is_due_but_not_the_button(stage, clock):
    clock.advance(days=1200)
    stage.page.list.flags.chip("due").click()
    stage.settle()
    assert not stage.page.list.erase.isVisible()
    assert "An administrator" in stage.page.list.due.label.text()


# ---- the rest


def test_sign_in_and_out_lead_to_the_visitors(stage):
    stage.open("张硕")
    stage.press("S")
    stage.open("张思远")
    stage.press("S")
    assert stage.went == [
        ("visitors", {"do": "sign_in", "person_id": stage.find("张硕").id}),
        ("visitors", {"do": "sign_out", "person_id": stage.find("张思远").id}),
    ]


def test_another_page_opens_a_card_a_form_or_a_filter(stage):
    stage.page.open_with({"person_id": stage.find("张硕").id})
    stage.settle()
    assert stage.page.drawer.title.text() == "张硕"
    stage.page.open_with({"new": {"name": "新人", "phones": "13800138000"}})
    stage.settle()
    assert stage.page.drawer.form.form.editor("phones").value() == "13800138000"
    stage.page.drawer.close_drawer()
    stage.page.open_with({"filter": {"flags": ["present"]}})
    stage.settle()
    assert stage.names() == ["张思远"]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_export_is_what_the_list_shows(stage, tmp_path: Path, suffix):
    stage.type("zhang")
    shown = stage.names()
    path = tmp_path / f"people.{suffix}"
    stage.questions.add(path)
    stage.press("Ctrl+E")
    stage.until(path.exists)
    if suffix == "xlsx":
        rows = [list(row) for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)]
    else:
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    head = next(place for place, row in enumerate(rows) if row and row[0] == "Name")
    assert [row[0] for row in rows[head + 1 : head + 1 + len(shown)]] == shown
    text = str(rows)
    assert "139****6021" in text
    assert "13955106021" not in text


def test_a_file_that_cannot_be_written_is_told_calmly(stage, tmp_path):
    told = []
    stage.jobs.environment.connect(told.append)
    stage.questions.add(tmp_path / "none" / "people.xlsx")
    stage.press("Ctrl+E")
    stage.until(lambda: told or stage.told)


def test_a_change_at_another_page_is_seen_here(stage):
    stage.open("赵珊")
    stage.context.act(people.save, stage.find("赵珊").id, {"employer": "海月花园"}, initiator=stage.window, label=None)
    stage.settle()
    stage.settle(50)
    assert "海月花园" in stage.said()


# ---- how it looks


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(Theme(motion=False), id="light"),
        pytest.param(Theme(name="dark", motion=False), id="dark", marks=pytest.mark.slow),
        pytest.param(Theme(type="large", motion=False), id="large", marks=pytest.mark.slow),
    ],
)
def test_nothing_is_unnamed_cut_or_overlapping(qapp, open_stage, tmp_path, language, wanted):
    i18n.use(language)
    theme.apply(qapp, wanted)
    stage = open_stage("王主任")
    found = []

    def look(name: str) -> None:
        stage.settle()
        root = QApplication.activeModalWidget() or stage.window
        found.extend(f"{name}: {finding}" for finding in walk(root))
        stage.window.grab().save(str(tmp_path / f"{name}.png"))

    drawer = stage.page.drawer
    look("list")
    for name in ("李文博", "单小云", "张思远"):
        drawer.show_person(stage.find(name).id)
        look(f"card {name}")
    assert drawer.findChildren(StatusPill)
    for face in ("timeline", "history"):
        drawer._turn(face)
        look(face)
    drawer.edit()
    look("form")
    drawer.new({"name": "张硕", "phones": "13955106021"})
    stage.settle(400)
    assert drawer.form.alike.isVisible()
    look("same person")
    drawer.form.form.editor("phones").set_value("139")
    drawer.form.save()
    look("wrong")
    drawer.show_person(stage.find("张硕").id)
    stage.settle()
    drawer.add_kin("child")
    look("picker")
    stage.type("lin")
    look("picker found")
    stage.press("Down", "Down", "Down", "Enter")
    look("kin")
    stage.press("Esc")
    drawer.compare(stage.find("张硕").id, stage.find("张思远").id)
    look("compare")
    stage.press("Esc")
    drawer.erase()
    look("erase")
    stage.press("Enter")
    look("erase, wrong")
    stage.press("Esc")
    drawer.close_drawer()
    stage.page.list.box.setText("不存在")
    look("nobody")
    assert not found, "\n".join(found)


# ---- two desks


def test_what_two_desks_wrote_of_a_card_is_settled_where_both_stand_side_by_side(stage, tmp_path):
    person = stage.find("张硕").id
    with another_desk(stage.desk, tmp_path / "there") as there:
        for desk, unit in ((stage.desk, "邮局"), (there, "粮站")):
            people.save(desk, stage.actor("陈静"), person, {"employer": unit})
    stage.page.refresh(None)
    stage.open("张硕")
    assert "Two desks wrote different things of it." in stage.said()
    (settle,) = (one for one in stage.page.drawer.findChildren(QAbstractButton) if one.text() == "Settle")
    settle.click()
    assert stage.went[-1] == ("sync", {"row": person})
