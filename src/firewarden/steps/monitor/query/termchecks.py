"""The rules of lint for a single word, phrase, {Case} or tag."""

import re
from collections.abc import Iterator
from itertools import islice

from firewarden.steps.monitor.query.finding import Code, Finding, error, warning
from firewarden.steps.monitor.query.syntax import Cased, Tag, Term, Words
from firewarden.steps.monitor.query.wording import wording_of
from firewarden.text.tokens import tokenize
from firewarden.vocabulary.said import say

LETTERS_BEFORE_STAR = 3
LETTERS_AROUND_MARK = 2

_LOWER_CASE = re.compile(r"(?:and|or|not|o?near(?:/\d+)?f?)", re.IGNORECASE)
_TILDE = re.compile(r"~\d*")
_WILD = re.compile("[*?]")


def check_words(node: Words) -> Iterator[Finding]:
    match node:
        case Tag():
            yield from _check_tag(node)
        case Cased():
            yield from _check_cased(node)
        case Term():
            yield from _check_term(node)


def _check_tag(node: Tag) -> Iterator[Finding]:
    if _WILD.search(node.text):
        message = say("Wildcards do not work behind # and @. Write each tag out, with OR between them.")
        yield error(Code.TAG_WILDCARD, node.span.start, node.span.end, message, _WILD.sub("", node.text))


def _check_cased(node: Cased) -> Iterator[Finding]:
    if _WILD.search(node.text):
        message = say("Between braces every letter counts, so wildcards do not work there. Take them out.")
        yield error(Code.USELESS_WILDCARD, node.span.start, node.span.end, message, f"{{{_WILD.sub('', node.text)}}}")
    elif wording_of(node) is None:
        yield _no_word(node)


def _check_term(node: Term) -> Iterator[Finding]:
    start, end = node.span.start, node.span.end
    if not node.quoted and _TILDE.fullmatch(node.text):
        message = say(
            "~ works only directly behind a phrase. For other words close to each other write NEAR/5 between them."
        )
        yield error(Code.TILDE, start, end, message)
        return
    wrong = list(_check_wildcards(node))
    yield from wrong
    if not wrong and wording_of(node) is None:
        yield _no_word(node)
        return
    if node.quoted:
        return
    if _LOWER_CASE.fullmatch(node.text):
        message = say("{word} is searched as a word here. As an operator it is written in capitals.", word=node.text)
        yield warning(Code.LOWER_CASE_OPERATOR, start, end, message, _operator(node.text))
    elif re.match(r"-\w", node.text):
        message = say("A minus sign does not exclude anything here. Write NOT.")
        yield warning(Code.MINUS, start, end, message, f"NOT {node.text[1:]}")


def _operator(text: str) -> str:
    """NEAR/5f, as other tools write it, keeps the order."""
    upper = text.upper()
    return "O" + upper.rstrip("F") if upper.endswith("F") and upper.startswith("N") else upper.rstrip("F")


def _no_word(node: Term | Cased) -> Finding:
    if "://" in node.text or "www." in node.text.lower():
        message = say(
            "There is no word in it to look for; the text of links is not searched. "
            "Write a word, a #hashtag, an emoji, or take it out."
        )
    else:
        message = say("There is no word in it to look for. Write a word, a #hashtag, an emoji, or take it out.")
    return error(Code.EMPTY_PHRASE, node.span.start, node.span.end, message, "")


def _check_wildcards(node: Term) -> Iterator[Finding]:
    """About the first wrong word of a phrase only: each fix repeats the phrase."""
    if _WILD.search(node.text):
        words = (token.exact for token in tokenize(node.text, wild=True).words)
        yield from islice((found for word in words for found in _check_wild(node, word)), 1)


def _check_wild(node: Term, word: str) -> Iterator[Finding]:
    start, end = node.span.start, node.span.end
    letters = len(word) - word.count("*") - word.count("?")
    if word[0] in "*?" and letters == 0:
        message = say(
            "{word} stands alone, so it means nothing. For words apart from each other write NEAR/2.", word=word
        )
        yield error(Code.LEADING_WILDCARD, start, end, message)
    elif word[0] in "*?":
        message = say(
            "A word cannot begin with a wildcard: it would have to be compared with every word of every post."
        )
        yield error(Code.LEADING_WILDCARD, start, end, message, _without(node, word, word.lstrip("*?")))
    elif "*" in word and len(re.split(r"[*?]", word)[0]) < LETTERS_BEFORE_STAR:
        message = say(
            "Before * stand at least {least} letters; {word} would match far too much.",
            least=LETTERS_BEFORE_STAR,
            word=word,
        )
        yield error(Code.SHORT_WILDCARD, start, end, message)
    elif "?" in word and letters < LETTERS_AROUND_MARK:
        message = say(
            "A word with ? has at least {least} letters; {word} would match far too much.",
            least=LETTERS_AROUND_MARK,
            word=word,
        )
        yield error(Code.SHORT_WILDCARD, start, end, message)
    elif word.endswith("?") and "*" not in word:
        asked = word.rstrip("?")
        message = say(
            "? stands for one more letter, so {word} does not find {asked}. Take it out if you only ask.",
            word=word,
            asked=asked,
        )
        yield warning(Code.QUESTION_MARK, start, end, message, _without(node, word, asked))


def _without(node: Term, word: str, replacement: str) -> str:
    text = node.text.replace(word, replacement, 1)
    return f'"{text}"' if node.quoted else text
