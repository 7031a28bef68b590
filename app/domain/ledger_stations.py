"""Lists of stations (驿站清单): what they may hold, and how a row becomes a station."""

from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import checks, stations
from app.domain.ledger_bookings import place_key
from app.domain.ledger_headings import Column, Entry, LedgerKind, Reading, helping, of
from app.domain.ledger_people import NOTE
from app.domain.ledger_rows import Fingerprint, Row, Sheet, Unreadable
from app.domain.ledger_values import cell_text, is_nothing, parse_phone, words
from app.domain.opening_words import parse_opening
from app.domain.station_records import STATION, STATION_KEEPER, STATION_SERVICE

LONGEST_NAME = 60
LONGEST_TEXT = 200

_station, _keeper = STATION.by_name, STATION_KEEPER.by_name
STATION_COLUMNS: tuple[Column, ...] = (
    of(_station["name"], Reading.TEXT, "站点 驿站名 服务站名称 服务点名称 司机之家名称 阵地名称 点位名称 station"),
    of(_station["number"], Reading.TEXT, "站号 驿站编号 站点编号 序 号 no no. #"),
    of(_station["kind"], Reading.TERMS, "驿站类型 驿站类别 性质 type category"),
    of(_station["level"], Reading.TEXT, "驿站等级 站点等级 建设标准 标准"),
    of(_station["address"], Reading.TEXT, "驿站地址 站点地址 具体地址 所在地址 所在位置 具体位置 地点"),
    of(_station["community"], Reading.TEXT, "所在社区 村居 社区名称"),
    of(_station["hours"], Reading.TEXT, "开放 开门时间 运营时间 开放时间段 对外开放时间 时间 open opening_hours"),
    of(
        _keeper["name"],
        Reading.NAME,
        "看护 看护人姓名 负责人姓名 站长 站长姓名 责任人 联络人 值守人 管理人员 manager",
        name="keeper",
    ),
    of(
        _keeper["phone"],
        Reading.PHONES,
        """
        看护人电话 看护人联系电话 负责人联系电话 负责人手机 站长电话 联系人电话 联系方式 联系号码 手机 手机号 手机号码
        管理员电话 责任人电话 tel telephone mobile
        """,
        name="phones",
    ),
    of(
        STATION_SERVICE.by_name["code"],
        Reading.TERMS,
        """
        设施设备 设备设施 配套设施 配备设施 服务项目 服务内容 服务功能 功能 配置 配备 主要设施 现有设施 便民设施
        facilities equipment services
        """,
        name="services",
    ),
    of(_station["longitude"], Reading.TEXT, "经度坐标 东经 x坐标 lon long"),
    of(_station["latitude"], Reading.TEXT, "纬度坐标 北纬 y坐标"),
    helping(
        "place",
        QT_TRANSLATE_NOOP("ledger", "Longitude and latitude"),
        Reading.TEXT,
        "经纬度 坐标 地理坐标 定位 位置坐标 经纬度坐标 coordinates position gps",
    ),
    NOTE,
)
"""What a list of stations may hold; `place` is longitude and latitude in one cell."""

_LEVEL_OF = (("扩展", "extended"), ("提升", "extended"), ("基础", "basic"), ("标准", "basic"))


def station_fingerprint(name: str) -> Fingerprint:
    """The natural key of a station: its name, however it is written."""
    return (place_key(name),)


def read_station(sheet: Sheet, row: Row) -> Entry:
    """Make a station of a row."""
    notes: list[str] = []
    name = sheet.text(row, "name")
    if name is None:
        raise Unreadable(sheet.lacks(row, "name") or translate("ledger", "There is no name."))
    if len(name) > LONGEST_NAME:
        raise Unreadable(translate("errors", "At most {n} characters.").format(n=LONGEST_NAME))
    keeper, phones = _keeper_of(sheet, row)
    codes, _ = sheet.term(row, "services")
    if beyond := _beyond(sheet, row):
        notes.append(translate("ledger", "Also there: {features}").format(features=beyond))
    longitude, latitude = _place(sheet, row, notes)
    values: dict[str, Any] = {
        "name": name,
        "number": (sheet.text(row, "number") or "")[:20] or None,
        "kind": _kind(sheet, row, name, notes),
        "level": _level(sheet, row),
        "address": (sheet.text(row, "address") or "")[:LONGEST_TEXT] or None,
        "community": (sheet.text(row, "community") or "")[:LONGEST_NAME] or None,
        "hours": _hours(sheet, row, notes),
        "longitude": longitude,
        "latitude": latitude,
        "keeper": keeper,
        "phones": phones,
        "services": tuple((codes or "").split()),
        "note": sheet.note(row, notes),
    }
    return Entry(values, station_fingerprint(name))


def _keeper_of(sheet: Sheet, row: Row) -> tuple[str, str]:
    """Who keeps it, and their number.

    What can't be dialled stands with the name: a station's notes leave the centre.
    """
    keeper, phone = sheet.text(row, "keeper") or "", parse_phone(sheet.value(row, "phones"))
    if phone.unread:
        keeper = f"{keeper} {phone.unread}".strip()
        if phone.numbers is None:
            message = translate("ledger", "The phone number can't be dialled: “{text}”.")
            row.warnings.append(message.format(text=phone.unread))
    keeper = "".join(char for char in keeper if char.isprintable())[: checks.NAME_LONGEST].strip()
    return keeper, phone.numbers or ""


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


def _level(sheet: Sheet, row: Row) -> str:
    text = sheet.text(row, "level") or ""
    return next((code for sign, code in _LEVEL_OF if sign in text), text if text == "extended" else "basic")


def _beyond(sheet: Sheet, row: Row) -> str:
    """What the catalogue has no entry for."""
    text, catalogue = sheet.text(row, "services"), sheet.words.get(sheet.kind.column("services").terms or "")
    return catalogue.beyond(text) if text and catalogue else text or ""


def _hours(sheet: Sheet, row: Row, notes: list[str]) -> str | None:
    text = sheet.text(row, "hours")
    if text is None:
        return None
    if len(text) > LONGEST_TEXT:
        notes.append(translate("ledger", "Opening hours as written: {text}").format(text=text))
        text = text[: LONGEST_TEXT - 1] + "…"
    if parse_opening(text) is None:
        message = translate("ledger", "These opening hours can't be read; they are kept as written: “{text}”.")
        row.warnings.append(message.format(text=text))
    return text


def _place(sheet: Sheet, row: Row, notes: list[str]) -> tuple[int | None, int | None]:
    """Longitude and latitude, of two cells or of one; nothing of what can't be right."""
    cells = [sheet.value(row, name) for name in ("longitude", "latitude")]
    if all(map(is_nothing, cells)):
        cells = [sheet.value(row, "place")]
    if all(map(is_nothing, cells)):
        return None, None
    text = ", ".join(map(cell_text, cells))
    try:
        return stations.parse_place(text) or (None, None)
    except UserError:
        notes.append(translate("ledger", "Position as written: {text}").format(text=text))
        message = translate("ledger", "This is no longitude and latitude, so the map can't show it: “{text}”.")
        row.warnings.append(message.format(text=text))
        return None, None


STATIONS = LedgerKind(
    "stations",
    STATION_COLUMNS,
    (("name",),),
    read_station,
    marks=("name", "address", "hours"),
    others=(),
    left_out=frozenset(
        words(
            "照片 图片 状态 数量 面积 街道 所属街道 区 建成时间 建设时间 启用时间 主管单位 建设单位 运营单位 是否挂牌"
        )
    ),
)
