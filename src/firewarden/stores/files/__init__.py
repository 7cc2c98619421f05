"""What is kept in plain files of the data folder."""

from firewarden.stores.files.plans import FilePlanStore

__all__ = ["FilePlanStore"]
