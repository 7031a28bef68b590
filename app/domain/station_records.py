"""The synced records of stations, declared once as in `domain.records`. Fields are append only.

What goes up the tree (`SyncClass.REPORT`) names nobody: who keeps a station is a record of the centre alone. A stock
is never written down: it is the sum of its movements, so that two desks add up.
"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.fields import FieldSpec, FieldType, RecordSpec, SyncClass

LEVELS = (
    ("basic", QT_TRANSLATE_NOOP("fields", "Basic")),
    ("extended", QT_TRANSLATE_NOOP("fields", "Extended")),
)
VERDICTS = (
    ("good", QT_TRANSLATE_NOOP("fields", "In order")),
    ("partly", QT_TRANSLATE_NOOP("fields", "Partly")),
    ("bad", QT_TRANSLATE_NOOP("fields", "Not in order")),
    ("not_applicable", QT_TRANSLATE_NOOP("fields", "Doesn't apply")),
)
MOVES = (
    ("in", QT_TRANSLATE_NOOP("fields", "Stock in")),
    ("out", QT_TRANSLATE_NOOP("fields", "Stock out")),
    ("loss", QT_TRANSLATE_NOOP("fields", "Loss")),
    ("count", QT_TRANSLATE_NOOP("fields", "Count")),
)


def _row(name: str, label: str, group: str, table: str, *, required: bool = False) -> FieldSpec:
    return FieldSpec(name, label, FieldType.ROW, group, required=required, references=table, form=False)


_BATCH = _row("batch_id", QT_TRANSLATE_NOOP("fields", "Brought in with"), "batch", "import_batch")
_STATION = QT_TRANSLATE_NOOP("fields", "Station")

STATION = RecordSpec(
    "station",
    _STATION,
    SyncClass.REPORT,
    (
        FieldSpec(
            "name",
            QT_TRANSLATE_NOOP("fields", "Station name"),
            FieldType.TEXT,
            "name",
            required=True,
            synonyms=("驿站名称", "名称", "站点名称", "站名", "驿站", "name"),
        ),
        FieldSpec("number", QT_TRANSLATE_NOOP("fields", "Number"), FieldType.TEXT, "number", synonyms=("编号", "序号")),
        FieldSpec(
            "kind",
            QT_TRANSLATE_NOOP("fields", "Kind"),
            FieldType.CHOICE,
            "kind",
            terms="station_kind",
            synonyms=("类型", "类别", "站点类型", "kind"),
        ),
        FieldSpec(
            "level",
            QT_TRANSLATE_NOOP("fields", "Level"),
            FieldType.CHOICE,
            "level",
            options=LEVELS,
            default="basic",
            synonyms=("等级", "级别", "level"),
        ),
        FieldSpec(
            "address",
            QT_TRANSLATE_NOOP("fields", "Address"),
            FieldType.TEXT,
            "address",
            synonyms=("地址", "位置", "详细地址", "address"),
        ),
        FieldSpec(
            "community",
            QT_TRANSLATE_NOOP("fields", "Community"),
            FieldType.TEXT,
            "address",
            synonyms=("社区", "所属社区", "community"),
        ),
        FieldSpec(
            "hours",
            QT_TRANSLATE_NOOP("fields", "Hours in words"),
            FieldType.TEXT,
            "opening",
            synonyms=("开放时间", "服务时间", "营业时间", "开放时段", "hours"),
        ),
        FieldSpec("opening", QT_TRANSLATE_NOOP("fields", "Opening hours"), FieldType.TEXT, "opening", form=False),
        FieldSpec(
            "longitude",
            QT_TRANSLATE_NOOP("fields", "Longitude"),
            FieldType.INTEGER,
            "position",
            synonyms=("经度", "longitude", "lng"),
        ),
        FieldSpec(
            "latitude",
            QT_TRANSLATE_NOOP("fields", "Latitude"),
            FieldType.INTEGER,
            "position",
            synonyms=("纬度", "latitude", "lat"),
        ),
        FieldSpec(
            "inspect_days", QT_TRANSLATE_NOOP("fields", "Inspected every"), FieldType.INTEGER, "inspect", default=14
        ),
        FieldSpec(
            "suspended",
            QT_TRANSLATE_NOOP("fields", "Out of service"),
            FieldType.BOOLEAN,
            "suspended",
            default=False,
            form=False,
        ),
        FieldSpec("suspend_reason", QT_TRANSLATE_NOOP("fields", "Reason"), FieldType.TEXT, "suspended", form=False),
        FieldSpec("note", QT_TRANSLATE_NOOP("fields", "Note"), FieldType.LONG_TEXT, "note", synonyms=("备注", "说明")),
        _BATCH,
    ),
)
"""`longitude` and `latitude` are millionths of a degree (GCJ-02 or WGS-84, as the office's list has them)."""

STATION_KEEPER = RecordSpec(
    "station_keeper",
    QT_TRANSLATE_NOOP("fields", "Keeper of a station"),
    SyncClass.CENTRE,
    (
        _row("station_id", _STATION, "keeper", "station", required=True),
        FieldSpec(
            "name",
            QT_TRANSLATE_NOOP("fields", "Keeper"),
            FieldType.TEXT,
            "keeper",
            personal=True,
            mask="name",
            synonyms=("负责人", "看护人", "管理员", "联系人", "keeper"),
        ),
        FieldSpec(
            "phone",
            QT_TRANSLATE_NOOP("fields", "Keeper's phone"),
            FieldType.PHONES,
            "keeper",
            personal=True,
            mask="phone",
            synonyms=("联系电话", "电话", "负责人电话", "phone"),
        ),
    ),
    erasable=True,
)

STATION_SERVICE = RecordSpec(
    "station_service",
    QT_TRANSLATE_NOOP("fields", "Service of a station"),
    SyncClass.REPORT,
    (
        _row("station_id", _STATION, "key", "station", required=True),
        FieldSpec(
            "code",
            QT_TRANSLATE_NOOP("fields", "Service"),
            FieldType.CHOICE,
            "key",
            required=True,
            terms="station_service",
            synonyms=("设施", "服务", "服务设施", "设备", "amenities"),
        ),
        FieldSpec("offered", QT_TRANSLATE_NOOP("fields", "Offered"), FieldType.BOOLEAN, "service", default=True),
        FieldSpec("detail", QT_TRANSLATE_NOOP("fields", "How many, when"), FieldType.TEXT, "service"),
    ),
)

CHECKLIST = RecordSpec(
    "checklist",
    QT_TRANSLATE_NOOP("fields", "Checklist"),
    SyncClass.REFERENCE,
    (
        FieldSpec("name", QT_TRANSLATE_NOOP("fields", "Checklist name"), FieldType.TEXT, "name", required=True),
        FieldSpec(
            "kinds",
            QT_TRANSLATE_NOOP("fields", "For stations of kind"),
            FieldType.CHOICES,
            "kinds",
            terms="station_kind",
        ),
        FieldSpec(
            "level", QT_TRANSLATE_NOOP("fields", "For stations of level"), FieldType.CHOICE, "kinds", options=LEVELS
        ),
        FieldSpec("position", QT_TRANSLATE_NOOP("fields", "Position"), FieldType.INTEGER, "position", default=0),
    ),
)
"""No kinds: for all; no level: for both."""

CHECKLIST_ITEM = RecordSpec(
    "checklist_item",
    QT_TRANSLATE_NOOP("fields", "Item of a checklist"),
    SyncClass.REFERENCE,
    (
        _row("checklist_id", QT_TRANSLATE_NOOP("fields", "Checklist"), "item", "checklist", required=True),
        FieldSpec("text", QT_TRANSLATE_NOOP("fields", "What is looked at"), FieldType.TEXT, "item", required=True),
        FieldSpec("points", QT_TRANSLATE_NOOP("fields", "Points"), FieldType.INTEGER, "item", default=10),
        FieldSpec(
            "due_days", QT_TRANSLATE_NOOP("fields", "To be put right within"), FieldType.INTEGER, "item", default=7
        ),
        FieldSpec("position", QT_TRANSLATE_NOOP("fields", "Position"), FieldType.INTEGER, "position", default=0),
    ),
)

INSPECTION = RecordSpec(
    "inspection",
    QT_TRANSLATE_NOOP("fields", "Inspection"),
    SyncClass.REPORT,
    (
        _row("station_id", _STATION, "inspection", "station", required=True),
        _row("checklist_id", QT_TRANSLATE_NOOP("fields", "Checklist"), "inspection", "checklist"),
        FieldSpec("at", QT_TRANSLATE_NOOP("fields", "Inspected at"), FieldType.INSTANT, "inspection", required=True),
        FieldSpec("finished_at", QT_TRANSLATE_NOOP("fields", "Finished at"), FieldType.INSTANT, "result", form=False),
        FieldSpec("score", QT_TRANSLATE_NOOP("fields", "Score"), FieldType.INTEGER, "result", form=False),
        FieldSpec("remark", QT_TRANSLATE_NOOP("fields", "Remark"), FieldType.LONG_TEXT, "remark"),
    ),
)
"""`score`: out of 100, of the points of all items that apply."""

INSPECTION_RESULT = RecordSpec(
    "inspection_result",
    QT_TRANSLATE_NOOP("fields", "Result of an inspection"),
    SyncClass.REPORT,
    (
        _row("inspection_id", QT_TRANSLATE_NOOP("fields", "Inspection"), "key", "inspection", required=True),
        _row("item_id", QT_TRANSLATE_NOOP("fields", "Item of a checklist"), "key", "checklist_item"),
        FieldSpec("text", QT_TRANSLATE_NOOP("fields", "What is looked at"), FieldType.TEXT, "item"),
        FieldSpec("points", QT_TRANSLATE_NOOP("fields", "Points"), FieldType.INTEGER, "item", default=0),
        FieldSpec("verdict", QT_TRANSLATE_NOOP("fields", "Verdict"), FieldType.CHOICE, "verdict", options=VERDICTS),
        FieldSpec("note", QT_TRANSLATE_NOOP("fields", "Note"), FieldType.TEXT, "verdict"),
    ),
)

STATION_ISSUE = RecordSpec(
    "station_issue",
    QT_TRANSLATE_NOOP("fields", "Issue of a station"),
    SyncClass.REPORT,
    (
        _row("station_id", _STATION, "issue", "station", required=True),
        _row("inspection_id", QT_TRANSLATE_NOOP("fields", "Inspection"), "issue", "inspection"),
        _row("result_id", QT_TRANSLATE_NOOP("fields", "Result of an inspection"), "issue", "inspection_result"),
        FieldSpec("text", QT_TRANSLATE_NOOP("fields", "What is wrong"), FieldType.TEXT, "issue", required=True),
        FieldSpec("found_at", QT_TRANSLATE_NOOP("fields", "Found at"), FieldType.INSTANT, "issue", required=True),
        FieldSpec(
            "fault", QT_TRANSLATE_NOOP("fields", "Something is broken"), FieldType.BOOLEAN, "issue", default=False
        ),
        FieldSpec(
            "service", QT_TRANSLATE_NOOP("fields", "Service"), FieldType.CHOICE, "issue", terms="station_service"
        ),
        FieldSpec("due_on", QT_TRANSLATE_NOOP("fields", "To be put right by"), FieldType.DATE, "due"),
        FieldSpec(
            "rectified_at", QT_TRANSLATE_NOOP("fields", "Put right at"), FieldType.INSTANT, "rectified", form=False
        ),
        FieldSpec("rectify_note", QT_TRANSLATE_NOOP("fields", "How it was put right"), FieldType.TEXT, "rectified"),
        FieldSpec("verified_at", QT_TRANSLATE_NOOP("fields", "Verified at"), FieldType.INSTANT, "verified", form=False),
        FieldSpec("verify_note", QT_TRANSLATE_NOOP("fields", "Note of the check"), FieldType.TEXT, "verified"),
    ),
)
"""A fault is an issue that takes one of the station's services out of use until it is put right."""

SUPPLY = RecordSpec(
    "supply",
    QT_TRANSLATE_NOOP("fields", "Supply"),
    SyncClass.REPORT,
    (
        _row("station_id", _STATION, "supply", "station"),
        FieldSpec("name", QT_TRANSLATE_NOOP("fields", "Supply name"), FieldType.TEXT, "supply", required=True),
        FieldSpec("unit", QT_TRANSLATE_NOOP("fields", "Unit"), FieldType.TEXT, "supply"),
        FieldSpec("low_level", QT_TRANSLATE_NOOP("fields", "Warn below"), FieldType.INTEGER, "low_level", default=0),
    ),
)
"""`station_id` None: kept at the centre itself."""

SUPPLY_MOVE = RecordSpec(
    "supply_move",
    QT_TRANSLATE_NOOP("fields", "Movement of a supply"),
    SyncClass.REPORT,
    (
        _row("supply_id", QT_TRANSLATE_NOOP("fields", "Supply"), "move", "supply", required=True),
        FieldSpec("at", QT_TRANSLATE_NOOP("fields", "Time"), FieldType.INSTANT, "move", required=True),
        FieldSpec(
            "kind", QT_TRANSLATE_NOOP("fields", "Movement"), FieldType.CHOICE, "move", required=True, options=MOVES
        ),
        FieldSpec("change", QT_TRANSLATE_NOOP("fields", "Change"), FieldType.INTEGER, "move", required=True),
        FieldSpec("lot", QT_TRANSLATE_NOOP("fields", "Batch of goods"), FieldType.TEXT, "move"),
        FieldSpec("expires_on", QT_TRANSLATE_NOOP("fields", "Good until"), FieldType.DATE, "move"),
        FieldSpec("note", QT_TRANSLATE_NOOP("fields", "Note"), FieldType.TEXT, "note"),
    ),
)
"""`change`: what is added (negative: taken). A count writes the difference to what the desk knew: two add up."""

STATION_RECORDS: tuple[RecordSpec, ...] = (
    STATION, STATION_KEEPER, STATION_SERVICE, CHECKLIST, CHECKLIST_ITEM, INSPECTION, INSPECTION_RESULT, STATION_ISSUE,
    SUPPLY, SUPPLY_MOVE,
)  # fmt: skip
