"""A centre with life in it, to look at, to try and to measure: the same for the same seed and clock.

Everything goes through the same transaction and log as a clerk's own entries, in bulk where it is much.
"""

import json
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import select

from app.core.clock import to_ms
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.core.paths import seed as seed_file
from app.core.progress import Progress
from app.db.models import Kinship, Person, Staff, Tally, Visit
from app.db.tx import Changes
from app.domain import shifts
from app.domain.auth import Actor, Role
from app.domain.records import LEFT_SIGNED
from app.domain.settings import DUTY_DAY_START, SHIFTS
from app.domain.visits import HOUR, MINUTE
from app.services import demo_activities, demo_bookings, demo_handover, demo_stations, setup, staff, visits
from app.services.desk import Desk

DAY = "day"
YEAR = "year"
FIVE_YEARS = "five-years"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is made: days back, people, visits a day, tally entries a day; how often each room is there.

    And activities, of a year at least; the latest so many of them with the list of who came.
    """

    days: int
    people: int
    a_day: int
    tallies: int
    floors: int = 1
    activities: int = 130
    listed: int = 8


SIZES = {
    DAY: Size(62, 900, 126, 60),
    YEAR: Size(365, 60_000, 1315, 40, 2, 600, 120),
    FIVE_YEARS: Size(1825, 300_000, 1315, 40, 2, 3_000, 600),
}
"""The sizes by their names; "five-years" is the busiest centre the budgets are measured against."""

_PART = 100_000
"""Rows in one commit where there are millions: the write-ahead log stays small."""


@dataclass(frozen=True, slots=True)
class DemoInfo:
    """What was made, and who can sign in: (name, role, PIN)."""

    people: int
    visits: int
    tallies: int
    bookings: int
    activities: int
    staff: tuple[tuple[str, str, str], ...]


def fill(desk: Desk, size: str = DAY, seed: int = 1, progress: Progress | None = None) -> tuple[DemoInfo, Changes]:
    """Fill a desk that holds nobody yet; sets the centre up where that wasn't done.

    Raises UserError for an unknown size, and when the desk already holds people or visits: a demo never mixes
    with what somebody entered.
    """
    if size not in SIZES:
        raise UserError(translate("cli", "Sizes: {sizes}.").format(sizes=", ".join(SIZES)), "size")
    with desk.store.read() as session:
        if session.scalar(select(Visit.id).limit(1)) or session.scalar(select(Person.id).limit(1)):
            raise UserError(translate("cli", "This data folder is in use; a demo needs an empty one of its own."))
    plan = json.loads(seed_file("demo/people.json").read_text("utf-8"))
    actor, people = _centre(desk, plan)
    made = _Maker(desk, plan, SIZES[size], seed, progress or Progress())
    changes = made.write(actor)
    booked = demo_bookings.fill(
        desk, actor, seed=seed, people=[one.id for one in made.people[:2000]],
        groups=[one.group for one in made.people[:2000]], days=SIZES[size].days, copies=SIZES[size].floors,
        kept=demo_activities.kept(desk),
    )  # fmt: skip
    clerks = [one.actor for one in staff.list_staff(desk) if one.role == Role.CLERK] or [actor]
    held = demo_activities.fill(
        desk, actor, clerks, seed=seed, people=[one.id for one in made.people[:20_000]],
        many=SIZES[size].activities, days=max(365, SIZES[size].days), listed=SIZES[size].listed,
    )  # fmt: skip
    demo_stations.fill(desk, actor, clerks, seed=seed, days=SIZES[size].days)
    managers = [one.actor for one in staff.list_staff(desk) if one.role == Role.MANAGER]
    demo_handover.fill(desk, [*clerks[:1], *managers, *clerks[1:]], seed)
    staff.publish_demo_pins(desk, {name: pin for name, _role, pin in people})
    return DemoInfo(made.people_count, made.visit_count, made.tally_count, booked, held, people), changes


def _centre(desk: Desk, plan: dict[str, Any]) -> tuple[Actor, tuple[tuple[str, str, str], ...]]:
    """The centre and who works there; what has been set up stays."""
    people = [(one["name"], one["role"], one["pin"]) for one in plan["staff"]]
    if not desk.is_set_up:
        centre, (name, _, pin) = plan["centre"], people[0]
        setup.init(
            desk, site_code=centre["code"], name=centre["name"], level=centre["level"],
            parent=centre["parent"], admin_name=name, pin=pin,
        )  # fmt: skip
    here = staff.list_staff(desk)
    admin = next(one.actor for one in here if one.role == Role.ADMIN)
    added = [people[0]] if any(one.name == people[0][0] for one in here) else []
    for name, role, pin in people[1:]:
        if all(one.name != name for one in here):
            row, _ = staff.save_staff(desk, admin, None, {"name": name, "role": role})
            staff.set_pin(desk, admin, row.id, pin)
            added.append((name, role, pin))
    return admin, tuple(added)


class _Choice:
    """Weighted choice, quick enough for millions."""

    def __init__(self, weights: dict[str, int] | list[int], rng: random.Random) -> None:
        pairs = weights.items() if isinstance(weights, dict) else enumerate(weights)
        self._values, numbers = zip(*pairs, strict=True)
        self._sums = list(accumulate(numbers))
        self._random = rng.random

    def __call__(self) -> Any:
        return self._values[bisect(self._sums, self._random() * self._sums[-1])]


@dataclass(slots=True)
class _Someone:
    id: RowId
    group: str
    busy_until: int = 0
    """Minute (since 1970) until which the person is in the house, so that nobody is there twice."""


@dataclass
class _Maker:
    desk: Desk
    plan: dict[str, Any]
    size: Size
    seed: int
    progress: Progress
    people_count: int = 0
    visit_count: int = 0
    tally_count: int = 0
    people: list[_Someone] = field(default_factory=list)

    def __post_init__(self) -> None:
        plan = self.plan
        self.rng = random.Random(self.seed)
        self.now = self.desk.now()
        self.zone = self.desk.zone
        self.groups = _Choice(plan["groups"], self.rng)
        self.purposes = {group: _Choice(w, self.rng) for group, w in plan["purposes"].items()}
        self.hours = _Choice(plan["hours"], self.rng)
        self.surnames = [one for one in plan["surnames"] if one not in "欧阳"] + ["欧阳"]
        self.opens = self.desk.settings[DUTY_DAY_START]
        self.day = shifts.duty_day(self.now, self.opens, self.zone)
        self.phones: set[str] = {one["phone"] for one in plan["cast"]}
        self.total = self.size.people + self.size.days * (self.size.a_day + self.size.tallies)
        self.done = 0

    # ---- ids and names

    def _id(self, at: datetime) -> RowId:
        """A row id of that time, from the seed instead of the machine's randomness."""
        head = (to_ms(at) & 0xFFFFFFFFFFFF) << 16 | 0x7000 | self.rng.getrandbits(12)
        tail = self.rng.getrandbits(62) | 0x8000000000000000
        return (head << 64 | tail).to_bytes(16, "big")

    def _name(self) -> str:
        draw = self.rng.random
        ones: list[str] = self.plan["given_one"]
        twos: list[str] = self.plan["given_two"]
        surname: str = self.surnames[int(draw() * len(self.surnames))]
        if draw() < 0.3:
            return surname + ones[int(draw() * len(ones))]
        if draw() < 0.6:
            return surname + twos[int(draw() * len(twos))]
        return surname + ones[int(draw() * len(ones))] + ones[int(draw() * len(ones))]

    def _phone(self) -> str:
        rng = self.rng
        while True:
            head = ("134", "135", "136", "137", "138", "139", "150", "158", "159", "176", "186", "189")[
                int(rng.random() * 12)
            ]
            found = f"{head}{int(rng.random() * 100_000_000):08d}"
            if found not in self.phones:
                self.phones.add(found)
                return found

    # ---- rows

    def _person_rows(self, count: int, since: datetime) -> Iterator[dict[str, Any]]:
        rng, plan = self.rng, self.plan
        span = (self.now - since) * 0.8
        for number in range(count):
            at = since + span * (number / count)
            group = self.groups()
            someone = _Someone(self._id(at), group)
            self.people.append(someone)
            row: dict[str, Any] = {
                "id": someone.id, "name": self._name(), "phones": self._phone(), "population_group": group,
                "consent": True,
            }  # fmt: skip
            if group == "party_member":
                row["party_branch"] = plan["branches"][int(rng.random() * len(plan["branches"]))]
            elif group == "enterprise":
                row["employer"] = plan["employers"][int(rng.random() * len(plan["employers"]))] or None
            self.people_count += 1
            yield row

    def _visit(self, someone: _Someone, at: datetime, purpose: str | None = None) -> dict[str, Any]:
        """A finished visit of a person."""
        rng, plan = self.rng, self.plan
        purpose = purpose or self.purposes[someone.group]()
        least, most = plan["stays"][purpose]
        length = least + int(rng.random() * rng.random() * (most - least) * 1.6)
        row: dict[str, Any] = {
            "id": self._id(at), "person_id": someone.id, "arrived_at": at, "left_at": at + length * MINUTE,
            "left_kind": LEFT_SIGNED, "purposes": purpose, "population_group": someone.group,
        }  # fmt: skip
        places = plan["places"][purpose]
        row["host"] = places[int(rng.random() * len(places))] or None
        extra = rng.random()
        if extra < 0.25 and plan["notes"][purpose]:
            row["purpose_note"] = plan["notes"][purpose][int(extra * 4 * len(plan["notes"][purpose]))]
        if purpose in ("venue", "activity", "family") and extra > 0.6:
            row["companions"] = 1 + int(rng.random() * (7 if purpose == "venue" else 2.4))
        if purpose in ("rest", "fitness", "reading") and extra > 0.82:
            row["badge"], row["badge_returned"] = f"{1 + int(rng.random() * 60):02d}", True
        if extra > 0.97:
            row["belongings"] = plan["belongings"][int(rng.random() * len(plan["belongings"]))]
        someone.busy_until = to_ms(row["left_at"]) // 60_000
        return row

    def _somebody(self, at: datetime, known: int) -> _Someone:
        """A person who is free at that time; a few come nearly every day, most now and then."""
        minute = to_ms(at) // 60_000
        while True:
            draw = self.rng.random()
            someone = self.people[int(known * (draw * draw if draw < 0.5 else self.rng.random()))]
            if someone.busy_until < minute:
                return someone

    def _times(self, day: date, count: int, until: datetime | None = None) -> list[datetime]:
        """Arrivals of a duty day by the usual course of the hours, earliest first."""
        start, _ = shifts.duty_bounds(day, self.opens, self.zone)
        first = self.opens // 60
        rng = self.rng
        found = []
        for _ in range(count):
            hour = (self.hours() - first) % 24
            found.append(start + timedelta(seconds=int((hour + rng.random()) * 3600)))
        if until is not None:
            found = [at for at in found if at < until]
        found.sort()
        return found

    def _history(self, first: date, last: date) -> Iterator[dict[str, Any]]:
        """Finished visits of the days from `first` up to, not including, `last`."""
        rng = self.rng
        everyone = len(self.people)
        span = (last - first).days
        for number in range(span):
            day = first + timedelta(days=number)
            busy = (1.0, 0.94, 0.96, 0.98, 1.06, 1.1, 0.96)[day.weekday()] * (0.9 + 0.2 * rng.random())
            # The circle of those who know the house grows as the months go by.
            known = max(min(everyone, 40), int(everyone * (0.2 + 0.8 * number / max(1, span))))
            for at in self._times(day, int(self.size.a_day * busy)):
                yield self._visit(self._somebody(at, known), at)

    def _tally_rows(self, first: date, last: date) -> Iterator[dict[str, Any]]:
        rng = self.rng
        groups = _Choice({"rider": 5, "driver": 3, "resident": 2}, rng)
        services = _Choice({"water": 6, "charging": 6, "hot_meal": 3, "rest": 4, "toilet": 2}, rng)
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            until = self.now if day >= self.day else None
            for at in self._times(day, self.size.tallies, until):
                self.tally_count += 1
                yield {
                    "id": self._id(at), "at": at, "population_group": groups(), "service": services(),
                    "count": 1 + int(rng.random() * rng.random() * 8),
                }  # fmt: skip

    # ---- writing

    def write(self, actor: Actor) -> Changes:
        size = self.size
        first = self.day - timedelta(days=size.days)
        since, _ = shifts.duty_bounds(first, self.opens, self.zone)
        changes = Changes()
        self._insert(actor, Person, self._person_rows(size.people, since), changes)
        self._insert(actor, Visit, self._history(first, self.day), changes)
        self._insert(actor, Tally, self._tally_rows(first, self.day), changes)
        self._today(actor, changes)
        return changes

    def _insert(self, actor: Actor, model: Any, rows: Iterator[dict[str, Any]], changes: Changes) -> None:
        """Write rows in commits of a size the disk likes."""
        text = translate("cli", "Filling the demo centre")
        more = True
        while more:
            with self.desk.store.write(actor.staff_id) as tx:

                def part() -> Iterator[dict[str, Any]]:
                    nonlocal more
                    for _ in range(_PART):
                        row = next(rows, None)
                        if row is None:
                            more = False
                            return
                        self.done += 1
                        if self.done % 500 == 0:
                            self.progress.tick(min(self.done, self.total), self.total, text)
                        if model is Visit:
                            self.visit_count += 1
                        yield row

                tx.insert_many(model, part())
            for name, ids in tx.changes.tables.items():
                # Who watches wants to know that a table changed, not two million ids of it.
                if len(changes.tables[name]) < _PART:
                    changes.tables[name] |= ids

    def _today(self, actor: Actor, changes: Changes) -> None:
        """The day that is running: who is here, expected, forgotten, gone, and the keys that are still out."""
        clerk = next((one.actor for one in staff.list_staff(self.desk) if one.role == Role.CLERK), actor)
        with self.desk.store.write(clerk.staff_id) as tx:
            rows = list(self._running_day())
            cast = self._cast(rows)
            tx.insert_many(Person, cast)
            rows.sort(key=lambda row: row.get("arrived_at") or row["expected_at"])
            tx.insert_many(Visit, rows)
            tx.insert_many(Kinship, self._kin(tx.insert_many, cast))
            self.visit_count += len(rows)
        for name, ids in tx.changes.tables.items():
            changes.tables[name] |= ids
        closed, more = visits.close_forgotten(self.desk)
        if closed:
            changes.tables["visit"] |= more.tables["visit"]
        gone = [row for row in rows if row.get("left_kind") == LEFT_SIGNED][-3:]
        if len(gone) == 3 and self.size.a_day < 1000:
            visits.correct(self.desk, clerk, gone[0]["id"], {"companions": 2}, "登记时漏写同行人数")
            visits.void_visit(self.desk, clerk, gone[1]["id"], "重复登记")
            self.visit_count -= 1

    def _running_day(self) -> Iterator[dict[str, Any]]:
        rng = self.rng
        start, end = shifts.duty_bounds(self.day, self.opens, self.zone)
        everyone = len(self.people)
        times = self._times(self.day, self.size.a_day, self.now)
        lively = 16  # However early it is, somebody is here.
        times += [self.now - timedelta(minutes=8 + 3 * number) for number in range(lively)]
        out = 0
        for at in sorted(times):
            row = self._visit(self._somebody(at, everyone), at)
            if row["left_at"] > self.now - timedelta(minutes=3):
                row.pop("left_at"), row.pop("left_kind")
                if "badge" in row:
                    out += 1
                    row["badge"], row["badge_returned"] = f"A{out:02d}", False
            elif "badge" in row and rng.random() < 0.12 and at > start:
                out += 1
                row["badge"], row["badge_returned"] = f"A{out:02d}", False
            yield row
        room = max((end - self.now) // MINUTE - 5, 20)
        for _ in range(11):
            someone = self.people[int(rng.random() * everyone)]
            at = self.now + int(8 + rng.random() * min(room, 280)) * MINUTE
            if someone.busy_until >= to_ms(self.now) // 60_000 - 60:
                continue
            purpose = self.purposes[someone.group]()
            yield {
                "id": self._id(self.now), "person_id": someone.id, "purposes": purpose,
                "population_group": someone.group, "expected_at": _quarter(at),
                "host": self.plan["places"][purpose][0] or None,
            }  # fmt: skip

    def _cast(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """People with a part in the day, and their visits, added to `rows`."""
        settings = self.desk.settings
        shift_end = shifts.last_end(self.now, settings[SHIFTS].shifts(self.opens), self.opens, self.zone)
        longest = {"reading": 240, "rest": 60}
        people = []
        long_ago = self.now - timedelta(days=40)
        for number, one in enumerate(self.plan["cast"]):
            someone = _Someone(self._id(long_ago + number * HOUR), one["group"])
            person: dict[str, Any] = {
                "id": someone.id, "name": one["name"], "phones": one["phone"],
                "population_group": one["group"], "consent": True,
            }  # fmt: skip
            people.append(person)
            self.people.append(someone)
            visit: dict[str, Any] = {
                "person_id": someone.id, "purposes": one["purpose"], "population_group": one["group"],
                "purpose_note": one.get("note"), "host": one.get("host"), "badge": one.get("badge"),
                "companions": one.get("companions", 0),
            }  # fmt: skip
            if "expected" in one:
                at = self.now + one["expected"] * MINUTE
                rows.append({**visit, "id": self._id(self.now), "expected_at": at})
                continue
            if "here" in one:
                at = self.now - one["here"] * MINUTE
                rows.append({**visit, "id": self._id(at), "arrived_at": at})
            elif one.get("forgot"):
                at = shift_end - (longest[one["purpose"]] + 13 * (number % 7) + 9) * MINUTE
                rows.append({**visit, "id": self._id(at), "arrived_at": at})
            else:
                at = self.now - timedelta(days=one["days_ago"], minutes=17 * number)
                least, _ = self.plan["stays"][one["purpose"]]
                left = {"left_at": at + (least + 5) * MINUTE, "left_kind": LEFT_SIGNED, "badge_returned": True}
                rows.append({**visit, **left, "id": self._id(at), "arrived_at": at})
        self.people_count += len(people)
        return people

    def _kin(self, insert: Any, cast: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Children of the cast, and the lines that say whose they are."""
        found = []
        for household in self.plan["households"]:
            guardian = next(person for person in cast if person["name"] == household["guardian"])
            for child in household["children"]:
                row = {
                    "id": self._id(self.now - timedelta(days=39)), "name": child["name"],
                    "population_group": "child", "birth_date": date.fromisoformat(child["birth"]),
                    "consent": True,
                }  # fmt: skip
                insert(Person, [row])
                self.people_count += 1
                found.append({"guardian_id": guardian["id"], "child_id": row["id"], "relation": household["relation"]})
        return found


def _quarter(at: datetime) -> datetime:
    """The next quarter of an hour: appointments are made for those."""
    ms = to_ms(at)
    return datetime.fromtimestamp((ms + 899_999) // 900_000 * 900, UTC)


def staff_rows(desk: Desk) -> list[Actor]:
    """Everybody who can sign in, as actors: for tours and tests."""
    with desk.store.read() as session:
        return [Actor(row.id, row.name or "", Role(row.role or "clerk")) for row in session.scalars(select(Staff))]
