"""Short, mixed and broken texts: the language is told, or left open."""

import pytest

from firewarden.enrichers.language import guess
from firewarden.enrichers.words import tokens


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The flight was delayed again and nobody told us why", "en"),
        ("hola que tal estas amigo, muy bien todo por aquí", "es"),
        ("eu não acredito que isso aconteceu comigo hoje", "pt"),
        ("je ne comprends pas pourquoi personne ne répond", "fr"),
        ("ich verstehe nicht warum das so lange dauert", "de"),
        ("non capisco perché nessuno risponde al telefono", "it"),
        ("bhai ye kya bakwas hai yaar, boycott karo sab log", "hi"),
        ("मुझे नहीं पता यह क्या है", "hi"),
        ("لماذا لا يرد احد على الهاتف", "ar"),
        ("これは本当にひどいサービスだと思います", "ja"),
    ],
)
def test_sentence_is_recognized(text: str, lang: str) -> None:
    assert guess(text, tokens(text), None)[0] == lang


@pytest.mark.parametrize("text", ["", "😀😀", "ok", "12:30", "…"])
def test_too_short_to_tell_stays_open(text: str) -> None:
    assert guess(text, tokens(text), None) == (None, 0.0)


def test_word_of_the_network_decides_where_the_text_does_not() -> None:
    assert guess("ok", tokens("ok"), "pt-BR") == ("pt", 0.5)


def test_word_of_the_network_yields_to_a_clear_text() -> None:
    text = "The flight was delayed again and nobody told us why"

    assert guess(text, tokens(text), "fr")[0] == "en"


def test_undetermined_is_not_a_language() -> None:
    assert guess("ok", tokens("ok"), "und") == (None, 0.0)
