"""What long work says of itself: how far it is, how long is left, and what to do when it has stopped."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.kernel.progress import Progress
from kedjan.kernel.text import N_
from kedjan.ui.components import Work, WorkState
from kedjan.ui.words import moment, number

_MINUTE = timedelta(minutes=1)
_SAID = (
    N_("Arbetet har börjat."),
    N_("En fjärdedel är klar."),
    N_("Hälften är klar."),
    N_("Tre fjärdedelar är klara."),
    N_("Nästan klart."),
)


def work_view(*, progress: Progress, now: datetime, label: str, here: str, again: str, problem: str = "") -> Work:
    """Build what the component shows; problem: why it stands still, if that is known before it has stalled.

    again: what the button to try again says; empty where trying again would not help.
    """
    stopped = problem or (_why_stopped(progress) if progress.is_stalled(now) else "")
    state = WorkState.STALLED if stopped else WorkState.RUNNING if progress.begun_at else WorkState.WAITING
    waits = _("Väntar på sin tur. Det börjar oftast inom några sekunder.")
    return Work(
        label=label,
        done=progress.done,
        total=progress.total,
        words=how_far(progress),
        state=state,
        text=stopped or (waits if state is WorkState.WAITING else _how_long(progress.left(now))),
        said=stopped or (waits if state is WorkState.WAITING else _(_SAID[progress.quarters])),
        here=here,
        again=again if stopped else "",
    )


def how_far(progress: Progress) -> str:
    """Return "12 500 av 100 000"."""
    return _("%(done)s av %(total)s") % {"done": number(progress.done), "total": number(progress.total)}


def _why_stopped(progress: Progress) -> str:
    return _("Arbetet har inte kommit vidare sedan %(moment)s.") % {"moment": moment(progress.moved_at)}


def _how_long(left: timedelta | None) -> str:
    """Return so much as can be known: whole minutes, and no seconds that would change at every look."""
    if left is None:
        return _("Arbetet har börjat.")
    minutes = -(-left // _MINUTE)
    if minutes <= 1:
        return _("Mindre än en minut kvar.")
    return ngettext("Ungefär %(count)s minut kvar.", "Ungefär %(count)s minuter kvar.", minutes) % {"count": minutes}
