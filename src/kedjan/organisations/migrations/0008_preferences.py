"""How somebody wants Kedjan to look and work. Nobody had chosen a language yet: the "sv" was everybody's."""

from django.db import migrations, models

from kedjan.organisations.domain.preferences import Colours, Density


class Migration(migrations.Migration):
    dependencies = [("organisations", "0007_security_officer")]

    operations = [
        migrations.AddField(
            model_name="account",
            name="colours",
            field=models.CharField(
                choices=[("device", "device"), ("light", "light"), ("dark", "dark")],
                default=Colours["OF_DEVICE"],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="density",
            field=models.CharField(
                choices=[("roomy", "roomy"), ("normal", "normal"), ("compact", "compact")],
                default=Density["NORMAL"],
                max_length=10,
            ),
        ),
        migrations.AddField(model_name="account", name="has_keys", field=models.BooleanField(default=True)),
        migrations.AlterField(model_name="account", name="language", field=models.CharField(blank=True, max_length=5)),
        migrations.RunSQL("UPDATE organisations_account SET language = ''", migrations.RunSQL.noop),
    ]
