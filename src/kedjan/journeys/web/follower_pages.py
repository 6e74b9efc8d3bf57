"""What the pages of those who follow a person say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.queries import CaseView, FollowedView, FollowingView, TeamView
from kedjan.journeys.queries.case_pages import case_nav
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import NavItem, SummaryRow, TimelineEntry
from kedjan.ui.words import day

Rows = Mapping[OrganisationId, tuple[FollowedView, ...]]


@dataclass(frozen=True, slots=True)
class FollowersPage:
    """Who follows the person now at each organisation, and everything that has changed.

    may_name: the reader's organisation is in the team and the participation goes on; is_handed_over: it has somebody,
    whom the next one takes over from.
    """

    name: str
    nav: tuple[NavItem, ...]
    back: str
    now: tuple[SummaryRow, ...]
    happened: tuple[TimelineEntry, ...]
    may_name: bool
    is_handed_over: bool


@dataclass(frozen=True, slots=True)
class MyFollowersPage:
    """Who follows me, and what has changed."""

    now: tuple[SummaryRow, ...]
    happened: tuple[TimelineEntry, ...]


def followers_view(*, who: PersonView, case: CaseView, rows: Rows, actor: Actor, today: date) -> FollowersPage:
    """Build the page of staff."""
    ours = rows.get(actor.home, ())
    return FollowersPage(
        name=shown_name(who),
        nav=case_nav(case, who, actor, "journeys:followers"),
        back=reverse("journeys:case", args=[who.id]),
        now=tuple(
            SummaryRow(one.organisation.name, following_now(rows.get(one.organisation.id, ()))) for one in case.team
        ),
        happened=_happened(case, rows),
        may_name=case.exit is None and any(one.organisation.id == actor.home for one in _in_team(case, today)),
        is_handed_over=bool(ours) and ours[-1].worker is not None,
    )


def my_followers_view(case: CaseView | None, rows: Rows) -> MyFollowersPage:
    """Build the person's own page; an organisation that has named nobody is in the team all the same."""
    if case is None:
        return MyFollowersPage((), ())
    now = tuple(SummaryRow(one.organisation.name, _mine(rows.get(one.organisation.id, ()))) for one in case.team)
    return MyFollowersPage(now, _happened(case, rows))


def following_now(rows: tuple[FollowedView, ...]) -> str:
    """Return who follows the person at an organisation now, and since when; empty where nobody was ever named."""
    if not rows:
        return ""
    latest = rows[-1]
    if latest.worker is None:
        return _("Ingen är utsedd sedan %(day)s") % {"day": day(latest.since_on)}
    return _("%(worker)s sedan %(day)s") % {"worker": latest.worker_name, "day": day(rows[-1].since_on)}


def _mine(rows: tuple[FollowedView, ...]) -> str:
    if not rows:
        return _("Ingen är utsedd än")
    return following_me(FollowingView(rows[-1].worker_name, rows[-1].since_on))


def following_me(one: FollowingView) -> str:
    """Return who follows me at an organisation now, and since when."""
    if not one.worker_name:
        return _("Ingen följer dig just nu. Fråga dem vem du kan ringa.")
    return _("%(worker)s har följt dig sedan %(day)s") % {"worker": one.worker_name, "day": day(one.since_on)}


def _in_team(case: CaseView, today: date) -> list[TeamView]:
    return [one for one in case.team if one.until_on is None or one.until_on >= today]


def _happened(case: CaseView, rows: Rows) -> tuple[TimelineEntry, ...]:
    """Return every time somebody came or nobody was left, the latest first, with how long it was."""
    names = {one.organisation.id: one.organisation.name for one in case.team}
    found: list[tuple[date, TimelineEntry]] = []
    for organisation_id, followed in rows.items():
        ends = [later.since_on for _earlier, later in pairwise(followed)]
        for one, until in zip(followed, [*ends, None], strict=True):
            found.append((one.since_on, _entry(one, until, names.get(organisation_id, ""))))
    return tuple(entry for _on, entry in sorted(found, key=lambda pair: pair[0], reverse=True))


def _entry(one: FollowedView, until: date | None, organisation: str) -> TimelineEntry:
    values = {"start": day(one.since_on), "end": "" if until is None else day(until)}
    when = _("Från %(start)s") if until is None else _("%(start)s till %(end)s")
    why = "" if one.why is None else f"{_(one.why.label)}. "
    return TimelineEntry(
        title=one.worker_name if one.worker is not None else _("Ingen är utsedd"),
        when=when % values,
        who=organisation,
        text=f"{why}{one.note}",
    )
