"""Activities as a manager plans them: sessions that book their spaces, courses, copies, quotas, lists and figures."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db.models import Activity, ArchiveItem, Participant, Registration
from app.domain import activity_plans
from app.domain.activity_plans import next_year
from app.domain.auth import Actor
from app.domain.bookings import Status
from app.services import activities, bookings, spaces, undo
from app.services.activities import ActivityCard, ActivityFilter, QuotaPlan, SessionPlan
from app.services.desk import Desk

ZONE = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0, month: int = 7, year: int = 2026) -> datetime:
    """A time on the clocks of Shenzhen; the desk's clock stands at 18 July 2026 18:42."""
    return datetime(year, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@pytest.fixture
def lab(desk: Desk, manager: Actor) -> RowId:
    """科普实验室 for sixty."""
    return spaces.save_space(desk, manager, None, {"name": "科普实验室", "kind": "lab", "capacity": 60})[0].id


@pytest.fixture
def room(desk: Desk, manager: Actor) -> RowId:
    """研讨室 for twenty."""
    return spaces.save_space(desk, manager, None, {"name": "研讨室", "kind": "meeting", "capacity": 20})[0].id


def plan(space: RowId | None, day: int, start: int = 9, end: int = 11, month: int = 7, title: str = "") -> SessionPlan:
    where = {"spaces": (space,)} if space else {"place": "社区广场"}
    return SessionPlan(at(day, start, month=month), at(day, end, month=month), title, **where)


def make(desk: Desk, actor: Actor, *sessions: SessionPlan, publish: bool = True, **values: Any) -> ActivityCard:
    quotas = values.pop("quotas", None)
    values = {"title": "小小科学家夏令营", "kind": "camp", **values}
    card, _ = activities.save(desk, actor, None, values, sessions=sessions, quotas=quotas)
    return activities.publish(desk, actor, card.row.id)[0] if publish and sessions else card


def register(desk: Desk, actor: Actor, card: ActivityCard, people: int = 1, status: str = "admitted") -> RowId:
    """A household as another desk's bundle would bring it."""
    with desk.store.write(actor.staff_id) as tx:
        row = tx.add(Registration(activity_id=card.row.id, status=status, at=tx.now, desk="A", number="A01"))
        for _ in range(people):
            tx.add(Participant(registration_id=row.id, activity_id=card.row.id, consent=False))
    return row.id


def refused(act: Any, field: str | None = None) -> str:
    with pytest.raises(UserError) as caught:
        act()
    assert field is None or caught.value.field == field
    return caught.value.message


# --- Planning


def test_only_a_manager_plans(desk: Desk, clerk: Actor, lab: RowId) -> None:
    refused(lambda: make(desk, clerk, plan(lab, 20)))


def test_sessions_book_their_spaces_in_the_same_act(desk: Desk, manager: Actor, lab: RowId) -> None:
    days = [plan(lab, 20 + n, title=title) for n, title in enumerate(("火箭", "桥梁", "电路"))]
    card = make(desk, manager, *days, capacity=60)
    assert [(one.number, one.title, one.booked) for one in card.sessions] == [
        (1, "火箭", True), (2, "桥梁", True), (3, "电路", True),
    ]  # fmt: skip
    assert card.row.number == "007-HD-2026-A0001" and card.row.place == "科普实验室" and card.row.state == "open"
    booked = bookings.row(desk, card.sessions[0].booking_id or b"")
    assert (booked.title, booked.status, booked.headcount) == ("小小科学家夏令营", Status.CONFIRMED, 60)
    assert booked.note == card.row.number and booked.person_id is None
    assert make(desk, manager, plan(None, 25), title="义剪").row.number == "007-HD-2026-A0002"


def test_a_taken_space_is_said_with_what_could_be_had_and_nothing_is_kept(
    desk: Desk, manager: Actor, lab: RowId, room: RowId
) -> None:
    bookings.book(desk, manager, starts_at=at(21, 10), ends_at=at(21, 12), spaces=[lab], title="合唱排练")
    said = refused(lambda: make(desk, manager, plan(lab, 20), plan(lab, 21)), "starts_at")
    assert said.startswith("Session of 7/21: ") and "合唱排练" in said and "研讨室 07-21 09:00–11:00" in said
    assert activities.activity_ids(desk, ActivityFilter()) == []
    assert "合唱排练" in activities.check_session(desk, plan(lab, 21))
    assert activities.check_session(desk, plan(lab, 20)) == ""
    assert bookings.booking_ids(desk, bookings.BookingFilter(start=at(20, 0), end=at(21, 0))).block == b""


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "长" * 101}, "title"),
        ({"capacity": "许多"}, "capacity"),
        ({"capacity": 0}, "capacity"),
        ({"age_from": 12, "age_to": 7}, "age_to"),
        ({"kind": "nothing"}, "kind"),
        ({"categories": ("resident", "nobody")}, "categories"),
        ({"opens_at": at(20, 9), "closes_at": at(20, 9)}, "closes_at"),
        ({"mode": "ballot"}, "capacity"),
    ],
)
def test_what_cant_be_right_is_refused_beside_its_field(
    desk: Desk, manager: Actor, values: dict[str, Any], field: str
) -> None:
    refused(lambda: make(desk, manager, **values), field)


def test_a_form_gets_back_what_it_gave(desk: Desk, manager: Actor) -> None:
    card = make(
        desk,
        manager,
        categories=("two_earner", "rider_child"),
        age_on=date(2026, 8, 31),
        plan="先签到",
        needs_consent=1,
    )
    assert card.values["categories"] == ("two_earner", "rider_child") and card.values["age_on"] == date(2026, 8, 31)
    assert card.values["plan"] == "先签到" and card.values["needs_consent"] is True and card.values["materials"] == ""
    given = {name: card.values[name] for name in ("kind", "categories", "age_on", "plan", "materials", "mode")}
    again, _ = activities.save(desk, manager, card.row.id, given | {"title": "夏令营"}, seen=card.seen)
    assert again.row.title == "夏令营" and again.values["categories"] == card.values["categories"]


def test_what_it_is_called_is_what_its_bookings_are_called(desk: Desk, manager: Actor, lab: RowId) -> None:
    card = make(desk, manager, plan(lab, 20))
    activities.save(desk, manager, card.row.id, {"title": "科学营", "capacity": 40})
    booked = bookings.row(desk, card.sessions[0].booking_id or b"")
    assert (booked.title, booked.headcount) == ("科学营", 40)


def test_undone_the_activity_and_its_bookings_are_gone(desk: Desk, manager: Actor, lab: RowId) -> None:
    _, changes = activities.save(desk, manager, None, {"title": "讲座"}, sessions=[plan(lab, 20)])
    undo.undo_act(desk, manager, changes)
    assert activities.activity_ids(desk, ActivityFilter()) == [] and activities.check_session(desk, plan(lab, 20)) == ""


def test_a_session_that_is_over_is_recorded_whatever_was_booked(desk: Desk, manager: Actor, lab: RowId) -> None:
    bookings.book(desk, manager, starts_at=at(18, 18), ends_at=at(18, 18, 30), spaces=[lab], title="排练", walk_in=True)
    card = make(desk, manager, plan(lab, 17), SessionPlan(at(18, 18), at(18, 18, 40), spaces=(lab,)))
    assert [one.booking_id for one in card.sessions] == [None, None] and card.row.state == "ended"


# --- Sessions and their bookings


def test_the_booking_moves_with_its_session(desk: Desk, manager: Actor, lab: RowId, room: RowId) -> None:
    one = make(desk, manager, plan(lab, 20)).sessions[0]
    moved, _ = activities.change_session(desk, manager, one.id, {"starts_at": at(20, 14), "ends_at": at(20, 16)})
    assert moved.booked and moved.booking_id == one.booking_id and activities.check_session(desk, plan(lab, 20)) == ""
    elsewhere, _ = activities.change_session(desk, manager, one.id, {"spaces": (), "place": "社区广场"})
    assert not elsewhere.booked and elsewhere.booking_id is None
    assert bookings.row(desk, one.booking_id or b"").status is Status.CANCELLED
    back, _ = activities.change_session(desk, manager, one.id, {"spaces": (room,), "title": "第一课"})
    assert back.booked and back.title == "第一课"
    refused(lambda: activities.change_session(desk, manager, one.id, {"ends_at": at(20, 13)}), "ends_at")


def test_called_off_and_taken_back(desk: Desk, manager: Actor, lab: RowId) -> None:
    card = make(desk, manager, plan(lab, 20), plan(lab, 21))
    off, _ = activities.cancel_session(desk, manager, card.sessions[0].id, "台风")
    assert off.cancelled and off.cancel_reason == "台风" and not off.booked
    assert activities.card(desk, card.row.id).row.sessions == 1
    bookings.book(desk, manager, starts_at=at(20, 10), ends_at=at(20, 12), spaces=[lab], title="合唱排练")
    assert "合唱排练" in refused(lambda: activities.reinstate_session(desk, manager, off.id), "starts_at")
    assert activities.session(desk, off.id).cancelled
    other = make(desk, manager, plan(lab, 22))
    activities.cancel_session(desk, manager, other.sessions[0].id, "停电")
    assert activities.reinstate_session(desk, manager, other.sessions[0].id)[0].booked


@pytest.mark.parametrize("act", ["cancel", "move", "elsewhere"])
def test_what_becomes_of_the_booking_at_the_bookings_page_shows_on_the_session(
    desk: Desk, manager: Actor, lab: RowId, room: RowId, act: str
) -> None:
    one = make(desk, manager, plan(lab, 20)).sessions[0]
    assert one.booking_id is not None
    if act == "cancel":
        bookings.cancel(desk, manager, one.booking_id, "另有安排")
    elif act == "move":
        bookings.move(desk, manager, one.booking_id, starts_at=at(20, 10), ends_at=at(20, 12))
    else:
        bookings.move(desk, manager, one.booking_id, spaces=[room])
    assert not activities.session(desk, one.id).booked
    assert activities.change_session(desk, manager, one.id, {"spaces": (lab,)})[0].booked


def test_a_session_is_never_a_no_show(desk: Desk, manager: Actor, lab: RowId, clock: SteppedClock) -> None:
    one = make(desk, manager, plan(lab, 20)).sessions[0]
    clock.advance(days=1, hours=15)
    bookings.sweep(desk)
    assert activities.session(desk, one.id).booked and bookings.soon(desk) == []
    clock.advance(hours=3)
    assert bookings.sweep(desk)[0].completed == 1
    assert activities.session(desk, one.id).booked and not bookings.sweep(desk)[1]


# --- The whole activity


def test_called_off_it_frees_its_spaces_and_keeps_its_registrations(desk: Desk, manager: Actor, lab: RowId) -> None:
    card = make(desk, manager, plan(lab, 20), plan(lab, 21), capacity=20)
    register(desk, manager, card, 2)
    off, _ = activities.call_off(desk, manager, card.row.id, "台风红色预警")
    assert (off.row.state, off.row.taken, off.row.missing) == ("cancelled", 2, 0)
    assert not any(one.booked for one in off.sessions)
    bookings.book(desk, manager, starts_at=at(20, 9), ends_at=at(20, 10), spaces=[lab], title="抢险队")
    back, _ = activities.reinstate(desk, manager, card.row.id)
    assert back.row.state == "open" and [one.booked for one in back.sessions] == [False, True]


def test_one_made_by_mistake_is_taken_out_while_nobody_is_registered(desk: Desk, manager: Actor, lab: RowId) -> None:
    card = make(desk, manager, plan(lab, 20), capacity=20)
    household = register(desk, manager, card)
    assert "1" in refused(lambda: activities.void(desk, manager, card.row.id, "重复"))
    with desk.store.write(manager.staff_id) as tx:
        tx.edit(tx.get(Registration, household), {"status": "cancelled"})
    activities.void(desk, manager, card.row.id, "重复")
    assert activities.activity_ids(desk, ActivityFilter()) == []
    assert activities.activity_ids(desk, ActivityFilter(voided=True)) == [card.row.id]
    assert activities.check_session(desk, plan(lab, 20)) == ""
    assert activities.restore(desk, manager, card.row.id)[0].sessions[0].booked


def test_it_is_published_once_it_has_a_session(desk: Desk, manager: Actor) -> None:
    card = make(desk, manager)
    refused(lambda: activities.publish(desk, manager, card.row.id), "sessions")
    activities.call_off(desk, manager, card.row.id, "改期")
    assert activities.reinstate(desk, manager, card.row.id)[0].row.state == "draft"
    activities.add_sessions(desk, manager, card.row.id, [plan(None, 20)])
    assert activities.publish(desk, manager, card.row.id)[0].row.state == "open"
    refused(lambda: activities.publish(desk, manager, card.row.id))


def test_its_state_follows_the_clock(desk: Desk, manager: Actor, clock: SteppedClock) -> None:
    card = make(
        desk,
        manager,
        plan(None, 22),
        plan(None, 23),
        publish=False,
        capacity=2,
        opens_at=at(19, 9),
        closes_at=at(21, 9),
    )

    def state() -> str:
        row = activities.activity_rows(desk, [card.row.id])[0]
        assert activities.activity_ids(desk, ActivityFilter(states=(row.state,))) == [card.row.id]
        return row.state

    seen = [state()]
    activities.publish(desk, manager, card.row.id)
    seen.append(state())
    clock.advance(days=1)
    seen.append(state())
    register(desk, manager, card, 2)
    seen.append(state())
    clock.advance(days=2)
    seen.append(state())
    clock.advance(days=1)
    seen.append(state())
    clock.advance(days=2)
    seen.append(state())
    assert seen == ["draft", "coming", "open", "full", "closed", "running", "ended"]


# --- Courses and copies


def test_a_course_repeats_by_its_rule_and_leaves_holidays_out(desk: Desk) -> None:
    first = plan(None, 10, 15, 16, month=9)
    rule = "FREQ=WEEKLY;COUNT=6"
    term = activities.repeat(desk, first, rule)
    days = [one.starts_at.astimezone(ZONE).date() for one in term]
    assert date(2026, 10, 1) not in days and len(days) == 5 and all(day.weekday() == 3 for day in days)
    assert {f"{one.starts_at.astimezone(ZONE):%H:%M}" for one in term} == {"15:00"}
    assert len(activities.repeat(desk, first, rule, skip_holidays=False)) == 6
    refused(lambda: activities.repeat(desk, first, "FREQ=WEEKLY"), "rule")


def test_a_copy_is_planned_at_the_same_distances_and_hours(desk: Desk, manager: Actor, lab: RowId) -> None:
    card = make(
        desk, manager, plan(lab, 20, title="火箭"), plan(lab, 22, title="桥梁"), title="2026年夏令营", capacity=30,
        opens_at=at(10, 9), closes_at=at(19, 18), age_on=date(2026, 8, 31), plan="先签到", emergency="先疏散",
        quotas=[QuotaPlan("双职工家庭", 10, categories=("two_earner",), release_at=at(19, 12))],
    )  # fmt: skip
    register(desk, manager, card)
    new, _ = activities.copy(desk, manager, card.row.id, next_year(date(2026, 7, 20)))
    assert (new.row.title, new.row.status, new.row.taken) == ("2027年夏令营", "draft", 0)
    starts = [one.starts_at.astimezone(ZONE) for one in new.sessions]
    assert [f"{one:%Y-%m-%d %a %H:%M}" for one in starts] == ["2027-07-19 Mon 09:00", "2027-07-21 Wed 09:00"]
    assert all(one.booked for one in new.sessions) and new.row.number == "007-HD-2027-A0001"
    assert new.values["opens_at"] == at(9, 9, year=2027) and new.quotas[0].release_at == at(18, 12, year=2027)
    assert new.values["age_on"] == date(2027, 8, 31)
    assert (new.values["plan"], new.values["emergency"]) == ("先签到", "先疏散")
    assert "emergency" not in _done(desk, new)  # last year's text is still to be looked over


def _done(desk: Desk, card: ActivityCard) -> set[str]:
    with desk.store.read() as session:
        return activities.queries.evidence_done(session, [card.row.id], desk.now()).get(card.row.id, set())


def test_a_copy_takes_the_spaces_that_are_free(desk: Desk, manager: Actor, lab: RowId) -> None:
    card = make(desk, manager, plan(lab, 20), plan(lab, 21))
    bookings.book(desk, manager, starts_at=at(27, 9), ends_at=at(27, 12), spaces=[lab], title="合唱排练")
    new, _ = activities.copy(desk, manager, card.row.id, date(2026, 7, 27), "第二期")
    assert new.row.title == "第二期" and [one.booked for one in new.sessions] == [False, True]


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_a_year_on_it_is_the_same_weekday_near_the_same_date(day: date) -> None:
    there = next_year(day)
    assert there.weekday() == day.weekday() and abs(there - activity_plans.year_on(day)) <= timedelta(days=3)


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2026, 7, 20), date(2027, 7, 19)),
        (date(2027, 7, 19), date(2028, 7, 17)),
        (date(2027, 3, 2), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2029, 2, 27)),
    ],
)
def test_leap_years(day: date, there: date) -> None:
    assert next_year(day) == there


# --- Places


def test_no_more_is_kept_than_there_is(desk: Desk, manager: Actor) -> None:
    quotas = [QuotaPlan("双职工家庭", 30, categories=("two_earner",)), QuotaPlan("骑手子女", 15)]
    assert "45" in refused(lambda: make(desk, manager, capacity=40, quotas=quotas), "quotas")
    refused(lambda: make(desk, manager, quotas=quotas), "capacity")
    assert "骑手子女" in refused(lambda: make(desk, manager, capacity=60, quotas=[quotas[1], quotas[1]]), "quotas")
    card = make(desk, manager, capacity=60, quotas=quotas)
    assert card.allocation.open == 15
    refused(lambda: activities.save(desk, manager, card.row.id, {"capacity": 40}), "quotas")
    kept = card.quotas[0]
    plan_ = QuotaPlan("双职工", 20, categories=("two_earner",), id=kept.id)
    card, _ = activities.save_quotas(desk, manager, card.row.id, [plan_, QuotaPlan("党员最多", 60, "at_most")])
    assert [(one.name, one.places) for one in card.quotas] == [("双职工", 20), ("党员最多", 60)]
    assert card.quotas[0].id == kept.id


def test_places_are_handed_to_another_desk(desk: Desk, manager: Actor) -> None:
    card = make(desk, manager, plan(None, 20), capacity=10)
    register(desk, manager, card, 3)
    card, _ = activities.hand_places(desk, manager, card.row.id, "b", 4)
    assert dict(card.shares) == {"A": 6, "B": 4} and card.here
    assert "3" in refused(lambda: activities.hand_places(desk, manager, card.row.id, "B", 4), "places")
    refused(lambda: activities.hand_places(desk, manager, card.row.id, "A", 1), "to_desk")


def test_what_is_beyond_the_places_is_pending_and_counted(desk: Desk, manager: Actor) -> None:
    card = make(desk, manager, plan(None, 20), capacity=3)
    register(desk, manager, card, 2)
    register(desk, manager, card, 2)
    register(desk, manager, card, 1, "waiting")
    row = activities.activity_rows(desk, [card.row.id])[0]
    assert (row.taken, row.pending, row.waiting) == (2, 1, 1)
    assert activities.card(desk, card.row.id).row == row and activities.waiting_count(desk) == 1


# --- Lists


@pytest.fixture
def several(desk: Desk, manager: Actor) -> dict[str, RowId]:
    """Four activities of different kinds."""
    life, _ = activities.save_campaign(desk, manager, None, {"name": "幸福生活节", "level": "city"})
    made = {}
    for title, kind, level, day in (
        ("小小科学家夏令营", "camp", "street", 20),
        ("长者智能手机课", "course", "community", 22),
        ("邻里百家宴", "festival", "city", 25),
        ("乐高机器人体验", "science", "community", 19),
    ):
        campaign = life.id if kind == "festival" else None
        made[title] = make(
            desk, manager, plan(None, day), title=title, kind=kind, level=level, campaign_id=campaign
        ).row.id
    return made


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("科学", ["小小科学家夏令营"]),
        ("kexue", ["小小科学家夏令营"]),
        ("xxkxj", ["小小科学家夏令营"]),
        ("shouji", ["长者智能手机课"]),
        ("zzznsj", ["长者智能手机课"]),
        ("czznsj", ["长者智能手机课"]),
        ("lego", []),
        ("leigao", []),
        ("legao", ["乐高机器人体验"]),
        ("幸福", ["邻里百家宴"]),
        ("xfshj", ["邻里百家宴"]),
        ("A0002", ["长者智能手机课"]),
        ("bai jia", ["邻里百家宴"]),
        ("ijia", []),
    ],
)
def test_found_in_chinese_pinyin_initials_and_by_number(
    desk: Desk, several: dict[str, RowId], text: str, titles: list[str]
) -> None:
    found = activities.activity_rows(desk, activities.activity_ids(desk, ActivityFilter(text=text)))
    assert [row.title for row in found] == titles


def test_filters_narrow_and_sorting_orders(desk: Desk, several: dict[str, RowId]) -> None:
    def titles(**chosen: Any) -> list[str]:
        return [
            row.title[:2]
            for row in activities.activity_rows(desk, activities.activity_ids(desk, ActivityFilter(**chosen)))
        ]

    assert titles() == ["乐高", "小小", "长者", "邻里"] and titles(descending=True) == ["邻里", "长者", "小小", "乐高"]
    assert titles(kinds=("course", "camp")) == ["小小", "长者"] and titles(levels=("city",)) == ["邻里"]
    assert titles(start=at(20, 10), end=at(22, 10)) == ["小小", "长者"]
    assert titles(sort="number", descending=True) == ["乐高", "邻里", "长者", "小小"]
    assert titles(sort="campaign")[0] == "邻里" and titles(sort="kind")[0] == "乐高"
    assert [row.title[:2] for row in activities.nearest(desk, "体验", 2)] == ["乐高"]
    assert activities.of_number(desk, "007-hd-2026-a0001") == several["小小科学家夏令营"]
    assert activities.of_number(desk, "邻里百家宴") == several["邻里百家宴"]
    refused(lambda: activities.of_number(desk, "没有"), "activity")


def test_the_calendar_shows_sessions_in_order(desk: Desk, manager: Actor, several: dict[str, RowId]) -> None:
    activities.void(desk, manager, several["邻里百家宴"], "重复")
    found = activities.sessions_between(desk, at(20, 0), at(26, 0))
    assert [(row.title[:2], one.place) for row, one in found] == [("小小", "社区广场"), ("长者", "社区广场")]


def test_a_campaign_counts_what_runs_under_it(desk: Desk, manager: Actor, several: dict[str, RowId]) -> None:
    (life,) = activities.campaigns(desk)
    assert (life.name, life.level, life.activities) == ("幸福生活节", "city", 1)
    refused(
        lambda: activities.save_campaign(
            desk, manager, life.id, {"starts_on": date(2026, 7, 2), "ends_on": date(2026, 7, 1)}
        ),
        "ends_on",
    )
    activities.void_campaign(desk, manager, life.id, "结束")
    assert activities.campaigns(desk) == []
    assert activities.activity_rows(desk, [several["邻里百家宴"]])[0].campaign == "幸福生活节"


def test_every_kind_begins_with_a_text_and_a_centre_may_keep_its_own(desk: Desk, manager: Actor) -> None:
    for term in desk.terms("activity_kind"):
        begins = activities.template(desk, term.code)
        assert begins.evidence and begins.plan and {*begins.evidence} <= {one.code for one in desk.terms("evidence")}
    own = activities.template(desk, "camp")
    kept, _ = activities.save_template(
        desk, manager, activities.TemplateValue(None, "camp", 90, "孩子", "", own.plan, "", "", ("plan", "photos"))
    )
    assert kept == activities.template(desk, "camp") and kept.minutes == 90
    assert make(desk, manager, kind="camp").values["evidence"] == ("plan", "photos")


# --- Figures


def test_the_figures_are_those_of_the_rows_behind_them(
    desk: Desk, manager: Actor, lab: RowId, clock: SteppedClock
) -> None:
    over = make(desk, manager, plan(lab, 17), title="讲座", evidence=("plan", "sign_in", "photos"))
    make(desk, manager, SessionPlan(at(18, 20), at(18, 21), place="广场"), mode="none")
    camp = make(desk, manager, plan(lab, 20), capacity=10)
    register(desk, manager, camp, 4)
    register(desk, manager, camp, 7, "waiting")
    found = activities.summary(desk)
    assert (found.today, found.open, found.places, found.waiting, found.pending) == (1, 1, 6, 1, 0)
    assert found.unfinished == 1
    assert activities.activity_ids(desk, ActivityFilter(unfinished=True)) == [over.row.id]
    with desk.store.write(manager.staff_id) as tx:
        for kind in ("plan", "sign_in", "photos"):
            tx.add(
                ArchiveItem(
                    id=activities.archive_id(over.row.id, kind), activity_id=over.row.id, kind=kind,
                    done_on=date(2026, 7, 18),
                )
            )  # fmt: skip
    assert activities.summary(desk).unfinished == 0 and activities.card(desk, over.row.id).row.missing == 0


def test_an_activity_of_a_newer_program_is_shown_as_far_as_it_is_understood(desk: Desk, manager: Actor) -> None:
    card = make(desk, manager, plan(None, 20), capacity=5)
    with desk.store.write(manager.staff_id) as tx:
        tx.edit(tx.get(Activity, card.row.id), {"mode": "auction", "opens_at": None, "closes_at": None})
        tx.edit(tx.get(Registration, register_in(tx, card)), {"status": "teleported"})
    row = activities.card(desk, card.row.id).row
    assert row.state == "open" and row.taken == 0


def register_in(tx: Any, card: ActivityCard) -> RowId:
    row: Registration = tx.add(Registration(activity_id=card.row.id, status="admitted", at=tx.now, desk="A"))
    return row.id
