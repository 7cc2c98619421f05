"""Addresses of replies, remedies and offers. The number behind `replies/` is that of the post that is answered."""

from django.urls import path

from firewarden.desk.pages.personalize import consents, modules, remedies, sending, views

app_name = "personalize"
ONE = "brands/<slug:brand>/incidents/<int:number>/"
REPLIES = ONE + "replies/"
TO = REPLIES + "<int:evidence>/"

urlpatterns = [
    path(REPLIES, views.replies, name="replies"),
    path(TO, views.reply, name="reply"),
    path(TO + "checks/", views.checks, name="checks"),
    path(TO + "texts/<int:reply>/delivery/", sending.delivery, name="delivery"),
    path(TO + "deliveries/<uuid:delivery>/address/", sending.address, name="address"),
    path(TO + "offers/", remedies.asked, name="asked"),
    path(TO + "consents/", consents.consents, name="consents"),
    path(TO + "consents/<int:consent>/withdrawal/", consents.withdrawal, name="withdrawal"),
    path(ONE + "remedies/", remedies.remedies, name="remedies"),
    path(ONE + "remedies/<int:remedy>/withdrawal/", remedies.withdrawal, name="remedy-withdrawal"),
    path(ONE + "offers/<int:offer>/decision/", remedies.decision, name="decision"),
    path(ONE + "offers/<int:offer>/state/", remedies.state, name="state"),
    path("brands/<slug:brand>/text-modules/", modules.modules, name="modules"),
    path("brands/<slug:brand>/text-modules/<int:module>/retirement/", modules.retirement, name="retirement"),
]
