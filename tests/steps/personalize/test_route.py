"""One table: who may be answered by a program, and what a person is given where none may."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.personalize.route import LONGEST_ADDRESS, route
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.publishing import Account, Answering, Native, Publishing
from firewarden.vocabulary.route import Answered, ByApi, ByHand, Candidate, NoWay

ACCOUNT = Account(id="1", connector="net", name="Acme on Net")
NATIVE = Native(post="https://net.example/new?t={text}", reply="https://net.example/answer?to={id}&t={text}")
NET = Publishing(platform="net", title="Net", answering=Answering.ANYBODY, native=NATIVE)
POST = Answered(key=PostKey("net:17"), platform="net", url="https://net.example/p/17", author="ann")
NOTE = "When it is sent, enter the link of what you wrote, so that it is on the record."
NO_ACCOUNT = "We have no account there."
SUMMONED_ALONE = "Net lets a program answer only who mentioned or quoted the account."
OWN_ALONE = "Net lets a program answer only under our own posts."


def ours(answering: Answering = Answering.ANYBODY, *, summoned: bool = False, own: bool = False) -> Candidate:
    return Candidate(account=ACCOUNT, publishing=replace(NET, answering=answering), summoned=summoned, own=own)


@pytest.mark.parametrize(
    ("answering", "stands", "why"),
    [
        (Answering.ANYBODY, {}, None),
        (Answering.SUMMONED, {}, SUMMONED_ALONE),
        (Answering.SUMMONED, {"summoned": True}, None),
        (Answering.SUMMONED, {"own": True}, None),
        (Answering.OWN, {}, OWN_ALONE),
        (Answering.OWN, {"summoned": True}, OWN_ALONE),
        (Answering.OWN, {"own": True}, None),
        (Answering.NEVER, {"summoned": True}, "Net lets no program answer."),
        (Answering.NEVER, {"own": True}, None),
    ],
)
def test_program_answers_whom_the_network_lets_it(
    answering: Answering, stands: dict[str, bool], why: str | None
) -> None:
    found = route("We hear you.", "net", [ours(answering, **stands)], to=POST)
    if why is None:
        assert found == ByApi(account=ACCOUNT)
    else:
        address = "https://net.example/answer?to=17&t=We%20hear%20you."
        assert found == ByHand(text="We hear you.", address=address, why=why, note=NOTE, filled_in=True)  # type: ignore[arg-type]


def test_first_account_that_can_is_taken() -> None:
    broken, deaf = replace(ours(), works=False, says="The token has expired."), ours(Answering.SUMMONED)
    other = replace(ours(), account=replace(ACCOUNT, id="2"))
    assert route("Hi", "net", [broken, deaf, other], to=POST) == ByApi(account=other.account)


def test_account_wanted_first_says_why_not() -> None:
    broken = replace(ours(), works=False, says="The token has expired.")
    found = route("Hi", "net", [broken, ours(Answering.SUMMONED)], to=POST)
    assert isinstance(found, ByHand)
    assert found.why == "Acme on Net does not work: The token has expired."


@pytest.mark.parametrize(
    ("platform", "to", "address"),
    [
        ("tiktok", Answered(key=PostKey("x:ab"), platform="tiktok", url="https://www.tiktok.com/@a/video/1"), None),
        ("linkedin", Answered(key=PostKey("x:cd"), platform="linkedin", url="https://www.linkedin.com/feed/1"), None),
        ("appstore", POST, "https://appstoreconnect.apple.com/apps"),
        ("linkedin", None, "https://www.linkedin.com/feed/"),
    ],
)
def test_where_we_have_no_account_a_person_goes(platform: str, to: Answered | None, address: str | None) -> None:
    found = route("Hi", platform, [], to=to)
    expected = address or (to.url if to else "")
    assert found == ByHand(text="Hi", address=expected, why=NO_ACCOUNT, note=NOTE)  # type: ignore[arg-type]


def test_made_up_key_is_no_number_of_a_post() -> None:
    found = route("Hi", "net", [ours(Answering.NEVER)], to=replace(POST, key=PostKey("x:ab12")))
    assert isinstance(found, ByHand)
    assert (found.address, found.filled_in) == ("https://net.example/p/17", False)


def test_text_of_our_own_goes_by_program_whatever_answers_may() -> None:
    assert route("Hi", "net", [ours(Answering.NEVER)]) == ByApi(account=ACCOUNT)


def test_network_that_only_answers_begins_nothing() -> None:
    answers = replace(ours(), publishing=replace(NET, starts=False))
    found = route("Hi", "net", [answers])
    assert isinstance(found, ByHand)
    assert (found.why, found.address) == ("On Net a program can only answer.", "https://net.example/new?t=Hi")


def test_network_that_only_answers_takes_a_text_under_a_post_of_ours() -> None:
    account = replace(ACCOUNT, settings={"video": "v1"})
    answers = replace(ours(), account=account, publishing=replace(NET, starts=False, under="video"))
    assert route("Hi", "net", [answers]) == ByApi(account=account)


def test_place_without_any_address_is_no_way() -> None:
    assert route("Hi", "nowhere", [], to=replace(POST, platform="nowhere", url="javascript:alert(1)")) == NoWay(
        reason="We have no account there. And it is not known where a person could write there."  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("private", [False, True])
def test_what_was_taken_back_is_not_answered(private: bool) -> None:
    found = route("Hi", "net", [ours(own=True)], to=replace(POST, gone=True), private=private, consent=True)
    assert found == NoWay(reason="This person took their post back. Leave it at that.")  # type: ignore[arg-type]


def test_nobody_is_written_to_privately_unasked() -> None:
    found = route("Hi", "net", [ours(own=True, summoned=True)], to=POST, private=True)
    assert found == NoWay(
        reason="Nobody is written to privately who has not agreed to it. Ask in public first."  # type: ignore[arg-type]
    )


def test_private_words_are_sent_by_a_person() -> None:
    mail = Answered(key=PostKey("mailbox:<1@a>"), platform="mailbox", author="ann@example.org")
    assert route("Hi & bye", "mailbox", [], to=mail, private=True, consent=True) == ByHand(
        text="Hi & bye",
        address="mailto:ann@example.org?body=Hi%20%26%20bye",
        why="To one person alone a person writes.",  # type: ignore[arg-type]
        note="When it is sent, say so here, so that nobody writes twice.",  # type: ignore[arg-type]
        filled_in=True,
    )


def test_text_too_long_for_an_address_is_pasted() -> None:
    found = route("ä" * LONGEST_ADDRESS, "net", [ours(Answering.NEVER)], to=POST)
    assert isinstance(found, ByHand)
    assert (found.address, found.filled_in) == ("https://net.example/answer?to=17&t=", False)
    assert found.text == "ä" * LONGEST_ADDRESS


@given(text=st.text(max_size=60), author=st.text(max_size=20), native=st.text(max_size=20))
def test_no_word_of_anybody_changes_where_an_address_leads(text: str, author: str, native: str) -> None:
    to = Answered(key=PostKey(f"net:{native}"), platform="net", author=author, url="https://net.example/p/17")
    found = route(text, "net", [ours(Answering.NEVER)], to=to)
    assert isinstance(found, ByHand)
    if found.filled_in:
        assert found.address.startswith("https://net.example/answer?to=")
        assert (found.address.count("&"), found.address.count("?"), "#" in found.address) == (1, 1, False)
