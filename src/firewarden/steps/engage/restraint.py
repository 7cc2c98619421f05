"""When it may be better not to reply, and why. Advice, never a lock: a person decides.

Answers that nobody asked for can feel intrusive (van Noort and Willemsen 2012). Never said of somebody in a lane of
their own; of who asks something, or tells what happened to them, only when we answered already and know no more.
"""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.steps.engage.lanes import Lane
from firewarden.steps.engage.queue import Ranked
from firewarden.vocabulary.said import Said, say, say_count

ENOUGH = 2
"""Answers of ours to one person without anything new to say."""
CHORUS = 3
"""Other people with the same words from which on one answer to all says more."""


class Restraint(StrEnum):
    """Why an answer may do harm or no good."""

    ABUSE = "abuse"
    ANSWERED_TWICE = "answered twice"
    CHORUS = "same words"
    NOT_TO_US = "not to us"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """`abusive`: insults and no more. `answers`: ours to this person, `since_news` of them after the newest fact.
    `chorus`: other people who wrote the same words. `to_others`: it answers somebody else and does not name us."""

    abusive: bool = False
    answers: int = 0
    since_news: int = 0
    chorus: int = 0
    to_others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    why: Restraint
    because: Said


def restraint(one: Ranked, around: Around) -> Advice | None:
    """None: nothing speaks against an answer. The strongest reason alone."""
    if one.lane is not Lane.OTHERS:
        return None
    if around.answers >= ENOUGH and around.since_news >= ENOUGH:
        return Advice(
            why=Restraint.ANSWERED_TWICE,
            because=say_count(
                "We answered {count} time, and no fact is new since. Wait for one, or offer to talk in private.",
                "We answered {count} times, and no fact is new since. Wait for one, or offer to talk in private.",
                around.answers,
            ),
        )
    if one.item.question or one.item.first_person:
        return None
    if around.abusive:
        return Advice(
            why=Restraint.ABUSE,
            because=say(
                "Insults, and nothing that could be answered. An answer feeds them; keep the post as evidence."
            ),
        )
    if around.chorus >= CHORUS:
        return Advice(
            why=Restraint.CHORUS,
            because=say_count(
                "{count} other person wrote the same words. One public answer to all says more than many small ones.",
                "{count} other people wrote the same words. One public answer to all says more than many small ones.",
                around.chorus,
            ),
        )
    if around.to_others:
        return Advice(
            why=Restraint.NOT_TO_US,
            because=say("Talks to somebody else and does not name us. An answer nobody asked for can feel intrusive."),
        )
    return None
