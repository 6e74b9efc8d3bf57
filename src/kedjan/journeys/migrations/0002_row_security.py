"""Who sees which step of the path: its recorder, the person, and those whom the person's consent opens it to."""

from django.db import migrations

from kedjan.integrations.database.policies import (
    consented_by_row,
    consented_rows,
    own_inserts,
    own_rows,
    protect,
    self_rows,
)


def _table(name: str, *, opened: str) -> str:
    return protect(name, writes=["INSERT"]) + own_rows(name) + own_inserts(name) + self_rows(name) + opened


_PATH = "".join(
    _table(table, opened=consented_rows(table, categories=["plan", "follow_up"]))
    for table in ("journeys_enrolment", "journeys_stageentry", "journeys_exit")
)

_INVITATIONS = "".join(
    _table(table, opened=consented_rows(table, categories=["plan"]))
    for table in ("journeys_invitation", "journeys_invitationanswer")
)

_GATES = "".join(_table(table, opened=consented_by_row(table)) for table in ("journeys_gate", "journeys_gatemark"))

# Whoever enrols a person writes the whole team, so these rows belong to the organisations they name.
_TEAM = (
    protect("journeys_teammember", writes=["INSERT", "UPDATE (until_on)"])
    + own_rows("journeys_teammember")
    + self_rows("journeys_teammember")
    + consented_rows("journeys_teammember", categories=["plan"])
    + """
    CREATE POLICY team_insert ON journeys_teammember FOR INSERT TO kedjan_app WITH CHECK (
        (SELECT app.purpose()) = 'support' AND EXISTS (SELECT 1 FROM journeys_enrolment e WHERE e.id = enrolment_id));
    CREATE POLICY team_leave ON journeys_teammember FOR UPDATE TO kedjan_app
        USING ((SELECT app.purpose()) = 'support'
               AND EXISTS (SELECT 1 FROM journeys_enrolment e WHERE e.id = enrolment_id));
    """
)


class Migration(migrations.Migration):
    dependencies = [("journeys", "0001_initial"), ("consents", "0002_row_security")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_PATH, _INVITATIONS, _GATES, _TEAM)]
