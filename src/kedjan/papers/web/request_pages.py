"""What the page of one request says: what is wanted, what is missing, what has happened, and what came in."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.organisations.queries import Workplaces
from kedjan.papers.domain.codes import RequestState
from kedjan.papers.domain.path import OUT
from kedjan.papers.domain.powers import Power, refusals_without_power
from kedjan.papers.domain.reference import reference
from kedjan.papers.queries.requests import RequestView
from kedjan.papers.web.words import (
    kinds_words,
    mark_entry,
    paper_title,
    since_words,
    staff_tag,
    time_words,
)
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Link, SummaryRow, Tag, TimelineEntry
from kedjan.ui.words import all_said


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One request."""

    title: str
    name: str
    back: str
    tag: Tag
    since: str
    missing: tuple[str, ...]
    is_stopped: bool
    facts: tuple[SummaryRow, ...]
    happened: tuple[TimelineEntry, ...]
    files: tuple[Link, ...]
    links: tuple[Link, ...]


def request_view(
    *,
    who: PersonView,
    request: RequestView,
    powers: tuple[Power, ...],
    actor: Actor,
    workplaces: Workplaces,
    now: datetime,
) -> RequestPage:
    """Build the page; links only for those who collect."""
    is_stopped = request.is_stopped(powers, now)
    ended = {RequestState.REFUSED, RequestState.CANCELLED}
    is_ours = request.organisation_id == actor.home
    missing = refusals_without_power(wanted=request.wanted, powers=powers, now=now)
    whose = workplaces.get(request.organisation_id)
    return RequestPage(
        title=request.wanted.provider,
        name=shown_name(who),
        back=reverse("papers:case_papers", args=[who.id]),
        tag=staff_tag(request, is_stopped=is_stopped, today=swedish_day(now)),
        since=since_words(request, swedish_day(now)),
        missing=() if request.stand.state in ended else tuple(all_said(missing)),
        is_stopped=is_stopped,
        facts=(
            SummaryRow(_("Papper"), kinds_words(request)),
            SummaryRow(_("Från tiden"), time_words(request)),
            SummaryRow(_("Adress till dem"), request.wanted.address),
            SummaryRow(_("Referens"), reference(request.id)),
            SummaryRow(_("Hämtas av"), "" if whose is None else whose.name),
            SummaryRow(_("Vem skrev det?"), _("Deltagaren själv") if request.by_person else _("Personal")),
        ),
        happened=tuple(mark_entry(one) for one in reversed(request.marks)),
        files=tuple(Link(paper_title(one), reverse("papers:paper", args=[who.id, one.id])) for one in request.files),
        links=_links(who, request, is_missing=bool(missing)) if is_ours else (),
    )


def _links(who: PersonView, request: RequestView, *, is_missing: bool) -> tuple[Link, ...]:
    found, state = [], request.stand.state
    if letter_kind(request, is_missing=is_missing) is not None:
        found.append(Link(_("Se brevet eller meddelandet"), reverse("papers:letter", args=[who.id, request.id])))
    if state in OUT | {RequestState.RECEIVED} and not is_missing:
        found.append(Link(_("Ta emot papper"), reverse("papers:receive", args=[who.id, request.id])))
    return tuple(found)


def letter_kind(request: RequestView, *, is_missing: bool) -> RequestState | None:
    """Return which letter there is to write: that asks, that reminds, or that stops; None where there is none."""
    state = request.stand.state
    if state is RequestState.CANCELLED or (state in OUT and is_missing):
        return RequestState.CANCELLED if request.sent_on is not None else None
    if is_missing:
        return None
    return {RequestState.WANTED: RequestState.SENT}.get(state, RequestState.REMINDED if state in OUT else None)
