"""The foot of the sign-in box: companions, badge, what is seldom needed, and the red button."""

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.widgets import Button, DateTimeField, Label, NumberField, TextField
from app.ui.kit.widgets.keyhint import hint_width
from app.ui.visitors.entry import Entry

SELDOM = ("host", "belongings", "note", "expected_at")
NOT_YET = ("badge", "belongings")
"""What somebody who is only announced can't have."""


class Details(QWidget):
    """Fields of one visit beside its purposes. `edited()` for every change, `entered()` for Enter.

    Host, belongings, note and the time somebody is expected come up with `open_more`, or when Tab leaves the
    badge.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, zone: ZoneInfo, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self._active = False
        self._hints = False
        self.companions = NumberField(0, name=translate("visitors", "Companions"), buttons=False, maximum=999)
        self.badge = TextField(name=translate("visitors", "Badge or locker"), limit=20)
        self.companions.setToolTip(translate("visitors", "+ and − count companions while choosing purposes"))
        self.more = Button(translate("visitors", "More"), "link", key="Tab")
        self.more.clicked.connect(self.open_more)
        self.more.installEventFilter(self)
        self.host = TextField(name=translate("visitors", "Host"), limit=200)
        self.belongings = TextField(name=translate("visitors", "Belongings"), limit=200)
        self.note = TextField(name=translate("visitors", "Note"), limit=200)
        self.expected = DateTimeField(name=translate("visitors", "Comes later, at"), zone=zone, today=today)
        self.expected.edit.setPlaceholderText(translate("visitors", "only to announce"))
        self.primary = Button("", "primary", key="Enter")
        self.fields = {
            "companions": self.companions,
            "badge": self.badge,
            "host": self.host,
            "belongings": self.belongings,
            "note": self.note,
            "expected_at": self.expected,
        }
        companions, badge, self._host_label = (
            Label(translate("visitors", "With"), tone="muted"),
            Label(translate("visitors", "Badge"), tone="muted"),
            Label(translate("visitors", "Host"), tone="muted"),
        )
        self._always = (companions, self.companions, badge, self.badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        self._line1 = QHBoxLayout()
        self._line1.setSpacing(8)
        for widget in (*self._always, self.more, self._host_label):
            self._line1.addWidget(widget)
        self._line1.addWidget(self.host, 1)
        self._line1.addStretch(0)
        self._line1.addWidget(self.primary)
        column.addLayout(self._line1)
        self._second = QWidget()
        self._line2 = QHBoxLayout(self._second)
        self._line2.setContentsMargins(0, 0, 0, 0)
        self._line2.setSpacing(8)
        self._line2.addWidget(Label(translate("visitors", "Carries"), tone="muted"))
        self._line2.addWidget(self.belongings, 1)
        self._line2.addWidget(Label(translate("visitors", "Note"), tone="muted"))
        self._line2.addWidget(self.note, 1)
        column.addWidget(self._second)
        self._third = QWidget()
        self._line3 = QHBoxLayout(self._third)
        self._line3.setContentsMargins(0, 0, 0, 0)
        self._line3.setSpacing(8)
        self._line3.addWidget(Label(translate("visitors", "Comes later"), tone="muted"))
        self._line3.addWidget(self.expected, 1)
        column.addWidget(self._third)
        for each in self.fields.values():
            each.submitted.connect(self.entered)
            each.changed.connect(lambda _text: self._edited())
        self._measure()

    def _measure(self) -> None:
        self.companions.setFixedWidth(theme.metrics().control + 14)
        self.badge.setFixedWidth(theme.metrics().control + 24)

    def changeEvent(self, event: QEvent) -> None:
        """Take the widths of another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_second"):
            self._measure()

    def _edited(self) -> None:
        self._allow()
        self.edited.emit()

    def _allow(self) -> None:
        for name in NOT_YET:
            self.fields[name].setEnabled(self._active and not self.announces)

    @property
    def announces(self) -> bool:
        """Whether the visitor is only announced for a time to come."""
        return self._open and self.expected.value() is not None

    # What is shown

    def show_step(self, step: str) -> None:
        """Show what belongs to a step of the box."""
        self._active = step in ("chosen", "new")
        self._hints = step == "chosen"
        for widget in self._always:
            widget.setVisible(step != "out")
            widget.setEnabled(self._active)
        self._arrange()

    def open_more(self) -> None:
        """Show host, belongings and note."""
        if not self._open:
            self._open = True
            self._arrange()
        self.host.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        more = self._open and self._active
        for widget in (self._host_label, self.host, self._second, self._third):
            widget.setVisible(more)
        self._allow()
        self.more.setVisible(self._active and not more)
        for line in (self._line1, self._line3):
            line.removeWidget(self.primary)
        (self._line3 if more else self._line1).addWidget(self.primary)

    def say(self, said: str, bare: str, name: str) -> None:
        """Write on the red button: `said` with as much of the name as there is room for, else `bare`."""
        self.more.set_key("Tab" if self._hints else None)
        text = self._fitted(said, bare, name) if name else bare
        if name and name not in text:
            # The name matters more than the hint that Tab opens the rest.
            self.more.set_key(None)
            text = self._fitted(said, bare, name)
        self.primary.setText(text)
        self.primary.setAccessibleName(said.format(name=name) if name else bare)

    def _fitted(self, said: str, bare: str, name: str) -> str:
        line = self._line3 if not self._third.isHidden() else self._line1
        widgets = [item.widget() for n in range(line.count()) if (item := line.itemAt(n)) is not None]
        others = [w for w in widgets if w is not None and w is not self.primary and not w.isHidden()]
        taken = sum(max(w.minimumSizeHint().width(), w.minimumWidth()) + line.spacing() for w in others)
        room = self.width() - taken - theme.metrics().button_pad * 2 - 8 - hint_width("Enter")
        face = theme.font(medium=True)
        for length in range(len(name), 1, -1):
            text = said.format(name=name if length == len(name) else name[:length] + "…")
            if theme.text_width(text, face) <= room:
                return text
        return bare

    # Values

    def put_into(self, entry: Entry) -> Entry:
        """Fill the entry with what is typed here; answers it."""
        for name, field in self.fields.items():
            setattr(entry, name, field.value())
        return entry

    def fill(self, entry: Entry) -> None:
        """Show an entry."""
        for name, field in self.fields.items():
            field.set_value(getattr(entry, name))
            if name in NOT_YET and entry.expected_at is not None:
                field.set_value(None)
        self._open = any(getattr(entry, name) for name in SELDOM)

    def show_error(self, field: str) -> bool:
        """Mark a field and go to it; False when it isn't here."""
        editor = self.fields.get(field)
        if editor is None or not self._active:
            return False
        if field in SELDOM:
            self.open_more()
        editor.set_invalid(True)
        editor.setFocus()
        return True

    def clear_errors(self) -> None:
        """Take the marks back."""
        for editor in self.fields.values():
            if editor.invalid:
                editor.set_invalid(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab that comes to "More" opens it."""
        if isinstance(event, QFocusEvent) and watched is self.more and event.gotFocus():
            by_tab = event.reason() == Qt.FocusReason.TabFocusReason
            QTimer.singleShot(0, self, self.open_more if by_tab else lambda: None)
        return super().eventFilter(watched, event)
