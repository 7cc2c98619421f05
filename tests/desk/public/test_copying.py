"""The status page as plain files: whole, linked within itself, and without a trace of what is inside."""

import posixpath
import re
from pathlib import Path
from xml.etree import ElementTree

from firewarden.desk.actions import face, topics
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.public.copying import MARK, copy, files_of
from firewarden.desk.records import Update
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.statement import Phase
from tests import drawn
from tests.desk.saying import tell
from tests.desk.world import NOON, World

BASE = "https://status.acme.example/page"
LINK = re.compile(r'(?:href|src)="([^"]+)"')


def made(world: World) -> dict[str, bytes]:
    return dict(files_of("acme", BASE, world.clock.at))


def published(world: World) -> None:
    open_incident(world.as_alice, "zyzzyva affair")
    topics.save_topic(world.as_alice, "hall-2", "Hall 2", {})
    wanted = face.Face(shown=True, color="#0b5c6b", languages=("en", "de"), zone="UTC")
    assert face.save_face(world.as_alice, wanted) is None
    assert face.save_logo(world.as_alice, drawn.png()) is None
    soon, words = Instant(NOON + HOUR), [("", "de", "Wir wissen davon.")]
    assert tell(world, 1, "We know of it.", phase=Phase.AWARE, next_at=soon, topics=("hall-2",), words=words) == 1


def test_every_link_leads_to_a_file_of_the_folder(world: World) -> None:
    published(world)
    files = made(world)

    pages = [name for name in files if name.endswith(".html")]
    assert len(pages) == 8
    for name in pages:
        body = files[name].decode()
        for link in LINK.findall(body):
            if link.startswith(("#", BASE)):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link.partition("#")[0]))
            assert target in files, (name, link)


def test_feeds_are_there_for_each_topic_incident_and_language(world: World) -> None:
    published(world)
    files = made(world)
    thread = Update.objects.get().pk.hex

    for what in ("all", "topic-hall-2", f"incident-{thread}", "level-3"):
        for language in ("en", "de"):
            for form in ("atom", "rss", "json", "ics"):
                assert f"feeds/{what}.{language}.{form}" in files
    root = ElementTree.fromstring(files["feeds/all.de.atom"])
    links = [one.get("href") or "" for one in root.iter("{http://www.w3.org/2005/Atom}link")]
    assert all(link.startswith(BASE + "/") for link in links)
    assert "Wir wissen davon." in files["feeds/all.de.atom"].decode()


def test_nothing_of_the_inside_is_in_any_file(world: World) -> None:
    published(world)

    for name, data in made(world).items():
        for hidden in (b"zyzzyva", b"Alice", b"Bob", b"/status/acme", b"<script"):
            assert hidden not in data, (name, hidden)


def test_second_copy_writes_what_changed_and_takes_away_what_went(world: World, tmp_path: Path) -> None:
    published(world)
    folder = tmp_path / "page"
    first = copy(folder, made(world))
    (folder / "robots.txt").write_text("User-agent: *")
    assert (first, copy(folder, made(world))) == (len(made(world)), 0)

    world.clock.pass_minutes(5)
    tell(world, 1, "It is over.", phase=Phase.CLOSED, next_at=None)
    topics.retire_topic(world.as_alice, "hall-2")
    face.save_logo(world.as_alice, b"")
    assert 0 < copy(folder, made(world)) < first
    assert "It is over." in (folder / "index.html").read_text()
    assert not list((folder / "logo").iterdir())
    assert (folder / "robots.txt").exists()
    assert list(folder.rglob("*.part")) == []


def test_list_that_names_files_outside_takes_none_away(world: World, tmp_path: Path) -> None:
    folder, precious = tmp_path / "page", tmp_path / "precious"
    precious.write_text("mine")
    folder.mkdir()
    (folder / MARK).write_text("../precious\n/etc/hostname\n")

    copy(folder, {"index.html": b"x"})

    assert precious.read_text() == "mine"


def test_late_is_late_in_the_copy_too(world: World) -> None:
    published(world)

    late = dict(files_of("acme", BASE, Instant(NOON + 61 * MINUTE)))

    assert "It is late; we are sorry." in late["index.html"].decode()
