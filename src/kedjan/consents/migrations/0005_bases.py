"""On what ground somebody reads, found in the statement that logs the reading: docs/rules/looking.md.

As the actor, under row-level security: it sees no more than they do. A plain SQL function that PostgreSQL puts into the
statement, so that a list asks once and not once a row.
"""

from django.db import migrations

_BASES = """
    CREATE OR REPLACE FUNCTION app.bases(ids uuid[], people uuid[], kinds text[])
        RETURNS TABLE (id uuid, participant_id uuid, category text, basis text, consent_id uuid)
        LANGUAGE sql STABLE AS $$
        SELECT asked.id, asked.person, asked.kind,
               CASE WHEN asked.person = (SELECT app.participant()) THEN 'self'
                    WHEN held.yes OR g.consent_id IS NULL THEN 'own'
                    ELSE 'consent' END,
               g.consent_id
        FROM unnest(ids, people, kinds) AS asked (id, person, kind)
        LEFT JOIN LATERAL (
            SELECT true AS yes FROM participants_participant p
            WHERE p.id = asked.person AND p.organisation_id = (SELECT app.organisation()) LIMIT 1) held ON true
        LEFT JOIN LATERAL (
            SELECT g.consent_id FROM consents_grant g
            WHERE g.participant_id = asked.person AND g.organisation_id = (SELECT app.organisation())
              AND g.purpose = (SELECT app.purpose()) AND g.category = asked.kind
              AND g.withdrawn_at IS NULL AND g.valid @> (SELECT app.now()) LIMIT 1) g ON true
        WHERE asked.kind NOT IN ('identity', 'contact') OR held.yes OR g.consent_id IS NOT NULL
           OR asked.person = (SELECT app.participant()) $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("consents", "0004_who_may_be_let_in"),
        ("audit", "0004_acts"),
        ("participants", "0002_row_security"),
    ]
    operations = [migrations.RunSQL(_BASES, migrations.RunSQL.noop)]
