import re

import pytest

from app.core import i18n
from app.core.paths import seed
from app.domain import visits
from app.domain.terms import (
    ACTIVITY_KIND,
    KINDS,
    PARTICIPANT_CATEGORY,
    POPULATION_GROUP,
    PURPOSE,
    TALLY_GROUP,
    TALLY_SERVICE,
    Term,
    Wordings,
    read_terms,
    tally_key,
)  # fmt: skip

TERMS = read_terms(seed("reference/terms.json").read_text("utf-8"))
PURPOSES = Wordings(TERMS, PURPOSE)


def test_the_catalogues_are_whole() -> None:
    for kind in KINDS:
        entries = [term for term in TERMS if term.kind == kind]
        assert [term.position for term in entries] == list(range(1, len(entries) + 1))
        assert len({term.code for term in entries}) == len(entries)
        for term in entries:
            assert re.fullmatch(r"[a-z_]+", term.code)
            assert term.label and term.label_en
            assert term.words == " ".join(dict.fromkeys(term.words.split()))
        wordings = [word for term in entries for word in (term.label, *term.words.split())]
        assert len(wordings) == len(set(wordings)), {w for w in wordings if wordings.count(w) > 1}


def test_the_digit_keys_of_the_purposes() -> None:
    keys = {visits.digit_key(term.position): term.label for term in TERMS if term.kind == PURPOSE}
    assert keys == dict(
        zip("1234567890", ["办事", "阅读", "活动", "场地", "歇脚", "健身", "志愿", "会客", "亲子", "其他"], strict=True)
    )
    assert set(visits.DEFAULT_CAPS) <= {term.code for term in TERMS if term.kind == PURPOSE}


def test_the_tally_grid_has_a_key_for_every_pair() -> None:
    groups = [term for term in TERMS if term.kind == TALLY_GROUP]
    services = [term for term in TERMS if term.kind == TALLY_SERVICE]
    keys = [tally_key(group.position, service.position) for group in groups for service in services]
    assert keys == [*"QWERTASDFGZXCVB"]
    assert tally_key(4, 1) == tally_key(1, 6) == tally_key(0, 1) == ""


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        ("图书阅览", "reading"), ("自习", "reading"), ("饮水歇脚", "rest"), ("手机充电", "rest"),
        ("借用会议室", "venue"), ("自助办理社保打印", "affairs"), ("咨询党组织关系转接", "affairs"),
        ("反映楼道照明问题", "affairs"), ("观影", "activity"), ("参加活动", "activity"),
        ("志愿服务报名", "volunteer"), ("健身", "fitness"), ("到三楼健身房健身", "fitness"),
        ("亲子活动", "family"), ("拜访张主任", "meet"), (" 阅 读 ", "reading"), ("Reading", "reading"),
        ("affairs", "affairs"), ("买菜", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_the_offices_own_wording_finds_its_purpose(wording: str | None, code: str | None) -> None:
    assert PURPOSES.find(wording) == code


def test_several_purposes_in_one_cell() -> None:
    assert PURPOSES.find_all("图书阅览、手机充电") == ("reading", "rest")
    assert PURPOSES.find_all("办事/自习, 自习 买菜") == ("affairs", "reading")
    assert PURPOSES.find_all("Meet someone") == ("meet",)
    assert PURPOSES.find_all(None) == ()


def test_groups_by_their_wordings() -> None:
    groups = Wordings(TERMS, POPULATION_GROUP)
    for wording, code in (("骑手", "rider"), ("快递", "courier"), ("退休人员", "older"), ("党员", "party_member")):
        assert groups.find(wording) == code


def test_a_label_in_the_language_of_the_desk() -> None:
    term = Term(PURPOSE, "rest", "歇脚", "Rest")
    assert term.shown == "Rest"
    assert Term(PURPOSE, "x", "本站特有").shown == "本站特有"
    i18n.use("zh_CN")
    try:
        assert term.shown == "歇脚"
    finally:
        i18n.use("en")


@pytest.mark.parametrize(
    ("kind", "wording", "code"),
    [
        (ACTIVITY_KIND, "主题党日活动", "party_day"), (ACTIVITY_KIND, "微党课", "party_lecture"),
        (ACTIVITY_KIND, "支部大会", "meeting"), (ACTIVITY_KIND, "义诊", "convenience"),
        (ACTIVITY_KIND, "托管班", "camp"), (PARTICIPANT_CATEGORY, "双职工家庭", "two_earner"),
        (PARTICIPANT_CATEGORY, "外卖骑手子女", "rider_child"),
        (PARTICIPANT_CATEGORY, "网约车司机子女", "ride_driver_child"), (PARTICIPANT_CATEGORY, "普通", "resident"),
        (PARTICIPANT_CATEGORY, "路人", None),
    ],
)  # fmt: skip
def test_kinds_of_activities_and_groups_of_participants_by_their_wordings(
    kind: str, wording: str, code: str | None
) -> None:
    assert Wordings(TERMS, kind).find(wording) == code
