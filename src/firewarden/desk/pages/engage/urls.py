"""Addresses of the queue."""

from django.urls import path

from firewarden.desk.pages.engage import fairness, views

app_name = "engage"
ONE = "brands/<slug:brand>/incidents/<int:number>/conversations/"

urlpatterns = [
    path("brands/<slug:brand>/inbox/", views.inbox, name="inbox"),
    path("brands/<slug:brand>/inbox/fairness/", fairness.fairness, name="fairness"),
    path(ONE, views.conversations, name="conversations"),
    path(ONE + "<int:evidence>/aside/", views.aside, name="aside"),
]
