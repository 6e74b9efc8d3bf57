"""People are found by name: an index of their names' parts, and its keys as rows, which follow the identity.

docs/adr/0010-people-found-by-name.md
"""

import django.db.models.deletion
from django.db import migrations, models

from kedjan.integrations.database.keeping import closed_to_all_but_the_owner
from kedjan.integrations.database.policies import protect, seen_with

_ROWS = protect("participants_namekey", writes=[]) + seen_with("participants_namekey", "participants_identity")

# The service writes the index of a name; its rows are the database's, so that they can be nobody else's and none is
# forgotten. Statement by statement where people are added: a row's own trigger takes twice the time of a long list.
_FOLLOW = """
    GRANT UPDATE (name_index) ON participants_identity TO kedjan_app;
    GRANT SELECT, INSERT, DELETE ON participants_namekey TO kedjan_definer;

    CREATE FUNCTION app.name_keys(packed bytea) RETURNS SETOF bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT substr(packed, 2 + get_byte(packed, 0) + 8 * place, 8)
        FROM generate_series(0, (octet_length(packed) - 1 - get_byte(packed, 0)) / 8 - 1) AS place
        WHERE octet_length(packed) > 0 $$;
    COMMENT ON FUNCTION app.name_keys IS 'The short keys in a packed index: after the name of the key that made them.';

    CREATE FUNCTION app.keep_name_keys() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            INSERT INTO public.participants_namekey (participant_id, organisation_id, key_index)
                SELECT f.participant_id, f.organisation_id, key FROM fresh f, app.name_keys(f.name_index) AS key
                ON CONFLICT DO NOTHING;
            RETURN NULL;
        END IF;
        DELETE FROM public.participants_namekey WHERE participant_id = OLD.participant_id;
        IF TG_OP = 'UPDATE' THEN
            INSERT INTO public.participants_namekey (participant_id, organisation_id, key_index)
                SELECT NEW.participant_id, NEW.organisation_id, key FROM app.name_keys(NEW.name_index) AS key
                ON CONFLICT DO NOTHING;
        END IF;
        RETURN NULL;
    END $$;
    COMMENT ON FUNCTION app.keep_name_keys IS 'Keeps the keys of names as the identities say; tells nothing.';
    ALTER FUNCTION app.keep_name_keys() OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.keep_name_keys() FROM PUBLIC;
    CREATE TRIGGER make_name_keys AFTER INSERT ON participants_identity
        REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION app.keep_name_keys();
    CREATE TRIGGER keep_name_keys AFTER UPDATE OF name_index ON participants_identity
        FOR EACH ROW WHEN (OLD.name_index IS DISTINCT FROM NEW.name_index) EXECUTE FUNCTION app.keep_name_keys();
    CREATE TRIGGER drop_name_keys AFTER DELETE ON participants_identity
        FOR EACH ROW EXECUTE FUNCTION app.keep_name_keys();
"""

_COUNT = """
    GRANT SELECT (name_index), UPDATE (name_index) ON participants_identity TO kedjan_definer;

    CREATE FUNCTION app.naming_keys()
    RETURNS TABLE (key_name text, number bigint) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT app.key_of(coalesce(name_index, '')), count(*) FROM public.participants_identity GROUP BY 1 $$;
""" + closed_to_all_but_the_owner("naming_keys()", tells="How many names each key indexes; without a name: none yet.")
_READ = """
    CREATE FUNCTION app.named_otherwise(newest text, after text, most integer)
    RETURNS TABLE (row_key text, names bytea, held bytea) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT participant_id::text, uuid_send(organisation_id) || int4send(octet_length(given_name_sealed))
                   || given_name_sealed || family_name_sealed, coalesce(name_index, '')
        FROM public.participants_identity
        WHERE app.key_of(coalesce(name_index, '')) <> newest AND (after IS NULL OR participant_id > after::uuid)
        ORDER BY participant_id LIMIT most $$;
""" + closed_to_all_but_the_owner(
    "named_otherwise(text, text, integer)",
    tells="Names, sealed, with their registers, that another key than the newest indexes, or none.",
)
_SWAP = """
    CREATE FUNCTION app.reindex_names(row_keys text[], held bytea[], made bytea[])
    RETURNS bigint LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
        WITH given AS (SELECT * FROM unnest(row_keys::uuid[], held, made) AS given (row_key, held, made)),
             free AS (SELECT i.participant_id, given.made FROM public.participants_identity i
                      JOIN given ON i.participant_id = given.row_key AND coalesce(i.name_index, '') = given.held
                      FOR UPDATE OF i SKIP LOCKED),
             changed AS (UPDATE public.participants_identity i SET name_index = free.made
                         FROM free WHERE i.participant_id = free.participant_id RETURNING 1)
        SELECT count(*) FROM changed $$;
""" + closed_to_all_but_the_owner(
    "reindex_names(text[], bytea[], bytea[])",
    tells="Gives names another index where they still have the one that was read; tells how many.",
)


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0007_security_officer"),
        ("participants", "0010_entrusted_asked_once"),
    ]

    operations = [
        migrations.AddField("identity", "name_index", models.BinaryField(null=True)),
        migrations.CreateModel(
            name="NameKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key_index", "participant_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key_index", models.BinaryField()),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.participant",
                    ),
                ),
            ],
        ),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_ROWS, _FOLLOW, _COUNT, _READ, _SWAP)),
    ]
