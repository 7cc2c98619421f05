"""One conversation as it happens: what the desk would keep of it, and all that can happen next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from firewarden.steps.engage.conversation import OPEN_CASES, Talk, Written, decide, folded, wrote_again
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.conversation import Answer, Closing, Judge, Reopen, Snooze, Verdict, Wake, Wish
from firewarden.vocabulary.incident import CaseState

SETTLED = (Verdict.NOISE, Verdict.UNREACHABLE)
"""Of each sort one, and one that needs an answer of ours: the rules treat the others like these."""
START = Instant(1_000 * HOUR)
WISHES: tuple[Wish, ...] = (
    *(Judge(verdict=one, reason=Closing.BAIT, note="looked at") for one in (Verdict.NEEDS_REPLY, *SETTLED)),
    Snooze(until=Instant(START + HOUR)),
    Snooze(),
    Wake(),
    Reopen(),
)


@dataclass(frozen=True, slots=True)
class Post:
    asks: bool
    handled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`kept` is what a decision leaves in the records; all else is read off what happened. `answer` is of the newest
    post; `late`: the hour of the snooze has passed."""

    posts: tuple[Post, ...]
    kept: Talk = Talk(first=0, newest=0)
    draft: bool = False
    answer: Answer | None = None
    case: CaseState | None = None
    answered_last: bool = False
    late: bool = False

    @property
    def now(self) -> Instant:
        return Instant(START + (2 * HOUR if self.late else 0))

    @property
    def talk(self) -> Talk:
        written = [
            Written(number=at, at=Instant(at * MINUTE), asks=one.asks, handled=one.handled)
            for at, one in enumerate(self.posts, 1)
        ]
        first, newest, unanswered, behind = folded(written)
        return replace(
            self.kept,
            first=first,
            newest=newest,
            unanswered=unanswered,
            behind=behind,
            draft=self.draft,
            answer=self.answer,
            case=self.case,
            answered_last=self.answered_last,
        )


def begun(asks: bool) -> Told:
    return Told(posts=(Post(asks),))


def steps(told: Told, most: int = 2) -> Iterator[tuple[str, Told]]:
    """What may happen next, by name. A conversation of `most` posts gets no more: they would be like these."""
    if len(told.posts) < most:
        for asking in (True, False):
            posts = (*told.posts, Post(asking))
            yield f"wrote {asking}", replace(told, posts=posts, kept=wrote_again(told.kept))
    if not told.draft:
        yield "began a reply", replace(told, draft=True)
    else:
        yield "sent", _handled(replace(told, draft=False, answer=Answer.ON_ITS_WAY, answered_last=True))
    if told.answer is Answer.ON_ITS_WAY:
        yield "arrived", replace(told, answer=Answer.ARRIVED)
        yield "lost", _lost(told)
    yield from _cases(told)
    if not told.late:
        yield "an hour passed", replace(told, late=True)
    for wish in WISHES:
        after = decide(told.talk, wish, told.now)
        if isinstance(after, Talk):
            yield f"{wish}", replace(told, kept=_kept(after))


def _cases(told: Told) -> Iterator[tuple[str, Told]]:
    if told.case is None:
        yield "case opened", _handled(replace(told, case=CaseState.OPEN, answered_last=False))
    elif told.case in OPEN_CASES:
        for ended in (CaseState.SOLVED_PRIVATE, CaseState.UNREACHABLE):
            yield f"case {ended}", replace(told, case=ended, answered_last=False)
    else:
        yield "case reopened", replace(told, case=CaseState.OPEN)


def _handled(told: Told) -> Told:
    posts = (*told.posts[:-1], replace(told.posts[-1], handled=True))
    return replace(told, posts=posts, kept=replace(told.kept, spent=True))


def _lost(told: Told) -> Told:
    """The reply answered nobody; a private case of the same post still takes care of it."""
    posts = tuple(replace(one, handled=told.case is not None and one.handled) for one in told.posts)
    return replace(told, posts=posts, answer=None, answered_last=False)


def _kept(talk: Talk) -> Talk:
    return Talk(
        first=0, newest=0, verdict=talk.verdict, seen=talk.seen, spent=talk.spent, snoozed_until=talk.snoozed_until
    )
