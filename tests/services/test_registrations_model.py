"""Weeks of random households against a dictionary: who is in, who waits, who is offered what, at two desks at last."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.domain.activities import Standing
from app.domain.auth import Actor
from app.services import activities, registrations
from app.services.activities import QuotaPlan, SessionPlan
from app.services.desk import open_desk
from app.services.registrations import Registered, RegistrationWish

ZONE = ZoneInfo("Asia/Shanghai")
SESSION = datetime(2026, 7, 25, 9, 0, tzinfo=ZONE).astimezone(UTC)
CAPACITY, OFFER = 7, timedelta(hours=24)
KEPT = {"two_earner": 2, "rider_child": 2}
RELEASE = {"two_earner": datetime(2026, 7, 22, 12, 0, tzinfo=ZONE).astimezone(UTC), "rider_child": None}
MOST = {"party_member": 2}


@dataclass
class Family:
    """What the dictionary knows of a household."""

    turn: int
    people: dict[RowId, frozenset[str]]
    status: str
    until: datetime | None = None
    over: bool = False


@dataclass
class Dictionary:
    """The rules once more, as plainly as they can be said."""

    families: dict[RowId, Family] = field(default_factory=dict)

    def inside(self) -> list[frozenset[str]]:
        return [one for f in self.families.values() if f.status in ("admitted", "offered") for one in f.people.values()]

    def may_join(self, inside: list[frozenset[str]], asks: list[frozenset[str]], now: datetime) -> bool:
        def kept(people: list[frozenset[str]]) -> int:
            return sum(
                max(0, places - sum(code in one for one in people))
                for code, places in KEPT.items()
                if RELEASE[code] is None or now < RELEASE[code]
            )

        then = inside + asks
        for code, most in MOST.items():
            if any(code in one for one in asks) and sum(code in one for one in then) > most:
                return False
        return len(then) <= CAPACITY and len(then) + kept(then) <= max(CAPACITY, len(inside) + kept(inside))

    def next(self, now: datetime) -> list[RowId]:
        inside, chosen = self.inside(), []
        line = sorted((f.turn, key) for key, f in self.families.items() if f.status == "waiting")
        found = True
        while found:
            found = False
            for _, key in line:
                asks = list(self.families[key].people.values())
                if key not in chosen and self.may_join(inside, asks, now):
                    chosen.append(key)
                    inside += asks
                    found = True
        return chosen

    def offer(self, now: datetime) -> None:
        if now < SESSION:
            for key in self.next(now):
                self.families[key].status, self.families[key].until = "offered", min(now + OFFER, SESSION)

    def settle(self, key: RowId, now: datetime) -> None:
        """A household that asks: admitted if it is its turn and there is room."""
        self.families[key].status = "waiting"
        if key in self.next(now) and self.may_join(self.inside(), list(self.families[key].people.values()), now):
            self.families[key].status = "admitted"
        self.offer(now)

    def end(self, key: RowId, status: str, now: datetime) -> None:
        family = self.families[key]
        family.status, family.over, family.until = status, False, None
        self.offer(now)


class Weeks:
    """One desk, one camp, and chance."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self.clock = SteppedClock(datetime(2026, 7, 18, 18, 42, tzinfo=ZONE))
        self.desk = open_desk(folder, self.clock)
        self.chance = chance
        from app.services import staff

        people = {one.name: one.actor for one in staff.list_staff(self.desk)}
        self.clerk: Actor = people["林晓"]
        self.manager: Actor = people["陈静"]
        quotas = [
            QuotaPlan(code, places, categories=(code,), release_at=RELEASE[code]) for code, places in KEPT.items()
        ] + [QuotaPlan(code, places, "at_most", (code,)) for code, places in MOST.items()]
        values = {"title": "夏令营", "capacity": CAPACITY, "mode": "first", "offer_hours": OFFER // timedelta(hours=1)}
        made, _ = activities.save(
            self.desk, self.manager, None, values, sessions=[SessionPlan(SESSION, SESSION + timedelta(hours=2))],
            quotas=quotas,
        )  # fmt: skip
        activities.publish(self.desk, self.manager, made.row.id)
        self.camp = made.row.id
        self.model = Dictionary()
        self.count = 0

    def some(self, *statuses: str) -> RowId | None:
        keys = [key for key, family in self.model.families.items() if family.status in statuses]
        return self.chance.choice(keys) if keys else None

    def codes(self) -> tuple[str, ...]:
        return tuple(code for code in (*KEPT, *MOST) if self.chance.random() < 0.3)

    # ---- acts

    def register(self) -> None:
        self.count += 1
        asked = [
            Registered(name=f"孩{self.count}之{n}", categories=self.codes(), relation="母亲")
            for n in range(self.chance.randint(1, 3))
        ]
        wish = RegistrationWish(self.camp, tuple(asked), contact_name=f"家长{self.count}")
        foretold = registrations.check(self.desk, self.clerk, wish)
        row = registrations.register(self.desk, self.clerk, wish)[0].row
        people = {one.id: frozenset(one.categories) for one in row.participants}
        self.model.families[row.id] = Family(self.count, people, "")
        self.model.settle(row.id, self.clock.now)
        assert foretold.standing is row.standing or row.standing is Standing.OFFERED

    def cancel(self) -> None:
        key = self.some("admitted", "waiting", "offered")
        if key is not None:
            registrations.cancel(self.desk, self.clerk, key, "不来了")
            self.model.end(key, "cancelled", self.clock.now)

    def refuse(self) -> None:
        key = self.some("waiting", "admitted")
        if key is not None:
            registrations.refuse(self.desk, self.manager, key, "不符合")
            self.model.end(key, "refused", self.clock.now)

    def withdraw(self) -> None:
        key = self.some("admitted", "waiting", "offered")
        if key is not None and len(self.model.families[key].people) > 1:
            person = self.chance.choice(list(self.model.families[key].people))
            registrations.withdraw(self.desk, self.clerk, person, "发烧")
            del self.model.families[key].people[person]
            self.model.offer(self.clock.now)

    def answer(self) -> None:
        key = self.some("offered")
        if key is None:
            return
        if self.chance.random() < 0.5:
            registrations.accept_offer(self.desk, self.clerk, key)
            self.model.families[key].status = "admitted"
        else:
            registrations.decline_offer(self.desk, self.clerk, key)
            self.model.end(key, "cancelled", self.clock.now)

    def reinstate(self) -> None:
        key = self.some("cancelled", "refused")
        if key is not None:
            registrations.reinstate(self.desk, self.manager, key)
            self.model.settle(key, self.clock.now)

    def admit(self) -> None:
        key = self.some("waiting")
        if key is None:
            return
        asks = list(self.model.families[key].people.values())
        if self.model.may_join(self.model.inside(), asks, self.clock.now):
            registrations.admit(self.desk, self.manager, key)
        else:
            with pytest.raises(UserError):
                registrations.admit(self.desk, self.manager, key)
            if self.chance.random() < 0.7:
                return
            registrations.admit(self.desk, self.manager, key, over_quota=True)
            self.model.families[key].over = True
        self.model.families[key].status = "admitted"
        self.model.offer(self.clock.now)

    def grow(self) -> None:
        key = self.some("admitted", "offered")
        if key is None:
            return
        self.count += 1
        family = self.model.families[key]
        row = registrations.row(self.desk, key)
        kept = tuple(Registered(one.person_id, categories=one.categories, id=one.id) for one in row.active)
        new = Registered(name=f"孩{self.count}", categories=self.codes(), relation="母亲")
        wish = RegistrationWish(self.camp, (*kept, new), row.contact_id, own=key)
        others = [
            one
            for other, f in self.model.families.items()
            if other != key and f.status in ("admitted", "offered")
            for one in f.people.values()
        ]
        asks = [*family.people.values(), frozenset(new.categories)]
        if family.over or self.model.may_join(others, asks, self.clock.now):
            changed = registrations.change(self.desk, self.clerk, wish)[0].row
            family.people[changed.active[-1].id] = frozenset(new.categories)
            self.model.offer(self.clock.now)
        else:
            with pytest.raises(UserError, match="no place for 1 more"):
                registrations.change(self.desk, self.clerk, wish)

    def wait(self) -> None:
        self.clock.advance(hours=self.chance.choice((1, 5, 13, 24)))
        lapsed = [
            family
            for family in self.model.families.values()
            if family.status == "offered" and family.until is not None and family.until <= self.clock.now
        ]
        for family in lapsed:
            family.status = "cancelled"
        self.model.offer(self.clock.now)
        assert registrations.sweep(self.desk)[0].lapsed == len(lapsed)
        assert not registrations.sweep(self.desk)[1]

    ACTS = (register, register, register, cancel, refuse, withdraw, answer, answer, reinstate, admit, grow, wait)

    # ---- what must hold

    def compare(self) -> None:
        rows = {row.id: row for row in registrations.rows(self.desk, self.camp)}
        assert {key: row.status.value for key, row in rows.items()} == {
            key: family.status for key, family in self.model.families.items()
        }
        assert {key: row.offered_until for key, row in rows.items() if row.standing is Standing.OFFERED} == {
            key: family.until for key, family in self.model.families.items() if family.status == "offered"
        }
        assert {key: row.over_quota for key, row in rows.items()} == {
            key: family.over for key, family in self.model.families.items()
        }
        assert all(row.standing.value == row.status.value for row in rows.values()), "one desk leaves nothing pending"
        found = registrations.allocation(self.desk, self.camp)
        assert found.taken == len(self.model.inside())
        told = registrations.explain(self.desk, self.camp)
        assert all(one.words for one in told if one.standing in (Standing.WAITING, Standing.ADMITTED))


@pytest.mark.parametrize("chance", range(3))
def test_random_weeks(made_folder: Path, tmp_path: Path, chance: int) -> None:
    weeks(made_folder, tmp_path, chance, 25)


@pytest.mark.slow
@pytest.mark.parametrize("chance", range(100, 115))
def test_more_random_weeks(made_folder: Path, tmp_path: Path, chance: int) -> None:
    weeks(made_folder, tmp_path, chance, 60)


def weeks(made_folder: Path, tmp_path: Path, chance: int, acts: int) -> None:
    shutil.copytree(made_folder, tmp_path / "data")
    run = Weeks(tmp_path / "data", Random(chance))
    try:
        for _ in range(acts):
            run.chance.choice(Weeks.ACTS)(run)
            run.compare()
    finally:
        run.desk.close()
