"""Addresses of incidents."""

from django.urls import path

from firewarden.desk.pages.assess import deciding, disclosing, happening, reporting, views

app_name = "assess"
ONE = "brands/<slug:brand>/incidents/<int:number>/"

urlpatterns = [
    path("reports/", reporting.report, name="report"),
    path("brands/<slug:brand>/incidents/", views.incidents, name="incidents"),
    path("brands/<slug:brand>/happening/", happening.happening, name="happening"),
    path(ONE + "backfill/", happening.backfill, name="backfill"),
    path(ONE, views.incident, name="incident"),
    path(ONE + "now/", views.first_screen, name="now"),
    path(ONE + "newest/", views.newest, name="newest"),
    path(ONE + "evidence/", views.evidence, name="evidence"),
    path(ONE + "evidence/<int:piece>/file/", views.evidence_file, name="file"),
    path(ONE + "evidence/<int:piece>/pictures/<int:position>/", views.picture, name="picture"),
    path(ONE + "evidence/<int:piece>/disclosures/", disclosing.disclosures, name="disclosures"),
    path(ONE + "timeline/", views.timeline, name="timeline"),
    path(ONE + "versions/<int:version>/", views.version, name="version"),
    path(ONE + "presence/", views.presence, name="presence"),
    path(ONE + "looks/", views.looks, name="looks"),
    path(ONE + "decisions/", deciding.decisions, name="decisions"),
    path(ONE + "closure/", deciding.closure, name="closure"),
    path(ONE + "merger/", deciding.merger, name="merger"),
    path(ONE + "level/", deciding.level, name="level"),
    path(ONE + "title/", deciding.title, name="title"),
    path(ONE + "type/", deciding.crisis_type, name="type"),
    path(ONE + "restriction/", deciding.restriction, name="restriction"),
    path(ONE + "notes/", deciding.notes, name="notes"),
    path(ONE + "roles/", deciding.roles, name="roles"),
]
