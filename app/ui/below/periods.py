"""Which days the page looks at."""

from dataclasses import dataclass
from datetime import date

from app.core.i18n import translate
from app.services import reports
from app.services.desk import Desk
from app.services.reports import Period

THIS_MONTH, LAST_MONTH, THIS_YEAR, LAST_YEAR, CUSTOM = "this_month", "last_month", "this_year", "last_year", "custom"


def choices() -> list[tuple[str, str]]:
    """The periods to choose from, each with its words."""
    return [
        (THIS_MONTH, translate("below", "This month")),
        (LAST_MONTH, translate("below", "Last month")),
        (THIS_YEAR, translate("below", "This year")),
        (LAST_YEAR, translate("below", "Last year")),
        (CUSTOM, translate("below", "Other days")),
    ]


@dataclass(frozen=True)
class Choice:
    """A period by its name, or the days from `first` to `last`, both included."""

    kind: str = THIS_MONTH
    first: date | None = None
    last: date | None = None

    def period(self, desk: Desk) -> Period:
        """The period as it is now; raises UserError when its ends are the wrong way round."""
        if self.kind == CUSTOM and self.first is not None and self.last is not None:
            return reports.days(desk, self.first, self.last)
        if self.kind == LAST_MONTH:
            return reports.last_month(desk)
        today = desk.duty_day()
        if self.kind == THIS_YEAR:
            return reports.days(desk, date(today.year, 1, 1), today)
        if self.kind == LAST_YEAR:
            return reports.days(desk, date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
        return reports.this_month(desk)
