"""What the sign-in screen and the top bar know, looked up off the screen's thread."""

from dataclasses import dataclass
from datetime import datetime

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import shifts
from app.domain.settings import DUTY_DAY_START, SITE_NAME
from app.services import staff
from app.services.desk import Desk
from app.ui.shell import words
from app.ui.shell.signin import Clerk, Facts


@dataclass(frozen=True)
class Standing:
    """Who may sign in, and how things stand."""

    clerks: tuple[Clerk, ...]
    facts: Facts


def standing(desk: Desk, before: RowId | None, locked_at: datetime | None) -> Standing:
    """Look it up. `before` locked the desk at `locked_at`."""
    from app.services import visits

    now, values, zone = desk.now(), desk.settings, desk.zone
    people = staff.list_staff(desk)
    pins = staff.demo_pins(desk)
    clerks = []
    for person in people:
        note = ""
        if person.id == before and locked_at is not None:
            note = translate("shell", "{time} locked").format(time=words.clock(locked_at, zone))
        elif not person.has_pin:
            note = translate("shell", "no PIN yet")
        elif person.id in pins:
            note = translate("shell", "demo PIN {pin}").format(pin=pins[person.id])
        clerks.append(Clerk(person.id, person.name, person.role_label, note))
    lines: list[tuple[str, str, str]] = []
    for name in _drafts(desk, before, people):
        text = translate("shell", "{name}'s unfinished entry is kept").format(name=name)
        lines.append(("file-check", "good-ink", text))
    board = visits.board(desk, 0)
    lines.append(("users", "muted", translate("shell", "{n} people here now").format(n=board.present_count)))
    if board.unverified_count:
        text = translate("shell", "{n} sign-outs to verify").format(n=board.unverified_count)
        lines.append(("clock", "warn-ink", text))
    turn = words.turn(now, values)
    after = shifts.next_turn(turn, values.shifts, values[DUTY_DAY_START], zone)
    if after.shift.code != turn.shift.code:
        text = translate("shell", "{time} handover to the {shift}").format(
            time=words.clock(turn.end, zone), shift=after.shift.label
        )
        lines.append(("arrow-left-right", "muted", text))
    backup, good = _backup(desk, now)
    facts = Facts(
        centre=values[SITE_NAME],
        time=words.clock(now, zone),
        day=words.long_day(now.astimezone(zone).date()),
        duty=words.duty_line(now, values),
        lines=tuple(lines),
        backup=backup,
        backup_good=good,
    )
    return Standing(tuple(clerks), facts)


def _drafts(desk: Desk, before: RowId | None, people: list[staff.StaffValue]) -> list[str]:
    from app.services import drafts

    order = sorted(people, key=lambda one: one.id != before)
    return [person.name for person in order if drafts.waiting(desk, person.id)][:2]


def _backup(desk: Desk, now: datetime) -> tuple[str, bool]:
    from app.services import backup

    last = backup.last_backup(desk)
    if last is None:
        return translate("shell", "No backup yet"), False
    when = words.moment(last, now, desk.zone)
    old = (now - last).days >= 3
    return translate("shell", "Last backup {when}, verified").format(when=when), not old


@dataclass(frozen=True)
class Exchange:
    """How things stand with other desks: when data was last exchanged, how many places disagree, who was silent."""

    others: int
    conflicts: int
    text: str
    warning: str
    late: str


def exchange(desk: Desk) -> Exchange:
    """Look it up; says nothing while no other desk is known."""
    from app.services import conflicts, peers, slips
    from app.ui.sync import words as said

    fresh, last = peers.freshness(desk), slips.last(desk)
    if not fresh and last is None:
        return Exchange(0, 0, "", "", "")
    many = conflicts.count(desk)
    late = [one.name for one in fresh if one.is_overdue]
    names = translate("shell", "Silent for too long: {names}").format(names=desk.between.join(late)) if late else ""
    text = said.bar(last, desk.now(), desk.zone)
    return Exchange(len(fresh), many, text, said.conflicts_short(many) if many else "", names)
