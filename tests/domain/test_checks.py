from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import checks

MOBILE = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
FULL_WIDTH = str.maketrans("0123456789+-", "０１２３４５６７８９＋－")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("１３９６７９２９０８１", "13967929081"),
        ("186-6619-3451", "18666193451"),
        ("133 9309 5597", "13393095597"),
        ("+8613917145211", "13917145211"),
        ("0086 139 1714 5211", "13917145211"),
        (18547273373, "18547273373"),
        ("0755-26543210", "0755-26543210"),
        ("(0755) 2654 3210", "0755-26543210"),
        ("+86 755 2654 3210", "+8675526543210"),
        ("021-26543210", "021-26543210"),
        ("010 87654321", "010-87654321"),
        ("26543210", "26543210"),
        ("400-800-1234", "4008001234"),
        ("+852 9123 4567", "+85291234567"),
    ],
)
def test_a_phone_as_people_write_it(typed: object, kept: str) -> None:
    assert checks.phone(typed) == kept


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1391714521", "1 digit(s) short"),
        ("139171452111", "1 digit(s) too many"),
        ("12917145211", "begins with 12"),
        ("abc", "not a phone"),
        ("", "not a phone"),
    ],
)
def test_what_is_wrong_with_a_phone_is_said(typed: str, says: str) -> None:
    with pytest.raises(UserError) as caught:
        checks.phone(typed)
    assert says in caught.value.message
    assert caught.value.field == "phones"


@given(MOBILE, st.sampled_from(["{}", "+86{}", "+86 {}", " {} ", "0086-{}"]), st.booleans())
def test_every_mobile_number_survives_the_ways_of_writing(number: str, shape: str, wide: bool) -> None:
    typed = shape.format(f"{number[:3]} {number[3:7]}-{number[7:]}")
    assert checks.phone(typed.translate(FULL_WIDTH) if wide else typed) == number


@given(st.lists(MOBILE, min_size=1, max_size=4), st.sampled_from([" ", "、", ",", ";", " / ", "，"]))
def test_several_phones(numbers: list[str], separator: str) -> None:
    kept = checks.phones(separator.join(numbers))
    assert kept == " ".join(dict.fromkeys(numbers))
    assert checks.phones(kept) == kept


def test_two_phones_with_spaces_inside() -> None:
    assert checks.phones("138 0013 8000 139 0013 9000") == "13800138000 13900139000"
    assert checks.phones("0755 26543210、138 0013 8000") == "0755-26543210 13800138000"
    assert checks.phones("") is None
    assert checks.phones(" , ") is None
    with pytest.raises(UserError, match="1 digit"):
        checks.phones("13800138000 1390013900")


def test_a_name_is_tidied_but_never_changed() -> None:
    assert checks.name("  张　三 ") == "张 三"
    assert checks.name("张三\ufeff\u200b") == "张三"
    assert checks.name("𠮷野\U000e0100") == "𠮷野\U000e0100"
    assert checks.name("阿依古丽·买买提") == "阿依古丽·买买提"
    for wrong in ("", " ", None, "\u200b", "张\x00三", "长" * 41):
        with pytest.raises(UserError):
            checks.name(wrong)


@given(st.text(max_size=60))
def test_a_name_is_kept_or_refused_with_a_sentence(typed: str) -> None:
    try:
        kept = checks.name(typed)
    except UserError as error:
        assert error.field == "name"
        return
    assert kept == checks.name(kept)
    assert kept.encode()


@pytest.mark.parametrize(("typed", "kept"), [("", 0), (None, 0), ("3", 3), ("１２", 12), (999, 999), (0, 0)])
def test_companions(typed: object, kept: int) -> None:
    assert checks.companions(typed) == kept


@pytest.mark.parametrize("typed", ["-1", "1000", "三", "1.5", "x"])
def test_companions_refused(typed: str) -> None:
    with pytest.raises(UserError):
        checks.companions(typed)


@pytest.mark.parametrize(
    "typed",
    ["1988-05-20", "1988.5.20", "1988年5月20日", "19880520", "1988/5/20", "１９８８－０５－２０",
     date(1988, 5, 20), datetime(1988, 5, 20, 3)],
)  # fmt: skip
def test_a_date_of_birth_as_people_write_it(typed: object) -> None:
    kept = checks.birth_date(typed)
    assert kept == date(1988, 5, 20)
    assert type(kept) is date


@pytest.mark.parametrize("typed", ["1988-13-01", "1899-12-31", "1988", "nope", "88-5-20"])
def test_a_date_of_birth_refused(typed: str) -> None:
    with pytest.raises(UserError):
        checks.birth_date(typed)
    assert checks.birth_date("") is None
