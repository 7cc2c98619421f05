"""Mail addresses, as they are and as people spell them so that machines should not read them."""

import re
from collections.abc import Iterator

Spans = Iterator[tuple[int, int]]

MAIL = re.compile(r"(?<![\w.+@-])\w[\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.IGNORECASE)
_PAIRS = (
    (r"at|aet", "dot", False),
    (r"at|ät|aet|klammeraffe", "punkt", False),
    (
        r"ät|klammeraffe|arroba|arobase|chiocciola|ma[łl]pa|ap(?:en|e)staartje",
        "punkt|point|punto|ponto|punt|kropka",
        True,
    ),
)
"""Words for @, words for the dot that go with them, and whether the word for @ means nothing else. "At some point" is
no address."""
_WORDS = "|".join(dict.fromkeys("|".join(at for at, _, _ in _PAIRS).split("|")))
_DOTS = "dot|punkt|point|punto|ponto|punt|kropka"
AT = re.compile(
    rf"(?P<held> ?[(\[{{<]\s?(?:{_WORDS}|@)\s?[)\]}}>] ?)|(?P<apart> @ )|(?P<word> (?:{_WORDS}) )", re.IGNORECASE
)
BEFORE = re.compile(
    rf"(?<![\w@.+-])\w[\w+-]{{0,63}}(?:(?:\.| (?:{_DOTS}) ?| ?[(\[{{](?:{_DOTS})[)\]}}] ?)[\w+-]{{1,64}}){{0,3}}\Z",
    re.IGNORECASE,
)
_NAME = r"[a-z\d-]{1,63}"
AFTER = re.compile(
    rf"{_NAME}(?P<rest>(?:(?:\s?[(\[{{<]\s?(?:{_DOTS}|\.)\s?[)\]}}>]\s?|\.| (?:{_DOTS}) ){_NAME}){{1,4}})(?!\w)",
    re.IGNORECASE,
)
_TOP = re.compile(r"(?<![A-Za-z\d-])(?:[a-z]{2,12}|[A-Z]{2,12})\Z")
_SPELLED = {dots: re.compile(rf"(?<!\w)(?:{dots})(?!\w)", re.IGNORECASE) for _, dots, _ in _PAIRS}
_LABEL = re.compile(
    r"e-?mails?\b|\bmails?\b|\bpost\b|\bwrite\b|\breach\b|\bcontact|courriel|correo|posta\b|endere[cç]o|schreib"
    r"|[ée]cri[vr]|escri[bv]|scriv|adress|indirizzo|direcci[óo]n",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    [
        "look",
        "looks",
        "available",
        "live",
        "shop",
        "order",
        "ordered",
        "read",
        "page",
        "see",
        "watch",
        "here",
        "online",
        "only",
        "us",
        "me",
        "more",
    ]
)
"""Before a bare "at" and a name with a dot: what is to be found on the web."""
NEAR = 40
LONGEST = 140


def mails(text: str) -> Spans:
    if "@" in text:
        yield from (match.span() for match in MAIL.finditer(text))
    for match in AT.finditer(text):
        before = BEFORE.search(text, max(0, match.start() - LONGEST), match.start())
        after = AFTER.match(text, match.end(), match.end() + LONGEST)
        if before is None or after is None or not _TOP.search(after[0]):
            continue
        if match["held"] or _is_meant(text, before, match, after):
            yield before.start(), after.end()


def _is_meant(text: str, before: re.Match[str], at: re.Match[str], after: re.Match[str]) -> bool:
    """A dot that is spelled says so, and a word for the sign that has no other meaning, or that a mail is spoken of."""
    if before[0].casefold() in _NOBODY:
        return False
    if at["apart"]:
        return True
    word = at[0].strip().casefold()
    for ats, dots, alone in _PAIRS:
        if re.fullmatch(ats, word) and (alone or _SPELLED[dots].search(after["rest"])):
            return True
    near = text[max(0, before.start() - NEAR) : before.start()], text[after.end() : after.end() + NEAR]
    return "." in after["rest"] and any(_LABEL.search(words) for words in near)
