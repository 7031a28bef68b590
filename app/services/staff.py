"""Staff: who works at the desk, how they sign in, and what happens after a wrong PIN."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db import models
from app.db.models import Meta, Staff
from app.db.oplog import Base
from app.db.tx import Changes
from app.domain import auth
from app.domain.auth import Actor, Permission, Role, require
from app.domain.checks import plain
from app.domain.records import STAFF
from app.services.desk import Desk
from app.services.pins import fits, hash_pin


@dataclass(frozen=True, slots=True)
class StaffValue:
    """One member of staff. `role` is a code; `role_label` its wording."""

    id: RowId
    name: str
    role: str
    role_label: str
    active: bool
    has_pin: bool
    card: str

    @property
    def actor(self) -> Actor:
        """Who signs what they do."""
        return Actor(self.id, self.name, Role(self.role))


def _value(row: Staff) -> StaffValue:
    role = row.role or Role.CLERK.value
    return StaffValue(
        row.id, row.name or "", role, role_label(role), row.active and not row.voided, bool(row.pin_hash),
        row.card or "",
    )  # fmt: skip


def role_label(role: str) -> str:
    """A role in the language of the desk."""
    return STAFF.by_name["role"].option_label(role)


def list_staff(desk: Desk, *, everyone: bool = False) -> list[StaffValue]:
    """Who works here, in the order they came; with `everyone` also those who have left."""
    with desk.store.read() as session:
        rows = session.scalars(select(Staff).where(Staff.voided == false()).order_by(Staff.id)).all()
    return [_value(row) for row in rows if everyone or row.active]


_DEMO_PINS = "demo_pins"
"""In the table `meta` of a demo centre: who signs in with which PIN, and the hash it had then."""


def publish_demo_pins(desk: Desk, pins: Mapping[str, str]) -> None:
    """Let the sign-in page of a demo centre say its PINs (by name of the member of staff): they are no secret."""
    with desk.store.read() as session:
        rows = session.scalars(select(Staff).where(Staff.name.in_(list(pins)))).all()
        known = {row.id.hex(): [pins[row.name or ""], row.pin_hash] for row in rows}
    with desk.store.local() as session:
        session.merge(Meta(key=_DEMO_PINS, value=json.dumps(known)))


def demo_pins(desk: Desk) -> dict[RowId, str]:
    """The PINs of a demo centre that still hold; empty at a real one."""
    with desk.store.read() as session:
        kept = session.get(Meta, _DEMO_PINS)
        if kept is None:
            return {}
        now = {row.id: row.pin_hash for row in session.execute(select(Staff.id, Staff.pin_hash))}
    pins = {bytes.fromhex(staff_id): pair for staff_id, pair in json.loads(kept.value).items()}
    return {staff_id: pin for staff_id, (pin, was) in pins.items() if now.get(staff_id) == was}


def get(desk: Desk, staff_id: RowId) -> StaffValue:
    """One member of staff; raises UserError when there is none with this id."""
    with desk.store.read() as session:
        return _value(_find(session, staff_id))


def _find(session: Session, staff_id: RowId) -> Staff:
    row = session.get(Staff, staff_id)
    if row is None or row.voided:
        raise UserError(translate("errors", "This person doesn't work here."))
    return row


def names(desk: Desk) -> dict[RowId, str]:
    """Everybody's name by id, also of those who have left."""
    with desk.store.read() as session:
        return {row.id: row.name or "" for row in session.execute(select(Staff.id, Staff.name))}


def find_by_card(desk: Desk, card: str) -> StaffValue | None:
    """Whose work card was held against the reader; they still enter their PIN."""
    kept = plain(card)
    found = [person for person in list_staff(desk) if kept and person.card == kept]
    return found[0] if len(found) == 1 else None


# ---- signing in


def attempts(desk: Desk, staff_id: RowId) -> auth.Attempts:
    """Wrong PINs in a row of one person on this desk."""
    with desk.store.read() as session:
        row = session.get(models.Attempts, staff_id)
        return auth.Attempts(row.failures, row.last_failed_at) if row else auth.Attempts()


def sign_in(desk: Desk, staff_id: RowId, pin: str) -> Actor:
    """Let someone in by PIN; raises UserError (field "pin") that says how long to wait after wrong ones."""
    with desk.store.read() as session:
        row = _find(session, staff_id)
    person = _value(row)
    if not person.active:
        raise UserError(translate("errors", "{name} no longer works here.").format(name=person.name))
    if not row.pin_hash:
        raise UserError(translate("errors", "No PIN has been set yet. An administrator can set one."), "pin")
    _verify(desk, person, row.pin_hash, pin)
    return person.actor


def _verify(desk: Desk, person: StaffValue, pin_hash: str, pin: str) -> None:
    before = attempts(desk, person.id)
    before.require(desk.now(), person.role)
    if fits(pin_hash, plain(pin)):
        if before.failures:
            _clear_attempts(desk, person.id)
        return
    after = before.failed(desk.now())
    with desk.store.local() as session:
        session.merge(models.Attempts(staff_id=person.id, failures=after.failures, last_failed_at=after.last_failed_at))
    after.require(desk.now(), person.role)
    raise UserError(translate("errors", "This PIN is wrong."), "pin")


def _clear_attempts(desk: Desk, staff_id: RowId) -> None:
    with desk.store.local() as session:
        row = session.get(models.Attempts, staff_id)
        if row is not None:
            session.delete(row)


def unlock(desk: Desk, actor: Actor, staff_id: RowId) -> None:
    """Forget someone's wrong PINs on this desk, so that they may try at once."""
    require(actor, Permission.MANAGE_STAFF)
    _clear_attempts(desk, staff_id)


# ---- keeping the list


def save_staff(
    desk: Desk, actor: Actor, staff_id: RowId | None, values: Mapping[str, Any], *, seen: Base | None = None
) -> tuple[StaffValue, Changes]:
    """Add someone (id None) or change their name, role or card ("name", "role", "card").

    Raises UserError beside the field; the last administrator stays one.
    """
    require(actor, Permission.MANAGE_STAFF)
    unknown = set(values) - {"name", "role", "card"}
    if unknown:
        raise TypeError(f"staff has no form field {unknown}")
    checked: dict[str, Any] = {}
    if "name" in values or staff_id is None:
        check = STAFF.by_name["name"].check
        assert check is not None
        checked["name"] = check(values.get("name"))
    if "role" in values:
        role = values["role"]
        if role not in (Role.CLERK, Role.MANAGER, Role.ADMIN):
            raise UserError(translate("errors", "Please choose one of the list."), "role")
        checked["role"] = str(role)
    if "card" in values:
        checked["card"] = plain(values["card"] or "") or None
    with desk.store.write(actor.staff_id) as tx:
        others = [
            row
            for row in tx.session.scalars(select(Staff).where(Staff.voided == false()))
            if row.active and row.id != staff_id
        ]
        if checked.get("card") and any(row.card == checked["card"] for row in others):
            raise UserError(translate("errors", "This card belongs to someone else."), "card")
        if any(row.name == checked.get("name") for row in others):
            raise UserError(
                translate("errors", "Someone here has this name already; add something that tells them apart."),
                "name",
            )
        if staff_id is None:
            row = tx.add(Staff(**checked))
        else:
            row = _find(tx.session, staff_id)
            if checked.get("role", Role.ADMIN) != Role.ADMIN:
                _keep_one_admin(row, others)
            tx.edit(row, checked, seen=seen)
    return _value(row), tx.changes


def _keep_one_admin(row: Staff, others: list[Staff]) -> None:
    if row.role == Role.ADMIN and row.active and not any(other.role == Role.ADMIN for other in others):
        raise UserError(translate("errors", "There has to be at least one administrator."), "role")


def set_pin(desk: Desk, actor: Actor, staff_id: RowId, pin: str, *, old_pin: str | None = None) -> tuple[None, Changes]:
    """Set a PIN: one's own with the old one, or anybody's as an administrator, which also unlocks them.

    Raises UserError (field "old_pin" or "pin").
    """
    if actor.staff_id != staff_id:
        require(actor, Permission.MANAGE_STAFF)
    kept = auth.check_pin(pin)
    with desk.store.read() as session:
        row = _find(session, staff_id)
    if actor.staff_id == staff_id and row.pin_hash:
        try:
            _verify(desk, _value(row), row.pin_hash, old_pin or "")
        except UserError as error:
            raise UserError(error.message, "old_pin") from None
    pin_hash = hash_pin(kept)
    with desk.store.write(actor.staff_id) as tx:
        tx.edit(_find(tx.session, staff_id), {"pin_hash": pin_hash})
    _clear_attempts(desk, staff_id)
    return None, tx.changes


def set_active(desk: Desk, actor: Actor, staff_id: RowId, active: bool) -> tuple[StaffValue, Changes]:
    """Say that someone has left, or is back; what they did stays theirs. Raises UserError for oneself."""
    require(actor, Permission.MANAGE_STAFF)
    if staff_id == actor.staff_id and not active:
        raise UserError(translate("errors", "You can't sign yourself off the list."))
    with desk.store.write(actor.staff_id) as tx:
        row = _find(tx.session, staff_id)
        if not active:
            others = [
                other
                for other in tx.session.scalars(select(Staff).where(Staff.voided == false()))
                if other.active and other.id != staff_id
            ]
            _keep_one_admin(row, others)
        tx.edit(row, {"active": active})
    return _value(row), tx.changes
