"""What the ledgers' pages show of each kind of ledger: its name, its columns, where its rows are found afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.ledger import ACTIVITIES, BOOKINGS, PEOPLE, REGISTRATIONS, SPACES, STATIONS, VISITS, Record
from app.domain.terms import (
    ACTIVITY_KIND,
    PARTICIPANT_CATEGORY,
    POPULATION_GROUP,
    PURPOSE,
    SPACE_FEATURE,
    SPACE_KIND,
    STATION_KIND,
    STATION_SERVICE,
)
from app.services import calendars
from app.services.desk import Desk
from app.ui.kit.table_model import Column
from app.ui.ledgers import words

Place = tuple[str, dict[str, Any]]
"""A page, and what it is opened with."""


@dataclass(frozen=True, slots=True)
class KindView:
    """One kind of ledger on the screen.

    `offered`: it can be chosen here. `people`: cards come along that its rows don't stand for. `places`: spaces may
    come along, and clashes. `of_activity`: its rows are of one activity. `who`: what a record is called in a line of
    its own. `shows`: the button that leads to the rows, `goes` where: (batch id, file name) -> page.
    """

    name: str
    icon: str
    label_source: str
    one: str
    many: str
    shows: str
    columns: Callable[[Desk], list[Column]]
    who: Callable[[Record], str]
    goes: Callable[[Any, str], Place]
    people: bool = False
    places: bool = False
    of_activity: bool = False
    offered: bool = True

    @property
    def label(self) -> str:
        """What it holds."""
        return translate("ledgers", self.label_source)

    def counted(self, n: int) -> str:
        """So many of it."""
        return translate("ledgers", self.one if n == 1 else self.many).format(n=f"{n:,}")


def _field(name: str) -> Callable[[Record], Any]:
    return lambda record: record.values.get(name)


def _name(record: Record) -> str:
    return record.values.get("name") or translate("ledgers", "No name")


def _of_person() -> list[Column]:
    return [
        Column("name", translate("ledgers", "Name"), 88, value=_name, sortable=False, strong=True),
        Column("phones", translate("ledgers", "Phone"), 104, value=lambda r: words.phone(r.values), sortable=False),
    ]


def _visit_columns(desk: Desk) -> list[Column]:
    def at(value: Any) -> str:
        return words.when(value, desk)

    def purposes(record: Record) -> str:
        parts = [
            desk.term_labels(PURPOSE, record.values.get("purposes") or ""), record.values.get("purpose_note") or ""
        ]  # fmt: skip
        return translate("ledgers", ", ").join(part for part in parts if part)

    return [
        Column("arrived", translate("ledgers", "Arrived"), 132, value=_field("arrived_at"), formatter=at,
               sortable=False),
        Column("left", translate("ledgers", "Left"), 56, value=_field("left_at"), sortable=False,
               formatter=lambda value: at(value)[-5:]),
        *_of_person(),
        Column("purposes", translate("ledgers", "Purpose"), stretch=True, value=purposes, sortable=False),
    ]  # fmt: skip


def _person_columns(desk: Desk) -> list[Column]:
    def group(record: Record) -> str:
        return desk.term_label(POPULATION_GROUP, record.values.get("population_group") or "")

    return [
        *_of_person(),
        Column("group", translate("ledgers", "Group"), 88, value=group, sortable=False),
        Column("birth", translate("ledgers", "Born"), 96, value=_field("birth_date"), sortable=False),
        Column("employer", translate("ledgers", "Employer"), stretch=True, value=_field("employer"), sortable=False),
    ]


def booking_title(values: Any) -> str:
    """What a booking of a ledger is called in a line: what for, and for whom."""
    parts = [values.get("title"), values.get("organisation")]
    return " · ".join(part for part in parts if part) or values.get("name") or ""


def booking_when(values: Any, desk: Desk) -> str:
    """Day and time of a booking of a ledger, on the site's clocks; the year where it isn't this one."""
    start, end = (values[name].astimezone(desk.zone) for name in ("starts_at", "ends_at"))
    day = f"{start:%m-%d}" if start.year == desk.today().year else f"{start:%Y-%m-%d}"
    days = (end.date() - start.date()).days
    if days == 1 and f"{end:%H:%M}" == "00:00":
        return f"{day} {start:%H:%M}–24:00"
    time = f"{day} {start:%H:%M}–{end:%H:%M}"
    return translate("ledgers", "{time} +{n}").format(time=time, n=days) if days else time


def _booking_columns(desk: Desk) -> list[Column]:
    return [
        Column("when", translate("ledgers", "When"), 164, value=lambda r: booking_when(r.values, desk),
               sortable=False),
        Column("space", translate("ledgers", "Space"), 96, value=_field("spaces"), sortable=False, strong=True),
        Column("title", translate("ledgers", "What for"), stretch=True, value=lambda r: booking_title(r.values),
               sortable=False),
        Column("name", translate("ledgers", "Applicant"), 68, value=_field("name"), sortable=False),
        Column("phones", translate("ledgers", "Phone"), 104, value=lambda r: words.phone(r.values), sortable=False),
    ]  # fmt: skip


def _space_columns(desk: Desk) -> list[Column]:
    def opening(record: Record) -> str:
        hours = record.values.get("opening")
        return translate("ledgers", "As the centre") if hours is None else hours.text()

    return [
        Column("name", translate("ledgers", "Space"), 112, value=_name, sortable=False, strong=True),
        Column("kind", translate("ledgers", "Kind"), 96, sortable=False,
               value=lambda r: desk.term_label(SPACE_KIND, r.values.get("kind") or "")),
        Column("capacity", translate("ledgers", "Capacity"), 64, "right", sortable=False, value=_field("capacity")),
        Column("seats", translate("ledgers", "Seats"), 56, "right", sortable=False, value=_field("seats")),
        Column("features", translate("ledgers", "Features"), 128, sortable=False,
               value=lambda r: desk.term_labels(SPACE_FEATURE, r.values.get("features") or "")),
        Column("opening", translate("ledgers", "Opening hours"), stretch=True, value=opening, sortable=False),
    ]  # fmt: skip


def _registration_columns(desk: Desk) -> list[Column]:
    def guardian(record: Record) -> str:
        return " ".join(part for part in (record.values["guardian"], record.values["relation"]) if part)

    def phones(record: Record) -> str:
        return words.phone({"phones": record.values["guardian_phones"] or record.values["phones"]})

    def born(record: Record) -> str:
        day = record.values["birth_date"]
        return "" if day is None else f"{day:%Y-%m}" if record.values["birth_text"] else day.isoformat()

    return [
        Column("name", translate("ledgers", "Participant"), 88, value=_name, sortable=False, strong=True),
        Column("birth", translate("ledgers", "Born"), 96, value=born, sortable=False),
        Column("guardian", translate("ledgers", "Guardian"), 112, value=guardian, sortable=False),
        Column("phones", translate("ledgers", "Phone"), 104, value=phones, sortable=False),
        Column("categories", translate("ledgers", "Counts as"), stretch=True, sortable=False,
               value=lambda r: desk.term_labels(PARTICIPANT_CATEGORY, r.values["categories"])),
    ]  # fmt: skip


def _activity_columns(desk: Desk) -> list[Column]:
    def when(record: Record) -> str:
        (start, end), *more = record.values["sessions"]
        first = booking_when({"starts_at": start, "ends_at": end}, desk)
        return translate("ledgers", "{first}, {n} days").format(first=first, n=len(more) + 1) if more else first

    return [
        Column("when", translate("ledgers", "When"), 164, value=when, sortable=False),
        Column("title", translate("ledgers", "Activity"), stretch=True, value=_field("title"), sortable=False,
               strong=True),
        Column("kind", translate("ledgers", "Kind"), 80, sortable=False,
               value=lambda r: desk.term_label(ACTIVITY_KIND, r.values["kind"] or "")),
        Column("place", translate("ledgers", "Place"), 104, value=_field("place"), sortable=False),
        Column("present", translate("ledgers", "Came"), 64, "right", value=_field("present"), sortable=False),
    ]  # fmt: skip


def _station_columns(desk: Desk) -> list[Column]:
    return [
        Column("name", translate("ledgers", "Station"), 152, value=_name, sortable=False, strong=True),
        Column("kind", translate("ledgers", "Kind"), 72, sortable=False,
               value=lambda r: desk.term_label(STATION_KIND, r.values["kind"] or "")),
        Column("hours", translate("ledgers", "Opening hours"), 136, value=_field("hours"), sortable=False),
        Column("services", translate("ledgers", "Offers"), stretch=True, sortable=False,
               value=lambda r: desk.term_labels(STATION_SERVICE, " ".join(r.values["services"]))),
        Column("keeper", translate("ledgers", "Keeper"), 64, value=_field("keeper"), sortable=False),
        Column("phones", translate("ledgers", "Phone"), 104, value=lambda r: words.phone(r.values), sortable=False),
    ]  # fmt: skip


def _list(page: str) -> Callable[[Any, str], Place]:
    return lambda batch, name: (page, {"do": "list", "filter": {"only": {"batch_id": batch}, "name": name}})


VIEWS: tuple[KindView, ...] = (
    KindView(
        VISITS.name,
        "users",
        QT_TRANSLATE_NOOP("ledgers", "Visits"),
        QT_TRANSLATE_NOOP("ledgers", "1 visit"),
        QT_TRANSLATE_NOOP("ledgers", "{n} visits"),
        QT_TRANSLATE_NOOP("ledgers", "Show these visits"),
        _visit_columns,
        _name,
        _list("visitors"),
        people=True,
    ),
    KindView(
        PEOPLE.name,
        "id-card",
        QT_TRANSLATE_NOOP("ledgers", "People"),
        QT_TRANSLATE_NOOP("ledgers", "1 person"),
        QT_TRANSLATE_NOOP("ledgers", "{n} people"),
        QT_TRANSLATE_NOOP("ledgers", "Show these people"),
        _person_columns,
        _name,
        lambda batch, name: ("people", {"filter": {"batch_id": batch, "name": name}}),
    ),
    KindView(
        BOOKINGS.name,
        "calendar-clock",
        QT_TRANSLATE_NOOP("ledgers", "Bookings"),
        QT_TRANSLATE_NOOP("ledgers", "1 booking"),
        QT_TRANSLATE_NOOP("ledgers", "{n} bookings"),
        QT_TRANSLATE_NOOP("ledgers", "Show these bookings"),
        _booking_columns,
        lambda record: booking_title(record.values),
        _list("bookings"),
        people=True,
        places=True,
    ),
    KindView(
        SPACES.name,
        "door-open",
        QT_TRANSLATE_NOOP("ledgers", "Spaces"),
        QT_TRANSLATE_NOOP("ledgers", "1 space"),
        QT_TRANSLATE_NOOP("ledgers", "{n} spaces"),
        QT_TRANSLATE_NOOP("ledgers", "Show the spaces"),
        _space_columns,
        _name,
        lambda _batch, _name: ("settings", {"section": "spaces"}),
    ),
    KindView(
        REGISTRATIONS.name,
        "ticket",
        QT_TRANSLATE_NOOP("ledgers", "Registrations for an activity"),
        QT_TRANSLATE_NOOP("ledgers", "1 participant"),
        QT_TRANSLATE_NOOP("ledgers", "{n} participants"),
        QT_TRANSLATE_NOOP("ledgers", "Show the activity"),
        _registration_columns,
        _name,
        lambda _batch, _name: ("activities", {"do": "list"}),
        people=True,
        of_activity=True,
    ),
    KindView(
        ACTIVITIES.name,
        "clipboard-check",
        QT_TRANSLATE_NOOP("ledgers", "Register of activities"),
        QT_TRANSLATE_NOOP("ledgers", "1 activity"),
        QT_TRANSLATE_NOOP("ledgers", "{n} activities"),
        QT_TRANSLATE_NOOP("ledgers", "Show the activities"),
        _activity_columns,
        lambda record: record.values["title"],
        lambda _batch, _name: ("activities", {"do": "list"}),
    ),
    KindView(
        STATIONS.name,
        "bike",
        QT_TRANSLATE_NOOP("ledgers", "List of stations"),
        QT_TRANSLATE_NOOP("ledgers", "1 station"),
        QT_TRANSLATE_NOOP("ledgers", "{n} stations"),
        QT_TRANSLATE_NOOP("ledgers", "Show the stations"),
        _station_columns,
        _name,
        lambda _batch, _name: ("stations", {}),
    ),
    KindView(
        calendars.KIND,
        "calendar-days",
        QT_TRANSLATE_NOOP("ledgers", "Calendar"),
        QT_TRANSLATE_NOOP("ledgers", "1 booking"),
        QT_TRANSLATE_NOOP("ledgers", "{n} bookings"),
        QT_TRANSLATE_NOOP("ledgers", "Show these bookings"),
        _booking_columns,
        lambda record: booking_title(record.values),
        _list("bookings"),
        offered=False,
    ),
)
"""Every kind of ledger there is on the desk, in the order they are offered."""

_BY_NAME = {view.name: view for view in VIEWS}
OFFERED = tuple(view for view in VIEWS if view.offered)


def of(name: str) -> KindView:
    """The view of a kind; that of visits for one that only a newer program knows."""
    return _BY_NAME.get(name, VIEWS[0])
