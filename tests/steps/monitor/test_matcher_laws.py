"""Laws of matching that hold for any query and any post."""

import re

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.query.finding import Severity
from firewarden.steps.monitor.query.lexer import QUOTE
from firewarden.steps.monitor.query.linting import lint
from firewarden.vocabulary.post import Post
from tests.steps.monitor.query.oracle import Tree, means, post, posts, query, trees, written
from tests.text.strange import strange_texts


def _usable(text: str) -> bool:
    return not any(finding.severity is Severity.ERROR for finding in lint(text))


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees, st.lists(posts, min_size=1, max_size=4))
def test_a_query_matches_what_it_means(tree: Tree, some: list[Post]) -> None:
    text = written(tree)
    assume(_usable(text))
    matcher = Matcher([query(text)])
    assert [bool(matcher.match(one)) for one in some] == [means(tree, one) for one in some]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(trees, min_size=1, max_size=6), st.lists(posts, min_size=1, max_size=3))
def test_other_queries_never_change_an_answer(several: list[Tree], some: list[Post]) -> None:
    queries = [query(written(tree), number) for number, tree in enumerate(several)]
    together = Matcher(queries)
    apart = [Matcher([each]) for each in queries]
    assert [together.match(one) for one in some] == [
        tuple(found for matcher in apart for found in matcher.match(one)) for one in some
    ]


@settings(max_examples=150, deadline=None)
@given(strange_texts)
def test_no_text_breaks_the_matcher(text: str) -> None:
    matcher = Matcher([query('united NEAR/3 "e x" OR {United} OR café OR @united OR AT&T OR (a?b NOT #x)')])
    assert matcher.match(post(text, title=text)) in ((), ("q0",))


@settings(max_examples=150, deadline=None)
@given(strange_texts)
def test_a_word_copied_from_a_post_finds_the_post(text: str) -> None:
    copied = re.sub(f"[{QUOTE}*?]", " ", text)
    assume(_usable(f'"{copied}"'))
    assert Matcher([query(f'"{copied}"')]).match(post(f"before {copied} after")) == ("q0",)
