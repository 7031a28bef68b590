"""Desks and keys: who this desk is among the others, which desks it trusts, and the keys that prove it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import DeskError, UserError
from app.core.i18n import translate
from app.db.tx import Changes
from app.documents.trust_files import ANSWER, REQUEST, AnswerFile
from app.domain.auth import Actor, Permission
from app.domain.settings import SITE_CODE
from app.domain.sites import level_label
from app.domain.sync.trust import fingerprint
from app.services import identity, recovery_key
from app.services.desk import Desk
from app.services.identity import DeskFacts, OwnFacts, Relation, Request, Standing, State
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Button,
    Card,
    DetailDrawer,
    Facts,
    FormRow,
    Icon,
    Item,
    Label,
    Line,
    StatusPill,
    TextField,
    TwoLineList,
)
from app.ui.settings.section import Section, side_by_side
from app.ui.settings.words import DOT, moment

PASSPHRASE = "passphrase"


@dataclass(frozen=True)
class _Known:
    """What the section shows."""

    own: OwnFacts
    desks: tuple[DeskFacts, ...]


def _known(desk: Desk) -> _Known:
    return _Known(identity.own_facts(desk), identity.desks(desk))


def _ask(desk: Desk, actor: Actor, folder: Path) -> tuple[Path, Changes]:
    return identity.write_request(desk, actor, folder), Changes()


def _protect(desk: Desk, actor: Actor, passphrase: str | None) -> tuple[None, Changes]:
    identity.protect(desk, actor, passphrase)
    return None, Changes()


def _unlock(desk: Desk, actor: Actor, passphrase: str) -> tuple[None, Changes]:
    identity.unlock(desk, passphrase)
    return None, Changes()


def state_pill(one: DeskFacts) -> tuple[str, str, str]:
    """What another desk's certificate is worth: word, tone, icon."""
    return {
        State.TRUSTED: (translate("settings", "Trusted"), "good", "badge-check"),
        State.UNPAIRED: (translate("settings", "Not paired"), "warn", "unlink"),
        State.REPLACED: (translate("settings", "Replaced"), "idle", "history"),
        State.REVOKED: (translate("settings", "Revoked"), "bad", "ban"),
    }[one.state]


def confirm_answer(context: Context, answer: AnswerFile) -> bool:
    """Whether the person is sure who gave an answer: it decides whom this desk trusts from now on."""
    by = answer.issuer
    lines = [
        f"{by.centre_name} ({by.centre}){DOT}{by.name}",
        translate("settings", "Its fingerprint: {fingerprint}").format(fingerprint=fingerprint(by.sign)),
        translate("settings", "Ask them to read theirs out; it must be this one."),
    ]
    return context.questions.confirm(
        translate("settings", "Is this who certified the desk?"),
        "\n".join(lines),
        yes=translate("settings", "Yes, take the answer"),
    )


class DesksSection(Section):
    """Cards: this desk, the others, leave for those above, recovery key, passphrase."""

    needs = Permission.CERTIFY

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(
            context,
            translate("settings", "Desks and keys"),
            translate("settings", "Who may exchange data with this centre. Certificates travel on a stick; the "
                                  "fingerprint is compared by telephone."),
        )  # fmt: skip
        self._this_desk()
        self._others()
        self._lines()
        self.column.addStretch(1)
        self.drawer = DetailDrawer(over=over)
        self.drawer.closed.connect(self._closed)
        self.rows: dict[str, FormRow] = {}
        self._found: dict[str, DeskFacts] = {}
        self.own: OwnFacts | None = None
        self._save: Callable[[], None] | None = None

    # ---- what is shown

    def _this_desk(self) -> None:
        card = Card(padding=16)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Icon("monitor", size=20))
        self.name = Label("", "strong")
        head.addWidget(self.name)
        self.pill = StatusPill("…")
        head.addWidget(self.pill)
        head.addStretch(1)
        card.body.addLayout(head)
        self.say = Label("", "caption", "muted", wrap=True)
        card.body.addWidget(self.say)
        self.fingerprint = Label("", "title", selectable=True)
        self.caption = Label(translate("settings", "Fingerprint of this desk"), "caption", "muted")
        card.body.addWidget(self.caption)
        card.body.addWidget(self.fingerprint)
        self.ask_button = Button(translate("settings", "Write a request…"), icon="usb-stick")
        self.ask_button.clicked.connect(self.ask)
        self.take_button = Button(translate("settings", "Take an answer…"), icon="file-input")
        self.take_button.clicked.connect(self.take)
        card.body.addLayout(side_by_side(self.ask_button, self.take_button))
        self.column.addWidget(card)

    def _others(self) -> None:
        card = Card(translate("settings", "Desks that are known here"), padding=0, spacing=0)
        self.certify_button = Button(translate("settings", "Certify a desk…"), "primary", icon="badge-check")
        self.certify_button.clicked.connect(self.certify)
        self.add_action(self.certify_button)
        self.list = TwoLineList(name=translate("settings", "Desks that are known here"), quiet=True, fit=True)
        self.list.activated.connect(self.open)
        card.body.addWidget(self.list)
        self.none = Label(
            translate("settings", "No other desk is known yet. A second desk of this centre, or a centre below, "
                                  "brings its request on a stick."),
            "caption", "muted", wrap=True,
        )  # fmt: skip
        self.none.setContentsMargins(16, 12, 16, 16)
        card.body.addWidget(self.none)
        self.others = card
        self.column.addWidget(card)
        self.follow(self.list)

    def _lines(self) -> None:
        self.grant_say = Label("", "caption", "muted", wrap=True)
        self.grant_button = Button("…")
        self.grant_button.clicked.connect(self.grant)
        self.grant_line = self._line(
            "landmark", translate("settings", "People, visits and bookings for those above"), self.grant_say,
            self.grant_button,
        )  # fmt: skip
        self.print_button = Button(translate("settings", "Print…"), icon="printer")
        self.print_button.clicked.connect(self.print_recovery)
        say = translate(
            "settings", "On paper in the safe, it opens this centre's bundles when all its computers are lost."
        )
        self._line(
            "key", translate("settings", "Recovery key"), Label(say, "caption", "muted", wrap=True), self.print_button
        )
        self.protect_say = Label("", "caption", "muted", wrap=True)
        self.protect_button = Button("…")
        self.protect_button.clicked.connect(self.protect)
        self._line("lock", translate("settings", "Passphrase of this desk's keys"), self.protect_say,
                   self.protect_button)  # fmt: skip
        for button in (self.ask_button, self.take_button, self.certify_button, self.grant_button, self.print_button,
                       self.protect_button):  # fmt: skip
            button.setEnabled(self.may)

    def _line(self, icon: str, title: str, say: Label, *buttons: Button) -> Card:
        card = Card(padding=16)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Icon(icon, size=20))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(title, "strong"))
        texts.addWidget(say)
        row.addLayout(texts, 1)
        for button in buttons:
            row.addWidget(button)
        card.body.addLayout(row)
        self.column.addWidget(card)
        return card

    def refresh(self, changes: Any = None) -> None:
        """Look again at who is known."""
        self.context.look(self, "known", _known, then=self._show)

    def _show(self, known: _Known) -> None:
        own = self.own = known.own
        if own.facts is None:
            return
        self.name.setText(self._title(own.facts))
        self.fingerprint.setText(own.facts.fingerprint)
        word, tone, icon, say = {
            Standing.TOP: (
                translate("settings", "Works by itself"), "idle", "circle",
                translate("settings", "No centre stands above. To be enrolled by one, or paired with another desk of "
                                      "this centre, write a request to a stick and take it there."),
            ),
            Standing.ENROLLED: (
                translate("settings", "Enrolled"), "good", "badge-check",
                translate("settings", "Under {name}.").format(name=own.parent_name),
            ),
            Standing.AGAIN: (
                translate("settings", "Must be certified again"), "warn", "triangle-alert",
                translate("settings", "Its keys were lost or revoked, so it has a new identity. Work goes on here; the "
                                      "other desks take nothing from it until one of them certifies it again."),
            ),
        }.get(own.standing, (translate("settings", "Joining"), "wait", "hourglass", ""))  # fmt: skip
        self.pill.set(word, tone, icon)
        self.say.setText(say)
        self.ask_button.set_kind("primary" if own.standing is Standing.AGAIN else "secondary")
        self.certify_button.set_kind("secondary" if own.standing is Standing.AGAIN else "primary")
        others = [one for one in known.desks if one.relation is not Relation.OWN]
        self._found = {one.site: one for one in others}
        self.list.set_items([self._item(one) for one in others])
        self.list.setVisible(bool(others))
        self.none.setVisible(not others)
        self.grant_line.setVisible(bool(own.parent) or own.is_granted)
        self.grant_say.setText(
            translate("settings", "The centres above carry them, to pass them on or keep them safe; they never show "
                                  "in their lists.")
            if own.is_granted
            else translate("settings", "They stay in this centre. Nothing of a visitor or participant leaves it.")
        )  # fmt: skip
        self.grant_button.setText(
            translate("settings", "Take the leave back…") if own.is_granted else translate("settings", "Give leave…")
        )
        self.protect_say.setText(
            translate("settings", "Asked for once after each start, before the first exchange.")
            if own.is_protected
            else translate("settings", "None: the keys are protected by this computer's account alone.")
        )
        self.protect_button.setText(
            translate("settings", "Change…") if own.is_protected else translate("settings", "Set one…")
        )

    @staticmethod
    def _title(one: DeskFacts) -> str:
        return f"{one.name} ({one.letter})" if one.letter and one.letter not in one.name else one.name

    def _item(self, one: DeskFacts) -> Item:
        place = {
            Relation.CENTRE: translate("settings", "this centre"),
            Relation.ABOVE: translate("settings", "above"),
            Relation.BELOW: translate("settings", "below"),
        }[one.relation]
        return Item(
            key=one.site,
            title=f"{one.centre_name}{DOT}{self._title(one)}" if one.relation is not Relation.CENTRE
            else self._title(one),
            subtitle=f"{place}{DOT}{one.centre}{DOT}{one.fingerprint}",
            icon="landmark" if one.relation is Relation.ABOVE else "monitor",
            pill=state_pill(one),
            chevron=True,
            title_tone="text" if one.state is State.TRUSTED else "muted",
        )  # fmt: skip

    # ---- the drawer

    def _closed(self) -> None:
        self._save = None
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, name: str, label: str, editor: QWidget, hint: str = "") -> FormRow:
        row = FormRow(label, editor, hint=hint)
        self.rows[name] = row
        self.drawer.body.addWidget(row)
        if isinstance(editor, TextField):
            editor.submitted.connect(self._saved)
        return row

    def _saved(self) -> None:
        if self._save is not None:
            self._save()

    def _begin(self) -> None:
        self.drawer.clear()
        self.rows = {}
        self._save = None

    def _footer(self, yes: str, save: Callable[[], None], kind: str = "primary") -> None:
        self._save = save
        self.drawer.body.addStretch(1)
        self.drawer.footer.addStretch(1)
        cancel = Button(translate("settings", "Cancel"), key="Esc")
        cancel.clicked.connect(self.drawer.close_drawer)
        button = Button(yes, kind, key="Enter")
        button.clicked.connect(self._saved)
        self.drawer.footer.addWidget(cancel)
        self.drawer.footer.addWidget(button)

    def _failed(self, again: Callable[[], None]) -> Callable[[DeskError], bool]:
        """What to do with a refusal: beside its field, or ask for the passphrase and try again."""

        def failed(error: DeskError) -> bool:
            field = getattr(error, "field", None) or ""
            row = self.rows.get(field) if not self.drawer.isHidden() else None
            if row is not None:
                row.set_error(error.message)
                row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if isinstance(error, UserError) and field == PASSPHRASE:
                QTimer.singleShot(0, self, lambda: self._ask_passphrase(error.message, again))
                return True
            return False

        return failed

    def _ask_passphrase(self, say: str, again: Callable[[], None]) -> None:
        typed = self.context.questions.text(
            translate("sync", "The keys of this computer are locked"), translate("sync", "Passphrase"), say=say,
            yes=translate("sync", "Go on"), password=True,
        )  # fmt: skip
        if typed is not None:
            self.context.act(_unlock, typed, initiator=self, then=lambda _none: again(), failed=self._failed(again))

    def _told(self, words: str) -> None:
        self.context.toasts.say(words)
        self.drawer.close_drawer()
        self.refresh()

    # ---- this desk

    def ask(self) -> None:
        """Write this desk's request to a stick."""
        folder = self.context.questions.folder(translate("settings", "Where to write the request: the stick"))
        if folder is not None:
            self._write_request(folder)

    def _write_request(self, folder: Path) -> None:
        words = translate("settings", "{file} is on the stick.")
        self.context.act(
            _ask,
            folder,
            initiator=self,
            then=lambda path: self.context.toasts.say(words.format(file=path.name)),
            failed=self._failed(lambda: self._write_request(folder)),
        )

    def take(self) -> None:
        """Take the answer: who gave it is shown before it counts."""
        kinds = translate("settings", "Answers (*{ending})").format(ending=ANSWER)
        file = self.context.questions.open_file(translate("settings", "Choose the answer"), kinds)
        if file is not None:
            self.context.look(
                self, "answer", identity.read_answer, file, then=lambda answer: self._confirm(file, answer)
            )

    def _confirm(self, file: Path, answer: AnswerFile) -> None:
        if confirm_answer(self.context, answer):
            self._take(file)

    def _take(self, file: Path) -> None:
        def done(own: OwnFacts) -> None:
            words = translate("settings", "This desk is certified: {name}.")
            self._told(words.format(name=self._title(own.facts) if own.facts else ""))

        self.context.act(
            identity.take_answer, file, initiator=self, then=done, failed=self._failed(lambda: self._take(file))
        )

    # ---- another desk

    def certify(self) -> None:
        """Read a request and compare its fingerprint."""
        kinds = translate("settings", "Requests (*{ending})").format(ending=REQUEST)
        file = self.context.questions.open_file(translate("settings", "Choose the request"), kinds)
        if file is not None:
            self.context.look(
                self, "request", identity.read_request, file, then=lambda request: self._compare(file, request)
            )

    def _compare(self, file: Path, request: Request) -> None:
        self._begin()
        pairs = [
            (translate("settings", "Centre"), f"{request.centre_name} ({request.centre})"),
            (translate("settings", "Level"), level_label(request.level)),
            (translate("settings", "Desk"), request.name),
        ]
        self.drawer.body.addWidget(
            Label(
                translate("settings", "A further desk of this centre. It gets the centre's key, and all its records.")
                if request.pairs
                else translate("settings", "A centre below this one. It will send its reports here."),
                wrap=True,
            )
        )
        if request.moves_from:
            words = translate("settings", "It stands under {centre} now; with its own consent it moves here.")
            self.drawer.body.addWidget(Label(words.format(centre=request.moves_from), "caption", "warn", wrap=True))
        self.drawer.body.addWidget(Facts(*pairs))
        self.drawer.body.addWidget(Line())
        self._row(
            "fingerprint", translate("settings", "Fingerprint"), TextField(limit=40),
            translate("settings", "Call the desk and type what is read out: six groups of four"),
        )  # fmt: skip
        if request.pairs:
            self._row(
                "letter", translate("settings", "Letter"), TextField(request.letter, limit=1),
                translate("settings", "Stands in the numbers that it gives out"),
            )  # fmt: skip

        def save() -> None:
            letter = self.rows["letter"].editor.value() if "letter" in self.rows else None
            words = translate("settings", "{name} is certified, the answer lies beside the request.")
            if request.pairs:
                words = translate("settings", "{name} is certified, the answer lies beside the request. Next: F9.")
            self.context.act(
                identity.certify,
                request,
                self.rows["fingerprint"].editor.value(),
                file.parent,
                letter=letter,
                initiator=self,
                then=lambda _path: self._told(words.format(name=request.name)),
                failed=self._failed(save),
            )

        self._footer(translate("settings", "Certify"), save)
        self.drawer.open(translate("settings", "Certify a desk"))
        self.rows["fingerprint"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, key: str) -> None:
        """Show one desk."""
        one = self._found.get(key)
        if one is None:
            return
        self._begin()
        desk = self.context.desk
        pill = QHBoxLayout()
        pill.addWidget(StatusPill(*state_pill(one)))
        pill.addStretch(1)
        self.drawer.body.addLayout(pill)
        facts = [
            (translate("settings", "Centre"), f"{one.centre_name} ({one.centre})"),
            (translate("settings", "Level"), level_label(one.level)),
            (translate("settings", "Letter"), one.letter),
            (translate("settings", "Fingerprint"), one.fingerprint),
            (translate("settings", "Certified by"), one.issuer_name),
            (translate("settings", "Certified on"), moment(one.issued_at, desk)),
            (translate("settings", "Id"), " ".join(one.site[at : at + 8] for at in range(0, 32, 8))),
        ]
        if one.revoked_at is not None:
            facts += [
                (translate("settings", "Revoked on"), moment(one.revoked_at, desk)),
                (translate("settings", "Reason"), one.reason),
            ]
        if one.state is State.UNPAIRED:
            say = translate(
                "settings",
                "Only the centre above certified it. Take a request of it and certify it here, so that it gets "
                "people, visits and bookings.",
            )
            self.drawer.body.addWidget(Label(say, tone="muted", wrap=True))
        self.drawer.body.addWidget(Facts(*facts))
        if self.may and one.relation is not Relation.ABOVE:
            self._offer_revoking(one)
        self.drawer.body.addStretch(1)
        self.drawer.open(self._title(one))
        if "reason" in self.rows:
            self.rows["reason"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_revoking(self, one: DeskFacts) -> None:
        self.drawer.body.addWidget(Line())
        again = one.state is State.REVOKED
        self._row(
            "reason",
            translate("settings", "Reason"),
            TextField(limit=60),
            translate("settings", "What it had recorded and came here later will count, too")
            if again
            else translate("settings", "Stolen, lost, given away: what is here of it still counts, nothing later"),
        )
        button = Button(
            translate("settings", "Let what came since count…")
            if again
            else translate("settings", "Revoke this desk…"),
            "secondary" if again else "danger",
            icon="ban" if not again else "check",
        )

        def save() -> None:
            reason = self.rows["reason"].editor.value()
            if not reason.strip():
                self.rows["reason"].set_error(translate("errors", "Please give a reason."))
                self.rows["reason"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            title = translate("settings", "Revoke {name}?") if not again else translate("settings", "Count it, too?")
            say = (
                translate("settings", "This can't be taken back. Every desk that gets a bundle from here learns of it; "
                                      "to come back, the desk needs a new certificate.")
                if not again
                else translate("settings", "The desk stays revoked.")
            )  # fmt: skip
            yes = translate("settings", "Revoke") if not again else translate("settings", "Count it")
            if self.context.questions.confirm(title.format(name=self._title(one)), say, yes=yes, danger=not again):
                self._revoke(one, reason)

        button.clicked.connect(save)
        self._save = save
        self.drawer.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _revoke(self, one: DeskFacts, reason: str) -> None:
        words = translate("settings", "{name} is revoked.")
        self.context.act(
            identity.revoke,
            one.site,
            reason,
            initiator=self,
            then=lambda _none: self._told(words.format(name=self._title(one))),
            failed=self._failed(lambda: self._revoke(one, reason)),
        )

    # ---- the lines below

    def grant(self) -> None:
        """Give the centres above leave to carry this centre's own records, or take it back."""
        given = not (self.own is not None and self.own.is_granted)
        if given and not self.context.questions.confirm(
            translate("settings", "Let the centres above carry them?"),
            translate("settings", "Names, telephone numbers, visits and bookings of this centre then travel in the "
                                  "bundles for the centres above. Their slips say so."),
            yes=translate("settings", "Give leave"),
            danger=True,
        ):  # fmt: skip
            return
        self._grant(given)

    def _grant(self, given: bool) -> None:
        words = translate("settings", "Leave given.") if given else translate("settings", "Leave taken back.")
        self.context.act(
            identity.set_grant,
            given,
            initiator=self,
            then=lambda _none: self._told(words),
            failed=self._failed(lambda: self._grant(given)),
        )

    def print_recovery(self) -> None:
        """Print the centre's recovery key."""
        name = translate("settings", "Recovery key") + f"-{self.context.desk.settings[SITE_CODE]}.pdf"
        file = self.context.questions.save_file(
            translate("settings", "Where to save the sheet"), name, translate("settings", "PDF (*.pdf)")
        )
        if file is not None:
            words = translate("settings", "Saved: {file}. Print it, put it into the safe, and delete the file.")
            self.context.act(
                recovery_key.print_key,
                file,
                initiator=self,
                then=lambda info: self.context.toasts.say(words.format(file=info.path.name)),
            )

    def protect(self) -> None:
        """Set, change or take away the passphrase."""
        self._begin()
        self.drawer.body.addWidget(
            Label(
                translate("settings", "Whoever takes the disk of this computer can't exchange data as this desk "
                                      "without it. Nobody can bring it back: keep it written down in the safe."),
                wrap=True,
            )
        )  # fmt: skip
        has = self.own is not None and self.own.is_protected
        if has:
            self._row("old", translate("settings", "Passphrase so far"), TextField(password=True, limit=100))
        self._row(
            PASSPHRASE, translate("settings", "New passphrase"), TextField(password=True, limit=100),
            translate("settings", "At least 8 characters") + (
                DOT + translate("settings", "empty: none any more") if has else ""),
        )  # fmt: skip
        self._row("again", translate("settings", "The same once more"), TextField(password=True, limit=100))

        def save() -> None:
            values = {name: row.editor.value() for name, row in self.rows.items()}
            if values[PASSPHRASE] != values["again"]:
                self.rows["again"].set_error(translate("settings", "The two differ."))
                self.rows["again"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self.rows["again"].set_error(None)
            if has:
                self.context.act(
                    _unlock, values["old"], initiator=self, then=lambda _none: self._protect(values[PASSPHRASE]),
                    failed=self._wrong_old,
                )  # fmt: skip
            else:
                self._protect(values[PASSPHRASE])

        self._footer(translate("settings", "Save"), save)
        self.drawer.open(translate("settings", "Passphrase of this desk's keys"))

    def _wrong_old(self, error: DeskError) -> bool:
        self.rows["old"].set_error(error.message)
        self.rows["old"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _protect(self, passphrase: str) -> None:
        has = self.own is not None and self.own.is_protected
        self.context.act(
            _protect,
            None if has and not passphrase else passphrase,
            initiator=self,
            then=lambda _none: self._told(translate("settings", "Saved.")),
            failed=self._failed(lambda: None),
        )

    def first(self) -> QWidget | None:
        """The list, or the request where nobody is known yet."""
        return self.list if self._found else self.ask_button
