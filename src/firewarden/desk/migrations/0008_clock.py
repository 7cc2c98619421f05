"""The communication clock: since when an incident stands as high as it does, what was told, and a brand's own times."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

import firewarden.desk.records.ids
import firewarden.desk.records.record


def raised_when_opened(apps: Any, _schema: object) -> None:
    apps.get_model("desk", "Incident").objects.update(raised_at=F("opened_at"))


class Migration(migrations.Migration):

    dependencies = [
        ("desk", "0007_accounts_and_deliveries"),
    ]

    operations = [
        migrations.AddField("brand", "tempos", models.JSONField(default=dict)),
        migrations.AddField("incident", "raised_at", firewarden.desk.records.record.InstantField(default=0)),
        migrations.RunPython(raised_when_opened, migrations.RunPython.noop),
        migrations.CreateModel(
            name="ClockMark",
            fields=[
                ("id", models.UUIDField(default=firewarden.desk.records.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("beat", models.CharField(max_length=12)),
                ("due_at", firewarden.desk.records.record.InstantField()),
                ("pace", models.CharField(max_length=8)),
                ("at", firewarden.desk.records.record.InstantField()),
                ("incident", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="clock_marks", to="desk.incident")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("incident", "beat", "due_at", "pace"), name="one_clock_mark")],
            },
        ),
    ]
