"""Addresses of public updates, as the team sees them."""

from django.urls import path

from firewarden.desk.pages.update import views

app_name = "update"

urlpatterns = [
    path("brands/<slug:brand>/incidents/<int:number>/updates/", views.updates, name="updates"),
    path("brands/<slug:brand>/incidents/<int:number>/updates/checks/", views.checks, name="checks"),
]
