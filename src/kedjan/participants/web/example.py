"""A short list that shows how a file may look; it can be read in. The numbers are Skatteverket's test numbers."""

import csv
import io
from datetime import date

from kedjan.kernel.months import add_months
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.intake_columns import IntakeColumn

_PEOPLE = (
    ("19811218-2384", "Åsa", "Exempel", "Sunne", BenefitType.SJUKPENNING, 3, "070-174 06 05", "asa@example.org", "sv"),
    ("19740830-2391", "Omar", "Exempel", "Torsby", BenefitType.TIDSBEGRANSAD_SJUKERSATTNING, 5, "", "", "ar"),
    ("19580108-2743", "Britt", "Exempel", "1766", BenefitType.REHABILITERINGSPENNING, 4, "", "britt@example.org", ""),
)


def example_lines(*, today: date) -> bytes:
    """Return the list as Excel reads it: UTF-8 with a byte order mark, semicolons between."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(IntakeColumn)
    for number, given, family, place, benefit, months, *reached in _PEOPLE:
        writer.writerow(
            [number, given, family, place, benefit.label, add_months(today, months).isoformat(), *reached, ""]
        )
    return text.getvalue().encode("utf-8-sig")
