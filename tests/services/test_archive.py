"""The archive of an activity: photos kept once, the light that says what is missing, feedback."""

import errno
import io
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from app.core.clock import SteppedClock
from app.core.errors import Cancelled, EnvironmentProblem, UserError
from app.core.ids import RowId
from app.core.progress import Progress
from app.db.models import ArchiveItem, Participant, Person, Registration
from app.db.models.log import op
from app.domain.auth import Actor
from app.services import activities, archive, attendance
from app.services.activities import SessionPlan
from app.services.archive import Evidence
from app.services.desk import Desk
from app.services.undo import undo_act

HOUR = timedelta(hours=1)


def picture(color: str | int, size: tuple[int, int] = (64, 48)) -> bytes:
    file = io.BytesIO()
    image = Image.new("RGB", size, color) if isinstance(color, str) else Image.new("RGB", size, (color * 8, 90, 200))
    image.save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def camp(desk: Desk, manager: Actor, clock: SteppedClock) -> RowId:
    """A camp of two sessions from tomorrow on, somewhere outside; everything of the catalogue is needed."""
    start = clock() + 24 * HOUR
    plans = [SessionPlan(start + day * 24 * HOUR, start + day * 24 * HOUR + 2 * HOUR, place="科普馆") for day in (0, 1)]
    evidence = [term.code for term in desk.terms("evidence")]
    card, _ = activities.save(
        desk, manager, None, {"title": "夏令营", "kind": "camp", "evidence": evidence, "needs_consent": True},
        sessions=plans,
    )  # fmt: skip
    activities.publish(desk, manager, card.row.id)
    return card.row.id


def lights(desk: Desk, activity: RowId) -> dict[str, Evidence]:
    return {one.kind: one for one in archive.light(desk, activity)}


def stored_files(desk: Desk) -> set[str]:
    return {path.name for path in (desk.folder / "photos").glob("**/*") if path.is_file()}


def test_the_light_says_what_is_missing_and_until_when(
    desk: Desk, manager: Actor, clerk: Actor, camp: RowId, clock: SteppedClock
) -> None:
    assert list(lights(desk, camp)) == [term.code for term in desk.terms("evidence")], "in the catalogue's order"
    found = lights(desk, camp)
    assert (found["emergency"].state, found["emergency"].words) == ("missing", "missing, due before it begins")
    assert (found["photos"].state, found["photos"].words) == ("later", "due after it ended")
    assert (found["venue"].state, found["venue"].words) == ("done", "科普馆, 2 sessions")
    assert found["staffing"].state == "missing"

    archive.save_item(desk, manager, camp, "emergency", {"text": "就近集合点：南门广场。"})
    archive.save_item(desk, manager, camp, "plan", {"done_on": date(2026, 7, 6)})
    archive.save_item(desk, manager, camp, "approval", {"not_needed": "街道已统一审批"})
    attendance.save_duty(desk, manager, camp, {"name": "罗建平", "role": "in_charge"})
    found = lights(desk, camp)
    assert (found["emergency"].words, found["emergency"].by) == ("18 Jul, 陈静", "陈静")
    assert (found["plan"].state, found["plan"].words) == ("done", "6 Jul, 陈静")
    assert (found["approval"].state, found["approval"].words) == ("not_needed", "街道已统一审批")
    with desk.store.read() as session:
        written = session.scalars(select(op.c.line).where(op.c.tbl == "archive_item")).all()
    assert written and not any("陈静" in line for line in written), "what goes to the levels above names nobody"
    assert (found["staffing"].state, found["staffing"].words) == ("partly", "missing: Moderator, Recorder")
    for role in ("host", "recorder"):
        attendance.save_duty(desk, manager, camp, {"name": "林晓", "role": role})
    assert (lights(desk, camp)["staffing"].state, lights(desk, camp)["staffing"].words) == ("done", "3 people")

    with desk.store.write(clerk.staff_id) as tx:
        household = tx.add(Registration(activity_id=camp, status="admitted", at=tx.now, number="A01"))
        for number in (1, 2, 3):
            child = tx.add(Person(name=f"孩子{number}"))
            tx.add(
                Participant(
                    registration_id=household.id, activity_id=camp, person_id=child.id, number=f"A0{number}",
                    consent=number < 3,
                )
            )  # fmt: skip
    found = lights(desk, camp)
    assert (found["consent"].state, found["consent"].words) == ("partly", "2 of 3, 1 still missing")

    clock.advance(hours=75)
    found = lights(desk, camp)
    assert found["photos"].words == "missing"
    sessions = activities.card(desk, camp).sessions
    attendance.close(desk, clerk, sessions[0].id)
    archive.add_photos(desk, clerk, camp, [picture("red")])
    archive.add_feedback(desk, clerk, camp, 5, 20)
    archive.save_item(desk, manager, camp, "summary", {"text": "顺利。"})
    found = lights(desk, camp)
    assert {kind: found[kind].words for kind in ("photos", "feedback")} == {
        "photos": "1 photos",
        "feedback": "20 forms",
    }
    assert (found["sign_in"].state, found["sign_in"].words) == ("partly", "1 of 2 sessions")
    assert [one.kind for one in archive.missing(desk, camp)] == ["publicity", "consent", "sign_in"]
    [row] = activities.activity_rows(desk, [camp])
    assert row.missing == 3, "the list counts what the light shows"


def test_a_name_that_an_older_program_wrote_stays_until_somebody_else_signs(
    desk: Desk, manager: Actor, clerk: Actor, camp: RowId
) -> None:
    with desk.store.write(clerk.staff_id) as tx:
        row = activities.archive_id(camp, "plan")
        tx.add(ArchiveItem(id=row, activity_id=camp, kind="plan", done_on=date(2026, 7, 6), by="罗建平"))
    assert lights(desk, camp)["plan"].words == "6 Jul, 罗建平"
    archive.save_item(desk, manager, camp, "plan", {"text": "方案"})
    assert lights(desk, camp)["plan"].words == "6 Jul, 罗建平"
    archive.save_item(desk, manager, camp, "plan", {"done_on": date(2026, 7, 8)})
    assert lights(desk, camp)["plan"].words == "8 Jul, 陈静"


def test_only_of_those_admitted_a_form_of_consent_is_asked_for(
    desk: Desk, manager: Actor, camp: RowId, clock: SteppedClock
) -> None:
    with desk.store.write(manager.staff_id) as tx:
        for status, consent in (("admitted", True), ("offered", False)):
            row = tx.add(Registration(activity_id=camp, at=tx.now, desk="A", status=status))
            tx.add(Participant(registration_id=row.id, activity_id=camp, consent=consent))
    light = lights(desk, camp)["consent"]
    assert (light.state, light.words) == ("done", "1 of 1")


def test_the_sign_in_is_due_when_all_is_over_and_a_mark_taken_back_is_none(
    desk: Desk, manager: Actor, camp: RowId, clock: SteppedClock
) -> None:
    with desk.store.write(manager.staff_id) as tx:
        row = tx.add(Registration(activity_id=camp, at=tx.now, desk="A", status="admitted"))
        child = tx.add(Participant(registration_id=row.id, activity_id=camp)).id
    first, last = activities.card(desk, camp).sessions
    clock.now = first.starts_at
    attendance.mark(desk, manager, first.id, [child])
    assert lights(desk, camp)["sign_in"].state == "later"
    assert len(archive.missing(desk, camp)) == activities.card(desk, camp).row.missing
    attendance.clear(desk, manager, first.id, [child])
    clock.now = last.ends_at
    assert lights(desk, camp)["sign_in"].state == "missing"
    assert len(archive.missing(desk, camp)) == activities.card(desk, camp).row.missing


def test_an_activity_that_was_called_off_needs_no_more(desk: Desk, manager: Actor, camp: RowId) -> None:
    activities.call_off(desk, manager, camp, "台风")
    assert not archive.missing(desk, camp)


def test_photos_are_kept_once_and_stand_in_the_order_they_were_taken(
    desk: Desk, clerk: Actor, camp: RowId, tmp_path: Path
) -> None:
    early, late = tmp_path / "b.jpg", tmp_path / "a.jpg"
    for path, color, taken in ((early, "red", "2026:07:19 09:00:00"), (late, "green", "2026:07:19 11:00:00")):
        details = Image.Exif()
        details.get_ifd(0x8769)[0x9003] = taken
        Image.new("RGB", (40, 30), color).save(path, exif=details)
    ticks: list[tuple[int, int]] = []
    rows, changes = archive.add_photos(
        desk, clerk, camp, [picture("blue"), late, early, late],
        progress=Progress(lambda done, total, _: ticks.append((done, total))),
    )  # fmt: skip
    assert [row.taken_at is not None for row in rows] == [True, True, False]
    assert rows[0].taken_at is not None and rows[0].taken_at.astimezone(desk.zone).hour == 9
    assert all(row.path is not None and row.path.stat().st_size == row.size for row in rows)
    assert ticks and ticks[-1][1] == 5
    again, more = archive.add_photos(desk, clerk, camp, [early])
    assert [row.id for row in again] == [row.id for row in rows] and not more

    archive.remove_photo(desk, clerk, rows[0].id)
    assert len(archive.photos(desk, camp)) == 2
    with pytest.raises(UserError):
        undo_act(desk, clerk, changes)
    back, changes = archive.add_photos(desk, clerk, camp, [early])
    assert back[-1].id == rows[0].id, "one picture is one entry, also when it comes back"
    undo_act(desk, clerk, changes)
    assert len(archive.photos(desk, camp)) == 2
    row, _ = archive.change_photo(desk, clerk, rows[1].id, {"caption": "火箭发射", "position": 4})
    assert (row.caption, row.position) == ("火箭发射", 4)
    moved, _ = archive.place_photo(desk, clerk, row.id, 0)
    assert [(one.id, one.position) for one in moved] == [(row.id, 0), (rows[2].id, 1)]


@pytest.mark.parametrize("broken", [b"", b"no picture", picture("red")[:40]])
def test_one_bad_file_and_nothing_comes_in(
    desk: Desk, clerk: Actor, camp: RowId, tmp_path: Path, broken: bytes
) -> None:
    bad = tmp_path / "合影.jpg"
    bad.write_bytes(broken)
    with pytest.raises(UserError, match=r"^合影\.jpg "):
        archive.add_photos(desk, clerk, camp, [picture("red"), bad])
    assert archive.photos(desk, camp) == [] and stored_files(desk) == set()


def test_thirty_photos_can_be_given_up_half_way(desk: Desk, clerk: Actor, camp: RowId) -> None:
    sources = [picture(number) for number in range(30)]
    progress = Progress(lambda *_: progress.cancel())
    with pytest.raises(Cancelled):
        archive.add_photos(desk, clerk, camp, sources, progress=progress)
    assert archive.photos(desk, camp) == [] and stored_files(desk) == set()
    rows, _ = archive.add_photos(desk, clerk, camp, sources)
    assert len(rows) == len(stored_files(desk)) == 30


def test_a_full_disk_leaves_nothing(desk: Desk, clerk: Actor, camp: RowId, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    really = os.fsync

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > 6:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        really(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentProblem, match="no room left"):
        archive.add_photos(desk, clerk, camp, [picture(number) for number in range(20)])
    monkeypatch.undo()
    assert archive.photos(desk, camp) == [] and stored_files(desk) == set()


def test_a_photo_of_another_activitys_session_is_refused(desk: Desk, manager: Actor, camp: RowId) -> None:
    start = desk.now() + HOUR
    other, _ = activities.save(
        desk,
        manager,
        None,
        {"title": "讲座", "kind": "lecture"},
        sessions=[SessionPlan(start, start + HOUR, place="厅")],
    )
    with pytest.raises(UserError):
        archive.add_photos(desk, manager, camp, [picture("red")], session_id=other.sessions[0].id)
    assert stored_files(desk) == set()


def test_scores_that_came_back_are_counted(desk: Desk, clerk: Actor, camp: RowId) -> None:
    assert archive.feedback(desk, camp).mean is None
    for score, count, remark in ((5, 30, ""), (4, 10, "时间再长一点"), (2, 1, ""), (5, 9, "")):
        figures, _ = archive.add_feedback(desk, clerk, camp, score, count, remark)
    assert (figures.count, figures.satisfied, dict(figures.by_score)[5]) == (50, 49, 39)
    assert figures.mean == pytest.approx((39 * 5 + 40 + 2) / 50) and figures.remarks == ("时间再长一点",)
    for score, count in ((0, 1), (6, 1), (5, 0)):
        with pytest.raises(UserError):
            archive.add_feedback(desk, clerk, camp, score, count)


def test_a_clerk_brings_photos_but_leaves_the_archive_to_the_manager(desk: Desk, clerk: Actor, camp: RowId) -> None:
    with pytest.raises(UserError):
        archive.save_item(desk, clerk, camp, "plan", {"text": "方案"})
