"""Finding people as one types. The one file that knows SQLite's full-text index (FTS5)."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, column, select, text

from app.core.ids import RowId
from app.db.models import Base, Person, SearchDoc
from app.domain.search import Query, person_tokens

_PART = 2000


def index_people(connection: Connection, ids: Collection[RowId] | None, _authored: Collection[RowId] = ()) -> None:
    """Index these people anew, all of them with None; the voided and erased are taken out."""
    people, docs = Person.__table__, Base.metadata.tables[SearchDoc.__tablename__]
    columns = (people.c.id, people.c.name, people.c.phones, people.c.id_tail, people.c.voided)
    if ids is None:
        connection.execute(text("INSERT INTO search_index(search_index) VALUES ('delete-all')"))
        connection.execute(docs.delete())
        wanted = list(connection.execute(select(people.c.id).order_by(people.c.id)).scalars())
    else:
        wanted = list(ids)
    for start in range(0, len(wanted), _PART):
        part = wanted[start : start + _PART]
        if ids is not None:
            old = connection.execute(select(docs.c.id, docs.c.row, docs.c.words).where(docs.c.row.in_(part))).all()
            if old:
                connection.execute(
                    text("INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', :id, :words)"),
                    [{"id": row.id, "words": row.words} for row in old],
                )
                connection.execute(docs.delete().where(docs.c.row.in_(part)))
        fresh = [
            {"row": row.id, "words": " ".join(person_tokens(row.name, row.phones or "", row.id_tail or ""))}
            for row in connection.execute(select(*columns).where(people.c.id.in_(part)))
            if row.name and not row.voided
        ]
        if fresh:
            last = connection.execute(text("SELECT coalesce(max(id), 0) FROM search_doc")).scalar() or 0
            for number, doc in enumerate(fresh, start=int(last) + 1):
                doc["id"] = number
            connection.execute(docs.insert(), fresh)
            connection.execute(text("INSERT INTO search_index(rowid, words) VALUES (:id, :words)"), fresh)


def forget_removed(connection: Connection) -> None:
    """Rewrite the index without the words of people no longer in it; else they stay in its older parts."""
    connection.execute(text("INSERT INTO search_index(search_index) VALUES ('optimize')"))


def find_people(connection: Connection, query: Query, limit: int) -> list[RowId]:
    """People who match, the exact words before those that only begin so, the last indexed first."""
    found: dict[RowId, None] = {}
    for exact in (True, False):
        if len(found) >= limit:
            break
        match = _match(query, exact)
        if match:
            rows = connection.execute(
                text(
                    "SELECT d.row FROM search_index s JOIN search_doc d ON d.id = s.rowid "
                    "WHERE search_index MATCH :match ORDER BY s.rowid DESC LIMIT :limit"
                ),
                {"match": match, "limit": limit},
            )
            found.update((bytes(row.row), None) for row in rows)
    return list(found)[:limit]


def matching(query: Query) -> Select[Any] | None:
    """Everybody who matches, as a query of person ids to build into another; None when nothing was asked."""
    match = _match(query, exact=False)
    if not match:
        return None
    return select(column("row")).select_from(
        text(
            "(SELECT d.row FROM search_index s JOIN search_doc d ON d.id = s.rowid WHERE search_index MATCH :match)"
        ).bindparams(match=match)
    )


def _match(query: Query, exact: bool) -> str:
    """The query in FTS5's own words; `exact` asks for whole words only."""
    groups = []
    for group in query.groups:
        terms = []
        for term in group:
            word = term.text.replace('"', "")
            if word:
                terms.append(f'"{word}"' + ("*" if term.prefix and not exact else ""))
        if not terms:
            return ""
        groups.append("(" + " OR ".join(terms) + ")")
    return " AND ".join(groups)
