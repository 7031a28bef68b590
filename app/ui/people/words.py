"""How a person's data are put into words on this page."""

from datetime import datetime

from app.core.i18n import translate
from app.domain.visits import when
from app.services import people
from app.services.desk import Desk
from app.ui.kit.widgets import Item


def time_text(desk: Desk, at: datetime | None) -> str:
    """An instant as people say it; "" for none."""
    return when(at, desk.now(), desk.zone) if at is not None else ""


def hit_item(desk: Desk, hit: people.PersonHit, *, subtitle: str = "", hint: str = "", narrow: bool = False) -> Item:
    """A found person as a row of two lines; a `narrow` one leaves pinyin and group out."""
    place = 0
    marks: list[tuple[int, int]] = []
    note = ""
    for syllable, matched in hit.pinyin:
        if matched:
            marks.append((place, len(syllable)))
        note += syllable
        place += len(syllable)
    if not subtitle:
        if hit.present_visit_id is not None:
            subtitle = translate("people", "Here now")
        elif hit.last_visit_at is not None:
            subtitle = translate("people", "Last here {when}").format(when=time_text(desk, hit.last_visit_at))
        else:
            subtitle = translate("people", "No visit yet")
    return Item(
        hit.id,
        hit.name,
        subtitle=subtitle,
        note="" if narrow else note,
        marks=() if narrow else tuple(marks),
        right=hit.phone,
        right_note="" if narrow else hit.group_label,
        avatar=hit.name,
        hint=hint,
    )
