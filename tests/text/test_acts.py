import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.acts import Act, spans
from firewarden.text.level import level

PARCEL = {
    "en": "We are sorry. DM us your order number so that we can trace it. We will reply within two hours.",
    "de": "Tut uns leid. Schick uns per DM deine Bestellnummer, damit wir es finden. Wir melden uns in zwei Stunden.",
    "es": "Lo sentimos. Envíanos por DM tu número de pedido para poder localizarlo. Te respondemos en dos horas.",
    "fr": "Désolés. Envoyez en DM votre numéro de commande afin de retrouver le colis. Nous répondons sous 2 heures.",
    "pt": "Pedimos desculpas. Mande por DM o número do pedido para localizarmos. Responderemos em até 2 horas.",
    "it": "Ci dispiace. Scrivici in DM il codice ordine per trovare il pacco. Ti rispondiamo entro due ore.",
}


def found(text: str, act: Act, lang: str = "en") -> list[str]:
    return [text[start:end] for start, end in spans(text, act, lang)]


@pytest.mark.parametrize("lang", PARCEL)
@pytest.mark.parametrize("act", [Act.SORRY, Act.PRIVATE, Act.CHANNEL, Act.BRING, Act.REASON, Act.FOLLOW_UP, Act.TIME])
def test_each_language_knows_the_parts_of_an_invitation(lang: str, act: Act) -> None:
    assert found(PARCEL[lang], act, lang) != []


def test_places_are_those_of_the_text() -> None:
    text = "Ça alors! We’re SORRY. Please be patient."

    assert found(text, Act.SORRY) == ["SORRY"]
    assert found(text, Act.LECTURE) == ["Please be patient"]


def test_what_others_said_does_nothing() -> None:
    assert found('He told you "calm down" and that was wrong.', Act.LECTURE) == []
    assert found("He told you to calm down.", Act.LECTURE) == ["calm down"]


def test_a_phrase_does_not_reach_into_the_next_sentence() -> None:
    assert found("We will. Call a doctor.", Act.FOLLOW_UP) == []
    assert found("We will then call.", Act.FOLLOW_UP) == ["We will then call"]
    assert found("Tell us where, and we call you.", Act.FOLLOW_UP) == ["and we call you"]


@given(st.text(max_size=80))
def test_leveling_keeps_every_place(text: str) -> None:
    assert len(level(text)) == len(text)
    assert level(level(text)) == level(text)
