"""What we hold of persons: looked at one piece at a time, held for a court, handed out, erased, kept no longer."""

from firewarden.desk.actions.privacy.disclosing import Disclosed, disclose

__all__ = ["Disclosed", "disclose"]
