"""Consents protect themselves, and open the people below to those whom the person has said yes to."""

from django.db import migrations

from kedjan.integrations.database.policies import consented_rows, own_inserts, own_rows, protect, self_rows
from kedjan.kernel.information import Category

# Withdrawn, never edited: a consent is closed once, by the person or by whoever recorded it, and not opened again.
_WITHDRAWAL = """
    CREATE POLICY withdrawal ON {table} FOR UPDATE TO kedjan_app
        USING ((participant_id = (SELECT app.participant()) OR {recorder}) AND withdrawn_at IS NULL)
        WITH CHECK (withdrawn_at IS NOT NULL);
"""

_CONSENT = (
    protect("consents_consent", writes=["INSERT", "UPDATE (withdrawn_at)"])
    + own_rows("consents_consent")
    + own_inserts("consents_consent", by="recorded_by")
    + self_rows("consents_consent")
    + consented_rows("consents_consent", categories=["plan"])
    + _WITHDRAWAL.format(
        table="consents_consent",
        recorder="(organisation_id = (SELECT app.organisation()) AND (SELECT app.purpose()) = 'support')",
    )
)

_MAY_RECORD = "(recorder_id = (SELECT app.organisation()) AND (SELECT app.purpose()) = 'support')"

# A grant belongs to a consent of the same person, recorded by the same organisation. A foreign key says so, because a
# policy that looked at consents would look at grants again, without end.
_SAME_CONSENT = """
    ALTER TABLE consents_consent ADD CONSTRAINT "a consent is one person's and one recorder's"
        UNIQUE (id, participant_id, organisation_id);
    ALTER TABLE consents_grant ADD CONSTRAINT "a grant follows its consent"
        FOREIGN KEY (consent_id, participant_id, recorder_id)
        REFERENCES consents_consent (id, participant_id, organisation_id);
"""

_GRANT = protect("consents_grant", writes=["INSERT", "UPDATE (withdrawn_at)"]) + (
    f"""
    CREATE POLICY receiver ON consents_grant FOR SELECT TO kedjan_app
        USING (organisation_id = (SELECT app.organisation()) AND purpose = (SELECT app.purpose())
               AND withdrawn_at IS NULL AND valid @> (SELECT app.now()));
    CREATE POLICY recorder ON consents_grant FOR SELECT TO kedjan_app USING {_MAY_RECORD};
    CREATE POLICY own_insert ON consents_grant FOR INSERT TO kedjan_app
        WITH CHECK ({_MAY_RECORD} AND app.may_open(consent_id, participant_id, valid));
    """
    + _WITHDRAWAL.format(table="consents_grant", recorder=_MAY_RECORD)
    + self_rows("consents_grant")
)

# A policy of grants cannot read consents itself: those are shown by grants, and PostgreSQL refuses the circle.
_MAY_OPEN = """
    GRANT SELECT ON consents_consent TO kedjan_definer;
    CREATE FUNCTION app.may_open(consent uuid, participant uuid, during tstzrange) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT EXISTS (SELECT 1 FROM public.consents_consent c
                       WHERE c.id = consent AND c.participant_id = participant
                         AND c.organisation_id = app.organisation() AND c.withdrawn_at IS NULL
                         AND during <@ tstzrange(c.given_at, c.valid_until, '[)')) $$;
    COMMENT ON FUNCTION app.may_open IS 'Whether the consent is recorded by the actor''s organisation, and lasts as long.';
    ALTER FUNCTION app.may_open(uuid, uuid, tstzrange) OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.may_open(uuid, uuid, tstzrange) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.may_open(uuid, uuid, tstzrange) TO kedjan_app;
"""

# All but "work": an employer gets to know what the person chose to say, which stands with the placement.
_TELLING = [category.value for category in Category if category is not Category.WORK]

_OPENED = "".join(
    (
        consented_rows("participants_participant", categories=_TELLING, participant="id"),
        consented_rows("participants_identity", categories=["identity"]),
        consented_rows("participants_contact", categories=["contact"]),
        consented_rows("participants_benefit", categories=["economy"]),
    )
)


class Migration(migrations.Migration):
    dependencies = [("consents", "0001_initial"), ("participants", "0002_row_security")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_CONSENT, _MAY_OPEN, _GRANT, _OPENED)]
