"""What people say of their chances of work: theirs, their team's, and open to those who may follow up."""

from django.db import migrations

from kedjan.integrations.database.closures import emergency_rows, given_rows, protected_rows
from kedjan.integrations.database.policies import (
    follows_person,
    own_inserts,
    own_rows,
    part_of,
    protect,
    self_rows,
)

_TABLE, _KINDS = "outcomes_chancetold", ("plan", "follow_up")


def _in_seat(*more: str) -> str:
    return part_of(_TABLE, "coaching_seat", key="seat_id", same=["participant_id", "enrolment_id", *more])


_OWN_ANSWER = f"""
    CREATE POLICY self_insert ON {_TABLE} FOR INSERT TO kedjan_app WITH CHECK (
        participant_id = (SELECT app.participant()) AND recorded_by = (SELECT app.actor()) AND told_by = ''
        AND {_in_seat("organisation_id")});
"""
_SQL = (
    protect(_TABLE, writes=["INSERT"])
    + own_rows(_TABLE)
    + own_inserts(_TABLE, by="recorded_by", within=_in_seat())
    + self_rows(_TABLE)
    + given_rows(_TABLE, categories=_KINDS)
    + emergency_rows(_TABLE, categories=_KINDS)
    + protected_rows(_TABLE, weakest="protected")
    + follows_person(_TABLE)
    + _OWN_ANSWER
)


class Migration(migrations.Migration):
    dependencies = [
        ("outcomes", "0008_chances"),
        ("coaching", "0003_leading_rows"),
        ("consents", "0016_blocked_grants"),
    ]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
