"""Signatures as minisign writes and judges them, both ways round."""

import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents import minisign
from app.documents.minisign import BadSignature, SecretKey

KEY = SecretKey(bytes(range(32)))
TOOL = shutil.which("minisign")
needs_tool = pytest.mark.skipif(TOOL is None, reason="minisign is not installed")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The tool itself."""
    return subprocess.run([str(TOOL), *map(str, arguments)], capture_output=True, text=True)


@needs_tool
@pytest.mark.parametrize("message", [b"", b"manifest\n", bytes(range(256)) * 500])
def test_the_tool_accepts_what_we_sign(tmp_path: Path, message: bytes) -> None:
    file = tmp_path / "manifest-sha256.txt"
    file.write_bytes(message)
    text = minisign.sign(KEY, message, "dangqun bundle 440305-007A → 440305-001")
    (tmp_path / "manifest-sha256.txt.minisig").write_text(text, "utf-8")
    done = run("-V", "-m", file, "-P", minisign.public_line(KEY.public))
    assert done.returncode == 0, done.stderr
    assert "dangqun bundle 440305-007A → 440305-001" in done.stdout
    file.write_bytes(message + b"x")
    assert run("-V", "-m", file, "-P", minisign.public_line(KEY.public)).returncode != 0


@needs_tool
def test_we_accept_what_the_tool_signs_and_nothing_else(tmp_path: Path) -> None:
    made = run("-G", "-W", "-p", tmp_path / "key.pub", "-s", tmp_path / "key.sec")
    assert made.returncode == 0, made.stderr
    file = tmp_path / "text"
    file.write_bytes(b"what is signed")
    run("-S", "-s", tmp_path / "key.sec", "-m", file, "-t", "one line")
    public = minisign.read_public((tmp_path / "key.pub").read_text("utf-8"))
    signature = (tmp_path / "text.minisig").read_text("utf-8")
    assert minisign.verify(public, b"what is signed", signature) == "one line"
    for key, message, text in (
        (public, b"what is signed!", signature),
        (KEY.public, b"what is signed", signature),
        (public, b"what is signed", signature.replace("one line", "two line")),
    ):
        with pytest.raises(BadSignature):
            minisign.verify(key, message, text)


@given(st.binary(max_size=200), st.text(st.characters(categories=["L", "N", "P"]), max_size=40))
def test_what_is_signed_is_read_back(message: bytes, trusted: str) -> None:
    text = minisign.sign(KEY, message, trusted)
    assert minisign.verify(KEY.public, message, text) == trusted
    assert minisign.verify(KEY.public, message, text.replace("\n", "\r\n")) == trusted


@given(st.data())
def test_a_signature_with_any_byte_changed_is_refused(data: st.DataObject) -> None:
    text = minisign.sign(KEY, b"message", "dangqun")
    lines = text.split("\n")
    number = data.draw(st.sampled_from([1, 2, 3]))
    # The key's number, after the algorithm, only tells keys apart: it is not signed.
    place = data.draw(st.integers(14 if number == 1 else 0, len(lines[number]) - 1))
    letter = data.draw(st.characters(min_codepoint=33, max_codepoint=126))
    changed = lines[number][:place] + letter + lines[number][place + 1 :]
    if changed == lines[number] or _same(changed, lines[number]):
        return
    lines[number] = changed
    with pytest.raises(BadSignature):
        minisign.verify(KEY.public, b"message", "\n".join(lines))


def _same(one: str, other: str) -> bool:
    """Whether two lines of base64 are the same bytes: its last letter has bits that don't count."""
    try:
        return base64.b64decode(one, validate=True) == base64.b64decode(other, validate=True)
    except ValueError:
        return False


@pytest.mark.parametrize("text", ["", "x", "untrusted comment: \n\n\n\n", "a\nb\nc\nd\ne\nf", "\n" * 4])
def test_what_is_no_signature_is_refused(text: str) -> None:
    with pytest.raises(BadSignature):
        minisign.verify(KEY.public, b"message", text)


@pytest.mark.parametrize("line", ["", "RW", "=", base64.b64encode(b"Xd" + bytes(40)).decode()])
def test_what_is_no_public_key_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        minisign.read_public(line)


def test_a_comment_of_two_lines_is_not_signed() -> None:
    with pytest.raises(ValueError):
        minisign.sign(KEY, b"message", "one\ntwo")


def test_a_plain_signature_is_of_one_key_and_one_message() -> None:
    signature = KEY.sign(b"head")
    assert minisign.verify_plain(KEY.public, b"head", signature)
    assert not minisign.verify_plain(KEY.public, b"heads", signature)
    assert not minisign.verify_plain(SecretKey.generate().public, b"head", signature)
    for broken in ("", "AAAA", "é", signature[:-4]):
        assert not minisign.verify_plain(KEY.public, b"head", broken)
    assert not minisign.verify_plain("AAAA", b"head", signature)
    assert "seed" not in repr(KEY) and str(list(KEY.seed)) not in repr(KEY)
