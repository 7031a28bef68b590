"""Checks of single values as people type them: each returns the value to keep or raises UserError."""

import re
import unicodedata
from datetime import date
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate

NAME_LONGEST = 40


def plain(text: Any) -> str:
    """Text with full-width letters and digits made half-width (NFKC) and inner spaces folded to one."""
    return " ".join(unicodedata.normalize("NFKC", str(text)).split())


def name(value: Any) -> str:
    """A person's name: not empty, at most 40 characters, without control characters.

    Only white space is tidied: a rare character stays the one the family writes.
    """
    kept = " ".join(str(value or "").split())
    if not kept:
        raise UserError(translate("errors", "Please enter a name."), "name")
    if len(kept) > NAME_LONGEST:
        raise UserError(
            translate("errors", "A name has at most {n} characters.").format(n=NAME_LONGEST), "name"
        )
    if any(unicodedata.category(char) == "Cc" for char in kept):
        raise UserError(translate("errors", "The name has a character that can't be printed."), "name")
    return kept


def phone(value: Any) -> str:
    """One phone number: a mainland mobile (11 digits from 13 to 19), a landline, or +country number.

    Spaces, hyphens, brackets, full-width digits and +86 are tidied away.
    """
    typed = unicodedata.normalize("NFKC", str(value)).strip()
    kept = re.sub(r"[\s\-—–_.()()·]+", "", typed)
    kept = re.sub(r"^(\+|00)86(?=1\d{10}$|0\d{9,11}$)", "", kept)
    if re.fullmatch(r"1[3-9]\d{9}", kept) or re.fullmatch(r"\+\d{6,15}", kept):
        return kept
    landline = re.fullmatch(r"(0\d{2,3})?([2-9]\d{6,7})", kept)
    if landline:
        return f"{landline[1]}-{landline[2]}" if landline[1] else landline[2]
    if re.fullmatch(r"1\d*", kept):
        digits = len(kept)
        if digits < 11:
            message = translate("errors", "{n} digit(s) short: a mobile number has 11.").format(n=11 - digits)
        elif digits > 11:
            message = translate("errors", "{n} digit(s) too many: a mobile number has 11.").format(
                n=digits - 11
            )
        else:
            message = translate("errors", "No mobile number begins with {start}.").format(start=kept[:2])
        raise UserError(message, "phones")
    raise UserError(translate("errors", "This is not a phone number."), "phones")


def phones(value: Any) -> str | None:
    """Phone numbers separated by spaces, commas or 、; normalised, each once; nothing gives None."""
    text = unicodedata.normalize("NFKC", str(value or ""))
    try:  # one number, perhaps written with spaces inside
        return phone(text) if text.strip() else None
    except UserError:
        parts = [part for part in re.split(r"[,;/、\s]+", text.strip()) if part]
        if len(parts) < 2:
            raise
        grouped = re.split(r"[,;/、]+", text.strip()) if re.search(r"[,;/、]", text) else parts
        return " ".join(dict.fromkeys(phone(part) for part in grouped if part.strip()))


def companions(value: Any) -> int:
    """How many came along, the visitor not counted: 0 to 999."""
    text = plain(value if value is not None else "") or "0"
    if not text.isdigit() or int(text) > 999:
        raise UserError(translate("errors", "Companions: a number from 0 to 999."), "companions")
    return int(text)


def birth_date(value: Any) -> date | None:
    """A date of birth within the last 130 years; nothing gives None."""
    if value in (None, ""):
        return None
    if not isinstance(value, date):
        try:
            value = date.fromisoformat(plain(value))
        except ValueError:
            message = translate("errors", "A date is written like 1988-05-20.")
            raise UserError(message, "birth_date") from None
    if not date.today().year - 130 <= value.year or value > date.today():
        raise UserError(translate("errors", "This date of birth can't be right."), "birth_date")
    return value
