"""Broken glass is told of by the row itself, however late: it stands there until somebody has been told."""

from django.db import migrations, models

# The row is the outbox: it was written with the attempt, and is marked in the statement that writes the notices. So
# each attempt is told of once, also when two workers ask at once, and after the four hours too.
_TELL = """
    GRANT UPDATE (told_at) ON consents_emergency TO kedjan_definer;
    CREATE FUNCTION app.tell_emergencies() RETURNS uuid[]
        LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        WITH fresh AS (
            UPDATE public.consents_emergency SET told_at = app.now() WHERE told_at IS NULL
            RETURNING participant_id, organisation_id, owner_id, account_id
        ), written AS (
            INSERT INTO public.notices_notice
                (id, participant_id, organisation_id, kind, audience, values, at, told_by)
            SELECT gen_random_uuid(), f.participant_id, a.whose, 'emergency_opened', a.audience,
                   jsonb_build_object('organisation', f.organisation_id), app.now(), f.account_id
            FROM fresh f CROSS JOIN LATERAL (
                SELECT 'person' AS audience, f.owner_id AS whose
                UNION SELECT 'officer', unnest(ARRAY[f.owner_id, f.organisation_id])) a
            WHERE f.participant_id IS NOT NULL AND f.owner_id IS NOT NULL
            RETURNING participant_id
        ) SELECT coalesce(array_agg(DISTINCT participant_id), '{}') FROM written $$;
    COMMENT ON FUNCTION app.tell_emergencies IS
        'Tells of broken glass that nobody was told of yet; the opaque ids of the people it was about.';
    ALTER FUNCTION app.tell_emergencies() OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.tell_emergencies() FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.tell_emergencies() TO kedjan_app;
"""


class Migration(migrations.Migration):
    dependencies = [("consents", "0013_beyond_the_glass"), ("notices", "0003_protected_identity")]
    operations = [
        migrations.AddField("emergency", "told_at", models.DateTimeField(null=True)),
        migrations.RunSQL("UPDATE consents_emergency SET told_at = lower(valid)", migrations.RunSQL.noop),
        migrations.AddIndex(
            "emergency",
            models.Index(
                fields=["told_at"], name="consents_emergency_untold", condition=models.Q(told_at__isnull=True)
            ),
        ),
        migrations.RunSQL(_TELL, migrations.RunSQL.noop),
    ]
