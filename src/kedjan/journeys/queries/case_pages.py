"""The sub-menu of one case: which of its pages somebody may open, in order. docs/adr/0004."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.queries.cases import CaseView
from kedjan.kernel.actor import Actor
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import PersonView
from kedjan.ui.components import NavItem


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of a case: the name of its address, who may open it, and its Swedish title, marked for translation."""

    address: str
    permission: Permission
    title: str


_GROUP = CasePage("coaching:case_group", Permission.WAIT_FOR_GROUP, N_("Grupp"))
_FOLLOW_UP = CasePage("outcomes:follow_up", Permission.RECORD_FOLLOW_UP, N_("Uppföljning"))
_ALWAYS = (
    CasePage("journeys:case", Permission.VIEW_CASES, N_("Översikt")),
    CasePage("plans:plan", Permission.VIEW_CASES, N_("Plan")),
    CasePage("consents:agreements", Permission.VIEW_CASES, N_("Samtycken")),
    CasePage("meetings:case_meetings", Permission.ATTEND_MEETINGS, N_("Möten")),
    CasePage("journeys:clocks", Permission.WRITE_CLOCKS, N_("Dagar att hålla")),
    CasePage("journeys:followers", Permission.NAME_WORKER, N_("Följs av")),
    CasePage("assessments:list", Permission.VIEW_CASES, N_("Bedömningar")),
    CasePage("papers:case_papers", Permission.COLLECT_PAPERS, N_("Papper")),
    CasePage("workplaces:case_place", Permission.PLACE_PARTICIPANT, N_("Provplats")),
)
_HAND_OUT = CasePage("rights:person_information", Permission.EXPORT_FOR_PERSON, N_("Lämna ut"))
_PROTECTION = CasePage("participants:protection", Permission.PROTECT_PERSON, N_("Skyddad identitet"))


def case_nav(case: CaseView, who: PersonView, actor: Actor, current: str) -> tuple[NavItem, ...]:
    """Return the links to the pages of the case that the actor may open; current: the name of the page's address."""
    pages = (
        *_ALWAYS,
        *((_GROUP,) if case.programme.coaching else ()),
        _FOLLOW_UP,
        *((_HAND_OUT,) if who.organisation_id == actor.home else ()),
        *((_PROTECTION,) if protects(who, actor) else ()),
    )
    return tuple(
        NavItem(_(one.title), reverse(one.address, args=[who.id]), current=one.address == current)
        for one in pages
        if actor.may(one.permission)
    )


def protects(who: PersonView, actor: Actor) -> bool:
    """Tell whether protecting the person is up to the actor: in the own register, then among the named few."""
    return who.organisation_id == actor.home and (not who.is_protected or who.strength is not None)
