"""Activities with five years behind them, beside the budgets: `python -m tests.bench.bench_activities`.

The data set (10,000 activities, 500,000 registrations of one child each, all signed in) is made once into
DANGQUN_BENCH, or a folder of the system for temporary files, and kept. Each line is a measurement, what it is
measured against, and their ratio; the sentence in brackets says which of them is a budget of the house.
"""

import argparse
import io
import os
import random
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.core import i18n
from app.core.clock import SteppedClock, to_ms
from app.core.ids import RowId
from app.db.models import Activity, ActivitySession, Attendance, Participant, Person, Registration
from app.domain.activities import Presence
from app.domain.auth import Actor
from app.domain.fields import rows_text
from app.services import activities, activity_reports, archive, attendance, registrations, reports, setup, spaces
from app.services.activities import ActivityFilter
from app.services.demo import staff_rows
from app.services.desk import Desk, open_desk
from tests.bench.bench_desk import READY, line, milliseconds, percentile

NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZoneInfo("Asia/Shanghai"))
HOUR = timedelta(hours=1)
PART = 20_000
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "国伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧巧美婷宇浩轩晨曦梓涵"
KINDS = ("party_day", "lecture", "science", "camp", "volunteering", "culture", "convenience")


def data_set(count: int, each: int) -> Path:
    """The folder with the activities in it, made when it isn't there yet."""
    root = Path(os.environ.get("DANGQUN_BENCH") or Path(tempfile.gettempdir()) / "dangqun-bench")
    folder = root / f"activities-{count}-{each}"
    if (folder / READY).exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    print(f"making {count:,} activities with {count * each:,} registrations in {folder} …", flush=True)
    desk = open_desk(folder, SteppedClock(NOW))
    admin, _ = setup.init(
        desk, site_code="440305-007", name="粤海街道党群服务中心", level="street", admin_name="周文静", pin="471938"
    )
    room = spaces.save_space(desk, admin, None, {"name": "多功能厅", "kind": "meeting", "capacity": 200})[0].id
    rows = 0

    def fill() -> None:
        nonlocal rows
        rows = write(desk, admin, room, count, each)

    seconds = milliseconds(fill) / 1000
    line(f"writing {rows:,} rows, all in the log", rows / seconds, 1, "for information", "rows/s")
    desk.close()
    (folder / READY).write_text("")
    return folder


def write(desk: Desk, actor: Actor, room: RowId, count: int, each: int) -> int:
    """Six activities a day, the last of them tonight; each with a session, its households and who came."""
    rng = random.Random(7)
    start = NOW.replace(hour=9, minute=0) - timedelta(days=count // 6)
    written: dict[type[Any], list[dict[str, Any]]] = {
        model: [] for model in (Person, Activity, ActivitySession, Registration, Participant, Attendance)
    }
    total = 0

    def flush() -> None:
        nonlocal total
        with desk.store.write(actor.staff_id) as tx:
            for model, rows in written.items():
                total += len(rows)
                tx.insert_many(model, rows)
                rows.clear()

    people: list[RowId] = []
    for _ in range(60_000):
        at = start - timedelta(days=1)
        people.append(_id(at, rng))
        name = rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN)
        phone = f"13{rng.randrange(10**9):09d}"
        written[Person].append({"id": people[-1], "name": name, "phones": phone, "population_group": "child"})
    flush()
    for number in range(count):
        at = start + timedelta(days=number // 6, hours=2 * (number % 6))
        past = at + 2 * HOUR < NOW
        activity, session = _id(at, rng), _id(at, rng)
        written[Activity].append(
            {
                "id": activity, "number": f"007-HD-{at.year}-A{number:05}", "title": f"第 {number + 1} 次科普活动",
                "kind": KINDS[number % len(KINDS)], "level": "street", "status": "published", "mode": "first",
                "capacity": each + 10, "owner_desk": "A", "organiser": "粤海街道党群服务中心",
            }
        )  # fmt: skip
        written[ActivitySession].append(
            {
                "id": session, "activity_id": activity, "starts_at": at, "ends_at": at + 2 * HOUR,
                "spaces": rows_text([room]), "place": "多功能厅", "closed_at": at + 2 * HOUR if past else None,
            }
        )  # fmt: skip
        for place in range(1, each + 1):
            registration, participant = _id(at, rng), _id(at, rng)
            person = rng.choice(people)
            written[Registration].append(
                {
                    "id": registration, "activity_id": activity, "contact_id": person, "at": at - 48 * HOUR,
                    "desk": "A", "number": f"A{place:02}", "status": "admitted",
                }
            )  # fmt: skip
            written[Participant].append(
                {
                    "id": participant, "registration_id": registration, "activity_id": activity, "person_id": person,
                    "number": f"A{place:02}", "categories": "resident", "age": 9,
                }
            )  # fmt: skip
            if past:
                written[Attendance].append(
                    {
                        "id": attendance.attendance_id(session, participant), "session_id": session,
                        "participant_id": participant, "presence": "absent" if rng.random() < 0.05 else "arrived",
                        "at": at, "door": "东门",
                    }
                )  # fmt: skip
        if len(written[Participant]) > PART:
            flush()
    flush()
    return total


def _id(at: datetime, rng: random.Random) -> RowId:
    head = (to_ms(at) & 0xFFFFFFFFFFFF) << 16 | 0x7000 | rng.getrandbits(12)
    return (head << 64 | rng.getrandbits(62) | 0x8000000000000000).to_bytes(16, "big")


def measure(desk: Desk, out: Path) -> None:
    """Everything a clerk and a manager wait for."""
    actor = staff_rows(desk)[0]
    every = activities.activity_ids(desk, ActivityFilter(sort="starts_at", descending=True))
    ids = milliseconds(lambda: activities.activity_ids(desk, ActivityFilter(sort="starts_at", descending=True)))
    line(f"ids of all {len(every):,} activities", ids, 500, "≤ 1")
    word = milliseconds(lambda: activities.activity_ids(desk, ActivityFilter(text="科普")))
    line("a word looked for in all of them", word, 500, "≤ 1")
    times = [milliseconds(lambda at=at: activities.activity_rows(desk, every[at : at + 60])) for at in _starts(every)]  # type: ignore[misc]
    line("a window of 60 rows, p95", percentile(times, 95), 50, "≤ 1, the budget of lists")
    line("the line under the title", milliseconds(lambda: activities.summary(desk)), 100, "≤ 1")
    times = [milliseconds(lambda: registrations.sweep(desk)) for _ in range(20)]
    line("the minute's look for offers, p95", percentile(times, 95), 50, "≤ 1")

    tonight = every[0]
    session = activities.card(desk, tonight).sessions[0].id
    times = [milliseconds(lambda: activities.card(desk, tonight)) for _ in range(20)]
    line("an activity, whole, p95", percentile(times, 95), 50, "≤ 1")
    rows = attendance.board(desk, session).rows
    typed = [text for row in rows[:40] for text in (row.name, row.name[1:], row.number, row.phone[-4:])]
    times = [milliseconds(lambda text=text: attendance.find(desk, session, text)) for text in typed]  # type: ignore[misc]
    line("the door's search as one types, p95", percentile(times, 95), 20, "≤ 1, the budget of search")
    open_rows = [row for row in rows if row.presence is None and row.participant_id]
    times = [
        milliseconds(
            lambda row=row: attendance.mark(desk, actor, session, [row.participant_id], Presence.ARRIVED)  # type: ignore[misc]
        )
        for row in open_rows
    ]
    if times:
        line("signing in, committed, p95", percentile(times, 95), 15, "≤ 1, the budget of a sign-in")

    whole = reports.days(desk, (NOW - timedelta(days=366 * 6)).date(), NOW.date())
    month = reports.days(desk, NOW.date().replace(day=1), NOW.date())
    for period, name in ((month, "the month's register"), (whole, f"the register of all {len(every):,} activities")):
        for ending in (".pdf", ".xlsx"):
            path = out / f"register{ending}"
            took = _seconds(partial(activity_reports.activity_register, desk, actor, period, path))
            line(f"{name}, {ending}", took, 60 if period is whole else 5, "≤ 1", "s")

    pictures = [_picture(number) for number in range(30)]
    took = _seconds(lambda: archive.add_photos(desk, actor, every[1], pictures))
    line("taking in 30 photos of 12 megapixels", took, 30, "≤ 1", "s")
    took = _seconds(lambda: activity_reports.activity_log(desk, actor, every[1], out / "log.pdf"))
    size = (out / "log.pdf").stat().st_size / 2**20
    line(f"an activity log with 30 photos ({size:.1f} MB)", took, 5, "≤ 1", "s")
    took = _seconds(lambda: activity_reports.activity_logs(desk, actor, month, out / "logs.pdf"))
    line("the month's logs in one file", took, 60, "≤ 1", "s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line("memory at its highest", peak, 400, "≤ 1, the budget of printing", "MB")


def _starts(every: list[RowId]) -> range:
    return range(0, len(every) - 60, max(1, len(every) // 40))


def _seconds(work: Callable[[], object]) -> float:
    return milliseconds(work) / 1000


def _picture(number: int) -> bytes:
    """A photo as a telephone takes it: 4,000 × 3,000, hardly compressible in places."""
    from PIL import Image

    noise = Image.effect_noise((1000, 750), 40 + number).resize((4000, 3000)).convert("RGB")
    file = io.BytesIO()
    noise.save(file, "JPEG", quality=88)
    return file.getvalue()


def main() -> int:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--activities", type=int, default=10_000)
    parser.add_argument("--each", type=int, default=50)
    chosen = parser.parse_args()
    i18n.use("zh_CN")
    folder = data_set(chosen.activities, chosen.each)
    with tempfile.TemporaryDirectory() as work:
        copied = Path(work) / "data"
        shutil.copytree(folder, copied)
        desk = open_desk(copied, SteppedClock(NOW))
        measure(desk, Path(work))
        desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
