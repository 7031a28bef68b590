"""A sheet that asks a site to come with its stick, saying how long it was silent and what is missing."""

from datetime import date, datetime
from pathlib import Path

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.db.tx import Changes
from app.domain.auth import Actor, Permission, require
from app.services import peers
from app.services.booking_reports import PDF, moment, named, paper_of, printed_info, who
from app.services.desk import Desk
from app.services.peers import SiteState
from app.services.reports import ReportInfo, long_date, short_date


def reminder(
    desk: Desk, actor: Actor, about: tuple[str, str], path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """提醒单 for a place of the tree, named by (centre's code, installation); raises UserError when nobody knows it."""
    require(actor, Permission.SYNC)
    path = named(path, PDF)

    from app.documents.pdf.reminder_slip import Reminder
    from app.documents.pdf.reminder_slip import reminder as write

    site = next((one for one in _all(peers.tree(desk)) if (one.centre, one.site) == about), None)
    if site is None:
        raise UserError(translate("errors", "No desk is known as “{word}”.").format(word=about[0]))
    entries = translate("reports", "Entries: acts recorded (making, changing, voiding), not rows of a list.")
    paper = paper_of(desk, *([entries] if site.missing else []))
    data = Reminder(
        paper=paper,
        site=site.name,
        when=long_date(desk.today()),
        lead=_lead(site, desk),
        figures=_figures(site, desk),
        missing=tuple((_span(first, last), f"{many:,}") for first, last, many in site.missing),
        steps=_steps(paper.center),
        signers=(
            translate("reports", "Brought by ({centre})").format(centre=paper.center),
            translate("reports", "Taken by ({centre})").format(centre=site.name),
        ),
        printed_by=who(actor),
    )
    return printed_info(path, True, write(path, data, progress)), Changes()


def _figures(site: SiteState, desk: Desk) -> tuple[tuple[str, str], ...]:
    def said(at: datetime | None) -> str:
        return moment(at, desk.zone) if at is not None else translate("reports", "never")

    days = "—"
    if site.silent_days is not None:
        days = translate("reports", "{n} days").format(n=site.silent_days)
    return (
        (translate("reports", "Last received"), said(site.received_at)),
        (translate("reports", "Data until"), said(site.fresh_at)),
        (translate("reports", "Silent for"), days),
    )


def _span(first: date, last: date) -> str:
    if first == last:
        return short_date(first)
    return translate("reports", "{first} to {last}").format(first=short_date(first), last=short_date(last))


def _steps(centre: str) -> tuple[str, ...]:
    return (
        translate("reports", "Put the exchange stick into your computer and press F9 on “Data exchange”."),
        translate("reports", "Wait until it says that it may be pulled out."),
        translate("reports", "Bring the stick to {centre}; F9 there takes everything in.").format(centre=centre),
        translate("reports", "Take the stick back: what is new for you is on it."),
    )


def _all(state: SiteState) -> list[SiteState]:
    return [state, *(one for child in state.children for one in _all(child))]


def _lead(site: SiteState, desk: Desk) -> str:
    if site.fresh_at is None:
        said = translate("reports", "No data of {name} has come here yet.")
        return said.format(name=site.name)
    said = translate("reports", "The data of {name} is here until {moment}; nothing has come since.")
    return said.format(name=site.name, moment=moment(site.fresh_at, desk.zone))
