"""Readings say how and on what ground; searches, exports and refusals are logged beside them. docs/rules/looking.md."""

from django.db import migrations, models

# Which ground a reading had is found by the database, in the statement that writes it. The log stands below those that
# know: here everybody reads what is their own, and `consents` puts in place what it knows (its migration 0005_bases).
_BASES = """
    CREATE FUNCTION app.bases(ids uuid[], people uuid[], kinds text[])
        RETURNS TABLE (id uuid, participant_id uuid, category text, basis text, consent_id uuid)
        LANGUAGE sql STABLE AS $$
        SELECT asked.id, asked.person, asked.kind, 'own', NULL::uuid
        FROM unnest(ids, people, kinds) AS asked (id, person, kind) $$;
    COMMENT ON FUNCTION app.bases IS 'On what ground the actor reads these kinds of information about these people.';
    REVOKE ALL ON FUNCTION app.bases(uuid[], uuid[], text[]) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.bases(uuid[], uuid[], text[]) TO kedjan_app;
"""

_RULES = """
    GRANT INSERT (act, basis, consent_id, asked_id, results) ON audit_reading TO kedjan_app;
    ALTER TABLE audit_reading
        ADD CONSTRAINT "a reading of somebody says of what and on what ground" CHECK (
            (participant_id IS NULL) = (category IS NULL) AND (participant_id IS NULL) = (basis IS NULL)),
        ADD CONSTRAINT "a search or a refusal is about nobody" CHECK (
            act NOT IN ('search', 'refused') OR participant_id IS NULL);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_seals")]
    operations = [
        migrations.AlterField("reading", "participant_id", models.UUIDField(null=True)),
        migrations.AlterField("reading", "category", models.CharField(max_length=20, null=True)),
        migrations.AddField("reading", "act", models.CharField(max_length=10, default="read")),
        migrations.AddField("reading", "basis", models.CharField(max_length=10, null=True)),
        migrations.AddField("reading", "consent_id", models.UUIDField(null=True)),
        migrations.AddField("reading", "asked_id", models.UUIDField(null=True)),
        migrations.AddField("reading", "results", models.IntegerField(null=True)),
        migrations.RunSQL("UPDATE audit_reading SET basis = 'own' WHERE participant_id IS NOT NULL"),
        migrations.RunSQL(_BASES, migrations.RunSQL.noop),
        migrations.RunSQL(_RULES, migrations.RunSQL.noop),
    ]
