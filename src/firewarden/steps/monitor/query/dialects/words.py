"""A word, phrase or {Case} of another tool as one of ours."""

import re

from firewarden.steps.monitor.query.dialects.manner import NOWHERE, Lost, Read
from firewarden.steps.monitor.query.finding import errors
from firewarden.steps.monitor.query.lexer import QUOTE
from firewarden.steps.monitor.query.parser import parse
from firewarden.steps.monitor.query.syntax import Cased, Tag, Term
from firewarden.steps.monitor.query.termchecks import check_words
from firewarden.steps.monitor.query.writing import bare


def word(node: Term | Cased, source: str, wild: str) -> Read:
    """Lost where lint would refuse it, with what lint says; `wild` are the wildcards the other tool has."""
    read = node if isinstance(node, Cased) else _term(node, wild)
    wrong = errors(check_words(read))
    return Lost(source, wrong[0].message) if wrong else read


def _term(node: Term, wild: str) -> Term | Tag:
    strange = "".join(sign for sign in "*?" if sign not in wild)
    text = re.sub(f"[{strange}]", " ", node.text).strip() if strange else node.text
    if not node.quoted and bare(text):
        root = parse(text).root
        if isinstance(root, Term | Tag):
            return root
    return Term(span=NOWHERE, text=re.sub(f"[{QUOTE}]", " ", text), quoted=True)
