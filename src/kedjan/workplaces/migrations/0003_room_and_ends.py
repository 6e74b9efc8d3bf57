"""How many are at a place, counted without telling who; the team can end a placement; an employer sees no past ones."""

from django.db import migrations, models

_TAKEN = """
    GRANT SELECT ON workplaces_placement TO kedjan_definer;
    CREATE FUNCTION app.most_taken(place uuid, first_day date, last_day date) RETURNS integer
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT coalesce(max(taken), 0)::integer FROM (
            SELECT count(*) AS taken
            FROM public.workplaces_placement a
            JOIN public.workplaces_placement b ON b.place_id = a.place_id
                AND b.starts_on <= greatest(a.starts_on, first_day) AND b.ends_on >= greatest(a.starts_on, first_day)
            WHERE a.place_id = place AND a.starts_on <= last_day AND a.ends_on >= first_day
            GROUP BY a.id) AS days $$;
    COMMENT ON FUNCTION app.most_taken IS 'A number and nothing else: placements that others made are hidden, and full is full.';
    ALTER FUNCTION app.most_taken(uuid, date, date) OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.most_taken(uuid, date, date) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.most_taken(uuid, date, date) TO kedjan_app;
"""

# Whoever in the team sees the participation may end the placement; an employer never sees the participation.
_END = """
    CREATE POLICY team_end ON workplaces_placement FOR UPDATE TO kedjan_app
        USING ((SELECT app.purpose()) = 'support'
               AND EXISTS (SELECT 1 FROM journeys_enrolment e WHERE e.id = enrolment_id));
"""

_EMPLOYER = """
    DROP POLICY employer ON workplaces_placement;
    CREATE POLICY employer ON workplaces_placement FOR SELECT TO kedjan_app USING (
        employer_id = (SELECT app.organisation())
        AND ends_on >= ((SELECT app.now()) AT TIME ZONE 'Europe/Stockholm')::date
        AND coalesce((
            SELECT true FROM consents_grant g
            WHERE g.participant_id = workplaces_placement.participant_id
              AND g.organisation_id = (SELECT app.organisation())
              AND g.purpose = (SELECT app.purpose()) AND g.category = 'work'
              AND g.withdrawn_at IS NULL AND g.valid @> (SELECT app.now()) LIMIT 1), false));
"""


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0002_row_security")]
    operations = [
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_TAKEN, _END, _EMPLOYER)),
        migrations.AddIndex(
            model_name="trialplace",
            index=models.Index(
                fields=["-offered_at", "id"], condition=models.Q(closed_at__isnull=True), name="workplaces_open_places"
            ),
        ),
        migrations.AddIndex(
            model_name="trialplace",
            index=models.Index(fields=["organisation", "-offered_at"], name="workplaces_own_places"),
        ),
    ]
