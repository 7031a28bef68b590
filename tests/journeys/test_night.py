"""A night worked from Today alone: a rider is sent on, a visitor stays past midnight, a key is out, two handovers."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication

from app.domain.handover import KEY
from app.domain.settings import NIGHT_LOOK
from app.domain.visits import State
from app.services import handover, settings, staff, stations, visits
from app.ui.handover.signing import SignDialog
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.shell.driver import Driver
from tests.journeys.conftest import CLERK, CLERK_PIN, Stage

NIGHT, NIGHT_PIN = "罗建平", "246801"
MORNING, MORNING_PIN = "梁志豪", "258369"
SPARE = "档案室备用钥匙在物业老赵处"


def _hand_over(driver: Driver, outgoing_pin: str, incoming_pin: str) -> None:
    """F8, decide one by one what isn't usual, F8, two PINs, Enter."""
    driver.key("F8")
    now = driver.window.page.now
    if now.undecided():
        assert not driver.window.page.findChildren(SignDialog), "nobody signs while something is undecided"
        driver.key("A")
        while now.undecided():
            assert now.list.hasFocus()
            driver.key("1", settle=False)
        driver.key("F8")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SignDialog)
    driver.type(outgoing_pin, settle=False)
    driver.type(incoming_pin, settle=False)
    driver.key("Enter")


def _printed(driver: Driver) -> None:
    """The finished pages are on screen, ready for the printer."""
    assert driver.window.place == "reports"
    driver.wait(lambda: driver.window.page.pages is not None and driver.window.page.pages.preview.pages > 0, "no pages")


def test_a_night_worked_from_today(lively: Stage, app: QApplication) -> None:
    desk = lively.desk()
    admin = next(one.actor for one in staff.list_staff(desk) if one.role == "admin")
    settings.save(desk, admin, {NIGHT_LOOK.key: "auto"})
    desk.close()
    lively.clock.advance(hours=4, minutes=58)  # 23:40
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    window = driver.window
    assert theme.current().name == "dark" and theme.current().type == "large"
    view = window.page.view
    assert view.night_part.isVisible() and "20" in view.header.say.text()

    # A rider asks outside: what Today says is nearest is what the stations' page offers and prints.
    near = stations.nearest_open(window.desk)[0].row
    assert view.outside.list.items()[0].title == near.name
    driver.tab_to(view.outside.link.accessibleName())
    driver.key("Enter")
    assert window.place == "stations" and window.page.view.nearest.current.row.id == near.id
    driver.key("Alt+P")
    _printed(driver)

    # The last round of the shift in two keys, a visitor who will stay, a key that is out.
    driver.key("Ctrl+1")
    lively.questions.add("")
    driver.key("R")
    driver.key("F2")
    driver.type("zhangshuo")
    driver.key("Enter", "1", "Enter")
    driver.key("Ctrl+K")
    driver.key("Esc")
    window.go("handover", {"do": "note", "kind": KEY})
    driver.settle()
    driver.type(SPARE, settle=False)
    driver.key("Ctrl+Return")
    lively.later(minutes=22)  # 00:02
    assert window.desk.duty_day() == window.desk.today() - timedelta(days=1)

    # The handover insists on them; both sign, and the night shift is at the desk.
    driver.key("F8")
    open_now = {one.kind: one for one in window.page.now.items}
    assert {"present", KEY} <= open_now.keys()
    assert any(one.text == SPARE for one in window.page.now.undecided())
    _hand_over(driver, CLERK_PIN, NIGHT_PIN)
    assert window.session.actor.name == NIGHT and window.place == "handover"
    (signed, *_earlier) = handover.handovers(window.desk, window.desk.duty_day(), window.desk.duty_day())
    assert (signed.outgoing, signed.incoming) == (CLERK, NIGHT)
    assert any(text == SPARE for text, _decision, _remark in signed.items)
    assert window.page.past.list.current_key() == signed.id
    zhang = visits.VisitFilter(text="张硕", states=(State.PRESENT,))
    assert visits.visit_ids(window.desk, zhang), "who came before midnight is still here"

    # In the morning the key is still told of; the early shift signs and prints the pack for a power cut.
    lively.later(hours=8)  # 08:02
    _hand_over(driver, NIGHT_PIN, MORNING_PIN)
    assert window.session.actor.name == MORNING
    driver.key("Ctrl+1")
    assert theme.current().type == "normal"
    today = window.page.view
    assert any(item.title == SPARE for item in today.left.list.items())
    today.tasks.list.setFocus()
    today.tasks.list.set_current([item.key for item in today.tasks.list.items()].index("pack"))
    driver.key("Enter")
    _printed(driver)
    driver.key("Ctrl+1")
    driver.wait(lambda: "pack" not in [item.key for item in today.tasks.list.items()], "the pack is offered once")
    theme.apply(app, Theme())
