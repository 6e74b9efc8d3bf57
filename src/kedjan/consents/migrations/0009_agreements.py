"""Givers, kinds of information, sealed texts and terms, how and by whom; proposals and scans.

What stands in an unreleased installation is carried over: everybody in a consent gives to everybody, as it said.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import kedjan.kernel.ids
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.information import Category

_CATEGORIES = [(category.value, category.value) for category in Category]
_KINDS = [(kind, kind) for kind in ("lifts_secrecy", "collect_records", "join_programme", "follow_up_register", "gdpr")]
_TEXT = SealedColumn("consents_consent", "text_sealed", place="consent.text")


def _forced(word: str) -> migrations.RunSQL:
    """Let the owner reach every row, or no row again."""
    return migrations.RunSQL(
        f"ALTER TABLE consents_consent {word} FORCE ROW LEVEL SECURITY;"
        f"ALTER TABLE consents_grant {word} FORCE ROW LEVEL SECURITY;",
        migrations.RunSQL.noop,
    )


def _seal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    del schema_editor
    for row in apps.get_model("consents", "Consent").objects.all():
        row.text_sealed = _TEXT.seal(row.text, row.pk)
        row.save(update_fields=["text_sealed"])


_FILL = """
    UPDATE consents_consent SET valid_from = given_at;
    UPDATE consents_grant g SET giver_ids = ARRAY(
        SELECT DISTINCT o.organisation_id FROM consents_grant o WHERE o.consent_id = g.consent_id
        UNION SELECT g.recorder_id);
"""


def _owner(to: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to)


def _id() -> models.UUIDField:
    return models.UUIDField(default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("consents", "0008_protected_identity"), ("participants", "0001_initial")]

    operations = [
        _forced("NO"),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", _id()),
                ("kind", models.CharField(choices=_KINDS, max_length=30)),
                ("category", models.CharField(choices=_CATEGORIES, max_length=20)),
                ("text_sealed", models.BinaryField()),
                ("text_version", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=5)),
                ("terms_sealed", models.BinaryField(null=True)),
                ("openings", models.JSONField(default=list)),
                ("until_on", models.DateField()),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by", models.UUIDField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("agreed", models.BooleanField(null=True)),
                ("organisation", _owner("organisations.organisation")),
                ("participant", _owner("participants.participant")),
            ],
            options={
                "indexes": [models.Index(fields=["participant", "-proposed_at"], name="consents_proposal_participant")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed__isnull", True), ("answered_at__isnull", True)),
                            models.Q(("agreed__isnull", False), ("answered_at__gte", models.F("proposed_at"))),
                            _connector="OR",
                        ),
                        name="an answer is yes or no, after the question",
                    )
                ],
            },
        ),
        migrations.AddField(
            "consent",
            "category",
            models.CharField(choices=_CATEGORIES, default="plan", max_length=20),
            preserve_default=False,
        ),
        migrations.AddField("consent", "text_sealed", models.BinaryField(default=b""), preserve_default=False),
        migrations.AddField("consent", "terms_sealed", models.BinaryField(null=True)),
        migrations.AddField("consent", "witness_sealed", models.BinaryField(null=True)),
        migrations.AddField("consent", "withdrawn_by", models.UUIDField(null=True)),
        migrations.AddField("consent", "valid_from", models.DateTimeField(null=True)),
        migrations.AddField(
            "consent",
            "proposal",
            models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="consents.proposal"
            ),
        ),
        migrations.AddField(
            "grant",
            "giver_ids",
            django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
            preserve_default=False,
        ),
        migrations.RunPython(_seal, migrations.RunPython.noop),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.RemoveField("consent", "text"),
        migrations.AlterField("consent", "valid_from", models.DateTimeField()),
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", _id()),
                ("category", models.CharField(choices=_CATEGORIES, max_length=20)),
                ("content_sealed", models.BinaryField()),
                ("media_type", models.CharField(max_length=20)),
                ("size", models.PositiveIntegerField()),
                ("kept_at", models.DateTimeField()),
                ("kept_by", models.UUIDField()),
                ("consent", _owner("consents.consent")),
                ("organisation", _owner("organisations.organisation")),
                ("participant", _owner("participants.participant")),
            ],
            options={"indexes": [models.Index(fields=["consent"], name="consents_scan_consent")]},
        ),
        migrations.RemoveIndex("grant", "consents_grant_probe"),
        migrations.AddIndex(
            "grant",
            models.Index(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=["organisation", "purpose", "participant", "category"],
                include=("valid", "giver_ids"),
                name="consents_grant_probe",
            ),
        ),
        migrations.AddConstraint(
            "grant",
            models.CheckConstraint(condition=models.Q(("giver_ids__len__gt", 0)), name="a grant names who hands over"),
        ),
        migrations.AddConstraint(
            "consent",
            models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__gte", models.F("given_at")), ("valid_from__lt", models.F("valid_until"))
                ),
                name="a consent holds from when it is given or later",
            ),
        ),
        migrations.AddConstraint(
            "consent",
            models.CheckConstraint(
                condition=models.Q(("withdrawn_by__isnull", True), ("withdrawn_at__isnull", False), _connector="OR"),
                name="who withdrew stands with when",
            ),
        ),
        _forced(""),
    ]
