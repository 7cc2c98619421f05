"""Addresses about subscribers, as the team sees them."""

from django.urls import path

from firewarden.desk.pages.subscribers import lists, views

app_name = "subscribers"
BRAND = "brands/<slug:brand>/subscribers/"

urlpatterns = [
    path(BRAND, views.subscribers, name="subscribers"),
    path(BRAND + "settlement/", views.settlement, name="settlement"),
    path(BRAND + "test/", views.test, name="test"),
    path(BRAND + "import/", lists.brought, name="import"),
    path(BRAND + "export/", lists.taken, name="export"),
    path(BRAND + "erasure/", lists.erasure, name="erasure"),
    path(BRAND + "programs/<uuid:hook>/removal/", views.removal, name="removal"),
]
