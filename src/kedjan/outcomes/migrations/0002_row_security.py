"""Follow-ups are for the team and for those who may follow up; what is published is for everyone."""

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

_SQL = (
    protect("outcomes_followup", writes=["INSERT"])
    + own_rows("outcomes_followup")
    + own_inserts(
        "outcomes_followup",
        by="recorded_by",
        within=part_of("outcomes_followup", "journeys_enrolment", key="enrolment_id", same=["participant_id"]),
    )
    + self_rows("outcomes_followup")
    + consented_rows("outcomes_followup", categories=["plan", "follow_up"])
    + grant_only("outcomes_publication", writes=["INSERT"])
)


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0001_initial"), ("journeys", "0002_row_security")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
