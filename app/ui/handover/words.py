"""How shifts and their handover are said on screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.handover import Decision, Figures
from app.domain.visits import State
from app.services import handover, staff
from app.services.desk import Desk
from app.services.handover import HandoverCard, NoteRow, OpenItem, ShiftCard
from app.services.shift_log import LogLine
from app.services.staff import StaffValue

DOT = " · "
HARMLESS = frozenset({
    "present", "badge", "loan", "booking_in_use", "booking_due", "sign_in", "to_verify", "station_issue", "offer",
    "request", "note",
})  # fmt: skip
"""Kinds of what is open that simply go on with the next shift, unless they are urgent."""
CAME = (State.PRESENT, State.LEFT, State.UNVERIFIED)
STATES = {"signed": ("good", "circle-check"), "refused": ("bad", "circle-x"), "forced": ("warn", "triangle-alert")}
"""Tone and icon of how a handover ended."""


@dataclass(frozen=True)
class Duty:
    """What the page shows of the shift: the one on duty, the one to hand over, what it came to, what is open."""

    on: ShiftCard
    hand: ShiftCard | None
    """None: it is handed over already."""
    figures: Figures
    items: tuple[OpenItem, ...]
    notes: tuple[NoteRow, ...]
    following: ShiftCard
    people: tuple[StaffValue, ...]
    now: datetime


def read(desk: Desk) -> Duty:
    """Look all of it up."""
    on, hand = handover.current(desk), handover.to_hand(desk)
    of = hand or on
    following = handover.next_turn(desk, of.turn)
    return Duty(
        on, hand, handover.figures(desk, of.turn), tuple(handover.open_items(desk)),
        tuple(handover.notes(desk, open_only=True)),
        next(one for one in handover.shifts_of(desk, following.day) if one.turn.start == following.start),
        tuple(staff.list_staff(desk)), desk.now(),
    )  # fmt: skip


def harmless(item: OpenItem) -> bool:
    """Whether it may stay with the next shift without a second look."""
    return item.kind in HARMLESS and not item.urgent


def say(duty: Duty, decided: int, zone: ZoneInfo) -> str:
    """The shift in one sentence: which it is, who is on, what is open."""
    of = duty.hand or duty.on
    parts = [f"{of.label} {of.turn.shift.hours}"]
    if of.on is not None:
        parts.append(translate("handover", "{name} is on").format(name=of.on[1]))
    left = int((of.turn.end - duty.now).total_seconds() // 60)
    if duty.hand is None:
        parts.append(translate("handover", "handed over"))
    elif not duty.items:
        parts.append(translate("handover", "nothing is open"))
    elif decided < len(duty.items):
        parts.append(
            translate("handover", "{n} things open, {left} to decide").format(
                n=len(duty.items), left=len(duty.items) - decided
            )
        )
    else:
        parts.append(translate("handover", "everything is decided"))
    if left < 0:
        parts.append(translate("handover", "it ended {time}").format(time=clock(of.turn.end, zone)))
    elif left <= 60:
        parts.append(translate("handover", "{n} min left").format(n=left))
    return translate("clauses", ", ").join(parts)


def decision(found: Decision | None) -> tuple[str, str, str | None]:
    """What was decided, as a pill."""
    if found is None:
        return translate("handover", "to decide"), "warn", "hourglass"
    if found.stays:
        return translate("handover", "stays"), "info", "arrow-left-right"
    return translate("handover", "settled"), "good", "check"


def clock(at: datetime, zone: ZoneInfo) -> str:
    """The time of day at the site."""
    return f"{at.astimezone(zone):%H:%M}"


def weekday(day: date) -> str:
    """The short name of a weekday."""
    return (
        translate("sites", "Mon"),
        translate("sites", "Tue"),
        translate("sites", "Wed"),
        translate("sites", "Thu"),
        translate("sites", "Fri"),
        translate("sites", "Sat"),
        translate("sites", "Sun"),
    )[day.weekday()]


def day_text(day: date) -> str:
    """A day with its weekday: "7/18 Sat"."""
    return translate("handover", "{month}/{day} {weekday}").format(month=day.month, day=day.day, weekday=weekday(day))


def moment(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """A time; with its day unless that is today."""
    local = at.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return f"{local:%H:%M}"
    return f"{day_text(local.date())} {local:%H:%M}"


def who(card: HandoverCard) -> str:
    """Who handed over to whom."""
    if card.state == "forced":
        return translate("handover", "closed by {name}").format(name=card.forced_by)
    return f"{card.outgoing} → {card.incoming}"


FIGURES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("visits", lambda: translate("handover", "signed in")),
    ("tallies", lambda: translate("handover", "tallied")),
    ("present", lambda: translate("handover", "here")),
    ("bookings", lambda: translate("handover", "bookings")),
    ("sessions", lambda: translate("handover", "sessions")),
    ("sign_ins", lambda: translate("handover", "attended")),
    ("loans", lambda: translate("handover", "lent")),
    ("incidents", lambda: translate("handover", "incidents")),
)
"""What a shift came to: field and label."""


def figures_text(found: Figures) -> str:
    """The figures in a line, without those that are nought."""
    parts = [f"{label()} {getattr(found, name):,}" for name, label in FIGURES if getattr(found, name)]
    return DOT.join(parts)


def behind(name: str, card: ShiftCard) -> tuple[str, dict[str, Any]]:
    """The page with the rows behind a figure of a shift; "" where the log has them."""
    start, end = card.turn.start, card.turn.end
    match name:
        case "visits":
            only = {"states": CAME, "only": {"start": start, "end": end}, "name": card.label}
            return "visitors", {"do": "list", "filter": only}
        case "present":
            return "visitors", {"do": "list", "filter": {"states": (State.PRESENT,), "period": "all"}}
        case "tallies":
            return "visitors", {"do": "tally"}
        case "bookings":
            return "bookings", {}
        case "loans":
            return "bookings", {"do": "loans"}
        case "sessions" | "sign_ins":
            return "activities", {"filter": {"start": card.turn.day, "end": card.turn.day}}
    return "", {}


KINDS: tuple[tuple[str, Callable[[], str], frozenset[str]], ...] = (
    ("visits", lambda: translate("handover", "Visitors"), frozenset({"visitors"})),
    ("bookings", lambda: translate("handover", "Bookings and loans"), frozenset({"bookings"})),
    ("activities", lambda: translate("handover", "Activities"), frozenset({"activities"})),
    ("stations", lambda: translate("handover", "Stations"), frozenset({"stations"})),
    ("notes", lambda: translate("handover", "Notes and handovers"), frozenset({"handover"})),
)
"""The filters of the log: key, label, and the pages their lines lead to."""


def fits(line: LogLine, chosen: Sequence[str]) -> bool:
    """Whether a line is of one of the chosen kinds; without any, all are."""
    known = {key: places for key, _label, places in KINDS}
    if "other" in chosen and not any(line.place in places for places in known.values()):
        return True
    return not chosen or any(line.place in known[key] for key in chosen if key in known)


NOTE_KINDS: Mapping[str, Callable[[], str]] = {
    "note": lambda: translate("handover", "Note"),
    "incident": lambda: translate("handover", "Incident"),
    "key": lambda: translate("handover", "Key given out"),
    "found": lambda: translate("handover", "Found property"),
}


def names(people: Sequence[tuple[RowId, str]]) -> str:
    """People of a shift."""
    return "、".join(name for _id, name in people)
