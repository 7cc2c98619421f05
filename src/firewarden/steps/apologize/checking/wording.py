"""What the check says about each code: what is there, and what to write instead."""

from firewarden.vocabulary.finding import Code
from firewarden.vocabulary.said import Said, say

DEFECTS: dict[Code, tuple[Said, Said]] = {
    Code.IF: (
        say("“{words}” makes the harm a question."),
        say("Say what happened and to whom, without a condition: “We are sorry that we ...”."),
    ),
    Code.FEEL: (
        say("“{words}” regrets what others felt, not what you did."),
        say("Apologize for the act: “We are sorry that we ...”."),
    ),
    Code.BUT: (
        say("“{words}” takes the apology back."),
        say("End the sentence with the apology. Give reasons later, as an explanation and not as a defense."),
    ),
    Code.PASS: (
        say("“{words}” does not say who did it."),
        say("Name who did it: “we did”, “our driver did”."),
    ),
    Code.SHIFT: (
        say("“{words}” puts the blame on others."),
        say("Say what your own part was, here or in the next sentence."),
    ),
    Code.MIN: (
        say("“{words}” makes the harm look small."),
        say("Leave the judgment to those harmed. Give the plain number, or name what people went through."),
    ),
    Code.BOAST: (
        say("“{words}” praises yourself."),
        say("Strike it. What you are known for is no comfort today."),
    ),
    Code.VAGUE: (
        say("“{words}” does not say what was done."),
        say("Name the act in plain words."),
    ),
    Code.NOACT: (
        say("It names nothing that you do or have done about it."),
        say("Say one thing that you do, who does it, and by when."),
    ),
    Code.OVER: (
        say("“{words}” promises what nobody can promise."),
        say("Promise what you will do, not what will never happen. Such a promise needs approval."),
    ),
    Code.DARVO: (
        say("“{words}” attacks others and makes you the victim."),
        say("Answer facts with facts, and leave out what critics are or want."),
    ),
    Code.LATE: (
        say("“{words}” says that pressure made you do it."),
        say("Give the reason that lies in the act, or say plainly that you are late."),
    ),
}
"""Message with the blank `words`, and hint."""

MISSING: dict[str, tuple[Code, Said, Said]] = {
    "responsibility": (
        Code.MISS_RESPONSIBILITY,
        say("It does not say whose doing it was."),
        say("Say in the first person what you did or failed to do."),
    ),
    "repair": (
        Code.MISS_REPAIR,
        say("It does not say what you do about it."),
        say("Say what those harmed get, and how."),
    ),
    "regret": (Code.MISS_REGRET, say("It does not say that you are sorry."), say("Say: “We are sorry.”")),
    "explanation": (
        Code.MISS_EXPLANATION,
        say("It does not say how it came about."),
        say("Say what led to it, or that you do not know yet and by when you will."),
    ),
    "repentance": (
        Code.MISS_REPENTANCE,
        say("It does not say what you change."),
        say("Say what will be different, and from when on."),
    ),
}
"""A request for forgiveness is never missed: it may be left out."""

UNSPECIFIC = (
    say("It does not name all of these: the act, those harmed, the date."),
    say("Name what was done, to whom, and when."),
)
