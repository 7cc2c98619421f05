"""What one sentence of a model claims, and whether the facts it names say so.

Two nets, one behind the other. The checks that people's texts meet know what a date or a name is. Behind them stands
one that knows nothing and lets little through: every digit, numeral and capital has to be in a fact.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from firewarden.steps.respond.approval.touches import touches
from firewarden.steps.respond.checking.background import Background, Reading
from firewarden.steps.respond.checking.names import ALLOWED
from firewarden.steps.respond.checking.nouns import is_noun
from firewarden.steps.respond.checking.parts import parts_of
from firewarden.steps.respond.checking.sheet import Sheet, names_of, stems_of
from firewarden.steps.respond.proposing.prompt import NEXT
from firewarden.text.blanks import blanks
from firewarden.text.fold import fold, plain
from firewarden.text.tongue import binds
from firewarden.vocabulary.approval import Touch
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Said, say

WRONG = frozenset(
    {
        *(Code.NUMBER, Code.DATE, Code.NAME, Code.PLACE, Code.DISPUTED, Code.CAUSE, Code.SPECULATION, Code.ESTIMATE),
        *(Code.CONTRADICTION, Code.SHIFT, Code.DARVO, Code.MIN, Code.BLAME_USER, Code.LEGALESE, Code.WRONG_ACCOUNT),
    }
)
"""A person may answer for one of these by name. A model cannot, so its sentence goes."""
TELLS_NOTHING = frozenset({"unknown", "next_update", "contact", "empathy"})
"""Parts of a statement that claim nothing of what happened."""
NUMBER = re.compile(r"\d+(?:[.,:'’ ]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LINK = re.compile(
    r"(?i)https?:|www\.|\b[\w-]+\.(?:com|org|net|example|eu|de|fr|es|pt|it|uk|ie|at|ch|br|io|info|ly)\b|[@#]\w"
)
_WILL = re.compile(
    r"\b(?:will|shall|won't|going to|ensure[sd]?|assure[sd]?|make sure|never again|no more|commit\w*|vow\w*|swear"
    r"|werden (?:alle|sie|ihnen|dafür|nie)|nie wieder|nie mehr|sichern \w+ zu|sorgen dafür|sicherstellen|kostenlos\w*"
    r"|plus jamais|veillerons|gratuit\w*|nunca más|aseguramos|gratis|nunca mais|garantimos|mai più|gratuit[oaie]"
    r"|free of charge|for free|\w+(?:erons|eremos|aremos|iremos|iremo))\b|['’]ll\b",
    re.IGNORECASE,
)
_FAULT = re.compile(
    r"\b(?:(?:our|my) (?:own )?(?:fault|mistake|error|failure|negligence|doing)|(?:we|i) (?:are|am|were|was)"
    r" (?:\w+ )?(?:to blame|responsible|liable|at fault|guilty|negligent)|(?:accept|take|bear|assume)s? (?:\w+ )?"
    r"(?:responsibility|blame|liability)|we (?:failed|caused|broke|messed|screwed|got it wrong|made (?:a|this) mistake)"
    r"|unser(?:e[rsnm]?)? (?:fehler|schuld|versagen)|(?:wir )?(?:tragen|übernehmen) (?:\w+ )?verantwortung"
    r"|wir (?:sind schuld|haben versagt|haben (?:\w+ )*verursacht)|notre faute|notre erreur|nous sommes responsables"
    r"|nuestr[oa] (?:culpa|error)|somos responsables|noss[oa] (?:culpa|erro)|somos responsáveis|nostr[oa] (?:colpa"
    r"|errore)|siamo responsabili|assum\w+ (?:\w+ )?responsabili\w+)\b",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"[,;:]|\b(?:and|or|und|oder|et|ou|y|o|e|ed)\b", re.IGNORECASE)
_NOUN = re.compile(r"\w+(?:ung|ungen|heit|heiten|keit|keiten|schaft|tion|tionen|tät|ismus|nis|zeit)", re.IGNORECASE)
_MOST_WORDS = 14


def refusal_of(text: str, background: Background, findings: Sequence[Finding]) -> Said | None:
    """Why this sentence must not stand in a draft. The facts of `background` are those it names."""
    bare = text.replace(NEXT, " ")
    wrong = next((one for one in findings if one.code in WRONG or _is_private(one)), None)
    if wrong is not None:
        return wrong.message
    if any(True for _ in blanks(bare)) or re.search(r"[\[\]{}<>]", bare):
        return say("It has a blank that nobody asked for.")
    if _LINK.search(_without(bare, background.ours)):
        return say("It has a link.")
    sheet = Sheet(background, Reading(text, background.language).words)
    return _number(bare, background, sheet) or _name(bare, background, sheet) or _binds_us(text, background, findings)


def doubts_of(text: str, background: Background) -> tuple[str, ...]:
    """Words that may be names, in the order of the sentence; an empty one for a claim that no fact makes."""
    reading = Reading(text, background.language)
    sheet = Sheet(background, reading.words)
    known = _known(background)
    strange = [
        one
        for one, opens in _capitals(text, known, reading.words.language)
        if not opens or fold(one) not in reading.words.empties
    ]
    return (*dict.fromkeys(strange), *(("",) if _claims(text, reading, sheet) else ()))


def _claims(text: str, reading: Reading, sheet: Sheet) -> bool:
    stems = frozenset(stems_of(text.replace(NEXT, " "), reading.words))
    said = frozenset[str]().union(*(fact.stems for fact in sheet.confirmed))
    if any(stem.startswith("=") for stem in stems - said):
        return True  # a harm that no fact has, even where it is only regretted
    parts = {one.name for one in parts_of(reading, sheet, None) if one.spans}
    return not (parts and parts <= TELLS_NOTHING) and bool(stems) and sheet.covering(stems) is None


def _number(text: str, background: Background, sheet: Sheet) -> Said | None:
    sources = [*(fact.text for fact in background.facts), *background.ours]
    told = {_bare(match[0]) for source in sources for match in NUMBER.finditer(source)}
    words = {fold(word) for source in sources for word in _WORD.findall(source)}
    for match in NUMBER.finditer(text):
        if _bare(match[0]) not in told:
            return say("No confirmed fact says {number}.", number=match[0])
    for word in _WORD.findall(text):
        low = fold(word)
        counts = (
            low in sheet.words.numerals or low in sheet.words.magnitudes or low.rstrip("s") in sheet.words.magnitudes
        )
        if (counts or low.rstrip("s") == "dozen" or low in sheet.words.days) and low not in words:
            return say("No confirmed fact says {number}.", number=word)
    if any(unicodedata.numeric(sign, None) is not None and not sign.isdigit() for sign in text):
        return say("It has a number in signs that cannot be checked.")
    return None


def _name(text: str, background: Background, sheet: Sheet) -> Said | None:
    """A capital inside a sentence is a name where the language does not give one to every noun."""
    known = _known(background)
    for word in _WORD.findall(text):
        odd = any(not unicodedata.name(sign, "").startswith("LATIN") for sign in word if sign.isalpha())
        if odd and plain(fold(word)) not in known:
            return say("It has letters that cannot be checked.")
    if sheet.words.language != "de":
        for word, opens in _capitals(text, known, sheet.words.language):
            if not opens:
                return say("No confirmed fact says {found}.", found=word)
    return None


def _binds_us(text: str, background: Background, findings: Sequence[Finding]) -> Said | None:
    if _FAULT.search(text):
        return say("It admits fault: that is for people to say.")
    found = touches(text)
    said = touches("\n".join(fact.text for fact in background.facts))
    if Touch.MONEY in found and Touch.MONEY not in said:
        return say("It speaks of money.")
    promises = Touch.PROMISE in found or _WILL.search(text) or any(one.code is Code.PROMISE for one in findings)
    if promises and not _is_only_next(text, background):
        return say("It promises something.")
    return None


def _is_only_next(text: str, background: Background) -> bool:
    """It says that we speak again, with the blank for the hour, and nothing beside."""
    reading = Reading(text, background.language)
    bound = reading.words.pattern("bound").search(reading.level)
    says = reading.words.pattern("next_update").search(reading.level)
    short = len(text.split()) <= _MOST_WORDS and not _CONJUNCTION.search(text)
    return NEXT in text and says is not None and bound is None and short


def _capitals(text: str, known: frozenset[str], language: str) -> list[tuple[str, bool]]:
    """Words with a capital that no fact has, and whether each opens the sentence."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        opens = not text[: match.start()].strip(" \"'“”„«»(-–—")
        low = fold(word).removesuffix("'s")
        pieces = [plain(piece) for piece in re.split(r"['’-]", low) if piece]
        if not any(sign.isupper() for sign in word) or plain(low) in known:
            continue
        if all(piece in known for piece in pieces):
            continue
        shared = low in ALLOWED or binds(low, language) or len(low) < 2
        if shared and (not opens or word[1:].islower() or len(word) < 2):
            continue
        if language == "de" and (is_noun(word) or _NOUN.fullmatch(word)):
            continue
        found.append((word, opens))
    return found


def _known(background: Background) -> frozenset[str]:
    return names_of((*(fact.text for fact in background.facts), *background.ours))


def _is_private(finding: Finding) -> bool:
    return finding.code.startswith("PRIV_") or (finding.weight is Weight.BLOCK and finding.code is Code.WRONG_ACCOUNT)


def _without(text: str, ours: Iterable[str]) -> str:
    for own in sorted(ours, key=len, reverse=True):
        text = re.sub(re.escape(own), " ", text, flags=re.IGNORECASE) if own.strip() else text
    return text


def _bare(number: str) -> str:
    """`1,200`, `1 200` and `1200` are one number; `10:30` stays an hour."""
    return re.sub(r"[.,'’ ](?=\d{3}(?:\D|$))", "", number)
