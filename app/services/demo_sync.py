"""The neighbours of a demo centre: a second desk that was apart for some hours, centres above and below, and two places
where both desks said different things.

Everything goes through the same files and acts as between real desks; only that those far away are no more than keys.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.core.clock import SteppedClock, to_ms
from app.core.errors import UserError
from app.core.ids import RowId
from app.db import merge
from app.db.models import Peer
from app.db.tx import DATABASE, open_store
from app.documents import trust_files
from app.documents.trust_files import AnswerFile
from app.domain.auth import Actor, Role
from app.domain.bookings import Status
from app.domain.settings import SITE_LEVEL, SITE_NAME, SITE_PARENT
from app.domain.sites import Level
from app.domain.sync.peers import write_vector
from app.domain.sync.trust import Certificate, Site
from app.services import bookings, credentials, demo_below, exchange, figures, identity, installation, staff
from app.services.bookings import BookingRow
from app.services.credentials import Facts
from app.services.desk import Desk, open_desk
from app.services.keyring import Identity, KeyRing

APART = timedelta(hours=7)
"""So long ago the second desk wrote what differs."""
_KNOWN = timedelta(days=40)
"""So long the neighbours are known."""
CITY = ("440300-001", "深圳市党群服务中心")
DISTRICT = "440305-001"
ABOVE_HEARD = (timedelta(hours=25), timedelta(hours=9, minutes=30))
BELOW = (
    ("440305-107", "大冲社区党群服务中心", timedelta(minutes=6)),
    ("440305-108", "科技园社区党群服务中心", timedelta(minutes=6)),
    ("440305-109", "麻岭社区党群服务中心", timedelta(hours=21)),
    ("440305-110", "高新区社区党群服务中心", timedelta(days=2, hours=1)),
    ("440305-111", "海珠社区党群服务中心", timedelta(days=9, hours=3)),
)
"""Centres below, and how long ago each one's data came; the last one is silent for too long."""


def fill(desk: Desk) -> None:
    """Give a demo desk its neighbours. For the demo of a day: the second desk is a copy of it."""
    admin = next(one.actor for one in staff.list_staff(desk) if one.role == Role.ADMIN)
    place = Path(tempfile.mkdtemp(prefix="dangqun-demo-"))
    try:
        stick = place / "stick"
        stick.mkdir()
        figures.refresh(desk)  # else the copy would work them out once more
        heard = [*_above(desk, admin, place), *_below(desk, admin, place)]
        with _second(desk, admin, place) as other:
            _differ(desk, admin, other)
            exchange.export_to(other, admin, [desk.store.site], stick)
        exchange.sync(desk, admin, stick)
        with desk.store.local() as session:
            for site, ago in heard:
                at = desk.now() - ago
                peer = session.get(Peer, site) or Peer(site=site)
                peer.bundle_made_at = peer.received_at = at
                session.merge(peer)
    finally:
        shutil.rmtree(place, ignore_errors=True)


# ---- above and below


def _certificate(known: Identity, code: str, name: str, level: Level, issued: int) -> Certificate:
    return credentials.certificate_for(known, Facts(credentials.desk_name("A"), "A", code, name, level), issued)


def _above(desk: Desk, admin: Actor, folder: Path) -> Iterator[tuple[Site, timedelta]]:
    """The district, under the city, enrolled this centre."""
    city, district = Identity.generate(), Identity.generate()
    issued = to_ms(desk.now() - _KNOWN)
    name = desk.settings[SITE_PARENT] or "南山区党群服务中心"
    top = _certificate(city, *CITY, Level.CITY, issued)
    said = _certificate(district, DISTRICT, name, Level.DISTRICT, issued)
    over = replace(said, issuer=city.site, issued=issued + 1)
    own = desk.roster.certificates[desk.store.site]
    ours = replace(own, issuer=district.site, issued=max(own.issued, issued) + 1)
    signed = [(city, top), (district, said), (city, over), (district, ours)]
    documents = [credentials.sign_document(key, document) for key, document in signed]
    with desk.store.read() as session:
        documents += [text for _, text in credentials.documents(session)]
    answer = AnswerFile(desk.store.site, over, ours, (city.site,), tuple(documents))
    identity.take_answer(desk, admin, trust_files.write_answer(folder / "above.dqans", answer, district.sign))
    yield from zip((city.site, district.site), ABOVE_HEARD, strict=True)


def _below(desk: Desk, admin: Actor, folder: Path) -> Iterator[tuple[Site, timedelta]]:
    """Communities ask, and this centre enrols them."""
    if Level(desk.settings[SITE_LEVEL]) is not Level.STREET:
        return
    known = []
    for code, name, ago in BELOW:
        keys = Identity.generate()
        said = _certificate(keys, code, name, Level.COMMUNITY, to_ms(desk.now() - _KNOWN))
        path = trust_files.write_request(folder / f"{code}.dqreq", credentials.sign_document(keys, said))
        request = identity.read_request(desk, path)
        identity.certify(desk, admin, request, request.fingerprint, folder)
        known.append(demo_below.Community(keys, code, name, desk.now() - ago))
        yield keys.site, ago
    demo_below.fill(desk, known, folder / "below")


# ---- the second desk


@contextmanager
def _second(desk: Desk, admin: Actor, place: Path) -> Iterator[Desk]:
    """A second desk of the centre, paired and up to date, with a clock that is some hours behind."""
    folder = place / "second"
    folder.mkdir()
    desk.store.checkpoint()
    shutil.copyfile(desk.folder / DATABASE, folder / DATABASE)
    clock = SteppedClock(desk.now() - APART)
    level = Level(desk.settings[SITE_LEVEL])
    facts = Facts(credentials.desk_name("B"), "B", desk.store.centre, desk.settings[SITE_NAME], level)
    with desk.store.read() as session:
        roots, known = credentials.roots(session), [text for _, text in credentials.documents(session)]
    with closing(open_store(folder, clock)) as store:
        credentials.begin(store, KeyRing(folder), facts)
        with (
            store.local() as session
        ):  # it has, and knows, everything that the first one does: that is how it was copied
            credentials.pin(session, roots)
            credentials.take(session, known)
            held = merge.vector(session.connection(), lambda _stream: True)
            session.add(Peer(site=desk.store.site, vector=write_vector(held)))
        installation.remember(store)
    with closing(open_desk(folder, clock)) as other:
        request = identity.read_request(desk, identity.write_request(other, admin, place))
        answer, _ = identity.certify(desk, admin, request, request.fingerprint, place)
        identity.take_answer(other, admin, answer)
        yield other


def _differ(desk: Desk, admin: Actor, other: Desk) -> None:
    """One booking is moved at both desks; and both give one room to somebody at one time."""
    ahead = _ahead(desk)
    for row in ahead:
        if _moved(desk, admin, row, timedelta(minutes=-30)):
            rooms = [one for found in ahead for one in found.spaces if one not in row.spaces]
            if any(_moved(other, admin, row, timedelta(minutes=30), (room,)) for room in dict.fromkeys(rooms)):
                break
    for row in ahead:
        start = row.starts_at.replace(hour=0, minute=30) + timedelta(days=1)
        if _booked(desk, admin, row.spaces, start, "党员夜学：民法典与小区治理") and _booked(
            other, admin, row.spaces, start + timedelta(minutes=30), "家长读书会"
        ):
            break


def _ahead(desk: Desk) -> list[BookingRow]:
    """Bookings of one room in the next days."""
    wanted = bookings.BookingFilter(start=desk.now() + timedelta(days=1), end=desk.now() + timedelta(days=4))
    rows = bookings.booking_rows(desk, list(bookings.booking_ids(desk, wanted))[:60])
    return [one for one in rows if one.status is Status.CONFIRMED and len(one.spaces) == 1 and not one.seats]


def _moved(desk: Desk, actor: Actor, row: BookingRow, by: timedelta, spaces: Sequence[RowId] = ()) -> bool:
    where: dict[str, Any] = {"starts_at": row.starts_at + by, "ends_at": row.ends_at + by}
    if spaces:
        where["spaces"] = tuple(spaces)
    try:
        bookings.move(desk, actor, row.id, **where)
    except UserError:  # taken, or closed then: another one will do
        return False
    return True


def _booked(desk: Desk, actor: Actor, spaces: Sequence[RowId], start: datetime, title: str) -> bool:
    try:
        bookings.book(
            desk, actor, starts_at=start, ends_at=start + timedelta(hours=2), spaces=spaces, title=title, headcount=12
        )
    except UserError:
        return False
    return True
