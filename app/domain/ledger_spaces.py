"""Lists of spaces: what they may hold, and how a row becomes a space."""

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.ledger_bookings import place_key
from app.domain.ledger_headings import Column, Entry, LedgerKind, Reading, helping, of
from app.domain.ledger_people import NOTE
from app.domain.ledger_rows import Fingerprint, Row, Sheet, Unreadable
from app.domain.ledger_values import cell_text, is_nothing, parse_about, says_seats, words
from app.domain.opening_words import parse_opening
from app.domain.records import SPACE
from app.domain.spaces import Opening

STUDY = "study"
"""The kind of space that is booked by its seats."""
MOST_PEOPLE = 100_000
MOST_SEATS = 500
"""Seats that a plan holds."""
LONGEST_NAME = 30
LONGEST_TEXT = 200

_space = SPACE.by_name
SPACE_COLUMNS: tuple[Column, ...] = (
    of(
        _space["name"],
        Reading.TEXT,
        """
        场地名 场馆 场馆名称 教室名称 会议室名称 功能室 功能室名称 场室 场室名称 房间名称 空间 空间名称 阵地名称
        space_name room_name hall venue name
        """,
    ),
    of(
        _space["kind"],
        Reading.TERMS,
        "场地类别 功能 功能类型 用途 主要用途 功能分类 场馆类型 房间类型 性质 type category",
    ),
    of(
        _space["capacity"],
        Reading.COUNT,
        """
        容纳 可容纳 容纳量 最大容量 最大人数 最多人数 可用人数 规模 座位数量 座位容量 定员 holds people size
        max_people
        """,
    ),
    of(
        _space["location"],
        Reading.TEXT,
        "所在位置 所在楼层 具体位置 地址 场地位置 楼栋 楼号 层数 房间号 房号 floor where address building",
    ),
    of(
        _space["features"],
        Reading.TERMS,
        "设备设施 设施设备 配备设备 配备设施 现有设备 主要设备 硬件 硬件设施 配备 器材 equipment facilities amenities",
    ),
    of(
        _space["opening"],
        Reading.TEXT,
        """
        开放时间段 可预约时间 可用时间 使用时间 服务时间 营业时间 开馆时间 可预约时段 预约时间 时间 hours open
        opening_times
        """,
    ),
    helping(
        "seats",
        QT_TRANSLATE_NOOP("ledger", "Seats"),
        Reading.COUNT,
        "座位 席位 席位数 阅览座位 自习座位 书房座位 可预约座位 座席 seats",
    ),
    NOTE,
)
"""What a list of spaces may hold. `seats` says how many numbered seats a study room has."""


def space_fingerprint(name: str) -> Fingerprint:
    """The natural key of a space: its name, however it is written."""
    return (place_key(name),)


def read_space(sheet: Sheet, row: Row) -> Entry:
    """Make a space of a row."""
    notes: list[str] = []
    name = sheet.text(row, "name")
    if name is None:
        raise Unreadable(sheet.lacks(row, "name") or translate("ledger", "There is no name."))
    if len(name) > LONGEST_NAME:
        raise Unreadable(translate("errors", "At most {n} characters.").format(n=LONGEST_NAME))
    kind = _kind(sheet, row, name, notes)
    capacity = _count(sheet, row, "capacity", notes)
    seats = _count(sheet, row, "seats", notes)
    if seats is None and says_seats(sheet.value(row, "capacity")):
        seats = capacity
    if seats is not None:
        capacity = capacity or seats
        if kind not in (None, STUDY):
            # A meeting room with twenty seats is still booked as a whole.
            seats = None
        elif seats > MOST_SEATS:
            seats = None
            row.warnings.append(
                translate("ledger", "A plan holds {n} seats at most: none were laid out.").format(n=MOST_SEATS)
            )
    features, _ = sheet.term(row, "features")
    if beyond := _beyond(sheet, row, "features"):
        notes.append(translate("ledger", "Also there: {features}").format(features=beyond))
    opening = _opening(sheet, row, notes)
    values = {
        "name": name,
        "kind": kind,
        "capacity": capacity,
        "location": _fitting(row, sheet.text(row, "location")),
        "features": features,
        "opening": opening,
        "seats": seats,
        "note": _fitting(row, sheet.note(row, notes)),
    }
    return Entry(values, space_fingerprint(name))


def _fitting(row: Row, text: str | None) -> str | None:
    if text is None or len(text) <= LONGEST_TEXT:
        return text
    row.warnings.append(translate("ledger", "Cut to {n} characters: “{text}”.").format(n=LONGEST_TEXT, text=text))
    return text[: LONGEST_TEXT - 1] + "…"


def _beyond(sheet: Sheet, row: Row, target: str) -> str:
    """What the catalogue has no entry for."""
    text, catalogue = sheet.text(row, target), sheet.words.get(sheet.kind.column(target).terms or "")
    return catalogue.beyond(text) if text and catalogue else text or ""


def _kind(sheet: Sheet, row: Row, name: str, notes: list[str]) -> str | None:
    """The kind as it is written, else the one the name tells."""
    codes, written = sheet.term(row, "kind")
    if codes:
        return codes.partition(" ")[0]
    if written:
        notes.append(translate("ledger", "Kind as written: {text}").format(text=written))
    catalogue = sheet.words.get(sheet.kind.column("kind").terms or "")
    told = catalogue.find(name)[0] if catalogue else None
    return told.partition(" ")[0] if told else None


def _count(sheet: Sheet, row: Row, target: str, notes: list[str]) -> int | None:
    value = sheet.value(row, target)
    if is_nothing(value):
        return None
    count = parse_about(value)
    if count is None or not 1 <= count <= MOST_PEOPLE:
        label = sheet.kind.column(target).label
        kept = translate("ledger", "{label}: {text}").format(label=label, text=cell_text(value))
        notes.append(kept)
        row.warnings.append(translate("ledger", "This is no number: “{text}”.").format(text=cell_text(value)))
        return None
    return count


def _opening(sheet: Sheet, row: Row, notes: list[str]) -> Opening | None:
    text = sheet.text(row, "opening")
    if text is None:
        return None
    found = parse_opening(text)
    if found is None:
        notes.append(translate("ledger", "Opening hours as written: {text}").format(text=text))
        message = translate("ledger", "These opening hours can't be read, so the centre's own hold: “{text}”.")
        row.warnings.append(message.format(text=text))
    return found


SPACES = LedgerKind(
    "spaces",
    SPACE_COLUMNS,
    (("name",),),
    read_space,
    marks=("name", "capacity", "location"),
    others=(),
    left_out=frozenset(
        words("序号 编号 序 号 no no. # 面积 管理员 负责人 联系人 联系电话 电话 照片 图片 状态 数量 收费 费用 价格")
    ),
)
