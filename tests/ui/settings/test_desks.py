"""Desks and keys: certify by telephone, take an answer, revoke, print the recovery key, a passphrase."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.core.clock import SteppedClock
from app.domain.auth import SYSTEM, Actor
from app.services import identity, setup
from app.services.desk import Desk, open_desk
from app.services.identity import Standing, State
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from tests.ui.settings.conftest import NOW
from tests.ui.settings.stage import Stage
from tests.ui.settings.test_looks import LOOKS

PHRASE = "蛇口社区的好日子2026"


@dataclass
class Family:
    """Desks around the one on the stage, and the stick between them."""

    district: Desk
    head: Actor
    stick: Path
    empty: Path
    clock: SteppedClock

    def joining(self) -> Desk:
        """A computer with an empty folder."""
        return open_desk(self.empty, self.clock)

    def enrol(self, stage: Stage) -> None:
        """The district certifies the desk on the stage, whose answer then lies on the stick."""
        path = next(self.stick.glob("*.dqreq"))
        request = identity.read_request(self.district, path)
        identity.certify(self.district, self.head, request, request.fingerprint, self.stick)
        path.unlink()

    def tell(self, desk: Desk) -> None:
        """Hand the documents of the desk to the district."""
        with self.district.store.write(SYSTEM.staff_id) as tx:
            identity.take_documents(self.district, tx, identity.documents(desk))
        self.district.forget_roster()


@pytest.fixture(scope="module")
def district_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """南山区, set up once."""
    folder = tmp_path_factory.mktemp("district") / "data"
    with closing(open_desk(folder, SteppedClock(NOW))) as desk:
        setup.init(
            desk, site_code="440305-001", name="南山区党群服务中心", level="district", admin_name="李主任", pin="204816"
        )
    return folder


@pytest.fixture
def family(district_folder: Path, tmp_path: Path, clock: SteppedClock) -> Iterator[Family]:
    """The district, a stick, and an empty folder."""
    shutil.copytree(district_folder, tmp_path / "district")
    stick = tmp_path / "stick"
    stick.mkdir()
    with closing(open_desk(tmp_path / "district", clock)) as desk:
        yield Family(desk, SYSTEM, stick, tmp_path / "empty", clock)


@pytest.fixture
def stage(stage_of: Callable[..., Stage]) -> Stage:
    """The administrator at this page."""
    opened = stage_of("王主任")
    opened.go("desks")
    return opened


def test_a_desk_is_enrolled_from_this_page(stage: Stage, family: Family) -> None:
    assert stage.section.pill.text == "Works by itself"
    assert stage.section.fingerprint.text() == identity.own_facts(stage.desk).facts.fingerprint  # type: ignore[union-attr]
    stage.questions.add(family.stick)
    stage.tab_to("Write a request…")
    stage.key("Space")
    assert "is on the stick" in stage.said()[-1]
    family.enrol(stage)
    stage.questions.add(next(family.stick.glob("*.dqans")), True)
    stage.tab_to("Take an answer…")
    stage.key("Space")
    assert stage.section.pill.text == "Enrolled"
    assert stage.section.say.text() == "Under 南山区党群服务中心."
    assert [item.title for item in stage.section.list.items()] == ["南山区党群服务中心 · Desk A"]
    stage.again()
    assert identity.own_facts(stage.desk).standing is Standing.ENROLLED


def test_an_answer_of_somebody_else_can_be_left_alone(stage: Stage, family: Family) -> None:
    stage.questions.add(family.stick)
    stage.section.ask()
    stage.rest()
    family.enrol(stage)
    stage.questions.add(next(family.stick.glob("*.dqans")), False)
    stage.section.take()
    stage.rest()
    assert stage.questions.asked[-1] == ("confirm", "Is this who certified the desk?")
    assert identity.own_facts(stage.desk).standing is Standing.TOP


def test_a_second_desk_is_certified_by_telephone_and_revoked(stage: Stage, family: Family) -> None:
    with closing(family.joining()) as second:
        path = identity.write_request(second, SYSTEM, family.stick, "440305-007")
        heard = identity.own_facts(second).facts
        assert heard is not None
        stage.questions.add(path)
        stage.tab_to("Certify a desk…")
        stage.key("Space")
        stage.type("K7Q2 9FMA")
        stage.key("Enter")
        assert "not the fingerprint" in stage.section.rows["fingerprint"].error
        stage.retype(heard.fingerprint.lower())
        stage.key("Enter")
        assert stage.section.drawer.isHidden()
        own, _ = identity.take_answer(second, SYSTEM, next(family.stick.glob("*.dqans")))
        assert own.facts is not None and own.facts.letter == "B"
    assert [item.title for item in stage.section.list.items()] == ["Desk B"]
    assert stage.section.list.items()[0].pill[0] == "Trusted"

    stage.select("Desk B")
    stage.key("Enter")
    stage.tab_to("Reason")
    stage.key("Enter")
    assert stage.section.rows["reason"].error == "Please give a reason."
    stage.type("电脑丢失")
    stage.questions.add(False)
    stage.key("Enter")
    assert [one.state for one in identity.desks(stage.desk)] == [State.TRUSTED, State.TRUSTED]
    stage.questions.add(True)
    stage.key("Enter")
    assert stage.section.list.items()[0].pill[0] == "Revoked"
    stage.again()
    assert [one.reason for one in identity.desks(stage.desk) if one.state is State.REVOKED] == ["电脑丢失"]


def test_leave_is_given_only_where_somebody_stands_above(stage: Stage, family: Family) -> None:
    assert stage.section.grant_line.isHidden()
    stage.questions.add(family.stick)
    stage.section.ask()
    stage.rest()
    family.enrol(stage)
    stage.questions.add(next(family.stick.glob("*.dqans")), True)
    stage.section.take()
    stage.rest()
    assert not stage.section.grant_line.isHidden()
    stage.questions.add(False)
    stage.section.grant_button.click()
    stage.rest()
    assert not identity.own_facts(stage.desk).is_granted
    stage.questions.add(True)
    stage.section.grant_button.click()
    stage.rest()
    assert identity.own_facts(stage.desk).is_granted
    assert stage.section.grant_button.text() == "Take the leave back…"
    stage.section.grant_button.click()
    stage.rest()
    assert not identity.own_facts(stage.desk).is_granted


def test_a_passphrase_is_set_asked_for_and_taken_away(stage: Stage, family: Family) -> None:
    stage.section.protect_button.click()
    stage.rest()
    for one, other, field in (("short", "short", "passphrase"), (PHRASE, PHRASE + "x", "again")):
        stage.section.rows["passphrase"].editor.setText(one)
        stage.section.rows["again"].editor.setText(other)
        stage.section._saved()
        stage.rest()
        assert stage.section.rows[field].error
    stage.section.rows["again"].editor.setText(PHRASE)
    stage.section._saved()
    stage.rest()
    assert identity.own_facts(stage.desk).is_protected
    stage.again()
    stage.go("desks")
    stage.questions.add(family.stick, "wrong passphrase", PHRASE)
    stage.section.ask()
    stage.rest()
    stage.rest()
    assert list(family.stick.glob("*.dqreq"))

    stage.section.protect_button.click()
    stage.rest()
    stage.section.rows["old"].editor.setText("wrong passphrase")
    stage.section._saved()
    stage.rest()
    assert "wrong" in stage.section.rows["old"].error
    stage.section.rows["old"].editor.setText(PHRASE)
    stage.section._saved()
    stage.rest()
    assert not identity.own_facts(stage.desk).is_protected


def test_the_recovery_key_is_printed(stage: Stage, tmp_path: Path) -> None:
    stage.questions.add(tmp_path / "key.pdf")
    stage.section.print_recovery()
    stage.rest()
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")


def test_who_is_no_administrator_may_look(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of("陈静")
    stage.go("desks")
    section = stage.section
    assert section.why
    for button in (section.ask_button, section.take_button, section.certify_button, section.protect_button):
        assert not button.isEnabled()


# ---- looks


def _enrolled(stage: Stage, family: Family) -> None:
    for file in family.stick.iterdir():
        file.unlink()
    stage.questions.add(family.stick)
    stage.section.ask()
    stage.rest()
    family.enrol(stage)
    stage.questions.add(next(family.stick.glob("*.dqans")), True)
    stage.section.take()
    stage.rest()
    with closing(family.joining()) as second:
        path = identity.write_request(second, SYSTEM, family.stick, "440305-007")
        request = identity.read_request(stage.desk, path)
        identity.certify(stage.desk, SYSTEM, request, request.fingerprint, family.stick)
        identity.revoke(stage.desk, SYSTEM, second.store.site, "电脑被盗，已报警")
    for toast in list(stage.toasts.texts()):
        assert toast
    stage.section.refresh()
    stage.rest()


def _compare(stage: Stage, family: Family) -> None:
    shutil.rmtree(family.empty, ignore_errors=True)
    with closing(family.joining()) as third:
        stage.questions.add(identity.write_request(third, SYSTEM, family.stick, "440305-007"))
    stage.section.certify()
    stage.rest()
    stage.section.rows["fingerprint"].editor.setText("K7Q2")
    stage.section._saved()


def _one(stage: Stage, family: Family) -> None:
    key: Any = next(item.key for item in stage.section.list.items() if item.pill[1] == "bad")
    stage.section.open(key)


def _down(stage: Stage, family: Family) -> None:
    area = stage.section.parentWidget()
    while not hasattr(area, "verticalScrollBar"):
        area = area.parentWidget()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


STATES: dict[str, Callable[[Stage, Family], object] | None] = {
    "desks": None,
    "desks-enrolled": _enrolled,
    "desks-below": _down,
    "desks-certify": _compare,
    "desks-one": _one,
    "desks-passphrase": lambda stage, family: stage.section.protect(),
}


@pytest.mark.parametrize("look_of", LOOKS, ids=lambda look: f"{look[0]}-{look[1].name}-{look[1].type}")
def test_the_page_in_every_look(
    qapp: QApplication, stage_of: Callable[..., Stage], family: Family, look_of: tuple[str, Theme, tuple[int, int]]
) -> None:
    language, dress, room = look_of
    i18n.use(language)
    theme.apply(qapp, dress)
    stage = stage_of("王主任")
    stage.window.resize(*room)
    found: dict[str, list[str]] = {}
    stage.go("desks")
    for name, does in STATES.items():
        if does is not None:
            does(stage, family)
        stage.rest()
        found[name] = [str(one) for one in walk(stage.window)]
        assert stage.window.size().toTuple() == room, f"{name} needs more room than the screen has"
        if os.environ.get("DANGQUN_PICTURES"):
            mark = f"{name}-{language}-{dress.name}-{dress.type}.png"
            stage.window.grab().save(str(Path(os.environ["DANGQUN_PICTURES"]) / mark))
        stage.section.leave()
    assert {name: said for name, said in found.items() if said} == {}
