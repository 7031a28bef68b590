"""Bundles: the files that carry operations between desks. `resources/manual/BUNDLE.md` describes the format."""

from app.documents.bundle.container import HEAD_BYTES, MOST_BYTES, is_for
from app.documents.bundle.faults import BundleRefused, Fault
from app.documents.bundle.reading import Opened, open_bundle
from app.documents.bundle.writing import PHOTO_BYTES, write

__all__ = [
    "HEAD_BYTES",
    "MOST_BYTES",
    "PHOTO_BYTES",
    "BundleRefused",
    "Fault",
    "Opened",
    "is_for",
    "open_bundle",
    "write",
]
