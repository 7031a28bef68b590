"""What one sees: the kit, the features, the shell. Everything Qt lives here."""

import ctypes
import sys


def _keep_singletons() -> None:
    """Keep `None`, `True` and their like alive under Python 3.11.

    PySide6 6.12 is built for Pythons in which these are not counted (3.12 and later). Under 3.11 every call
    that answers nothing takes one from the count of `None`, and within minutes of painting the interpreter
    would stop with "deallocating None". A count no day's work can use up settles it.
    """
    if sys.version_info < (3, 12):
        for single in (None, True, False, NotImplemented, Ellipsis):
            count = ctypes.c_ssize_t.from_address(id(single))
            if count.value < sys.maxsize // 8:
                count.value += sys.maxsize // 4


_keep_singletons()
