"""What is in the repository: nothing of one machine, nothing unformatted, nothing untyped."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Written in pieces, or this file would be the first to be found.
MACHINE = re.compile(
    "|".join(
        [
            r"(?<![\w.])/" + r"(?:home|Users)/\w",
            r"(?<![\w.])/" + r"root/",
            r"(?<![\w.])/" + r"work/",
            r"(?i:\b[a-z]:" + r"\\users\\\w)",
            r"file" + r"://",
            r"(?i:--(?:extra-)?" + r"index-url\s+\S)",
            r"https?://[^/\s]*" + r"/simple\b",
            r"(?i:\b(?:files\.)?python" + r"hosted\.org)",
            r"(?i:\bregistry\." + r"npm)",
            r"https?://(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)",
        ]
    )
)


def tracked() -> list[Path]:
    """The files under version control, or a skip where there is none (an unpacked archive)."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so there are no tracked files to look at")
    done = subprocess.run([git, "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True)
    return [ROOT / name.decode("utf-8") for name in done.stdout.split(b"\0") if name]


def test_no_tracked_file_names_a_machine() -> None:
    found = []
    for path in tracked():
        data = path.read_bytes() if path.exists() else b""
        if b"\0" in data[:8192]:
            continue
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            if match := MACHINE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {match.group()}")
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "open('/" + "home/alice/x')",
        "C:" + "\\Users\\alice",
        "cd /" + "root/desk",
        "--index" + "-url https://example.org/x",
        "http://192" + ".168.1.7/wheels",
    ],
)
def test_the_names_of_machines_are_seen(text: str) -> None:
    assert MACHINE.search(text)


def test_every_third_party_file_has_its_licence() -> None:
    notes = (ROOT / "resources" / "LICENSES.md").read_text("utf-8")
    for font in sorted((ROOT / "resources" / "fonts").glob("*.ttf")):
        assert font.name in notes, font.name
    for licence in re.findall(r"`((?:fonts|icons)/[\w.-]+\.txt)`", notes):
        assert (ROOT / "resources" / licence).stat().st_size > 500, licence


def test_the_lock_names_versions_and_hashes_only() -> None:
    for block in re.split(r"\n(?=\S)", (ROOT / "packaging" / "requirements.lock").read_text("utf-8")):
        if block.startswith("#"):
            continue
        assert re.match(r"[a-z0-9-]+==[\w.]+(?: ;[^\\]+)? \\\n", block), block[:80]
        assert "--hash=sha256:" in block
        assert "://" not in block


def tool(*arguments: str) -> None:
    """Run one of the checkers over the checkout; its own words are the failure."""
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(f"{' '.join(arguments)}\n{done.stdout}{done.stderr}", pytrace=False)


def test_lint() -> None:
    tool("ruff", "check", "--no-fix", ".")


def test_format() -> None:
    tool("ruff", "format", "--check", ".")


def test_types() -> None:
    tool("mypy")
