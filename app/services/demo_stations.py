"""The stations of a demo centre: what they offer, rounds and issues behind them, what is in stock, whom they served.

The same for the same seed and clock, written in bulk through the same log as anybody's entries.
"""

import json
import math
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.core.clock import to_ms
from app.core.ids import RowId
from app.core.paths import seed as seed_file
from app.db.models import (
    Inspection,
    InspectionResult,
    Station,
    StationIssue,
    StationKeeper,
    StationService,
    Supply,
    SupplyMove,
    Synced,
    Tally,
)
from app.domain import shifts
from app.domain.auth import Actor
from app.domain.opening_words import parse_opening
from app.domain.settings import SITE_PLACE
from app.domain.spaces import opening_to_json
from app.domain.stations import MILLION, Place, parse_place, score
from app.services import inspections, settings
from app.services.desk import Desk, fixed_id

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
LONGEST = 400
"""Days of which what stations served is there: lists and figures look back no further."""
_DEGREE = 111_195
"""Metres."""


class _Maker:
    def __init__(self, desk: Desk, seed: int, days: int) -> None:
        self.desk, self.days = desk, days
        self.rng = random.Random(seed)
        self.plan = json.loads(seed_file("demo/stations.json").read_text("utf-8"))
        self.now = desk.now()
        self.today = desk.today()
        self.rows: dict[type[Synced], list[dict[str, Any]]] = defaultdict(list)
        self.ids: dict[str, RowId] = {}
        self.lists = {one.name: one for one in inspections.checklists(desk)}

    def _id(self, at: datetime) -> RowId:
        head = (to_ms(min(at, self.now)) & 0xFFFFFFFFFFFF) << 16 | 0x7000 | self.rng.getrandbits(12)
        tail = self.rng.getrandbits(62) | 0x8000000000000000
        return (head << 64 | tail).to_bytes(16, "big")

    def _ago(self, days: int, minutes: int) -> datetime:
        """A time of a day that has passed; an hour ago where it hasn't come yet."""
        return min(shifts.wall(self.today - days * DAY, minutes, self.desk.zone), self.now - HOUR)

    # ---- rows

    def stations(self, place: Place) -> None:
        """The directory."""
        for one in self.plan["stations"]:
            row = self.ids[one["number"]] = self._id(self.now - self.days * DAY)
            longitude, latitude = _away(place, one["metres"], one["bearing"])
            opening = parse_opening(one["hours"])
            assert opening is not None
            given = ("number", "name", "kind", "level", "hours", "address", "community")
            self.rows[Station].append(
                {
                    "id": row, **{name: one[name] for name in given}, "longitude": longitude, "latitude": latitude,
                    "opening": json.dumps(opening_to_json(opening), separators=(",", ":")),
                }
            )  # fmt: skip
            self.rows[StationKeeper].append(
                {
                    "id": fixed_id("station_keeper", row.hex()), "station_id": row, "name": one["keeper"],
                    "phone": one["phone"],
                }
            )  # fmt: skip
            self.rows[StationService] += (
                {
                    "id": fixed_id("station_service", row.hex(), code), "station_id": row, "code": code,
                    "detail": detail or None,
                }
                for code, detail in one["services"].items()
            )  # fmt: skip

    def rounds(self) -> None:
        """A round every two weeks, the last one so many days ago."""
        for one in self.plan["stations"]:
            name = "司机之家巡查表" if one["kind"] == "truckers_home" else "基础站巡查表"
            checklist = self.lists["扩展站巡查表" if one["level"] == "extended" and name[0] == "基" else name]
            for number, days in enumerate(range(one["inspected"], max(self.days, one["inspected"] + 1), 14)):
                at = self._ago(days, 9 * 60 + int(self.rng.random() * 480))
                row = self._id(at)
                verdicts = self._verdicts(one["number"] == "1" and number == 0, len(checklist.items))
                self.rows[Inspection].append(
                    {
                        "id": row, "station_id": self.ids[one["number"]], "checklist_id": checklist.id, "at": at,
                        "finished_at": at + timedelta(minutes=12 + int(self.rng.random() * 20)),
                        "score": score((item.points, v) for item, v in zip(checklist.items, verdicts, strict=True)),
                        "remark": self._pick(self.plan["remarks"]) or None,
                    }
                )  # fmt: skip
                self.rows[InspectionResult] += (
                    {
                        "id": self._id(at + n * timedelta(milliseconds=1)), "inspection_id": row, "item_id": item.id,
                        "text": item.text, "points": item.points, "verdict": verdict,
                    }
                    for n, (item, verdict) in enumerate(zip(checklist.items, verdicts, strict=True))
                )  # fmt: skip

    def _verdicts(self, first: bool, count: int) -> list[str]:
        if first:  # 95 of a hundred: the quiet corner and the ledger only partly
            return ["partly" if n in (5, 10) else "good" for n in range(count)]
        return [
            "good" if (draw := self.rng.random()) < 0.9 else "partly" if draw < 0.97 else "bad" for _ in range(count)
        ]

    def _pick(self, choices: Sequence[Any]) -> Any:
        return choices[int(self.rng.random() * len(choices))]

    def issues(self) -> dict[str, list[dict[str, Any]]]:
        """What was found wrong; answers what was done about it since, by step."""
        steps: dict[str, list[dict[str, Any]]] = {"rectified": [], "verified": []}
        for one in self.plan["issues"]:
            at = self._ago(one["days"], 10 * 60 + 30)
            row = {
                "id": self._id(at), "station_id": self.ids[one["station"]], "text": one["text"], "found_at": at,
                "due_on": self.today + one["due"] * DAY, "fault": one.get("fault", False),
                "service": one.get("service"),
            }  # fmt: skip
            self.rows[StationIssue].append(row)
            if "rectified" in one:
                done = {"rectified_at": self._ago(one["rectified"], 11 * 60), "rectify_note": one["how"]}
                steps["rectified"].append({"id": row["id"], **done})
            if "verified" in one:
                steps["verified"].append({"id": row["id"], "verified_at": self._ago(one["verified"], 16 * 60)})
        return steps

    def supplies(self) -> None:
        """Two deliveries, what went out week by week, and a count that fits."""
        for one in self.plan["stations"]:
            for kind in self.plan["supplies"]:
                at = self._ago(56, 9 * 60)
                supply = self._id(at)
                self.rows[Supply].append(
                    {
                        "id": supply, "station_id": self.ids[one["number"]],
                        **{name: kind[name] for name in ("name", "unit", "low_level")},
                    }
                )  # fmt: skip
                self._moves(one["number"], supply, kind)

    def _moves(self, station: str, supply: RowId, kind: Mapping[str, Any]) -> None:
        low, expiring = self.plan["low"], self.plan["expiring"]
        is_low = (station, kind["name"]) == (low["station"], low["supply"])
        soon = (station, kind["name"]) == (expiring["station"], expiring["supply"])
        days = low["expires"] if is_low else expiring["expires"] if soon else kind["shelf"]
        there = kind["brought"]
        self._move(supply, "in", there, 56, lot=self._lot(56), expires_on=days and self.today + days * DAY)
        for week in range(7, 0, -1):
            gone = max(1, kind["week"] + int(self.rng.random() * 3) - 1)
            gone = min(gone, there - kind["low_level"] - 2)
            if gone > 0:
                there -= gone
                self._move(supply, "out", -gone, week * 7 - 2)
        if is_low:
            self._move(supply, "out", low["left"] - there, 1, note="高温天集中发放")
        else:
            self._move(supply, "count", 0, 3, note="月度盘点，账实相符")

    def _lot(self, days: int) -> str:
        return f"{self.today - (days + 20) * DAY:%Y%m}"

    def _move(self, supply: RowId, kind: str, change: int, days: int, **more: Any) -> None:
        at = self._ago(days, 9 * 60 + 30 + len(self.rows[SupplyMove]) % 400)
        self.rows[SupplyMove].append(
            {"id": self._id(at), "supply_id": supply, "at": at, "kind": kind, "change": change, **more}
        )

    def tallies(self) -> None:
        """Whom they served: riders most of all; today's of the first as far as the day has come."""
        groups, services = ("rider", "rider", "rider", "driver", "resident"), ("water", "charging", "hot_meal", "rest")
        for number, one in enumerate(self.plan["stations"]):
            for days in range(min(self.days, LONGEST)):
                for part in range(5):
                    at = shifts.wall(self.today - days * DAY, 8 * 60 + part * 165 + number * 7, self.desk.zone)
                    if at < self.now:
                        group = groups[part] if days == 0 else self._pick(groups)
                        count = 3 + int(self.rng.random() * 14)
                        self._served(one["number"], at, group, self._pick(services), count)

    def _served(self, station: str, at: datetime, group: str, service: str, count: int) -> None:
        self.rows[Tally].append(
            {
                "id": self._id(at), "at": at, "population_group": group, "service": service, "count": count,
                "station_id": self.ids[station],
            }
        )  # fmt: skip


def _away(place: Place, metres: int, bearing: int) -> Place:
    """The place so far away in a direction."""
    north, east = metres * math.cos(math.radians(bearing)), metres * math.sin(math.radians(bearing))
    longitude, latitude = place
    across = _DEGREE * math.cos(math.radians(latitude / MILLION))
    return round(longitude + east / across * MILLION), round(latitude + north / _DEGREE * MILLION)


def fill(desk: Desk, actor: Actor, clerks: Sequence[Actor], *, seed: int, days: int) -> int:
    """Make the stations with `days` of history, and say where the centre is; answers how many there are."""
    made = _Maker(desk, seed, days)
    if not desk.settings[SITE_PLACE]:
        settings.save(desk, actor, {SITE_PLACE.key: made.plan["place"]})
    place = parse_place(desk.settings[SITE_PLACE])
    assert place is not None
    made.stations(place)
    made.rounds()
    steps = made.issues()
    made.supplies()
    made.tallies()
    _write(desk, actor, made, (Station, StationService, StationKeeper, Supply))
    _write(desk, clerks[0], made, (Inspection, InspectionResult, StationIssue, Tally))
    _write(desk, clerks[-1], made, (SupplyMove,))
    for who, done in ((clerks[-1], steps["rectified"]), (actor, steps["verified"])):
        with desk.store.write(who.staff_id) as tx:
            tx.edit_many(StationIssue, {row.pop("id"): row for row in done})
    return len(made.ids)


def _write(desk: Desk, actor: Actor, made: _Maker, models: Sequence[type[Synced]]) -> None:
    with desk.store.write(actor.staff_id) as tx:
        for model in models:
            tx.insert_many(model, made.rows[model])
