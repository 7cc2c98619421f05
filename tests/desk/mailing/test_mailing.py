"""An update reaches everybody who wants it, once, in one mail, and what a server says is heeded."""

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import mailing
from firewarden.desk.actions.subscribing import Wanted, bounced
from firewarden.desk.actions.subscribing.asking import incident_of, keep
from firewarden.desk.records import Brand, Event, Incident, Mailing, Subscriber, UpdateMail
from firewarden.desk.tokens import mail_of
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.errors import NotAllowed, NotFound
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.subscription import Handed, Handing
from tests.desk.mailing.box import html_of, text_of
from tests.desk.mailing.post import Post

ANN, BEN, CLEO = "ann@news.example", "ben@news.example", "cleo@news.example"


def test_everybody_gets_one_however_often_they_subscribed(post: Post) -> None:
    post.subscribe(ANN, BEN, CLEO)
    post.publish()
    for person in Subscriber.objects.all():
        keep(person, Incident.objects.get(), "", Level.NOISE, post.world.clock.now())

    post.round()
    post.round()

    assert post.addresses() == [ANN, BEN, CLEO]
    assert post.states() == {"sent": 3}


def test_the_mail_can_be_left_by_one_click_and_read_as_text_and_html(post: Post) -> None:
    post.subscribe(ANN)
    post.publish("Bags <b>& boxes</b>.\nWe look into it = soon.")
    post.round()

    (mail,) = post.box.to(ANN)
    assert str(mail["From"]) == "Acme <updates@acme.example>"
    assert mail["To"] == ANN
    assert mail["Subject"] == "Acme: aware (update 1)"
    assert mail["List-Unsubscribe"] == f"<https://crisis.example.org{post.link(ANN)}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "Bags <b>& boxes</b>.\nWe look into it = soon." in text_of(mail)
    assert "Bags &lt;b&gt;&amp; boxes&lt;/b&gt;." in html_of(mail)
    assert f'href="https://crisis.example.org{post.link(ANN)}"' in html_of(mail)
    assert mail_of(post.world.outside, mail["Message-ID"]) == UpdateMail.objects.get().pk
    assert max(map(len, mail.as_bytes().splitlines())) <= 998


def test_a_brand_cannot_begin_a_line_in_the_head_of_a_mail(post: Post) -> None:
    Brand.objects.filter(slug="acme").update(name="Acme\r\nBcc: eve@evil.example")
    post.subscribe(ANN)
    post.publish()
    post.round()

    (mail,) = post.box.to(ANN)
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Acme Bcc: eve@evil.example: aware (update 1)"


def test_whoever_confirmed_later_or_wants_something_else_is_not_mailed(post: Post) -> None:
    post.subscribe(ANN, BEN)
    ben = Subscriber.objects.exclude(pk=Subscriber.objects.order_by("pk")[0].pk).get()
    ben.subscriptions.all().delete()
    keep(ben, None, "", Level.SEVERE, post.world.clock.now())
    post.publish()
    post.round()
    post.wait(1)
    post.subscribe(CLEO)
    post.round()

    assert post.addresses() == [ANN]


def test_a_fourth_update_within_the_hour_waits_and_goes_with_the_fifth(post: Post) -> None:
    post.subscribe(ANN)
    for number in range(1, 6):
        post.publish(f"Number {number}.")
        post.round()
        post.wait(1)
    assert len(post.box.taken) == 3

    post.wait(60)
    post.round()
    mails = post.box.to(ANN)

    assert len(mails) == 4
    assert mails[-1]["Subject"] == "Acme: aware (2 updates)"
    assert [f"Number {number}." in text_of(mails[-1]) for number in range(1, 6)] == [False, False, False, True, True]
    assert post.states() == {"sent": 4, "folded": 1}


def test_later_means_later_and_the_next_update_goes_along(post: Post) -> None:
    post.subscribe(ANN)
    post.box.answers = [Handed(Handing.LATER, 451)]
    post.publish("Number 1.")
    post.round()
    assert post.states() == {"pending": 1}
    assert post.round() == 0

    post.publish("Number 2.")
    post.round()

    assert post.states() == {"folded": 1, "sent": 1}
    assert "Number 1." in text_of(post.box.to(ANN)[0])


def test_two_mailboxes_that_are_none_and_the_address_is_dead(post: Post) -> None:
    post.subscribe(ANN)
    for _ in range(2):
        post.box.answers = [Handed(Handing.NOBODY, 550)]
        post.publish()
        post.round()
        post.wait(30)

    assert post.only().state == "unreachable"
    assert post.states() == {"failed": 2}
    post.publish()
    assert post.round() == 0
    assert Event.objects.filter(kind="subscriber.unreachable").count() == 1


def test_a_report_of_a_mail_that_came_back_counts_the_same(post: Post) -> None:
    post.subscribe(ANN)
    for _ in range(2):
        post.publish()
        post.round()
        post.wait(30)
    access = post.world.as_worker

    mails = list(UpdateMail.objects.values_list("pk", flat=True))
    assert [bounced(access, one, permanent=True) for one in mails] == [True, True]
    assert post.only().state == "unreachable"


def test_our_own_server_turning_us_away_is_nobodys_bounce(post: Post) -> None:
    post.subscribe(ANN, BEN)
    post.box.answers = [Handed(Handing.OURS, 421)]
    post.publish()
    post.round()

    assert post.states() == {"pending": 2}
    assert list(UpdateMail.objects.values_list("attempts", flat=True)) == [0, 0]
    post.round()
    assert post.addresses() == [ANN, BEN]


def test_a_server_that_is_away_costs_nothing(post: Post) -> None:
    post.subscribe(ANN)
    post.publish()
    post.box.away = True
    post.round()
    post.box.away = False
    post.round()

    assert post.states() == {"sent": 1}


def test_what_nobody_knows_of_waits_for_a_person(post: Post) -> None:
    post.subscribe(ANN, BEN)
    post.box.answers = [Handed(Handing.UNKNOWN)]
    post.publish()
    post.round()
    post.round()
    assert post.states() == {"unknown": 1, "sent": 1}
    lost = UpdateMail.objects.get(state="unknown")

    with pytest.raises(NotAllowed):
        mailing.settle_mails(post.world.access(post.world.join("Dora", Right.READ), "acme"), [lost.pk], went_out=True)
    with pytest.raises(NotFound):
        mailing.settle_mails(post.world.as_charlie, [lost.pk], went_out=True)
    assert mailing.settle_mails(post.world.as_bob, [lost.pk], went_out=False) == 1
    assert isinstance(mailing.settle_mails(post.world.as_bob, [lost.pk], went_out=True), Refused)
    post.round()

    names = [mail["Message-ID"] for _, mail in post.box.taken]
    assert (len(names), len(set(names))) == (3, 2)
    assert post.states() == {"sent": 2}


def test_a_drill_mails_nobody(post: Post) -> None:
    post.subscribe(ANN)
    post.publish()
    Brand.objects.filter(slug="acme").update(kind="drill")
    post.round()

    assert (post.box.taken, Mailing.objects.count()) == ([], 0)


def test_one_chooses_by_what_the_public_knows_and_reads_it_in_ones_language(post: Post) -> None:
    post.subscribe(ANN, language="de")
    german = [{"text": "Taschen reißen.", "language": "de", "against": 1}]
    first = post.publish("Bags tear.", language="en", topics=["bags"], level=2, variants=german)
    ann = Subscriber.objects.get()
    ann.subscriptions.all().delete()
    access = post.world.as_worker
    for wanted in (Wanted(thread=first, topic="bags"), Wanted(topic="shoes"), Wanted(level=Level.CRISIS)):
        keep(ann, incident_of(access, wanted.thread), wanted.topic, wanted.level, access.wall)
    post.round()
    (mail,) = post.box.to(ANN)

    assert mail["Subject"] == "Acme: uns bekannt (Mitteilung 1)"
    assert "Taschen reißen." in text_of(mail)
    ann.subscriptions.filter(topic="bags").delete()
    post.publish("Boxes tear.", topics=["boxes"], level=2)
    post.round()
    assert len(post.box.to(ANN)) == 1
