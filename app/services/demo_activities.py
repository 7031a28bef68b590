"""The activities of a demo centre: a year behind it, a camp with its waiting list, a course, what is on today.

The same for the same seed and clock, written in bulk through the same log as anybody's entries.
"""

import json
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from app.core.clock import to_ms
from app.core.ids import RowId
from app.core.paths import seed as seed_file
from app.db.models import (
    Activity,
    ActivityDuty,
    ActivitySession,
    ArchiveItem,
    Attendance,
    Booking,
    Campaign,
    Collector,
    Feedback,
    Kinship,
    Participant,
    Person,
    Quota,
    Registration,
    Synced,
)
from app.domain import shifts
from app.domain.activities import age_on
from app.domain.auth import Actor
from app.domain.bookings import MINUTE, Status
from app.domain.fields import rows_text
from app.domain.settings import DESK_LETTER, SITE_CODE
from app.services import activities, bookings, spaces
from app.services.desk import Desk, fixed_id
from app.services.spaces import SpaceValue

_PART = 20_000
DAY = timedelta(days=1)
CAMP_AT, CAMP_LENGTH = 9 * 60, 150
COURSE_AT, COURSE_LENGTH = 15 * 60, 90
_AS = {
    "normal": ("resident",),
    "two": ("two_earner",),
    "rider": ("rider_child",),
    "courier": ("courier_child",),
    "both": ("two_earner", "rider_child"),
}
"""What the children of a household count as."""
_GROUPS = {"normal": "resident", "two": "two_earner", "rider": "rider", "courier": "courier", "both": "rider"}
_GRADES = ("一年级", "二年级", "三年级", "四年级", "五年级", "六年级")
_UNREGISTERED = frozenset({"party_day", "party_lecture", "meeting"})
"""Kinds to which people are called, not registered."""


class _Maker:
    def __init__(self, desk: Desk, actor: Actor, clerks: Sequence[Actor], seed: int, people: Sequence[RowId]) -> None:
        self.desk = desk
        self.actor = actor
        self.clerks = clerks
        self.rng = random.Random(seed)
        self.plan = json.loads(seed_file("demo/activities.json").read_text("utf-8"))
        self.people = list(people)
        self.now = desk.now()
        self.zone = desk.zone
        self.today = self.now.astimezone(self.zone).date()
        self.letter: str = desk.settings[DESK_LETTER]
        self.rows: dict[type[Synced], list[dict[str, Any]]] = defaultdict(list)
        self.by_clerk: list[list[dict[str, Any]]] = [[] for _ in clerks]
        """Registrations, by who took them in."""
        self.numbers: dict[int, int] = defaultdict(int)
        self.phones: set[str] = set()
        self.campaigns: dict[str, RowId] = {}
        self.taken: list[tuple[RowId, datetime, datetime]] = []
        self.count = 0
        self.lab: SpaceValue

    # ---- ids and small things

    def _id(self, at: datetime) -> RowId:
        head = (to_ms(min(at, self.now)) & 0xFFFFFFFFFFFF) << 16 | 0x7000 | self.rng.getrandbits(12)
        tail = self.rng.getrandbits(62) | 0x8000000000000000
        return (head << 64 | tail).to_bytes(16, "big")

    def _pick(self, choices: Sequence[Any]) -> Any:
        return choices[int(self.rng.random() * len(choices))]

    def _at(self, day: date, minutes: int) -> datetime:
        return shifts.wall(day, minutes, self.zone)

    def _number(self, at: datetime) -> str:
        year = at.astimezone(self.zone).year
        self.numbers[year] += 1
        return f"{self.desk.settings[SITE_CODE][-3:]}-HD-{year}-{self.letter}{self.numbers[year]:04}"

    def _phone(self) -> str:
        while True:
            found = f"{self._pick(('187', '188'))}{int(self.rng.random() * 100_000_000):08d}"
            if found not in self.phones:
                self.phones.add(found)
                return found

    # ---- rows

    def activity(self, one: Mapping[str, Any], title: str, starts_at: datetime, **values: Any) -> dict[str, Any]:
        """An activity as the plan says, published unless it says otherwise."""
        template = activities.template(self.desk, one["kind"])
        row: dict[str, Any] = {
            "id": self._id(starts_at - 20 * DAY), "title": title, "number": self._number(starts_at),
            "kind": one["kind"], "level": one["level"], "status": "published", "owner_desk": self.letter,
            "organiser": one.get("organiser") or "社区党群服务中心", "audience": one.get("audience"),
            "content": one.get("content"), "materials": one.get("materials"), "mode": "first",
            "co_organiser": one.get("co_organiser") or None, "contact": one.get("contact") or "0755-2655 0187",
            "campaign_id": self.campaigns.get(one.get("campaign", "")),
            "evidence": " ".join(template.evidence), **values,
        }  # fmt: skip
        self.rows[Activity].append(row)
        self.count += 1
        return row

    def session(
        self, activity: Mapping[str, Any], starts_at: datetime, minutes: int, room: SpaceValue | None, title: str = "",
        **values: Any,
    ) -> dict[str, Any]:  # fmt: skip
        """A session; one that isn't over books its room."""
        ends_at = starts_at + minutes * MINUTE
        row: dict[str, Any] = {
            "id": self._id(starts_at - 20 * DAY), "activity_id": activity["id"], "title": title or None,
            "starts_at": starts_at, "ends_at": ends_at, "spaces": rows_text([room.id]) if room else None, **values,
        }  # fmt: skip
        if room is not None and ends_at > self.now:
            row["booking_id"] = self._booking(activity, room, starts_at, ends_at)
        self.rows[ActivitySession].append(row)
        return row

    def _booking(self, activity: Mapping[str, Any], room: SpaceValue, start: datetime, end: datetime) -> RowId:
        self.taken.append((room.id, start, end))
        under_way = {"status": Status.IN_USE.value, "in_at": start} if start <= self.now else {}
        booking = self._id(start - 15 * DAY)
        row = {
            "id": booking, "spaces": rows_text([room.id]), "starts_at": start, "ends_at": end,
            "buffer_before": room.policy.buffer_before, "buffer_after": room.policy.buffer_after,
            "title": activity["title"], "headcount": activity.get("capacity"), "note": activity["number"],
            "status": Status.CONFIRMED.value, **under_way,
        }  # fmt: skip
        self.rows[Booking].append(row)
        return booking

    def free_room(self, start: datetime, minutes: int, people: int) -> SpaceValue | None:
        """A room for a session to come, if there is one."""
        end = start + minutes * MINUTE
        for room in bookings.free_rooms(self.desk, start, end, headcount=people):
            margin = (room.policy.buffer_before + room.policy.buffer_after) * MINUTE
            if all(room.id != other or end + margin <= a or start - margin >= b for other, a, b in self.taken):
                return room
        return None

    def evidence(self, activity: Mapping[str, Any], first: datetime, kinds: Sequence[str], plan: str = "") -> None:
        """Pieces of evidence that are there, each with its day."""
        begins = first.astimezone(self.zone).date()
        days = {"plan": 14, "approval": 12, "publicity": 9, "staffing": 7, "emergency": 5, "photos": -1, "feedback": -2}
        for kind in kinds:
            day = min(begins - timedelta(days=days.get(kind, 3)), self.today)
            self.rows[ArchiveItem].append(
                {
                    "id": activities.archive_id(activity["id"], kind), "activity_id": activity["id"], "kind": kind,
                    "done_on": day, "text": plan if kind == "plan" and plan else None,
                }
            )  # fmt: skip

    def duties(self, activity: Mapping[str, Any], minutes: int, helpers: int) -> None:
        """Who runs it."""
        staff = [("罗建平", "in_charge", "总负责"), ("陈晓彤", "host", "主持"), ("梁志豪", "recorder", "记录、拍照")]
        staff += [(self._pick(self.plan["volunteers"]), "volunteer", "签到引导") for _ in range(helpers)]
        for name, role, task in staff:
            self.rows[ActivityDuty].append(
                {
                    "id": self._id(self.now), "activity_id": activity["id"], "name": name, "role": role, "task": task,
                    "minutes": minutes if role == "volunteer" else None,
                }
            )  # fmt: skip

    def register(
        self, activity: Mapping[str, Any], at: datetime, number: str, members: Sequence[Mapping[str, Any]],
        contact: RowId, status: str = "admitted", community: str = "",
    ) -> dict[str, Any]:  # fmt: skip
        """One registration with its people."""
        row: dict[str, Any] = {
            "id": self._id(at), "activity_id": activity["id"], "contact_id": contact, "at": at, "desk": number[0],
            "number": number, "status": status, "community": community or self._pick(self.plan["communities"]),
        }  # fmt: skip
        self.by_clerk[int(self.rng.random() * len(self.by_clerk))].append(row)
        first = int(number[1:])
        for place, member in enumerate(members):
            self.rows[Participant].append(
                {
                    "id": self._id(at), "registration_id": row["id"], "activity_id": activity["id"],
                    "number": f"{number[0]}{first + place:02}", **member,
                }
            )  # fmt: skip
        return row

    def some(self, activity: Mapping[str, Any], many: int, since: datetime, until: datetime, status: str) -> None:
        """So many people of the centre, each registered alone."""
        start = int(self.rng.random() * len(self.people))
        step = (until - since) / max(1, many)
        for n in range(min(many, len(self.people))):
            person = self.people[(start + n * 7) % len(self.people)]
            self.register(activity, since + step * n, f"A{n + 1:02}", [{"person_id": person}], person, status)

    def signed_in(
        self, session: dict[str, Any], people: Sequence[Mapping[str, Any]], *, children: bool = False
    ) -> None:
        """Mark everybody at a session that is over, and keep its figures."""
        rng, start, end = self.rng, session["starts_at"], session["ends_at"]
        counts = dict.fromkeys(("arrived", "late", "excused", "absent"), 0)
        for one in people:
            draw = rng.random()
            state = "arrived" if draw < 0.84 else "late" if draw < 0.9 else "excused" if draw < 0.95 else "absent"
            counts[state] += 1
            row: dict[str, Any] = {
                "id": fixed_id("attendance", session["id"].hex(), one["id"].hex()), "session_id": session["id"],
                "participant_id": one["id"], "presence": state,
            }  # fmt: skip
            if state in ("arrived", "late"):
                early = int(rng.random() * 20) if state == "arrived" else -11 - int(rng.random() * 20)
                row |= {"at": start - early * MINUTE, "door": self._pick(("正门", "正门", "侧门"))}
                if children:
                    row |= {"left_at": end + int(rng.random() * 12) * MINUTE, "collected_by": "家长"}
            else:
                row |= {"at": end, "reason": self._pick(self.plan["absences"])}
            self.rows[Attendance].append(row)
        session |= {
            "closed_at": end + 20 * MINUTE, "expected": len(people), "present": counts["arrived"] + counts["late"],
            "late": counts["late"], "excused": counts["excused"], "absent": counts["absent"], "walk_ins": 0,
        }  # fmt: skip

    # ---- what there is

    def make_campaigns(self) -> None:
        """What runs above the activities."""
        for one in self.plan["campaigns"]:
            back = 30 * (one["months"] - 2)
            row = {
                "id": self._id(self.now - timedelta(days=back + 20)), "level": one["level"],
                "name": one["name"].format(year=self.today.year), "organiser": one["organiser"], "note": one["note"],
                "starts_on": self.today - timedelta(days=back), "ends_on": self.today + timedelta(days=45),
            }  # fmt: skip
            self.rows[Campaign].append(row)
            self.campaigns[one["key"]] = row["id"]

    def past(self, many: int, days: int, listed: int, rooms: Sequence[SpaceValue]) -> None:
        """What has been: the latest `listed` of them with the list of who came, the others with their figures."""
        entries = [(entry, title) for entry in self.plan["past"] for title in entry["titles"]]
        life: date = self.rows[Campaign][0]["starts_on"]
        for n in range(many):
            day = self.today - timedelta(days=max(1, round(days * (many - n) / many)))
            entry, title = entries[(n * 17) % len(entries)]
            late = day.weekday() > 4
            start = self._at(day, self._pick((570, 600, 870) if late else (1110, 1140, 1170, 570)))
            expected = max(6, round(entry["people"] * (0.75 + 0.4 * self.rng.random())))
            called = entry["kind"] in _UNREGISTERED
            activity = self.activity(
                entry if day >= life else {**entry, "campaign": ""},
                title.format(month=day.month), start, mode="none" if called else "first",
                capacity=None if called else -(-expected // 5) * 5, opens_at=None if called else start - 12 * DAY,
                closes_at=None if called else start - DAY,
            )  # fmt: skip
            room = self._room(rooms, expected)
            session = self.session(activity, start, entry["length"], room)
            fresh = many - n <= 8
            if not (fresh and self.rng.random() < 0.5):
                session["summary"] = entry["summary"].format(n=3 + int(self.rng.random() * 40))
            kinds = [kind for kind in activity["evidence"].split() if kind not in ("venue", "sign_in", "summary")]
            if fresh and self.rng.random() < 0.6:
                kinds = [kind for kind in kinds if kind != "photos"]
            self.evidence(activity, start, [kind for kind in kinds if kind != "feedback"])
            self.duties(activity, entry["length"], int(self.rng.random() * 3))
            if not called and many - n <= listed:
                begin = len(self.rows[Participant])
                self.some(activity, expected, start - 11 * DAY, start - DAY, "admitted")
                self.signed_in(session, self.rows[Participant][begin:])
            else:
                self._figures(session, expected)
            if "feedback" in kinds or n % 4 == 0:
                self._feedback(activity, expected)
            if len(self.rows[Participant]) > _PART:
                self.write()

    def _room(self, rooms: Sequence[SpaceValue], people: int) -> SpaceValue:
        large = [room for room in rooms if (room.capacity or 0) >= people]
        return large[int(self.rng.random() * len(large))] if large else rooms[0]

    def _figures(self, session: dict[str, Any], expected: int) -> None:
        rng = self.rng
        absent, excused = int(expected * 0.06 * rng.random()), int(expected * 0.1 * rng.random())
        reasons = [f"{self._pick(self.plan['absences'])} {absent + excused} 人"] if absent + excused else []
        session |= {
            "closed_at": session["ends_at"] + 20 * MINUTE, "expected": expected,
            "present": expected - absent - excused, "late": int(expected * 0.08 * rng.random()), "excused": excused,
            "absent": absent, "walk_ins": int(8 * rng.random()), "absence_reasons": "；".join(reasons) or None,
        }  # fmt: skip

    def _feedback(self, activity: Mapping[str, Any], expected: int) -> None:
        for score, part in ((5, 0.5), (4, 0.2), (3, 0.03)):
            if count := round(expected * part * (0.7 + 0.5 * self.rng.random())):
                self.rows[Feedback].append(
                    {
                        "id": self._id(self.now), "activity_id": activity["id"], "score": score, "count": count,
                        "remark": self._pick(self.plan["remarks"]) if score == 5 else None,
                    }
                )  # fmt: skip

    def camp(self) -> None:
        """小小科学家夏令营: the first one is over, the second begins on Monday and is nearly full."""
        plan = self.plan["camp"]
        monday = _camp_begins(self.today)
        for title, first in ((plan["before"], monday - timedelta(days=14)), (plan["title"], monday)):
            start = self._at(first, CAMP_AT)
            row = self.activity(
                plan, title, start, capacity=plan["capacity"], opens_at=start - 12 * DAY, age_from=6, age_to=12,
                closes_at=self._at(first - DAY, 18 * 60), needs_consent=True, collected=True, household_cap=3,
                age_on=first, pass_rate=80,
            )  # fmt: skip
            sessions = [
                self.session(row, self._at(first + timedelta(days=n), CAMP_AT), CAMP_LENGTH, self.lab, name)
                for n, name in enumerate(plan["sessions"])
            ]
            for position, quota in enumerate(plan["quotas"]):
                self.rows[Quota].append(
                    {
                        "id": self._id(start - 20 * DAY), "activity_id": row["id"], "name": quota["name"],
                        "places": quota["places"], "rule": "reserved", "categories": " ".join(quota["categories"]),
                        "release_at": self._at(first - DAY, 12 * 60), "position": position,
                    }
                )  # fmt: skip
            kinds = ["plan", "approval", "publicity", "staffing"]
            over = first < self.today and first + timedelta(days=5) <= self.today
            self.duties(row, CAMP_LENGTH, 4)
            begin = len(self.rows[Participant])
            self._households(row, plan, first, over)
            if over:
                for session in sessions:
                    self.signed_in(session, self.rows[Participant][begin:], children=True)
                sessions[-1]["summary"] = "五天课程全部完成，孩子们展示作品 18 件，家长满意。"
                kinds += ["emergency", "photos"]
                self._feedback(row, 40)
            self.evidence(row, start, kinds, plan["plan"])

    def _households(self, activity: Mapping[str, Any], plan: Mapping[str, Any], first: date, over: bool) -> None:
        counts: dict[str, int] = defaultdict(int)
        listed = [(one, "admitted") for one in plan["households"]]
        if over:  # another summer's families
            listed = [({**one, "guardian": "", "names": None}, "admitted") for one, _ in listed[:22]]
        else:
            listed += [(one, "waiting") for one in plan["waiting"]]
        begin = self._at(first - timedelta(days=9 if over else 8), 9 * 60)
        step = min(timedelta(hours=4), max(timedelta(minutes=20), (self.now - begin) / (len(listed) + 1)))
        for n, (one, status) in enumerate(listed):
            at = min(begin + step * n, self.now - (len(listed) - n) * MINUTE)
            guardian, children = self._family(one, at, first)
            number = f"{one['desk']}{counts[one['desk']] + 1:02}"
            counts[one["desk"]] += len(children)
            missing = 0 if over else one.get("no_consent", 0)
            members = [
                {
                    "person_id": child["id"], "categories": " ".join(_AS[one["as"]]), "grade": grade,
                    "age": age_on(child["birth_date"], first), "consent": place >= missing and status == "admitted",
                }
                for place, (child, grade) in enumerate(children)
            ]  # fmt: skip
            row = self.register(activity, at, number, members, guardian["id"], status, one.get("community", ""))
            also = one.get("collector")
            for name, relation, phone in (
                (guardian["name"], one.get("relation") or "母亲", guardian["phones"]),
                *([(also[0], also[1], self._phone())] if also else []),
            ):
                self.rows[Collector].append(
                    {
                        "id": self._id(at), "registration_id": row["id"], "name": name, "relation": relation,
                        "phone": phone,
                    }
                )  # fmt: skip

    def _family(
        self, one: Mapping[str, Any], at: datetime, first: date
    ) -> tuple[dict[str, Any], list[tuple[dict[str, Any], str]]]:
        rng, names = self.rng, self.plan["names"]
        surname = self._pick("陈李黄林王张吴刘杨罗梁谢邓许冯蔡叶郑何周")
        guardian: dict[str, Any] = {
            "id": self._id(at), "name": one.get("guardian") or surname + self._pick(names["parents"]),
            "phones": self._phone(), "consent": True,
            "population_group": one.get("group") or _GROUPS[one["as"]],
        }  # fmt: skip
        children = []
        surname = guardian["name"][:1]
        given = one.get("names") or [
            (surname + name, _GRADES[int(rng.random() * 5)], self._pick(("boy", "girl")))
            for name in rng.sample(names["children"], one.get("children") or 1)
        ]
        for name, grade, _gender in given:
            born = first.year - 7 - _GRADES.index(grade)
            child = {
                "id": self._id(at), "name": name, "population_group": "child", "consent": True,
                "birth_date": date(born, 1 + int(rng.random() * 6), 1 + int(rng.random() * 28)),
            }  # fmt: skip
            children.append((child, grade))
            self.rows[Kinship].append(
                {
                    "id": self._id(at), "guardian_id": guardian["id"], "child_id": child["id"],
                    "relation": one.get("relation") or "母亲",
                }
            )  # fmt: skip
        self.rows[Person] += [guardian, *(child for child, _ in children)]
        return guardian, children

    def course(self) -> None:
        """A course in the middle of its term: attendance behind it, sessions booked ahead."""
        plan = self.plan["course"]
        first = _course_begins(self.today, plan["held"])
        start = self._at(first, COURSE_AT)
        season = "春季" if 2 <= first.month <= 7 else "秋季"
        row = self.activity(
            plan, plan["title"], start, capacity=plan["capacity"], opens_at=start - 20 * DAY, closes_at=start - DAY,
            term=plan["term"].format(year=first.year, season=season), pass_rate=80,
        )  # fmt: skip
        begin = len(self.rows[Participant])
        self.some(row, 22, start - 18 * DAY, start - 2 * DAY, "admitted")
        learners = self.rows[Participant][begin:]
        for n, lesson in enumerate(plan["lessons"][: plan["weeks"]]):
            session = self.session(
                row, self._at(first + timedelta(weeks=n), COURSE_AT), COURSE_LENGTH, self.lab, lesson
            )
            if session["ends_at"] <= self.now:
                self.signed_in(session, learners)
        self.evidence(row, start, ("plan", "publicity", "staffing", "emergency"))
        self.duties(row, COURSE_LENGTH, 1)

    def ahead(self) -> None:
        """Today's sessions, and what is planned for the weeks to come."""
        quarter = self.now.replace(minute=self.now.minute // 15 * 15, second=0, microsecond=0)
        for one in self.plan["today"]:
            self._planned(one, quarter + one["minutes"] * MINUTE)
        for one in self.plan["coming"]:
            self._planned(one, self._at(self.today + timedelta(days=one["in"]), one["at"]))

    def _planned(self, one: Mapping[str, Any], start: datetime) -> None:
        mode = one.get("mode") or ("first" if one.get("capacity") else "none")
        opened = self.now - 6 * DAY
        row = self.activity(
            one, one["title"], start, capacity=one.get("capacity"), mode=mode,
            status="draft" if one.get("draft") else "published",
            **({"opens_at": opened, "closes_at": start - 2 * MINUTE} if mode != "none" else {}),
        )  # fmt: skip
        elsewhere = one.get("place")
        room = None if elsewhere else self.free_room(start, one["length"], one.get("capacity") or 20)
        place = elsewhere or (None if room else "中心一楼大厅")
        self.session(row, start, one["length"], room, place=place)
        self.evidence(row, start, ("plan", "publicity", "staffing")[: 3 if start - self.now < 9 * DAY else 1])
        self.duties(row, one["length"], 1)
        if many := one.get("applied") or one.get("admitted", 0):
            self.some(row, many, opened, self.now - MINUTE, "applied" if mode == "ballot" else "admitted")

    # ---- writing

    def write(self) -> None:
        """Write what has been made so far."""
        order = (
            Campaign, Person, Kinship, Booking, Activity, Quota, ActivitySession, ArchiveItem, ActivityDuty, Feedback,
        )  # fmt: skip
        for clerk, found in zip(self.clerks, self.by_clerk, strict=True):
            self._insert(clerk, {Registration: found})
            found.clear()
        self._insert(self.actor, {model: self.rows[model] for model in order})
        self._insert(self.clerks[0], {model: self.rows[model] for model in (Participant, Collector, Attendance)})
        self.rows.clear()

    def _insert(self, actor: Actor, tables: Mapping[type[Synced], list[dict[str, Any]]]) -> None:
        with self.desk.store.write(actor.staff_id) as tx:
            for model, rows in tables.items():
                tx.insert_many(model, rows)


def _camp_begins(today: date) -> date:
    """A Monday that isn't tomorrow."""
    monday = today + timedelta(days=7 - today.weekday())
    return monday if monday - today > DAY else monday + timedelta(days=7)


def _course_begins(today: date, held: int) -> date:
    return today + timedelta(days=2) - timedelta(weeks=held)


def kept(desk: Desk) -> list[tuple[str, datetime, datetime]]:
    """The times of rooms that camp and course take, for nobody else to book."""
    plan = json.loads(seed_file("demo/activities.json").read_text("utf-8"))
    today, camp, course = desk.today(), plan["camp"], plan["course"]
    first, begins = _camp_begins(today), _course_begins(today, course["held"])
    days = [(first + timedelta(days=n), CAMP_AT, CAMP_LENGTH) for n in range(len(camp["sessions"]))]
    days += [(begins + timedelta(weeks=n), COURSE_AT, COURSE_LENGTH) for n in range(course["weeks"])]
    margin = 30  # kept free around
    return [
        (
            camp["room"], shifts.wall(day, at - margin, desk.zone),
            shifts.wall(day, at + length + margin, desk.zone),
        )
        for day, at, length in days
    ]  # fmt: skip


def fill(
    desk: Desk, actor: Actor, clerks: Sequence[Actor], *, seed: int, people: Sequence[RowId], many: int, days: int,
    listed: int,
) -> int:  # fmt: skip
    """Make `many` activities of the last `days`, `listed` of them with their lists, and what lies ahead.

    `people` are those who register. Answers how many activities there are.
    """
    made = _Maker(desk, actor, clerks, seed, people)
    rooms = [room for room in spaces.spaces(desk) if not room.seated]
    made.lab = next(room for room in rooms if room.name == made.plan["camp"]["room"])
    made.make_campaigns()
    made.past(many, days, listed, rooms)
    made.camp()
    made.course()
    made.ahead()
    made.write()
    return made.count
