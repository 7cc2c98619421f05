"""Answers by three kinds of mail programs, in several languages, each written by us to the program's format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.quoted import Answer, answer_in, html_answer

GMAIL = {
    "en": "On Mon, May 4, 2026 at 10:12 AM Acme Care <care@acme.example> wrote:",
    "de": "Am Mo., 4. Mai 2026 um 10:12 Uhr schrieb Acme Care <care@acme.example>:",
    "fr": "Le lun. 4 mai 2026 à 10:12, Acme Care <care@acme.example> a écrit :",
    "es": "El lun, 4 may 2026 a las 10:12, Acme Care (<care@acme.example>) escribió:",
    "it": "Il giorno lun 4 mag 2026 alle ore 10:12 Acme Care <care@acme.example> ha scritto:",
    "pt": "Em seg., 4 de mai. de 2026 às 10:12, Acme Care <care@acme.example> escreveu:",
    "nl": "Op ma 4 mei 2026 om 10:12 schreef Acme Care <care@acme.example>:",
    "pl": "pon., 4 maj 2026 o 10:12 Acme Care <care@acme.example> napisał(a):",
    "ar": "في الاثنين، 4 مايو 2026 في 10:12 ص كتب Acme Care <care@acme.example>:",
    "ja": "2026年5月4日(月) 10:12 Acme Care <care@acme.example>:",
}
OUTLOOK = {
    "en": ("From: Acme Care <care@acme.example>", "Sent: Monday, May 4, 2026 10:12 AM", "To: Ana", "Subject: Case"),
    "de": ("Von: Acme Care <care@acme.example>", "Gesendet: Montag, 4. Mai 2026 10:12", "An: Ana", "Betreff: Fall"),
    "fr": ("De : Acme Care <care@acme.example>", "Envoyé : lundi 4 mai 2026 10:12", "À : Ana", "Objet : Dossier"),
    "es": ("De: Acme Care <care@acme.example>", "Enviado: lunes, 4 de mayo de 2026 10:12", "Para: Ana", "Asunto: Caso"),
    "it": ("Da: Acme Care <care@acme.example>", "Inviato: lunedì 4 maggio 2026 10:12", "A: Ana", "Oggetto: Caso"),
}
APPLE = {
    "en": ("On 4. May 2026, at 10:12, Acme Care <care@acme.example> wrote:", "Sent from my iPhone"),
    "de": ("Am 04.05.2026 um 10:12 schrieb Acme Care <care@acme.example>:", "Von meinem iPhone gesendet"),
    "fr": ("Le 4 mai 2026 à 10:12, Acme Care <care@acme.example> a écrit :", "Envoyé de mon iPhone"),
    "es": ("El 4 may 2026, a las 10:12, Acme Care <care@acme.example> escribió:", "Enviado desde mi iPhone"),
    "it": ("Il giorno 4 mag 2026, alle ore 10:12, Acme Care <care@acme.example> ha scritto:", "Inviato da iPhone"),
}
OWN = "My bag is still missing.\n\nIt is red, with a blue strap."


@pytest.mark.parametrize("lang", GMAIL)
def test_gmail(lang: str) -> None:
    mail = f"{OWN}\n\n{GMAIL[lang]}\n\n> Dear Ana,\n>\n> what does your bag look like?\n> > My bag is gone\n"
    assert answer_in(mail).own == OWN


@pytest.mark.parametrize("lang", GMAIL)
def test_gmail_breaks_long_lines(lang: str) -> None:
    broken = GMAIL[lang].replace(" <care", "\n<care").replace(" (<care", "\n(<care")
    assert answer_in(f"{OWN}\r\n\r\n{broken}\r\n\r\n> what does it look like?\r\n").own == OWN


@pytest.mark.parametrize("lang", OUTLOOK)
@pytest.mark.parametrize("rule", ["", "________________________________\n", "-----Original Message-----\n"])
def test_outlook(lang: str, rule: str) -> None:
    block = "\n".join(OUTLOOK[lang])
    assert answer_in(f"{OWN}\n\n{rule}{block}\n\nDear Ana,\nwhat does your bag look like?").own == OWN


@pytest.mark.parametrize("lang", APPLE)
def test_apple(lang: str) -> None:
    wrote, device = APPLE[lang]
    assert answer_in(f"{OWN}\n\n{device}\n\n> {wrote}\n> \n> \ufeffDear Ana,\n> what does it look like?").own == OWN
    assert answer_in(f"{OWN}\n\n{wrote}\n\nDear Ana,\nwhat does it look like?").own == OWN


def test_what_is_answered_between_quoted_lines_stays() -> None:
    mail = f"{GMAIL['en']}\n> Which color?\nRed.\n> Since when?\nSince Monday.\n"
    assert answer_in(mail) == Answer(own="Red.\nSince Monday.", cut=3)


def test_nothing_but_a_quote() -> None:
    assert answer_in(f"{GMAIL['en']}\n> Which color?\n") == Answer(own="", cut=2)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday she wrote:\nI will call you at home.",
        "From: the whole family, thank you!",
        "The driver said: no.",
        "Am besten schrieb er mir das:\nnichts.",
        "A table\n----------\n1 2",
    ],
)
def test_sentences_that_only_look_like_a_quote_stay(text: str) -> None:
    assert answer_in(text) == Answer(own=text, cut=0)


def test_signature_goes() -> None:
    assert answer_in("Thank you\n-- \nAna Ruiz\nCalle 1").own == "Thank you"


@pytest.mark.parametrize(
    "mark",
    [
        '<div class="gmail_quote gmail_quote_container">',
        '<div id="appendonsend"></div>',
        '<div id="divRplyFwdMsg" dir="ltr">',
        '<blockquote type="cite">',
    ],
)
def test_html_ends_where_a_program_begins_to_quote(mark: str) -> None:
    assert html_answer(f"<p>Thank you</p>{mark}<p>Dear Ana") == "<p>Thank you</p>"


def test_html_without_a_mark_is_whole() -> None:
    assert html_answer("<p>Thank you</p>") == "<p>Thank you</p>"


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=300))
def test_nothing_is_made_up(text: str) -> None:
    own = answer_in(text).own
    assert len(own) <= len(text)
    assert answer_in(own).own == own or answer_in(own).cut > 0


def test_long_lines_take_no_long_time() -> None:
    assert answer_in("On " + "a " * 40_000 + "\n" * 50_000).cut == 0
