"""The store: one writer, a pool of readers, and the transaction in which rows and their log are one commit."""

import os
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, event, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified, instance_state

from app.core.clock import Clock, from_ms, system_clock, to_ms
from app.core.errors import EnvironmentProblem, UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db import engine as engines
from app.db import merge, oplog
from app.db.lock import FolderLock, make_private
from app.db.models import MODEL, STATE_ERASED, Meta, Synced
from app.db.models.log import credential, lane, op
from app.db.oplog import LANE_BITS, Absorbed, Base, Recorder, guard, read_payload
from app.domain.fields import LIFE, RecordSpec, from_log
from app.domain.records import RECORD
from app.domain.sync.chain import WireOp
from app.domain.sync.fold import Label, Op, fold
from app.domain.sync.trust import Roster

DATABASE = "dangqun.sqlite"
"""The name of the database inside the data folder."""

Row = TypeVar("Row", bound=Synced)


@dataclass
class Changes:
    """What a use-case changed: ids by table, for screens to refresh; and its operations, for undo."""

    tables: dict[str, set[RowId]] = field(default_factory=lambda: defaultdict(set))
    operations: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(self.tables.values())

    def add(self, more: "Changes") -> None:
        """Add what a further use-case of the same act changed."""
        for table, ids in more.tables.items():
            self.tables[table] |= ids
        self.operations += more.operations


class _Recorder(Recorder):
    """The door of a transaction: also for what other desks wrote."""

    def absorb(self, batch: Iterable[WireOp]) -> Absorbed:
        """`merge.absorb`: operations of other desks that nobody signed for."""
        return merge.absorb(self, batch)


class Tx:
    """One write transaction. Change rows through the session or these methods; leave the commit to the store."""

    def __init__(
        self, session: Session, recorder: _Recorder, now: datetime, actor: RowId, derive: Callable[[Recorder], None]
    ) -> None:
        self._derive = derive
        self.session = session
        self.recorder = recorder
        self.now = now
        self.actor = actor
        self.changes = Changes()

    def derive(self) -> None:
        """Bring what is derived from the rows up to date now, where the rest of the act depends on it.

        The store does so before every commit. Raises UserError where a derived table refuses what was written.
        """
        self.session.flush()
        self._derive(self.recorder)

    def add(self, row: Row, *, auto: bool = False) -> Row:
        """Write a new row; `auto` marks what the program did by itself."""
        if auto:
            self.recorder.labels[row.id] = Label.AUTO
        self.session.add(row)
        self.session.flush()
        self.recorder.labels.pop(row.id, None)
        return row

    def get(self, model: type[Row], row: RowId) -> Row:
        """A row by its id, voided or not; raises UserError when it isn't here."""
        found = self.session.get(model, row)
        if found is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        return found

    def edit(
        self,
        row: Synced,
        values: Mapping[str, Any],
        *,
        seen: Base | None = None,
        auto: bool = False,
        label: Label | None = None,
    ) -> None:
        """Change fields of a row. `seen` is what the form showed when it opened (`Store.seen`).

        Raises UserError for a voided or erased row: restore it first (or settle whether it is voided).
        """
        self._own(row)
        unknown = values.keys() - row.spec.by_name.keys()
        if unknown:
            raise TypeError(f"{row.spec.table} has no field {sorted(unknown)}")
        if (row.voided and label not in (Label.RESTORE, Label.RESOLVE)) or row.state & STATE_ERASED:
            raise UserError(translate("errors", "This entry was voided; restore it before changing it."))
        if label or auto:
            self.recorder.labels[row.id] = label or Label.AUTO
        if seen:
            self.recorder.seen[row.id] = seen
        for name, value in values.items():
            setattr(row, name, value)
            if label is Label.RESOLVE:  # settled is settled, also in favour of what is shown already
                flag_modified(row, name)
        self.session.flush()
        self.recorder.labels.pop(row.id, None)
        self.recorder.seen.pop(row.id, None)

    def void(self, row: Synced, reason: str) -> None:
        """Take a row out of every list and figure; it stays in the history.

        Raises UserError without a reason, and for a row in conflict: one of its versions was never looked at.
        """
        if not reason.strip():
            raise UserError(translate("errors", "Please give a reason."), "void_reason")
        self.edit(row, {"voided": True, "void_reason": reason.strip()}, label=Label.VOID)
        if not row.voided:
            raise UserError(translate("errors", "This entry has two versions; settle which is right, then void it."))

    def restore(self, row: Synced) -> None:
        """Bring a voided row back."""
        self.edit(row, {"voided": False, "void_reason": None}, label=Label.RESTORE)

    def erase(self, row: Synced) -> None:
        """Remove for good what is personal in a row, from the table and from the log.

        A reason for voiding stays only where it was set just before: it says why the row was erased.
        """
        self._own(row)
        if row.state & STATE_ERASED:
            return
        personal = {item.name: item.default for item in row.spec.fields if item.personal}
        self.recorder.labels[row.id] = Label.ERASE
        for name, value in personal.items():
            setattr(row, name, value)
        # An erase is an operation even when nothing personal is left to clear.
        if row.void_reason == "-":
            flag_modified(row, "void_reason")
        elif not row.void_reason or not instance_state(row).attrs["void_reason"].history.has_changes():
            row.void_reason = "-"
        self.session.flush()
        self.recorder.erase(row.spec, row.id)
        self.session.expire(row)

    def _own(self, row: Synced) -> None:
        if row not in self.session:
            raise TypeError(f"this {row.spec.table} was not read in this transaction: what it is set to would be lost")

    def edit_many(
        self, model: type[Synced], changes: Mapping[RowId, Mapping[str, Any]], *, label: Label | None = None
    ) -> None:
        """Change rows by the thousand, as `edit` would each of them; nothing is written when one is refused.

        Raises UserError when a row isn't here, was erased, or was voided (unless `label` is RESTORE).
        """
        unknown = {name for values in changes.values() for name in values} - model.spec.by_name.keys()
        if unknown:
            raise TypeError(f"{model.spec.table} has no field {sorted(unknown)}")
        self.session.flush()
        ids = list(changes)
        for start in range(0, len(ids), _PART):
            part = ids[start : start + _PART]
            lines = self.session.execute(select(model.voided, model.state).where(model.id.in_(part))).all()
            if len(lines) < len(part):
                raise UserError(translate("errors", "This entry is no longer here."))
            if any((line.voided and label is not Label.RESTORE) or line.state & STATE_ERASED for line in lines):
                raise UserError(translate("errors", "This entry was voided; restore it before changing it."))
        self.recorder.edit_many(model.spec, changes, label or Label.UPDATE)
        for item in list(self.session.identity_map.values()):
            if isinstance(item, model) and (inspect(item).identity or (None,))[0] in changes:
                self.session.expire(item)

    def insert_many(self, model: type[Synced], rows: Iterable[Mapping[str, Any]]) -> list[RowId]:
        """Create rows by the thousand, logged like any other; values by field name. Returns their ids."""
        return self.recorder.insert_many(model.spec, rows)


Derive = Callable[[Connection, Collection[RowId] | None, Collection[RowId]], None]
"""Called as derive(connection, ids, authored) with the touched rows of a table (None: all of them), before the commit.

`authored` are those that were written here. A derived table may refuse them by raising UserError, and nothing of the
transaction is kept; what another desk wrote is never refused.
"""


class Store:
    """The desk's database, opened. One per program; threads may share it."""

    def __init__(self, folder: Path, clock: Clock, *, read_only: bool = False) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self.clock = clock
        self.read_only = read_only
        self._lock: FolderLock | None = None
        self._writing = threading.RLock()
        self._busy = False
        self._closed = False
        self._derived: dict[str, list[Derive]] = defaultdict(list)
        self._listeners: list[Callable[[Changes], None]] = []
        self.authority: Roster | None = None
        """Who may write what; None on a desk without certificates, where everything counts."""
        if not read_only:
            self._lock = FolderLock(folder)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        from app.db import days_elsewhere, migrate, occupancy, search, twins

        with engines.plain_failures(self.path):
            if self.read_only:
                migrate.require_current(self.path)
            else:
                migrate.bring_up_to_date(self.path, self.folder / "backups", self.clock)
            self._readers = engines.reader_engine(self.path)
            if not self.read_only:
                self._writer = engines.writer_engine(self.path)
                guard(self._writer)
            with self.read() as session:
                facts = {row.key: row.value for row in session.scalars(select(Meta))}
        self.site = facts.get("site", "")
        self.centre = facts.get("centre", "")
        self._index_days = days_elsewhere.index_days
        self.derive("person", search.index_people)
        self.derive("person", twins.index_twins)
        self.derive("booking", occupancy.index_bookings)
        self.derive("loan", occupancy.index_loans)
        self._behind = not self.read_only and int(facts.get("schema", 1)) < oplog.SCHEMA
        with self.read() as session:
            by_roster = session.execute(select(credential.c.id).limit(1)).first() is not None
        if self._behind and not by_roster:  # otherwise once it is known who may write what
            self._catch_up()

    def _catch_up(self) -> None:
        """After an upgrade: fold what desks with a newer program sent before this one could read it."""
        self._behind = False
        with self.read() as session:
            known = int(session.scalar(select(Meta.value).where(Meta.key == "schema")) or 1)
            newer = session.execute(select(op.c.id).where(op.c.schema > known).limit(1)).first()
        if newer:
            self.rebuild()
        with self.local() as own:
            own.merge(Meta(key="schema", value=str(oplog.SCHEMA)))

    def set_authority(self, roster: Roster | None) -> None:
        """From now on fold by this roster. Rows that it judges differently are for `Recorder.refold_sites`."""
        self.authority = roster
        if self._behind:
            self._catch_up()

    def derive(self, table: str, function: Derive) -> None:
        """Keep something derived from `table` up to date inside every transaction that touches it."""
        self._derived[table].append(function)

    def listen(self, function: Callable[[Changes], None]) -> None:
        """Call `function` after every commit with what it changed, in the thread that wrote."""
        self._listeners.append(function)

    def close(self) -> None:
        """Close the file and let another program open the folder; waits for what is being written."""
        with self._writing:
            self._closed = True
            for name in ("_readers", "_writer"):
                if hasattr(self, name):
                    getattr(self, name).dispose()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        """The one connection that writes, in a transaction that is all there is; refused inside another."""
        if self.read_only:
            raise EnvironmentProblem(translate("errors", "The data is open for reading only."))
        with self._turn(), self._writer.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._writing:
            if self._busy or self._closed:
                raise RuntimeError(
                    "the store is " + ("closed" if self._closed else "writing: no transaction in another")
                )
            self._busy = True
            try:
                with engines.plain_failures(self.path):
                    yield
            finally:
                self._busy = False

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the file and can't change it."""
        with engines.plain_failures(self.path), Session(self._readers, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self, actor: RowId) -> Iterator[Tx]:
        """One transaction: all of it is committed with its log, or nothing.

        Raises EnvironmentProblem when the disk refuses. Only public use-cases open one.
        """
        with self._alone() as connection:
            now = self.clock()
            recorder = _Recorder(connection, self.site, self.centre, actor, to_ms(now), self.authority)
            session = Session(connection, expire_on_commit=False, autoflush=True)
            event.listen(session, "before_flush", lambda s, *_: self._before_flush(recorder, connection, s))
            event.listen(session, "after_flush", lambda *_: connection.info.update(logged=False))
            event.listen(session, "after_flush_postexec", lambda s, *_: recorder.after_flush(s))
            tx = Tx(session, recorder, now, actor, lambda found: self._derive(connection, found))
            connection.info["logged"] = False
            try:
                yield tx
                session.flush()
                tx.changes.tables.update({name: set(ids) for name, ids in recorder.touched.items() if ids})
                tx.changes.operations = list(recorder.written)
                self._derive(connection, recorder)
                recorder.finish()
                for item in list(session.identity_map.values()):
                    if inspect(item).expired:  # folded anew: who holds it reads on after the transaction
                        session.refresh(item)
            finally:
                connection.info["logged"] = False
                session.close()
        for listener in self._listeners:
            listener(tx.changes)

    def _derive(self, connection: Connection, recorder: Recorder) -> None:
        for name, functions in self._derived.items():
            ids = recorder.touched.get(name)
            if ids:
                for function in functions:
                    function(connection, ids, ids - recorder.absorbed)
        if recorder.days:
            self._index_days(connection, recorder.days)

    @staticmethod
    def _before_flush(recorder: Recorder, connection: Connection, session: Session) -> None:
        recorder.begin_flush(session)
        connection.info["logged"] = True

    # ---- what a form saw, and taking an act back

    def seen(self, model: type[Synced], row: RowId, session: Session | None = None) -> Base:
        """What an author sees of a row now; keep it with the form (and its draft), hand it to `Tx.edit`.

        `session`: the one that read what the form shows, so that both are of one moment.
        """
        if session is None:
            with self.read() as own:
                return self.seen(model, row, own)
        recorder = Recorder(session.connection(), self.site, self.centre, b"", 0, self.authority)
        return recorder.shown(model.spec, row)

    def rebuild(self) -> int:
        """Make all tables again from the log, in one transaction; returns the number of rows made."""
        with self.write(bytes(16)) as tx:
            made = tx.recorder.rebuild()
            for function in (one for functions in self._derived.values() for one in functions):
                function(tx.session.connection(), None, ())
            self._index_days(tx.session.connection(), None)
        return made

    def become(self, site: str, centre: str) -> None:
        """Take an installation's identity: at first run, after a restore, or when this disk was copied."""
        with self._alone() as connection, Session(connection) as session:
            for key, value in (("site", site), ("centre", centre)):
                session.merge(Meta(key=key, value=value))
            session.flush()
        self.site, self.centre = site, centre

    def checkpoint(self) -> bool:
        """Move everything from the write-ahead log into the database file and empty the log.

        Waits some seconds for readers; False when one still keeps the log in use. Closing empties it, too.
        """
        with self._turn():
            return engines.empty_log(self._writer)

    @contextmanager
    def local(self) -> Iterator[Session]:
        """A transaction over this machine's own tables (drafts, attempts); synced tables are refused."""
        with self._alone() as connection, Session(connection, expire_on_commit=False) as session:
            yield session
            session.flush()


_PART = 500


def undo(tx: Tx, operations: Iterable[int]) -> None:
    """Take an act back: rows it made are voided, groups it wrote show again what they showed before.

    Raises UserError, changing nothing, when someone has since changed what the act wrote, and for what can't
    be taken back: an erasure, or a settled conflict.
    """
    tx.session.flush()
    numbers = set(operations)
    rows: dict[str, dict[RowId, None]] = defaultdict(dict)
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _PART):
        query = select(op.c.tbl, op.c.row, op.c.label).where(op.c.id.in_(ordered[start : start + _PART]))
        for line in tx.session.connection().execute(query):
            if line.label == Label.ERASE:
                raise UserError(translate("errors", "An erasure can't be taken back."))
            if line.label == Label.RESOLVE:
                raise UserError(translate("errors", "A settled conflict can't be taken back; enter what is right."))
            rows[line.tbl][line.row] = None
    for table, found in rows.items():
        wanted: dict[Label, dict[RowId, dict[str, Any]]] = defaultdict(dict)
        ids = list(found)
        for start in range(0, len(ids), _PART):
            for row, lines in tx.recorder.operations_with_lines(RECORD[table], ids[start : start + _PART]).items():
                label, values = _before(RECORD[table], [one for _, one in lines], numbers)
                wanted[label][row] = values
        for label, changes in wanted.items():
            tx.edit_many(MODEL[table], changes, label=label)


def _before(spec: RecordSpec, every: list[Op], numbers: set[int]) -> tuple[Label, dict[str, Any]]:
    """What takes an act's part in one row back: the label and the fields of the operation that does."""
    mine = [one for one in every if one.key in numbers]
    before = fold(spec, [one for one in every if one.key not in numbers])
    now = fold(spec, every)
    if not before.exists:
        if any(key not in numbers for keys in now.heads.values() for key in keys):
            raise _since_changed()
        if now.values["voided"]:
            return Label.RESTORE, {}
        return Label.VOID, {"voided": True, "void_reason": translate("errors", "Undone")}
    groups = {spec.by_name[name].group for one in mine for name in (one.fields or {}) if name in spec.by_name}
    if any(key not in numbers for group in groups for key in now.heads[group]):
        raise _since_changed()
    values = {
        member.name: from_log(member, before.values[member.name]) for group in groups for member in spec.groups[group]
    }
    if LIFE in groups and values["voided"] != now.values["voided"]:
        return (Label.VOID if values["voided"] else Label.RESTORE), values
    return Label.UPDATE, values


def _since_changed() -> UserError:
    return UserError(translate("errors", "Someone has changed this since; it can't be undone any more."))


@dataclass(frozen=True)
class Event:
    """One line of a row's history: who did what when. `before` and `after` hold only what changed."""

    at: datetime
    actor: RowId
    site: str
    label: Label
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    erased: bool


def history(session: Session, model: type[Synced], row: RowId) -> list[Event]:
    """Who changed what of a row and when, oldest first, read from the log."""
    connection = session.connection()
    recorder = Recorder(connection, "", "", b"", 0)
    spec = model.spec
    sites = {line.id: line.site for line in connection.execute(select(lane.c.id, lane.c.site))}
    found = []
    values: dict[str, Any] = dict(spec.defaults)
    pairs = recorder.operations_with_lines(spec, [row])[row]
    pairs.sort(key=lambda pair: pair[1].order)
    for line, operation in pairs:
        written = {} if line.line is None else read_payload(spec, line.line)
        after = {
            name: from_log(spec.by_name[name], value)
            for name, value in written.items()
            if name in spec.by_name and value != values.get(name)
        }
        before = {name: from_log(spec.by_name[name], values.get(name)) for name in after}
        values.update(written)
        found.append(
            Event(
                from_ms(line.wall), line.actor, sites[line.id >> LANE_BITS], operation.label, before, after,
                line.line is None,
            )
        )  # fmt: skip
    return found


def open_store(folder: Path, clock: Clock = system_clock, *, read_only: bool = False) -> Store:
    """Open the data folder's database, making it if it isn't there.

    Raises EnvironmentProblem: the folder can't be used, another program has it open, the file is damaged or
    was made by a newer program. In each case the file is left as it is.
    """
    if not read_only:
        make_private(folder)
    elif not (folder / DATABASE).exists():
        raise EnvironmentProblem(
            translate("errors", "There is no data in {folder} yet.").format(folder=folder),
            translate("errors", "Start the program once, or name the right folder."),
        )
    return Store(folder, clock, read_only=read_only)


def new_site() -> str:
    """A random installation id: 128 bits in hexadecimal."""
    return os.urandom(16).hex()
