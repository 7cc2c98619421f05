"""Tells Django where the desk keeps its models: in `records`, one file per noun."""

from importlib import import_module

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "firewarden.desk"
    label = "desk"
    verbose_name = "Desk"
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self) -> None:
        super().import_models()
        self.models_module = import_module("firewarden.desk.records")
