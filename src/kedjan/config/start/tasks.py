"""What each role can do in Kedjan, as its start page lists it below what waits."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.actor import Actor
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.components import TaskItem


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
        N_("Ring dem vars ersättning snart tar slut"),
        N_("Den tidiga listan visar vem som behöver dig först, och varför."),
    ),
    _Task(
        Permission.VIEW_CASES,
        "journeys:cases",
        N_("Se vad som väntar i dina lag"),
        N_("Steg, nästa dag och hinder för varje deltagare."),
    ),
    _Task(
        Permission.RECORD_FOLLOW_UP,
        "outcomes:follow_ups",
        N_("Fråga hur det går efter tolv månader"),
        N_("De som började för ett år sedan och har sagt ja till att ni frågar."),
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
    ),
    _Task(
        Permission.VIEW_PLACES,
        "workplaces:places",
        N_("Se vilka provplatser som är lediga"),
        N_("Du väljer en plats tillsammans med deltagaren, på deltagarens sida."),
    ),
    _Task(
        Permission.VIEW_OWN_PLAN,
        "plans:my_plan",
        N_("Se min plan"),
        N_("Var du är, vad som kommer och vem som hjälper dig."),
    ),
    _Task(
        Permission.VIEW_OWN_PLAN,
        "reviews:who_looked",
        N_("Se vem som har läst om mig"),
        N_("Alla som har öppnat dina uppgifter, dag för dag."),
    ),
    _Task(
        Permission.VIEW_OWN_PLAN,
        "journeys:my_consents",
        N_("Se vad jag har sagt ja till"),
        N_("Du kan ta tillbaka ditt samtycke när du vill."),
    ),
    _Task(
        Permission.REVIEW_READING,
        "reviews:review",
        N_("Granska hur vi läser"),
        N_("Frågor från deltagare, och läsning som är ovanlig. Inga namn på deltagare."),
    ),
    _Task(
        Permission.ANSWER_BARRIERS,
        "help:reports",
        N_("Svara om brister i tillgängligheten"),
        N_("Det som människor har sagt hindrar dem i Kedjan."),
    ),
    _Task(
        Permission.VIEW_PUBLISHED_RESULTS,
        "outcomes:programmes",
        N_("Se resultaten"),
        N_("För kvinnor och män, och hur säkra siffrorna är."),
    ),
    _Task(
        Permission.VIEW_PROGRAMMES,
        "programmes:programmes",
        N_("Läs om programmen"),
        N_("Mål, steg, parter och pengar."),
    ),
)


def what_can_be_done(actor: Actor) -> tuple[TaskItem, ...]:
    """Return the places that the actor's role goes to, in order."""
    return tuple(
        TaskItem(title=_(task.title), href=reverse(task.url_name), hint=_(task.hint), status=None)
        for task in _TASKS
        if actor.may(task.permission)
    )
