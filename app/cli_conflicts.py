"""What desks say differently, on the command line: listed side by side, and settled."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from app.core.errors import UserError
from app.core.i18n import translate

if TYPE_CHECKING:
    from app.cli import _Command
    from app.domain.conflicts import Conflict
    from app.services.desk import Desk

DONE = 0


def add(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Describe the command."""
    made = command("conflicts", translate("cli", "what desks say differently, and settle it"))
    made.add_argument(
        "ids", nargs="*", metavar="ID", help=translate("cli", "show these whole; the beginning of an id is enough")
    )
    made.add_argument(
        "--resolve", nargs=2, metavar=("ID", translate("cli", "CHOICE")),
        help=translate("cli", "settle one by a choice it offers: 1, 2, …"),
    )  # fmt: skip
    made.add_argument("--reason", default="", help=translate("cli", "why, where a choice asks for it"))
    made.add_argument(
        "--set", nargs="+", default=[], metavar="NAME=VALUE",
        help=translate("cli", "with the choice other: what holds instead, field by field"),
    )  # fmt: skip


def commands(cmd: "_Command") -> dict[str, Callable[[], int]]:
    """The commands by their names."""
    return {"conflicts": lambda: _conflicts(cmd)}


def _conflicts(cmd: "_Command") -> int:
    from app.domain.auth import SYSTEM
    from app.services import conflicts

    chosen = cmd.chosen
    with cmd.desk(read_only=not chosen.resolve) as desk:
        if chosen.resolve:
            wanted, choice = chosen.resolve
            one = _named(desk, wanted)
            values = dict(_pair(text) for text in chosen.set)
            conflicts.resolve(desk, SYSTEM, one.id, choice, values=values, reason=chosen.reason)
            left = conflicts.count(desk)
            text = translate("cli", "Settled: {title}. {n} are left.").format(title=one.title, n=left)
            cmd.say(text, settled=one.id.hex(), left=left)
            return DONE
        if chosen.ids:
            found = [_named(desk, wanted) for wanted in chosen.ids]
        else:
            found = [conflicts.conflict(desk, line.id) for line in conflicts.conflicts(desk)]
        text = "\n\n".join(_text(one, desk.zone, whole=bool(chosen.ids)) for one in found)
    nothing = translate("cli", "All desks agree: nothing waits for a decision.")
    cmd.say(text or nothing, conflicts=[_facts(one) for one in found])
    return DONE


def _named(desk: "Desk", wanted: str) -> "Conflict":
    """The disagreement whose id begins so."""
    from app.services import conflicts

    beginning = wanted.strip().lower()
    fitting = [each for each in conflicts.ids(desk) if beginning and each.hex().startswith(beginning)]
    if len(fitting) > 1:
        raise UserError(translate("cli", "Several begin with {id}: write more of it.").format(id=wanted), "id")
    if not fitting:
        raise UserError(translate("cli", "There is no {id}, or it has been settled.").format(id=wanted), "id")
    return conflicts.conflict(desk, fitting[0])


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UserError(translate("cli", "A value is written like name=value."), "set")
    return name, value


def _text(one: "Conflict", zone: ZoneInfo, *, whole: bool) -> str:
    lines = [f"{one.id.hex()[:8]}  {one.title}", f"  {one.sentence}"]
    said = translate("cli", "{name}: {detail}")
    for number, side in enumerate(one.sides, start=1):
        when = f"{side.when.astimezone(zone):%Y-%m-%d %H:%M}"
        who = " · ".join(filter(None, (side.site_name, side.staff_name, when)))
        lines.append(f"  {number}) {who}")
        lines += [
            f"     {'* ' if field.differs else '  '}{said.format(name=field.label, detail=field.value)}"
            for field in side.fields
            if whole or field.differs
        ]
    lines += [f"  {hint}" for hint in one.hints]
    lines += [
        f"  --resolve {one.id.hex()[:8]} {choice.key}  {choice.label}" for choice in one.choices if not choice.page
    ]
    return "\n".join(lines)


def _facts(one: "Conflict") -> dict[str, Any]:
    return {
        "id": one.id.hex(), "kind": str(one.kind), "table": one.table, "title": one.title, "sentence": one.sentence,
        "since": one.line.since, "question": one.question, "hints": list(one.hints),
        "sides": [
            {
                "site": side.site, "desk": side.site_name, "staff": side.staff_name, "when": side.when,
                "own": side.is_own,
                "fields": [{"label": f.label, "value": f.value, "differs": f.differs} for f in side.fields],
            }
            for side in one.sides
        ],
        "choices": [
            {"key": choice.key, "label": choice.label, "reason": choice.needs_reason}
            for choice in one.choices
            if not choice.page
        ],
        "other": [item.name for item in one.other],
    }  # fmt: skip
