"""Who sees which step of the path: its recorder, the person, and those whom the person's consent opens it to."""

from django.db import migrations

from kedjan.integrations.database.policies import (
    OWN,
    consented_by_row,
    consented_rows,
    own_inserts,
    own_rows,
    part_of,
    protect,
    self_rows,
)


def _table(name: str, *, opened: str, by: str | None = "recorded_by", within: str | None = None) -> str:
    writes = own_inserts(name, by=by, within=within)
    return protect(name, writes=["INSERT"]) + own_rows(name) + writes + self_rows(name) + opened


def _in_enrolment(table: str) -> str:
    return part_of(table, "journeys_enrolment", key="enrolment_id", same=["participant_id"])


_ENROLMENT = _table("journeys_enrolment", opened=consented_rows("journeys_enrolment", categories=["plan", "follow_up"]))
_PATH = "".join(
    _table(table, opened=consented_rows(table, categories=["plan", "follow_up"]), within=_in_enrolment(table))
    for table in ("journeys_stageentry", "journeys_exit")
)

_INVITATION, _ANSWER = "journeys_invitation", "journeys_invitationanswer"
_INVITATIONS = _table(_INVITATION, opened=consented_rows(_INVITATION, categories=["plan"])) + _table(
    _ANSWER,
    opened=consented_rows(_ANSWER, categories=["plan"]),
    within=part_of(_ANSWER, _INVITATION, key="invitation_id", same=["participant_id"]),
)

_GATE, _MARK = "journeys_gate", "journeys_gatemark"
_GATES = _table(_GATE, opened=consented_by_row(_GATE), by=None, within=_in_enrolment(_GATE)) + _table(
    _MARK,
    opened=consented_by_row(_MARK),
    by="marked_by",
    within=part_of(_MARK, _GATE, key="gate_id", same=["participant_id", "category"]),
)

# Whoever enrols a person writes the whole team, so these rows belong to the organisations they name; those see them
# as long as they see the participation.
_TEAM = (
    protect("journeys_teammember", writes=["INSERT", "UPDATE (until_on)"])
    + self_rows("journeys_teammember")
    + consented_rows("journeys_teammember", categories=["plan"])
    + f"""
    CREATE POLICY member ON journeys_teammember FOR SELECT TO kedjan_app USING (
        {OWN} AND {_in_enrolment("journeys_teammember")});
    CREATE POLICY team_insert ON journeys_teammember FOR INSERT TO kedjan_app WITH CHECK (
        (SELECT app.purpose()) = 'support' AND {_in_enrolment("journeys_teammember")});
    CREATE POLICY team_leave ON journeys_teammember FOR UPDATE TO kedjan_app
        USING ((SELECT app.purpose()) = 'support' AND {_in_enrolment("journeys_teammember")});
    """
)


class Migration(migrations.Migration):
    dependencies = [("journeys", "0001_initial"), ("consents", "0002_row_security")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_ENROLMENT, _PATH, _INVITATIONS, _GATES, _TEAM)
    ]
