"""Addresses of replies. The number behind `replies/` is that of the post that is answered."""

from django.urls import path

from firewarden.desk.pages.personalize import views

app_name = "personalize"
REPLIES = "brands/<slug:brand>/incidents/<int:number>/replies/"

urlpatterns = [
    path(REPLIES, views.replies, name="replies"),
    path(REPLIES + "<int:evidence>/", views.reply, name="reply"),
    path(REPLIES + "<int:evidence>/checks/", views.checks, name="checks"),
    path(REPLIES + "<int:evidence>/texts/<int:reply>/delivery/", views.delivery, name="delivery"),
]
