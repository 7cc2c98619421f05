"""The newest update as a mail to oneself."""

from collections.abc import Callable
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import User
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.subscription import Handing

Letter = Callable[[UUID, str], bytes]
"""Of an update, to an address."""


def send_test(access: Access, update: UUID | None, outside: Outside, letter: Letter) -> Refused | None:
    """To the address of whoever asks, and to no other."""
    access.need("send test mail")
    if access.kind is not BrandKind.LIVE:
        return Refused(reason=say("A drill or demo brand mails nobody."))
    if outside.mailer is None:
        return Refused(reason=say("No mail server is named: nothing was sent."))
    user = User.objects.filter(pk=access.user).first() if access.user else None
    if update is None or user is None:
        return Refused(reason=say("There is no update yet that could be mailed."))
    try:
        with outside.mailer.line() as line:
            handed = line.send(user.email, letter(update, user.email))
    except NetworkError as problem:
        return Refused(reason=say("The mail server could not be used: {why}", why=str(problem)))
    if handed.what is Handing.TAKEN:
        return None
    return Refused(reason=say("The mail server did not take it ({code}).", code=handed.code))
