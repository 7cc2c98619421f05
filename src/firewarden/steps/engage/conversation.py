"""Where a conversation stands, who has to move, and what may be decided about it.

Posts are known by the number under which they came in. What a person decides holds for the posts that were there then:
a newer one that asks something of us reopens the conversation by itself. What the desk holds (a reply that is written,
one that went out, a private case) is never typed by hand; `state` reads it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.conversation import (
    ASKING,
    MOST_IN_DANGER,
    MOST_SNOOZED,
    SETTLING,
    UNTIL_THEY_WRITE,
    Answer,
    Closing,
    Hand,
    Judge,
    Reopen,
    Snooze,
    State,
    Verdict,
    Wake,
    Wish,
)
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused

OPEN_CASES = frozenset({CaseState.OPEN, CaseState.INVITED, CaseState.TALKING})
CASE_STATES = {
    CaseState.OPEN: State.IN_PRIVATE,
    CaseState.INVITED: State.IN_PRIVATE,
    CaseState.TALKING: State.IN_PRIVATE,
    CaseState.SOLVED_PUBLIC: State.SOLVED_PUBLIC,
    CaseState.SOLVED_PRIVATE: State.SOLVED_PRIVATE,
    CaseState.UNREACHABLE: State.UNREACHABLE,
}
HANDS = {
    State.SENT: Hand.THEIRS,
    State.AWAITING: Hand.THEIRS,
    State.IN_PRIVATE: Hand.PRIVATE,
    State.SOLVED_PUBLIC: Hand.SETTLED,
    State.SOLVED_PRIVATE: Hand.SETTLED,
    State.UNREACHABLE: Hand.SETTLED,
    State.NOISE: Hand.SETTLED,
    State.WATCH: Hand.SETTLED,
    State.CLOSED: Hand.SETTLED,
    State.QUIET: Hand.NOBODYS,
}
"""Of one in which nobody waits. A text of ours that is being written is ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One post of the person: `number` in the order of coming in, `at` when it was written, `asks`: by its words it
    wants an answer; `handled`: answered, or made a private case; `gone`: its words were erased."""

    number: int
    at: Instant
    asks: bool
    handled: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What is known of one conversation; numbers are of posts that are not erased, 0 for none. `unanswered`: the newest
    that asks something and that no answer of ours covers, `behind`: the oldest that none covers, whatever it says.
    `seen`: the newest post the verdict is about; `spent`: after it something of ours went out, or a private case was
    opened. `answered_last`: our newest answer is younger than the end of the newest case. `peril`: they speak of danger
    to people."""

    first: int
    newest: int
    unanswered: int = 0
    behind: int = 0
    verdict: Verdict | None = None
    seen: int = 0
    spent: bool = False
    snoozed_until: Instant | None = None
    draft: bool = False
    pending: bool = False
    answer: Answer | None = None
    case: CaseState | None = None
    answered_last: bool = False
    peril: bool = False


def folded(posts: Iterable[Written]) -> tuple[int, int, int, int]:
    """`first`, `newest`, `unanswered` and `behind`. Who is answered is answered for all they wrote until then."""
    posts = list(posts)
    until = max((one.at for one in posts if one.handled), default=None)
    there = [one for one in posts if not one.gone]
    left = [one for one in there if until is None or one.at > until]
    return (
        min((one.number for one in there), default=0),
        max((one.number for one in there), default=0),
        max((one.number for one in left if one.asks), default=0),
        min((one.number for one in left), default=0),
    )


def asks(talk: Talk) -> bool:
    """Somebody has to be answered: by their words and not settled since, or because a person said so."""
    if talk.verdict in SETTLING:
        return talk.unanswered > talk.seen
    return talk.unanswered > 0 or _by_hand(talk)


def state(talk: Talk) -> State:
    """Exactly one."""
    if asks(talk):
        return _to_do(talk)
    if talk.verdict in SETTLING and not (talk.spent and (talk.answer or talk.case)):
        return State(talk.verdict)
    if talk.case in OPEN_CASES:
        return State.IN_PRIVATE
    if talk.pending or talk.draft:
        return State.IN_APPROVAL if talk.pending else State.DRAFTING
    if talk.case is not None and not talk.answered_last:
        return CASE_STATES[talk.case]
    if talk.answer is not None:
        return State.SENT if talk.answer is Answer.ON_ITS_WAY else State.AWAITING
    return State.QUIET


def hand(talk: Talk, now: Instant) -> Hand:
    """Who has to move."""
    if asks(talk):
        return Hand.SNOOZED if snoozed(talk, now) else Hand.OURS
    return HANDS.get(state(talk), Hand.NOBODYS if talk.answer is None else Hand.THEIRS)


def snoozed(talk: Talk, now: Instant) -> bool:
    return talk.snoozed_until is not None and talk.snoozed_until > now


def wrote_again(talk: Talk) -> Talk:
    """What a new post of theirs changes by itself: nobody is put off any longer."""
    return replace(talk, snoozed_until=None)


def decide(talk: Talk, wish: Wish, now: Instant) -> Talk | Refused:
    """The conversation after it, or why not."""
    refused = _why_not(talk, wish, now)
    if refused is not None:
        return Refused(reason=refused)
    match wish:
        case Judge(verdict=verdict):
            return replace(talk, verdict=verdict, seen=talk.newest, spent=False, snoozed_until=None)
        case Snooze():
            return replace(talk, snoozed_until=until(talk, wish, now))
        case Wake():
            return replace(talk, snoozed_until=None)
        case Reopen():
            return replace(talk, verdict=None, seen=0, spent=False, snoozed_until=None)


def until(talk: Talk, wish: Snooze, now: Instant) -> Instant:
    """When it comes back by itself; always some time."""
    if wish.until is not None:
        return wish.until
    return Instant(now + (MOST_IN_DANGER if talk.peril else UNTIL_THEY_WRITE))


def _to_do(talk: Talk) -> State:
    if talk.pending:
        return State.IN_APPROVAL
    if talk.draft:
        return State.DRAFTING
    return State(talk.verdict) if talk.verdict and _by_hand(talk) else State.NEW


def _by_hand(talk: Talk) -> bool:
    """A person said that they need something, and they have not got it: nothing of ours went out since, or it was
    lost."""
    oldest = talk.behind if talk.spent else talk.first
    return talk.verdict in ASKING and 0 < oldest <= talk.seen


def _why_not(talk: Talk, wish: Wish, now: Instant) -> Said | None:
    match wish:
        case Judge():
            return _against_verdict(talk, wish)
        case Snooze():
            return _against_snooze(talk, wish, now)
        case Wake() if not snoozed(talk, now):
            return say("It is not snoozed.")
        case Reopen() if talk.verdict not in SETTLING or asks(talk):
            return say("It is open. To put it into the queue say what it needs.")
    return None


def _against_verdict(talk: Talk, wish: Judge) -> Said | None:
    if talk.verdict is wish.verdict and talk.seen == talk.newest and not talk.spent:
        return say("It is “{state}” already.", state=wish.verdict)
    if talk.case in OPEN_CASES and (wish.verdict in SETTLING or wish.verdict is Verdict.NEEDS_PRIVATE):
        return say("A private case of this person is open. How it ends is noted there, and this follows.")
    if wish.verdict in (Verdict.SOLVED_PUBLIC, Verdict.UNREACHABLE) and talk.answer is None and talk.case is None:
        return say("Nothing of ours went to this person. Close it with a reason instead.")
    if wish.verdict is Verdict.CLOSED and wish.reason is None:
        return say("Say why it is closed.")
    if wish.reason is Closing.OTHER and not wish.note.strip():
        return say("Say what the other reason is.")
    if talk.peril and asks(talk) and wish.verdict in SETTLING and not wish.note.strip():
        return say("This person speaks of danger to people. Say in a few words why nobody has to answer.")
    return None


def _against_snooze(talk: Talk, wish: Snooze, now: Instant) -> Said | None:
    if not asks(talk):
        return say("Nobody waits here, so there is nothing to put off.")
    if wish.until is None:
        return None
    if wish.until <= now:
        return say("That time is past.")
    if wish.until > now + MOST_SNOOZED:
        return say("Nobody may be put off for more than 30 days.")
    if talk.peril and wish.until > now + MOST_IN_DANGER:
        return say("This person speaks of danger to people: they may be put off for an hour at the most.")
    return None
