"""Names of people, organizations, products and places that a text writes with a capital.

Where every noun has one (German), a name shows itself by what stands before it: a title, a given name, a preposition
without an article, a second capital behind the first. Polite words (*Ihrem*) have a capital, too, and some nouns stand
without an article (`nouns`): neither is a name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firewarden.steps.respond.checking.background import CAPITAL, Reading
from firewarden.steps.respond.checking.nouns import is_noun, is_whole_noun
from firewarden.text.fold import fold, plain
from firewarden.text.given import GIVEN
from firewarden.text.tongue import binds
from firewarden.vocabulary.finding import Code

RUN = re.compile(
    rf"(?<![\w'’])[{CAPITAL}](?:[\w'’&-]*[\w'’])?(?: (?:(?:of|de|da|do|di|del|della|du|von|van|the|la|für|e|y|and|&) )?"
    rf"[{CAPITAL}](?:[\w'’&-]*[\w'’])?)*"
)
_ALLOWED = (
    "utc gmt cet cest bst est edt pst pdt ceo cfo faq pdf it eu uk us usa pin sms id url tv wi-fi wifi gps dm qr vip ok"
    " app q&a ii iii ngo ev hr api vpn led co2 covid"
)
ALLOWED = frozenset(_ALLOWED.split())
_GERMAN_LINES = """
    Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Essen Bremen Dresden Hannover
    Nürnberg Duisburg Bochum Wuppertal Bielefeld Bonn Münster Karlsruhe Mannheim Augsburg Wiesbaden Gelsenkirchen
    Aachen Braunschweig Kiel Chemnitz Halle Magdeburg Freiburg Krefeld Mainz Lübeck Erfurt Rostock Kassel Potsdam
    Saarbrücken Heidelberg Darmstadt Regensburg Würzburg Ingolstadt Ulm Göttingen Wolfsburg Koblenz Jena Trier Wien
    Graz Linz Salzburg Innsbruck Klagenfurt Villach Wels Bregenz Zürich Genf Basel Bern Lausanne Winterthur Luzern
    Deutschland Österreich Schweiz Frankreich Italien Spanien Polen Belgien Niederlande Tschechien Dänemark Ungarn
    Portugal Luxemburg Bayern Hessen Sachsen Thüringen Brandenburg Niedersachsen Tirol Kärnten
    """
GERMAN_PLACES = frozenset(_GERMAN_LINES.split())
_GERMAN_NOUN = re.compile(
    r"\w+(?:ung|ungen|heit|heiten|keit|keiten|schaft|tion|tionen|tät|ismus|en|er|ern|nis|tum|zeug|teil|strom|bar|fall"
    r"|e|el|ige|ende)$"
)
_COUNTED = re.compile(r"(?:\d|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf))\s$")
_POLITE = re.compile(r"ihr(?:e[mnrs]?)?|ihnen|(?:dein|eur|unser|jed|dies|welch|kein|ein)e?[mnrs]?|euer|sämtliche[nr]?")
_TITLED = re.compile(r"\b(?:herrn?|frau|dr\.?|prof\.?|firma)\s$")
_GERMAN_FIRM = re.compile(
    rf"(?:Firma|Konzern|Hersteller|Lieferant|Unternehmen|Spedition|Agentur) ([{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)?)"
    rf"|([{CAPITAL}][\w-]+(?: [{CAPITAL}][\w-]+)?) (?:GmbH|AG|SE|KG|e\.V\.)"
)


@dataclass(frozen=True, slots=True)
class Name:
    start: int
    end: int
    code: Code


def names_in(reading: Reading, known: frozenset[str]) -> Iterator[Name]:
    """Those of which a part is not among the `known` (compared whole, without case and accents)."""
    finder = _german if reading.words.language == "de" else _others
    done = 0
    for name in sorted(finder(reading, known), key=lambda name: (name.start, -name.end)):
        if name.start >= done:
            done = name.end
            yield name


def _others(reading: Reading, known: frozenset[str]) -> Iterator[Name]:
    for run in RUN.finditer(reading.plain):
        parts = list(re.finditer(rf"[{CAPITAL}](?:[\w'’&-]*[\w'’])?", run[0]))
        strange = [part for part in parts if not _is_known(part[0], reading, known)]
        if not strange:
            continue
        first = run.start() + strange[0].start()
        last = run.start() + strange[-1].end()
        if (
            _opens(reading.plain, run.start())
            and len(strange) == 1
            and strange[0].start() == 0
            and not _acts(reading, strange[0][0], last)
        ):
            continue
        yield Name(first, last, _kind(reading, run.start(), strange[0][0]))


def _is_known(word: str, reading: Reading, known: frozenset[str]) -> bool:
    words = reading.words
    low = fold(word).strip("-").removesuffix("'s")
    if "'" in low[:3]:
        low = low[low.index("'") + 1 :]
    bare = plain(low)
    if (
        bare in known
        or low in ALLOWED
        or low in words.month_numbers
        or low in words.weekday_numbers
        or low in words.numerals
    ):
        return True
    if all(piece in known for piece in re.split(r"['&-]", bare)):
        return True
    if words.language == "de" and _POLITE.fullmatch(low):
        return True
    if binds(low, words.language) or words.pattern("titles").fullmatch(low) or words.pattern("plain").fullmatch(low):
        return True
    return len(low) < 2


def _opens(text: str, at: int) -> bool:
    """At the start of a sentence, where every word has a capital."""
    before = text[:at].rstrip(" \"'“”„«»(*•-–")
    return not before or before[-1] in ".!?:\n…" or "\n" in text[len(before) : at]


def _acts(reading: Reading, word: str, end: int) -> bool:
    """Does a single word at the start do what only people and organizations do?"""
    if word in GIVEN or re.search(r"[a-z][A-Z]", word) or word.endswith(("'s", "’s")):
        return True
    behind = reading.level_plain[end : end + 30].lstrip()
    return reading.words.pattern("speaks").match(behind) is not None


def _kind(reading: Reading, start: int, first: str) -> Code:
    if first in GIVEN:
        return Code.NAME
    before = reading.level_plain[max(0, start - 14) : start].rstrip()
    return (
        Code.PLACE
        if re.search(rf"(?<!\w)(?:{reading.words.at})(?: the| la| el| le| il| o| a)?$", before)
        else Code.NAME
    )


def _german(reading: Reading, known: frozenset[str]) -> Iterator[Name]:
    text = reading.plain
    for match in _GERMAN_FIRM.finditer(text):
        group = 1 if match[1] else 2
        if any(not _is_known(part, reading, known) for part in match[group].split()):
            yield Name(*match.span(group), Code.NAME)
    for match in re.finditer(rf"(?<!\w)(?:{reading.words.at})\s([{CAPITAL}][\wäöüß-]+)", text, re.IGNORECASE):
        word = match[1]
        if (
            word[0].isupper()
            and not _is_known(word, reading, known)
            and _is_german_place(word, reading.level_plain[max(0, match.start(1) - 60) : match.start(1)])
        ):
            yield Name(*match.span(1), Code.PLACE)
    for match in RUN.finditer(text):
        yield from _german_person(match, reading, known)


def _german_person(run: re.Match[str], reading: Reading, known: frozenset[str]) -> Iterator[Name]:
    parts = list(re.finditer(rf"[{CAPITAL}][\w'’-]*", run[0]))
    before = reading.level_plain[max(0, run.start() - 12) : run.start()]
    if _COUNTED.search(before):
        return
    titled = [
        place
        for place, part in enumerate(parts)
        if reading.words.pattern("titles").fullmatch(part[0].lower().rstrip("n."))
    ]
    if _TITLED.search(before):
        titled.insert(0, -1)
    for place, part in enumerate(parts):
        behind = parts[place + 1] if place + 1 < len(parts) else None
        named = part[0] in GIVEN and behind is not None
        if named or place - 1 in titled:
            last = behind or part
            if any(not _is_known(one[0], reading, known) for one in (part, last)):
                yield Name(run.start() + part.start(), run.start() + last.end(), Code.NAME)
            return
    strange = [part for part in parts if not _is_known(part[0], reading, known) and not is_whole_noun(part[0])]
    if (
        len(strange) >= 2
        and not _opens(reading.plain, run.start())
        and not any(_GERMAN_NOUN.fullmatch(part[0]) for part in strange[-1:])
    ):
        yield Name(run.start() + strange[0].start(), run.start() + strange[-1].end(), Code.NAME)


def _is_german_place(word: str, before: str) -> bool:
    if word in GERMAN_PLACES:
        return True
    if re.search(r"\bund\s$", before) and "zwischen" not in before[-40:]:
        return False
    return (
        not _GERMAN_NOUN.fullmatch(word)
        and not is_noun(word)
        and not word.endswith("s")
        and re.search(r"\b(?:in|aus|nach|von|zwischen|und|bei)\s$", before) is not None
    )
