"""Addresses of a person's own account."""

from django.urls import path

from firewarden.desk.pages.account import views

app_name = "account"
urlpatterns = [
    path("account/", views.profile, name="profile"),
    path("theme/", views.theme, name="theme"),
    path("language/", views.language, name="language"),
    path("enter/<str:token>/", views.way_in, name="enter"),
    path("live/ticket/", views.ticket, name="ticket"),
]
