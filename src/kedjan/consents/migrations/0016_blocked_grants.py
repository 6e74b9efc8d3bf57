"""A grant knows that it is blocked, kept so by the database: what is closed costs the rows that are read nothing.

Until now each statement gathered all that was closed to the acting organisation: 6 ms where that was four thousand
kinds of two thousand people. Rules: docs/rules/closures.md.
"""

from django.db import migrations, models

from kedjan.integrations.database.closures import UNBLOCKED, given, given_by_row, given_rows, once_function, one_of
from kedjan.integrations.database.policies import drop_policy
from kedjan.kernel.information import Category

_TELLING = [category.value for category in Category if category is not Category.WORK]

# Whoever closes and whoever opens wait for each other, by the lock that operations take: neither misses the other.
_KEPT = """
    GRANT SELECT, UPDATE (is_blocked) ON consents_grant TO kedjan_definer;
    CREATE FUNCTION app.close_new_grant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.participant_id::text, 0));
        NEW.is_blocked := EXISTS (
            SELECT 1 FROM public.consents_block b
            WHERE b.organisation_id = NEW.organisation_id AND b.participant_id = NEW.participant_id
              AND b.category = NEW.category AND b.lifted_at IS NULL);
        RETURN NEW;
    END $$;
    COMMENT ON FUNCTION app.close_new_grant IS 'Marks a new grant that a block closes; tells nothing.';
    CREATE FUNCTION app.close_grants() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        person uuid;
    BEGIN
        FOR person IN SELECT DISTINCT p FROM unnest(ARRAY[OLD.participant_id, NEW.participant_id]) AS p
                      WHERE p IS NOT NULL ORDER BY p
        LOOP
            PERFORM pg_advisory_xact_lock(hashtextextended(person::text, 0));
            UPDATE public.consents_grant g SET is_blocked = NOT g.is_blocked
            WHERE g.participant_id = person AND g.is_blocked <> EXISTS (
                SELECT 1 FROM public.consents_block b
                WHERE b.organisation_id = g.organisation_id AND b.participant_id = person
                  AND b.category = g.category AND b.lifted_at IS NULL);
        END LOOP;
        RETURN NULL;
    END $$;
    COMMENT ON FUNCTION app.close_grants IS 'Marks what a block closes or no longer closes; tells nothing.';
    CREATE TRIGGER close_new_grant BEFORE INSERT OR UPDATE OF participant_id ON consents_grant
        FOR EACH ROW EXECUTE FUNCTION app.close_new_grant();
    CREATE TRIGGER close_grants AFTER INSERT OR DELETE OR UPDATE OF lifted_at, participant_id ON consents_block
        FOR EACH ROW EXECUTE FUNCTION app.close_grants();
    UPDATE consents_grant g SET is_blocked = true FROM consents_block b
    WHERE b.organisation_id = g.organisation_id AND b.participant_id = g.participant_id AND b.category = g.category
      AND b.lifted_at IS NULL;
""" + "".join(
    f"""
    ALTER FUNCTION app.{function}() OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.{function}() FROM PUBLIC;
    """
    for function in ("close_new_grant", "close_grants")
)

_LIFTED = once_function(
    "lifted()",
    returns="jsonb",
    query="""
        SELECT jsonb_object_agg(b.participant_id || ' ' || b.category, true)
        FROM public.consents_lifting l
        JOIN public.consents_block b
          ON b.participant_id = l.participant_id AND b.organisation_id = l.organisation_id AND b.lifted_at IS NULL
        WHERE l.account_id = (SELECT app.actor()) AND l.organisation_id = (SELECT app.organisation())
          AND l.valid @> (SELECT app.now())
          AND NOT coalesce(jsonb_exists((SELECT app.blocked()), b.participant_id || ' ' || b.category), false)""",
    tells="What is blocked and lifted for the acting account for a time: ids of people with kinds of information.",
)

_GIVEN = (
    "".join(
        drop_policy(table, "consented")
        for table in (
            "consents_consent",
            "participants_participant",
            "participants_identity",
            "participants_contact",
            "participants_benefit",
        )
    )
    + given_by_row("consents_consent")
    + given_rows("participants_participant", categories=_TELLING, participant="id")
    + given_rows("participants_identity", categories=["identity"])
    + given_rows("participants_contact", categories=["contact"])
    + given_rows("participants_benefit", categories=["economy"])
)

_ONLY_BY_GLASS = f"""
    CREATE OR REPLACE FUNCTION app.only_by_glass(person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT coalesce(person = ANY ((SELECT app.emergencies())::uuid[]), false) AND NOT EXISTS (
            SELECT 1 FROM participants_participant
            WHERE participants_participant.id = person
              AND (participants_participant.organisation_id = (SELECT app.organisation())
                   OR {given("participants_participant", kinds=one_of(_TELLING), participant="id")})) $$;
"""

# The log's grounds, as in 0013_beyond_the_glass.
_BASES = f"""
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
              AND {UNBLOCKED}
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
    dependencies = [("consents", "0015_unanswered"), ("participants", "0010_entrusted_asked_once")]
    operations = [
        migrations.AddField(
            "grant", "is_blocked", models.BooleanField(db_default=False, default=False, editable=False)
        ),
        migrations.RemoveIndex("grant", "consents_grant_probe"),
        migrations.AddIndex(
            "grant",
            models.Index(
                fields=["organisation", "purpose", "participant", "category"],
                include=["valid", "giver_ids", "is_blocked"],
                name="consents_grant_probe",
                condition=models.Q(withdrawn_at__isnull=True),
            ),
        ),
        migrations.AddIndex(
            "lifting", models.Index(fields=["account_id", "organisation"], name="consents_lifting_of_account")
        ),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_KEPT, _LIFTED, _GIVEN, _ONLY_BY_GLASS, _BASES)),
    ]
