"""Figures of a period and the printed visitor log."""
