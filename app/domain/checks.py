"""Checks of single values as people type them: each returns the value to keep or raises UserError."""

import re
import unicodedata
from datetime import date, datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate

NAME_LONGEST = 40
EARLIEST_BIRTH = date(1900, 1, 1)
"""Nobody alive was born before; whether a date is in the future is for `people.check_birth_date`."""

# Characters without a width that spreadsheets and chats smuggle into a name.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"))


def plain(text: Any) -> str:
    """Text with full-width letters and digits made half-width (NFKC) and inner spaces folded to one."""
    return " ".join(unicodedata.normalize("NFKC", str(text)).split())


def name(value: Any) -> str:
    """A person's name: not empty, at most 40 characters, without control characters.

    Only white space and invisible characters are tidied: a rare character stays the one the family writes.
    """
    kept = " ".join(str(value or "").translate(_INVISIBLE).split())
    if not kept:
        raise UserError(translate("errors", "Please enter a name."), "name")
    if len(kept) > NAME_LONGEST:
        raise UserError(translate("errors", "A name has at most {n} characters.").format(n=NAME_LONGEST), "name")
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in kept):
        raise UserError(translate("errors", "The name has a character that can't be printed."), "name")
    return kept


def phone(value: Any) -> str:
    """One phone number: a mainland mobile, a landline, a 400 or 800 number, or +country number.

    A mobile has 11 digits from 13 to 19; a landline 7 or 8, with its area code (010, 02x, else four digits)
    kept before a hyphen. Spaces, hyphens, brackets, full-width digits and +86 are tidied away.
    """
    typed = unicodedata.normalize("NFKC", str(value)).strip()
    kept = re.sub(r"[\s\-—–_.()·]+", "", typed)
    kept = re.sub(r"^(\+|00)86(?=1[0-9]{10}$|0[0-9]{9,11}$)", "", kept)
    if re.fullmatch(r"1[3-9][0-9]{9}|\+[0-9]{6,15}|[48]00[0-9]{7}", kept):
        return kept
    landline = re.fullmatch(r"(01[0-9]|02[0-9]|0[3-9][0-9]{2})?([2-9][0-9]{6,7})", kept)
    if landline:
        return f"{landline[1]}-{landline[2]}" if landline[1] else landline[2]
    if re.fullmatch(r"1[0-9]*", kept):
        digits = len(kept)
        if digits < 11:
            message = translate("errors", "{n} digit(s) short: a mobile number has 11.").format(n=11 - digits)
        elif digits > 11:
            message = translate("errors", "{n} digit(s) too many: a mobile number has 11.").format(n=digits - 11)
        else:
            message = translate("errors", "No mobile number begins with {start}.").format(start=kept[:2])
        raise UserError(message, "phones")
    raise UserError(translate("errors", "This is not a phone number."), "phones")


def phones(value: Any) -> str | None:
    """Phone numbers separated by spaces, commas or 、; normalised, each once; nothing gives None."""
    text = unicodedata.normalize("NFKC", str(value or "")).strip()
    if not text:
        return None
    kept: list[str] = []
    for part in re.split(r"[,;/、|\n]+", text):
        pieces = part.split()
        if not pieces:
            continue
        found = _numbers(pieces)
        if found is None:  # say what is wrong with the whole, or with the first number that is wrong
            for piece in pieces if len(pieces) > 1 and all(len(p) > 6 for p in pieces) else [part]:
                phone(piece)
            raise UserError(translate("errors", "This is not a phone number."), "phones")
        kept.extend(found)
    return " ".join(dict.fromkeys(kept)) or None


def _numbers(pieces: list[str]) -> list[str] | None:
    """Read pieces as numbers that may have spaces inside: the fewest numbers that use up every piece."""
    if not pieces:
        return []
    for length in range(len(pieces), 0, -1):
        try:
            first = phone(" ".join(pieces[:length]))
        except UserError:
            continue
        rest = _numbers(pieces[length:])
        if rest is not None:
            return [first, *rest]
    return None


def companions(value: Any) -> int:
    """How many came along, the visitor not counted: 0 to 999."""
    text = plain(value if value is not None else "") or "0"
    if not (text.isascii() and text.isdigit()) or int(text) > 999:
        raise UserError(translate("errors", "Companions: a number from 0 to 999."), "companions")
    return int(text)


def birth_date(value: Any) -> date | None:
    """A date of birth from 1900 on: 1988-05-20, 1988.5.20, 1988年5月20日, 19880520; nothing gives None."""
    if value in (None, ""):
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        found = value
    else:
        text = plain(value)
        parts = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text) or re.fullmatch(
            r"([0-9]{4}) ?[-./年] ?([0-9]{1,2}) ?[-./月] ?([0-9]{1,2}) ?日?", text
        )
        try:
            found = date(*map(int, parts.groups())) if parts else date.fromisoformat(text)
        except ValueError:
            message = translate("errors", "A date is written like 1988-05-20.")
            raise UserError(message, "birth_date") from None
    if found < EARLIEST_BIRTH:
        raise UserError(translate("errors", "This date of birth can't be right."), "birth_date")
    return found
