"""What is kept in plain files of the data folder."""

from firewarden.stores.files.plans import FilePlanStore
from firewarden.stores.files.spool import FileSpool

__all__ = ["FilePlanStore", "FileSpool"]
