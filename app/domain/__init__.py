"""The rules of the desk: frozen values and pure functions, no database and no screen."""
