"""Addresses of public updates, as the team sees them."""

from django.urls import path

from firewarden.desk.pages.update import face, views

app_name = "update"
ONE = "brands/<slug:brand>/incidents/<int:number>/updates/"
FACE = "brands/<slug:brand>/status/"

urlpatterns = [
    path(ONE, views.updates, name="updates"),
    path(ONE + "checks/", views.checks, name="checks"),
    path(ONE + "drafts/<int:draft>/publication/", views.publication, name="publication"),
    path(FACE, face.face, name="face"),
    path(FACE + "logo/", face.logo, name="logo"),
    path(FACE + "topics/", face.topics, name="topics"),
    path(FACE + "topics/<slug:topic>/retirement/", face.topic, name="topic"),
]
