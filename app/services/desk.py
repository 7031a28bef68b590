"""The opened desk: its data, its settings and catalogues, its key. One per program, shared by all threads."""

import shutil
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import false, select

from app.core.clock import Clock, system_clock
from app.core.i18n import language
from app.core.ids import RowId
from app.core.ids import fixed_id as fixed_id
from app.core.paths import seed
from app.db.models import Meta, PersonAlias, SettingRow, Term
from app.db.tx import Changes, Store, Tx, open_store
from app.domain.auth import SYSTEM
from app.domain.people import canonical
from app.domain.settings import (
    BY_KEY,
    DESK_LETTER,
    DESK_NAME,
    DUTY_DAY_START,
    SITE_CODE,
    SITE_LEVEL,
    SITE_NAME,
    Scope,
    Values,
)
from app.domain.shifts import duty_day
from app.domain.sites import Level
from app.domain.sync.trust import Roster
from app.domain.terms import KINDS, read_terms
from app.domain.terms import Term as TermEntry
from app.services import credentials, installation
from app.services.keyring import KeyRing
from app.services.vault import Keys

FORMER_KEY = "former_key."
"""Before the mark of a key that a desk had while it was set up apart: a setting, under the centre's key."""
LOCAL_SETTING = "setting."
"""Before the key of a setting that stays on this machine, in the table `meta`."""

TERMS = "reference/terms.json"
"""The catalogues a new centre begins with."""
PASSING = "preview-"
"""Begins the name of a folder in the data folder whose files are only on their way to the screen."""

REMEMBER_SECONDS = 30
"""How often, while people write, the folder notes how far its log has come."""


@dataclass(frozen=True, slots=True)
class TermValue:
    """One entry of a catalogue. `label` is in the desk's language; `words`: other wordings, by spaces."""

    id: RowId
    kind: str
    code: str
    label: str
    position: int
    words: str
    label_zh: str
    label_en: str
    voided: bool = False


T = TypeVar("T")


class _Remembered(Generic[T]):
    """One thing read from the data and kept until it is forgotten; asked and forgotten on any thread.

    What was being read while it was forgotten is handed to who asked, and not kept: it may be the state before.
    """

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._kept: T | None = None
        self._times_forgotten = 0
        self._lock = threading.Lock()

    def get(self) -> T:
        with self._lock:
            if self._kept is not None:
                return self._kept
            times = self._times_forgotten
        found = self._read()
        with self._lock:
            if times == self._times_forgotten:
                self._kept = found
        return found

    def forget(self) -> None:
        with self._lock:
            self._kept = None
            self._times_forgotten += 1


class Desk:
    """What every use-case is handed. What it remembers is forgotten whenever a commit changes it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._settings = _Remembered(self._read_settings)
        self._terms = _Remembered(self._read_terms)
        self._aliases = _Remembered(self._read_aliases)
        self._kept: dict[str, tuple[frozenset[str], _Remembered[Any]]] = {}
        self._keys: Keys | None = None
        self.ring = KeyRing(store.folder)
        """The private keys of this installation."""
        self._roster = _Remembered(self._read_roster)
        self._remembered = time.monotonic()
        store.listen(self._forget)
        store.listen(self._remember)

    def _forget(self, changes: Changes) -> None:
        if "setting" in changes.tables:
            self._settings.forget()
        if "term" in changes.tables:
            self._terms.forget()
        if "person_alias" in changes.tables:
            self._aliases.forget()
        for tables, kept in list(self._kept.values()):
            if not tables.isdisjoint(changes.tables):
                kept.forget()

    def keep(self, name: str, tables: frozenset[str], read: Callable[[], T], lasts: timedelta | None = None) -> T:
        """What `read` answers, read once and kept until a commit changes one of the tables it is made of.

        For small things that every act asks for: the spaces, the holidays. `lasts`: it is read anew after so long at
        the latest, because it is made of the time, too.
        """
        found = self._kept.get(name)
        if found is None:
            found = self._kept.setdefault(name, (tables, _Remembered(lambda: (self.now(), read()))))
        at, value = found[1].get()
        if lasts is not None and not timedelta() <= self.now() - at < lasts:
            found[1].forget()
            at, value = found[1].get()
        kept: T = value
        return kept

    def _remember(self, changes: Changes) -> None:
        """Now and then, so that a database put back to an older state is recognised after a power cut too."""
        if time.monotonic() - self._remembered > REMEMBER_SECONDS:
            self._remembered = time.monotonic()
            installation.remember(self.store)

    def forget_settings(self) -> None:
        """Read the settings anew: for those of this machine, which no commit of records announces."""
        self._settings.forget()

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.store.folder

    @property
    def clock(self) -> Clock:
        """The one source of the present moment."""
        return self.store.clock

    def now(self) -> datetime:
        """The present instant, UTC."""
        return self.store.clock()

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        zone: ZoneInfo = self.settings.zone
        return zone

    def today(self) -> date:
        """The calendar date at the site."""
        return self.now().astimezone(self.zone).date()

    def duty_day(self) -> date:
        """The site's duty day now."""
        return duty_day(self.now(), self.settings[DUTY_DAY_START], self.zone)

    @property
    def is_set_up(self) -> bool:
        """Whether the centre was named and has an administrator: false before the first-run wizard."""
        return bool(self.settings[SITE_CODE])

    @property
    def settings(self) -> Values:
        """All settings, of the centre and of this desk."""
        return self._settings.get()

    def _read_settings(self) -> Values:
        with self.store.read() as session:
            stored = {
                row.key[len(LOCAL_SETTING) :]: row.value
                for row in session.execute(
                    select(Meta.key, Meta.value).where(Meta.key.startswith(LOCAL_SETTING, autoescape=True))
                )
            }
            query = select(SettingRow.key, SettingRow.value).where(SettingRow.voided == false())
            for row in session.execute(query):
                known = BY_KEY.get(row.key or "")
                if row.key and row.value is not None and (known is None or known.scope is Scope.CENTRE):
                    stored[row.key] = row.value
        return Values(stored)

    # ---- catalogues

    def _read_terms(self) -> dict[str, dict[str, TermValue]]:
        found: dict[str, dict[str, TermValue]] = {}
        with self.store.read() as session:
            for term in session.scalars(select(Term).order_by(Term.position, Term.code)):
                value = TermValue(
                    term.id,
                    term.kind or "",
                    term.code or "",
                    term.label or term.code or "",
                    term.position,
                    term.words or "",
                    term.label or "",
                    term.label_en or "",
                    term.voided,
                )
                found.setdefault(value.kind, {})[value.code] = value
        return found

    def _catalogue(self, kind: str) -> dict[str, TermValue]:
        return self._terms.get().get(kind, {})

    def terms(self, kind: str, *, voided: bool = False) -> tuple[TermValue, ...]:
        """The entries of a catalogue in their order; those taken out of use only with `voided`."""
        return tuple(_shown(term) for term in self._catalogue(kind).values() if voided or not term.voided)

    def term_label(self, kind: str, code: str | None) -> str:
        """The wording of a code, also of one taken out of use; the code itself when nobody knows it."""
        if not code:
            return ""
        found = self._catalogue(kind).get(code)
        return _shown(found).label if found else code

    def term_labels(self, kind: str, codes: str | None) -> str:
        """The wordings of several codes (separated by a space), with 、 between them."""
        return self.between.join(self.term_label(kind, code) for code in (codes or "").split())

    @property
    def between(self) -> str:
        """What stands between the items of a list in a sentence."""
        return ", " if language() == "en" else "、"

    # ---- joined cards

    @property
    def aliases(self) -> Mapping[RowId, RowId]:
        """Card → the card that stands for its person, for every card that was joined to another."""
        return self._aliases.get()

    def _read_aliases(self) -> Mapping[RowId, RowId]:
        with self.store.read() as session:
            edges = session.execute(
                select(PersonAlias.one_id, PersonAlias.other_id).where(PersonAlias.voided == false())
            ).all()
        return canonical([(a, b) for a, b in edges if a and b])

    def canonical(self, person: RowId) -> RowId:
        """The card that stands for this card's person."""
        return self.aliases.get(person, person)

    # ---- the key

    @property
    def keys(self) -> Keys:
        """The centre's key for ID numbers; its absence is told when it is needed."""
        if self._keys is None:
            self._keys = Keys(self.folder, self._former_keys)
        return self._keys

    def _former_keys(self) -> dict[RowId, str]:
        with self.store.read() as session:
            query = select(SettingRow.id, SettingRow.value).where(SettingRow.key.startswith(FORMER_KEY))
            return {row.id: row.value for row in session.execute(query) if row.value}

    # ---- who may write what

    @property
    def roster(self) -> Roster:
        """Whom this desk knows and trusts."""
        return self._roster.get()

    def _read_roster(self) -> Roster:
        with self.store.read() as session:
            return credentials.roster(session)

    def forget_roster(self) -> None:
        """Read anew whom this desk trusts: for those who change its documents."""
        self._roster.forget()
        self.store.set_authority(self.authority)

    @property
    def authority(self) -> Roster | None:
        """The roster that rows are folded by; None before this desk has a certificate, where everything counts."""
        return self.roster if self.store.site in self.roster.certificates else None

    @property
    def facts(self) -> credentials.Facts:
        """What this desk says of itself."""
        now = self.settings
        name = now[DESK_NAME] or credentials.desk_name(now[DESK_LETTER])
        return credentials.Facts(name, now[DESK_LETTER], now[SITE_CODE], now[SITE_NAME], Level(now[SITE_LEVEL]))

    def close(self) -> None:
        """Close the data; nothing is lost when it never comes to this."""
        if not self.store.read_only:
            installation.remember(self.store)
        self.store.close()


def _shown(term: TermValue) -> TermValue:
    if language() != "en" or not term.label_en:
        return term
    return TermValue(
        term.id, term.kind, term.code, term.label_en, term.position, term.words, term.label_zh, term.label_en,
        term.voided,
    )  # fmt: skip


def insert_terms(tx: Tx, terms: Iterable[TermEntry]) -> None:
    """Write entries of catalogues, under ids that are the same on every desk."""
    tx.insert_many(
        Term,
        (
            {
                "id": fixed_id("term", term.kind, term.code), "kind": term.kind, "code": term.code,
                "label": term.label, "label_en": term.label_en, "position": term.position, "words": term.words,
            }
            for term in terms
        ),
    )  # fmt: skip


def complete_terms(desk: Desk) -> Changes:
    """Give a centre that was set up by an older program the catalogues that came since.

    The program's own act; desks that do it apart write the same rows, so they agree.
    """
    absent = [kind for kind in KINDS if not desk.terms(kind, voided=True)]
    if not absent or not desk.is_set_up:
        return Changes()
    with desk.store.write(SYSTEM.staff_id) as tx:
        insert_terms(tx, [term for term in read_terms(seed(TERMS).read_text("utf-8")) if term.kind in absent])
    return tx.changes


def open_desk(folder: Path, clock: Clock = system_clock, *, read_only: bool = False) -> Desk:
    """Open the data folder, making it when it isn't there.

    Raises EnvironmentProblem: another program has it open, the database is damaged, or a newer program made
    it; nothing is changed then. A restore that was cut short is finished first; a database that was put here
    from elsewhere, or is older than what this folder last held, takes a new identity before it is written.
    Pages that a power cut left on their way to the screen are removed.
    """
    if not read_only:
        installation.finish_restore(folder)
    store = open_store(folder, clock, read_only=read_only)
    try:
        if not read_only:
            installation.recognise(store)
            for left in folder.glob(f"{PASSING}*/"):
                shutil.rmtree(left, ignore_errors=True)
        desk = Desk(store)
        if not read_only:
            if desk.is_set_up:
                credentials.complete(store, desk.ring, desk.facts)
            if store.site:
                desk.forget_roster()
            complete_terms(desk)
        return desk
    except BaseException:
        store.close()
        raise
