"""The frame around the pages: window, rail, top bar, sign-in, command palette, first run."""
