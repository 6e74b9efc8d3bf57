"""The order of follow-ups, also of those that the reader cannot see: a number, and nothing else."""

from django.db import migrations

from kedjan.integrations.database.policies import definer_function

_ORDER = "GRANT SELECT ON outcomes_followup TO kedjan_definer;" + definer_function(
    "follow_ups_made(participation uuid)",
    returns="integer",
    query="SELECT count(*)::integer FROM public.outcomes_followup WHERE enrolment_id = participation",
    tells="How many follow-ups were made: those that others made can be hidden.",
)


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0002_row_security"), ("journeys", "0003_order_behind_the_policies")]
    operations = [migrations.RunSQL(_ORDER, migrations.RunSQL.noop)]
