"""The synced records of shifts and their handover, declared once as in `domain.records`. Fields are append only."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.fields import FieldSpec, FieldType, RecordSpec, SyncClass


def _row(name: str, label: str, group: str, table: str, *, required: bool = False) -> FieldSpec:
    return FieldSpec(name, label, FieldType.ROW, group, required=required, references=table, form=False)


def _shift(group: str) -> tuple[FieldSpec, FieldSpec]:
    """The shift a record belongs to: its duty day, and when it begins by the clock."""
    return (
        FieldSpec("day", QT_TRANSLATE_NOOP("fields", "Duty day"), FieldType.DATE, group, required=True, form=False),
        FieldSpec("shift_start", QT_TRANSLATE_NOOP("fields", "Shift from"), FieldType.MINUTES, group, form=False),
    )


ROSTER = RecordSpec(
    "roster",
    QT_TRANSLATE_NOOP("fields", "Roster"),
    SyncClass.CENTRE,
    (
        *_shift("roster"),
        _row("staff_id", QT_TRANSLATE_NOOP("fields", "Staff"), "roster", "staff", required=True),
        FieldSpec("serves", QT_TRANSLATE_NOOP("fields", "On duty"), FieldType.BOOLEAN, "on", default=True, form=False),
    ),
)

SHIFT_NOTE = RecordSpec(
    "shift_note",
    QT_TRANSLATE_NOOP("fields", "Note of a shift"),
    SyncClass.CENTRE,
    (
        *_shift("note"),
        FieldSpec("at", QT_TRANSLATE_NOOP("fields", "Time"), FieldType.INSTANT, "note", required=True),
        FieldSpec(
            "kind",
            QT_TRANSLATE_NOOP("fields", "Kind"),
            FieldType.CHOICE,
            "note",
            options=(
                ("note", QT_TRANSLATE_NOOP("fields", "Note")),
                ("incident", QT_TRANSLATE_NOOP("fields", "Incident")),
                ("key", QT_TRANSLATE_NOOP("fields", "Key given out")),
                ("found", QT_TRANSLATE_NOOP("fields", "Found property")),
                ("round", QT_TRANSLATE_NOOP("fields", "Safety round")),
            ),
            default="note",
        ),
        FieldSpec(
            "text", QT_TRANSLATE_NOOP("fields", "Text"), FieldType.LONG_TEXT, "text", required=True, personal=True
        ),
        FieldSpec("due_at", QT_TRANSLATE_NOOP("fields", "To be done by"), FieldType.INSTANT, "due"),
        FieldSpec("settled_at", QT_TRANSLATE_NOOP("fields", "Settled at"), FieldType.INSTANT, "settled", form=False),
        FieldSpec(
            "settle_note", QT_TRANSLATE_NOOP("fields", "How it was settled"), FieldType.TEXT, "settled", personal=True
        ),
    ),
    erasable=True,
)
"""A note, incident, key or found thing is open until it is settled; a safety round is settled as it is written."""

HANDOVER = RecordSpec(
    "handover",
    QT_TRANSLATE_NOOP("fields", "Handover"),
    SyncClass.CENTRE,
    (
        *_shift("shift"),
        _row("outgoing_id", QT_TRANSLATE_NOOP("fields", "Handed over by"), "people", "staff"),
        _row("incoming_id", QT_TRANSLATE_NOOP("fields", "Taken over by"), "people", "staff"),
        FieldSpec(
            "status",
            QT_TRANSLATE_NOOP("fields", "State"),
            FieldType.CHOICE,
            "status",
            options=(
                ("signed", QT_TRANSLATE_NOOP("fields", "Signed by both")),
                ("refused", QT_TRANSLATE_NOOP("fields", "Refused")),
                ("forced", QT_TRANSLATE_NOOP("fields", "Closed by a manager")),
            ),
            form=False,
        ),
        FieldSpec("at", QT_TRANSLATE_NOOP("fields", "Time"), FieldType.INSTANT, "status", form=False),
        FieldSpec("reason", QT_TRANSLATE_NOOP("fields", "Reason"), FieldType.TEXT, "status", form=False),
        _row("forced_by", QT_TRANSLATE_NOOP("fields", "Closed by"), "status", "staff"),
        FieldSpec("figures", QT_TRANSLATE_NOOP("fields", "Figures"), FieldType.LONG_TEXT, "figures", form=False),
    ),
)
"""`figures`: what the shift came to, as JSON, as it stood when it was signed."""

HANDOVER_ITEM = RecordSpec(
    "handover_item",
    QT_TRANSLATE_NOOP("fields", "Item of a handover"),
    SyncClass.CENTRE,
    (
        _row("handover_id", QT_TRANSLATE_NOOP("fields", "Handover"), "item", "handover", required=True),
        FieldSpec("kind", QT_TRANSLATE_NOOP("fields", "Kind"), FieldType.TEXT, "item", required=True),
        FieldSpec("of_table", QT_TRANSLATE_NOOP("fields", "Records"), FieldType.TEXT, "item"),
        FieldSpec("of_row", QT_TRANSLATE_NOOP("fields", "Record"), FieldType.TEXT, "item"),
        FieldSpec("text", QT_TRANSLATE_NOOP("fields", "Text"), FieldType.TEXT, "item", personal=True),
        FieldSpec(
            "decision",
            QT_TRANSLATE_NOOP("fields", "Decision"),
            FieldType.CHOICE,
            "item",
            options=(
                ("stays", QT_TRANSLATE_NOOP("fields", "Stays open with the next shift")),
                ("settled", QT_TRANSLATE_NOOP("fields", "Settled")),
            ),
        ),
        FieldSpec("remark", QT_TRANSLATE_NOOP("fields", "Remark"), FieldType.TEXT, "item", personal=True),
    ),
    erasable=True,
)

HANDOVER_RECORDS: tuple[RecordSpec, ...] = (ROSTER, SHIFT_NOTE, HANDOVER, HANDOVER_ITEM)
