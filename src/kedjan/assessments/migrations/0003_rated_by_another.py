"""An assessor of another organisation in the team rates what somebody began: their entries are their own organisation's.

The assessment must be open to them, by consent; the person's own entries stay with the organisation that began it.
"""

from django.db import migrations

from kedjan.integrations.database.policies import drop_policy, own_inserts, part_of

_ENTRY = "assessments_entry"
_STAFFS = "kind NOT IN ('self_answers', 'self_done', 'self_remark')"
_IN_ASSESSMENT = part_of(_ENTRY, "assessments_assessment", key="assessment_id", same=["participant_id"])
_WITHIN = own_inserts(_ENTRY, by="written_by", within=f"{_STAFFS} AND {_IN_ASSESSMENT}")


class Migration(migrations.Migration):
    dependencies = [("assessments", "0002_row_security")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (drop_policy(_ENTRY, "own_insert") + _WITHIN,)
    ]
