"""Consents protect themselves, and open the people below to those whom the person has said yes to."""

from django.db import migrations

from kedjan.integrations.database.policies import OWN, consented_rows, own_inserts, own_rows, protect, self_rows

_CONSENT = (
    protect("consents_consent", writes=["INSERT", "UPDATE (withdrawn_at)"])
    + own_rows("consents_consent")
    + own_inserts("consents_consent")
    + self_rows("consents_consent")
    + consented_rows("consents_consent", categories=["plan"])
    + f"""
    CREATE POLICY withdrawal ON consents_consent FOR UPDATE TO kedjan_app
        USING (participant_id = (SELECT app.participant()) OR {OWN})
        WITH CHECK (participant_id = (SELECT app.participant()) OR {OWN});
    """
)

_MAY_RECORD = "(recorder_id = (SELECT app.organisation()) AND (SELECT app.purpose()) = 'support')"

_GRANT = protect("consents_grant", writes=["INSERT", "UPDATE (withdrawn_at)"]) + (
    f"""
    CREATE POLICY receiver ON consents_grant FOR SELECT TO kedjan_app
        USING (organisation_id = (SELECT app.organisation()));
    CREATE POLICY recorder ON consents_grant FOR SELECT TO kedjan_app USING {_MAY_RECORD};
    CREATE POLICY own_insert ON consents_grant FOR INSERT TO kedjan_app
        WITH CHECK ({_MAY_RECORD}
            AND EXISTS (SELECT 1 FROM consents_consent c WHERE c.id = consent_id
                        AND c.participant_id = consents_grant.participant_id AND c.organisation_id = recorder_id));
    CREATE POLICY withdrawal ON consents_grant FOR UPDATE TO kedjan_app
        USING (participant_id = (SELECT app.participant()) OR {_MAY_RECORD})
        WITH CHECK (participant_id = (SELECT app.participant()) OR {_MAY_RECORD});
    """
    + self_rows("consents_grant")
)

_OPENED = "".join(
    (
        consented_rows("participants_participant", categories=None, participant="id"),
        consented_rows("participants_identity", categories=["identity"]),
        consented_rows("participants_contact", categories=["contact"]),
        consented_rows("participants_benefit", categories=["economy"]),
    )
)


class Migration(migrations.Migration):
    dependencies = [("consents", "0001_initial"), ("participants", "0002_row_security")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_CONSENT, _GRANT, _OPENED)]
