"""Programs that merge, too, measured on the same rows: apsw's session extension and PouchDB. Each is left out with a
word when it isn't installed (`pip install apsw`; `npm install pouchdb` in a folder that NODE_PATH names).
"""

import json
import shutil
import subprocess
import time
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Rows = Sequence[Sequence[Any]]
"""Visits as plain values, the id first, ten columns."""

COLUMNS = ("id", "person", "arrived", "left", "kind", "purposes", "grp", "companions", "host", "note")
TABLE = f"CREATE TABLE visit ({', '.join(COLUMNS)}, PRIMARY KEY (id)) WITHOUT ROWID"
INSERT = f"INSERT INTO visit VALUES ({', '.join('?' * len(COLUMNS))})"


def session_extension(rows: Rows, edits: Iterable[bytes], folder: Path) -> tuple[float, int] | None:
    """apsw: rows a second of a changeset applied to an empty database, and its compressed size; None without it."""
    try:
        import apsw
    except ImportError:
        print("apsw isn't installed: its session extension is left out")
        return None
    if not hasattr(apsw, "Session"):
        print("this apsw has no session extension: left out")
        return None
    one, other = (_opened(apsw, folder / f"session-{name}.sqlite") for name in ("one", "other"))
    session = apsw.Session(one, "main")
    session.attach()
    with one:
        one.executemany(INSERT, rows)
        one.executemany("UPDATE visit SET note = 'x' WHERE id = ?", [(row,) for row in edits])
    packed = zlib.compress(session.changeset(), 6)
    start = time.perf_counter()
    with other:
        apsw.Changeset.apply(zlib.decompress(packed), other, conflict=lambda *_: apsw.SQLITE_CHANGESET_OMIT)
    seconds = time.perf_counter() - start
    assert other.execute("SELECT count(*) FROM visit").fetchone()[0] == len(rows)
    one.close()
    other.close()
    return len(rows) / seconds, len(packed)


def _opened(apsw: Any, path: Path) -> Any:
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    connection.execute(TABLE)
    return connection


POUCH = r"""
const PouchDB = require("pouchdb"), fs = require("fs"), path = require("path");
const [file, folder] = process.argv.slice(-2), [columns, rows] = JSON.parse(fs.readFileSync(file, "utf8"));
(async () => {
  const one = new PouchDB(path.join(folder, "one")), other = new PouchDB(path.join(folder, "other"));
  for (let at = 0; at < rows.length; at += 5000)
    await one.bulkDocs(rows.slice(at, at + 5000).map(row =>
      Object.fromEntries(row.map((value, n) => [n ? columns[n] : "_id", value]))));
  const start = process.hrtime.bigint();
  await one.replicate.to(other, {batch_size: 5000});
  const seconds = Number(process.hrtime.bigint() - start) / 1e9, held = (await other.info()).doc_count;
  console.log(JSON.stringify({seconds, held}));
})().catch(error => { console.error(error); process.exit(1); });
"""


def pouchdb(rows: Rows, folder: Path) -> float | None:
    """PouchDB over leveldb: rows a second of a replication into an empty database; None without it."""
    node = shutil.which("node")
    known = node and subprocess.run([node, "-e", "require.resolve('pouchdb')"], capture_output=True).returncode == 0
    if node is None or not known:
        print("PouchDB isn't installed (NODE_PATH): left out")
        return None
    file = folder / "rows.json"
    plain = [[value.hex() if isinstance(value, bytes) else value for value in row] for row in rows]
    file.write_text(json.dumps([COLUMNS, plain]), "utf-8")
    script = folder / "pouch.js"
    script.write_text(POUCH, "utf-8")
    done = subprocess.run([node, script, file, folder], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["held"] == len(rows)
    return len(rows) / float(answer["seconds"])
