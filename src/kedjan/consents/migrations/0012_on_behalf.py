"""How and why somebody wrote an agreement or its withdrawal in for the person."""

from django.db import migrations, models

_WAYS = [(one, one) for one in ("link", "telephone", "meeting", "paper", "letter", "interpreter", "guardian")]
_WHY = [
    (one, one) for one in ("no_e_id", "not_now", "does_not_want", "link_did_not_work", "wants_help", "is_spoken_for")
]


def _code(name: str, choices: list[tuple[str, str]]) -> migrations.AddField:
    return migrations.AddField(
        "consent",
        name,
        models.CharField(blank=True, choices=choices, db_default="", max_length=20),
    )


class Migration(migrations.Migration):
    dependencies = [("consents", "0011_ending")]

    operations = [
        _code("told_by", _WAYS),
        _code("why_on_behalf", _WHY),
        _code("withdrawn_told_by", _WAYS),
        _code("withdrawn_why", _WHY),
        migrations.RunSQL(
            "GRANT UPDATE (withdrawn_told_by, withdrawn_why) ON consents_consent TO kedjan_app;",
            migrations.RunSQL.noop,
        ),
    ]
