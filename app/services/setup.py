"""The first run: the centre gets its name, its key, its catalogues and an administrator."""

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.paths import seed
from app.db.models import SettingRow, Staff
from app.db.tx import Changes
from app.domain import auth, checks
from app.domain.settings import DESK_LETTER, DESK_NAME, HOURS, SITE_CODE, SITE_LEVEL, SITE_NAME, SITE_PARENT
from app.domain.sites import ALL_DAY, Hours, Level, check_site_code
from app.domain.terms import read_terms
from app.services import credentials
from app.services.desk import TERMS, Desk, fixed_id, insert_terms
from app.services.installation import remember
from app.services.pins import hash_pin
from app.services.vault import remember_mark


def init(
    desk: Desk,
    *,
    site_code: str,
    name: str,
    level: str,
    admin_name: str,
    pin: str,
    hours: Hours = ALL_DAY,
    parent: str = "",
) -> tuple[auth.Actor, Changes]:
    """Set the centre up, once, and return its administrator.

    Raises UserError beside the field that is wrong ("site.code", "site.name", "site.level", "hours",
    "admin_name", "pin"), or when the centre was set up before; nothing is written then.
    """
    if desk.is_set_up:
        raise UserError(translate("errors", "This centre is set up already."))
    if not site_code.strip():
        raise UserError(translate("errors", "A centre's code has 9 digits, like 440305-007."), "site.code")
    code = check_site_code(site_code)
    values = {
        SITE_CODE.key: SITE_CODE.encode(code),
        SITE_NAME.key: SITE_NAME.encode(name),
        SITE_LEVEL.key: SITE_LEVEL.encode(level),
        HOURS.key: HOURS.encode(hours),
        SITE_PARENT.key: SITE_PARENT.encode(parent),
    }
    try:
        admin = checks.name(admin_name)
    except UserError as error:
        raise UserError(error.message, "admin_name") from None
    pin_hash = hash_pin(auth.check_pin(pin))
    terms = seed(TERMS).read_text("utf-8")

    desk.keys.make()
    remember_mark(desk.store, desk.keys.mark)
    letter = desk.settings[DESK_LETTER]
    credentials.begin(
        desk.store,
        desk.ring,
        credentials.Facts(
            desk.settings[DESK_NAME] or credentials.desk_name(letter), letter, code, SITE_NAME.check(name), Level(level)
        ),
    )
    with desk.store.write(auth.SYSTEM.staff_id) as tx:
        staff = tx.add(Staff(name=admin, role=auth.Role.ADMIN.value, pin_hash=pin_hash))
        insert_terms(tx, read_terms(terms))
        # The settings come last in one commit with the rest: a centre is set up or isn't.
        for key, value in values.items():
            tx.add(SettingRow(id=fixed_id("setting", key), key=key, value=value))
    remember(desk.store)
    desk.forget_roster()
    return auth.Actor(staff.id, admin, auth.Role.ADMIN), tx.changes
