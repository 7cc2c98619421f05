"""The words that tell one story from another. Not for display, and not for judging tone."""

import re
from functools import lru_cache
from itertools import chain

_NOISE = re.compile(r"https?:\S*|www\.\S*|pic\.twitter\S*|[@＠][\w.\-]+|&#?\w+;")
_MARKS = "\u0300-\u036f\u064b-\u065f\u0900-\u0dff"
_HASHTAG = re.compile(rf"[#＃]([\w{_MARKS}]+)")
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])|_")
_WORD = re.compile(rf"\w[\w'’{_MARKS}]*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST = 40
"""A long review has no more terms than this: enough to place it, and its cost stays bounded."""

# Words that bind sentences in the languages we meet most; the learned weights take care of all others.
_BINDING_LINES = """
    a about after all also am an and any are as at be because been before being but by can could did do does doing
    done for from get gets getting go goes going got had has have having he her here hers him his how i i'd i'll i'm
    i've if im in into is it it's its just let me more most much my no nor not now of off on one only onto or our out
    over own rt said same say says she should so some such than that that's the their theirs them then there these
    they this those to too u up ur us very via was we were what when where which who whom whose why will with without
    would you you're your yours don't dont didn't can't isn't won't doesn't amp new like
    al como con de del el en es eso esta este la las le les lo los mas más me mi muy ni no nos o para pero por que qué
    se ser si sin sobre son su sus te tu un una y ya yo
    ao aos as com da das do dos e ela ele em essa esse eu isso mais mas me meu minha na nas não nao no nos os ou pela
    pelo pra que se sem seu sua também também um uma você vc
    au aux avec ce ces cette dans des du elle est et il ils je leur lui ma mais mes mon même ne nous on ou par pas plus
    pour qu qui sa sans ses son sur ta te tes toi ton tu une vous
    aber auch auf aus bei bin das dass dem den der des die doch du ein eine einem einen einer er es für haben hat ich
    ihr im ist kein keine mir mit nach nicht noch nur oder sich sie sind so über um und uns von war wie wir wird zu zum
    zur ai alla anche che chi ci come dal dalla dei del della delle di gli ho il in io ma mi nel nella non per perché
    più questa questo sei si sono sta su sul ti tra tutti tutto
    aur bhi hai hain hi ho ka kar ke ki ko koi kya main me mein na nahi ne par se to toh tha thi tum wo ye yeh
    और है हैं का की के को में से पर भी नहीं तो ही यह वह ने कि एक था थी हो कर
    في من على إلى عن ما لا هذا هذه التي الذي أن ان كان هو هي مع كل يا
    """
_BINDING = frozenset(_BINDING_LINES.split())


def terms(text: str) -> list[str]:
    """Distinct terms in order of appearance: hashtags split, links, names of accounts and binding words left out."""
    if "#" in text or "＃" in text:
        text = _HASHTAG.sub(_opened, text)
    found = _WORD.findall(_NOISE.sub(" ", text).lower().replace("_", " "))
    return list(dict.fromkeys(chain.from_iterable(map(_terms_of, found))))[:_MOST]


def wording(text: str) -> str:
    """The terms of a text as one line; no term has a space."""
    return " ".join(terms(text))


def opened(text: str) -> str:
    """As people would read it aloud: hashtags split, links and names of accounts left out."""
    return _NOISE.sub(" , ", _HASHTAG.sub(_opened, text))


def binds(word: str) -> bool:
    """Whether a word (in lower case) binds sentences in one of the languages we meet most."""
    return word in _BINDING


def _opened(tag: re.Match[str]) -> str:
    return f" {_JOINT.sub(' ', tag.group(1))} "


@lru_cache(maxsize=65_536)
def _terms_of(word: str) -> tuple[str, ...]:
    """None for a word that binds, pairs of signs where words are not spaced, else the word without a possessive."""
    if word in _BINDING:
        return ()
    if not word.isascii() and _UNSPACED.search(word):
        return tuple(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    bare = _bare(word)
    return (bare,) if bare and bare not in _BINDING else ()


def _bare(word: str) -> str:
    """Without a possessive; empty when it is a single letter or a number that says little."""
    if "'" in word or "’" in word:
        word = word.rstrip("'’")
        if word.endswith(("'s", "’s")):
            word = word[:-2]
    if len(word) < 2 or (len(word) < 3 and word.isdigit()):
        return ""
    return word
