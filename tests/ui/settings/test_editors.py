"""Opening hours: what goes in comes out, what can't be read is told, what is half typed is kept."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtTest import QTest

from app.core.errors import UserError
from app.domain import sites
from app.domain.shifts import DAY
from app.domain.sites import Hours, HoursKind
from app.domain.spaces import PRESETS, Opening
from app.ui.settings.editors import HoursEditor, OpeningEditor, SpansField, read_opening

WORK = ((540, 720), (840, 1080))


def _type(field: SpansField, text: str) -> None:
    field.edit.selectAll()
    QTest.keyClicks(field.edit, text)
    field.edit.editingFinished.emit()


@pytest.fixture
def opening(qtbot: Any) -> OpeningEditor:
    editor = OpeningEditor(sites.daily((510, 1320)))
    qtbot.addWidget(editor)
    editor.show()
    return editor


def test_leaving_a_line_of_times_tidies_it(qtbot: Any) -> None:
    field = SpansField()
    qtbot.addWidget(field)
    _type(field, "9-12 1400-18")
    assert field.text() == "09:00–12:00, 14:00–18:00"
    _type(field, "18-2")
    assert field.text() == "18:00–next day 02:00"
    _type(field, "all morning")
    assert (field.text(), field.value()) == ("all morning", "all morning")


def test_several_spans_a_day_survive_the_editor_of_the_centre(qtbot: Any) -> None:
    editor = HoursEditor()
    qtbot.addWidget(editor)
    for hours in (sites.weekly([*[WORK] * 5, [], [(1080, 1560)]]), sites.daily(*WORK), sites.ALL_DAY):
        editor.set_value(hours)
        assert editor.value() == hours


def test_the_weekdays_are_filled_from_monday(qtbot: Any) -> None:
    editor = HoursEditor()
    qtbot.addWidget(editor)
    editor.set_value(sites.weekly([[(540, 1020)], [], [], [], [], [(600, 720)], []]))
    editor.alike.click()
    assert editor.value() == sites.weekly([*[[(540, 1020)]] * 5, [(600, 720)], []])


def test_a_preset_fills_the_week_and_a_change_makes_it_ones_own(opening: OpeningEditor) -> None:
    opening.usual.set_value("working")
    assert opening.hours.week[0].text() == "09:00–12:00, 14:00–18:00"
    assert opening.holiday.value() == "closed"
    assert read_opening(opening.value()) == next(one.opening for one in PRESETS if one.code == "working")
    _type(opening.hours.week[5], "10-2")
    assert opening.usual.value() == "own"
    kept = read_opening(opening.value())
    assert kept.hours is not None
    assert kept.hours.week[5] == ((600, 1560),)
    opening.hours.week[5].setText("")
    assert opening.usual.value() == "working", "it is the preset again"


def test_round_the_clock_with_holidays_of_its_own(opening: OpeningEditor) -> None:
    opening.usual.set_value("all_day")
    assert opening.hours.isHidden()
    opening.holiday._segments["own"].click()
    _type(opening.spans, "10-16")
    assert read_opening(opening.value()) == Opening(sites.ALL_DAY, ((600, 960),))
    assert opening.usual.value() == "all_day"


def test_the_day_a_make_up_workday_follows_is_asked_only_where_days_differ(opening: OpeningEditor) -> None:
    assert opening._makeup.isHidden(), "the centre is open the same every day"
    opening.usual.set_value("working")
    assert not opening._makeup.isHidden()
    opening.makeup.set_value(4)
    assert read_opening(opening.value()).makeup_as == 4


@pytest.mark.parametrize(
    ("where", "typed", "says"),
    [
        ("week", "nine", "Times are written"),
        ("holiday", "", "opens and closes"),
        ("holiday", "9-x", "Times are written"),
    ],
)
def test_a_mistake_is_told_and_the_keyboard_led_there(
    opening: OpeningEditor, where: str, typed: str, says: str
) -> None:
    opening.usual.set_value("working")
    field = opening.hours.week[2]
    if where == "holiday":
        opening.holiday._segments["own"].click()
        field = opening.spans
    field.setText(typed)
    with pytest.raises(UserError, match=says) as caught:
        read_opening(opening.value())
    assert caught.value.field == "opening"
    opening.set_invalid(True)
    assert field.invalid
    opening.activateWindow()
    opening.setFocus()
    assert opening.focusWidget() is field.edit
    opening.set_invalid(False)
    assert not field.invalid


def _hours(draw: Any) -> Hours:
    if draw(st.booleans()):
        return sites.daily((draw(st.integers(0, 720)), draw(st.integers(721, DAY))))
    days = [draw(st.sampled_from([(), ((540, 720),), WORK, ((1080, 1560),)])) for _ in range(7)]
    return sites.weekly(days) if any(days) else sites.daily((0, DAY))


@st.composite
def openings(draw: Any) -> Opening:
    hours = draw(st.sampled_from([None, sites.ALL_DAY])) if draw(st.booleans()) else _hours(draw)
    holiday = draw(st.sampled_from([None, (), ((600, 960),), WORK]))
    weekly = hours is not None and hours.kind is HoursKind.WEEKLY
    return Opening(hours, holiday, draw(st.integers(0, 6)) if weekly else 0)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(openings())
def test_any_opening_comes_out_as_it_went_in_and_so_does_its_draft(opening: OpeningEditor, value: Opening) -> None:
    opening.set_value(value)
    assert read_opening(opening.value()) == value
    draft = json.loads(json.dumps(opening.value()))
    opening.set_value(Opening())
    opening.set_value(draft)
    assert read_opening(opening.value()) == value


def test_a_half_typed_day_is_kept_in_the_draft(opening: OpeningEditor) -> None:
    opening.usual.set_value("working")
    opening.hours.week[3].setText("9点到")
    draft = opening.value()
    opening.set_value(None)
    opening.set_value(draft)
    assert opening.hours.week[3].text() == "9点到"
    assert opening.usual.value() == "own"
