"""The same small lively centre, seen from the handover's page; both who sign have a PIN."""

from collections.abc import Callable

import pytest

from app.services import handover, staff
from app.services.staff import list_staff
from app.ui.handover.page import HandoverPage
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from tests.ui.visitors.conftest import clock, house_of, lively_folder
from tests.ui.visitors.house import House

__all__ = ["clock", "house_of", "lively_folder"]

ADMIN, ADMIN_PIN = "周文静", "204816"
CLERK, CLERK_PIN = "陈晓彤", "147258"


class Shift(House):
    """What these tests ask of the page and of who works here."""

    relieved: list[tuple[str, dict]]

    @property
    def admin(self):
        """The manager of the evening."""
        return next(each.actor for each in list_staff(self.desk) if each.role == "admin")

    def again(self) -> None:
        """Look again, as after a minute."""
        self.page.refresh(None)
        self.rest()


@pytest.fixture
def shift(house_of: Callable[[Callable[[Context], Page]], House]) -> House:
    """Saturday evening, 18:42: the clerk is on until midnight, the manager takes over. A key is out, a thing found."""
    relieved: list = []

    def make(context: Context) -> Page:
        page = HandoverPage(context)
        page.relieved.connect(lambda actor, arguments: relieved.append((actor.name, arguments)))
        return page

    house = house_of(make)
    house.__class__ = Shift
    house.relieved = relieved
    desk, admin = house.desk, house.admin
    staff.set_pin(desk, admin, house.actor.staff_id, CLERK_PIN)
    day = desk.duty_day()
    handover.set_roster(desk, admin, day, 960, [house.actor.staff_id])
    handover.set_roster(desk, admin, day, 0, [admin.staff_id])
    handover.note(desk, house.actor, "舞蹈室备用钥匙在罗建平处", "key", house.at("21:30"))
    handover.note(desk, house.actor, "蓝色儿童水杯，存 2 号柜", "found")
    house.again()
    house.page.open_with({})
    return house
