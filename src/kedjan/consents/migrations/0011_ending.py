"""Who is told that an agreement ends soon: the person and whoever recorded it, once."""

from django.db import migrations

# The clock sees no person, so the notices are written past the policies; what comes back is a number.
_TELL = """
    GRANT SELECT, INSERT ON notices_notice TO kedjan_definer;
    GRANT SELECT ON consents_consent, participants_participant TO kedjan_definer;
    CREATE FUNCTION app.tell_ending(within interval) RETURNS integer
        LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        WITH ending AS (
            SELECT c.id, c.participant_id, c.organisation_id, p.organisation_id AS register,
                   jsonb_build_object('about', c.kind, 'consent', c.id, 'day',
                       ((c.valid_until - interval '1 microsecond') AT TIME ZONE 'Europe/Stockholm')::date) AS told
            FROM public.consents_consent c JOIN public.participants_participant p ON p.id = c.participant_id
            WHERE c.withdrawn_at IS NULL AND c.valid_until > app.now() AND c.valid_until <= app.now() + within
              AND c.valid_until - c.valid_from > within AND c.text_version NOT LIKE 'place-%'
              AND NOT EXISTS (SELECT 1 FROM public.notices_notice n
                              WHERE n.participant_id = c.participant_id AND n.kind = 'consent_ending'
                                AND n.values ->> 'consent' = c.id::text)
              AND NOT EXISTS (SELECT 1 FROM public.consents_consent r
                              WHERE r.participant_id = c.participant_id AND r.kind = c.kind AND r.id <> c.id
                                AND r.withdrawn_at IS NULL AND r.valid_until > app.now() + within
                                AND r.valid_from <= app.now() AND r.text_version NOT LIKE 'place-%')
        ), written AS (
            INSERT INTO public.notices_notice
                (id, participant_id, organisation_id, kind, audience, values, at, told_by)
            SELECT gen_random_uuid(), e.participant_id, a.whose, 'consent_ending', a.audience, e.told, app.now(),
                   '00000000-0000-0000-0000-000000000000'
            FROM ending e CROSS JOIN LATERAL
                (VALUES ('person', e.register), ('organisation', e.organisation_id)) AS a (audience, whose)
            RETURNING 1
        ) SELECT count(*)::integer FROM written $$;
    COMMENT ON FUNCTION app.tell_ending IS 'How many notices were written about agreements that end within the time.';
    ALTER FUNCTION app.tell_ending(interval) OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.tell_ending(interval) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.tell_ending(interval) TO kedjan_app;
"""


class Migration(migrations.Migration):
    dependencies = [("consents", "0010_givers"), ("notices", "0002_row_security")]
    operations = [migrations.RunSQL(_TELL, migrations.RunSQL.noop)]
