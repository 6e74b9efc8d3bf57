"""What a consent opens of follow-ups is read from grants that know when they are blocked."""

from django.db import migrations

from kedjan.integrations.database.closures import given_rows
from kedjan.integrations.database.policies import drop_policy

_TABLE = "outcomes_followup"
_SQL = drop_policy(_TABLE, "consented") + given_rows(_TABLE, categories=["plan", "follow_up"])


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0006_givers"), ("consents", "0016_blocked_grants")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
