"""Copies of the centre's key: without one, ID numbers are lost with the machine."""

import base64
import json
import os
from pathlib import Path

from app.core.errors import EnvironmentProblem, UserError
from app.core.i18n import translate
from app.domain.auth import Actor, Permission, require
from app.domain.settings import SITE_CODE
from app.services import credentials
from app.services.desk import Desk
from app.services.vault import expected_mark, mark_of

_COPY_FORMAT = "dangqun-key-1"


def key_fits(desk: Desk) -> bool:
    """Whether the key on this machine is the one the data was written under."""
    return desk.keys.present and expected_mark(desk.store) in (None, desk.keys.mark)


def save_key_copy(desk: Desk, actor: Actor, folder: Path) -> Path:
    """Write a copy of the keys into `folder` (a stick, kept locked away) and return its path.

    It holds the centre's key and this desk's own private keys (under their passphrase, where there is one). Whoever
    has both this file and the database can read ID numbers, and sign as this desk.
    """
    require(actor, Permission.BACK_UP)
    key = desk.keys.read()
    code = desk.settings[SITE_CODE]
    path = folder / f"党群前台-密钥-{code}.key"
    content = {
        "format": _COPY_FORMAT, "centre": code, "mark": mark_of(key), "key": base64.b64encode(key).decode(),
        "desk": desk.ring.export(),
    }  # fmt: skip
    try:
        part = path.with_suffix(".part")
        part.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
        with part.open("rb+") as handle:
            os.fsync(handle.fileno())
        os.replace(part, path)
    except OSError as error:
        raise EnvironmentProblem(
            translate("errors", "The key copy could not be written: {file}").format(file=path.name),
            translate("errors", "Check that the disk or stick is there, has space and isn't write-protected."),
        ) from error
    return path


def load_key_copy(desk: Desk, actor: Actor, file: Path) -> None:
    """Put a key copy in its place; raises UserError when it isn't this centre's key, changing nothing.

    The desk's own keys come back where they are missing: as those of a former identity, if it took a new one since.
    """
    require(actor, Permission.RESTORE)
    try:
        content = json.loads(file.read_text("utf-8"))
        key = base64.b64decode(content["key"], validate=True)
        sound = content["format"] == _COPY_FORMAT and len(key) == 32 and content["mark"] == mark_of(key)
    except (OSError, ValueError, KeyError, TypeError):
        sound, key, content = False, b"", {}
    if not sound:
        raise UserError(translate("errors", "This file is no key copy, or it is damaged."))
    expected = expected_mark(desk.store)
    if expected is not None and mark_of(key) != expected:
        raise UserError(translate("errors", "This is the key of another centre."))
    desk.keys.take(key)
    own = content.get("desk")
    if isinstance(own, dict):
        desk.ring.take(own)
        credentials.mend(desk.store, desk.ring)
        desk.forget_roster()
