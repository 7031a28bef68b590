"""The archive of an activity: its evidence, its photos, its feedback, and what is missing before the log is printed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import language, translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.db.models import (
    Activity,
    ActivityDuty,
    ActivitySession,
    ArchiveItem,
    Feedback,
    Participant,
    Photo,
    Registration,
)
from app.db.queries import activities as queries
from app.db.queries.attendance import HOLDS
from app.db.tx import Changes, Tx
from app.domain.activities import Status
from app.domain.auth import Actor, Permission, require
from app.domain.terms import EVIDENCE
from app.services import activities, spaces
from app.services import photos as photo_service
from app.services.activities import ActivityCard, SessionRow
from app.services.desk import Desk
from app.services.photos import PhotoRow, store

LONGEST_TEXT = 20_000
LONGEST_LINE = 200
BEST_SCORE = 5
_ITEM_FIELDS = frozenset({"text", "done_on", "not_needed"})
_PHOTO_FIELDS = frozenset({"caption", "session_id", "position", "evidence"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One light of the archive."""

    kind: str
    label: str
    state: str
    """"done", "partly", "missing", "later" (due after the activity) or "not_needed"."""
    words: str
    """Such as "49 of 52, 3 still missing", "6 July, Luo Jianping", "due before it begins"."""
    text: str
    done_on: date | None
    by: str
    """Who wrote when it was done. Evidence goes to the levels above and names nobody: the log here knows."""
    not_needed: str
    photos: int


@dataclass(frozen=True, slots=True)
class FeedbackFigures:
    """Scores that came back: how many of each, their mean; `satisfied` counts 4 and 5 of five."""

    count: int
    by_score: Mapping[int, int]
    mean: float | None
    satisfied: int
    remarks: tuple[str, ...]


# ------------------------------------------------------------------------------------------- evidence


def light(desk: Desk, activity_id: RowId) -> list[Evidence]:
    """Every piece of evidence the activity needs, in the order of the catalogue.

    A written piece is done once it has a date: a text copied from last year is still to be looked over.
    """
    card = activities.card(desk, activity_id)
    needed = _needed(card)
    with desk.store.read() as session:
        done = queries.evidence_done(session, [activity_id], desk.now()).get(activity_id, set())
        query = select(ArchiveItem).where(ArchiveItem.activity_id == activity_id, ArchiveItem.voided == false())
        items = {item.kind: item for item in session.scalars(query)}
        signers = queries.evidence_signers(session, activity_id)
        shown = _photo_counts(session, activity_id)
        words = _counted(desk, session, card, shown)
    found = []
    for term in desk.terms(EVIDENCE, voided=True):
        if term.code not in needed:
            continue
        item = items.get(term.code)
        by = "" if item is None or item.done_on is None else item.by or signers.get(term.code, "")
        state, said = _state(
            card, term.code, item, by, term.code in done, words.get(term.code), shown.get(term.code, 0)
        )
        found.append(
            Evidence(
                term.code, term.label, state, said, item.text or "" if item else "", item.done_on if item else None,
                by, item.not_needed or "" if item else "", shown.get(term.code, 0),
            )
        )  # fmt: skip
    return found


def missing(desk: Desk, activity_id: RowId) -> list[Evidence]:
    """What still has to be got before the log is printed."""
    return [one for one in light(desk, activity_id) if one.state in ("missing", "partly")]


def _needed(card: ActivityCard) -> Collection[str]:
    given = card.values.get("evidence") or ()
    return given.split() if isinstance(given, str) else given


def _state(
    card: ActivityCard, kind: str, item: ArchiveItem | None, by: str, done: bool, words: str | None, photos: int
) -> tuple[str, str]:
    """How one piece of evidence stands, and in words."""
    if item is not None and item.not_needed:
        return "not_needed", item.not_needed
    if done:
        if item is not None and item.done_on is not None:
            return "done", _signed(item.done_on, by)
        return "done", words or ""
    if card.row.state == "cancelled":
        return "not_needed", translate("activities", "called off")
    if words:
        return ("later" if kind in queries.AFTERWARDS and card.row.state != "ended" else "partly"), words
    if item is not None and item.text:
        return "partly", translate("activities", "written, to be looked over")
    if photos:
        return "partly", translate("activities", "a picture is here, the date is missing")
    if kind in queries.AFTERWARDS and card.row.state != "ended":
        return "later", translate("activities", "due after it ended")
    if card.row.state in ("running", "ended"):
        return "missing", translate("activities", "missing")
    return "missing", translate("activities", "missing, due before it begins")


def _signed(day: date, by: str) -> str:
    """Such as "6 Jul, Luo Jianping"."""
    return translate("activities", "{day}, {name}").format(day=_day(day), name=by) if by else _day(day)


def _day(day: date) -> str:
    return f"{day.day} {day:%b}" if language() == "en" else f"{day.month}月{day.day}日"


def _counted(desk: Desk, session: Session, card: ActivityCard, photos: Mapping[str, int]) -> dict[str, str]:
    """What there is of the evidence that is counted; nothing where there is nothing yet."""
    held = [one for one in card.sessions if not one.cancelled]
    found = {
        "venue": _venue(desk, held),
        "staffing": _staffing(desk, session, card.row.id),
        "consent": _consent(session, card.row.id),
        "sign_in": _sign_in(held),
        "photos": _number(sum(photos.values()), translate("activities", "{n} photos")),
        "summary": translate("activities", "with the sessions") if any(one.summary for one in held) else "",
        "feedback": _number(_forms(session, card.row.id), translate("activities", "{n} forms")),
    }
    return {kind: words for kind, words in found.items() if words}


def _number(count: int, words: str) -> str:
    return words.format(n=count) if count else ""


def _venue(desk: Desk, held: Sequence[SessionRow]) -> str:
    names = {one.id: one.name for one in spaces.spaces(desk, voided=True)}
    now = desk.now()
    placed = [one for one in held if one.place or (one.spaces and (one.booked or one.ends_at <= now))]
    if not placed:
        return ""
    if len(placed) < len(held):
        return translate("activities", "{n} of {all} sessions").format(n=len(placed), all=len(held))
    places = list(dict.fromkeys(activities.place_of(one, names) for one in placed))
    where = places[0] if len(places) == 1 else translate("activities", "{n} places").format(n=len(places))
    return translate("activities", "{place}, {n} sessions").format(place=where, n=len(held)) if len(held) > 1 else where


def _staffing(desk: Desk, session: Session, activity_id: RowId) -> str:
    roles = ActivityDuty.spec.by_name["role"]
    query = select(ActivityDuty.role).where(ActivityDuty.activity_id == activity_id, ActivityDuty.voided == false())
    here = list(session.scalars(query))
    if not here:
        return ""
    absent = [roles.option_label(role) for role in queries.IN_CHARGE if role not in here]
    if absent:
        return translate("activities", "missing: {roles}").format(roles=desk.between.join(absent))
    return translate("activities", "{n} people").format(n=len(here))


def _consent(session: Session, activity_id: RowId) -> str:
    query = (
        select(Participant.consent, func.count())
        .join(Registration, Registration.id == Participant.registration_id)
        .where(Participant.activity_id == activity_id, HOLDS, Registration.status == Status.ADMITTED.value)
        .group_by(Participant.consent)
    )
    counts = {bool(consent): number for consent, number in session.execute(query)}
    here, absent = counts.get(True, 0), counts.get(False, 0)
    if not here and not absent:
        return ""
    if not absent:
        return translate("activities", "{n} of {all}").format(n=here, all=here)
    return translate("activities", "{n} of {all}, {missing} still missing").format(
        n=here, all=here + absent, missing=absent
    )


def _sign_in(held: Sequence[SessionRow]) -> str:
    kept = [one for one in held if one.closed_at is not None or one.present is not None]
    if not kept:
        return ""
    return translate("activities", "{n} of {all} sessions").format(n=len(kept), all=len(held))


def _photo_counts(session: Session, activity_id: RowId) -> dict[str, int]:
    query = (
        select(Photo.evidence, func.count())
        .where(Photo.activity_id == activity_id, Photo.voided == false())
        .group_by(Photo.evidence)
    )
    return {kind or "photos": number for kind, number in session.execute(query)}


def _forms(session: Session, activity_id: RowId) -> int:
    query = select(func.sum(Feedback.count)).where(Feedback.activity_id == activity_id, Feedback.voided == false())
    return session.scalar(query) or 0


def save_item(
    desk: Desk, actor: Actor, activity_id: RowId, kind: str, values: Mapping[str, Any]
) -> tuple[list[Evidence], Changes]:
    """Write a piece of evidence: text, done_on, not_needed (the reason why it needn't be).

    Who writes a text is taken to have seen to it today, unless a date is given.
    """
    require(actor, Permission.EDIT_ACTIVITIES)
    if values.keys() - _ITEM_FIELDS:
        raise ValueError(f"no such fields of evidence: {sorted(values.keys() - _ITEM_FIELDS)}")
    kept = {
        name: value if name == "done_on" else _text(value, name, LONGEST_TEXT if name == "text" else LONGEST_LINE)
        for name, value in values.items()
    }
    with desk.store.write(actor.staff_id) as tx:
        tx.get(Activity, activity_id)
        if all(term.code != kind for term in desk.terms(EVIDENCE, voided=True)):
            raise UserError(translate("errors", "Please choose one of the list."), "kind")
        row_id = activities.archive_id(activity_id, kind)
        row = tx.session.get(ArchiveItem, row_id)
        if kept.get("text") and "done_on" not in kept and (row is None or row.done_on is None):
            kept["done_on"] = desk.today()
        if "done_on" in kept:
            kept["by"] = None  # older programs named somebody here
        if row is None:
            tx.add(ArchiveItem(id=row_id, activity_id=activity_id, kind=kind, **kept))
        else:
            if row.voided:
                tx.restore(row)
            _edit(tx, row, kept)
    return light(desk, activity_id), tx.changes


def _edit(tx: Tx, row: Any, values: Mapping[str, Any]) -> None:
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changed:
        tx.edit(row, changed)


def _text(value: Any, name: str, longest: int) -> str | None:
    kept = str(value or "").strip()
    if name != "text":
        kept = " ".join(kept.split())
    if len(kept) > longest:
        raise UserError(translate("errors", "At most {n} characters.").format(n=longest), name)
    return kept or None


# ------------------------------------------------------------------------------------------- photos


def photos(desk: Desk, activity_id: RowId) -> list[PhotoRow]:
    """The photos of an activity in their order."""
    files = store(desk)
    with desk.store.read() as session:
        return [photo_service.value(files, row) for row in photo_service.of(session, "activity_id", activity_id)]


def add_photos(
    desk: Desk, actor: Actor, activity_id: RowId, sources: Sequence[Path | bytes], *, session_id: RowId | None = None,
    evidence: str = "photos", progress: Progress | None = None,
) -> tuple[list[PhotoRow], Changes]:  # fmt: skip
    """Take photos in: scaled, turned upright, stripped of place and device, kept once by their hash.

    What can't be read as a picture is refused by name, and nothing of the act is done (EnvironmentProblem, UserError).
    A picture the activity has already isn't added again. Answers all photos of the activity.
    """
    require(actor, Permission.REGISTER)
    with photo_service.taken_in(desk, sources, progress) as pictures, desk.store.write(actor.staff_id) as tx:
        tx.get(Activity, activity_id)
        _of_activity(tx, activity_id, session_id)
        if all(term.code != evidence for term in desk.terms(EVIDENCE, voided=True)):
            raise UserError(translate("errors", "Please choose one of the list."), "evidence")
        placed = {"session_id": session_id, "evidence": evidence}
        photo_service.write(tx, "activity_id", activity_id, pictures, placed)
    return photos(desk, activity_id), tx.changes


def _of_activity(tx: Tx, activity_id: RowId, session_id: RowId | None) -> None:
    if session_id is not None and tx.get(ActivitySession, session_id).activity_id != activity_id:
        raise UserError(translate("errors", "Please choose one of the list."), "session_id")


def change_photo(desk: Desk, actor: Actor, photo_id: RowId, values: Mapping[str, Any]) -> tuple[PhotoRow, Changes]:
    """Change caption, session, position, or what it is evidence of."""
    require(actor, Permission.REGISTER)
    if values.keys() - _PHOTO_FIELDS:
        raise ValueError(f"no such fields of a photo: {sorted(values.keys() - _PHOTO_FIELDS)}")
    kept = dict(values)
    if "caption" in kept:
        kept["caption"] = _text(kept["caption"], "caption", LONGEST_LINE)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Photo, photo_id)
        _of_activity(tx, row.activity_id or b"", kept.get("session_id"))
        _edit(tx, row, kept)
    return photo_service.value(store(desk), row), tx.changes


def place_photo(desk: Desk, actor: Actor, photo_id: RowId, place: int) -> tuple[list[PhotoRow], Changes]:
    """Let a photo stand at a place (from 0) among those of its activity; answers all of them in their order."""
    require(actor, Permission.REGISTER)
    with desk.store.write(actor.staff_id) as tx:
        moved = tx.get(Photo, photo_id)
        here = photo_service.of(tx.session, "activity_id", moved.activity_id or b"")
        rows = [row for row in here if row.id != photo_id]
        rows.insert(max(0, min(place, len(rows))), moved)
        for number, row in enumerate(rows):
            _edit(tx, row, {"position": number})
    return photos(desk, moved.activity_id or b""), tx.changes


def remove_photo(desk: Desk, actor: Actor, photo_id: RowId, reason: str = "") -> tuple[None, Changes]:
    """Take a photo out of the archive; undo brings it back."""
    require(actor, Permission.REGISTER)
    with desk.store.write(actor.staff_id) as tx:
        photo_service.take_out(tx, photo_id, reason)
    return None, tx.changes


# ------------------------------------------------------------------------------------------- feedback


def feedback(desk: Desk, activity_id: RowId) -> FeedbackFigures:
    """The scores that came back."""
    with desk.store.read() as session:
        query = select(Feedback).where(Feedback.activity_id == activity_id, Feedback.voided == false())
        found = list(session.scalars(query.order_by(Feedback.id)))
    by_score = {score: sum(row.count for row in found if row.score == score) for score in range(1, BEST_SCORE + 1)}
    count = sum(by_score.values())
    mean = sum(score * number for score, number in by_score.items()) / count if count else None
    remarks = tuple(row.remark for row in found if row.remark)
    return FeedbackFigures(count, by_score, mean, by_score[4] + by_score[5], remarks)


def add_feedback(
    desk: Desk, actor: Actor, activity_id: RowId, score: int, count: int = 1, remark: str = "",
    session_id: RowId | None = None,
) -> tuple[FeedbackFigures, Changes]:  # fmt: skip
    """Add so many returned forms of one score (1 to 5)."""
    require(actor, Permission.REGISTER)
    for name, value, most in (("score", score, BEST_SCORE), ("count", count, 9_999)):
        if not 1 <= value <= most:
            message = translate("errors", "A number from {least} to {most}, please.")
            raise UserError(message.format(least=1, most=most), name)
    with desk.store.write(actor.staff_id) as tx:
        tx.get(Activity, activity_id)
        _of_activity(tx, activity_id, session_id)
        tx.add(
            Feedback(
                activity_id=activity_id, session_id=session_id, score=score, count=count,
                remark=_text(remark, "remark", LONGEST_LINE),
            )
        )  # fmt: skip
    return feedback(desk, activity_id), tx.changes
