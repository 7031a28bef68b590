"""Catalogues: the lists choices are made from, and how an office's own wording finds its entry."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.core.i18n import language
from app.domain.checks import plain

POPULATION_GROUP = "population_group"
PURPOSE = "purpose"
TALLY_GROUP = "tally_group"
TALLY_SERVICE = "tally_service"
SPACE_KIND = "space_kind"
SPACE_FEATURE = "space_feature"
SEAT_FEATURE = "seat_feature"
ACTIVITY_KIND = "activity_kind"
PARTICIPANT_CATEGORY = "participant_category"
EVIDENCE = "evidence"
STATION_KIND = "station_kind"
STATION_SERVICE = "station_service"
KINDS = (
    POPULATION_GROUP, PURPOSE, TALLY_GROUP, TALLY_SERVICE, SPACE_KIND, SPACE_FEATURE, SEAT_FEATURE, ACTIVITY_KIND,
    PARTICIPANT_CATEGORY, EVIDENCE, STATION_KIND, STATION_SERVICE,
)  # fmt: skip
"""Every catalogue there is."""

TALLY_KEYS = ("QWERT", "ASDFG", "ZXCVB")
"""The tally grid on the keyboard: rows by group, columns by service."""


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a catalogue; `words`: other wordings, separated by one space."""

    kind: str
    code: str
    label: str
    label_en: str = ""
    position: int = 0
    words: str = ""

    @property
    def shown(self) -> str:
        """The label in the language of the desk; a centre's own entry may have no English one."""
        return self.label_en if language() == "en" and self.label_en else self.label


def read_terms(text: str) -> list[Term]:
    """The entries of a catalogue file (`seeds/reference/terms.json`), in its order."""
    return [Term(**entry) for entry in json.loads(text)["terms"]]


def tally_key(group_position: int, service_position: int) -> str:
    """The key that adds one for the pair at these positions (from 1); "" where the grid has none."""
    if 1 <= group_position <= len(TALLY_KEYS) and 1 <= service_position <= len(TALLY_KEYS[0]):
        return TALLY_KEYS[group_position - 1][service_position - 1]
    return ""


class Wordings:
    """Finds the entries that a text from elsewhere means: by code, label or other wording."""

    def __init__(self, terms: Iterable[Term], kind: str) -> None:
        self._codes: dict[str, str] = {}
        for term in sorted((t for t in terms if t.kind == kind), key=lambda t: (t.position, t.code)):
            for wording in (term.code, term.label, term.label_en, *term.words.split()):
                if wording:
                    self._codes.setdefault(_key(wording), term.code)
        # Longer wordings first: 志愿服务报名 is not 服务. Latin codes only count as a whole.
        self._inside = sorted((w for w in self._codes if not w.isascii()), key=lambda w: (-len(w), w))

    def find(self, text: str | None) -> str | None:
        """The one code this wording means: exactly, else the longest wording inside it; None for neither."""
        key = _key(text or "")
        if not key:
            return None
        if key in self._codes:
            return self._codes[key]
        return next((self._codes[wording] for wording in self._inside if wording in key), None)

    def find_all(self, text: str | None) -> tuple[str, ...]:
        """The codes of a text that may name several, separated by 、 , / ; + or a space; each once."""
        whole = self._codes.get(_key(text or ""))
        if whole:
            return (whole,)
        parts = re.split(r"[、,/;+&\s]+", plain(text or ""))
        return tuple(dict.fromkeys(code for part in parts if (code := self.find(part))))


def _key(text: str) -> str:
    return "".join(plain(text).casefold().split())
