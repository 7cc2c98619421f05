"""Brings the desk's database to this program's version. Needs Django set up."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from firewarden.vocabulary.errors import StoreError


def migrate() -> list[str]:
    """What was done, one sentence each; nothing when there was nothing to do.

    Raises StoreError when the database has migrations this program does not know.
    """
    loader = MigrationLoader(connection)
    unknown = unknown_migrations(loader)
    if unknown:
        raise StoreError(
            f"The desk was written by a newer Firewarden (it has {unknown[0]}). Nothing was changed. "
            "Use that version, or restore a backup made by this one."
        )
    missing = sorted(set(loader.disk_migrations) - set(loader.applied_migrations))
    if missing:
        call_command("migrate", verbosity=0, interactive=False)
    return [f"Applied {app} {name} to the desk." for app, name in missing]


def unknown_migrations(loader: MigrationLoader) -> list[str]:
    """Applied ones that no file describes, of the apps this program has."""
    apps = {app for app, _ in loader.disk_migrations or {}}
    known = set(loader.disk_migrations or {}) | {key for m in loader.disk_migrations.values() for key in m.replaces}
    return sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if app in apps and (app, name) not in known
    )
