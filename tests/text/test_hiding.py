import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.text.hiding import HIDDEN, LONGEST, SIGN, hidden, in_words, kind_of, pieces_hidden
from firewarden.text.private import places
from firewarden.vocabulary.finding import Code


def shown(text: str, ours: tuple[str, ...] = (), author: str = "") -> str:
    return in_words(hidden(text, ours, author), lambda code: code.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call me: 0171 2345678!", "Call me: [PRIV_PHONE]!"),
        ("Call me: ０１７１ ２３４５６７８ now", "Call me: [PRIV_PHONE] now"),
        ("0\ufe0f\u20e31\ufe0f\u20e37\ufe0f\u20e31\ufe0f\u20e3 2345678 ok", "[PRIV_PHONE] ok"),
        ("01\u200b71\u200d 23\u200b45678 ok", "[PRIV_PHONE] ok"),
        ("call 0 1 7 1 2 3 4 5 6 7 8", "call [PRIV_PHONE]"),
        ("anna dot berg at example dot org", "[PRIV_MAIL]"),
        ("schreibt an anna ät example punkt org, danke", "schreibt an [PRIV_MAIL], danke"),
        ("anna＠example.org", "[PRIV_MAIL]"),
        ("Card 4111 1111 1111 1111 12/27", "Card [PRIV_CARD] 12/27"),
        ("order 302-4111111-1111111 is late", "order [PRIV_ORDER] is late"),
        ("de89 3704 0044 0532 0130 00", "[PRIV_IBAN]"),
        ("I live at 12 Oak Street, Springfield, IL 62704, thanks", "I live at [PRIV_ADDRESS], thanks"),
        ("my password is hunter2.", "my password is [PRIV_LOGIN]."),
        ("יש לי 054-1234567 תודה", "יש לי [PRIV_PHONE] תודה"),
    ],
)
def test_what_is_hidden_is_hidden_whole_and_nothing_else(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The app crashed at some point in October, at this point I give up.",
        "Flight 1316 FLL left; the 2014 BMW did not.",
        "Only at target.com, look at acme.example!",
        "Windows 10.0.15252.0, an i7-5390k @ 4.4Ghz, 1080/1440 60fps",
        "The password is wrong! Born in the USA. 3-2, 1 234 567, 12.990, 14.990",
        "1 2 3 4 5 6 7 8 9 10",
        "@anna@mastodon.example wrote, mail me",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert shown(text) == text


def test_what_is_ours_and_the_authors_own_name_stay() -> None:
    text = "help@acme.example or 0800 1234567, I am anna@social.example, my mail is a@b.example"

    assert shown(text, ("acme.example", "+49 800 1234567"), "anna@social.example") == (
        "help@acme.example or 0800 1234567, I am anna@social.example, my mail is [PRIV_MAIL]"
    )


def test_a_sign_of_ours_in_a_post_is_taken_out() -> None:
    sign = hidden("a@b.example")

    assert (kind_of(sign), hidden(f"x{sign}y ä")) == (Code.PRIV_MAIL, "xy ä")


def test_somebodys_health_is_read() -> None:
    text = "My son's allergy was not on the label, Mr Miller has diabetes."

    assert (shown(text), [one.code for one in places(text)]) == (text, [Code.PRIV_HEALTH] * 1)


PARTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "0171 2345678",
            "a@b.example",
            "\u200b",
            "4111 1111 1111 1111",
            "\ufe0f\u20e3",
            "order #",
            "DE89 ",
            "at ",
            " dot ",
            "12 ",
        ]
    ),
)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_hidden_is_the_text_less_its_pieces(text: str) -> None:
    text = SIGN.sub("", text)
    pieces = pieces_hidden(text)
    done = hidden(text)
    rest, at = "", 0
    for one in pieces:
        assert at <= one.start < one.end <= len(text)
        assert one.code in HIDDEN
        rest, at = rest + text[at : one.start], one.end

    assert SIGN.sub("", done) == rest + text[at:]
    assert [kind_of(sign) for sign in SIGN.findall(done)] == [one.code for one in pieces]
    assert hidden(done) == SIGN.sub("", done) or pieces


HOSTILE = [
    "1 ",
    "0",
    "1-",
    "A-",
    "a.",
    "a@",
    "at ",
    " dot ",
    "(",
    "Aa ",
    "Rua ",
    "12 Aa ",
    "order ",
    "order no ",
    "password is ",
    "born ",
    "1.",
    "é",
    "＠",
    "DE89",
    "X1",
    "\u200b",
    "+1",
    "48.8",
    "via A",
    "Straße ",
    "a at b dot ",
    "tel ",
    "A",
    "geb. 1.",
]


@pytest.mark.parametrize("bit", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(bit: str) -> None:
    def seconds(length: int) -> float:
        text = (bit * length)[:length]
        started = time.process_time()
        places(text)
        return time.process_time() - started

    short, long = min(seconds(1_000) for _ in range(3)), min(seconds(8_000) for _ in range(2))

    assert long < 24 * short + 0.2, (short, long)


def test_what_is_longer_than_anybody_writes_is_cut() -> None:
    assert len(hidden("a" * (LONGEST + 5) + " 0171 2345678")) == LONGEST
