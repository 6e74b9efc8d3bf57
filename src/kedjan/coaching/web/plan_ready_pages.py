"""What the pages say while the planner is made ready behind them, and when that has failed."""

from django.utils.translation import gettext as _

from kedjan.integrations.readying import Readiness, Step
from kedjan.ui.components import Work, WorkState
from kedjan.ui.words import number

_PERCENT = 100
_INSTALLED = 30
"""Percent of the way when everything is installed: what is left takes about twice as long."""
_QUARTERS = 4


def ready_work(now: Readiness, *, here: str) -> Work:
    """Build what is shown of how far it is; here: the page itself, to look again."""
    has_failed = now.step is Step.FAILED
    text = _failed(now) if has_failed else _text(now)
    return Work(
        label=_("Planeringen görs klar"),
        done=_percent(now),
        total=_PERCENT,
        words=_words(now),
        state=WorkState.STALLED if has_failed else WorkState.RUNNING,
        text=text,
        said=text if has_failed else _said(now),
        here=here,
    )


def _percent(now: Readiness) -> int:
    if now.step is not Step.COMPILING or not now.total:
        return 0
    return _INSTALLED + (_PERCENT - _INSTALLED) * min(now.done, now.total) // now.total


def _words(now: Readiness) -> str:
    if now.step is Step.FAILED:
        return _("Stannade")
    if now.step is Step.INSTALLING or not now.total:
        return _("Steg 1 av 2")
    return _("Steg 2 av 2: %(done)s av %(total)s") % {"done": number(now.done), "total": number(now.total)}


def _text(now: Readiness) -> str:
    if now.step is Step.INSTALLING:
        return _("Det som räknar ut planer installeras. Det tar oftast en halv minut. Allt annat går att använda.")
    return _("Det som räknar ut planer förbereds. Det tar oftast en minut. Allt annat går att använda.")


def _said(now: Readiness) -> str:
    if now.step is Step.INSTALLING or not now.total:
        return _("Det som räknar ut planer installeras.")
    if now.done * _QUARTERS < now.total * 2:
        return _("Det som räknar ut planer förbereds.")
    return _("Planeringen är snart klar.")


def _failed(now: Readiness) -> str:
    told = _("Kör ./run groups ready i mappen där Kedjan ligger när felet är rättat. Ladda sedan om sidan.")
    return f"{now.said} {told}" if now.said else told
