"""In what order people are answered and until when: service hours of a brand, and what was read in a post."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("desk", "0018_proposals"),
    ]

    operations = [
        migrations.AddField("brand", "service", models.JSONField(default=dict)),
        migrations.AddField("evidence", "lang", models.CharField(blank=True, default="", max_length=16)),
        migrations.AddField("evidence", "arousal", models.FloatField(default=0.0)),
        migrations.AddField("evidence", "distress", models.BooleanField(default=False)),
    ]
