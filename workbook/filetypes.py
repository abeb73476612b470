"""What a file is, told from its content alone. No database."""

from __future__ import annotations

import warnings
from typing import IO

from PIL import Image

__all__ = ["ENDINGS", "detect_type"]

# The types that can be told, with the ending of a file's name.
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "application/pdf": "pdf"}
# Phones write several pictures into one JPEG file (MPO); readers show the first.
IMAGES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
READERS = ("JPEG", "PNG", "WEBP")
# A picture of a few kilobytes can unfold to gigabytes; a phone's camera stays far below this.
MOST_PIXELS = 60_000_000
PDF_END = 2048


def detect_type(file: IO[bytes]) -> str:
    """The type of a JPEG, PNG or WebP picture or a PDF file that can be read; '' for anything else."""
    file.seek(0)
    is_pdf = file.read(5) == b"%PDF-"
    try:
        return _pdf(file) if is_pdf else _image(file)
    finally:
        file.seek(0)


def _pdf(file: IO[bytes]) -> str:
    """Its end says where its table of objects is; a file that was cut off has none."""
    length = file.seek(0, 2)
    file.seek(max(0, length - PDF_END))
    end = file.read()
    return "application/pdf" if b"startxref" in end and b"%%EOF" in end else ""


def _image(file: IO[bytes]) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            kind = _verified(file)
            _verified(file, is_whole=True)
    except Exception:
        # A broken or hostile picture can raise nearly anything from deep inside its decoder.
        return ""
    return kind


def _verified(file: IO[bytes], *, is_whole: bool = False) -> str:
    file.seek(0)
    with Image.open(file, formats=READERS) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise ValueError("too many pixels")
        if is_whole:
            # Decoded small where the format allows it: enough to see that nothing is missing.
            image.draft("RGB", (max(1, width // 8), max(1, height // 8)))
            image.load()
        else:
            image.verify()
        return IMAGES[str(image.format)]
