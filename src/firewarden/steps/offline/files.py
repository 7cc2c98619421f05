"""Which files of strangers are taken into a case: by their first bytes, never by a name or by what a program says."""

from dataclasses import dataclass

from firewarden.vocabulary.picture import media_type_of
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused

LARGEST, MOST, WHOLE = 5_000_000, 5, 25_000_000
"""Bytes of one file; files of one line; bytes of all files of one case."""
PDF, TEXT = "application/pdf", "text/plain"
_WITHIN = 1024
"""Bytes in which a PDF begins; programs put lines before it."""
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<script", b"<svg", b"<?xml", b"<body", b"<iframe")
_ENDINGS = {PDF: "pdf", TEXT: "txt", "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """`name` is safe to show and to save under: its end is that of the type, whatever it was."""

    name: str
    media_type: str


def taken(name: str, data: bytes, *, before: int = 0, held: int = 0) -> Taken | Refused:
    """`before`: files of this line already; `held`: bytes the case holds already."""
    shown = _plain(name)
    if before >= MOST:
        return _refused(shown, say("a line takes {most} files", most=MOST))
    if not data:
        return _refused(shown, say("it is empty"))
    if len(data) > LARGEST:
        return _refused(shown, say("it is larger than {most} MB", most=LARGEST // 1_000_000))
    if held + len(data) > WHOLE:
        return _refused(shown, say("this talk holds {most} MB of files already", most=WHOLE // 1_000_000))
    kind = _kind(data)
    if kind is None:
        return _refused(shown, say("only pictures (JPEG, PNG, GIF, WebP), PDF and plain text are taken"))
    stem = shown.rpartition(".")[0] or shown
    return Taken(name=f"{stem}.{_ENDINGS[kind]}", media_type=kind)


def _kind(data: bytes) -> str | None:
    picture = media_type_of(data)
    if picture is not None:
        return picture
    if b"%PDF-" in data[:_WITHIN]:
        return PDF
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    odd = any(ord(char) < 32 and char not in "\t\n\r\f\ufeff" for char in text)
    return None if odd or any(mark in data[:2000].lower() for mark in _MARKUP) else TEXT


def _refused(name: str, why: Said) -> Refused:
    return Refused(reason=say("“{file}” was not taken: {why}.", file=name, why=why))


def _plain(name: str) -> str:
    """Without folders, and without signs that steer a screen or a shell."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(char if char.isalnum() or char in " ._-()" else "_" for char in last if char.isprintable())
    return kept.strip(" .")[-_LONGEST_NAME:] or "file"
