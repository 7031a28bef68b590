"""`python -m app`, and the command `dangqun`."""

import sys

from app.bootstrap import main as run


def main() -> int:
    """Run the program; answers the exit code."""
    return run()


if __name__ == "__main__":
    sys.exit(main())
