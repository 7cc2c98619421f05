"""Signing somebody in for a test, and giving them a password."""

from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.test import Client

PASSWORD = "correct horse battery"


def signed_in(user: UUID, **options: Any) -> Client:
    client = Client(**options)
    client.force_login(account(user), backend="django.contrib.auth.backends.ModelBackend")
    return client


def account(user: UUID) -> Any:
    return get_user_model().objects.get(pk=user)


def with_password(user: UUID) -> Any:
    found = account(user)
    found.set_password(PASSWORD)
    found.save()
    return found
