"""What the page of somebody's papers says: how far it has come, each request, and what power of attorney there is."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import OrganisationId
from kedjan.organisations.queries import Workplaces
from kedjan.papers.domain.powers import Power
from kedjan.papers.domain.progress import progress_of
from kedjan.papers.queries.requests import RequestView
from kedjan.papers.web.words import kinds_words, progress_words, since_words, staff_tag
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Link, NavItem, SummaryRow, TaskItem
from kedjan.ui.words import day

Powers = dict[OrganisationId, tuple[Power, ...]]


@dataclass(frozen=True, slots=True)
class CasePapersPage:
    """The papers of one person."""

    name: str
    nav: tuple[NavItem, ...]
    words: str
    done: int
    total: int
    requests: tuple[TaskItem, ...]
    powers: tuple[SummaryRow, ...]
    no_power: bool
    links: tuple[Link, ...]


def case_papers_view(
    *,
    who: PersonView,
    requests: tuple[RequestView, ...],
    powers: Powers,
    actor: Actor,
    workplaces: Workplaces,
    now: datetime,
    nav: tuple[NavItem, ...],
) -> CasePapersPage:
    """Build the page; who collects is said where it is another organisation than the reader's."""
    today = swedish_day(now)
    progress = progress_of((one.sight(powers.get(one.organisation_id, ()), now) for one in requests), today)
    held = [one for one in powers.get(actor.home, ()) if one.holds(now)]
    return CasePapersPage(
        name=shown_name(who),
        nav=nav,
        words=progress_words(progress),
        done=progress.received,
        total=progress.total,
        requests=tuple(_task(one, powers, actor, workplaces, now) for one in requests),
        powers=_powers(held),
        no_power=not held,
        links=(
            Link(_("Begär papper från ett ställe till"), reverse("papers:new", args=[who.id])),
            Link(_("Be deltagaren om en fullmakt"), reverse("consents:new", args=[who.id, "collect_records"])),
        ),
    )


def _task(request: RequestView, powers: Powers, actor: Actor, workplaces: Workplaces, now: datetime) -> TaskItem:
    today, whose = swedish_day(now), workplaces.get(request.organisation_id)
    is_stopped = request.is_stopped(powers.get(request.organisation_id, ()), now)
    theirs = "" if request.organisation_id == actor.home or whose is None else whose.name
    parts = (kinds_words(request) + ".", since_words(request, today), theirs)
    return TaskItem(
        title=request.wanted.provider,
        href=reverse("papers:request", args=[request.participant_id, request.id]),
        hint=" ".join(one for one in parts if one),
        status=staff_tag(request, is_stopped=is_stopped, today=today),
    )


def _powers(held: list[Power]) -> tuple[SummaryRow, ...]:
    """Return one row for each last day, with every place that may be asked until then."""
    providers: dict[str, dict[str, None]] = {}
    for one in held:
        last = day(swedish_day(one.valid_until))
        providers.setdefault(last, {}).update(dict.fromkeys(one.terms.providers))
    return tuple(
        SummaryRow(_("Gäller före %(day)s") % {"day": last}, ", ".join(them)) for last, them in providers.items()
    )
