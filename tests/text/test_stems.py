import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.stems import stem
from firewarden.text.tongue import binds, tongue
from firewarden.text.topics import topic_of, topics_of


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("en", "delay delays delayed delaying"),
        ("es", "vuelo vuelos"),
        ("fr", "remboursement remboursements"),
        ("de", "Koffer Koffern"),
        ("pt", "pedido pedidos"),
        ("it", "pacco pacchi"),
    ],
)
def test_forms_of_a_word_share_a_stem(lang: str, forms: str) -> None:
    assert len({stem(form.lower(), lang) for form in forms.split()}) == 1


def test_drawn_out_words_are_one() -> None:
    assert stem("soooooo", "en") == stem("so", "en")


def test_a_thing_has_many_names_in_many_languages() -> None:
    plane, flug = topic_of(stem("plane", "en")), topic_of(stem("flug", "de"))

    assert plane & flug
    assert not plane & topic_of(stem("burrito", "en"))
    assert topics_of(frozenset()) == frozenset()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Where is my order?"),
        ("es", "¿Dónde está mi pedido? No lo tengo"),
        ("fr", "Où est ma commande ? Je ne l'ai pas"),
        ("de", "Wo ist meine Bestellung? Ich habe sie nicht"),
        ("pt", "Onde está o meu pedido? Não foi entregue para mim"),
        ("it", "Dov'è il mio ordine? Non è ancora arrivato"),
        ("en", "???"),
    ],
)
def test_language_by_its_small_words(lang: str, text: str) -> None:
    assert tongue(text) == lang


def test_small_words_bind() -> None:
    assert binds("the", "en")
    assert not binds("the", "de")
    assert binds("und", "??")


@given(st.text(max_size=30), st.sampled_from(["en", "es", "fr", "de", "pt", "it", "xx"]))
def test_a_stem_is_no_longer_than_three_times_its_word(word: str, lang: str) -> None:
    assert len(stem(word, lang)) <= 3 * len(word)
