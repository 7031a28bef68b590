"""Queries by feature: functions of a session that return plain tuples and values."""
