"""The whole path starts a clock too: one more code, never written by hand."""

from django.db import migrations, models

_EVENTS = (
    "sick_leave",
    "care_sought",
    "referred",
    "care_decided",
    "development_subsidy",
    "employment_subsidy",
    "security_subsidy",
    "benefit_ends",
    "path_began",
    "introduction_began",
    "consent_ends",
    "left",
)


class Migration(migrations.Migration):
    dependencies = [("journeys", "0017_clock_rows")]

    operations = [
        migrations.AlterField(
            "clockstart", "event", models.CharField(choices=[(code, code) for code in _EVENTS], max_length=30)
        )
    ]
