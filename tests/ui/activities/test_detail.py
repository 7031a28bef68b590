"""An activity, opened: who is in, who waits and why, what may be decided, what is printed."""

from collections.abc import Callable
from typing import Any

import pytest

from app.domain.activities import Standing
from app.services import activities, registrations
from app.services.registrations import Registered, RegistrationWish
from tests.ui.activities.stage import CAMP, CLERK, COURSE, GALA, LOTS, MANAGER, PARTY_DAY, TALK, Stage


def opened(stage: Stage, title: str = CAMP, **what: Any) -> Any:
    stage.page.show_activity(stage.the(title).id, **what)
    stage.settle()
    return stage.page.detail


def shown(detail: Any) -> list[str]:
    return [group.title for group in detail.list.table.groups]


def test_an_activity_says_how_it_stands(stage: Stage) -> None:
    detail = opened(stage)
    assert detail.say.text() == "7 / 10 admitted, 2 households (3 people) waiting, begins Mon 20 Jul 09:00"
    assert shown(detail) == [f"{name}'s household" for name in ("林志强", "王秀娟", "赵明远", "孙立群")]
    line = detail.list.table.groups[0].rows[0]
    assert [cell.text for cell in line.cells[:3]] == ["A01", "林昊然", "三年级"]
    assert {name for name, _tone in line.cells[3].pills} == {"双职工家庭", "骑手、快递员子女"}
    bar = detail.quota.bar
    assert (bar.capacity, bar.both, bar.plain, bar.kept, bar.free) == (10, 2, 2, 3, 0)
    assert detail.quota.of_figure.text() == "places free, all of them kept"
    assert "waits as number 3" in detail.quota.explained.headline
    assert detail.archive.pill.text == "3 missing"
    assert detail.register_button.kind == "primary"


def test_households_are_found_by_name_pinyin_number_and_phone_and_narrowed(stage: Stage) -> None:
    detail = opened(stage)
    stage.press("/")
    for typed, found in (("slq", "孙立群"), ("A03", "王秀娟"), ("0925", "林志强"), ("韩雨桐", "韩东升")):
        stage.focus.clear()
        stage.type(typed)
        assert shown(detail) == [f"{found}'s household"], typed
    stage.press("Enter")
    assert detail.drawer.title.text() == "韩东升's household", "whoever waits is found, too"
    stage.press("Esc")
    detail.list.search.setText("")
    stage.press("Alt+F")
    detail.list.chips.chip("no consent").click()
    stage.settle()
    assert shown(detail) == ["赵明远's household"]
    stage.press("Alt+F")
    assert len(shown(detail)) == 4


def test_the_line_says_in_turn_who_waits_and_why(stage: Stage) -> None:
    detail = opened(stage)
    stage.press("2")
    items = detail.line.list.items()
    assert [item.title for item in items] == ["1  周敏's household", "2  韩东升's household"]
    assert items[0].subtitle.startswith("waits for an open place")
    assert items[0].note == "2 children · 周子墨、周子轩", "parents ask for their children"
    detail.line.list.set_current(1)
    detail.line.list.setFocus()
    stage.press("Enter")
    said = stage.said(detail.drawer)
    assert "Number 2 in line" in said and "kept for" in said


def test_a_place_given_up_is_offered_taken_or_declined(managed: Stage) -> None:
    detail = opened(managed, registration_id=managed.household(CAMP, "孙立群").id)
    managed.press("X", "Enter")
    assert detail.drawer.reason.error, "no cancelling without a reason"
    managed.type("去外地")
    managed.press("Enter")
    assert managed.household(CAMP, "孙立群").standing is Standing.CANCELLED
    assert managed.household(CAMP, "周敏").standing is Standing.OFFERED
    assert "周敏's household is next: please ring" in managed.toasted()
    detail._open(managed.household(CAMP, "周敏").id)
    managed.settle()
    assert "A place is kept until" in managed.said(detail.drawer)
    managed.press("D")
    assert managed.household(CAMP, "周敏").standing is Standing.CANCELLED
    assert managed.household(CAMP, "韩东升").standing is Standing.OFFERED
    detail._open(managed.household(CAMP, "韩东升").id)
    managed.settle()
    detail.drawer._primary.click()
    managed.settle()
    assert managed.household(CAMP, "韩东升").standing is Standing.ADMITTED
    detail._open(managed.household(CAMP, "周敏").id)
    managed.settle()
    managed.press("U")
    assert managed.household(CAMP, "周敏").standing is Standing.WAITING


def test_a_manager_admits_above_the_places_and_a_clerk_cannot(open_stage: Callable[..., Stage]) -> None:
    stage = open_stage(CLERK)
    detail = opened(stage, registration_id=stage.household(CAMP, "周敏").id)
    assert "Admit" not in stage.buttons(detail.drawer) and "Refuse" not in stage.buttons(detail.drawer)
    stage = open_stage(MANAGER)
    detail = opened(stage, registration_id=stage.household(CAMP, "周敏").id)
    stage.questions.add(False, True)
    stage.press("Alt+K")
    assert stage.household(CAMP, "周敏").standing is Standing.WAITING
    stage.press("Alt+K")
    row = stage.household(CAMP, "周敏")
    assert row.standing is Standing.ADMITTED and row.over_quota
    assert "Admitted above the quota" in stage.said(detail.drawer)


def test_forms_of_consent_and_one_child_less(managed: Stage) -> None:
    detail = opened(managed, registration_id=managed.household(CAMP, "赵明远").id)
    states = [line.cells[4].text for group in detail.list.table.groups for line in group.rows]
    assert states.count("No form of consent") == 2
    managed.press("C")
    assert all(one.consent for one in managed.household(CAMP, "赵明远").active)
    one = managed.household(CAMP, "赵明远").active[1]
    detail.drawer._withdraw(one)
    managed.type("生病")
    managed.press("Enter")
    row = managed.household(CAMP, "赵明远")
    assert [who.name for who in row.active] == ["赵一诺"]
    assert row.participants[1].withdraw_reason == "生病"


def test_an_empty_list_takes_a_roster_and_before_the_draw_the_line_leads_to_the_lots(managed: Stage) -> None:
    detail = opened(managed, LOTS)
    camping = managed.the(LOTS).id
    managed.click("Bring in a list", detail.list.empty)
    assert managed.went[-1] == ("ledgers", {"kind": "registrations", "activity": camping})
    wish = RegistrationWish(camping, (Registered(name="郑一"),), contact_name="郑一", contact_phone="13900000001")
    registrations.register(managed.desk, managed.actor(MANAGER), wish)
    managed.page.reload()
    managed.settle()
    managed.press("2")
    assert "Lots not drawn yet" in managed.said(detail.line)
    managed.click("Ballot", detail.line)
    assert "Close the list" in managed.said(managed.asked)
    managed.press("Esc")


def test_the_contact_is_named_once_among_those_who_collect(stage: Stage) -> None:
    detail = opened(stage, registration_id=stage.household(CAMP, "林志强").id)
    said = stage.said(detail.drawer)
    assert "林志强 (父亲), the contact" in said and "林志强, the contact" not in said


def test_what_is_beyond_the_places_is_decided_by_a_person(managed: Stage) -> None:
    # As after two desks met: more are admitted than there are places for.
    desk, actor = managed.desk, managed.actor(MANAGER)
    found = managed.card(LOTS)
    activities.save(
        desk, actor, found.row.id, {"mode": "first", "capacity": 4}, seen=found.seen
    )  # no lots: whoever comes first
    for name in ("郑一", "冯二", "陈三", "褚四"):
        wish = RegistrationWish(
            found.row.id, (Registered(name=name),), contact_name=name, contact_phone=f"1390000{ord(name[1]):05}"[:11]
        )
        registrations.register(desk, actor, wish)
    activities.save(desk, actor, found.row.id, {"capacity": 2}, seen=managed.card(LOTS).seen)
    detail = opened(managed, LOTS)
    assert not detail.list.banner.isHidden()
    assert "2 registrations" in detail.list.banner.label.text()
    managed.click("Look at them")
    assert shown(detail) == ["陈三", "褚四"]
    detail._open(managed.household(LOTS, "褚四").id)
    managed.settle()
    managed.press("Alt+L")
    assert managed.household(LOTS, "褚四").standing is Standing.WAITING
    detail._open(managed.household(LOTS, "陈三").id)
    managed.settle()
    managed.press("Alt+K")
    row = managed.household(LOTS, "陈三")
    assert row.standing is Standing.ADMITTED and row.over_quota
    assert detail.list.banner.isHidden()


def test_papers_are_of_the_session_and_activity_shown(stage: Stage) -> None:
    detail = opened(stage)
    camp = stage.the(CAMP).id
    stage.press("PgDown")
    stage.page.print_page()
    stage.press("Ctrl+Shift+P")
    detail.quota.notice.click()
    second = stage.session_of(CAMP, 2).id
    here = {"activity_id": camp, "preview": True, "back": "activities"}
    assert stage.went == [
        ("reports", {"report": "sign-in-sheet", "session_id": second} | here),
        ("reports", {"report": "activity-log"} | here),
        ("reports", {"report": "quota-notice"} | here),
    ]


@pytest.mark.slow
def test_the_session_likely_to_be_asked_about_is_chosen(stage: Stage) -> None:
    detail = opened(stage, COURSE)
    assert detail.session_id == stage.session_of(COURSE, 3).id, "the third evening is the next"
    assert len(detail.sessions.tiles) == 4
    assert "next session" in detail.say.text()
    detail = opened(stage, TALK)
    assert detail.tabs.keys()[0] == "registrations" and detail.tabs.value() == "registrations"


def test_lots_are_drawn_once_and_knowingly(managed: Stage) -> None:
    desk, actor = managed.desk, managed.actor(MANAGER)
    found = managed.the(LOTS).id
    for n, name in enumerate(("郑一", "冯二", "陈三", "褚四", "卫五", "蒋六")):
        wish = RegistrationWish(found, (Registered(name=name),), contact_name=name, contact_phone=f"1390000000{n}")
        registrations.register(desk, actor, wish)
    detail = opened(managed, LOTS)
    assert "6 households (6 people) in the ballot" in detail.say.text()
    detail.show_ballot()
    managed.settle()
    managed.type("福彩3D 2026191 期 4 7 2")
    managed.questions.add(False, True)
    managed.press("Enter")
    assert registrations.ballot(desk, found) is None, "who thought better of it has closed nothing"
    managed.press("Enter")
    view = registrations.ballot(desk, found)
    assert view is not None and view.seed == "福彩3D 2026191 期 4 7 2" and view.drawn_at is None
    assert view.seed in managed.said(managed.asked)
    managed.questions.add(True)
    managed.click("Draw the lots")
    assert "4 of 6 households have places" in managed.said(managed.asked)
    states = sorted(one.standing for one in managed.households(LOTS))
    assert states.count(Standing.ADMITTED) == 4 and states.count(Standing.WAITING) == 2
    managed.press("Esc")
    assert "4 / 4 admitted, 2 households (2 people) waiting" in detail.say.text()


def test_a_draft_takes_nobody_until_it_is_published(managed: Stage) -> None:
    detail = opened(managed, GALA)
    assert not detail.draft.isHidden() and not detail.register_button.isEnabled()
    managed.press("Ctrl+N")
    assert detail.drawer.isHidden() and "once it is published" in managed.toasted()
    managed.press("Alt+P")
    assert managed.the(GALA).status == "published"
    assert detail.draft.isHidden() and detail.register_button.isEnabled()


@pytest.mark.slow
def test_places_are_handed_to_another_desk(managed: Stage) -> None:
    detail = opened(managed)
    assert detail.quota.hand.isHidden(), "there is only one desk"
    detail._hand_places()
    managed.settle()
    managed.type("b")
    managed.press("Enter")
    assert managed.asked.places.error, "how many?"
    managed.tab_to("Places")
    managed.type("4")
    managed.press("Enter")
    assert "3 place(s) left" in managed.asked.places.error
    managed.press("Backspace")
    managed.type("3")
    managed.press("Enter")
    assert managed.card(CAMP).shares == {"A": 7, "B": 3}
    assert detail.quota.shares.text() == "desk A: 7 places, desk B: 3 places"
    assert not detail.quota.hand.isHidden()


def test_the_keyboard_goes_into_the_list_and_back(stage: Stage) -> None:
    detail = opened(stage)
    stage.press("Down", "Down", "Enter")
    assert detail.drawer.title.text() == "林志强's household"
    stage.press("Esc")
    assert detail.drawer.isHidden()
    opened(stage, PARTY_DAY)
    assert detail.tabs.value() == "sign_in" and detail.register_button.isHidden()


@pytest.mark.slow
def test_every_part_opens_by_its_digit(managed: Stage) -> None:
    detail = opened(managed)
    for number, key in enumerate(detail.tabs.keys(), 1):
        detail.setFocus()
        managed.press(str(number))
        assert detail.tabs.value() == key
        assert detail.stack.currentWidget().isVisible()
    assert detail.side.isVisible(), "the history has the places beside it"
