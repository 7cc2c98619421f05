import doctest

import pytest

from firewarden.text import abuse, distress
from firewarden.text.distress import in_distress

SAID = (
    "I want to die, I can't go on like this",
    "lost everything because of you, thinking about killing myself tonight",
    "i dont want to live anymore",
    "I'm going to end it all",
    "Everyone would be better off without me",
    "I have been self-harming since the accident",
    "no reason to live after what you did",
    "suicidal because of your debt letters lol",
    "Ich will nicht mehr leben",
    "ich bringe mich um wenn das Geld nicht kommt",
    "Seit dem Unfall will ich sterben",
    "Ich denke daran mir das Leben zu nehmen",
    "Je ne veux plus vivre",
    "j’ai envie de mourir",
    "Quiero morir, no puedo más",
    "no quiero vivir así",
    "Vorrei farla finita",
    "non voglio più vivere",
    "Eu quero morrer",
    "não aguento mais viver assim",
)
NOT_SAID = (
    "this update is killing me",
    "my battery died again",
    "I'd kill for a refund 😂",
    "this queue makes me want to die lol",
    "Suicide Squad is not available in my region",
    "Career suicide by their CEO",
    "Das Update macht mich wahnsinnig",
    "dying to see the new menu",
    "your app dies every time",
    "I live in Berlin, want to be refunded",
    "Je meurs de faim dans votre avion",
    "me muero de risa",
)


@pytest.mark.parametrize("text", SAID)
def test_who_may_harm_themselves_is_heard(text: str) -> None:
    assert in_distress(text)


@pytest.mark.parametrize("text", NOT_SAID)
def test_figures_of_speech_are_none(text: str) -> None:
    assert not in_distress(text)


@pytest.mark.parametrize("module", [distress, abuse])
def test_examples_say_what_the_code_does(module: object) -> None:
    outcome = doctest.testmod(module)  # type: ignore[arg-type]

    assert (outcome.attempted > 0, outcome.failed) == (True, 0)
