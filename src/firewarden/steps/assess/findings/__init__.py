"""The five statements of an assessment, each with the posts behind it and a word for how sure it is.

They never repeat a post's words or an account's name: those stand in the evidence, where they can be erased.
"""

from collections.abc import Sequence
from dataclasses import replace

from firewarden.vocabulary.assessment import Confidence, Finding, Topic
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.said import Said, say, sentences

ASSUMPTION = say("Assumption, no post behind it: {text}")


def finding(topic: Topic, told: Sequence[Said], confidence: Confidence, evidence: Sequence[PostKey]) -> Finding:
    """A statement without evidence is an assumption: it says so and is never more than a guess."""
    made = Finding(topic=topic, text=sentences(told), confidence=confidence, evidence=tuple(evidence))
    if made.evidence:
        return made
    return replace(made, text=ASSUMPTION.filled(text=made.text), confidence=Confidence.LOW)
