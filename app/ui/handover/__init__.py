"""Handover: what is open, the log that writes itself, both signatures, the roster."""
