"""A night at the desk: a rider is sent to the nearest open station, a fault is told, a round is walked."""

from app.services import inspections, stations
from tests.journeys.conftest import CLERK, CLERK_PIN, Stage


def test_a_rider_is_sent_on_and_the_round_that_is_due_is_walked(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("Ctrl+5")
    driver.settle(400)
    page, desk = driver.window.page, driver.window.desk
    nearest = stations.nearest_open(desk)[0].row
    assert page.view.nearest.name.text().startswith(nearest.name)
    driver.key("B")
    driver.settle(200)
    part = page.view.panel.part
    driver.type("微波炉冒烟")
    part.service.set_value("heating")
    driver.key("Enter")
    driver.settle(300)
    driver.key("Escape")
    page.view.nearest.chips["heating"].click()
    driver.settle(300)
    sent = stations.nearest_open(desk, services=("heating",))[0].row
    assert sent.id != nearest.id and page.view.nearest.name.text().startswith(sent.name)
    driver.key("Alt+P")
    driver.settle(600)
    assert driver.window.place == "reports" and sent.name in driver.window.page.pages.header.say.text()
    driver.key("Ctrl+5", "F7")
    driver.settle(300)
    view = driver.window.page.inspection
    driver.key(*["1"] * len(view.rows))
    driver.settle(300)
    driver.key("Ctrl+Enter")
    driver.settle(300)
    card = inspections.of_station(desk, view.card.station_id)[0]
    assert (card.finished_at is not None, card.score) == (True, 100)
