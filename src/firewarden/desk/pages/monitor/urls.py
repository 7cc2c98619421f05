"""Addresses of the radar."""

from django.urls import path

from firewarden.desk.pages.monitor import coverage, views

app_name = "monitor"

urlpatterns = [
    path("radar/", views.radar, name="radar"),
    path("brands/<slug:brand>/coverage/", coverage.coverage, name="coverage"),
    path("brands/<slug:brand>/coverage/<slug:place>/looks/", coverage.looks, name="looks"),
    path("brands/<slug:brand>/signals/", views.signals, name="signals"),
    path("brands/<slug:brand>/signals/<uuid:signal>/incident/", views.promotion, name="promotion"),
    path("brands/<slug:brand>/signals/<uuid:signal>/dismissal/", views.dismissal, name="dismissal"),
]
