"""Days, reasons and names in the reader's language: what every presenter needs to write them out."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from kedjan.kernel.refusal import Reason


def language() -> str:
    """Return the reader's language, Swedish where none is set."""
    return get_language() or "sv"


def day(value: date) -> str:
    """Return the day with the month's name, as "14 januari 2013"."""
    return date_format(value, "j F Y")


def moment(value: datetime) -> str:
    """Return the day and the time in Sweden, as "14 januari 2013 kl. 09:30"."""
    local = localtime(value)
    return gettext("%(day)s kl. %(time)s") % {"day": day(local.date()), "time": date_format(local, "H:i")}


def number(value: int) -> str:
    """Return the whole number with its thousands apart, as "25 173 462"."""
    return number_format(value, use_l10n=True, force_grouping=True)


def said(reason: Reason) -> str:
    """Return the reason as a sentence in the reader's language."""
    return gettext(reason.message) % dict(reason.values)


def all_said(reasons: Iterable[Reason]) -> list[str]:
    """Return the reasons as sentences, for a form's errors."""
    return [said(reason) for reason in reasons]
