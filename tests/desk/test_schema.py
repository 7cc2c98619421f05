"""A new desk gets its tables at once; an old one is led through the migrations; both end with the same tables."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.cli.calling import environ

WALK = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "firewarden.desk.settings"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
AT_ONCE = WALK.replace(
    """from django.core.management import call_command
call_command("migrate", verbosity=0)
""",
    """from firewarden.desk import schema
import json
print(json.dumps([schema.migrate(), schema.migrate()]))
""",
)


def made(folder: Path, code: str) -> tuple[Path, str]:
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environ(FIREWARDEN_DATA=str(folder)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "desk.sqlite3", done.stdout


def tables(file: Path) -> dict[str, object]:
    """Name -> columns, foreign keys and constraints without their order, which remaking a table changes; or its SQL."""
    with closing(sqlite3.connect(file)) as connection:
        found: dict[str, object] = {}
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall():
            if kind != "table":
                found[name] = sql
                continue
            columns = sorted(row[1:] for row in connection.execute(f'PRAGMA table_info("{name}")'))
            keys = sorted(row[2:] for row in connection.execute(f'PRAGMA foreign_key_list("{name}")'))
            _, _, limits = sql.partition(", CONSTRAINT ")
            found[name] = columns, keys, sorted(limits.removesuffix(")").split(", CONSTRAINT "))
        return found


def applied(file: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(file)) as connection:
        return sorted(connection.execute("SELECT app, name FROM django_migrations"))


def test_tables_made_at_once_are_those_of_the_migrations(tmp_path: Path) -> None:
    new, said = made(tmp_path / "new", AT_ONCE)
    old, _ = made(tmp_path / "old", WALK)
    assert tables(new) == tables(old)
    assert (len(applied(new)), applied(new)) == (len(set(applied(old))), applied(old))
    assert json.loads(said) == [["Made the tables of the desk."], []]
