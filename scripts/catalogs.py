"""Collects the words of the desk into message catalogs, keeps their translations, and compiles them.

    catalogs.py [NAME ...]   update the catalogs: all, or those of these page packages, of `desk` (shared), `rules`,
                             `networks`
    catalogs.py --check      write nothing; fail where a word is missing, German is incomplete or a compiled file is old

There is one catalog for what all pages share, one for each package of pages, one for the sentences of the rules
(`say` and `say_count` outside the desk), and one for what connectors say of their networks. English is the source.
"""

import argparse
import ast
import re
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "firewarden"
DESK = PACKAGE / "desk"
SHARED, RULES, NETWORKS = "desk", "rules", "networks"
GROWING = (NETWORKS,)
"""Catalogs that may lack words and translations: a network shows its English until somebody has translated it."""
OF_NETWORKS = {
    "Capabilities": ("note", "secret", "backfill", "cost", "forbids"),
    "Publishing": ("secret", "cost", "forbids"),
    "Setting": ("label", "help"),
}
"""Which arguments of these calls a person reads."""
COMPLETE = ("de",)
"""Languages that must have every word. Others in a catalog's folder are kept up to date, however many they have."""
PLURALS = {
    "de": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
}
NAMES = {"_": "gettext"}
for _name in ("gettext", "ngettext", "pgettext", "npgettext"):
    NAMES[_name] = NAMES[f"{_name}_lazy"] = NAMES[f"{_name}_noop"] = _name
RULE_NAMES = {"say": "gettext", "say_count": "ngettext"}
BLANK = re.compile(r"%\(\w+\)[sd]|\{\w+\}")

Key = tuple[str, str, str]
"""Context, one, many; the first and last may be empty."""


@dataclass(slots=True)
class Entry:
    places: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


Catalog = dict[Key, Entry]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("steps", nargs="*", metavar="STEP")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    problems: list[str] = []
    found = collect(problems)
    for name, catalog in found.items():
        if chosen.steps and name not in chosen.steps:
            continue
        for language in languages(name):
            place = folder(name) / language / "LC_MESSAGES"
            known = read(place / "django.po") if chosen.check and name in GROWING else catalog
            told = (check if chosen.check else update)(place, language, known)
            problems += [one for one in told if not (name in GROWING and one.endswith("is not translated"))]
    print("\n".join(problems), file=sys.stderr) if problems else None
    count = sum(len(catalog) for catalog in found.values())
    print(f"{count} messages in {len(found)} catalogs, {len(problems)} problems")
    return 1 if problems else 0


def folder(name: str) -> Path:
    if name == SHARED:
        return DESK / "locale"
    return DESK / name / "locale" if name in (RULES, NETWORKS) else DESK / "pages" / name / "locale"


def languages(name: str) -> list[str]:
    """The complete ones, and those somebody began."""
    begun = {path.parent.parent.name for path in folder(name).glob("*/LC_MESSAGES/django.po")}
    return sorted(begun.union(COMPLETE))


def collect(problems: list[str]) -> dict[str, Catalog]:
    """All messages by catalog. One that the shared catalog has is in no other."""
    found: dict[str, Catalog] = {SHARED: {}}
    for path in sorted([*PACKAGE.rglob("*.py"), *DESK.rglob("*.html"), *DESK.rglob("*.txt")]):
        name = place_of(path)
        for line, key in messages(path, problems):
            entry = found.setdefault(name, {}).setdefault(key, Entry())
            entry.places.append(f"{path.relative_to(ROOT).as_posix()}:{line}")
    for path in sorted((PACKAGE / "connectors").rglob("*.py")):
        for line, text in network_words(path):
            entry = found.setdefault(NETWORKS, {}).setdefault(("", text, ""), Entry())
            entry.places.append(f"{path.relative_to(ROOT).as_posix()}:{line}")
    for name, catalog in found.items():
        if name != SHARED:
            for key in [key for key in catalog if key in found[SHARED]]:
                del catalog[key]
    return {name: catalog for name, catalog in found.items() if catalog}


def place_of(path: Path) -> str:
    """The name of the catalog that holds the words of this file."""
    if not path.is_relative_to(DESK):
        return RULES
    parts = path.relative_to(DESK).parts
    return parts[1] if parts[0] == "pages" and len(parts) > 2 else SHARED


def messages(path: Path, problems: list[str]) -> Iterator[tuple[int, Key]]:
    try:
        yield from python_messages(path, problems) if path.suffix == ".py" else template_messages(path, problems)
    except SyntaxError as error:
        problems.append(f"{path.relative_to(ROOT)}:{error.lineno}: cannot be read: {error.msg}")


def python_messages(path: Path, problems: list[str]) -> Iterator[tuple[int, Key]]:
    text = path.read_text(encoding="utf-8")
    names = (NAMES if "gettext" in text else {}) | (RULE_NAMES if "vocabulary.said" in text else {})
    if not names:
        return
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called == "Said" and node.args and literal(node.args[0]):
            problems.append(f"{path.relative_to(ROOT)}:{node.lineno}: Said() is for words of people; write say()")
        if called not in names:
            continue
        if called in NAMES and any(isinstance(arg, ast.Name | ast.Subscript | ast.Attribute) for arg in node.args[:1]):
            continue  # words marked elsewhere, with gettext_noop
        values = [literal(arg) for arg in node.args]
        key = as_key(names[called], values)
        if key is None:
            problems.append(f"{path.relative_to(ROOT)}:{node.lineno}: {called}() needs literal text")
        else:
            yield node.lineno, key


def network_words(path: Path) -> Iterator[tuple[int, str]]:
    """What a connector says of its network and of each setting, literally or by the name of a constant."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assigned = ((one.targets[0], one.value) for one in tree.body if isinstance(one, ast.Assign))
    named = {target.id: value for target, value in assigned if isinstance(target, ast.Name)}
    for node in ast.walk(tree):
        names = OF_NETWORKS.get(getattr(node.func, "id", ""), ()) if isinstance(node, ast.Call) else ()
        for keyword in node.keywords if isinstance(node, ast.Call) else ():
            if keyword.arg in names:
                value = named.get(getattr(keyword.value, "id", ""), keyword.value)
                values = value.elts if isinstance(value, ast.Tuple) else [value]
                yield from ((value.lineno, text) for value in values if (text := literal(value)))


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def template_messages(path: Path, problems: list[str]) -> Iterator[tuple[int, Key]]:
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    try:
        tree = environment.parse(path.read_text(encoding="utf-8"))
    except TemplateSyntaxError as error:
        problems.append(f"{path.relative_to(ROOT)}:{error.lineno}: cannot be read: {error.message}")
        return
    for call in tree.find_all(nodes.Call):
        called = call.node.name if isinstance(call.node, nodes.Name) else ""
        if called not in NAMES:
            continue
        key = as_key(NAMES[called], [arg.value if isinstance(arg, nodes.Const) else None for arg in call.args])
        if key is None:
            problems.append(f"{path.relative_to(ROOT)}:{call.lineno}: {called}() needs literal text")
        else:
            yield call.lineno, key


def as_key(called: str, values: list[str | None]) -> Key | None:
    """None where a text that has to be literal is not."""
    places = {"gettext": (None, 0, None), "pgettext": (0, 1, None), "ngettext": (None, 0, 1), "npgettext": (0, 1, 2)}
    picked = []
    for place in places[called]:
        value = "" if place is None else values[place] if place < len(values) else None
        if value is None:
            return None
        picked.append(value)
    return picked[0], picked[1], picked[2]


def update(place: Path, language: str, catalog: Catalog) -> list[str]:
    old = read(place / "django.po")
    merged = {key: Entry(entry.places, old[key].texts if key in old else []) for key, entry in catalog.items()}
    place.mkdir(parents=True, exist_ok=True)
    write_changed(place / "django.po", written(merged, language).encode())
    write_changed(place / "django.mo", compiled(merged, language))
    return missing(place, language, merged)


def check(place: Path, language: str, catalog: Catalog) -> list[str]:
    file = place / "django.po"
    old, where = read(file), file.relative_to(ROOT)
    problems = [f"{where}: {key[1]!r} is not in it; run scripts/catalogs.py" for key in catalog if key not in old]
    problems += [f"{where}: {key[1]!r} is used nowhere; run scripts/catalogs.py" for key in old if key not in catalog]
    if not (place / "django.mo").exists() or (place / "django.mo").read_bytes() != compiled(old, language):
        problems.append(f"{where}: was not compiled; run scripts/catalogs.py")
    return problems + missing(place, language, {key: entry for key, entry in old.items() if key in catalog})


def missing(place: Path, language: str, catalog: Catalog) -> list[str]:
    """Words without a translation where there must be one, and translations that lose or invent a blank."""
    where = (place / "django.po").relative_to(ROOT)
    problems = []
    for (_, one, many), entry in catalog.items():
        if not any(entry.texts):
            if language in COMPLETE:
                problems.append(f"{where}: {one!r} is not translated")
            continue
        wanted = set(BLANK.findall(one)) | set(BLANK.findall(many))
        for text in entry.texts:
            got = set(BLANK.findall(text))
            if got != wanted and not (many and got < wanted):
                problems.append(f"{where}: {one!r} has the blanks {sorted(wanted)}, its translation {sorted(got)}")
    return problems


def read(path: Path) -> Catalog:
    """The entries of a catalog; those marked obsolete are left out."""
    catalog: Catalog = {}
    if not path.exists():
        return catalog
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        fields: dict[str, str] = {}
        current, places = "", []
        for line in block.splitlines():
            if line.startswith("#:"):
                places += line[2:].split()
            elif match := re.match(r'(msg\w+(?:\[\d\])?)\s+(".*")$', line):
                current = match[1]
                fields[current] = ast.literal_eval(match[2])
            elif line.startswith('"') and current:
                fields[current] += ast.literal_eval(line)
        if fields.get("msgid"):
            texts = [value for name, value in sorted(fields.items()) if name.startswith("msgstr")]
            key = (fields.get("msgctxt", ""), fields["msgid"], fields.get("msgid_plural", ""))
            catalog[key] = Entry(places, texts)
    return catalog


def header(language: str) -> str:
    return (
        f"Language: {language}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\nPlural-Forms: {PLURALS[language]}\n"
    )


def written(catalog: Catalog, language: str) -> str:
    """A catalog as text, in the order of places; line numbers are left out, they change with every edit."""
    blocks = ['msgid ""\nmsgstr ""\n' + "\n".join(quoted(line + "\n") for line in header(language).splitlines())]
    for key, entry in sorted(catalog.items(), key=lambda item: (min(item[1].places), item[0])):
        context, one, many = key
        files = sorted({place.rpartition(":")[0] for place in entry.places})
        lines = [f"#: {name}" for name in files]
        if context:
            lines.append(f"msgctxt {quoted(context)}")
        lines.append(f"msgid {quoted(one)}")
        if many:
            lines.append(f"msgid_plural {quoted(many)}")
            count = int(PLURALS[language][9])
            texts = entry.texts + [""] * (count - len(entry.texts))
            lines += [f"msgstr[{index}] {quoted(text)}" for index, text in enumerate(texts)]
        else:
            lines.append(f"msgstr {quoted(entry.texts[0] if entry.texts else '')}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def compiled(catalog: Catalog, language: str) -> bytes:
    """The binary form gettext reads: two tables of offsets, originals sorted, then the bytes of both."""
    pairs: list[tuple[bytes, bytes]] = [(b"", header(language).encode())]
    for (context, one, many), entry in catalog.items():
        if entry.texts and all(entry.texts):
            original = (f"{context}\x04" if context else "") + one + (f"\0{many}" if many else "")
            pairs.append((original.encode(), "\0".join(entry.texts).encode()))
    pairs.sort()
    start = 28 + 16 * len(pairs)
    originals, at = table(start, (pair[0] for pair in pairs))
    translations, _ = table(at, (pair[1] for pair in pairs))
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 28 + 16 * len(pairs))
    body = b"".join(text + b"\0" for side in (0, 1) for text in (pair[side] for pair in pairs))
    return head + originals + translations + body


def table(start: int, texts: Iterable[bytes]) -> tuple[bytes, int]:
    """Length and offset of each text, and where the next table's texts begin."""
    rows, at = [], start
    for text in texts:
        rows.append(struct.pack("<2I", len(text), at))
        at += len(text) + 1
    return b"".join(rows), at


def write_changed(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
