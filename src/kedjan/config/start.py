"""The start page of each role: what now?"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kedjan.config import waiting
from kedjan.config.chain import ChainLink, chain
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.roles import RoleKey
from kedjan.ui.components import Colour, Tag, TaskItem
from kedjan.ui.http import Acting


@dataclass(frozen=True, slots=True)
class StartPage:
    """The day, what there is to do with what waits there, and how the chain hangs together."""

    title: str
    today: str
    tasks: tuple[TaskItem, ...]
    chain: tuple[ChainLink, ...]


@dataclass(frozen=True, slots=True)
class _Task:
    """One thing that a role can do from its start page.

    waits: what to tell beside it; urgent: what narrows the page when that is urgent, such as "?show=late".
    """

    permission: Permission
    url_name: str
    title: str
    hint: str
    waits: Callable[[Acting], Tag | None] | None = None
    urgent: str = ""


_TASKS = (
    _Task(
        Permission.VIEW_EARLY_LIST,
        "journeys:early_list",
        N_("Ring dem vars ersättning snart tar slut"),
        N_("Den tidiga listan visar vem som behöver dig först, och varför."),
        waiting.ending,
    ),
    _Task(
        Permission.VIEW_CASES,
        "journeys:cases",
        N_("Se vad som väntar i dina lag"),
        N_("Steg, nästa dag och hinder för varje deltagare."),
        waiting.lateness,
        urgent="?show=late",
    ),
    _Task(
        Permission.RECORD_FOLLOW_UP,
        "outcomes:follow_ups",
        N_("Fråga hur det går efter tolv månader"),
        N_("De som började för ett år sedan och har sagt ja till att ni frågar."),
        waiting.to_follow_up,
    ),
    _Task(
        Permission.IMPORT_PARTICIPANTS,
        "participants:imports",
        N_("Läs in en ny lista"),
        N_("CSV eller Excel. Du ser varje rad innan något sparas."),
    ),
    _Task(
        Permission.MANAGE_PLACES,
        "workplaces:my_places",
        N_("Se vem som kommer till er"),
        N_("Och erbjud en provplats, eller stäng en som inte finns kvar."),
        waiting.arriving,
    ),
    _Task(
        Permission.VIEW_PLACES,
        "workplaces:places",
        N_("Se vilka provplatser som är lediga"),
        N_("Du väljer en plats tillsammans med deltagaren, på deltagarens sida."),
    ),
    _Task(
        Permission.VIEW_OWN_PLAN,
        "journeys:my_plan",
        N_("Se min plan"),
        N_("Var du är, vad som kommer och vem som hjälper dig."),
        waiting.my_step,
    ),
    _Task(
        Permission.VIEW_OWN_PLAN,
        "reviews:who_looked",
        N_("Se vem som har läst om mig"),
        N_("Alla som har öppnat dina uppgifter, dag för dag."),
        waiting.latest_look,
    ),
    _Task(
        Permission.VIEW_OWN_PLAN,
        "journeys:my_consents",
        N_("Se vad jag har sagt ja till"),
        N_("Du kan ta tillbaka ditt samtycke när du vill."),
        waiting.my_consents,
    ),
    _Task(
        Permission.REVIEW_READING,
        "reviews:review",
        N_("Granska hur vi läser"),
        N_("Frågor från deltagare, och läsning som är ovanlig. Inga namn på deltagare."),
    ),
    _Task(
        Permission.VIEW_PUBLISHED_RESULTS,
        "outcomes:programmes",
        N_("Se resultaten"),
        N_("För kvinnor och män, och hur säkra siffrorna är."),
        waiting.published,
    ),
    _Task(
        Permission.VIEW_PROGRAMMES,
        "programmes:programmes",
        N_("Läs om programmen"),
        N_("Mål, steg, parter och pengar."),
    ),
)


def start_page(acting: Acting) -> StartPage:
    """Return the start page of the actor's role."""
    return StartPage(
        title=_("Vad vill du göra nu?"),
        today=date_format(acting.clock.today(), "l j F Y").capitalize(),
        tasks=tuple(_item(task, acting) for task in _TASKS if acting.actor.may(task.permission)),
        chain=chain(RoleKey(acting.actor.role)),
    )


def _item(task: _Task, acting: Acting) -> TaskItem:
    status = None if task.waits is None else task.waits(acting)
    is_urgent = status is not None and status.colour in {Colour.RED, Colour.YELLOW}
    href = reverse(task.url_name) + (task.urgent if is_urgent else "")
    return TaskItem(title=_(task.title), href=href, hint=_(task.hint), status=status)
