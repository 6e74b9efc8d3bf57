"""What requests and their progress are called on every page of papers."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.kernel.clock import swedish_day
from kedjan.papers.domain.codes import PaperUse, RequestState, UseMark
from kedjan.papers.domain.progress import Progress, is_time_to_remind
from kedjan.papers.queries.received import UseView, no_to
from kedjan.papers.queries.requests import MarkView, PaperView, RequestView
from kedjan.ui.components import Tag, TimelineEntry
from kedjan.ui.words import day, in_a_row

_COLOURS = {
    RequestState.WANTED: "yellow",
    RequestState.SENT: "blue",
    RequestState.REMINDED: "blue",
    RequestState.RECEIVED: "green",
    RequestState.REFUSED: "grey",
    RequestState.CANCELLED: "grey",
}


def progress_words(progress: Progress) -> str:
    """Return the one line: "4 av 6 papper är inne, äldsta begäran 34 dagar"."""
    if progress.total == 0:
        return _("Inga papper är begärda än.")
    values = {"received": progress.received, "total": progress.total}
    words = _("%(received)s av %(total)s papper är inne") % values
    if progress.oldest_days is not None:
        days = ngettext("%(days)s dag", "%(days)s dagar", progress.oldest_days) % {"days": progress.oldest_days}
        words = _("%(words)s, äldsta begäran %(days)s") % {"words": words, "days": days}
    if progress.refused:
        words = _("%(words)s. Nej: %(refused)s") % {"words": words, "refused": progress.refused}
    return words


def request_tag(request: RequestView, *, is_stopped: bool) -> Tag:
    """Return where the request stands."""
    if is_stopped:
        return Tag(_("Ska stoppas"), "red")
    return Tag(_(request.stand.state.label), _COLOURS[request.stand.state])


def staff_tag(request: RequestView, *, is_stopped: bool, today: date) -> Tag:
    """Return the same to those who collect: they also read when it is time to remind."""
    if not is_stopped and is_time_to_remind(request.stand, today):
        return Tag(_("Dags att påminna"), "yellow")
    return request_tag(request, is_stopped=is_stopped)


def kinds_words(request: RequestView) -> str:
    """Return which papers, as "Intyg, journaler"."""
    return in_a_row(_(one.label) for one in sorted(request.wanted.papers))


def time_words(request: RequestView) -> str:
    """Return of which time."""
    values = {"first": day(request.wanted.first_on), "last": day(request.wanted.last_on)}
    return _("%(first)s till %(last)s") % values


def since_words(request: RequestView, today: date) -> str:
    """Return since when the provider has it, as long as it has not answered."""
    if request.sent_on is None or request.stand.state not in {RequestState.SENT, RequestState.REMINDED}:
        return ""
    days = (today - request.sent_on).days
    count = ngettext("%(days)s dag", "%(days)s dagar", days) % {"days": days}
    return _("Skickad %(day)s, har väntat %(count)s.") % {"day": day(request.sent_on), "count": count}


def mark_entry(mark: MarkView) -> TimelineEntry:
    """Return one thing that has happened."""
    how = "" if mark.way is None else _(mark.way.label)
    why = "" if mark.why is None else _(mark.why.label)
    return TimelineEntry(_(mark.state.label), day(mark.on), how, why)


def paper_title(paper: PaperView) -> str:
    """Return what a file is called: its kind and the day when it came."""
    values = {"kind": _(paper.kind.label), "day": day(swedish_day(paper.received_at))}
    return _("%(kind)s, kom in %(day)s") % values


def use_entries(uses: tuple[UseView, ...], names: dict[str, str]) -> tuple[TimelineEntry, ...]:
    """Return what a paper was used for and what the person has said of it, the latest first."""
    return tuple(
        TimelineEntry(
            _(one.use.label),
            day(swedish_day(one.at)),
            names.get(str(one.organisation_id), "") if one.mark is UseMark.USED else "",
            _(one.mark.label),
        )
        for one in reversed(uses)
    )


def open_uses(uses: tuple[UseView, ...]) -> tuple[PaperUse, ...]:
    """Return what the person has not said no to."""
    closed = no_to(uses)
    return tuple(one for one in PaperUse if one not in closed)
