"""Addresses of the queue."""

from django.urls import path

from firewarden.desk.pages.engage import care, fairness, views

app_name = "engage"
ONE = "brands/<slug:brand>/incidents/<int:number>/conversations/"

urlpatterns = [
    path("brands/<slug:brand>/inbox/", views.inbox, name="inbox"),
    path("brands/<slug:brand>/inbox/fairness/", fairness.fairness, name="fairness"),
    path("brands/<slug:brand>/inbox/care/", care.care, name="care"),
    path(ONE, views.conversations, name="conversations"),
    path(ONE + "<int:evidence>/aside/", views.aside, name="aside"),
]
