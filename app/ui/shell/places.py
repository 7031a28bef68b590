"""The places of the rail. A page's code is loaded on its first visit, so that the desk opens quickly."""

from collections.abc import Callable
from dataclasses import dataclass

from app.core.i18n import translate
from app.domain.auth import Permission
from app.ui.kit.page import Page


@dataclass(frozen=True)
class Place:
    """One place: its key, its icon, how it is called, and how its page is loaded.

    `rail` says whether it stands in the rail; `needs` what a person must be allowed to go there.
    """

    key: str
    icon: str
    title: Callable[[], str]
    load: Callable[[], type[Page]]
    rail: bool = True
    line: bool = False
    """Whether a line stands above it in the rail: what comes from there on is of the desk itself."""
    needs: Permission = Permission.VIEW
    above: bool = False
    """Whether it stands in the rail only where centres are below this one."""


def _today() -> type[Page]:
    from app.ui.today.page import TodayPage

    return TodayPage


def _visitors() -> type[Page]:
    from app.ui.visitors.page import VisitorsPage

    return VisitorsPage


def _bookings() -> type[Page]:
    from app.ui.bookings.page import BookingsPage

    return BookingsPage


def _activities() -> type[Page]:
    from app.ui.activities.page import ActivitiesPage

    return ActivitiesPage


def _stations() -> type[Page]:
    from app.ui.stations.page import StationsPage

    return StationsPage


def _people() -> type[Page]:
    from app.ui.people.page import PeoplePage

    return PeoplePage


def _handover() -> type[Page]:
    from app.ui.handover.page import HandoverPage

    return HandoverPage


def _sync() -> type[Page]:
    from app.ui.sync.page import SyncPage

    return SyncPage


def _reports() -> type[Page]:
    from app.ui.reports.page import ReportsPage

    return ReportsPage


def _below() -> type[Page]:
    from app.ui.below.page import BelowPage

    return BelowPage


def _settings() -> type[Page]:
    from app.ui.settings.page import SettingsPage

    return SettingsPage


def _ledgers() -> type[Page]:
    from app.ui.ledgers.page import LedgersPage

    return LedgersPage


PLACES: tuple[Place, ...] = (
    Place("today", "house", lambda: translate("shell", "Today"), _today),
    Place("visitors", "users", lambda: translate("shell", "Visitors"), _visitors),
    Place("bookings", "calendar-clock", lambda: translate("shell", "Bookings"), _bookings),
    Place("activities", "ticket", lambda: translate("shell", "Activities"), _activities),
    Place("stations", "bike", lambda: translate("shell", "Stations"), _stations),
    Place("people", "id-card", lambda: translate("shell", "People"), _people),
    Place("handover", "arrow-left-right", lambda: translate("shell", "Handover"), _handover, line=True),
    Place("sync", "usb-stick", lambda: translate("shell", "Data exchange"), _sync),
    Place("reports", "file-chart-column", lambda: translate("shell", "Reports"), _reports),
    Place("below", "landmark", lambda: translate("shell", "Centres below"), _below, above=True),
    Place("settings", "settings", lambda: translate("shell", "Settings"), _settings),
    Place(
        "ledgers",
        "file-input",
        lambda: translate("shell", "Bring in a ledger"),
        _ledgers,
        rail=False,
        needs=Permission.LOAD_LEDGERS,
    ),
)
BY_KEY = {place.key: place for place in PLACES}
