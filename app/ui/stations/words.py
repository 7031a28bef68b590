"""How stations are said on screen: hours, what needs attention, days, scores."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import stations as rules
from app.services.desk import Desk
from app.services.inspections import InspectionCard
from app.services.stations import IssueRow, Near, StationRow, Summary
from app.services.supplies import SupplyRow

DOT = " · "
ICONS = {
    "rest": "sofa", "water": "glass-water", "heating": "microwave", "talk": "message-circle-heart",
    "charging": "plug-zap", "wifi": "wifi", "toilet": "toilet", "books": "book-open", "battery": "battery-charging",
}  # fmt: skip
ISSUE_PILLS = {
    "open": ("warn", "hourglass"), "overdue": ("bad", "circle-alert"), "rectified": ("info", "clipboard-check"),
    "verified": ("good", "check"),
}  # fmt: skip
VERDICTS = {
    "good": ("good", "circle-check"), "partly": ("warn", "triangle-alert"), "bad": ("bad", "circle-x"),
    "not_applicable": ("idle", "minus"),
}  # fmt: skip
"""Tone and icon of each verdict, in the order of the keys 1 to 4."""


def verdict_label(code: str) -> str:
    """A verdict in a word or two, for narrow keys."""
    return {
        "good": translate("stations", "Good"),
        "partly": translate("stations", "Partly"),
        "bad": translate("stations", "Bad"),
        "not_applicable": translate("stations", "Not here"),
    }[code]


def promise(code: str, label: str) -> str:
    """What a station promises, as its sign says it; any other service by its name."""
    return {
        "rest": translate("stations", "Tired? Sit down"),
        "water": translate("stations", "Thirsty? Drink"),
        "heating": translate("stations", "Meal cold? Heat it"),
        "talk": translate("stations", "Worried? Talk"),
        "charging": translate("stations", "Idle? Charge"),
    }.get(code, label)


# --- Days


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
    """A day: "7/22 Wed"."""
    return translate("stations", "{month}/{day} {weekday}").format(month=day.month, day=day.day, weekday=weekday(day))


def short_day(day: date) -> str:
    """A day without its weekday: "7/8"."""
    return translate("stations", "{month}/{day}").format(month=day.month, day=day.day)


def moment(at: datetime, desk: Desk) -> str:
    """A time; with its day unless it is of today."""
    local = at.astimezone(desk.zone)
    return f"{local:%H:%M}" if local.date() == desk.today() else f"{short_day(local.date())} {local:%H:%M}"


def until(day: date, today: date) -> str:
    """How far a day is: "in 4 days", "today", "3 days late"."""
    days = (day - today).days
    if days == 0:
        return translate("stations", "today")
    if days > 0:
        return translate("stations", "in {n} days").format(n=days)
    return translate("stations", "{n} days late").format(n=-days)


# --- Stations


def labels(rows: Sequence[StationRow]) -> dict[RowId, str]:
    """A short number for each station: its own where all have short ones, else its place in this order."""
    short = {}
    for row in rows:
        found = re.search(r"([0-9]{1,4})[^0-9]*$", row.number)
        short[row.id] = str(int(found[1])) if found else ""
    if all(one and len(one) <= 3 for one in short.values()) and len(set(short.values())) == len(short):
        return short
    return {row.id: str(place) for place, row in enumerate(rows, 1)}


def hours(row: StationRow, desk: Desk) -> str:
    """When it is open; of a closed one when it opens again."""
    if row.suspended:
        return row.suspend_reason
    if row.open_now is None:
        return row.hours or translate("stations", "No hours given")
    if row.open_now:
        return row.hours
    if row.opens_at is None:
        return translate("stations", "Closed")
    return translate("stations", "Opens {time}").format(time=_coming(row.opens_at, desk))


def _coming(at: datetime, desk: Desk) -> str:
    local = at.astimezone(desk.zone)
    if local.date() == desk.today():
        return f"{local:%H:%M}"
    if local.date() == desk.today() + timedelta(days=1):
        return translate("stations", "tomorrow {time}").format(time=f"{local:%H:%M}")
    return f"{day_text(local.date())} {local:%H:%M}"


def left(near: Near) -> str:
    """How long it stays open, where that is worth saying."""
    minutes = near.minutes_left
    if minutes is None or minutes > 120:
        return ""
    if minutes >= 60:
        return translate("stations", "closes in {h} h {m} min").format(h=minutes // 60, m=minutes % 60)
    return translate("stations", "closes in {m} min").format(m=minutes)


def attention(row: StationRow) -> tuple[str, str, str] | None:
    """The most urgent thing about a station: word, tone, icon."""
    if row.voided:
        return translate("stations", "Removed"), "muted", "ban"
    if row.overdue:
        return translate("stations", "Round overdue"), "bad", "circle-alert"
    if row.issues_overdue:
        return translate("stations", "Repair overdue"), "bad", "circle-alert"
    if row.suspended:
        return translate("stations", "Out of service"), "warn", "triangle-alert"
    if row.faults:
        return translate("stations", "Equipment down"), "warn", "triangle-alert"
    if row.low:
        return translate("stations", "Low on stock"), "warn", "triangle-alert"
    if row.expiring:
        return translate("stations", "Goods expire"), "warn", "triangle-alert"
    return None


def door_pill(row: StationRow) -> tuple[str, str, str]:
    """Whether it is open, as a pill: word, tone, icon."""
    if row.voided:
        return translate("stations", "Removed"), "void", "ban"
    if row.suspended:
        return translate("stations", "Out of service"), "warn", "triangle-alert"
    if row.open_now is None:
        return translate("stations", "Hours not read"), "idle", "circle-help"
    if row.open_now:
        return translate("stations", "Open"), "good", "circle-check"
    return translate("stations", "Closed"), "idle", "moon"


def summary(found: Summary) -> str:
    """The line under the title."""
    if not found.count:
        return translate("stations", "No station yet")
    parts = [
        translate("stations", "{n} stations here").format(n=found.count),
        translate("stations", "{n} open now").format(n=found.open_now),
    ]
    if found.rounds_overdue:
        overdue = found.rounds_overdue
        one = translate("stations", "1 round overdue")
        parts.append(one if overdue == 1 else translate("stations", "{n} rounds overdue").format(n=overdue))
    if found.issues_overdue:
        overdue = found.issues_overdue
        one = translate("stations", "1 repair overdue")
        parts.append(one if overdue == 1 else translate("stations", "{n} repairs overdue").format(n=overdue))
    if found.low + found.faults:
        parts.append(translate("stations", "{n} to fill up or repair").format(n=found.low + found.faults))
    return translate("reports", ", ").join(parts)


def walk(metres: int) -> str:
    """How long it takes on foot."""
    return translate("stations", "{n} minutes on foot").format(n=rules.walk_minutes(metres))


# --- Rounds, issues, supplies


def score(card: InspectionCard) -> str:
    """What a round scored."""
    if card.finished_at is None:
        return translate("stations", "under way")
    return translate("stations", "{n} points").format(n=card.score) if card.score is not None else "—"


def issue_when(row: IssueRow, desk: Desk) -> str:
    """When it was found, and what is to come."""
    found = translate("stations", "found {day}").format(day=short_day(row.found_at.astimezone(desk.zone).date()))
    parts = [row.service_label, found]
    if row.verified_at is not None:
        day = short_day(row.verified_at.astimezone(desk.zone).date())
        parts.append(translate("stations", "verified {day}").format(day=day))
    elif row.rectified_at is not None:
        day = short_day(row.rectified_at.astimezone(desk.zone).date())
        parts.append(translate("stations", "put right {day}").format(day=day))
    elif row.due_on is not None:
        due = translate("stations", "due {day}, {until}")
        parts.append(due.format(day=short_day(row.due_on), until=until(row.due_on, desk.today())))
    return DOT.join(part for part in parts if part)


def amount(count: int, unit: str) -> str:
    """So many of something."""
    return translate("stations", "{n} {unit}").format(n=count, unit=unit).strip()


def supply_note(row: SupplyRow) -> str:
    """Why a supply needs a look: below its level, or about to expire."""
    parts = []
    if row.low and row.low_level:
        parts.append(translate("stations", "warns at {amount}").format(amount=amount(row.low_level, row.unit)))
    if row.stock < 0:
        parts.append(translate("stations", "less than none: please count"))
    first = next((lot for lot in row.lots if lot.expires_on is not None), None)
    if first is not None and first.expires_on is not None and (row.expiring or row.low):
        said = (
            translate("stations", "expired {day}")
            if (first.days or 0) < 0
            else translate("stations", "good until {day}")
        )
        parts.append(said.format(day=short_day(first.expires_on)))
    return translate("reports", ", ").join(parts)
