"""Files that are still there after a power cut."""

import os
from pathlib import Path


def written_through(path: Path, content: bytes) -> Path:
    """A new file that only we may read, on the disk when this returns. Raises FileExistsError."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


def sync(folder: Path) -> None:
    """The names in it, too, must survive."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
