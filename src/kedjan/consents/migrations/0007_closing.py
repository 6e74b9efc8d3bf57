"""Blocks beat consents and broken glass; both are asked once per statement. Rules: docs/rules/closures.md."""

from django.db import migrations

from kedjan.integrations.database.closures import emergency_persons, emergency_rows, once_function, opened_rows
from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import OWN, definer_function, own_inserts, own_rows, protect, self_rows
from kedjan.kernel.information import Category

# Whoever recorded a block reads it, unless it closes something to themselves: they are not told what.
_RECORDER = f"({OWN.replace('organisation_id', 'recorder_id')} AND organisation_id <> (SELECT app.organisation()))"

_BLOCK = (
    protect("consents_block", writes=["INSERT", "UPDATE (lifted_at)"])
    + self_rows("consents_block")
    + f"""
    CREATE POLICY recorder ON consents_block FOR SELECT TO kedjan_app USING {_RECORDER};
    CREATE POLICY self_insert ON consents_block FOR INSERT TO kedjan_app WITH CHECK (
        participant_id = (SELECT app.participant()) AND recorder_id IS NULL AND set_by = (SELECT app.actor())
        AND lifted_at IS NULL);
    CREATE POLICY own_insert ON consents_block FOR INSERT TO kedjan_app WITH CHECK (
        {OWN.replace("organisation_id", "recorder_id")} AND set_by = (SELECT app.actor()) AND lifted_at IS NULL
        AND coalesce((SELECT true FROM participants_participant p WHERE p.id = participant_id LIMIT 1), false));
    CREATE POLICY lifted ON consents_block FOR UPDATE TO kedjan_app
        USING ((participant_id = (SELECT app.participant()) OR {_RECORDER}) AND lifted_at IS NULL)
        WITH CHECK (lifted_at IS NOT NULL);
    """
)

_LIFTING = (
    protect("consents_lifting", writes=["INSERT"])
    + self_rows("consents_lifting")
    + own_rows("consents_lifting")
    + own_inserts("consents_lifting", by="account_id", within="lower(valid) <= (SELECT app.now())")
    + """
    ALTER TABLE consents_lifting ADD CONSTRAINT "a block is lifted for at most seven days"
        CHECK (upper(valid) - lower(valid) <= interval '7 days' AND NOT isempty(valid)
               AND NOT lower_inf(valid) AND NOT upper_inf(valid) AND unit <> '');
    """
)

# Reviewed by the security officer of whoever looked, or of whoever has the person in their register; never by oneself.
_TO_REVIEW = "(SELECT app.purpose()) = 'review' AND (SELECT app.organisation()) IN (organisation_id, owner_id)"
_EMERGENCY = (
    protect("consents_emergency", writes=["UPDATE (reviewed_at, reviewed_by, verdict)"])
    + self_rows("consents_emergency")
    + f"""
    CREATE POLICY by_actor ON consents_emergency FOR SELECT TO kedjan_app USING (
        account_id = (SELECT app.actor()) AND organisation_id = (SELECT app.organisation()));
    CREATE POLICY to_review ON consents_emergency FOR SELECT TO kedjan_app USING ({_TO_REVIEW});
    CREATE POLICY reviewed ON consents_emergency FOR UPDATE TO kedjan_app
        USING ({_TO_REVIEW} AND reviewed_at IS NULL AND account_id <> (SELECT app.actor()))
        WITH CHECK (reviewed_at IS NOT NULL AND reviewed_by = (SELECT app.actor()) AND verdict IS NOT NULL);
    ALTER TABLE consents_emergency ADD CONSTRAINT "broken glass is mended after four hours"
        CHECK (upper(valid) - lower(valid) <= interval '4 hours' AND NOT lower_inf(valid) AND NOT upper_inf(valid));
    """
)

_FUNCTIONS = """
    GRANT SELECT, UPDATE (participant_id), DELETE ON consents_block, consents_lifting TO kedjan_definer;
    GRANT SELECT, INSERT, UPDATE (participant_id), DELETE ON consents_emergency TO kedjan_definer;
    GRANT SELECT (participant_id, organisation_id, number_index) ON participants_identity TO kedjan_definer;
""" + "".join(
    (
        once_function(
            "blocked()",
            returns="jsonb",
            query="""
                SELECT jsonb_object_agg(b.participant_id || ' ' || b.category, true) FROM public.consents_block b
                WHERE b.organisation_id = app.organisation() AND b.lifted_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM public.consents_lifting l
                    WHERE l.participant_id = b.participant_id AND l.organisation_id = b.organisation_id
                      AND l.account_id = app.actor() AND l.valid @> app.now() AND b.since <= lower(l.valid))""",
            tells="What is closed to the acting account at its organisation: ids of people with kinds of information.",
        ),
        once_function(
            "emergencies()",
            returns="uuid[]",
            query="""
                SELECT array_agg(e.participant_id) FROM public.consents_emergency e
                WHERE e.account_id = app.actor() AND e.organisation_id = app.organisation()
                  AND app.purpose() = 'support' AND e.valid @> app.now() AND e.participant_id IS NOT NULL""",
            tells="Whom the acting account may see for some hours because it broke the glass.",
        ),
        definer_function(
            "has_blocks(participant uuid)",
            returns="boolean",
            query="""SELECT EXISTS (SELECT 1 FROM public.consents_block b WHERE b.participant_id = participant
                     AND b.organisation_id = app.organisation() AND b.lifted_at IS NULL)""",
            tells="Whether the person has closed anything to the acting organisation; never what.",
        ),
        # One row for each register that knows the number, one without a person where none does: the work and the
        # answer are the same.
        """
        CREATE FUNCTION app.break_glass(attempt uuid, indexes bytea[], why text, words bytea) RETURNS boolean
            LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
            WITH now AS MATERIALIZED (SELECT app.now() AS moment)
            INSERT INTO public.consents_emergency (id, attempt_id, participant_id, owner_id, organisation_id,
                                                   account_id, reason, words_sealed, valid)
            SELECT gen_random_uuid(), attempt, i.participant_id, i.organisation_id, app.organisation(), app.actor(),
                   why, words, tstzrange(moment, moment + interval '4 hours')
            FROM now
            LEFT JOIN public.participants_identity i ON i.number_index = ANY (indexes)
            WHERE app.purpose() = 'support';
            SELECT true $$;
        COMMENT ON FUNCTION app.break_glass IS
            'Opens the person with this number to the acting account for four hours, if there is one; always says yes.';
        ALTER FUNCTION app.break_glass(uuid, bytea[], text, bytea) OWNER TO kedjan_definer;
        REVOKE ALL ON FUNCTION app.break_glass(uuid, bytea[], text, bytea) FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION app.break_glass(uuid, bytea[], text, bytea) TO kedjan_app;
        """,
    )
)

_SEALED = sealed_column("consents_lifting", "reason_sealed") + sealed_column(
    "consents_emergency", "words_sealed", row=("attempt_id",)
)

# The log's grounds (0005_bases), now that a consent can be blocked and a person be seen in an emergency.
_BASES = """
    CREATE OR REPLACE FUNCTION app.bases(ids uuid[], people uuid[], kinds text[])
        RETURNS TABLE (id uuid, participant_id uuid, category text, basis text, consent_id uuid)
        LANGUAGE sql STABLE AS $$
        SELECT asked.id, asked.person, asked.kind,
               CASE WHEN asked.person = (SELECT app.participant()) THEN 'self'
                    WHEN held.yes THEN 'own'
                    WHEN g.consent_id IS NOT NULL THEN 'consent'
                    WHEN asked.person = ANY ((SELECT app.emergencies())::uuid[]) THEN 'emergency'
                    ELSE 'own' END,
               g.consent_id
        FROM unnest(ids, people, kinds) AS asked (id, person, kind)
        LEFT JOIN LATERAL (
            SELECT true AS yes FROM participants_participant p
            WHERE p.id = asked.person AND p.organisation_id = (SELECT app.organisation()) LIMIT 1) held ON true
        LEFT JOIN LATERAL (
            SELECT g.consent_id FROM consents_grant g
            WHERE g.participant_id = asked.person AND g.organisation_id = (SELECT app.organisation())
              AND g.purpose = (SELECT app.purpose()) AND g.category = asked.kind
              AND g.withdrawn_at IS NULL AND g.valid @> (SELECT app.now())
              AND NOT coalesce(jsonb_exists((SELECT app.blocked()), g.participant_id || ' ' || g.category), false)
            LIMIT 1) g ON true
        WHERE asked.kind NOT IN ('identity', 'contact') OR held.yes OR g.consent_id IS NOT NULL
           OR asked.person = (SELECT app.participant())
           OR (asked.person = ANY ((SELECT app.emergencies())::uuid[])
               AND NOT coalesce(jsonb_exists((SELECT app.blocked()), asked.person || ' ' || asked.kind), false)) $$;
"""

_TELLING = [category.value for category in Category if category is not Category.WORK]
_OPENED = "".join(
    (
        opened_rows("consents_consent", categories=["plan"]),
        opened_rows("participants_participant", categories=_TELLING, participant="id"),
        opened_rows("participants_identity", categories=["identity"]),
        opened_rows("participants_contact", categories=["contact"]),
        opened_rows("participants_benefit", categories=["economy"]),
        emergency_rows("consents_consent", categories=["plan"]),
        emergency_persons("participants_participant"),
        emergency_rows("participants_identity", categories=["identity"]),
        emergency_rows("participants_contact", categories=["contact"]),
        emergency_rows("participants_benefit", categories=["economy"]),
    )
)


class Migration(migrations.Migration):
    dependencies = [("consents", "0006_closures")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (_BLOCK, _LIFTING, _EMERGENCY, _FUNCTIONS, _SEALED, _OPENED, _BASES)
    ]
