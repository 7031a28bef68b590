from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import search
from app.domain.search import highlight, highlight_name, matches, parse_query, person_tokens, rank

PHONE = "13612346021"


def finds(typed: str, name: str, phones: str | None = PHONE, tail: str | None = None) -> bool:
    return matches(parse_query(typed), person_tokens(name, phones, tail))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张三丰", "张三丰"), ("三丰", "张三丰"), ("丰", "张三丰"), ("张三", "张三丰"), ("三", "张三丰"),
        ("zhangsanfeng", "张三丰"), ("zhang san feng", "张三丰"), ("ZhangSan", "张三丰"),
        ("sanfeng", "张三丰"), ("zhangs", "张三丰"), ("zsf", "张三丰"), ("zs", "张三"), ("sf", "张三丰"),
        ("zhang'san", "张三"), ("ｚｓ", "张三"),
        ("shan", "单晓"), ("dan", "单晓"), ("sx", "单晓"), ("dx", "单晓"),
        ("zeng", "曾雨桐"), ("ceng", "曾雨桐"), ("zyt", "曾雨桐"), ("cyt", "曾雨桐"),
        ("xie", "解晓东"), ("jie", "解晓东"), ("xxd", "解晓东"),
        ("qiu", "仇英"), ("zha", "查良"), ("piao", "朴仁"), ("ouyang", "欧阳雪"), ("yuchi", "尉迟恭"),
        ("moqi", "万俟雪"), ("lv", "吕布"), ("lu", "吕布"), ("lü", "吕布"), ("lǚ", "吕布"), ("lvb", "吕布"),
        ("jose", "José García"), ("garcia", "José García"), ("jg", "José García"), ("García", "José García"),
        ("aq", "阿Q"), ("阿q", "阿Q"), ("obrien", "O'Brien"), ("o'brien", "O'Brien"),
        ("买买提", "阿依古丽·买买提"), ("古丽", "阿依古丽·买买提"), ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("mmt", "阿依古丽·买买提"), ("王𡋾", "王𡋾"), ("𡋾", "王𡋾"), ("wang", "王𡋾"),
        ("lele", "乐乐"), ("yuele", "乐乐"),
        ("6021", "张三"), ("021", "张三"), ("136", "张三"), ("13612346021", "张三"), ("136 1234 6021", "张三"),
        ("136-1234-6021", "张三"), ("+8613612346021", "张三"), ("张 6021", "张三"), ("张6021", "张三"),
        ("zs 6021", "张三"), ("zs6021", "张三"), ("６０２１", "张三"),
    ],
)  # fmt: skip
def test_found(typed: str, name: str) -> None:
    assert finds(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("", "张三"), ("  ", "张三"), ("-", "张三"), ("李", "张三"), ("zs", "李四"), ("1234", "张三"), ("李 6021", "张三"),
     ("zhangsi", "张三"), ("三张", "张三"), ("anfeng", "张三丰"), ("an", "张三")],
)  # fmt: skip
def test_not_found(typed: str, name: str) -> None:
    assert not finds(typed, name)


def test_the_last_four_of_an_id_number() -> None:
    assert finds("123x", "张三", None, "123X")
    assert finds("123Ｘ", "张三", None, "123X")
    assert finds("1234", "张三", None, "1234")
    assert not finds("123", "张三", None, "1234")
    assert not finds("2345", "张三", None, "1234")


def test_a_scanned_id_card_narrows_by_its_last_four() -> None:
    query = parse_query("44030519900101123x")
    assert query.id_number == "44030519900101123X"
    assert matches(query, person_tokens("张三", None, "123X"))
    assert parse_query("6021").id_number is None


def test_a_landline_with_and_without_its_area_code() -> None:
    for typed in ("0755-26543210", "075526543210", "26543210", "3210", "0755"):
        assert finds(typed, "张三", "0755-26543210"), typed


def test_two_phones() -> None:
    both = f"{PHONE} 15011117734"
    assert finds("7734", "张三", both)
    assert finds("6021", "张三", both)
    assert finds("13612346021 15011117734", "张三", both)


NAMES = st.text(st.sampled_from("张王单曾解欧阳尉迟吕绿乐行重朝长茜女雪三丰㛃䶮𡋾"), min_size=1, max_size=5)
ANY_NAMES = NAMES | st.text(max_size=12)


@given(ANY_NAMES, st.sampled_from([None, PHONE, "0755-26543210 +85291234567"]), st.sampled_from([None, "123X"]))
def test_words_are_clean(name: str, phones: str | None, tail: str | None) -> None:
    tokens = person_tokens(name, phones, tail)
    assert len(tokens) == len(set(tokens))
    for token in tokens:
        assert token
        assert not any(char.isspace() for char in token)
        assert token == token.lower() or not token.isascii()
    spelled = [token for token in tokens if token.isascii() and token.isalpha()]
    assert len(spelled) <= 2 * 16 * max(1, len(name) * 18)


@given(NAMES, st.data())
def test_every_piece_of_a_name_finds_it(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    assert finds(name[start:end], name)


@given(NAMES)
def test_what_the_pinyin_line_says_finds_the_name(name: str) -> None:
    shown = search.pinyin(name)
    syllables = [part for part in shown.split() if part.isalpha() and not "\u3400" <= part[0] <= "\U0003ffff"]
    if len(syllables) == len(name):
        assert finds(shown, name)
        assert finds("".join(syllables), name)
        assert finds("".join(search.fold(part)[0] for part in syllables), name)


@given(st.text(max_size=20))
def test_anything_may_be_typed(typed: str) -> None:
    query = parse_query(typed)
    for group in query.groups:
        assert group
        assert all(term.text and not any(char.isspace() for char in term.text) for term in group)
    rank(query, "张三丰", PHONE, "1234")
    assert "".join(part.text for part in highlight(query, "张三丰")) == "zhāng sān fēng"
    assert "".join(part.text for part in highlight_name(query, "张三丰")) == "张三丰"


@given(ANY_NAMES, st.text(st.sampled_from("abcdehnorsuvxyzg 张单6"), max_size=6))
def test_cutting_a_line_loses_nothing(name: str, typed: str) -> None:
    query = parse_query(typed)
    parts = highlight_name(query, name)
    assert "".join(part.text for part in parts) == name
    line = highlight(query, name)
    assert search.fold("".join(part.text for part in line)) is not None
    assert all(one.matched != other.matched for one, other in pairwise(line))


def test_the_best_come_first() -> None:
    query = parse_query("zs")
    names = ["张思远", "赵四", "陈中山", "赵珊", "张硕"]
    ordered = sorted(names, key=lambda name: rank(query, name))
    assert ordered == ["张硕", "赵珊", "赵四", "张思远", "陈中山"]
    by_number = parse_query("6021")
    assert rank(by_number, "甲", "13600006021") < rank(by_number, "乙", "60211234")
    assert rank(parse_query("13600006021"), "甲", "13600006021") < rank(by_number, "甲", "13600006021")


def marked(typed: str, name: str) -> str:
    return "".join(f"[{part.text}]" if part.matched else part.text for part in highlight(parse_query(typed), name))


@pytest.mark.parametrize(
    ("typed", "name", "line"),
    [
        ("zs", "张硕", "[zh]āng [sh]uò"),
        ("zs", "赵珊", "[zh]ào [sh]ān"),
        ("zs", "张思远", "[zh]āng [s]ī yuǎn"),
        ("zhangs", "张思远", "[zhāng] [s]ī yuǎn"),
        ("z", "张硕", "[z]hāng shuò"),
        ("sf", "张三丰", "zhāng [s]ān [f]ēng"),
        ("dan", "单晓", "[dān] xiǎo"),
        ("sx", "单晓", "[sh]àn [x]iǎo"),
        ("j", "解晓东", "[j]iě xiǎo dōng"),
        ("lv", "吕布", "[lǚ] bù"),
        ("lu", "吕布", "[lǚ] bù"),
        ("张", "张硕", "zhāng shuò"),
        ("6021", "张硕", "zhāng shuò"),
        ("zhang shuo", "张硕", "[zhāng] [shuò]"),
        ("anna", "Anna Li", "[anna] li"),
    ],
)
def test_what_was_typed_shows_in_the_pinyin(typed: str, name: str, line: str) -> None:
    assert marked(typed, name) == line


def test_what_was_typed_shows_in_the_name() -> None:
    assert highlight_name(parse_query("三丰"), "张三丰") == [("张", False), ("三丰", True)]
    assert highlight_name(parse_query("zs"), "张三") == [("张三", False)]
    assert highlight_name(parse_query("anna"), "Anna Li") == [("Anna", True), (" Li", False)]


def test_a_surname_is_read_as_a_surname() -> None:
    assert search.pinyin("单曾解") == "shàn céng jiě"
    assert search.pinyin("曾单") == "zēng dān"
    assert search.pinyin("解晓东") == "xiè xiǎo dōng"
    assert search.pinyin("尉迟恭") == "yù chí gōng"
    assert search.pinyin("欧阳雪") == "ōu yáng xuě"
    assert search.surname_length("欧阳雪") == 2
    assert search.surname_length("欧阳") == 1
