"""People with protected identity whom nobody sees any more: told to the officer of their register, who names somebody.

The officer sees no person, and so neither function tells who it is. docs/rules/protection.md, "When nobody is left".
"""

from django.db import migrations

# Nobody who is named gives support today at the organisation that has the person in its register, and can mend it.
_UNSEEN = """
    SELECT p.participant_id, p.organisation_id, p.since FROM public.participants_protection p
    WHERE p.ended_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM public.participants_entrusted e
        JOIN public.organisations_membership m ON m.account_id = e.account_id
        JOIN public.organisations_account a ON a.id = e.account_id
        WHERE e.participant_id = p.participant_id AND e.ended_at IS NULL AND a.is_active
          AND m.organisation_id = p.organisation_id AND m.role = ANY (supporting)
          AND m.since_on <= (app.now() AT TIME ZONE 'Europe/Stockholm')::date
          AND (m.until_on IS NULL OR m.until_on > (app.now() AT TIME ZONE 'Europe/Stockholm')::date))
"""


def _function(signature: str, returns: str, body: str, tells: str) -> str:
    name = signature.partition("(")[0]
    return f"""
        CREATE FUNCTION app.{signature} RETURNS {returns}
            LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ {body} $$;
        COMMENT ON FUNCTION app.{name} IS '{tells}';
        ALTER FUNCTION app.{name} OWNER TO kedjan_definer;
        REVOKE ALL ON FUNCTION app.{name} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION app.{name} TO kedjan_app;
    """


_FUNCTIONS = (
    """
    GRANT SELECT ON participants_protection, participants_entrusted TO kedjan_definer;
    GRANT INSERT ON participants_entrusted TO kedjan_definer;
    GRANT SELECT (account_id, organisation_id, role, since_on, until_on) ON organisations_membership TO kedjan_definer;
    GRANT SELECT (id, is_active) ON organisations_account TO kedjan_definer;
    """
    + _function(
        "unseen_protected(supporting text[])",
        "TABLE (participant_id uuid, since timestamptz)",
        f"""SELECT u.participant_id, u.since FROM ({_UNSEEN}) u
            WHERE u.organisation_id = app.organisation() AND app.purpose() = 'review' ORDER BY u.since""",
        "Protected people of the own register whom nobody sees: opaque ids, to whoever reviews there.",
    )
    + _function(
        "name_for_unseen(person uuid, named uuid, supporting text[])",
        "boolean",
        f"""
            WITH added AS (
                INSERT INTO public.participants_entrusted
                    (id, participant_id, organisation_id, account_id, named_by, since)
                SELECT gen_random_uuid(), u.participant_id, u.organisation_id, named, app.actor(), app.now()
                FROM ({_UNSEEN}) u
                WHERE u.participant_id = person AND u.organisation_id = app.organisation() AND app.purpose() = 'review'
                  AND EXISTS (
                    SELECT 1 FROM public.organisations_membership m
                    JOIN public.organisations_account a ON a.id = m.account_id
                    WHERE m.account_id = named AND a.is_active AND m.organisation_id = u.organisation_id
                      AND m.role = ANY (supporting)
                      AND m.since_on <= (app.now() AT TIME ZONE 'Europe/Stockholm')::date
                      AND (m.until_on IS NULL OR m.until_on > (app.now() AT TIME ZONE 'Europe/Stockholm')::date))
                RETURNING participant_id, organisation_id
            ), told AS (
                INSERT INTO public.notices_notice
                    (id, participant_id, organisation_id, kind, audience, account_id, values, at, told_by)
                SELECT gen_random_uuid(), added.participant_id, added.organisation_id, 'named_for_protected',
                       a.audience, a.account, jsonb_build_object('organisation', added.organisation_id), app.now(),
                       app.actor()
                FROM added CROSS JOIN (VALUES ('account', named), ('person', NULL::uuid)) AS a (audience, account)
                RETURNING 1
            ) SELECT EXISTS (SELECT 1 FROM told)""",
        "Whether somebody at the own organisation now sees a protected person whom nobody saw.",
    )
    + _function(
        "tell_unseen(supporting text[])",
        "integer",
        f"""
            WITH told AS (
                INSERT INTO public.notices_notice
                    (id, participant_id, organisation_id, kind, audience, values, at, told_by)
                SELECT gen_random_uuid(), u.participant_id, u.organisation_id, 'protected_unseen', 'officer',
                       '{{}}'::jsonb, app.now(), '00000000-0000-0000-0000-000000000000'
                FROM ({_UNSEEN}) u
                WHERE NOT EXISTS (
                    SELECT 1 FROM public.notices_notice n
                    WHERE n.participant_id = u.participant_id AND n.kind = 'protected_unseen'
                      AND n.at > coalesce((SELECT max(e.since) FROM public.participants_entrusted e
                                           WHERE e.participant_id = u.participant_id), u.since))
                RETURNING 1
            ) SELECT count(*)::integer FROM told""",
        "How many notices were written about protected people whom nobody sees any more.",
    )
)

# The officer is told that there is somebody, whatever the strength: the notice holds an opaque id and nothing else.
_TOLD = "".join(
    f"""
    CREATE POLICY {new} ON notices_notice AS RESTRICTIVE FOR {command} TO kedjan_app USING (
        (kind = 'protected_unseen' AND audience = 'officer') OR (SELECT app.protected('protected')) IS NULL
        OR participant_id = (SELECT app.participant())
        OR NOT jsonb_exists((SELECT app.protected('protected')), participant_id::text));
    DROP POLICY {old} ON notices_notice;
    ALTER POLICY {new} ON notices_notice RENAME TO {old};
    """
    for command, old, new in (
        ("SELECT", "protected", "protected_but_told"),
        ("UPDATE", "protected_update", "protected_update_but_told"),
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0002_row_security"),
        ("notices", "0003_protected_identity"),
        ("participants", "0008_protected_rows"),
        ("organisations", "0007_security_officer"),
        ("consents", "0014_telling_of_broken_glass"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_FUNCTIONS, _TOLD)]
