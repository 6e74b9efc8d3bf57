"""The places in Kedjan that one goes to by name: the main menu, and what else the search knows of."""

from dataclasses import dataclass

from kedjan.kernel.actor import Actor
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to go to, for those who have the permission.

    unless: those with this one find it elsewhere. within: addresses that are reached from here. also: other words for
    it, by which it is found as well.
    """

    permission: Permission
    url_name: str
    text: str
    unless: Permission | None = None
    within: tuple[str, ...] = ()
    also: str = ""


_OF_THE_REGISTER = ("participants:imports", "rights:corrections", "rights:merges", "rights:disposal")
_OF_GROUPS = ("coaching:my_groups", "coaching:waiting", "coaching:coaches", "coaching:rooms")
MENU = (
    Entry(
        Permission.VIEW_OWN_PLAN,
        "plans:my_plan",
        N_("Min plan"),
        within=(
            *("journeys:my_path", "journeys:my_days", "journeys:my_followers", "plans:my_words", "plans:my_notes"),
            *("papers:my_papers", "papers:my_new", "meetings:my_meetings", "coaching:my_group", "coaching:my_tools"),
            "assessments:mine",
        ),
    ),
    Entry(Permission.VIEW_OWN_PLAN, "reviews:who_looked", N_("Vem har läst")),
    Entry(Permission.VIEW_OWN_PLAN, "journeys:my_consents", N_("Mina samtycken")),
    Entry(Permission.EXPORT_OWN_INFORMATION, "rights:my_information", N_("Mina uppgifter")),
    Entry(Permission.ASK_FOR_CORRECTION, "rights:my_corrections", N_("Mina rättelser")),
    Entry(Permission.PROPOSE, "councils:my_council", N_("Våra förslag"), also=N_("brukarråd ändra tycka")),
    Entry(Permission.REVIEW_READING, "reviews:review", N_("Granskning")),
    Entry(Permission.VIEW_EARLY_LIST, "journeys:early_list", N_("Tidig lista")),
    Entry(Permission.VIEW_CASES, "journeys:cases", N_("Deltagare")),
    Entry(
        Permission.PLAN_GROUPS,
        "coaching:groups",
        N_("Grupper"),
        within=_OF_GROUPS,
        also=N_("coachning plan år coacher"),
    ),
    Entry(Permission.MANAGE_PLACES, "workplaces:my_places", N_("Våra platser")),
    Entry(Permission.VIEW_PLACES, "workplaces:places", N_("Provplatser")),
    Entry(Permission.RECORD_FOLLOW_UP, "outcomes:follow_ups", N_("Uppföljningar")),
    Entry(Permission.DECIDE_CORRECTIONS, "rights:corrections", N_("Rättelser"), unless=Permission.MERGE_RECORDS),
    Entry(Permission.MERGE_RECORDS, "rights:register", N_("Registret"), within=_OF_THE_REGISTER),
    Entry(Permission.ANSWER_BARRIERS, "help:reports", N_("Brister i tillgängligheten")),
    Entry(Permission.VIEW_PROGRAMMES, "programmes:programmes", N_("Program")),
    Entry(Permission.VIEW_PUBLISHED_RESULTS, "outcomes:programmes", N_("Resultat")),
    Entry(Permission.VIEW_PROPOSALS, "councils:proposals", N_("Deltagarnas förslag"), also=N_("brukarråd svara")),
)

_BESIDE = (
    Entry(Permission.ATTEND_OWN_MEETINGS, "meetings:my_meetings", N_("Mina möten"), also=N_("kallelse tid träffas")),
    Entry(
        Permission.VIEW_GROUPS,
        "coaching:groups",
        N_("Året med grupper"),
        unless=Permission.PLAN_GROUPS,
        also=N_("coachning plan år coacher"),
    ),
    Entry(Permission.LEAD_GROUPS, "coaching:my_groups", N_("Mina grupper"), also=N_("leda coach träff närvaro")),
    Entry(Permission.WAIT_FOR_GROUP, "coaching:waiting", N_("Väntar på en grupp"), also=N_("kö coachning grupp")),
    Entry(Permission.VIEW_GROUPS, "coaching:coaches", N_("Coacher"), also=N_("handledare coachning grupp")),
    Entry(Permission.VIEW_GROUPS, "coaching:rooms", N_("Lokaler"), also=N_("rum coachning grupp hörslinga")),
    Entry(Permission.READ_NOTICES, "notices:notices", N_("Meddelanden"), also=N_("nyheter påminnelser")),
    Entry(Permission.IMPORT_PARTICIPANTS, "participants:imports", N_("Läs in en lista"), also=N_("import Excel CSV")),
    Entry(Permission.MERGE_RECORDS, "rights:merges", N_("Dubbletter"), also=N_("slå ihop samma person")),
    Entry(Permission.MERGE_RECORDS, "rights:corrections", N_("Rättelser"), also=N_("fel uppgifter ändra")),
    Entry(Permission.DISPOSE, "rights:disposal", N_("Gallring"), also=N_("radera ta bort spara")),
    Entry(Permission.BREAK_GLASS, "consents:openings", N_("Nödöppning"), also=N_("akut nödläge utan samtycke")),
    Entry(Permission.VIEW_ROLES, "organisations:roles", N_("Roller"), also=N_("behörighet får göra")),
    Entry(Permission.MANAGE_OWN_ACCOUNT, "organisations:account", N_("Mitt konto"), also=N_("inloggad sessioner")),
    Entry(
        Permission.MANAGE_OWN_ACCOUNT,
        "organisations:preferences",
        N_("Språk, färger och kortkommandon"),
        also=N_("inställningar mörkt läge engelska"),
    ),
    Entry(Permission.MANAGE_OWN_ACCOUNT, "organisations:password", N_("Byt lösenord")),
    Entry(
        Permission.MANAGE_OWN_ACCOUNT, "config:second_step", N_("Andra steget vid inloggning"), also=N_("nyckel app")
    ),
)


def entries_for(actor: Actor) -> tuple[Entry, ...]:
    """Return the main menu of the actor's role."""
    return tuple(entry for entry in MENU if _may(entry, actor))


def everywhere(actor: Actor) -> tuple[Entry, ...]:
    """Return every place that the actor may go to by name: the main menu and what stands beside it."""
    return entries_for(actor) + tuple(entry for entry in _BESIDE if _may(entry, actor))


def _may(entry: Entry, actor: Actor) -> bool:
    return actor.may(entry.permission) and not (entry.unless and actor.may(entry.unless))
