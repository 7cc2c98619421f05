"""The command line: one file per command, loaded when it is used, so that small commands start fast.

Exit codes: 0 done; 1 the answer is no (a check found something); 2 the input or the call
was wrong; 3 the installation is not fit to run; 130 stopped by Ctrl-C.
"""

import sys
from importlib import import_module

import click

from firewarden import __version__
from firewarden.cli.failures import explain_failure

COMMANDS = {
    "demo": "Play a written crisis through the whole product and open its war room.",
    "up": "Run an installation: web, pipeline and worker, supervised.",
    "analyze": "Read a file of posts and report what happened, with no server.",
    "replay": "Play a file of posts into an installation.",
    "detect": "Score counts read line by line: how alarming is each bin?",
    "backtest": "Try an alert rule on files of posts: how often it speaks, and how early.",
    "query": "Check, explain and try queries.",
    "check": "Check a statement, an apology, a reply, or an invitation to a private talk.",
    "migrate": "Bring a data folder to this version.",
    "coverage": "Say what can be seen, source by source.",
    "doctor": "Look whether an installation is fit to run.",
    "status": "Write the public status page as files for any web host.",
    "backup": "Copy an installation into one file, without its keys.",
    "restore": "Make a data folder from a backup.",
    "privacy": "Show, hand out or erase what is held of persons.",
    "subscribers": "Forget an address that updates are mailed to, or hear of a mail that came back.",
    "reseal": "Change the key of private texts, and encrypt everything anew.",
}


class LazyGroup(click.Group):
    """Knows its commands by name and imports a file only when its command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"firewarden.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="firewarden")
def firewarden() -> None:
    """The self-hosted command center for social media crises."""


def main() -> None:
    """Entry point of the `firewarden` command; ends the process."""
    try:
        code = firewarden(standalone_mode=False)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except Exception as failure:
        sys.exit(explain_failure(failure))
    sys.exit(code if isinstance(code, int) else 0)
