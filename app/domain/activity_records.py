"""The synced records of activities, declared once as in `domain.records`. Fields are append only.

What goes up the tree (`SyncClass.REPORT`: an activity, its sessions, quotas, archive and photos) names no visitor or
participant, by construction: who takes part, who runs it and who came are records of the centre alone.
"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.fields import FieldSpec, FieldType, RecordSpec, SyncClass

LEVELS = (
    ("city", QT_TRANSLATE_NOOP("fields", "City")),
    ("district", QT_TRANSLATE_NOOP("fields", "District")),
    ("street", QT_TRANSLATE_NOOP("fields", "Street")),
    ("community", QT_TRANSLATE_NOOP("fields", "Community")),
)
"""The four levels of the tree (市 区 街道 社区)."""


def _row(name: str, label: str, group: str, table: str, *, required: bool = False, personal: bool = False) -> FieldSpec:
    return FieldSpec(
        name, label, FieldType.ROW, group, required=required, references=table, personal=personal, form=False
    )


_BATCH = _row("batch_id", QT_TRANSLATE_NOOP("fields", "Brought in with"), "batch", "import_batch")
_ACTIVITY = QT_TRANSLATE_NOOP("fields", "Activity")
_SESSION = QT_TRANSLATE_NOOP("fields", "Session")

CAMPAIGN = RecordSpec(
    "campaign",
    QT_TRANSLATE_NOOP("fields", "Campaign"),
    SyncClass.REFERENCE,
    (
        FieldSpec(
            "name",
            QT_TRANSLATE_NOOP("fields", "Campaign name"),
            FieldType.TEXT,
            "name",
            required=True,
            synonyms=("专项", "所属专项", "专项名称", "campaign"),
        ),
        FieldSpec(
            "level",
            QT_TRANSLATE_NOOP("fields", "Defined by"),
            FieldType.CHOICE,
            "level",
            options=LEVELS,
            default="street",
        ),
        FieldSpec("starts_on", QT_TRANSLATE_NOOP("fields", "From"), FieldType.DATE, "days"),
        FieldSpec("ends_on", QT_TRANSLATE_NOOP("fields", "Until"), FieldType.DATE, "days"),
        FieldSpec("organiser", QT_TRANSLATE_NOOP("fields", "Organiser"), FieldType.TEXT, "organiser"),
        FieldSpec("note", QT_TRANSLATE_NOOP("fields", "Note"), FieldType.LONG_TEXT, "note"),
    ),
)

ACTIVITY_TEMPLATE = RecordSpec(
    "activity_template",
    QT_TRANSLATE_NOOP("fields", "Activity template"),
    SyncClass.REFERENCE,
    (
        FieldSpec(
            "kind",
            QT_TRANSLATE_NOOP("fields", "Kind"),
            FieldType.CHOICE,
            "kind",
            required=True,
            terms="activity_kind",
        ),
        FieldSpec("minutes", QT_TRANSLATE_NOOP("fields", "Length"), FieldType.MINUTES, "texts", default=120),
        FieldSpec("audience", QT_TRANSLATE_NOOP("fields", "For whom"), FieldType.LONG_TEXT, "texts"),
        FieldSpec("content", QT_TRANSLATE_NOOP("fields", "Content"), FieldType.LONG_TEXT, "texts"),
        FieldSpec("plan", QT_TRANSLATE_NOOP("fields", "Plan"), FieldType.LONG_TEXT, "texts"),
        FieldSpec("emergency", QT_TRANSLATE_NOOP("fields", "Emergency plan"), FieldType.LONG_TEXT, "texts"),
        FieldSpec("materials", QT_TRANSLATE_NOOP("fields", "Materials"), FieldType.LONG_TEXT, "texts"),
        FieldSpec(
            "evidence",
            QT_TRANSLATE_NOOP("fields", "Evidence needed"),
            FieldType.CHOICES,
            "evidence",
            terms="evidence",
        ),
    ),
)

REGISTRATION_MODES = (
    ("none", QT_TRANSLATE_NOOP("fields", "No registration")),
    ("first", QT_TRANSLATE_NOOP("fields", "In order of registration")),
    ("ballot", QT_TRANSLATE_NOOP("fields", "By ballot")),
)

ACTIVITY = RecordSpec(
    "activity",
    _ACTIVITY,
    SyncClass.REPORT,
    (
        FieldSpec(
            "title",
            QT_TRANSLATE_NOOP("fields", "Activity name"),
            FieldType.TEXT,
            "title",
            required=True,
            synonyms=("活动名称", "活动主题", "主题", "活动", "名称", "title"),
        ),
        FieldSpec("number", QT_TRANSLATE_NOOP("fields", "Number"), FieldType.TEXT, "number", form=False),
        FieldSpec(
            "kind",
            QT_TRANSLATE_NOOP("fields", "Kind"),
            FieldType.CHOICE,
            "kind",
            terms="activity_kind",
            synonyms=("活动类别", "活动类型", "类别", "类型", "kind"),
        ),
        FieldSpec(
            "level",
            QT_TRANSLATE_NOOP("fields", "Level"),
            FieldType.CHOICE,
            "level",
            options=LEVELS,
            synonyms=("活动层级", "层级", "级别", "level"),
        ),
        _row("campaign_id", QT_TRANSLATE_NOOP("fields", "Campaign"), "campaign", "campaign"),
        FieldSpec("term", QT_TRANSLATE_NOOP("fields", "Term of the course"), FieldType.TEXT, "term"),
        FieldSpec(
            "organiser",
            QT_TRANSLATE_NOOP("fields", "Organiser"),
            FieldType.TEXT,
            "organiser",
            synonyms=("主办单位", "主办", "组织单位", "承办单位", "organiser"),
        ),
        FieldSpec(
            "co_organiser",
            QT_TRANSLATE_NOOP("fields", "Co-organiser"),
            FieldType.TEXT,
            "organiser",
            synonyms=("协办单位", "协办", "联合单位"),
        ),
        FieldSpec(
            "audience",
            QT_TRANSLATE_NOOP("fields", "For whom"),
            FieldType.LONG_TEXT,
            "audience",
            synonyms=("参加对象", "活动对象", "参与对象", "对象"),
        ),
        FieldSpec(
            "content",
            QT_TRANSLATE_NOOP("fields", "Content"),
            FieldType.LONG_TEXT,
            "content",
            synonyms=("活动内容", "内容", "主要内容", "content"),
        ),
        FieldSpec("materials", QT_TRANSLATE_NOOP("fields", "Materials"), FieldType.LONG_TEXT, "materials"),
        FieldSpec("contact", QT_TRANSLATE_NOOP("fields", "Telephone for questions"), FieldType.TEXT, "contact"),
        FieldSpec(
            "status",
            QT_TRANSLATE_NOOP("fields", "State"),
            FieldType.CHOICE,
            "status",
            options=(
                ("draft", QT_TRANSLATE_NOOP("fields", "Being planned")),
                ("published", QT_TRANSLATE_NOOP("fields", "Published")),
                ("cancelled", QT_TRANSLATE_NOOP("fields", "Called off")),
            ),
            default="draft",
            form=False,
        ),
        FieldSpec("status_reason", QT_TRANSLATE_NOOP("fields", "Reason"), FieldType.TEXT, "status", form=False),
        FieldSpec(
            "mode",
            QT_TRANSLATE_NOOP("fields", "How to register"),
            FieldType.CHOICE,
            "registration",
            options=REGISTRATION_MODES,
            default="first",
        ),
        FieldSpec("opens_at", QT_TRANSLATE_NOOP("fields", "Registration from"), FieldType.INSTANT, "registration"),
        FieldSpec("closes_at", QT_TRANSLATE_NOOP("fields", "Registration until"), FieldType.INSTANT, "registration"),
        FieldSpec(
            "capacity",
            QT_TRANSLATE_NOOP("fields", "Places"),
            FieldType.INTEGER,
            "capacity",
            synonyms=("名额", "计划人数", "capacity"),
        ),
        FieldSpec("owner_desk", QT_TRANSLATE_NOOP("fields", "Deciding desk"), FieldType.TEXT, "owner", form=False),
        FieldSpec(
            "offer_hours", QT_TRANSLATE_NOOP("fields", "An offer stands for"), FieldType.INTEGER, "offers", default=24
        ),
        FieldSpec("age_from", QT_TRANSLATE_NOOP("fields", "Age from"), FieldType.INTEGER, "eligible"),
        FieldSpec("age_to", QT_TRANSLATE_NOOP("fields", "Age to"), FieldType.INTEGER, "eligible"),
        FieldSpec("age_on", QT_TRANSLATE_NOOP("fields", "Age counted on"), FieldType.DATE, "eligible"),
        FieldSpec(
            "categories",
            QT_TRANSLATE_NOOP("fields", "Only for"),
            FieldType.CHOICES,
            "eligible",
            terms="participant_category",
        ),
        FieldSpec("communities", QT_TRANSLATE_NOOP("fields", "Only from"), FieldType.LONG_TEXT, "eligible"),
        FieldSpec(
            "household_cap", QT_TRANSLATE_NOOP("fields", "At most from one household"), FieldType.INTEGER, "eligible"
        ),
        FieldSpec(
            "needs_consent",
            QT_TRANSLATE_NOOP("fields", "A form of consent is needed"),
            FieldType.BOOLEAN,
            "children",
            default=False,
        ),
        FieldSpec(
            "collected",
            QT_TRANSLATE_NOOP("fields", "Children are collected"),
            FieldType.BOOLEAN,
            "children",
            default=False,
        ),
        FieldSpec(
            "evidence", QT_TRANSLATE_NOOP("fields", "Evidence needed"), FieldType.CHOICES, "evidence", terms="evidence"
        ),
        FieldSpec("pass_rate", QT_TRANSLATE_NOOP("fields", "Certificate from"), FieldType.INTEGER, "certificate"),
        _BATCH,
    ),
)

QUOTA = RecordSpec(
    "quota",
    QT_TRANSLATE_NOOP("fields", "Quota"),
    SyncClass.REPORT,
    (
        _row("activity_id", _ACTIVITY, "quota", "activity", required=True),
        FieldSpec("name", QT_TRANSLATE_NOOP("fields", "Quota name"), FieldType.TEXT, "quota", required=True),
        FieldSpec("places", QT_TRANSLATE_NOOP("fields", "Places"), FieldType.INTEGER, "quota", default=0),
        FieldSpec(
            "rule",
            QT_TRANSLATE_NOOP("fields", "Rule"),
            FieldType.CHOICE,
            "quota",
            options=(
                ("reserved", QT_TRANSLATE_NOOP("fields", "Kept for them")),
                ("at_most", QT_TRANSLATE_NOOP("fields", "At most so many of them")),
            ),
            default="reserved",
        ),
        FieldSpec(
            "categories",
            QT_TRANSLATE_NOOP("fields", "Who counts"),
            FieldType.CHOICES,
            "quota",
            terms="participant_category",
        ),
        FieldSpec("communities", QT_TRANSLATE_NOOP("fields", "From these communities"), FieldType.LONG_TEXT, "quota"),
        FieldSpec("age_from", QT_TRANSLATE_NOOP("fields", "Age from"), FieldType.INTEGER, "quota"),
        FieldSpec("age_to", QT_TRANSLATE_NOOP("fields", "Age to"), FieldType.INTEGER, "quota"),
        FieldSpec("release_at", QT_TRANSLATE_NOOP("fields", "Kept until"), FieldType.INSTANT, "quota"),
        FieldSpec("position", QT_TRANSLATE_NOOP("fields", "Position"), FieldType.INTEGER, "position", default=0),
    ),
)

QUOTA_TRANSFER = RecordSpec(
    "quota_transfer",
    QT_TRANSLATE_NOOP("fields", "Places handed to a desk"),
    SyncClass.CENTRE,
    (
        _row("activity_id", _ACTIVITY, "transfer", "activity", required=True),
        FieldSpec("from_desk", QT_TRANSLATE_NOOP("fields", "From desk"), FieldType.TEXT, "transfer", required=True),
        FieldSpec("to_desk", QT_TRANSLATE_NOOP("fields", "To desk"), FieldType.TEXT, "transfer", required=True),
        FieldSpec("places", QT_TRANSLATE_NOOP("fields", "Places"), FieldType.INTEGER, "transfer", required=True),
    ),
)

SESSION = RecordSpec(
    "activity_session",
    _SESSION,
    SyncClass.REPORT,
    (
        _row("activity_id", _ACTIVITY, "activity", "activity", required=True),
        FieldSpec("title", QT_TRANSLATE_NOOP("fields", "Session title"), FieldType.TEXT, "title"),
        FieldSpec(
            "starts_at",
            QT_TRANSLATE_NOOP("fields", "From"),
            FieldType.INSTANT,
            "slot",
            required=True,
            synonyms=("活动时间", "时间", "日期", "活动日期", "开始时间"),
        ),
        FieldSpec("ends_at", QT_TRANSLATE_NOOP("fields", "Until"), FieldType.INSTANT, "slot", required=True),
        FieldSpec("spaces", QT_TRANSLATE_NOOP("fields", "Spaces"), FieldType.ROWS, "slot", references="space"),
        FieldSpec(
            "place",
            QT_TRANSLATE_NOOP("fields", "Place"),
            FieldType.TEXT,
            "slot",
            synonyms=("活动地点", "地点", "场地", "举办地点", "place"),
        ),
        _row("booking_id", QT_TRANSLATE_NOOP("fields", "Booking"), "booking", "booking"),
        FieldSpec("content", QT_TRANSLATE_NOOP("fields", "Content"), FieldType.LONG_TEXT, "content"),
        FieldSpec("summary", QT_TRANSLATE_NOOP("fields", "Summary"), FieldType.LONG_TEXT, "summary"),
        FieldSpec("cancelled", QT_TRANSLATE_NOOP("fields", "Called off"), FieldType.BOOLEAN, "status", default=False),
        FieldSpec("cancel_reason", QT_TRANSLATE_NOOP("fields", "Reason"), FieldType.TEXT, "status"),
        FieldSpec("closed_at", QT_TRANSLATE_NOOP("fields", "Sign-in closed at"), FieldType.INSTANT, "figures"),
        FieldSpec("expected", QT_TRANSLATE_NOOP("fields", "Expected"), FieldType.INTEGER, "figures"),
        FieldSpec("present", QT_TRANSLATE_NOOP("fields", "Present"), FieldType.INTEGER, "figures"),
        FieldSpec("late", QT_TRANSLATE_NOOP("fields", "Late"), FieldType.INTEGER, "figures"),
        FieldSpec("excused", QT_TRANSLATE_NOOP("fields", "Excused"), FieldType.INTEGER, "figures"),
        FieldSpec("absent", QT_TRANSLATE_NOOP("fields", "Absent"), FieldType.INTEGER, "figures"),
        FieldSpec("walk_ins", QT_TRANSLATE_NOOP("fields", "Walk-ins"), FieldType.INTEGER, "figures"),
        FieldSpec("absence_reasons", QT_TRANSLATE_NOOP("fields", "Why absent"), FieldType.LONG_TEXT, "reasons"),
        _BATCH,
    ),
)

REGISTRATION_STATUS = (
    ("applied", QT_TRANSLATE_NOOP("fields", "Applied")),
    ("admitted", QT_TRANSLATE_NOOP("fields", "Admitted")),
    ("waiting", QT_TRANSLATE_NOOP("fields", "On the waiting list")),
    ("offered", QT_TRANSLATE_NOOP("fields", "Offered a place")),
    ("refused", QT_TRANSLATE_NOOP("fields", "Not admitted")),
    ("cancelled", QT_TRANSLATE_NOOP("fields", "Cancelled")),
)

REGISTRATION = RecordSpec(
    "registration",
    QT_TRANSLATE_NOOP("fields", "Registration"),
    SyncClass.CENTRE,
    (
        _row("activity_id", _ACTIVITY, "activity", "activity", required=True),
        _row("contact_id", QT_TRANSLATE_NOOP("fields", "Registered by"), "contact", "person", personal=True),
        FieldSpec(
            "community",
            QT_TRANSLATE_NOOP("fields", "Community"),
            FieldType.TEXT,
            "community",
            synonyms=("社区", "所属社区", "居住社区", "小区", "community"),
        ),
        FieldSpec("at", QT_TRANSLATE_NOOP("fields", "Registered at"), FieldType.INSTANT, "at", required=True),
        FieldSpec("desk", QT_TRANSLATE_NOOP("fields", "Registered at desk"), FieldType.TEXT, "at", form=False),
        FieldSpec("number", QT_TRANSLATE_NOOP("fields", "Number"), FieldType.TEXT, "number", form=False),
        FieldSpec(
            "status",
            QT_TRANSLATE_NOOP("fields", "State"),
            FieldType.CHOICE,
            "status",
            options=REGISTRATION_STATUS,
            default="applied",
            form=False,
        ),
        FieldSpec(
            "status_reason", QT_TRANSLATE_NOOP("fields", "Reason"), FieldType.TEXT, "status", personal=True, form=False
        ),
        FieldSpec(
            "offered_until", QT_TRANSLATE_NOOP("fields", "Offered until"), FieldType.INSTANT, "status", form=False
        ),
        FieldSpec(
            "over_quota",
            QT_TRANSLATE_NOOP("fields", "Confirmed above the quota"),
            FieldType.BOOLEAN,
            "status",
            default=False,
            form=False,
        ),
        FieldSpec("rank", QT_TRANSLATE_NOOP("fields", "Place in the ballot"), FieldType.INTEGER, "rank", form=False),
        FieldSpec(
            "note",
            QT_TRANSLATE_NOOP("fields", "Note"),
            FieldType.LONG_TEXT,
            "note",
            personal=True,
            synonyms=("备注", "说明", "note"),
        ),
        _BATCH,
    ),
    erasable=True,
)

PARTICIPANT = RecordSpec(
    "participant",
    QT_TRANSLATE_NOOP("fields", "Participant"),
    SyncClass.CENTRE,
    (
        _row(
            "registration_id",
            QT_TRANSLATE_NOOP("fields", "Registration"),
            "registration",
            "registration",
            required=True,
        ),
        _row("activity_id", _ACTIVITY, "registration", "activity", required=True),
        _row("person_id", QT_TRANSLATE_NOOP("fields", "Participant"), "person", "person", personal=True),
        FieldSpec(
            "categories",
            QT_TRANSLATE_NOOP("fields", "Counts as"),
            FieldType.CHOICES,
            "categories",
            terms="participant_category",
            synonyms=("家庭类别", "类别", "人员类别", "名额类别"),
        ),
        FieldSpec("age", QT_TRANSLATE_NOOP("fields", "Age"), FieldType.INTEGER, "age", form=False),
        FieldSpec("number", QT_TRANSLATE_NOOP("fields", "Number"), FieldType.TEXT, "number", form=False),
        FieldSpec(
            "grade", QT_TRANSLATE_NOOP("fields", "School grade"), FieldType.TEXT, "grade", synonyms=("年级", "班级")
        ),
        FieldSpec(
            "consent",
            QT_TRANSLATE_NOOP("fields", "Form of consent is here"),
            FieldType.BOOLEAN,
            "consent",
            default=False,
        ),
        FieldSpec(
            "withdrawn",
            QT_TRANSLATE_NOOP("fields", "Withdrawn"),
            FieldType.BOOLEAN,
            "withdrawn",
            default=False,
            form=False,
        ),
        FieldSpec(
            "withdraw_reason",
            QT_TRANSLATE_NOOP("fields", "Reason"),
            FieldType.TEXT,
            "withdrawn",
            personal=True,
            form=False,
        ),
        FieldSpec("note", QT_TRANSLATE_NOOP("fields", "Note"), FieldType.LONG_TEXT, "note", personal=True),
        _BATCH,
    ),
    erasable=True,
)

COLLECTOR = RecordSpec(
    "collector",
    QT_TRANSLATE_NOOP("fields", "May collect the children"),
    SyncClass.CENTRE,
    (
        _row(
            "registration_id",
            QT_TRANSLATE_NOOP("fields", "Registration"),
            "registration",
            "registration",
            required=True,
        ),
        FieldSpec(
            "name",
            QT_TRANSLATE_NOOP("fields", "Name"),
            FieldType.TEXT,
            "collector",
            required=True,
            personal=True,
            mask="name",
        ),
        FieldSpec(
            "relation", QT_TRANSLATE_NOOP("fields", "Relation to the child"), FieldType.TEXT, "collector", personal=True
        ),
        FieldSpec(
            "phone", QT_TRANSLATE_NOOP("fields", "Phone"), FieldType.PHONES, "collector", personal=True, mask="phone"
        ),
    ),
    erasable=True,
)

ATTENDANCE = RecordSpec(
    "attendance",
    QT_TRANSLATE_NOOP("fields", "Attendance"),
    SyncClass.CENTRE,
    (
        _row("session_id", _SESSION, "session", "activity_session", required=True),
        _row("participant_id", QT_TRANSLATE_NOOP("fields", "Participant"), "session", "participant"),
        _row("person_id", QT_TRANSLATE_NOOP("fields", "Walk-in"), "person", "person", personal=True),
        FieldSpec("headcount", QT_TRANSLATE_NOOP("fields", "People"), FieldType.INTEGER, "headcount", default=1),
        FieldSpec(
            "presence",
            QT_TRANSLATE_NOOP("fields", "State"),
            FieldType.CHOICE,
            "arrival",
            options=(
                ("arrived", QT_TRANSLATE_NOOP("fields", "Arrived")),
                ("late", QT_TRANSLATE_NOOP("fields", "Late")),
                ("excused", QT_TRANSLATE_NOOP("fields", "Excused")),
                ("absent", QT_TRANSLATE_NOOP("fields", "Absent")),
            ),
            form=False,
        ),
        FieldSpec("at", QT_TRANSLATE_NOOP("fields", "Arrived at"), FieldType.INSTANT, "arrival", form=False),
        FieldSpec("door", QT_TRANSLATE_NOOP("fields", "Door"), FieldType.TEXT, "arrival", form=False),
        FieldSpec("reason", QT_TRANSLATE_NOOP("fields", "Reason"), FieldType.TEXT, "arrival", personal=True),
        FieldSpec(
            "brought_by",
            QT_TRANSLATE_NOOP("fields", "Brought by"),
            FieldType.TEXT,
            "brought",
            personal=True,
            mask="name",
        ),
        FieldSpec("left_at", QT_TRANSLATE_NOOP("fields", "Left at"), FieldType.INSTANT, "leaving", form=False),
        FieldSpec(
            "left_early",
            QT_TRANSLATE_NOOP("fields", "Left early"),
            FieldType.BOOLEAN,
            "leaving",
            default=False,
            form=False,
        ),
        FieldSpec(
            "collected_by",
            QT_TRANSLATE_NOOP("fields", "Collected by"),
            FieldType.TEXT,
            "leaving",
            personal=True,
            mask="name",
        ),
        FieldSpec(
            "from_paper",
            QT_TRANSLATE_NOOP("fields", "Entered from the sheet"),
            FieldType.BOOLEAN,
            "paper",
            default=False,
            form=False,
        ),
    ),
    erasable=True,
)

DUTY = RecordSpec(
    "activity_duty",
    QT_TRANSLATE_NOOP("fields", "On duty at an activity"),
    SyncClass.CENTRE,
    (
        _row("activity_id", _ACTIVITY, "activity", "activity", required=True),
        _row("session_id", _SESSION, "session", "activity_session"),
        FieldSpec("name", QT_TRANSLATE_NOOP("fields", "Name"), FieldType.TEXT, "person", personal=True, mask="name"),
        _row("person_id", QT_TRANSLATE_NOOP("fields", "Person"), "person", "person", personal=True),
        FieldSpec(
            "role",
            QT_TRANSLATE_NOOP("fields", "Role"),
            FieldType.CHOICE,
            "role",
            options=(
                ("in_charge", QT_TRANSLATE_NOOP("fields", "In charge")),
                ("host", QT_TRANSLATE_NOOP("fields", "Moderator")),
                ("recorder", QT_TRANSLATE_NOOP("fields", "Recorder")),
                ("speaker", QT_TRANSLATE_NOOP("fields", "Speaker")),
                ("staff", QT_TRANSLATE_NOOP("fields", "Staff")),
                ("volunteer", QT_TRANSLATE_NOOP("fields", "Volunteer")),
            ),
            default="staff",
        ),
        FieldSpec("task", QT_TRANSLATE_NOOP("fields", "Task"), FieldType.TEXT, "role"),
        FieldSpec("minutes", QT_TRANSLATE_NOOP("fields", "Time served"), FieldType.MINUTES, "minutes"),
    ),
    erasable=True,
)

ARCHIVE_ITEM = RecordSpec(
    "archive_item",
    QT_TRANSLATE_NOOP("fields", "Archive"),
    SyncClass.REPORT,
    (
        _row("activity_id", _ACTIVITY, "key", "activity", required=True),
        FieldSpec(
            "kind",
            QT_TRANSLATE_NOOP("fields", "Evidence"),
            FieldType.CHOICE,
            "key",
            required=True,
            terms="evidence",
            form=False,
        ),
        FieldSpec("text", QT_TRANSLATE_NOOP("fields", "Text"), FieldType.LONG_TEXT, "text"),
        FieldSpec("done_on", QT_TRANSLATE_NOOP("fields", "Date"), FieldType.DATE, "done"),
        # Only programs before sync wrote a name here: evidence goes to the levels above, and names nobody.
        FieldSpec("by", QT_TRANSLATE_NOOP("fields", "By"), FieldType.TEXT, "done", form=False),
        FieldSpec("not_needed", QT_TRANSLATE_NOOP("fields", "Not needed, because"), FieldType.TEXT, "not_needed"),
    ),
)

PHOTO = RecordSpec(
    "photo",
    QT_TRANSLATE_NOOP("fields", "Photo"),
    SyncClass.REPORT,
    (
        _row("activity_id", _ACTIVITY, "photo", "activity"),
        FieldSpec(
            "sha256", QT_TRANSLATE_NOOP("fields", "Checksum"), FieldType.TEXT, "photo", required=True, form=False
        ),
        FieldSpec("width", QT_TRANSLATE_NOOP("fields", "Width"), FieldType.INTEGER, "photo", form=False),
        FieldSpec("height", QT_TRANSLATE_NOOP("fields", "Height"), FieldType.INTEGER, "photo", form=False),
        FieldSpec("size", QT_TRANSLATE_NOOP("fields", "Size"), FieldType.INTEGER, "photo", form=False),
        FieldSpec("taken_at", QT_TRANSLATE_NOOP("fields", "Taken at"), FieldType.INSTANT, "taken"),
        _row("session_id", _SESSION, "place", "activity_session"),
        FieldSpec(
            "evidence", QT_TRANSLATE_NOOP("fields", "Evidence"), FieldType.CHOICE, "place", terms="evidence", form=False
        ),
        FieldSpec("caption", QT_TRANSLATE_NOOP("fields", "Caption"), FieldType.TEXT, "caption"),
        FieldSpec("position", QT_TRANSLATE_NOOP("fields", "Position"), FieldType.INTEGER, "position", default=0),
        _row("station_id", QT_TRANSLATE_NOOP("fields", "Station"), "photo", "station"),
        _row("result_id", QT_TRANSLATE_NOOP("fields", "Result of an inspection"), "photo", "inspection_result"),
    ),
)

FEEDBACK = RecordSpec(
    "feedback",
    QT_TRANSLATE_NOOP("fields", "Feedback"),
    SyncClass.REPORT,
    (
        _row("activity_id", _ACTIVITY, "feedback", "activity", required=True),
        _row("session_id", _SESSION, "feedback", "activity_session"),
        FieldSpec("score", QT_TRANSLATE_NOOP("fields", "Score"), FieldType.INTEGER, "feedback", required=True),
        FieldSpec("count", QT_TRANSLATE_NOOP("fields", "Count"), FieldType.INTEGER, "feedback", default=1),
        FieldSpec("remark", QT_TRANSLATE_NOOP("fields", "Remark"), FieldType.TEXT, "remark"),
    ),
)

BALLOT = RecordSpec(
    "ballot",
    QT_TRANSLATE_NOOP("fields", "Ballot"),
    SyncClass.CENTRE,
    (
        _row("activity_id", _ACTIVITY, "list", "activity", required=True),
        FieldSpec("listed_at", QT_TRANSLATE_NOOP("fields", "List closed at"), FieldType.INSTANT, "list", form=False),
        FieldSpec(
            "listed", QT_TRANSLATE_NOOP("fields", "Numbers in the ballot"), FieldType.LONG_TEXT, "list", form=False
        ),
        FieldSpec("seed", QT_TRANSLATE_NOOP("fields", "Seed"), FieldType.TEXT, "list"),
        FieldSpec("drawn_at", QT_TRANSLATE_NOOP("fields", "Drawn at"), FieldType.INSTANT, "draw", form=False),
        FieldSpec("result", QT_TRANSLATE_NOOP("fields", "Result"), FieldType.LONG_TEXT, "draw", form=False),
    ),
)

ACTIVITY_RECORDS: tuple[RecordSpec, ...] = (
    CAMPAIGN, ACTIVITY_TEMPLATE, ACTIVITY, QUOTA, QUOTA_TRANSFER, SESSION, REGISTRATION, PARTICIPANT, COLLECTOR,
    ATTENDANCE, DUTY, ARCHIVE_ITEM, PHOTO, FEEDBACK, BALLOT,
)  # fmt: skip
