"""What desks may say differently, a file for each kind: it is found (`find`), put side by side (`show`), settled."""
