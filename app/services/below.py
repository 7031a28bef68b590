"""What the centres below report to this one: their days, activities and stations. Nothing of persons is in it.

A district or city office sees who has reported which days; a day that nobody has told is missing, never zero.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import reduce

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from app.core.clock import from_ms
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import Campaign, DailyFigure
from app.db.queries import elsewhere as queries
from app.db.queries.elsewhere import Elsewhere
from app.domain.activities import level_label
from app.domain.activity_records import ACTIVITY, ARCHIVE_ITEM, FEEDBACK, LEVELS, PHOTO, SESSION
from app.domain.report_records import ACTIVITY_FIGURE
from app.domain.search import finder
from app.domain.settings import DUTY_DAY_START, SITE_LEVEL, SITE_NAME
from app.domain.shifts import duty_day
from app.domain.sites import Level
from app.domain.sites import level_label as site_level_label
from app.domain.station_records import INSPECTION, STATION, STATION_ISSUE, STATION_SERVICE
from app.domain.stations import Place
from app.domain.sync.trust import Certificate
from app.domain.terms import ACTIVITY_KIND, EVIDENCE
from app.services import photos, stations
from app.services.desk import Desk
from app.services.figures import COUNTS, activity_figure_id
from app.services.photos import PhotoRow
from app.services.reports import Period
from app.services.stations import Facts, IssueFact, Near, StationRow

LISTED = 93
"""In periods up to so many days the missing ones are named; in longer ones they are counted."""


@dataclass(frozen=True, slots=True)
class Centre:
    """One centre of the tree at or below this one. `depth`: steps below this centre."""

    code: str
    name: str
    level: Level
    level_label: str
    depth: int
    parent: str
    since: date
    """The duty day on which its first desk was enrolled."""

    @property
    def is_own(self) -> bool:
        """Whether it is this centre itself."""
        return self.depth == 0


@dataclass(frozen=True, slots=True)
class CentreFigures:
    """One centre's figures of a period. `told` of `due` days are here; `missing` are those that aren't (see LISTED)."""

    centre: Centre
    counts: Mapping[str, int]
    told: int
    due: int
    missing: tuple[date, ...]

    @property
    def lacking(self) -> int:
        """How many days are missing."""
        return max(0, self.due - self.told)

    @property
    def served(self) -> int:
        """人次: visits and tallied visits together."""
        return self.counts["visits"] + self.counts["tallies"]


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of a period by centre, in the order of the tree, and all together."""

    period: Period
    lines: tuple[CentreFigures, ...]
    total: Mapping[str, int]
    days: Mapping[date, Mapping[str, int]]
    """Day by day, all centres together; days that nobody told are left out."""

    @property
    def served(self) -> int:
        """人次 of all centres."""
        return self.total["visits"] + self.total["tallies"]

    @property
    def complete(self) -> int:
        """Centres that were to tell something of the period and of which no day is missing."""
        return sum(one.due > 0 and not one.lacking for one in self.lines)

    @property
    def is_early(self) -> bool:
        """Whether no day of the period is over anywhere: a day is told once it is."""
        return not any(one.due for one in self.lines)

    @property
    def silent(self) -> int:
        """Centres that told nothing of the period though they were to."""
        return sum(one.due > 0 and not one.told for one in self.lines)


@dataclass(frozen=True, slots=True)
class Months:
    """A figure by centre and month. A month of which nothing was told is None."""

    months: tuple[date, ...]
    lines: tuple[tuple[Centre, tuple[int | None, ...]], ...]
    lacking: Mapping[tuple[str, date], int]
    """Days missing, by centre and month, where there are any."""


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity of a centre below; figures of the sessions in the period asked for."""

    home: str
    centre: str
    id: RowId
    number: str
    title: str
    kind: str
    kind_label: str
    level: str
    level_label: str
    campaign: str
    organiser: str
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    sessions: int
    came: int | None
    """人次, walk-ins among them; None: nobody wrote it down yet."""
    registered: int
    photos: int
    summed_up: bool
    """Whether a summary was written."""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session of an activity of a centre below."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    expected: int | None
    present: int | None
    absent: int | None
    walk_ins: int | None
    summary: str
    cancelled: bool
    cancel_reason: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One piece of an activity's archive, as its centre wrote it."""

    label: str
    text: str
    done_on: date | None


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """An activity of a centre below with its record and photos. `photos` without a file are still to come."""

    line: ActivityLine
    audience: str
    content: str
    sessions: tuple[SessionLine, ...]
    evidence: tuple[EvidenceLine, ...]
    photos: tuple[PhotoRow, ...]
    feedback: tuple[int, float] | None
    """How many forms came back, and their mean."""


@dataclass(frozen=True, slots=True)
class ActivityWish:
    """Which activities of the centres below; every part narrows."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    campaign: RowId | None = None
    homes: tuple[str, ...] = ()


ANY = ActivityWish()


@dataclass(frozen=True, slots=True)
class StationLine:
    """A station of a centre below."""

    home: str
    centre: str
    near: Near
    open_issues: tuple[str, ...]
    """What is wrong, the most urgent first."""

    @property
    def row(self) -> StationRow:
        """The station as lists and map show it."""
        return self.near.row


@dataclass(frozen=True, slots=True)
class StationsBelow:
    """All stations of the centres below, in figures and one by one."""

    lines: tuple[StationLine, ...]
    open_now: int
    rounds_overdue: int
    issues_open: int
    issues_overdue: int
    faults: int


# ------------------------------------------------------------------------------------------- who is below


def is_above(desk: Desk) -> bool:
    """Whether any centre is below this one."""
    own = desk.store.centre
    roster = desk.roster
    return any(own in roster.ancestors(one.centre) for one in roster.certificates.values() if one.centre != own)


def centres(desk: Desk) -> tuple[Centre, ...]:
    """This centre and all below it, each followed by its own, by code."""
    own, roster = desk.store.centre, desk.roster
    opens, zone = desk.settings[DUTY_DAY_START], desk.zone
    newest: dict[str, Certificate] = {}
    since: dict[str, int] = {}
    for one in roster.certificates.values():
        since[one.centre] = min(since.get(one.centre, one.issued), one.issued)
        known = newest.get(one.centre)
        if known is None or (known.issued, known.site) < (one.issued, one.site):
            newest[one.centre] = one
    under: dict[str, list[str]] = defaultdict(list)
    for centre, parent in roster.parents.items():
        if parent and centre in newest:
            under[parent].append(centre)
    found: dict[str, Centre] = {}
    queue = [(own, 0, "")]
    while queue:
        code, depth, parent = queue.pop()
        level, name = Level(desk.settings[SITE_LEVEL]), desk.settings[SITE_NAME]
        if depth:
            level, name = newest[code].level, newest[code].centre_name
        day = duty_day(from_ms(since.get(code, 0)), opens, zone)
        found[code] = Centre(code, name, level, site_level_label(level), depth, parent, day)
        queue += [(child, depth + 1, code) for child in sorted(under[code], reverse=True) if child not in found]
    return tuple(found.values())


def _names(desk: Desk) -> dict[str, str]:
    return {one.code: one.name for one in centres(desk)}


# ------------------------------------------------------------------------------------------- figures


def overview(desk: Desk, period: Period) -> Overview:
    """The figures of a period by centre; this centre's own are among them. Days that are still running don't count."""
    tree, own = centres(desk), desk.store.centre
    last = min(period.last, desk.duty_day() - timedelta(days=1))
    listed = (last - period.first).days < LISTED
    with desk.store.read() as session:
        begins = _due_from(session, tree, period.first)
        due = {code: (last - first).days + 1 for code, first in begins.items()}
        sums = queries.day_sums(session, period.first, last)
        by_day = {day: counts for day, (_, counts) in queries.by_day(session, period.first, last).items()}
        own_days = _own_days(session, period.first, last)
        sums[own] = (len(own_days), _sum(own_days.values()))
        # Day by day only those are asked of whom a day is missing.
        odd = {code for code, days in due.items() if listed and 0 < days != sums.get(code, (0,))[0]}
        told = queries.days_told(session, period.first, last, odd)
    told[own] = set(own_days)
    for day, counts in own_days.items():
        by_day[day] = _sum((counts, by_day.get(day, {})))
    lines = []
    for one in tree:
        count, counts = sums.get(one.code, (0, dict.fromkeys(COUNTS, 0)))
        days = max(0, due[one.code])
        missing: tuple[date, ...] = ()
        if one.code in odd:
            wanted = [begins[one.code] + timedelta(days=number) for number in range(days)]
            missing = tuple(day for day in wanted if day not in told[one.code])
        lines.append(CentreFigures(one, counts, count, days, missing))
    return Overview(period, tuple(lines), _sum(one.counts for one in lines), dict(sorted(by_day.items())))


def _due_from(session: Session, tree: Iterable[Centre], first: date) -> dict[str, date]:
    """From which day of a period on each centre is to tell its days: enrolled before, or since it told one."""
    begins = {one.code: max(first, one.since) for one in tree}
    young = [code for code, day in begins.items() if day > first]
    if young:
        told = queries.first_days(session, young)
        own = session.scalar(select(func.min(DailyFigure.day)).where(DailyFigure.voided == false()))
        for one in tree:
            early = own if one.is_own else told.get(one.code)
            if early is not None:
                begins[one.code] = max(first, min(one.since, early))
    return begins


def _own_days(session: Session, first: date, last: date) -> dict[date, dict[str, int]]:
    rows = session.scalars(
        select(DailyFigure).where(DailyFigure.day.between(first, last), DailyFigure.voided == false())
    )
    return {row.day: {name: getattr(row, name) for name in COUNTS} for row in rows if row.day is not None}


def _sum(parts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    def add(total: dict[str, int], part: Mapping[str, int]) -> dict[str, int]:
        return {name: total[name] + part.get(name, 0) for name in COUNTS}

    return reduce(add, parts, dict.fromkeys(COUNTS, 0))


def days_of(desk: Desk, home: str, period: Period) -> dict[date, Mapping[str, int] | None]:
    """What one centre told of a period, day by day; None for a day that is missing."""
    centre = next((one for one in centres(desk) if one.code == home), None)
    if centre is None:
        raise UserError(translate("errors", "This entry is no longer here."))
    last = min(period.last, desk.duty_day() - timedelta(days=1))
    with desk.store.read() as session:
        if centre.is_own:
            told: Mapping[date, Mapping[str, int]] = _own_days(session, period.first, last)
        else:
            told = queries.days_of(session, home, period.first, last)
        first = _due_from(session, [centre], period.first)[home]
    days = {first + timedelta(days=number) for number in range((last - first).days + 1)} | set(told)
    return {day: told.get(day) for day in sorted(days)}


def months(desk: Desk, period: Period, names: Collection[str] = ("visits", "tallies")) -> Months:
    """Figures (added up where several are named) by centre and month of a period, up to the last finished day."""
    tree = centres(desk)
    first, last = period.first, min(period.last, desk.duty_day() - timedelta(days=1))
    shown = []
    month = first.replace(day=1)
    while month <= last:
        shown.append(month)
        month = _month_end(month) + timedelta(days=1)
    with desk.store.read() as session:
        found = queries.month_sums(session, first, last) if shown else {}
        begins = _due_from(session, tree, first)
        own: dict[str, list[dict[str, int]]] = defaultdict(list)
        for day, counts in _own_days(session, first, last).items():
            own[f"{day:%Y-%m}"].append(counts)
    for name, days in own.items():
        found[desk.store.centre, name] = (len(days), _sum(days))
    lines = []
    lacking: dict[tuple[str, date], int] = {}
    for one in tree:
        values: list[int | None] = []
        for month in shown:
            told, sums = found.get((one.code, f"{month:%Y-%m}"), (0, {}))
            values.append(sum(sums[name] for name in names) if told else None)
            due = (min(_month_end(month), last) - max(month, begins[one.code])).days + 1
            if due > told:
                lacking[one.code, month] = due - told
        lines.append((one, tuple(values)))
    return Months(tuple(shown), tuple(lines), lacking)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


# ------------------------------------------------------------------------------------------- activities


def activities(desk: Desk, period: Period, wish: ActivityWish = ANY) -> list[ActivityLine]:
    """The activities of the centres below with a session that begins in a period and takes place, the latest first."""
    names = _names(desk)
    with desk.store.read() as session:
        held = [
            one
            for one in queries.between(session, SESSION, "starts_at", period.start, period.end)
            if not one["cancelled"] and one.home in names
        ]
        lines = _lines(desk, session, held, wish, names)
    return sorted(lines, key=lambda one: (one.starts_at or datetime.min.replace(tzinfo=UTC), one.id), reverse=True)


def of_campaign(desk: Desk, campaign_id: RowId) -> list[ActivityLine]:
    """The activities that centres below put under a campaign, whenever they are; what was called off doesn't count."""
    names = _names(desk)
    with desk.store.read() as session:
        found = [
            one for one in queries.naming(session, ACTIVITY, "campaign_id", campaign_id)
            if one.home in names and one["status"] != "cancelled"
        ]  # fmt: skip
        wanted = {(one.home, one.id) for one in found}
        held = [one for one in queries.every(session, SESSION) if (one.home, one["activity_id"]) in wanted]
        return _lines(desk, session, [one for one in held if not one["cancelled"]], ANY, names, found)


def _lines(
    desk: Desk, session: Session, held: Sequence[Elsewhere], wish: ActivityWish, names: Mapping[str, str],
    known: Sequence[Elsewhere] = (),
) -> list[ActivityLine]:  # fmt: skip
    """A line for each activity of these sessions that is wished for (and for those `known`, with or without any)."""
    by_activity: dict[tuple[str, RowId], list[Elsewhere]] = defaultdict(list)
    for one in held:
        if one["activity_id"] is not None:
            by_activity[one.home, one["activity_id"]].append(one)
    found = {(one.home, one.id): one for one in known}
    found |= queries.by_ids(session, ACTIVITY, by_activity.keys() - found.keys())
    wanted = {key: one for key, one in found.items() if _wished(one, by_activity[key], wish)}
    figures = queries.by_ids(session, ACTIVITY_FIGURE, ((home, activity_figure_id(row)) for home, row in wanted))
    shown = queries.count_by(session, PHOTO, "activity_id")
    campaigns = {row.id: row.name or "" for row in session.scalars(select(Campaign))}
    return [
        _line(desk, one, by_activity[key], figures.get((one.home, activity_figure_id(one.id))), shown.get(key, 0),
              campaigns.get(one["campaign_id"], ""), names[one.home])
        for key, one in wanted.items()
    ]  # fmt: skip


def _wished(one: Elsewhere, held: Sequence[Elsewhere], wish: ActivityWish) -> bool:
    if one["status"] == "cancelled" or (one["status"] == "draft" and all(each["present"] is None for each in held)):
        return False
    words = [finder(word) for word in wish.text.split()]
    texts = [text for text in (one["title"], one["number"], one["organiser"]) if text]
    return (
        (not wish.kinds or one["kind"] in wish.kinds)
        and (not wish.levels or one["level"] in wish.levels)
        and (wish.campaign is None or one["campaign_id"] == wish.campaign)
        and (not wish.homes or one.home in wish.homes)
        and all(any(holds(text) for text in texts) for holds in words)
    )


def _line(
    desk: Desk, one: Elsewhere, held: Sequence[Elsewhere], figure: Elsewhere | None, shown: int, campaign: str,
    centre: str,
) -> ActivityLine:  # fmt: skip
    came = [each["present"] + (each["walk_ins"] or 0) for each in held if each["present"] is not None]
    if not came and figure is not None and (figure["present"] or figure["walk_ins"]):
        came = [figure["present"] + figure["walk_ins"]]  # the sign-in is still open: counted from its list
    places = dict.fromkeys(each["place"] for each in sorted(held, key=_begins) if each["place"])
    return ActivityLine(
        one.home, centre, one.id, one["number"] or "", one["title"] or "", one["kind"] or "",
        desk.term_label(ACTIVITY_KIND, one["kind"]), one["level"] or "", level_label(one["level"]), campaign,
        one["organiser"] or "", min((each["starts_at"] for each in held), default=None),
        max((each["ends_at"] for each in held), default=None), "、".join(places), len(held),
        sum(came) if came else None, figure["registered"] if figure is not None else 0, shown,
        any(each["summary"] for each in held),
    )  # fmt: skip


def _begins(one: Elsewhere) -> datetime:
    begins: datetime = one["starts_at"]
    return begins


def activity(desk: Desk, home: str, activity_id: RowId) -> ActivityRecord:
    """One activity of a centre below, whole; raises UserError when it isn't here."""
    names = _names(desk)
    files = photos.store(desk)
    with desk.store.read() as session:
        one = queries.by_ids(session, ACTIVITY, [(home, activity_id)]).get((home, activity_id))
        if one is None or home not in names:
            raise UserError(translate("errors", "This entry is no longer here."))
        held = sorted(queries.naming(session, SESSION, "activity_id", activity_id, home), key=_begins)
        items = queries.naming(session, ARCHIVE_ITEM, "activity_id", activity_id, home)
        pictures = queries.naming(session, PHOTO, "activity_id", activity_id, home)
        forms = queries.naming(session, FEEDBACK, "activity_id", activity_id, home)
        figure = queries.by_ids(session, ACTIVITY_FIGURE, [(home, activity_figure_id(activity_id))])
        campaign = one["campaign_id"] and session.get(Campaign, one["campaign_id"])
    line = _line(
        desk, one, [each for each in held if not each["cancelled"]], next(iter(figure.values()), None), len(pictures),
        campaign.name or "" if campaign else "", names[home],
    )  # fmt: skip
    order = {term.code: place for place, term in enumerate(desk.terms(EVIDENCE, voided=True))}
    items.sort(key=lambda item: order.get(item["kind"], len(order)))
    pictures.sort(key=lambda item: (item["position"], item.id))
    count = sum(form["count"] for form in forms)
    return ActivityRecord(
        line, one["audience"] or "", one["content"] or "",
        tuple(
            SessionLine(
                each["title"] or "", each["starts_at"], each["ends_at"], each["place"] or "", each["expected"],
                each["present"], each["absent"], each["walk_ins"], each["summary"] or "", bool(each["cancelled"]),
                each["cancel_reason"] or "",
            )
            for each in held
        ),
        tuple(
            EvidenceLine(desk.term_label(EVIDENCE, item["kind"]), item["text"] or "", item["done_on"])
            for item in items
            if item["text"] or item["done_on"]
        ),
        tuple(
            PhotoRow(
                item.id, item["sha256"] or "", files.find(item["sha256"]), item["width"] or 0, item["height"] or 0,
                item["size"] or 0, item["taken_at"], item["session_id"], item["evidence"] or "photos",
                item["caption"] or "", item["position"],
            )
            for item in pictures
        ),
        (count, sum(form["score"] * form["count"] for form in forms) / count) if count else None,
    )  # fmt: skip


def by_level_and_kind(lines: Iterable[ActivityLine]) -> list[tuple[str, str, int, int, int]]:
    """The roll-up: level, kind, activities, sessions, 人次; in the order of levels, the busiest kinds first."""
    order = {code: place for place, (code, _) in enumerate(LEVELS)}
    found: dict[tuple[str, str], list[ActivityLine]] = defaultdict(list)
    for one in lines:
        found[one.level, one.kind].append(one)
    rows = [
        (
            level, here[0].level_label, here[0].kind_label, len(here), sum(one.sessions for one in here),
            sum(one.came or 0 for one in here),
        )
        for (level, _), here in found.items()
    ]  # fmt: skip
    rows.sort(key=lambda row: (order.get(row[0], len(order)), -row[3], row[2]))
    return [row[1:] for row in rows]


# ------------------------------------------------------------------------------------------- stations


def all_stations(desk: Desk, origin: Place | None = None) -> StationsBelow:
    """Every station of the centres below: nearest first from a place (None: this centre's own position).

    A station that is open as its centre is has hours unknown here.
    """
    names = _names(desk)
    with desk.store.read() as session:
        rows = [one for one in queries.every(session, STATION) if one.home in names]
        services = queries.every(session, STATION_SERVICE)
        rounds = queries.every(session, INSPECTION)
        issues = [one for one in queries.every(session, STATION_ISSUE) if one["verified_at"] is None]
    offered = _by_station(services)
    wrong = _by_station(issues)
    last: dict[tuple[str, RowId], Elsewhere] = {}
    for one in rounds:
        key = (one.home, one["station_id"])
        if one["finished_at"] is not None and (key not in last or last[key]["at"] < one["at"]):
            last[key] = one
    view = stations.View(desk)
    lines = []
    for one in rows:
        key = (one.home, one.id)
        row = view.row(_facts(one, offered[key], wrong[key], last.get(key)))
        (near,) = stations.seen_from(desk, [row], origin, view.at)
        said = sorted(wrong[key], key=lambda issue: (issue["due_on"] or date.max, issue.id))
        lines.append(
            StationLine(
                one.home, names[one.home], near,
                tuple(issue["text"] or "" for issue in said if issue["rectified_at"] is None),
            )
        )  # fmt: skip
    lines.sort(key=lambda line: stations.by_distance(line.near))
    return StationsBelow(
        tuple(lines),
        sum(bool(line.row.open_now) for line in lines),
        sum(line.row.overdue for line in lines),
        sum(len(line.open_issues) for line in lines),
        sum(line.row.issues_overdue for line in lines),
        sum(line.row.faults for line in lines),
    )


def _by_station(rows: Iterable[Elsewhere]) -> dict[tuple[str, RowId], list[Elsewhere]]:
    found: dict[tuple[str, RowId], list[Elsewhere]] = defaultdict(list)
    for one in rows:
        if one["station_id"] is not None:
            found[one.home, one["station_id"]].append(one)
    return found


def _facts(one: Elsewhere, services: Sequence[Elsewhere], wrong: Sequence[Elsewhere], last: Elsewhere | None) -> Facts:
    opening = stations.opening_of(one["opening"])
    place = None if one["longitude"] is None or one["latitude"] is None else (one["longitude"], one["latitude"])
    return Facts(
        one.id, one["number"] or "", one["name"] or "", one["kind"] or "", one["level"] or "basic",
        one["address"] or "", one["community"] or "", one["hours"] or "",
        opening if opening is not None and opening.hours is not None else None, place, bool(one["suspended"]),
        one["suspend_reason"] or "", one["inspect_days"], from_ms(int.from_bytes(one.id[:6], "big")),
        tuple((each["code"] or "", each["detail"] or "", bool(each["offered"])) for each in services), "", "",
        last["at"] if last is not None else None, last["score"] if last is not None else None,
        tuple(
            IssueFact(bool(each["fault"]), each["service"] or "", each["due_on"], each["rectified_at"] is not None)
            for each in wrong
        ),
        False,
    )  # fmt: skip
