"""How long the desk takes from its process's first moment to a Today page one can work with.

Measured beside a bare PySide6 window that has imported SQLAlchemy, each as a fresh process, taking turns:

    python -m tests.bench.bench_start [--data FOLDER] [--runs 7]

Without `--data` a lively day is made. The budget is 2.5 times the bare window.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUDGET = 2.5

BARE = """
import sqlalchemy, sqlalchemy.orm
import app.ui
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

application = QApplication([])
window = QWidget()
QVBoxLayout(window).addWidget(QLabel("ready"))
window.resize(1366, 690)
window.show()
QTimer.singleShot(0, lambda: (print("ready", flush=True), application.quit()))
application.exec()
"""

DESK = """
import sys
from pathlib import Path

from app.ui.shell.app import make_app, open_program, quick_start

quick_start()
application = make_app()
from app.services.desk import open_desk

program = open_program(application, open_desk(Path(sys.argv[1])), catch=False)
from app.services import staff

program.session.enter(staff.list_staff(program.desk)[0].actor)
program.show()


def look():
    if program.jobs.idle and program.window.page is not None:
        print("ready", flush=True)
        program.close()
        application.quit()


from PySide6.QtCore import QTimer

timer = QTimer()
timer.timeout.connect(look)
timer.start(1)
application.exec()
"""


def seconds(bytecode: Path, code: str, *arguments: str) -> float:
    """From the start of the process to its "ready"; `bytecode`: where Python keeps what it compiled."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHONPYCACHEPREFIX": str(bytecode),
    }
    # A program that was started once has its bytecode; a shell that forbids it would measure the compiler.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stderr is not None
    for line in process.stdout:
        if line.strip() == "ready":
            break
    took = time.perf_counter() - began
    _out, errors = process.communicate(timeout=60)
    if process.returncode:
        raise RuntimeError(errors)
    return took


def measure(folder: Path, bytecode: Path, runs: int) -> tuple[float, float]:
    """Medians of the bare window and of the desk, in seconds; both warm, taking turns."""
    seconds(bytecode, BARE)
    seconds(bytecode, DESK, str(folder))
    bare, desk = [], []
    for _ in range(runs):
        bare.append(seconds(bytecode, BARE))
        desk.append(seconds(bytecode, DESK, str(folder)))
    return statistics.median(bare), statistics.median(desk)


def main() -> int:
    """Measure and print; 1 when the budget is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = chosen.data or Path(place) / "data"
        if chosen.data is None:
            from app.services import demo
            from app.services.desk import open_desk

            desk = open_desk(folder)
            demo.fill(desk)
            desk.close()
        bare, desk_took = measure(folder, Path(place) / "bytecode", chosen.runs)
    ratio = desk_took / bare
    print(f"bare window        {bare * 1000:7.0f} ms")
    print(f"desk, Today page   {desk_took * 1000:7.0f} ms")
    print(f"ratio              {ratio:7.2f}   (budget {BUDGET})")
    return int(ratio > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
