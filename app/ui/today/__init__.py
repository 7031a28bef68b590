"""Today: who is here, who comes next, what waits."""
