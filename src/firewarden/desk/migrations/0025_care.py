"""Care for those who read abuse: how they want to meet it, what they opened, and their breaks."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import firewarden.desk.records.ids
import firewarden.desk.records.record


class Migration(migrations.Migration):

    dependencies = [
        ("desk", "0024_updates_from_drafts"),
    ]

    operations = [
        migrations.AddField("user", "care", models.JSONField(default=dict)),
        migrations.CreateModel(
            name="Break",
            fields=[
                ("id", models.UUIDField(default=firewarden.desk.records.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("at", firewarden.desk.records.record.InstantField()),
                ("until", firewarden.desk.records.record.InstantField()),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={"indexes": [models.Index(fields=["user", "at"], name="desk_break_user_at")]},
        ),
        migrations.CreateModel(
            name="Exposure",
            fields=[
                ("id", models.UUIDField(default=firewarden.desk.records.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("post", models.UUIDField()),
                ("day", models.PositiveIntegerField()),
                ("at", firewarden.desk.records.record.InstantField()),
                ("brand", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="desk.brand")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("user", "post", "day"), name="one_exposure_a_day")]},
        ),
    ]
