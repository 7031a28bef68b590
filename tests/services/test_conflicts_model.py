"""Three desks at random: whatever is written apart and however it meets, all ask the same questions, only real ones,
and an answer given anywhere ends them everywhere.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.clock import SteppedClock
from app.core.ids import RowId
from app.db import merge
from app.db.merge import Merge
from app.db.models import Person
from app.db.oplog import digest
from app.domain.auth import Actor
from app.domain.conflicts import OTHER, Kind
from app.services import conflicts, identity, people, staff
from app.services.desk import Desk, open_desk

DESKS, CARDS = 3, 2
UNITS, PHONES = ("邮局", "粮站", "书店"), ("13812345678", "13912345678")

ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, DESKS - 1), st.integers(0, CARDS - 1), st.sampled_from(UNITS)),
        st.tuples(st.just("phone"), st.integers(0, DESKS - 1), st.integers(0, CARDS - 1), st.sampled_from(PHONES)),
        st.tuples(st.just("void"), st.integers(0, DESKS - 1), st.integers(0, CARDS - 1), st.none()),
        st.tuples(st.just("restore"), st.integers(0, DESKS - 1), st.integers(0, CARDS - 1), st.none()),
        st.tuples(st.just("bring"), st.integers(0, DESKS - 1), st.integers(0, DESKS - 1), st.none()),
        st.tuples(st.just("settle"), st.integers(0, DESKS - 1), st.integers(0, 9), st.integers(0, 9)),
        st.tuples(st.just("clock"), st.integers(-600, 600), st.none(), st.none()),
    ),
    min_size=3,
    max_size=14,
)


@pytest.fixture
def desks(desk: Desk, clock: SteppedClock, tmp_path: Path) -> Iterator[list[Desk]]:
    """Three desks of one centre that know each other."""
    made = [desk]
    desk.store.checkpoint()
    for number in range(1, DESKS):
        folder = tmp_path / f"desk-{number}"
        shutil.copytree(desk.folder, folder, ignore=shutil.ignore_patterns("*.lock", "installation.json"))
        made.append(open_desk(folder, clock))
    everywhere(made)
    yield made
    for one in made[1:]:
        one.close()


def bring(source: Desk, target: Desk) -> None:
    """A bundle: what the target lacks."""
    with target.store.read() as session:
        known = merge.vector(session.connection(), lambda _: True)
    with source.store.read() as session:
        found = list(
            merge.stretches(session.connection(), lambda _: True, known, lambda _: "signed", source.store.site)
        )
    with target.store.write(bytes(16)) as tx:
        identity.take_documents(target, tx, identity.documents(source))
        incoming = Merge(tx, tx.recorder.authority)
        incoming.take(found)
        incoming.finish()
    target.forget_roster()


def everywhere(desks: list[Desk]) -> None:
    for _ in range(DESKS - 1):
        for target in desks:
            for source in desks:
                if source is not target:
                    bring(source, target)


def act(desks: list[Desk], actor: Actor, cards: list[RowId], clock: SteppedClock, step: tuple[Any, ...]) -> bool:
    """Do one thing at one desk; whether anything was written."""
    what, at, other, value = step
    if what == "clock":
        clock.advance(minutes=at)
        return False
    here = desks[at]
    if what == "bring":
        if at != other:
            bring(here, desks[other])
        return False
    if what == "settle":
        lines = conflicts.conflicts(here)
        if not lines:
            return False
        one = conflicts.conflict(here, lines[other % len(lines)].id)
        choices = [choice.key for choice in one.choices if choice.key != OTHER]
        conflicts.resolve(here, actor, one.id, choices[value % len(choices)])
        assert one.id not in conflicts.ids(here), "a choice ends it here at once"
        return True
    voided = people.card(here, cards[other]).voided
    if what == "restore" and voided:
        people.restore(here, actor, cards[other])
        return True
    if voided or what == "restore":
        return False
    if what == "void":
        if people.card(here, cards[other]).clash:
            return False
        people.void(here, actor, cards[other], "录错了")
        return True
    people.save(here, actor, cards[other], {"employer": value} if what == "edit" else {"phones": value})
    return True


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_all_desks_ask_the_same_and_an_answer_ends_it_everywhere(
    desks: list[Desk], clock: SteppedClock, acts: list[tuple[Any, ...]]
) -> None:
    actor = next(one.actor for one in staff.list_staff(desks[0]) if one.name == "陈静")
    with desks[0].store.write(actor.staff_id) as tx:
        cards = [tx.add(Person(name=f"张{n}")).id for n in range(CARDS)]
    everywhere(desks)
    assert not any(conflicts.count(desk) for desk in desks)
    wrote = [step[1] for step in acts if act(desks, actor, cards, clock, step)]
    everywhere(desks)
    asked = agreed(desks)
    if len(set(wrote)) < 2:
        assert not asked, "one desk alone disagrees with nobody"
    for number in range(40):
        lines = conflicts.conflicts(desks[number % DESKS])
        if not lines:
            break
        one = conflicts.conflict(desks[number % DESKS], lines[0].id)
        assert one.kind in (Kind.EDIT, Kind.VOID) and len(one.sides) > 1
        assert any(field.differs for field in one.sides[0].fields), "what differs is shown"
        conflicts.resolve(desks[number % DESKS], actor, one.id, "1")
        everywhere(desks)
        assert one.id not in agreed(desks), "it doesn't come back"
    assert not agreed(desks)


def agreed(desks: list[Desk]) -> frozenset[bytes]:
    found = set()
    for desk in desks:
        with desk.store.read() as session:
            found.add((digest(session.connection()).sha256, conflicts.ids(desk)))
        assert conflicts.count(desk) == len(conflicts.conflicts(desk))
    assert len(found) == 1, "the same records, the same questions"
    return found.pop()[1]
