"""Addresses for the public."""

from django.urls import path

from firewarden.desk.public import hooks, posting, subscribing, talk, views

app_name = "public"

urlpatterns = [
    path("in/<slug:source>", posting.posted, name="posted"),
    path("talk/<uuid:room>/", talk.talk, name="talk"),
    path("talk/<uuid:room>/lines/", talk.lines, name="talk_lines"),
    path("talk/<uuid:room>/calls/", talk.calls, name="talk_calls"),
    path("talk/<uuid:room>/files/<uuid:file>/", talk.file, name="talk_file"),
    path("talk/<uuid:room>/<str:token>/", talk.invitation, name="invitation"),
    path("status/<slug:brand>/", views.status, name="status"),
    path("status/<slug:brand>/subscription/", subscribing.subscription, name="subscription"),
    path("status/<slug:brand>/programs/", hooks.programs, name="programs"),
    path("subscriptions/<str:token>/", subscribing.confirming, name="confirming"),
    path("unsubscribe/<str:token>/", subscribing.leaving, name="leaving"),
    path("programs/<str:token>/", hooks.program, name="program"),
    path("status/<slug:brand>/feed/", views.feed, name="feed"),
    path("status/<slug:brand>/data/", views.data, name="data"),
]
