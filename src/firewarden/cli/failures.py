"""What a person reads when a command fails, and the exit code that goes with it. The one place that maps both."""

import click

from firewarden.vocabulary.errors import BadInput, ConfigError, FirewardenError, StoreError

EXIT_CODES: tuple[tuple[type[Exception], int], ...] = (
    (BadInput, 2),
    (ConfigError, 3),
    (StoreError, 3),
    (FirewardenError, 1),
)


def explain_failure(failure: Exception) -> int:
    """Prints a sentence to stderr and returns the exit code. Anything unforeseen is raised again."""
    if isinstance(failure, click.ClickException):
        failure.show()
        return failure.exit_code
    if isinstance(failure, BrokenPipeError):
        return 0
    for kind, code in EXIT_CODES:
        if isinstance(failure, kind):
            click.secho(f"{failure}", fg="red", err=True)
            return code
    raise failure
