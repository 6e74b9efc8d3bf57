"""Who is told that a provider has not answered: whoever sent the request, once for each letter and reminder."""

from django.db import migrations

# The clock sees no person, so the notices are written past the policies; what comes back is a number.
_TELL = """
    GRANT SELECT ON papers_requestmark, consents_consent TO kedjan_definer;
    GRANT SELECT, INSERT ON notices_notice TO kedjan_definer;
    CREATE FUNCTION app.tell_unanswered(after integer, roles text[]) RETURNS integer
        LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        WITH today AS (
            SELECT (app.now() AT TIME ZONE 'Europe/Stockholm')::date AS day
        ), latest AS (
            SELECT DISTINCT ON (m.request_id) m.id, m.participant_id, m.organisation_id, m.consent_id, m.state, m.on,
                   m.recorded_by
            FROM public.papers_requestmark m ORDER BY m.request_id, m.recorded_at DESC, m.id DESC
        ), late AS (
            SELECT l.*, EXISTS (
                       SELECT 1 FROM public.organisations_membership s
                       JOIN public.organisations_account a ON a.id = s.account_id
                       WHERE s.account_id = l.recorded_by AND s.organisation_id = l.organisation_id
                         AND s.role = ANY (roles) AND s.since_on <= t.day
                         AND (s.until_on IS NULL OR s.until_on >= t.day) AND a.is_active) AS is_here
            FROM latest l JOIN today t ON l.on <= t.day - after
            JOIN public.consents_consent c ON c.id = l.consent_id
            WHERE l.state IN ('sent', 'reminded') AND c.withdrawn_at IS NULL AND c.valid_until > app.now()
              AND NOT EXISTS (SELECT 1 FROM public.notices_notice n
                              WHERE n.participant_id = l.participant_id AND n.kind = 'paper_late'
                                AND n.values ->> 'mark' = l.id::text)
        ), written AS (
            INSERT INTO public.notices_notice
                (id, participant_id, organisation_id, kind, audience, account_id, values, at, told_by)
            SELECT gen_random_uuid(), e.participant_id, e.organisation_id, 'paper_late',
                   CASE WHEN e.is_here THEN 'account' ELSE 'organisation' END,
                   CASE WHEN e.is_here THEN e.recorded_by END,
                   jsonb_build_object('day', e.on, 'mark', e.id), app.now(), '00000000-0000-0000-0000-000000000000'
            FROM late e
            RETURNING 1
        ) SELECT count(*)::integer FROM written $$;
    COMMENT ON FUNCTION app.tell_unanswered IS 'How many notices were written about papers that have not been answered.';
    ALTER FUNCTION app.tell_unanswered(integer, text[]) OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.tell_unanswered(integer, text[]) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.tell_unanswered(integer, text[]) TO kedjan_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0002_row_security"),
        ("notices", "0002_row_security"),
        ("reviews", "0003_unseen"),
    ]
    operations = [migrations.RunSQL(_TELL, migrations.RunSQL.noop)]
