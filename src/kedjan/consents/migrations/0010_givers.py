"""A consent opens what its givers own; withdrawals say who recorded them; the person answers in the web themselves."""

from django.db import migrations

from kedjan.integrations.database.closures import (
    emergency_by_row,
    opened_by_row_from,
    opened_from,
    protected_rows,
)
from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import (
    OWN,
    definer_function,
    drop_policy,
    own_inserts,
    own_rows,
    part_of,
    protect,
    self_rows,
)
from kedjan.kernel.information import Category

# All but "work": an employer gets to know what the person chose to say, which stands with the placement.
_TELLING = [category.value for category in Category if category is not Category.WORK]

_FROM_GIVERS = (
    opened_by_row_from("consents_consent")
    + opened_from("participants_participant", categories=_TELLING, participant="id")
    + opened_from("participants_identity", categories=["identity"])
    + opened_from("participants_contact", categories=["contact"])
    + opened_from("participants_benefit", categories=["economy"])
    + drop_policy("consents_consent", "emergency")
    + emergency_by_row("consents_consent")
)

_WITHDRAWAL = f"""
    DROP POLICY withdrawal ON consents_consent;
    GRANT UPDATE (withdrawn_by) ON consents_consent TO kedjan_app;
    CREATE POLICY withdrawal ON consents_consent FOR UPDATE TO kedjan_app
        USING ((participant_id = (SELECT app.participant()) OR {OWN}) AND withdrawn_at IS NULL)
        WITH CHECK (withdrawn_at IS NOT NULL AND withdrawn_by = (SELECT app.actor()));
"""

_PROPOSAL = (
    protect("consents_proposal", writes=["INSERT", "UPDATE (answered_at, agreed)"])
    + own_rows("consents_proposal")
    + own_inserts("consents_proposal", by="proposed_by")
    + self_rows("consents_proposal")
    + """
    CREATE POLICY answer ON consents_proposal FOR UPDATE TO kedjan_app
        USING (participant_id = (SELECT app.participant()) AND answered_at IS NULL)
        WITH CHECK (answered_at IS NOT NULL);
    """
)

# What the person is asked, and has not answered yet, they may record as agreed to: in their own name, on the web.
_AGREED = """
    CREATE POLICY agreed_insert ON consents_consent FOR INSERT TO kedjan_app WITH CHECK (
        participant_id = (SELECT app.participant()) AND recorded_by = (SELECT app.actor()) AND method = 'signed_web'
        AND coalesce((SELECT true FROM consents_proposal p
                      WHERE p.id = consents_consent.proposal_id AND p.participant_id = consents_consent.participant_id
                        AND p.organisation_id = consents_consent.organisation_id AND p.kind = consents_consent.kind
                        AND p.category = consents_consent.category AND p.answered_at IS NULL LIMIT 1), false));
    CREATE POLICY agreed_insert ON consents_grant FOR INSERT TO kedjan_app WITH CHECK (
        participant_id = (SELECT app.participant()) AND app.may_agree(consent_id, participant_id, valid));
"""
_MAY_AGREE = definer_function(
    "may_agree(consent uuid, participant uuid, during tstzrange)",
    returns="boolean",
    query="""
        SELECT EXISTS (SELECT 1 FROM public.consents_consent c
                       WHERE c.id = consent AND c.participant_id = participant AND c.participant_id = app.participant()
                         AND c.method = 'signed_web' AND c.withdrawn_at IS NULL
                         AND during <@ tstzrange(c.valid_from, c.valid_until, '[)'))
    """,
    tells="Whether the person signed the consent in the web, and it lasts as long: they open what it says.",
)

_SCAN = (
    protect("consents_scan", writes=["INSERT"])
    + own_rows("consents_scan")
    + own_inserts(
        "consents_scan",
        by="kept_by",
        within=part_of(
            "consents_scan",
            "consents_consent",
            key="consent_id",
            same=["participant_id", "organisation_id", "category"],
        ),
    )
    + self_rows("consents_scan")
)


# Two records of one person can become one, and be disposed of: docs/rules/merging.md, disposal.md.
_MERGING = "GRANT SELECT, UPDATE (participant_id), DELETE ON consents_proposal, consents_scan TO kedjan_definer;"
_PROTECTED = protected_rows("consents_proposal", weakest="protected") + protected_rows(
    "consents_scan", weakest="protected"
)

_SEALED = "".join(
    sealed_column(table, column)
    for table, column in (
        ("consents_consent", "text_sealed"),
        ("consents_consent", "terms_sealed"),
        ("consents_consent", "witness_sealed"),
        ("consents_proposal", "text_sealed"),
        ("consents_proposal", "terms_sealed"),
        ("consents_scan", "content_sealed"),
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("consents", "0009_agreements"),
        ("participants", "0002_row_security"),
        ("organisations", "0004_sealed_columns"),
    ]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (_FROM_GIVERS, _WITHDRAWAL, _PROPOSAL, _MAY_AGREE, _AGREED, _SCAN, _MERGING, _PROTECTED, _SEALED)
    ]
