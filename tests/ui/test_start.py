"""What the desk loads on its way to the Today page, and what it leaves until somebody asks for it."""

import subprocess
import sys
from pathlib import Path

from app.services import setup
from app.services.desk import open_desk
from tests.bench.bench_start import DESK, ROOT

LATER = (
    "alembic", "argon2", "chinese_calendar", "dateutil", "nacl", "openpyxl", "PIL", "pypinyin", "reportlab", "segno",
    "stdnum", "xlrd", "xlsxwriter", "PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport",
)  # fmt: skip
"""Libraries for migrating, PINs, spellings, documents and prints: each costs a start tens of milliseconds."""


def test_the_today_page_opens_without_the_heavy_libraries(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "data")
    setup.init(
        desk, site_code="440305-007", name="蛇口社区党群服务中心", level="community", admin_name="王主任", pin="204816"
    )
    desk.close()
    code = f"import sys\n{DESK}\nprint('loaded', *(name for name in {LATER!r} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "data")], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["ready", "loaded"]
