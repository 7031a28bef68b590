import os
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.core import i18n
from app.domain.visits import State
from app.services import handover, visits
from app.ui.handover.signing import NoteDialog, SignDialog
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.kit.widgets import Label
from tests.ui.handover.conftest import ADMIN_PIN, CLERK_PIN, Shift
from tests.ui.visitors.house import Key

ENTER = Key.Key_Return


def _states(shift: Shift) -> dict[str, str]:
    return {item.key.partition(":")[0]: item.pill[0] for item in shift.page.now.list.items()}


def _decide_all(shift: Shift) -> None:
    shift.page.now.list.setFocus()
    shift.press(Key.Key_A)
    while shift.page.now.undecided():
        shift.press(Key.Key_1)


def _sheet(shift: Shift) -> SignDialog:
    shift.page.hand_over()
    shift.rest()
    (dialog,) = shift.page.findChildren(SignDialog)
    assert dialog.isVisible()
    return dialog


def _pins(shift: Shift, dialog: SignDialog, outgoing: str, incoming: str) -> None:
    dialog.outgoing_pin.setText(outgoing)
    dialog.incoming_pin.setText(incoming)
    dialog.go.click()
    shift.rest()


def test_what_is_open_is_decided_by_digit_and_a_usual_thing_by_one_key(shift: Shift) -> None:
    now = shift.page.now
    assert set(_states(shift).values()) == {"to decide"}
    assert shift.page.header.say.text() == (
        f"Middle shift 16:00–24:00, 陈晓彤 is on, {len(now.items)} things open, {len(now.items)} to decide"
    )
    assert now.list.hasFocus()
    shift.press(Key.Key_A)
    states = _states(shift)
    assert states["present"] == states["to_verify"] == "stays"
    # A key and a thing found are asked one by one, and the keyboard is on them.
    assert states["key"] == states["found"] == "to decide"
    assert now.list.current_key().partition(":")[0] in ("key", "found")
    shift.press(Key.Key_2)
    shift.press(Key.Key_1)
    assert shift.page.header.say.text().endswith("everything is decided")
    shift.press(Key.Key_Backspace)
    assert len(now.undecided()) == 1


def test_a_remark_goes_to_the_next_shift_with_its_thing(shift: Shift) -> None:
    now = shift.page.now
    key = next(item.key for item in now.list.items() if item.key.startswith("key:"))
    now.list.set_current([item.key for item in now.list.items()].index(key))
    shift.questions.add("他说十点前还")
    shift.press(Key.Key_R)
    assert (now.decisions[key].stays, now.decisions[key].remark) == (True, "他说十点前还")
    assert "他说十点前还" in next(item.subtitle for item in now.list.items() if item.key == key)


def test_an_open_thing_opens_where_it_is(shift: Shift) -> None:
    now = shift.page.now
    order = [item.key.partition(":")[0] for item in now.list.items()]
    now.list.set_current(order.index("to_verify"))
    now.list.setFocus()
    shift.press(ENTER)
    assert shift.navigated[-1] == ("visitors", {"do": "verify"})
    now.figures["present"].setFocus()
    shift.press(ENTER)
    wanted = {"do": "list", "filter": {"states": (State.PRESENT,), "period": "all"}}
    assert shift.navigated[-1] == ("visitors", wanted)
    assert now.figures["visits"].text() == "2"


def test_f8_insists_on_what_is_undecided(shift: Shift) -> None:
    shift.page.open_with({"do": "hand"})
    shift.rest()
    assert not shift.page.findChildren(SignDialog)
    assert shift.page.now.list.hasFocus() and shift.page.now.list.current_key() == shift.page.now.items[0].key
    first = shift.page._reminder
    shift.page.hand_over()
    assert not first.isVisible(), "one number at a time"


def test_both_sign_by_pin_and_who_took_over_is_at_the_desk(shift: Shift) -> None:
    _decide_all(shift)
    dialog = _sheet(shift)
    assert dialog.outgoing.currentText() == "陈晓彤" and dialog.incoming.currentText() == "周文静"
    shift.type(CLERK_PIN)  # six digits lead on to the other PIN
    assert dialog.incoming_pin.edit.hasFocus()
    shift.type(ADMIN_PIN)
    shift.press(ENTER)
    (card,) = handover.handovers(shift.desk, shift.desk.duty_day(), shift.desk.duty_day())
    assert (card.outgoing, card.incoming, card.state) == ("陈晓彤", "周文静", "signed")
    assert len(card.items) == 5 and shift.relieved == [("周文静", {"handover_id": card.id})]
    shift.again()
    assert not shift.page.sign.isEnabled() and "handed over" in shift.page.header.say.text()


def test_a_wrong_pin_is_said_beside_its_field_with_the_wait(shift: Shift) -> None:
    _decide_all(shift)
    dialog = _sheet(shift)
    for _ in range(3):
        _pins(shift, dialog, CLERK_PIN, "000001")
    assert not dialog.rows["outgoing_pin"].error
    assert "Try again in 5 s" in dialog.rows["incoming_pin"].error
    assert dialog.incoming_pin.text() == "" and dialog.isVisible()
    shift.clock.advance(seconds=6)
    dialog._waits()
    shift.rest()
    assert dialog.rows["incoming_pin"].error == ""
    _pins(shift, dialog, CLERK_PIN, ADMIN_PIN)
    assert len(shift.relieved) == 1


def test_one_person_cannot_sign_twice(shift: Shift) -> None:
    _decide_all(shift)
    dialog = _sheet(shift)
    dialog.incoming.set_value(dialog.outgoing.value())
    _pins(shift, dialog, CLERK_PIN, CLERK_PIN)
    assert dialog.rows["incoming"].error == "Two different people sign a handover."
    dialog.reject()


def test_a_handover_is_refused_with_a_reason(shift: Shift) -> None:
    _decide_all(shift)
    dialog = _sheet(shift)
    dialog.refuse.click()
    assert not dialog.outgoing_pin.isVisible()
    dialog.incoming_pin.setText(ADMIN_PIN)
    dialog.go.click()
    shift.rest()
    assert dialog.rows["reason"].error
    dialog.remark.setText("钥匙数量不符")
    dialog.incoming_pin.setText(ADMIN_PIN)
    dialog.go.click()
    shift.rest()
    (card,) = handover.handovers(shift.desk, shift.desk.duty_day(), shift.desk.duty_day())
    assert (card.state, card.reason) == ("refused", "钥匙数量不符") and not shift.relieved
    assert shift.page.tabs.value() == "past" and shift.page.past.list.current_key() == card.id
    said = " ".join(label.text() for label in shift.page.past.sheet.findChildren(Label))
    assert "Reason: 钥匙数量不符" in said and "Nothing was open" not in said
    assert not shift.page.now.undecided(), "what was decided on stays decided for the next try"


def test_only_a_manager_closes_a_shift_nobody_takes_over(shift: Shift) -> None:
    _decide_all(shift)
    dialog = _sheet(shift)
    assert not dialog.force.isVisible()
    dialog.reject()
    shift.rest()
    shift.session.enter(shift.admin)
    dialog = _sheet(shift)
    dialog.force.click()
    assert not dialog.incoming_pin.isVisible()
    dialog.remark.setText("夜班请假，无人接班")
    dialog.go.click()
    shift.rest()
    (card,) = handover.handovers(shift.desk, shift.desk.duty_day(), shift.desk.duty_day())
    assert (card.state, card.forced_by, card.reason) == ("forced", "周文静", "夜班请假，无人接班")


def test_a_note_is_written_and_settled_without_the_mouse(shift: Shift) -> None:
    shift.press(Key.Key_N)
    (dialog,) = shift.page.findChildren(NoteDialog)
    shift.press(Key.Key_3, modifier=Qt.KeyboardModifier.AltModifier)
    assert dialog.kind.value() == "key"
    shift.type("档案室钥匙借给李主任")
    dialog.due.edit.setFocus()
    shift.type("22:30")
    shift.press(ENTER)
    notes = shift.page.now.notes
    row = next(item for item in notes.items() if item.title == "档案室钥匙借给李主任")
    assert row.right == "by 22:30" and row.subtitle.startswith("Key given out")
    shift.questions.add("已归还")
    notes.setFocus()
    notes.set_current(notes.items().index(row))
    shift.press(ENTER)
    assert row.title not in [item.title for item in notes.items()]
    assert row.title not in [item.title for item in shift.page.now.list.items()]


def test_a_note_that_is_late_is_said_in_red_and_urgent(shift: Shift) -> None:
    shift.clock.advance(hours=3)
    shift.page.tick()
    shift.rest()
    item = next(one for one in shift.page.now.notes.items() if "钥匙" in one.title)
    assert item.right_tone == "bad" and shift.page.now.items[0].kind == "key"


def test_the_log_writes_itself_and_leads_to_the_thing(shift: Shift) -> None:
    visits.sign_out(shift.desk, shift.actor, shift.the("马志军").id)
    shift.page.open_with({"do": "log"})
    shift.rest()
    log = shift.page.log
    titles = [item.title for item in log.list.items()]
    assert any("马志军 left" in title for title in titles) and any("钥匙" in title for title in titles)
    log.kinds.set_keys(["visits"])
    log.kinds.changed.emit(["visits"])
    titles = [item.title for item in log.list.items()]
    assert titles and not any("钥匙" in title for title in titles)
    log.list.setFocus()
    log.list.set_current(0)
    shift.press(ENTER)
    assert shift.navigated[-1] == ("visitors", {"visit_id": shift.rows(text="马志军")[0].id})
    log.paper.click()
    assert shift.navigated[-1] == ("reports", {"report": "duty-log", "day": shift.desk.duty_day(), "preview": True})


def test_the_roster_is_read_by_all_and_written_by_a_manager(shift: Shift) -> None:
    day = shift.desk.duty_day()
    shift.page.open_with({"do": "roster"})
    shift.rest()
    roster = shift.page.roster
    cell = next(one for line in roster.cells for one in line if one.day == day and one.shift.start == 960)
    assert cell.hasFocus() and [name for _id, name in cell.people] == ["陈晓彤"]
    assert not any(copy.isVisible() for copy in roster.copies)
    shift.press(ENTER)
    assert handover.roster(shift.desk, day, day)[day, 960][0][1] == "陈晓彤"
    handover.set_roster(shift.desk, shift.admin, day, 480, [shift.admin.staff_id])
    handover.copy_roster(shift.desk, shift.admin, roster.monday + timedelta(days=7))
    roster.reload()
    shift.rest()
    later = next(one for line in roster.cells for one in line if one.day == day + timedelta(days=7))
    assert [name for _id, name in later.people] == ["周文静"]


def test_a_past_handover_is_printed_again(shift: Shift) -> None:
    card, _ = handover.force(shift.desk, shift.admin, "无人接班")
    shift.page.open_with({"handover_id": card.id})
    shift.rest()
    assert shift.page.tabs.value() == "past" and shift.page.sign.kind == "secondary"
    shift.page.print_page()
    assert shift.navigated[-1] == ("reports", {"report": "handover-sheet", "handover": card.id})
    shift.page.past.pack.click()
    shift.rest()
    assert shift.navigated[-1] == ("reports", {"report": "continuity-pack", "preview": True})


def test_the_rail_counts_in_the_last_half_hour(shift: Shift) -> None:
    counts: list[int] = []
    shift.page.waiting.connect(counts.append)
    shift.again()
    assert counts[-1] == 0
    shift.clock.advance(hours=4, minutes=58)
    shift.again()
    assert counts[-1] == len(shift.page.now.items) > 0


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(
    ("look", "size"),
    [(Theme("light", motion=False), (1182, 634)), (Theme("dark", "large", motion=False), (1158, 626))],
    ids=["day", "night"],
)
def test_it_is_whole_in_every_look(
    shift: Shift, qapp: QApplication, tmp_path: Path, language: str, look: Theme, size: tuple[int, int]
) -> None:
    handover.force(shift.desk, shift.admin, "无人接班")
    shift.close()
    i18n.use(language)
    theme.apply(qapp, look)
    shift.open(size)
    pictures = Path(os.environ.get("DANGQUN_PICTURES", tmp_path))
    for tab in ("now", "log", "roster", "past"):
        shift.page.open_with({"do": tab})
        shift.rest()
        assert [str(finding) for finding in walk(shift.window)] == [], tab
        assert shift.window.size().toTuple() == size
        assert shift.window.grab().save(str(pictures / f"handover-{tab}-{language}-{look.name}.png"))
    shift.clock.advance(hours=6)
    shift.again()
    _decide_all(shift)
    boxes: list[QWidget] = [_sheet(shift)]
    shift.page.write()
    boxes += shift.page.findChildren(NoteDialog)
    for box in boxes:
        assert [str(finding) for finding in walk(box)] == []
        assert box.grab().save(str(pictures / f"handover-{type(box).__name__}-{language}-{look.name}.png"))
        box.done(0)
