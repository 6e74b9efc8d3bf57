"""Blocks and broken glass on every step of the path."""

from django.db import migrations

from kedjan.integrations.database.closures import emergency_by_row, emergency_rows, opened_by_row, opened_rows

_PLAN, _PATH = ("plan",), ("plan", "follow_up")
_SQL = "".join(
    opened_rows(table, categories=categories) + emergency_rows(table, categories=categories)
    for table, categories in (
        ("journeys_enrolment", _PATH),
        ("journeys_stageentry", _PATH),
        ("journeys_exit", _PATH),
        ("journeys_invitation", _PLAN),
        ("journeys_invitationanswer", _PLAN),
        ("journeys_teammember", _PLAN),
    )
) + "".join(opened_by_row(table) + emergency_by_row(table) for table in ("journeys_gate", "journeys_gatemark"))


class Migration(migrations.Migration):
    dependencies = [("journeys", "0004_sealed_columns"), ("consents", "0007_closing")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
