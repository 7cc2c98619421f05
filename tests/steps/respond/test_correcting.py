"""What can be done about words that are out, and how what stands beside them names itself."""

from dataclasses import replace

import pytest

from firewarden.steps.respond.correcting import corrected, findings_beside, led, mendings
from firewarden.vocabulary.content import Content
from firewarden.vocabulary.correction import Mending
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.publishing import Answering, Publishing
from firewarden.vocabulary.said import say
from firewarden.vocabulary.variant import Variant

EDIT, ANSWER, POST, LEAVE = Mending.EDIT, Mending.ANSWER, Mending.POST, Mending.LEAVE
NETWORK = Publishing(platform="square", title="Square", answering=Answering.ANYBODY, edits=True)


@pytest.mark.parametrize(
    ("about", "told", "ways"),
    [
        ({}, {}, (EDIT, ANSWER, POST, LEAVE)),
        ({"edits": False}, {}, (ANSWER, POST, LEAVE)),
        ({"answering": Answering.SUMMONED}, {}, (EDIT, POST, LEAVE)),
        ({"answering": Answering.NEVER, "threads": True}, {}, (EDIT, ANSWER, POST, LEAVE)),
        ({"starts": False}, {}, (EDIT, ANSWER, LEAVE)),
        ({}, {"known": False}, (POST, LEAVE)),
        ({}, {"parts": 2}, (ANSWER, POST, LEAVE)),
        ({}, {"posts": 2}, (ANSWER, POST, LEAVE)),
        ({}, {"posts": None}, (LEAVE,)),
        ({}, {"same_pictures": False}, (ANSWER, POST, LEAVE)),
        ({}, {"may_edit": False}, (ANSWER, POST, LEAVE)),
    ],
)
def test_best_way_first(about: dict[str, object], told: dict[str, object], ways: tuple[Mending, ...]) -> None:
    network = replace(NETWORK, **about)  # type: ignore[arg-type]
    usual = {"known": True, "parts": 1, "posts": 1, "same_pictures": True, "may_edit": True}

    found = mendings(network, **usual | told)  # type: ignore[arg-type]

    assert found.ways == ways
    assert found.because != ""


@pytest.mark.parametrize(
    ("language", "base", "notice", "said"),
    [
        ("", "We know of the delay and are sorry for it.", "", "Correction: New."),
        ("", "Wir wissen davon und es tut uns leid.", "", "Korrektur: New."),
        ("", "We know of it.", "we first wrote 12.", "Correction: we first wrote 12.\n\nNew."),
        ("de", "We know of it.", "we first wrote 12.", "Korrektur: New."),
        ("ar", "We know of it.", "we first wrote 12.", "Correction: New."),
    ],
)
def test_what_stands_beside_names_itself_in_its_own_language(language: str, base: str, notice: str, said: str) -> None:
    assert led("New.", notice, language, base) == said


def test_every_variant_names_itself() -> None:
    content = Content(
        text="It is 21.",
        notice="we first wrote 12.",
        numbered=True,
        variants=(
            Variant(platform="square", text="21.", against=1),
            Variant(language="de", text="Es sind 21.", against=1),
        ),
    )
    found = corrected(content)

    assert found.text == "Correction: we first wrote 12.\n\nIt is 21."
    assert [one.text for one in found.variants] == [
        "Correction: we first wrote 12.\n\n21.",
        "Korrektur: Es sind 21.",
    ]
    assert found.numbered


def test_beside_the_text_only_what_it_says_itself_may_be_unconfirmed() -> None:
    words = "Hall 2, not 3."
    two = Finding(code=Code.NUMBER, weight=Weight.CONFIRM, message=say("2?"), start=5, end=6)
    three = Finding(code=Code.NUMBER, weight=Weight.CONFIRM, message=say("3?"), start=12, end=13)
    long = Finding(code=Code.FIT, weight=Weight.WARN, message=say("Shouted."))
    mail = Finding(code=Code.PRIV_MAIL, weight=Weight.BLOCK, message=say("A mail address."))

    found = findings_beside(say("There"), words, [two, three, long, mail], "We wrote of Hall 2.")
    assert [(one.code, one.weight, str(one.message)) for one in found] == [
        (Code.NUMBER, Weight.BLOCK, "There: 3?"),
        (Code.PRIV_MAIL, Weight.BLOCK, "There: A mail address."),
    ]
