import pytest

from firewarden.steps.offline.checking import Background, check
from firewarden.vocabulary.finding import Code, Weight
from tests.steps.offline.invitations import BARE, GROUNDED

CHARGED = "Your app charged me twice"
WELL = (
    "Charged twice is our mistake. Please DM us your order number, because it does not belong in public; "
    "we reply within two hours."
)


def codes(text: str, post: str = CHARGED) -> list[str]:
    return [finding.code for finding in check(text, Background(posts=(post,) if post else ())).findings]


def test_an_invitation_in_two_steps_has_nothing_against_it() -> None:
    report = check(WELL, Background(posts=(CHARGED,)))

    assert report.findings == ()
    assert report.score == 100
    assert {part.name: [WELL[start:end] for start, end in part.spans] for part in report.components} == {
        "acknowledges": ["Charged", "twice"],
        "reason": ["because", "it does not belong in public"],
        "channel": ["DM"],
        "time": ["within two hours"],
        "bring": ["your order number"],
    }


def test_bare_invitation_is_told_so_with_its_place() -> None:
    report = check("Please DM us.", Background(posts=(CHARGED,)))

    assert [(one.code, one.weight, one.start, one.end) for one in report.findings] == [
        (Code.BARE_DM, Weight.WARN, 7, 12),
        (Code.NO_TIME, Weight.WARN, 0, 0),
    ]
    assert report.score == 20


def test_bare_invitations_are_told_from_others() -> None:
    """F1 on texts of our own: they were written beside the rules, so it says that the rules hold, not how well."""
    found = [
        (bare, Code.BARE_DM in codes(text, post))
        for bare, texts in ((True, BARE), (False, GROUNDED))
        for post, text in texts
    ]
    hits = sum(bare and said for bare, said in found)
    wrong = sum(bare != said for bare, said in found)

    assert len(found) >= 60
    assert 2 * hits / (2 * hits + wrong) >= 0.95


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Charged twice is not right. DM us the order number. We reply within the hour.", Code.NO_REASON),
        ("Charged twice is not right. Get in touch, because we need details. We reply today.", Code.NO_CHANNEL),
        ("Charged twice is not right. DM us, because we need details.", Code.NO_TIME),
    ],
)
def test_each_missing_part_is_named(text: str, code: Code) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Could you share your email address?",
        "What's your booking reference?",
        "Please reply with your phone number here.",
        "Wie lautet deine Kundennummer?",
        "¿Nos indicas tu número de teléfono?",
        "Quel est votre numéro de commande ?",
    ],
)
def test_personal_data_is_not_asked_for_in_public(text: str) -> None:
    assert Code.ASKS_IN_PUBLIC in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Please DM us your email address.",
        "We need your order number. Please send it by DM.",
        "Never share your card number in public.",
        "Your email address is safe with us.",
    ],
)
def test_personal_data_may_be_asked_for_in_private(text: str) -> None:
    assert Code.ASKS_IN_PUBLIC not in codes(text)


@pytest.mark.parametrize(
    "post",
    [
        "I found glass in my baby food",
        "Is there a recall of the kettle?",
        "Your waiter refused us because of her hijab",
        "Die Batterie hat Feuer gefangen",
        "Mi hijo se intoxicó con su yogur",
        "Rappel de produit: mon lot est-il concerné ?",
    ],
)
def test_what_concerns_others_stays_public(post: str) -> None:
    assert Code.STAY_PUBLIC in codes("We take this seriously. Please DM us the batch number.", post)
    assert Code.STAY_PUBLIC not in codes("Please stop using it and bring it back to any shop.", post)


@pytest.mark.parametrize("post", [CHARGED, "My parcel is late", "The seat was broken"])
def test_what_concerns_one_person_may_move(post: str) -> None:
    assert Code.STAY_PUBLIC not in codes("We take this seriously. Please DM us the number.", post)


def test_personal_data_and_blanks_stop_it() -> None:
    report = check("DM us or write to anna@mail.example, [NAME].", Background(posts=(CHARGED,)))

    assert [one.code for one in report.findings if one.weight is Weight.BLOCK] == [Code.PRIV_MAIL, Code.BLANK]
    assert report.score == 10


def test_our_own_address_is_no_personal_data() -> None:
    text = "Charged twice is our mistake. Mail help@acme.example today so we find the charge; we answer within an hour."

    assert check(text, Background(posts=(CHARGED,), ours=("help@acme.example",))).findings == ()


def test_no_text_is_no_invitation() -> None:
    assert [one.code for one in check(" ", Background()).findings] == [Code.EMPTY]
