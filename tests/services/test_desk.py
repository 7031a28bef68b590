"""What the desk remembers of its data, asked on one thread while another changes it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from app.core.clock import SteppedClock
from app.domain.auth import Actor
from app.domain.settings import CAPACITY
from app.services import people, settings
from app.services.desk import PASSING, Desk, open_desk


@contextmanager
def changed_amid_reading(table: str, change: Callable[[], object]) -> Iterator[None]:
    """Make the change, on another thread, when the first row set of a table has just been asked for."""
    waiting = [change]

    def at(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if waiting and f"FROM {table}" in statement.replace('"', ""):
            writer = threading.Thread(target=waiting.pop())
            writer.start()
            writer.join()

    event.listen(Engine, "after_cursor_execute", at)
    try:
        yield
    finally:
        event.remove(Engine, "after_cursor_execute", at)
    assert not waiting, "nobody read the table"


def test_a_catalogue_changed_while_it_is_read_is_not_remembered_as_it_was(desk: Desk, admin: Actor) -> None:
    desk._terms.forget()
    with changed_amid_reading("term", lambda: settings.save_term(desk, admin, "purpose", None, {"label": "晨练"})):
        desk.terms("purpose")
    assert "晨练" in [term.label for term in desk.terms("purpose")]


def test_a_setting_changed_while_it_is_read_is_not_remembered_as_it_was(desk: Desk, admin: Actor) -> None:
    desk.forget_settings()
    with changed_amid_reading("setting", lambda: settings.save(desk, admin, {CAPACITY.key: 73})):
        _ = desk.settings
    assert desk.settings[CAPACITY] == 73


def test_cards_joined_while_they_are_read_are_not_remembered_apart(desk: Desk, manager: Actor) -> None:
    one, other = (
        people.save(desk, manager, None, {"name": "李秀英", "phones": phone})[0].id
        for phone in ("13800000001", "13800000002")
    )
    desk._aliases.forget()
    with changed_amid_reading("person_alias", lambda: people.join(desk, manager, one, other)):
        _ = desk.aliases
    assert desk.canonical(one) == desk.canonical(other)


def test_what_was_read_is_kept_until_it_changes(desk: Desk, admin: Actor) -> None:
    before = desk.settings
    assert desk.settings is before
    settings.save(desk, admin, {CAPACITY.key: 74})
    assert desk.settings is not before


def test_pages_a_power_cut_left_behind_are_gone_at_the_next_opening(folder: Path, clock: SteppedClock) -> None:
    left = folder / f"{PASSING}x7" / "log.pdf"
    left.parent.mkdir()
    left.write_bytes(b"%PDF")
    open_desk(folder, clock, read_only=True).close()
    assert left.exists(), "somebody who only reads may stand beside the desk that is making it"
    kept = sorted(path.name for path in folder.iterdir() if path != left.parent)
    open_desk(folder, clock).close()
    assert not left.parent.exists()
    assert set(kept) <= {path.name for path in folder.iterdir()}
