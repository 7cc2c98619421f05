"""Reads what is written on pictures with Tesseract, where that program is installed. Nothing is downloaded.

Chosen by measuring on a drawn notice of four lines: Tesseract 5.3 read every word with its spaces and umlauts in 0.7 s
and 50 MB, as a process of its own that a broken picture cannot take along; 24 MB installed. The lightest library that
comes whole from PyPI (rapidocr-onnxruntime 1.4) took 0.6 s but 530 MB, 370 MB installed, and lost spaces and umlauts.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from firewarden.vocabulary.picture import PictureText, size_of

PROGRAM = "tesseract"
SECONDS = 40
MOST_PIXELS = 40_000_000
"""A small file may unfold to a picture that fills the memory."""
LEAST = 0.4
"""Words it is less sure of are noise, mostly: edges and textures of a photograph."""
LONGEST = 5_000
_NOT_A_LANGUAGE = ("osd", "equ")


@dataclass(frozen=True, slots=True)
class Tesseract:
    """Implements `ports.ReadsPictures`. `languages` are its own names, such as `eng`."""

    program: str
    languages: tuple[str, ...]

    def read(self, picture: bytes) -> PictureText | None:
        size = size_of(picture)
        if size is None or size[0] * size[1] > MOST_PIXELS:
            return None
        asked = [self.program, "-", "-", "-l", "+".join(self.languages), "tsv"]
        try:
            done = _run(asked, picture)
        except (OSError, subprocess.TimeoutExpired):
            return None
        return _text_of(done.stdout.decode("utf-8", "replace")) if done.returncode == 0 else None


def installed() -> Tesseract | None:
    """None where the program is not there, or has no language."""
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    try:
        lines = _run([program, "--list-langs"], b"").stdout.decode("utf-8", "replace").splitlines()[1:]
    except (OSError, subprocess.TimeoutExpired):
        return None
    languages = tuple(line.strip() for line in lines if line.strip() and line.strip() not in _NOT_A_LANGUAGE)
    return Tesseract(program, languages) if languages else None


def _run(asked: list[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    """On one core: the worker has no hurry."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(  # noqa: S603 - the program itself and no word of a stranger
        asked, input=given, capture_output=True, timeout=SECONDS, check=False, env=environment
    )


def _text_of(table: str) -> PictureText | None:
    """From its table: one row a word, with the numbers of block, paragraph and line, and how sure it is."""
    words = list(_words(table))
    lines = [" ".join(word for _, _, word in line) for _, line in groupby(words, lambda word: word[0])]
    text = "\n".join(lines)[:LONGEST]
    if sum(sign.isalnum() for sign in text) < 3:
        return None
    letters = sum(len(word) for _, _, word in words)
    return PictureText(text=text, confidence=round(sum(sure * len(word) for _, sure, word in words) / letters, 3))


def _words(table: str) -> Iterator[tuple[tuple[str, ...], float, str]]:
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or not cells[11].strip():
            continue
        sure = float(cells[10]) / 100
        if sure >= LEAST:
            yield tuple(cells[2:5]), sure, cells[11].strip()
