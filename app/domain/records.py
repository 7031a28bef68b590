"""Every synced record of the desk, declared once. Order of fields is their number in the log: append only."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import checks
from app.domain.fields import FieldSpec, FieldType, RecordSpec, SyncClass

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

RECORDS: tuple[RecordSpec, ...] = (
    PERSON, KINSHIP, PERSON_ALIAS, VISIT, TALLY, STAFF, SETTING, TERM, IMPORT_BATCH, DISCLOSURE,
)  # fmt: skip
RECORD: dict[str, RecordSpec] = {spec.table: spec for spec in RECORDS}
"""Every synced record by the name of its table."""
