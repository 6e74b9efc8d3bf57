"""Blocks and broken glass on follow-ups."""

from django.db import migrations

from kedjan.integrations.database.closures import emergency_rows, opened_rows

_TABLE, _KINDS = "outcomes_followup", ("plan", "follow_up")
_SQL = opened_rows(_TABLE, categories=_KINDS) + emergency_rows(_TABLE, categories=_KINDS)


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0003_order_behind_the_policies"), ("consents", "0007_closing")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
