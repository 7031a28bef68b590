"""The shifts of a demo centre: who is on duty, what was handed over in the last week, and what was left today."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import false, func, or_, select

from app.db.models import Handover, HandoverItem, Roster, ShiftNote, Visit
from app.domain import handover as rules
from app.domain.auth import Actor
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import Turn, duty_day, shift_at, turns, wall
from app.services import handover
from app.services.desk import Desk, fixed_id

_BACK = 7
"""Days of which the handovers are there."""
_MINUTE = timedelta(minutes=1)
_NOTES = (
    ("note", "多功能厅话筒没电，已换电池", "试过，正常"),
    ("incident", "男卫生间漏水，已关阀门，报物业", "物业 40 分钟后修好"),
    ("found", "失物：黑色雨伞一把，存前台", "失主当天取走"),
    ("note", "明天上午街道来人参观，预留车位", "已告知保安"),
    ("key", "路演厅钥匙借给活动组", "已收回"),
    ("incident", "一位长者头晕，已联系家属接回", "家属来电报平安"),
    ("note", "打印机缺粉，已报采购", "新粉盒已到"),
)
"""What shifts wrote down, and how it was settled."""
_LEFT = (
    ("key", "舞蹈室备用钥匙在罗建平处，{time} 前收回", 210),
    ("note", "二楼饮水机渗水，物业约好 {time} 来修", 60),
    ("found", "失物：蓝色儿童水杯，存 2 号柜", 0),
)
"""What the last shift left, and in how many minutes from now it is to be done, by the quarter; 0: at no time."""


def fill(desk: Desk, people: Sequence[Actor], seed: int = 1) -> int:
    """Write the roster of this week and the next, handovers and notes; answers how many shifts were handed over.

    `people` take turns; the first of them is on duty now.
    """
    settings, now = desk.settings, desk.now()
    opens, zone = settings[DUTY_DAY_START], desk.zone
    today = duty_day(now, opens, zone)
    on = shift_at(now, settings.shifts, opens, zone)
    monday = today - timedelta(days=today.weekday())
    first = min(monday, today - timedelta(days=_BACK))
    days = (monday - first).days + 14
    every = [
        turn for number in range(days) for turn in turns(first + timedelta(days=number), settings.shifts, opens, zone)
    ]
    here = every.index(on)
    duty = {turn.start: people[(number - here) % len(people)] for number, turn in enumerate(every)}
    rng = random.Random(seed)
    with desk.store.write(people[0].staff_id) as tx:
        tx.insert_many(Roster, ({
            "id": fixed_id("roster", turn.day.isoformat(), str(turn.shift.start), duty[turn.start].staff_id.hex()),
            "day": turn.day, "shift_start": turn.shift.start, "staff_id": duty[turn.start].staff_id,
        } for turn in every))  # fmt: skip
    past = every[max(0, here - _BACK * len(settings.shifts)) : here]
    for turn in past:
        giver, taker = duty[turn.start], duty[turn.end]
        last = turn.end == on.start
        notes = list(_left(now, turn, desk) if last else _written(rng, turn))
        signed = min(turn.end + int(rng.random() * 5) * _MINUTE, now)
        with desk.store.write(giver.staff_id) as tx:
            kept = tx.insert_many(ShiftNote, notes)
        # Read between the two: what a shift came to counts what it wrote down.
        figures = replace(handover.figures(desk, turn), present=_present(desk, signed))
        with desk.store.write(giver.staff_id) as tx:
            row = tx.add(
                Handover(
                    day=turn.day, shift_start=turn.shift.start, outgoing_id=giver.staff_id,
                    incoming_id=taker.staff_id, status=rules.SIGNED, at=signed, figures=figures.to_json(),
                )
            )  # fmt: skip
            for note, values in zip(kept, notes, strict=True):
                if "settled_at" not in values:
                    tx.add(
                        HandoverItem(
                            handover_id=row.id, kind=values["kind"], of_table="shift_note", of_row=note.hex(),
                            text=values["text"], decision=rules.STAYS,
                        )
                    )  # fmt: skip
    return len(past)


def _present(desk: Desk, at: datetime) -> int:
    """Who was in the house then."""
    query = select(func.count() + func.coalesce(func.sum(Visit.companions), 0)).where(
        Visit.arrived_at > at - timedelta(hours=12), Visit.arrived_at <= at, Visit.voided == false(),
        or_(Visit.left_at.is_(None), Visit.left_at > at),
    )  # fmt: skip
    with desk.store.read() as session:
        return session.scalar(query) or 0


def _written(rng: random.Random, turn: Turn) -> Iterator[dict[str, object]]:
    """A safety round or two of a shift that is over, and now and then something else."""
    length = (turn.end - turn.start) // _MINUTE
    for part in (0.3, 0.75):
        at = turn.start + int(length * (part + rng.random() * 0.1)) * _MINUTE
        yield _note(turn, at, "round", "全馆巡查一遍，门窗水电正常", at, None)
    if rng.random() < 0.4:
        kind, text, how = _NOTES[int(rng.random() * len(_NOTES))]
        at = turn.start + int(length * (0.1 + rng.random() * 0.5)) * _MINUTE
        yield _note(turn, at, kind, text, at + int(20 + rng.random() * 90) * _MINUTE, how)


def _left(now: datetime, turn: Turn, desk: Desk) -> Iterator[dict[str, object]]:
    """What the shift on duty found there."""
    local = now.astimezone(desk.zone)
    for number, (kind, text, minutes) in enumerate(_LEFT):
        at = turn.end - (95 - 30 * number) * _MINUTE
        due = None
        if minutes:
            # Whole quarters read as an agreement, odd minutes as a machine's.
            quarter = (local.hour * 60 + local.minute + minutes + 14) // 15 * 15
            due = wall(local.date(), quarter, desk.zone)
            text = text.format(time=f"{due.astimezone(desk.zone):%H:%M}")
        yield {**_note(turn, at, kind, text, None, None), "due_at": due}


def _note(
    turn: Turn, at: datetime, kind: str, text: str, settled: datetime | None, how: str | None
) -> dict[str, object]:
    values: dict[str, object] = {
        "day": turn.day, "shift_start": turn.shift.start, "at": at, "kind": kind, "text": text,
    }  # fmt: skip
    return {**values, "settled_at": settled, "settle_note": how} if settled is not None else values
