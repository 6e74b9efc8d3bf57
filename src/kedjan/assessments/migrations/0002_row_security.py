"""Instruments and licences are nobody's secret; assessments are the person's, and of the kind that consents open.

The person writes what is theirs, in their own name, in an assessment about them; staff never write it for them.
"""

from django.db import migrations

from kedjan.integrations.database.closures import emergency_rows, given_rows, protected_rows
from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import (
    follows_person,
    grant_only,
    own_inserts,
    own_rows,
    part_of,
    protect,
    self_rows,
)

_ASSESSMENT, _ENTRY = "assessments_assessment", "assessments_entry"
_THEIRS = "kind IN ('self_answers', 'self_done', 'self_remark')"
_OPEN = "".join(
    (
        grant_only("assessments_instrumentversion", writes=["INSERT"]),
        grant_only("assessments_licencerecord", writes=["INSERT"]),
    )
)
# A task's demands belong to an observation of the same person by the same organisation. A policy cannot ask its own
# table; a key can, and waits for the end of the transaction, for records that are joined.
_SAME_PERSON = f"""
    ALTER TABLE {_ASSESSMENT} ADD CONSTRAINT assessments_of_whom_and_by_whom
        UNIQUE (id, participant_id, organisation_id);
    ALTER TABLE {_ASSESSMENT} ADD CONSTRAINT assessments_observation_of_the_same
        FOREIGN KEY (observation_id, participant_id, organisation_id)
        REFERENCES {_ASSESSMENT} (id, participant_id, organisation_id) DEFERRABLE INITIALLY DEFERRED;
"""
_WITHIN = part_of(_ASSESSMENT, "journeys_enrolment", key="enrolment_id", same=["participant_id"])
_IN_ASSESSMENT = part_of(_ENTRY, _ASSESSMENT, key="assessment_id", same=["participant_id", "organisation_id"])
_PEOPLE = "".join(
    protect(table, writes=["INSERT"])
    + own_rows(table)
    + own_inserts(table, by=by, within=within)
    + self_rows(table)
    + given_rows(table, categories=["assessments"])
    + emergency_rows(table, categories=["assessments"])
    + protected_rows(table, weakest="protected")
    + follows_person(table)
    for table, by, within in (
        (_ASSESSMENT, "begun_by", _WITHIN),
        (_ENTRY, "written_by", f"NOT {_THEIRS} AND {_IN_ASSESSMENT}"),
    )
)
_OWN = f"""
    CREATE POLICY self_insert ON {_ENTRY} FOR INSERT TO kedjan_app WITH CHECK (
        participant_id = (SELECT app.participant()) AND written_by = (SELECT app.actor())
        AND {_THEIRS} AND {_IN_ASSESSMENT});
"""
_KEYS = sealed_column(_ASSESSMENT, "task_sealed") + sealed_column(_ENTRY, "text_sealed")


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_initial"),
        ("consents", "0016_blocked_grants"),
        ("participants", "0013_named_unlike_the_field"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_OPEN, _SAME_PERSON, _PEOPLE, _OWN, _KEYS)]
