"""Every setting, declared once with its type, default and check. Values are JSON text under their key.

Settings of the centre are records and travel to its other desks; settings of the desk stay on the machine.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar, overload

from app.core.errors import UserError
from app.core.i18n import LANGUAGES, QT_TRANSLATE_NOOP, translate
from app.domain import shifts, sites, stations, visits
from app.domain.checks import plain

V = TypeVar("V")


class Scope(StrEnum):
    """Whose a setting is."""

    CENTRE = "centre"
    DESK = "desk"


class Kind(StrEnum):
    """What a form shows for a setting."""

    TEXT = "text"
    INTEGER = "integer"
    MINUTES = "minutes"
    """A time of day, in minutes from midnight."""
    BOOLEAN = "boolean"
    CHOICE = "choice"
    HOURS = "hours"
    SHIFTS = "shifts"
    SPANS = "spans"
    """Times of day, from and until."""
    CAPS = "caps"
    """Minutes by purpose code."""


@dataclass(frozen=True)
class Setting(Generic[V]):
    """One setting.

    `check` takes what a form or a file holds and returns the value, or raises UserError whose field is the
    key. `write` turns the value into JSON's own types. `unit` is shown behind the field.
    """

    key: str
    label_source: str
    kind: Kind
    default: V
    check: Callable[[Any], V]
    scope: Scope = Scope.CENTRE
    write: Callable[[V], Any] = lambda value: value
    choices: tuple[tuple[str, str], ...] = ()
    unit_source: str = ""

    @property
    def label(self) -> str:
        """The label in the language of the desk."""
        return translate("settings", self.label_source)

    @property
    def unit(self) -> str:
        """The unit in the language of the desk."""
        return translate("settings", self.unit_source) if self.unit_source else ""

    def choice_label(self, code: str) -> str:
        """The wording of one of the choices; the code itself when it is unknown."""
        return translate("settings", dict(self.choices).get(code, code))

    def encode(self, value: V) -> str:
        """The checked value as JSON text; raises UserError."""
        return json.dumps(self.write(self.check(value)), ensure_ascii=False, separators=(",", ":"))

    def decode(self, text: str | None) -> V:
        """The value of JSON text; the default for nothing, and for what can't be read."""
        if text is None:
            return self.default
        try:
            return self.check(json.loads(text))
        except (ValueError, TypeError, UserError):
            return self.default


def _text(key: str, longest: int, required: bool = False) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        kept = " ".join(str(value or "").split())
        if required and not kept:
            raise UserError(translate("errors", "Please fill this in."), key)
        if len(kept) > longest:
            raise UserError(translate("errors", "At most {n} characters.").format(n=longest), key)
        return kept

    return check


def _number(key: str, least: int, most: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        text = plain(value)
        if isinstance(value, bool) or not (text.isascii() and text.isdigit()) or not least <= int(text) <= most:
            message = translate("errors", "A number from {least} to {most}, please.")
            raise UserError(message.format(least=least, most=most), key)
        return int(text)

    return check


def _choice(key: str, *known: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in known:
            raise UserError(translate("errors", "Please choose one of the list."), key)
        return str(value)

    return check


def _truth(key: str) -> Callable[[Any], bool]:
    def check(value: Any) -> bool:
        if not isinstance(value, bool):
            raise UserError(translate("errors", "Please choose yes or no."), key)
        return value

    return check


def _meals(value: Any) -> tuple[tuple[int, int], ...]:
    """Times of meals as typed ("11:00-13:30, 17:00-19:00") or stored, in minutes from midnight."""
    if not isinstance(value, str):
        value = ", ".join(f"{shifts.clock(int(begin))}-{shifts.clock(int(end))}" for begin, end in value)
    found = []
    for part in filter(None, re.split(r"[,;、\s]+", plain(value))):
        times = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})[-–—~]([0-9]{1,2}):([0-9]{2})", part)
        begin, end = (int(times[1]) * 60 + int(times[2]), int(times[3]) * 60 + int(times[4])) if times else (0, 0)
        if not 0 <= begin < end <= shifts.DAY:
            raise UserError(translate("errors", "Times are written like 11:00-13:30, 17:00-19:00."), "study.meals")
        found.append((begin, end))
    return tuple(sorted(found))


def _site_code(value: Any) -> str:
    return sites.check_site_code(value) if value else ""


def _place(value: Any) -> str:
    try:
        return stations.place_text(stations.parse_place(str(value or "")))
    except UserError as problem:
        raise UserError(problem.message, "site.place") from None


def _zone(value: Any) -> str:
    return shifts.zone(str(value)).key


def _hours(value: Any) -> sites.Hours:
    return value if isinstance(value, sites.Hours) else sites.hours_from_json(value)


@dataclass(frozen=True, slots=True)
class Pattern:
    """How the day is cut into shifts: "three", "two", "one", or "custom" with the site's own list."""

    name: str = "three"
    own: tuple[shifts.Shift, ...] = ()

    def shifts(self, start: int) -> tuple[shifts.Shift, ...]:
        """The shifts in order, for a duty day that begins at `start` minutes.

        A list of the site's own that no longer fits the duty day gives the three usual shifts.
        """
        if self.name == "custom":
            try:
                return shifts.validate(self.own, start)
            except UserError:
                return shifts.pattern("three", start)
        return shifts.pattern(self.name, start)


def _pattern(value: Any) -> Pattern:
    if isinstance(value, Pattern):
        if value.name not in ("three", "two", "one", "custom"):
            raise UserError(translate("errors", "Please choose one of the list."), "shifts")
        if value.name == "custom":
            if not value.own:
                raise UserError(translate("errors", "There has to be at least one shift."), "shifts")
            shifts.validate(value.own, min(value.own, key=lambda shift: shift.start).start)
        return value
    if isinstance(value, str):
        return _pattern(Pattern(value))
    try:
        own = tuple(shifts.Shift(str(c), str(name), int(start), int(n)) for c, name, start, n in value)
    except (TypeError, ValueError):
        raise UserError(translate("errors", "These shifts can't be read."), "shifts") from None
    return _pattern(Pattern("custom", own))


def _write_pattern(value: Pattern) -> Any:
    if value.name != "custom":
        return value.name
    return [[shift.code, shift.label_source, shift.start, shift.length] for shift in value.own]


def _caps(value: Any) -> dict[str, int]:
    try:
        pairs = {str(code): int(minutes) for code, minutes in dict(value).items()}
    except (TypeError, ValueError):
        pairs = {"": 0}
    if not all(code and 1 <= minutes <= 24 * 60 for code, minutes in pairs.items()):
        raise UserError(translate("errors", "Longest stays: from 1 minute to 24 hours."), "stay_caps")
    return pairs


def _night(value: Any) -> str:
    """It was a yes or no once: yes is "auto"."""
    if isinstance(value, bool):
        return "auto" if value else "never"
    return _choice("night_look", "auto", "never", "always")(value)


def _letter(value: Any) -> str:
    kept = plain(value).upper()
    if len(kept) != 1 or not "A" <= kept <= "Z":
        raise UserError(translate("errors", "One letter from A to Z, please."), "desk.letter")
    return kept


def _minutes(key: str, label_source: str, default: int) -> "Setting[int]":
    return Setting(
        key, label_source, Kind.INTEGER, default, _number(key, 1, 24 * 60),
        unit_source=QT_TRANSLATE_NOOP("settings", "minutes"),
    )  # fmt: skip


SITE_CODE = Setting("site.code", QT_TRANSLATE_NOOP("settings", "Centre code"), Kind.TEXT, "", _site_code)
SITE_NAME = Setting(
    "site.name", QT_TRANSLATE_NOOP("settings", "Centre name"), Kind.TEXT, "", _text("site.name", 60, required=True)
)
SITE_LEVEL = Setting(
    "site.level",
    QT_TRANSLATE_NOOP("settings", "Level"),
    Kind.CHOICE,
    sites.Level.COMMUNITY.value,
    sites.check_level,
    choices=tuple((level.value, label) for level, label in sites.LEVEL_LABELS.items()),
)
SITE_PARENT = Setting(
    "site.parent", QT_TRANSLATE_NOOP("settings", "Parent centre"), Kind.TEXT, "", _text("site.parent", 60)
)
SITE_ZONE = Setting("site.zone", QT_TRANSLATE_NOOP("settings", "Time zone"), Kind.TEXT, shifts.DEFAULT_ZONE, _zone)
SITE_PLACE = Setting("site.place", QT_TRANSLATE_NOOP("settings", "Longitude and latitude"), Kind.TEXT, "", _place)
"""Where the centre is, as `stations.parse_place` reads it: distances to stations are counted from here."""
HOURS: Setting[sites.Hours] = Setting(
    "hours",
    QT_TRANSLATE_NOOP("settings", "Opening hours"),
    Kind.HOURS,
    sites.ALL_DAY,
    _hours,
    write=sites.Hours.to_json,
)
DUTY_DAY_START = Setting(
    "duty_day_start",
    QT_TRANSLATE_NOOP("settings", "The duty day begins at"),
    Kind.MINUTES,
    shifts.DEFAULT_START,
    _number("duty_day_start", 0, shifts.DAY - 1),
)
SHIFTS: Setting[Pattern] = Setting(
    "shifts",
    QT_TRANSLATE_NOOP("settings", "Shifts"),
    Kind.SHIFTS,
    Pattern(),
    _pattern,
    write=_write_pattern,
    choices=(
        ("three", QT_TRANSLATE_NOOP("settings", "Three shifts")),
        ("two", QT_TRANSLATE_NOOP("settings", "Two shifts")),
        ("one", QT_TRANSLATE_NOOP("settings", "No shifts")),
        ("custom", QT_TRANSLATE_NOOP("settings", "Our own")),
    ),
)
CAPACITY = Setting(
    "capacity",
    QT_TRANSLATE_NOOP("settings", "Capacity"),
    Kind.INTEGER,
    120,
    _number("capacity", 1, 100_000),
    unit_source=QT_TRANSLATE_NOOP("settings", "people"),
)
STAY_CAP = Setting(
    "stay_cap_minutes",
    QT_TRANSLATE_NOOP("settings", "Longest stay for a forgotten sign-out"),
    Kind.INTEGER,
    visits.DEFAULT_CAP,
    _number("stay_cap_minutes", 10, 24 * 60),
    unit_source=QT_TRANSLATE_NOOP("settings", "minutes"),
)
STAY_CAPS: Setting[dict[str, int]] = Setting(
    "stay_caps", QT_TRANSLATE_NOOP("settings", "Longest stay by purpose"), Kind.CAPS, visits.DEFAULT_CAPS, _caps
)
CLOSE_FORGOTTEN = Setting(
    "close_forgotten",
    QT_TRANSLATE_NOOP("settings", "Mark forgotten sign-outs when a shift ends"),
    Kind.BOOLEAN,
    True,
    _truth("close_forgotten"),
)
RETENTION_MONTHS = Setting(
    "retention_months",
    QT_TRANSLATE_NOOP("settings", "Keep people after their last visit"),
    Kind.INTEGER,
    24,
    _number("retention_months", 1, 600),
    unit_source=QT_TRANSLATE_NOOP("settings", "months"),
)
ASK_CONSENT = Setting(
    "ask_consent",
    QT_TRANSLATE_NOOP("settings", "Ask whether a new visitor agrees to be recorded"),
    Kind.BOOLEAN,
    True,
    _truth("ask_consent"),
)
IDLE_LOCK_MINUTES = Setting(
    "idle_lock_minutes",
    QT_TRANSLATE_NOOP("settings", "Lock the screen when idle"),
    Kind.INTEGER,
    10,
    _number("idle_lock_minutes", 1, 240),
    unit_source=QT_TRANSLATE_NOOP("settings", "minutes"),
)

OFFER_MINUTES = _minutes(
    "booking.offer_minutes", QT_TRANSLATE_NOOP("settings", "An offer to the waiting list stands"), 120
)
OVERRUN_MINUTES = _minutes(
    "booking.overrun_minutes", QT_TRANSLATE_NOOP("settings", "Forgotten check-outs are made up after"), 30
)
STUDY_SIGN_IN = _minutes("study.sign_in", QT_TRANSLATE_NOOP("settings", "A study seat is released when late by"), 30)
STUDY_LEAVE = _minutes("study.leave", QT_TRANSLATE_NOOP("settings", "A temporary leave lasts at most"), 30)
STUDY_MEAL_LEAVE = _minutes("study.meal_leave", QT_TRANSLATE_NOOP("settings", "At meals at most"), 90)
STUDY_MEALS: Setting[tuple[tuple[int, int], ...]] = Setting(
    "study.meals",
    QT_TRANSLATE_NOOP("settings", "Meals"),
    Kind.SPANS,
    ((11 * 60, 13 * 60 + 30), (17 * 60, 19 * 60)),
    _meals,
    write=lambda value: [list(span) for span in value],
)
STUDY_VIOLATIONS = Setting(
    "study.violations",
    QT_TRANSLATE_NOOP("settings", "Violations until somebody is suspended"),
    Kind.INTEGER,
    3,
    _number("study.violations", 1, 99),
)
STUDY_WITHIN = Setting(
    "study.within_days",
    QT_TRANSLATE_NOOP("settings", "Counted within"),
    Kind.INTEGER,
    30,
    _number("study.within_days", 1, 366),
    unit_source=QT_TRANSLATE_NOOP("settings", "days"),
)
STUDY_SUSPEND = Setting(
    "study.suspend_days",
    QT_TRANSLATE_NOOP("settings", "Suspended for"),
    Kind.INTEGER,
    1,
    _number("study.suspend_days", 1, 366),
    unit_source=QT_TRANSLATE_NOOP("settings", "days"),
)

SYNC_SILENT_OWN = Setting(
    "sync.silent_own",
    QT_TRANSLATE_NOOP("settings", "A desk of this centre is overdue after"),
    Kind.INTEGER,
    3,
    _number("sync.silent_own", 1, 90),
    unit_source=QT_TRANSLATE_NOOP("settings", "days"),
)
SYNC_SILENT_OTHERS = Setting(
    "sync.silent_others",
    QT_TRANSLATE_NOOP("settings", "Another centre is overdue after"),
    Kind.INTEGER,
    7,
    _number("sync.silent_others", 1, 366),
    unit_source=QT_TRANSLATE_NOOP("settings", "days"),
)
"""Days without data from a neighbour after which somebody should ask."""

DESK_NAME = Setting(
    "desk.name", QT_TRANSLATE_NOOP("settings", "Name of this desk"), Kind.TEXT, "", _text("desk.name", 20),
    scope=Scope.DESK,
)  # fmt: skip
DESK_LETTER = Setting(
    "desk.letter", QT_TRANSLATE_NOOP("settings", "Letter of this desk"), Kind.TEXT, "A", _letter, scope=Scope.DESK
)
DOOR = Setting("door", QT_TRANSLATE_NOOP("settings", "Door"), Kind.TEXT, "", _text("door", 20), scope=Scope.DESK)
"""Where this desk stands when participants of an activity are signed in; noted with each arrival."""
THEME = Setting(
    "theme",
    QT_TRANSLATE_NOOP("settings", "Look"),
    Kind.CHOICE,
    "system",
    _choice("theme", "system", "light", "dark"),
    scope=Scope.DESK,
    choices=(
        ("system", QT_TRANSLATE_NOOP("settings", "As the computer")),
        ("light", QT_TRANSLATE_NOOP("settings", "Light")),
        ("dark", QT_TRANSLATE_NOOP("settings", "Dark")),
    ),
)
TYPE_SIZE = Setting(
    "type_size",
    QT_TRANSLATE_NOOP("settings", "Type size"),
    Kind.CHOICE,
    "normal",
    _choice("type_size", "normal", "large"),
    scope=Scope.DESK,
    choices=(("normal", QT_TRANSLATE_NOOP("settings", "Normal")), ("large", QT_TRANSLATE_NOOP("settings", "Large"))),
)
NIGHT_LOOK = Setting(
    "night_look",
    QT_TRANSLATE_NOOP("settings", "Large dark type at night"),
    Kind.CHOICE,
    "never",
    _night,
    scope=Scope.DESK,
    choices=(
        ("auto", QT_TRANSLATE_NOOP("settings", "From 22:00")),
        ("never", QT_TRANSLATE_NOOP("settings", "Never")),
        ("always", QT_TRANSLATE_NOOP("settings", "Always")),
    ),
)
"""Dark, large, and fewer things: from 22:00 until the duty day begins, or as somebody wishes."""
MOTION = Setting(
    "motion",
    QT_TRANSLATE_NOOP("settings", "Moving transitions"),
    Kind.BOOLEAN,
    True,
    _truth("motion"),
    scope=Scope.DESK,
)
LANGUAGE = Setting(
    "language",
    QT_TRANSLATE_NOOP("settings", "Language"),
    Kind.CHOICE,
    LANGUAGES[0],
    _choice("language", *LANGUAGES),
    scope=Scope.DESK,
    choices=(("zh_CN", "简体中文"), ("en", "English")),
)
RAIL_SLIM = Setting(
    "rail_slim",
    QT_TRANSLATE_NOOP("settings", "Narrow side bar"),
    Kind.BOOLEAN,
    False,
    _truth("rail_slim"),
    scope=Scope.DESK,
)

SETTINGS: tuple[Setting[Any], ...] = (
    SITE_CODE, SITE_NAME, SITE_LEVEL, SITE_PARENT, SITE_ZONE, SITE_PLACE, HOURS, DUTY_DAY_START, SHIFTS, CAPACITY,
    STAY_CAP, STAY_CAPS, CLOSE_FORGOTTEN, RETENTION_MONTHS, ASK_CONSENT, IDLE_LOCK_MINUTES,
    OFFER_MINUTES, OVERRUN_MINUTES, STUDY_SIGN_IN, STUDY_LEAVE, STUDY_MEAL_LEAVE, STUDY_MEALS, STUDY_VIOLATIONS,
    STUDY_WITHIN, STUDY_SUSPEND, SYNC_SILENT_OWN, SYNC_SILENT_OTHERS,
    DESK_NAME, DESK_LETTER, DOOR, THEME, TYPE_SIZE, NIGHT_LOOK, MOTION, LANGUAGE, RAIL_SLIM,
)  # fmt: skip
BY_KEY: dict[str, Setting[Any]] = {setting.key: setting for setting in SETTINGS}
"""Every setting by its key."""


class Values(Mapping[str, str]):
    """Settings as stored (key → JSON text), read through their declarations.

    `values[CAPACITY]` is the typed value; keys that this version doesn't know are kept as they are.
    """

    def __init__(self, stored: Mapping[str, str] | None = None) -> None:
        self._stored = dict(stored or {})

    @overload
    def __getitem__(self, key: str) -> str: ...
    @overload
    def __getitem__(self, key: Setting[V]) -> V: ...
    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, Setting):
            return key.decode(self._stored.get(key.key))
        return self._stored[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)

    def changed(self, setting: Setting[V], value: V) -> "Values":
        """These settings with one of them changed; raises UserError beside the field."""
        return Values({**self._stored, setting.key: setting.encode(value)})

    @property
    def zone(self) -> Any:
        """The site's time zone."""
        return shifts.zone(self[SITE_ZONE])

    @property
    def shifts(self) -> tuple[shifts.Shift, ...]:
        """The site's shifts in the order of the duty day."""
        return self[SHIFTS].shifts(self[DUTY_DAY_START])
