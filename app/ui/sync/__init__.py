"""Exchanging data with other desks: one button, what it brought, what two desks say differently."""
