"""Visitors: sign in and out, the board, the anonymous tally, what is to verify, every visit."""
