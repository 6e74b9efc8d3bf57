"""Whoever supports a person can write down what they answer to a seat, whichever organisation offered it."""

from django.db import migrations

_SEES = (
    "(SELECT app.purpose()) = 'support'"
    " AND coalesce((SELECT true FROM journeys_enrolment e WHERE e.id = enrolment_id LIMIT 1), false)"
)
_TEAM = f"""
    CREATE POLICY team_answer ON coaching_seat FOR UPDATE TO kedjan_app USING ({_SEES}) WITH CHECK ({_SEES});
"""


class Migration(migrations.Migration):
    dependencies = [("coaching", "0003_leading_rows"), ("journeys", "0013_blocked_grants")]
    operations = [migrations.RunSQL(_TEAM, migrations.RunSQL.noop)]
