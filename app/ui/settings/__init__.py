"""Settings: the centre, its staff, its catalogues, this desk, backups, ledgers, health."""
