"""The script that makes a checkout run: what it decides, tried without installing anything."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dangqun_bootstrap", ROOT / "packaging" / "bootstrap.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_ldd_misses_becomes_packages(bootstrap: ModuleType) -> None:
    output = (
        "/x/QtWidgets.abi3.so:\n"
        "\tlibGL.so.1 => not found\n"
        "\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)\n"
        "\tlibEGL.so.1 => not found\n"
        "/x/QtPdfWidgets.abi3.so:\n"
        "\tlibGL.so.1 => not found\n"
    )
    missing = bootstrap.missing_in(output)
    assert missing == ["libGL.so.1", "libEGL.so.1"]
    assert [bootstrap.PACKAGE_OF[name] for name in missing] == ["libgl1", "libegl1"]


def test_a_user_who_is_not_root_gets_one_command(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "is_root", lambda: False)
    monkeypatch.setattr(bootstrap, "on_debian", lambda: True)
    with pytest.raises(bootstrap.Trouble) as caught:
        bootstrap.install_libraries(["libGL.so.1", "libxcb-cursor.so.0"])
    commands = [line for line in str(caught.value).splitlines() if "apt-get install" in line]
    assert len(commands) == 1
    assert commands[0].endswith("libgl1 libxcb-cursor0")


def test_elsewhere_the_libraries_are_named(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "on_debian", lambda: False)
    with pytest.raises(bootstrap.Trouble, match=r"libEGL\.so\.1"):
        bootstrap.install_libraries(["libEGL.so.1"])


def test_a_finished_environment_is_used_as_it_is(bootstrap: ModuleType, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    python = bootstrap.venv_python(venv)
    version = bootstrap.probe_version(python)
    assert version is not None
    (venv / "dangqun-installed.json").write_text(json.dumps(bootstrap.lock_state(version)), "utf-8")
    before = python.lstat().st_mtime_ns
    assert bootstrap.ensure_environment(venv) == python
    assert python.lstat().st_mtime_ns == before


def test_a_half_made_environment_is_made_anew(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    # An empty lock stands for the real one: what is tried here is what becomes of the leavings.
    lock = tmp_path / "requirements.lock"
    lock.write_text("# nothing\n", "utf-8")
    monkeypatch.setattr(bootstrap, "LOCK", lock)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    venv = tmp_path / "venv"
    venv.mkdir()
    (venv / "dangqun-installing").touch()
    (venv / "leftover").touch()
    python = bootstrap.ensure_environment(venv)
    assert bootstrap.probe_version(python)
    assert not (venv / "leftover").exists()
    assert not (venv / "dangqun-installing").exists()
    assert (venv / "dangqun-installed.json").exists()
    assert "half done" in capfd.readouterr().out
    lock.write_text("# another\n", "utf-8")
    bootstrap.ensure_environment(venv)
    assert "Installing" in capfd.readouterr().out
    bootstrap.ensure_environment(venv)
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(("arguments", "status"), [([], 2), (["walk"], 2), (["--help"], 0)])
def test_usage(arguments: list[str], status: int) -> None:
    script = str(ROOT / "packaging" / "bootstrap.py")
    done = subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True)
    assert done.returncode == status
    assert "bootstrap.py run" in done.stdout + done.stderr


def test_ci_runs_the_same_command() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "python3 packaging/bootstrap.py test --all" in script.read_text("utf-8")
