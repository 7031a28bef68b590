"""Stations: the directory with its map, each station's card, rounds of inspection."""
