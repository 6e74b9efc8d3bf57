"""Whoever recorded an agreement tells of its withdrawal, even where the person is no longer visible to them."""

from django.db import migrations

_TELLS = """
    CREATE POLICY tells_of_consent ON notices_notice FOR INSERT TO kedjan_app WITH CHECK (
        told_by = (SELECT app.actor()) AND seen_at IS NULL AND (SELECT app.purpose()) = 'support'
        AND coalesce((SELECT true FROM consents_consent c
                      WHERE c.participant_id = notices_notice.participant_id
                        AND c.organisation_id = (SELECT app.organisation()) LIMIT 1), false));
"""


class Migration(migrations.Migration):
    dependencies = [("consents", "0002_row_security"), ("notices", "0002_row_security")]
    operations = [migrations.RunSQL(_TELLS, migrations.RunSQL.noop)]
