"""Addresses on a brand's status page, and the feeds one may ask for. Both are the same in a folder of plain files, so
that a copy on any web host can take the place of the page.

A feed is named by what it holds, its language and its form: `all.en.atom`, `topic-ferries.level-3.de.rss`."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from firewarden.vocabulary.assessment import Level

LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}"
_NAME = re.compile(
    rf"(?:all|(?P<parts>(?:(?:topic-[a-z0-9-]+|incident-[0-9a-f]{{32}}|level-[0-4])\.?)+?))"
    rf"\.(?P<language>{LANGUAGE})\.(?P<form>atom|rss|json|ics)"
)


class Form(StrEnum):
    ATOM = "atom"
    RSS = "rss"
    JSON = "json"
    CALENDAR = "ics"


MEDIA = {
    Form.ATOM: "application/atom+xml",
    Form.RSS: "application/rss+xml",
    Form.JSON: "application/feed+json",
    Form.CALENDAR: "text/calendar",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a feed holds: all of a brand, or of one thread, of one topic, of what is at least so grave."""

    form: Form
    language: str
    thread: UUID | None = None
    topic: str = ""
    level: Level = Level.NOISE

    @property
    def name(self) -> str:
        parts = [f"incident-{self.thread.hex}"] if self.thread else []
        parts += [f"topic-{self.topic}"] if self.topic else []
        parts += [f"level-{int(self.level)}"] if self.level else []
        return ".".join((*(parts or ["all"]), self.language, self.form))


def wish(name: str) -> Wish | None:
    """What a feed of this name holds, None: there is none.

    >>> wish("topic-ferries.level-3.de.rss") == Wish(form=Form.RSS, language="de", topic="ferries", level=Level.CRISIS)
    True
    >>> wish("all.en.atom").name, wish("feed.xml")
    ('all.en.atom', None)
    """
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    made = Wish(form=Form(found["form"]), language=found["language"])
    for part in filter(None, (found["parts"] or "").split(".")):
        kind, _, value = part.partition("-")
        if kind == "incident":
            made = replace(made, thread=UUID(hex=value))
        elif kind == "topic":
            made = replace(made, topic=value)
        else:
            made = replace(made, level=Level(int(value)))
    return made


@dataclass(frozen=True, slots=True)
class Addresses:
    """Of the pages in one `language`, seen from the page at `here`. `own` is the language of the brand, whose pages
    stand at the root. `root` ends with a slash. `files`: links lead from file to file in a folder."""

    root: str
    own: str
    language: str
    here: str = ""
    files: bool = False

    def page(self, language: str = "") -> str:
        return self.to(self._in(language))

    def past(self, language: str = "") -> str:
        return self.to(self._in(language) + "past/")

    def promises(self, language: str = "") -> str:
        return self.to(self._in(language) + "promises/")

    def thread(self, thread: UUID, language: str = "") -> str:
        return self.to(f"{self._in(language)}incidents/{thread.hex}/")

    def feed(self, form: str, thread: UUID | None = None, topic: str = "", level: int = 0, language: str = "") -> str:
        asked = Wish(
            form=Form(form), language=language or self.language, thread=thread, topic=topic, level=Level(level)
        )
        return self.to(f"feeds/{asked.name}")

    def look(self) -> str:
        return self.to("look.css")

    def logo(self, sha256: str) -> str:
        return self.to(f"logo/{sha256}")

    def same(self, language: str) -> str:
        """This very page in another language."""
        mine = self._in("")
        return self.to(self._in(language) + self.here.removeprefix(mine))

    def canonical(self, language: str) -> str:
        """Where this page stands on its host, in a language."""
        return self.root + self._in(language) + self.here.removeprefix(self._in(""))

    def to(self, path: str) -> str:
        if not self.files:
            return self.root + path
        file = path + "index.html" if not path or path.endswith("/") else path
        return posixpath.relpath(file, posixpath.dirname(self.here + "index.html") or ".")

    def _in(self, language: str) -> str:
        language = language or self.language
        return "" if language == self.own else f"{language}/"


def every_wish(languages: tuple[str, ...], topics: tuple[str, ...], threads: tuple[UUID, ...]) -> Iterator[Wish]:
    """Those a folder holds: each that asks for one thing, in every language and form."""
    for language in languages:
        for form in Form:
            plain = Wish(form=form, language=language)
            yield plain
            yield from (replace(plain, topic=one) for one in topics)
            yield from (replace(plain, thread=one) for one in threads)
            yield from (replace(plain, level=one) for one in (Level.ISSUE, Level.CRISIS, Level.SEVERE))
