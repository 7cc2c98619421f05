"""Addresses of private cases."""

from django.urls import path

from firewarden.desk.pages.offline import views

app_name = "offline"
CASES = "brands/<slug:brand>/incidents/<int:number>/cases/"

urlpatterns = [
    path(CASES, views.cases, name="cases"),
    path(CASES + "<int:case>/notes/", views.notes, name="notes"),
    path(CASES + "<int:case>/state/", views.state, name="state"),
]
