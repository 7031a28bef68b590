"""The rules of bookings and study seats: how long an offer stands, when a seat is released, what counts against one."""

from app.core.i18n import translate
from app.domain import settings as declared
from app.ui.kit.context import Context
from app.ui.settings.rows import SideRow
from app.ui.settings.settings_form import SettingsForm


class _RuleRow(SideRow):
    """These labels are sentences."""

    LABEL = 240


class BookingRulesSection(SettingsForm):
    """A form over the settings of bookings."""

    form = "settings.bookings"
    row = _RuleRow

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("settings", "Booking rules"),
            translate("settings", "For all spaces of this centre. What one space allows is said with the space."),
        )
        self.group(translate("settings", "Bookings"), declared.OFFER_MINUTES, declared.OVERRUN_MINUTES)
        self.group(
            translate("settings", "Study seats"),
            declared.STUDY_SIGN_IN,
            declared.STUDY_LEAVE,
            declared.STUDY_MEALS,
            declared.STUDY_MEAL_LEAVE,
            declared.STUDY_VIOLATIONS,
            declared.STUDY_WITHIN,
            declared.STUDY_SUSPEND,
        )
        hints = {
            declared.OFFER_MINUTES: translate("settings", "Then it goes to the next on the list"),
            declared.OVERRUN_MINUTES: translate(
                "settings", "After the end of a booking that nobody signed out; its end counts as when they left"
            ),
            declared.STUDY_SIGN_IN: translate("settings", "It counts as a violation"),
            declared.STUDY_LEAVE: translate("settings", "Longer away: the seat is released, and it counts"),
            declared.STUDY_MEALS: translate("settings", "Such as 11:00-13:30, 17:00-19:00"),
        }
        for setting, hint in hints.items():
            self.rows[setting.key].set_hint(hint)
        self.finish()
