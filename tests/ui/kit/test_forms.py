from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.core.errors import UserError
from app.domain.fields import FieldSpec, FieldType
from app.ui.kit.forms import Form
from app.ui.kit.widgets import DateField, DateTimeField, MinutesField, NumberField, SecretField, TimeField

TODAY = date(2026, 7, 18)


def phone(value: str) -> str:
    if len(value) != 11:
        raise UserError("a mobile has 11 digits")
    return value


SPECS = (
    FieldSpec("name", "Name", FieldType.TEXT, "name", required=True),
    FieldSpec("phone", "Phone", FieldType.PHONES, "phone", check=phone),
    FieldSpec("group", "Group", FieldType.CHOICE, "group", terms="groups"),
    FieldSpec("places", "Places", FieldType.INTEGER, "places"),
    FieldSpec("born", "Born", FieldType.DATE, "born"),
    FieldSpec("came", "Came", FieldType.INSTANT, "came"),
    FieldSpec("stay", "Stay", FieldType.MINUTES, "stay"),
    FieldSpec("member", "Member", FieldType.BOOLEAN, "member", default=False),
    FieldSpec("kinds", "Kinds", FieldType.CHOICES, "kinds", terms="kinds"),
    FieldSpec("document", "Document", FieldType.ID_DOCUMENT, "document"),
    FieldSpec("note", "Note", FieldType.LONG_TEXT, "note"),
    FieldSpec("secret", "Secret", FieldType.SECRET, "secret"),
    FieldSpec("hidden", "Hidden", FieldType.TEXT, "hidden", form=False),
)
CHOICES = {"group": (("rider", "Rider"), ("resident", "Resident")), "kinds": (("a", "A"), ("b", "B"), ("c", "C"))}


@pytest.fixture
def form(qtbot: Any) -> Form:
    made = Form(SPECS, choices=CHOICES, columns=2, today=TODAY)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_form_has_what_a_person_fills_in(form: Form) -> None:
    assert [*form.rows] == [spec.name for spec in SPECS if spec.name not in ("secret", "hidden")]
    for name, row in form.rows.items():
        target = row.editor.focusProxy() or row.editor
        assert target.accessibleName() == form.specs[name].label, name


def test_values_come_back_as_their_types(form: Form) -> None:
    values = {
        "name": "张硕",
        "phone": "13955106021",
        "group": "rider",
        "places": 3,
        "born": date(1990, 2, 28),
        "came": datetime(2026, 7, 18, 10, 30, tzinfo=UTC),
        "stay": 90,
        "member": True,
        "kinds": "a c",
        "note": "two\nlines",
    }
    form.set_values(values)
    assert form.values() == values


def test_errors_stand_beside_their_fields_and_go_while_mending(qtbot: Any, form: Form) -> None:
    form.set_values({"phone": "1395510602"})
    form.editor("born").setText("yesterday or so")
    with pytest.raises(UserError) as refused:
        form.values()
    assert refused.value.field == "name"
    assert [name for name, row in form.rows.items() if row.error] == ["name", "phone", "born"]
    assert form.rows["phone"].error == "a mobile has 11 digits"
    assert form.editor("phone").invalid
    assert form.editor("phone").edit.accessibleDescription() == "a mobile has 11 digits"
    qtbot.keyClicks(form.editor("phone").edit, "1")
    assert not form.rows["phone"].error and not form.editor("phone").invalid


def test_a_refusal_from_behind_finds_its_field(form: Form) -> None:
    assert form.failed(UserError("taken", "name"))
    assert form.rows["name"].error == "taken"
    assert not form.failed(UserError("elsewhere", "host"))


def test_a_draft_comes_back_as_it_was_typed(qtbot: Any, form: Form) -> None:
    changes: list[int] = []
    form.changed.connect(lambda: changes.append(1))
    with qtbot.waitSignal(form.rested):
        qtbot.keyClicks(form.editor("name").edit, "Zh")
        qtbot.keyClicks(form.editor("born").edit, "3-5 ab")
    assert len(changes) == 8
    draft = form.raw()
    other = Form(SPECS, choices=CHOICES, today=TODAY)
    qtbot.addWidget(other)
    other.changed.connect(lambda: changes.append(1))
    other.set_raw(draft)
    assert other.raw() == draft and len(changes) == 8


def test_an_id_document_stays_masked_and_untouched(qtbot: Any, form: Form) -> None:
    form.set_values({"name": "a", "document": "**************1234"})
    assert "document" not in form.values()
    editor: SecretField = form.editor("document")
    qtbot.keyClicks(editor.edit, "11010519491231002x")
    assert form.values()["document"] == "11010519491231002X"
    editor.edit.clear()
    editor.edit.textEdited.emit("")
    assert form.values()["document"] is None


def test_enter_submits(qtbot: Any, form: Form) -> None:
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form.editor("name").edit, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-3-5", date(2026, 3, 5)),
        ("2026.3.5", date(2026, 3, 5)),
        ("2026年3月5日", date(2026, 3, 5)),
        ("3月5日", date(2026, 3, 5)),
        ("3/5", date(2026, 3, 5)),
        ("20260305", date(2026, 3, 5)),
        ("2026-2-30", "2026-2-30"),
        ("soon", "soon"),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(qtbot: Any, text: str, day: Any) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.setText(text)
    assert field.value() == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [("18:30", 10.5), ("1830", 10.5), ("18点30分", 10.5), ("2026-07-18 8:05", 5 / 60), ("7月18日18:30", 10.5)],
)
def test_instants_are_of_the_desks_zone(qtbot: Any, text: str, hour: float) -> None:
    field = DateTimeField(today=TODAY)
    qtbot.addWidget(field)
    field.setText(text)
    midnight = datetime(2026, 7, 18, tzinfo=UTC)
    assert (field.value() - midnight).total_seconds() == pytest.approx(hour * 3600)


def test_a_time_alone_is_the_next_one_to_come_where_the_past_makes_no_sense(qtbot: Any) -> None:
    now = datetime(2026, 7, 18, 15, 40, tzinfo=UTC)  # 23:40 at the desk
    field = DateTimeField(now=lambda: now)
    qtbot.addWidget(field)
    for text, moment in (
        ("01:30", datetime(2026, 7, 18, 17, 30, tzinfo=UTC)),
        ("23:50", datetime(2026, 7, 18, 15, 50, tzinfo=UTC)),
        ("2026-07-18 01:30", datetime(2026, 7, 17, 17, 30, tzinfo=UTC)),
    ):
        field.setText(text)
        assert field.value() == moment


def test_arrows_move_days_and_numbers(qtbot: Any) -> None:
    day, number = DateField(TODAY), NumberField(2, maximum=3)
    for field in (day, number):
        qtbot.addWidget(field)
    qtbot.keyClick(day.edit, Qt.Key.Key_Up)
    for _ in range(3):
        qtbot.keyClick(number.edit, Qt.Key.Key_Up)
    assert (day.value(), number.value()) == (date(2026, 7, 19), 3)


def test_lengths_and_times_of_day(qtbot: Any) -> None:
    length, clock = MinutesField(), TimeField()
    for field in (length, clock):
        qtbot.addWidget(field)
    read = []
    for text in ("90", "1:30", "1h", "2小时", "long"):
        length.setText(text)
        read.append(length.value())
    assert read == [90, 90, 60, 120, "long"]
    clock.setText("8点")
    assert clock.value() == 480
    clock.setText("9")
    assert clock.value() == 540
    clock.set_value(1110)
    assert clock.text() == "18:30"
