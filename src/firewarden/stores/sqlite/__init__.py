"""The stream in one SQLite file: one writer, any number of readers in other threads and processes."""

from firewarden.stores.sqlite.schema import migrate
from firewarden.stores.sqlite.store import Moment, SqliteStreamReader, SqliteStreamStore
from firewarden.stores.sqlite.upkeep import Pruned, renew_id

__all__ = ["Moment", "Pruned", "SqliteStreamReader", "SqliteStreamStore", "migrate", "renew_id"]
