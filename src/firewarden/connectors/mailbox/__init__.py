"""Mailboxes: any mail that an alert service, a form or a person sends becomes a post."""
