"""The list of people: its filters, its orders, its counts."""

from datetime import timedelta

from app.core.clock import SteppedClock, system_clock
from app.domain.auth import Actor
from app.services import people, visits
from app.services.desk import Desk
from app.services.people import PersonFilter

EVERYBODY = PersonFilter()


def _make(desk: Desk, clock: SteppedClock, actor: Actor, **values: object) -> bytes:
    clock.advance(minutes=1)
    return people.save(desk, actor, None, values)[0].id


def _names(desk: Desk, chosen: PersonFilter = EVERYBODY, *order: object) -> list[str]:
    return [row.name for row in people.person_rows(desk, people.person_ids(desk, chosen, *order))]


def test_who_came_last_stands_first(desk, clock, clerk):
    first = _make(desk, clock, clerk, name="赵珊")
    _make(desk, clock, clerk, name="张硕")
    _make(desk, clock, clerk, name="马志军")
    # When a card was made is in its id, by the machine's own clock.
    clock.now = system_clock() + timedelta(days=1)
    row, _ = visits.sign_in(desk, clerk, person_id=first, purposes=("rest",))
    assert _names(desk) == ["赵珊", "马志军", "张硕"]
    assert _names(desk, EVERYBODY, "recent", False) == ["张硕", "马志军", "赵珊"]
    clock.advance(minutes=1)
    visits.void_visit(desk, clerk, row.id, "not here")
    assert _names(desk) == ["马志军", "张硕", "赵珊"]


def test_the_best_match_stands_first(desk, clock, clerk):
    for name in ("张硕", "张思远", "李张硕", "赵珊"):
        _make(desk, clock, clerk, name=name)
    assert _names(desk, PersonFilter(text="zhangshuo")) == ["张硕", "李张硕"]
    assert _names(desk, PersonFilter(text="zs"))[:2] == ["张硕", "赵珊"]


def test_filters_narrow_together(desk, clock, manager):
    here = _make(desk, clock, manager, name="赵珊", population_group="rider", id_number="110101199003071233")
    _make(desk, clock, manager, name="张硕", population_group="rider")
    gone = _make(desk, clock, manager, name="马志军")
    visits.sign_in(desk, manager, person_id=here, purposes=("rest",))
    people.void(desk, manager, gone, "twice")
    assert people.counts(desk) == people.PeopleCounts(2, 1)
    assert _names(desk, PersonFilter(present=True)) == ["赵珊"]
    assert _names(desk, PersonFilter(has_id=True, groups=("rider",))) == ["赵珊"]
    assert _names(desk, PersonFilter(voided=True)) == ["马志军"]
    assert _names(desk, PersonFilter(joined=True)) == []
    [row] = people.person_rows(desk, [here])
    assert (row.visits, row.present, row.id_tail[-4:]) == (1, True, "1233")


def test_joined_cards_are_one_line_with_the_visits_of_both(desk, clock, manager):
    one = _make(desk, clock, manager, name="张硕")
    other = _make(desk, clock, manager, name="张朔")
    _make(desk, clock, manager, name="赵珊")
    for person in (one, other):
        row, _ = visits.sign_in(desk, manager, person_id=person, purposes=("rest",))
        clock.advance(minutes=5)
        visits.sign_out(desk, manager, row.id)
    people.join(desk, manager, one, other)
    assert _names(desk, PersonFilter(joined=True)) == ["张硕"]
    assert _names(desk, PersonFilter(), "visits", True) == ["张硕", "赵珊"]
    [row] = people.person_rows(desk, people.person_ids(desk, PersonFilter(joined=True)))
    assert row.visits == 2
    assert people.counts(desk).people == len(people.person_ids(desk)) == 2


def test_due_for_erasure_is_one_rule_for_list_count_and_filter(desk, clock, admin):
    gone = _make(desk, clock, admin, name="赵珊")
    here = _make(desk, clock, admin, name="张硕")
    clock.now = system_clock() + timedelta(days=1200)
    visits.sign_in(desk, admin, person_id=here, purposes=("rest",))
    assert [one.id for one in people.due_for_erasure(desk)] == [gone]
    assert people.due_count(desk) == 1
    assert people.person_ids(desk, PersonFilter(due=True)) == [gone]
