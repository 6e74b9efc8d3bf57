"""A published sheet as CSV: a line for each municipality and group, hidden cells as "..", no formulas."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from kedjan.engines.indicators.publication import PublishedTally
from kedjan.engines.indicators.table import Tally
from kedjan.journeys.domain.continuity import WhyChanged
from kedjan.outcomes.domain.followed import FollowedRow, FollowedTable
from kedjan.outcomes.domain.results import Sheet
from kedjan.outcomes.web.followed_pages import followed_groups
from kedjan.outcomes.web.sheet_pages import groups, has_unknown

HIDDEN = ".."
# The last four are what a spreadsheet set to Japanese or Chinese reads as the first four.
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")
_BOM = "\ufeff"


def csv_text(*, sheet: Sheet, municipalities: Mapping[str, str]) -> str:
    """Return the file: semicolons and a byte order mark, as Swedish spreadsheets expect."""
    titles = [
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
    return _written(titles, _lines(sheet, municipalities))


def followed_csv_text(table: FollowedTable, as_of: date) -> str:
    """Return the file of how participants have been followed: a line for each group, a column for each reason."""
    titles = [
        _("grupp"),
        _("har någon utsedd"),
        _("samma person hela tiden"),
        _("dagar med samma person, hälften minst"),
        _("byten"),
        _("byten med överlämning"),
        *(_(why.label) for why in WhyChanged),
        _("till och med"),
    ]
    lines = ([label, *_followed(row), as_of.isoformat()] for label, row in followed_groups(table))
    return _written(titles, lines)


def _written(titles: list[str], lines: Iterable[list[str]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows([safe(one) for one in line] for line in lines)
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


def _followed(row: FollowedRow | None) -> list[str]:
    if row is None:
        return [HIDDEN] * (5 + len(WhyChanged))
    days = "" if row.median_days is None else str(row.median_days)
    people = [str(row.same.denominator), str(row.same.numerator), days]
    if row.changes is None:
        return [*people, *[HIDDEN] * (2 + len(WhyChanged))]
    whys = (HIDDEN if number is None else str(number) for number in row.changes.whys)
    return [*people, str(row.changes.number), str(row.changes.noted), *whys]
