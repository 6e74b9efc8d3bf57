"""Gather what fits from every part of the house. Each part answers for what the actor may see of it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_act, note_readings
from kedjan.config.menu import everywhere
from kedjan.kernel.information import Category
from kedjan.kernel.spelling import most_like
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import municipality_names
from kedjan.participants.queries import PersonView, people_found
from kedjan.programmes.queries import programmes
from kedjan.ui.http import Acting
from kedjan.workplaces.queries import Wanted, open_places

MOST = 8
_PAGE = "config:search"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that fits, and where it is."""

    title: str
    href: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Hits:
    """What fits of one kind, best first; never empty."""

    title: str
    found: tuple[Hit, ...]


def gathered(acting: Acting, asked: str) -> tuple[Hits, ...]:
    """Return what fits, people first; note the search, and who was shown."""
    kinds = (
        Hits(_("Personer"), _people(acting, asked)),
        Hits(_("Provplatser"), _places(acting, asked)),
        Hits(_("Program"), _programmes(acting, asked)),
        Hits(_("Sidor i Kedjan"), pages(acting, asked)),
    )
    found = tuple(one for one in kinds if one.found)
    number = sum(len(one.found) for one in found)
    note_act(actor=acting.actor, act=Act.SEARCH, page=_PAGE, now=acting.clock.now(), results=number)
    return found


def pages(acting: Acting, asked: str = "") -> tuple[Hit, ...]:
    """Return the pages of Kedjan whose names fit; every one in the main menu's order when nothing is asked for."""
    all_of_them = [
        (f"{_(entry.text)} {_(entry.also) if entry.also else ''}", Hit(_(entry.text), reverse(entry.url_name)))
        for entry in everywhere(acting.actor)
    ]
    return most_like(asked, all_of_them, most=MOST) if asked else tuple(hit for _text, hit in all_of_them)


def _people(acting: Acting, asked: str) -> tuple[Hit, ...]:
    if not acting.actor.may(Permission.VIEW_CASES):
        return ()
    found = people_found(actor=acting.actor, asked=asked, today=acting.clock.today(), most=MOST)
    note_readings(
        actor=acting.actor,
        participants=[one.id for one in found],
        categories=[Category.IDENTITY],
        page=_PAGE,
        now=acting.clock.now(),
        act=Act.LIST,
    )
    municipalities = municipality_names() if found else {}
    return tuple(
        Hit(
            one.name or _("Namnet visas inte"),
            reverse("journeys:case", args=[one.id]),
            _around(one, municipalities.get(one.municipality_code, "")),
        )
        for one in found
    )


def _around(one: PersonView, municipality: str) -> str:
    born = _("född %(year)s") % {"year": one.birth_year}
    return ", ".join(text for text in (born, municipality) if text)


def _places(acting: Acting, asked: str) -> tuple[Hit, ...]:
    if not acting.actor.may(Permission.VIEW_PLACES):
        return ()
    which = Wanted(words=asked, most=MOST)
    found = open_places(actor=acting.actor, on=acting.clock.today(), which=which)
    here = reverse("workplaces:places")
    return tuple(Hit(one.title, f"{here}?{urlencode({'words': one.title})}", one.employer_name) for one in found)


def _programmes(acting: Acting, asked: str) -> tuple[Hit, ...]:
    if not acting.actor.may(Permission.VIEW_PROGRAMMES):
        return ()
    known = [(one.name, Hit(one.name, reverse("programmes:programme", args=[one.key]))) for one in programmes()]
    return most_like(asked, known, most=MOST)
