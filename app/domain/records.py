"""Every synced record of the desk, declared once. Order of fields is their number in the log: append only."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import checks
from app.domain.activity_records import ACTIVITY_RECORDS
from app.domain.fields import FieldSpec, FieldType, RecordSpec, SyncClass
from app.domain.handover_records import HANDOVER_RECORDS
from app.domain.report_records import REPORT_RECORDS
from app.domain.station_records import STATION_RECORDS

GROUP = FieldSpec(
    "population_group",
    QT_TRANSLATE_NOOP("fields", "Group"),
    FieldType.CHOICE,
    "population_group",
    terms="population_group",
    synonyms=("群体", "人员类别", "人员类型", "类别", "身份", "人群", "group"),
)
"""The population group: of a person, and as it was on the day of a visit."""

PERSON = RecordSpec(
    "person",
    QT_TRANSLATE_NOOP("fields", "Person"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "name",
            QT_TRANSLATE_NOOP("fields", "Name"),
            FieldType.TEXT,
            "name",
            required=True,
            personal=True,
            mask="name",
            check=checks.name,
            synonyms=(
                "姓名",
                "来访人",
                "来访人员",
                "访客",
                "访客姓名",
                "来访者",
                "名字",
                "人员姓名",
                "联系人",
                "name",
            ),
        ),
        FieldSpec(
            "phones",
            QT_TRANSLATE_NOOP("fields", "Phone"),
            FieldType.PHONES,
            "phones",
            personal=True,
            mask="phone",
            check=checks.phones,
            synonyms=(
                "联系电话",
                "电话",
                "手机",
                "手机号",
                "手机号码",
                "联系方式",
                "电话号码",
                "phone",
                "mobile",
            ),
        ),
        GROUP,
        FieldSpec(
            "gender",
            QT_TRANSLATE_NOOP("fields", "Gender"),
            FieldType.CHOICE,
            "gender",
            personal=True,
            options=(("m", QT_TRANSLATE_NOOP("fields", "Male")), ("f", QT_TRANSLATE_NOOP("fields", "Female"))),
            synonyms=("性别", "gender"),
        ),
        FieldSpec(
            "birth_date",
            QT_TRANSLATE_NOOP("fields", "Date of birth"),
            FieldType.DATE,
            "birth_date",
            personal=True,
            check=checks.birth_date,
            synonyms=("出生日期", "出生年月", "生日", "birth date"),
        ),
        FieldSpec(
            "id_type",
            QT_TRANSLATE_NOOP("fields", "ID document"),
            FieldType.CHOICE,
            "id",
            personal=True,
            options=(
                ("resident", QT_TRANSLATE_NOOP("fields", "Resident ID card")),
                ("passport", QT_TRANSLATE_NOOP("fields", "Passport")),
                ("hk_macao", QT_TRANSLATE_NOOP("fields", "Hong Kong / Macao permit")),
                ("taiwan", QT_TRANSLATE_NOOP("fields", "Taiwan permit")),
                ("foreign_pr", QT_TRANSLATE_NOOP("fields", "Permanent residence card")),
                ("other", QT_TRANSLATE_NOOP("fields", "Other document")),
            ),
        ),
        FieldSpec(
            "id_number",
            QT_TRANSLATE_NOOP("fields", "ID number"),
            FieldType.ID_DOCUMENT,
            "id",
            personal=True,
            mask="id_number",
            synonyms=("身份证", "身份证号", "身份证号码", "证件号", "证件号码", "id number"),
        ),
        FieldSpec(
            "id_tail",
            QT_TRANSLATE_NOOP("fields", "Last four of the ID number"),
            FieldType.TEXT,
            "id",
            personal=True,
            form=False,
        ),
        FieldSpec(
            "party_branch",
            QT_TRANSLATE_NOOP("fields", "Party branch"),
            FieldType.TEXT,
            "party_branch",
            personal=True,
            synonyms=("党支部", "所在支部", "所属支部", "支部", "所在党组织", "party branch"),
        ),
        FieldSpec(
            "employer",
            QT_TRANSLATE_NOOP("fields", "Work unit or address"),
            FieldType.TEXT,
            "employer",
            personal=True,
            synonyms=("单位", "工作单位", "所在单位", "住址", "地址", "address", "employer"),
        ),
        FieldSpec(
            "note",
            QT_TRANSLATE_NOOP("fields", "Note"),
            FieldType.LONG_TEXT,
            "note",
            personal=True,
            synonyms=("备注", "说明", "note"),
        ),
        FieldSpec(
            "consent", QT_TRANSLATE_NOOP("fields", "Agreed to be recorded"), FieldType.BOOLEAN, "consent", default=False
        ),
        FieldSpec("retain_until", QT_TRANSLATE_NOOP("fields", "Keep until"), FieldType.DATE, "retain_until"),
        FieldSpec(
            "batch_id",
            QT_TRANSLATE_NOOP("fields", "Brought in with"),
            FieldType.ROW,
            "batch",
            references="import_batch",
            form=False,
        ),
    ),
    erasable=True,
)

KINSHIP = RecordSpec(
    "kinship",
    QT_TRANSLATE_NOOP("fields", "Guardian and child"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "guardian_id",
            QT_TRANSLATE_NOOP("fields", "Guardian"),
            FieldType.ROW,
            "pair",
            required=True,
            references="person",
        ),
        FieldSpec(
            "child_id", QT_TRANSLATE_NOOP("fields", "Child"), FieldType.ROW, "pair", required=True, references="person"
        ),
        FieldSpec("relation", QT_TRANSLATE_NOOP("fields", "Relation to the child"), FieldType.TEXT, "relation"),
    ),
)

PERSON_ALIAS = RecordSpec(
    "person_alias",
    QT_TRANSLATE_NOOP("fields", "Joined cards"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "one_id", QT_TRANSLATE_NOOP("fields", "Card"), FieldType.ROW, "pair", required=True, references="person"
        ),
        FieldSpec(
            "other_id",
            QT_TRANSLATE_NOOP("fields", "Same person's card"),
            FieldType.ROW,
            "pair",
            required=True,
            references="person",
        ),
    ),
)

PERSON_DISTINCT = RecordSpec(
    "person_distinct",
    QT_TRANSLATE_NOOP("fields", "Cards of two people"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "one_id", QT_TRANSLATE_NOOP("fields", "Card"), FieldType.ROW, "pair", required=True, references="person"
        ),
        FieldSpec(
            "other_id",
            QT_TRANSLATE_NOOP("fields", "Another person's card"),
            FieldType.ROW,
            "pair",
            required=True,
            references="person",
        ),
    ),
)
"""Somebody looked at two cards that seem to be one person's, and they are not."""

LEFT_SIGNED = "signed"
LEFT_UNVERIFIED = "unverified"
LEFT_UNKNOWN = "unknown"

VISIT = RecordSpec(
    "visit",
    QT_TRANSLATE_NOOP("fields", "Visit"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "person_id",
            QT_TRANSLATE_NOOP("fields", "Visitor"),
            FieldType.ROW,
            "person",
            references="person",
            personal=True,
            form=False,
        ),
        FieldSpec("expected_at", QT_TRANSLATE_NOOP("fields", "Expected at"), FieldType.INSTANT, "expected"),
        FieldSpec(
            "arrived_at",
            QT_TRANSLATE_NOOP("fields", "Arrived at"),
            FieldType.INSTANT,
            "arrival",
            synonyms=(
                "来访时间",
                "到访时间",
                "登记时间",
                "进入时间",
                "到达时间",
                "来访日期时间",
                "签到时间",
                "入馆时间",
                "时间",
                "arrived at",
                "arrival",
            ),
        ),
        FieldSpec(
            "left_at",
            QT_TRANSLATE_NOOP("fields", "Left at"),
            FieldType.INSTANT,
            "leaving",
            synonyms=(
                "离开时间",
                "离馆时间",
                "离场时间",
                "签退时间",
                "离去时间",
                "结束时间",
                "left at",
                "departure",
            ),
        ),
        FieldSpec(
            "left_kind",
            QT_TRANSLATE_NOOP("fields", "Leaving"),
            FieldType.CHOICE,
            "leaving",
            form=False,
            options=(
                (LEFT_SIGNED, QT_TRANSLATE_NOOP("fields", "Signed out")),
                (LEFT_UNVERIFIED, QT_TRANSLATE_NOOP("fields", "To verify")),
                (LEFT_UNKNOWN, QT_TRANSLATE_NOOP("fields", "Not recorded")),
            ),
        ),
        FieldSpec(
            "purposes",
            QT_TRANSLATE_NOOP("fields", "Purpose"),
            FieldType.CHOICES,
            "purpose",
            terms="purpose",
            synonyms=("来访事由", "事由", "来访目的", "办理事项", "事项", "来访原因", "服务内容", "purpose"),
        ),
        FieldSpec(
            "purpose_note", QT_TRANSLATE_NOOP("fields", "Purpose in words"), FieldType.TEXT, "purpose", personal=True
        ),
        GROUP,
        FieldSpec(
            "companions",
            QT_TRANSLATE_NOOP("fields", "Companions"),
            FieldType.INTEGER,
            "companions",
            default=0,
            check=checks.companions,
            synonyms=("同行人数", "随行人数", "同行", "随行", "陪同人数", "companions"),
        ),
        FieldSpec(
            "host",
            QT_TRANSLATE_NOOP("fields", "Host"),
            FieldType.TEXT,
            "host",
            personal=True,
            synonyms=("被访人", "接待人", "接待人员", "受访人", "拜访人", "host"),
        ),
        FieldSpec(
            "belongings",
            QT_TRANSLATE_NOOP("fields", "Belongings"),
            FieldType.TEXT,
            "belongings",
            personal=True,
            synonyms=("携带物品", "物品", "随身物品", "寄存物品", "belongings"),
        ),
        FieldSpec(
            "badge",
            QT_TRANSLATE_NOOP("fields", "Badge or locker"),
            FieldType.TEXT,
            "badge",
            personal=True,
            synonyms=("访客证", "证件牌", "牌号", "柜号", "储物柜", "胸牌号", "badge", "locker"),
        ),
        FieldSpec(
            "badge_returned",
            QT_TRANSLATE_NOOP("fields", "Returned"),
            FieldType.BOOLEAN,
            "badge_returned",
            default=False,
            form=False,
        ),
        FieldSpec(
            "note",
            QT_TRANSLATE_NOOP("fields", "Note"),
            FieldType.LONG_TEXT,
            "note",
            personal=True,
            synonyms=("备注", "说明", "note"),
        ),
        FieldSpec(
            "batch_id",
            QT_TRANSLATE_NOOP("fields", "Brought in with"),
            FieldType.ROW,
            "batch",
            references="import_batch",
            form=False,
        ),
        FieldSpec(
            "correction_reason",
            QT_TRANSLATE_NOOP("fields", "Reason for the correction"),
            FieldType.TEXT,
            "correction",
            form=False,
        ),
        FieldSpec(
            "booking_id",
            QT_TRANSLATE_NOOP("fields", "Booking"),
            FieldType.ROW,
            "booking",
            references="booking",
            form=False,
        ),
    ),
    erasable=True,
)

TALLY = RecordSpec(
    "tally",
    QT_TRANSLATE_NOOP("fields", "Tally"),
    SyncClass.CENTRE,
    (
        FieldSpec("at", QT_TRANSLATE_NOOP("fields", "Time"), FieldType.INSTANT, "tally", required=True),
        FieldSpec(
            "population_group", QT_TRANSLATE_NOOP("fields", "Group"), FieldType.CHOICE, "tally", terms="tally_group"
        ),
        FieldSpec("service", QT_TRANSLATE_NOOP("fields", "Service"), FieldType.CHOICE, "tally", terms="tally_service"),
        FieldSpec("count", QT_TRANSLATE_NOOP("fields", "Count"), FieldType.INTEGER, "tally", default=1),
        FieldSpec(
            "station_id",
            QT_TRANSLATE_NOOP("fields", "Station"),
            FieldType.ROW,
            "tally",
            references="station",
            form=False,
        ),
    ),
)

ROLES = (
    ("clerk", QT_TRANSLATE_NOOP("fields", "Front desk")),
    ("manager", QT_TRANSLATE_NOOP("fields", "Manager")),
    ("admin", QT_TRANSLATE_NOOP("fields", "Administrator")),
)

STAFF = RecordSpec(
    "staff",
    QT_TRANSLATE_NOOP("fields", "Staff"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "name", QT_TRANSLATE_NOOP("fields", "Name"), FieldType.TEXT, "name", required=True, check=checks.name
        ),
        FieldSpec(
            "role",
            QT_TRANSLATE_NOOP("fields", "Role"),
            FieldType.CHOICE,
            "role",
            required=True,
            options=ROLES,
            default="clerk",
        ),
        FieldSpec("pin_hash", QT_TRANSLATE_NOOP("fields", "PIN"), FieldType.SECRET, "pin", form=False),
        FieldSpec("card", QT_TRANSLATE_NOOP("fields", "Work card"), FieldType.TEXT, "card"),
        FieldSpec(
            "active", QT_TRANSLATE_NOOP("fields", "Working here"), FieldType.BOOLEAN, "active", default=True, form=False
        ),
    ),
)

SETTING = RecordSpec(
    "setting",
    QT_TRANSLATE_NOOP("fields", "Setting"),
    SyncClass.CENTRE,
    (
        FieldSpec("key", QT_TRANSLATE_NOOP("fields", "Setting"), FieldType.TEXT, "key", required=True),
        FieldSpec("value", QT_TRANSLATE_NOOP("fields", "Value"), FieldType.TEXT, "value"),
    ),
)

TERM = RecordSpec(
    "term",
    QT_TRANSLATE_NOOP("fields", "Catalogue entry"),
    SyncClass.REFERENCE,
    (
        FieldSpec("kind", QT_TRANSLATE_NOOP("fields", "Catalogue"), FieldType.TEXT, "key", required=True),
        FieldSpec("code", QT_TRANSLATE_NOOP("fields", "Code"), FieldType.TEXT, "key", required=True),
        FieldSpec("label", QT_TRANSLATE_NOOP("fields", "Label"), FieldType.TEXT, "label", required=True),
        FieldSpec("label_en", QT_TRANSLATE_NOOP("fields", "English label"), FieldType.TEXT, "label"),
        FieldSpec("position", QT_TRANSLATE_NOOP("fields", "Position"), FieldType.INTEGER, "position", default=0),
        FieldSpec("words", QT_TRANSLATE_NOOP("fields", "Also written as"), FieldType.TEXT, "words"),
    ),
)

IMPORT_BATCH = RecordSpec(
    "import_batch",
    QT_TRANSLATE_NOOP("fields", "Loaded ledger"),
    SyncClass.CENTRE,
    (
        FieldSpec("kind", QT_TRANSLATE_NOOP("fields", "Records"), FieldType.TEXT, "batch", required=True),
        FieldSpec("file_name", QT_TRANSLATE_NOOP("fields", "File"), FieldType.TEXT, "batch"),
        FieldSpec("sha256", QT_TRANSLATE_NOOP("fields", "Checksum"), FieldType.TEXT, "batch"),
        FieldSpec("at", QT_TRANSLATE_NOOP("fields", "Time"), FieldType.INSTANT, "batch", required=True),
        FieldSpec("added", QT_TRANSLATE_NOOP("fields", "Added"), FieldType.INTEGER, "batch", default=0),
        FieldSpec("skipped", QT_TRANSLATE_NOOP("fields", "Already there"), FieldType.INTEGER, "batch", default=0),
        FieldSpec("rejected", QT_TRANSLATE_NOOP("fields", "Unreadable"), FieldType.INTEGER, "batch", default=0),
    ),
)

DISCLOSURE = RecordSpec(
    "disclosure",
    QT_TRANSLATE_NOOP("fields", "Unmasking"),
    SyncClass.CENTRE,
    (
        FieldSpec("at", QT_TRANSLATE_NOOP("fields", "Time"), FieldType.INSTANT, "disclosure", required=True),
        FieldSpec(
            "subject", QT_TRANSLATE_NOOP("fields", "What was shown"), FieldType.TEXT, "disclosure", required=True
        ),
        FieldSpec("person_id", QT_TRANSLATE_NOOP("fields", "Person"), FieldType.ROW, "disclosure", references="person"),
        FieldSpec(
            "reason", QT_TRANSLATE_NOOP("fields", "Reason"), FieldType.TEXT, "disclosure", required=True, personal=True
        ),
    ),
    erasable=True,
)

SPACE = RecordSpec(
    "space",
    QT_TRANSLATE_NOOP("fields", "Space"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "name",
            QT_TRANSLATE_NOOP("fields", "Space name"),
            FieldType.TEXT,
            "name",
            required=True,
            synonyms=("场地", "场地名称", "场所", "房间", "教室", "会议室", "名称", "space", "room"),
        ),
        FieldSpec(
            "kind",
            QT_TRANSLATE_NOOP("fields", "Kind"),
            FieldType.CHOICE,
            "kind",
            terms="space_kind",
            synonyms=("类型", "场地类型", "类别", "kind"),
        ),
        FieldSpec(
            "capacity",
            QT_TRANSLATE_NOOP("fields", "Holds"),
            FieldType.INTEGER,
            "capacity",
            synonyms=("容纳人数", "可容纳人数", "容量", "人数", "座位数", "capacity"),
        ),
        FieldSpec(
            "location",
            QT_TRANSLATE_NOOP("fields", "Where"),
            FieldType.TEXT,
            "location",
            synonyms=("位置", "楼层", "地点", "location"),
        ),
        FieldSpec(
            "features",
            QT_TRANSLATE_NOOP("fields", "Features"),
            FieldType.CHOICES,
            "features",
            terms="space_feature",
            synonyms=("设备", "设施", "配置", "配套设施", "features"),
        ),
        FieldSpec("position", QT_TRANSLATE_NOOP("fields", "Position"), FieldType.INTEGER, "position", default=0),
        FieldSpec("seated", QT_TRANSLATE_NOOP("fields", "Booked by seat"), FieldType.BOOLEAN, "seated", default=False),
        FieldSpec(
            "opening",
            QT_TRANSLATE_NOOP("fields", "Opening hours"),
            FieldType.TEXT,
            "opening",
            synonyms=("开放时间", "开放时段", "opening hours"),
        ),
        FieldSpec(
            "min_minutes", QT_TRANSLATE_NOOP("fields", "Shortest booking"), FieldType.MINUTES, "policy", default=30
        ),
        FieldSpec(
            "max_minutes", QT_TRANSLATE_NOOP("fields", "Longest booking"), FieldType.MINUTES, "policy", default=480
        ),
        FieldSpec("ahead_days", QT_TRANSLATE_NOOP("fields", "Days ahead"), FieldType.INTEGER, "policy", default=180),
        FieldSpec(
            "approval", QT_TRANSLATE_NOOP("fields", "Needs approval"), FieldType.BOOLEAN, "policy", default=False
        ),
        FieldSpec(
            "who",
            QT_TRANSLATE_NOOP("fields", "Who may book"),
            FieldType.CHOICE,
            "policy",
            default="anyone",
            options=(
                ("anyone", QT_TRANSLATE_NOOP("fields", "Anyone")),
                ("groups", QT_TRANSLATE_NOOP("fields", "Certain groups")),
                ("staff", QT_TRANSLATE_NOOP("fields", "Staff only")),
            ),
        ),
        FieldSpec(
            "groups",
            QT_TRANSLATE_NOOP("fields", "Groups"),
            FieldType.CHOICES,
            "policy",
            terms="population_group",
        ),
        FieldSpec("day_cap", QT_TRANSLATE_NOOP("fields", "Bookings a person a day"), FieldType.INTEGER, "policy"),
        FieldSpec("week_cap", QT_TRANSLATE_NOOP("fields", "Bookings a person a week"), FieldType.INTEGER, "policy"),
        FieldSpec(
            "grace_minutes",
            QT_TRANSLATE_NOOP("fields", "Released when late by"),
            FieldType.MINUTES,
            "policy",
        ),
        FieldSpec(
            "buffer_before", QT_TRANSLATE_NOOP("fields", "Set-up before"), FieldType.MINUTES, "policy", default=0
        ),
        FieldSpec(
            "buffer_after", QT_TRANSLATE_NOOP("fields", "Clearing after"), FieldType.MINUTES, "policy", default=0
        ),
        FieldSpec("owning_desk", QT_TRANSLATE_NOOP("fields", "Deciding desk"), FieldType.TEXT, "owning_desk"),
        FieldSpec(
            "note",
            QT_TRANSLATE_NOOP("fields", "Note"),
            FieldType.LONG_TEXT,
            "note",
            synonyms=("备注", "说明", "note"),
        ),
        FieldSpec(
            "batch_id",
            QT_TRANSLATE_NOOP("fields", "Brought in with"),
            FieldType.ROW,
            "batch",
            references="import_batch",
            form=False,
        ),
    ),
)

SEAT = RecordSpec(
    "seat",
    QT_TRANSLATE_NOOP("fields", "Seat"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "space_id",
            QT_TRANSLATE_NOOP("fields", "Space"),
            FieldType.ROW,
            "seat",
            required=True,
            references="space",
            form=False,
        ),
        FieldSpec("number", QT_TRANSLATE_NOOP("fields", "Number"), FieldType.TEXT, "seat", required=True),
        FieldSpec("x", QT_TRANSLATE_NOOP("fields", "Column of the plan"), FieldType.INTEGER, "place", default=0),
        FieldSpec("y", QT_TRANSLATE_NOOP("fields", "Row of the plan"), FieldType.INTEGER, "place", default=0),
        FieldSpec(
            "features", QT_TRANSLATE_NOOP("fields", "Features"), FieldType.CHOICES, "features", terms="seat_feature"
        ),
        FieldSpec("usable", QT_TRANSLATE_NOOP("fields", "Usable"), FieldType.BOOLEAN, "usable", default=True),
    ),
)

ASSET = RecordSpec(
    "asset",
    QT_TRANSLATE_NOOP("fields", "Equipment"),
    SyncClass.CENTRE,
    (
        FieldSpec("name", QT_TRANSLATE_NOOP("fields", "Equipment name"), FieldType.TEXT, "name", required=True),
        FieldSpec("stock", QT_TRANSLATE_NOOP("fields", "In stock"), FieldType.INTEGER, "stock", default=1),
        FieldSpec("unit", QT_TRANSLATE_NOOP("fields", "Unit"), FieldType.TEXT, "unit"),
        FieldSpec("location", QT_TRANSLATE_NOOP("fields", "Where"), FieldType.TEXT, "location"),
        FieldSpec("position", QT_TRANSLATE_NOOP("fields", "Position"), FieldType.INTEGER, "position", default=0),
        FieldSpec("note", QT_TRANSLATE_NOOP("fields", "Note"), FieldType.LONG_TEXT, "note"),
    ),
)

CLOSURE = RecordSpec(
    "closure",
    QT_TRANSLATE_NOOP("fields", "Closure"),
    SyncClass.CENTRE,
    (
        FieldSpec("space_id", QT_TRANSLATE_NOOP("fields", "Space"), FieldType.ROW, "closure", references="space"),
        FieldSpec("starts_at", QT_TRANSLATE_NOOP("fields", "From"), FieldType.INSTANT, "closure", required=True),
        FieldSpec("ends_at", QT_TRANSLATE_NOOP("fields", "Until"), FieldType.INSTANT, "closure", required=True),
        FieldSpec("reason", QT_TRANSLATE_NOOP("fields", "Reason"), FieldType.TEXT, "reason", required=True),
    ),
)

HOLIDAY = RecordSpec(
    "holiday",
    QT_TRANSLATE_NOOP("fields", "Holiday or make-up workday"),
    SyncClass.REFERENCE,
    (
        FieldSpec("day", QT_TRANSLATE_NOOP("fields", "Day"), FieldType.DATE, "day", required=True),
        FieldSpec(
            "kind",
            QT_TRANSLATE_NOOP("fields", "Kind"),
            FieldType.CHOICE,
            "day",
            required=True,
            options=(
                ("holiday", QT_TRANSLATE_NOOP("fields", "Public holiday")),
                ("makeup", QT_TRANSLATE_NOOP("fields", "Make-up workday")),
                ("workday", QT_TRANSLATE_NOOP("fields", "Ordinary workday")),
                ("weekend", QT_TRANSLATE_NOOP("fields", "Ordinary day off")),
            ),
        ),
        FieldSpec("name", QT_TRANSLATE_NOOP("fields", "Holiday name"), FieldType.TEXT, "day"),
    ),
)

BOOKING_STATUS = (
    ("requested", QT_TRANSLATE_NOOP("fields", "Requested")),
    ("confirmed", QT_TRANSLATE_NOOP("fields", "Confirmed")),
    ("in_use", QT_TRANSLATE_NOOP("fields", "In use")),
    ("completed", QT_TRANSLATE_NOOP("fields", "Completed")),
    ("cancelled", QT_TRANSLATE_NOOP("fields", "Cancelled")),
    ("no_show", QT_TRANSLATE_NOOP("fields", "No-show")),
    ("waitlisted", QT_TRANSLATE_NOOP("fields", "On the waiting list")),
)


def _of_booking(series: bool) -> tuple[FieldSpec, ...]:
    """What a booking and a series of them both say: where, who, what for."""
    slot = "places" if series else "slot"
    return (
        FieldSpec(
            "spaces",
            QT_TRANSLATE_NOOP("fields", "Spaces"),
            FieldType.ROWS,
            slot,
            references="space",
            synonyms=("场地", "场地名称", "场所", "房间", "教室", "会议室", "地点", "space", "room"),
        ),
        FieldSpec("seats", QT_TRANSLATE_NOOP("fields", "Seats"), FieldType.ROWS, slot, references="seat"),
        FieldSpec("buffer_before", QT_TRANSLATE_NOOP("fields", "Set-up before"), FieldType.MINUTES, slot, default=0),
        FieldSpec("buffer_after", QT_TRANSLATE_NOOP("fields", "Clearing after"), FieldType.MINUTES, slot, default=0),
        FieldSpec("assets", QT_TRANSLATE_NOOP("fields", "Equipment"), FieldType.ROWS, "assets", references="asset"),
        FieldSpec(
            "person_id",
            QT_TRANSLATE_NOOP("fields", "Applicant"),
            FieldType.ROW,
            "person",
            references="person",
            personal=True,
            form=False,
        ),
        GROUP,
        FieldSpec(
            "organisation",
            QT_TRANSLATE_NOOP("fields", "Organisation"),
            FieldType.TEXT,
            "person",
            personal=True,
            synonyms=("单位", "支部/单位", "申请单位", "使用单位", "组织", "支部", "团队", "organisation"),
        ),
        FieldSpec(
            "title",
            QT_TRANSLATE_NOOP("fields", "What for"),
            FieldType.TEXT,
            "title",
            personal=True,
            synonyms=("活动内容", "用途", "活动名称", "内容", "事由", "主题", "使用用途", "title"),
        ),
        FieldSpec(
            "headcount",
            QT_TRANSLATE_NOOP("fields", "People"),
            FieldType.INTEGER,
            "headcount",
            synonyms=("人数", "参加人数", "使用人数", "预计人数", "headcount"),
        ),
        FieldSpec(
            "note",
            QT_TRANSLATE_NOOP("fields", "Note"),
            FieldType.LONG_TEXT,
            "note",
            personal=True,
            synonyms=("备注", "说明", "note"),
        ),
    )


BOOKING = RecordSpec(
    "booking",
    QT_TRANSLATE_NOOP("fields", "Booking"),
    SyncClass.CENTRE,
    (
        FieldSpec("starts_at", QT_TRANSLATE_NOOP("fields", "From"), FieldType.INSTANT, "slot", required=True),
        FieldSpec("ends_at", QT_TRANSLATE_NOOP("fields", "Until"), FieldType.INSTANT, "slot", required=True),
        *_of_booking(series=False),
        FieldSpec(
            "status",
            QT_TRANSLATE_NOOP("fields", "State"),
            FieldType.CHOICE,
            "status",
            required=True,
            options=BOOKING_STATUS,
            default="confirmed",
            form=False,
        ),
        FieldSpec("status_reason", QT_TRANSLATE_NOOP("fields", "Reason"), FieldType.TEXT, "status", form=False),
        FieldSpec("in_at", QT_TRANSLATE_NOOP("fields", "Checked in at"), FieldType.INSTANT, "status", form=False),
        FieldSpec("out_at", QT_TRANSLATE_NOOP("fields", "Checked out at"), FieldType.INSTANT, "status", form=False),
        FieldSpec("away_since", QT_TRANSLATE_NOOP("fields", "Away since"), FieldType.INSTANT, "status", form=False),
        FieldSpec(
            "offered_until", QT_TRANSLATE_NOOP("fields", "Offered until"), FieldType.INSTANT, "status", form=False
        ),
        FieldSpec(
            "series_id",
            QT_TRANSLATE_NOOP("fields", "Series"),
            FieldType.ROW,
            "series",
            references="booking_series",
            form=False,
        ),
        FieldSpec(
            "series_date", QT_TRANSLATE_NOOP("fields", "Date in the series"), FieldType.DATE, "series", form=False
        ),
        FieldSpec("uid", QT_TRANSLATE_NOOP("fields", "Calendar id"), FieldType.TEXT, "uid", form=False),
        FieldSpec(
            "batch_id",
            QT_TRANSLATE_NOOP("fields", "Brought in with"),
            FieldType.ROW,
            "batch",
            references="import_batch",
            form=False,
        ),
    ),
    erasable=True,
)

BOOKING_SERIES = RecordSpec(
    "booking_series",
    QT_TRANSLATE_NOOP("fields", "Series of bookings"),
    SyncClass.CENTRE,
    (
        FieldSpec("first", QT_TRANSLATE_NOOP("fields", "First date"), FieldType.DATE, "rule", required=True),
        FieldSpec("start_minutes", QT_TRANSLATE_NOOP("fields", "From"), FieldType.MINUTES, "rule", required=True),
        FieldSpec("length_minutes", QT_TRANSLATE_NOOP("fields", "Length"), FieldType.MINUTES, "rule", required=True),
        FieldSpec("rule", QT_TRANSLATE_NOOP("fields", "Repeats"), FieldType.TEXT, "rule", required=True),
        *_of_booking(series=True),
        FieldSpec("uid", QT_TRANSLATE_NOOP("fields", "Calendar id"), FieldType.TEXT, "uid", form=False),
    ),
    erasable=True,
)

SERIES_SKIP = RecordSpec(
    "series_skip",
    QT_TRANSLATE_NOOP("fields", "Skipped date"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "series_id",
            QT_TRANSLATE_NOOP("fields", "Series"),
            FieldType.ROW,
            "skip",
            required=True,
            references="booking_series",
            form=False,
        ),
        FieldSpec("day", QT_TRANSLATE_NOOP("fields", "Date"), FieldType.DATE, "skip", required=True),
        FieldSpec("why", QT_TRANSLATE_NOOP("fields", "Reason"), FieldType.TEXT, "skip"),
    ),
)

LOAN = RecordSpec(
    "loan",
    QT_TRANSLATE_NOOP("fields", "Loan"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "asset_id",
            QT_TRANSLATE_NOOP("fields", "Equipment"),
            FieldType.ROW,
            "loan",
            required=True,
            references="asset",
        ),
        FieldSpec("quantity", QT_TRANSLATE_NOOP("fields", "Quantity"), FieldType.INTEGER, "loan", default=1),
        FieldSpec(
            "person_id",
            QT_TRANSLATE_NOOP("fields", "Borrower"),
            FieldType.ROW,
            "person",
            references="person",
            personal=True,
            form=False,
        ),
        FieldSpec(
            "booking_id",
            QT_TRANSLATE_NOOP("fields", "Booking"),
            FieldType.ROW,
            "loan",
            references="booking",
            form=False,
        ),
        FieldSpec("lent_at", QT_TRANSLATE_NOOP("fields", "Lent at"), FieldType.INSTANT, "loan", required=True),
        FieldSpec("due_at", QT_TRANSLATE_NOOP("fields", "Due back"), FieldType.INSTANT, "due", required=True),
        FieldSpec("condition_out", QT_TRANSLATE_NOOP("fields", "Condition when lent"), FieldType.TEXT, "loan"),
        FieldSpec("returned_at", QT_TRANSLATE_NOOP("fields", "Returned at"), FieldType.INSTANT, "return", form=False),
        FieldSpec(
            "condition_in",
            QT_TRANSLATE_NOOP("fields", "Condition at return"),
            FieldType.CHOICE,
            "return",
            options=(
                ("good", QT_TRANSLATE_NOOP("fields", "In order")),
                ("damaged", QT_TRANSLATE_NOOP("fields", "Damaged")),
                ("lost", QT_TRANSLATE_NOOP("fields", "Lost")),
            ),
        ),
        FieldSpec("returned_quantity", QT_TRANSLATE_NOOP("fields", "Came back"), FieldType.INTEGER, "return"),
        FieldSpec("note", QT_TRANSLATE_NOOP("fields", "Note"), FieldType.TEXT, "note", personal=True),
        FieldSpec("number", QT_TRANSLATE_NOOP("fields", "Number"), FieldType.TEXT, "number", form=False),
    ),
    erasable=True,
)

VIOLATION = RecordSpec(
    "violation",
    QT_TRANSLATE_NOOP("fields", "Violation"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "person_id",
            QT_TRANSLATE_NOOP("fields", "Person"),
            FieldType.ROW,
            "violation",
            references="person",
            personal=True,
            form=False,
        ),
        FieldSpec(
            "booking_id",
            QT_TRANSLATE_NOOP("fields", "Booking"),
            FieldType.ROW,
            "violation",
            references="booking",
            form=False,
        ),
        FieldSpec(
            "kind",
            QT_TRANSLATE_NOOP("fields", "Kind"),
            FieldType.CHOICE,
            "violation",
            required=True,
            options=(
                ("no_show", QT_TRANSLATE_NOOP("fields", "Didn't come")),
                ("away", QT_TRANSLATE_NOOP("fields", "Away too long")),
            ),
        ),
        FieldSpec("at", QT_TRANSLATE_NOOP("fields", "Time"), FieldType.INSTANT, "violation", required=True),
    ),
    erasable=True,
)

CLASH_DECISION = RecordSpec(
    "clash_decision",
    QT_TRANSLATE_NOOP("fields", "Settled double booking"),
    SyncClass.CENTRE,
    (
        FieldSpec("one_id", QT_TRANSLATE_NOOP("fields", "Booking"), FieldType.ROW, "pair", references="booking"),
        FieldSpec(
            "other_id", QT_TRANSLATE_NOOP("fields", "Other booking"), FieldType.ROW, "pair", references="booking"
        ),
        FieldSpec(
            "decision",
            QT_TRANSLATE_NOOP("fields", "Decision"),
            FieldType.CHOICE,
            "decision",
            options=(
                ("share", QT_TRANSLATE_NOOP("fields", "Both share it")),
                ("one", QT_TRANSLATE_NOOP("fields", "The first keeps it, the other was cancelled")),
                ("other", QT_TRANSLATE_NOOP("fields", "The second keeps it, the first was cancelled")),
            ),
        ),
    ),
)

RECORDS: tuple[RecordSpec, ...] = (
    PERSON, KINSHIP, PERSON_ALIAS, VISIT, TALLY, STAFF, SETTING, TERM, IMPORT_BATCH, DISCLOSURE,
    SPACE, SEAT, ASSET, CLOSURE, HOLIDAY, BOOKING, BOOKING_SERIES, SERIES_SKIP, LOAN, VIOLATION, CLASH_DECISION,
    PERSON_DISTINCT, *ACTIVITY_RECORDS, *STATION_RECORDS, *HANDOVER_RECORDS, *REPORT_RECORDS,
)  # fmt: skip
RECORD: dict[str, RecordSpec] = {spec.table: spec for spec in RECORDS}
"""Every synced record by the name of its table."""
