import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.fields import agreement, fields_of
from firewarden.text.stems import stem


def of(words: str, text: str = "", lang: str = "en") -> dict[str, float]:
    return dict(fields_of([stem(word, lang) for word in words.split()], text))


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "captain"), ("es", "avión"), ("fr", "aéroport"), ("de", "flugzeug"), ("it", "aereo")]
)
def test_a_word_tells_the_trade(lang: str, words: str) -> None:
    assert of(words, lang=lang) == {"air": 1.0}


def test_a_word_of_many_trades_counts_a_part_for_each() -> None:
    assert of("driver") == {"ride": 0.5, "parcel": 0.5}
    assert of("nothing of the kind") == {}


@pytest.mark.parametrize("text", ["@AskPayPal why?", "@paypal why?", "so, @PayPal_Support"])
def test_who_is_addressed_tells_it_better(text: str) -> None:
    assert of("", text) == {"bank": 2.0}


def test_an_address_of_mail_is_no_handle() -> None:
    assert of("", "write to me@paypal.example") == {}


def test_agreement_is_between_none_and_all() -> None:
    assert agreement(of("captain"), of("runway gate")) == 1.0
    assert agreement(of("captain"), of("burrito")) == 0.0
    assert agreement(of("captain"), of("")) is None


@given(st.lists(st.sampled_from(["captain", "driver", "parcel", "song", "battery", "refund", "pizza"])))
def test_every_text_agrees_with_itself(words: list[str]) -> None:
    own = of(" ".join(words))

    assert agreement(own, own) == (pytest.approx(1.0) if words else None)
