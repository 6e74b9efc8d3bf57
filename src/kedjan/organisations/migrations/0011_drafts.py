"""Drafts: seen and written by the very account that typed them, acting for the same organisation. docs/rules/drafts.md."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kedjan.kernel.ids
from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import definer_function, protect

_TABLE = "organisations_draft"
_MINE = """(account_id = (SELECT app.actor())
    AND organisation_id IS NOT DISTINCT FROM (SELECT app.organisation()))"""
_POLICIES = protect(_TABLE, writes=["INSERT", "UPDATE", "DELETE"]) + "".join(
    f"CREATE POLICY {name} ON {_TABLE} FOR {command} TO kedjan_app {asks};"
    for name, command, asks in (
        ("typist", "SELECT", f"USING {_MINE}"),
        ("typist_insert", "INSERT", f"WITH CHECK {_MINE}"),
        ("typist_update", "UPDATE", f"USING {_MINE} WITH CHECK {_MINE}"),
        ("typist_delete", "DELETE", f"USING {_MINE}"),
    )
)
_SIZE = f"""
    ALTER TABLE {_TABLE} ADD CONSTRAINT "a draft is no archive" CHECK (octet_length(fields_sealed) <= 200000);
"""
_DISPOSAL = (
    definer_function(
        "dispose_of_drafts()",
        returns="bigint",
        query=f"""
            WITH gone AS (DELETE FROM {_TABLE} WHERE saved_at <= app.now() - interval '7 days' RETURNING 1)
            SELECT count(*) FROM gone""",
        tells="Removes everybody''s drafts of more than seven days, and says how many there were.",
    )
    + "ALTER FUNCTION app.dispose_of_drafts() VOLATILE;"
    + f"GRANT DELETE ON {_TABLE} TO kedjan_definer; GRANT SELECT (saved_at) ON {_TABLE} TO kedjan_definer;"
    + sealed_column(_TABLE, "fields_sealed")
)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0010_saved_lists")]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("address_index", models.BinaryField(max_length=80)),
                ("fields_sealed", models.BinaryField(max_length=200000)),
                ("writer", models.CharField(max_length=22)),
                ("saved_at", models.DateTimeField(db_index=True)),
                ("minute_at", models.DateTimeField()),
                ("saves", models.PositiveSmallIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "address_index"), name="an account has one draft of a form"
                    )
                ],
            },
        ),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_POLICIES, _SIZE, _DISPOSAL)),
    ]
