"""Settings and catalogues: what the centre has decided, and what this desk looks like."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.core.errors import UserError
from app.core.i18n import translate
from app.db.models import Meta, SettingRow, Term
from app.db.tx import Changes, Tx
from app.domain import shifts
from app.domain.auth import Actor, Permission, require
from app.domain.checks import plain
from app.domain.settings import BY_KEY, DESK_LETTER, DUTY_DAY_START, SHIFTS, SITE_CODE, Scope
from app.services.desk import LOCAL_SETTING, Desk, TermValue, fixed_id


def save(desk: Desk, actor: Actor, values: Mapping[str, Any]) -> tuple[None, Changes]:
    """Change settings by key, all of them or none.

    Settings of the centre need the permission; those of this desk are everybody's. Raises UserError whose
    field is the setting's key.
    """
    require(actor, Permission.VIEW)
    encoded = {}
    now = desk.settings
    for key, value in values.items():
        setting = BY_KEY[key]
        text = setting.encode(value)
        if text == setting.encode(now[setting]):
            continue
        if setting is SITE_CODE and now[SITE_CODE]:
            raise UserError(translate("errors", "The centre's code is part of every record and stays as it is."), key)
        if setting.scope is Scope.CENTRE:
            require(actor, Permission.CHANGE_SETTINGS)
        encoded[key] = text
    _fit_together(desk, encoded)
    if DESK_LETTER.key in encoded:
        _letter_is_free(desk, DESK_LETTER.decode(encoded[DESK_LETTER.key]))
    local = {key: text for key, text in encoded.items() if BY_KEY[key].scope is Scope.DESK}
    if local:
        with desk.store.local() as session:
            for key, text in local.items():
                session.merge(Meta(key=LOCAL_SETTING + key, value=text))
        desk.forget_settings()
    changes = Changes()
    if len(encoded) > len(local):
        with desk.store.write(actor.staff_id) as tx:
            for key in sorted(set(encoded) - set(local)):
                _write(tx, key, encoded[key])
        changes = tx.changes
    return None, changes


def _letter_is_free(desk: Desk, letter: str) -> None:
    """Numbers that two desks give out must not be the same."""
    known = desk.roster
    mine = known.certificates.get(desk.store.site)
    for one in known.certificates.values():
        if (
            mine is not None
            and one.site not in (mine.site, *known.replaced)
            and (one.centre, one.letter) == (mine.centre, letter)
        ):
            message = translate("errors", "Another desk of this centre has the letter {letter}.")
            raise UserError(message.format(letter=letter), DESK_LETTER.key)


def _write(tx: Tx, key: str, text: str) -> None:
    row = tx.session.get(SettingRow, fixed_id("setting", key))
    if row is None:
        tx.add(SettingRow(id=fixed_id("setting", key), key=key, value=text))
    else:
        tx.edit(row, {"value": text})


def _fit_together(desk: Desk, encoded: Mapping[str, str]) -> None:
    if SHIFTS.key in encoded or DUTY_DAY_START.key in encoded:
        start = DUTY_DAY_START.decode(encoded.get(DUTY_DAY_START.key, desk.settings.get(DUTY_DAY_START.key)))
        pattern = SHIFTS.decode(encoded.get(SHIFTS.key, desk.settings.get(SHIFTS.key)))
        if pattern.name == "custom":
            shifts.validate(pattern.own, start)


# ---- catalogues


def save_term(
    desk: Desk, actor: Actor, kind: str, code: str | None, values: Mapping[str, Any]
) -> tuple[TermValue, Changes]:
    """Add an entry to a catalogue (code None) or change its "label", "label_en", "position" or "words".

    Raises UserError beside the field.
    """
    require(actor, Permission.EDIT_TERMS)
    unknown = set(values) - {"label", "label_en", "position", "words"}
    if unknown:
        raise TypeError(f"a catalogue entry has no form field {unknown}")
    present = desk.terms(kind)
    checked: dict[str, Any] = {
        name: plain(values[name] or "") or None for name in ("label", "label_en", "words") if name in values
    }
    if "label" in checked or code is None:
        label = checked.get("label")
        if not label:
            raise UserError(translate("errors", "Please fill this in."), "label")
        if len(label) > 20:
            raise UserError(translate("errors", "At most {n} characters.").format(n=20), "label")
        if any(term.label_zh == label and term.code != code for term in present):
            raise UserError(translate("errors", "This entry is there already."), "label")
    if "position" in values:
        text = plain(values["position"])
        if not text.isdigit() or not 1 <= int(text) <= 999:
            raise UserError(
                translate("errors", "A number from {least} to {most}, please.").format(least=1, most=999),
                "position",
            )
        checked["position"] = int(text)
    with desk.store.write(actor.staff_id) as tx:
        if code is None:
            taken = {term.code for term in desk.terms(kind, voided=True)}
            number = next(n for n in range(1, 10_000) if f"own{n}" not in taken)
            code = f"own{number}"
            checked.setdefault("position", max((term.position for term in present), default=0) + 1)
            tx.add(Term(id=fixed_id("term", kind, code), kind=kind, code=code, **checked))
        else:
            tx.edit(_term(tx, kind, code), checked)
    return next(term for term in desk.terms(kind, voided=True) if term.code == code), tx.changes


def _term(tx: Tx, kind: str, code: str) -> Term:
    found = tx.session.scalars(select(Term).where(Term.kind == kind, Term.code == code)).first()
    if found is None:
        raise UserError(translate("errors", "This entry is no longer here."))
    return found


def retire_term(desk: Desk, actor: Actor, kind: str, code: str) -> tuple[None, Changes]:
    """Offer an entry no longer; records that have it keep showing it."""
    require(actor, Permission.EDIT_TERMS)
    if len(desk.terms(kind)) <= 1:
        raise UserError(translate("errors", "The last entry of a list has to stay."))
    with desk.store.write(actor.staff_id) as tx:
        tx.void(_term(tx, kind, code), translate("settings", "No longer offered"))
    return None, tx.changes


def offer_term(desk: Desk, actor: Actor, kind: str, code: str) -> tuple[None, Changes]:
    """Offer a retired entry again."""
    require(actor, Permission.EDIT_TERMS)
    with desk.store.write(actor.staff_id) as tx:
        tx.restore(_term(tx, kind, code))
    return None, tx.changes
