"""Trial places are open to the programme; who tries one is for the team, the person and the employer they said yes to."""

from django.db import migrations

from kedjan.integrations.database.policies import (
    consented_rows,
    grant_only,
    own_inserts,
    own_rows,
    part_of,
    protect,
    self_rows,
)

_PLACE = grant_only("workplaces_trialplace", writes=["INSERT", "UPDATE"])

_PLACEMENT = (
    protect("workplaces_placement", writes=["INSERT", "UPDATE (ends_on)"])
    + own_rows("workplaces_placement")
    + own_inserts(
        "workplaces_placement",
        by="recorded_by",
        within=part_of("workplaces_placement", "journeys_enrolment", key="enrolment_id", same=["participant_id"]),
    )
    + self_rows("workplaces_placement")
    + consented_rows("workplaces_placement", categories=["plan"])
    + """
    CREATE POLICY employer ON workplaces_placement FOR SELECT TO kedjan_app USING (
        employer_id = (SELECT app.organisation()) AND coalesce((
            SELECT true FROM consents_grant g
            WHERE g.participant_id = workplaces_placement.participant_id
              AND g.organisation_id = (SELECT app.organisation())
              AND g.purpose = (SELECT app.purpose()) AND g.category = 'work'
              AND g.withdrawn_at IS NULL AND g.valid @> (SELECT app.now()) LIMIT 1), false));
    """
)


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0001_initial"), ("journeys", "0002_row_security")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_PLACE, _PLACEMENT)]
