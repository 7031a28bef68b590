"""One file a revision, in the order of `db.migrate.REVISIONS`."""
