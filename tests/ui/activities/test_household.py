"""Taking a household in: who registers, who takes part, what would come of it; nearly all from the keyboard."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.domain.activities import Standing
from app.services import registrations
from app.ui.activities.household import BirthField
from tests.ui.activities.stage import CAMP, CLERK, COURSE, LOTS, MANAGER, Stage


@pytest.fixture
def camp(stage: Stage) -> Stage:
    """The clerk has the camp open and begins to take a household in."""
    return begin(stage, CAMP)


def begin(stage: Stage, title: str) -> Stage:
    stage.page.show_activity(stage.the(title).id)
    stage.settle()
    stage.press("Ctrl+N")
    return stage


def drawer(stage: Stage) -> Any:
    return stage.page.detail.drawer


def form(stage: Stage) -> Any:
    found = drawer(stage).form
    assert found is not None, "no form is open"
    return found


def test_a_household_nobody_knows_is_taken_in_from_the_keyboard(camp: Stage) -> None:
    camp.type("吴海燕 13800005555")
    camp.press("Tab")
    assert camp.focus.accessibleName() == "Name", "the child's name comes next"
    camp.type("吴小雨")
    camp.press("Tab")
    camp.type("2017年6月")
    assert form(camp).found.standing is Standing.WAITING
    assert "waits as number 3" in form(camp).answer.headline
    camp.press("Enter")
    [row] = [one for one in camp.households(CAMP) if one.contact == "吴海燕"]
    assert (row.standing, row.place_in_line, row.phone) == (Standing.WAITING, 3, "138****5555")
    [child] = row.active
    assert (child.name, child.age, child.consent) == ("吴小雨", 9, False)
    assert drawer(camp).title.text() == "吴海燕's household"
    assert "Number 3 in line" in camp.said(drawer(camp))
    assert camp.ops.undo_last()
    camp.settle()
    assert drawer(camp).isHidden(), "taken back, it is gone from the sheet and the list"
    assert all(one.contact != "吴海燕" for one in camp.households(CAMP))


def test_the_answer_follows_what_is_typed(camp: Stage) -> None:
    camp.type("吴海燕 13800005555")
    camp.tab_to("Name")
    camp.type("吴小雨")
    camp.tab_to("Date of birth")
    camp.type("20170601")
    assert form(camp).found.standing is Standing.WAITING
    assert drawer(camp)._primary.text() == "Put on the waiting list"
    camp.click("Two-earner family", drawer(camp))
    assert form(camp).found.standing is Standing.ADMITTED
    assert "“双职工家庭”" in camp.said(form(camp).answer), "and why"
    assert drawer(camp)._primary.text() == "Register"
    form(camp).members[0].birth.set_value(date(2001, 1, 1))
    camp.settle()
    assert form(camp).found.refused


def test_a_known_contact_brings_the_children_and_whoever_is_registered_is_told(camp: Stage) -> None:
    camp.type("lzq")
    camp.press("Down", "Enter") if form(camp).contact.found.isVisible() else camp.press("Enter")
    assert [one.box.text().split()[0] for one in form(camp).members] == ["林昊然", "林昊宇"]
    assert camp.focus is form(camp).members[0].box, "the keyboard goes to who takes part"
    assert form(camp).community.value() == "大冲社区"
    camp.press("Space", "Down")
    assert camp.focus is form(camp).members[1].box
    assert "林昊然 is registered already, as A01." in camp.said(form(camp).answer)
    camp.press("Enter")
    assert "registered already" in form(camp).rows["participants"].error
    assert len(camp.households(CAMP)) == 6


def test_a_grown_up_comes_in_person_and_may_bring_a_child(stage: Stage) -> None:
    begin(stage, COURSE)
    stage.type("孙立群")
    stage.press("Enter")
    names = [one.box.text() for one in form(stage).members]
    assert names[0] == "the contact in person"
    assert [one.box.isChecked() for one in form(stage).members] == [True, False, False]
    form(stage).members[1].box.click()
    stage.settle()
    stage.press("Enter")
    [row] = stage.households(COURSE)
    assert (row.contact, row.standing) == ("孙立群", Standing.ADMITTED)
    assert [one.name for one in row.active] == ["孙立群", "孙可心"]


def test_somebody_new_registers_alone_by_name_and_enter(stage: Stage) -> None:
    begin(stage, COURSE)
    stage.type("郑爱国 13900001234")
    stage.press("Enter")
    [row] = stage.households(COURSE)
    assert (row.contact, [one.name for one in row.active]) == ("郑爱国", ["郑爱国"])
    assert drawer(stage).title.text() == "郑爱国", "who comes alone is no household"
    stage.press("Ctrl+N")
    assert form(stage).contact.box.value() == "", "the next one follows at once"


def test_two_children_of_a_new_contact_each_with_their_own_categories(camp: Stage) -> None:
    camp.type("马骁 13800007777")
    for n, name in enumerate(("马小跑", "马小跳")):
        if n:
            camp.press("Alt+A")
        else:
            camp.tab_to("Name")
        camp.type(name)
        camp.tab_to("Date of birth")
        camp.type("2016-03")
    camp.click("Differs from person to person", drawer(camp))
    camp.press("Space", "Enter")
    row = camp.household(CAMP, "马骁")
    assert [one.quota_names for one in row.active] == [("双职工家庭",), ()]
    assert row.standing is Standing.WAITING, "a household is taken whole or waits whole"


@pytest.mark.slow
def test_who_may_collect_is_kept(camp: Stage) -> None:
    camp.type("吴海燕 13800005555")
    camp.tab_to("Name")
    camp.type("吴小雨")
    camp.tab_to("Date of birth")
    camp.type("2017-06")
    camp.press("Alt+J")
    camp.type("何桂英")
    camp.tab_to("Relation")
    camp.type("外婆")
    camp.tab_to("Phone")
    camp.type("13700002222")
    camp.press("Enter")
    [one] = camp.household(CAMP, "吴海燕").collectors
    assert (one.name, one.relation, one.phone) == ("何桂英", "外婆", "137****2222")
    assert "何桂英 (外婆) 137****2222" in camp.said(drawer(camp))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2016-03", date(2016, 3, 1)),
        ("2016年3月", date(2016, 3, 1)),
        ("201603", date(2016, 3, 1)),
        ("20160315", date(2016, 3, 15)),
        ("2016.3.5", date(2016, 3, 5)),
        ("2016年3月5日", date(2016, 3, 5)),
        ("3月5日", None),
        ("2016-13", None),
        ("2031-01", None),
        ("八岁", None),
    ],
)
def test_birthdays_as_people_say_them(qtbot: Any, typed: str, day: date | None) -> None:
    field = BirthField(name="Date of birth", today=date(2026, 7, 18))
    qtbot.addWidget(field)
    field.edit.setText(typed)
    assert field.value() == (typed if day is None else day)


def test_what_is_missing_is_said_beside_it(camp: Stage) -> None:
    camp.press("Enter")
    assert form(camp).rows["participants"].error == "" and camp.focus.accessibleName() == "Name"
    drawer(camp)._save()
    camp.settle()
    assert form(camp).rows["contact"].error == "Please say who registers."
    camp.type("吴海燕 13800005555")
    assert form(camp).rows["contact"].error == ""
    camp.tab_to("Name")
    camp.type("吴小雨")
    camp.tab_to("Date of birth")
    camp.type("八岁")
    camp.press("Enter")
    assert "can't be read" in form(camp).rows["participants"].error
    assert camp.focus.accessibleName() == "Date of birth"
    assert len(camp.households(CAMP)) == 6


def test_what_was_typed_comes_back(camp: Stage) -> None:
    camp.type("吴海燕 13800005555")
    camp.tab_to("Name")
    camp.type("吴小雨")
    camp.tab_to("Date of birth")
    camp.type("2017-06")
    camp.press("Esc")
    assert drawer(camp).isHidden()
    camp.press("Ctrl+N")
    assert "Your unfinished registration is back." in camp.said(drawer(camp))
    assert form(camp).contact.box.value() == "吴海燕 13800005555"
    [member] = form(camp).members
    assert (member.name.value(), member.birth.value()) == ("吴小雨", date(2017, 6, 1))
    camp.press("Alt+N")
    assert form(camp).untouched and form(camp).contact.box.value() == ""


@pytest.mark.slow
def test_against_the_rules_only_a_manager_and_only_knowingly(open_stage: Callable[..., Stage]) -> None:
    for who, answers in ((CLERK, ()), (MANAGER, (True,))):
        stage = begin(open_stage(who), CAMP)
        stage.questions.add(*answers)
        stage.press("Alt+N") if "unfinished" in stage.said(drawer(stage)) else None
        stage.type("高远 13800008888")
        stage.tab_to("Name")
        stage.type("高小山")
        stage.tab_to("Date of birth")
        stage.type("2010-01")
        stage.press("Enter")
        if who == CLERK:
            assert form(stage).rows["participants"].error and len(stage.households(CAMP)) == 6
        else:
            assert stage.questions.asked == [("confirm", "Register them against the rules of the activity?")]
            assert [one.name for one in stage.household(CAMP, "高远").active] == ["高小山"]


def test_a_household_is_changed_and_a_child_less_frees_a_place(managed: Stage) -> None:
    managed.page.show_activity(managed.the(CAMP).id, registration_id=managed.household(CAMP, "孙立群").id)
    managed.settle()
    managed.press("E")
    assert [one.box.isChecked() for one in form(managed).members] == [True, True]
    assert not form(managed).contact.isEnabled()
    managed.press("Down", "Space", "Enter")
    row = managed.household(CAMP, "孙立群")
    assert len(row.active) == 1
    assert managed.household(CAMP, "韩东升").standing is Standing.OFFERED, "the next that fits is offered the place"
    assert "韩东升's household is next" in managed.toasted()


@pytest.mark.slow
def test_two_of_one_name_are_told_apart_by_a_person(stage: Stage) -> None:
    stage = begin(stage, CAMP)
    stage.questions.add(True)
    stage.type("陆远 13800009999")
    stage.tab_to("Name")
    stage.type("孙可心")
    stage.tab_to("Date of birth")
    stage.type("2017-08-08")
    assert "Somebody called 孙可心 is registered already" in stage.said(form(stage).answer)
    stage.press("Enter")
    assert stage.questions.asked == [("confirm", "Is this somebody else of the same name?")]
    assert [one.name for one in stage.household(CAMP, "陆远").active] == ["孙可心"]


def test_in_a_ballot_one_applies(stage: Stage) -> None:
    begin(stage, LOTS)
    stage.type("郑爱国 13900001234")
    assert form(stage).found.standing is Standing.APPLIED
    stage.press("Enter")
    [row] = registrations.rows(stage.desk, stage.the(LOTS).id)
    assert row.standing is Standing.APPLIED
