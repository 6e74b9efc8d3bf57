"""Agreements and blocks of people with protected identity are hidden from all but the named few."""

from django.db import migrations

from kedjan.integrations.database.closures import protected_rows

_SQL = "".join(
    protected_rows(table, weakest="protected", commands=("SELECT", "UPDATE"))
    for table in ("consents_consent", "consents_grant", "consents_block")
) + protected_rows("consents_lifting", weakest="protected")


class Migration(migrations.Migration):
    dependencies = [("consents", "0007_closing"), ("participants", "0007_protecting")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
