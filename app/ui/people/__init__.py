"""People: the cards of everybody the centre knows."""
