"""The program without a screen: set up, load, list, report, check, back up, restore.

Exit codes: 0 done, 1 something the person can put right, 2 the command line itself, 3 the machine (disk, file,
another program), 70 a bug of ours. A failure is one plain sentence on stderr. The account that owns the data
folder acts as its administrator; lists and reports stay masked unless `--unmask` says why.
"""

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn, Protocol

from app import __version__, cli_conflicts, cli_site, cli_sync
from app.core import i18n
from app.core.errors import Cancelled, DeskError, EnvironmentProblem, UserError
from app.core.i18n import translate
from app.core.progress import Progress

if TYPE_CHECKING:
    from app.core.ids import RowId
    from app.services.desk import Desk
    from app.services.registrations import BallotView
    from app.services.reports import Period, ReportInfo

DONE, MISTAKE, USAGE, ENVIRONMENT, BUG = 0, 1, 2, 3, 70
STOPPED = 130
"""Ctrl+C, as shells expect it."""

LEVELS = ("city", "district", "street", "community", "point")
LEDGERS = ("visits", "people", "bookings", "spaces", "registrations", "activities", "stations")
OF_ONE_ACTIVITY = (
    "activity-log", "sign-in-sheet", "certificates", "public-notice", "quota-notice", "ballot-sheet", "tickets",
)  # fmt: skip
OF_STATIONS = ("station-register", "inspection", "supplies", "station-services", "station-labels", "station-slip")
REPORTS = (
    "visitor-log", "day-sheet", "door-sheet", "room-week", "booking-statistics", "loan-receipt", *OF_ONE_ACTIVITY,
    "activity-logs", "activity-register", "campaign", "handover-sheet", "duty-log", "continuity-pack", *OF_STATIONS,
    "below", "below-activities",
)  # fmt: skip
SIZES = ("day", "year", "five-years")


class Screens(Protocol):
    """The parts of the program that need a screen, handed in by whoever puts it together."""

    def run(self, data: Path, demo: bool) -> int:
        """Show the desk until it is closed."""

    def tour(self, out: Path) -> int:
        """Leave pictures and papers of a desk's day in a folder."""

    def gallery(self) -> int:
        """Show every widget."""


@dataclass(frozen=True, slots=True)
class Streams:
    """Where words come from and go to."""

    out: IO[str]
    error: IO[str]
    input: IO[str]


# ------------------------------------------------------------------------------------------- the command line


class _Usage(Exception):
    """The command line can't be read; carries the sentence."""


def _argparse_words() -> dict[str, str]:
    """What argparse says by itself, in the desk's language."""
    return {
        "usage: ": translate("cli", "usage:") + " ",
        "positional arguments": translate("cli", "arguments"),
        "options": translate("cli", "options"),
        "subcommands": translate("cli", "commands"),
        "show this help message and exit": translate("cli", "show this help"),
        "unrecognized arguments: %s": translate("cli", "nobody knows: %s"),
        "the following arguments are required: %s": translate("cli", "missing: %s"),
        "expected one argument": translate("cli", "a value is missing"),
        "expected at most one argument": translate("cli", "one value at most"),
        "invalid choice: %(value)r (choose from %(choices)s)": translate("cli", "%(value)r is none of %(choices)s"),
        "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)": translate(
            "cli", "%(value)r is none of %(choices)s"
        ),
        "invalid %(type)s value: %(value)r": translate("cli", "%(value)r is not what is asked for here"),
        "argument %(argument_name)s: %(message)s": translate("cli", "%(argument_name)s: %(message)s"),
        "unknown parser %(parser_name)r (choices: %(choices)s)": translate(
            "cli", "%(parser_name)r is none of %(choices)s"
        ),
        "not allowed with argument %s": translate("cli", "not together with %s"),
        "ambiguous option: %(option)s could match %(matches)s": translate("cli", "%(option)s could mean %(matches)s"),
    }


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Usage(message)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(translate("cli", "a date is written like 2026-07-18")) from None


def _minutes(text: str) -> int:
    """Minutes from midnight."""
    hour, colon, minute = text.partition(":")
    if colon and hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60:
        return int(hour) * 60 + int(minute)
    raise argparse.ArgumentTypeError(translate("cli", "a time is written like 16:00"))


def parser() -> argparse.ArgumentParser:
    """The commands and their options, described in the desk's language."""
    top = _Parser(
        prog="dangqun",
        description=translate("cli", "The front desk of a Party-masses service centre."),
        epilog=translate("cli", "Without a command the desk opens on the screen."),
        allow_abbrev=False,
    )
    top.add_argument("--data", type=Path, metavar=translate("cli", "FOLDER"), help=translate("cli", "the data folder"))
    top.add_argument("--json", action="store_true", help=translate("cli", "answer in JSON"))
    top.add_argument(
        "--version",
        action="version",
        version=f"dangqun {__version__}",
        help=translate("cli", "show the version"),
    )
    commands = top.add_subparsers(
        dest="command", title=translate("cli", "commands"), metavar=translate("cli", "COMMAND")
    )

    def command(name: str, help_text: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(
            name, help=help_text, description=help_text, allow_abbrev=False
        )
        return made

    run = command("run", translate("cli", "open the desk on the screen"))
    run.add_argument("--demo", action="store_true", help=translate("cli", "a centre with a lively day in it"))

    init = command("init", translate("cli", "set up a new centre"))
    init.add_argument("--site", required=True, metavar="440305-007", help=translate("cli", "the centre's code"))
    init.add_argument("--name", required=True, help=translate("cli", "the centre's name"))
    init.add_argument("--level", required=True, choices=LEVELS, help=translate("cli", "its level"))
    init.add_argument("--admin", required=True, help=translate("cli", "the administrator's name"))
    init.add_argument(
        "--pin", help=translate("cli", "the administrator's PIN; - reads it from standard input (or DANGQUN_PIN)")
    )

    demo = command("demo", translate("cli", "fill an empty folder with a demo centre"))
    demo.add_argument("--size", choices=SIZES, default="day", help=translate("cli", "how much of it"))
    demo.add_argument("--seed", type=int, default=1, help=translate("cli", "another number, another centre"))

    load = command("load", translate("cli", "bring in a ledger (XLSX, XLS or CSV)"))
    load.add_argument("kind", choices=LEDGERS, help=translate("cli", "what the ledger holds"))
    load.add_argument("file", type=Path, help=translate("cli", "the ledger"))
    load.add_argument("--dry-run", action="store_true", help=translate("cli", "read it, change nothing"))
    load.add_argument(
        "--as-guessed", action="store_true", help=translate("cli", "go on where the columns aren't certain")
    )
    load.add_argument(
        "--rejects", type=Path, metavar="FILE.xlsx", help=translate("cli", "write unreadable rows here, for repair")
    )
    _activity(load, translate("cli", "which activity registrations are for; else the file has to say"))

    listing = command("list", translate("cli", "list records, one line of JSON each"))
    listing.add_argument(
        "kind",
        help=translate(
            "cli", "visits, people, bookings, spaces, loans, activities, registrations, attendance, staff …"
        ),
    )
    _period(listing)
    _activity(listing, translate("cli", "only what is of this activity"))
    _unmask(listing)

    report = command("report", translate("cli", "write a report"))
    report.add_argument("report", choices=REPORTS, help=translate("cli", "which report"))
    _period(report)
    report.add_argument(
        "--space", metavar=translate("cli", "NAME"), help=translate("cli", "which space: its name, or pinyin")
    )
    report.add_argument("--number", metavar="007-A-20260718-01", help=translate("cli", "which loan receipt"))
    _activity(report, translate("cli", "which activity: its number, or its name"))
    report.add_argument(
        "--session", type=int, metavar="3", help=translate("cli", "which of its sessions, counted from 1")
    )
    report.add_argument(
        "--shift", type=_minutes, metavar="16:00", help=translate("cli", "which shift of the day: when it begins")
    )
    report.add_argument(
        "--station", metavar=translate("cli", "NAME"), help=translate("cli", "which station: its name or number")
    )
    report.add_argument(
        "--origin", metavar=translate("cli", "NAME"), help=translate("cli", "the station where the way begins")
    )
    report.add_argument(
        "--service", action="append", default=[], metavar="water",
        help=translate("cli", "what the nearest station has to offer; may be given several times"),
    )  # fmt: skip
    report.add_argument("--campaign", metavar=translate("cli", "NAME"), help=translate("cli", "which campaign"))
    report.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.pdf|.xlsx|.csv", help=translate("cli", "where to")
    )
    _unmask(report)

    ballot = command("ballot", translate("cli", "show a ballot; close its list, or draw the lots"))
    _activity(ballot, translate("cli", "which activity: its number, or its name"), required=True)
    acts = ballot.add_mutually_exclusive_group()
    acts.add_argument("--close", action="store_true", help=translate("cli", "close the list, and set the seed"))
    acts.add_argument("--draw", action="store_true", help=translate("cli", "draw the lots; it can't be drawn again"))
    ballot.add_argument(
        "--seed", metavar="20260701", help=translate("cli", "the seed to print with the list, or the one printed")
    )

    calendars = command("ics", translate("cli", "bookings as a calendar (.ics): write one, or bring one in"))
    ways = calendars.add_subparsers(
        dest="way", required=True, title=translate("cli", "commands"), metavar=translate("cli", "COMMAND")
    )
    words = translate("cli", "write bookings to a calendar")
    out = ways.add_parser("export", help=words, description=words, allow_abbrev=False)
    out.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.ics", help=translate("cli", "where to"))
    _period(out)
    out.add_argument(
        "--space", metavar=translate("cli", "NAME"), help=translate("cli", "which space: its name, or pinyin")
    )
    _unmask(out)
    words = translate("cli", "bring a calendar in as bookings")
    into = ways.add_parser("import", help=words, description=words, allow_abbrev=False)
    into.add_argument("file", type=Path, metavar="FILE.ics", help=translate("cli", "the calendar"))
    into.add_argument("--dry-run", action="store_true", help=translate("cli", "read it, change nothing"))
    into.add_argument(
        "--space", metavar=translate("cli", "NAME"), help=translate("cli", "where events without a place take place")
    )
    into.add_argument(
        "--update", action="store_true", help=translate("cli", "also take over what has changed since it came in")
    )

    cli_site.add(command)
    cli_sync.add(command)
    cli_conflicts.add(command)
    command("digest", translate("cli", "one hash over all records, and how many there are"))
    command("rebuild", translate("cli", "make all tables again from the log"))
    check = command("check", translate("cli", "look whether everything is in order"))
    check.add_argument(
        "--deep", action="store_true", help=translate("cli", "also make the tables again from the log, in a copy")
    )
    backup = command("backup", translate("cli", "write a verified copy of the data"))
    backup.add_argument("file", type=Path, help=translate("cli", "where to"))
    restore = command("restore", translate("cli", "put a backup in the place of the data"))
    restore.add_argument("file", type=Path, help=translate("cli", "the backup"))
    tour = command("tour", translate("cli", "leave pictures and papers of a desk's day in a folder"))
    tour.add_argument("-o", "--output", type=Path, required=True, help=translate("cli", "where to"))
    command("gallery", translate("cli", "show every widget"))
    return top


def _period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="first", type=_day, metavar="2026-07-01", help=translate("cli", "first duty day")
    )
    parser.add_argument(
        "--to", dest="last", type=_day, metavar="2026-07-31", help=translate("cli", "last duty day, included")
    )


def _activity(parser: argparse.ArgumentParser, help_text: str, *, required: bool = False) -> None:
    parser.add_argument("--activity", metavar="007-HD-2026-A0001", required=required, help=help_text)


def _unmask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--unmask",
        metavar=translate("cli", "REASON"),
        help=translate("cli", "show names and phones; the reason is kept"),
    )


def main(
    argv: Sequence[str] | None = None,
    screens: Screens | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    streams: Streams | None = None,
) -> int:
    """Run one command; answers the exit code and never raises what a person can meet."""
    environ = os.environ if environ is None else environ
    if streams is None:
        for stream in (sys.stdout, sys.stderr):
            # A console of another encoding must not turn a name into a crash.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        streams = Streams(sys.stdout, sys.stderr, sys.stdin)
    language = environ.get("DANGQUN_LANG", i18n.LANGUAGES[0])
    i18n.use(language if language in i18n.LANGUAGES else i18n.LANGUAGES[0])
    words = _argparse_words()
    # argparse asks gettext, which has no Chinese of ours; these two names are all it goes through.
    setattr(argparse, "_", lambda text: words.get(text, text))  # noqa: B010
    try:
        chosen = parser().parse_args(argv)
        command = _Command(chosen, environ, streams, screens)
        return command.run()
    except _Usage as error:
        help_line = translate("cli", "See dangqun --help.")
        return _fail(
            streams, translate("cli", "Command line: {problem}.").format(problem=error) + " " + help_line, USAGE
        )
    except EnvironmentProblem as error:
        return _fail(streams, _with_remedy(error), ENVIRONMENT)
    except DeskError as error:
        return _fail(streams, error.message, MISTAKE)
    except (Cancelled, KeyboardInterrupt):
        return _fail(streams, translate("cli", "Stopped; nothing was changed."), STOPPED)
    except BrokenPipeError:
        # Whoever read our lines has seen enough (`| head`); the interpreter must not complain when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except SystemExit as end:  # --help and --version
        return int(end.code or 0)
    except Exception as error:
        return _bug(streams, environ, error)


def _with_remedy(problem: EnvironmentProblem) -> str:
    """What happened and what to do, on one line."""
    if not problem.remedy or problem.message.endswith((".", "。", "!", "！", "?", "？")):
        return f"{problem.message} {problem.remedy}".strip()
    return translate("cli", "{problem}. {remedy}").format(problem=problem.message, remedy=problem.remedy)


def _fail(streams: Streams, sentence: str, code: int) -> int:
    print(sentence, file=streams.error)
    return code


def _bug(streams: Streams, environ: Mapping[str, str], error: Exception) -> int:
    """Our own fault: where it happened, without the values, which may be somebody's name."""
    if environ.get("DANGQUN_DEBUG"):
        traceback.print_exception(error, file=streams.error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    message = translate("cli", "The program made a mistake ({kind}, {file} line {line}); please report it.")
    return _fail(
        streams, message.format(kind=type(error).__name__, file=Path(last.filename).name, line=last.lineno), BUG
    )


def data_folder(environ: Mapping[str, str], *, demo: bool = False) -> Path:
    """Where data is kept unless said otherwise: DANGQUN_DATA, else the place the system has for it."""
    named = environ.get("DANGQUN_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("dangqun-demo" if demo else "dangqun", appauthor=False)


# ------------------------------------------------------------------------------------------- the commands


class _Command:
    """One command with its options; each method is one of them and answers the exit code."""

    def __init__(
        self, chosen: argparse.Namespace, environ: Mapping[str, str], streams: Streams, screens: Screens | None
    ) -> None:
        self.chosen = chosen
        self.environ = environ
        self.streams = streams
        self.screens = screens
        self.name: str = chosen.command or "run"
        self.data: Path = chosen.data or data_folder(environ, demo=getattr(chosen, "demo", False))

    def run(self) -> int:
        commands: dict[str, Callable[[], int]] = {
            "run": self.show,
            "init": self.init,
            "demo": self.demo,
            "load": self.load,
            "list": self.list,
            "report": self.report,
            "ballot": self.ballot,
            "ics": self.ics,
            "digest": self.digest,
            "rebuild": self.rebuild,
            "check": self.check,
            "backup": self.backup,
            "restore": self.restore,
            "tour": self.tour,
            "gallery": self.gallery,
            **cli_site.commands(self),
            **cli_sync.commands(self),
            **cli_conflicts.commands(self),
        }
        return commands[self.name]()

    # ---- helpers

    def say(self, text: str, **facts: Any) -> None:
        """The answer: words, or with --json the facts."""
        line = json.dumps(facts, ensure_ascii=False, default=_plain) if self.chosen.json else text
        print(line, file=self.streams.out)

    @contextmanager
    def desk(self, *, read_only: bool = False, set_up: bool = True) -> "Iterator[Desk]":
        from app.services.desk import open_desk

        if set_up and not self.data.is_dir():
            raise self.no_centre()
        desk = open_desk(self.data, read_only=read_only)
        try:
            if set_up and not desk.is_set_up:
                raise self.no_centre()
            if not read_only:
                cli_site.unlock(desk, self.environ)
            yield desk
        finally:
            desk.close()

    def no_centre(self) -> UserError:
        """What is said of a folder without a centre in it."""
        message = translate("cli", "There is no centre in {folder} yet: set one up with init, or try demo.")
        return UserError(message.format(folder=self.data))

    @staticmethod
    def words_of(problem: DeskError) -> str:
        """What happened and what to do, on one line."""
        return _with_remedy(problem) if isinstance(problem, EnvironmentProblem) else problem.message

    def progress(self) -> Progress:
        """How far long work is, on a terminal only."""
        error = self.streams.error
        if not error.isatty():
            return Progress()

        def report(done: int, total: int, text: str) -> None:
            share = f"{done * 100 // total:3d} %" if total else f"{done}"
            error.write(f"\r{text} {share}" + ("\n" if total and done >= total else ""))
            error.flush()

        return Progress(report)

    def pin(self) -> str:
        """The PIN, from the option, standard input or the environment; never asked for in a pipe."""
        given: str | None = self.chosen.pin
        if given == "-":
            given = self.streams.input.readline()
        if given is None:
            given = self.environ.get("DANGQUN_PIN")
        if given is None and self.streams.input.isatty():
            from getpass import getpass

            given = getpass(translate("cli", "Administrator's PIN:") + " ")
        if not given or not given.strip():
            raise UserError(translate("cli", "A PIN is needed: --pin, --pin - or DANGQUN_PIN."), "pin")
        return given.strip()

    # ---- with a screen

    def show(self) -> int:
        return self._screens().run(self.data, bool(getattr(self.chosen, "demo", False)))

    def tour(self) -> int:
        return self._screens().tour(self.chosen.output)

    def gallery(self) -> int:
        return self._screens().gallery()

    def _screens(self) -> Screens:
        if self.screens is None:
            raise EnvironmentProblem(translate("cli", "This installation has no screen part."))
        return self.screens

    # ---- without

    def init(self) -> int:
        from app.services import setup

        chosen = self.chosen
        with self.desk(set_up=False) as desk:
            setup.init(
                desk, site_code=chosen.site, name=chosen.name, level=chosen.level, admin_name=chosen.admin,
                pin=self.pin(),
            )  # fmt: skip
        text = translate("cli", "{name} ({code}) is set up in {folder}.")
        self.say(text.format(name=chosen.name, code=chosen.site, folder=self.data), site=chosen.site, folder=self.data)
        return DONE

    def demo(self) -> int:
        from app.services import demo, demo_sync
        from app.services.staff import role_label

        with self.desk(set_up=False) as desk:
            info, _ = demo.fill(desk, self.chosen.size, self.chosen.seed, self.progress())
            if self.chosen.size == demo.DAY:
                demo_sync.fill(desk)
        people = [{"name": name, "role": role, "pin": pin} for name, role, pin in info.staff]
        text = translate("cli", "A demo centre is in {folder}: {people} people, {visits} visits, {tallies} tallies.")
        lines = [
            text.format(folder=self.data, people=info.people, visits=info.visits, tallies=info.tallies),
            *(f"  {name} ({role_label(role)}) PIN {pin}" for name, role, pin in info.staff),
        ]
        self.say(
            "\n".join(lines), folder=self.data, people=info.people, visits=info.visits, tallies=info.tallies,
            staff=people,
        )  # fmt: skip
        return DONE

    def load(self) -> int:
        from app.domain.auth import SYSTEM
        from app.services import ledgers

        chosen = self.chosen
        _readable(chosen.file)
        with self.desk(read_only=chosen.dry_run) as desk:
            progress = self.progress()
            if chosen.activity and chosen.kind != "registrations":
                raise self._not_with("--activity", chosen.kind)
            activity = self._activity(desk) if chosen.activity else None
            draft = ledgers.read(desk, chosen.file, chosen.kind, progress)
            unsure = [one.sheet for one in draft.mappings if one.usable and not one.certain]
            plan = ledgers.plan(desk, draft, activity=activity, progress=progress)
            remarks = [*plan.words, *plan.warnings]
            facts: dict[str, Any] = {
                "file": chosen.file.name,
                "sheets": [one.sheet for one in draft.mappings if one.usable],
                "uncertain": unsure,
                "rejects": [{"sheet": r.sheet, "row": r.row, "reason": r.reason} for r in plan.rejected],
                "clashes": [{"sheet": p.record.sheet, "row": p.record.row, "reason": p.words} for p in plan.clashes],
            }
            along = (len(plan.spaces_new), plan.clashing)
            if chosen.rejects and plan.rejected:
                ledgers.write_rejects(plan, chosen.rejects)
            if chosen.dry_run:
                facts |= {
                    "would_add": len(plan.records), "already": len(plan.duplicates), "people": plan.people_new,
                    "spaces": along[0], "clashing": along[1], "new_spaces": [one.name for one in plan.spaces_new],
                }  # fmt: skip
                text = translate(
                    "cli", "Tried: {n} rows would be added, {people} people made; {already} are here already."
                ).format(n=len(plan.records), people=plan.people_new, already=len(plan.duplicates))
            else:
                if unsure and not chosen.as_guessed:
                    message = translate(
                        "cli",
                        "The columns of {sheets} aren't certain: look with --dry-run, then say --as-guessed, "
                        "or bring it in on the screen.",
                    )
                    raise UserError(message.format(sheets=", ".join(unsure)))
                result, _ = ledgers.load(desk, SYSTEM, plan, progress)
                along = (result.spaces_added, result.clashing)
                remarks = [*result.words, *plan.warnings]
                facts |= {
                    "added": result.added, "already": result.already, "people": result.people_added,
                    "spaces": along[0], "clashing": along[1],
                    "batch": result.batch_id.hex() if result.batch_id else None,
                }  # fmt: skip
                text = translate(
                    "cli", "Brought in: {n} rows, {people} people made; {already} were here already."
                ).format(n=result.added, people=result.people_added, already=result.already)
        facts["warnings"] = remarks
        lines = [text, *remarks]
        if any(along):
            text = translate("cli", "{spaces} new spaces; {clashing} rows clash, so that somebody has to decide.")
            lines.append(text.format(spaces=along[0], clashing=along[1]))
            reason = translate("cli", "{sheet} row {row}: {reason}")
            lines += [
                "  " + reason.format(sheet=pair.record.sheet, row=pair.record.row, reason=pair.words)
                for pair in plan.clashes[:20]
            ]
        if plan.rejected:
            lines.append(translate("cli", "{n} rows can't be read:").format(n=len(plan.rejected)))
            lines += [
                "  " + translate("cli", "{sheet} row {row}: {reason}").format(sheet=r.sheet, row=r.row, reason=r.reason)
                for r in plan.rejected[:20]
            ]
        self.say("\n".join(lines), **facts)
        return DONE

    def list(self) -> int:
        from app.domain.auth import SYSTEM
        from app.services import listing

        with self.desk(read_only=self.chosen.unmask is None) as desk:
            start, end = self._instants(desk)
            rows = listing.rows(
                desk, SYSTEM, self.chosen.kind, start, end,
                activity=self._activity(desk) if self.chosen.activity else None, unmask_reason=self.chosen.unmask,
            )  # fmt: skip
            for row in rows:
                self.streams.out.write(json.dumps(row, ensure_ascii=False) + "\n")
            self.streams.out.flush()
        return DONE

    def _instants(self, desk: "Desk") -> tuple[datetime | None, datetime | None]:
        from app.domain.settings import DUTY_DAY_START
        from app.domain.shifts import duty_bounds

        first, last = self.chosen.first, self.chosen.last
        if first and last and last < first:
            raise UserError(translate("reports", "The period ends before it begins."), "last")
        opens = desk.settings[DUTY_DAY_START]
        start = duty_bounds(first, opens, desk.zone)[0] if first else None
        end = duty_bounds(last, opens, desk.zone)[1] if last else None
        return start, end

    def report(self) -> int:
        write: Callable[[Desk], tuple[str, dict[str, Any]]] = {
            "visitor-log": self._visitor_log,
            "day-sheet": self._day_sheet,
            "door-sheet": self._space_sheet,
            "room-week": self._space_sheet,
            "booking-statistics": self._statistics,
            "loan-receipt": self._loan_receipt,
            **dict.fromkeys(OF_ONE_ACTIVITY, self._of_activity),
            "activity-logs": self._activities,
            "activity-register": self._activities,
            "campaign": self._campaign_report,
            **dict.fromkeys(OF_STATIONS, self._of_stations),
            "handover-sheet": self._handover_sheet,
            "duty-log": self._duty_log,
            "continuity-pack": self._continuity_pack,
            "below": self._below,
            "below-activities": self._below,
        }[self.chosen.report]
        with self.desk(read_only=self.chosen.unmask is None) as desk:
            text, facts = write(desk)
        self.say(text, **facts)
        return DONE

    def _period_of(self, desk: "Desk") -> "Period":
        from app.services import reports

        first = self.chosen.first or self.chosen.last or desk.duty_day()
        return reports.days(desk, first, self.chosen.last or max(first, desk.duty_day()))

    def _wanted(self, option: str) -> str:
        """The value of an option that this report can't do without."""
        value: str | None = getattr(self.chosen, option)
        if not value or not value.strip():
            raise _Usage(translate("cli", "missing: %s") % f"--{option}")
        return value.strip()

    def _names_nobody(self) -> None:
        """There is nothing to unmask in this report."""
        if self.chosen.unmask is not None:
            raise self._not_with("--unmask", self.chosen.report)

    @staticmethod
    def _not_with(option: str, other: str) -> _Usage:
        """An option says nothing here."""
        problem = translate("cli", "not together with %s") % other
        return _Usage(
            translate("cli", "%(argument_name)s: %(message)s") % {"argument_name": option, "message": problem}
        )

    def _visitor_log(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import reports

        info, _ = reports.visitor_log(
            desk, SYSTEM, self._period_of(desk), self.chosen.output, unmask_reason=self.chosen.unmask,
            progress=self.progress(),
        )  # fmt: skip
        figures = info.figures
        assert figures is not None
        text = translate("cli", "{file}: {rows} visits, {total} in all with tallies.")
        return text.format(file=info.path, rows=info.rows, total=figures.total), {
            **_paper_facts(info), "registered": figures.registered, "tallied": figures.tallied,
            "total": figures.total, "people": figures.people, "companions": figures.companions,
            "unverified": figures.unverified,
        }  # fmt: skip

    def _day_sheet(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import booking_reports

        day = self.chosen.first or desk.duty_day()
        info, _ = booking_reports.day_sheet(
            desk, SYSTEM, day, self.chosen.output, unmask_reason=self.chosen.unmask, progress=self.progress()
        )
        return _rows_text(info), {**_paper_facts(info), "day": day}

    def _space_sheet(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import booking_reports, calendars

        self._names_nobody()
        space = calendars.space_called(desk, self._wanted("space"))
        day = self.chosen.first or desk.duty_day()
        sheet = booking_reports.door_sheet if self.chosen.report == "door-sheet" else booking_reports.room_week
        info, _ = sheet(desk, SYSTEM, space.id, day, self.chosen.output, progress=self.progress())
        return _rows_text(info), {**_paper_facts(info), "space": space.name, "day": day}

    def _statistics(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import booking_reports

        self._names_nobody()
        info, _ = booking_reports.statistics(
            desk, SYSTEM, self._period_of(desk), self.chosen.output, progress=self.progress()
        )
        assert info.use is not None and info.use.total is not None
        total = info.use.total
        text = translate("cli", "{file}: {spaces} spaces, {n} bookings.")
        return text.format(file=info.path, spaces=info.rows, n=total.bookings), {
            **_paper_facts(info), "bookings": total.bookings, "booked_minutes": total.booked,
            "used_minutes": total.used, "open_minutes": total.open, "no_shows": total.no_shows,
            "cancelled": total.cancelled, "people": total.people,
        }  # fmt: skip

    def _loan_receipt(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import booking_reports

        self._names_nobody()
        number = self._wanted("number")
        info, _ = booking_reports.loan_receipt(desk, SYSTEM, number, self.chosen.output, progress=self.progress())
        return _rows_text(info), {**_paper_facts(info), "number": number}

    def _activity(self, desk: "Desk") -> "RowId":
        """The activity that is named."""
        from app.services import activities

        return activities.of_number(desk, self._wanted("activity"))

    def _session(self, desk: "Desk", activity: "RowId", *, needed: bool) -> "RowId | None":
        """The session that is named; where one is needed and none is named, the next to end, else the last."""
        from app.services import activities

        held = activities.card(desk, activity).sessions
        number = self.chosen.session
        if number is None:
            chosen = [one for one in held if not one.cancelled]
            ahead = [one for one in chosen if one.ends_at > desk.now()] or chosen[-1:]
            if not needed:
                return None
            if not ahead:
                raise UserError(translate("cli", "This activity has no session."), "session")
            return ahead[0].id
        found = next((one.id for one in held if one.number == number), None)
        if found is None:
            raise UserError(translate("cli", "This activity has {n} sessions.").format(n=len(held)), "session")
        return found

    def _of_activity(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import activity_reports

        name = self.chosen.report
        if name != "activity-log":
            self._names_nobody()
        activity = self._activity(desk)
        out, progress = self.chosen.output, self.progress()
        if name == "activity-log":
            info, _ = activity_reports.activity_log(
                desk, SYSTEM, activity, out, session_id=self._session(desk, activity, needed=False),
                unmask_reason=self.chosen.unmask, progress=progress,
            )  # fmt: skip
        elif name == "sign-in-sheet":
            session = self._session(desk, activity, needed=True)
            assert session is not None
            info, _ = activity_reports.sign_in_sheet(desk, SYSTEM, session, out, progress=progress)
        else:
            write: dict[str, Callable[..., tuple[ReportInfo, Any]]] = {
                "certificates": activity_reports.certificates,
                "public-notice": activity_reports.public_notice,
                "quota-notice": activity_reports.quota_notice,
                "ballot-sheet": activity_reports.ballot_sheet,
                "tickets": activity_reports.tickets,
            }
            info, _ = write[name](desk, SYSTEM, activity, out, progress=progress)
        return _rows_text(info), {**_paper_facts(info), "activity": activity.hex()}

    def _activities(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import activity_reports

        self._names_nobody()
        period, out, progress = self._period_of(desk), self.chosen.output, self.progress()
        if self.chosen.report == "activity-logs":
            info, _ = activity_reports.activity_logs(desk, SYSTEM, period, out, progress=progress)
        else:
            campaign = self._campaign(desk) if self.chosen.campaign else None
            info, _ = activity_reports.activity_register(
                desk, SYSTEM, period, out, campaign_id=campaign, progress=progress
            )
        return _rows_text(info), {**_paper_facts(info), "from": period.first, "to": period.last}

    def _below(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        """What the centres below told of a period; of the month unless days are named, for a day is told once it is
        over.
        """
        from app.domain.auth import SYSTEM
        from app.services import below_reports, reports

        self._names_nobody()
        named = self.chosen.first or self.chosen.last
        period = self._period_of(desk) if named else reports.this_month(desk)
        write = below_reports.figures_below if self.chosen.report == "below" else below_reports.activities_below
        info, _ = write(desk, SYSTEM, period, self.chosen.output, progress=self.progress())
        return _rows_text(info), {**_paper_facts(info), "from": period.first, "to": period.last}

    def _campaign(self, desk: "Desk") -> "RowId":
        from app.services import activities

        name = self._wanted("campaign")
        known = activities.campaigns(desk)
        found = [one.id for one in known if one.name == name] or [one.id for one in known if name in one.name]
        if len(found) != 1:
            message = translate("cli", "No one campaign is called “{name}”; there are: {names}.")
            names = desk.between.join(one.name for one in known)
            raise UserError(message.format(name=name, names=names), "campaign")
        return found[0]

    def _campaign_report(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import activity_reports

        self._names_nobody()
        info, _ = activity_reports.campaign_report(
            desk, SYSTEM, self._campaign(desk), self.chosen.output, progress=self.progress()
        )
        return _rows_text(info), _paper_facts(info)

    def _station(self, desk: "Desk", option: str) -> "RowId | None":
        """The station that an option names; None where it isn't given."""
        from app.services import stations

        name = getattr(self.chosen, option)
        if not name:
            return None
        rows = [one.row for one in stations.stations(desk)]
        found = [row.id for row in rows if name in (row.number, row.name)]
        found = found or [row.id for row in rows if name in row.name]
        found = found or [one.row.id for one in stations.stations(desk, stations.StationFilter(text=name))]
        if len(found) != 1:
            message = translate("cli", "No one station is called “{name}”; {n} are found.")
            raise UserError(message.format(name=name, n=len(found)), option)
        return found[0]

    def _of_stations(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import station_reports

        name, out, progress = self.chosen.report, self.chosen.output, self.progress()
        station = self._station(desk, "station")
        if name != "station-register":
            self._names_nobody()
        facts: dict[str, Any] = {}
        if name == "station-register":
            info, _ = station_reports.station_register(
                desk, SYSTEM, out, unmask_reason=self.chosen.unmask, progress=progress
            )
        elif name == "inspection":
            if station is None:
                self._wanted("station")
            inspection = station_reports.last_inspection(desk, station or b"")
            info, _ = station_reports.inspection_report(desk, SYSTEM, inspection, out, progress=progress)
            facts["inspection"] = inspection.hex()
        elif name == "station-labels":
            info, _ = station_reports.station_labels(desk, SYSTEM, out, station_id=station, progress=progress)
        elif name == "station-slip":
            info, _ = station_reports.station_slip(
                desk, SYSTEM, out, station_id=station, origin_id=self._station(desk, "origin"),
                services=self.chosen.service, progress=progress,
            )  # fmt: skip
        else:
            write = station_reports.supply_report if name == "supplies" else station_reports.service_figures
            period = self._period_of(desk)
            info, _ = write(desk, SYSTEM, period, out, station_id=station, progress=progress)
            facts |= {"from": period.first, "to": period.last}
        return _rows_text(info), {**_paper_facts(info), **facts}

    def _handover_sheet(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import handover, handover_reports

        self._names_nobody()
        day, start = self.chosen.first or desk.duty_day(), self.chosen.shift
        if start is not None:
            card = handover.of_shift(desk, day, start)
        elif self.chosen.first is not None:
            card = next(iter(handover.handovers(desk, day, day)), None)
        else:
            card, _ = handover.left_by_last(desk)
        if card is None:
            raise UserError(translate("reports", "This shift wasn't handed over."), "shift")
        info, _ = handover_reports.handover_sheet(desk, SYSTEM, card.id, self.chosen.output, progress=self.progress())
        return _rows_text(info), {**_paper_facts(info), "day": card.day, "shift": card.shift, "state": card.state}

    def _duty_log(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import handover_reports

        self._names_nobody()
        day = self.chosen.first or desk.duty_day()
        info, _ = handover_reports.duty_log(desk, SYSTEM, day, self.chosen.output, progress=self.progress())
        return _rows_text(info), {**_paper_facts(info), "day": day}

    def _continuity_pack(self, desk: "Desk") -> tuple[str, dict[str, Any]]:
        from app.domain.auth import SYSTEM
        from app.services import handover_reports

        info, _ = handover_reports.continuity_pack(
            desk, SYSTEM, self.chosen.output, unmask_reason=self.chosen.unmask, progress=self.progress()
        )
        return _rows_text(info), _paper_facts(info)

    def ballot(self) -> int:
        from app.domain.auth import SYSTEM
        from app.services import registrations

        chosen = self.chosen
        acts = chosen.close or chosen.draw
        if chosen.seed and not acts:
            raise _Usage(translate("cli", "missing: %s") % "--close | --draw")
        with self.desk(read_only=not acts) as desk:
            activity = self._activity(desk)
            if acts:
                act = registrations.close_list if chosen.close else registrations.draw
                view, _ = act(desk, SYSTEM, activity, chosen.seed or "")
            else:
                found = registrations.ballot(desk, activity)
                if found is None:
                    raise UserError(translate("cli", "The list of this ballot isn't closed yet: --close closes it."))
                view = found
        self.say("\n".join(_ballot_lines(view)), **_ballot_facts(view))
        return DONE

    def ics(self) -> int:
        return self._ics_export() if self.chosen.way == "export" else self._ics_import()

    def _ics_export(self) -> int:
        from app.domain.auth import SYSTEM
        from app.services import calendars

        chosen = self.chosen
        with self.desk(read_only=chosen.unmask is None) as desk:
            space = calendars.space_called(desk, chosen.space) if chosen.space else None
            info, _ = calendars.export(
                desk, SYSTEM, chosen.output, *self._instants(desk), space_id=space.id if space else None,
                unmask_reason=chosen.unmask, progress=self.progress(),
            )  # fmt: skip
        text = translate("cli", "{file}: {events} events for {n} bookings.")
        self.say(
            text.format(file=info.path, events=info.events, n=info.bookings),
            file=info.path, events=info.events, bookings=info.bookings, masked=info.masked,
        )  # fmt: skip
        return DONE

    def _ics_import(self) -> int:
        from app.domain.auth import SYSTEM
        from app.services import calendars
        from app.services.calendars import Fate

        chosen = self.chosen
        _readable(chosen.file)
        with self.desk(read_only=chosen.dry_run) as desk:
            progress = self.progress()
            places = {"": [calendars.space_called(desk, chosen.space).id]} if chosen.space else {}
            plan = calendars.plan(desk, chosen.file, places, progress=progress)
            facts: dict[str, Any] = {
                "file": chosen.file.name,
                "events": {fate.value: plan.count(fate) for fate in Fate},
                "left_out": [{"title": e.title, "when": e.when, "reason": e.why} for e in plan.lines
                             if e.fate is Fate.UNREADABLE],
                "clashes": [{"title": e.title, "when": e.when, "reason": e.why} for e in plan.lines
                            if e.fate is Fate.CLASH],
                "problems": plan.problems,
            }  # fmt: skip
            if chosen.dry_run:
                facts["would_add"] = plan.bookings
                text = translate(
                    "cli", "Tried: {n} bookings would be added; {already} events are here already, {changed} otherwise."
                ).format(n=plan.bookings, already=plan.count(Fate.SAME), changed=plan.count(Fate.CHANGED))
            else:
                result, _ = calendars.load(desk, SYSTEM, plan, progress, update=chosen.update)
                facts |= {
                    "added": result.added, "requests": result.clashes, "already": result.already,
                    "updated": result.updated, "batch": result.batch_id.hex() if result.batch_id else None,
                }  # fmt: skip
                text = translate(
                    "cli",
                    "Brought in: {n} bookings, {requests} of them as requests because their place is taken; "
                    "{already} events were here already, {updated} bookings changed.",
                ).format(n=result.added, requests=result.clashes, already=result.already, updated=result.updated)
        lines = [text]
        if told := [line for line in plan.lines if line.fate in (Fate.UNREADABLE, Fate.CLASH)]:
            lines += [
                "  " + translate("cli", "{event}, {when}: {reason}").format(event=e.title, when=e.when, reason=e.why)
                for e in told[:20]
            ]
        lines += plan.problems[:20]
        self.say("\n".join(lines), **facts)
        return DONE

    def digest(self) -> int:
        from app.services import maintenance

        with self.desk(read_only=True) as desk:
            found = maintenance.digest(desk)
        lines = [found.sha256, *(f"{table}\t{count}" for table, count in found.counts.items())]
        lines += [f"{name}\t{one.operations[:16]}\t{one.rows[:16]}\t{one.count}" for name, one in found.streams.items()]
        streams = {
            name: {"operations": one.operations, "rows": one.rows, "count": one.count}
            for name, one in found.streams.items()
        }
        self.say("\n".join(lines), sha256=found.sha256, counts=dict(found.counts), streams=streams)
        return DONE

    def rebuild(self) -> int:
        from app.domain.auth import SYSTEM
        from app.services import maintenance

        with self.desk() as desk:
            made = maintenance.rebuild(desk, SYSTEM)
        if made.unchanged:
            text = translate("cli", "{n} rows made again from the log; nothing changed.")
        else:
            text = translate("cli", "{n} rows made again from the log. They differ from before: please report it.")
        self.say(
            text.format(n=made.rows), rows=made.rows, unchanged=made.unchanged, before=made.before.sha256,
            after=made.after.sha256,
        )  # fmt: skip
        return DONE if made.unchanged else BUG

    def check(self) -> int:
        from app.services.check import check_folder

        if not self.data.is_dir():
            raise self.no_centre()
        lines = check_folder(self.data, deep=self.chosen.deep, progress=self.progress())
        # A backup that is due and a difference to settle are advice; everything else means that something is broken.
        advice = {translate("check", "Backup"), translate("check", "Contradictions between desks")}
        sound = all(line.ok or line.name in advice for line in lines)
        words = []
        for line in lines:
            mark = "✓" if line.ok else "✗"
            said = translate("cli", "{name}: {detail}").format(name=line.name, detail=line.detail)
            words.append(f"{mark} {said}" + (f" {line.remedy}" if not line.ok else ""))
        self.say(
            "\n".join(words), ok=sound,
            lines=[
                {"name": line.name, "ok": line.ok, "detail": line.detail, "remedy": line.remedy} for line in lines
            ],
        )  # fmt: skip
        return DONE if sound else ENVIRONMENT

    def backup(self) -> int:
        from app.domain.auth import SYSTEM
        from app.services.backup import backup_to

        with self.desk() as desk:
            info = backup_to(desk, SYSTEM, self.chosen.file, self.progress())
        text = translate("cli", "Backed up to {file} ({size} KB), read back and sound.")
        self.say(
            text.format(file=info.path, size=(info.size + 1023) // 1024),
            file=info.path, size=info.size, at=info.at,
        )  # fmt: skip
        return DONE

    def restore(self) -> int:
        from app.services.backup import restore

        _readable(self.chosen.file)
        summary = restore(self.data, self.chosen.file, progress=self.progress())
        text = translate("cli", "Restored {name}: {people} people, {visits} visits.")
        lines = [text.format(name=summary.site_name, people=summary.people, visits=summary.visits)]
        if summary.aside is not None:
            lines.append(translate("cli", "What was here before is kept in {folder}.").format(folder=summary.aside))
        if not summary.key_fits:
            lines.append(translate("cli", "ID numbers can't be read until the centre's key copy is loaded."))
        if summary.photos_missing:
            missing = translate("shell", "{n} photos of the archive are missing: they weren't beside the backup.")
            lines.append(missing.format(n=summary.photos_missing))
        self.say(
            "\n".join(lines), site=summary.site_code, name=summary.site_name, people=summary.people,
            visits=summary.visits, aside=summary.aside, key_fits=summary.key_fits, photos_back=summary.photos_back,
            photos_missing=summary.photos_missing,
        )  # fmt: skip
        return DONE


def _paper_facts(info: "ReportInfo") -> dict[str, Any]:
    return {
        "file": info.path, "rows": info.rows, "pages": info.pages, "masked": info.masked,
        "check_code": info.check_code,
    }  # fmt: skip


def _ballot_lines(view: "BallotView") -> list[str]:
    people = sum(len(members) for _, members in view.listed)
    text = translate("cli", "Seed {seed}; {n} registrations on the list, {people} people.")
    lines = [text.format(seed=view.seed, n=len(view.listed), people=people)]
    if view.drawn_at is None:
        lines.append(translate("cli", "The lots are not drawn yet."))
    yes, no = translate("cli", "admitted"), translate("cli", "waiting")
    lines += [f"{place}\t{number}\t{yes if into else no}" for place, (number, into) in enumerate(view.result, 1)]
    return lines


def _ballot_facts(view: "BallotView") -> dict[str, Any]:
    return {
        "seed": view.seed, "listed_at": view.listed_at, "drawn_at": view.drawn_at, "capacity": view.capacity,
        "listed": [{"number": number, "quotas": members} for number, members in view.listed],
        "result": [{"place": place, "number": number, "admitted": into}
                   for place, (number, into) in enumerate(view.result, 1)],
    }  # fmt: skip


def _rows_text(info: "ReportInfo") -> str:
    return translate("cli", "{file}: {rows} rows.").format(file=info.path, rows=info.rows)


def _readable(file: Path) -> None:
    """Say plainly that a file isn't there, before anything else looks at it."""
    if not file.is_file():
        raise UserError(translate("cli", "There is no file {file}.").format(file=file), "file")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    return str(value)
