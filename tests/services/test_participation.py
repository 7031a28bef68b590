"""What activities hold of a person: shown in the story of the card, kept as long as it, gone with it."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import not_, select

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db.models import (
    Activity,
    ActivityDuty,
    ActivitySession,
    Attendance,
    Collector,
    Kinship,
    Participant,
    Registration,
    Visit,
)
from app.db.oplog import digest
from app.domain.auth import Actor
from app.services import activities, history, listing, people, registrations
from app.services.activities import SessionPlan
from app.services.desk import Desk
from app.services.registrations import Registered, RegistrationWish

HOUR = timedelta(hours=1)


@dataclass
class Camp:
    """A camp of two mornings, one held and one to come; the 林 family: a father and two children."""

    desk: Desk
    activity: RowId = b""
    sessions: list[RowId] = field(default_factory=list)
    father: RowId = b""
    children: list[RowId] = field(default_factory=list)
    registration: RowId = b""
    participants: list[RowId] = field(default_factory=list)

    def standing(self) -> list[tuple[str | None, int, bool]]:
        """Of each registration that is in a list: its state, how many take part, whether somebody stands behind it."""
        with self.desk.store.read() as session:
            found = []
            query = select(Registration).where(not_(Registration.voided)).order_by(Registration.id)
            for row in session.scalars(query):
                there = (Participant.registration_id == row.id, not_(Participant.withdrawn))
                members = session.scalars(select(Participant).where(*there)).all()
                found.append((row.status, len(members), row.contact_id is not None))
            return found


@pytest.fixture
def camp(desk: Desk, admin: Actor, clock: SteppedClock) -> Camp:
    made = Camp(desk)
    with desk.store.write(admin.staff_id) as tx:
        made.activity = tx.add(Activity(title="小小科学家夏令营", status="published", owner_desk="A")).id
        for days in (-1, 2):
            start = tx.now + timedelta(days=days)
            session = ActivitySession(activity_id=made.activity, starts_at=start, ends_at=start + 3 * HOUR)
            made.sessions.append(tx.add(session).id)
        made.father = people.make(tx, desk, {"name": "林崇岳", "phones": "13877665544"}).id
        made.children = [people.make(tx, desk, {"name": name}).id for name in ("林知予", "林知远")]
        registration = Registration(
            activity_id=made.activity, contact_id=made.father, at=tx.now, status="admitted", number="A-01",
            note="林知予对花生过敏",
        )  # fmt: skip
        made.registration = tx.add(registration).id
        for number, child in enumerate(made.children, 1):
            tx.add(Kinship(guardian_id=made.father, child_id=child, relation="父亲"))
            participant = Participant(
                registration_id=made.registration, activity_id=made.activity, person_id=child, number=f"A0{number}"
            )
            made.participants.append(tx.add(participant).id)
            tx.add(
                Attendance(
                    session_id=made.sessions[0], participant_id=participant.id, presence="arrived",
                    at=tx.now - 20 * HOUR, brought_by="林崇岳", collected_by="何秋月", left_at=tx.now - 19 * HOUR,
                )
            )  # fmt: skip
        for name, phone in (("林崇岳", "13877665544"), ("何秋月", "13911112222")):
            tx.add(Collector(registration_id=made.registration, name=name, phone=phone, relation="家长"))
        tx.add(ActivityDuty(activity_id=made.activity, person_id=made.father, name="林崇岳", role="volunteer"))
    clock.advance(minutes=5)
    return made


def no_trace(folder: Path, desk: Desk, *texts: str) -> None:
    desk.store.checkpoint()
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert [text for text in texts if text.encode() in content] == [], path


def test_the_rest_of_a_household_stays_when_who_registered_them_is_erased(
    camp: Camp, folder: Path, desk: Desk, admin: Actor
) -> None:
    assert [one.kind for one in people.timeline(desk, camp.father)] == ["registration", "card"]
    people.erase(desk, admin, camp.father, "本人申请")
    assert camp.standing() == [("admitted", 2, False)]
    assert {people.card(desk, one).name for one in camp.children} == {"林知予", "林知远"}
    with desk.store.read() as session:
        assert {one.name for one in session.scalars(select(Collector)) if one.name} == {"何秋月"}
        marks = session.scalars(select(Attendance)).all()
        assert [one.presence for one in marks] == ["arrived"] * 2, "figures don't change"
        (duty,) = session.scalars(select(ActivityDuty)).all()
        assert (duty.role, duty.name, duty.person_id) == ("volunteer", None, None)
        assert session.scalars(select(Registration.number).where(not_(Registration.voided))).all() == ["A-01"]
        before = digest(session.connection())
    no_trace(folder, desk, "林崇岳", "13877665544", "花生")
    desk.store.rebuild()
    with desk.store.read() as session:
        assert digest(session.connection()) == before


def test_an_erased_child_leaves_the_camp_and_a_sibling_stays(
    camp: Camp, folder: Path, desk: Desk, admin: Actor
) -> None:
    people.erase(desk, admin, camp.children[0], "家长申请")
    assert sorted(camp.standing(), key=str) == [("admitted", 1, True), ("cancelled", 0, False)]
    with desk.store.read() as session:
        assert [one.presence for one in session.scalars(select(Attendance))] == ["arrived"] * 2
    no_trace(folder, desk, "林知予", "花生")
    people.erase(desk, admin, camp.children[1], "家长申请")
    assert {state for state, _, _ in camp.standing()} == {"cancelled"}, "nobody is left to come"


def test_what_is_over_stays_as_it_was_without_names(
    camp: Camp, desk: Desk, admin: Actor, clock: SteppedClock, folder: Path
) -> None:
    clock.advance(days=4)
    people.erase_many(desk, admin, [*camp.children, camp.father], "期满")
    assert [line[:2] for line in camp.standing()] == [("admitted", 1)] * 2
    no_trace(folder, desk, "林知", "林崇岳", "花生", "13877665544")


def test_nobody_is_erased_while_at_a_session_nor_taken_out_while_registered(
    camp: Camp, desk: Desk, admin: Actor, clerk: Actor, clock: SteppedClock
) -> None:
    with pytest.raises(UserError, match="小小科学家夏令营"):
        people.void(desk, clerk, camp.children[0], "重复")
    clock.advance(days=2)
    with desk.store.write(admin.staff_id) as tx:
        line = Attendance(session_id=camp.sessions[1], participant_id=camp.participants[0], presence="late", at=tx.now)
        tx.add(line)
    with pytest.raises(UserError, match="sign them out there"):
        people.erase(desk, admin, camp.children[0], "家长申请")
    with desk.store.write(admin.staff_id) as tx:
        tx.edit(tx.get(Attendance, line.id), {"left_at": tx.now, "collected_by": "何秋月"})
    entries = people.timeline(desk, camp.children[0])
    assert [(one.kind, one.text, one.detail) for one in entries if one.table == "attendance"] == [
        ("attendance", "小小科学家夏令营", "Late"), ("attendance", "小小科学家夏令营", "Arrived")
    ]  # fmt: skip
    people.erase(desk, admin, camp.children[0], "家长申请")


def test_a_registration_counts_as_having_been_here(camp: Camp, desk: Desk, admin: Actor, clock: SteppedClock) -> None:
    clock.advance(days=1)
    with desk.store.write(admin.staff_id) as tx:
        long_ago = tx.now - timedelta(days=900)
        old = people.make(tx, desk, {"name": "久未到访"}).id
        for one in (camp.father, *camp.children, old):
            tx.add(Visit(person_id=one, arrived_at=long_ago, left_at=long_ago, left_kind="signed"))
    assert [due.id for due in people.due_for_erasure(desk)] == [old]


def test_lines_for_other_programs_say_who_with_names_hidden(camp: Camp, desk: Desk, clerk: Actor) -> None:
    with desk.store.write(clerk.staff_id) as tx:
        absent = Attendance(session_id=camp.sessions[1], participant_id=camp.participants[0], presence="absent")
        tx.add(absent)
    lines = list(listing.rows(desk, clerk, "registrations", activity=camp.activity))
    assert [(one["name"], one["phones"], one["status"]) for one in lines] == [("林＊岳", "138****5544", "admitted")]
    assert [one["name"] for one in listing.rows(desk, clerk, "participants")] == ["林＊予", "林＊远"]
    marks = list(listing.rows(desk, clerk, "attendance", activity=camp.activity))
    assert {(one["name"], one["brought_by"], one["presence"]) for one in marks} == {
        ("林＊予", "林＊岳", "arrived"), ("林＊远", "林＊岳", "arrived"), ("林＊予", None, "absent")
    }  # fmt: skip
    ahead = list(listing.rows(desk, clerk, "attendance", desk.now()))
    assert [one["presence"] for one in ahead] == ["absent"], "by the time of the session"
    assert list(listing.rows(desk, clerk, "attendance", activity=b"0" * 16)) == []
    with pytest.raises(UserError):
        listing.rows(desk, clerk, "people", activity=camp.activity)
    told = history.history(desk, clerk, "participant", camp.participants[0])
    assert told[0].act == "Recorded"


def household(activity: RowId, guardian: str, child: str) -> RegistrationWish:
    return RegistrationWish(activity, (Registered(name=child, relation="母亲"),), contact_name=guardian)


def planned(desk: Desk, actor: Actor, **values: object) -> RowId:
    start = desk.now() + timedelta(days=3)
    card, _ = activities.save(
        desk, actor, None, {"title": "书法班", **values}, sessions=[SessionPlan(start, start + HOUR)]
    )
    activities.publish(desk, actor, card.row.id)
    return card.row.id


def test_the_place_of_somebody_erased_is_offered_to_the_next(desk: Desk, admin: Actor) -> None:
    activity = planned(desk, admin, capacity=1)
    for guardian, child in (("何秋月", "何秋生"), ("周敏", "周小满")):
        registrations.register(desk, admin, household(activity, guardian, child))
    first = registrations.rows(desk, activity)[0]
    child = first.participants[0].person_id
    assert child is not None
    people.erase(desk, admin, child, "家长申请")
    registrations.sweep(desk)
    standing = {row.contact: row.standing for row in registrations.rows(desk, activity)}
    assert standing["周敏"] == "offered" and activities.card(desk, activity).row.taken == 1


def test_who_stays_is_drawn_as_it_was_printed(desk: Desk, admin: Actor) -> None:
    activity = planned(desk, admin, capacity=2, mode="ballot")
    for guardian, child in (("何秋月", "何秋生"), ("周敏", "周小满")):
        registrations.register(desk, admin, household(activity, guardian, child))
    printed, _ = registrations.close_list(desk, admin, activity, "20260701")
    contact = registrations.rows(desk, activity)[0].contact_id
    assert contact is not None
    people.erase(desk, admin, contact, "本人申请")
    drawn, _ = registrations.draw(desk, admin, activity)
    assert {number for number, _ in drawn.result} == {number for number, _ in printed.listed}
    assert {row.standing.value for row in registrations.rows(desk, activity)} == {"admitted"}
