"""Values to files and files to values: no database, no screen."""
