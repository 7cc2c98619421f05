"""Addresses of private cases."""

from django.urls import path

from firewarden.desk.pages.offline import mail, talking, views

app_name = "offline"
CASES = "brands/<slug:brand>/incidents/<int:number>/cases/"
ONE = CASES + "<int:case>/"

urlpatterns = [
    path(CASES, views.cases, name="cases"),
    path(ONE, views.case, name="case"),
    path(ONE + "notes/", views.notes, name="notes"),
    path(ONE + "state/", views.state, name="state"),
    path(ONE + "public-word/", views.public_word, name="public_word"),
    path(ONE + "lines/", talking.lines, name="lines"),
    path(ONE + "lines/<int:line>/settlement/", mail.settlement, name="settlement"),
    path(ONE + "talk/", talking.talk, name="talk"),
    path(ONE + "invitations/", talking.invitations, name="invitations"),
    path(ONE + "invitations/<uuid:room>/end/", talking.ending, name="ending"),
    path(ONE + "consent/", talking.consent, name="consent"),
    path(ONE + "contacts/", talking.contacts, name="contacts"),
    path(ONE + "contacts/<uuid:contact>/removal/", talking.removal, name="removal"),
    path(ONE + "calls/", talking.calls, name="calls"),
    path(ONE + "calls/<uuid:call>/end/", talking.call_end, name="call_end"),
    path(ONE + "files/<uuid:file>/", talking.file, name="file"),
    path("brands/<slug:brand>/case-mailbox/", mail.box, name="box"),
    path("brands/<slug:brand>/stray-mail/", mail.strays, name="strays"),
    path("brands/<slug:brand>/stray-mail/<int:stray>/", mail.stray, name="stray"),
]
