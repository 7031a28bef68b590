"""Every part of the kit on one page, in any look: `python -m app gallery`."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.paths import resource
from app.ui.kit import i18n, theme
from app.ui.kit.jobs import Jobs
from app.ui.kit.table_model import Column
from app.ui.kit.theme import Painted, Theme
from app.ui.kit.widgets import (
    Avatar,
    Banner,
    Button,
    Card,
    CheckBox,
    CountPill,
    EmptyState,
    FilterChips,
    FormRow,
    Ghost,
    HourBars,
    Item,
    KeyHint,
    KeyTile,
    Label,
    Mark,
    MeterBar,
    NumberField,
    Place,
    ProgressView,
    RadioGroup,
    Scroll,
    SearchBox,
    SegmentedControl,
    Select,
    StatTile,
    StatusPill,
    TabBar,
    TextField,
    Timeline,
    TimelineBlock,
    TimelineRow,
    TimelineSpan,
    Toast,
    ToastStack,
    TwoLineList,
    column,
    row,
)
from app.ui.kit.widgets.conflict_compare import CompareField, CompareSide, ConflictCompare
from app.ui.kit.widgets.group_table import GroupCell, GroupColumn, GroupRow, GroupTable, RowGroup
from app.ui.kit.widgets.month_grid import MonthDay, MonthGrid
from app.ui.kit.widgets.photo_strip import PhotoStrip, StripPhoto
from app.ui.kit.widgets.quota_bar import QuotaBar, QuotaSeats
from app.ui.kit.widgets.record_table import RecordTable
from app.ui.kit.widgets.seat_plan import PlanSeat, SeatPlan
from app.ui.kit.widgets.site_map import MapSite, SiteMap
from app.ui.kit.widgets.site_tree import SiteNode, SiteTree


class Swatch(Painted, QWidget):
    """A colour."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.setFixedHeight(36)
        self.setMinimumWidth(48)

    def paintEvent(self, event: QPaintEvent) -> None:
        edge = "hairline" if self._token in ("ground", "surface", "raised", "sunken", "select") else None
        theme.rounded(QPainter(self), QRectF(self.rect()), 6, self._token, edge)


@dataclass(frozen=True)
class _Booking:
    time: str
    purpose: str
    person: str
    space: str
    phone: str
    state: str


_BOOKINGS = {
    number: _Booking(*cells)
    for number, cells in enumerate(
        (
            ("19:30", "党员夜学:民法典与小区治理", "罗建平", "一号会议室", "13800000117", "confirmed"),
            ("20:30", "家长读书会", "唐晓峰", "三号会议室", "15900006673", "requested"),
            ("18:30", "民意速办回访沟通", "邓文博", "三号会议室", "13600009021", "in_use"),
            ("18:00", "自习", "叶子涵", "书房研讨间", "15000002069", "no_show"),
            ("09:30", "物业座谈", "何建中", "二号会议室", "13700005560", "cancelled"),
        )
    )
}


def _state(code: str) -> tuple[str, str, str | None]:
    return {
        "requested": (translate("gallery", "Waiting"), "warn", "hourglass"),
        "confirmed": (translate("gallery", "Confirmed"), "info", "circle-check"),
        "in_use": (translate("gallery", "In use"), "live", "circle-play"),
        "completed": (translate("gallery", "Done"), "idle", "check"),
        "cancelled": (translate("gallery", "Cancelled"), "void", "ban"),
        "no_show": (translate("gallery", "No-show"), "bad", "user-x"),
        "waitlisted": (translate("gallery", "In line"), "wait", "list-plus"),
    }[code]


_EDGES = {"requested": "dashed", "waitlisted": "dotted"}
_ROOMS = (("多功能厅", 120), ("路演厅", 60), ("一号会议室", 20), ("二号会议室", 12), ("舞蹈室", 25), ("书房研讨间", 6))
_HOURS: tuple[tuple[int, float, float, str, str], ...] = (
    (0, 9, 11.5, "主题党日", "completed"),
    (0, 14, 16.5, "合唱排练", "completed"),
    (0, 19.5, 21.5, "社区观影", "confirmed"),
    (1, 10, 12, "青创路演", "completed"),
    (1, 14, 15.5, "宣讲", "no_show"),
    (1, 20, 21, "夜校心肺复苏", "confirmed"),
    (1, 21.5, 23, "彩排", "requested"),
    (2, 8.5, 10, "晨会", "completed"),
    (2, 17.5, 19, "议事会", "in_use"),
    (2, 19.5, 21, "党员夜学：民法典与小区治理", "confirmed"),
    (3, 9.5, 11.5, "物业座谈", "cancelled"),
    (3, 18, 20, "青年创业沙龙", "in_use"),
    (3, 23, 25.5, "深夜骑手座谈", "confirmed"),
    (4, 15, 16.5, "街舞", "completed"),
    (4, 18.5, 20.25, "广场舞", "confirmed"),
    (4, 18.5, 20.25, "何秀兰", "waitlisted"),
    (4, 20.5, 21.5, "八段锦", "confirmed"),
    (5, 13, 17, "论文小组", "completed"),
    (5, 18, 18.5, "自习", "no_show"),
    (5, 19, 22, "法考备考小组", "confirmed"),
    (5, 22.5, 26, "夜间自习小组", "confirmed"),
)
"""Row, hours of the day (past 24 on the next one), title and state of some bookings."""


def _moment(hour: float) -> datetime:
    return datetime(2026, 7, 18, tzinfo=UTC) + timedelta(hours=hour)


def _fill(line: Timeline, first: float, last: float, rooms: int) -> None:
    """Let a timeline show the sample day."""
    people = translate("gallery", "people")
    closed = (
        TimelineSpan(_moment(17.5), _moment(19.25), translate("gallery", "Setting up")),
        TimelineSpan(_moment(22), _moment(30), translate("gallery", "Closed at night")),
    )
    line.set_range(_moment(first), _moment(last), UTC)
    line.set_rows(
        [
            TimelineRow(place, name, f"{size} {people}", closed if place == 0 else ())
            for place, (name, size) in enumerate(_ROOMS[:rooms])
        ]
    )
    blocks = []
    for number, (place, start, end, title, code) in enumerate(_HOURS):
        word, tone, icon = _state(code)
        blocks.append(
            TimelineBlock(
                number,
                (place,),
                _moment(start),
                _moment(end),
                title,
                word,
                icon,
                tone,
                _EDGES.get(code, "solid"),
                struck=code == "cancelled",
                flagged=title == "法考备考小组",
            )
        )
    line.set_blocks(blocks)
    line.set_now(_moment(18 + 40 / 60))


def _mask(phone: str) -> str:
    return phone[:3] + "****" + phone[-4:]


class Gallery(QWidget):
    """The page. `switch(theme)` is called by the switches at its top; `jobs` reads the table's rows."""

    def __init__(
        self, jobs: Jobs, switch: Callable[[Theme], object] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("gallery", "Parts"))
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._jobs = jobs
        self._switch = switch
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll(spacing=16, margins=(32, 20, 32, 24))
        whole.addWidget(scroll)
        page = scroll.inner
        page.addLayout(self._header())
        for pair, shares in (
            ((self._colours(), self._text()), (1, 1)),
            ((self._buttons(), self._form()), (1, 1)),
            ((self._filters(), self._states()), (1, 2)),
            ((self._figures(), self._hours()), (2, 1)),
            ((self._table(), self._list()), (2, 1)),
            ((self._timeline(),), (1,)),
            ((self._strip(),), (1,)),
            ((self._month(), self._seats()), (3, 2)),
            ((self._photos(), self._sites()), (3, 2)),
            ((self._groups(), self._quotas()), (3, 2)),
            ((self._conflict(), self._tree()), (2, 1)),
            ((self._empty(), self._progress(), self._toasts()), (1, 1, 1)),
        ):
            line = QHBoxLayout()
            line.setSpacing(16)
            for card, share in zip(pair, shares, strict=True):
                line.addWidget(card, share)
            page.addLayout(line)
        page.addStretch(1)
        self.toasts = ToastStack(self)

    def _header(self) -> QHBoxLayout:
        look = theme.current()
        self.looks = SegmentedControl(
            [
                ("light", translate("gallery", "By day"), "sun"),
                ("dark", translate("gallery", "By night"), "moon"),
            ],
            look.name,
            name=translate("gallery", "Look"),
        )
        self.types = SegmentedControl(
            [("normal", translate("gallery", "Normal")), ("large", translate("gallery", "Large"))],
            look.type,
            name=translate("gallery", "Type size"),
        )
        self.looks.changed.connect(lambda _key: self._look())
        self.types.changed.connect(lambda _key: self._look())
        say = Label(translate("gallery", "One set of sizes, colours and keys, day and night"), tone="muted", elide=True)
        line = row(Mark(28), Label(translate("gallery", "Parts"), "title"), say, self.types, self.looks, spacing=12)
        return line

    def _look(self) -> None:
        if self._switch is not None:
            self._switch(Theme(self.looks.value(), self.types.value()))

    def _colours(self) -> Card:
        card = Card(translate("gallery", "Colours"), translate("gallery", "Red is who we are and the one thing to do"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        tokens = (
            ("ground", translate("gallery", "Ground")),
            ("surface", translate("gallery", "Surface")),
            ("raised", translate("gallery", "Raised")),
            ("sunken", translate("gallery", "Sunken")),
            ("text", translate("gallery", "Text")),
            ("muted", translate("gallery", "Muted")),
            ("accent-fill", translate("gallery", "Accent")),
            ("focus", translate("gallery", "Place")),
            ("select", translate("gallery", "Selected")),
            ("line", translate("gallery", "Edge")),
            ("hairline", translate("gallery", "Hairline")),
            ("now", translate("gallery", "Now")),
        )
        for place, (token, label) in enumerate(tokens):
            grid.addLayout(column(Swatch(token), Label(label, "caption", "muted"), spacing=4), place // 6, place % 6)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _text(self) -> Card:
        card = Card(translate("gallery", "Text"), translate("gallery", "Five sizes, two weights"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for place, (size, role, text) in enumerate(
            (
                ("28 / 36", "figure", translate("gallery", "1,284 visits")),
                ("20 / 28", "title", translate("gallery", "Little scientists, second term")),
                ("16 / 24", "heading", translate("gallery", "Rest station, 6 minutes on foot")),
                ("14 / 20", "body", translate("gallery", "42 people here, 3 meeting rooms in use")),
                ("12 / 16", "caption", translate("gallery", "139****6021, 12 minutes ago")),
            )
        ):
            grid.addWidget(Label(size, "caption", "muted"), place, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Label(text, role, elide=True), place, 1)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _buttons(self) -> Card:
        card = Card(translate("gallery", "Buttons"), translate("gallery", "36 high, one red button in view"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        heads = (
            translate("gallery", "Rest"),
            translate("gallery", "Over"),
            translate("gallery", "Down"),
            translate("gallery", "Focus"),
            translate("gallery", "Off"),
        )
        for place, head in enumerate(heads, 1):
            label = Label(head, "caption", "muted")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, 0, place)
        kinds = (
            ("primary", translate("gallery", "Primary"), translate("gallery", "Sign in"), None, "↵"),
            ("secondary", translate("gallery", "Usual"), translate("gallery", "Print"), "printer", None),
            ("ghost", translate("gallery", "Quiet"), translate("gallery", "Today"), None, None),
            ("danger", translate("gallery", "Danger"), translate("gallery", "Void"), "ban", None),
        )
        for line, (kind, name, text, icon, key) in enumerate(kinds, 1):
            grid.addWidget(Label(name, "caption", "muted"), line, 0)
            for place, state in enumerate((None, "hover", "press", "focus", "off"), 1):
                button = Button(text, kind, icon=icon, key=key)
                grid.addWidget(button, line, place)
                if state == "off":
                    button.setEnabled(False)
                elif state:
                    button.freeze(state)
        for place in range(1, 6):
            grid.setColumnStretch(place, 1)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _form(self) -> Card:
        card = Card(
            translate("gallery", "Form"), translate("gallery", "Beside the field: what is wrong, and how to mend it")
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        host = TextField("罗建")
        host.freeze_focus()
        phone = FormRow(translate("gallery", "Phone"), TextField("1395510602"))
        phone.set_error(translate("gallery", "One digit short: a mobile has 11"))
        staff = TextField("陈晓彤")
        staff.set_read_only(True)
        rooms = Select([(1, "一号会议室"), (2, "二号会议室"), (3, "三号会议室")])
        rooms.set_value(1)
        rows: tuple[QWidget, ...] = (
            FormRow(translate("gallery", "Name"), TextField("张硕")),
            FormRow(translate("gallery", "Host"), host, hint=translate("gallery", "Typing")),
            phone,
            FormRow(translate("gallery", "Space"), rooms),
            FormRow(translate("gallery", "Companions"), NumberField(2, unit=translate("gallery", "people"))),
            FormRow(translate("gallery", "Recorded by"), staff, hint=translate("gallery", "Filled in for you")),
            CheckBox(translate("gallery", "Safety notes read"), True),
            CheckBox(translate("gallery", "Needs a wheelchair")),
        )
        for place, each in enumerate(rows):
            grid.addWidget(each, place // 3, place % 3, Qt.AlignmentFlag.AlignTop)
        who = RadioGroup(
            [("self", translate("gallery", "Self")), ("other", translate("gallery", "For another"))],
            name=translate("gallery", "Who applies"),
        )
        who.set_value("self")
        grid.addWidget(who, 2, 2)
        for place in range(3):
            grid.setColumnStretch(place, 1)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _filters(self) -> Card:
        card = Card(translate("gallery", "Filters and keys"), translate("gallery", "What is on has a tick"), spacing=12)
        chips = FilterChips(
            [
                ("here", translate("gallery", "Here"), 42),
                ("expected", translate("gallery", "Expected"), 17),
                ("left", translate("gallery", "Left"), 96),
            ],
            name=translate("gallery", "State"),
        )
        chips.set_keys(["here"])
        card.add(chips)
        span = SegmentedControl(
            [
                ("day", translate("gallery", "Day")),
                ("week", translate("gallery", "Week")),
                ("month", translate("gallery", "Month")),
            ],
            name=translate("gallery", "Span"),
        )
        search = SearchBox(translate("gallery", "Name, pinyin, last digits"), key="/")
        line = row(span, search, spacing=8)
        card.body.addLayout(line)
        tiles = row(spacing=8)
        for key, text in (
            ("1", translate("gallery", "Errand")),
            ("2", translate("gallery", "Reading")),
            ("5", translate("gallery", "Rest stop")),
        ):
            tile = KeyTile(key, text)
            tile.setChecked(key == "5")
            tiles.addWidget(tile)
        tiles.addWidget(KeyTile("Q", count=38, checkable=False, name=translate("gallery", "Riders, water")))
        card.body.addLayout(tiles)
        keys = QHBoxLayout()
        keys.setSpacing(8)
        for key, text in (
            ("F2", translate("gallery", "Visit")),
            ("F4", translate("gallery", "Tally")),
            ("Ctrl+K", translate("gallery", "Find")),
            ("Ctrl+Z", translate("gallery", "Undo")),
        ):
            keys.addWidget(KeyHint(key))
            keys.addWidget(Label(text, "caption", "muted"))
        keys.addStretch(1)
        card.body.addLayout(keys)
        card.body.addStretch(1)
        return card

    def _states(self) -> Card:
        card = Card(translate("gallery", "States"), translate("gallery", "Colour, icon and word"), spacing=16)
        first = QHBoxLayout()
        first.setSpacing(12)
        for code in ("requested", "confirmed", "in_use", "completed", "cancelled", "no_show", "waitlisted"):
            first.addStretch(1)
            first.addWidget(StatusPill(*_state(code)))
        first.addStretch(1)
        card.body.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addStretch(1)
        for pill in (
            StatusPill(translate("gallery", "In order"), "good", "circle-check"),
            StatusPill(translate("gallery", "Out of stock"), "warn", "package-open"),
            StatusPill(translate("gallery", "2 days overdue"), "bad", "clipboard-check"),
            StatusPill(translate("gallery", "Waiting for data"), "info", "hourglass"),
            StatusPill(translate("gallery", "Closed"), "idle", "moon"),
            CountPill(5),
            Avatar("陈"),
        ):
            second.addWidget(pill)
        second.addStretch(1)
        card.body.addLayout(second)
        meters = QHBoxLayout()
        meters.setSpacing(12)
        for value, most in ((26, 30), (97, 120), (42, 120), (131, 120)):
            meters.addWidget(MeterBar(value, most, name=f"{value} / {most}"))
            meters.addWidget(Label(f"{value} / {most}", "caption", "muted"))
        card.body.addLayout(meters)
        card.body.addStretch(1)
        return card

    def _figures(self) -> Card:
        card = Card(translate("gallery", "Figures"), translate("gallery", "Each opens the rows behind it"))
        line = row(
            StatTile(
                translate("gallery", "Visits today"),
                "353",
                translate("gallery", "visits"),
                translate("gallery", "25 more than last Saturday"),
                line=(5, 7, 4, 9, 7, 10, 8, 12),
            ),
            StatTile(
                translate("gallery", "Satisfied"),
                "99.96",
                "%",
                translate("gallery", "2,246 calls this month"),
                line=(3, 5, 4, 8, 6, 10, 9),
            ),
            StatTile(
                translate("gallery", "Station tally"),
                "215",
                translate("gallery", "visits"),
                translate("gallery", "126 riders, 59 %"),
                line=(4, 5, 3, 7, 8, 7, 10),
            ),
            spacing=16,
        )
        card.body.addLayout(line)
        card.body.addStretch(1)
        return card

    def _hours(self) -> Card:
        card = Card(translate("gallery", "By the hour"), translate("gallery", "Grey ticks: the last four weeks"))
        values = [22, 42, 64, 52, 59, 34, 55, 69, 56, 66, 33, *[None] * 13]
        usual = [16, 38, 56, 55, 63, 41, 49, 59, 53, 58, 52, 55, 45, 31, 20, 14, 9, 6, 5, 5, 6, 8, 11, 14]
        card.add(HourBars(values, usual, now=10, name=translate("gallery", "Visits by the hour")), 1)
        return card

    def _table(self) -> Card:
        card = Card(translate("gallery", "Table"), translate("gallery", "Rows 40, compact 32"), padding=0)
        card.body.setContentsMargins(0, 0, 0, 0)
        card.head.add(Button(translate("gallery", "Copy"), icon="copy", small=True))
        card.head.add(Button(translate("gallery", "Export what is shown"), icon="download", small=True))
        self.table = RecordTable(
            [
                Column("time", translate("gallery", "Time"), 80),
                Column("purpose", translate("gallery", "Purpose"), stretch=True, strong=False),
                Column("person", translate("gallery", "Applicant"), 96),
                Column("space", translate("gallery", "Space"), 104),
                Column("phone", translate("gallery", "Phone"), 116, mask=_mask),
                Column("state", translate("gallery", "State"), 120, pill=_state),
            ],
            lambda ids: [_BOOKINGS[each] for each in ids],
            self._jobs,
            name=translate("gallery", "Bookings"),
            muted=lambda booking: booking.state == "cancelled",
            struck=lambda booking: booking.state == "cancelled",
        )
        self.table.set_sort("time", True)
        self.table.set_ids(list(_BOOKINGS))
        self.table.select_row(2)
        self.table.sort_asked.connect(self._sort)
        card.add(self.table, 1)
        card.setMinimumHeight(theme.metrics().row * 6 + 64)
        return card

    def _sort(self, key: str, descending: bool) -> None:
        ids = sorted(_BOOKINGS, key=lambda each: getattr(_BOOKINGS[each], key), reverse=descending)
        self.table.set_ids(ids, keep_rows=True)

    def _list(self) -> Card:
        card = Card(translate("gallery", "List"), translate("gallery", "Two lines, one key away"), padding=0)
        found = TwoLineList(
            [
                Item(
                    1,
                    "张硕",
                    translate("gallery", "Last 16 July, rest, locker 07"),
                    note="zhāng shuò",
                    marks=((0, 2), (6, 2)),
                    avatar="张",
                    right="139****6021",
                    right_note=translate("gallery", "Rider"),
                    hint="↵",
                ),
                Item(
                    2,
                    "赵珊",
                    translate("gallery", "Last 11 July, picture books"),
                    note="zhào shān",
                    marks=((0, 2), (5, 2)),
                    avatar="赵",
                    right="136****1180",
                    right_note=translate("gallery", "Resident"),
                ),
                Item(
                    3,
                    "张思远",
                    translate("gallery", "Seat 12, 10 min late"),
                    subtitle_icon="clock",
                    subtitle_tone="warn",
                    right="18:30",
                    right_tone="warn",
                    avatar="张",
                ),
                Item(
                    4,
                    translate("gallery", "5 people not signed out"),
                    icon="user-check",
                    right=translate("gallery", "to verify"),
                    right_tone="muted",
                    chevron=True,
                ),
            ],
            name=translate("gallery", "Found people"),
            quiet=False,
        )
        found.set_current(0)
        card.add(found, 1)
        return card

    def _timeline(self) -> Card:
        card = Card(
            translate("gallery", "Timeline"),
            translate("gallery", "What fits is drawn, the tooltip says all"),
            padding=0,
        )
        self.timeline = Timeline(name=translate("gallery", "Timeline"))
        _fill(self.timeline, 8, 32, len(_ROOMS))
        moved = next(block for block in self.timeline.blocks() if block.title == "彩排")
        self.timeline.select(moved.key)
        clash = translate("gallery", "Clash")
        self.timeline.set_ghost(Ghost(2, _moment(19), _moment(20.5), moved.title, True, clash, after=15))
        self.timeline.set_places(
            [Place(1, 2, _moment(21.25), _moment(22.75)), Place(2, 3, _moment(20.25), _moment(21.75))]
        )
        card.add(self.timeline, 1)
        card.setMinimumHeight(theme.metrics().hour_row * len(_ROOMS) + theme.metrics().hour_axis + 64)
        return card

    def _strip(self) -> Card:
        card = Card(translate("gallery", "The next hours"), translate("gallery", "Rows 32, only looked at"), padding=0)
        strip = Timeline(name=translate("gallery", "The next hours"), compact=True)
        _fill(strip, 18, 26, 4)
        card.add(strip)
        return card

    def _month(self) -> Card:
        card = Card(translate("gallery", "A month"), translate("gallery", "How full each day is"), padding=0)
        self.month = MonthGrid(name=translate("gallery", "A month"))
        self.month.set_month(2026, 10)
        self.month.set_today(date(2026, 10, 15))
        days = []
        for place in range(42):
            day = self.month.first() + timedelta(days=place)
            count = (place * 7) % 23 + 4
            off = date(2026, 10, 1) <= day <= date(2026, 10, 7)
            works = day == date(2026, 10, 10)
            days.append(
                MonthDay(
                    day,
                    count,
                    1.08 if place == 23 else count / 28,
                    translate("gallery", "off") if off else translate("gallery", "work") if works else "",
                    "good" if off else "warn",
                    ("党员夜学：民法典与小区治理", "社区观影") if place % 3 else ("主题党日",),
                )
            )
        self.month.set_days(days)
        self.month.set_current(date(2026, 10, 20))
        card.add(self.month, 1)
        return card

    def _seats(self) -> Card:
        card = Card(translate("gallery", "Seats"), translate("gallery", "Colour, icon and word"), padding=8)
        states = (
            ("good", "circle-check", translate("gallery", "Free"), "", ("plug-zap",)),
            ("live", "circle-play", translate("gallery", "In use"), "1:20", ()),
            ("info", "calendar-clock", translate("gallery", "Booked"), "19:30", ("plug-zap", "monitor")),
            ("warn", "hourglass", translate("gallery", "Away"), "12:00", ()),
            ("idle", "wrench", translate("gallery", "Out of use"), "", ()),
        )
        seats = []
        for number in range(18):
            tone, icon, word, note, features = states[(number * 3) % 7 % 5]
            across, down = number % 6, number // 6
            seats.append(
                PlanSeat(
                    number,
                    f"{number + 1:02}",
                    across + (across > 2),
                    down + (down > 1),
                    tone,
                    icon,
                    word,
                    note,
                    features,
                    usable=tone != "idle",
                )
            )
        self.seats = SeatPlan(name=translate("gallery", "Seats"))
        self.seats.set_seats(seats)
        self.seats.select(4)
        card.add(self.seats, 1)
        drawn = SeatPlan(name=translate("gallery", "Drawing the plan"), editing=True)
        drawn.set_seats(seats[:5])
        drawn.setMinimumHeight(theme.metrics().touch * 3 + 8)
        card.add(
            Label(translate("gallery", "Drawing: drag a seat, click an empty cell"), "caption", "muted", elide=True)
        )
        card.add(drawn, 1)
        return card

    def _photos(self) -> Card:
        card = Card(
            translate("gallery", "Photos"), translate("gallery", "In their order; Alt and an arrow move one"), padding=4
        )
        picture = resource("icons/dangqun.png")
        self.photos = PhotoStrip(self._jobs, name=translate("gallery", "Photos"))
        self.photos.set_photos(
            [
                StripPhoto(1, picture, translate("gallery", "The rocket takes off")),
                StripPhoto(2, picture),
                StripPhoto(3, None, translate("gallery", "Still to come in a bundle")),
                StripPhoto(4, resource("icons/bike.svg").with_suffix(".txt"), translate("gallery", "Can't be read")),
            ]
        )
        self.photos.select(1)
        card.add(self.photos)
        return card

    def _sites(self) -> Card:
        card = Card(translate("gallery", "Places"), translate("gallery", "+ and − zoom, arrows go on"), padding=0)
        self.sites = SiteMap(name=translate("gallery", "Places"))
        here = (113_945_000, 22_540_000)
        places = ((4_400, 3_200), (-8_000, 6_000), (9_000, -5_000), (-6_000, -7_000), (9_020, -5_020))
        self.sites.set_sites(
            [
                MapSite(
                    n, (here[0] + east, here[1] + north), str(n), f"{n}", open=n != 4,
                    attention={1: "warn", 2: "bad"}.get(n, ""),
                )
                for n, (east, north) in enumerate(places, 1)
            ],
            here, translate("gallery", "Here"),
        )  # fmt: skip
        self.sites.select(2)
        card.add(self.sites, 1)
        return card

    def _groups(self) -> Card:
        card = Card(padding=0, spacing=0)
        tabs = TabBar(
            [("all", translate("gallery", "Households"), 2), ("line", translate("gallery", "In line"), 6)],
            name=translate("gallery", "Households"),
        )
        card.body.addLayout(row(tabs, margins=(8, 0, 8, 0)))
        table = GroupTable(
            [
                GroupColumn(translate("gallery", "Number"), 40),
                GroupColumn(translate("gallery", "Name"), 72),
                GroupColumn(translate("gallery", "Counts as"), 160, stretch=True),
                GroupColumn(translate("gallery", "State"), 120),
            ],
            name=translate("gallery", "Households"),
        )
        here, missing = translate("gallery", "Admitted"), translate("gallery", "No consent yet")
        both = (("骑手子女", "good"), ("双职工", "info"))
        table.set_groups(
            [
                RowGroup(
                    group,
                    name,
                    notes,
                    phone,
                    rows=tuple(
                        GroupRow(
                            number,
                            (
                                GroupCell(number, "muted"),
                                GroupCell(child),
                                GroupCell(pills=pills),
                                GroupCell(missing, "warn", "triangle-alert")
                                if number == "A15"
                                else GroupCell(here, icon="check", icon_tone="good"),
                            ),
                        )
                        for number, child, pills in children
                    ),
                )
                for group, name, notes, phone, children in (
                    (
                        1,
                        "林志强 家",
                        ("外卖骑手", "大冲社区"),
                        "137****0925",
                        (("A07", "林昊然", both), ("A08", "林昊宇", both)),
                    ),
                    (2, "赵明远 家", ("双职工",), "135****8842", (("A15", "赵一诺", both[1:]),)),
                )
            ]
        )
        table.select(1, "A07")
        table.setMinimumHeight(theme.metrics().row_compact * 6)
        card.add(table, 1)
        return card

    def _quotas(self) -> Card:
        card = Card(translate("gallery", "Places"), translate("gallery", "Who counts in both sits where they meet"))
        two = QuotaBar()
        two.set(
            60,
            (
                QuotaSeats("work", "双职工家庭", 30, 26, 4),
                QuotaSeats("ride", "骑手、快递员子女", 15, 11, 4),
            ),
            {frozenset({"work"}): 20, frozenset({"work", "ride"}): 6, frozenset({"ride"}): 5, frozenset(): 21},
        )
        card.add(two)
        card.body.addSpacing(8)
        more = QuotaBar()
        more.set(
            40,
            (
                QuotaSeats("a", "党员", 10, 7, 3),
                QuotaSeats("b", "老年人", 8, 8),
                QuotaSeats("c", "大冲社区", 20, 12, most=True),
            ),
            {frozenset({"a"}): 5, frozenset({"a", "b"}): 2, frozenset({"b"}): 6, frozenset({"c"}): 12},
        )
        card.add(more)
        card.body.addStretch(1)
        return card

    def _conflict(self) -> Card:
        card = Card(
            translate("gallery", "Two versions"), translate("gallery", "What differs is tinted, both stay on file")
        )
        day = (translate("gallery", "Day"), translate("gallery", "20 July, Monday"))
        names = (translate("gallery", "Time"), translate("gallery", "Room"), translate("gallery", "For whom"))

        def fields(time: str, room: str) -> tuple[CompareField, ...]:
            values = (time, room, "唐晓峰 159****6673")
            return (
                CompareField(*day),
                *(CompareField(*one, differs=place < 2) for place, one in enumerate(zip(names, values, strict=True))),
            )

        self.compare = ConflictCompare(
            [
                CompareSide(
                    translate("gallery", "This desk"), "陈晓彤", "10:12", fields("19:00–21:00", "一号会议室"),
                    translate("gallery", "Use the left one"), "1",
                ),
                CompareSide(
                    translate("gallery", "Desk two"), "罗建平", "11:40", fields("19:30–21:30", "二号会议室"),
                    translate("gallery", "Use the right one"), "2",
                ),
            ],
            name=translate("gallery", "Two versions"),
        )  # fmt: skip
        card.add(self.compare)
        card.body.addStretch(1)
        return card

    def _tree(self) -> Card:
        card = Card(translate("gallery", "Centres"), translate("gallery", "How fresh each one's data are"), padding=0)
        self.tree = SiteTree(name=translate("gallery", "Centres"))
        self.tree.set_sites(
            [
                SiteNode(1, "南山区党群服务中心", 0, "building-2", "9:12", "18 / 7"),
                SiteNode(2, "粤海街道党群服务中心", 1, "house", own=True),
                SiteNode(3, "前台二号机", 2, "monitor", "18:36", "18 / 7"),
                SiteNode(4, "大冲社区", 2, "house", "18:36", "18 / 7"),
                SiteNode(5, "海珠社区", 2, "house", "12 / 7", "12 / 7 – 15 / 7", late=True),
            ]
        )
        card.add(self.tree, 1)
        return card

    def _empty(self) -> Card:
        card = Card(translate("gallery", "Empty list"), translate("gallery", "Says so, then the next step"))
        card.add(
            EmptyState(
                translate("gallery", "No bookings on this day"),
                translate("gallery", "Drag along the hours, or press F3"),
                icon="calendar-plus",
                action=(
                    translate("gallery", "New booking"),
                    "calendar-plus",
                    "F3",
                    lambda: self.toasts.say(translate("gallery", "Pressed")),
                ),
            ),
            1,
        )
        return card

    def _progress(self) -> Card:
        card = Card(translate("gallery", "Progress"), translate("gallery", "Can stop, and loses nothing"))
        view = ProgressView(
            translate("gallery", "Making the July log"), note=translate("gallery", "You can go on meanwhile")
        )
        view.tick(128, 320, translate("gallery", "Page 128 of 320, about 9 s left"))
        box = _Raised(view)
        card.add(box)
        card.body.addStretch(1)
        return card

    def _toasts(self) -> Card:
        card = Card(
            translate("gallery", "Toasts"), translate("gallery", "10 seconds to undo, Ctrl Z always"), spacing=12
        )
        card.add(
            Toast(
                translate("gallery", "Zhang signed in to rest"),
                action=translate("gallery", "Undo"),
                action_icon="undo-2",
                key="Ctrl+Z",
            )
        )
        card.add(
            Toast(
                translate("gallery", "The printer is silent; saved as PDF"),
                tone="warn",
                action=translate("gallery", "Open"),
            )
        )
        card.add(
            Banner(
                translate("gallery", "A stick with 3 bundles"),
                icon="usb-stick",
                action=Button(translate("gallery", "Sync"), key="F9", small=True),
            )
        )
        card.body.addStretch(1)
        return card


class _Raised(Painted, QWidget):
    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 28)
        layout.addWidget(inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        from app.ui.kit.widgets.overlay import paint_shadow

        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(0, 0, 0, -28)
        paint_shadow(painter, rect, 8)
        theme.rounded(painter, rect, 8, "raised", "hairline")


class _Window(Gallery):
    def closeEvent(self, event: QCloseEvent) -> None:
        self._jobs.shutdown()
        super().closeEvent(event)
        # Not quit: it closes every window once more and would still be on its way when the loop has ended.
        QApplication.exit()


def run(arguments: Sequence[str] = (), *, app: QApplication | None = None) -> int:
    """Show the gallery until its window is closed; answers the exit code.

    `arguments` may hold `dark`, `large` and `en` for the look and language to begin with.
    """
    app = app or QApplication([sys.argv[0], *arguments])
    i18n.install(app, "en" if "en" in arguments else "zh_CN")
    look = Theme("dark" if "dark" in arguments else "light", "large" if "large" in arguments else "normal")
    theme.apply(app, look)
    window = _Window(Jobs(), lambda chosen: theme.apply(app, chosen))
    window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    window.resize(QSize(1366, 900))
    window.show()
    return app.exec()
