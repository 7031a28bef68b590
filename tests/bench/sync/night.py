"""One night of a city: every desk below sends a small bundle of what its centre reports, one desk takes them all."""

import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from app.core.clock import to_ms
from app.core.ids import new_id
from app.db import oplog
from app.db.merge import stretch_from
from app.documents import bundle
from app.domain.records import RECORD
from app.domain.sites import Level
from app.domain.sync.bundle import Contents
from app.domain.sync.chain import WireOp, chain_start, head_message
from app.services import credentials, exchange, identity
from app.services.keyring import Identity
from tests.bench.bench_desk import line
from tests.sync.world import NOW, Machine, set_up

OPERATIONS = 60


def measure(count: int) -> None:
    """Make the bundles, import them all at once, and once more."""
    with tempfile.TemporaryDirectory(prefix="bench-night") as name:
        folder = Path(name)
        above = set_up(folder / "district", "440305-100", "district")
        (folder / "stick").mkdir()
        start = time.perf_counter()
        senders = [_enrolled(above, number) for number in range(count)]
        _known(above, [texts for _, _, texts in senders])
        for number, (sender, centre, texts) in enumerate(senders):
            _bundle(above, sender, centre, texts, folder / "stick" / f"{number:04}.dqb")
        print(f"{count:,} bundles made in {time.perf_counter() - start:.0f} s", flush=True)
        for words in ("one night: {n} bundles of {m} operations", "the same night again: {n} bundles"):
            start = time.perf_counter()
            imported, _ = exchange.import_paths(above.desk, above.actor, [folder / "stick"])
            seconds = time.perf_counter() - start
            assert not imported.refused, imported.refused[0]
            assert imported.total.received == count * OPERATIONS
            line(words.format(n=f"{count:,}", m=OPERATIONS), seconds, 1, "for information", "s")
        above.stop()


def _enrolled(above: Machine, number: int) -> tuple[Identity, str, list[str]]:
    """A community's desk, certified by the desk above."""
    centre = f"4403{10 + number // 900:02}-{number % 900 + 1:03}"
    facts = credentials.Facts("前台一号机", "A", centre, f"第{number}社区", Level.COMMUNITY)
    sender = Identity.generate()
    said = credentials.certificate_for(sender, facts, to_ms(NOW))
    own = credentials.sign_document(sender, said)
    above_us = identity.own(above.desk)
    issued = credentials.sign_document(above_us, replace(said, issuer=above_us.site, issued=to_ms(NOW) + 1 + number))
    return sender, centre, [own, issued]


def _known(above: Machine, texts: list[list[str]]) -> None:
    """The desk above kept what it certified."""
    with above.desk.store.write(above.actor.staff_id) as tx:
        credentials.take(tx.session, [text for both in texts for text in both])
    above.desk.forget_roster()


def _bundle(above: Machine, sender: Identity, centre: str, texts: list[str], path: Path) -> None:
    """Sixty stations of the community, as its desk reports them."""
    rng, stream, spec = random.Random(centre), f"report:{centre}", RECORD["station"]
    wall = to_ms(NOW)
    ops = [
        WireOp(
            sender.site, stream, seq, wall + seq, wall, bytes(16), spec.table, new_id(), 0, None,
            oplog.payload_of(spec, {"name": f"驿站{rng.randrange(10**6)}", "number": str(seq)}), oplog.SCHEMA, None,
        )
        for seq in range(1, OPERATIONS + 1)
    ]  # fmt: skip
    found = stretch_from((0, chain_start(sender.site, stream)), ops, "", sender.site, stream)
    found = replace(found, sig=sender.sign.sign(head_message(sender.site, stream, *found.head)))
    contents = Contents(
        bundle_id=new_id().hex(), sender=sender.site, recipients=(above.site,), made_at=wall, schema=oplog.SCHEMA,
        vector={(sender.site, stream): (found.head,)}, stretches=(found,), credentials=tuple(texts),
    )  # fmt: skip
    to = identity.roster(above.desk).certificates[above.site].age
    bundle.write(contents, path, signer=sender.sign, to=[to], names={})
