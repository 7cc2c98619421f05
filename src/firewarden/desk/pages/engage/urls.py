"""Addresses of the queue."""

from django.urls import path

from firewarden.desk.pages.engage import care, deciding, fairness, keeping, one, views

app_name = "engage"
INBOX = "brands/<slug:brand>/inbox/"
ONE = "brands/<slug:brand>/incidents/<int:number>/conversations/"

urlpatterns = [
    path(INBOX, views.inbox, name="inbox"),
    path(INBOX + "decisions/", deciding.decisions, name="decisions"),
    path(INBOX + "undoing/", deciding.undoing, name="undoing"),
    path(INBOX + "views/", keeping.views, name="views"),
    path(INBOX + "views/<int:view>/removal/", keeping.removal, name="view-removal"),
    path(INBOX + "fairness/", fairness.fairness, name="fairness"),
    path(INBOX + "care/", care.care, name="care"),
    path(ONE, views.conversations, name="conversations"),
    path(ONE + "<int:conversation>/", one.conversation, name="conversation"),
    path(ONE + "<int:conversation>/notes/", one.notes, name="notes"),
    path(ONE + "<int:conversation>/claim/", one.claim, name="claim"),
    path(ONE + "<int:evidence>/aside/", views.aside, name="aside"),
]
