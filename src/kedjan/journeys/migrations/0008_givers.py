"""A consent opens the path as far as its givers own it."""

from django.db import migrations

from kedjan.integrations.database.closures import opened_by_row_from, opened_from

_PATH = ("journeys_enrolment", "journeys_stageentry", "journeys_exit")
_PLAN = ("journeys_invitation", "journeys_invitationanswer", "journeys_teammember")
_BY_ROW = ("journeys_gate", "journeys_gatemark")

_SQL = "".join(
    (
        *(opened_from(table, categories=["plan", "follow_up"]) for table in _PATH),
        *(opened_from(table, categories=["plan"]) for table in _PLAN),
        *(opened_by_row_from(table) for table in _BY_ROW),
    )
)


class Migration(migrations.Migration):
    dependencies = [("journeys", "0007_protected_identity"), ("consents", "0010_givers")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
