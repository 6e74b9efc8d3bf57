"""What a consent opens of the path is read from grants that know when they are blocked."""

from django.db import migrations

from kedjan.integrations.database.closures import given_by_row, given_rows
from kedjan.integrations.database.policies import drop_policy

_PATH = ("journeys_enrolment", "journeys_stageentry", "journeys_exit")
_PLAN = ("journeys_invitation", "journeys_invitationanswer", "journeys_teammember")
_BY_ROW = ("journeys_gate", "journeys_gatemark")

_SQL = "".join(
    (
        *(drop_policy(table, "consented") for table in (*_PATH, *_PLAN, *_BY_ROW)),
        *(given_rows(table, categories=["plan", "follow_up"]) for table in _PATH),
        *(given_rows(table, categories=["plan"]) for table in _PLAN),
        *(given_by_row(table) for table in _BY_ROW),
    )
)


class Migration(migrations.Migration):
    dependencies = [("journeys", "0012_what_waits"), ("consents", "0016_blocked_grants")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
