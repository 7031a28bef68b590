"""What opens at the right: a centre day by day, and an activity with its record and photos."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.bookings import span_text
from app.services import below, reports
from app.services.below import ActivityRecord, Centre, SessionLine
from app.services.desk import Desk
from app.ui.below.fit import leave_out
from app.ui.below.periods import Choice
from app.ui.kit.context import Context
from app.ui.kit.table_model import Column
from app.ui.kit.widgets import (
    DetailDrawer,
    Facts,
    Label,
    Line,
    Note,
)
from app.ui.kit.widgets.photo_strip import PhotoStrip, StripPhoto
from app.ui.kit.widgets.record_table import RecordTable


@dataclass(frozen=True)
class Day:
    """A day of a centre; `served` None: nobody told it."""

    day: date
    served: int | None
    sessions: int
    participants: int


def look_days(desk: Desk, code: str, choice: Choice) -> tuple[Centre, list[Day]]:
    """A centre with its days, the latest first; runs on a reader."""
    centre = next(one for one in below.centres(desk) if one.code == code)
    days = [
        Day(
            day, counts["visits"] + counts["tallies"] if counts is not None else None,
            *(counts[name] if counts is not None else 0 for name in ("sessions", "participants")),
        )
        for day, counts in below.days_of(desk, code, choice.period(desk)).items()
    ]  # fmt: skip
    return centre, days[::-1]


class CentreDrawer(DetailDrawer):
    """One centre, day by day."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over=over)
        self._context = context
        self._days: dict[date, Day] = {}
        self.table: RecordTable | None = None

    def show_days(self, found: tuple[Centre, list[Day]]) -> None:
        """Show what was looked up."""
        centre, days = found
        self.clear()
        missing = [one for one in days if one.served is None]
        facts = Facts(
            (translate("below", "Level"), centre.level_label),
            (translate("below", "Centre's code"), centre.code),
            (translate("below", "Enrolled"), "" if centre.is_own else centre.since.isoformat()),
        )
        self.body.addWidget(facts)
        if missing:
            words = translate("below", "{n} days haven't been told: their data hasn't come yet.").format(n=len(missing))
            self.body.addWidget(Note(words, tone="warn", icon="triangle-alert"))
        self._days = {one.day: one for one in days}
        self.table = RecordTable(
            _day_columns(), lambda ids: {one: self._days[one] for one in ids}, self._context.ops,
            name=translate("below", "Day by day"), compact=True,
        )  # fmt: skip
        self.table.set_ids(list(self._days))
        self.table.model.put(self._days)
        self.table.setMinimumHeight(360)
        self.body.addWidget(self.table, 1)
        self.open(centre.name)
        table = self.table
        QTimer.singleShot(0, table, lambda: leave_out(table, ("sessions",)))


def _day_columns() -> list[Column]:
    def count(key: str, title: str) -> Column:
        return Column(key, title, 68, align="right", sortable=False, value=lambda one: one,
                      formatter=lambda one: "—" if one.served is None else f"{getattr(one, key):,}",
                      tone=lambda one: "muted" if not getattr(one, key) else None)  # fmt: skip

    return [
        Column("day", translate("below", "Day"), 96, stretch=True, sortable=False, formatter=reports.short_date),
        Column("served", translate("below", "Served"), 72, align="right", sortable=False,
               formatter=lambda n: translate("below", "not told") if n is None else f"{n:,}",
               tone=lambda one: "warn" if one.served is None else "muted" if not one.served else None),
        count("sessions", translate("below", "Sessions")),
        count("participants", translate("below", "Came")),
    ]  # fmt: skip


def look_activity(desk: Desk, key: tuple[str, RowId]) -> ActivityRecord:
    """An activity with its record; runs on a reader."""
    return below.activity(desk, *key)


class ActivityDrawer(DetailDrawer):
    """One activity as its centre recorded it: nobody is named."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over=over)
        self._context = context
        self.strip: PhotoStrip | None = None

    def show_record(self, record: ActivityRecord) -> None:
        """Show what was looked up."""
        self.clear()
        self.strip = None
        line = record.line
        came = "—" if line.came is None else translate("below", "{n} came").format(n=f"{line.came:,}")
        forms = ""
        if record.feedback is not None:
            forms = translate("below", "{n} forms, {mean} of 5").format(
                n=record.feedback[0], mean=f"{record.feedback[1]:.1f}"
            )
        self.body.addWidget(
            Facts(
                (translate("below", "Centre"), line.centre),
                (translate("below", "Number"), line.number),
                (translate("below", "Kind"), line.kind_label),
                (translate("below", "Level"), line.level_label),
                (translate("below", "Campaign"), line.campaign),
                (translate("below", "Organiser"), line.organiser),
                (translate("below", "For whom"), record.audience),
                (translate("below", "Registered"), f"{line.registered:,}" if line.registered else ""),
                (translate("below", "Attendance"), came),
                (translate("below", "Feedback"), forms),
            )
        )
        self._photos(record)
        if record.content:
            self._part(translate("below", "Content"), record.content)
        self._part(translate("below", "Sessions"))
        for one in record.sessions:
            self.body.addWidget(self._session(one))
        if record.evidence:
            self._part(translate("below", "Archive"))
            facts = Facts()
            for item in record.evidence:
                done = reports.short_date(item.done_on) if item.done_on is not None else ""
                facts.add(item.label, "\n".join(part for part in (done, item.text) if part))
            self.body.addWidget(facts)
        self.body.addStretch(1)
        self.open(line.title)

    def _part(self, title: str, text: str = "") -> None:
        self.body.addWidget(Line())
        self.body.addWidget(Label(title, "strong"))
        if text:
            self.body.addWidget(Label(text, wrap=True, selectable=True))

    def _photos(self, record: ActivityRecord) -> None:
        if not record.photos:
            return
        here = [one for one in record.photos if one.path is not None]
        coming = len(record.photos) - len(here)
        self._part(translate("below", "{n} photos").format(n=len(record.photos)))
        if here:
            self.strip = strip = PhotoStrip(
                self._context.ops, name=translate("below", "Photos"), takes_files=False, height=96
            )
            strip.set_photos([StripPhoto(one.id, one.path, one.caption) for one in here])
            strip.setMinimumHeight(150)
            self.body.addWidget(strip)
        if coming:
            words = translate("below", "{n} photos are still to come with the next data.").format(n=coming)
            self.body.addWidget(Label(words, "caption", "muted", wrap=True))

    def _session(self, one: SessionLine) -> QWidget:
        zone = self._context.desk.zone
        day = one.starts_at.astimezone(zone).date()
        when = f"{reports.short_date(day)} {span_text(one.starts_at, one.ends_at, zone)}"
        facts = Facts((when, one.title or one.place))
        if one.title:
            facts.add(translate("below", "Place"), one.place)
        if one.cancelled:
            facts.add(translate("below", "Called off"), one.cancel_reason or "—", "muted")
        elif one.present is not None:
            said = translate("below", "{present} of {expected} expected, {walk_ins} walk-ins").format(
                present=one.present, expected=one.expected if one.expected is not None else "—",
                walk_ins=one.walk_ins or 0,
            )  # fmt: skip
            facts.add(translate("below", "Present"), said)
        facts.add(translate("below", "Summary"), one.summary)
        return facts


__all__ = ["ActivityDrawer", "CentreDrawer", "look_activity", "look_days"]
