"""Bringing in ledgers of other programs and of paper: check, bring in, take back."""
