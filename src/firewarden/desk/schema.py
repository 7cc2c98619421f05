"""Brings the desk's database to this program's version. Needs Django set up."""

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

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
    if missing and not connection.introspection.table_names():
        _create(loader)
        return ["Made the tables of the desk."]
    if missing:
        call_command("migrate", verbosity=0, interactive=False)
    return [f"Applied {app} {name} to the desk." for app, name in missing]


def _create(loader: MigrationLoader) -> None:
    """Every table of an empty database at once, as the records are now, and every migration noted as applied.

    One transaction: killed half-way it leaves an empty database. Walking through the migrations gives the same tables
    (a test compares them) and takes ten times as long, since Django builds every model anew after each step.
    """
    recorder = MigrationRecorder(connection)
    with connection.schema_editor(atomic=True) as editor:
        models: list[type[Model]] = [recorder.Migration, *apps.get_models()]
        for model in models:
            if model._meta.can_migrate(connection):  # noqa: SLF001  # Django's own way to ask
                editor.create_model(model)
        for app, name in sorted(loader.disk_migrations):
            recorder.record_applied(app, name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def unknown_migrations(loader: MigrationLoader) -> list[str]:
    """Applied ones that no file describes, of the apps this program has."""
    apps = {app for app, _ in loader.disk_migrations or {}}
    known = set(loader.disk_migrations or {}) | {key for m in loader.disk_migrations.values() for key in m.replaces}
    return sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if app in apps and (app, name) not in known
    )
