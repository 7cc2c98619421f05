"""A claim of harm is heard; a joke, a denial, a supposition and a dead battery are not."""

import pytest

from firewarden.enrichers.hazards import claimed
from firewarden.enrichers.words import opened, plain, tokens
from firewarden.vocabulary.mention import Hazard


def hazards(text: str, lang: str | None = "en") -> frozenset[Hazard]:
    return claimed(tokens(opened(plain(text))), lang)


@pytest.mark.parametrize(
    ("text", "lang", "hazard"),
    [
        ("The charger caught fire next to my bed", "en", Hazard.SAFETY),
        ("Got food poisoning from the lasagna", "en", Hazard.HEALTH),
        ("A passenger died after the crew ignored her", "en", Hazard.DEATH),
        ("my daughter was burned by the heater", "en", Hazard.MINORS),
        ("Thrown out because I'm black", "en", Hazard.DISCRIMINATION),
        ("my details were leaked, thanks", "en", Hazard.DATA_LEAK),
        ("three unauthorized charges on my card", "en", Hazard.FRAUD),
        ("my lawyer will be in touch", "en", Hazard.LEGAL),
        ("the FTC is investigating them", "en", Hazard.REGULATOR),
        ("Hi, I'm a reporter at the Courier", "en", Hazard.JOURNALIST),
        ("el cargador explotó en mi casa", "es", Hazard.SAFETY),
        ("vazaram meus dados", "pt", Hazard.DATA_LEAK),
        ("hospitalisée après le repas", "fr", Hazard.HEALTH),
        ("Ich habe Anzeige erstattet", "de", Hazard.LEGAL),
        ("sono una giornalista del Corriere, possiamo parlare", "it", Hazard.JOURNALIST),
        ("khane mein keeda nikla", "hi", Hazard.HEALTH),
        ("سرقوا فلوسي من الحساب", "ar", Hazard.FRAUD),
    ],
)
def test_claim_is_heard_in_each_language(text: str, lang: str, hazard: Hazard) -> None:
    assert hazards(text, lang) == {hazard}


@pytest.mark.parametrize(
    "text",
    [
        "nobody got food poisoning, the kitchen is fine",
        "if it caught fire I would cry",
        "imagine the data leak when they open",
        "my phone died after two hours",
        "a rabbit died on the flight",
        "I'm dead, this ad killed me",
        "people died 😂😂",
        "the charger is a fire hazard lol",
        "the deal is a steal and the app is lit",
        "love my new battery",
    ],
)
def test_denial_joke_and_figure_of_speech_are_not_claims(text: str) -> None:
    assert hazards(text) == frozenset()


def test_denial_in_another_sentence_does_not_take_a_claim_back() -> None:
    assert hazards("No. It caught fire") == {Hazard.SAFETY}


def test_lawsuit_told_with_a_laugh_is_still_a_lawsuit() -> None:
    assert hazards("class action against acme 😂") == {Hazard.LEGAL}


def test_phrase_of_another_language_is_not_heard() -> None:
    assert hazards("feriti", "en") == frozenset()


def test_text_without_a_language_is_held_against_all() -> None:
    assert hazards("explotó", None) == {Hazard.SAFETY}


def test_missing_accents_are_forgiven() -> None:
    assert hazards("el cargador exploto anoche", "es") == {Hazard.SAFETY}


def test_one_text_may_claim_several_things() -> None:
    assert hazards("food poisoning, hospitalized, and now a class action") == {Hazard.HEALTH, Hazard.LEGAL}


def test_people_shut_in_are_a_claim_of_danger() -> None:
    assert hazards("the doors to the deck are LOCKED and there are kids in here") == {Hazard.SAFETY}
    assert hazards("my phone is trapped behind the sofa") == set()


def test_a_rumor_of_deaths_is_a_claim_of_death() -> None:
    assert hazards("they were told to get ready for two dead") == {Hazard.DEATH}
    assert hazards("nobody is trapped, no passengers have died") == set()
