"""Everything kept: the database file, its tables, the one log that makes them, and queries over them."""
