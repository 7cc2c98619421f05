"""What people type into settings, read into values."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

LARGEST_UPLOAD = 32 << 20
SEPARATORS = re.compile(r"[,\n]+")


def words_of(text: str) -> tuple[str, ...]:
    """Separated by commas or lines, in order, each once."""
    return tuple(dict.fromkeys(part.strip() for part in SEPARATORS.split(text) if part.strip()))


def keep_upload(file: "UploadedFile[Any]") -> Path:
    """The file in the data folder's `uploads`, under a name of ours: the person's own name is never a path."""
    folder = Path(settings.DATA) / "uploads"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / uuid4().hex
    with path.open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    return path
