"""The desk's own widgets; import them from here."""

from app.ui.kit.widgets.button import Button, IconButton, Pressable
from app.ui.kit.widgets.charts import DayBar, DayBars, HourBars, Sparkline, StatTile
from app.ui.kit.widgets.chips import Chip, FilterChips, KeyTile, SegmentedControl, TallyTile
from app.ui.kit.widgets.conflict_compare import CompareField, CompareSide, ConflictCompare
from app.ui.kit.widgets.fields import (
    CheckBox,
    DateField,
    DateTimeField,
    LongTextField,
    MinutesField,
    NumberField,
    RadioButton,
    RadioGroup,
    SecretField,
    Select,
    TextField,
    TimeField,
)
from app.ui.kit.widgets.flow import FlowLayout
from app.ui.kit.widgets.form_row import FormRow
from app.ui.kit.widgets.group_table import GroupCell, GroupColumn, GroupRow, GroupTable, RowGroup
from app.ui.kit.widgets.keyhint import KeyHint
from app.ui.kit.widgets.layouts import (
    Banner,
    Card,
    CardHead,
    EmptyState,
    Facts,
    Line,
    Mark,
    PageHeader,
    Scroll,
    column,
    row,
)
from app.ui.kit.widgets.lists import Item, TwoLineList
from app.ui.kit.widgets.marks import Avatar, CountPill, Icon, MeterBar, StatusPill
from app.ui.kit.widgets.month_grid import MonthDay, MonthGrid
from app.ui.kit.widgets.note import Note
from app.ui.kit.widgets.overlay import DetailDrawer, Dialog, Popover, Toast, ToastStack, clear_layout
from app.ui.kit.widgets.photo_strip import PhotoStrip, StripPhoto
from app.ui.kit.widgets.progress import ProgressSheet, ProgressView
from app.ui.kit.widgets.quota_bar import QuotaBar, QuotaSeats, SeatSign, tone_of
from app.ui.kit.widgets.record_table import RecordTable
from app.ui.kit.widgets.search_box import SearchBox
from app.ui.kit.widgets.seat_plan import PlanSeat, SeatPlan
from app.ui.kit.widgets.site_map import MapSite, SiteMap
from app.ui.kit.widgets.site_tree import SiteNode, SiteTree
from app.ui.kit.widgets.tabs import TabBar
from app.ui.kit.widgets.text import Label
from app.ui.kit.widgets.timeline import (
    Ghost,
    Place,
    Timeline,
    TimelineBlock,
    TimelineCell,
    TimelineCursor,
    TimelineRow,
    TimelineSpan,
)

__all__ = [
    "Avatar",
    "Banner",
    "Button",
    "Card",
    "CardHead",
    "CheckBox",
    "Chip",
    "CompareField",
    "CompareSide",
    "ConflictCompare",
    "CountPill",
    "DateField",
    "DateTimeField",
    "DayBar",
    "DayBars",
    "DetailDrawer",
    "Dialog",
    "EmptyState",
    "Facts",
    "FilterChips",
    "FlowLayout",
    "FormRow",
    "Ghost",
    "GroupCell",
    "GroupColumn",
    "GroupRow",
    "GroupTable",
    "HourBars",
    "Icon",
    "IconButton",
    "Item",
    "KeyHint",
    "KeyTile",
    "Label",
    "Line",
    "LongTextField",
    "MapSite",
    "Mark",
    "MeterBar",
    "MinutesField",
    "MonthDay",
    "MonthGrid",
    "Note",
    "NumberField",
    "PageHeader",
    "PhotoStrip",
    "Place",
    "PlanSeat",
    "Popover",
    "Pressable",
    "ProgressSheet",
    "ProgressView",
    "QuotaBar",
    "QuotaSeats",
    "RadioButton",
    "RadioGroup",
    "RecordTable",
    "RowGroup",
    "Scroll",
    "SearchBox",
    "SeatPlan",
    "SeatSign",
    "SecretField",
    "SegmentedControl",
    "Select",
    "SiteMap",
    "SiteNode",
    "SiteTree",
    "Sparkline",
    "StatTile",
    "StatusPill",
    "StripPhoto",
    "TabBar",
    "TallyTile",
    "TextField",
    "TimeField",
    "Timeline",
    "TimelineBlock",
    "TimelineCell",
    "TimelineCursor",
    "TimelineRow",
    "TimelineSpan",
    "Toast",
    "ToastStack",
    "TwoLineList",
    "clear_layout",
    "column",
    "row",
    "tone_of",
]
