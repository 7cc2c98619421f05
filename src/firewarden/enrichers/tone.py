"""Positive, negative or neutral: a small logistic rule over the evidence of a text, or the stars of a review."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from operator import mul

from firewarden.enrichers.evidence import Evidence
from firewarden.vocabulary.mention import Tone

FEATURES = (
    "constant",
    "good",
    "bad",
    "best",
    "worst",
    "balance",
    "denials",
    "exclaims",
    "asks",
    "shouts",
    "link",
    "me",
    "length",
    "good_asks",
    "bad_link",
    "good_link",
    "number",
    "silent",
)
_RESERVE = 0.4
"""Log-odds a text must be ahead to be called negative: one in seven posts that are not hostile is called so, not one
in five, for a tenth of the recall (on the texts the weights were fitted to)."""

_TONES = (Tone.NEGATIVE, Tone.NEUTRAL, Tone.POSITIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a text looks like, whatever its words. `length` counts tokens."""

    length: int
    exclaims: int = 0
    asks: bool = False
    shouts: float = 0.0
    link: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`score` is in -1..1, `confidence` in 0..1."""

    tone: Tone
    score: float
    confidence: float


UNREAD = Verdict(tone=Tone.UNKNOWN, score=0.0, confidence=0.0)


def judge(evidence: Evidence, form: Form) -> Verdict:
    """Three-class logistic rule, neutral as its base; the weights stand in `data/tone/weights.tsv`."""
    values, (down, up) = features(evidence, form), weights()
    negative, positive = sum(map(mul, values, down)), sum(map(mul, values, up))
    odds = (exp(min(negative - _RESERVE, 30.0)), 1.0, exp(min(positive, 30.0)))
    total = sum(odds)
    confidence = max(odds)
    tone = _TONES[odds.index(confidence)]
    return Verdict(tone=tone, score=round((odds[2] - odds[0]) / total, 4), confidence=round(confidence / total, 4))


def of_stars(rating: float) -> Verdict:
    """Stars, 0 to 5, say more than any word list: up to 2 negative, from 4 positive."""
    tone = Tone.NEGATIVE if rating <= 2 else Tone.POSITIVE if rating >= 4 else Tone.NEUTRAL
    return Verdict(tone=tone, score=max(-1.0, min(1.0, (rating - 3) / 2)), confidence=0.95)


def arousal(evidence: Evidence, form: Form) -> float:
    """Share of anger, fear and disgust in what is bad: 0.5 and more is heat rather than sadness. 0 where nothing is."""
    if evidence.bad <= 0:
        return 0.0
    plain = max(0.0, evidence.bad - evidence.heated - evidence.sad)
    share = (evidence.heated + 0.4 * plain) / evidence.bad
    return round(min(1.0, share + 0.1 * min(form.exclaims, 2) + 0.2 * form.shouts), 3)


def features(evidence: Evidence, form: Form) -> tuple[float, ...]:
    """In the order of FEATURES, each about 0..1 (`balance` -1..1)."""
    good, bad = evidence.good / (evidence.good + 3), evidence.bad / (evidence.bad + 3)
    link = 1.0 if form.link else 0.0
    asks = 1.0 if form.asks else 0.0
    return (
        1.0,
        good,
        bad,
        evidence.best / 4,
        evidence.worst / 4,
        (evidence.good - evidence.bad) / (evidence.good + evidence.bad + 1),
        min(evidence.denials, 3) / 3,
        min(form.exclaims, 3) / 3,
        asks,
        form.shouts,
        link,
        1.0 if evidence.me else 0.0,
        log(1 + form.length) / 4,
        good * asks,
        bad * link,
        good * link,
        1.0 if form.number else 0.0,
        1.0 if not evidence.good and not evidence.bad else 0.0,
    )


@cache
def weights() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The weights of the features towards negative and towards positive, in the order of FEATURES."""
    lines = files("firewarden.enrichers").joinpath("data/tone/weights.tsv").read_text("utf-8").splitlines()
    table = {name: (float(down), float(up)) for name, down, up in (line.split("\t") for line in lines)}
    return tuple(table[name][0] for name in FEATURES), tuple(table[name][1] for name in FEATURES)
