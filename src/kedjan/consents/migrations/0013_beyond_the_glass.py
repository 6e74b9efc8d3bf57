"""Broken glass lets nobody write what outlasts it, and the log names the consent whose givers hold what was read."""

from django.db import migrations

from kedjan.integrations.database.closures import granted_from, one_of
from kedjan.kernel.information import Category

_TELLING = [category.value for category in Category if category is not Category.WORK]

# Asked as the actor, under the policies: in an emergency the person is seen, and by what else is what this says.
_ONLY_BY_GLASS = f"""
    CREATE FUNCTION app.only_by_glass(person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT coalesce(person = ANY ((SELECT app.emergencies())::uuid[]), false) AND NOT EXISTS (
            SELECT 1 FROM participants_participant
            WHERE participants_participant.id = person
              AND (participants_participant.organisation_id = (SELECT app.organisation())
                   OR {granted_from("participants_participant", kinds=one_of(_TELLING), participant="id")})) $$;
    COMMENT ON FUNCTION app.only_by_glass IS 'Whether nothing but broken glass shows the person to the acting account.';
    REVOKE ALL ON FUNCTION app.only_by_glass(uuid) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.only_by_glass(uuid) TO kedjan_app;
"""
_BEYOND = "".join(
    f"""
    CREATE POLICY beyond_the_glass ON {table} AS RESTRICTIVE FOR INSERT TO kedjan_app
        WITH CHECK ((SELECT app.emergencies()) IS NULL OR NOT app.only_by_glass(participant_id));
    """
    for table in ("consents_consent", "consents_proposal", "consents_block")
)

# The log's grounds (0007_closing), now that a consent opens what its givers hold. A name stands in one register: a
# consent of others opens none. Of other kinds anybody may hold something, and the register's consent is named first.
_BASES = """
    CREATE OR REPLACE FUNCTION app.bases(ids uuid[], people uuid[], kinds text[])
        RETURNS TABLE (id uuid, participant_id uuid, category text, basis text, consent_id uuid)
        LANGUAGE sql STABLE AS $$
        SELECT asked.id, asked.person, asked.kind,
               CASE WHEN asked.person = (SELECT app.participant()) THEN 'self'
                    WHEN register.is_ours THEN 'own'
                    WHEN g.is_theirs THEN 'consent'
                    WHEN asked.person = ANY ((SELECT app.emergencies())::uuid[]) THEN 'emergency'
                    WHEN g.consent_id IS NOT NULL THEN 'consent'
                    ELSE 'own' END,
               g.consent_id
        FROM unnest(ids, people, kinds) AS asked (id, person, kind)
        LEFT JOIN LATERAL (
            SELECT p.organisation_id AS whose, p.organisation_id = (SELECT app.organisation()) AS is_ours
            FROM participants_participant p WHERE p.id = asked.person LIMIT 1) register ON true
        LEFT JOIN LATERAL (
            SELECT g.consent_id, coalesce(register.whose = ANY (g.giver_ids), false) AS is_theirs
            FROM consents_grant g
            WHERE g.participant_id = asked.person AND g.organisation_id = (SELECT app.organisation())
              AND g.purpose = (SELECT app.purpose()) AND g.category = asked.kind
              AND g.withdrawn_at IS NULL AND g.valid @> (SELECT app.now())
              AND NOT coalesce(jsonb_exists((SELECT app.blocked()), g.participant_id || ' ' || g.category), false)
              AND (asked.kind NOT IN ('identity', 'contact') OR register.whose = ANY (g.giver_ids))
            ORDER BY is_theirs DESC, g.consent_id LIMIT 1) g ON true
        WHERE asked.person = (SELECT app.participant())
           OR asked.kind NOT IN ('identity', 'contact')
           OR (NOT coalesce(jsonb_exists((SELECT app.protected('marked')), asked.person::text), false)
               AND (register.is_ours OR g.consent_id IS NOT NULL
                    OR (asked.person = ANY ((SELECT app.emergencies())::uuid[])
                        AND NOT coalesce(
                            jsonb_exists((SELECT app.blocked()), asked.person || ' ' || asked.kind), false)))) $$;
"""


class Migration(migrations.Migration):
    dependencies = [("consents", "0012_on_behalf"), ("participants", "0007_protecting")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_ONLY_BY_GLASS, _BEYOND, _BASES)]
