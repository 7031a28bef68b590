"""Slips (对账单) of what came in and went out: kept with every bundle, listed, printed for both sides to sign."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.clock import from_ms
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.db.models import BundleSlip
from app.db.tx import Changes
from app.domain.auth import Actor, Permission, require
from app.domain.records import RECORD
from app.domain.sync.bundle import Reconciliation
from app.domain.sync.peers import called
from app.domain.sync.reconcile import Party, SlipFacts, read_facts
from app.services import identity
from app.services.booking_reports import PDF, named, paper_of, printed_info, who
from app.services.desk import Desk
from app.services.exchange_in import IN
from app.services.exchange_out import OUT
from app.services.reports import ReportInfo, long_date, short_date
from app.services.staff import names as staff_names

if TYPE_CHECKING:
    from app.documents.pdf.slip import Slip

SlipId = tuple[str, str]
"""A bundle's id and "in" or "out"."""
TOGETHER = timedelta(minutes=3)
"""Bundles no farther apart than this were one exchange."""


@dataclass(frozen=True, slots=True)
class SlipLine:
    """A bundle that came in or went out. `peer`: the sender, or the recipients. `total`: None for one that went out."""

    bundle_id: str
    direction: str
    at: datetime
    peer: str
    file_name: str
    operations: int
    total: Reconciliation | None
    conflict_ids: tuple[str, ...] = ()

    @property
    def id(self) -> SlipId:
        """By which it is printed."""
        return self.bundle_id, self.direction


@dataclass(frozen=True, slots=True)
class LastExchange:
    """The last time data changed hands here: what came, from how many, and what was written, for how many."""

    at: datetime
    received: Reconciliation
    senders: int
    written: int
    recipients: int
    bundle_ids: tuple[SlipId, ...]


def recent(desk: Desk, limit: int = 20) -> list[SlipLine]:
    """The last bundles in and out, the newest first."""
    with desk.store.read() as session:
        query = select(BundleSlip).order_by(BundleSlip.at.desc(), BundleSlip.direction, BundleSlip.bundle_id)
        return [_line(desk, row) for row in session.scalars(query.limit(limit))]


def last(desk: Desk) -> LastExchange | None:
    """The last exchange as a whole; None when there was none yet."""
    found: list[SlipLine] = []
    with desk.store.read() as session:
        query = select(BundleSlip).order_by(BundleSlip.at.desc(), BundleSlip.direction, BundleSlip.bundle_id)
        for row in session.scalars(query, execution_options={"yield_per": 50}):
            if found and found[-1].at - row.at > TOGETHER:
                break
            found.append(_line(desk, row))
    if not found:
        return None
    received = Reconciliation()
    for line in found:
        if line.total is not None:
            received.add(line.total)
    came = [line for line in found if line.direction == IN]
    went = [line for line in found if line.direction == OUT]
    received.conflicts = len({one for line in came for one in line.conflict_ids})
    return LastExchange(
        found[0].at,
        received,
        len({line.peer for line in came}),
        sum(line.operations for line in went),
        len({line.peer for line in went}),
        tuple(line.id for line in reversed(found)),
    )


def find(desk: Desk, text: str) -> SlipId:
    """The slip that words on the command line mean: a bundle's id or its beginning, or its file by name or content."""
    path = Path(text.strip())
    word, sha256 = path.name, "-"
    if path.is_file():
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    with desk.store.read() as session:
        query = select(BundleSlip.bundle_id, BundleSlip.direction).where(
            or_(
                BundleSlip.file_name == word,
                BundleSlip.sha256 == sha256,
                BundleSlip.bundle_id.startswith(word.lower(), autoescape=True),
            )
        )
        found = sorted({(row.bundle_id, row.direction) for row in session.execute(query)}) if len(word) >= 6 else []
    if len({bundle_id for bundle_id, _ in found}) != 1:
        message = translate("errors", "No one bundle is known as “{word}”: say its id, or the name of its file.")
        raise UserError(message.format(word=text), "bundle")
    return found[0]


def slip(
    desk: Desk, actor: Actor, bundle_ids: Sequence[SlipId], path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """Print the slips of some bundles into one PDF, each on a page of its own.

    Raises UserError (field "bundle") when there are none, or one isn't known here.
    """
    require(actor, Permission.SYNC)
    path = named(path, PDF)

    from app.documents.pdf.slip import slips as write

    with desk.store.read() as session:
        papers = [_paper(desk, session, actor, one) for one in bundle_ids]
    if not papers:
        raise UserError(translate("errors", "There is no exchange to print yet."), "bundle")
    return printed_info(path, True, write(path, papers, progress)), Changes()


# ------------------------------------------------------------------------------------------- in words


def _line(desk: Desk, row: BundleSlip) -> SlipLine:
    facts = read_facts(row.facts)
    parties = [facts.sender] if row.direction == IN else list(facts.recipients)
    return SlipLine(
        row.bundle_id,
        row.direction,
        row.at,
        desk.between.join(_party(desk, one) for one in parties),
        row.file_name,
        facts.figures.received,
        facts.figures if row.direction == IN else None,
        facts.conflict_ids,
    )


def _party(desk: Desk, one: Party) -> str:
    """A desk as it is called now; as it was called then, when nobody knows it any more."""
    certificate = identity.roster(desk).certificates.get(one.site)
    return called(certificate, desk.store.centre) if certificate is not None else one.name


def _full(one: Party) -> str:
    return translate("sync", "{name} ({code})").format(name=one.name, code=one.code)


def size_text(size: int) -> str:
    """The size of a file."""
    if size < 1 << 20:
        return f"{(size + 1023) >> 10:,} KB"
    return f"{size / (1 << 20):,.1f} MB"


def table_label(table: str) -> str:
    """What the entries of a table are called."""
    spec = RECORD.get(table)
    return spec.label if spec is not None else translate("sync", "Entries of a newer program")


def span_text(first: str, last: str) -> str:
    """From when to when something is missing."""
    begun = short_date(date.fromisoformat(first))
    if not last or last == first:
        return begun
    return translate("sync", "{first} to {last}").format(first=begun, last=short_date(date.fromisoformat(last)))


def _paper(desk: Desk, session: Session, actor: Actor, which: SlipId) -> "Slip":
    from app.documents.pdf.slip import Slip

    row = session.get(BundleSlip, which)
    if row is None:
        message = translate("errors", "No one bundle is known as “{word}”: say its id, or the name of its file.")
        raise UserError(message.format(word=which[0]), "bundle")
    facts, came = read_facts(row.facts), row.direction == IN
    figures = facts.figures
    by = staff_names(desk).get(row.staff_id) or translate("reports", "Command line")
    recipients = desk.between.join(_full(one) for one in facts.recipients)
    giver, taker = translate("sync", "Given by {name}"), translate("sync", "Taken by {name}")
    tables = sorted(figures.tables.items(), key=lambda item: (-item[1], item[0]))
    return Slip(
        paper=paper_of(desk, *_definitions(came)),
        title=translate("sync", "Slip for data received") if came else translate("sync", "Slip for data handed over"),
        when=_moment(desk, row.at),
        number=translate("sync", "No. {number}").format(number=row.bundle_id[:8].upper()),
        parties=(
            (translate("sync", "From"), _full(facts.sender)),
            (translate("sync", "For"), recipients),
            (translate("sync", "Written at"), _moment(desk, from_ms(facts.made_at))),
            (translate("sync", "Taken in by") if came else translate("sync", "Written by"), by),
        ),
        sum=_sum(figures) if came else "",
        figures=_figures(facts, came),
        files=tuple((one.name, size_text(one.size), one.sha256) for one in facts.files),
        tables=tuple((table_label(table), f"{count:,}") for table, count in tables),
        missing=tuple((one.name, span_text(one.first, one.last), f"{one.operations:,}") for one in facts.missing),
        remarks=tuple(_remarks(facts, came)),
        signers=(giver.format(name=_full(facts.sender)), taker.format(name=recipients)),
        printed_by=who(actor),
    )


def _moment(desk: Desk, at: datetime) -> str:
    """A day with its year, and the time: slips are kept."""
    local = at.astimezone(desk.zone)
    return f"{long_date(local.date())} {local:%H:%M}"


def _sum(figures: Reconciliation) -> str:
    return translate(
        "sync", "{received} received = {applied} new + {had} here before + {waiting} waiting + {kept} kept aside"
    ).format(
        received=f"{figures.received:,}", applied=f"{figures.applied:,}", had=f"{figures.had:,}",
        waiting=f"{figures.waiting:,}", kept=f"{figures.kept:,}",
    )  # fmt: skip


def _figures(facts: SlipFacts, came: bool) -> tuple[tuple[str, str], ...]:
    now = facts.figures
    if not came:
        return (
            (translate("sync", "Entries"), f"{now.received:,}"),
            (translate("sync", "Photos"), f"{now.photos:,}"),
            (translate("sync", "Files"), f"{len(facts.files):,}"),
            (translate("sync", "Size"), size_text(sum(one.size for one in facts.files))),
        )
    return (
        (translate("sync", "New"), f"{now.applied:,}"),
        (translate("sync", "Here before"), f"{now.had:,}"),
        (translate("sync", "Waiting"), f"{now.waiting:,}"),
        (translate("sync", "Kept aside"), f"{now.kept:,}"),
        (translate("sync", "Released"), f"{now.released:,}"),
        (translate("sync", "Differences"), f"{len(facts.conflict_ids):,}"),
        (translate("sync", "Photos"), f"{now.photos:,}"),
        (translate("sync", "Files"), f"{len(facts.files):,} / {facts.parts:,}"),
    )


def _remarks(facts: SlipFacts, came: bool) -> list[str]:
    said = []
    if facts.granted:
        said.append(
            translate(
                "sync",
                "Inside are people, visits and bookings of {centres}: its administrator gave leave to carry them.",
            ).format(centres=" ".join(facts.granted))
        )
    if facts.full:
        said.append(translate("sync", "Everything was written, also what the other side is known to have."))
    if not came:
        said.append(translate("sync", "It counts as delivered once the other side's next bundle says so, not before."))
    return said


def _definitions(came: bool) -> list[str]:
    if not came:
        return [translate("sync", "Entries: acts recorded (making, changing, voiding), not rows of a list.")]
    return [
        translate(
            "sync",
            "Entries: acts recorded, not rows of a list. Here before: came earlier or by another way. Waiting: "
            "something they build on is still to come. Kept aside: in the records, not in the lists (a newer "
            "program's, or no longer trusted).",
        )
    ]
