"""Staged rows say whether they are about somebody with protected identity; nobody is registered a second time in clear."""

from django.db import migrations, models

from kedjan.integrations.database.closures import once_function

_HIDDEN = once_function(
    "hidden_numbers(asked bytea[])",
    returns="bytea[]",
    query="""
        SELECT array_agg(i.number_index) FROM public.participants_identity i
        WHERE i.organisation_id = app.organisation() AND app.purpose() = 'support' AND i.number_index = ANY (asked)
          AND jsonb_exists(app.protected('marked'), i.participant_id::text)""",
    tells="Which of the asked numbers stand in the own register, hidden from the actor: asked when a file is written.",
)


class Migration(migrations.Migration):
    dependencies = [("participants", "0007_protecting")]
    operations = [
        migrations.AddField("importrow", "is_protected", models.BooleanField(db_default=False, default=False)),
        migrations.RunSQL(_HIDDEN, migrations.RunSQL.noop),
    ]
