"""Who sees what somebody says is wrong: the person, and the organisation that wrote the record and answers for it."""

from django.db import migrations

from kedjan.integrations.database.policies import own_inserts, own_rows, part_of, protect, self_rows

_REQUEST, _DECISION = "rights_correctionrequest", "rights_correctiondecision"

_CORRECTIONS = (
    protect(_REQUEST, writes=["INSERT"])
    + own_rows(_REQUEST)
    + self_rows(_REQUEST)
    + f"""
    CREATE POLICY self_insert ON {_REQUEST} FOR INSERT TO kedjan_app WITH CHECK (
        participant_id = (SELECT app.participant()) AND asked_by = (SELECT app.actor()));
    """
    + protect(_DECISION, writes=["INSERT"])
    + own_rows(_DECISION)
    + self_rows(_DECISION)
    + own_inserts(
        _DECISION,
        participant=None,
        by="decided_by",
        within=part_of(_DECISION, _REQUEST, key="request_id", same=["participant_id", "organisation_id"]),
    )
)


class Migration(migrations.Migration):
    dependencies = [("rights", "0001_initial"), ("outcomes", "0003_order_behind_the_policies")]
    operations = [migrations.RunSQL(_CORRECTIONS, migrations.RunSQL.noop)]
