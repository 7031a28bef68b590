"""How today is said: weekdays, times, lines of people."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.domain import visits as rules
from app.domain.activities import Mode
from app.domain.visits import Crowd
from app.services.activities import ActivityRow, SessionRow
from app.services.visits import Board, VisitRow

DOT = " · "
STALE = timedelta(hours=30)
"""A backup older than this deserves a word."""


def weekday(day: date) -> str:
    """The short name of a day of the week."""
    return (
        translate("today", "Monday"),
        translate("today", "Tuesday"),
        translate("today", "Wednesday"),
        translate("today", "Thursday"),
        translate("today", "Friday"),
        translate("today", "Saturday"),
        translate("today", "Sunday"),
    )[day.weekday()]


def moment(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """A time; with its day unless that is today."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return clock
    if local.date() == today - timedelta(days=1):
        return translate("today", "yesterday {time}").format(time=clock)
    if local.date() == today + timedelta(days=1):
        return translate("today", "tomorrow {time}").format(time=clock)
    return translate("today", "{month}/{day} {time}").format(month=local.month, day=local.day, time=clock)


def say(board: Board, zone: ZoneInfo) -> str:
    """The state of the house in one sentence."""
    said = {
        "here": board.present_count,
        "total": f"{board.figures.total:,}",
        "shift": board.turn.shift.label,
        "end": f"{board.turn.end.astimezone(zone):%H:%M}".replace("00:00", "24:00"),
        "minutes": int((board.turn.end - board.at).total_seconds() // 60),
    }
    if board.turn.end - board.at <= timedelta(minutes=60):
        return translate("today", "{here} here, {total} visits today; the shift changes in {minutes} min").format(
            **said
        )
    return translate("today", "{here} here, {total} visits today; {shift} until {end}").format(**said)


def party(row: VisitRow) -> str:
    """The name, and how many come together."""
    name = row.name or translate("today", "Erased")
    if not row.companions:
        return name
    return translate("today", "{name} +{n}").format(name=name, n=row.companions, all=row.companions + 1)


def line(row: VisitRow) -> str:
    """What a visitor is here for."""
    parts = [part for part in (row.purpose_text, row.host or row.group_label) if part]
    return DOT.join(parts)


def crowd(board: Board) -> tuple[str, str]:
    """How full the house is, in words, and its tone."""
    text = {
        Crowd.CALM: translate("today", "plenty of room"),
        Crowd.BUSY: translate("today", "filling up"),
        Crowd.FULL: translate("today", "full"),
        Crowd.OVER: translate("today", "over capacity"),
    }[board.crowd]
    tone = {Crowd.BUSY: "warn", Crowd.FULL: "warn", Crowd.OVER: "bad"}.get(board.crowd, "muted")
    said = translate("today", "{heads} with companions, room for {capacity}: {crowd}").format(
        heads=board.figures.heads, capacity=board.capacity, crowd=text
    )
    return said, tone


def late(row: VisitRow, now: datetime) -> str:
    """How late an expected visitor is; "" while there is time."""
    minutes = rules.late_minutes(row.expected_at, now) if row.expected_at is not None else 0
    if not minutes:
        return ""
    return translate("today", "{stay} late").format(stay=rules.stay_text(timedelta(minutes=minutes)))


def places(row: ActivityRow, one: SessionRow, now: datetime) -> tuple[str, str]:
    """How many places a session has left, or who came to it, and the tone of that."""
    if one.starts_at <= now and one.present is not None:
        came = one.present + (one.walk_ins or 0)
        if one.expected:
            return translate("today", "{n} of {expected} came").format(n=came, expected=one.expected), "muted"
        return translate("today", "{n} came").format(n=came), "muted"
    if one.ends_at <= now:
        return translate("today", "over"), "muted"
    if one.starts_at <= now:
        return translate("today", "under way"), "good"
    if row.mode is Mode.NONE or row.capacity is None:
        return translate("today", "no limit"), "muted"
    left = max(0, row.capacity - row.taken)
    if not left:
        return translate("today", "full"), "warn"
    return translate("today", "places left: {n}").format(n=left), "muted"
