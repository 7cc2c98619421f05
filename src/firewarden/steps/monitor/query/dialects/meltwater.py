"""Meltwater, after its published articles on Boolean search. NEAR without a number reaches four words."""

from firewarden.steps.monitor.query.dialects.manner import NO_PLACE, READ_LATER, Manner, missing
from firewarden.steps.monitor.query.dialects.values import asked
from firewarden.steps.monitor.query.syntax import FieldName
from firewarden.vocabulary.said import say

MELTWATER = Manner(
    name="Meltwater",
    wild="*",
    near=4,
    titles=frozenset({"title"}),
    anywhere={
        "ingress": say("ingress: asked for the lead paragraph; here the words may stand anywhere in the post."),
    },
    fields={
        "url": asked(FieldName.URL),
        "author": asked(FieldName.AUTHOR),
        "language": asked(FieldName.LANG),
    },
    missing=missing(country__city__region=NO_PLACE, sentiment=READ_LATER),
)
