"""What the base template shows around every page: the main menu, who is signed in, and the demo's day."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.config.keys import keys_for
from kedjan.config.login import session_membership
from kedjan.config.menu import entries_for
from kedjan.config.tour.views import tour_bar
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.domain.sessions import IDLE, WARN_BEFORE
from kedjan.organisations.queries import preferences_of
from kedjan.ui.components import Link, NavItem, Who
from kedjan.ui.http import Acting, acting_in
from kedjan.ui.words import day, moment


@dataclass(frozen=True, slots=True)
class Stay:
    """When the page's script warns that one is about to be logged out, in seconds."""

    idle: int
    warn: int


@dataclass(frozen=True, slots=True)
class Paper:
    """What a page says that is shown to be printed: whose copy it is, and the page to go back to."""

    made: str
    back: str


def shell(request: HttpRequest) -> dict[str, object]:
    """Return the context of the base template; reads no table."""
    acting = acting_in(request)
    if acting is None:
        return {"navigation": (), "who": None, "demo_day": None, "stay": None, "paper": None}
    who = _who(request, acting)
    return {
        "chosen": preferences_of(request.user),
        "keys": keys_for(acting),
        "can_search": acting.actor.may(Permission.SEARCH),
        "navigation": _navigation(request.path, acting),
        "who": who,
        "paper": _paper(request, acting, who) if acting.on_paper else None,
        "demo_day": _demo_day(acting),
        "tour": tour_bar(request, acting),
        "stay": Stay(idle=int(IDLE.total_seconds()), warn=int(WARN_BEFORE.total_seconds())),
    }


def _navigation(here: str, acting: Acting) -> tuple[NavItem, ...]:
    """Return the menu; current is the one entry whose address says most of where the reader is."""
    home = reverse("config:start")
    entries = entries_for(acting.actor)
    found = [(_("Start"), home), *((_(entry.text), reverse(entry.url_name)) for entry in entries)]
    leads = {address: address for _text, address in found}
    leads |= {reverse(name): reverse(entry.url_name) for entry in entries for name in entry.within}
    above = [address for address in leads if here == address or (address != home and here.startswith(address))]
    current = leads.get(max(above, key=len, default=""))
    return tuple(NavItem(text, address, current=address == current) for text, address in found)


def _who(request: HttpRequest, acting: Acting) -> Who:
    membership = session_membership(request)
    title = _(ROLES[RoleKey(acting.actor.role)].title)
    links = [Link(_("Logga ut"), reverse("config:logout"))]
    if settings.KEDJAN_DEMO:
        links.insert(0, Link(_("Byt roll"), reverse("config:demo")))
    links.insert(0, Link(_("Mitt konto"), reverse("organisations:account")))
    if acting.actor.may(Permission.VIEW_ROLES):
        links.insert(0, Link(_("Roller"), reverse("organisations:roles")))
    if acting.actor.may(Permission.SEARCH):
        links.insert(0, Link(_("Sök"), reverse("config:search")))
    if membership is None:
        return Who(name=_("Du"), role=title, links=tuple(links))
    workplace = "" if membership.organisation is None else f", {membership.organisation.name}"
    return Who(name=membership.account_name, role=f"{title}{workplace}", links=tuple(links))


def _paper(request: HttpRequest, acting: Acting, who: Who) -> Paper:
    values = {"moment": moment(acting.clock.now()), "name": who.name, "role": who.role}
    return Paper(_("Utskriven %(moment)s av %(name)s, %(role)s.") % values, request.get_full_path())


def _demo_day(acting: Acting) -> str | None:
    if not settings.KEDJAN_DEMO:
        return None
    return _("Det här är en demo med påhittade personer. I demon är det %(day)s.") % {"day": day(acting.clock.today())}
