"""Which programme's groups a page is about: the one that the address names, or the first."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.queries.programmes import CoachingProgramme, coaching_programmes
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.components import NavItem
from kedjan.ui.http import Acting
from kedjan.ui.words import language

ASKED = "programme"


def asked_programme(request: HttpRequest, acting: Acting) -> CoachingProgramme | None:
    """Return the programme that the address names, else the first of the actor's; None where there is none."""
    found = coaching_programmes(actor=acting.actor)
    named = request.GET.get(ASKED, "")
    return next((one for one in found if one.key == named), found[0] if found else None)


def programme_or_404(request: HttpRequest, acting: Acting) -> CoachingProgramme:
    """Return it, for pages that are about nothing without one."""
    found = asked_programme(request, acting)
    if found is None:
        raise Http404
    return found


def adding(acting: Acting, programme: CoachingProgramme | None, url_name: str) -> str:
    """Return where something is added to the programme, empty for those who may not."""
    if programme is None or not acting.actor.may(Permission.PLAN_GROUPS):
        return ""
    return f"{reverse(url_name)}?{ASKED}={programme.key}"


def group_nav(acting: Acting, current: str) -> tuple[NavItem, ...]:
    """Return the pages of coaching groups that the actor may open; current: the name of the one that is shown."""
    pages = (
        ("coaching:groups", Permission.VIEW_GROUPS, _("Året")),
        ("coaching:my_groups", Permission.LEAD_GROUPS, _("Mina grupper")),
        ("coaching:waiting", Permission.WAIT_FOR_GROUP, _("Väntar")),
        ("coaching:coaches", Permission.VIEW_GROUPS, _("Coacher")),
        ("coaching:rooms", Permission.VIEW_GROUPS, _("Lokaler")),
    )
    return tuple(
        NavItem(text, reverse(name), current=name == current)
        for name, permission, text in pages
        if acting.actor.may(permission)
    )


def programme_views(acting: Acting, chosen: CoachingProgramme | None, address: str) -> tuple[NavItem, ...]:
    """Return links to the same page of the other programmes; none where there is one programme at most."""
    found = coaching_programmes(actor=acting.actor)
    if chosen is None or found == (chosen,):
        return ()
    return tuple(
        NavItem(one.file.name.text_in(language()), f"{address}?{ASKED}={one.key}", current=one.id == chosen.id)
        for one in found
    )
