"""A consent opens follow-ups as far as its givers own them."""

from django.db import migrations

from kedjan.integrations.database.closures import opened_from

_SQL = opened_from("outcomes_followup", categories=["plan", "follow_up"])


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0005_protected_identity"), ("consents", "0010_givers")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
