"""Photos come in upright, small and bare; what is no photo is refused by name; each is kept once."""

import hashlib
import io
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from app.core.errors import EnvironmentProblem, UserError
from app.documents import photos
from app.documents.photo_store import PhotoStore
from app.documents.photos import read_photo

ZONE = ZoneInfo("Asia/Shanghai")


def drawn(size: tuple[int, int] = (400, 300), mode: str = "RGB") -> Image.Image:
    """Red at the left, blue at the right."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    return image.convert(mode)


def saved(image: Image.Image, form: str = "JPEG", **settings: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **settings)
    return file.getvalue()


def exif(**values: Any) -> Image.Exif:
    """What a phone writes: place, device, orientation, time."""
    found = Image.Exif()
    found[0x010F], found[0x0110] = "OnePhone", "SECRET-DEVICE"
    found[0x0112] = values.get("orientation", 1)
    found.get_ifd(0x8825).update({1: "N", 2: (22.0, 31.0, 5.0), 3: "E", 4: (113.0, 55.0, 1.0)})
    details = found.get_ifd(0x8769)
    if "taken" in values:
        details[0x9003] = values["taken"]
    if "offset" in values:
        details[0x9011] = values["offset"]
    return found


def opened(jpeg: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(jpeg))
    image.load()
    return image


def reddish(image: Image.Image, at: tuple[int, int]) -> bool:
    pixel = image.getpixel(at)
    assert isinstance(pixel, tuple)
    return pixel[0] > 180 and pixel[2] < 90


def test_a_photo_of_a_phone_comes_out_upright_small_and_bare() -> None:
    content = saved(
        drawn((4000, 3000)), exif=exif(orientation=6, taken="2026:07:20 09:30:05"), comment=b"SECRET-COMMENT",
        xmp=b"<x:xmpmeta>SECRET-XMP</x:xmpmeta>", quality=95,
    )  # fmt: skip
    assert b"SECRET-DEVICE" in content and b"SECRET-XMP" in content
    made = read_photo(content, "IMG_0001.JPG", ZONE)
    assert (made.width, made.height) == (1200, 1600)
    assert len(made.jpeg) <= photos.MOST_BYTES
    assert made.taken_at == datetime(2026, 7, 20, 1, 30, 5, tzinfo=UTC), "nine in the morning in Shenzhen"
    image = opened(made.jpeg)
    assert image.size == (1200, 1600)
    assert reddish(image, (600, 100)) and not reddish(image, (600, 1500)), "turned: its left is on top"
    assert not image.getexif() and not {"exif", "xmp", "comment", "icc_profile", "dpi"} & image.info.keys()
    assert b"SECRET" not in made.jpeg and b"Exif" not in made.jpeg
    assert read_photo(content, "IMG_0001.JPG", ZONE).jpeg == made.jpeg, "the same picture is the same file"


def test_the_time_of_a_photo_is_the_cameras_with_its_own_offset_if_it_says_so() -> None:
    there = read_photo(saved(drawn(), exif=exif(taken="2026:07:20 09:30:05", offset="+09:00")), "a", ZONE)
    assert there.taken_at == datetime(2026, 7, 20, 0, 30, 5, tzinfo=UTC)
    for nothing in ("0000:00:00 00:00:00", "", "yesterday"):
        assert read_photo(saved(drawn(), exif=exif(taken=nothing)), "a", ZONE).taken_at is None
    assert read_photo(saved(drawn(), "PNG"), "a", ZONE).taken_at is None


@pytest.mark.parametrize(
    ("form", "mode"),
    [("PNG", "RGB"), ("PNG", "P"), ("PNG", "L"), ("PNG", "1"), ("WEBP", "RGB"), ("BMP", "RGB"), ("GIF", "P"),
     ("TIFF", "CMYK"), ("JPEG", "CMYK"), ("JPEG", "L")],
)  # fmt: skip
def test_every_usual_kind_of_picture_comes_in(form: str, mode: str) -> None:
    made = read_photo(saved(drawn(mode=mode), form), f"x.{form}", ZONE)
    image = opened(made.jpeg)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (400, 300))
    if mode not in ("L", "1"):
        assert reddish(image, (50, 150)) and not reddish(image, (350, 150))


def test_what_is_transparent_lies_on_white_and_sixteen_bits_stay_grey() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    pixel = opened(read_photo(saved(clear, "PNG"), "x.png", ZONE).jpeg).getpixel((20, 20))
    assert pixel == (255, 255, 255)
    deep = Image.new("I;16", (40, 40), 32768)
    grey = opened(read_photo(saved(deep, "PNG"), "x.png", ZONE).jpeg).getpixel((20, 20))
    assert isinstance(grey, tuple) and abs(grey[0] - 128) < 4


def test_a_profile_is_applied_and_a_broken_one_does_no_harm() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    for icc in (profile.tobytes(), b"no profile"):
        made = read_photo(saved(drawn(), icc_profile=icc), "x.jpg", ZONE)
        assert reddish(opened(made.jpeg), (50, 150))


def test_small_pictures_stay_their_size_and_noise_still_fits() -> None:
    assert read_photo(saved(drawn((80, 60)), "PNG"), "x.png", ZONE).width == 80
    noise = Image.frombytes("RGB", (1600, 1200), os.urandom(1600 * 1200 * 3))
    made = read_photo(saved(noise, "PNG"), "x.png", ZONE)
    assert len(made.jpeg) <= photos.MOST_BYTES
    assert opened(made.jpeg).size == (made.width, made.height)


def _bomb() -> bytes:
    """A PNG of a few bytes that would be 400 million pixels."""
    content = bytearray(saved(Image.new("1", (8, 8)), "PNG"))
    content[16:24] = (20_000).to_bytes(4, "big") * 2
    content[29:33] = __import__("zlib").crc32(bytes(content[12:29])).to_bytes(4, "big")
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "合影 is empty"),
        (b"\x00" * 50, "can't be read as a picture"),
        ("来访登记".encode(), "can't be read as a picture"),
        (saved(drawn((800, 600)))[:900], "can't be read as a picture"),
        (saved(drawn((800, 600)), "PNG")[:-60], "can't be read as a picture"),
        (saved(drawn((800, 600)), "WEBP")[:-60], "can't be read as a picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC photo; save it as JPEG"),
        (_bomb(), "too large for a photo"),
        (saved(Image.new("1", (9000, 9000)), "PNG"), "too large for a photo"),
    ],
)
def test_what_is_no_photo_is_refused_by_name_in_one_sentence(content: bytes, message: str) -> None:
    with pytest.raises(UserError, match=message) as caught:
        read_photo(content, "合影", ZONE)
    assert caught.value.message.startswith("合影 ") and caught.value.message.count(".") == 1


def test_every_beginning_of_a_photo_is_refused_or_read_never_worse() -> None:
    for content in (saved(drawn((64, 48)), exif=exif(taken="2026:07:20 09:30:05")), saved(drawn((64, 48)), "PNG")):
        for length in range(0, len(content), 7):
            try:
                read_photo(content[:length], "x", ZONE)
            except UserError:
                continue


def test_text_hidden_in_a_png_stays_behind() -> None:
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", "SECRET-AUTHOR")
    made = read_photo(saved(drawn(), "PNG", pnginfo=note), "x.png", ZONE)
    assert b"SECRET" not in made.jpeg


def test_a_file_that_is_gone_is_the_machines_trouble(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"gone\.jpg can't be read"):
        read_photo(tmp_path / "gone.jpg", "gone.jpg", ZONE)


# ------------------------------------------------------------------------------------------- the store


def test_a_photo_is_kept_once_under_its_hash_and_never_rewritten(tmp_path: Path) -> None:
    store = PhotoStore(tmp_path / "photos")
    assert store.names() == set()
    sha256, is_new = store.add(b"one")
    assert (sha256, is_new) == (hashlib.sha256(b"one").hexdigest(), True)
    path = store.find(sha256)
    assert path == tmp_path / "photos" / sha256[:2] / f"{sha256}.jpg"
    before = path.stat()
    assert store.add(b"one") == (sha256, False)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert store.names() == {sha256} and store.is_sound(sha256)
    if os.name == "posix":
        assert before.st_mode & 0o077 == 0 and path.parent.stat().st_mode & 0o077 == 0
    path.write_bytes(b"two")
    assert not store.is_sound(sha256)
    assert store.add(b"one") == (sha256, False) and store.is_sound(sha256), "brought in again, it is whole"
    assert store.find("../../etc/passwd") is None and store.find(None) is None


def test_photos_come_from_another_folder_by_hash_and_none_goes(tmp_path: Path) -> None:
    here, there = PhotoStore(tmp_path / "here"), PhotoStore(tmp_path / "there")
    both, _ = here.add(b"both")
    there.add(b"both")
    own, _ = here.add(b"own")
    new, _ = there.add(b"new")
    spoilt, _ = there.add(b"spoilt")
    there.path(spoilt).write_bytes(b"something else")
    damaged, _ = here.add(b"whole")
    there.add(b"whole")
    here.path(damaged).write_bytes(b"half")
    assert here.bring(there, there.names()) == 2
    assert here.names() == {both, own, new, damaged} and here.is_sound(damaged)
    assert here.bring(there, there.names()) == 0
