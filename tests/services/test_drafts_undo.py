"""Nothing typed is lost, and the last act can be taken back."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.db.models import Visit
from app.db.tx import Changes
from app.domain.auth import Actor
from app.domain.settings import CAPACITY
from app.services import bookings, drafts, history, people, settings, spaces, staff, undo
from app.services.desk import Desk, open_desk


def test_a_draft_is_back_after_reopening_for_the_one_who_typed_it(folder: Path, clock: SteppedClock) -> None:
    desk = open_desk(folder, clock)
    one, other = (person.actor for person in staff.list_staff(desk)[:2])
    card, _ = people.save(desk, one, None, {"name": "张硕", "phones": "13812346021"})
    content = {
        "name": "张硕改名", "birth_date": date(1988, 5, 20), "at": clock(), "person": card.id, "seen": dict(card.seen),
        "companions": 3, "purposes": ["rest", "reading"], "consent": None, "id_number": "440305198805200019",
    }  # fmt: skip
    drafts.save(desk, one.staff_id, "person", content)
    drafts.save(desk, other.staff_id, "person", {"name": "别人"})
    drafts.save(desk, one.staff_id, "visit", {"note": ""})
    desk.store.close()  # as a crash would: without the desk's own goodbye

    for path in folder.rglob("*"):
        if path.is_file():
            assert b"440305198805200019" not in path.read_bytes()
            assert "张硕改名".encode() not in path.read_bytes()
    desk = open_desk(folder, clock)
    kept = drafts.load(desk, one.staff_id, "person")
    assert kept == content
    people.save(desk, one, card.id, {"name": kept["name"]}, seen=kept["seen"])
    drafts.clear(desk, one.staff_id, "person")
    assert drafts.load(desk, one.staff_id, "person") is None
    assert drafts.load(desk, other.staff_id, "person") == {"name": "别人"}
    assert [info.form for info in drafts.waiting(desk, one.staff_id)] == ["visit"]
    desk.close()


def test_before_the_first_run_the_wizard_keeps_a_draft_too(tmp_path: Path, clock: SteppedClock) -> None:
    desk = open_desk(tmp_path / "new", clock)
    drafts.save(desk, bytes(16), "wizard", {"name": "蛇口社区党群服务中心", "id_number": "440305198805200019"})
    assert drafts.load(desk, bytes(16), "wizard") == {"name": "蛇口社区党群服务中心"}
    desk.close()


# ---- undo: every act there is

Act = Callable[[Desk, Actor], Changes]


def _person(desk: Desk, actor: Actor, name: str = "张硕") -> bytes:
    return people.save(desk, actor, None, {"name": name, "phones": "13812346021"})[0].id


def _edit(desk: Desk, actor: Actor) -> Changes:
    return people.save(desk, actor, people.person_ids(desk)[0], {"name": "张朔", "note": "改了"})[1]


def _void(desk: Desk, actor: Actor) -> Changes:
    return people.void(desk, actor, people.person_ids(desk)[0], "登记错了")[1]


def _join(desk: Desk, actor: Actor) -> Changes:
    one, other = people.person_ids(desk)
    return people.join(desk, actor, one, other)[1]


def _add_child(desk: Desk, actor: Actor) -> Changes:
    return people.add_child(desk, actor, people.person_ids(desk)[0], {"name": "张小宝"})[1]


def _setting(desk: Desk, actor: Actor) -> Changes:
    return settings.save(desk, actor, {CAPACITY.key: 85})[1]


def _staff(desk: Desk, actor: Actor) -> Changes:
    return staff.save_staff(desk, actor, None, {"name": "新人"})[1]


def _term(desk: Desk, actor: Actor) -> Changes:
    return settings.retire_term(desk, actor, "purpose", desk.terms("purpose")[0].code)[1]


def _shown(desk: Desk) -> Any:
    ids = people.person_ids(desk)
    cards = [people.card(desk, person) for person in ids]
    return (
        [(card.values, card.joined, [kin.name for kin in card.children]) for card in cards],
        people.person_ids(desk, people.PersonFilter(voided=True)),
        desk.settings[CAPACITY],
        staff.list_staff(desk),
        desk.terms("purpose"),
    )


@pytest.mark.parametrize("act", [_edit, _void, _join, _setting, _staff, _term, _add_child])
def test_an_act_is_undone_and_done_again(desk: Desk, admin: Actor, act: Act) -> None:
    _person(desk, admin), _person(desk, admin, "李梅")
    before = _shown(desk)
    changes = act(desk, admin)
    after = _shown(desk)
    assert after != before
    _, undone = undo.undo_act(desk, admin, changes)
    if act is _add_child:  # what an act made is voided, not forgotten
        assert (_shown(desk)[0], len(_shown(desk)[1])) == (before[0], 1)
    else:
        assert _shown(desk) == before
    assert undone.tables.keys() == changes.tables.keys()
    undo.undo_act(desk, admin, undone)
    assert _shown(desk) == after


def test_what_someone_has_changed_since_is_not_overruled(desk: Desk, clerk: Actor, manager: Actor) -> None:
    person = _person(desk, clerk)
    _, changes = people.save(desk, clerk, person, {"name": "张朔"})
    people.save(desk, manager, person, {"name": "张烁"})
    with pytest.raises(UserError, match="changed this since"):
        undo.undo_act(desk, clerk, changes)
    assert people.card(desk, person).name == "张烁"


def test_a_new_card_with_a_visit_since_stays(desk: Desk, clerk: Actor) -> None:
    card, changes = people.save(desk, clerk, None, {"name": "张硕"})
    with desk.store.write(clerk.staff_id) as tx:
        tx.add(Visit(person_id=card.id, arrived_at=tx.now))
    with pytest.raises(UserError, match="signed in since"):
        undo.undo_act(desk, clerk, changes)


def test_a_new_card_or_room_that_was_booked_since_stays(desk: Desk, clerk: Actor, manager: Actor) -> None:
    card, new_card = people.save(desk, clerk, None, {"name": "张硕"})
    room, new_room = spaces.save_space(desk, manager, None, {"name": "一号会议室"})
    start = desk.now() + timedelta(hours=2)
    _, booked = bookings.book(
        desk, clerk, starts_at=start, ends_at=start + timedelta(hours=1), spaces=(room.id,), person_id=card.id
    )
    for actor, changes in ((clerk, new_card), (manager, new_room)):
        with pytest.raises(UserError, match="booked since"):
            undo.undo_act(desk, actor, changes)
    assert people.card(desk, card.id).name == "张硕" and not spaces.space(desk, room.id).voided
    undo.undo_act(desk, clerk, booked)
    undo.undo_act(desk, manager, new_room)
    assert spaces.space(desk, room.id).voided


def test_only_a_manager_undoes_what_others_did(desk: Desk, clerk: Actor, manager: Actor, admin: Actor) -> None:
    _, changes = people.save(desk, admin, None, {"name": "张硕"})
    with pytest.raises(UserError, match="Only a manager"):
        undo.undo_act(desk, clerk, changes)
    undo.undo_act(desk, manager, changes)
    assert people.person_ids(desk) == []


def test_an_unmasking_and_an_erasure_cannot_be_undone(desk: Desk, admin: Actor) -> None:
    person = _person(desk, admin)
    _, changes = people.reveal(desk, admin, person, "phones", "失物认领")
    with pytest.raises(UserError, match="was seen"):
        undo.undo_act(desk, admin, changes)
    _, changes = people.erase(desk, admin, person, "本人申请")
    with pytest.raises(UserError, match="erasure"):
        undo.undo_act(desk, admin, changes)


def test_the_history_tells_undo_like_any_other_change(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    person = _person(desk, clerk)
    clock.advance(minutes=1)
    _, changes = people.save(desk, clerk, person, {"name": "张朔"})
    clock.advance(minutes=1)
    undo.undo_act(desk, clerk, changes)
    told = [(line.field, line.before, line.after) for line in history.history(desk, clerk, "person", person)]
    assert told == [("", "", ""), ("Name", "张硕", "张朔"), ("Name", "张朔", "张硕")]


def test_a_visits_history_reads_like_sentences(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    person = _person(desk, clerk)
    with desk.store.write(clerk.staff_id) as tx:
        row = tx.add(Visit(person_id=person, arrived_at=tx.now, purposes="rest"))
    with desk.store.write(clerk.staff_id) as tx:
        at = clock() - timedelta(minutes=6)
        tx.edit(tx.get(Visit, row.id), {"arrived_at": at, "purposes": "rest reading", "correction_reason": "记错时间"})
    with desk.store.write(clerk.staff_id) as tx:
        tx.void(tx.get(Visit, row.id), "重复登记")
    told = {
        (line.act, line.field, line.before, line.after, line.reason)
        for line in history.history(desk, clerk, "visit", row.id)
    }
    assert ("Changed", "Arrived at", "2026-07-18 18:42", "2026-07-18 18:36", "记错时间") in told
    assert ("Voided", "", "", "", "重复登记") in told
    assert all(line.who == "林晓" for line in history.history(desk, clerk, "visit", row.id))
