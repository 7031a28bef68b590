"""Every synced record of the desk, declared once. Order of fields is their number in the log: append only."""

from app.core.i18n import QT_TRANSLATE_NOOP as N
from app.domain import checks
from app.domain.fields import FieldSpec, FieldType, RecordSpec, SyncClass

PERSON = RecordSpec(
    "person",
    N("fields", "Person"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "name",
            N("fields", "Name"),
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
            N("fields", "Phone"),
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
        FieldSpec(
            "population_group",
            N("fields", "Group"),
            FieldType.CHOICE,
            "population_group",
            terms="population_group",
            synonyms=("群体", "人员类别", "人员类型", "类别", "身份", "人群", "group"),
        ),
        FieldSpec(
            "gender",
            N("fields", "Gender"),
            FieldType.CHOICE,
            "gender",
            personal=True,
            options=(("m", N("fields", "Male")), ("f", N("fields", "Female"))),
            synonyms=("性别", "gender"),
        ),
        FieldSpec(
            "birth_date",
            N("fields", "Date of birth"),
            FieldType.DATE,
            "birth_date",
            personal=True,
            check=checks.birth_date,
            synonyms=("出生日期", "出生年月", "生日", "birth date"),
        ),
        FieldSpec(
            "id_type",
            N("fields", "ID document"),
            FieldType.CHOICE,
            "id",
            personal=True,
            options=(
                ("resident", N("fields", "Resident ID card")),
                ("passport", N("fields", "Passport")),
                ("hk_macao", N("fields", "Hong Kong / Macao permit")),
                ("taiwan", N("fields", "Taiwan permit")),
                ("foreign_pr", N("fields", "Permanent residence card")),
                ("other", N("fields", "Other document")),
            ),
        ),
        FieldSpec(
            "id_number",
            N("fields", "ID number"),
            FieldType.ID_DOCUMENT,
            "id",
            personal=True,
            mask="id_number",
            synonyms=("身份证", "身份证号", "身份证号码", "证件号", "证件号码", "id number"),
        ),
        FieldSpec(
            "id_tail",
            N("fields", "Last four of the ID number"),
            FieldType.TEXT,
            "id",
            personal=True,
            form=False,
        ),
        FieldSpec(
            "party_branch",
            N("fields", "Party branch"),
            FieldType.TEXT,
            "party_branch",
            personal=True,
            synonyms=("党支部", "所在支部", "所属支部", "支部", "所在党组织", "party branch"),
        ),
        FieldSpec(
            "employer",
            N("fields", "Work unit or address"),
            FieldType.TEXT,
            "employer",
            personal=True,
            synonyms=("单位", "工作单位", "所在单位", "住址", "地址", "address", "employer"),
        ),
        FieldSpec(
            "note",
            N("fields", "Note"),
            FieldType.LONG_TEXT,
            "note",
            personal=True,
            synonyms=("备注", "说明", "note"),
        ),
        FieldSpec(
            "consent", N("fields", "Agreed to be recorded"), FieldType.BOOLEAN, "consent", default=False
        ),
        FieldSpec("retain_until", N("fields", "Keep until"), FieldType.DATE, "retain_until"),
        FieldSpec(
            "batch_id",
            N("fields", "Brought in with"),
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
    N("fields", "Guardian and child"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "guardian_id", N("fields", "Guardian"), FieldType.ROW, "pair", required=True, references="person"
        ),
        FieldSpec(
            "child_id", N("fields", "Child"), FieldType.ROW, "pair", required=True, references="person"
        ),
        FieldSpec("relation", N("fields", "Relation to the child"), FieldType.TEXT, "relation"),
    ),
)

PERSON_ALIAS = RecordSpec(
    "person_alias",
    N("fields", "Joined cards"),
    SyncClass.CENTRE,
    (
        FieldSpec("one_id", N("fields", "Card"), FieldType.ROW, "pair", required=True, references="person"),
        FieldSpec(
            "other_id",
            N("fields", "Same person's card"),
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
    N("fields", "Visit"),
    SyncClass.CENTRE,
    (
        FieldSpec(
            "person_id",
            N("fields", "Visitor"),
            FieldType.ROW,
            "person",
            references="person",
            personal=True,
            form=False,
        ),
        FieldSpec("expected_at", N("fields", "Expected at"), FieldType.INSTANT, "expected"),
        FieldSpec(
            "arrived_at",
            N("fields", "Arrived at"),
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
            N("fields", "Left at"),
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
            N("fields", "Leaving"),
            FieldType.CHOICE,
            "leaving",
            form=False,
            options=(
                (LEFT_SIGNED, N("fields", "Signed out")),
                (LEFT_UNVERIFIED, N("fields", "To verify")),
                (LEFT_UNKNOWN, N("fields", "Not recorded")),
            ),
        ),
        FieldSpec(
            "purposes",
            N("fields", "Purpose"),
            FieldType.CHOICES,
            "purpose",
            terms="purpose",
            synonyms=("来访事由", "事由", "来访目的", "办理事项", "事项", "来访原因", "服务内容", "purpose"),
        ),
        FieldSpec("purpose_note", N("fields", "Purpose in words"), FieldType.TEXT, "purpose", personal=True),
        FieldSpec(
            "population_group",
            N("fields", "Group"),
            FieldType.CHOICE,
            "population_group",
            terms="population_group",
            synonyms=("群体", "人员类别", "人员类型", "类别", "身份", "人群", "group"),
        ),
        FieldSpec(
            "companions",
            N("fields", "Companions"),
            FieldType.INTEGER,
            "companions",
            default=0,
            check=checks.companions,
            synonyms=("同行人数", "随行人数", "同行", "随行", "陪同人数", "companions"),
        ),
        FieldSpec(
            "host",
            N("fields", "Host"),
            FieldType.TEXT,
            "host",
            personal=True,
            synonyms=("被访人", "接待人", "接待人员", "受访人", "拜访人", "host"),
        ),
        FieldSpec(
            "belongings",
            N("fields", "Belongings"),
            FieldType.TEXT,
            "belongings",
            personal=True,
            synonyms=("携带物品", "物品", "随身物品", "寄存物品", "belongings"),
        ),
        FieldSpec(
            "badge",
            N("fields", "Badge or locker"),
            FieldType.TEXT,
            "badge",
            personal=True,
            synonyms=("访客证", "证件牌", "牌号", "柜号", "储物柜", "胸牌号", "badge", "locker"),
        ),
        FieldSpec(
            "badge_returned",
            N("fields", "Returned"),
            FieldType.BOOLEAN,
            "badge_returned",
            default=False,
            form=False,
        ),
        FieldSpec(
            "note",
            N("fields", "Note"),
            FieldType.LONG_TEXT,
            "note",
            personal=True,
            synonyms=("备注", "说明", "note"),
        ),
        FieldSpec(
            "batch_id",
            N("fields", "Brought in with"),
            FieldType.ROW,
            "batch",
            references="import_batch",
            form=False,
        ),
        FieldSpec(
            "correction_reason",
            N("fields", "Reason for the correction"),
            FieldType.TEXT,
            "correction",
            form=False,
        ),
    ),
    erasable=True,
)

TALLY = RecordSpec(
    "tally",
    N("fields", "Tally"),
    SyncClass.CENTRE,
    (
        FieldSpec("at", N("fields", "Time"), FieldType.INSTANT, "tally", required=True),
        FieldSpec("population_group", N("fields", "Group"), FieldType.CHOICE, "tally", terms="tally_group"),
        FieldSpec("service", N("fields", "Service"), FieldType.CHOICE, "tally", terms="tally_service"),
        FieldSpec("count", N("fields", "Count"), FieldType.INTEGER, "tally", default=1),
    ),
)

ROLES = (
    ("clerk", N("fields", "Front desk")),
    ("manager", N("fields", "Manager")),
    ("admin", N("fields", "Administrator")),
)

STAFF = RecordSpec(
    "staff",
    N("fields", "Staff"),
    SyncClass.CENTRE,
    (
        FieldSpec("name", N("fields", "Name"), FieldType.TEXT, "name", required=True, check=checks.name),
        FieldSpec(
            "role",
            N("fields", "Role"),
            FieldType.CHOICE,
            "role",
            required=True,
            options=ROLES,
            default="clerk",
        ),
        FieldSpec("pin_hash", N("fields", "PIN"), FieldType.SECRET, "pin", form=False),
        FieldSpec("card", N("fields", "Work card"), FieldType.TEXT, "card"),
        FieldSpec(
            "active", N("fields", "Working here"), FieldType.BOOLEAN, "active", default=True, form=False
        ),
    ),
)

SETTING = RecordSpec(
    "setting",
    N("fields", "Setting"),
    SyncClass.CENTRE,
    (
        FieldSpec("key", N("fields", "Setting"), FieldType.TEXT, "key", required=True),
        FieldSpec("value", N("fields", "Value"), FieldType.TEXT, "value"),
    ),
)

TERM = RecordSpec(
    "term",
    N("fields", "Catalogue entry"),
    SyncClass.REFERENCE,
    (
        FieldSpec("kind", N("fields", "Catalogue"), FieldType.TEXT, "key", required=True),
        FieldSpec("code", N("fields", "Code"), FieldType.TEXT, "key", required=True),
        FieldSpec("label", N("fields", "Label"), FieldType.TEXT, "label", required=True),
        FieldSpec("label_en", N("fields", "English label"), FieldType.TEXT, "label"),
        FieldSpec("position", N("fields", "Position"), FieldType.INTEGER, "position", default=0),
        FieldSpec("words", N("fields", "Also written as"), FieldType.TEXT, "words"),
    ),
)

IMPORT_BATCH = RecordSpec(
    "import_batch",
    N("fields", "Loaded ledger"),
    SyncClass.CENTRE,
    (
        FieldSpec("kind", N("fields", "Records"), FieldType.TEXT, "batch", required=True),
        FieldSpec("file_name", N("fields", "File"), FieldType.TEXT, "batch"),
        FieldSpec("sha256", N("fields", "Checksum"), FieldType.TEXT, "batch"),
        FieldSpec("at", N("fields", "Time"), FieldType.INSTANT, "batch", required=True),
        FieldSpec("added", N("fields", "Added"), FieldType.INTEGER, "batch", default=0),
        FieldSpec("skipped", N("fields", "Already there"), FieldType.INTEGER, "batch", default=0),
        FieldSpec("rejected", N("fields", "Unreadable"), FieldType.INTEGER, "batch", default=0),
    ),
)

DISCLOSURE = RecordSpec(
    "disclosure",
    N("fields", "Unmasking"),
    SyncClass.CENTRE,
    (
        FieldSpec("at", N("fields", "Time"), FieldType.INSTANT, "disclosure", required=True),
        FieldSpec("subject", N("fields", "What was shown"), FieldType.TEXT, "disclosure", required=True),
        FieldSpec("person_id", N("fields", "Person"), FieldType.ROW, "disclosure", references="person"),
        FieldSpec("reason", N("fields", "Reason"), FieldType.TEXT, "disclosure", required=True),
    ),
)

RECORDS: tuple[RecordSpec, ...] = (
    PERSON, KINSHIP, PERSON_ALIAS, VISIT, TALLY, STAFF, SETTING, TERM, IMPORT_BATCH, DISCLOSURE,
)  # fmt: skip
RECORD: dict[str, RecordSpec] = {spec.table: spec for spec in RECORDS}
"""Every synced record by the name of its table."""
