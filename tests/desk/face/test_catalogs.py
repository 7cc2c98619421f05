"""The words of the desk: extraction, catalogs, their compiled form."""

import gettext
import importlib.util
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]


def load() -> Any:
    """A script is no package: it is found by its file."""
    spec = importlib.util.spec_from_file_location("catalogs", ROOT / "scripts" / "catalogs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogs"] = module
    spec.loader.exec_module(module)
    return module


catalogs = load()


def test_every_word_is_in_its_catalog_and_german_has_them_all() -> None:
    checked = subprocess.run(
        [sys.executable, "scripts/catalogs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (checked.returncode, checked.stderr) == (0, "")


def found(folder: Path, name: str, text: str) -> tuple[list[tuple[str, str, str]], list[str]]:
    path, problems = catalogs.ROOT / ".cache" / name, list[str]()
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    try:
        return [key for _, key in catalogs.messages(path, problems)], problems
    finally:
        path.unlink()


def test_templates_and_code_give_their_words(tmp_path: Path) -> None:
    template = '{{ _("one") }}{{ ngettext("%(num)s post", "%(num)s posts", n) }}{{ pgettext("time", "h") }}'
    code = 'from django.utils.translation import gettext as _, ngettext\n_("one")\nngettext("a", "b", 2)\n'

    assert found(tmp_path, "a.html", template) == (
        [("", "one", ""), ("", "%(num)s post", "%(num)s posts"), ("time", "h", "")],
        [],
    )
    assert found(tmp_path, "a.py", code) == ([("", "one", ""), ("", "a", "b")], [])


def test_rules_give_their_sentences(tmp_path: Path) -> None:
    code = (
        "from firewarden.vocabulary.said import say, say_count\n"
        'say("{n} wait for {who}", n=say_count("{count} post", "{count} posts", 2), who="us")\n'
    )

    assert found(tmp_path, "a.py", code) == (
        [("", "{n} wait for {who}", ""), ("", "{count} post", "{count} posts")],
        [],
    )


def test_networks_give_what_a_person_reads(tmp_path: Path) -> None:
    path = tmp_path / "connector.py"
    path.write_text(
        'WHO = "A token."\n'
        'A = Capabilities(platform="town", title="Town", cost="Free" ".", forbids=("One.", "Two."), secret=WHO,\n'
        '    settings=(Setting(name="days", label="Days", help="Up to 7.", default="7"),))\n'
    )

    words = sorted(text for _, text in catalogs.network_words(path))
    assert words == ["A token.", "Days", "Free.", "One.", "Two.", "Up to 7."]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "{{ _(title) }}"),
        ("a.py", 'from django.utils.translation import gettext as _\n_(f"hello {1}")\n'),
        ("a.py", 'from django.utils.translation import gettext as _\n_("hello" + name)\n'),
        ("a.py", "from firewarden.vocabulary.said import say\nsay(SENTENCES[kind])\n"),
        ("a.py", 'from firewarden.vocabulary.said import say\nsay(f"{n} wait")\n'),
    ],
)
def test_words_that_are_put_together_are_a_fault(tmp_path: Path, name: str, text: str) -> None:
    words, problems = found(tmp_path, name, text)

    assert words == []
    assert len(problems) == 1
    assert problems[0].endswith("needs literal text")


def test_a_sentence_of_our_own_is_no_words_of_people(tmp_path: Path) -> None:
    words, problems = found(tmp_path, "a.py", 'from firewarden.vocabulary.said import Said\nSaid("No.")\nSaid(text)\n')

    assert (words, [problem.partition(": ")[2] for problem in problems]) == (
        [],
        ["Said() is for words of people; write say()"],
    )


def test_a_catalog_survives_being_written_and_read(tmp_path: Path) -> None:
    catalog = {
        ("", 'say "hi"\n\\n', ""): catalogs.Entry(["a.py:3"], ['sag „hi"\n\\n']),
        ("", "%(num)s post", "%(num)s posts"): catalogs.Entry(
            ["a.py:1", "b.html:9"], ["%(num)s Beitrag", "%(num)s Beiträge"]
        ),
        ("time", "h", ""): catalogs.Entry(["a.py:2"], []),
    }
    path = tmp_path / "django.po"
    path.write_text(catalogs.written(catalog, "de"))

    again = catalogs.read(path)

    assert {key: entry.texts or [""] for key, entry in again.items()} == {
        key: entry.texts or [""] for key, entry in catalog.items()
    }


def test_the_compiled_form_is_what_gettext_reads() -> None:
    catalog = {
        ("", "Sign in", ""): catalogs.Entry([], ["Anmelden"]),
        ("time", "h", ""): catalogs.Entry([], ["Std."]),
        ("", "%(num)s post", "%(num)s posts"): catalogs.Entry([], ["%(num)s Beitrag", "%(num)s Beiträge"]),
        ("", "Untold", ""): catalogs.Entry([], [""]),
    }

    read = gettext.GNUTranslations(io.BytesIO(catalogs.compiled(catalog, "de")))

    assert read.gettext("Sign in") == "Anmelden"
    assert read.pgettext("time", "h") == "Std."
    assert [read.ngettext("%(num)s post", "%(num)s posts", count) for count in (1, 2)] == [
        "%(num)s Beitrag",
        "%(num)s Beiträge",
    ]
    assert read.gettext("Untold") == "Untold"


@pytest.mark.parametrize(
    ("texts", "problems"),
    [(["vor %(time)s"], 0), (["vorhin"], 1), (["vor %(tiem)s"], 1), ([], 1)],
)
def test_a_translation_keeps_the_blanks(texts: list[str], problems: int) -> None:
    catalog = {("", "%(time)s ago", ""): catalogs.Entry([], texts)}
    ruled = {
        (("", "{time} ago", "")): catalogs.Entry([], [text.replace("%(", "{").replace(")s", "}") for text in texts])
    }

    assert [len(catalogs.missing(catalogs.DESK / "locale", "de", one)) for one in (catalog, ruled)] == [problems] * 2
