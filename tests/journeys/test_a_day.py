"""A clerk's day by keyboard alone: what the screen says is what the file holds after it was opened again."""

from PySide6.QtWidgets import QLineEdit

from app.core.i18n import translate
from app.domain.visits import State
from app.services import people, tallies, visits
from tests.journeys.conftest import ADMIN, ADMIN_PIN, CLERK, CLERK_PIN, Stage


def _by_name(stage: Stage, name: str) -> list[visits.VisitRow]:
    desk = stage.desk()
    try:
        found = visits.visit_ids(desk, visits.VisitFilter(text=name, include_voided=True))
        return visits.visit_rows(desk, list(found))
    finally:
        desk.close()


def _typed(driver) -> set[str]:
    return {line.text() for line in driver.window.page.findChildren(QLineEdit) if line.isVisible()}


def test_a_returning_visitor_takes_three_keys_after_the_name(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("F2")
    driver.type("zhangshuo")
    driver.key("Enter", "1", "Enter")
    lively.close()
    row = _by_name(lively, "张硕")[0]
    assert row.state is State.PRESENT
    assert row.purposes == ("affairs",)


def test_a_new_visitor_and_taking_it_back(centre: Stage) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    driver.key("F2")
    driver.type("欧阳静怡")
    driver.key("Enter")
    driver.type("13926500177")
    driver.key("Enter", "2", "Enter")
    driver.settle(300)
    assert any("欧阳静怡" in text for text in driver.window.toasts.texts())
    driver.key("Ctrl+Z")
    driver.settle(300)
    centre.close()
    desk = centre.desk()
    every = visits.visit_ids(desk, visits.VisitFilter(include_voided=True))
    assert [row.voided for row in visits.visit_rows(desk, list(every))] == [True]
    assert people.search(desk, "欧阳静怡") == []
    desk.close()


def test_a_tally_by_one_key_and_its_undo(centre: Stage) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    driver.key("F4")
    driver.key("Q", "Q", "W")
    driver.key("Ctrl+Z")
    driver.settle(200)
    centre.close()
    desk = centre.desk()
    grid = tallies.grid(desk)
    assert grid.total == 2
    assert grid.by_key("Q").count == 2
    desk.close()


def test_signing_out_by_name(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("F2")
    driver.type("zhangshuo")
    driver.key("Enter", "1", "Enter")
    lively.later(minutes=25)
    driver.key("F6")
    driver.type("zhangshuo")
    driver.key("Enter")
    driver.settle(200)
    lively.close()
    row = _by_name(lively, "张硕")[0]
    assert row.state is State.LEFT
    assert row.stay is not None and row.stay.total_seconds() == 25 * 60


def test_a_card_is_found_from_everywhere_and_a_command_too(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("Ctrl+K")
    driver.type("zhangshuo")
    driver.key("Enter")
    assert driver.window.place == "people"
    driver.key("Ctrl+K")
    driver.type(translate("shell", "Tally"))
    driver.key("Enter")
    assert driver.window.place == "visitors"


def test_a_command_is_found_by_the_initials_of_its_chinese_name() -> None:
    from app.ui.shell.palette import Command, find_commands

    lock, tally = (Command(key, label, "lock", lambda: None) for key, label in (("lock", "锁定"), ("tally", "计次")))
    assert find_commands([lock, tally], "jc") == [tally]
    assert find_commands([lock, tally], "suoding") == [lock]
    assert find_commands([lock, tally], "定") == [lock]
    assert find_commands([lock, tally], "x") == []


def test_the_palette_gives_the_keyboard_back(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("F2")
    before = driver.focus()
    driver.key("Ctrl+K")
    assert driver.focus() is driver.window.palette_box.field.edit
    driver.key("Escape")
    assert driver.focus() is before
    driver.key("F1")
    driver.key("F1")
    assert driver.focus() is before


def test_another_person_at_the_desk_starts_clean_and_cannot_undo_the_first(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("F4")
    driver.key("Q")
    first_pages = set(map(id, driver.window.pages.values()))
    driver.key("Ctrl+L")
    assert not driver.program.session.signed_in
    driver.sign_in("罗建平", "246801")
    assert driver.window.place == "today"
    assert not first_pages & set(map(id, driver.window.pages.values()))
    assert driver.program.ops.last_undo is None


def test_what_was_half_typed_waits_for_the_same_person_after_a_lock(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("F2")
    driver.type("欧阳静怡")
    driver.key("Enter")
    driver.type("139265")
    driver.key("Ctrl+L")
    driver.settle(200)
    facts = driver.window.signin._facts
    assert facts.count() >= 2
    driver.sign_in("罗建平", "246801")
    driver.key("F2")
    assert not {"欧阳静怡", "139265"} & _typed(driver)
    driver.key("Ctrl+L")
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("Ctrl+2")
    driver.settle(300)
    assert _typed(driver) >= {"欧阳静怡", "139265"}


def test_a_ledger_comes_in_whole_and_twice_adds_nothing(lively: Stage) -> None:
    from app.core.paths import seed

    driver = lively.open()
    driver.sign_in("罗建平", "246801")
    driver.window.go("ledgers")
    lively.questions.add(seed("demo/来访登记表.xlsx"))
    driver.key("Ctrl+O")
    driver.settle(300)
    driver.key("Ctrl+Enter")
    driver.settle(300)
    lively.questions.add(seed("demo/来访登记表.xlsx"))
    driver.key("Enter")
    driver.key("Ctrl+O")
    driver.settle(300)
    lively.close()
    desk = lively.desk()
    from app.services import ledgers

    assert [batch.added for batch in ledgers.batches(desk)] == [547]
    assert people.search(desk, "zs")
    desk.close()
