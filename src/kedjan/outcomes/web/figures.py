"""Shares, counts and verdicts in words: how every figure of a result page is written."""

from datetime import timedelta
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from kedjan.engines.indicators.publication import PublishedTally
from kedjan.engines.indicators.shares import Share, Verdict
from kedjan.engines.indicators.table import Tally
from kedjan.kernel.period import Period
from kedjan.kernel.text import N_
from kedjan.ui.components import Colour
from kedjan.ui.words import day, unbroken

_VERDICTS = {
    Verdict.UNDER_WAY: (N_("Pågår"), Colour.BLUE),
    Verdict.TOO_FEW: (N_("För få för att bedöma"), Colour.GREY),
    Verdict.MET: (N_("Uppnått"), Colour.GREEN),
    Verdict.NOT_MET: (N_("Inte uppnått"), Colour.RED),
    Verdict.UNCLEAR_ABOVE: (N_("Osäkert, över målet"), Colour.YELLOW),
    Verdict.UNCLEAR_BELOW: (N_("Osäkert, under målet"), Colour.YELLOW),
}


def verdict_text(verdict: Verdict) -> str:
    """Return the verdict in words."""
    return _(_VERDICTS[verdict][0])


def verdict_colour(verdict: Verdict) -> Colour:
    """Return the colour of the verdict's tag; the words say the same."""
    return _VERDICTS[verdict][1]


def hidden_text() -> str:
    """Return what stands in the place of a hidden cell."""
    return _("dolt")


def percent(share: float) -> str:
    """Return a share of 0 to 1 in whole percent, as "52 %"."""
    return unbroken(_("%(number)s %%") % {"number": f"{100 * share:.0f}"})


def points(difference: float) -> str:
    """Return a difference of shares in whole percentage points, with its sign."""
    return f"{100 * difference:+.0f}".replace("-", "−")


def span(period: Period) -> str:
    """Return the first and the last day of a period."""
    if period.end is None:
        return _("från %(first)s") % {"first": day(period.start)}
    return _("%(first)s – %(last)s") % {"first": day(period.start), "last": day(period.end - timedelta(days=1))}


def of_text(share: Share | None) -> str:
    """Return "24 av 46", or that nobody is counted yet, or that it is hidden."""
    if share is None:
        return hidden_text()
    if not share.denominator:
        return _("ingen än")
    return unbroken(_("%(reached)s av %(known)s") % {"reached": share.numerator, "known": share.denominator})


def share_text(share: Share | None) -> str:
    """Return the share with its interval and counts; only the counts where fewer than ten are counted."""
    if share is None:
        return hidden_text()
    interval = share.interval()
    if not share.is_shown or interval is None or share.estimate is None:
        return of_text(share)
    measured = _("%(share)s (%(low)s–%(high)s)") % {
        "share": percent(share.estimate),
        "low": f"{100 * interval.low:.0f}",
        "high": percent(interval.high),
    }
    return f"{unbroken(measured)}, {of_text(share)}"


def per_head(count: int, people: int) -> str:
    """Return how many there are for each person, with one decimal; half of a tenth is rounded up."""
    tenths = (20 * count + people) // (2 * people)
    return number_format(Decimal(tenths) / 10, decimal_pos=1)


def share_of(tally: PublishedTally) -> Share | None:
    """Return the share after twelve months of a cell, or None for a hidden one."""
    return tally.goal if isinstance(tally, Tally) else None


def count_text(tally: PublishedTally, name: str) -> str:
    """Return one count of a cell (started, ended, unripe or missing), or that it is hidden."""
    if not isinstance(tally, Tally):
        return hidden_text()
    counts = {
        "started": tally.started,
        "ended": tally.ended,
        "unripe": tally.goal.unripe,
        "missing": tally.goal.missing,
    }
    return str(counts[name])
