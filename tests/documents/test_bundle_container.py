"""Tricks with the container: whoever knows a desk's recipient can encrypt anything to it, on purpose or not."""

import io
import os
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from app.documents.bundle import MOST_BYTES, BundleRefused, Fault, open_bundle
from tests.documents.bundles import Author, Entry, files_of, inside, seal, zipped


@pytest.fixture(scope="module")
def bo() -> Author:
    return Author()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, bo: Author) -> dict[str, bytes]:
    anna = Author()
    (path,) = anna.send(anna.contents(bo), tmp_path_factory.mktemp("stick"), bo)
    return files_of(inside(path, bo))


def refused(plain: bytes, bo: Author) -> Fault:
    """Why a container isn't opened; whatever is in it, hardly any memory is taken for that."""
    sealed = seal(plain, bo)
    tracemalloc.start()
    try:
        with pytest.raises(BundleRefused) as told:
            open_bundle(sealed, [bo.age])
        assert tracemalloc.get_traced_memory()[1] < 40_000_000 + 3 * len(plain)
    finally:
        tracemalloc.stop()
    return told.value.fault


def with_more(files: dict[str, bytes], *more: Entry) -> bytes:
    return zipped([*files.items(), *more])


def test_the_same_files_packed_by_another_tool_are_taken(files: dict[str, bytes], bo: Author) -> None:
    opened = open_bundle(seal(zipped(reversed(files.items())), bo), [bo.age])
    assert opened.operations == 6


@pytest.mark.parametrize(
    "name",
    [
        "../bundle.json", "data/../../x", "data/./x", "/etc/passwd", "//host/share", "C:/x", "data\\x", "..\\x",
        "data/C:x", "data//x", "data/", "x\0y", "x\ny", "data/" + "x" * 300,
    ],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["bag/", ""])
def test_paths_that_lead_elsewhere(files: dict[str, bytes], bo: Author, name: str, folder: str) -> None:
    info = zipfile.ZipInfo("placeholder")
    info.filename = folder + name
    assert refused(with_more(files, (info, b"")), bo) is Fault.UNSAFE


def test_links_and_devices(files: dict[str, bytes], bo: Author) -> None:
    for kind in (0o120777, 0o060600, 0o010600, 0o040700):
        info = zipfile.ZipInfo("bag/data/blobs/" + "ab" * 32)
        info.external_attr = kind << 16
        assert refused(with_more(files, (info, b"/etc/passwd")), bo) is Fault.UNSAFE


@pytest.mark.parametrize("name", ["data/ops.jsonl", "DATA/ops.jsonl", "bagit.txt", "data/ops.jſonl"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice(files: dict[str, bytes], bo: Author, name: str) -> None:
    assert refused(with_more(files, (name, b"another")), bo) is Fault.DUPLICATE


@pytest.mark.parametrize(
    "name", ["data/more.txt", "readme.txt", "data/blobs/x", "data/blobs/" + "AB" * 32, "tagmanifest-md5.txt"]
)
def test_files_that_do_not_belong_there(files: dict[str, bytes], bo: Author, name: str) -> None:
    assert refused(with_more(files, (name, b"?")), bo) is Fault.UNSAFE


def test_two_bags_or_none(files: dict[str, bytes], bo: Author) -> None:
    assert refused(with_more(files, (zipfile.ZipInfo("other/bagit.txt"), b"")), bo) is Fault.UNSAFE
    assert refused(zipped(files.items(), folder=""), bo) is Fault.UNSAFE
    assert refused(zipped([]), bo) is Fault.UNSAFE


def test_files_that_are_missing(files: dict[str, bytes], bo: Author) -> None:
    expected = {
        "bagit.txt": Fault.MALFORMED,
        "manifest-sha256.txt": Fault.MALFORMED,
        "manifest-sha256.txt.minisig": Fault.UNSIGNED,
        "data/bundle.json": Fault.MALFORMED,
        "data/ops.jsonl": Fault.DAMAGED,
        "data/credentials.jsonl": Fault.DAMAGED,
    }
    for name, fault in expected.items():
        less = {path: data for path, data in files.items() if path != name}
        assert refused(zipped(less.items()), bo) is fault


def test_a_photo_under_the_name_of_another(files: dict[str, bytes], bo: Author) -> None:
    name = "data/blobs/" + "ab" * 32
    manifest = files["manifest-sha256.txt"] + f"{'cd' * 32}  {name}\n".encode()
    assert refused(with_more(files | {"manifest-sha256.txt": manifest}, (name, b"photo")), bo) is Fault.DAMAGED


@pytest.mark.parametrize("line", [b"x", b"\xff", b"  data/ops.jsonl", b"ab  /etc/passwd", b"00" * 32 + b"  data/../x"])
def test_a_manifest_that_makes_no_sense(files: dict[str, bytes], bo: Author, line: bytes) -> None:
    changed = files | {"manifest-sha256.txt": files["manifest-sha256.txt"] + line + b"\n"}
    assert refused(zipped(changed.items()), bo) in (Fault.MALFORMED, Fault.DAMAGED)


# ------------------------------------------------------------------------------------------- bombs


def test_a_file_that_would_become_huge(files: dict[str, bytes], bo: Author) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as box:
        for name, data in files.items():
            box.writestr(f"bag/{name}", data)
        with box.open("bag/data/blobs/" + "ab" * 32, "w") as file:
            for _ in range(60):
                file.write(bytes(1 << 20))
    assert refused(whole.getvalue(), bo) is Fault.BOMB


def test_one_that_says_it_stays_small(files: dict[str, bytes], bo: Author) -> None:
    """The directory tells a size of 2000 bytes; deflate goes on for 60 million."""
    whole = io.BytesIO()
    name = b"bag/data/bundle.json"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr(name.decode(), bytes(60 << 20))
    plain = bytearray(whole.getvalue())
    central = plain.rindex(b"PK\1\2")
    struct.pack_into("<L", plain, central + 24, 2000)
    assert refused(bytes(plain), bo) is Fault.DAMAGED


def test_one_piece_unpacked_many_times(files: dict[str, bytes], bo: Author) -> None:
    """All entries of the directory point at the same data."""
    noise = os.urandom(100_000)
    plain = bytearray(zipped((f"data/blobs/{number:064x}", noise if number == 0 else b"") for number in range(50)))
    ends = plain.rindex(b"PK\5\6")
    (at,) = struct.unpack_from("<L", plain, ends + 16)
    first = plain[at + 16 : at + 28]
    while plain[at : at + 4] == b"PK\1\2":
        length, extra, comment = struct.unpack_from("<HHH", plain, at + 28)
        plain[at + 16 : at + 28] = first
        struct.pack_into("<L", plain, at + 42, 0)
        at += 46 + length + extra + comment
    assert refused(bytes(plain), bo) is Fault.BOMB


def test_too_many_files(bo: Author) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as box:
        for number in range(20_001):
            box.writestr(zipfile.ZipInfo(f"bag/{number}"), b"")
    assert refused(whole.getvalue(), bo) is Fault.BOMB


def test_a_huge_file_is_not_even_read(tmp_path: Path, bo: Author) -> None:
    path = tmp_path / "film.dqb"
    with path.open("wb") as file:
        file.write(b"age-encryption.org/v1\n")
        file.truncate(MOST_BYTES + 1)  # it takes no room on the disk
    with pytest.raises(BundleRefused) as told:
        open_bundle(path, [bo.age])
    assert told.value.fault is Fault.OVERSIZE


# ------------------------------------------------------------------------------------------- other packing


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packed_in_a_way_the_format_does_not_know(files: dict[str, bytes], bo: Author, packing: int) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as box:
        for name, data in files.items():
            box.writestr(f"bag/{name}", data)
    assert refused(whole.getvalue(), bo) is Fault.MALFORMED


def test_marked_as_encrypted(files: dict[str, bytes], bo: Author) -> None:
    plain = bytearray(zipped(files.items()))
    at = plain.rindex(b"PK\1\2")
    struct.pack_into("<H", plain, at + 8, 1)
    assert refused(bytes(plain), bo) is Fault.MALFORMED


def test_something_before_and_after_the_container(files: dict[str, bytes], bo: Author) -> None:
    plain = zipped(files.items())
    assert open_bundle(seal(b"MZ" + plain, bo), [bo.age]).operations == 6
    assert refused(plain[:-10], bo) is Fault.NOT_A_BUNDLE
    assert refused(plain[: len(plain) // 2], bo) is Fault.NOT_A_BUNDLE
