"""What the palette offers: pages, daily acts, sections of the settings, looks."""

from typing import TYPE_CHECKING

from app.core.i18n import translate
from app.domain.auth import Permission
from app.domain.settings import LANGUAGE, THEME, TYPE_SIZE
from app.ui.kit import theme
from app.ui.shell.palette import Command
from app.ui.shell.places import PLACES

if TYPE_CHECKING:
    from app.ui.shell.window import Window


def commands(window: "Window") -> list[Command]:
    """Everything, daily acts first."""
    go, blocked = window.go, window.blocked
    found = [
        Command(
            "sign_in", translate("shell", "Sign a visitor in"), "user-plus",
            lambda: go("visitors", {"do": "sign_in"}), "F2", "new visit arrive",
        ),
        Command(
            "sign_out", translate("shell", "Sign a visitor out"), "log-out",
            lambda: go("visitors", {"do": "sign_out"}), "F6", "leave",
        ),
        Command(
            "book", translate("shell", "New booking"), "calendar-plus",
            lambda: go("bookings", {"do": "new"}), "F3", "book room space reserve",
            blocked(Permission.BOOK),
        ),
        Command(
            "decide", translate("shell", "Bookings to decide, waiting list"), "hourglass",
            lambda: go("bookings", {"do": "waiting"}), "", "approve request queue clash",
        ),
        Command(
            "seats", translate("shell", "Study seats"), "armchair",
            lambda: go("bookings", {"do": "seats"}), "", "reading seat plan",
        ),
        Command(
            "loans", translate("shell", "Equipment on loan"), "package-open",
            lambda: go("bookings", {"do": "loans"}), "", "lend borrow return projector",
        ),
        Command(
            "register", translate("shell", "Register for an activity"), "ticket",
            lambda: go("activities", {"do": "register"}), "Ctrl+N", "household quota waiting camp course",
            blocked(Permission.REGISTER),
        ),
        Command(
            "new_activity", translate("shell", "New activity"), "calendar-plus",
            lambda: go("activities", {"do": "new"}), "", "plan course campaign",
            blocked(Permission.EDIT_ACTIVITIES),
        ),
        Command(
            "nearest", translate("shell", "Nearest station open now"), "footprints",
            lambda: go("stations", {"do": "nearest"}), "", "rider driver water charge hot meal way",
        ),
        Command(
            "round", translate("shell", "Begin a round of a station"), "clipboard-check",
            lambda: go("stations", {"do": "round"}), "F7", "inspect check station",
            blocked(Permission.KEEP_STATIONS),
        ),
        Command(
            "new_station", translate("shell", "New station"), "bike",
            lambda: go("stations", {"do": "new"}), "", "station keeper hours",
            blocked(Permission.EDIT_STATIONS),
        ),
        Command(
            "tally", translate("shell", "Tally"), "tally-5",
            lambda: go("visitors", {"do": "tally"}), "F4", "count rider",
        ),
        Command(
            "verify", translate("shell", "Verify forgotten sign-outs"), "badge-check",
            lambda: go("visitors", {"do": "verify"}),
        ),
        Command(
            "visits", translate("shell", "All visits"), "clipboard",
            lambda: go("visitors", {"do": "list"}), "", "list search filter",
        ),
        Command(
            "hand_over", translate("shell", "Hand the shift over"), "arrow-left-right",
            lambda: go("handover", {"do": "hand"}), "F8", "shift sign change",
            blocked(Permission.HAND_OVER),
        ),
        Command(
            "shift_note", translate("shell", "Write a note of the shift"), "pencil",
            lambda: go("handover", {"do": "note"}), "", "incident key found property lost",
            blocked(Permission.HAND_OVER),
        ),
        Command(
            "round", translate("shell", "Safety round"), "shield",
            lambda: go("today", {"do": "round"}), "", "night walk check",
            blocked(Permission.HAND_OVER),
        ),
        Command(
            "pack", translate("shell", "Pack for a power cut"), "file-text",
            lambda: go("handover", {"do": "pack"}), "", "continuity print 24 hours paper",
            blocked(Permission.PRINT_REPORTS),
        ),
        Command(
            "roster", translate("shell", "Roster"), "calendar-days",
            lambda: go("handover", {"do": "roster"}), "", "who is on duty shift plan",
        ),
        Command(
            "sync", translate("shell", "Exchange data with the stick that is in"), "refresh-cw",
            lambda: go("sync", {"do": "sync"}), "F9", "synchronise import export usb bundle",
        ),
        Command(
            "disagree", translate("shell", "What two computers say differently"), "git-compare",
            lambda: go("sync"), "", "conflict merge choose",
        ),
        Command(
            "slips", translate("shell", "Slips of exchanges"), "file-text",
            lambda: go("sync", {"do": "slips"}), "", "reconciliation print sign",
        ),
        Command(
            "print", translate("shell", "Print the visitor log"), "printer",
            lambda: go("reports", {"report": "visitor-log"}), "", "pdf excel report export",
        ),
        Command(
            "new_person", translate("shell", "New person"), "id-card",
            lambda: go("people", {"new": {}}), "", "card add",
            blocked(Permission.EDIT_PEOPLE),
        ),
        Command(
            "ledger", translate("shell", "Bring in a ledger"), "file-input",
            lambda: go("ledgers"), "", "import excel csv",
            blocked(Permission.LOAD_LEDGERS),
        ),
    ]  # fmt: skip
    number = 0
    for place in PLACES:
        if window.rail.has_place(place.key):
            number += 0 if place.above else 1
            hint = "Ctrl+," if place.key == "settings" else "" if place.above else f"Ctrl+{number}"
            key = place.key
            found.append(Command(f"go:{key}", place.title(), place.icon, lambda key=key: go(key), hint))
    for section, label, icon in (
        ("centre", translate("shell", "Settings: centre, hours, shifts"), "landmark"),
        ("staff", translate("shell", "Settings: staff and PINs"), "users-round"),
        ("spaces", translate("shell", "Settings: spaces and who may book them"), "door-open"),
        ("seats", translate("shell", "Settings: seat plans"), "armchair"),
        ("equipment", translate("shell", "Settings: equipment"), "package-open"),
        ("closures", translate("shell", "Settings: closures"), "wrench"),
        ("holidays", translate("shell", "Settings: public holidays and make-up workdays"), "calendar-days"),
        ("booking_rules", translate("shell", "Settings: booking rules, study seats"), "calendar-clock"),
        ("catalogues", translate("shell", "Settings: purposes, groups, tally keys"), "list-plus"),
        ("desk", translate("shell", "Settings: look and language of this desk"), "monitor"),
        ("desks", translate("shell", "Settings: desks and keys"), "badge-check"),
        ("backups", translate("shell", "Settings: backups and key copy"), "hard-drive"),
        ("ledgers", translate("shell", "Settings: ledgers brought in"), "file-spreadsheet"),
        ("health", translate("shell", "Settings: health check"), "shield"),
        ("about", translate("shell", "About this program"), "info"),
    ):
        found.append(
            Command(f"section:{section}", label, icon, lambda section=section: go("settings", {"section": section}))
        )
    dark, large = theme.current().dark, theme.current().type == "large"
    found += [
        Command(
            "dark", translate("shell", "Light look") if dark else translate("shell", "Dark look"),
            "sun" if dark else "moon", lambda: window.set_look.emit(THEME.key, "light" if dark else "dark"),
        ),
        Command(
            "large", translate("shell", "Normal type") if large else translate("shell", "Large type"),
            "eye", lambda: window.set_look.emit(TYPE_SIZE.key, "normal" if large else "large"),
        ),
        Command(
            "language", translate("shell", "English / 中文"), "languages",
            lambda: window.set_look.emit(
                LANGUAGE.key, "en" if window.desk.settings[LANGUAGE] == "zh_CN" else "zh_CN"
            ),
        ),
        Command(
            "undo", translate("shell", "Take back the last act"), "undo-2",
            lambda: window.press("Ctrl+Z"), "Ctrl+Z",
        ),
        Command("lock", translate("shell", "Lock"), "lock", window.lock, "Ctrl+L", "switch sign out leave"),
        Command("help", translate("shell", "Keys of this page"), "keyboard", window.explain, "F1"),
    ]  # fmt: skip
    return found
