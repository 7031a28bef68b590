"""What the centres below reported, for a level above."""
