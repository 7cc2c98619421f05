"""A status page as a folder of plain files that any web host serves: links lead from file to file, so that it can also
be opened from a disk. It survives when this server does not."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import uuid4

from firewarden.desk.public.addresses import Addresses, every_wish
from firewarden.desk.public.looks import stylesheet
from firewarden.desk.public.written import feed_of, page_of
from firewarden.desk.reads import status as reads
from firewarden.desk.reads.status import StatusPage
from firewarden.desk.statics import ROOT
from firewarden.vocabulary.clock import Instant

LOOK = ("mark.svg", "css/tokens.css", "css/public.css")
PAGES = (("", "public/status.html"), ("past/", "public/past.html"), ("promises/", "public/promises.html"))
MARK = ".firewarden-status"
"""Lists the files of a copy: what another copy does not write any more is taken away, and nothing else."""


def files_of(slug: str, base: str, wall: Instant) -> Iterator[tuple[str, bytes]]:
    """Path below the folder, and bytes. `base`: where the folder will stand in the net, without a slash at the end; the
    feeds need it. Raises NotFound."""
    own = reads.status_page(slug, wall)
    for language in own.languages:
        yield from _in_language(reads.status_page(slug, wall, language), base)
    for name in LOOK:
        yield f"look/{name}", (ROOT / name).read_bytes()
    yield "look.css", stylesheet(own.color).encode()
    if own.logo:
        yield f"logo/{own.logo}", reads.logo(slug, own.logo)[0]


def copy(folder: Path, files: Mapping[str, bytes]) -> int:
    """Each file is replaced at once, pages last, so that a reader never meets half of one. How many were written;
    those that are as they were are left alone. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    before = _listed(folder)
    order = sorted(files, key=lambda name: (name.endswith(".html"), name))
    written = sum(_put(folder / name, files[name]) for name in order)
    for name in before - set(files):
        (folder / name).unlink(missing_ok=True)
    _put(folder / MARK, "".join(f"{name}\n" for name in sorted(files)).encode())
    return written


def _in_language(found: StatusPage, base: str) -> Iterator[tuple[str, bytes]]:
    own, language = found.languages[0], found.language
    inside = "" if language == own else f"{language}/"
    for path, template in PAGES:
        at = Addresses("/", own, language, inside + path, files=True)
        yield f"{inside}{path}index.html", page_of(template, found, at, base=base).encode()
    for thread in found.threads:
        here = f"{inside}incidents/{thread.id.hex}/"
        at = Addresses("/", own, language, here, files=True)
        words = page_of("public/thread.html", found, at, base=base, thread=thread)
        yield f"{here}index.html", words.encode()
    topics, threads = tuple(one.slug for one in found.topics), tuple(one.id for one in found.threads)
    for asked in every_wish((language,), topics, threads):
        yield f"feeds/{asked.name}", feed_of(found, asked, Addresses("/", own, language), base)


def _listed(folder: Path) -> set[str]:
    """Names that stay inside the folder, whatever stands in the list."""
    mark = folder / MARK
    if not mark.exists():
        return set()
    names = mark.read_text("utf-8").splitlines()
    root = folder.resolve()
    return {name for name in names if name and (folder / name).resolve().is_relative_to(root)}


def _put(file: Path, data: bytes) -> bool:
    if file.exists() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{uuid4().hex}.part")
    part.write_bytes(data)
    part.replace(file)
    return True
