"""How a change of keys reaches sealed values of every organisation, and nothing else: docs/adr/0007."""

from django.db import migrations

from kedjan.integrations.database.keeping import closed_to_all_but_the_owner

# What may be reached is a table that only migrations write. It names columns; the functions build their statements
# from it with format's %I, and take values as parameters only.
_DECLARED = """
    CREATE TABLE app.sealed_column (
        table_name name NOT NULL, column_name name NOT NULL,
        key_name name NOT NULL, key_type text NOT NULL CHECK (key_type IN ('uuid', 'bigint')),
        place_names name[] NOT NULL CHECK (cardinality(place_names) >= 1),
        PRIMARY KEY (table_name, column_name));
    COMMENT ON TABLE app.sealed_column IS 'Which columns a change of keys may reach. Written by migrations alone.';
    GRANT SELECT ON app.sealed_column TO kedjan_definer;

    CREATE FUNCTION app.key_of(value bytea) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN octet_length(value) = 0 THEN ''
                    ELSE encode(substring(value FROM 2 FOR get_byte(value, 0)), 'escape') END $$;
    COMMENT ON FUNCTION app.key_of IS 'Which key a value says that it was made with: a length, then the name.';
"""
_COUNT = """
    CREATE FUNCTION app.sealing_keys(of_table name, of_column name)
    RETURNS TABLE (key_name text, number bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE it app.sealed_column;
    BEGIN
        SELECT * INTO STRICT it FROM app.sealed_column s WHERE s.table_name = of_table AND s.column_name = of_column;
        RETURN QUERY EXECUTE format('
            SELECT app.key_of(%1$I), count(*) FROM public.%2$I WHERE %1$I IS NOT NULL GROUP BY 1',
            it.column_name, it.table_name);
    END $$;
""" + closed_to_all_but_the_owner("sealing_keys(name, name)", tells="How many values each key seals in a column.")
_READ = """
    CREATE FUNCTION app.sealed_otherwise(of_table name, of_column name, newest text, after text, most integer)
    RETURNS TABLE (row_key text, place text, held bytea) LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        it app.sealed_column;
        place_list text;
    BEGIN
        SELECT * INTO STRICT it FROM app.sealed_column s WHERE s.table_name = of_table AND s.column_name = of_column;
        SELECT string_agg(quote_ident(one), ', ' ORDER BY nth) INTO place_list
            FROM unnest(it.place_names) WITH ORDINALITY AS named (one, nth);
        RETURN QUERY EXECUTE format('
            SELECT %1$I::text, concat_ws(''|'', %2$s), %3$I FROM public.%4$I
            WHERE app.key_of(%3$I) <> $1 AND ($2 IS NULL OR %1$I > $2::%5$s) ORDER BY %1$I LIMIT $3',
            it.key_name, place_list, it.column_name, it.table_name, it.key_type) USING newest, after, most;
    END $$;
""" + closed_to_all_but_the_owner(
    "sealed_otherwise(name, name, text, text, integer)",
    tells="Values of a column that another key than the newest seals, as they are: sealed.",
)
# SKIP LOCKED: a rotation never waits for the service, and so never stands in a deadlock with it.
_SWAP = """
    CREATE FUNCTION app.reseal(of_table name, of_column name, row_keys text[], held bytea[], made bytea[])
    RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        it app.sealed_column;
        changed bigint;
    BEGIN
        SELECT * INTO STRICT it FROM app.sealed_column s WHERE s.table_name = of_table AND s.column_name = of_column;
        EXECUTE format('
            WITH given AS (SELECT * FROM unnest($1::%4$s[], $2, $3) AS given (row_key, held, made)),
                 free AS (SELECT t.%1$I AS row_key FROM public.%3$I t
                          JOIN given ON t.%1$I = given.row_key AND t.%2$I = given.held FOR UPDATE OF t SKIP LOCKED)
            UPDATE public.%3$I t SET %2$I = given.made FROM given JOIN free USING (row_key)
            WHERE t.%1$I = given.row_key AND t.%2$I = given.held',
            it.key_name, it.column_name, it.table_name, it.key_type) USING row_keys, held, made;
        GET DIAGNOSTICS changed = ROW_COUNT;
        RETURN changed;
    END $$;
""" + closed_to_all_but_the_owner(
    "reseal(name, name, text[], bytea[], bytea[])",
    tells="Puts values in the place of what was there, where it still is and nobody holds the row.",
)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_access")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_DECLARED, _COUNT, _READ, _SWAP)]
