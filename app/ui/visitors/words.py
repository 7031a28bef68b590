"""How visits are said on screen: times, lines of the board, states."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.domain import visits as rules
from app.domain.visits import Crowd, State
from app.services.people import PersonHit
from app.services.visits import Board, VisitRow

DOT = " · "

STATE_PILLS: dict[State, tuple[str, str]] = {
    State.EXPECTED: ("info", "calendar-clock"),
    State.PRESENT: ("live", "circle-play"),
    State.LEFT: ("idle", "check"),
    State.UNVERIFIED: ("warn", "circle-alert"),
    State.VOIDED: ("void", "ban"),
}
"""Tone and icon of each state; the word comes from the rules."""


def state_word(state: State) -> str:
    """A state in a word."""
    return translate("visitors", rules.STATE_LABELS[state])


def state_pill(state: State) -> tuple[str, str, str | None]:
    """A state as a pill: word, tone, icon."""
    return state_word(state), *STATE_PILLS[state]


def day(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """A calendar day as people say it: today, yesterday, 7月16日, with the year where it is another one."""
    local, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    if local == today:
        return translate("visitors", "today")
    if local == today - timedelta(days=1):
        return translate("visitors", "yesterday")
    if local == today + timedelta(days=1):
        return translate("visitors", "tomorrow")
    text = translate("visitors", "{day} {month}").format(day=local.day, month=_month(local.month))
    if local.year == today.year:
        return text
    return translate("visitors", "{date} {year}").format(date=text, year=local.year)


def _month(number: int) -> str:
    return (
        translate("visitors", "Jan"),
        translate("visitors", "Feb"),
        translate("visitors", "Mar"),
        translate("visitors", "Apr"),
        translate("visitors", "May"),
        translate("visitors", "Jun"),
        translate("visitors", "Jul"),
        translate("visitors", "Aug"),
        translate("visitors", "Sep"),
        translate("visitors", "Oct"),
        translate("visitors", "Nov"),
        translate("visitors", "Dec"),
    )[number - 1]


def clock(at: datetime, zone: ZoneInfo) -> str:
    """The time on the wall."""
    return f"{at.astimezone(zone):%H:%M}"


def moment(at: datetime, now: datetime, zone: ZoneInfo, *, always_day: bool = False) -> str:
    """A time, with its day unless that is today (or always)."""
    if not always_day and at.astimezone(zone).date() == now.astimezone(zone).date():
        return clock(at, zone)
    return f"{day(at, now, zone)} {clock(at, zone)}"


def stamp(at: datetime | None, zone: ZoneInfo) -> str:
    """Date and time in full, for tables and details."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at is not None else ""


def party(row: VisitRow) -> str:
    """The name, and how many come together."""
    name = row.name or translate("visitors", "Erased")
    if not row.companions:
        return name
    return translate("visitors", "{name} +{n}").format(name=name, n=row.companions, all=row.companions + 1)


def line(row: VisitRow, *, group: bool = True) -> str:
    """What a visitor came for, in one line: purpose, host, group, badge."""
    parts = [row.purpose_text] if row.purpose_text else []
    if row.host:
        parts.append(translate("visitors", "sees {host}").format(host=row.host))
    elif group and row.group_label:
        parts.append(row.group_label)
    if row.badge_out:
        parts.append(translate("visitors", "badge {badge}").format(badge=row.badge))
    return DOT.join(parts)


def board_say(board: Board) -> str:
    """The state of the house in one sentence."""
    figures = board.figures
    said = {
        "here": board.present_count,
        "total": figures.total,
        "registered": figures.registered,
        "tallied": figures.tallied,
        "expected": board.expected_count,
    }
    if not board.expected_count:
        return translate(
            "visitors", "{here} present, {total} visits today ({registered} signed in, {tallied} tallied)"
        ).format(**said)
    return translate(
        "visitors",
        "{here} present, {total} visits today ({registered} signed in, {tallied} tallied), {expected} still to come",
    ).format(**said)


def crowd_say(board: Board) -> str:
    """How full the house is, in words."""
    words = {
        Crowd.CALM: translate("visitors", "roomy"),
        Crowd.BUSY: translate("visitors", "filling up"),
        Crowd.FULL: translate("visitors", "full"),
        Crowd.OVER: translate("visitors", "over capacity"),
    }
    return translate("visitors", "{heads} of {capacity}, {crowd}").format(
        heads=board.figures.heads, capacity=board.capacity, crowd=words[board.crowd]
    )


def crowd_tone(board: Board) -> str:
    """The tone of `crowd_say`."""
    return {Crowd.BUSY: "warn", Crowd.FULL: "warn", Crowd.OVER: "bad"}.get(board.crowd, "muted")


def syllables(hit: PersonHit) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A hit's pinyin in one line, and which pieces of it matched: (start, length)."""
    text = ""
    marks = []
    for part in hit.pinyin:
        if part.matched:
            marks.append((len(text), len(part.text)))
        text += part.text
    return text, tuple(marks)


def expected(at: datetime, now: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """When somebody is expected, late or not, and the tone of it."""
    late = rules.late_minutes(at, now)
    said = translate("visitors", "expected {time}").format(time=moment(at, now, zone))
    if not late:
        return said, "info"
    return said + DOT + late_say(late), "warn"


def late_say(minutes: int) -> str:
    """How late somebody is."""
    return translate("visitors", "{stay} late").format(stay=rules.stay_text(timedelta(minutes=minutes)))
