"""Seals: the transaction of each row of the log, the tables of seals, and the two functions that add to them.

The application role may see seals and note receipts. It adds a seal through the functions alone, and they show it no
row: a number of rows and one hash. docs/rules/audit.md, docs/adr/0006-sealed-batches.md.
"""

import django.db.models.deletion
from django.db import migrations, models

import kedjan.kernel.ids
from kedjan.audit.queries.leaves import FORM_1
from kedjan.integrations.database.policies import grant_only

_COLUMNS = {
    "audit_event": "id, at, actor_id, organisation_id, role, purpose, kind, participant_id, payload",
    "audit_reading": "id, at, actor_id, organisation_id, role, purpose, participant_id, category, page",
}

# Transactions are numbered anew when a database is restored from a dump: `base` is what then lifts the new numbers
# above the old ones, here and in the column's default (kedjan audit restored). A BRIN index costs an insert nothing.
_WRITTEN_IN = """
    CREATE TABLE app.audit_numbering (
        one boolean PRIMARY KEY DEFAULT true CHECK (one), base bigint NOT NULL DEFAULT 0 CHECK (base >= 0));
    INSERT INTO app.audit_numbering DEFAULT VALUES;
    GRANT SELECT ON app.audit_numbering TO kedjan_definer;
    COMMENT ON TABLE app.audit_numbering IS 'What is added to transaction numbers. Only the owner changes it.';
""" + "".join(
    f"""
    ALTER TABLE {table} ADD COLUMN written_in bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint);
    CREATE INDEX {table}_written_in ON {table} USING brin (written_in) WITH (autosummarize = on);
    REVOKE INSERT ON {table} FROM kedjan_app;
    GRANT INSERT ({columns}) ON {table} TO kedjan_app;
    GRANT SELECT ON {table} TO kedjan_definer;
    """
    for table, columns in _COLUMNS.items()
)

_RIGHTS = (
    grant_only("audit_seal", writes=[])
    + grant_only("audit_receipt", writes=["INSERT"])
    + """
    GRANT SELECT, INSERT ON audit_seal, audit_batch TO kedjan_definer;
    ALTER TABLE audit_batch ALTER leaves SET STORAGE EXTERNAL; -- hashes cannot be compressed
    ALTER TABLE audit_seal ADD CONSTRAINT "a seal ends after it begins" CHECK (ends > begins),
        ADD CONSTRAINT "a seal covers rows" CHECK (events >= 0 AND readings >= 0 AND events + readings > 0),
        ADD CONSTRAINT "hashes and signatures have their length" CHECK (
            octet_length(root) = 32 AND octet_length(previous) = 32 AND octet_length(signature) = 64);
    """
)

# Every transaction below the oldest open one has ended, so no row of it can come later: each statement of a VOLATILE
# function sees what was committed before it, and the next ones see no less.
_GATHER = f"""
    CREATE FUNCTION app.gather_audit(most bigint, OUT number integer, OUT begins bigint, OUT ends bigint,
                                     OUT events bigint, OUT readings bigint, OUT root bytea) RETURNS SETOF record
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DECLARE
        list bytea;
    BEGIN
        PERFORM pg_advisory_xact_lock(5227104);
        SELECT coalesce(max(s.number), 0) + 1, coalesce(max(s.ends), 0) INTO number, begins FROM public.audit_seal s;
        SELECT n.base + pg_snapshot_xmin(pg_current_snapshot())::text::bigint INTO ends FROM app.audit_numbering n;
        IF ends < begins THEN
            RETURN NEXT;
            RETURN;
        END IF;
        SELECT least(ends, min(w.written_in)) INTO ends FROM (
            SELECT r.written_in + 1 AS written_in FROM (
                SELECT e.written_in FROM public.audit_event e WHERE e.written_in >= begins AND e.written_in < ends
                UNION ALL
                SELECT r.written_in FROM public.audit_reading r WHERE r.written_in >= begins AND r.written_in < ends
            ) r ORDER BY 1 OFFSET greatest(most, 1) - 1 LIMIT 1) w;
        SELECT string_agg(l.leaf, ''::bytea ORDER BY l.written_in, l.kind, l.id),
               count(*) FILTER (WHERE l.kind = 1), count(*) FILTER (WHERE l.kind = 2)
            INTO list, events, readings FROM ({FORM_1.format(begins="begins", ends="ends")}) l;
        IF list IS NULL THEN
            RETURN;
        END IF;
        INSERT INTO public.audit_batch (number, ends, leaves) VALUES (number, ends, list);
        root := sha256(list);
        RETURN NEXT;
    END $$;
    COMMENT ON FUNCTION app.gather_audit IS
        'Lists the oldest rows without a seal, and tells how many and their hash. Undone unless a seal follows.';
    ALTER FUNCTION app.gather_audit(bigint) OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.gather_audit(bigint) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.gather_audit(bigint) TO kedjan_app;
"""

_SIGNATURE = "integer, integer, bigint, bigint, bytea, timestamptz, text, bytea"
_SEAL = f"""
    CREATE FUNCTION app.seal_audit({_SIGNATURE}) RETURNS integer
        LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        INSERT INTO public.audit_seal
            (number, form, begins, ends, events, readings, root, previous, sealed_at, key, signature)
        SELECT b.number, $2::smallint, coalesce(s.ends, 0), b.ends, $3, $4, sha256(b.leaves), $5, $6, $7, $8
        FROM public.audit_batch b LEFT JOIN public.audit_seal s ON s.number = b.number - 1
        WHERE b.number = $1 AND 57 * ($3 + $4) = octet_length(b.leaves)
        RETURNING number $$;
    COMMENT ON FUNCTION app.seal_audit IS
        'Adds the signed seal of the rows that gather_audit has listed in this transaction; older ones have theirs.';
    ALTER FUNCTION app.seal_audit({_SIGNATURE}) OWNER TO kedjan_definer;
    REVOKE ALL ON FUNCTION app.seal_audit({_SIGNATURE}) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION app.seal_audit({_SIGNATURE}) TO kedjan_app;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_row_security")]
    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.IntegerField(primary_key=True, serialize=False)),
                ("form", models.SmallIntegerField()),
                ("begins", models.BigIntegerField()),
                ("ends", models.BigIntegerField()),
                ("events", models.BigIntegerField()),
                ("readings", models.BigIntegerField()),
                ("root", models.BinaryField()),
                ("previous", models.BinaryField()),
                ("sealed_at", models.DateTimeField()),
                ("key", models.CharField(max_length=44)),
                ("signature", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "seal",
                    models.OneToOneField(
                        db_column="number",
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="audit.seal",
                    ),
                ),
                ("ends", models.BigIntegerField()),
                ("leaves", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField()),
                ("on", models.DateField()),
                ("given_at", models.DateTimeField()),
                (
                    "seal",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audit.seal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "on"), name="an organisation gets a receipt once a day"
                    )
                ],
            },
        ),
        migrations.RunSQL(_WRITTEN_IN, migrations.RunSQL.noop),
        migrations.RunSQL(_RIGHTS, migrations.RunSQL.noop),
        migrations.RunSQL(_GATHER, migrations.RunSQL.noop),
        migrations.RunSQL(_SEAL, migrations.RunSQL.noop),
    ]
