"""The bookable part of a demo centre: rooms, a study hall, equipment, and bookings of every kind around now.

The same for the same seed and clock. Bookings of one room never overlap, whatever the seed: each room's day is
filled from morning on.
"""

import json
import random
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from app.core.clock import to_ms
from app.core.ids import RowId
from app.core.paths import seed as seed_file
from app.db.models import Booking
from app.domain import shifts
from app.domain.auth import Actor
from app.domain.bookings import MINUTE, Status
from app.domain.fields import rows_text
from app.domain.series import Rule
from app.domain.sites import daily
from app.domain.spaces import Opening
from app.services import bookings, loans, series, spaces
from app.services.desk import Desk
from app.services.series import SeriesWish
from app.services.spaces import SpaceValue

_PART = 20_000
_VALUES = ("kind", "capacity", "location", "features", "approval", "buffer_before", "buffer_after")
AHEAD = 21
"""Days to come that are booked."""


class _Maker:
    def __init__(self, desk: Desk, actor: Actor, seed: int, people: Sequence[RowId], groups: Sequence[str]) -> None:
        self.desk = desk
        self.actor = actor
        self.rng = random.Random(seed)
        self.plan = json.loads(seed_file("demo/bookings.json").read_text("utf-8"))
        self.people = list(zip(people, groups, strict=True))
        self.now = desk.now()
        self.count = 0

    def _id(self, at: datetime) -> RowId:
        head = (to_ms(at) & 0xFFFFFFFFFFFF) << 16 | 0x7000 | self.rng.getrandbits(12)
        tail = self.rng.getrandbits(62) | 0x8000000000000000
        return (head << 64 | tail).to_bytes(16, "big")

    def rooms(self, copies: int) -> tuple[list[SpaceValue], dict[RowId, list[str]]]:
        """The spaces, each as often as there are floors of them; and what happens in each."""
        made: list[SpaceValue] = []
        titles: dict[RowId, list[str]] = {}
        for floor in range(copies):
            for one in self.plan["spaces"]:
                if floor and "seats" in one:
                    continue
                values: dict[str, Any] = {
                    name: one[name]
                    for name in (
                        "kind",
                        "capacity",
                        "location",
                        "features",
                        "approval",
                        "buffer_before",
                        "buffer_after",
                    )
                    if name in one
                }
                values["name"] = one["name"] + (f" {floor + 1}区" if floor else "")
                if "opening" in one:
                    values["opening"] = Opening(daily(tuple(one["opening"])))
                place, _ = spaces.save_space(self.desk, self.actor, None, values)
                if "seats" in one:
                    rows, columns = one["seats"]
                    spaces.lay_out_seats(self.desk, self.actor, place.id, rows, columns, aisle_every=4)
                    place = spaces.space(self.desk, place.id)
                made.append(place)
                titles[place.id] = one.get("titles", [])
        for one in self.plan["assets"]:
            spaces.save_asset(self.desk, self.actor, None, one)
        return made, titles

    def _length(self) -> int:
        return (60, 90, 90, 120, 120, 150, 180)[int(self.rng.random() * 7)]

    def day_of(self, place: SpaceValue, titles: Sequence[str], day: date, busy: float) -> Iterator[dict[str, Any]]:
        """The bookings of one room on one day, one after the other."""
        rng, zone, now = self.rng, self.desk.zone, self.now
        before, after = place.policy.buffer_before, place.policy.buffer_after
        first, last = place.opening.hours.week[0][0] if place.opening.hours else (8 * 60, 24 * 60 + 60)
        at = first + before + 30 * int(rng.random() * 4)
        while True:
            length = self._length()
            if at + length + after > last:
                return
            if rng.random() < busy:
                start, end = shifts.wall(day, at, zone), shifts.wall(day, at + length, zone)
                yield self._booking(place, titles, start, end, now)
                at += length + after + before
            at += 30 * (1 + int(rng.random() * 3))

    def _booking(
        self, place: SpaceValue, titles: Sequence[str], start: datetime, end: datetime, now: datetime
    ) -> dict[str, Any]:
        rng = self.rng
        person, group = self.people[int(rng.random() * len(self.people))]
        draw = rng.random()
        row: dict[str, Any] = {
            "id": self._id(min(start - timedelta(days=1 + 5 * rng.random()), now)),
            "spaces": rows_text([place.id]), "starts_at": start, "ends_at": end,
            "buffer_before": place.policy.buffer_before, "buffer_after": place.policy.buffer_after,
            "person_id": person, "population_group": group, "title": titles[int(rng.random() * len(titles))],
            "headcount": max(1, int((place.capacity or 10) * (0.3 + 0.6 * rng.random()))),
        }  # fmt: skip
        if draw < 0.7:
            names = self.plan["organisations"]
            row["organisation"] = names[int(rng.random() * len(names))]
        if draw > 0.9:
            row["note"] = self.plan["notes"][int(rng.random() * len(self.plan["notes"]))]
        self._status(row, start, end, now, place)
        self.count += 1
        return row

    def _status(self, row: dict[str, Any], start: datetime, end: datetime, now: datetime, place: SpaceValue) -> None:
        """What has become of it by now."""
        rng = self.rng
        draw = rng.random()
        row["status"] = Status.CONFIRMED.value
        if draw < 0.05:
            reasons = self.plan["reasons"]
            row |= {"status": Status.CANCELLED.value, "status_reason": reasons[int(rng.random() * len(reasons))]}
        elif end <= now:
            if draw < 0.09:
                row["status"] = Status.NO_SHOW.value
            else:
                came = start - 5 * MINUTE + int(12 * rng.random()) * MINUTE
                left = end - int(rng.random() * 15) * MINUTE
                row |= {"status": Status.COMPLETED.value, "in_at": max(came, start - 10 * MINUTE), "out_at": left}
        elif start <= now:
            row |= {"status": Status.IN_USE.value, "in_at": start}
        elif place.policy.approval and draw > 0.94:
            row["status"] = Status.REQUESTED.value

    def seats_of(self, hall: SpaceValue, day: date, busy: float) -> Iterator[dict[str, Any]]:
        """Readers of a day: each takes a free seat for some hours."""
        rng, zone, now = self.rng, self.desk.zone, self.now
        free = dict.fromkeys((one.id for one in spaces.seats(self.desk, hall.id)), 8 * 60)
        for seat, at in free.items():
            while at < 23 * 60:
                at += int(rng.random() * 240 / busy)
                length = 60 * (1 + int(rng.random() * 5))
                start, end = shifts.wall(day, at, zone), shifts.wall(day, at + length, zone)
                person, group = self.people[int(rng.random() * len(self.people))]
                row: dict[str, Any] = {
                    "id": self._id(min(start, now)), "spaces": rows_text([hall.id]), "seats": rows_text([seat]),
                    "starts_at": start, "ends_at": end, "person_id": person, "population_group": group,
                    "headcount": 1, "status": Status.CONFIRMED.value,
                }  # fmt: skip
                if start > now + timedelta(hours=3):
                    break
                if end <= now:
                    row |= {"status": Status.COMPLETED.value, "in_at": start, "out_at": end}
                elif start <= now:
                    row |= {"status": Status.IN_USE.value, "in_at": start}
                    if rng.random() < 0.12:
                        row["away_since"] = max(start, now - int(25 * rng.random()) * MINUTE)
                self.count += 1
                yield row
                at += length

    def write(self, rows: Iterator[dict[str, Any]]) -> None:
        """Write bookings in commits of a size the disk likes."""
        more = True
        while more:
            part = [row for _, row in zip(range(_PART), rows, strict=False)]
            more = len(part) == _PART
            if part:
                with self.desk.store.write(self.actor.staff_id) as tx:
                    tx.insert_many(Booking, part)


def fill(
    desk: Desk, actor: Actor, *, seed: int, people: Sequence[RowId], groups: Sequence[str], days: int, copies: int,
    kept: Collection[tuple[str, datetime, datetime]] = (),
) -> int:  # fmt: skip
    """Make spaces, equipment and bookings from `days` back to three weeks ahead; answers how many bookings.

    `copies`: how often each room is there (floors). `people` with their `groups` are the applicants. `kept`: times
    of rooms, by name, that are left free for something else.
    """
    made = _Maker(desk, actor, seed, people, groups)
    places, titles = made.rooms(copies)
    opens = shifts.duty_day(desk.now(), 8 * 60, desk.zone)

    def rows() -> Iterator[dict[str, Any]]:
        for number in range(-days, AHEAD + 1):
            day = opens + timedelta(days=number)
            busy = 0.62 if number <= 0 else max(0.12, 0.5 - number * 0.03)
            for place in places:
                if not place.seated:
                    shut = [(start, end) for name, start, end in kept if name == place.name]
                    for row in made.day_of(place, titles[place.id], day, busy):
                        if all(row["ends_at"] <= start or row["starts_at"] >= end for start, end in shut):
                            yield row
        for place in places:
            if place.seated:
                for number in range(-min(days, 7), 1):
                    yield from made.seats_of(place, opens + timedelta(days=number), 0.8)

    made.write(rows())
    _lively(desk, actor, places, made)
    bookings.sweep(desk)
    return made.count


def _lively(desk: Desk, actor: Actor, places: Sequence[SpaceValue], made: _Maker) -> None:
    """What a clerk meets on such a day: a weekly class, somebody waiting, equipment that is out."""
    now = desk.now()
    by_name = {place.name: place for place in places}
    room = by_name["舞蹈室"]
    person = made.people[3][0]
    first = now.astimezone(desk.zone).date() + timedelta(days=1)
    wish = SeriesWish(
        first, 6 * 60 + 30, 60, Rule("weekly", weekdays=(first.weekday(),), count=8), (room.id,),
        person_id=person, organisation="老年舞蹈队", title="晨练太极班", headcount=20,
    )  # fmt: skip
    series.make(desk, actor, wish)
    ahead = [
        row for row in bookings.day_board(desk, now, now + timedelta(hours=12)).rows
        if row.status is Status.CONFIRMED and row.starts_at > now + timedelta(hours=1) and not row.seats
    ]  # fmt: skip
    for number, row in enumerate(ahead[:2]):
        bookings.book(
            desk, actor, starts_at=row.starts_at, ends_at=row.ends_at, spaces=row.spaces,
            person_id=made.people[7 + number][0], title="小组会", headcount=6, wait=True, override=True,
        )  # fmt: skip
    stock = spaces.assets(desk)
    due = now + timedelta(hours=3)
    loans.lend(desk, actor, items=[(stock[3].id, 1)], due_at=due, person_id=made.people[9][0], condition="完好")
    loans.lend(
        desk, actor, items=[(stock[0].id, 1), (stock[1].id, 2)], due_at=due, person_id=made.people[11][0],
        condition="完好，含遥控器",
    )  # fmt: skip
