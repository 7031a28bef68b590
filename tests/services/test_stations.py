"""The directory of stations: written as offices write them, found by distance, attended to, put right and verified."""

import io
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from sqlalchemy import select

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db.models import Disclosure
from app.domain.auth import Actor
from app.domain.spaces import DayKind
from app.services import history, settings, spaces, staff, stations, supplies, tallies
from app.services.desk import Desk
from app.services.stations import StationFilter
from app.services.undo import undo_act

ZONE = ZoneInfo("Asia/Shanghai")
HERE = (113_945_000, 22_540_000)
ALL = {"rest": "8 座", "water": "冷热", "heating": "2 台", "talk": "周二、周五", "charging": "12 口"}


def made(desk: Desk, actor: Actor, name: str, **given: object) -> RowId:
    services = given.pop("services", ALL)
    keeper = given.pop("keeper", None)
    values = {"name": name, "kind": "warm_bee", "hours": "24小时", **given}
    card, _ = stations.save(desk, actor, None, values, services=services, keeper=keeper)  # type: ignore[arg-type]
    return card.row.id


@pytest.fixture
def three(desk: Desk, admin: Actor) -> tuple[RowId, RowId, RowId]:
    """Three stations, 220, 450 and 900 metres to the north; the second is open on working days by day."""
    settings.save(desk, admin, {"site.place": "113.945, 22.54"})
    first, second, third = (
        made(desk, admin, name, hours=hours, longitude="113.945", latitude=str(latitude), services=services)
        for name, hours, latitude, services in (
            ("大冲暖蜂驿站", "8:00-22:00", 22.542, {"water": "", "rest": ""}),
            ("科技园暖蜂驿站", "工作日9:00-18:00", 22.544, ALL),
            ("麻岭驿站", "24小时", 22.548, ALL),
        )
    )
    return first, second, third


def names(found: list[stations.Near]) -> list[str]:
    return [one.row.name for one in found]


def test_a_card_says_what_was_written(desk: Desk, manager: Actor, clerk: Actor) -> None:
    station = made(
        desk, manager, " 科技园 暖蜂驿站 ", number="1", level="extended", address="科苑路15号", community="科技园社区",
        hours="周一至周六 8:30—21:30", longitude="113.9468", latitude=22.5431, keeper=("许国强", "137 0000 4410"),
        services={**ALL, "aed": "1 台"},
    )  # fmt: skip
    card = stations.card(desk, station)
    row = card.row
    assert (row.name, row.number, row.kind_label, row.level_label) == (
        "科技园 暖蜂驿站", "1", "Riders' station", "Extended"
    )  # fmt: skip
    assert (row.hours, row.hours_read, row.open_now) == ("Mon–Sat 08:30–21:30", True, True)
    assert row.closes_at == datetime(2026, 7, 18, 21, 30, tzinfo=ZONE)
    assert (row.keeper, row.phone, card.keeper_phone_known) == ("许国强", "137****4410", True)
    assert row.place == (113_946_800, 22_543_100) and card.values["longitude"] == "113.946800"
    assert row.services == ("rest", "water", "heating", "talk", "charging", "aed")
    assert [(one.code, one.detail) for one in card.services[:5]] == list(ALL.items())
    assert (row.inspect_by, row.overdue, row.attention) == (date(2026, 8, 1), False, False)

    card, _ = stations.save(
        desk, manager, station, {"hours": "有人就开", "longitude": "", "latitude": "", "inspect_days": 0},
        seen=card.seen, services={"rest": ""}, keeper=("许国强", row.phone),
    )  # fmt: skip
    assert (card.row.hours, card.row.hours_read, card.row.open_now) == ("有人就开", False, None)
    assert (card.row.place, card.row.inspect_by, card.row.service_text) == (None, None, "Rest")
    told = [(one.field, one.before, one.after) for one in history.history(desk, clerk, "station", station)]
    assert ("Opening hours", "Mon–Sat 08:30–21:30", "") in told and ("Longitude", "113.946800", "") in told
    with pytest.raises(UserError, match="what you need it for"):
        stations.reveal_keeper(desk, clerk, station, "")
    phone, changes = stations.reveal_keeper(desk, clerk, station, "通知断电")
    assert phone == "13700004410"
    with pytest.raises(UserError):
        undo_act(desk, clerk, changes)
    with desk.store.read() as session:
        assert session.scalars(select(Disclosure.subject)).all() == ["station_keeper 1"]
    stations.save(desk, manager, station, {}, keeper=("", ""))
    assert stations.card(desk, station).row.keeper == "" and not stations.card(desk, station).keeper_phone_known


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name"), ({"name": "大冲驿站"}, "name"), ({"kind": "castle"}, "kind"),
        ({"level": "royal"}, "level"), ({"longitude": "22,5"}, "longitude"), ({"longitude": "113.9"}, "latitude"),
        ({"inspect_days": "often"}, "inspect_days"), ({"services": {"spa": ""}}, "services"),
        ({"keeper": ("许国强", "1370000")}, "phone"), ({"note": "长" * 4001}, "note"),
    ],
)  # fmt: skip
def test_what_can_t_be_right_is_said_beside_its_field(
    desk: Desk, manager: Actor, given: dict[str, object], field: str
) -> None:
    made(desk, manager, "大冲驿站")
    with pytest.raises(UserError) as told:
        made(desk, manager, **{"name": "新站", **given})  # type: ignore[arg-type]
    assert told.value.field == field
    assert names(stations.stations(desk)) == ["大冲驿站"], "nothing of it was kept"


def test_the_directory_is_found_and_sorted(desk: Desk, admin: Actor, three: tuple[RowId, ...]) -> None:
    far = made(desk, admin, "滨海驿站", kind="truckers_home", keeper=("周志航", ""), inspect_days=3)
    found = stations.stations(desk)
    assert names(found) == ["大冲暖蜂驿站", "科技园暖蜂驿站", "麻岭驿站", "滨海驿站"], (
        "without a position it comes last"
    )
    assert [one.metres for one in found] == [222, 445, 890, None]
    assert [one.direction for one in found] == ["north", "north", "north", ""]
    assert [one.row.number for one in found] == ["1", "2", "3", "4"]
    assert found[0].minutes_left == 198 and found[2].minutes_left is None
    from_third = stations.stations(desk, origin=found[2].row.place)
    assert names(from_third) == ["麻岭驿站", "科技园暖蜂驿站", "大冲暖蜂驿站", "滨海驿站"]
    for chosen, expected in (
        (StationFilter("kjy"), ["科技园暖蜂驿站"]),
        (StationFilter("周志航"), ["滨海驿站"]),
        (StationFilter(kinds=("truckers_home",)), ["滨海驿站"]),
        (StationFilter(services=("heating",), open_now=True), ["麻岭驿站", "滨海驿站"]),
        (StationFilter(attention=True), []),
        (StationFilter(sort="inspect_by"), ["滨海驿站", "大冲暖蜂驿站", "科技园暖蜂驿站", "麻岭驿站"]),
    ):
        assert names(stations.stations(desk, chosen)) == expected
    stations.void(desk, admin, far, "撤站")
    assert len(stations.stations(desk)) == 3 and len(stations.stations(desk, StationFilter(voided=True))) == 4
    assert stations.summary(desk).count == 3
    assert stations.restore(desk, admin, far)[0].row.name == "滨海驿站"


def test_the_nearest_open_one_keeps_holidays_and_what_is_broken(
    desk: Desk, admin: Actor, clerk: Actor, three: tuple[RowId, ...]
) -> None:
    def near(services: tuple[str, ...] = (), at: datetime | None = None) -> list[str]:
        return names(stations.nearest_open(desk, services=services, at=at))

    made(desk, admin, "后海驿站", hours="看情况", longitude="113.945", latitude="22.5401")
    assert near() == ["大冲暖蜂驿站", "麻岭驿站", "后海驿站"], "nobody knows whether the nearest is open"
    friday, holiday = datetime(2026, 7, 17, 10, tzinfo=ZONE), datetime(2026, 10, 2, 10, tzinfo=ZONE)
    assert near(("heating",), friday) == ["科技园暖蜂驿站", "麻岭驿站", "后海驿站"]
    assert near(("heating",), holiday) == ["麻岭驿站", "后海驿站"]
    spaces.save_day(desk, admin, date(2026, 10, 2), DayKind.WORKDAY)
    assert near(("heating",), holiday) == ["科技园暖蜂驿站", "麻岭驿站", "后海驿站"]
    issue, _ = stations.report_issue(desk, clerk, three[2], "微波炉不热", fault=True, service="heating")
    assert near(("heating",)) == ["后海驿站"] and near(("water",))[:2] == ["大冲暖蜂驿站", "麻岭驿站"]
    card = stations.card(desk, three[2])
    assert [one.code for one in card.services if one.out_of_order] == ["heating"] and card.row.attention
    stations.rectify(desk, clerk, issue.id, "换了磁控管")
    assert near(("heating",))[0] == "麻岭驿站"
    stations.suspend(desk, clerk, three[0], "停电")
    assert near() == ["麻岭驿站", "后海驿站"] and stations.summary(desk).open_now == 1
    stations.resume(desk, clerk, three[0])
    assert near()[0] == "大冲暖蜂驿站"


def test_an_issue_is_put_right_and_verified_by_another(
    desk: Desk, admin: Actor, manager: Actor, clerk: Actor, three: tuple[RowId, ...], clock: SteppedClock
) -> None:
    issue, _ = stations.report_issue(desk, clerk, three[0], "门头灯不亮")
    assert (issue.state_label, issue.due_on, issue.station) == ("To be put right", date(2026, 7, 25), "大冲暖蜂驿站")
    late, _ = stations.report_issue(desk, clerk, three[1], "座椅松动", due_on=date(2026, 7, 18))
    clock.advance(days=1)
    assert [one.text for one in stations.issues(desk)] == ["座椅松动", "门头灯不亮"], "what is late comes first"
    assert stations.summary(desk).issues_overdue == stations.card(desk, three[1]).row.issues_overdue == 1
    with pytest.raises(UserError, match="hasn't been put right"):
        stations.verify(desk, manager, late.id)
    stations.rectify(desk, manager, late.id, "已紧固")
    with pytest.raises(UserError, match="doesn't verify it: 王主任 may"):
        stations.verify(desk, manager, late.id)
    with pytest.raises(UserError, match="Only a manager"):
        stations.verify(desk, clerk, late.id)
    again, _ = stations.reopen(desk, admin, late.id, "还是松")
    assert (again.state, again.due_on, again.verify_note) == ("open", date(2026, 7, 19), "还是松")
    stations.rectify(desk, manager, late.id, "换了螺丝")
    done, changes = stations.verify(desk, admin, late.id, "已看")
    assert done.state == "verified" and [one.id for one in stations.issues(desk)] == [issue.id]
    assert len(stations.issues(desk, open_only=False)) == 2
    undo_act(desk, admin, changes)
    assert stations.issues(desk)[-1].state_label == "To be verified"
    staff.save_staff(desk, admin, manager.staff_id, {"role": "clerk"})
    stations.rectify(desk, admin, issue.id, "换灯")
    assert stations.verify(desk, admin, issue.id)[0].state == "verified", "nobody else is there to look"


def test_what_is_counted_at_a_station_is_no_visit_to_the_centre(
    desk: Desk, clerk: Actor, three: tuple[RowId, ...]
) -> None:
    assert stations.tally(desk, clerk, three[0], "rider", "water", 3)[0] == 3
    count, changes = stations.tally(desk, clerk, three[0], "driver", "rest")
    assert count == 4
    stations.tally(desk, clerk, three[1], "rider", "water")
    tallies.add(desk, clerk, "rider", "water", 2)
    card = stations.card(desk, three[0])
    assert (card.tally_today, card.tally_groups) == (4, (("Riders", 3), ("Couriers and drivers", 1)))
    day = datetime(2026, 7, 18, tzinfo=ZONE)
    assert stations.tally_figures(desk, None, day, day + timedelta(days=1)) == {
        ("rider", "water"): 4, ("driver", "rest"): 1,
    }  # fmt: skip
    assert tallies.grid(desk).total == 2
    undo_act(desk, clerk, changes)
    assert stations.card(desk, three[0]).tally_today == 3


def test_photos_stand_on_the_card_the_latest_first(desk: Desk, clerk: Actor, three: tuple[RowId, ...]) -> None:
    def picture(color: str) -> bytes:
        file = io.BytesIO()
        Image.new("RGB", (64, 48), color).save(file, "PNG")
        return file.getvalue()

    first, _ = stations.add_photos(desk, clerk, three[0], [picture("red")])
    both, _ = stations.add_photos(desk, clerk, three[0], [picture("blue")])
    assert [one.id for one in both][1:] == [first[0].id] and all(one.path and one.path.is_file() for one in both)
    assert stations.photos(desk, three[1]) == []
    assert [one.id for one in stations.remove_photo(desk, clerk, both[0].id)[0]] == [first[0].id]


def test_low_and_expiring_supplies_ask_for_attention(desk: Desk, manager: Actor, three: tuple[RowId, ...]) -> None:
    water, _ = supplies.save(desk, manager, None, name="藿香正气水", unit="盒", low_level=10, station_id=three[0])
    assert stations.card(desk, three[0]).row.low == 1
    supplies.move(desk, manager, water.id, "in", 12, expires_on=date(2026, 8, 10))
    row = stations.card(desk, three[0]).row
    assert (row.low, row.expiring, row.attention, stations.summary(desk).attention) == (0, 1, False, 0)
