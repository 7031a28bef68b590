"""What is hidden on lists and prints, what an ID number must look like, and how long a person is kept."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.search import surname_length

STAR = "＊"
"""In names; as wide as a Chinese character, so columns stay even."""

# --- Masks


def mask_name(name: str) -> str:
    """A name with its middle hidden: 杨建国 → 杨＊国, 郑晓 → 郑＊, 欧阳雪 → 欧阳＊.

    Other names keep the first letter of each word: Anna Li → A＊ L＊, 阿依古丽·买买提 → 阿＊＊＊·买＊＊.
    """
    kept = " ".join(name.split())
    if not kept:
        return ""
    if any(char.isascii() and char.isalpha() for char in kept):
        return " ".join(word[0] + STAR for word in re.split(r"[\s\-]+", kept) if word)
    if re.search(r"[·•・.]", kept):
        parts = [part for part in re.split(r"[·•・.]", kept) if part]
        return "·".join(part[0] + STAR * max(1, len(part) - 1) for part in parts) or STAR
    shown = surname_length(kept)
    given = len(kept) - shown
    if given <= 0:
        return STAR
    return kept[:shown] + (STAR if given == 1 else STAR * (given - 1) + kept[-1])


def mask_phone(phones: str) -> str:
    """136****2290, 0755-****3210, +85****678; several numbers one by one, separated by a space."""
    return " ".join(_mask_number(number) for number in phones.split())


def _mask_number(number: str) -> str:
    area, hyphen, rest = number.rpartition("-")
    if hyphen:
        return f"{area}-****{rest[-4:]}" if len(rest) > 4 else f"{area}-****"
    if number.startswith("+"):
        return f"{number[:3]}****{number[-3:]}" if len(number) > 8 else "+****"
    if len(number) >= 10:
        return f"{number[:3]}****{number[-4:]}"
    return f"****{number[-4:]}" if len(number) > 6 else "****"


def mask_id_number(number: str) -> str:
    """The last four stay visible; an ID number of four characters or fewer is hidden whole."""
    return "*" * (len(number) - 4) + number[-4:] if len(number) > 4 else "****"


def masked_tail(id_tail: str | None) -> str:
    """How an ID number looks when only its last four are at hand: "**************1234"; "" for none."""
    return "*" * 14 + id_tail if id_tail else ""


_MASKS: dict[str, Callable[[str], str]] = {
    "name": mask_name,
    "phone": mask_phone,
    "id_number": mask_id_number,
}


def mask(rule: str | None, value: str | None) -> str:
    """Hide a value by the rule its field names (`FieldSpec.mask`); no rule leaves it as it is.

    A rule nobody knows hides everything: showing too little can be put right, showing too much can't.
    """
    if not value:
        return ""
    if rule is None:
        return value
    found = _MASKS.get(rule)
    return found(value) if found else "****"


# --- ID documents

RESIDENT = "resident"
PASSPORT = "passport"
HK_MACAO = "hk_macao"
TAIWAN = "taiwan"
FOREIGN_PR = "foreign_pr"
OTHER = "other"


def _tidy(value: str) -> str:
    return re.sub(r"[\s\-—–.()]+", "", unicodedata.normalize("NFKC", value)).upper()


def check_id_number(id_type: str | None, value: str | None) -> str | None:
    """An ID number of a type (see `records.PERSON`), tidied; nothing gives None.

    Full-width letters, spaces and a small x are accepted. Resident numbers (also of residence permits for
    Hong Kong, Macao and Taiwan people, and permanent residence cards since 2023) are checked by GB 11643:
    date and check digit. The place isn't: cards outlive the counties that issued them. Raises UserError
    (field "id_number").
    """
    kept = _tidy(value or "")
    if not kept:
        return None
    kind = id_type or RESIDENT
    if kind == RESIDENT:
        return _resident(kept)
    if kind == FOREIGN_PR and len(kept) == 18 and kept[0] == "9":
        return _resident(kept)
    shape, message = {
        PASSPORT: (
            r"[A-Z0-9]{5,17}",
            translate("errors", "A passport number has 5 to 17 letters and digits."),
        ),
        HK_MACAO: (
            r"[HM]([0-9]{8}|[0-9]{10})",
            translate("errors", "A Hong Kong or Macao permit is H or M and 8 digits."),
        ),
        TAIWAN: (
            r"[0-9]{8}|[0-9]{10}[0-9A-Z]?",
            translate("errors", "A Taiwan permit has 8 digits."),
        ),
        FOREIGN_PR: (
            r"[A-Z]{3}[0-9]{12}",
            translate("errors", "A permanent residence card is 3 letters and 12 digits, or 18 digits."),
        ),
    }.get(
        kind,
        (
            r"[^\W_]{4,30}",
            translate("errors", "A document number has 4 to 30 letters and digits."),
        ),
    )
    if not re.fullmatch(shape, kept):
        raise UserError(message, "id_number")
    return kept


def _resident(number: str) -> str:
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        if len(number) != 18:
            message = translate("errors", "An ID card number has 18 characters; this one has {n}.")
            raise UserError(message.format(n=len(number)), "id_number")
        raise UserError(translate("errors", "An ID card number is 17 digits and a digit or X."), "id_number")
    if number[-1] != ric.calc_check_digit(number):
        raise UserError(translate("errors", "The check digit doesn't fit: please read the number again."), "id_number")
    try:
        ric.get_birth_date(number)
    except ValidationError:
        raise UserError(translate("errors", "The date of birth in this number doesn't exist."), "id_number") from None
    return number


def birth_date_of(number: str) -> date | None:
    """The date of birth in a checked 18-character number; None for any other document."""
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return None
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def gender_of(number: str) -> str | None:
    """Male ("m") or female ("f") by the 17th digit of a checked 18-character number; else None."""
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return None
    return "m" if int(number[16]) % 2 else "f"


def id_tail(number: str | None) -> str | None:
    """The last four of a checked ID number, all that may be searched; shorter numbers have none."""
    return number[-4:] if number and len(number) > 4 else None


# --- Retention


def keep_until(last_visit: date, months: int) -> date:
    """The last day a person is kept: so many months after the last visit (31 January + 1: 28 February)."""
    from dateutil.relativedelta import relativedelta

    kept: date = last_visit + relativedelta(months=months)
    return kept


def due_for_erasure(today: date, last_seen: date, months: int, retain_until: date | None = None) -> bool:
    """Whether a person's data are to go.

    `last_seen`: the last visit, or the day the card was made. A date given on the card (`retain_until`)
    replaces the centre's period. The last day itself still keeps.
    """
    return today > (retain_until or keep_until(last_seen, months))


def check_purpose(value: str | None) -> str:
    """The reason somebody gives for seeing what is masked: 2 to 200 characters."""
    kept = " ".join((value or "").split())
    if not 2 <= len(kept) <= 200:
        raise UserError(translate("errors", "Please say what you need it for."), "reason")
    return kept
