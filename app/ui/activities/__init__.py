"""Activities: planned, registered for, signed in to, filed."""
