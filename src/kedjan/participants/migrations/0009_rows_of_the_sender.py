"""Rows about protected people are for whoever sent the file alone; what a row is told of is sealed like the row."""

from django.db import migrations, models

from kedjan.integrations.database.keeping import sealed_column

_ROW = "participants_importrow"
# Of every command: a colleague neither sees such a row nor changes, deletes or adds one.
_MINE = """(
    NOT is_protected OR coalesce((SELECT b.created_by = (SELECT app.actor()) FROM participants_importbatch b
                                  WHERE b.id = batch_id LIMIT 1), false))
"""
_HIDDEN = "".join(
    f"CREATE POLICY {name} ON {_ROW} AS RESTRICTIVE FOR {command} TO kedjan_app {asks} {_MINE};"
    for name, command, asks in (
        ("protected", "SELECT", "USING"),
        ("protected_insert", "INSERT", "WITH CHECK"),
        ("protected_update", "UPDATE", "USING"),
        ("protected_delete", "DELETE", "USING"),
    )
)
# A colleague may take the whole file away: then nothing of it stays behind unseen.
_DROP = """
    GRANT SELECT (id, organisation_id) ON participants_importbatch TO kedjan_definer;
    GRANT SELECT (batch_id, is_protected), DELETE ON participants_importrow TO kedjan_definer;
    CREATE FUNCTION app.drop_protected_rows(file uuid) RETURNS bigint
        LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        WITH gone AS (
            DELETE FROM public.participants_importrow r USING public.participants_importbatch b
            WHERE r.batch_id = file AND r.is_protected AND b.id = r.batch_id
              AND b.organisation_id = app.organisation() AND app.purpose() = 'support'
            RETURNING 1
        ) SELECT count(*) FROM gone $$;
    COMMENT ON FUNCTION app.drop_protected_rows IS
        'How many rows about protected people went with a file of the own organisation that was taken away.';
    ALTER FUNCTION app.drop_protected_rows(uuid) OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.drop_protected_rows(uuid) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.drop_protected_rows(uuid) TO kedjan_app;
"""


class Migration(migrations.Migration):
    dependencies = [("participants", "0008_protected_rows"), ("organisations", "0004_sealed_columns")]
    operations = [
        # What files that wait say of their rows goes with the column: a file is read in again.
        migrations.RemoveField("importrow", "messages"),
        migrations.AddField("importrow", "messages_sealed", models.BinaryField(null=True)),
        migrations.RunSQL(
            sealed_column(_ROW, "messages_sealed", row=("batch_id", "line"), key="id bigint"), migrations.RunSQL.noop
        ),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_HIDDEN, _DROP)),
    ]
