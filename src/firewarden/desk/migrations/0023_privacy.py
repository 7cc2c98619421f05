"""How long content is kept, and what may not go whatever its age: legal holds."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import firewarden.desk.records.ids
import firewarden.desk.records.record


class Migration(migrations.Migration):

    dependencies = [
        ("desk", "0022_private_cases"),
    ]

    operations = [
        migrations.AddField("brand", "retention", models.JSONField(default=dict)),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.UUIDField(default=firewarden.desk.records.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                ("at", firewarden.desk.records.record.InstantField()),
                ("lifted_at", firewarden.desk.records.record.InstantField(null=True)),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("incident", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="holds", to="desk.incident")),
                ("lifted_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("lifted_at", None)), fields=("incident",), name="one_standing_hold_per_incident")
                ],
            },
        ),
    ]
