"""The rules of lint that look at a query as a whole: what it would find, and what would find more."""

from collections.abc import Iterator

from firewarden.steps.monitor.query.atoms import Atoms
from firewarden.steps.monitor.query.evaluation import build
from firewarden.steps.monitor.query.fieldchecks import check_knowledge, check_times
from firewarden.steps.monitor.query.finding import Code, Finding, error, errors, hint, warning
from firewarden.steps.monitor.query.frequent import COMMON_WORDS
from firewarden.steps.monitor.query.syntax import (
    And,
    Cased,
    Field,
    Loose,
    Near,
    Node,
    Not,
    Or,
    Range,
    Saved,
    Span,
    Tag,
    Term,
    Title,
    every_node,
    expanded,
)
from firewarden.steps.monitor.query.termchecks import check_words
from firewarden.steps.monitor.query.wording import Check, wording_of
from firewarden.vocabulary.said import say


def check_parts(root: Node) -> Iterator[Finding]:
    """What is wrong with single parts, and whether the whole says what to find at all."""
    for node in every_node(root):
        match node:
            case Term() | Cased() | Tag():
                yield from check_words(node)
            case Loose():
                for part in node.parts:
                    yield from check_words(part)
            case Near():
                yield from _check_near(node)
            case Title():
                yield from _check_title(node)
            case And():
                yield from check_times(node)
            case Saved():
                yield from _check_saved(node)
    if _negative(root):
        message = say(
            "The query only says what must not be there, so it would match nearly every post. Add what to find."
        )
        yield error(Code.PURELY_NEGATIVE, root.span.start, root.span.end, message)


def advise(text: str, root: Node) -> Iterator[Finding]:
    """What would be better in a query that has no errors."""
    nodes = every_node(root)
    for node in nodes:
        if isinstance(node, And):
            yield from _loose_words(text, node)
        if isinstance(node, Field):
            yield from check_knowledge(node)
    yield from _check_reach(root)
    yield from _common_words(root)
    yield from _other_spellings(text, nodes)


def _check_near(node: Near) -> Iterator[Finding]:
    for side in (node.left, node.right):
        for below, span in _beside(side):
            if isinstance(below, And | Not | Field | Range | Title):
                message = say(
                    "NEAR compares places of words, and {name} has no place. Inside NEAR only words, phrases, "
                    "#tags and OR can stand; move the rest outside.",
                    name="AND" if isinstance(below, And) else "NOT" if isinstance(below, Not) else say("a field"),
                )
                yield error(Code.NOT_WORDS_IN_NEAR, span.start, span.end, message)


def _beside(node: Node, span: Span | None = None) -> Iterator[tuple[Node, Span]]:
    """The node and what is joined to it by OR; `span` is that of the $name it stands in."""
    yield node, span or node.span
    if isinstance(node, Or):
        for part in node.parts:
            yield from _beside(part, span)
    elif isinstance(node, Saved):
        yield from _beside(node.part, span or node.span)


def _check_title(node: Title) -> Iterator[Finding]:
    if any(isinstance(below, Field | Range | Title) for below in expanded(node.part)):
        message = say("Behind title: only words, phrases and #tags have a place. Move the field outside.")
        yield error(Code.NOT_WORDS_IN_TITLE, node.span.start, node.span.end, message)


def _check_saved(node: Saved) -> Iterator[Finding]:
    """What is wrong inside; only saying what must not be there is no fault in a part."""
    wrong = [found for found in errors(check_parts(node.part)) if found.code is not Code.PURELY_NEGATIVE]
    if wrong:
        message = say("The saved query ${name} has an error: {why}", name=node.name, why=wrong[0].message)
        yield error(Code.UNSOUND_SAVED, node.span.start, node.span.end, message)


def _loose_words(text: str, node: And) -> Iterator[Finding]:
    run: list[Node] = []
    for part in (*node.parts, node):
        if _plain_word(part) and (not run or not text[run[-1].span.end : part.span.start].strip()):
            run.append(part)
            continue
        if len(run) > 1:
            yield _side_by_side(text, run[0].span.start, run[-1].span.end)
        run = [part] if _plain_word(part) else []


def _plain_word(node: Node) -> bool:
    return isinstance(node, Term) and not node.quoted and not any(check_words(node))


def _side_by_side(text: str, start: int, end: int) -> Finding:
    words = text[start:end]
    message = say(
        "The words of {words} may stand anywhere in the post, in any order. "
        "If you mean them side by side, put quotation marks around them.",
        words=words,
    )
    return hint(Code.LOOSE_WORDS, start, end, message, f'"{words}"')


def _check_reach(root: Node) -> Iterator[Finding]:
    if build(root, Atoms()).needs:
        return
    culprit = next((node for node in _alternatives(root) if not build(node, Atoms()).needs), root)
    message = say(
        "Nothing in this part can be looked up, so every single post has to be examined, and only 50 such "
        "queries are allowed at once. Combine it by AND with a word, a #tag or a field."
    )
    yield warning(Code.NOT_INDEXED, culprit.span.start, culprit.span.end, message)


def _negative(node: Node) -> bool:
    match node:
        case Not():
            return not _negative(node.part)
        case Saved():
            return _negative(node.part)
        case And() | Or():
            return all(_negative(part) for part in node.parts)
        case _:
            return False


def _alternatives(node: Node) -> Iterator[Node]:
    """What can make the query true on its own, innermost first."""
    if isinstance(node, Or):
        for part in node.parts:
            yield from _alternatives(part)
    yield node


def _common_words(root: Node) -> Iterator[Finding]:
    for node in _alternatives(root):
        wording = wording_of(node) if isinstance(node, Term) else None
        if wording and wording.check is not Check.TOKENS and wording.line.strip() in COMMON_WORDS:
            message = say(
                "{word} is one of the most frequent words, so this would match posts about anything. "
                "Add a second word, or write {Case} if it is a name in capitals.",
                word=wording.line.strip(),
            )
            yield warning(Code.COMMON_WORD, node.span.start, node.span.end, message)


def _other_spellings(text: str, nodes: list[Node]) -> Iterator[Finding]:
    """Names of two or three words are also written as one, in hashtags above all."""
    wordings = [wording_of(node) for node in nodes if isinstance(node, Term | Tag)]
    present = {wording.line.strip(" #@") for wording in wordings if wording}
    excluded = {id(below) for node in nodes if isinstance(node, Not) for below in every_node(node)}
    for node in nodes:
        if not isinstance(node, Term) or id(node) in excluded or not (wording := wording_of(node)):
            continue
        words = wording.line.split()
        joined = "".join(words)
        if not 2 <= len(words) <= 3 or not (joined.isascii() and joined.isalnum()) or joined in present:
            continue
        if not COMMON_WORDS.isdisjoint(words):
            continue
        written = text[node.span.start : node.span.end]
        message = say(
            "Posts that write it as one word, such as #{word}, are not found. Add that spelling.", word=joined
        )
        yield hint(Code.ONE_WORD, node.span.start, node.span.end, message, f"({written} OR {joined})")
