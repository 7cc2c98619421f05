"""Which worker holds a claim, and whether it still lives. A crisis does not wait for a claim to grow old."""

import os
import re
import socket

_NAME = re.compile(r"(?P<host>.*)-(?P<number>\d+)")


def own_name() -> str:
    """Of this process, at most 64 characters: host and number."""
    return f"{socket.gethostname()[:50]}-{os.getpid()}"


def is_gone(name: str) -> bool:
    """Whether a worker of that name surely holds nothing any more: it ran on this host and is dead, or had our own
    name in an earlier life. Of other hosts nobody here knows. Ask only where this process holds no claim itself."""
    found = _NAME.fullmatch(name)
    if found is None or found["host"] != socket.gethostname()[:50]:
        return False
    number = int(found["number"])
    if number == os.getpid():
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False
