import os
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.core import i18n
from app.domain.conflicts import Kind
from app.services import bookings, conflicts, exchange, identity, slips
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.kit.widgets import Button, ProgressSheet
from app.ui.kit.widgets.site_tree import SiteNode
from app.ui.sync import words
from app.ui.sync.dialogs import FilesDialog, OtherDialog
from tests.ui.sync.conftest import START, Exchange, Opened, admin_of
from tests.ui.visitors.house import Key


def edits(desk: Exchange) -> None:
    """Show the booking that was moved twice."""
    while desk.page.view.conflict.conflict.kind is not Kind.EDIT:
        desk.press(Key.Key_Escape)


def settle(desk: Exchange, digit: str) -> None:
    """Press a digit as a hand does, and wait for what it does."""
    before = conflicts.count(desk.desk)
    QTest.keyClick(desk.focus(), digit)
    desk.qtbot.waitUntil(lambda: conflicts.count(desk.desk) < before, timeout=8000)
    desk.rest()


def held(desk: Exchange) -> bookings.BookingRow:
    wanted = bookings.BookingFilter(text="家长读书会")
    (row,) = bookings.booking_rows(desk.desk, bookings.booking_ids(desk.desk, wanted))
    return row


def test_a_desk_that_knows_no_other_says_how_to_begin(alone: Exchange) -> None:
    view = alone.page.view
    assert view.header.say.text() == "no other computer is known to this one yet"
    assert view.sites.nobody.isVisible() and view.conflict.none.isVisible()
    assert not view.print_slip.isEnabled()
    view.sites.nobody.button.click()
    assert alone.navigated == [("settings", {"section": "desks"})]
    alone.f9()
    assert "pair or enrol one first" in alone.toasts.texts()[-1]


def test_a_stick_is_noticed_and_what_is_on_it_is_said(desk: Exchange) -> None:
    cell = desk.page.view.facts.stick
    assert cell.name.text() == "No stick is in" and desk.place is None
    desk.f9()
    assert "No stick is in" in desk.toasts.texts()[-1]
    desk.put_in(desk.stick)
    assert cell.name.text() == "Stick “stick”" and "1 data files" in cell.state.text()
    desk.put_in()
    assert cell.name.text() == "No stick is in"


def test_one_button_takes_in_and_writes_and_says_both(desk: Exchange) -> None:
    assert desk.page.view.header.say.text() == "08:42 synchronised, nothing was there to receive, nothing disagrees"
    desk.put_in(desk.stick)
    desk.f9()
    view = desk.page.view
    assert view.facts.stick.state.text() == "Checked, may be pulled out"
    received, written = view.facts.received, view.facts.written
    assert int(received.text().replace(",", "")) > 0 and "new " in received.toolTip()
    assert "for 1 sites" in written.toolTip()
    assert view.header.say.text() == "18:42 synchronised, data of 1 received, 2 disagreements wait for you"
    assert view.sync.text() == "Synchronise again"
    # The other desk finds its file on the stick.
    with closing(desk.other()) as two:
        imported, _ = exchange.import_paths(two, admin_of(two), [desk.stick])
        assert [one.code for one in imported.files].count("taken") == 1
    # Pulled out, the page still says that all is well.
    desk.put_in()
    assert "Pulled out" in view.facts.stick.state.text()


def test_both_sides_stand_side_by_side_and_a_digit_settles(met: Exchange) -> None:
    card = met.page.view.conflict
    edits(met)
    shown = card.compare.sides()
    assert shown[0].title.startswith("This computer (") and not shown[1].title.startswith("This")
    differing = {one.label: one.value for one in shown[1].fields if one.differs}
    assert "二号会议室" in differing.values() and any("20:00" in value for value in differing.values())
    assert card.compare.body.hasFocus()
    settle(met, "2")
    row = held(met)
    assert (row.place, row.starts_at) == ("二号会议室", START + timedelta(hours=1))
    assert met.toasts.texts()[-1].startswith("Settled, 1 left")
    assert met.page.view.facts.conflicts.text() == "1" and card.conflict.kind is Kind.BOOKING


def test_tab_goes_on_as_the_eye_does(met: Exchange) -> None:
    card = met.page.view.conflict
    edits(met)
    reached = [met.focus()]
    for _ in range(4):
        QTest.keyClick(met.focus(), Key.Key_Tab)
        reached.append(met.focus())
    assert reached == [card.compare.body, *card.compare.buttons, *card.ways, card.later]


def test_the_keyboard_is_not_taken_from_where_somebody_went(met: Exchange) -> None:
    tree, shown = met.page.view.sites.tree, met.page.view.conflict.conflict.id
    tree.setFocus()
    met.page.step(1)
    met.rest()
    assert met.page.view.conflict.conflict.id != shown and met.focus() is tree


def test_the_mouse_settles_as_well(met: Exchange) -> None:
    edits(met)
    met.page.view.conflict.compare.buttons[0].click()
    met.rest()
    assert (held(met).place, held(met).starts_at) == ("一号会议室", START + timedelta(minutes=30))
    assert conflicts.count(met.desk) == 1


def test_what_a_reader_types_settles_nothing(met: Exchange) -> None:
    edits(met)
    for sign in "21X7":
        QTest.keyClick(met.focus(), sign)
    met.qtbot.wait(120)
    met.rest()
    assert conflicts.count(met.desk) == 2


def test_it_can_be_left_for_now_and_the_next_comes(met: Exchange) -> None:
    card = met.page.view.conflict
    first = card.conflict.id
    assert card.head.title.text() == "1 of 2"
    met.press(Key.Key_Escape)
    assert card.conflict.id != first and card.head.title.text() == "2 of 2"
    met.press(Key.Key_PageUp)
    assert card.conflict.id == first
    card.after.click()
    met.rest()
    assert card.conflict.id != first
    assert conflicts.count(met.desk) == 2


def test_neither_is_right_and_another_time_is_typed(met: Exchange) -> None:
    edits(met)
    QTest.keyClick(met.focus(), "3")
    met.qtbot.waitUntil(lambda: bool(met.page.findChildren(OtherDialog)), timeout=5000)
    (dialog,) = met.page.findChildren(OtherDialog)
    met.rest()
    assert dialog.form.editor("starts_at").value() is not None
    dialog.form.set_values({"starts_at": START + timedelta(hours=3), "ends_at": START + timedelta(hours=2)})
    dialog.go.click()
    met.rest()
    assert dialog.isVisible() and dialog.form.rows["ends_at"].error, "an end before the beginning is refused there"
    dialog.form.set_values({"ends_at": START + timedelta(hours=4)})
    dialog.go.click()
    met.rest()
    assert held(met).starts_at == START + timedelta(hours=3) and conflicts.count(met.desk) == 1


def test_enter_in_a_line_sends_what_was_typed_once(met: Exchange) -> None:
    edits(met)
    QTest.keyClick(met.focus(), "3")
    met.qtbot.waitUntil(lambda: bool(met.page.findChildren(OtherDialog)), timeout=5000)
    (dialog,) = met.page.findChildren(OtherDialog)
    met.rest()
    sent: list[object] = []
    dialog.typed.connect(lambda values, _reason: sent.append(values))
    field = dialog.form.editor("starts_at")
    line = field if isinstance(field, QLineEdit) else field.findChildren(QLineEdit)[-1]
    QTest.keyClick(line, Key.Key_Return)
    met.rest()
    assert len(sent) == 1 and conflicts.count(met.desk) == 1


def test_a_choice_elsewhere_leads_there(met: Exchange) -> None:
    card = met.page.view.conflict
    while card.conflict.kind is not Kind.BOOKING:
        met.press(Key.Key_Escape)
    choice = next(one for one in card.conflict.choices if one.page)
    met.page.choose(choice)
    met.rest()
    assert met.navigated[-1] == (choice.page, dict(choice.arguments))
    assert conflicts.count(met.desk) == 2


def test_only_what_the_last_exchange_brought(met: Exchange) -> None:
    card = met.page.view.conflict
    assert not card.brought.isVisible(), "everything came with it"
    assert met.page.standing.brought == {one.id for one in met.page.standing.lines}


def test_a_clerk_sees_who_chooses(opened: Opened, exchanged: Path) -> None:
    house = opened(exchanged, "clerk")
    edits(house)
    card = house.page.view.conflict
    assert not any(button.isEnabled() for button in card.compare.buttons)
    assert card.hint.text() == "A manager chooses here"
    QTest.keyClick(house.focus(), "1")
    house.qtbot.wait(120)
    house.rest()
    assert conflicts.count(house.desk) == 2


def test_a_clerk_may_keep_one_of_two_bookings_but_not_let_them_share(opened: Opened, exchanged: Path) -> None:
    house = opened(exchanged, "clerk")
    card = house.page.view.conflict
    while card.conflict.kind is not Kind.BOOKING:
        house.press(Key.Key_Escape)
    assert all(button.isEnabled() for button in card.compare.buttons)
    assert [button.isEnabled() for button in card.ways] == [False]
    assert card.hint.text() == "A manager chooses what is grey"
    QTest.keyClick(house.focus(), "3")
    house.qtbot.wait(120)
    house.rest()
    assert conflicts.count(house.desk) == 2 and house.toasts.texts() == []
    house.questions.add("双方商定")
    settle(house, "1")
    assert conflicts.count(house.desk) == 1


def test_a_desk_that_must_be_certified_again_says_so_and_leads_there(met: Exchange) -> None:
    assert met.page.view.banner is None
    identity.protect(met.desk, admin_of(met.desk), "四海之内皆兄弟 2026")
    met.again()
    identity.renew(met.desk)  # nobody has said the passphrase, so the former key vouches for nothing
    met.page.tick()
    met.rest()
    banner = met.page.view.banner
    assert banner is not None and "has to be certified again" in banner.label.text()
    banner.findChild(Button).click()
    assert met.navigated[-1] == ("settings", {"section": "desks"})


def test_a_file_that_is_refused_is_told_of_in_a_sentence(desk: Exchange) -> None:
    whole = next(desk.stick.glob("*.dqb"))
    content = bytearray(whole.read_bytes())
    content[len(content) // 2] ^= 1
    whole.write_bytes(bytes(content))
    (desk.stick / "notes.dqb").write_text("nothing")
    desk.put_in(desk.stick)
    desk.f9()
    banner = desk.page.view.banner
    assert banner is not None and banner.label.text().startswith("2 files were not taken.")
    desk.page.view.facts.received.click()
    (dialog,) = desk.window.findChildren(FilesDialog)
    assert len(dialog.files.items()) == 2 and all(item.icon == "circle-x" for item in dialog.files.items())
    assert conflicts.count(desk.desk) == 0
    dialog.reject()


def test_a_folder_works_like_a_stick_that_is_always_in(desk: Exchange) -> None:
    shared = desk.root / "stick"
    desk.questions.add(shared)
    desk.page.view.facts.stick.other.click()
    desk.rest()
    cell = desk.page.view.facts.stick
    assert cell.name.text() == "Folder “stick”"
    desk.f9()
    assert cell.state.text() == "Written and read back" and conflicts.count(desk.desk) == 2
    desk.again()
    assert desk.place is not None and desk.place.path == shared and not desk.place.is_stick
    desk.questions.add("none")
    desk.page.choose_place()
    desk.rest()
    assert desk.place is None


def test_a_chosen_folder_that_is_gone_is_told_of_until_it_is_back(desk: Exchange) -> None:
    shared = desk.root / "stick"
    desk.questions.add(shared)
    desk.page.choose_place()
    desk.rest()
    away = shared.rename(desk.root / "renamed")
    desk.put_in()
    cell = desk.page.view.facts.stick
    assert cell.name.text() == "Folder “stick”" and "Gone" in cell.room.text() and desk.place is None
    desk.f9()
    assert "The folder “stick” is not there" in desk.toasts.texts()[-1]
    away.rename(shared)
    desk.put_in()
    assert desk.place is not None and desk.place.path == shared and "data files" in cell.state.text()
    shared.rename(away)
    desk.put_in()
    desk.questions.add("none")
    desk.page.choose_place()
    desk.rest()
    assert cell.name.text() == "No stick is in"


def test_of_two_sticks_one_is_asked_for(desk: Exchange, tmp_path: Path) -> None:
    empty = tmp_path / "other stick"
    empty.mkdir()
    desk.put_in(empty, desk.stick)
    places = {one.path: one for one in desk.page.watch.places}
    desk.questions.add(places[desk.stick])
    desk.f9()
    assert conflicts.count(desk.desk) == 2 and not list(empty.iterdir())


def test_a_stick_that_cannot_be_written_is_told_of(desk: Exchange) -> None:
    if os.geteuid() == 0:
        # Whoever may write everywhere: a file where the folder of bundles should be does the same.
        (desk.stick / exchange.FOLDER).write_text("")
    else:
        desk.stick.chmod(0o555)
    desk.put_in(desk.stick)
    desk.f9()
    desk.stick.chmod(0o755)
    view = desk.page.view
    assert view.facts.stick.state.text() == "Not all could be written" and view.banner is not None
    assert conflicts.count(desk.desk) == 2, "what was on the stick is in all the same"


def test_locked_keys_are_asked_for_and_the_exchange_goes_on(desk: Exchange) -> None:
    identity.protect(desk.desk, admin_of(desk.desk), "四海之内皆兄弟 2026")
    desk.again()
    desk.session.enter(admin_of(desk.desk))
    desk.put_in(desk.stick)
    desk.questions.add("wrong", "四海之内皆兄弟 2026")
    desk.f9()
    desk.qtbot.waitUntil(lambda: desk.page.synced is not None, timeout=20000)
    desk.rest()
    assert [kind for kind, _title in desk.questions.asked] == ["text", "text"]
    assert conflicts.count(desk.desk) == 2


def test_the_slip_is_shown_and_every_exchange_can_be_opened_again(met: Exchange) -> None:
    met.page.print_page()
    met.rest()
    pages = met.page.pages
    assert pages is not None and met.page.steps.currentWidget() is pages
    met.qtbot.waitUntil(lambda: pages.preview.document.pageCount() == 2, timeout=5000)
    pages.left.click()
    assert met.page.steps.currentWidget() is met.page.view
    sites = met.page.view.sites
    sites.show_part("slips")
    assert [item.icon for item in sites.slips.items()].count("download") == 1
    assert len(slips.recent(met.desk)) == len(sites.slips.items()) == 3
    sites.slips.setFocus()
    met.press(Key.Key_Down, Key.Key_Return)
    assert met.page.steps.currentWidget() is pages


def test_a_silent_site_is_marked_and_reminded(met: Exchange) -> None:
    met.clock.advance(days=9)
    met.page.tick()
    met.rest()
    sites = met.page.view.sites
    late = [node for node in sites.tree.sites() if node.late]
    assert [node.icon for node in late] == ["monitor"] and late[0].fresh == "9 days ago"
    assert sites.only.text() == "1 of 1 silent" and "ask for their stick" in sites.advice.text()
    sites.only.click()
    assert [node.own for node in sites.tree.sites()] == [True, False] and sites.only.text() == "Show all"
    sites.reminder.click()
    met.rest()
    pages = met.page.pages
    met.qtbot.waitUntil(lambda: pages is not None and pages.preview.document.pageCount() == 1, timeout=5000)
    assert pages.header.title.text() == "Reminder"


def test_stopping_takes_nothing_in(desk: Exchange) -> None:
    before = slips.last(desk.desk)
    desk.put_in(desk.stick)
    desk.page.view.sync.click()
    sheet = desk.page._sheet
    assert isinstance(sheet, ProgressSheet)
    sheet.stopped.emit()
    desk.rest()
    assert desk.page._sheet is None
    assert desk.page.synced is None and slips.last(desk.desk) == before and conflicts.count(desk.desk) == 0


def test_of_many_sites_only_the_silent_ones_can_be_seen_under_what_they_belong_to() -> None:
    tree = [("city", 0, False), ("a", 1, False), ("a1", 2, False), ("b", 1, False), ("b1", 2, True), ("b2", 2, False),
            ("b3", 2, True), ("c", 1, True), ("d", 1, False), ("d1", 2, False)]  # fmt: skip
    nodes = [SiteNode(name, name, depth, late=late) for name, depth, late in tree]
    assert [node.key for node in words.only_late(nodes)] == ["city", "b", "b1", "b3", "c"]
    assert words.only_late([node for node in nodes if not node.late]) == []


LOOKS = [
    (Theme("light", motion=False), "zh_CN"),
    pytest.param(Theme("light", "large", motion=False), "zh_CN", marks=pytest.mark.slow),
    pytest.param(Theme("dark", "large", motion=False), "en", marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("look_of", "language"), LOOKS, ids=lambda one: str(getattr(one, "type", one)))
def test_the_page_is_whole_in_every_look(
    opened: Opened, exchanged: Path, qapp: QApplication, tmp_path: Path, look_of: Theme, language: str
) -> None:
    i18n.use(language)
    theme.apply(qapp, look_of)
    met = opened(exchanged)
    met.window.resize(*((1158, 626) if look_of.type == "large" else (1182, 634)))
    met.put_in(met.stick)
    folder = Path(os.environ.get("PICTURES", tmp_path))

    def whole(state: str) -> None:
        met.rest()
        name = f"sync-{look_of.name}-{look_of.type}-{language[:2]}-{state}.png"
        assert met.window.grab().save(str(folder / name))
        assert [str(finding) for finding in walk(met.window)] == [], state

    whole("first")
    met.press(Key.Key_Escape)
    met.page.view.sites.show_part("slips")
    whole("slips")
    met.clock.advance(days=9)
    met.page.view.sites.show_part("tree")
    met.page.tick()
    whole("silent")
    met.page.view.conflict.show_none("没有不一致", "")
    met.page.view.show_banner("前台二号机的数据有两份", "bad", "copy")
    whole("banner")
