"""The twelve defects: words that undo an apology, each with the context that makes them one."""

from collections.abc import Callable, Iterator

from firewarden.steps.apologize.checking.parts import Parts
from firewarden.steps.apologize.checking.reading import Reading, Span, meets, merged
from firewarden.vocabulary.finding import Code

NEAR = 25
"""Characters between an apology and its condition that leave no room for a second thought."""

WHOLE_CLAUSES = frozenset({Code.PASS, Code.DARVO})


def defects_of(reading: Reading, parts: Parts) -> dict[Code, tuple[Span, ...]]:
    """Only codes that were found. NOACT has the span (0, 0): it is about the text as a whole."""
    found: dict[Code, tuple[Span, ...]] = {}
    for code, look in LOOKS:
        spans = [span for span in look(reading, parts) if not reading.guarded(span, "denied")]
        if spans:
            found[code] = merged(reading.clause(span) for span in spans) if code in WHOLE_CLAUSES else merged(spans)
    if not parts.solid:
        found[Code.NOACT] = ((0, 0),)
    return found


def conditions(reading: Reading, parts: Parts) -> Iterator[Span]:
    """Beside words of apology only; a condition for help is none, unless it hangs on the apology itself."""
    sorry = parts.sentences("regret", reading)
    cores = reading.found("regret")
    for pattern in reading.rules["harm_in_doubt"]:
        for match in pattern.finditer(reading.text):
            number = reading.sentence(match.start())
            close = any(0 <= match.start() - end < NEAR for _, end in cores)
            if number in sorry and (close or not reading.guarded(match.span(), "not_harm_in_doubt")):
                yield match.span()


def reactions(reading: Reading, parts: Parts) -> Iterator[Span]:
    """What others felt, as the object of regret; inside a condition it is the condition's defect."""
    doubts = list(conditions(reading, parts))
    sorry = parts.sentences("regret", reading)
    for span in reading.found("reaction"):
        if reading.sentence(span[0]) in sorry and not meets(span, doubts):
            yield span


def turns(reading: Reading, parts: Parts) -> Iterator[Span]:
    """Apology or admission turned to excuse, in the same sentence or at the start of the next."""
    anchors = [*parts["regret"], *parts["responsibility"]]
    for number, (first, last) in enumerate(reading.sentences):
        here = [span for span in anchors if first <= span[0] < last]
        before = [span for span in anchors if number and reading.sentence(span[0]) == number - 1]
        yield from _early(reading, parts, (first, last), here)
        for pattern in reading.rules["turn"]:
            for match in pattern.finditer(reading.text, first, last):
                led = any(start < match.start() for start, _ in here) or (
                    bool(before) and match.start() - first < 2 * NEAR
                )
                if led and _excuse(reading, parts, (match.start(), last)):
                    yield match.start(), last


def _early(reading: Reading, parts: Parts, sentence: Span, here: list[Span]) -> Iterator[Span]:
    for pattern in reading.rules["early_turn"]:
        for match in pattern.finditer(reading.text, *sentence):
            comma = reading.text.find(",", match.end(), sentence[1])
            led = any(match.start() <= end and start < comma for start, end in here)
            if comma > 0 and led and _excuse(reading, parts, (comma, sentence[1])):
                yield match.span()
                yield comma + 1, sentence[1]


def _excuse(reading: Reading, parts: Parts, rest: Span) -> bool:
    words = reading.text[max(0, rest[0] - 12) : rest[1]]
    if reading.has("not_turn", words[:40]) or reading.has("good_turn", reading.text[rest[0] : rest[1]]):
        return False
    inside = (*parts.fault, *parts["repair"], *parts["repentance"])
    return not any(rest[0] <= start < rest[1] for start, _ in inside)


def agentless(reading: Reading, parts: Parts) -> Iterator[Span]:
    doubts = list(conditions(reading, parts))
    ours = parts.sentences("responsibility", reading)
    for span in reading.found("passive"):
        if reading.sentence(span[0]) not in ours and not meets(span, doubts):
            yield span


def blame(reading: Reading, parts: Parts) -> Iterator[Span]:
    """On others, unless the author takes its own part in the same or the next sentence."""
    ours = parts.sentences("responsibility", reading)
    for span in reading.found("shift"):
        number = reading.sentence(span[0])
        if number not in ours and number + 1 not in ours:
            yield span


def belittling(reading: Reading, parts: Parts) -> Iterator[Span]:
    del parts
    yield from reading.found("small")
    if reading.has("dire", reading.text):
        yield from reading.found("inconvenience")


def placeholders(reading: Reading, parts: Parts) -> Iterator[Span]:
    """An act that the text names nowhere."""
    if not parts.named:
        doubts = list(conditions(reading, parts))
        yield from (span for span in reading.found("vague") if not meets(span, doubts))


def promises(reading: Reading, parts: Parts) -> Iterator[Span]:
    del parts
    yield from reading.found("over")


def boasts(reading: Reading, parts: Parts) -> Iterator[Span]:
    del parts
    yield from reading.found("boast")


def reversal(reading: Reading, parts: Parts) -> Iterator[Span]:
    """An attack with the author as victim or with a denial, in the same sentence or the one beside it.

    Where the sentence takes the blame, the harsh words are about the author.
    """
    blamed = {reading.sentence(start) for start, _ in parts.fault}
    for span in reading.found("attack"):
        number = reading.sentence(span[0])
        if number in blamed:
            continue
        around = "".join(reading.words_of(number + step) for step in (-1, 0, 1))
        here = reading.words_of(number)
        if reading.has("victim", here) or reading.has("denial", around):
            yield span


def pressure(reading: Reading, parts: Parts) -> Iterator[Span]:
    del parts
    yield from reading.found("late")


LOOKS: tuple[tuple[Code, Callable[[Reading, Parts], Iterator[Span]]], ...] = (
    (Code.IF, conditions),
    (Code.FEEL, reactions),
    (Code.BUT, turns),
    (Code.PASS, agentless),
    (Code.SHIFT, blame),
    (Code.MIN, belittling),
    (Code.BOAST, boasts),
    (Code.VAGUE, placeholders),
    (Code.OVER, promises),
    (Code.DARVO, reversal),
    (Code.LATE, pressure),
)
