"""A query read back as one sentence in plain words."""

from firewarden.steps.monitor.query.linting import Texts, sound
from firewarden.steps.monitor.query.syntax import (
    And,
    Cased,
    Field,
    FieldName,
    Loose,
    Near,
    Node,
    Not,
    Or,
    Range,
    RangeName,
    Saved,
    Tag,
    Term,
    Title,
)
from firewarden.steps.monitor.query.wording import wording_of
from firewarden.vocabulary.clock import Instant, iso

_KINDS = {
    "post": "that are no replies, reposts or quotes",
    "reply": "that are replies",
    "repost": "that are reposts",
    "quote": "that quote another post",
    "review": "that are reviews",
    "article": "that are articles",
}
_PLACED = {
    FieldName.URL: "whose address has",
    FieldName.LINK: "that link to",
    FieldName.SOURCE: "read from the source",
    FieldName.REPLYTO: "that answer",
    FieldName.THREAD: "in the thread of",
    FieldName.TONE: "whose tone was read as",
    FieldName.REASON: "that were read as claiming",
    FieldName.CLUSTER: "in the narrative",
    FieldName.COUNTRY: "from the country",
}
_ATTACHED = {"image": "an image", "video": "a video", "link": "a link"}


def describe(text: str, saved: Texts | None = None) -> str:
    """Raises QueryError for a query with errors."""
    return f"Posts {_said(sound(text, saved))}."


def _said(node: Node) -> str:
    match node:
        case And():
            return _all(node)
        case Or():
            return _any(node)
        case Not():
            return f"other than those {_said(node.part)}"
        case Near():
            return _near(node)
        case Field():
            return _field(node)
        case Range():
            return _ranged(node)
        case _:
            return _single(node)


def _single(node: Node) -> str:
    match node:
        case Title():
            return f"whose title is one {_said(node.part)}"
        case Saved():
            return f"that the saved query {node.name} finds"
        case _:
            return f"with {_name(node)}"


def _near(node: Near) -> str:
    order = "followed by" if node.ordered else "near"
    words = "1 word" if node.distance == 1 else f"{node.distance} words"
    return f"with {_name(node.left)} {order} {_name(node.right)} (at most {words} between)"


def _any(node: Or) -> str:
    if all(isinstance(part, Term | Cased | Tag) for part in node.parts):
        return f"with {_listed([_name(part) for part in node.parts], 'or')}"
    return "either " + ", or ".join(_said(part) for part in node.parts)


def _all(node: And) -> str:
    wanted = [_said(part) for part in node.parts if not isinstance(part, Not)]
    unwanted = [_said(part.part) for part in node.parts if isinstance(part, Not)]
    said = " and ".join(wanted)
    if unwanted:
        said += f"{', ' if said else ''}except those {_listed(unwanted, 'or')}"
    return said


def _name(node: Node) -> str:
    match node:
        case Term():
            return _term(node)
        case Cased():
            return f"“{node.text}” in exactly these capitals"
        case Tag():
            return f"the {'hashtag' if node.text[0] in '#＃' else 'handle'} {node.text}"
        case Or():
            return f"any of {_listed([_name(part) for part in node.parts], 'or')}"
        case Loose():
            words = "1 other word" if node.distance == 1 else f"{node.distance} other words"
            names = _listed([_name(part) for part in node.parts], "and")
            return f"{names} in any order (at most {words} between)"
        case Saved():
            return f"what the saved query {node.name} says"
        case Near():
            return f"({_said(node).removeprefix('with ')})"
        case _:
            return _said(node)


def _term(node: Term) -> str:
    if "*" in node.text or "?" in node.text:
        return f"words like “{node.text}”"
    wording = wording_of(node)
    several = wording is not None and len(wording.words) > 1
    return f"the phrase “{node.text}”" if several else f"“{node.text}”"


def _field(node: Field) -> str:
    values = _listed(list(node.values), "or")
    match node.name:
        case FieldName.AUTHOR:
            return f"by {values}"
        case FieldName.SITE:
            return f"on {values}"
        case FieldName.LANG:
            return f"in the language {values}"
        case FieldName.KIND:
            return _listed([_KINDS[value] for value in node.values], "or")
        case FieldName.HAS:
            return f"that carry {_listed([_ATTACHED[value] for value in node.values], 'or')}"
        case _:
            return f"{_PLACED[node.name]} {values}"


def _ranged(node: Range) -> str:
    match node.name:
        case RangeName.FOLLOWERS:
            return f"by authors with {_range(node)} followers"
        case RangeName.RATING:
            return f"rated {_range(node)}"
        case RangeName.HOUR:
            return f"written in the hours {_hour(node.low, 0)} to {_hour(node.high, 23)} of UTC"
        case RangeName.SINCE:
            return f"written at {iso(Instant(int(node.low or 0)))} or later"
        case RangeName.UNTIL:
            return f"written before {iso(Instant(int(node.high or 0) + 1))}"


def _hour(limit: float | None, otherwise: int) -> str:
    return str(otherwise if limit is None else int(limit))


def _range(node: Range) -> str:
    if node.low is None and node.high is None:
        return "a known number of"
    if node.high is None:
        return f"{node.low:,} or more"
    if node.low == node.high:
        return f"{node.low:,}"
    return f"up to {node.high:,}" if node.low is None else f"{node.low:,} to {node.high:,}"


def _listed(names: list[str], word: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"
