"""Address of recovery."""

from django.urls import path

from firewarden.desk.pages.rebuild import views

app_name = "rebuild"

urlpatterns = [path("brands/<slug:brand>/incidents/<int:number>/recovery/", views.recovery, name="recovery")]
