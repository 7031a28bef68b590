"""The desk's own widgets. What every page is made of is imported from here; what only a few show (tables, plans, maps,
strips) from its own module, so that no desk starts with it.
"""

from app.ui.kit.widgets.button import Button, IconButton, Pressable
from app.ui.kit.widgets.charts import DayBar, DayBars, HourBars, Sparkline, StatTile
from app.ui.kit.widgets.chips import Chip, FilterChips, KeyTile, SegmentedControl, TallyTile
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
from app.ui.kit.widgets.note import Note
from app.ui.kit.widgets.overlay import DetailDrawer, Dialog, Popover, Toast, ToastStack, clear_layout
from app.ui.kit.widgets.progress import ProgressSheet, ProgressView
from app.ui.kit.widgets.search_box import SearchBox
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
    "HourBars",
    "Icon",
    "IconButton",
    "Item",
    "KeyHint",
    "KeyTile",
    "Label",
    "Line",
    "LongTextField",
    "Mark",
    "MeterBar",
    "MinutesField",
    "Note",
    "NumberField",
    "PageHeader",
    "Place",
    "Popover",
    "Pressable",
    "ProgressSheet",
    "ProgressView",
    "RadioButton",
    "RadioGroup",
    "Scroll",
    "SearchBox",
    "SecretField",
    "SegmentedControl",
    "Select",
    "Sparkline",
    "StatTile",
    "StatusPill",
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
]
