"""The start page of each role: what now?"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.ui.components import Tag, TaskItem
from kedjan.ui.http import Acting


@dataclass(frozen=True, slots=True)
class StartPage:
    """A greeting in the role's words, and what there is to do."""

    title: str
    description: str
    tasks: tuple[TaskItem, ...]


@dataclass(frozen=True, slots=True)
class _Task:
    """One thing that a role can do from its start page."""

    permission: Permission
    url_name: str
    title: str
    hint: str


_TASKS = (
    _Task(
        Permission.VIEW_EARLY_LIST,
        "journeys:early_list",
        N_("Ring dem som behöver dig först"),
        N_("Den tidiga listan visar vems ersättning som snart slutar, och varför det är bråttom."),
    ),
    _Task(
        Permission.VIEW_CASES,
        "journeys:cases",
        N_("Se vad som är försenat i dina lag"),
        N_("Listan visar steg, nästa dag och öppna hinder för varje deltagare."),
    ),
    _Task(
        Permission.RECORD_FOLLOW_UP,
        "outcomes:follow_ups",
        N_("Följ upp efter tolv månader"),
        N_("Ring den som började för ett år sedan och fråga hur det går."),
    ),
    _Task(
        Permission.IMPORT_PARTICIPANTS,
        "participants:imports",
        N_("Läs in en lista"),
        N_("Varje rad kontrolleras. Inget sparas förrän du har sagt ja."),
    ),
    _Task(
        Permission.MANAGE_PLACES,
        "workplaces:my_places",
        N_("Se vem som kommer till er"),
        N_("Erbjud en provplats, eller stäng en som inte finns kvar."),
    ),
    _Task(
        Permission.VIEW_PLACES,
        "workplaces:places",
        N_("Hitta en provplats"),
        N_("Lediga platser hos arbetsgivarringarna."),
    ),
    _Task(
        Permission.VIEW_OWN_PLAN,
        "journeys:my_plan",
        N_("Se min plan"),
        N_("Var du är, vad som kommer och vem som hjälper dig."),
    ),
    _Task(
        Permission.VIEW_OWN_PLAN,
        "journeys:who_looked",
        N_("Se vem som har läst om mig"),
        N_("Alla som har öppnat dina uppgifter, dag för dag."),
    ),
    _Task(
        Permission.VIEW_PUBLISHED_RESULTS,
        "outcomes:programmes",
        N_("Se resultaten"),
        N_("För kvinnor och män, med hur säkra siffrorna är."),
    ),
    _Task(
        Permission.VIEW_PROGRAMMES,
        "programmes:programmes",
        N_("Läs om programmen"),
        N_("Mål, steg, parter och pengar, och var källorna säger emot sig själva."),
    ),
)


def start_page(acting: Acting) -> StartPage:
    """Return the start page of the actor's role."""
    role = ROLES[RoleKey(acting.actor.role)]
    return StartPage(
        title=_("Vad vill du göra nu?"),
        description=_(role.description),
        tasks=tuple(
            TaskItem(title=_(task.title), href=reverse(task.url_name), hint=_(task.hint), status=Tag("", "grey"))
            for task in _TASKS
            if acting.actor.may(task.permission)
        ),
    )
