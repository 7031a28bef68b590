"""Ledgers of visits and lists of people, as the desk takes them in."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from app.core.ids import RowId, new_id
from app.core.progress import Progress
from app.db.models import Person, Visit
from app.db.tx import Tx
from app.domain import ledger as rules
from app.domain.ledger import Fingerprint, Plan, Record
from app.domain.privacy import birth_date_of, check_id_number, gender_of, id_tail
from app.domain.terms import POPULATION_GROUP, PURPOSE
from app.services.desk import Desk
from app.services.ledger_kinds import Bringer, Cards, Outlook, card_name, cards_named, counted, ledger_name

_PERSON_FIELDS = ("phones", "gender", "population_group", "employer")
_VISIT_FIELDS = (
    "arrived_at", "left_at", "left_kind", "purposes", "purpose_note", "population_group", "companions", "host",
    "belongings", "badge", "note",
)  # fmt: skip


class Visits(Bringer):
    """A row is a visit; whoever has no card gets one."""

    kind = rules.VISITS
    model = Visit
    terms = (PURPOSE, POPULATION_GROUP)

    def known(self, session: Session, found: Plan) -> set[Fingerprint]:
        """Visits of the ledger's time."""
        period = found.period
        if period is None:
            return set()
        start, end = period[0] - timedelta(minutes=1), period[1] + timedelta(minutes=1)
        query = (
            select(Person.name, Person.phones, Visit.arrived_at)
            .join(Person, Person.id == Visit.person_id)
            .where(Visit.arrived_at >= start, Visit.arrived_at <= end, not_(Visit.voided))
        )
        known: set[Fingerprint] = set()
        for name, phones, arrived_at in session.execute(query):
            assert arrived_at is not None
            for called in {name or "", ledger_name(name or "")}:
                known.update(rules.known_visit(called, phones, arrived_at))
        return known

    def outlook(self, desk: Desk, session: Session, records: Sequence[Record]) -> Outlook:
        """Cards that would be made."""
        cards = Cards(desk, session, records, "arrived_at")
        return Outlook(sum(1 for record in records if cards.claim(record)[1]))

    def write(self, desk: Desk, tx: Tx, records: Sequence[Record], batch: RowId, progress: Progress) -> Outlook:
        """Write visits and cards."""
        cards = Cards(desk, tx.session, records, "arrived_at")
        people: list[dict[str, Any]] = []
        visits: list[dict[str, Any]] = []
        for record in counted(records, progress):
            values = record.values
            person, new = cards.claim(record)
            if new:
                card = {name: values.get(name) for name in _PERSON_FIELDS}
                people.append({"id": person, "name": card_name(values), "batch_id": batch, **card})
            kept = {name: values.get(name) for name in _VISIT_FIELDS}
            # A badge of last year hangs on the hook again.
            returned = {"badge_returned": True} if kept.get("badge") else {}
            visits.append({**kept, **returned, "person_id": person, "batch_id": batch})
        tx.insert_many(Person, people)
        tx.insert_many(Visit, visits)
        return Outlook(len(people))


class People(Bringer):
    """A row is a card."""

    kind = rules.PEOPLE
    model = Person
    terms = (POPULATION_GROUP,)

    def known(self, session: Session, found: Plan) -> set[Fingerprint]:
        """Cards of the list's names."""
        known: set[Fingerprint] = set()
        for person in cards_named(session, (record.values["name"] for record in found.records)):
            for number in ("", *(person.phones or "").split()):
                known.add(rules.person_fingerprint(person.name or "", number, person.birth_date))
        return known

    def outlook(self, desk: Desk, session: Session, records: Sequence[Record]) -> Outlook:
        """Every row is a card."""
        return Outlook(len(records))

    def write(self, desk: Desk, tx: Tx, records: Sequence[Record], batch: RowId, progress: Progress) -> Outlook:
        """Write the cards."""
        people: list[dict[str, Any]] = []
        for record in counted(records, progress):
            row = new_id()
            values = {**record.values, "name": card_name(record.values)}
            plain = check_id_number(values.get("id_type"), values.pop("id_number", None))
            if plain:
                values["id_type"] = values.get("id_type") or "resident"
                values["id_number"] = desk.keys.encrypt(row, plain)
                values["id_tail"] = id_tail(plain)
                values["birth_date"] = values.get("birth_date") or birth_date_of(plain)
                values["gender"] = values.get("gender") or gender_of(plain)
            people.append({**values, "id": row, "batch_id": batch})
        tx.insert_many(Person, people)
        return Outlook(len(people))
