"""Causes that no fact confirms, guesses, and forecasts of the end. Quoted and denied words do not fire."""

from collections.abc import Iterator

from firewarden.steps.respond.checking.background import Reading, Sentence
from firewarden.steps.respond.checking.facts import says_unknown
from firewarden.steps.respond.checking.sheet import Sheet, stems_of
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import say


def causes(reading: Reading, sheet: Sheet) -> Iterator[Finding]:
    """One for each sentence whose cause is not what a confirmed fact says."""
    for sentence in reading.sentences:
        span = _cause(reading, sentence)
        if span is None or says_unknown(reading, sentence) or reading.in_quotes(*span):
            continue
        behind = frozenset(stems_of(reading.text[span[0] : sentence.end], reading.words))
        if behind and sheet.covering(behind) is not None:
            continue
        yield _unknown_cause(span[0], sentence.end)


def causes_in_time(reading: Reading, sheet: Sheet) -> Iterator[Finding]:
    """What happened "after" or "when" something else did that no confirmed fact tells of: a cause without the word."""
    for sentence in reading.sentences:
        if says_unknown(reading, sentence) or reading.match("open_promise", sentence):
            continue
        if not reading.match("happened", sentence):
            continue
        for match in reading.words.pattern("upon").finditer(sentence.level):
            start = sentence.start + match.start()
            end = sentence.start + _clause(sentence.level, match.end())
            behind = frozenset(stems_of(reading.text[start + len(match[0]) : end], reading.words))
            if not behind or sheet.covering(behind) is not None or reading.in_quotes(start, end):
                continue
            yield _unknown_cause(start, end)


def _clause(level: str, start: int) -> int:
    """Up to the next comma."""
    comma = level.find(",", start)
    return len(level) if comma < 0 else comma


def guesses(reading: Reading) -> Iterator[Finding]:
    """About a cause it needs confirming; else it warns."""
    for sentence in reading.sentences:
        about_cause = _is_about_cause(reading, sentence)
        for match in reading.words.pattern("guess").finditer(sentence.level):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if reading.in_quotes(start, end) or _denied(reading, sentence, match.start()):
                continue
            yield Finding(
                code=Code.SPECULATION,
                weight=Weight.CONFIRM if about_cause else Weight.WARN,
                message=say("“{words}” is a guess.", words=reading.text[start:end]),
                hint=say("Say what you know, and that the rest is open."),
                start=start,
                end=end,
            )


def forecasts(reading: Reading, ahead: list[tuple[int, int]]) -> Iterator[Finding]:
    """When it will be over nobody knows (PagerDuty, CERC: never say). The hour of our next update is no forecast."""
    for sentence in reading.sentences:
        match = reading.match("estimate", sentence)
        if match is None or says_unknown(reading, sentence) or (sentence.start, sentence.end) in ahead:
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if not reading.in_quotes(start, end):
            yield Finding(
                code=Code.ESTIMATE,
                weight=Weight.WARN,
                message=say(
                    "“{words}” says when it will be over. If it takes longer, it will be held against you.",
                    words=reading.text[start:end],
                ),
                hint=say("Say when you will speak again instead."),
                start=start,
                end=end,
            )


def _unknown_cause(start: int, end: int) -> Finding:
    return Finding(
        code=Code.CAUSE,
        weight=Weight.CONFIRM,
        message=say("This names a cause that no confirmed fact names."),
        hint=say("Say that the cause is being looked into, or confirm it with its source."),
        start=start,
        end=end,
    )


def _cause(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    words = reading.words
    if reading.match("motive", sentence):
        return None
    for name in ("cause", "caused"):
        for match in words.pattern(name).finditer(sentence.level):
            if not _denied(reading, sentence, match.start()):
                start = match.start() if name == "cause" else 0
                return sentence.start + start, sentence.start + match.end()
    return None


def _is_about_cause(reading: Reading, sentence: Sentence) -> bool:
    """A guess tells of what has happened unless it speaks of you or of what is to come."""
    ahead = reading.match("open_promise", sentence) or reading.words.pattern("condition").search(sentence.level)
    return ahead is None and not says_unknown(reading, sentence)


def _denied(reading: Reading, sentence: Sentence, at: int) -> bool:
    """A negation in the five words before."""
    before = " ".join(sentence.level[:at].split()[-5:])
    clause = before.rpartition(",")[2]
    return reading.words.pattern("negation").search(clause) is not None
