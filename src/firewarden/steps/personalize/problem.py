"""What a person wrote about: the words an answer should take up."""

from dataclasses import dataclass

from firewarden.text.content import content
from firewarden.text.tongue import tongue
from firewarden.text.topics import topic_of


@dataclass(frozen=True, slots=True)
class Word:
    """Place in the post, and whether the reply says it, or the same thing by another name."""

    start: int
    end: int
    taken_up: bool


def topics(text: str) -> frozenset[int]:
    """The things it speaks of, as numbers of `text.topics`."""
    lang = tongue(text)
    return frozenset(number for one, _ in content(text, lang) for number in topic_of(one))


def problem_words(post: str, reply: str) -> tuple[Word, ...]:
    """All that say something: the same words that `checking.specific` looks for in the reply."""
    lang = tongue(post, reply)
    own = frozenset(one for one, _ in content(reply, lang))
    reply_topics = frozenset(number for one in own for number in topic_of(one))
    return tuple(
        Word(start, end, one in own or bool(topic_of(one) & reply_topics)) for one, (start, end) in content(post, lang)
    )
