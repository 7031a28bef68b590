"""The kinds of failure a person can meet. Whatever is none of these is our own bug."""


class DeskError(Exception):
    """A failure with a sentence for the person at the desk, already in their language."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UserError(DeskError):
    """Something the person can put right; shown beside `field` where one is named."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class EnvironmentProblem(DeskError):
    """The machine's trouble (full disk, missing stick, damaged file): what happened, and what to do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class InUse(EnvironmentProblem):
    """Another running program holds what is needed; nothing is broken."""


class Cancelled(Exception):
    """The person stopped a long task; nothing of it remains."""
