"""The address of the decision."""

from django.urls import path

from firewarden.desk.pages.apologize import views

app_name = "apologize"

urlpatterns = [path("brands/<slug:brand>/incidents/<int:number>/apology/", views.apology, name="apology")]
