"""The rules of bookings and study seats, the new catalogues, and the list of sections."""

from collections.abc import Callable

from app.domain.settings import OFFER_MINUTES, STUDY_MEALS, STUDY_SIGN_IN
from app.domain.terms import SEAT_FEATURE, SPACE_KIND
from app.services import bookings
from tests.ui.settings.stage import Stage


def test_rules_are_saved_by_enter_and_taken_back(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of("王主任")
    section = stage.go("booking_rules")
    stage.tab_to(OFFER_MINUTES.label)
    stage.retype("60")
    stage.tab_to(STUDY_MEALS.label)
    stage.retype("1130-1300")
    stage.key("Enter")
    assert stage.desk.settings[OFFER_MINUTES] == 60
    assert bookings.study_rules(stage.desk).meals == ((690, 780),)
    assert not section.save_button.isEnabled()
    stage.undo()
    assert stage.desk.settings[OFFER_MINUTES] == 120
    assert section.rows[OFFER_MINUTES.key].editor.value() == 120


def test_a_mistake_is_told_beside_its_rule_and_nothing_is_saved(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of("王主任")
    section = stage.go("booking_rules")
    stage.tab_to(STUDY_SIGN_IN.label)
    stage.retype("0")
    stage.tab_to(STUDY_MEALS.label)
    stage.retype("noon")
    stage.key("Enter")
    assert section.rows[STUDY_SIGN_IN.key].error == "A number from 1 to 1440, please."
    assert section.rows[STUDY_MEALS.key].error.startswith("Times are written")
    assert stage.focus().accessibleName() == STUDY_SIGN_IN.label
    assert stage.desk.settings[STUDY_SIGN_IN] == 30


def test_half_typed_rules_come_back(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of("王主任")
    section = stage.go("booking_rules")
    stage.tab_to(STUDY_SIGN_IN.label)
    stage.retype("45")
    stage.page.put_by()
    stage.rest()
    stage.again()
    section = stage.go("booking_rules")
    assert section.rows[STUDY_SIGN_IN.key].editor.value() == 45
    assert section.save_button.isEnabled()
    section.discard()
    stage.rest()
    assert section.rows[STUDY_SIGN_IN.key].editor.value() == 30


def test_a_manager_is_told_that_an_administrator_sets_the_rules(stage: Stage) -> None:
    section = stage.go("booking_rules")
    assert section.why == "Only an administrator may do this."
    assert not section.rows[OFFER_MINUTES.key].isEnabled()


def test_kinds_and_features_are_catalogues_too(stage: Stage) -> None:
    section = stage.go("catalogues")
    for kind, label in ((SPACE_KIND, "Kinds of space"), (SEAT_FEATURE, "Features of seats")):
        stage.tab_to(label)
        stage.key("Space")
        assert section.shown == kind
        assert [item.key for item in section.list.items()] == [term.code for term in stage.desk.terms(kind)]
    stage.tab_to("New entry")
    stage.type("升降桌")
    stage.key("Enter")
    assert [term.label_zh for term in stage.desk.terms(SEAT_FEATURE)][-1] == "升降桌"
    stage.undo()
    assert "升降桌" not in [term.label_zh for term in stage.desk.terms(SEAT_FEATURE)]


def test_the_sections_are_walked_and_entered_by_keyboard(stage: Stage) -> None:
    stage.page.open_with({"section": "staff"})
    stage.rest()
    stage.key("Down")
    assert stage.page._shown == "spaces"
    stage.key("Enter")
    assert stage.focus() is stage.section.list
    assert ("S", "Seat plan") in stage.page.help_keys()


def test_another_section_takes_the_drawer_away_and_what_was_typed_stays(stage: Stage) -> None:
    section = stage.go("spaces")
    stage.key("Alt+N")
    stage.type("科普")
    stage.page.open_with({"section": "equipment"})
    stage.rest()
    assert section.drawer.isHidden()
    assert section.new_button.kind == "primary"
    stage.go("spaces")
    stage.key("Alt+N")
    assert section.form.editor("name").value() == "科普"
    assert section.new_button.kind == "secondary", "one red button at a time"
