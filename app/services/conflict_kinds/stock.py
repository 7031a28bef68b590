"""More pieces of equipment are promised than there are."""

from collections.abc import Iterator, Sequence

from app.core.i18n import translate
from app.core.ids import RowId
from app.db import occupancy
from app.domain import conflicts as rules
from app.domain.auth import Permission
from app.domain.bookings import Take
from app.domain.conflicts import Choice, Conflict, Kind
from app.services.conflict_kinds.shared import Found, line_of, sides_of
from app.services.conflict_words import Look


def find(look: Look) -> Iterator[Found]:
    """Equipment of which more is promised from now on than there is: who has it at the worst moment."""
    connection = look.session.connection()
    stocks = occupancy.stocks(connection)
    takes: dict[RowId, list[Take]] = {}
    for take in occupancy.of_assets(connection, list(stocks), look.desk.now()):
        takes.setdefault(take.resource, []).append(take)
    for asset, several in takes.items():
        stock = stocks[asset]
        if holders := _worst(several, stock):
            name = rules.named_id("stock", asset.hex(), sorted(holder.hex() for holder in holders))
            yield Found(name, Kind.STOCK, (asset, stock, tuple(sorted(holders))))


def _worst(takes: Sequence[Take], stock: int) -> set[RowId]:
    """Who holds a kind of equipment when most of it is taken, if that is more than there is."""
    most, holders = stock, set[RowId]()
    for moment in sorted({take.starts_at for take in takes}):
        here = [take for take in takes if take.starts_at <= moment < take.ends_at]
        taken = sum(take.quantity for take in here)
        if taken > most:
            most, holders = taken, {take.holder for take in here}
    return holders


def show(look: Look, found: Found) -> Conflict:
    """Everybody who has some of it at the worst moment."""
    asset, stock, holders = found.what
    values = look.values("asset", asset) or {}
    name = values.get("name") or ""
    here = {row: table for table in ("booking", "loan") for row in holders if look.values(table, row) is not None}
    groups = {"booking": "assets", "loan": "loan"}
    sides = [side for row, table in here.items() for side in sides_of(look, table, [row], groups[table])]
    sentence = translate("sync", "More of “{name}” is promised at one time than there is: there are {stock}.")
    choices = [
        Choice(
            f"open-{n + 1}",
            translate("sync", "Open this one"),
            n,
            page=side.page,
            arguments=side.arguments,
            needs=Permission.VIEW,
        )
        for n, side in enumerate(sides)
        if side.page
    ]
    return Conflict(
        line_of(look, found, "asset", asset, values, sentence.format(name=name, stock=stock), sides),
        translate("sync", "Take less in one of them, move it, or enter more in stock; then this goes by itself."),
        tuple(sides),
        tuple(choices),
    )
