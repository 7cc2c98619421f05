"""`firewarden query import` and `outward`: queries of other tools, and ours for the searches of networks."""

import json
import sys

import click

from firewarden.cli.options import json_option
from firewarden.steps.monitor.query.description import describe
from firewarden.steps.monitor.query.dialects import Dialect, Network, imported, outward
from firewarden.vocabulary.said import Said


@click.command("import")
@click.argument("query")
@click.option(
    "--from",
    "dialect",
    type=click.Choice([each.value for each in Dialect]),
    required=True,
    help="The tool it was written for.",
)
@json_option
@click.pass_context
def import_query(context: click.Context, query: str, dialect: str, as_json: bool) -> None:
    """Write a query of another tool as one of ours, and say what could not be carried over.

    QUERY may be - for standard input. The query goes to standard output, what was lost to standard error. Exit
    code 1 when nothing of use is left.
    """
    read = imported(_given(query), Dialect(dialect))
    if as_json:
        reading = describe(read.query) if read.query else None
        lost = list(read.not_carried_over)
        click.echo(json.dumps({"query": read.query, "reading": reading, "not_carried_over": lost}, ensure_ascii=False))
    else:
        if read.query:
            click.echo(read.query)
        _tell(read.not_carried_over)
    context.exit(0 if read.query else 1)


@click.command("outward")
@click.argument("query")
@click.option(
    "--for",
    "network",
    type=click.Choice([each.value for each in Network]),
    required=True,
    help="Whose search it is for.",
)
@json_option
@click.pass_context
def outward_query(context: click.Context, query: str, network: str, as_json: bool) -> None:
    """Write QUERY for a network's own search, and say what that search gives too much or not at all.

    One search on each line; for mastodon one hashtag. Exit code 1 when nothing of it can be asked.
    """
    written = outward(_given(query), Network(network))
    if as_json:
        told = {"searches": written.text.splitlines(), "weaker": list(written.weaker)}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        if written.text:
            click.echo(written.text)
        _tell(written.weaker)
    context.exit(0 if written.text else 1)


def _given(query: str) -> str:
    return sys.stdin.read().strip() if query == "-" else query


def _tell(sentences: tuple[Said, ...]) -> None:
    for sentence in sentences:
        click.secho(sentence, fg="yellow", err=True)
