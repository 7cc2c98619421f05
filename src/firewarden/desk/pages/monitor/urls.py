"""Addresses of the radar."""

from django.urls import path

from firewarden.desk.pages.monitor import coverage, rules, views

app_name = "monitor"
RULES = "brands/<slug:brand>/rules/"

urlpatterns = [
    path("radar/", views.radar, name="radar"),
    path("brands/<slug:brand>/coverage/", coverage.coverage, name="coverage"),
    path("brands/<slug:brand>/coverage/<slug:place>/looks/", coverage.looks, name="looks"),
    path("brands/<slug:brand>/signals/", views.signals, name="signals"),
    path("brands/<slug:brand>/signals/<uuid:signal>/incident/", views.promotion, name="promotion"),
    path("brands/<slug:brand>/signals/<uuid:signal>/dismissal/", views.dismissal, name="dismissal"),
    path("brands/<slug:brand>/signals/<uuid:signal>/mark/", rules.mark, name="mark"),
    path(RULES, rules.rules, name="rules"),
    path(RULES + "new/<slug:lane>/", rules.new_rule, name="new_rule"),
    path(RULES + "lint/", rules.rule_lint, name="rule_lint"),
    path(RULES + "budget/", rules.budget, name="budget"),
    path(RULES + "<slug:rule>/", rules.rule, name="rule"),
    path(RULES + "<slug:rule>/terms/", rules.rule_terms, name="rule_terms"),
    path(RULES + "<slug:rule>/switch/", rules.switch, name="switch"),
    path(RULES + "<slug:rule>/muting/", rules.muting, name="muting"),
    path(RULES + "<slug:rule>/test/", rules.test, name="rule_test"),
    path(RULES + "<slug:rule>/retirement/", rules.retirement, name="rule_retirement"),
]
