import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import settings, sites
from app.domain.settings import BY_KEY, SETTINGS, Pattern, Scope, Values
from app.domain.shifts import DAY, THREE, TWO, Shift


def test_keys_are_unique_and_every_default_can_be_written() -> None:
    assert len(BY_KEY) == len(SETTINGS)
    for setting in SETTINGS:
        if setting is settings.SITE_NAME:  # a centre must be given a name
            continue
        assert setting.decode(setting.encode(setting.default)) == setting.default, setting.key
        assert setting.label


@given(st.sampled_from(SETTINGS), st.text() | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
).map(json.dumps))  # fmt: skip
def test_whatever_is_stored_gives_a_value_that_can_be_kept(setting: settings.Setting, text: str) -> None:
    value = setting.decode(text)
    if value != setting.default:
        assert setting.decode(setting.encode(value)) == value


def test_typed_values_and_keys_from_elsewhere() -> None:
    values = Values({"capacity": "80", "of.tomorrow": "[1]", "theme": '"dark"', "duty_day_start": '"x"'})
    assert values[settings.CAPACITY] == 80
    assert values[settings.THEME] == "dark"
    assert values[settings.DUTY_DAY_START] == 480
    changed = values.changed(settings.CAPACITY, 90).changed(settings.HOURS, sites.daily((510, 1320)))
    assert changed[settings.CAPACITY] == 90
    assert changed[settings.HOURS].text() == "08:30–22:00"
    assert changed["of.tomorrow"] == "[1]"
    assert values[settings.CAPACITY] == 80


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (settings.CAPACITY, 0),
        (settings.CAPACITY, "many"),
        (settings.CAPACITY, True),
        (settings.SITE_NAME, " "),
        (settings.SITE_ZONE, "Asia/Shenzhen"),
        (settings.THEME, "pink"),
        (settings.ASK_CONSENT, "yes"),
        (settings.DESK_LETTER, "AB"),
        (settings.SITE_CODE, "44"),
        (settings.STAY_CAPS, {"rest": 0}),
        (settings.SHIFTS, [["a", "早", 480, 480]]),
        (settings.SHIFTS, "four"),
        (settings.RETENTION_MONTHS, "-1"),
    ],
)
def test_a_wrong_value_is_refused_beside_its_field(setting: settings.Setting, value: object) -> None:
    with pytest.raises(UserError) as caught:
        Values().changed(setting, value)
    assert caught.value.field == setting.key


def test_shifts_of_ones_own() -> None:
    own = Pattern("custom", (Shift("d", "日班", 540, 720), Shift("n", "夜班", 1260, 720)))
    values = Values().changed(settings.DUTY_DAY_START, 540).changed(settings.SHIFTS, own)
    assert [shift.label for shift in values.shifts] == ["日班", "夜班"]
    assert values.shifts[0].hours == "09:00–21:00"
    # A duty day moved elsewhere no longer fits them: three shifts until somebody decides.
    assert [s.start for s in values.changed(settings.DUTY_DAY_START, 480).shifts] == [480, 960, 0]
    two = Values().changed(settings.SHIFTS, "two")
    assert two.shifts == TWO
    assert Values().shifts == THREE
    assert sum(s.length for s in Values().changed(settings.DUTY_DAY_START, 0).shifts) == DAY


def test_the_look_is_the_desks_and_the_day_is_the_centres() -> None:
    assert settings.THEME.scope is Scope.DESK
    assert settings.DUTY_DAY_START.scope is Scope.CENTRE
    assert settings.THEME.choice_label("dark") == "Dark"
    assert settings.CAPACITY.unit == "people"
    assert settings.CAPACITY.encode("８０") == "80"
