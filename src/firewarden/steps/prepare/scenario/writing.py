"""Puts a text together: phrases, an aside, whom it answers, the brand, a tag, a link. Hardly ever the same twice."""

import re
from collections import Counter
from dataclasses import dataclass

from firewarden.steps.prepare.scenario.cast import Person
from firewarden.steps.prepare.scenario.chance import Chance, Wheel
from firewarden.steps.prepare.scenario.deck import Deck
from firewarden.steps.prepare.scenario.format import Network, Phase, Scenario, Theme
from firewarden.steps.prepare.scenario.grammar import Phrase, compile_phrase, say, slots_in
from firewarden.steps.prepare.scenario.memory import Memory, Run, runs_of
from firewarden.steps.prepare.scenario.voice import speak

_TRIES = 4
_NOVEL = 0.5
"""Closeness to an earlier text that is let pass; otherwise the least close of all tries is taken."""
_MOST_COPIES = 2
_SILENT = 0.03
"""Share of texts that speak of the company and name it nowhere, as in life."""
_ASIDE, _ANSWER_ASIDE = 0.5, 0.32
_OWN_ANSWER = 0.75
_LINKED = re.compile(r"https?://\S+|[@#]\S+")
_TOGETHER = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
"""Words with no sign between them."""
_GAP = re.compile(r" {2,}")
_GAP_BEFORE_SIGN = re.compile(r" +(?=[,.!?…])")
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
}

Decks = dict[str, Deck[Phrase]]
"""By language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text that others may answer."""

    text: str
    handle: str
    theme: Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When somebody writes, as words would tell it."""

    clock: str
    weekday: int
    phase: Phase


class Writer:
    """Writes all texts of one play and remembers them, so that no two hundred people say one sentence."""

    def __init__(self, scenario: Scenario, chance: Chance) -> None:
        self._scenario = scenario
        self._chance = chance
        self._words = {code: _compiled(slots) for code, slots in scenario.words.items()}
        self._texts = {theme.name: self._decks(theme.texts) for theme in scenario.themes}
        self._answers = {theme.name: self._decks(theme.answers) for theme in scenario.themes}
        self._topics = {theme.name: self._decks(theme.topics) for theme in scenario.themes}
        self._sentences = {theme.name: Wheel(theme.sentences) for theme in scenario.themes}
        self._any_answers = self._decks(scenario.answers)
        self._asides = {mood: self._decks(phrases) for mood, phrases in scenario.asides.items()}
        self._mentions = {code: _patterns(phrases) for code, phrases in _compiled(scenario.mentions).items()}
        self._short = {language.code: language.short for language in scenario.languages}
        self._brands = [word.casefold() for word in scenario.company.words]
        self._handle = f"@{scenario.company.handles[0]}"
        self._tag = "#" + scenario.company.brand.replace(" ", "")
        self._memory = Memory()
        self._written: Counter[str] = Counter(post.text for post in scenario.posts)

    def write(
        self, person: Person, network: Network, theme: Theme, moment: Moment, to: Said | None = None
    ) -> str | None:
        """What this person says of the theme, or answers to somebody. None when everything was said before."""
        plain = self._novel(person, theme, moment, to)
        if plain is None:
            return None
        text = speak(plain, person.voice, theme.mood, self._short[person.language], self._chance)
        if to is not None:
            text = self._addressed(text, to, network)
        elif not theme.plain:
            text = self._with_brand(text, person.language, network)
        text = self._with_tag(text, person, network, moment)
        if to is None and theme.links and self._chance.happens(theme.linked):
            text += " " + self._chance.pick(theme.links)
        if len(text) > network.longest or self._written[text] >= _MOST_COPIES:
            return None
        self._written[text] += 1
        return text

    def _novel(self, person: Person, theme: Theme, moment: Moment, to: Said | None) -> str | None:
        """Before it gets a person's voice: the first of a few tries that nobody came close to."""
        given = self._given(person.language, theme, moment, to)
        best, least, runs = None, 2.0, list[Run]()
        for _ in range(_TRIES):
            text = self._plain(person.language, theme, given.copy(), to)
            if not text:
                return None
            found = runs_of(text)
            closeness = self._memory.closeness(found)
            if closeness < least:
                best, least, runs = text, closeness, found
            if closeness < _NOVEL:
                break
        self._memory.remember(runs)
        return best

    def _plain(self, language: str, theme: Theme, given: dict[str, str], to: Said | None) -> str:
        words = self._words.get(language, {})
        phrases = self._phrases(language, theme) if to is None else self._reply(language, to)
        return _joined([_tidy(say(phrase, words, given, self._chance)) for phrase in phrases])

    def _phrases(self, language: str, theme: Theme) -> list[Phrase]:
        """The point first; then perhaps another, and perhaps an aside."""
        deck = self._texts[theme.name].get(language)
        if deck is None:
            return []
        count = min(self._sentences[theme.name].spin(self._chance) + 1, len(deck))
        chosen = list(dict.fromkeys(deck.deal() for _ in range(count)))
        aside = None if theme.plain else self._aside(language, theme, _ASIDE)
        if aside is not None:
            chosen.insert(self._chance.pick((0, len(chosen), len(chosen))), aside)
        return chosen

    def _reply(self, language: str, to: Said) -> list[Phrase]:
        own, anybody = self._answers[to.theme.name].get(language), self._any_answers.get(language)
        deck = own if own is not None and (anybody is None or self._chance.happens(_OWN_ANSWER)) else anybody
        if deck is None:
            return []
        aside = self._aside(language, to.theme, _ANSWER_ASIDE)
        return [deck.deal()] if aside is None else [deck.deal(), aside]

    def _aside(self, language: str, theme: Theme, share: float) -> Phrase | None:
        """Something of the same mood, or something that fits everywhere."""
        if not self._chance.happens(share):
            return None
        decks = [self._asides.get(mood, {}).get(language) for mood in (theme.mood, theme.mood, "any")]
        found = [deck for deck in decks if deck is not None]
        return self._chance.pick(found).deal() if found else None

    def _given(self, language: str, theme: Theme, moment: Moment, to: Said | None) -> dict[str, str]:
        """What slots mean in one text before any word was chosen."""
        brand = self._scenario.company.brand
        days = _WEEKDAYS.get(language, _WEEKDAYS["en"]).split()
        given = {
            "@": f"@{to.handle}" if to else self._handle,
            "echo": _echo(to.text, self._chance) if to else brand,
            "clock": moment.clock,
            "weekday": days[moment.weekday],
            "brand": brand,
            "handle": self._handle,
            "tag": self._tag,
        }
        topics = self._topics[theme.name].get(language) if to is not None else None
        given["topic"] = (
            brand if topics is None else say(topics.deal(), self._words.get(language, {}), given, self._chance)
        )
        return given

    def _with_brand(self, text: str, language: str, network: Network) -> str:
        """Named somewhere, if it is not yet."""
        patterns = self._mentions.get(language, ((), ()))[not network.mentions]
        if not patterns or self._names_brand(text) or self._chance.happens(_SILENT):
            return text
        given = {"text": text, "sentence": _ended(text), "brand": self._scenario.company.brand}
        given |= {"handle": self._handle, "tag": self._tag}
        return _tidy(say(self._chance.pick(patterns), self._words.get(language, {}), given, self._chance))

    def _addressed(self, text: str, to: Said, network: Network) -> str:
        """To whom it answers; comments below a video often name nobody."""
        named, brand = self._names_brand(f"@{to.handle} {text}"), self._scenario.company.brand
        if network.mentions:
            ways = (
                [f"@{to.handle} {text}"]
                if named
                else [f"@{to.handle} {self._handle} {text}", f"@{to.handle} {text} {self._tag}"]
            )
        else:
            ways = [text] if named else [text, text, f"{brand}: {text}", f"{text} ({brand})"]
        return self._chance.pick(ways)

    def _with_tag(self, text: str, person: Person, network: Network, moment: Moment) -> str:
        tags = moment.phase.hashtags
        if not tags or not network.mentions or not self._chance.happens(person.voice.hashtags):
            return text
        tag = "#" + self._chance.pick(tags)
        return text if tag in text else f"{text} {tag}"

    def _names_brand(self, text: str) -> bool:
        folded = text.casefold()
        return any(word in folded for word in self._brands)

    def _decks(self, phrases: dict[str, list[str]]) -> Decks:
        return {code: Deck(texts, self._chance) for code, texts in _compiled(phrases).items() if texts}


def _compiled(phrases: dict[str, list[str]]) -> dict[str, tuple[Phrase, ...]]:
    return {name: tuple(map(compile_phrase, texts)) for name, texts in phrases.items()}


def _patterns(phrases: tuple[Phrase, ...]) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """All, and those for networks where nobody is addressed by handle."""
    return phrases, tuple(phrase for phrase in phrases if not slots_in(phrase) & {"handle", "tag"})


def _joined(sentences: list[str]) -> str:
    """With an end to each sentence but the last, whose writer may have left it open."""
    return " ".join([*map(_ended, sentences[:-1]), *sentences[-1:]])


def _ended(sentence: str) -> str:
    return sentence + "." if sentence[-1:].isalnum() else sentence


def _tidy(text: str) -> str:
    """Empty alternatives leave gaps, and small letters at the start."""
    text = _GAP_BEFORE_SIGN.sub("", _GAP.sub(" ", text)).strip()
    return text if text.startswith(("@", "#")) else text[:1].upper() + text[1:]


def _echo(text: str, chance: Chance) -> str:
    """A few words of somebody else, to quote."""
    runs = _TOGETHER.findall(_LINKED.sub("", text))
    if not runs:
        return text[:20]
    words = chance.pick(runs).split()
    length = min(chance.between(2, 4), len(words))
    at = chance.below(len(words) - length + 1)
    return " ".join(words[at : at + length])
