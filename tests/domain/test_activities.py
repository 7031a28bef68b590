"""Who has a place, who waits, who is pending, and in what words: against plain definitions and every small case."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import activities as rules
from app.domain.activities import (
    Eligibility,
    Facts,
    Household,
    Places,
    Quota,
    QuotaRule,
    Standing,
    Status,
)

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 7, 14, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
EARNERS, RIDERS, LIMIT = b"e" * 16, b"r" * 16, b"l" * 16


def quota(id: bytes, name: str, places: int, **more: object) -> Quota:
    return Quota(id, name, places, **more)  # type: ignore[arg-type]


def house(n: int, *members: Sequence[bytes], status: Status = Status.ADMITTED, **more: object) -> Household:
    """Household number `n`, registered as the `n`th; two of them in the same minute."""
    return Household(
        n.to_bytes(16, "big"), tuple(frozenset(one) for one in members), status, NOW + n // 2 * timedelta(minutes=1),
        number=f"A{n:02}", **more,  # type: ignore[arg-type]
    )  # fmt: skip


# ------------------------------------------------------------------------------------------- definitions, plainly


def people_in(houses: Sequence[Household], quota_id: bytes) -> int:
    return len([1 for one in houses for member in one.members if quota_id in member])


def size(houses: Sequence[Household]) -> int:
    return sum(len(one.members) for one in houses)


def need(places: Places, houses: Sequence[Household]) -> int:
    """Places taken or kept."""
    return size(houses) + sum(max(0, q.places - people_in(houses, q.id)) for q in places.quotas if kept_now(q))


def kept_now(q: Quota) -> bool:
    return q.rule is QuotaRule.RESERVED and (q.release_at is None or q.release_at > NOW)


def within_limits(places: Places, houses: Sequence[Household]) -> bool:
    limits = [q for q in places.quotas if q.rule is QuotaRule.AT_MOST]
    extra = [one for one in houses if one.over_quota]
    return all(people_in(houses, q.id) <= q.places + people_in(extra, q.id) for q in limits)


def bearable(places: Places, houses: Sequence[Household]) -> bool:
    """Whether all of them can have places, with room made for those that a person confirmed."""
    if not within_limits(places, houses):
        return False
    if places.capacity is None:
        return True
    room = size([one for one in houses if one.over_quota])
    most = max(places.capacity, need(places, []))
    return size(houses) <= places.capacity + room and need(places, houses) <= most + room


def may_join(places: Places, inside: Sequence[Household], asks: Household) -> bool:
    """The rule of admission."""
    together = [*inside, asks]
    for q in places.quotas:
        touches = people_in([asks], q.id) > 0
        if q.rule is QuotaRule.AT_MOST and touches and people_in(together, q.id) > q.places:
            return False
    if places.capacity is None:
        return True
    if size(together) > places.capacity:
        return False
    return need(places, together) <= max(places.capacity, need(places, inside))


# ------------------------------------------------------------------------------------------- small worlds

QUOTAS = [EARNERS, RIDERS, LIMIT]
_memberships = st.frozensets(st.sampled_from(QUOTAS))


_RULES = st.sampled_from([QuotaRule.RESERVED, QuotaRule.RESERVED, QuotaRule.AT_MOST])
_RELEASES = st.sampled_from([None, None, NOW + HOUR, NOW])
_HOUSES = st.tuples(
    st.lists(_memberships, min_size=1, max_size=3),
    st.sampled_from([*Status, Status.ADMITTED, Status.ADMITTED, Status.ADMITTED, Status.WAITING]),
    st.sampled_from("AB"),
    st.sampled_from([False, False, False, True]),
)
_WORLDS = st.tuples(
    st.lists(st.tuples(st.integers(0, 4), _RULES, _RELEASES), min_size=3, max_size=3),
    st.sampled_from([None, 0, 2, 3, 4, 4, 5, 5, 6, 6, 7, 8]),
    st.integers(0, 4),
    st.lists(_HOUSES, max_size=8),
)


def worlds(shares: bool = True) -> st.SearchStrategy[tuple[Places, list[Household]]]:
    """Up to eight households, three quotas (one without places is none), one or two desks."""

    def world(drawn: tuple[Any, ...]) -> tuple[Places, list[Household]]:
        kinds, capacity, handed, houses = drawn
        quotas = tuple(
            Quota(id, name, places, rule, categories=frozenset({name}), release_at=release)
            for id, name, (places, rule, release) in zip(QUOTAS, ("双职工", "骑手子女", "党员"), kinds, strict=True)
            if places
        )
        known = frozenset(q.id for q in quotas)
        share = (
            {"A": max(0, capacity - handed), "B": min(handed, capacity)}
            if shares and handed and capacity is not None
            else {}
        )
        made = [
            house(n, *(member & known for member in members), status=status, desk=desk, over_quota=over)
            for n, (members, status, desk, over) in enumerate(houses, 1)
        ]
        return Places(capacity, quotas, share), made

    return _WORLDS.map(world)


def settled(places: Places, houses: Sequence[Household]) -> list[Household]:
    found = rules.allocate(places, houses, NOW)
    return [one for one in houses if found.standing[one.id] in (Standing.ADMITTED, Standing.OFFERED)]


def nobody_is_pending_without_need_and_no_more_than_must_be(places: Places, houses: list[Household]) -> None:
    """Who was admitted stays unless there is too much; then those left in are as many as can be."""
    found = rules.allocate(places, houses, NOW)
    holding = [one for one in houses if one.status in rules.HOLDING]
    pending = [one for one in holding if found.standing[one.id] is Standing.PENDING]
    stay = [one for one in holding if one not in pending]
    assert not any(one.over_quota for one in pending)
    assert bool(pending) == (not bearable(places, holding))
    assert bearable(places, stay)
    assert not any(bearable(places, [*stay, one]) for one in pending)
    for one in houses:
        if one not in pending:
            assert found.standing[one.id].value == one.status.value
    assert found.taken == size(stay)
    assert found.free == (None if places.capacity is None else max(0, places.capacity - size(stay)))


def every_desk_and_every_order_comes_to_the_same(places: Places, houses: list[Household]) -> None:
    found = rules.allocate(places, houses, NOW)
    quotas = tuple(reversed(places.quotas))
    for mixed in (houses[::-1], houses[1::2] + houses[::2]):
        again = rules.allocate(replace(places, quotas=quotas), mixed, NOW)
        assert again.standing == found.standing
        assert (again.next, again.place_in_line, again.both) == (found.next, found.place_in_line, found.both)
        assert (again.taken, again.free, again.open) == (found.taken, found.free, found.open)
        assert again.use == found.use[::-1]


def a_household_fits_exactly_when_the_rule_says_so(places: Places, houses: list[Household]) -> None:
    known = frozenset(q.id for q in places.quotas)
    inside = settled(places, houses)
    for people in (1, 2):
        for n in range(len(QUOTAS) + 1):
            for counts in combinations(QUOTAS, n):
                asks = house(50, *[frozenset(counts) & known] * people, status=Status.WAITING)
                assert rules.fits(places, houses, asks, NOW) == may_join(places, inside, asks)


def the_next_are_taken_in_turn_and_nobody_is_left_who_fits(places: Places, houses: list[Household]) -> None:
    found = rules.allocate(places, houses, NOW)
    line = sorted((one for one in houses if one.status is Status.WAITING), key=lambda one: one.turn)
    assert [found.place_in_line[one.id] for one in line] == list(range(1, len(line) + 1))
    inside = settled(places, houses)
    for chosen in found.next:
        # Each of them fits; whoever is before it in the line does not, or was taken before.
        at = next(n for n, one in enumerate(line) if one.id == chosen)
        assert may_join(places, inside, line[at])
        inside.append(line[at])
        line.pop(at)
    assert not any(may_join(places, inside, one) for one in line)
    if found.next:
        in_turn = next(
            one
            for one in sorted((h for h in houses if h.status is Status.WAITING), key=lambda h: h.turn)
            if may_join(places, settled(places, houses), one)
        )
        assert found.next[0] == in_turn.id


def who_gets_a_place_puts_nobody_out(places: Places, houses: list[Household]) -> None:
    found = rules.allocate(places, houses, NOW)
    if Standing.PENDING in found.standing.values():
        return
    for chosen in found.next:
        houses = [replace(one, status=Status.ADMITTED) if one.id == chosen else one for one in houses]
        after = rules.allocate(places, houses, NOW).standing
        assert after[chosen] is Standing.ADMITTED
        assert Standing.PENDING not in after.values()


@given(worlds(shares=False), st.lists(st.lists(_memberships, min_size=1, max_size=3), max_size=12))
def test_no_kept_place_is_lost(world: tuple[Places, list[Household]], asking: list[list[frozenset[bytes]]]) -> None:
    """Whoever asks in whatever order: for everybody a place was kept for there still is one at the end."""
    places, _ = world
    if places.capacity is None or need(places, []) > places.capacity:
        return
    known = frozenset(q.id for q in places.quotas)
    inside: list[Household] = []
    for n, members in enumerate(asking, 1):
        one = house(n, *(member & known for member in members))
        if rules.fits(places, inside, one, NOW):
            inside.append(one)
    found = rules.allocate(places, inside, NOW)
    assert Standing.PENDING not in found.standing.values()
    for use in found.use:
        kept = max(0, use.quota.places - people_in(inside, use.quota.id)) if kept_now(use.quota) else 0
        assert (use.taken, use.kept) == (people_in(inside, use.quota.id), kept)
        for n in range(kept):
            late = house(100 + len(inside) + n, {use.quota.id})
            assert rules.fits(places, inside, late, NOW)
            inside.append(late)
    assert size(inside) <= places.capacity


def open_places_are_those_that_somebody_without_a_quota_gets(places: Places, houses: list[Household]) -> None:
    found = rules.allocate(places, houses, NOW)
    if found.open is None:
        assert places.capacity is None
        return
    inside = settled(places, houses)
    got = 0
    while got <= found.open and may_join(places, inside, house(200 + got, ())):
        inside.append(house(200 + got, ()))
        got += 1
    assert got == found.open


def people_who_fill_two_kept_places_are_counted(places: Places, houses: list[Household]) -> None:
    kept = {q.id for q in places.quotas if kept_now(q)}
    both = [m for one in settled(places, houses) for m in one.members if len(m & kept) >= 2]
    assert rules.allocate(places, houses, NOW).both == len(both)


def what_the_program_offers_stays_clear_of_other_desks(places: Places, houses: list[Household]) -> None:
    """Even if the other desk gives out all it may, nobody becomes pending by an offer; with one desk it is the next."""
    found = rules.allocate(places, houses, NOW)
    offered = rules.offers(places, houses, "A", NOW)
    assert list(offered) == [one for one in found.next if one in offered]
    if not places.shares:
        assert offered == found.next
    elif Standing.PENDING not in found.standing.values():
        own = sum(len(one.members) for one in houses if one.desk == "B" and one.status in rules.HOLDING
                  and not one.over_quota)  # fmt: skip
        theirs = max(0, places.shares["B"] - own)
        then = [replace(one, status=Status.OFFERED) if one.id in offered else one for one in houses]
        assert Standing.PENDING not in rules.allocate(places, then, NOW).standing.values()
        told = [one for one in houses if one.id in offered or one.status in rules.HOLDING]
        if offered:
            assert size(told) + theirs <= (places.capacity or 0)


def what_is_within_a_desks_share_is_final(places: Places, houses: list[Household]) -> None:
    """With nothing but places to go by, nobody inside the first places of a desk becomes uncertain."""
    if not places.shares:
        return
    plain = replace(places, quotas=())
    houses = [replace(one, over_quota=False, members=tuple(frozenset() for _ in one.members)) for one in houses]
    found = rules.allocate(plain, houses, NOW)
    for desk, share in places.shares.items():
        for one in sorted((h for h in houses if h.desk == desk and h.status in rules.HOLDING), key=lambda h: h.turn):
            if len(one.members) > share:
                continue
            share -= len(one.members)
            assert found.standing[one.id] is not Standing.PENDING


def of_two_alike_the_later_is_pending(places: Places, houses: list[Household]) -> None:
    if places.shares:
        return
    found = rules.allocate(places, houses, NOW)
    holding = [one for one in houses if one.status in rules.HOLDING and not one.over_quota]
    for one, other in combinations(sorted(holding, key=lambda h: h.turn), 2):
        if one.members == other.members and found.standing[one.id] is Standing.PENDING:
            assert found.standing[other.id] is Standing.PENDING


@given(worlds())
@settings(max_examples=250)
def test_small_worlds(world: tuple[Places, list[Household]]) -> None:
    for holds in (
        nobody_is_pending_without_need_and_no_more_than_must_be,
        every_desk_and_every_order_comes_to_the_same,
        a_household_fits_exactly_when_the_rule_says_so,
        the_next_are_taken_in_turn_and_nobody_is_left_who_fits,
        who_gets_a_place_puts_nobody_out,
        open_places_are_those_that_somebody_without_a_quota_gets,
        people_who_fill_two_kept_places_are_counted,
        what_is_within_a_desks_share_is_final,
        what_the_program_offers_stays_clear_of_other_desks,
        of_two_alike_the_later_is_pending,
    ):
        holds(*world)


_ASKING = st.lists(st.lists(_memberships, min_size=1, max_size=3), max_size=5)


@given(worlds(), _ASKING, _ASKING)
@settings(max_examples=60)
def test_two_desks_that_took_people_in_apart_agree_and_drop_nobody(
    world: tuple[Places, list[Household]], here: list[list[frozenset[bytes]]], there: list[list[frozenset[bytes]]]
) -> None:
    """Each admits by what it knows; together, whoever is too much is pending, and only if both took somebody in."""
    places, houses = world
    known = frozenset(q.id for q in places.quotas)
    common = [one for one in houses if rules.allocate(places, houses, NOW).standing[one.id] is not Standing.PENDING]

    def alone(desk: str, asking: list[list[frozenset[bytes]]], first: int) -> list[Household]:
        mine: list[Household] = []
        for n, members in enumerate(asking):
            asks = house(first + 2 * n, *(member & known for member in members), status=Status.WAITING, desk=desk)
            told = rules.outlook(places, [*common, *mine], asks, NOW, ZONE).standing
            mine.append(replace(asks, status=Status(told.value)))
        return mine

    ours, theirs = alone("A", here, 20), alone("B", there, 21)
    merged = rules.allocate(places, [*common, *ours, *theirs], NOW)
    assert merged == rules.allocate(places, [*theirs, *common, *ours], NOW)
    pending = [one for one, standing in merged.standing.items() if standing is Standing.PENDING]
    everybody = [*common, *ours, *theirs]
    assert {one.id for one in everybody} == set(merged.standing)
    assert bool(pending) == (not bearable(places, [one for one in everybody if one.status in rules.HOLDING]))
    for mine in (ours, theirs):
        alone_now = rules.allocate(places, [*common, *mine], NOW).standing
        assert Standing.PENDING not in alone_now.values()


def test_who_fits_only_after_another_took_its_place_is_not_admitted_before() -> None:
    """Two kept places are both filled by the one child in line: until that child has come, they are kept."""
    places = Places(2, (quota(EARNERS, "双职工", 1), quota(RIDERS, "骑手子女", 1)))
    line, asks = house(1, {EARNERS, RIDERS}, status=Status.WAITING), house(2, ())
    assert rules.outlook(places, [line], asks, NOW, ZONE).standing is Standing.WAITING
    waiting = replace(asks, status=Status.WAITING)
    assert rules.offers(places, [line, waiting], "A", NOW) == (line.id, asks.id)
    assert rules.offers(replace(places, shares={"A": 1, "B": 1}), [line, waiting], "A", NOW) == (line.id,)
    kept = (quota(EARNERS, "双职工", 2), quota(RIDERS, "骑手子女", 2))
    two = replace(line, members=line.members * 2)
    assert rules.offers(Places(4, kept), [two, waiting], "A", NOW) == (two.id, asks.id)
    assert rules.offers(Places(4, kept, {"A": 1, "B": 3}), [two, waiting], "A", NOW) == ()


def test_two_desks_that_each_filled_the_last_places() -> None:
    """58 of 60 are taken; both desks admit a family of two in the same hour: the later one waits for a decision."""
    before = [house(n, ()) for n in range(1, 59)]
    one, other = house(70, (), (), desk="A"), house(71, (), (), desk="B")
    found = rules.allocate(Places(60), [other, *before, one], NOW)
    assert found.standing[one.id] is Standing.ADMITTED
    assert found.standing[other.id] is Standing.PENDING
    assert (found.taken, found.free) == (60, 0)
    kept = rules.allocate(Places(60), [replace(other, over_quota=True), *before, one], NOW)
    assert Standing.PENDING not in kept.standing.values()
    assert (kept.taken, kept.free) == (62, 0)
    shared = rules.allocate(Places(60, (), {"A": 58, "B": 2}), [other, *before, one], NOW)
    assert shared.standing[other.id] is Standing.ADMITTED


def test_who_was_confirmed_above_the_places_pushes_nobody_out_and_is_no_place_for_the_next() -> None:
    inside = [house(n, ()) for n in range(1, 11)]
    extra = house(20, (), over_quota=True)
    waiting = house(21, (), status=Status.WAITING)
    found = rules.allocate(Places(10), [*inside, extra, waiting], NOW)
    assert Standing.PENDING not in found.standing.values() and not found.next
    gone = rules.allocate(Places(10), [*inside[1:], extra, waiting], NOW)
    assert not gone.next  # the one above takes the place that came free
    assert rules.allocate(Places(10), [*inside[2:], extra, waiting], NOW).next == (waiting.id,)


def test_who_would_make_nothing_better_by_going_stays() -> None:
    """All eight places are taken, but with them kept ones: the third household is too much, the first is not."""
    quotas = (quota(EARNERS, "双职工", 2), quota(LIMIT, "党员", 2), quota(RIDERS, "骑手子女", 4))
    houses = [
        house(1, {EARNERS}, {EARNERS}, ()),
        house(2, {RIDERS}),
        house(3, {LIMIT}, {EARNERS, RIDERS}, {EARNERS}),
        house(4, {EARNERS, LIMIT, RIDERS}, {LIMIT, RIDERS}),
    ]
    found = rules.allocate(Places(8, quotas), houses, NOW)
    assert [found.standing[one.id] is Standing.PENDING for one in houses] == [False, False, True, False]


def test_what_is_left_goes_to_the_earlier_of_those_beyond() -> None:
    houses = [house(1, (), ()), house(2, (), (), ()), house(3, ()), house(4, ())]
    found = rules.allocate(Places(3), houses, NOW)
    assert [found.standing[one.id] is Standing.PENDING for one in houses] == [False, True, False, True]


def test_the_line_goes_by_the_ballot_then_by_time() -> None:
    line = [
        house(1, (), status=Status.WAITING),
        house(2, (), status=Status.WAITING, rank=7),
        house(3, (), status=Status.WAITING, rank=2),
        house(4, (), status=Status.APPLIED),
    ]
    found = rules.allocate(Places(0), line, NOW)
    assert [found.place_in_line.get(one.id) for one in line] == [3, 2, 1, None]


def test_a_limit_of_a_group_bears_only_on_those_who_count_in_it() -> None:
    members = quota(LIMIT, "党员", 1, rule=QuotaRule.AT_MOST, categories=frozenset({"party_member"}))
    places = Places(None, (members,))
    inside = [house(1, {LIMIT})]
    assert not rules.fits(places, inside, house(2, {LIMIT}), NOW)
    assert rules.fits(places, inside, house(2, ()), NOW)
    found = rules.allocate(places, inside, NOW)
    assert (found.open, found.free) == (None, None)
    everybody = quota(LIMIT, "上限", 3, rule=QuotaRule.AT_MOST)
    assert rules.allocate(Places(10, (everybody,)), [house(1, {LIMIT})], NOW).open == 2


# ------------------------------------------------------------------------------------------- who counts, who may


def test_who_counts_in_a_quota() -> None:
    quotas = [
        quota(b"1", "everybody", 1),
        quota(b"2", "riders", 1, categories=frozenset({"rider", "courier"})),
        quota(b"3", "两个社区", 1, communities=frozenset({"海珠", "大冲社区"})),
        quota(b"4", "school age", 1, age_from=6, age_to=12),
        quota(b"5", "riders' school children", 1, categories=frozenset({"rider"}), age_from=6),
        quota(b"6", "old", 1, age_from=60),
        quota(b"7", "small", 1, age_to=5),
    ]

    def names(**facts: object) -> str:
        found = rules.counts_in(quotas, Facts(**facts))  # type: ignore[arg-type]
        return "".join(sorted(one.decode() for one in found))

    assert names() == "1"
    assert names(categories=frozenset({"courier", "other"})) == "12"
    assert names(categories=frozenset({"rider"}), age=5) == "127"
    assert names(categories=frozenset({"rider"}), age=6) == "1245"
    assert names(age=12, community="粤海街道海珠社区") == "134"
    assert names(age=13, community="大冲") == "1"
    assert names(age=60) == "16"


def test_what_speaks_against_a_household_in_words() -> None:
    labels = {"rider": "骑手子女", "earners": "双职工"}
    rule = Eligibility(6, 12, frozenset({"rider", "earners"}), frozenset({"海珠社区"}), household_cap=2)
    fine = Facts(frozenset({"rider"}), "海珠社区", 6)
    assert rules.objections(rule, [("林昊然", fine), ("林昊宇", replace(fine, age=12))], labels) == ()
    assert rules.objections(Eligibility(), [("甲", Facts())] * 9, labels) == ()

    def said(facts: Facts, rule: Eligibility = rule) -> str:
        return " ".join(rules.objections(rule, [("小明", facts)], labels))

    assert said(replace(fine, age=5)) == "小明 is 5 years old; this is for people from 6 to 12."
    assert said(replace(fine, age=13)) == "小明 is 13 years old; this is for people from 6 to 12."
    assert "enter the date of birth" in said(replace(fine, age=None))
    assert said(replace(fine, categories=frozenset({"x"}))) == (
        "小明 is in none of the groups this is for: 双职工、骑手子女."
    )
    assert said(replace(fine, community="")) == "This is for residents of 海珠社区."
    assert said(Facts(age=5), Eligibility(age_from=6)) == "小明 is 5 years old; this is for people of 6 and above."
    assert said(Facts(age=7), Eligibility(age_to=6)) == "小明 is 7 years old; this is for people up to 6."
    three = rules.objections(rule, [("甲", fine), ("乙", fine)], labels, already=1)
    assert three == ("At most 2 of one household take part; with this there are 3.",)


def test_when_registration_is_open() -> None:
    opens, closes = NOW, NOW + HOUR

    def said(now: datetime) -> str:
        return rules.closed(opens, closes, now, ZONE)

    assert said(NOW - timedelta(seconds=1)) == "Registration begins at 14 Jul 10:00."
    assert said(NOW) == "" == said(closes - timedelta(seconds=1))
    assert said(closes) == "Registration ended at 14 Jul 11:00."
    assert rules.closed(None, None, NOW, ZONE) == ""


def test_age_on_a_day() -> None:
    assert rules.age_on(date(2018, 7, 21), date(2026, 7, 20)) == 7
    assert rules.age_on(date(2018, 7, 20), date(2026, 7, 20)) == 8
    assert rules.age_on(None, date(2026, 7, 20)) is None


# ------------------------------------------------------------------------------------------- the ballot


@given(worlds(shares=False), st.text(max_size=12))
@settings(max_examples=60)
def test_the_ballot_is_what_anyone_works_out_again(world: tuple[Places, list[Household]], seed: str) -> None:
    places, houses = world
    by_number = {one.number: replace(one, status=Status.APPLIED) for one in houses}
    drawn = rules.draw(seed, places, by_number, NOW)

    order = sorted(by_number, key=lambda n: hashlib.sha256(seed.encode() + b"|" + n.encode()).hexdigest())
    inside: list[str] = []
    while True:
        more = [n for n in order if n not in inside]
        for number in more:
            if may_join(places, [by_number[n] for n in inside], by_number[number]):
                inside.append(number)
        if len(more) == len([n for n in order if n not in inside]):
            break
    assert drawn == [(n, n in inside) for n in order]
    assert drawn == rules.draw(seed, places, dict(reversed(by_number.items())), NOW)


def test_the_key_of_a_ballot_is_plain_sha256() -> None:
    assert rules.ballot_key("2026-07-18 南山", "A07") == hashlib.sha256("2026-07-18 南山|A07".encode()).hexdigest()


def test_who_has_a_place_before_the_ballot_keeps_it_and_is_not_drawn() -> None:
    sure = house(1, (), ())
    rest = {f"A{n:02}": house(n, (), status=Status.APPLIED) for n in range(2, 6)}
    drawn = rules.draw("seed", Places(3), {"A01": sure, **rest}, NOW)
    assert sorted(number for number, _ in drawn) == sorted(rest)
    assert sum(lucky for _, lucky in drawn) == 1


# ------------------------------------------------------------------------------------------- in words

CAMP = Places(
    60,
    (
        quota(EARNERS, "双职工家庭", 30, categories=frozenset({"dual_earner"}), release_at=NOW + timedelta(days=5)),
        quota(RIDERS, "骑手、快递员子女", 15, categories=frozenset({"rider_child"})),
    ),
)


def camp() -> list[Household]:
    """52 of 60 are in: 20 of two earners, 5 of riders, 6 of both, 21 of neither; four households wait."""
    found = [house(n, {EARNERS}) for n in range(1, 21)]
    found += [house(n, {RIDERS}) for n in range(21, 26)]
    found += [house(n, {EARNERS, RIDERS}) for n in range(26, 32)]
    found += [house(n, ()) for n in range(32, 53)]
    found += [house(60 + n, *[()] * people, status=Status.WAITING) for n, people in enumerate((2, 1, 2, 1))]
    return found


def test_the_words_of_the_camp() -> None:
    """All that is free is kept: whoever counts in no quota waits as the fifth, and is told for whom and until when."""
    found = rules.allocate(CAMP, camp(), NOW)
    assert (found.taken, found.free, found.open, found.both) == (52, 8, 0, 6)
    assert [(use.taken, use.kept) for use in found.use] == [(26, 4), (11, 4)]
    told = rules.outlook(CAMP, camp(), house(90, ()), NOW, ZONE, "an ordinary household")
    assert told.standing is Standing.WAITING
    assert told.headline == "Registered now, an ordinary household waits as number 5."
    assert told.because == (
        "4 of the free places are kept for “双职工家庭” until 19 Jul 10:00.",
        "4 of the free places are kept for “骑手、快递员子女”.",
        "Who counts in several of these takes one place; what that saves goes to the line at once.",
    )


def test_a_child_that_counts_twice_frees_a_place_for_the_first_that_it_is_enough_for() -> None:
    both = rules.outlook(CAMP, camp(), house(90, {EARNERS, RIDERS}), NOW, ZONE)
    assert both.headline == "Registered now, this household is admitted."
    assert both.because == (
        "Takes 1 place(s).",
        "1 of them count(s) in “双职工家庭”.",
        "1 of them count(s) in “骑手、快递员子女”.",
    )
    after = rules.allocate(CAMP, [*camp(), house(90, {EARNERS, RIDERS})], NOW)
    assert after.open == 1
    assert after.next == (house(61, ()).id,)  # the first needs two
    waiting = house(90, {EARNERS, RIDERS}, status=Status.WAITING)
    assert rules.allocate(CAMP, [*camp(), waiting], NOW).next == (waiting.id, house(61, ()).id)


def test_who_passed_whom_and_why() -> None:
    places = Places(4, (quota(RIDERS, "骑手子女", 1, categories=frozenset({"rider_child"})),))
    houses = [
        house(1, (), ()),
        house(2, (), (), status=Status.WAITING),
        house(3, (), status=Status.ADMITTED),
        house(4, {RIDERS}),
        house(5, (), status=Status.CANCELLED),
    ]
    found = rules.allocate(places, houses, NOW)
    words = rules.explain(places, houses, found, NOW, ZONE)
    assert words[houses[1].id] == (
        "All 4 places are taken.",
        "After it in turn but in, by the places kept for “骑手子女”: A04.",
        "After it in turn but in, being fewer: A03.",
    )
    assert words[houses[3].id] == ("Takes 1 place(s).", "1 of them count(s) in “骑手子女”.")
    assert words[houses[4].id] == ()
    freed = [replace(one, status=Status.CANCELLED) if one.number == "A03" else one for one in houses]
    words = rules.explain(places, freed, rules.allocate(places, freed, NOW), NOW, ZONE)
    assert words[houses[1].id][0] == ("1 place(s) are free for it and it needs 2: it is admitted whole or waits.")


def test_other_reasons_in_words() -> None:
    limit = quota(LIMIT, "党员", 1, rule=QuotaRule.AT_MOST, categories=frozenset({"party_member"}))
    houses = [
        house(1, {LIMIT}),
        house(2, {LIMIT}, status=Status.WAITING),
        house(3, (), status=Status.WAITING, rank=4),
        house(4, (), status=Status.WAITING),
        house(5, (), status=Status.OFFERED),
        house(6, (), over_quota=True),
        house(7, (), status=Status.APPLIED),
    ]
    places = Places(4, (limit,))
    words = rules.explain(places, houses, rules.allocate(places, houses, NOW), NOW, ZONE)
    assert words[houses[1].id] == ("“党员” may have 1 at most and has 1.",)
    assert words[houses[2].id] == (
        "Drawn as number 4.",
        "Places came free for this household: they are offered to it next.",
    )
    assert words[houses[3].id] == ("The places that are free go to households before it in the line.",)
    assert words[houses[4].id] == ("Takes 1 place(s).",)
    assert words[houses[5].id] == ("Takes 1 place(s).", "Confirmed above the places there are.")
    assert words[houses[6].id] == ("Takes part in the ballot.",)
    lots = rules.outlook(places, houses, house(9, (), status=Status.APPLIED), NOW, ZONE)
    assert (lots.standing, lots.headline) == (
        Standing.APPLIED,
        "Registered now, this household takes part in the ballot.",
    )


def test_part_of_the_places_is_kept_and_the_rest_is_too_little() -> None:
    places = Places(4, (quota(RIDERS, "骑手子女", 2, categories=frozenset({"rider_child"})),))
    told = rules.outlook(places, [house(1, ())], house(2, (), ()), NOW, ZONE)
    assert told.because == (
        "2 of the free places are kept for “骑手子女”.",
        "1 place(s) are free for it and it needs 2: it is admitted whole or waits.",
    )
    many = [house(n, {RIDERS}) for n in range(3, 7)]
    told = rules.outlook(Places(4, places.quotas), many, house(2, ()), NOW, ZONE)
    assert told.because[1] == "After it in turn but in, by the places kept for “骑手子女”: 4 household(s)."


def test_why_somebody_is_pending() -> None:
    houses = [house(1, (), desk="B"), house(2, (), desk="A"), house(3, (), desk="B")]
    found = rules.allocate(Places(2), houses, NOW)
    last = "More were admitted than there are places; this household is among the last."
    assert rules.explain(Places(2), houses, found, NOW, ZONE)[houses[2].id] == (last,)
    shared = Places(2, (), {"A": 1, "B": 1})
    found = rules.allocate(shared, houses, NOW)
    assert rules.explain(shared, houses, found, NOW, ZONE)[houses[2].id] == (
        "More were admitted than there are places; desk B had given all of its own before this household.",
    )


def test_labels_are_words() -> None:
    assert rules.standing_label(Standing.PENDING) == "Pending confirmation"
    assert rules.standing_label("waiting") == "On the waiting list"
    assert rules.presence_label("late") == "Late"
    assert (rules.level_label("street"), rules.level_label(None)) == ("Street", "")


# ------------------------------------------------------------------------------------------- the sheet


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("3 7 9-12", (3, 7, 9, 10, 11, 12)),
        ("７，３、３；9 － 10", (7, 3, 9, 10)),
        ("1至3 2~4 40", (1, 2, 3, 4, 40)),
        ("  ", ()),
        ("5—5.6。7", (5, 6, 7)),
    ],
)
def test_rows_typed_from_a_sheet(text: str, rows: tuple[int, ...]) -> None:
    assert rules.row_codes(text, 40) == rows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3 x", "“x” isn't understood"),
        ("12-9", "“12-9” isn't understood"),
        ("-3", "isn't understood"),
        ("1-2-3", "isn't understood"),
        ("0", "There is no row 0; the sheet has rows 1 to 40."),
        ("41", "There is no row 41"),
        ("39-999999", "There is no row 999999"),
    ],
)
def test_rows_that_are_not_on_a_sheet(text: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        rules.row_codes(text, 40)
    assert said in refused.value.message
    assert refused.value.field == "rows"
