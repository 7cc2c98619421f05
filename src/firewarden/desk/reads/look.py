"""One look at everything: desk and stream, each as it stood at one moment, however many functions read them."""

from collections.abc import Iterator
from contextlib import contextmanager

from firewarden.desk.outside import Outside
from firewarden.desk.records.snapshot import snapshot


@contextmanager
def one_look(outside: Outside) -> Iterator[None]:
    """Around a whole page, its frame included. Nothing can be written to the desk inside."""
    with outside.one_look(), snapshot():
        yield
