"""How today is said: weekdays, times, lines of people."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.domain.activities import Mode
from app.domain.visits import Crowd, stay_text
from app.services.visits import Board, VisitRow

if TYPE_CHECKING:
    from app.services.activities import ActivityRow, SessionRow
    from app.services.handover import HandoverCard
    from app.services.peers import SiteState
    from app.services.stations import Near, StationRow
    from app.services.today import TodayBoard

DOT = " · "


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


def span(start: datetime, end: datetime, zone: ZoneInfo) -> str:
    """From when to when."""
    return f"{start.astimezone(zone):%H:%M}–{end.astimezone(zone):%H:%M}"


def say(board: "TodayBoard", zone: ZoneInfo) -> str:
    """The state of the house in one sentence: who is here, what is in use, what comes next."""
    parts = [translate("today", "{n} here").format(n=board.visitors.present_count)]
    used = {
        space for row in board.strip.rows if row.in_at and not row.out_at and not row.voided for space in row.spaces
    }
    if used:
        parts.append(translate("today", "{n} spaces in use").format(n=len(used)))
    left = int((board.next_turn_at - board.now).total_seconds() // 60)
    ahead = [one.starts_at for _row, one in board.sessions if one.starts_at > board.now]
    if left <= 60:
        parts.append(translate("today", "the shift changes in {n} min").format(n=left))
    elif ahead:
        first = f"{min(ahead).astimezone(zone):%H:%M}"
        parts.append(translate("today", "the next session begins {time}").format(time=first))
    else:
        turn = board.visitors.turn
        end = f"{turn.end.astimezone(zone):%H:%M}".replace("00:00", "24:00")
        parts.append(translate("today", "{shift} until {time}").format(shift=turn.shift.label, time=end))
    return translate("clauses", ", ").join(parts)


def next_shift(board: "TodayBoard", zone: ZoneInfo) -> str:
    """When the shift changes, and to whom."""
    time = f"{board.next_turn_at.astimezone(zone):%H:%M}"
    if not board.next_staff:
        return translate("today", "at {time}").format(time=time)
    return translate("today", "{time} to {name}").format(time=time, name=board.next_staff)


def handed(card: "HandoverCard", now: datetime, zone: ZoneInfo) -> str:
    """Which shift was handed over, by whom, when."""
    who = card.outgoing or card.forced_by
    return " ".join(part for part in (card.shift, who, moment(card.at, now, zone)) if part)


def trouble(row: "StationRow", today: date) -> tuple[str, str, str | None]:
    """What is the matter with a station, the worst first: word, tone, icon."""
    if row.suspended:
        return translate("today", "closed for now"), "idle", "ban"
    if row.overdue:
        days = (today - row.inspect_by).days if row.inspect_by is not None else 0
        return translate("today", "round {n} days late").format(n=days), "bad", "clipboard-check"
    if row.issues_overdue:
        return translate("today", "{n} not put right").format(n=row.issues_overdue), "bad", "circle-alert"
    if row.faults:
        return translate("today", "out of order"), "warn", "wrench"
    return translate("today", "running out"), "warn", "package-open"


def near(found: "Near", zone: ZoneInfo) -> str:
    """How far a station is and until when it is open."""
    parts = []
    if found.metres is not None:
        parts.append(
            translate("today", "{n} m").format(n=found.metres) if found.metres < 1000
            else translate("today", "{n} km").format(n=f"{found.metres / 1000:.1f}")
        )  # fmt: skip
    row = found.row
    if row.open_now is None:
        parts.append(row.hours)
    elif row.closes_at is None:
        parts.append(translate("today", "24 hours"))
    else:
        parts.append(translate("today", "until {time}").format(time=f"{row.closes_at.astimezone(zone):%H:%M}"))
    return DOT.join(parts)


def fresh(one: "SiteState", now: datetime) -> str:
    """How old a neighbour's data is."""
    if one.fresh_at is None:
        return translate("today", "nothing yet")
    gone = now - one.fresh_at
    if timedelta(days=1) <= gone < timedelta(days=2):
        return translate("today", "1 day ago")
    if gone >= timedelta(days=1):
        return translate("today", "{n} days ago").format(n=gone // timedelta(days=1))
    if gone < timedelta(minutes=10):
        return translate("today", "just now")
    hours = gone // timedelta(hours=1)
    return translate("today", "{time} ago").format(time=stay_text(timedelta(hours=hours) if hours else gone))


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


def places(row: "ActivityRow", one: "SessionRow", now: datetime) -> tuple[str, str, float | None]:
    """What a session has left or who came to it, the figures of that, and how full it is."""
    if one.starts_at <= now and one.present is not None:
        came = one.present + (one.walk_ins or 0)
        said = translate("today", "over") if one.ends_at <= now else translate("today", "under way")
        if one.expected:
            return said, translate("today", "{n} of {all} came").format(n=came, all=one.expected), came / one.expected
        return said, translate("today", "{n} came").format(n=came), None
    if one.ends_at <= now:
        return translate("today", "over"), "", None
    if row.mode is Mode.NONE or row.capacity is None:
        return translate("today", "under way") if one.starts_at <= now else translate("today", "no limit"), "", None
    taken, left = f"{row.taken} / {row.capacity}", max(0, row.capacity - row.taken)
    full = row.taken / row.capacity if row.capacity else 1.0
    if row.waiting and not left:
        taken = translate("today", "{n} wait").format(n=row.waiting) + DOT + taken
    if one.starts_at <= now:
        return translate("today", "under way"), taken, full
    if not left:
        return translate("today", "full"), taken, full
    return translate("today", "{n} left").format(n=left), taken, full
