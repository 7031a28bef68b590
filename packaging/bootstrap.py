r"""Make this checkout run, or test itself, with nothing but Python 3.11 or newer on the machine.

    python3 packaging/bootstrap.py run [--demo] [-o FOLDER] [options of the program]
    python3 packaging/bootstrap.py test [--all] [options of pytest]

On Windows: py packaging\bootstrap.py run

Both make a virtual environment in .venv, install the exact versions of packaging/requirements.lock there,
and see that Qt can really start. On Debian and Ubuntu, root gets missing system packages installed; anyone
else gets the one command to copy.

run     starts the program; --demo opens a centre in the middle of a lively day. Without a display it drives
        the real windows offscreen through a desk's day and leaves pictures and papers in FOLDER (build/tour).
test    runs every check there is: format, lint, types, import contracts, tests. --all adds the slow ones.
"""

from __future__ import annotations  # the next lines must be readable by the Python we refuse, too

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where the older one is turned away
    sys.exit("Dangqun Desk needs Python 3.11 or newer; this one is " + sys.version.split()[0])

import hashlib
import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "packaging" / "requirements.lock"
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"

# What Qt loads from the system, and the Debian package it is in. Packages whose name carries t64 in newer
# releases are asked for by the old name, which those releases still provide.
PACKAGE_OF = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libOpenGL.so.0": "libopengl0",
    "libGLX.so.0": "libglx0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinput.so.0": "libxcb-xinput0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libnss3.so": "libnss3",
    "libnspr4.so": "libnspr4",
    "libsmime3.so": "libnss3",
    "libnssutil3.so": "libnss3",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

# What some tests need beside Python: the command looked for, its Debian package, and what it is for.
TEST_TOOLS = (
    ("Xvfb", "xvfb", "journeys by real keys under an X server"),
    ("xauth", "xauth", "journeys by real keys under an X server"),
    ("xdotool", "xdotool", "journeys by real keys under an X server"),
    ("pdftotext", "poppler-utils", "reading printed papers back"),
    ("qpdf", "qpdf", "checking that printed papers are sound"),
)

# Run by the environment's Python: start Qt for real, and tell by exit status what was wrong.
PROBE = """
import sys
from PySide6 import QtPdf, QtPdfWidgets, QtPrintSupport, QtSvg, QtWidgets
QtWidgets.QApplication(sys.argv[:1])
"""


class Trouble(Exception):
    """Something the person at the machine can put right; the text says how."""


def say(text: str) -> None:
    """Print one line at once, whatever the terminal's encoding."""
    print(text, flush=True)


# ------------------------------------------------------------------------------------------- the environment


def venv_python(venv: Path) -> Path:
    """Where a virtual environment keeps its interpreter on this system."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def lock_state(python_version: str) -> dict[str, str]:
    """What a finished environment was made from."""
    return {"lock": hashlib.sha256(LOCK.read_bytes()).hexdigest(), "python": python_version}


def probe_version(python: Path) -> str | None:
    """The version of an environment's interpreter and pip's being there, or None if it can't be used."""
    code = "import pip, sys; print('%d.%d.%d' % sys.version_info[:3])"
    try:
        done = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def ensure_environment(venv: Path) -> Path:
    """The interpreter of an environment that holds exactly the locked versions; made or renewed if need be.

    Two small files tell where an earlier run got to: `installing` stands from before the first package until
    after the last, so an environment left half done is made anew; `installed` is written last of all.
    """
    python = venv_python(venv)
    installed, installing = venv / "dangqun-installed.json", venv / "dangqun-installing"
    version = probe_version(python) if python.exists() else None
    if version and not installing.exists() and installed.exists():
        try:
            if json.loads(installed.read_text("utf-8")) == lock_state(version):
                return python
        except ValueError:
            pass  # cut short by a power failure: install again
    if version is None or installing.exists() or not version.startswith(f"{RUNNING}."):
        make_environment(venv, installing)
        version = probe_version(python)
        if version is None:
            raise Trouble(f"The new environment in {venv} does not start. Delete that folder and try again.")
    installing.touch()
    installed.unlink(missing_ok=True)
    say(f"Installing the exact versions of {LOCK.relative_to(ROOT)} (about 150 MB, once) ...")
    options = [
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
        "--require-hashes",
        "--only-binary",
        ":all:",
    ]
    command = [str(python), "-m", "pip", "install", *options, "-r", str(LOCK)]
    if subprocess.run(command, cwd=ROOT).returncode:
        raise Trouble(
            "The packages could not be installed; the lines above say which and why. With no network here, "
            "copy a folder of wheels made by `pip download`, and set PIP_NO_INDEX=1 and PIP_FIND_LINKS to it."
        )
    installed.write_text(json.dumps(lock_state(version)), "utf-8")
    installing.unlink()
    return python


def make_environment(venv: Path, installing: Path) -> None:
    """Make an empty environment, in place of what an interrupted run may have left."""
    if venv.exists():
        say(f"Making {venv.name} anew: it was left half done or is of another Python.")
        remove_tree(venv)
    say(f"Making a Python environment in {venv.name} ...")
    ensure_venv_module()
    # The environment's own interpreter may be the one running this file: go by the one it was made from.
    base = getattr(sys, "_base_executable", None) or sys.executable
    done = subprocess.run([base, "-m", "venv", str(venv)], capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"`{base} -m venv {venv}` failed: {(done.stderr or done.stdout).strip()}")
    installing.touch()


def remove_tree(folder: Path) -> None:
    """Delete a folder, naming what is in the way if another program still uses it (as Windows forbids)."""
    try:
        shutil.rmtree(folder)
    except OSError as problem:
        raise Trouble(f"{folder} can't be renewed: {problem}. Close the programs that use it.") from problem


def ensure_venv_module() -> None:
    """Debian ships Python without the part that makes environments: get it, or say which package has it."""
    code = "import venv, ensurepip"
    if subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0:
        return
    package = f"python{RUNNING}-venv"
    if on_debian():
        apt_install([package], "Python's own environments (venv)")
        if subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0:
            return
    raise Trouble(
        "This Python comes without venv and ensurepip. Install the package your system has them in "
        f"(on Debian and Ubuntu: {package}) and try again."
    )


# ------------------------------------------------------------------------------------------- system packages


def on_debian() -> bool:
    """Whether packages come by apt here."""
    if not LINUX or not shutil.which("apt-get"):
        return False
    try:
        lines = Path("/etc/os-release").read_text("utf-8").splitlines()
    except OSError:
        return False
    names = [line.partition("=")[2].strip('"') for line in lines if line.startswith(("ID=", "ID_LIKE="))]
    return bool({"debian", "ubuntu"} & set(" ".join(names).split()))


def is_root() -> bool:
    """Whether we may install system packages ourselves."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_command(packages: Iterable[str]) -> str:
    """The one command that installs these packages for somebody who isn't root."""
    return "sudo apt-get update && sudo apt-get install -y --no-install-recommends " + " ".join(packages)


def apt_install(packages: Sequence[str], what: str) -> None:
    """Install Debian packages as root; anyone else is told the command.

    Raises:
        Trouble: not root, or apt failed.
    """
    if not is_root():
        raise Trouble(
            f"{what}: system packages are missing. Run this, then try again:\n\n    {apt_command(packages)}\n"
        )
    say(f"{what}: installing {' '.join(packages)} ...")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    for command in (
        ["apt-get", "-qq", "update"],
        [
            "apt-get",
            "-qq",
            "-o",
            "DPkg::Lock::Timeout=300",
            "install",
            "-y",
            "--no-install-recommends",
            *packages,
        ],
    ):
        done = subprocess.run(
            command,
            env=env,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode:
            tail = "\n".join(done.stdout.splitlines()[-15:])
            raise Trouble(f"{tail}\n`{shlex.join(command)}` failed; see above.")


# -------------------------------------------------------------------------------------------------------- Qt


def has_display() -> bool:
    """Whether windows can be shown to somebody here."""
    if not LINUX:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_in(ldd_output: str) -> list[str]:
    """The libraries that ldd did not find, each once."""
    names = [line.split("=>")[0].strip() for line in ldd_output.splitlines() if line.rstrip().endswith("not found")]
    return list(dict.fromkeys(names))


def missing_libraries(python: Path, plugins: Sequence[str]) -> list[str]:
    """Every system library Qt's widgets, PDF view and the given platform plugins lack, by one look of ldd."""
    code = "import PySide6; print(PySide6.__path__[0])"
    where = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    package = Path(where)
    files = [package / f"Qt{name}.abi3.so" for name in ("Widgets", "PdfWidgets", "PrintSupport", "Svg")]
    for plugin in plugins:
        files += sorted((package / "Qt" / "plugins" / "platforms").glob(f"libq{plugin}*.so"))
    found = [str(path) for path in files if path.exists()]
    if not shutil.which("ldd"):
        return []
    done = subprocess.run(["ldd", *found], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    return missing_in(done.stdout)


def start_qt(python: Path, platform: str | None) -> subprocess.CompletedProcess[str]:
    """Try a real QApplication in a process of its own: a plugin that can't load aborts the process."""
    env = {**os.environ, "LC_ALL": os.environ.get("LC_ALL", "C.UTF-8")}
    if platform:
        env["QT_QPA_PLATFORM"] = platform
    try:
        return subprocess.run([python, "-I", "-c", PROBE], capture_output=True, text=True, env=env, timeout=120)
    except subprocess.TimeoutExpired as late:
        raise Trouble("Qt did not start within two minutes.") from late


def ensure_qt(python: Path, platform: str | None, plugins: Sequence[str], also: Sequence[str] = ()) -> bool:
    """See that Qt starts, installing what it lacks. False if only the display can't be reached.

    Args:
        python: interpreter of the environment.
        platform: Qt platform to start, None for the machine's own.
        plugins: platform plugins whose libraries must be there even if this start does without them.
        also: Debian packages to install at the same time, so that it is one command.
    """
    if not LINUX:
        done = start_qt(python, platform)
        if done.returncode:
            hint = ""
            if WINDOWS:
                hint = " On Windows this is most often a missing Microsoft Visual C++ Redistributable (x64)."
            raise Trouble(f"{done.stderr.strip()}\nQt does not start.{hint}")
        return True
    if missing := missing_libraries(python, plugins):
        install_libraries(missing, also)
        if missing := missing_libraries(python, plugins):
            raise Trouble(f"Qt still lacks {', '.join(missing)}.")
    done = start_qt(python, platform)
    if done.returncode == 0:
        return True
    if platform is None:
        return False
    raise Trouble(f"{done.stderr.strip()}\nQt does not start with the platform {platform}; see above.")


def install_libraries(missing: Sequence[str], also: Sequence[str] = ()) -> None:
    """Install the packages that hold these libraries, or say which they are."""
    packages = sorted({PACKAGE_OF[name] for name in missing if name in PACKAGE_OF})
    unknown = [name for name in missing if name not in PACKAGE_OF]
    if unknown or not on_debian():
        known = f" Debian has them in: {' '.join(packages)}." if packages else ""
        raise Trouble(f"Qt needs system libraries that are not installed: {', '.join(missing)}.{known}")
    apt_install([*packages, *also], "Qt's system libraries")


# -------------------------------------------------------------------------------------------------- commands


def program_env(platform: str | None = None) -> dict[str, str]:
    """The environment the program starts in: this checkout first, text as UTF-8 everywhere."""
    env = {**os.environ, "PYTHONUTF8": "1"}
    if platform:
        env["QT_QPA_PLATFORM"] = platform
    return env


def run(arguments: list[str]) -> int:
    """Start the program, or drive it offscreen where nobody could see it."""
    folder = None
    rest = []
    words = iter(arguments)
    for word in words:
        if word in ("-o", "--output"):
            folder = next(words, None)
            if folder is None:
                raise Trouble(f"{word} needs a folder.")
        else:
            rest.append(word)
    python = ensure_environment(ROOT / ".venv")
    shown = False
    if has_display() and folder is None:
        plugins = ["xcb"] if os.environ.get("DISPLAY") or not LINUX else ["wayland"]
        shown = ensure_qt(python, None, plugins)
        if not shown:
            say("The display named in DISPLAY or WAYLAND_DISPLAY can't be reached.")
    if shown:
        return subprocess.run([python, "-m", "app", "run", *rest], cwd=ROOT, env=program_env()).returncode
    ensure_qt(python, "offscreen", ["offscreen"])
    target = Path(folder).absolute() if folder else ROOT / "build" / "tour"
    if folder is None:
        say("No display here: taking the windows through a desk's day offscreen instead.")
    command = [str(python), "-m", "app", "tour", "-o", str(target)]
    status = subprocess.run(command, cwd=ROOT, env=program_env("offscreen")).returncode
    if status == 0:
        say(f"The pictures and printed papers of the day are in {target}")
    return status


def test(arguments: list[str]) -> int:
    """Run every check. The last line of the output is pytest's own."""
    python = ensure_environment(ROOT / ".venv")
    ensure_qt(python, "offscreen", ["offscreen", "xcb"], [package for _, package, _ in lacking_tools()])
    ensure_test_tools()
    if "--all" in arguments:
        arguments = [*(word for word in arguments if word != "--all"), "-m", "not bench"]
    # A file's tests stay together: what they share is made once.
    cores = ["--numprocesses", "auto", "--dist", "loadfile"]
    return subprocess.run([python, "-m", "pytest", *cores, *arguments], cwd=ROOT, env=program_env()).returncode


def lacking_tools() -> list[tuple[str, str, str]]:
    """The programs some tests use that aren't here."""
    return [tool for tool in TEST_TOOLS if LINUX and not shutil.which(tool[0])]


def ensure_test_tools() -> None:
    """Get the few programs that tests look over our shoulder with, or say what will be left out."""
    lacking = lacking_tools()
    if not lacking:
        return
    packages = [package for _, package, _ in lacking]
    if on_debian() and is_root():
        apt_install(packages, "Programs the tests use")
        return
    for command, _, purpose in lacking:
        say(f"{command} is not installed: the tests that need it ({purpose}) will be skipped, and say so.")
    if on_debian():
        say(f"To have them:\n\n    {apt_command(packages)}\n")


def main(arguments: list[str]) -> int:
    """Do what was asked. Status: the program's or pytest's own, 2 wrong usage, 3 something is missing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    commands = {"run": run, "test": test}
    if not arguments or arguments[0] in ("-h", "--help") or arguments[0] not in commands:
        asked = bool(arguments) and arguments[0] in ("-h", "--help")
        print((__doc__ or "").strip(), file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return commands[arguments[0]](arguments[1:])
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
