"""A query of another tool as one of ours, with a sentence for each thing that could not be carried over."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.steps.monitor.query.dialects.brandwatch import BRANDWATCH
from firewarden.steps.monitor.query.dialects.manner import Manner
from firewarden.steps.monitor.query.dialects.meltwater import MELTWATER
from firewarden.steps.monitor.query.dialects.pruning import Pruner
from firewarden.steps.monitor.query.dialects.reading import Reader, TooDeep
from firewarden.steps.monitor.query.dialects.talkwalker import TALKWALKER
from firewarden.steps.monitor.query.dialects.x import X
from firewarden.steps.monitor.query.linting import errors_of
from firewarden.steps.monitor.query.parser import MAX_LENGTH
from firewarden.steps.monitor.query.writing import written
from firewarden.vocabulary.said import Said, say


class Dialect(StrEnum):
    """Tools whose queries can be read."""

    BRANDWATCH = "brandwatch"
    MELTWATER = "meltwater"
    TALKWALKER = "talkwalker"
    X = "x"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """`query` has no errors, or is empty where nothing of use was left."""

    query: str
    not_carried_over: tuple[Said, ...] = ()


_MANNERS: dict[Dialect, Manner] = {
    Dialect.BRANDWATCH: BRANDWATCH,
    Dialect.MELTWATER: MELTWATER,
    Dialect.TALKWALKER: TALKWALKER,
    Dialect.X: X,
}


def imported(text: str, dialect: Dialect) -> Imported:
    """Never raises, whatever the text."""
    if len(text) > MAX_LENGTH:
        return _refused(
            say("A query has at most {most} characters; this one has {length}.", most=MAX_LENGTH, length=len(text))
        )
    reader, pruner = Reader(text, _MANNERS[dialect]), Pruner()
    try:
        tree = reader.whole()
    except TooDeep:
        return _refused(say("Its brackets are nested too deep to be read."))
    node = pruner.whole(tree) if tree else None
    said = (*reader.notes, *pruner.said)
    if node is None:
        return Imported(query="", not_carried_over=(*said, say("Nothing is left to look for.")))
    query = written(node)
    if wrong := errors_of(query):
        why = say("What is left cannot be used: {why}", why=wrong[0])
        return Imported(query="", not_carried_over=(*said, why))
    return Imported(query=query, not_carried_over=said)


def _refused(why: Said) -> Imported:
    return Imported(query="", not_carried_over=(why,))
