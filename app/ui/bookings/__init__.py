"""Bookings: the timeline of a day, a week, a month, the list, and what waits for somebody."""
