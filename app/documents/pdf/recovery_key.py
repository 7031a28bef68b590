"""The centre's recovery key on paper (恢复密钥): for the safe, and for the day when all its desks are lost."""

from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import Paper, begin
from app.documents.pdf.handover_sheet import subtitle
from app.documents.pdf.sheet import PX, A4Document
from app.documents.pdf.visitor_log import Printed

_GROUPS_A_LINE = 5


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """Everything that is printed. `secret`: as age reads it; `recipient`: its public half, to tell it by."""

    paper: Paper
    when: str
    secret: str
    recipient: str
    printed_by: str


def groups_of(secret: str) -> list[str]:
    """The key in groups that a person can type."""
    return [secret[at : at + 4] for at in range(0, len(secret), 4)]


def recovery_key(path: Path | str, data: RecoveryKey, progress: Progress | None = None) -> Printed:
    """Print it; raises `EnvironmentProblem` if the file can't be written. The check code says nothing of the key."""
    title = translate("documents", "{center} recovery key").format(center=data.paper.center)
    code = CheckCode()
    code.add([title, data.when, data.recipient])
    with begin(path, data.paper, title, "", data.printed_by, progress) as document:
        document.heading(title, data.when, translate("documents", "Confidential: keep it in the safe"), weight=500)
        _text(
            document,
            translate(
                "documents",
                "Every data bundle of this centre can be opened with this key, also when all its computers are lost. "
                "Whoever holds it can read what the bundles hold: people, visits, bookings.",
            ),
        )
        document.cursor += 12 * PX
        _key(document, data.secret)
        _text(document, translate("documents", "It belongs to {recipient}").format(recipient=data.recipient), 8)
        document.cursor += 16 * PX
        subtitle(document, translate("documents", "How a bundle is opened with it"))
        for number, step in enumerate(_steps(), 1):
            _text(document, f"{number}. {step}")
        document.cursor += 24 * PX
        document.signatures(
            [translate("documents", "Printed by"), translate("documents", "Put into the safe by"),
             translate("documents", "Date")]
        )  # fmt: skip
        pages = document.finish(code.text)
    return Printed(pages, 1, code.text)


def _steps() -> tuple[str, ...]:
    return (
        translate("documents", "On a computer with the program age, type the key (or scan it) into a file key.txt: "
                               "one line, without the gaps."),
        translate("documents", "age -d -i key.txt -o bundle.zip followed by the name of the bundle (.dqb)"),
        translate("documents", "Unpack bundle.zip: the entries are in data/ops.jsonl, the photos in data/blobs."),
        translate("documents", "If somebody who shouldn't has seen this sheet, tell the administrator at once."),
    )  # fmt: skip


def _key(document: A4Document, secret: str) -> None:
    side = 150 * PX
    document.frame(document.left, document.cursor, document.inner, side + 24 * PX)
    top = document.cursor + 12 * PX
    document.qr(document.left + 12 * PX, top, side, secret)
    groups = groups_of(secret)
    x = document.left + side + 40 * PX
    line = side / -(-len(groups) // _GROUPS_A_LINE)
    for place, group in enumerate(groups):
        row, column = divmod(place, _GROUPS_A_LINE)
        document.text(x + column * 76 * PX, top + row * line, line, group, 14, weight=500)
    document.cursor += side + 34 * PX


def _text(document: A4Document, text: str, size: float = 11) -> None:
    for line in document.wrap(text, document.inner, size, lines=10):
        document.need(26 * PX)
        document.text(document.left, document.cursor, 26 * PX, line, size)
        document.cursor += 26 * PX
