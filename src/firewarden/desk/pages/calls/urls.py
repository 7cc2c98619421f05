"""Addresses of calls."""

from django.urls import path

from firewarden.desk.pages.calls import digests, views

app_name = "calls"
BRAND = "brands/<slug:brand>/contacts/"

urlpatterns = [
    path(BRAND, views.contacts, name="contacts"),
    path(BRAND + "<uuid:contact>/test/", views.test, name="test"),
    path(BRAND + "<uuid:contact>/retirement/", views.retirement, name="retirement"),
    path(BRAND + "<uuid:contact>/digest/", digests.digest, name="digest"),
    path(BRAND + "<uuid:contact>/digest/test/", digests.test, name="digest-test"),
    path("calls/<str:token>/", views.call, name="call"),
]
