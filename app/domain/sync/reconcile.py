"""What a slip (对账单) says about one bundle, as it is kept and printed, also long after."""

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any

from app.domain.sync.bundle import Reconciliation


@dataclass(frozen=True, slots=True)
class BundleFile:
    """One file of a bundle; photos that don't fit into the first make further ones."""

    part: int
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a desk recorded and that isn't here: from when to when (dates, ISO), and how many entries.

    `last` "": until when isn't known.
    """

    site: str
    name: str
    first: str
    last: str
    operations: int


@dataclass(frozen=True, slots=True)
class Party:
    """A desk as it was called when the bundle went."""

    site: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """The facts of one bundle that came in or went out. `figures` are a reconciliation's; of one that went out only
    what is inside (`received`, `photos`, `tables`). `missing` is what was still awaited afterwards.
    """

    sender: Party
    recipients: tuple[Party, ...]
    made_at: int
    files: tuple[BundleFile, ...] = ()
    parts: int = 1
    figures: Reconciliation = field(default_factory=Reconciliation)
    missing: tuple[Missing, ...] = ()
    conflict_ids: tuple[str, ...] = ()
    full: bool = False
    granted: tuple[str, ...] = ()

    def to_json(self) -> str:
        """As it is kept."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, separators=(",", ":"))


def read_facts(text: str) -> SlipFacts:
    """The opposite of `SlipFacts.to_json`; what a newer program added is passed over."""
    content: dict[str, Any] = json.loads(text)
    return SlipFacts(
        Party(**content["sender"]),
        tuple(Party(**one) for one in content["recipients"]),
        int(content["made_at"]),
        tuple(BundleFile(**one) for one in content.get("files", ())),
        int(content.get("parts", 1)),
        Reconciliation(**content.get("figures", {})),
        tuple(Missing(**one) for one in content.get("missing", ())),
        tuple(content.get("conflict_ids", ())),
        bool(content.get("full", False)),
        tuple(content.get("granted", ())),
    )
