"""Addresses for the public."""

from django.urls import path

from firewarden.desk.public import posting, views

app_name = "public"

urlpatterns = [
    path("in/<slug:source>", posting.posted, name="posted"),
    path("status/<slug:brand>/", views.status, name="status"),
    path("status/<slug:brand>/feed/", views.feed, name="feed"),
    path("status/<slug:brand>/data/", views.data, name="data"),
]
