"""A published sheet as CSV: a line for each municipality and group, hidden cells as "..", no formulas."""

import csv
import io
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from kedjan.engines.indicators.publication import PublishedTally
from kedjan.engines.indicators.table import Tally
from kedjan.outcomes.domain.results import Sheet
from kedjan.outcomes.web.sheet_pages import groups, has_unknown

HIDDEN = ".."
# The last four are what a spreadsheet set to Japanese or Chinese reads as the first four.
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")
_BOM = "\ufeff"


def csv_text(*, sheet: Sheet, municipalities: Mapping[str, str]) -> str:
    """Return the file: semicolons and a byte order mark, as Swedish spreadsheets expect."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            _("kommunkod"),
            _("kommun"),
            _("grupp"),
            _("började"),
            _("avslutade"),
            _("i arbete eller studier efter tolv månader"),
            _("av kända"),
            _("inte dags än"),
            _("svar saknas"),
            _("till och med"),
        ]
    )
    writer.writerows([safe(one) for one in line] for line in _lines(sheet, municipalities))
    return _BOM + file.getvalue()


def safe(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_RUN_BY_SPREADSHEETS) else text


def _lines(sheet: Sheet, municipalities: Mapping[str, str]) -> Iterator[list[str]]:
    is_shown = has_unknown(sheet)
    for row in (*sheet.table.rows, sheet.table.total):
        name = municipalities.get(row.name, row.name) if row.name else _("Alla kommuner")
        for label, tally in groups(row, is_unknown_shown=is_shown):
            yield [row.name, name, label, *_counts(tally), sheet.as_of.isoformat()]


def _counts(tally: PublishedTally) -> list[str]:
    if not isinstance(tally, Tally):
        return [HIDDEN] * 6
    share = tally.goal
    counts = (tally.started, tally.ended, share.numerator, share.denominator, share.unripe, share.missing)
    return [str(count) for count in counts]
