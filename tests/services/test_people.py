"""People: found while typing, kept once, masked, erased for good."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.core.clock import SteppedClock
from app.core.errors import EnvironmentProblem, UserError
from app.core.ids import RowId
from app.db.models import Person, Visit
from app.domain.auth import Actor
from app.services import drafts, history, people
from app.services.desk import Desk, open_desk


def number_with_check_digit(first: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(int(d) * w for d, w in zip(first, weights, strict=True)) % 11]


def make(desk: Desk, actor: Actor, name: str, phones: str = "", **values: object) -> RowId:
    return people.save(desk, actor, None, {"name": name, "phones": phones, **values})[0].id


def visit(desk: Desk, actor: Actor, person: RowId, **values: object) -> RowId:
    with desk.store.write(actor.staff_id) as tx:
        return tx.add(Visit(person_id=person, arrived_at=tx.now, **values)).id


def found(desk: Desk, text: str) -> list[str]:
    return [hit.name for hit in people.search(desk, text)]


# ---- searching


@pytest.mark.parametrize("typed", ["张硕", "张", "硕", "zhangshuo", "zs", "shuo", "6021", "张6021", "13812346021"])
def test_a_person_is_found_by_whatever_the_clerk_knows(desk: Desk, clerk: Actor, typed: str) -> None:
    make(desk, clerk, "张硕", "138 1234 6021")
    make(desk, clerk, "李梅", "13900001111")
    assert found(desk, typed) == ["张硕"]


def test_a_hit_shows_how_it_was_found_and_hides_the_phone(desk: Desk, clerk: Actor) -> None:
    make(desk, clerk, "张硕", "13812346021", population_group="rider")
    hit = people.search(desk, "zs")[0]
    assert hit.phone == "138****6021"
    assert hit.group_label == "Delivery rider"
    assert [part.text for part in hit.pinyin if part.matched] == ["zh", "sh"]


def test_who_is_here_comes_first_then_who_came_last(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    first, second, third = (make(desk, clerk, name) for name in ("张顺", "张硕", "张帅"))
    left = visit(desk, clerk, first, purposes="rest reading", badge="A07")
    clock.advance(hours=1)
    with desk.store.write(clerk.staff_id) as tx:
        tx.edit(tx.get(Visit, left), {"left_at": tx.now, "left_kind": "signed"})
    clock.advance(hours=2)
    present = visit(desk, clerk, third)
    hits = people.search(desk, "zs")
    assert [hit.id for hit in hits] == [third, first, second]
    assert hits[0].present_visit_id == present
    assert (hits[1].last_purposes, hits[1].last_badge, hits[1].present_visit_id) == (("rest", "reading"), "A07", None)
    assert hits[1].last_visit_at == clock() - timedelta(hours=3)


def test_someone_expected_today_says_so(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    person = make(desk, clerk, "周宁")
    with desk.store.write(clerk.staff_id) as tx:
        row = tx.add(Visit(person_id=person, expected_at=clock() + timedelta(hours=1)))
    hit = people.search(desk, "zn")[0]
    assert (hit.expected_visit_id, hit.expected_at) == (row.id, clock() + timedelta(hours=1))


def test_someone_present_is_found_among_hundreds_of_the_same_initials(desk: Desk, clerk: Actor) -> None:
    person = make(desk, clerk, "张硕")
    visit(desk, clerk, person)
    with desk.store.write(clerk.staff_id) as tx:
        tx.insert_many(Person, ({"name": "周舒"} for _ in range(300)))
    assert people.search(desk, "zs")[0].id == person


def test_nothing_typed_finds_nobody(desk: Desk, clerk: Actor) -> None:
    make(desk, clerk, "张硕")
    assert people.search(desk, "  ") == []


def test_a_scanned_id_number_finds_its_one_card(desk: Desk, clerk: Actor) -> None:
    same_tail = number_with_check_digit("44030519880521" + "001")
    numbers = {number_with_check_digit("44030519880520001"), same_tail}
    for place, number in enumerate(sorted(numbers)):
        make(desk, clerk, f"访客{'甲乙'[place]}", id_number=number)
    for place, number in enumerate(sorted(numbers)):
        assert found(desk, number) == [f"访客{'甲乙'[place]}"]
    assert found(desk, number_with_check_digit("44030619880520001")) == []


# ---- the card


def test_a_card_is_whole_and_masked(desk: Desk, clerk: Actor) -> None:
    number = number_with_check_digit("44030519880520001")
    card, changes = people.save(
        desk, clerk, None,
        {"name": " 张 硕 ", "phones": "138-1234-6021，0755 26882688", "population_group": "rider", "id_number": number},
    )  # fmt: skip
    assert changes.tables.keys() == {"person"}
    assert card.phones == "138****6021 0755-****2688"
    assert card.id_number == "*" * 14 + number[-4:]
    assert (card.birth_date, card.gender, card.age) == (date(1988, 5, 20), "m", 38)
    assert card.keep_until == date(2028, 7, 18)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "张硕", "phones": "1381234602"}, "phones"),
        ({"name": "张硕", "population_group": "astronaut"}, "population_group"),
        ({"name": "张硕", "birth_date": "2031-01-01"}, "birth_date"),
        ({"name": "张硕", "id_number": "440305198805200011"}, "id_number"),
        ({"name": "张硕", "id_type": "passport", "id_number": "E1"}, "id_number"),
        ({"name": "张硕", "birth_date": "1990-01-01", "id_number": number_with_check_digit("44030519880520001")},
         "birth_date"),
        ({"name": "张硕", "employer": "长" * 201}, "employer"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_beside_its_field_and_nothing_is_kept(
    desk: Desk, clerk: Actor, values: dict[str, object], field: str
) -> None:
    with pytest.raises(UserError) as refused:
        people.save(desk, clerk, None, values)
    assert refused.value.field == field
    assert people.person_ids(desk) == []


def test_saving_the_form_as_it_was_shown_changes_nothing(desk: Desk, clerk: Actor) -> None:
    number = number_with_check_digit("44030519880520001")
    person = make(desk, clerk, "张硕", "13812346021 13900001111", id_number=number, note="常客")
    card = people.card(desk, person)
    again, changes = people.save(desk, clerk, person, card.values, seen=card.seen)
    assert (again, bool(changes)) == (card, False)
    assert people.reveal(desk, clerk, person, "phones", "回电")[0] == "13812346021 13900001111"


def test_one_of_two_masked_phones_is_replaced(desk: Desk, clerk: Actor) -> None:
    person = make(desk, clerk, "张硕", "13812346021 13900001111")
    people.save(desk, clerk, person, {"phones": "138****6021, 13700002222"})
    assert people.reveal(desk, clerk, person, "phones", "回电")[0] == "13812346021 13700002222"


def test_the_id_number_is_in_no_file_in_clear(folder: Path, clock: SteppedClock) -> None:
    number = number_with_check_digit("44030519880520001")
    desk = open_desk(folder, clock)
    actor = _any(desk)
    person = make(desk, actor, "张硕", id_number=number)
    assert people.reveal(desk, actor, person, "id_number", "补办证件")[0] == number
    desk.close()
    for path in folder.rglob("*"):
        if path.is_file():
            assert number[:14].encode() not in path.read_bytes(), path


def test_without_the_key_nothing_about_the_number_is_lost_and_the_remedy_is_told(
    folder: Path, clock: SteppedClock
) -> None:
    desk = open_desk(folder, clock)
    actor = _any(desk)
    number = number_with_check_digit("44030519880520001")
    person = make(desk, actor, "张硕", id_number=number)
    desk.close()
    key = folder / "keys" / "centre.key"
    kept = key.read_bytes()
    key.unlink()
    desk = open_desk(folder, clock)
    assert people.card(desk, person).id_number.endswith(number[-4:])
    people.save(desk, actor, person, {"name": "张朔"})
    for act in (
        lambda: people.reveal(desk, actor, person, "id_number", "补办证件"),
        lambda: people.save(desk, actor, None, {"name": "李梅", "id_number": number}),
    ):
        with pytest.raises(EnvironmentProblem) as problem:
            act()
        assert "key copy" in problem.value.remedy
    key.write_bytes(kept)
    assert people.reveal(desk, actor, person, "id_number", "补办证件")[0] == number
    desk.close()


def _any(desk: Desk) -> Actor:
    from app.services import staff

    return next(person.actor for person in staff.list_staff(desk) if person.role == "admin")


# ---- duplicates, joined cards, households


def test_likely_duplicates_are_offered_while_typing(desk: Desk, clerk: Actor) -> None:
    known = make(desk, clerk, "张硕", "13812346021")
    make(desk, clerk, "李梅", "13900001111")
    assert people.likely_duplicates(desk, {"name": "张"}) == []
    [(hit, reason)] = people.likely_duplicates(desk, {"name": "张烁", "phones": "13812346021"})
    assert (hit.id, reason) == (known, "Name sounds alike, same phone")
    [(hit, reason)] = people.likely_duplicates(desk, {"name": "张硕", "phones": "138 1234 6021"})
    assert reason == "Same name and phone"
    assert people.likely_duplicates(desk, {"name": "张硕", "phones": "138"}) == []
    assert people.likely_duplicates(desk, {"name": "张硕", "phones": "13812346021"}, person_id=known) == []


def test_joined_cards_are_one_person_until_they_are_separated(desk: Desk, clerk: Actor, manager: Actor) -> None:
    one, other = make(desk, clerk, "张硕", "13812346021"), make(desk, clerk, "张烁", "13900001111")
    visit(desk, clerk, other)
    with pytest.raises(UserError, match="Only a manager"):
        people.join(desk, clerk, one, other)
    card, _ = people.join(desk, manager, other, one)
    assert card.id == one
    assert (card.visits, [kin.name for kin in card.joined]) == (1, ["张烁"])
    for typed in ("张硕", "张烁", "1111"):
        [hit] = people.search(desk, typed)
        assert hit.id == one
        assert hit.present_visit_id is not None
    assert people.person_ids(desk) == [one]
    with pytest.raises(UserError, match="one person already"):
        people.join(desk, manager, one, other)
    people.separate(desk, manager, card.joined[0].alias)
    assert set(people.person_ids(desk)) == {one, other}
    assert people.card(desk, one).visits == 0


def test_a_household(desk: Desk, clerk: Actor) -> None:
    mother = make(desk, clerk, "李梅", "13900001111")
    child, _ = people.add_child(desk, clerk, mother, {"name": "张小宝", "birth_date": "2019-06-01"}, "母亲")
    assert (child.group_label, child.is_child, child.age) == ("Child", True, 7)
    assert [(kin.name, kin.relation, kin.phone) for kin in child.guardians] == [("李梅", "母亲", "139****1111")]
    card = people.card(desk, mother)
    assert [kin.name for kin in card.children] == ["张小宝"]
    for guardian, ward in ((mother, child.id), (child.id, mother), (mother, mother)):
        with pytest.raises(UserError):
            people.link(desk, clerk, guardian, ward)
    people.unlink(desk, clerk, card.children[0].link)
    assert people.card(desk, mother).children == ()


# ---- seeing what is masked


def test_unmasking_asks_a_reason_and_is_written_down(desk: Desk, clerk: Actor) -> None:
    person = make(desk, clerk, "张硕", "13812346021")
    with pytest.raises(UserError) as refused:
        people.reveal(desk, clerk, person, "phones", " ")
    assert refused.value.field == "reason"
    text, changes = people.reveal(desk, clerk, person, "phones", "失物认领")
    assert text == "13812346021"
    assert changes.tables.keys() == {"disclosure"}
    entry = next(entry for entry in people.timeline(desk, person) if entry.kind == "disclosure")
    assert (entry.text, entry.detail) == ("林晓 looked at: Phone", "失物认领")


# ---- history and voiding


def test_history_tells_who_changed_what_without_showing_what_is_masked(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock
) -> None:
    person = make(desk, clerk, "张硕", "13812346021")
    clock.advance(minutes=5)
    number = number_with_check_digit("44030519880520001")
    people.save(desk, manager, person, {"phones": "13900001111", "population_group": "rider", "id_number": number})
    lines = history.history(desk, clerk, "person", person)
    told = {(line.who, line.act, line.field, line.before, line.after) for line in lines}
    assert ("林晓", "Recorded", "", "", "") in told
    assert ("陈静", "Changed", "Phone", "138****6021", "139****1111") in told
    assert ("陈静", "Changed", "Group", "", "Delivery rider") in told
    everything = " ".join(str(line) for line in lines)
    assert "13812346021" not in everything
    assert number[:14] not in everything


def test_a_voided_card_is_out_of_every_list_until_restored(desk: Desk, clerk: Actor) -> None:
    person = make(desk, clerk, "张硕")
    with pytest.raises(UserError) as refused:
        people.void(desk, clerk, person, " ")
    assert refused.value.field == "void_reason"
    people.void(desk, clerk, person, "登记错了")
    assert found(desk, "zs") == []
    assert people.person_ids(desk) == []
    assert people.person_ids(desk, people.PersonFilter(voided=True)) == [person]
    with pytest.raises(UserError, match="restore it"):
        people.save(desk, clerk, person, {"name": "张朔"})
    card, _ = people.restore(desk, clerk, person)
    assert not card.voided
    assert found(desk, "zs") == ["张硕"]


# ---- erasing


def test_erasing_leaves_no_trace_in_any_file(folder: Path, clock: SteppedClock) -> None:
    desk = open_desk(folder, clock)
    actor = _any(desk)
    person = make(desk, actor, "欧阳珺瑶", "13877665544", note="住蛇口花园三栋", employer="荔湾小学")
    other = make(desk, actor, "歐陽珺瑤", "13877665500")
    people.join(desk, actor, person, other)
    row = visit(desk, actor, other, host="彭老师找人", belongings="蓝色拉杆箱", badge="K9172", purposes="rest")
    with pytest.raises(UserError, match="here now"):
        people.erase(desk, actor, person, "本人申请")
    with desk.store.write(actor.staff_id) as tx:
        tx.edit(tx.get(Visit, row), {"left_at": tx.now, "left_kind": "signed", "note": "彭老师找人"})
    people.save(desk, actor, person, {"name": "欧阳珺琪"})
    people.reveal(desk, actor, person, "phones", "欧阳珺琪来电询问")
    drafts.save(desk, actor.staff_id, "person:" + other.hex(), {"raw": {"name": "欧阳珺瑶"}})
    drafts.save(desk, actor.staff_id, "visit", {"visit": row, "raw": {"host": "彭老师"}})
    drafts.save(desk, actor.staff_id, "person:new", {"raw": {"name": "别人"}})
    people.erase(desk, actor, person, "本人申请")

    assert [kept.form for kept in drafts.waiting(desk, actor.staff_id)] == ["person:new"]
    assert people.search(desk, "5544") == people.search(desk, "oyjy") == []
    card = people.card(desk, person)
    assert (card.erased, card.name, card.phones) == (True, "", "")
    with desk.store.read() as session:
        kept = session.get(Visit, row)
        assert kept is not None
        assert (kept.purposes, kept.host, kept.person_id) == ("rest", None, None)
    acts = [(line.act, line.after, line.reason) for line in history.history(desk, actor, "person", person)]
    assert acts[0][:2] == ("Recorded", "The content was erased.")
    assert acts[-1] == ("Erased", "", "本人申请")
    assert [entry.kind for entry in people.timeline(desk, person)].count("disclosure") == 1, "that someone looked stays"
    desk.store.checkpoint()
    traces = [
        "欧阳珺",
        "歐陽珺",
        "珺瑶",
        "13877665",
        "住蛇口花园",
        "荔湾小学",
        "彭老师",
        "蓝色拉杆",
        "K9172",
        "ouyangjun",
        "4455667783",
    ]
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert [text for text in traces if text.encode() in content] == [], path
    desk.close()


@pytest.mark.parametrize("moment", ["before the commit", "after the commit"])
def test_an_erasure_that_lost_power_is_finished_by_the_next_start(
    folder: Path, clock: SteppedClock, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    desk = open_desk(folder, clock)
    actor = _any(desk)
    person = make(desk, actor, "欧阳珺瑶", "13877665544")
    desk.close()
    before = (folder / "dangqun.sqlite").read_bytes()

    desk = open_desk(folder, clock)
    with monkeypatch.context() as patch:
        patch.setattr("app.services.installation.sweep", lambda store: None)
        people.erase(desk, actor, person, "本人申请")
    desk.store.close()
    if moment == "before the commit":  # the ledger has its line, the database not yet
        (folder / "dangqun.sqlite").write_bytes(before)

    desk = open_desk(folder, clock)
    assert people.card(desk, person).erased
    desk.close()
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert [text for text in ("欧阳珺", "13877665", "ouyangjun") if text.encode() in content] == [], path


def test_only_an_administrator_erases_and_says_why(desk: Desk, clerk: Actor, manager: Actor, admin: Actor) -> None:
    person = make(desk, clerk, "张硕")
    for actor in (clerk, manager):
        with pytest.raises(UserError, match="Only an administrator"):
            people.erase(desk, actor, person, "本人申请")
    with pytest.raises(UserError) as refused:
        people.erase(desk, admin, person, "")
    assert refused.value.field == "void_reason"
    assert found(desk, "zs") == ["张硕"]


def test_who_was_not_here_for_two_years_is_due_for_erasure(desk: Desk, admin: Actor, clock: SteppedClock) -> None:
    old, kept, fresh = (make(desk, admin, name) for name in ("张硕", "李梅", "王五"))
    people.save(desk, admin, kept, {"retain_until": date(2099, 1, 1)})
    for person in (old, kept):
        row = visit(desk, admin, person)
        with desk.store.write(admin.staff_id) as tx:
            at = clock() - timedelta(days=800)
            tx.edit(tx.get(Visit, row), {"arrived_at": at, "left_at": at, "left_kind": "signed"})
    clock.advance(days=1)
    assert [(due.id, due.name) for due in people.due_for_erasure(desk)] == [(old, "张硕")]
    people.erase_many(desk, admin, [due.id for due in people.due_for_erasure(desk)], "期满")
    assert people.due_for_erasure(desk) == []
    assert set(people.person_ids(desk)) == {kept, fresh}


# ---- lists


def test_lists_filter_and_sort(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    wang = make(desk, clerk, "王五", population_group="rider")
    chen = make(desk, clerk, "陈静", "13812346021", population_group="student")
    li = make(desk, clerk, "李梅", population_group="rider")
    visit(desk, clerk, chen)
    clock.advance(minutes=1)
    visit(desk, clerk, wang)
    ids = people.person_ids
    assert ids(desk) == [li, chen, wang]
    assert ids(desk, sort="name", descending=False) == [chen, li, wang]
    assert ids(desk, sort="last_visit") == [wang, chen, li]
    assert ids(desk, people.PersonFilter(groups=("rider",))) == [li, wang]
    assert ids(desk, people.PersonFilter(text="cj")) == [chen]
    assert ids(desk, people.PersonFilter(visited_since=clock() - timedelta(seconds=5))) == [wang]
    assert ids(desk, people.PersonFilter(not_visited_since=clock() - timedelta(seconds=5))) == [li, chen]
    rows = people.person_rows(desk, [chen, wang])
    assert [(row.name, row.phone, row.group_label) for row in rows] == [
        ("陈静", "138****6021", "Student"), ("王五", "", "Delivery rider")
    ]  # fmt: skip


def test_the_timeline_holds_visits_and_what_became_of_the_card(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    person = make(desk, clerk, "张硕")
    clock.advance(minutes=1)
    row = visit(desk, clerk, person, purposes="rest reading")
    clock.advance(minutes=44)
    with desk.store.write(clerk.staff_id) as tx:
        tx.edit(tx.get(Visit, row), {"left_at": tx.now, "left_kind": "signed"})
    entries = people.timeline(desk, person)
    assert [entry.kind for entry in entries] == ["visit", "card"]
    assert entries[0].detail == "18:43–19:27 · 44 min"
    assert entries[1].text == "Card: Recorded"


def test_an_erased_person_does_not_come_back_when_the_tables_are_made_again(desk: Desk, admin: Actor) -> None:
    from app.db.oplog import digest, verify_chains

    person = make(desk, admin, "张硕", "13812346021")
    people.erase(desk, admin, person, "本人申请")
    with desk.store.read() as session:
        before = digest(session.connection())
    desk.store.rebuild()
    with desk.store.read() as session:
        assert digest(session.connection()) == before
        assert verify_chains(session.connection()) == []
    assert found(desk, "6021") == []


def test_the_ciphertext_of_one_card_is_no_use_in_another(desk: Desk, clerk: Actor) -> None:
    number = number_with_check_digit("44030519880520001")
    one, other = make(desk, clerk, "张硕", id_number=number), make(desk, clerk, "李梅", id_number=number)
    connection = sqlite3.connect(desk.store.path)
    kept = dict(connection.execute("SELECT id, id_number FROM person"))
    connection.close()
    assert kept[one] != kept[other]
    with pytest.raises(EnvironmentProblem):
        desk.keys.decrypt(other, kept[one])


def test_a_visit_with_one_card_keeps_the_other_that_was_joined_to_it(
    desk: Desk, admin: Actor, clock: SteppedClock
) -> None:
    one, other = make(desk, admin, "张硕"), make(desk, admin, "张烁")
    for person, days in ((one, 800), (other, 10)):
        row = visit(desk, admin, person)
        at = clock() - timedelta(days=days)
        with desk.store.write(admin.staff_id) as tx:
            tx.edit(tx.get(Visit, row), {"arrived_at": at, "left_at": at, "left_kind": "signed"})
    people.join(desk, admin, one, other)
    assert people.due_for_erasure(desk) == []
    clock.advance(days=760)
    assert [due.id for due in people.due_for_erasure(desk)] == [one]
