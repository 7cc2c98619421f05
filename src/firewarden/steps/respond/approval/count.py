"""Which yeses count for which step of the path, and whose turn it is.

Of each person the last word of the round counts, for the seat it was said from, and on a whole path only once: whoever
is both lawyer and executive is one person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firewarden.vocabulary.approval import Part, ReviewStep, Seat
from firewarden.vocabulary.statement import ApprovalGiven, Draft, Word

ON_THE_PATH = frozenset({Word.YES, Word.CHANGE, Word.NO})


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStanding:
    """`open` are the seats nobody has said yes from; empty once the step is done."""

    step: ReviewStep
    given: tuple[ApprovalGiven, ...]
    open: tuple[Seat, ...]

    @property
    def missing(self) -> int:
        """How many people more."""
        return len(self.open) if self.step.every else min(1, len(self.open))


def standing(draft: Draft, path: Sequence[ReviewStep]) -> tuple[StepStanding, ...]:
    """Every step of the path, in order."""
    yeses = list(_yeses(draft))
    return tuple(_taken(draft, step, yeses) for step in path)


def _taken(draft: Draft, step: ReviewStep, yeses: list[ApprovalGiven]) -> StepStanding:
    """Takes out of `yeses` what this step needs, and no more: a yes it could do without belongs to a later step."""
    given: list[ApprovalGiven] = []
    still = list(step.seats)
    for seat in step.seats:
        one = next((yes for yes in yeses if yes.seat == seat.key and _holds(draft, yes, step.part)), None)
        if one is not None:
            given.append(one)
            yeses.remove(one)
            still.remove(seat)
            if not step.every:
                return StepStanding(step=step, given=tuple(given), open=())
    return StepStanding(step=step, given=tuple(given), open=tuple(still))


def turn(steps: Sequence[StepStanding]) -> StepStanding | None:
    """The first step that is not done: those behind it wait."""
    return next((step for step in steps if step.open), None)


def missing(steps: Sequence[StepStanding]) -> int:
    return sum(step.missing for step in steps)


def complete(draft: Draft, path: Sequence[ReviewStep]) -> bool:
    """A path without a step approves nothing."""
    return bool(path) and turn(standing(draft, path)) is None


def last_words(draft: Draft) -> Iterator[ApprovalGiven]:
    """Of each person in this round, in the order they were said."""
    said = (given for given in draft.approvals if given.round == draft.round and given.word in ON_THE_PATH)
    last = {given.by: given for given in said}
    yield from last.values()


def _yeses(draft: Draft) -> Iterator[ApprovalGiven]:
    return (given for given in last_words(draft) if given.word is Word.YES and given.by not in draft.authors)


def _holds(draft: Draft, given: ApprovalGiven, part: Part) -> bool:
    return given.version == draft.version or (part is Part.SUBSTANCE and given.version in draft.unchanged)
