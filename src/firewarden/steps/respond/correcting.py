"""What is wrong in a text that is out is put right where it stands, as far as each network lets us, and never silently:
what cannot be changed in place is answered, or followed, by words that name themselves a correction."""

from collections.abc import Sequence
from dataclasses import replace

from firewarden.text.tongue import tongue
from firewarden.vocabulary.content import Content
from firewarden.vocabulary.correction import Mending, Mendings
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.publishing import Answering, Publishing
from firewarden.vocabulary.said import Said, say

NAMES = {
    "en": "Correction",
    "es": "Corrección",
    "fr": "Correction",
    "de": "Korrektur",
    "pt": "Correção",
    "it": "Correzione",
}
FACTS = (Code.NUMBER, Code.DATE, Code.NAME, Code.PLACE, Code.CAUSE, Code.DISPUTED)


def mendings(
    network: Publishing, *, known: bool, parts: int, posts: int | None, same_pictures: bool, may_edit: bool
) -> Mendings:
    """`known`: what the network calls our post is. `parts` posts are there, and `posts` the corrected text takes (None:
    it does not go there at all). `may_edit`: the person may change what is out."""
    ways = [Mending.LEAVE]
    if network.starts and posts is not None:
        ways.insert(0, Mending.POST)
    if known and posts is not None and (network.threads or network.answering in (Answering.ANYBODY, Answering.OWN)):
        ways.insert(0, Mending.ANSWER)
    against = _no_edit(network, known, parts, posts, same_pictures=same_pictures, may_edit=may_edit)
    if against is None:
        return Mendings(
            ways=(Mending.EDIT, *ways),
            because=say(
                "{network} lets a post be changed: whoever finds it reads the corrected words.", network=network.title
            ),
        )
    return Mendings(ways=tuple(ways), because=against)


def led(text: str, notice: str, language: str, base: str) -> str:
    """The words of `text` as they go out where nothing is changed in place. `language` is theirs, empty where it is
    that of the `base` text, in which the notice is written.

    >>> led("It is 21.", "we first wrote 12.", "", "It is 21 and we are sorry.")
    'Correction: we first wrote 12.\\n\\nIt is 21.'
    >>> led("Es sind 21.", "we first wrote 12.", "de-AT", "It is 21.")
    'Korrektur: Es sind 21.'
    """
    name = NAMES.get(language.split("-", maxsplit=1)[0] or tongue(base) or "en", NAMES["en"])
    if notice and not language:
        return f"{name}: {notice}\n\n{text}"
    return f"{name}: {text}"


def corrected(content: Content) -> Content:
    """All of it as it goes out where nothing is changed in place."""
    return replace(
        content,
        text=led(content.text, content.notice, "", content.text),
        variants=tuple(
            replace(one, text=led(one.text, content.notice, one.language, content.text)) for one in content.variants
        ),
    )


def findings_beside(where: Said, words: str, found: Sequence[Finding], known: str) -> tuple[Finding, ...]:
    """`found` by the checks in `words` that go out beside the text, such as a description. What no fact confirms blocks
    there, unless it stands in `known`: in the text itself it can be confirmed, or answered for."""
    told = []
    for one in found:
        said = words[one.start : one.end]
        if one.weight is Weight.BLOCK or (one.code in FACTS and one.weight is Weight.CONFIRM and said not in known):
            message = say("{where}: {message}", where=where, message=one.message)
            hint = one.hint if one.weight is Weight.BLOCK else say("Confirm it on the fact sheet, or leave it out.")
            told.append(Finding(code=one.code, weight=Weight.BLOCK, message=message, hint=hint))
    return tuple(told)


def _no_edit(
    network: Publishing, known: bool, parts: int, posts: int | None, *, same_pictures: bool, may_edit: bool
) -> Said | None:
    """Why it is not changed where it stands."""
    if posts is None:
        return say("The corrected words do not go out on {network}: write shorter ones for it.", network=network.title)
    if not known:
        return say("It was put there by hand: change it there by hand, or say so in a new post.")
    if not network.edits:
        return say(
            "{network} lets no post be changed: the correction stands beside it and names itself one.",
            network=network.title,
        )
    if parts > 1 or posts > 1:
        return say("It takes several posts, which are not changed in place.")
    if not same_pictures:
        return say("The pictures are others now, and a change of the words leaves those that are there.")
    if not may_edit:
        return say("Whoever leads, or may approve, can change it where it stands.")
    return None
