"""Programs: a secret of their own, a signed challenge, signed updates, and peace after three failures."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from firewarden import bootstrap
from firewarden.config import Settings
from firewarden.desk import outside as outside_module
from firewarden.desk.actions import hooks, mailing
from firewarden.desk.actions.subscribing import Wanted
from firewarden.desk.letters import program_words
from firewarden.desk.records import Event, Hook, HookCall
from firewarden.desk.tokens import hook_token
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.statement import Refused
from tests.desk.mailing.post import Post

ADDRESS = "https://partner.example/in?key=abc"


@dataclass
class Program:
    """Somebody's receiver, as `docs/subscriptions.md` tells to write it."""

    secret: str = ""
    trouble: str = ""
    told: list[dict[str, Any]] = field(default_factory=list)
    stamps: list[int] = field(default_factory=list)

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        assert address == ADDRESS
        stamp = headers["Firewarden-Timestamp"]
        expected = "v1=" + hmac.digest(self.secret.encode(), stamp.encode() + b"." + body, "sha256").hex()
        if not hmac.compare_digest(expected, headers["Firewarden-Signature"]):
            return b"no"
        if self.trouble:
            raise NetworkError(self.trouble)
        said = json.loads(body)
        self.told.append(said)
        self.stamps.append(int(stamp))
        assert headers["Idempotency-Key"] == str(said.get("id", headers["Idempotency-Key"]))
        return str(said.get("challenge", "")).encode()


@pytest.fixture
def program(post: Post) -> Program:
    found = Program()
    post.world.outside = replace(post.world.outside, post_hook=found.post)
    outside_module.give(post.world.outside)
    return found


def asked(post: Post, program: Program) -> UUID:
    made = hooks.ask_hook(post.world.as_worker, ADDRESS, Wanted(), post.world.outside)
    assert isinstance(made, hooks.Made)
    program.secret = made.secret
    return made.hook


def awake(post: Post, program: Program) -> UUID:
    hook = asked(post, program)
    assert hooks.challenge(post.world.as_worker, hook) is None
    calls(post)
    return hook


def calls(post: Post) -> int:
    mailing.fan_out(post.world.as_worker)
    return hooks.call_hooks(post.world.as_worker, post.world.outside, program_words)


def test_nothing_is_posted_before_its_page_asks_for_the_challenge(post: Post, program: Program) -> None:
    hook = asked(post, program)
    post.publish()

    assert (calls(post), program.told) == (0, [])
    assert hooks.challenge(post.world.as_worker, hook) is None
    assert isinstance(hooks.challenge(post.world.as_worker, hook), Refused)
    calls(post)
    assert (Hook.objects.get().state, program.told[0]["event"]) == ("active", "challenge")


def test_an_update_comes_signed_with_the_time_and_once(post: Post, program: Program) -> None:
    awake(post, program)
    post.publish("We know of it.")
    calls(post)
    calls(post)

    (said,) = [one for one in program.told if one["event"] == "update.published"]
    assert (said["update"]["text"], said["update"]["number"]) == ("We know of it.", 1)
    assert said["brand"] == {"name": "Acme", "url": "https://crisis.example.org/status/acme/"}
    assert program.stamps[-1] == post.world.clock.now() // 1_000_000
    assert HookCall.objects.get().state == "sent"


def test_who_cannot_check_the_signature_is_not_told(post: Post, program: Program) -> None:
    hook = asked(post, program)
    program.secret = "somebody else's"
    hooks.challenge(post.world.as_worker, hook)
    calls(post)

    assert (Hook.objects.get().state, program.told) == ("did not answer", [])


def test_three_updates_in_a_row_not_taken_and_it_is_left_in_peace(post: Post, program: Program) -> None:
    awake(post, program)
    program.trouble = f"{ADDRESS} did not answer in time."
    for _ in range(3):
        post.publish()
        for _ in range(7):
            calls(post)
            post.wait(13 * 60)
    assert Hook.objects.get().state == "disabled"
    assert Event.objects.filter(kind="hook.disabled").count() == 1
    assert str(Hook.objects.get().answer) == "partner.example did not answer in time."

    post.publish()
    assert calls(post) == 0
    page = Client().get(f"/programs/{hook_token(post.world.outside, Hook.objects.get().pk)}/").content.decode()
    assert "it did not take three updates in a row" in page


def test_one_that_recovers_is_told_again_with_the_same_id(post: Post, program: Program) -> None:
    awake(post, program)
    program.trouble = "away"
    post.publish()
    calls(post)
    program.trouble = ""
    post.wait(1)
    calls(post)

    assert [one["id"] for one in program.told if "update" in one] == [str(HookCall.objects.get().pk)]
    assert Hook.objects.get().failures == 0


@pytest.mark.parametrize(
    "address",
    ["", "http://partner.example/", "https://user:word@partner.example/", "https://", "ftp://x", "https://a b/", "x"],
)
def test_what_is_no_address_of_a_program_is_refused(post: Post, address: str) -> None:
    assert isinstance(hooks.ask_hook(post.world.as_worker, address, Wanted(), post.world.outside), Refused)


def test_an_address_and_its_secret_cannot_be_read_in_the_database(post: Post, program: Program) -> None:
    awake(post, program)
    row = Hook.objects.get()

    assert "key=abc" not in repr(list(Hook.objects.values_list()))
    assert program.secret not in repr(list(Hook.objects.values_list()))
    assert row.host == "partner.example"


def test_whoever_has_its_page_removes_it_and_nobody_else(post: Post, program: Program) -> None:
    hook = awake(post, program)
    token = hook_token(post.world.outside, hook)
    wrong = token[:30] + ("A" if token[30] != "A" else "B") + token[31:]
    assert Client().post(f"/programs/{wrong}/", {"remove": "1"}).status_code == 404
    assert Client().post(f"/programs/{token}/", {"remove": "1"}).status_code == 200
    assert Hook.objects.count() == 0


@pytest.mark.parametrize("address", ["https://127.0.0.1/in", "https://localhost/in", "https://169.254.169.254/latest"])
def test_an_address_inside_our_network_is_never_asked(tmp_path: Path, address: str) -> None:
    """The real way out, with what an installation sets."""
    with pytest.raises(NetworkError, match="inside a private network"):
        bootstrap.post_hook(Settings(data=tmp_path), address, b"{}", {})
