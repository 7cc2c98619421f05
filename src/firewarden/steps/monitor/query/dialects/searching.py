"""Searches that know AND, OR and NOT themselves: X and GDELT."""

import re
from collections.abc import Callable
from dataclasses import dataclass

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
    Saved,
    Tag,
    Term,
    Title,
)
from firewarden.steps.monitor.query.wording import wording_of
from firewarden.steps.monitor.query.writing import written
from firewarden.vocabulary.said import Said, say


@dataclass(frozen=True, slots=True)
class Abilities:
    """`nested`: OR may hold groups of AND. `alone`: whether a search of these parts may stand by itself."""

    field: Callable[[Field], str | None]
    tag: Callable[[str], str | None]
    nested: bool
    alone: Callable[[str], bool]


class Searching:
    """None for a part stands for: everything. It is then left out, which finds more."""

    def __init__(self, abilities: Abilities, network: str) -> None:
        self.abilities, self.network = abilities, network
        self.weaker: list[Said] = []

    def whole(self, root: Node) -> str:
        text = self.asked(root)
        if text is None:
            text = self.without_some(root)
        return text if text and self.abilities.alone(text) else ""

    def without_some(self, node: Node) -> str | None:
        """Fewer alternatives, where not all can be asked: better than nothing, and said."""
        if isinstance(node, Saved):
            return self.without_some(node.part)
        if isinstance(node, And):
            return next((text for part in node.parts if (text := self.without_some(part))), None)
        if not isinstance(node, Or):
            return None
        asked = [(part, self.alternative(part)) for part in _flat(node)]
        for part, text in asked:
            if text is None:
                self.tell(
                    say(
                        "{network} cannot search for “{part}”; posts that only this finds do not arrive.",
                        network=self.network,
                        part=written(part),
                    )
                )
        return self.either([text for _, text in asked if text])

    def asked(self, node: Node) -> str | None:
        match node:
            case Term() | Cased() | Tag():
                return self.word(node)
            case Field():
                return self.abilities.field(node)
            case And():
                return self.every([*node.parts])
            case Loose():
                return self.every([*node.parts], also=node)
            case Near():
                return self.every([node.left, node.right], also=node)
            case Or():
                return self.any_of(node)
            case Title() | Saved():
                return self.asked(node.part)
            case Not() | Range():
                return None

    def word(self, node: Term | Cased | Tag) -> str | None:
        return self.abilities.tag(node.text) if isinstance(node, Tag) else plain_words(node)

    def every(self, parts: list[Node], also: Node | None = None) -> str | None:
        found: list[str] = []
        for part in parts:
            text = self.excluded(part.part) if isinstance(part, Not) else self.asked(part)
            if text is None:
                self.too_much(part)
            else:
                found.append(text)
        if also and found:
            self.too_much(also)
        return " ".join(found) or None

    def any_of(self, node: Or) -> str | None:
        texts = [self.alternative(part) for part in _flat(node)]
        return None if None in texts else self.either([text for text in texts if text])

    def alternative(self, part: Node) -> str | None:
        return None if _compound(part) and not self.abilities.nested else self.asked(part)

    def either(self, texts: list[str]) -> str | None:
        if len(texts) < 2:
            return texts[0] if texts else None
        return f"({' OR '.join(f'({text})' if _joins(text) else text for text in texts)})"

    def excluded(self, node: Node) -> str | None:
        """Only what is one word there; an excluded group would have to be excluded as a whole."""
        if isinstance(node, Saved):
            return self.excluded(node.part)
        if isinstance(node, Or):
            # To exclude some of them only finds more.
            parts = [(part, self.excluded(part)) for part in node.parts]
            for part in [part for part, text in parts if text is None]:
                self.too_much(Not(span=node.span, part=part))
            return " ".join(text for _, text in parts if text) or None
        if isinstance(node, Cased) or (isinstance(node, Field) and len(node.values) > 1):
            return None
        text = self.asked(node) if isinstance(node, Term | Tag | Field) else None
        if text is None or _joins(text) or text.startswith("-"):
            return None
        if isinstance(node, Term | Tag):
            self.tell(say("{network} excludes what it takes for these words, which may be more.", network=self.network))
        return f"-{text}"

    def too_much(self, part: Node) -> None:
        message = say(
            "{network} cannot search for “{part}”: it gives more, and that is looked through here.",
            network=self.network,
            part=written(part),
        )
        self.tell(message)

    def tell(self, said: Said) -> None:
        if said not in self.weaker:
            self.weaker.append(said)


def plain_words(node: Term | Cased) -> str | None:
    """Without case and signs, several words as a phrase; None with wildcards, which no network has."""
    wording = wording_of(node)
    if wording is None or (isinstance(node, Term) and re.search(r"[*?]", node.text)):
        return None
    words = " ".join(re.sub(r"[\"“”„‟＂(){}\[\]|~]", " ", node.text).split())
    return f'"{words}"' if not words.isalnum() or words.upper() in ("AND", "OR", "NOT") else words


def _flat(node: Or) -> list[Node]:
    """The alternatives, those of alternatives too."""
    return [below for part in node.parts for below in (_flat(part) if isinstance(part, Or) else [part])]


def _compound(node: Node) -> bool:
    return not isinstance(node, Term | Cased | Tag)


def _joins(text: str) -> bool:
    """Whether more than one part stands side by side in it, outside of quotation marks and of one pair of brackets."""
    bare, depth = re.sub(r'"[^"]*"', "", text), 0
    for char in bare:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == " " and not depth:
            return True
    return False


def _x_field(node: Field) -> str | None:
    known = _X_VALUES.get(node.name, {})
    if node.name is FieldName.AUTHOR:
        texts = [f"from:{value}" if re.fullmatch(r"\w{1,15}", value) else None for value in node.values]
    elif node.name is FieldName.LANG:
        texts = [f"lang:{value}" for value in node.values]
    elif node.name is FieldName.LINK:
        texts = [f'url:"{value}"' for value in node.values if not value.startswith("/")]
    else:
        texts = [known.get(value) for value in node.values]
    if None in texts or len(texts) < len(node.values):
        return None
    joined = " OR ".join(text for text in texts if text)
    return f"({joined})" if len(texts) > 1 else joined


_X_VALUES: dict[FieldName, dict[str, str]] = {
    FieldName.KIND: {"repost": "is:retweet", "reply": "is:reply", "quote": "is:quote"},
    FieldName.HAS: {"image": "has:images", "video": "has:video_link", "link": "has:links"},
}


def _x_alone(text: str) -> bool:
    """lang:, is:, has: and exclusions cannot stand alone."""
    positive = re.sub(r'-"[^"]*"|-\S+', "", text)
    return bool(re.sub(r"\b(?:lang|is|has):\w+|\bOR\b|[() ]", "", positive))


def _gdelt_field(node: Field) -> str | None:
    if node.name is not FieldName.SITE or not all("." in value for value in node.values):
        return None
    texts = [f"domain:{value}" for value in node.values]
    return f"({' OR '.join(texts)})" if len(texts) > 1 else texts[0]


def _gdelt_alone(text: str) -> bool:
    return bool(re.sub(r'-"[^"]*"|-\S+|[() ]', "", text))


X = Abilities(_x_field, lambda tag: tag if re.fullmatch(r"[#@]\w+", tag) else None, True, _x_alone)
GDELT = Abilities(_gdelt_field, lambda tag: f'"{tag[1:]}"', False, _gdelt_alone)
