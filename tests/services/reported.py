"""A desk of a level above, with what centres below reported to it as a merge leaves it there."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.core.clock import to_ms
from app.core.ids import RowId, fixed_id, new_id
from app.db.days_elsewhere import day_id, index_days
from app.db.models import Campaign
from app.db.models.log import elsewhere
from app.db.oplog import compact, logged
from app.domain.activity_records import ACTIVITY, PHOTO, SESSION
from app.domain.fields import RecordSpec, to_log
from app.domain.report_records import ACTIVITY_FIGURE, DAILY_FIGURE
from app.domain.settings import SITE_CODE
from app.domain.sites import ALL_DAY, Level, daily
from app.domain.spaces import Opening, opening_to_json
from app.domain.station_records import INSPECTION, STATION, STATION_ISSUE, STATION_SERVICE
from app.services import credentials
from app.services.desk import Desk
from app.services.keyring import Identity

Enrolled = tuple[str, str, Level, str]
"""Code, name, level and the code of the centre above ("" for the desk's own)."""
Rows = Iterable[tuple[RowId, Mapping[str, Any]]]
"""Rows by their id, values by field name."""
Reported = tuple[str, RecordSpec, Rows]
"""The centre's code, the table, rows."""


def enrol(desk: Desk, centres: Iterable[Enrolled], at: datetime) -> None:
    """Certify a desk of each of these centres, each by the one above it."""
    own = desk.settings[SITE_CODE]
    keys = {own: desk.ring.identity(desk.store.site)}
    texts = []
    for code, name, level, parent in centres:
        made, issuer = Identity.generate(), keys[parent or own]
        facts = credentials.Facts("前台一号机", "A", code, name, level)
        said = credentials.certificate_for(made, facts, to_ms(at))
        texts += [
            credentials.sign_document(made, said),
            credentials.sign_document(issuer, replace(said, issuer=issuer.site)),
        ]
        keys[code] = made
    with desk.store.write(bytes(16)) as tx:
        credentials.take(tx.session, texts)
    desk.forget_roster()


def report(desk: Desk, home: str, spec: RecordSpec, rows: Rows) -> None:
    """Put rows of another centre where the merge puts them."""
    report_all(desk, [(home, spec, rows)])


def report_all(desk: Desk, found: Iterable[Reported]) -> None:
    """The same for several centres and tables at once."""
    lines = []
    days = set()
    for home, spec, row, values in ((home, spec, row, values) for home, spec, rows in found for row, values in rows):
        kept = dict(spec.defaults) | dict(values)
        fields = {name: to_log(spec.by_name[name], value) for name, value in kept.items()}
        lines.append(
            {"home": home, "tbl": spec.table, "row": row, "voided": int(bool(kept["voided"])), "state": 0,
             "fields": compact(fields)}
        )  # fmt: skip
        if spec is DAILY_FIGURE:
            days.add((home, row))
    with desk.store.write(bytes(16)) as tx:
        connection = tx.session.connection()
        with logged(connection):
            connection.execute(elsewhere.insert().prefix_with("OR REPLACE"), lines)
        index_days(connection, days)


def report_days(desk: Desk, home: str, days: Mapping[Any, Mapping[str, int]]) -> None:
    """Put the figures of another centre's days there."""
    report(desk, home, DAILY_FIGURE, ((day_id(home, day), {"day": day, **counts}) for day, counts in days.items()))


STREETS = ("粤海街道", "南头街道", "桃源街道", "西丽街道", "沙河街道", "蛇口街道", "招商街道")
COMMUNITIES = ("大冲社区", "科技园社区", "麻岭社区", "高新区社区", "海珠社区", "铜鼓社区")
CENTRES: tuple[Enrolled, ...] = (
    *((f"440305-{number:03}", f"{name}党群服务中心", Level.STREET, "") for number, name in enumerate(STREETS, 10)),
    *(
        (f"440305-{number:03}", f"{name}党群服务中心", Level.COMMUNITY, "440305-010")
        for number, name in enumerate(COMMUNITIES, 30)
    ),
)
QUIET, SILENT = "440305-034", "440305-016"
"""海珠社区 lacks four days; 招商街道 has told nothing."""


def lively(desk: Desk, photo: str = "") -> None:
    """A district with thirteen centres below: two months of days, activities, stations. The same every time.

    `photo`: the hash of a picture that is here; the others are still to come.
    """
    chance = random.Random(7)
    today = desk.duty_day()
    enrol(desk, CENTRES, desk.now() - timedelta(days=60))
    campaign = fixed_id("campaign", "幸福生活节")
    with desk.store.write(bytes(16)) as tx:
        tx.add(Campaign(id=campaign, name="幸福生活节", level="district", organiser="南山区委组织部"))
    kinds = ("lecture", "party_day", "course", "volunteering", "festival")
    found: list[Reported] = []
    always = json.dumps(opening_to_json(Opening(ALL_DAY)))
    by_day = json.dumps(opening_to_json(Opening(daily((9 * 60, 17 * 60)))))
    for place, (code, name, level, _parent) in enumerate(CENTRES):
        if code == SILENT:
            continue
        size = 3 if level is Level.STREET else 1
        days = {}
        for back in range(1, 60):
            day = today - timedelta(days=back)
            if code == QUIET and 3 <= back <= 6:
                continue
            days[day] = {
                "visits": chance.randrange(20, 60) * size, "companions": chance.randrange(9) * size,
                "tallies": chance.randrange(40, 110) * size, "bookings": chance.randrange(3, 12) * size,
                "booked_minutes": chance.randrange(300, 1500) * size, "sessions": chance.randrange(3),
                "participants": chance.randrange(60), "inspections": int(back % 7 == 0), "issues": int(back % 11 == 0),
            }  # fmt: skip
        found.append(
            (code, DAILY_FIGURE, [(day_id(code, day), {"day": day, **counts}) for day, counts in days.items()])
        )
        for number in range(2 * size):
            found += _activity(desk, code, level, chance, kinds[(place + number) % len(kinds)], campaign, photo)
        found += _stations(desk, code, name, place, chance, always if place % 3 else by_day)
    report_all(desk, found)


def _activity(
    desk: Desk, code: str, level: Level, chance: random.Random, kind: str, campaign: RowId, photo: str
) -> Iterator[Reported]:
    row, session = new_id(), new_id()
    begins = desk.now() - timedelta(days=chance.randrange(1, 17), hours=chance.randrange(6))
    title = {"lecture": "养生讲座", "party_day": "主题党日", "course": "书法课", "volunteering": "爱心义剪",
             "festival": "邻里文化节"}[kind]  # fmt: skip
    came = chance.randrange(12, 90)
    values = {
        "title": title, "kind": kind, "level": level.value, "status": "published", "organiser": "党群服务中心",
        "number": f"HD-{code[-3:]}-{chance.randrange(100)}", "content": "请专家到社区讲课,现场答疑。",
        "audience": "社区居民", "campaign_id": campaign if kind == "festival" else None,
    }  # fmt: skip
    yield (code, ACTIVITY, [(row, values)])
    yield (code, SESSION, [(session, {
        "activity_id": row, "starts_at": begins, "ends_at": begins + timedelta(hours=2), "place": "多功能厅",
        "expected": came, "present": came, "walk_ins": chance.randrange(6), "absent": 2,
        "summary": "居民热情参与,现场气氛热烈。" if chance.random() < 0.7 else None,
    })])  # fmt: skip
    yield (code, ACTIVITY_FIGURE, [(fixed_id("activity_figure", row.hex()), {
        "activity_id": row, "registered": came + 2, "present": came, "walk_ins": 3})])  # fmt: skip
    shown = [photo or "ab" * 32, "cd" * 32][: chance.randrange(3)]
    if shown:
        yield (code, PHOTO, [
            (new_id(), {"activity_id": row, "sha256": sha, "caption": "活动现场", "width": 320, "height": 240})
            for sha in shown
        ])  # fmt: skip


def _stations(desk: Desk, code: str, name: str, place: int, chance: random.Random, opening: str) -> Iterator[Reported]:
    row = new_id(to_ms(desk.now() - timedelta(days=50)))
    late = place % 4 == 1
    yield (code, STATION, [(row, {
        "name": f"{name[:2]}暖蜂驿站", "kind": "warm_bee", "number": f"NF-{place:02}", "address": "科苑路15号",
        "community": name[:4], "opening": opening, "suspended": place == 9,
        "longitude": 113_930_000 + chance.randrange(60_000), "latitude": 22_520_000 + chance.randrange(60_000),
    })])  # fmt: skip
    yield (code, STATION_SERVICE, [
        (new_id(), {"station_id": row, "code": service}) for service in ("rest", "water", "charging")
    ])  # fmt: skip
    at = desk.now() - timedelta(days=30 if late else 5)
    yield (code, INSPECTION, [(new_id(), {
        "station_id": row, "at": at, "finished_at": at, "score": chance.randrange(80, 101)})])  # fmt: skip
    if place % 5 == 2:
        yield (code, STATION_ISSUE, [(new_id(), {
            "station_id": row, "text": "饮水机不出热水", "found_at": at, "due_on": desk.today() - timedelta(days=place)}
        )])  # fmt: skip
