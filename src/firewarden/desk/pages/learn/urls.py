"""Addresses of a review."""

from django.urls import path

from firewarden.desk.pages.learn import views

app_name = "learn"
REVIEW = "brands/<slug:brand>/incidents/<int:number>/review/"

urlpatterns = [
    path(REVIEW, views.review, name="review"),
    path(REVIEW + "sections/", views.sections, name="sections"),
    path(REVIEW + "lessons/", views.lessons, name="lessons"),
    path(REVIEW + "items/", views.items, name="items"),
    path(REVIEW + "items/<uuid:item>/completion/", views.completion, name="completion"),
    path(REVIEW + "closure/", views.closure, name="closure"),
]
