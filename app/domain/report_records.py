"""What a centre reports upward of itself: figures only, no names. Declared once as in `domain.records`; append only."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.fields import FieldSpec, FieldType, RecordSpec, SyncClass


def _count(name: str, label: str) -> FieldSpec:
    return FieldSpec(name, label, FieldType.INTEGER, "figures", default=0, form=False)


DAILY_FIGURE = RecordSpec(
    "daily_figure",
    QT_TRANSLATE_NOOP("fields", "Figures of a day"),
    SyncClass.FIGURES,
    (
        FieldSpec("day", QT_TRANSLATE_NOOP("fields", "Duty day"), FieldType.DATE, "day", required=True, form=False),
        _count("visits", QT_TRANSLATE_NOOP("fields", "Visits")),
        _count("companions", QT_TRANSLATE_NOOP("fields", "Companions")),
        _count("tallies", QT_TRANSLATE_NOOP("fields", "Tallied visits")),
        _count("bookings", QT_TRANSLATE_NOOP("fields", "Bookings")),
        _count("booked_minutes", QT_TRANSLATE_NOOP("fields", "Booked minutes")),
        _count("sessions", QT_TRANSLATE_NOOP("fields", "Activity sessions")),
        _count("participants", QT_TRANSLATE_NOOP("fields", "Participants present")),
        _count("inspections", QT_TRANSLATE_NOOP("fields", "Inspections")),
        _count("issues", QT_TRANSLATE_NOOP("fields", "Station issues found")),
    ),
)
"""One row per duty day; its id follows from centre and day, so that every desk of a centre writes the same row."""

ACTIVITY_FIGURE = RecordSpec(
    "activity_figure",
    QT_TRANSLATE_NOOP("fields", "Figures of an activity"),
    SyncClass.REPORT,
    (
        FieldSpec(
            "activity_id",
            QT_TRANSLATE_NOOP("fields", "Activity"),
            FieldType.ROW,
            "activity",
            required=True,
            references="activity",
            form=False,
        ),
        _count("registered", QT_TRANSLATE_NOOP("fields", "Registered")),
        _count("present", QT_TRANSLATE_NOOP("fields", "Present")),
        _count("absent", QT_TRANSLATE_NOOP("fields", "Absent")),
        _count("walk_ins", QT_TRANSLATE_NOOP("fields", "Walk-ins")),
    ),
)
"""How many came to an activity, for the levels above, who don't get the lists; its id follows from the activity's."""

REPORT_RECORDS: tuple[RecordSpec, ...] = (DAILY_FIGURE, ACTIVITY_FIGURE)
