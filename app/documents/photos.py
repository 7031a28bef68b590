"""A photo as the archive keeps it: upright, scaled, in sRGB, and of everything else in its file nothing.

What a camera writes beside the picture (place, device, owner, time, a second picture) is left behind; only when it was
taken is told, to be kept with the record.
"""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from app.core.errors import EnvironmentProblem, UserError
from app.core.i18n import translate

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 1600
"""Pixels: sharp over the whole width of an A4 page (200 dots to the inch)."""
MOST_BYTES = 400_000
"""What a photo may weigh: thirty of them stay a file one can carry."""
MOST_SOURCE_BYTES = 200_000_000
"""A file beyond this isn't a photo."""
MOST_PIXELS = 60_000_000
"""What is taken apart in memory: 180 MB. JPEG is scaled while it is read, so that larger ones come in too."""
_MOST_IN_FILE = 300_000_000
"""Pixels a file may speak of: the largest telephones have two hundred million."""
_QUALITIES = (82, 74, 62, 50)
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF", "AVIF")
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_EXIF, _TAKEN, _OFFSET, _CHANGED = 0x8769, 0x9003, 0x9011, 0x0132
_UNREADABLE = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, EOFError,
    struct.error, zlib.error,
)  # fmt: skip
"""What Pillow's readers raise for files that are cut off or not what they say they are."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo ready to be kept. `taken_at`: UTC, None when the file doesn't say."""

    jpeg: bytes
    width: int
    height: int
    taken_at: datetime | None


def read_photo(source: Path | bytes, name: str, zone: ZoneInfo) -> Picture:
    """Read a picture (JPEG, PNG, WebP, AVIF, BMP, TIFF, GIF) and make of it what the archive keeps.

    `name` is what messages call it. A time without an offset is one of `zone`. Raises UserError in one sentence for
    what is no picture, is cut off or too large; EnvironmentProblem when the file can't be reached.
    """
    content = _content(source, name)
    try:
        return _read(content, name, zone)
    except UserError:
        raise
    except _UNREADABLE as error:
        raise _refusal(content, name) from error


def _content(source: Path | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        if source.stat().st_size > MOST_SOURCE_BYTES:
            raise _too_large(name)
        return source.read_bytes()
    except OSError as error:
        raise EnvironmentProblem(
            translate("documents", "{name} can't be read.").format(name=name),
            translate("documents", "Check the stick or cable, then try again."),
        ) from error


def _refusal(content: bytes, name: str) -> UserError:
    if not content:
        message = translate("documents", "{name} is empty.")
    elif content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        message = translate("documents", "{name} is a HEIC photo; save it as JPEG on the phone or computer first.")
    else:
        message = translate("documents", "{name} can't be read as a picture: it is damaged, or something else.")
    return UserError(message.format(name=name), "photos")


def _too_large(name: str) -> UserError:
    return UserError(translate("documents", "{name} is too large for a photo.").format(name=name), "photos")


def _read(content: bytes, name: str, zone: ZoneInfo) -> Picture:
    from PIL import Image, ImageOps  # only whoever brings in a photo waits for it

    Image.MAX_IMAGE_PIXELS = _MOST_IN_FILE // 2  # Pillow warns from here on, and refuses twice as much
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about sloppy metadata, which nobody keeps; size is looked at below
        try:
            image: Image.Image = Image.open(io.BytesIO(content), formats=_FORMATS)
        except Image.DecompressionBombError as error:
            raise _too_large(name) from error
        with image:
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            if image.width * image.height > MOST_PIXELS:
                raise _too_large(name)
            image.load()
            profile = image.info.get("icc_profile")
            taken_at = _taken_at(image, zone)
            upright = ImageOps.exif_transpose(image)
            scaled = _flat(upright)
            scaled.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
            plain = _in_srgb(scaled, profile)
    # A new picture has pixels and nothing else: what was beside them can't come along.
    clean = Image.new("RGB", plain.size)
    clean.paste(plain)
    jpeg, (width, height) = _jpeg(clean)
    return Picture(jpeg, width, height, taken_at)


def _flat(image: "Image.Image") -> "Image.Image":
    """In colours one can print: what is transparent becomes white paper, sixteen bits eight."""
    from PIL import Image

    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image).convert("RGB")
    # CMYK keeps its inks until its profile says how they look.
    return image if image.mode in ("RGB", "CMYK") else image.convert("RGB")


def _in_srgb(image: "Image.Image", profile: bytes | None) -> "Image.Image":
    from PIL import ImageCms

    if profile:
        try:
            made = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if made is not None:
                return made
        except (ImageCms.PyCMSError, *_UNREADABLE):
            pass  # a profile for other colours, or a broken one: the picture is shown as most programs do
    return image if image.mode == "RGB" else image.convert("RGB")


def _jpeg(image: "Image.Image") -> tuple[bytes, tuple[int, int]]:
    """The best quality that stays within `MOST_BYTES`; noise that doesn't is made smaller."""
    while True:
        for quality in _QUALITIES:
            made = io.BytesIO()
            image.save(made, "JPEG", quality=quality, optimize=True)
            if made.tell() <= MOST_BYTES:
                return made.getvalue(), image.size
        image = image.resize((max(1, image.width * 3 // 4), max(1, image.height * 3 // 4)))


def _taken_at(image: "Image.Image", zone: ZoneInfo) -> datetime | None:
    try:
        exif = image.getexif()
        details: dict[int, Any] = exif.get_ifd(_EXIF)
        text = details.get(_TAKEN) or exif.get(_CHANGED)
        taken = datetime.strptime(str(text).strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")
    except _UNREADABLE:
        return None
    if not 1990 <= taken.year <= 2200:
        return None
    try:
        offset = datetime.strptime(str(details.get(_OFFSET)).strip("\0 "), "%z").tzinfo
    except ValueError:
        offset = None
    return taken.replace(tzinfo=offset or zone).astimezone(UTC)
