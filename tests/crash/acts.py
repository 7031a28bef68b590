"""What a test kills in the middle: run as a process of its own, it says on standard output how far it is."""

import io
import itertools
import os
import sys
from pathlib import Path

from PIL import Image

from app.core.errors import EnvironmentProblem, UserError
from app.core.ids import RowId
from app.db.models import Activity, Person
from app.domain.auth import SYSTEM
from app.services import archive, backup, drafts, exchange, peers, people, setup, visits
from app.services.desk import Desk, open_desk


def say(*words: object) -> None:
    print(*words, flush=True)


def make(folder: Path) -> None:
    """Open a new folder and set the centre up."""
    say("begun")
    desk = open_desk(folder)
    setup.init(
        desk, site_code="440305-007", name="蛇口社区党群服务中心", level="community", admin_name="王主任", pin="204816"
    )
    desk.close()
    say("done")


def fill(folder: Path, count: str) -> None:
    """Some thousand people, so that copying takes a while."""
    desk = open_desk(folder)
    with desk.store.write(SYSTEM.staff_id) as tx:
        tx.insert_many(Person, ({"name": f"访客{n}", "phones": f"138{n:08}"} for n in range(int(count))))
    desk.close()


def sign_in(folder: Path) -> None:
    """Sign people in for ever; say each visit's id once it is safe."""
    desk = open_desk(folder)
    for number in itertools.count():
        drafts.save(desk, SYSTEM.staff_id, "visit", {"note": f"draft {number}"})
        row, _ = visits.sign_in(desk, SYSTEM, name=f"访客{number}", purposes=("rest",))
        say(row.id.hex())
        if number % 3 == 0:
            visits.sign_out(desk, SYSTEM, row.id)
            say("left", row.id.hex())


def photograph(folder: Path) -> None:
    """Bring photos into an archive for ever, two at a time; say their hashes once they are safe."""
    desk = open_desk(folder)
    say("begun")
    for number in itertools.count():
        if number % 50 == 0:
            activity = _another(desk)
        pictures = []
        for _ in range(2):
            file = io.BytesIO()
            Image.frombytes("RGB", (40, 30), os.urandom(3600)).save(file, "PNG")
            pictures.append(file.getvalue())
        rows, _ = archive.add_photos(desk, SYSTEM, activity, pictures)
        for row in rows[-2:]:
            say(row.sha256)


def _another(desk: Desk) -> RowId:
    """An activity whose archive is empty."""
    with desk.store.write(SYSTEM.staff_id) as tx:
        return tx.add(Activity(title="夏令营")).id


def back_up(folder: Path, file: Path) -> None:
    """Back up again and again, while people sign in."""
    desk = open_desk(folder)
    for number in itertools.count():
        people.save(desk, SYSTEM, None, {"name": f"访客{number}"})
        say("begun")
        backup.backup_to(desk, SYSTEM, file)
        say("done")


def restore(folder: Path, file: Path) -> None:
    """Restore a backup."""
    say("begun")
    backup.restore(folder, file)
    say("done")


def take_in(folder: Path, stick: Path) -> None:
    """Take in what is on a stick."""
    desk = open_desk(folder)
    say("begun")
    imported, _ = exchange.import_paths(desk, SYSTEM, [stick])
    say("applied", imported.total.applied)
    for file in imported.files:
        say(file.code, file.sentence)


def take_in_again(folder: Path, stick: Path) -> None:
    """Take in what is on a stick for ever; say what becomes of it."""
    desk = open_desk(folder)
    say("begun")
    for _ in itertools.count():
        try:
            imported, _ = exchange.import_paths(desk, SYSTEM, [stick])
            say("taken", *(file.code for file in imported.files))
        except (EnvironmentProblem, UserError) as problem:
            say("refused", problem.message)


def hand_out(folder: Path, stick: Path) -> None:
    """Write a bundle of everything for each neighbour on a stick, for ever; say each file's name once it is safe."""
    desk = open_desk(folder)
    say("begun")
    while True:
        for one in peers.neighbours(desk):
            exported, _ = exchange.export_to(desk, SYSTEM, [one.site], stick, full=True)
            say(*(path.name for path in exported.paths))


def hand_out_once(folder: Path, stick: Path) -> None:
    """The same once, where the stick may refuse."""
    desk = open_desk(folder)
    say("begun")
    for one in peers.neighbours(desk):
        try:
            exchange.export_to(desk, SYSTEM, [one.site], stick, full=True)
        except (EnvironmentProblem, UserError) as problem:
            say("refused", problem.message, "|", getattr(problem, "remedy", ""))
    # The program goes on.
    say("people", len(people.person_ids(desk)))


def until_full(folder: Path) -> None:
    """Sign people in until the disk refuses; say what was safe and how the refusal read."""
    desk = open_desk(folder)
    say("open")
    for number in itertools.count():
        try:
            row, _ = visits.sign_in(desk, SYSTEM, name=f"访客{number}", note="满" * 1900)
        except EnvironmentProblem as problem:
            say("refused", problem.message, "|", problem.remedy)
            break
        say(row.id.hex())
    # The program goes on: it can still be read.
    say("people", len(people.person_ids(desk)))


if __name__ == "__main__":
    every = (
        make, fill, sign_in, photograph, back_up, restore, take_in, take_in_again, hand_out, hand_out_once, until_full,
    )  # fmt: skip
    acts = {act.__name__: act for act in every}
    verb, folder, *rest = sys.argv[1:]
    arguments = [int(word) if word.isdigit() else Path(word) for word in rest]
    acts[verb](Path(folder), *arguments)  # type: ignore[operator]
