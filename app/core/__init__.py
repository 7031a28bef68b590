"""What every layer stands on: clock, ids, errors, paths, progress, text. Standard library only."""
