"""Addresses of the plan."""

from django.urls import path

from firewarden.desk.pages.prepare import views

app_name = "prepare"

urlpatterns = [
    path("brands/<slug:brand>/plan/", views.plan, name="plan"),
    path("brands/<slug:brand>/plan/checklists/<int:level>/<slug:kind>/", views.checklist, name="checklist"),
]
