"""Whoever answers for a record tells the person of the answer, even where the person is no longer visible to them."""

from django.db import migrations

_TELLS = """
    CREATE POLICY tells_of_correction ON notices_notice FOR INSERT TO kedjan_app WITH CHECK (
        told_by = (SELECT app.actor()) AND seen_at IS NULL AND (SELECT app.purpose()) = 'support'
        AND kind = 'correction_answered' AND audience = 'person'
        AND coalesce((SELECT true FROM rights_correctionrequest c
                      WHERE c.participant_id = notices_notice.participant_id
                        AND c.organisation_id = (SELECT app.organisation()) LIMIT 1), false));
"""


class Migration(migrations.Migration):
    dependencies = [("rights", "0008_protected_records"), ("notices", "0003_protected_identity")]
    operations = [migrations.RunSQL(_TELLS, migrations.RunSQL.noop)]
