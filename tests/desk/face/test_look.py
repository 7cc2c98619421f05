"""The style sheets and templates keep their rules: contrast, direction, no inline code, small pages."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from firewarden.desk import statics

STATIC = statics.ROOT
TEMPLATES = sorted(STATIC.parent.rglob("*.html"))
SHEETS = sorted((STATIC / "css").glob("*.css"))
ON_EVERY_PAGE = [
    "css/tokens.css",
    "css/layout.css",
    "css/parts.css",
    "vendor/htmx.min.js",
    "vendor/idiomorph-ext.min.js",
]

TEXT_PAIRS = [
    *(
        (ink, paper)
        for ink in ("text", "muted", "link", "bad", "good", "wait")
        for paper in ("bg", "surface", "sunken")
    ),
    *((f"level{level}", paper) for level in range(5) for paper in ("bg", "surface")),
    *(("on-level", f"level{level}") for level in range(5)),
    *((tone, f"{tone}-soft") for tone in ("good", "bad", "wait")),
    *(("text", paper) for paper in ("accent-soft", "good-soft", "bad-soft", "wait-soft")),
    *(("muted", paper) for paper in ("bad-soft", "wait-soft")),
    ("on-accent", "accent"),
]
SIGN_PAIRS = [("edge", "surface"), ("focus", "surface"), ("focus", "bg"), ("neg", "surface"), ("accent", "surface")]


def themes() -> dict[str, dict[str, str]]:
    """The tokens of the light theme and of both places where the dark one stands."""
    blocks = re.findall(r"\{([^{}]*--bg[^{}]*)\}", (STATIC / "css" / "tokens.css").read_text())
    found = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks]
    return dict(zip(("light", "dark by device", "dark by choice", "print"), found, strict=True))


def contrast(one: str, two: str) -> float:
    """WCAG 2.2, relative luminance."""

    def luminance(color: str) -> float:
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", ["light", "dark by device"])
def test_every_text_reaches_four_and_a_half_to_one(theme: str) -> None:
    colors = themes()[theme]

    weak = [(ink, paper) for ink, paper in TEXT_PAIRS if contrast(colors[ink], colors[paper]) < 4.5]

    assert weak == []


@pytest.mark.parametrize("theme", ["light", "dark by device"])
def test_every_sign_reaches_three_to_one(theme: str) -> None:
    colors = themes()[theme]

    assert [pair for pair in SIGN_PAIRS if contrast(colors[pair[0]], colors[pair[1]]) < 3] == []


def test_dark_is_the_same_by_device_and_by_choice() -> None:
    assert themes()["dark by device"] == themes()["dark by choice"]


def test_sheets_know_no_left_and_right() -> None:
    physical = re.compile(
        r"(?:margin|padding|border|inset)-(?:left|right)|(?<![\w-])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:"
    )

    assert [
        (sheet.name, physical.findall(sheet.read_text())) for sheet in SHEETS if physical.search(sheet.read_text())
    ] == []


def test_colors_stand_in_the_tokens_alone() -> None:
    colored = {
        sheet.name: re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text())
        for sheet in SHEETS
        if sheet.name != "tokens.css"
    }

    assert {name: colors for name, colors in colored.items() if set(colors) - {"#fff"}} == {}


def test_templates_have_no_inline_code_or_style() -> None:
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|javascript:|hx-on|hx-vals=.js:")

    pages = [path for path in TEMPLATES if path.parent.name != "mail"]  # mail programs know no sheets

    assert [(path.name, inline.findall(path.read_text())) for path in pages if inline.search(path.read_text())] == []


def test_templates_are_short() -> None:
    assert [path.name for path in TEMPLATES if path.read_text().count("\n") > 150] == []


def test_templates_trust_no_text() -> None:
    assert [path.name for path in TEMPLATES if re.search(r"\|\s*safe\b|autoescape false", path.read_text())] == []


def test_vendored_files_are_what_the_manifest_says() -> None:
    folder = STATIC / "vendor"
    listed = json.loads((folder / "manifest.json").read_text())["files"]

    assert {entry["file"]: hashlib.sha256((folder / entry["file"]).read_bytes()).hexdigest() for entry in listed} == {
        entry["file"]: entry["sha256"] for entry in listed
    }
    assert {path.name for path in folder.iterdir()} == {
        "manifest.json",
        *(entry["file"] for entry in listed),
        *(entry["license_file"] for entry in listed),
    }


def test_what_every_page_loads_is_under_forty_kilobytes_packed() -> None:
    entry = (STATIC / "js" / "desk.js").read_text()
    asked_for = re.findall(r'querySelector\("\[[a-z-]+\]"\)\) import\("\./(\w+\.js)"\)', entry)
    modules = [f"js/{path.name}" for path in (STATIC / "js").glob("*.js") if path.name not in asked_for]
    sizes = [
        len(file.packed or file.body) for name in ON_EVERY_PAGE + modules if (file := statics.read(name)) is not None
    ]

    assert asked_for == ["chart.js", "enter.js", "queue.js", "inbox.js"]
    assert len(sizes) == len(ON_EVERY_PAGE) + len(modules)
    assert sum(sizes) < 40_000


def test_scripts_import_only_their_neighbors() -> None:
    imports = [
        (path.name, target)
        for path in (STATIC / "js").glob("*.js")
        for target in re.findall(r"(?:from |import\()\"([^\"]+)\"", path.read_text())
        if not (STATIC / "js" / Path(target).name).exists() or not target.startswith("./")
    ]

    assert imports == []
