"""A model for a brand: named by a person, and what it answers if nothing else is said."""

from firewarden.desk.actions.respond.wordsmith import Typed
from firewarden.vocabulary.statement import Refused
from tests.models.far import KEY, ModelFar, drafted

ANSWER = drafted(
    ("Train 12 stopped near NAME_1 at 14:05.", [1]),
    ("38 people were hurt.", [1]),
    ("Kowalski is looking into it.", []),
    ("We are sorry for everybody who had to wait.", []),
)


def typed(far: ModelFar, secret: str = KEY, **other: int) -> Typed:
    return Typed(address=far.url, model="a-model", secret=secret, **other)


def told(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return str(answer.reason)
