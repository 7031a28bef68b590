"""The installed program: a wheel built from this checkout, in an environment that knows no checkout."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


def call(*command: str | Path, cwd: Path) -> str:
    """Run a command to its end; what it printed, or a failure in its own words."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        pytest.fail(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}", pytrace=False)
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of an environment that has the wheel, and the libraries of this one."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    call(sys.executable, "-m", "venv", "--without-pip", venv, cwd=ROOT)
    scripts = venv / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    options = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    call(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, cwd=wheel.parent)
    site = call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=venv).strip()
    (Path(site) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return scripts


def test_the_wheel_holds_the_program_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"app"}
    for path in sorted((ROOT / "resources").rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            assert f"app/_data/{path.relative_to(ROOT).as_posix()}" in names
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
    licences = [name for name in names if "/licenses/" in name]
    assert any(name.endswith("NotoSansSC-OFL.txt") for name in licences)


def test_the_installed_program_finds_its_resources(installed: Path, tmp_path: Path) -> None:
    code = "from app.core.paths import resource; print(resource('fonts/NotoSansSC-Regular.ttf'))"
    found = Path(call(installed / "python", "-I", "-c", code, cwd=tmp_path).strip())
    assert found.is_relative_to(installed.parent)
    assert found.parts[-4:] == ("_data", "resources", "fonts", "NotoSansSC-Regular.ttf")


def test_the_installed_program_keeps_a_desk(installed: Path, tmp_path: Path) -> None:
    dangqun = (installed / "dangqun", "--data", tmp_path / "desk")
    admin = ("--admin", "王芳", "--pin", "471938")
    call(*dangqun, "init", "--site", "440305-007", "--name", "莲花驿站", "--level", "street", *admin, cwd=tmp_path)
    call(*dangqun, "check", cwd=tmp_path)
    log = tmp_path / "log.pdf"
    call(*dangqun, "report", "visitor-log", "--from", "2026-03-01", "--to", "2026-03-31", "-o", log, cwd=tmp_path)
    assert log.read_bytes().startswith(b"%PDF-")
