"""What a change of keys may reach of the register and of files that wait, and how numbers get another blind index."""

from django.db import migrations, models

from kedjan.integrations.database.keeping import closed_to_all_but_the_owner, sealed_column

_PERSON = {"row": ("participant_id",), "key": "participant_id uuid"}
_SEALED = "".join(
    (
        sealed_column("participants_identity", "number_sealed", **_PERSON),
        sealed_column("participants_identity", "given_name_sealed", **_PERSON),
        sealed_column("participants_identity", "family_name_sealed", **_PERSON),
        sealed_column("participants_contact", "phone_sealed", **_PERSON),
        sealed_column("participants_contact", "email_sealed", **_PERSON),
        sealed_column("participants_importbatch", "content_sealed"),
        sealed_column("participants_importrow", "values_sealed", row=("batch_id", "line"), key="id bigint"),
    )
)
_COUNT = """
    GRANT SELECT (organisation_id, number_index), UPDATE (number_index) ON participants_identity TO kedjan_definer;
    GRANT SELECT (organisation_id, number_index), UPDATE (number_index) ON participants_importrow TO kedjan_definer;

    CREATE FUNCTION app.index_key_of(value bytea) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN octet_length(value) = 32 THEN 'first' ELSE app.key_of(value) END $$;
    COMMENT ON FUNCTION app.index_key_of IS 'As app.key_of; an index without a name is of the key called first.';

    CREATE FUNCTION app.indexing_keys()
    RETURNS TABLE (key_name text, number bigint) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT app.index_key_of(number_index), count(*) FROM public.participants_identity GROUP BY 1 $$;
""" + closed_to_all_but_the_owner("indexing_keys()", tells="How many numbers each key indexes.")
_READ = """
    CREATE FUNCTION app.indexed_otherwise(newest text, after text, most integer)
    RETURNS TABLE (row_key text, number bytea, held bytea) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT participant_id::text, number_sealed, number_index FROM public.participants_identity
        WHERE app.index_key_of(number_index) <> newest AND (after IS NULL OR participant_id > after::uuid)
        ORDER BY participant_id LIMIT most $$;
""" + closed_to_all_but_the_owner(
    "indexed_otherwise(text, text, integer)",
    tells="Numbers, sealed, that another key than the newest indexes.",
)
# A staged row follows the person it is about, in the same statement. One that is being decided on is left: it goes.
_SWAP = """
    CREATE FUNCTION app.reindex(row_keys text[], held bytea[], made bytea[])
    RETURNS bigint LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
        WITH given AS (SELECT * FROM unnest(row_keys::uuid[], held, made) AS given (row_key, held, made)),
             free AS (SELECT i.participant_id FROM public.participants_identity i
                      JOIN given ON i.participant_id = given.row_key AND i.number_index = given.held
                      FOR UPDATE OF i SKIP LOCKED),
             changed AS (UPDATE public.participants_identity i SET number_index = given.made
                         FROM given JOIN free ON free.participant_id = given.row_key
                         WHERE i.participant_id = given.row_key AND i.number_index = given.held
                         RETURNING i.organisation_id, given.held, given.made),
             waiting AS (SELECT r.id, changed.made FROM public.participants_importrow r
                         JOIN changed ON r.organisation_id = changed.organisation_id AND r.number_index = changed.held
                         FOR UPDATE OF r SKIP LOCKED),
             followed AS (UPDATE public.participants_importrow r SET number_index = waiting.made
                          FROM waiting WHERE r.id = waiting.id)
        SELECT count(*) FROM changed $$;
""" + closed_to_all_but_the_owner(
    "reindex(text[], bytea[], bytea[])",
    tells="Gives numbers another index where they still have the one that was read, and staged rows with them.",
)


class Migration(migrations.Migration):
    dependencies = [("participants", "0002_row_security"), ("organisations", "0004_sealed_columns")]
    operations = [
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_SEALED, _COUNT, _READ, _SWAP)),
        migrations.AlterField("identity", "number_index", models.BinaryField()),
        migrations.AlterField("importrow", "number_index", models.BinaryField(null=True)),
        migrations.AlterField("importbatch", "digest", models.BinaryField()),
    ]
