"""What people complain about, by words they use. Decides neither truth nor blame."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.said import Said, say

_EVIDENCE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`failure` and `attribution` are in 0..1: how much such a failure weighs, and how much it is laid at our door.
    `stems` are beginnings of words, by comma; whole words where they end in `$`."""

    words: Said
    failure: float
    attribution: float
    stems: str


KINDS: Mapping[str, Kind] = {
    "treatment": Kind(
        words=say("how people were treated"),
        failure=1.0,
        attribution=1.0,
        stems="""
            rude, disrespect, humiliat, drag, assault, beat, forcibl, thrown off, kicked off, kicked out,
            removed from, brutal, violen, abus, harass, treat, attitude, yelled, expuls, arrast, golpe,
            maltrat, grosero, maleducad, agredi, desrespeit, humilh, maltrait, impoli, irrespect, agress,
            tabass, unfreundlich, unverschämt, gezerrt, respektlos, maleducat, aggredi, trascinat,
            badtameez, बुरा व्यवहार, إهانة, اهانة, سحل
        """,
    ),
    "danger": Kind(
        words=say("danger to people"),
        failure=1.0,
        attribution=1.0,
        stems="""
            caught fire, explod, unsafe, dangerous, hazard, injur, poison, hospital, allerg, recall,
            peligro, incendi, intoxic, herid, perigo, explodi, ferid, danger, blessé, gefähr, verletz,
            vergift, pericol, ferit, khatra, खतरा, خطر, تسمم
        """,
    ),
    "honesty": Kind(
        words=say("lies and broken promises"),
        failure=1.0,
        attribution=1.0,
        stems="""
            lied, liar, lying, mislead, misled, false advert, cover up, coverup, deceiv, hypocri, scam,
            fraud, rip off, ripoff, cheat, broken promise, fake apolog, non apology, mentir, mentira,
            mentiros, engañ, estaf, engana, golpe, mensonge, menteur, arnaq, lüg, gelogen, betrug, betrüg,
            verarsch, bugia, bugiard, truff, dhokha, jhoot, धोखा, كذب, نصب, احتيال
        """,
    ),
    "values": Kind(
        words=say("values and politics"),
        failure=0.5,
        attribution=0.5,
        stems="""
            racis, sexis, discriminat, homophob, transphob, woke, anti national, antinational, anti hindu,
            antihindu, anti india, hindu, muslim, religio, patriot, political, propaganda, culture,
            sentiments, nationalis, feminis, gender, disrespect our, insult to, jihad, discrimin, racism,
            política, religi, rassis, politik, razzis, politic, देशद्रोह, धर्म, हिंदू, عنصري, دين
        """,
    ),
    "money": Kind(
        words=say("money: prices, charges and refunds"),
        failure=1.0,
        attribution=0.5,
        stems="""
            refund, money back, charged, charges, overcharg, overpric, expensive, fee$, fees, price,
            reimburs, compensat, reembols, devoluc, cobr, caro, carísim, dinero, dinheiro, estorno,
            rembours, factur, cher$, prélèv, erstatt, abgebucht, teuer, geld zurück, rimbors, addebit,
            soldi, paise, paisa, पैसा, पैसे, فلوس, استرجاع
        """,
    ),
    "waiting": Kind(
        words=say("delays and cancellations"),
        failure=1.0,
        attribution=0.5,
        stems="""
            delay, cancel, late$, waiting, waited, hours, stuck, overbook, missed, postpon, retras,
            esperand, horas, atras, demor, retard, annul, attend, verspät, warte, storn, ritard, aspett,
            cancell, ore di, der ho, late ho, تأخير, تاخير, انتظار
        """,
    ),
    "answers": Kind(
        words=say("no answer and poor service"),
        failure=1.0,
        attribution=0.5,
        stems="""
            customer service, no response, no reply, no answer, on hold, hung up, nobody answer, support,
            ignor, unhelpful, no one, call center, call centre, servicio al cliente, atención al cliente,
            no responde, no contesta, atendimento, não respond, service client, répond, kundenservice,
            hotline, antwort, assistenza, non rispond, jawab nahi, reply nahi, خدمة العملاء, يرد
        """,
    ),
    "product": Kind(
        words=say("things that do not work"),
        failure=1.0,
        attribution=0.5,
        stems="""
            broken, not work, doesn't work, does not work, crash, bug, glitch, outage, down$, error,
            defect, faulty, poor quality, bad quality, damaged, useless, lost my, login, log in, no
            funciona, no sirve, falla, roto, não funciona, travand, fora do ar, estrag, panne, marche pas,
            fonctionne pas, kaputt, defekt, funktioniert nicht, geht nicht, non funziona, guast, rotto,
            kharab, kaam nahi, खराब, عطل, لا يعمل, معطل
        """,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """`mentions` of `read` hostile ones name this kind; one mention may name several."""

    name: str
    words: Said
    mentions: int
    read: int
    evidence: tuple[PostKey, ...]


def complaints(hostile: Sequence[Mention]) -> list[Complaint]:
    """Kinds of complaint among hostile mentions, most frequent first."""
    found: dict[str, list[PostKey]] = {name: [] for name in KINDS}
    for mention in hostile:
        for name in kinds_of(mention.post.text):
            found[name].append(mention.post.key)
    made = [
        Complaint(
            name=name, words=KINDS[name].words, mentions=len(keys), read=len(hostile), evidence=tuple(keys[-_EVIDENCE:])
        )
        for name, keys in found.items()
        if keys
    ]
    return sorted(made, key=lambda complaint: (-complaint.mentions, complaint.name))


def kinds_of(text: str) -> set[str]:
    """The names of all kinds whose words a text has, at the beginning of a word."""
    return {name for name, pattern in _PATTERNS.items() if pattern.search(text.lower())}


def weighed(made: Iterable[Complaint]) -> tuple[float, float]:
    """Failure and attribution of the kinds people name, by how often they name them; 0.5 each where none is named."""
    counts = Counter({complaint.name: complaint.mentions for complaint in made})
    total = sum(counts.values())
    if not total:
        return 0.5, 0.5
    failure = sum(KINDS[name].failure * count for name, count in counts.items()) / total
    return failure, sum(KINDS[name].attribution * count for name, count in counts.items()) / total


def _pattern(stems: str) -> re.Pattern[str]:
    parts = [re.escape(" ".join(stem.split())).replace(r"\$", r"(?!\w)") for stem in stems.split(",")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})")


_PATTERNS = {name: _pattern(kind.stems) for name, kind in KINDS.items()}
