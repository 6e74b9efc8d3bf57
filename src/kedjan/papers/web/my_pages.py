"""What the person's own pages of papers say, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ConsentId
from kedjan.organisations.queries import Workplaces
from kedjan.papers.domain.codes import PaperUse, RequestState
from kedjan.papers.domain.path import OUT
from kedjan.papers.domain.powers import Power, power_for
from kedjan.papers.domain.progress import is_time_to_remind, progress_of
from kedjan.papers.queries.received import UseView, no_to
from kedjan.papers.queries.requests import RequestView
from kedjan.papers.web.case_pages import Powers
from kedjan.papers.web.words import kinds_words, paper_title, progress_words, request_tag, since_words
from kedjan.ui.components import Link, SummaryRow, Tag
from kedjan.ui.words import day


@dataclass(frozen=True, slots=True)
class MyRequest:
    """One request as I see it. take_back: what a button sends, where it is mine and nothing is sent."""

    title: str
    tag: Tag
    text: str
    files: tuple[Link, ...]
    take_back: str


@dataclass(frozen=True, slots=True)
class MyPapersPage:
    """My papers."""

    words: str
    done: int
    total: int
    requests: tuple[MyRequest, ...]
    powers: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class MyUse:
    """One thing that a paper can be used for, and what I can say of it."""

    title: str
    tag: Tag
    value: str
    button: str


def my_papers_view(
    *, requests: tuple[RequestView, ...], powers: Powers, workplaces: Workplaces, now: datetime
) -> MyPapersPage:
    """Build my papers."""
    sights = [one.sight(powers.get(one.organisation_id, ()), now) for one in requests]
    progress = progress_of(sights, swedish_day(now))
    held = [(whose, one) for whose, ours in powers.items() for one in ours if one.holds(now)]
    return MyPapersPage(
        words=progress_words(progress),
        done=progress.received,
        total=progress.total,
        requests=tuple(_mine(one, powers, workplaces, now) for one in requests),
        powers=tuple(
            SummaryRow(
                workplaces[whose].name if whose in workplaces else _("En organisation"),
                _("Får hämta papper från: %(providers)s") % {"providers": ", ".join(one.terms.providers)},
                Link(
                    _("Ta tillbaka"),
                    reverse("papers:my_power", args=[one.consent_id]),
                    hidden=_("fullmakten för %(providers)s") % {"providers": ", ".join(one.terms.providers)},
                ),
            )
            for whose, one in held
        ),
    )


def _mine(request: RequestView, powers: Powers, workplaces: Workplaces, now: datetime) -> MyRequest:
    whose = workplaces.get(request.organisation_id)
    is_stopped = request.is_stopped(powers.get(request.organisation_id, ()), now)
    is_late = not is_stopped and is_time_to_remind(request.stand, swedish_day(now))
    does = _("Svaret dröjer. %(who)s påminner dem.") if is_late else _("%(who)s hämtar.")
    who = "" if whose is None else does % {"who": whose.name}
    parts = (f"{kinds_words(request)}.", since_words(request, swedish_day(now)), who)
    is_open = request.by_person and request.stand.state is RequestState.WANTED
    return MyRequest(
        title=request.wanted.provider,
        tag=Tag(_("Stoppad"), "grey") if is_stopped else request_tag(request, is_stopped=False),
        text=" ".join(one for one in parts if one),
        files=tuple(Link(paper_title(one), reverse("papers:my_paper", args=[one.id])) for one in request.files),
        take_back=str(request.id) if is_open else "",
    )


def my_uses_view(uses: tuple[UseView, ...]) -> tuple[MyUse, ...]:
    """Return each thing that a paper can be used for, with a button to say no or yes again."""
    closed = no_to(uses)
    return tuple(
        MyUse(
            title=_(one.label),
            tag=Tag(_("Du har sagt nej"), "grey") if one in closed else Tag(_("Får användas"), "green"),
            value=f"{one.value} {'yes' if one in closed else 'no'}",
            button=_("Säg ja igen") if one in closed else _("Använd det inte till det"),
        )
        for one in PaperUse
    )


def power_effects(
    requests: Iterable[RequestView], powers: Iterable[Power], consent_id: ConsentId, now: datetime
) -> tuple[SummaryRow, ...]:
    """Return what happens when the power is taken back, request by request: which stop, and what stays."""
    others = [one for one in powers if one.consent_id != consent_id]
    rows = []
    for one in requests:
        goes_on = power_for(wanted=one.wanted, powers=others, now=now) is not None
        if one.stand.state in OUT and not goes_on:
            rows.append(SummaryRow(one.wanted.provider, _("Stoppas. De får ett brev om att inte skicka något.")))
        elif one.stand.state is RequestState.WANTED and not goes_on:
            rows.append(SummaryRow(one.wanted.provider, _("Skickas inte.")))
        elif one.stand.state is RequestState.RECEIVED:
            rows.append(SummaryRow(one.wanted.provider, _("Pappren som har kommit finns kvar. Inga nya hämtas.")))
    return tuple(rows)


def until_words(power: Power) -> str:
    """Return from whom the power lets papers be collected, and until when."""
    values = {"providers": ", ".join(power.terms.providers), "day": day(swedish_day(power.valid_until))}
    return _("Fullmakten gäller papper från %(providers)s. Den slutar %(day)s.") % values
