"""Addresses for the public."""

from uuid import UUID

from django.urls import path, register_converter

from firewarden.desk.public import hooks, posting, subscribing, talk, views
from firewarden.desk.public.addresses import LANGUAGE

app_name = "public"


class Tongue:
    """A language, as its code."""

    regex = LANGUAGE

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Hex:
    """A UUID without its hyphens."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> UUID:
        return UUID(hex=value)

    def to_url(self, value: UUID) -> str:
        return value.hex


register_converter(Tongue, "tongue")
register_converter(Hex, "hex")

STATUS = "status/<slug:brand>/"
IN = STATUS + "<tongue:language>/"

urlpatterns = [
    path("in/<slug:source>", posting.posted, name="posted"),
    path("talk/<uuid:room>/", talk.talk, name="talk"),
    path("talk/<uuid:room>/lines/", talk.lines, name="talk_lines"),
    path("talk/<uuid:room>/calls/", talk.calls, name="talk_calls"),
    path("talk/<uuid:room>/files/<uuid:file>/", talk.file, name="talk_file"),
    path("talk/<uuid:room>/<str:token>/", talk.invitation, name="invitation"),
    path(STATUS + "subscription/", subscribing.subscription, name="subscription"),
    path(STATUS + "programs/", hooks.programs, name="programs"),
    path("subscriptions/<str:token>/", subscribing.confirming, name="confirming"),
    path("unsubscribe/<str:token>/", subscribing.leaving, name="leaving"),
    path("programs/<str:token>/", hooks.program, name="program"),
    path(STATUS, views.status, name="status"),
    path(STATUS + "past/", views.past, name="past"),
    path(STATUS + "promises/", views.promises, name="promises"),
    path(STATUS + "incidents/<hex:thread>/", views.thread, name="thread"),
    path(STATUS + "feeds/<str:feed>", views.feed, name="named_feed"),
    path(STATUS + "feed/", views.old_feed, {"form": "atom"}, name="feed"),
    path(STATUS + "data/", views.old_feed, {"form": "json"}, name="data"),
    path(STATUS + "look.css", views.look, name="look"),
    path(STATUS + "logo/<str:sha256>", views.logo, name="logo"),
    path(IN, views.status, name="status_in"),
    path(IN + "past/", views.past, name="past_in"),
    path(IN + "promises/", views.promises, name="promises_in"),
    path(IN + "incidents/<hex:thread>/", views.thread, name="thread_in"),
]
