from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import privacy
from app.domain.privacy import check_id_number, due_for_erasure, keep_until, mask, mask_name, mask_phone
from app.domain.records import PERSON

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("杨建国", "杨＊国"),
        ("郑晓", "郑＊"),
        ("欧阳雪", "欧阳＊"),
        ("欧阳建国", "欧阳＊国"),
        ("欧阳", "欧＊"),
        ("王小小明", "王＊＊明"),
        ("王", "＊"),
        ("阿依古丽·买买提", "阿＊＊＊·买＊＊"),
        ("Anna Maria Li", "A＊ M＊ L＊"),
        ("𠮷野家", "𠮷＊家"),
        ("", ""),
    ],
)
def test_names(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@given(st.text(HAN, min_size=1, max_size=8))
def test_a_masked_name_never_tells_the_name(name: str) -> None:
    shown = mask_name(name)
    assert "＊" in shown
    assert len(shown) == len(name)
    assert sum(char != "＊" for char in shown) <= 3


@pytest.mark.parametrize(
    ("phones", "shown"),
    [
        ("13600002290", "136****2290"),
        ("13600002290 15011117734", "136****2290 150****7734"),
        ("0755-26543210", "0755-****3210"),
        ("26543210", "****3210"),
        ("+85291234567", "+85****567"),
        ("+123456", "+****"),
        ("4008001234", "400****1234"),
        ("", ""),
    ],
)
def test_phones(phones: str, shown: str) -> None:
    assert mask_phone(phones) == shown


def test_masks_by_the_name_a_field_gives() -> None:
    values = {"name": "杨建国", "phones": "13600002290", "id_number": "44030519900101123X", "note": "过敏"}
    shown = {name: mask(PERSON.by_name[name].mask, value) for name, value in values.items()}
    assert shown == {
        "name": "杨＊国",
        "phones": "136****2290",
        "id_number": "**************123X",
        "note": "过敏",
    }
    assert mask("a rule of tomorrow", "secret") == "****"
    assert mask("phone", None) == ""
    assert privacy.masked_tail("123X") == "**************123X"
    assert privacy.masked_tail(None) == ""


def test_every_mask_a_record_names_exists() -> None:
    assert all(mask(field.mask, "13600002290") != "****" for field in PERSON.fields if field.mask is not None)


def resident(day: date, sequence: int) -> str:
    """A resident number by GB 11643, worked out the long way."""
    body = f"440305{day:%Y%m%d}{sequence:03}"
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    check = (12 - sum(int(d) * w for d, w in zip(body, weights, strict=True))) % 11
    return body + ("X" if check == 10 else str(check))


DAYS = st.dates(date(1900, 1, 1), date(2026, 7, 18))


@given(DAYS, st.integers(0, 999), st.booleans())
def test_resident_numbers_as_people_type_them(day: date, sequence: int, wide: bool) -> None:
    number = resident(day, sequence)
    typed = f" {number[:6]} {number[6:14]}-{number[14:].lower()}"
    if wide:
        typed = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in typed)
    kept = check_id_number("resident", typed)
    assert kept == number
    assert privacy.birth_date_of(number) == day
    assert privacy.gender_of(number) == ("m" if sequence % 2 else "f")
    assert privacy.id_tail(number) == number[-4:]


@given(DAYS, st.integers(0, 999), st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(day: date, sequence: int, place: int, digit: str) -> None:
    number = resident(day, sequence)
    assume(number[place] != digit)
    with pytest.raises(UserError) as caught:
        check_id_number("resident", number[:place] + digit + number[place + 1 :])
    assert caught.value.field == "id_number"


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("passport", "e 12345678", "E12345678"),
        ("hk_macao", "h12345678", "H12345678"),
        ("hk_macao", "M1234567801", "M1234567801"),
        ("taiwan", "１２３４５６７８", "12345678"),
        ("foreign_pr", "usa123456789012", "USA123456789012"),
        ("other", "军字第 12345", "军字第12345"),
        (None, "", None),
        ("passport", None, None),
    ],
)
def test_other_documents(kind: str | None, typed: str | None, kept: str | None) -> None:
    assert check_id_number(kind, typed) == kept


def test_the_new_permanent_residence_card_has_the_same_check_digit() -> None:
    number = "911124198108030024"
    valid = [number[:17] + digit for digit in "0123456789X" if accepted("foreign_pr", number[:17] + digit)]
    assert len(valid) == 1


def accepted(kind: str, number: str) -> bool:
    try:
        check_id_number(kind, number)
    except UserError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        ("resident", "44030519900101123", "18 characters; this one has 17"),
        ("resident", "44030519900101123Y", "17 digits and"),
        ("resident", "440305199001011111", "check digit"),
        ("passport", "E1", "5 to 17"),
        ("hk_macao", "12345678", "H or M"),
        ("taiwan", "1234", "8 digits"),
        ("foreign_pr", "USA1", "3 letters"),
        ("other", "a", "4 to 30"),
    ],
)
def test_what_is_wrong_with_a_number_is_said(kind: str, typed: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        check_id_number(kind, typed)


def test_a_date_that_never_was() -> None:
    body = "44030519900230111"
    with pytest.raises(UserError, match="doesn't exist"):
        for digit in "0123456789X":
            try:
                check_id_number("resident", body + digit)
            except UserError as error:
                if "check digit" not in error.message:
                    raise


def test_keeping() -> None:
    assert keep_until(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert keep_until(date(2024, 2, 29), 24) == date(2026, 2, 28)
    assert not due_for_erasure(date(2026, 2, 28), date(2024, 2, 29), 24)
    assert due_for_erasure(date(2026, 3, 1), date(2024, 2, 29), 24)
    assert not due_for_erasure(date(2026, 3, 1), date(2024, 2, 29), 24, retain_until=date(2027, 1, 1))
    assert due_for_erasure(date(2026, 3, 1), date(2026, 2, 28), 24, retain_until=date(2026, 2, 28))


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 600))
def test_the_last_day_still_keeps_and_the_next_does_not(seen: date, months: int) -> None:
    last = keep_until(seen, months)
    assert last > seen
    assert not due_for_erasure(last, seen, months)
    assert due_for_erasure(last + timedelta(days=1), seen, months)


def test_a_reason_is_asked_for() -> None:
    assert privacy.check_purpose(" 联系  取回 ") == "联系 取回"
    for wrong in ("", " ", None, "x", "长" * 201):
        with pytest.raises(UserError):
            privacy.check_purpose(wrong)
