"""Addresses of the decision, of those harmed, of counsel's notes and of what we promised."""

from django.urls import path

from firewarden.desk.pages.apologize import counsel, groups, promises, views

app_name = "apologize"
ONE = "brands/<slug:brand>/incidents/<int:number>/"
GROUP = ONE + "groups/<int:group>/"
PROMISE = ONE + "promises/<int:promise>/"

urlpatterns = [
    path(ONE + "apology/", views.apology, name="apology"),
    path(ONE + "apology/weighings/", views.weighings, name="weighings"),
    path(ONE + "apology/texts/<int:draft>/sign-offs/", views.sign_offs, name="sign_offs"),
    path(ONE + "groups/", groups.groups, name="groups"),
    path(GROUP, groups.group, name="group"),
    path(GROUP + "reaches/", groups.reaches, name="reaches"),
    path(GROUP + "names/", groups.names, name="names"),
    path(GROUP + "closure/", groups.closure, name="closure"),
    path(ONE + "counsel/", counsel.counsel, name="counsel"),
    path(ONE + "counsel/<uuid:note>/readers/", counsel.readers, name="readers"),
    path(ONE + "promises/", promises.promises, name="promises"),
    path(PROMISE + "assignment/", promises.assignment, name="assignment"),
    path(PROMISE + "proofs/", promises.proofs, name="proofs"),
    path(PROMISE + "withdrawal/", promises.withdrawal, name="withdrawal"),
    path(PROMISE + "striking/", promises.striking, name="striking"),
    path("brands/<slug:brand>/promises/", promises.ledger, name="ledger"),
]
