"""Exchange of data on the command line: export, import, sync, peers, slip, digest."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.documents.atomic import make_folder

if TYPE_CHECKING:
    from app.cli import _Command
    from app.domain.sync.bundle import Reconciliation
    from app.services.exchange import Exported, Imported
    from app.services.peers import PeerState

DONE, MISTAKE, ENVIRONMENT = 0, 1, 3


def add(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    out = command("export", translate("cli", "write a data bundle for other desks"))
    out.add_argument(
        "--to", nargs="+", required=True, metavar="440305-007-B",
        help=translate("cli", "for whom: a desk, a centre's code, the beginning of a desk's id, or all"),
    )  # fmt: skip
    out.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar=translate("cli", "FOLDER"),
        help=translate("cli", "where to"),
    )
    out.add_argument(
        "--full", action="store_true", help=translate("cli", "everything, also what they are known to have")
    )

    into = command("import", translate("cli", "take in data bundles of other desks"))
    into.add_argument(
        "paths", nargs="+", type=Path, metavar=translate("cli", "PATH"),
        help=translate("cli", "bundles, or folders with bundles"),
    )  # fmt: skip
    into.add_argument("--dry-run", action="store_true", help=translate("cli", "read it, change nothing"))

    both = command("sync", translate("cli", "take in what is for this desk, then write what each neighbour lacks"))
    both.add_argument(
        "folder", type=Path, metavar=translate("cli", "FOLDER"), help=translate("cli", "a stick, or a shared folder")
    )

    command("peers", translate("cli", "how far the data of each neighbour has come"))

    paper = command("slip", translate("cli", "print the slip of a bundle that came in or went out"))
    paper.add_argument(
        "bundle", metavar=translate("cli", "BUNDLE"), help=translate("cli", "its file, or its number; or last")
    )
    paper.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.pdf", help=translate("cli", "where to")
    )


def commands(cmd: "_Command") -> dict[str, Callable[[], int]]:
    """The commands by their names."""
    return {
        "export": lambda: _export(cmd),
        "import": lambda: _import(cmd),
        "sync": lambda: _sync(cmd),
        "peers": lambda: _peers(cmd),
        "slip": lambda: _slip(cmd),
    }


# ------------------------------------------------------------------------------------------- export


def _export(cmd: "_Command") -> int:
    from app.domain.auth import SYSTEM
    from app.services import exchange, peers

    chosen = cmd.chosen
    with cmd.desk() as desk:
        found = peers.named(desk, chosen.to)
        make_folder(chosen.output)
        written = [
            exchange.export_to(desk, SYSTEM, sites, chosen.output, full=chosen.full, progress=cmd.progress())[0]
            for sites in exchange.together(desk, found)
        ]
    lines = [_export_text(one) for one in written]
    cmd.say(
        "\n".join(lines), operations=sum(one.operations for one in written), photos=sum(one.photos for one in written),
        bundles=[_export_facts(one) for one in written],
    )  # fmt: skip
    return DONE


def _export_text(one: "Exported") -> str:
    text = translate("cli", "{file}: {n} entries, {photos} photos for {names}.")
    names = translate("cli", ", ").join(name for _, name in one.recipients)
    return text.format(file=one.paths[0], n=one.operations, photos=one.photos, names=names)


def _export_facts(one: "Exported") -> dict[str, Any]:
    return {
        "bundle": one.bundle_ids[0], "bundles": one.bundle_ids, "files": [str(path) for path in one.paths],
        "to": [{"site": site, "name": name} for site, name in one.recipients],
        "operations": one.operations, "photos": one.photos, "size": one.size,
    }  # fmt: skip


# ------------------------------------------------------------------------------------------- import


def _import(cmd: "_Command") -> int:
    from app.documents.bundle import Fault
    from app.domain.auth import SYSTEM
    from app.services import exchange

    chosen = cmd.chosen
    for path in chosen.paths:
        if not path.exists():
            raise UserError(translate("cli", "There is no file {file}.").format(file=path), "file")
    if not cmd.data.is_dir():
        raise cmd.no_centre()
    with cmd.desk(set_up=False) as desk:
        if not desk.store.site:  # one that is only just joining its centre has an id, and nothing else yet
            raise cmd.no_centre()
        imported, _ = exchange.import_paths(desk, SYSTEM, chosen.paths, dry_run=chosen.dry_run, progress=cmd.progress())
    cmd.say("\n".join(_import_lines(imported)), **_import_facts(imported))
    # A stick may serve several centres: what lies in its folders for others is told, and is nobody's mistake.
    named = {path.name for path in chosen.paths if path.is_file()}
    mistakes = [one for one in imported.refused if one.code != Fault.FOREIGN or one.name in named]
    return MISTAKE if mistakes else DONE


def _import_lines(imported: "Imported") -> list[str]:
    from app.services.exchange_in import figures_sentence

    if not imported.files:
        return [translate("cli", "There is no bundle to take in.")]
    said = translate("cli", "{name}: {detail}")
    lines = [said.format(name=one.name, detail=_verdict(one.sender_name, one.sentence)) for one in imported.files]
    text = figures_sentence(imported.total)
    lines.append(translate("cli", "Tried: {text}.").format(text=text) if imported.dry_run else f"{text}.")
    total = imported.total
    if total.released:
        lines.append(
            translate("cli", "Entries that were waiting and are in the lists now: {n}.").format(n=total.released)
        )
    if total.conflicts:
        lines.append(
            translate("cli", "Differences that wait for a decision: {n}; see conflicts.").format(n=total.conflicts)
        )
    if imported.is_revoked:
        lines.append(
            translate(
                "cli",
                "This desk is trusted no longer: its certificate was revoked. It goes on alone until somebody "
                "certifies it again.",
            )
        )
    elif imported.new_identity:
        lines.append(translate("cli", "This computer's data was copied or put back: it has taken a new identity."))
    return [*lines, *imported.branches, *imported.clocks]


def _verdict(sender: str, sentence: str) -> str:
    return translate("cli", "from {name}: {detail}").format(name=sender, detail=sentence) if sender else sentence


def _figures(found: "Reconciliation") -> dict[str, Any]:
    return {
        "received": found.received, "applied": found.applied, "had": found.had, "waiting": found.waiting,
        "kept": found.kept, "released": found.released, "conflicts": found.conflicts, "photos": found.photos,
    }  # fmt: skip


def _import_facts(imported: "Imported") -> dict[str, Any]:
    return {
        **_figures(imported.total),
        "files": [
            {
                "file": one.name, "verdict": one.code, "refused": one.is_refused, "sentence": one.sentence,
                "from": one.sender, "name": one.sender_name, "bundle": one.bundle_id,
                **(_figures(one.figures) if one.figures is not None else {}),
            }
            for one in imported.files
        ],
        "dry_run": imported.dry_run,
        "new_identity": imported.new_identity,
        "revoked": imported.is_revoked,
        "branches": imported.branches,
        "clocks": imported.clocks,
    }  # fmt: skip


# ------------------------------------------------------------------------------------------- both


def _sync(cmd: "_Command") -> int:
    from app.domain.auth import SYSTEM
    from app.services import exchange

    with cmd.desk() as desk:
        found, _ = exchange.sync(desk, SYSTEM, cmd.chosen.folder, progress=cmd.progress())
    lines = [*_import_lines(found.imported), *(_export_text(one) for one in found.exported)]
    if found.foreign:
        lines.append(translate("cli", "Left alone, because they are for other desks: {n}.").format(n=found.foreign))
    lines += [_peer_text(one) for one in found.neighbours if one.is_overdue]
    if found.trouble is not None:
        lines.append(cmd.words_of(found.trouble))
    cmd.say(
        "\n".join(lines),
        **_import_facts(found.imported),
        bundles=[_export_facts(one) for one in found.exported],
        foreign=found.foreign,
        trouble=cmd.words_of(found.trouble) if found.trouble is not None else None,
    )
    if found.trouble is not None:
        return ENVIRONMENT
    return MISTAKE if found.imported.refused else DONE


# ------------------------------------------------------------------------------------------- peers


def _peers(cmd: "_Command") -> int:
    from app.services import peers

    with cmd.desk(read_only=True) as desk:
        found = peers.peers(desk)
    lines = [_peer_text(one) for one in found]
    cmd.say(
        "\n".join(lines) or translate("cli", "There are no neighbours yet: pair or enrol a desk first."),
        peers=[
            {
                "site": one.certificate.site, "name": one.name, "centre": one.certificate.centre,
                "letter": one.certificate.letter, "level": one.level, "received_at": one.received_at,
                "made_at": one.made_at, "sent_at": one.sent_at, "fresh_at": one.fresh_at, "lacks": one.lacks,
                "silent_days": one.silent_days, "overdue": one.is_overdue,
                "missing": [{"from": first, "to": last, "operations": n} for first, last, n in one.missing],
            }
            for one in found
        ],
    )  # fmt: skip
    return DONE


def _peer_text(one: "PeerState") -> str:
    if one.silent_days is None:
        heard = translate("cli", "never heard of")
    elif one.silent_days == 0:
        heard = translate("cli", "heard of today")
    else:
        heard = translate("cli", "silent for {n} days").format(n=one.silent_days)
    parts = [("! " if one.is_overdue else "") + heard]
    if one.lacks:
        parts.append(translate("cli", "{n} entries not acknowledged").format(n=one.lacks))
    parts += [
        translate("cli", "{n} entries missing from {first} to {last}").format(n=n, first=first, last=last)
        for first, last, n in one.missing
    ]
    return translate("cli", "{name}: {detail}").format(name=one.name, detail=translate("cli", ", ").join(parts))


# ------------------------------------------------------------------------------------------- slip


def _slip(cmd: "_Command") -> int:
    from app.domain.auth import SYSTEM
    from app.services import slips

    word: str = cmd.chosen.bundle
    with cmd.desk(read_only=True) as desk:
        if word == "last":
            last = slips.last(desk)
            wanted = list(last.bundle_ids) if last is not None else []
        else:
            wanted = [slips.find(desk, word)]
        info, _ = slips.slip(desk, SYSTEM, wanted, cmd.chosen.output, progress=cmd.progress())
    text = translate("cli", "{file}: {rows} slips, {pages} pages.")
    cmd.say(
        text.format(file=info.path, rows=info.rows, pages=info.pages), file=info.path, slips=info.rows,
        pages=info.pages, check_code=info.check_code,
    )  # fmt: skip
    return DONE
