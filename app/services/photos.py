"""Photos of activities, stations and rounds: taken in one way, their files kept once, one entry of each per owner."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.db.models import Photo
from app.db.tx import Tx
from app.documents.photo_store import FOLDER, PhotoStore
from app.documents.photos import Picture, read_photo
from app.services.desk import Desk, fixed_id

MOST_PHOTOS = 200
"""Photos of one owner; a log with more would be an album."""


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """One photo. `path` is where its file is; None: it is still to come in a bundle."""

    id: RowId
    sha256: str
    path: Path | None
    width: int
    height: int
    size: int
    taken_at: datetime | None
    session_id: RowId | None
    evidence: str
    caption: str
    position: int


def store(desk: Desk) -> PhotoStore:
    """Where this desk's photos are."""
    return PhotoStore(desk.folder / FOLDER)


def value(files: PhotoStore, row: Photo) -> PhotoRow:
    """A photo as screens take it."""
    return PhotoRow(
        row.id, row.sha256 or "", files.find(row.sha256), row.width or 0, row.height or 0, row.size or 0, row.taken_at,
        row.session_id, row.evidence or "photos", row.caption or "", row.position,
    )  # fmt: skip


def of(session: Session, owner: str, owner_id: RowId) -> list[Photo]:
    """The photos of an owner (the field that names it: "activity_id", "station_id", "result_id") in their order."""
    query = select(Photo).where(getattr(Photo, owner) == owner_id, Photo.voided == false())
    return list(session.scalars(query.order_by(Photo.position, Photo.taken_at, Photo.id)))


@contextmanager
def taken_in(
    desk: Desk, sources: Sequence[Path | bytes], progress: Progress | None = None
) -> Iterator[Mapping[str, Picture]]:
    """Take pictures in, by hash: scaled, upright, stripped of place and device. Write their rows within.

    What can't be read as a picture is refused by name (EnvironmentProblem, UserError). When the act comes to nothing,
    the files that it brought go again.
    """
    pictures: list[Picture] = []
    for number, source in enumerate(sources):
        if progress is not None:
            progress.tick(number, len(sources) + 1, translate("activities", "Reading the photos"))
        pictures.append(read_photo(source, _called(source, number, len(sources)), desk.zone))
    files = store(desk)
    fresh: list[str] = []
    try:
        found: dict[str, Picture] = {}
        for picture in pictures:
            if progress is not None:
                progress.tick(len(sources), len(sources) + 1, translate("activities", "Keeping the photos"))
            sha256, is_new = files.add(picture.jpeg)
            found[sha256] = picture
            if is_new:
                fresh.append(sha256)
        yield found
    except BaseException:
        files.drop(fresh)
        raise


def _called(source: Path | bytes, number: int, count: int) -> str:
    """What messages call a picture."""
    if isinstance(source, Path):
        return source.name
    picture = translate("activities", "The copied picture")
    return picture if count == 1 else f"{picture} {number + 1}"


def write(tx: Tx, owner: str, owner_id: RowId, pictures: Mapping[str, Picture], placed: Mapping[str, Any]) -> None:
    """The records of an owner's photos, after those it has; there is one of each picture, the same on every desk."""
    query = select(func.count(), func.max(Photo.position)).where(
        getattr(Photo, owner) == owner_id, Photo.voided == false()
    )
    count, last = tx.session.execute(query).one()
    position = (last or 0) + 1 if count else 0
    for sha256, picture in sorted(pictures.items(), key=lambda item: _when(item[1])):
        row_id = fixed_id("photo", owner_id.hex(), sha256)
        row = tx.session.get(Photo, row_id)
        if row is not None and not row.voided:
            continue
        if count >= MOST_PHOTOS:
            message = translate("activities", "At most {n} photos are kept here.")
            raise UserError(message.format(n=MOST_PHOTOS), "photos")
        now = {**placed, "position": position}
        if row is None:
            tx.add(
                Photo(
                    id=row_id, sha256=sha256, width=picture.width, height=picture.height, size=len(picture.jpeg),
                    taken_at=picture.taken_at, **{owner: owner_id}, **now,
                )
            )  # fmt: skip
        else:
            tx.restore(row)
            if changed := {name: value for name, value in now.items() if getattr(row, name) != value}:
                tx.edit(row, changed)
        position += 1
        count += 1


def _when(picture: Picture) -> float:
    """Photos brought in together stand in the order they were taken; those without a time keep theirs, after."""
    return picture.taken_at.timestamp() if picture.taken_at is not None else float("inf")


def take_out(tx: Tx, photo_id: RowId, reason: str = "") -> None:
    """Void a photo; its file stays, and undo brings it back."""
    row = tx.get(Photo, photo_id)
    if not row.voided:
        tx.void(row, reason.strip() or translate("activities", "Taken out of the archive"))
