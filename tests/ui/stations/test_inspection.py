"""A round: digits judge one item after the other, what is wrong becomes an issue, what is left is taken up again."""

from datetime import date

from PIL import Image
from PySide6.QtTest import QTest

from app.domain.auth import Actor
from app.services import inspections
from app.services.inspections import InspectionCard
from tests.ui.stations.house import DRIVERS, NEAR, House


def rounds(house: House, name: str) -> list[InspectionCard]:
    return inspections.of_station(house.desk, house.placed[name])


def test_f7_begins_the_most_overdue_round_where_no_station_is_chosen(house: House, clerk: Actor) -> None:
    page = house.enter(clerk, do="round")
    assert page.inspecting and page.inspection.card.station == DRIVERS


def test_digits_judge_in_turn_and_the_round_ends_with_its_score_and_issues(house: House, clerk: Actor) -> None:
    page = house.enter(clerk)
    page.begin_round()
    house.rest()
    view = page.inspection
    count = len(view.rows)
    QTest.keyClicks(view.items, "132")
    assert [row.row.verdict for row in view.rows[:3]] == ["good", "bad", "partly"], "at once, whatever is on its way"
    house.rest()
    assert [row.row.verdict for row in view.rows[:3]] == ["good", "bad", "partly"]
    assert view.current is not None and view.current.text == view.rows[3].row.text
    assert "Good 1 · Partly 1 · Bad 1" in house.said(view)
    house.press("Ctrl+Return")
    assert "Item 4 hasn't been looked at yet." in house.toasted()
    house.press(*["1"] * (count - 3))
    due = next(iter(view._lines.values())).due
    due.set_value(date(2026, 7, 31))
    house.press("Ctrl+Return")
    card = rounds(house, NEAR)[0]
    assert card.finished_at is not None and card.score is not None and card.score < 100
    assert sorted(issue.due_on for issue in card.issues)[-1] == date(2026, 7, 31)
    assert len(card.issues) == 2 and view.done
    house.press("3")
    assert rounds(house, NEAR)[0].results[0].verdict == "good", "what is finished stays"
    house.page.print_page()
    assert house.went[-1] == ("reports", {"report": "inspection", "preview": True, "inspection_id": card.id})


def test_a_round_that_was_left_goes_on_with_its_notes_and_photos(house: House, clerk: Actor, tmp_path) -> None:
    page = house.enter(clerk)
    page.begin_round()
    house.rest()
    view = page.inspection
    house.press("1", "3", "Up", "N")
    house.write("滤芯过期")
    house.press("Enter")
    file = tmp_path / "a.jpg"
    Image.new("RGB", (320, 240), "gray").save(file)
    house.questions.add([file])
    house.press("Alt+F")
    house.rest()
    assert (view.rows[1].row.note, len(view.rows[1].row.photos)) == ("滤芯过期", 1)
    assert next(iter(view._lines.values())).text.value() == "滤芯过期", "the note says what is wrong"
    view.remark.set_value("整体尚好")
    view.items.setFocus()
    house.press("Escape")
    assert not page.inspecting and "A round is under way" in house.said(page.view.panel)
    house.click("Go on")
    assert page.inspecting and view.current is not None and view.current.text == view.rows[2].row.text
    assert view.remark.value() == "整体尚好" and len(rounds(house, NEAR)) == 1


def test_an_issue_may_be_left_out_and_what_is_right_after_all_makes_none(house: House, clerk: Actor) -> None:
    page = house.enter(clerk)
    page.begin_round()
    house.rest()
    view = page.inspection
    house.press("3", "3", "Home", "1", *["Down"] * 1)
    assert len(view._lines) == 1
    assert max(line.minimumSizeHint().width() for line in view._lines.values()) < 340, "the panel shows it whole"
    next(iter(view._lines.values())).box.setChecked(False)
    house.press(*["1"] * len(view.rows))
    while any(not row.row.verdict for row in view.rows):
        house.press("Home", *["Down"] * next(n for n, row in enumerate(view.rows) if not row.row.verdict), "1")
    house.press("Ctrl+Return")
    assert rounds(house, NEAR)[0].finished_at is not None and rounds(house, NEAR)[0].issues == ()


def test_a_round_begun_by_mistake_is_discarded(house: House, clerk: Actor) -> None:
    page = house.enter(clerk)
    page.begin_round()
    house.rest()
    house.questions.add(True)
    house.click("Discard")
    assert not page.inspecting and rounds(house, NEAR) == []


def test_rounds_that_were_made_are_opened_from_the_card(house: House, clerk: Actor) -> None:
    card, _ = inspections.start(house.desk, clerk, house.placed[NEAR])
    for result in card.results:
        inspections.judge(house.desk, clerk, card.id, result.id, "good")
    inspections.finish(house.desk, clerk, card.id, remark="都好")
    page = house.enter(clerk)
    page.view.panel.show_part("rounds")
    house.rest()
    house.press("Home", "Enter")
    assert page.inspecting and page.inspection.done and "100 points" in house.said(page.inspection)
