"""The bar of seats: every place once, brackets as long as the quota, readable without colour."""

from typing import Any

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.widgets.quota_bar import QuotaBar, QuotaSeats

WORK, RIDE = "work", "ride"
TAKEN = {frozenset({WORK}): 20, frozenset({WORK, RIDE}): 6, frozenset({RIDE}): 5, frozenset[str](): 21}
TWO = (QuotaSeats(WORK, "双职工家庭", 30, 26, 4), QuotaSeats(RIDE, "骑手、快递员子女", 15, 11, 4))


@pytest.fixture
def bar(qtbot: Any) -> QuotaBar:
    """The bar of the camp, as wide as its card."""
    made = QuotaBar()
    qtbot.addWidget(made)
    made.set(60, TWO, TAKEN)
    made.resize(made.sizeHint().width(), made.sizeHint().height())
    made.resize(318, made.height())
    return made


def test_every_place_is_drawn_once_and_a_bracket_is_as_long_as_its_quota(bar: QuotaBar) -> None:
    runs = bar._runs()
    assert sum(run.count for run in runs) == 60
    for place, quota in enumerate(TWO):
        assert sum(run.count for run in runs if place in run.groups) == quota.places
    assert (bar.both, bar.plain, bar.free) == (6, 21, 0)


def test_it_is_read_aloud(bar: QuotaBar) -> None:
    assert bar.accessibleName() == "双职工家庭 26 / 30, 骑手、快递员子女 11 / 15, 6 count in both, 21 others"
    bar.set(60, TWO[:1], {frozenset({WORK}): 26})
    assert bar.accessibleName() == "双职工家庭 26 / 30, 0 others, 30 free to all"


def test_more_than_two_quotas_have_a_row_each(bar: QuotaBar) -> None:
    low = bar.sizeHint().height()
    most = QuotaSeats("most", "大冲社区", 20, 12, most=True)
    bar.set(60, (*TWO, most), TAKEN)
    assert not bar.bracketed
    assert bar.sizeHint().height() > low
    bar.set(None, (most,), {frozenset({"most"}): 12})
    assert bar.sizeHint().height() > 0 and bar.free == 0


@pytest.mark.parametrize("look", [Theme("light", motion=False), Theme("dark", motion=False)], ids=lambda one: one.name)
def test_the_groups_are_told_apart_in_black_and_white(
    bar: QuotaBar, qtbot: Any, qapp: QApplication, look: Theme
) -> None:
    theme.apply(qapp, look)
    bar.show()
    picture = bar.grab().toImage()
    step = 318 / 60
    top = bar._measures()[0] + bar._measures()[1]

    def greys(seat: int) -> tuple[int, ...]:
        x = int(seat * step + step / 2 - 0.5)
        return tuple(QColor(picture.pixelColor(x, y)).lightness() // 24 for y in range(top + 2, top + 18))

    empty, work, both, ride, plain = greys(1), greys(10), greys(26), greys(32), greys(50)
    assert len({empty, work, both, ride, plain}) == 5, "two kinds of seats look alike without colour"
    theme.apply(qapp, Theme(motion=False))


def test_a_large_hall_and_an_overfull_one_are_drawn_within_the_bar(bar: QuotaBar) -> None:
    bar.set(1200, TWO, {frozenset({WORK}): 900, frozenset[str](): 250})
    assert not bar.grab().isNull()
    bar.set(10, TWO, {frozenset({WORK}): 12})
    assert bar.free == 0 and bar.kept == 0
    assert not bar.grab().isNull()
