"""The two files by which a desk becomes known: its request, and the answer of the desk that certified it.

Both are JSON that anybody may read: public keys and names, no record of anybody. What is secret in an answer, the
centre's key for a second desk of the centre, is encrypted with age to that desk.
"""

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.errors import EnvironmentProblem, UserError
from app.core.i18n import translate
from app.documents.atomic import atomic_write
from app.documents.minisign import SecretKey, verify_plain
from app.domain.sync.chain import compact
from app.domain.sync.trust import Certificate, Site, body_of, document_id, read_document

REQUEST, ANSWER = ".dqreq", ".dqans"
"""How the files end."""
_REQUEST_FORMAT, _ANSWER_FORMAT = "dangqun-request-1", "dangqun-answer-1"
_MOST_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class RequestFile:
    """A desk asks to be certified: what it says of itself, signed by its own key."""

    said: Certificate
    text: str


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A certificate and all that is needed to believe it. `roots`: the installations it all begins with.

    `sealed`: for a desk of the same centre, the centre's key, encrypted to that desk; else empty.
    """

    site: Site
    issuer: Certificate
    certificate: Certificate
    roots: tuple[Site, ...]
    documents: tuple[str, ...]
    sealed: bytes = b""


def write_request(path: Path, text: str) -> Path:
    """Write a request; raises EnvironmentProblem when the disk or stick refuses."""
    return _write(path, {"format": _REQUEST_FORMAT, "document": text})


def read_request(path: Path) -> RequestFile:
    """Read a request; raises UserError for any other file, and for one that somebody changed."""
    content = _read(path, _REQUEST_FORMAT)
    try:
        text = str(content["document"])
        document, signature = read_document(text)
    except (KeyError, ValueError) as error:
        raise _damaged(path) from error
    if (
        not isinstance(document, Certificate)
        or document.issuer != document.site
        or not verify_plain(document.sign, body_of(document), signature)
    ):
        raise _damaged(path)
    return RequestFile(document, text)


def write_answer(path: Path, answer: AnswerFile, key: SecretKey) -> Path:
    """Write an answer, signed by the desk that gives it."""
    content = {
        "format": _ANSWER_FORMAT,
        "for": answer.site,
        "by": document_id(answer.issuer),
        "certificate": document_id(answer.certificate),
        "roots": list(answer.roots),
        "documents": list(answer.documents),
        "sealed": base64.b64encode(answer.sealed).decode(),
    }
    return _write(path, {**content, "sig": key.sign(compact(content).encode())})


def read_answer(path: Path) -> AnswerFile:
    """Read an answer; raises UserError for any other file, and for one that somebody changed."""
    content = _read(path, _ANSWER_FORMAT)
    try:
        signature = str(content.pop("sig"))
        texts = tuple(map(str, content["documents"]))
        known = [read_document(text)[0] for text in texts]
        by_id = {document_id(one): one for one in known}
        issuer, certificate = by_id[content["by"]], by_id[content["certificate"]]
        sealed = base64.b64decode(content["sealed"], validate=True)
        roots = tuple(map(str, content["roots"]))
        site = str(content["for"])
    except (KeyError, ValueError, TypeError) as error:
        raise _damaged(path) from error
    if (
        not isinstance(issuer, Certificate)
        or not isinstance(certificate, Certificate)
        or certificate.issuer != issuer.site
        or certificate.site != site
        or not verify_plain(issuer.sign, compact(content).encode(), signature)
    ):
        raise _damaged(path)
    return AnswerFile(site, issuer, certificate, roots, texts, sealed)


def _write(path: Path, content: dict[str, Any]) -> Path:
    with atomic_write(path) as file:
        file.write((json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
    return path


def _read(path: Path, expected: str) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise EnvironmentProblem(
            translate("errors", "{file} can't be read.").format(file=path.name),
            translate("errors", "Check that the stick is there, and choose the file again."),
        ) from error
    try:
        content = json.loads(raw) if len(raw) <= _MOST_BYTES else None
    except (ValueError, RecursionError):
        content = None
    found = content.get("format") if isinstance(content, dict) else None
    if found != expected:
        ending = REQUEST if expected == _REQUEST_FORMAT else ANSWER
        if found is None and path.suffix.lower() == ending:  # named as one, and what is in it is none
            raise _damaged(path)
        if found == _ANSWER_FORMAT:
            message = translate("errors", "{file} is an answer; a request is asked for here (it ends in {ending}).")
        elif found == _REQUEST_FORMAT:
            message = translate("errors", "{file} is a request; an answer is asked for here (it ends in {ending}).")
        elif expected == _REQUEST_FORMAT:
            message = translate("errors", "{file} is not a request of a desk (it ends in {ending}).")
        else:
            message = translate("errors", "{file} is not an answer to a desk's request (it ends in {ending}).")
        raise UserError(message.format(file=path.name, ending=ending), "file")
    assert isinstance(content, dict)
    return content


def _damaged(path: Path) -> UserError:
    message = translate("errors", "{file} is damaged, or somebody changed it. Have it written again.")
    return UserError(message.format(file=path.name), "file")
