"""What the page of one reply shows, whoever comes back to it."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language_info

from firewarden.desk.access import Access
from firewarden.desk.actions import personalize
from firewarden.desk.actions.replying import measured
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again
from firewarden.desk.reads import care as care_reads
from firewarden.desk.reads import composer as composer_reads
from firewarden.desk.reads import dossier
from firewarden.desk.reads import facts as fact_reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import inbox as inbox_reads
from firewarden.desk.reads import person as person_reads
from firewarden.desk.reads import queue as queue_reads
from firewarden.desk.reads.composer import Composer
from firewarden.steps.personalize.checking.report import SPECIFIC
from firewarden.text.tongue import LANGUAGES
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.statement import Refused

PAGE = "personalize/reply.html"


def values(request: DeskRequest, access: Access, number: int, evidence: int) -> dict[str, Any]:
    """What was typed stays; else the reply that was not sent yet stands in the form."""
    room = head_reads.head(access, number, outside())
    queue = queue_reads.incident_queue(access, number)
    one = inbox_reads.conversation(access, number, evidence, queue)
    unsent = next((row for row in one.replies if row.sent_at is None), None)
    text = request.POST.get("text", unsent.text if unsent else "").replace("\r\n", "\n")
    posts = inbox_reads.person_posts(access, number, one)
    around = composer_reads.composer(access, one, posts, outside(), text)
    place = inbox_reads.place_of(queue, evidence)
    at = None if place is None else queue.index(place)
    language = request.POST.get("language", around.language)
    talk = dossier.number_of(access, number, evidence)
    return {
        "room": room,
        "own": care_reads.mine(access),
        "one": one,
        "posts": posts,
        "unsent": unsent,
        "theirs": None,
        "stands": None if talk is None else dossier.standing(access, number, talk),
        "answers": dossier.answers(access, number, evidence),
        "text": text,
        "around": around,
        "history": person_reads.history(access, number, evidence),
        "language": language,
        "languages": languages(language, around.language),
        "platform": request.POST.get("platform", ""),
        "facts": [row for row in fact_reads.facts(access, number) if row.status is FactStatus.CONFIRMED],
        "next": next((other.posts[0] for other in queue[0 if at is None else at + 1 :]), None),
        "before": queue[at - 1].posts[0] if at else None,
        "waiting": len(queue),
        "marked": {each.post.number: composer_reads.marked_post(each.post.text, text) for each in posts},
        **(checked(access, number, evidence, around, text) if "write reply" in room.may else _UNCHECKED),
    }


def checked(access: Access, number: int, evidence: int, around: Composer, text: str) -> dict[str, Any]:
    """The findings with their places, the bars, the length on each place."""
    if not text.strip():
        return dict(_UNCHECKED)
    findings = personalize.check_reply(access, number, evidence, text)
    return {
        "findings": findings,
        "pieces": composer_reads.marked_reply(text, findings),
        "meters": measured(access, number, evidence, text),
        "full": SPECIFIC,
        "looks": composer_reads.looks(around.ways.places, text),
    }


_UNCHECKED: dict[str, Any] = {"findings": (), "pieces": [], "meters": None, "full": SPECIFIC, "looks": ()}


def back(request: DeskRequest, access: Access, number: int, evidence: int, refused: Refused) -> HttpResponse:
    """The page once more, with why not."""
    return again(request, PAGE, refused, **values(request, access, number, evidence))


def languages(*wanted: str) -> list[tuple[str, str]]:
    """Code and name in the reader's language: those the checks read, and any that is wanted."""
    codes = dict.fromkeys([*(one for one in wanted if one), *LANGUAGES])
    return sorted(((code, _name(code)) for code in codes), key=lambda pair: pair[1])


def _name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
