"""What an organisation asks people who have not answered is found by itself."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("consents", "0014_telling_of_broken_glass")]

    operations = [
        migrations.AddIndex(
            "proposal",
            models.Index(
                fields=["organisation", "proposed_at"],
                condition=Q(answered_at__isnull=True),
                name="consents_proposal_unanswered",
            ),
        )
    ]
