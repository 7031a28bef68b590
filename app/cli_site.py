"""This desk among the others, on the command line: site show, enrol, pair, certify, revoke."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.documents.atomic import make_folder

if TYPE_CHECKING:
    from app.cli import _Command
    from app.services.desk import Desk
    from app.services.identity import DeskFacts, OwnFacts, Request

DONE = 0


def add(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    site = command("site", translate("cli", "who this desk is, and which desks it trusts"))
    acts = site.add_subparsers(
        dest="act", required=True, title=translate("cli", "commands"), metavar=translate("cli", "COMMAND")
    )

    def act(name: str, words: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = acts.add_parser(name, help=words, description=words, allow_abbrev=False)
        return made

    act("show", translate("cli", "this desk's name, letter, fingerprint and public keys, and the desks it knows"))
    ways = {
        "enrol": translate("cli", "ask the centre above to certify this desk (-o), or take its answer"),
        "pair": translate("cli", "ask another desk of the own centre to certify this one (-o), or take its answer"),
    }
    for name, words in ways.items():
        one = act(name, words)
        either = one.add_mutually_exclusive_group(required=True)
        either.add_argument(
            "answer", nargs="?", type=Path, metavar=translate("cli", "ANSWER"), help=translate("cli", "the answer")
        )
        _folder(either, translate("cli", "write the request into this folder"))
        if name == "pair":
            one.add_argument(
                "--site",
                metavar="440305-007",
                help=translate("cli", "the code of the centre to join, where this folder is empty"),
            )
    certify = act("certify", translate("cli", "certify the desk that made a request, and write the answer"))
    certify.add_argument(
        "request", type=Path, metavar=translate("cli", "REQUEST"), help=translate("cli", "the request")
    )
    certify.add_argument(
        "--fingerprint",
        metavar='"K7Q2 9FMA …"',
        help=translate("cli", "the fingerprint as it was read out by telephone"),
    )
    certify.add_argument("--letter", metavar="B", help=translate("cli", "the letter of a further desk of this centre"))
    _folder(certify, translate("cli", "write the answer into this folder"), required=True)
    revoke = act("revoke", translate("cli", "trust a desk no longer; what is here of it stays"))
    revoke.add_argument(
        "site", metavar="440305-007-B", help=translate("cli", "which desk: centre and letter, or its id")
    )
    revoke.add_argument("--reason", required=True, metavar=translate("cli", "REASON"), help=translate("cli", "why"))


def _folder(parser: Any, help_text: str, *, required: bool = False) -> None:
    options = {"required": True} if required else {}
    parser.add_argument("-o", "--output", type=Path, metavar=translate("cli", "FOLDER"), help=help_text, **options)


def commands(cmd: "_Command") -> dict[str, Callable[[], int]]:
    """The command by its name."""
    acts = {"show": _show, "enrol": _ask, "pair": _ask, "certify": _certify, "revoke": _revoke}
    return {"site": lambda: acts[cmd.chosen.act](cmd)}


def unlock(desk: "Desk", environ: Mapping[str, str]) -> None:
    """Say the passphrase of the desk's keys where the environment holds it; only what needs the keys asks for it."""
    passphrase = environ.get("DANGQUN_PASSPHRASE")
    if passphrase is not None and desk.store.site and desk.ring.is_locked(desk.store.site):
        from app.services import identity

        identity.unlock(desk, passphrase)


def _show(cmd: "_Command") -> int:
    from app.services import identity

    with cmd.desk(read_only=True, set_up=False) as desk:
        own = identity.own_facts(desk)
        others = [one for one in identity.desks(desk) if one.relation is not identity.Relation.OWN]
    if own.facts is None:
        raise cmd.no_centre()
    lines = [*_own_lines(own), *map(_desk_line, others)]
    cmd.say("\n".join(lines), **_own(own), desks=[_facts(one) for one in others])
    return DONE


def _own(own: "OwnFacts") -> dict[str, Any]:
    assert own.facts is not None
    return {
        **_facts(own.facts), "minisign": own.public_line, "parent": own.parent, "parent_name": own.parent_name,
        "state": own.standing.value, "granted": own.is_granted, "passphrase": own.is_protected,
    }  # fmt: skip


def _facts(one: "DeskFacts") -> dict[str, Any]:
    return {
        "site": one.site, "name": one.name, "letter": one.letter, "centre": one.centre,
        "centre_name": one.centre_name, "level": one.level.value, "fingerprint": one.fingerprint, "sign": one.sign,
        "age": one.age, "state": one.state.value, "relation": one.relation.value, "issuer": one.issuer,
        "reason": one.reason,
    }  # fmt: skip


def _own_lines(own: "OwnFacts") -> list[str]:
    from app.services.identity import Standing

    facts = own.facts
    assert facts is not None
    standing = {
        Standing.WAITING: translate("cli", "has asked to join the centre"),
        Standing.JOINED: translate("cli", "has joined the centre; its data comes with the first bundle"),
        Standing.TOP: translate("cli", "works without a centre above"),
        Standing.ENROLLED: translate("cli", "enrolled under {name}").format(name=own.parent_name),
        Standing.AGAIN: translate("cli", "has a new identity and must be certified again"),
    }.get(own.standing, "")
    pairs = (
        (translate("cli", "desk"), facts.name),
        (translate("cli", "letter"), facts.letter),
        (translate("cli", "centre"), f"{facts.centre} {facts.centre_name}".strip()),
        (translate("cli", "state"), standing),
        (translate("cli", "fingerprint"), facts.fingerprint),
        (translate("cli", "id"), facts.site),
        ("minisign", own.public_line),
        ("age", facts.age),
    )
    said = translate("cli", "{name}: {detail}")
    return [said.format(name=name, detail=detail) for name, detail in pairs if detail]


def _desk_line(one: "DeskFacts") -> str:
    from app.services.identity import State

    state = {
        State.TRUSTED: translate("cli", "trusted"),
        State.UNPAIRED: translate("cli", "certified by the centre above only; pair it"),
        State.REPLACED: translate("cli", "replaced by a newer identity"),
        State.REVOKED: translate("cli", "revoked: {reason}").format(reason=one.reason),
    }[one.state]
    return f"  {one.centre}-{one.letter}  {one.centre_name} {one.name}  {one.fingerprint}  {state}"


# ------------------------------------------------------------------------------------------- request and answer


def _ask(cmd: "_Command") -> int:
    from app.domain.auth import SYSTEM
    from app.services import identity

    chosen = cmd.chosen
    joins = chosen.act == "pair"
    with cmd.desk(set_up=False) as desk:
        if not desk.is_set_up and not joins:
            raise cmd.no_centre()
        if chosen.answer is not None:
            own, _ = identity.take_answer(desk, SYSTEM, chosen.answer)
            cmd.say("\n".join([translate("cli", "The answer holds."), *_own_lines(own)]), **_own(own))
            return DONE
        make_folder(chosen.output)
        path = identity.write_request(desk, SYSTEM, chosen.output, centre=getattr(chosen, "site", None) or "")
        facts = identity.own_facts(desk).facts
    assert facts is not None
    text = translate(
        "cli", "{file} is written. Who certifies this desk asks for its fingerprint by telephone: {fingerprint}"
    )
    cmd.say(
        text.format(file=path, fingerprint=facts.fingerprint), file=path, site=facts.site,
        fingerprint=facts.fingerprint, sign=facts.sign, age=facts.age,
    )  # fmt: skip
    return DONE


def _certify(cmd: "_Command") -> int:
    from app.domain.auth import SYSTEM
    from app.services import identity

    chosen = cmd.chosen
    with cmd.desk() as desk:
        request = identity.read_request(desk, chosen.request)
        typed = chosen.fingerprint if chosen.fingerprint is not None else _typed(cmd, request)
        make_folder(chosen.output)
        path, _ = identity.certify(desk, SYSTEM, request, typed, chosen.output, letter=chosen.letter)
        site = request.file.said.site
        letter = desk.roster.certificates[site].letter
    text = translate("cli", "{name} of {centre} is certified with the letter {letter}. Take {file} there.")
    cmd.say(
        text.format(name=request.name, centre=request.centre_name or request.centre, letter=letter, file=path),
        file=path, site=site, letter=letter, centre=request.centre, pairs=request.pairs,
    )  # fmt: skip
    return DONE


def _typed(cmd: "_Command", request: "Request") -> str:
    """The fingerprint, asked for on a terminal; it isn't shown, so that it is compared and not copied."""
    if not cmd.streams.input.isatty():
        raise UserError(
            translate("cli", "Say with --fingerprint what was read out by telephone; scripts have to."), "fingerprint"
        )
    words = translate("cli", "{name} of {centre} ({code}) asks to be certified. Its fingerprint, as read out:")
    print(words.format(name=request.name, centre=request.centre_name, code=request.centre), file=cmd.streams.error)
    return cmd.streams.input.readline()


def _revoke(cmd: "_Command") -> int:
    from app.domain.auth import SYSTEM
    from app.services import identity

    with cmd.desk() as desk:
        site = identity.named(desk, cmd.chosen.site)
        one = desk.roster.certificates[site]
        identity.revoke(desk, SYSTEM, site, cmd.chosen.reason)
    text = translate("cli", "{name} of {centre} is revoked. Whoever gets the next bundle learns of it.")
    cmd.say(text.format(name=one.name, centre=one.centre_name), site=site, reason=cmd.chosen.reason)
    return DONE
