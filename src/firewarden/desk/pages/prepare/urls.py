"""Addresses of the plan."""

from django.urls import path

from firewarden.desk.pages.prepare import holdings, views

app_name = "prepare"
HOLDINGS = "brands/<slug:brand>/plan/holding-statements/"

urlpatterns = [
    path("brands/<slug:brand>/plan/", views.plan, name="plan"),
    path("brands/<slug:brand>/plan/checklists/<int:level>/<slug:kind>/", views.checklist, name="checklist"),
    path(HOLDINGS, holdings.listed, name="holdings"),
    path(HOLDINGS + "proposals/", holdings.adopted, name="adopted"),
    path(HOLDINGS + "new/", holdings.new, name="new_holding"),
    path(HOLDINGS + "<int:holding>/", holdings.one, name="holding"),
    path(HOLDINGS + "<int:holding>/approval/", holdings.approved, name="approved"),
    path(HOLDINGS + "<int:holding>/retirement/", holdings.retired, name="retired_holding"),
]
