"""Rules of the one log: how operations become rows, whatever way they came."""
