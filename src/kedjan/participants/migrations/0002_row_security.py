"""Who sees which person: the organisation that registered them, and they themselves. Consents come in their context."""

from django.db import migrations

from kedjan.integrations.database.policies import (
    own_deletes,
    own_inserts,
    own_rows,
    own_updates,
    part_of,
    protect,
    self_rows,
)

_PARTICIPANT = "".join(
    (
        protect("participants_participant", writes=["INSERT"]),
        own_rows("participants_participant"),
        own_inserts("participants_participant", participant=None),
        self_rows("participants_participant", participant="id"),
    )
)

_ABOUT = "".join(
    protect(table, writes=writes) + own_rows(table) + own_inserts(table) + own_updates(table) + self_rows(table)
    for table, writes in (
        (
            "participants_identity",
            ["INSERT", "UPDATE (number_sealed, number_index, given_name_sealed, family_name_sealed)"],
        ),
        ("participants_contact", ["INSERT", "UPDATE (phone_sealed, email_sealed, language)"]),
        ("participants_benefit", ["INSERT", "UPDATE (ends_on, settled_at)"]),
    )
)

_ACCOUNT = (
    protect("participants_participantaccount", writes=["INSERT"])
    + own_rows("participants_participantaccount")
    + own_inserts("participants_participantaccount")
    + self_rows("participants_participantaccount")
    + """
    GRANT SELECT ON participants_participantaccount TO kedjan_definer;
    CREATE FUNCTION app.participant_of(account uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS
        $$ SELECT participant_id FROM public.participants_participantaccount a WHERE a.account_id = account $$;
    COMMENT ON FUNCTION app.participant_of IS 'Whose account it is: asked once a request, before anything is visible.';
    ALTER FUNCTION app.participant_of(uuid) OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.participant_of(uuid) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.participant_of(uuid) TO kedjan_app;
    """
)

_BATCH, _ROW = "participants_importbatch", "participants_importrow"
_STAGING = (
    "".join(
        protect(table, writes=["INSERT", "UPDATE", "DELETE"])
        + own_rows(table)
        + own_updates(table)
        + own_deletes(table)
        for table in (_BATCH, _ROW)
    )
    + own_inserts(_BATCH, participant=None, by="created_by")
    + own_inserts(_ROW, participant=None, within=part_of(_ROW, _BATCH, key="batch_id", same=["organisation_id"]))
    + "GRANT USAGE ON SEQUENCE participants_importrow_id_seq TO kedjan_app;"
)


class Migration(migrations.Migration):
    dependencies = [("participants", "0001_initial"), ("audit", "0002_row_security")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_PARTICIPANT, _ABOUT, _ACCOUNT, _STAGING)]
