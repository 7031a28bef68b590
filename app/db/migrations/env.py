"""Alembic's entry: runs the steps on the connection that `db.migrate` hands over."""

from alembic import context

from app.db.models import Base
from app.db.models import log as _log  # noqa: F401 - its tables belong to the metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
