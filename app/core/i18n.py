"""Text in the language of the desk: one catalogue for screens, prints, errors and the command line.

Sources are English. `resources/i18n/zh_CN.ts` (Qt's own format, kept by `pyside6-lupdate`) is read as it
stands, so there is no compiled copy to go stale. Call `translate` with literal strings only: the extractor
finds them by the function's name.
"""

from collections.abc import Iterable
from xml.etree import ElementTree

from app.core.paths import resource

SOURCE_LANGUAGE = "en"
LANGUAGES = ("zh_CN", SOURCE_LANGUAGE)

_catalogue: dict[tuple[str, str], str] = {}
_language = SOURCE_LANGUAGE


def use(language: str) -> None:
    """Speak `language` ("zh_CN" or "en") from now on; raises ValueError for any other."""
    global _catalogue, _language
    if language not in LANGUAGES:
        raise ValueError(language)
    _catalogue = {} if language == SOURCE_LANGUAGE else read_catalogue(language)
    _language = language


def language() -> str:
    """The language spoken now."""
    return _language


def sentences(parts: Iterable[str]) -> str:
    """Whole sentences one after another: with a blank between them only where the language writes one."""
    return (" " if _language == SOURCE_LANGUAGE else "").join(part for part in parts if part)


def translate(context: str, source: str, comment: str | None = None) -> str:
    """The desk's wording of `source`; the English itself where the catalogue has none."""
    return _catalogue.get((context, source), source)


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:
    """Mark a literal for translation and return it as it is; translate it when it is shown."""
    return source


def read_catalogue(language: str) -> dict[tuple[str, str], str]:
    """Read (context, source) → translation of a language's .ts file, unfinished entries left out."""
    root = ElementTree.parse(resource(f"i18n/{language}.ts")).getroot()
    found = {}
    for context in root.iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                found[name, message.findtext("source") or ""] = translation.text
    return found
