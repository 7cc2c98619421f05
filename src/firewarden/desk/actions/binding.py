"""What words of ours bind us to stands in the ledger from the moment they are sent: a statement, a reply, an update."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from firewarden.desk.access import Access
from firewarden.desk.actions.promises import enter
from firewarden.desk.records import DraftVersion, Incident, Promise, Reply, Statement, Update
from firewarden.desk.records.variants import variants_in
from firewarden.steps.rebuild.ledger import ledger_missing, said_again
from firewarden.steps.respond.checking import promises
from firewarden.steps.respond.variants import chosen
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.promise import Found, PromiseState, SaidIn

Source = Statement | Reply | Update


def bind(access: Access, held: Incident, source: Source, text: str, variants: Sequence[tuple[str, str]] = ()) -> int:
    """How many lines were new. `variants`: language (empty: that of the text) and words of what goes out instead of it
    somewhere. Call inside the transaction that sends it."""
    found = promises(text, None, Instant(access.now), access.person.time_zone)
    made = enter_found(access, held, source, found)
    for number, (language, words) in enumerate(variants, 1):
        theirs = promises(words, language.split("-")[0] or None, Instant(access.now), access.person.time_zone)
        if not language or len(theirs) > len(found):  # a translation says the same promises over again
            made += enter_found(access, held, source, theirs, f"v{number}:")
    return made


def bind_statement(access: Access, held: Incident, statement: Statement, going: Iterable[tuple[str, str]]) -> int:
    """`going`: the network and the language of each place it goes to, where a variant may go in its stead."""
    row = DraftVersion.objects.filter(draft=statement.draft_id, version=statement.version).first()
    variants = variants_in(row) if row else ()
    found = {(one.language, one.text) for place in going if (one := chosen(variants, *place)) is not None}
    return bind(access, held, statement, statement.text, sorted(found))


def enter_found(access: Access, held: Incident, source: Source, found: Iterable[Found], part: str = "") -> int:
    """A line for each promise that none stands for yet. What goes out several times, or says once more to the same
    people what is promised to them, is entered once; so is what was struck as no promise."""
    made = 0
    for one in found:
        key = f"{source.pk}:{part}{one.start}-{one.end}"
        if Promise.objects.filter(key=key).exists() or _stands(held, source, one):
            continue
        row = Promise(incident=held, key=key, text=one.what, due_at=one.due)
        if isinstance(source, Statement):
            row.said_in, row.statement = SaidIn.STATEMENT, source
        elif isinstance(source, Reply):
            row.said_in, row.reply = SaidIn.REPLY, source
        else:
            row.said_in, row.update = SaidIn.UPDATE, source
        enter(access, row)
        made += 1
    return made


def _stands(held: Incident, source: Source, one: Found) -> bool:
    """What was promised to everybody holds for one person, too; what was promised to one is no word to another."""
    heard = Q(reply=None, public=True)
    if isinstance(source, Reply):
        to = source.evidence
        same = Q(reply__evidence=to.pk)
        if to.author:
            same |= Q(reply__evidence__platform=to.platform, reply__evidence__author=to.author)
        heard |= same
    rows = list(held.promises.filter(heard))
    said = [row.text for row in rows if row.state == PromiseState.STRUCK] + _corrected(source)
    return said_again(one.what, said) or not ledger_missing([one], [row.to_value() for row in rows])


def _corrected(source: Source) -> list[str]:
    """What a correction promises once more has a line already, settled or not."""
    if isinstance(source, Update):
        rows = Promise.objects.filter(update=source.corrects_id) if source.corrects_id else Promise.objects.none()
        return list(rows.values_list("text", flat=True))
    root = source.draft.corrects_id if isinstance(source, Statement) else None
    if root is None:
        return []
    before = Q(statement__draft=root) | Q(statement__draft__corrects=root)
    return list(Promise.objects.filter(before).values_list("text", flat=True))
