"""Registering households: taken in, waiting, offered, changed, cancelled; two desks that meet; why, in words."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db.models import ActivitySession, Participant, Registration
from app.domain.activities import Standing
from app.domain.auth import Actor
from app.domain.settings import DESK_LETTER
from app.services import activities, attendance, people, registrations, settings, undo
from app.services.activities import QuotaPlan, SessionPlan
from app.services.desk import Desk, open_desk
from app.services.registrations import Collector, Registered, RegistrationFilter, RegistrationRow, RegistrationWish
from tests.two_desks import bring

ZONE = ZoneInfo("Asia/Shanghai")
HOUR = timedelta(hours=1)
EARNERS = QuotaPlan("双职工家庭", 2, categories=("two_earner",))
RIDERS = QuotaPlan("骑手子女", 1, categories=("rider_child",))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time of July 2026 on the clocks of Shenzhen; the desk's clock stands at 18 July 18:42."""
    return datetime(2026, 7, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def plan(desk: Desk, manager: Actor, capacity: int | None, *quotas: QuotaPlan, **values: Any) -> RowId:
    """A published activity on 25 July."""
    values = {"title": "小小科学家", "kind": "camp", "capacity": capacity, "mode": "first", **values}
    sessions = [SessionPlan(at(25, 9), at(25, 11), place="科普室")]
    made, _ = activities.save(desk, manager, None, values, sessions=sessions, quotas=list(quotas))
    activities.publish(desk, manager, made.row.id)
    return made.row.id


def wish(activity: RowId, *names: str, by: str = "", **more: Any) -> RegistrationWish:
    """Children (or one grown-up, if nobody registers for them) as a form has them; "name:code" counts as such."""
    found = []
    for name in names:
        name, _, codes = name.partition(":")
        found.append(Registered(name=name, categories=tuple(codes.split()), relation="父亲" if by else ""))
    phone = {"contact_phone": "13800138000"} if by else {}
    return RegistrationWish(activity, tuple(found), contact_name=by, **phone, **more)


def register(desk: Desk, actor: Actor, activity: RowId, *names: str, **more: Any) -> RegistrationRow:
    return registrations.register(desk, actor, wish(activity, *names, **more))[0].row


def standing(desk: Desk, one: RegistrationRow) -> Standing:
    return registrations.row(desk, one.id).standing


# ------------------------------------------------------------------------------------------- taking in


def test_a_household_is_registered_in_one_go(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 60, EARNERS, RIDERS)
    asked = wish(
        camp, "林昊然:rider_child two_earner", "林昊宇:rider_child", by="林志强", community="大冲社区",
        collectors=(Collector(None, "周桂兰", "外婆", "13900139000"),), note="周二晚到",
    )  # fmt: skip
    answer = registrations.check(desk, clerk, asked)
    assert answer.standing is Standing.ADMITTED
    assert answer.headline == "Registered now, this household is admitted."
    assert answer.quotas == (("林昊然", ("双职工家庭", "骑手子女")), ("林昊宇", ("骑手子女",)))
    outcome, changes = registrations.register(desk, clerk, asked)
    row = outcome.row
    assert (row.number, row.desk, row.by, row.standing) == ("A01", "A", "林晓", Standing.ADMITTED)
    assert (row.contact, row.phone, row.community, row.note) == ("林志强", "138****8000", "大冲社区", "周二晚到")
    assert [(one.number, one.name, one.quota_names) for one in row.participants] == [
        ("A01", "林昊然", ("双职工家庭", "骑手子女")), ("A02", "林昊宇", ("骑手子女",)),
    ]  # fmt: skip
    assert [(one.name, one.relation, one.phone) for one in row.collectors] == [("周桂兰", "外婆", "139****9000")]
    card = people.card(desk, row.contact_id or b"")
    assert [(kin.name, kin.relation) for kin in card.children] == [("林昊然", "父亲"), ("林昊宇", "父亲")]
    assert people.card(desk, card.children[0].id).is_child
    undo.undo_act(desk, clerk, changes)
    assert registrations.rows(desk, camp) == []
    assert people.search(desk, "林昊然") == []


def test_a_grown_up_registers_in_person(desk: Desk, manager: Actor, clerk: Actor) -> None:
    talk = plan(desk, manager, 2)
    row = register(desk, clerk, talk, "陈伯", by="")
    assert row.contact == row.participants[0].name == "陈伯"
    assert row.contact_id == row.participants[0].person_id
    again = registrations.register(
        desk, clerk, RegistrationWish(plan(desk, manager, 2), (Registered(person_id=row.contact_id),))
    )[0].row
    assert again.contact_id == row.contact_id
    with_child = registrations.register(
        desk, clerk,
        RegistrationWish(plan(desk, manager, 2), (Registered(name="陈伯"), Registered(name="小陈", relation="爷爷")),
                         contact_id=row.contact_id),
    )[0].row  # fmt: skip
    assert [one.person_id == row.contact_id for one in with_child.participants] == [True, False]
    grown = Registered(name="陈妈妈", birth_date=date(1980, 1, 1), relation="儿子")
    small = Registered(name="小陈弟", birth_date=date(2019, 1, 1))
    family = RegistrationWish(plan(desk, manager, 2), (grown, small), contact_id=row.contact_id)
    registrations.register(desk, clerk, family)
    assert [kin.name for kin in people.card(desk, row.contact_id or b"").children] == ["小陈", "小陈弟"]


def test_somebody_has_to_be_named(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 2)
    for asked, field in (
        (RegistrationWish(camp, ()), "participants"),
        (RegistrationWish(camp, (Registered(name="小明", relation="母亲"),)), "contact"),
        (RegistrationWish(camp, (Registered(name=" ", relation="母亲"),), contact_name="李"), "participants"),
        (wish(camp, "小明", by="李", community="很" * 61), "community"),
        (wish(camp, "小明:nobody", by="李"), "participants"),
        (replace(wish(camp, "小明", by="李"), contact_phone="12"), "contact"),
        (wish(camp, "小明", by="李", collectors=(Collector(None, "", "", ""),)), "collectors"),
    ):
        with pytest.raises(UserError) as refused:
            registrations.register(desk, clerk, asked)
        assert refused.value.field == field, asked
    assert registrations.rows(desk, camp) == []


def test_a_known_child_is_not_made_twice(desk: Desk, manager: Actor, clerk: Actor) -> None:
    """Next year's form begins with the children, their quotas and the community of last time."""
    row = register(desk, clerk, plan(desk, manager, 9), "林昊然:rider_child", by="林志强", community="大冲社区")
    next_year = plan(desk, manager, 9)
    drafted = registrations.draft_from_kin(desk, next_year, row.contact_id or b"")
    assert drafted.community == "大冲社区"
    [child] = drafted.participants
    assert (child.person_id, child.categories, child.relation) == (
        row.participants[0].person_id, ("rider_child",), "父亲"
    )  # fmt: skip
    typed = RegistrationWish(next_year, (Registered(name="林昊然", relation="父亲"),), contact_id=row.contact_id)
    again, _ = registrations.register(desk, clerk, typed)
    assert again.row.participants[0].person_id == row.participants[0].person_id
    assert len(people.card(desk, row.contact_id or b"").children) == 1
    history = registrations.of_person(desk, row.participants[0].person_id or b"")
    assert [(one["number"], one["standing"], one["attended"]) for one in history] == [
        ("A01", Standing.ADMITTED, 0), ("A01", Standing.ADMITTED, 0)
    ]  # fmt: skip


def test_a_card_made_with_a_registration_stays_once_it_is_used_again(desk: Desk, manager: Actor, clerk: Actor) -> None:
    outcome, changes = registrations.register(desk, clerk, wish(plan(desk, manager, 9), "林昊然", by="林志强"))
    child = Registered(outcome.row.participants[0].person_id, relation="父亲")
    again = RegistrationWish(plan(desk, manager, 9), (child,), outcome.row.contact_id)
    _, later = registrations.register(desk, clerk, again)
    with pytest.raises(UserError, match="registered since"):
        undo.undo_act(desk, clerk, changes)
    undo.undo_act(desk, clerk, later)
    undo.undo_act(desk, clerk, changes)
    assert people.search(desk, "林昊然") == []


def test_who_may_not_take_part_is_told_why(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(
        desk, manager, 9, age_from=6, age_to=12, categories=("rider_child",), communities="大冲社区", household_cap=2
    )
    young = RegistrationWish(
        camp, (Registered(name="小宝", birth_date=date(2021, 7, 26), relation="母亲"),), contact_name="周敏"
    )
    answer = registrations.check(desk, clerk, young)
    assert answer.refused and answer.headline == "This household can't be registered."
    assert answer.because == (
        "小宝 is 4 years old; this is for people from 6 to 12.",
        "小宝 is in none of the groups this is for: Rider's child.",
        "This is for residents of 大冲社区.",
    )
    with pytest.raises(UserError, match="is 4 years old") as refused:
        registrations.register(desk, clerk, young)
    assert refused.value.field == "participants"
    with pytest.raises(UserError):
        registrations.register(desk, clerk, young, override=True)
    row = registrations.register(desk, manager, young, override=True)[0].row
    assert row.standing is Standing.ADMITTED
    [child] = row.participants
    moved = RegistrationWish(
        camp, (Registered(child.person_id, relation="母亲", id=child.id),), row.contact_id, note="住海珠", own=row.id
    )
    assert registrations.change(desk, clerk, moved)[0].row.note == "住海珠"


def test_the_age_is_counted_on_the_activitys_day(desk: Desk, manager: Actor, clerk: Actor) -> None:
    born = date(2020, 7, 25)
    six = plan(desk, manager, 9, age_from=6)
    asked = RegistrationWish(six, (Registered(name="小明", birth_date=born, relation="父亲"),), contact_name="王")
    assert registrations.register(desk, clerk, asked)[0].row.participants[0].age == 6
    before = plan(desk, manager, 9, age_from=6, age_on=date(2026, 7, 24))
    with pytest.raises(UserError, match="is 5 years old"):
        registrations.register(desk, clerk, replace(asked, activity_id=before))


def test_a_household_cap_counts_what_the_contact_registered_before(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 9, household_cap=2)
    one = register(desk, clerk, camp, "甲", by="林志强")
    more = RegistrationWish(
        camp, (Registered(name="乙", relation="父"), Registered(name="丙", relation="父")), one.contact_id
    )
    with pytest.raises(UserError, match="with this there are 3"):
        registrations.register(desk, clerk, more)
    registrations.register(desk, clerk, replace(more, participants=more.participants[:1]))
    three = registrations.register(desk, manager, wish(camp, "丁", "戊", "己", by="赵"), override=True)[0].row
    assert registrations.change(desk, clerk, changed(three, drop=0, phone="13900139000"))[0].row.phone == "139****9000"
    with pytest.raises(UserError, match="with this there are 4"):
        registrations.change(desk, clerk, changed(three, add=("庚",)))


def test_registration_opens_and_closes(desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock) -> None:
    camp = plan(desk, manager, 9, opens_at=at(19, 9), closes_at=at(20, 12))
    assert registrations.open_words(desk, camp) == ("Registration begins at 19 Jul 09:00.", ())
    with pytest.raises(UserError, match="Registration begins at 19 Jul 09:00") as refused:
        register(desk, clerk, camp, "小明", by="王")
    assert refused.value.field == "activity"
    clock.now = at(19, 9)
    register(desk, clerk, camp, "小明", by="王")
    clock.now = at(20, 12)
    assert registrations.check(desk, clerk, wish(camp, "小红", by="李")).because == (
        "Registration ended at 20 Jul 12:00.",
    )
    with pytest.raises(UserError, match="Registration ended"):
        register(desk, clerk, camp, "小红", by="李")
    registrations.register(desk, manager, wish(camp, "小红", by="李"), override=True)
    clock.now = at(25, 11)
    with pytest.raises(UserError, match="is over"):
        register(desk, clerk, camp, "小刚", by="赵")


def test_what_takes_no_registrations(desk: Desk, manager: Actor, clerk: Actor) -> None:
    draft, _ = activities.save(
        desk, manager, None, {"title": "还没发布"}, sessions=[SessionPlan(at(25, 9), at(25, 11))]
    )
    for activity, said in (
        (draft.row.id, "isn't published yet"),
        (plan(desk, manager, None, mode="none"), "Nobody has to register"),
    ):
        with pytest.raises(UserError, match=said):
            registrations.register(desk, manager, wish(activity, "甲"), override=True)
    camp = plan(desk, manager, 9)
    activities.call_off(desk, manager, camp, "台风")
    with pytest.raises(UserError, match="called off"):
        registrations.register(desk, manager, wish(camp, "甲"), override=True)


def test_the_same_child_twice(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 9)
    first = register(desk, clerk, camp, "林昊然", by="林志强")
    same = wish(camp, "林昊然", by="王秀娟")
    assert registrations.check(desk, clerk, same).twice == ("Somebody called 林昊然 is registered already, as A01.",)
    with pytest.raises(UserError, match="is registered already, as A01") as refused:
        registrations.register(desk, clerk, same)
    assert refused.value.field == "participants"
    registrations.register(desk, clerk, same, different=True)
    known = RegistrationWish(
        camp, (Registered(first.participants[0].person_id, relation="父亲"),), contact_id=first.contact_id
    )
    with pytest.raises(UserError, match="林昊然 is registered already"):
        registrations.register(desk, clerk, known, different=True)
    with pytest.raises(UserError, match="in this registration twice"):
        register(desk, clerk, camp, "小明", "小明", by="赵")
    registrations.cancel(desk, clerk, first.id, "不来了")
    registrations.register(desk, clerk, known, different=True)
    with pytest.raises(UserError, match="is registered already"):
        registrations.reinstate(desk, clerk, first.id)


# ------------------------------------------------------------------------------------------- the line


def test_the_line_and_its_words(desk: Desk, manager: Actor, clerk: Actor) -> None:
    """Four places, one of them kept: the second ordinary family of two waits whole; a rider's child comes in."""
    camp = plan(desk, manager, 4, RIDERS)
    register(desk, clerk, camp, "甲一", "甲二", by="甲")
    assert registrations.open_words(desk, camp)[0] == "Registered now, an ordinary household is admitted."
    answer = registrations.check(desk, clerk, wish(camp, "乙一", "乙二", by="乙"))
    assert answer.standing is Standing.WAITING
    assert answer.headline == "Registered now, this household waits as number 1."
    assert answer.because == (
        "1 of the free places are kept for “骑手子女”.",
        "1 place(s) are free for it and it needs 2: it is admitted whole or waits.",
    )
    family = register(desk, clerk, camp, "乙一", "乙二", by="乙")
    assert (family.standing, family.place_in_line) == (Standing.WAITING, 1)
    assert register(desk, clerk, camp, "丙", by="丙爸").standing is Standing.ADMITTED
    headline, because = registrations.open_words(desk, camp)
    assert headline == "Registered now, an ordinary household waits as number 2."
    assert because == ("1 of the free places are kept for “骑手子女”.",)
    assert register(desk, clerk, camp, "丁:rider_child", by="丁爸").standing is Standing.ADMITTED
    told = {one.number: one for one in registrations.explain(desk, camp)}
    assert list(told) == ["A01", "A03", "A05", "A06"]
    assert told["A03"].people == 2
    assert told["A03"].words == (
        "All 4 places are taken.",
        "After it in turn but in, by the places kept for “骑手子女”: A06.",
        "After it in turn but in, being fewer: A05.",
    )
    assert [one.number for one in registrations.rows(desk, camp)] == ["A01", "A05", "A06", "A03"]


def test_a_place_that_comes_free_is_offered_to_the_next(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock
) -> None:
    camp = plan(desk, manager, 2, offer_hours=24)
    first = register(desk, clerk, camp, "甲", by="甲爸")
    register(desk, clerk, camp, "乙", by="乙爸")
    family, single = (
        register(desk, clerk, camp, "丙一", "丙二", by="丙爸"), register(desk, clerk, camp, "丁", by="丁爸")
    )  # fmt: skip
    with pytest.raises(UserError, match="reason"):
        registrations.cancel(desk, clerk, first.id, " ")
    outcome, changes = registrations.cancel(desk, clerk, first.id, "生病")
    assert (outcome.row.standing, outcome.row.reason) == (Standing.CANCELLED, "生病")
    assert [one.id for one in outcome.offers] == [single.id]  # the family of two doesn't fit
    offered = registrations.row(desk, single.id)
    assert offered.offered_until == clock.now + 24 * HOUR
    assert "until 19 Jul 18:42" in registrations.explain(desk, camp)[-1].words[-1]
    assert registrations.allocation(desk, camp).free == 0  # it is kept for them
    undo.undo_act(desk, clerk, changes)
    assert (standing(desk, first), standing(desk, single)) == (Standing.ADMITTED, Standing.WAITING)
    registrations.cancel(desk, clerk, first.id, "生病")
    registrations.accept_offer(desk, clerk, single.id)
    assert standing(desk, single) is Standing.ADMITTED
    with pytest.raises(UserError, match="No place is offered"):
        registrations.accept_offer(desk, clerk, single.id)
    assert standing(desk, family) is Standing.WAITING


def test_a_child_that_counts_twice_leaves_its_place_to_the_line_at_once(
    desk: Desk, manager: Actor, clerk: Actor
) -> None:
    camp = plan(desk, manager, 2, replace(EARNERS, places=1), RIDERS)
    waits = register(desk, clerk, camp, "甲", by="甲爸")
    assert waits.standing is Standing.WAITING
    outcome, changes = registrations.register(desk, clerk, wish(camp, "乙:two_earner rider_child", by="乙爸"))
    assert outcome.row.standing is Standing.ADMITTED
    assert [one.id for one in outcome.offers] == [waits.id]
    undo.undo_act(desk, clerk, changes)
    assert standing(desk, waits) is Standing.WAITING


def test_an_offer_declined_or_not_answered_goes_to_the_next(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock
) -> None:
    camp = plan(desk, manager, 1, offer_hours=2)
    first = register(desk, clerk, camp, "甲", by="甲爸")
    line = [register(desk, clerk, camp, name, by=f"{name}爸") for name in ("乙", "丙", "丁")]
    registrations.cancel(desk, clerk, first.id, "生病")
    outcome, _ = registrations.decline_offer(desk, clerk, line[0].id)
    assert outcome.row.standing is Standing.CANCELLED and outcome.row.reason
    assert [one.id for one in outcome.offers] == [line[1].id]
    assert registrations.sweep(desk)[0] == registrations.Swept()
    clock.advance(hours=2)
    swept, _ = registrations.sweep(desk)
    assert swept.lapsed == 1 and [one.id for one in swept.offers] == [line[2].id]
    assert standing(desk, line[1]) is Standing.CANCELLED
    assert not registrations.sweep(desk)[1]
    late, _ = registrations.reinstate(desk, clerk, line[1].id)
    assert late.row.standing is Standing.WAITING


def test_no_place_is_offered_once_the_last_session_has_begun(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock
) -> None:
    camp = plan(desk, manager, 1, offer_hours=100)
    clock.now = at(25, 8)
    first = register(desk, clerk, camp, "甲", by="甲爸")
    second = register(desk, clerk, camp, "乙", by="乙爸")
    registrations.cancel(desk, clerk, first.id, "堵车")
    assert registrations.row(desk, second.id).offered_until == at(25, 9)
    clock.now = at(25, 9)
    assert registrations.sweep(desk)[0].lapsed == 1
    third = registrations.register(desk, clerk, wish(camp, "丙", by="丙爸"))[0].row
    assert third.standing is Standing.ADMITTED  # nobody is before them any more


def test_kept_places_are_given_out_once_they_are_released(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock
) -> None:
    camp = plan(desk, manager, 2, replace(RIDERS, release_at=at(20, 12)))
    register(desk, clerk, camp, "甲", by="甲爸")
    waits = register(desk, clerk, camp, "乙", by="乙爸")
    assert waits.standing is Standing.WAITING
    assert registrations.open_words(desk, camp)[1] == (
        "1 of the free places are kept for “骑手子女” until 20 Jul 12:00.",
    )
    clock.now = at(20, 11, 59)
    assert not registrations.sweep(desk)[1]
    clock.now = at(20, 12)
    assert [one.id for one in registrations.sweep(desk)[0].offers] == [waits.id]


def test_a_draft_or_an_activity_called_off_offers_nothing(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 1)
    first = register(desk, clerk, camp, "甲", by="甲爸")
    second = register(desk, clerk, camp, "乙", by="乙爸")
    activities.call_off(desk, manager, camp, "台风")
    registrations.cancel(desk, clerk, first.id, "台风")
    assert standing(desk, second) is Standing.WAITING
    assert not registrations.sweep(desk)[1]


# ------------------------------------------------------------------------------------------- changing, deciding


def changed(row: RegistrationRow, *, drop: int = 0, add: tuple[str, ...] = (), phone: str = "") -> RegistrationWish:
    kept = row.active[: len(row.active) - drop]
    participants = [
        Registered(one.person_id, categories=one.categories, grade=one.grade, consent=one.consent, relation="父亲",
                   id=one.id)
        for one in kept
    ] + [Registered(name=name, relation="父亲") for name in add]  # fmt: skip
    return RegistrationWish(
        row.activity_id, tuple(participants), row.contact_id, community=row.community, note=row.note,
        collectors=row.collectors, own=row.id, contact_phone=phone,
    )  # fmt: skip


def test_a_change_adds_and_takes_off_children(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 3)
    row = register(
        desk, clerk, camp, "甲一", by="甲", collectors=(Collector(None, "外婆", "外婆", "13900139000"),)
    )  # fmt: skip
    more = registrations.change(desk, clerk, changed(row, add=("甲二",)), seen=row.seen)[0].row
    assert [one.number for one in more.active] == ["A01", "A02"]
    assert more.collectors[0].phone == "139****9000"
    waits = register(desk, clerk, camp, "乙一", "乙二", by="乙")
    with pytest.raises(UserError, match="no place for 2 more") as refused:
        registrations.change(desk, clerk, changed(more, add=("甲三", "甲四")))
    assert refused.value.field == "participants"
    assert len(registrations.row(desk, row.id).active) == 2
    answer = registrations.check(desk, clerk, changed(more, add=("甲三", "甲四")))
    assert answer.refused and answer.headline.startswith("There is no place for 2 more")
    fewer, _ = registrations.change(desk, clerk, changed(more, drop=1))
    assert [one.number for one in fewer.row.active] == ["A01"]
    assert [one.id for one in fewer.offers] == [waits.id]
    with pytest.raises(UserError, match="say who takes part"):
        registrations.change(desk, clerk, changed(fewer.row, drop=1))


def test_a_fact_set_right_keeps_the_place_and_shows_what_is_too_much(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 2, RIDERS)
    register(desk, clerk, camp, "甲", by="甲爸")
    row = register(desk, clerk, camp, "乙:rider_child", by="乙爸")
    right = changed(row)
    right = replace(right, participants=(replace(right.participants[0], categories=()),))
    assert registrations.change(desk, clerk, right)[0].row.standing is Standing.PENDING
    settled = registrations.settle_pending(desk, manager, row.id, keep=True)[0].row
    assert (settled.standing, settled.over_quota) == (Standing.ADMITTED, True)
    with pytest.raises(UserError, match="settled already"):
        registrations.settle_pending(desk, manager, row.id, keep=True)


def test_one_child_withdraws_and_the_last_one_cancels(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 2)
    row = register(desk, clerk, camp, "甲一", "甲二", by="甲")
    waits = register(desk, clerk, camp, "乙", by="乙爸")
    outcome, _ = registrations.withdraw(desk, clerk, row.participants[0].id, "发烧")
    assert [one.id for one in outcome.offers] == [waits.id]
    assert outcome.row.participants[0].withdraw_reason == "发烧"
    assert outcome.row.standing is Standing.ADMITTED and len(outcome.row.active) == 1
    last, _ = registrations.withdraw(desk, clerk, row.participants[1].id, "也发烧")
    assert last.row.standing is Standing.CANCELLED
    with pytest.raises(UserError):
        registrations.withdraw(desk, clerk, row.participants[1].id, "又来")
    with pytest.raises(UserError, match="given up"):
        registrations.cancel(desk, clerk, row.id, "又来")
    back = registrations.reinstate(desk, clerk, row.id)[0].row
    assert len(back.active) == 2
    assert back.standing is Standing.WAITING  # one place was left, and they are two
    with pytest.raises(UserError, match="stands already"):
        registrations.reinstate(desk, clerk, row.id)


def test_a_manager_decides(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 1)
    register(desk, clerk, camp, "甲", by="甲爸")
    waits = register(desk, clerk, camp, "乙", by="乙爸")
    other = register(desk, clerk, camp, "丙", by="丙爸")
    for act in (
        lambda: registrations.admit(desk, clerk, waits.id, over_quota=True),
        lambda: registrations.refuse(desk, clerk, waits.id, "不合适"),
        lambda: registrations.settle_pending(desk, clerk, waits.id, keep=True),
        lambda: registrations.close_list(desk, clerk, camp),
    ):
        with pytest.raises(UserError):
            act()
    with pytest.raises(UserError, match="All 1 places are taken"):
        registrations.admit(desk, manager, waits.id)
    over = registrations.admit(desk, manager, waits.id, over_quota=True)[0].row
    assert (over.standing, over.over_quota) == (Standing.ADMITTED, True)
    with pytest.raises(UserError, match="admitted already"):
        registrations.admit(desk, manager, waits.id)
    refused = registrations.refuse(desk, manager, over.id, "重复")[0]
    assert (refused.row.standing, refused.row.over_quota, refused.offers) == (Standing.REFUSED, False, ())
    activities.save(desk, manager, camp, {"capacity": 2})
    fits = registrations.admit(desk, manager, other.id)[0].row
    assert (fits.standing, fits.over_quota) == (Standing.ADMITTED, False)


def test_forms_of_consent(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 3)
    row = register(desk, clerk, camp, "甲一", "甲二", by="甲")
    lacking = RegistrationFilter(without_consent=True)
    registrations.set_consent(desk, clerk, [row.participants[0].id], True)
    assert [one.consent for one in registrations.row(desk, row.id).participants] == [True, False]
    assert len(registrations.rows(desk, camp, lacking)) == 1
    gone = register(desk, clerk, camp, "乙", by="乙爸")
    registrations.cancel(desk, clerk, gone.id, "不来了")
    registrations.set_consent(desk, clerk, [one.id for one in row.participants], True)
    assert registrations.rows(desk, camp, lacking) == []


def test_a_list_is_searched_and_filtered(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 2, RIDERS)
    one = register(desk, clerk, camp, "林昊然:rider_child", by="赵明远")
    register(desk, clerk, camp, "孙可心", by="孙立群")
    waits = register(desk, clerk, camp, "周一", "周二", by="周敏")

    def found(**chosen: Any) -> list[str]:
        return [row.number for row in registrations.rows(desk, camp, RegistrationFilter(**chosen))]

    assert found() == ["A01", "A02", "A03"]
    assert found(text="lhr") == found(text="赵明") == found(text="a01") == ["A01"]
    assert found(text="zhou") == found(text="A04") == ["A03"]
    assert found(text="8000") == ["A01", "A02", "A03"]
    assert found(text="没有") == []
    assert found(standings=(Standing.WAITING,)) == [waits.number]
    assert found(quota_id=one.participants[0].quotas[0]) == ["A01"]


def test_a_list_of_hundreds_is_whole(desk: Desk, manager: Actor) -> None:
    camp = plan(desk, manager, 400)
    with desk.store.write(manager.staff_id) as tx:
        ids = tx.insert_many(
            Registration,
            (
                {"activity_id": camp, "at": at(18, 12), "desk": "A", "number": f"A{n}", "status": "waiting"}
                for n in range(1, 601)
            ),
        )
        tx.insert_many(
            Participant,
            ({"registration_id": one, "activity_id": camp, "number": f"A{n}"} for n, one in enumerate(ids, 1)),
        )
    assert all(len(row.participants) == 1 for row in registrations.rows(desk, camp))
    assert [one.number for one in registrations.sweep(desk)[0].offers] == [f"A{n}" for n in range(1, 401)]
    assert [one.number for one in registrations.explain(desk, camp)] == [f"A{n}" for n in range(1, 601)]


def test_nobody_is_added_to_a_household_once_registration_is_over(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock
) -> None:
    camp = plan(desk, manager, 5, closes_at=at(18, 19))
    row = register(desk, clerk, camp, "甲", by="甲爸")
    clock.now = at(18, 20)
    child = Registered(id=row.participants[0].id, person_id=row.participants[0].person_id, relation="父亲")
    kept = RegistrationWish(camp, (replace(child, grade="三年级"),), row.contact_id, own=row.id)
    assert registrations.change(desk, clerk, kept)[0].row.participants[0].grade == "三年级"
    more = replace(kept, participants=(child, Registered(name="甲弟", relation="父亲")))
    assert registrations.check(desk, clerk, more).because == ("Registration ended at 18 Jul 19:00.",)
    with pytest.raises(UserError, match="Registration ended"):
        registrations.change(desk, clerk, more)
    assert len(registrations.change(desk, manager, more, override=True)[0].row.active) == 2


def test_a_change_registers_nobody_a_second_time(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 9)
    row = register(desk, clerk, camp, "甲", "乙", by="甲爸")
    first, second = row.participants
    registrations.withdraw(desk, clerk, first.id, "生病")
    alone = RegistrationWish(camp, (Registered(person_id=first.person_id, relation="父亲"),), row.contact_id)
    registrations.register(desk, clerk, alone)
    for people_now in (
        (Registered(id=first.id, person_id=first.person_id), Registered(id=second.id, person_id=second.person_id)),
        (Registered(id=second.id, person_id=first.person_id),),
    ):
        changed = replace(alone, participants=tuple(replace(one, relation="父亲") for one in people_now), own=row.id)
        with pytest.raises(UserError, match="甲 is registered already, as A03"):
            registrations.change(desk, clerk, changed, different=True)


def test_only_a_manager_takes_back_that_a_manager_said_no(desk: Desk, manager: Actor, clerk: Actor) -> None:
    row = register(desk, clerk, plan(desk, manager, 2), "甲", by="甲爸")
    registrations.refuse(desk, manager, row.id, "住在外区")
    with pytest.raises(UserError):
        registrations.reinstate(desk, clerk, row.id)
    assert registrations.reinstate(desk, manager, row.id)[0].row.standing is Standing.ADMITTED


def test_who_applied_for_lots_that_are_not_drawn_any_more_is_offered_places_in_turn(
    desk: Desk, manager: Actor, clerk: Actor
) -> None:
    camp = plan(desk, manager, 1, mode="ballot")
    rows = [register(desk, clerk, camp, name, by=f"{name}爸") for name in ("甲", "乙")]
    activities.save(desk, manager, camp, {"mode": "first"})
    assert [one.id for one in registrations.sweep(desk)[0].offers] == [rows[0].id]
    assert standing(desk, rows[1]) is Standing.WAITING


def test_a_household_that_comes_back_has_no_place_made_for_it_any_more(
    desk: Desk, manager: Actor, clerk: Actor
) -> None:
    camp = plan(desk, manager, 1)
    register(desk, clerk, camp, "甲", by="甲爸")
    row = register(desk, clerk, camp, "乙", by="乙爸")
    registrations.admit(desk, manager, row.id, over_quota=True)
    registrations.withdraw(desk, clerk, row.participants[0].id, "生病")
    back = registrations.reinstate(desk, clerk, row.id)[0].row
    assert (back.standing, back.over_quota) == (Standing.WAITING, False)


def test_undo_registers_nobody_twice_and_takes_nothing_from_under_what_came_since(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock
) -> None:
    camp = plan(desk, manager, 5)
    row = register(desk, clerk, camp, "甲", by="甲爸")
    _, cancelled = registrations.cancel(desk, clerk, row.id, "生病")
    again = RegistrationWish(
        camp, (Registered(person_id=row.participants[0].person_id, relation="父亲"),), contact_id=row.contact_id
    )
    second = registrations.register(desk, clerk, again)[0].row
    with pytest.raises(UserError, match="registered already, as A02"):
        undo.undo_act(desk, clerk, cancelled)
    registrations.cancel(desk, clerk, second.id, "重复")
    undo.undo_act(desk, clerk, cancelled)
    assert standings(desk, camp) == {"A01": Standing.ADMITTED, "A02": Standing.CANCELLED}
    outcome, made = registrations.register(desk, clerk, wish(camp, "乙", by="乙爸"))
    row = outcome.row
    child = Registered(id=row.participants[0].id, person_id=row.participants[0].person_id, relation="父亲")
    brother = Registered(name="乙弟", relation="父亲")
    registrations.change(desk, clerk, RegistrationWish(camp, (child, brother), row.contact_id, own=row.id))
    with pytest.raises(UserError, match="changed this since"):
        undo.undo_act(desk, clerk, made)  # the brother would be gone with it
    talk, planned = activities.save(desk, manager, None, {"title": "讲座", "mode": "none"})
    card, _ = activities.add_sessions(desk, manager, talk.row.id, [SessionPlan(at(18, 18), at(18, 20))])
    with pytest.raises(UserError, match="changed this since"):
        undo.undo_act(desk, manager, planned)
    known, entered = people.save(desk, clerk, None, {"name": "赵六"})
    attendance.walk_in(desk, clerk, card.sessions[0].id, person_id=known.id)
    with pytest.raises(UserError, match="signed in since"):
        undo.undo_act(desk, clerk, entered)


def test_figures_that_went_up_follow_what_is_corrected_later(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock
) -> None:
    camp = plan(desk, manager, 5)
    first = register(desk, clerk, camp, "甲", "乙", by="甲爸")
    other = register(desk, clerk, camp, "丙", by="丙爸")
    session = activities.card(desk, camp).sessions[0].id
    clock.now = at(25, 9)
    _, marked = attendance.mark(desk, clerk, session, [one.id for one in first.participants])
    clock.now = at(25, 11)
    attendance.close(desk, clerk, session)

    def stored() -> tuple[int | None, ...]:
        shown = activities.session(desk, session)
        with desk.store.read() as reading:
            row = reading.get(ActivitySession, session)
            assert row is not None
            kept = (row.expected, row.present, row.absent)
        assert kept == (shown.expected, shown.present, shown.absent)
        return kept

    assert stored() == (3, 2, 1)
    _, undone = undo.undo_act(desk, clerk, marked)
    assert stored() == (3, 0, 3)
    undo.undo_act(desk, clerk, undone)
    assert stored() == (3, 2, 1)
    registrations.cancel(desk, clerk, other.id, "登记错了")
    assert stored() == (2, 2, 0)
    registrations.reinstate(desk, clerk, other.id)
    assert stored() == (3, 2, 1)
    talk = plan(desk, manager, 9, closes_at=at(30, 9))
    card, _ = activities.add_sessions(desk, manager, talk, [SessionPlan(at(26, 9), at(26, 11), place="科普室")])
    session = card.sessions[0].id
    attendance.set_figures(desk, clerk, session, {"expected": 9, "present": 8, "absent": 1, "walk_ins": 1})
    clock.advance(minutes=1)
    register(desk, clerk, talk, "丁", by="丁爸")
    assert stored() == (9, 8, 1), "typed in by hand"
    assert activities.session(desk, session).walk_ins == 1
    _, came = attendance.walk_in(desk, clerk, session, headcount=4)
    undo.undo_act(desk, clerk, came)
    assert stored() == (9, 8, 1)


def test_an_offer_waits_while_the_activity_is_called_off(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock
) -> None:
    camp = plan(desk, manager, 1)
    first = register(desk, clerk, camp, "甲", by="甲爸")
    waits = register(desk, clerk, camp, "乙", by="乙爸")
    registrations.cancel(desk, clerk, first.id, "生病")
    activities.call_off(desk, manager, camp, "台风")
    clock.advance(hours=30)
    assert registrations.sweep(desk)[0].lapsed == 0 and standing(desk, waits) is Standing.OFFERED
    activities.reinstate(desk, manager, camp)
    assert registrations.sweep(desk)[0].lapsed == 0
    assert registrations.row(desk, waits.id).offered_until == clock.now + 24 * HOUR
    clock.advance(hours=25)
    assert registrations.sweep(desk)[0].lapsed == 1


def test_ages_are_those_of_the_cards_on_the_day_that_counts(desk: Desk, manager: Actor, clerk: Actor) -> None:
    small = QuotaPlan("学龄前", 1, age_to=6)
    camp = plan(desk, manager, 3, small)
    child = Registered(name="小雨", birth_date=date(2019, 7, 26), relation="母亲")
    wish_of = RegistrationWish(camp, (child,), contact_name="雨妈", contact_phone="13800138000")
    row = registrations.register(desk, clerk, wish_of)[0].row

    def said() -> tuple[int | None, int]:
        (one,) = registrations.row(desk, row.id).participants
        return one.age, registrations.allocation(desk, camp).use[0].taken

    assert said() == (6, 1)
    session = activities.card(desk, camp).sessions[0]
    activities.change_session(desk, manager, session.id, {"starts_at": at(27, 9), "ends_at": at(27, 11)})
    assert said() == (7, 0), "the first session moved past the birthday"
    people.save(desk, clerk, row.participants[0].person_id, {"birth_date": date(2020, 1, 1)})
    assert said() == (6, 1), "the card was corrected"


# ------------------------------------------------------------------------------------------- two desks


@pytest.fixture
def elsewhere(desk: Desk, manager: Actor, clock: SteppedClock, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Opens desk B: a copy of this desk's data as they are when the test asks."""
    opened: list[Desk] = []

    def copy() -> Desk:
        desk.store.checkpoint()
        folder = tmp_path / f"branch-{len(opened)}"
        shutil.copytree(desk.folder, folder, ignore=shutil.ignore_patterns("*.lock", "installation.json"))
        opened.append(open_desk(folder, clock))
        settings.save(opened[-1], manager, {DESK_LETTER.key: "B"})
        return opened[-1]

    yield copy
    for one in opened:
        one.close()


def standings(desk: Desk, activity: RowId) -> dict[str, Standing]:
    return {one.number: one.standing for one in registrations.rows(desk, activity)}


@pytest.mark.parametrize("first", ["here", "there"])
def test_two_desks_that_admitted_too_many_agree_on_who_is_pending(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock, elsewhere: Callable[[], Desk], first: str
) -> None:
    camp = plan(desk, manager, 2)
    register(desk, clerk, camp, "甲", by="甲爸")
    branch = elsewhere()
    for here, name in ((desk, "乙"), (branch, "丙")) if first == "here" else ((branch, "丙"), (desk, "乙")):
        clock.advance(hours=1)
        assert register(here, clerk, camp, name, by=f"{name}爸").standing is Standing.ADMITTED
    bring(branch, desk)
    bring(desk, branch)
    expected = {"A01": Standing.ADMITTED, "A02": Standing.ADMITTED, "B01": Standing.PENDING}
    if first == "there":
        expected |= {"A02": Standing.PENDING, "B01": Standing.ADMITTED}
    assert standings(desk, camp) == standings(branch, camp) == expected
    assert registrations.allocation(desk, camp).taken == 2
    now, clock.now = clock.now, at(26, 9)
    for shown in (activities.card(desk, camp).row, activities.activity_rows(desk, [camp])[0]):
        assert (shown.state, shown.taken, shown.pending) == ("ended", 2, 1)
    clock.now = now
    [pending] = registrations.rows(desk, camp, RegistrationFilter(standings=(Standing.PENDING,)))
    waits = registrations.settle_pending(desk, manager, pending.id, keep=False)[0].row
    assert waits.standing is Standing.WAITING and waits.place_in_line == 1
    bring(desk, branch)
    assert standings(branch, camp)[pending.number] is Standing.WAITING


def test_two_desks_that_each_take_one_of_two_out_leave_nobody(
    desk: Desk, manager: Actor, clerk: Actor, elsewhere: Callable[[], Desk]
) -> None:
    camp = plan(desk, manager, 2)
    pair = register(desk, clerk, camp, "甲", "乙", by="甲爸")
    waits = register(desk, clerk, camp, "丙", by="丙爸")
    branch = elsewhere()
    for here, one in zip((desk, branch), pair.participants, strict=True):
        registrations.withdraw(here, clerk, one.id, "生病")
    bring(branch, desk)
    assert standing(desk, pair) is Standing.CANCELLED
    assert registrations.allocation(desk, camp).taken == 1 and standing(desk, waits) is Standing.OFFERED


def test_somebody_registered_at_two_desks_is_told_of_once_the_cards_are_joined(
    desk: Desk, manager: Actor, clerk: Actor, elsewhere: Callable[[], Desk]
) -> None:
    camp = plan(desk, manager, 5)
    branch = elsewhere()
    here = register(desk, clerk, camp, "林昊然", by="林志强")
    there = register(branch, clerk, camp, "林昊然", by="王秀娟")
    bring(branch, desk)
    cards = [one.participants[0].person_id for one in (here, there)]
    assert all(row.participants[0].twice == () for row in registrations.rows(desk, camp))
    people.join(desk, manager, *cards)
    found = {row.number: row.participants[0].twice for row in registrations.rows(desk, camp)}
    assert found == {"A01": ("B01",), "B01": ("A01",)}
    registrations.cancel(desk, clerk, there.id, "重复")
    assert registrations.row(desk, here.id).participants[0].twice == ()


def test_opposite_decisions_of_two_managers_on_one_household_are_shown(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock, elsewhere: Callable[[], Desk]
) -> None:
    camp = plan(desk, manager, 1)
    branch = elsewhere()
    register(desk, clerk, camp, "甲", by="甲爸")
    clock.advance(hours=1)
    late = register(branch, clerk, camp, "乙", by="乙爸")
    bring(branch, desk)
    bring(desk, branch)
    registrations.settle_pending(desk, manager, late.id, keep=True)
    clock.advance(hours=1)
    registrations.settle_pending(branch, manager, late.id, keep=False)
    bring(branch, desk)
    bring(desk, branch)
    for here in (desk, branch):
        row = registrations.row(here, late.id)
        assert (row.standing, row.over_quota, row.clash) == (Standing.WAITING, False, True)


def test_only_the_deciding_desk_offers(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock, elsewhere: Callable[[], Desk]
) -> None:
    camp = plan(desk, manager, 1)
    first = register(desk, clerk, camp, "甲", by="甲爸")
    waits = register(desk, clerk, camp, "乙", by="乙爸")
    branch = elsewhere()
    assert registrations.cancel(branch, clerk, first.id, "生病")[0].offers == ()
    assert not registrations.sweep(branch)[1]
    bring(branch, desk)
    assert [one.id for one in registrations.sweep(desk)[0].offers] == [waits.id]
    bring(desk, branch)
    assert registrations.accept_offer(branch, clerk, waits.id)[0].row.standing is Standing.ADMITTED
    clock.advance(hours=30)
    assert registrations.sweep(desk)[0].lapsed == 1
    bring(branch, desk)
    bring(desk, branch)
    assert standing(desk, waits) is standing(branch, waits) is Standing.ADMITTED  # a person's word before the program's


def test_who_was_cancelled_elsewhere_meanwhile_is_offered_nothing(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock, elsewhere: Callable[[], Desk]
) -> None:
    camp = plan(desk, manager, 1)
    first = register(desk, clerk, camp, "甲", by="甲爸")
    waits = register(desk, clerk, camp, "乙", by="乙爸")
    branch = elsewhere()
    registrations.cancel(branch, clerk, waits.id, "搬家")
    clock.advance(hours=1)
    assert len(registrations.cancel(desk, clerk, first.id, "生病")[0].offers) == 1
    bring(branch, desk)
    bring(desk, branch)
    for one in (desk, branch):
        row = registrations.row(one, waits.id)
        assert (row.standing, row.reason, row.clash) == (Standing.CANCELLED, "搬家", False)


def test_places_handed_to_a_desk_are_its_own(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock, elsewhere: Callable[[], Desk]
) -> None:
    camp = plan(desk, manager, 2)
    activities.hand_places(desk, manager, camp, "B", 1)
    branch = elsewhere()
    for name in ("甲", "乙"):
        assert register(desk, clerk, camp, name, by=f"{name}爸").standing is Standing.ADMITTED
    clock.advance(hours=1)
    assert register(branch, clerk, camp, "丙", by="丙爸").standing is Standing.ADMITTED
    bring(branch, desk)
    assert standings(desk, camp) == {"A01": Standing.ADMITTED, "A02": Standing.PENDING, "B01": Standing.ADMITTED}
    words = {one.number: one.words for one in registrations.explain(desk, camp)}
    assert words["A02"] == (
        "More were admitted than there are places; desk A had given all of its own before this household.",
    )


def test_the_program_offers_nothing_that_another_desk_may_give_out(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 3)
    activities.hand_places(desk, manager, camp, "B", 1)
    first = register(desk, clerk, camp, "甲一", "甲二", by="甲")
    register(desk, clerk, camp, "乙", by="乙爸")
    line = [register(desk, clerk, camp, name, by=f"{name}爸") for name in ("丙", "丁")]
    assert [one.standing for one in line] == [Standing.WAITING, Standing.WAITING]
    outcome, _ = registrations.cancel(desk, clerk, first.id, "生病")
    assert [one.id for one in outcome.offers] == [line[0].id]
    assert registrations.allocation(desk, camp).free == 1
    assert not registrations.sweep(desk)[1]
    told = {one.number: one.words for one in registrations.explain(desk, camp)}
    assert told[line[1].number] == ("The places that are free are another desk's to give out.",)
    assert registrations.admit(desk, manager, line[1].id)[0].row.standing is Standing.ADMITTED


def test_who_was_registered_elsewhere_for_an_activity_voided_here_may_still_be_taken_out(
    desk: Desk, manager: Actor, clerk: Actor, elsewhere: Callable[[], Desk]
) -> None:
    camp = plan(desk, manager, 2)
    branch = elsewhere()
    row = register(branch, clerk, camp, "甲", by="甲爸")
    activities.void(desk, manager, camp, "建错了")
    bring(branch, desk)
    people.void(desk, manager, row.contact_id or b"", "建错了")
    assert people.search(desk, "甲爸") == []


def test_an_offer_of_what_was_called_off_waits_for_nobody(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 1)
    first = register(desk, clerk, camp, "甲", by="甲爸")
    register(desk, clerk, camp, "乙", by="乙爸")
    registrations.cancel(desk, clerk, first.id, "生病")
    assert activities.waiting_count(desk) == activities.summary(desk).offers == 1
    activities.call_off(desk, manager, camp, "台风")
    assert activities.waiting_count(desk) == activities.summary(desk).offers == 0


def test_lots_are_not_drawn_while_two_households_bear_one_number(
    desk: Desk, manager: Actor, clerk: Actor, elsewhere: Callable[[], Desk]
) -> None:
    camp = plan(desk, manager, 5, mode="ballot")
    branch = elsewhere()
    settings.save(branch, manager, {DESK_LETTER.key: "A"})  # as on a machine that was copied
    register(desk, clerk, camp, "甲", by="甲爸")
    other = register(branch, clerk, camp, "乙", by="乙爸")
    bring(branch, desk)
    with pytest.raises(UserError, match="A01 was given to 2 households"):
        registrations.close_list(desk, manager, camp)
    registrations.cancel(desk, clerk, other.id, "号码重复")
    register(desk, clerk, camp, "丙", by="丙爸")
    assert [number for number, _ in registrations.close_list(desk, manager, camp)[0].listed] == ["A01", "A02"]


def test_somebody_erased_at_two_desks_leaves_one_registration_of_the_others(
    desk: Desk, manager: Actor, admin: Actor, clerk: Actor, clock: SteppedClock, elsewhere: Callable[[], Desk]
) -> None:
    camp = plan(desk, manager, 5)
    row = register(desk, clerk, camp, "甲", "乙", by="甲爸")
    branch = elsewhere()
    for here in (desk, branch):
        people.erase(here, admin, row.contact_id or b"", "本人申请")
        clock.advance(hours=1)
    bring(branch, desk)
    bring(desk, branch)
    for here in (desk, branch):
        [rest] = registrations.rows(here, camp)
        assert (rest.number, len(rest.active), rest.clash) == ("A01", 2, False)


def test_what_a_newer_program_wrote_stops_nobody_at_the_door(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 5)
    row = register(desk, clerk, camp, "甲", by="甲爸")
    register(desk, clerk, camp, "乙", by="乙爸")
    with desk.store.write(manager.staff_id) as tx:
        tx.edit(tx.get(Registration, row.id), {"status": "deferred"})
    board = attendance.board(desk, activities.card(desk, camp).sessions[0].id)
    assert [one.name for one in board.rows] == ["乙"]
    with pytest.raises(UserError, match="newer version"):
        registrations.row(desk, row.id)
