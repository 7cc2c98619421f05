"""Reads a model's answer as a hostile text: bounded, stripped, each sentence alone, held against the facts it names.

A sentence with a number, date, name, place or cause that none of its facts has is dropped, like one that promises,
guesses, blames, admits or holds personal data. Where a word may be a name, or a claim has no fact, it is marked: the
mark is a blank, and a blank stops the text until a person has taken it out.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec

from firewarden.steps.respond.checking import Background
from firewarden.steps.respond.proposing.claims import doubts_of, refusal_of
from firewarden.steps.respond.proposing.masking import TOKEN, Masked
from firewarden.steps.respond.proposing.prompt import MOST_SENTENCES
from firewarden.text.sentences import leveled, sentences
from firewarden.text.shingles import jaccard, wording
from firewarden.vocabulary.finding import Finding, KnownFact
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.proposal import Dropped, Kept, Proposal
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused

Lint = Callable[[str, Background], Sequence[Finding]]
"""All checks that a person's text meets, on one sentence."""
LONGEST, LONGEST_SENTENCE = 20_000, 400
"""Characters."""
SAME = 0.7
"""Share of runs of five words: from here on a text is the one we published before."""
_FENCE = re.compile(r"\A\s*```(?:json)?\s*|\s*```\s*\Z")
_DRESS = re.compile(r"[*_`~#|\\]+|<[^>]{0,200}>")
MARKS = {
    "en": ("check", "no fact says this"),
    "de": ("prüfen", "das sagt keine Tatsache"),
    "fr": ("à vérifier", "aucun fait ne le dit"),
    "es": ("comprobar", "ningún hecho lo dice"),
    "pt": ("verificar", "nenhum facto o diz"),
    "it": ("verificare", "nessun fatto lo dice"),
}


class _Sentence(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    facts: list[int] = []


class _Answer(msgspec.Struct, forbid_unknown_fields=True):
    sentences: list[_Sentence]


def sift(answer: str, told: Masked, background: Background, lint: Lint) -> Proposal | Refused:
    """`background` has the facts as they stand, the confirmed ones alone are used; and the language of the text."""
    read = _read(answer)
    if isinstance(read, Refused):
        return read
    sent = {fact.number for fact in told.facts}
    facts = {one.number: one for one in background.facts if one.number in sent and one.status is FactStatus.CONFIRMED}
    kept: list[Kept] = []
    dropped: list[Dropped] = []
    for one in read.sentences[:MOST_SENTENCES]:
        for text in _apart(_plain(one.text)):
            judged = _judged(told.restored(text), one.facts, facts, background, lint)
            (kept if isinstance(judged, Kept) else dropped).append(judged)  # type: ignore[arg-type]
    if len(read.sentences) > MOST_SENTENCES:
        dropped.append(Dropped(text="", why=say("It said more than it was asked for.")))
    return _new(Proposal(kept=tuple(kept), dropped=tuple(dropped)), background)


def heard(answer: str) -> tuple[bool, str]:
    """Of a trial: whether the answer has the form we ask for, and what can be shown of it."""
    shown = _plain(answer)
    return not isinstance(_read(answer), Refused), shown


def text_of(proposal: Proposal, language: str) -> str:
    """As it stands in the draft, with its marks."""
    check, no_fact = MARKS.get(language, MARKS["en"])
    return " ".join(
        one.text + "".join(f" [{check}: {word[:40]}]" if word else f" [{no_fact}]" for word in one.doubts)
        for one in proposal.kept
    )


def _read(answer: str) -> _Answer | Refused:
    if len(answer) > LONGEST:
        return Refused(reason=say("The model said far more than it was asked for. Nothing of it was kept."))
    try:
        return msgspec.json.decode(_FENCE.sub("", answer), type=_Answer)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return Refused(reason=say("The model did not keep to the form it was asked for. Nothing of it was kept."))


def _judged(
    text: str, named: Sequence[int], facts: dict[int, KnownFact], background: Background, lint: Lint
) -> Kept | Dropped:
    if TOKEN.search(text):
        return Dropped(text=text, why=say("It names somebody nobody has told it of."))
    if any(number not in facts for number in named):
        return Dropped(text=text, why=say("It rests on a fact that is not confirmed, or that there is not."))
    numbers = tuple(dict.fromkeys(named))
    alone = replace(background, facts=tuple(facts[number] for number in numbers), kind=None)
    why: Said | None = refusal_of(text, alone, lint(text, alone))
    if why is not None:
        return Dropped(text=text, why=why)
    return Kept(text=text, facts=numbers, doubts=doubts_of(text, alone))


def _plain(text: str) -> str:
    """On one line, in one form of each letter, without what does not print, hides, or dresses."""
    same = unicodedata.normalize("NFKC", text)
    seen = "".join(sign if sign.isprintable() and unicodedata.category(sign) != "Cf" else " " for sign in same)
    kept = TOKEN.split(seen)
    names = TOKEN.findall(seen)
    bare = [_DRESS.sub(" ", part) for part in kept]
    whole = bare[0] + "".join(name + part for name, part in zip(names, bare[1:], strict=True))
    return " ".join(whole.split())[:LONGEST_SENTENCE]


def _apart(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(leveled(text)) if text[start:end].strip()]


def _new(proposal: Proposal, background: Background) -> Proposal | Refused:
    if not proposal.kept:
        whys = tuple(dict.fromkeys(one.why for one in proposal.dropped))[:3]
        told = say("Nothing was left of what the model said. {why}", why=whys[0] if whys else "")
        return Refused(reason=told)
    mine = wording(" ".join(one.text for one in proposal.kept)).fives
    if any(jaccard(mine, wording(said.text).fives) >= SAME for said in background.said_before):
        return Refused(reason=say("The model said what we have published already. Write an update instead."))
    return proposal
