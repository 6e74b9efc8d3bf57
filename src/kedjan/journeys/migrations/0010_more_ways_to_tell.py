"""An answer can also come in a letter, through an interpreter or through a guardian."""

from django.db import migrations, models

_WAYS = [(one, one) for one in ("link", "telephone", "meeting", "paper", "letter", "interpreter", "guardian")]
_WHY = [
    (one, one) for one in ("no_e_id", "not_now", "does_not_want", "link_did_not_work", "wants_help", "is_spoken_for")
]


class Migration(migrations.Migration):
    dependencies = [("journeys", "0009_on_behalf")]

    operations = [
        migrations.AlterField(
            "invitationanswer", "told_by", models.CharField(blank=True, choices=_WAYS, max_length=20)
        ),
        migrations.AlterField(
            "invitationanswer", "why_on_behalf", models.CharField(blank=True, choices=_WHY, max_length=20)
        ),
    ]
