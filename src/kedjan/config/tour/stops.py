"""Where the tour stops, in order, and what there is to see there; each reader walks the stops that they may open."""

from dataclasses import dataclass

from kedjan.kernel.actor import Actor
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission


@dataclass(frozen=True, slots=True)
class Stop:
    """A page that the tour shows: who may see it, where it is, and what to look at."""

    permission: Permission
    url_name: str
    title: str
    text: str


STOPS = (
    Stop(
        Permission.MANAGE_OWN_ACCOUNT,
        "config:start",
        N_("Startsidan"),
        N_("Här står vad som är din tur, vad som är sent, vad som väntar på någon annan och vad som har hänt."),
    ),
    Stop(
        Permission.VIEW_OWN_PLAN,
        "plans:my_plan",
        N_("Din plan"),
        N_("Var du är på vägen, vad som kommer och vem som hjälper dig."),
    ),
    Stop(
        Permission.VIEW_OWN_PLAN,
        "journeys:my_consents",
        N_("Det du har sagt ja till"),
        N_("Varje ja har en knapp för att ta tillbaka det. Det går på två klick, när du vill."),
    ),
    Stop(
        Permission.VIEW_OWN_PLAN,
        "reviews:who_looked",
        N_("Vem som har läst"),
        N_("Alla som har öppnat dina uppgifter, dag för dag. Du kan fråga varför."),
    ),
    Stop(
        Permission.EXPORT_OWN_INFORMATION,
        "rights:my_information",
        N_("Dina uppgifter"),
        N_("Här får du ut allt som står om dig, i en fil som är din."),
    ),
    Stop(
        Permission.VIEW_EARLY_LIST,
        "journeys:early_list",
        N_("Den tidiga listan"),
        N_("De vars ersättning snart tar slut, och de som har mest bråttom först. Öppna någon och bjud in."),
    ),
    Stop(
        Permission.VIEW_CASES,
        "journeys:cases",
        N_("Deltagarna i dina lag"),
        N_("Öppna någon. Överst står nästa steg, vem som ansvarar, sista dagen och om samtycket gäller."),
    ),
    Stop(
        Permission.VIEW_PLACES,
        "workplaces:places",
        N_("Lediga provplatser"),
        N_("Sök på det man gör där. Ni väljer en plats tillsammans, på deltagarens sida, efter förmåga och önskan."),
    ),
    Stop(
        Permission.MANAGE_PLACES,
        "workplaces:my_places",
        N_("Era platser"),
        N_("Erbjud en plats, se vem som kommer och stäng en plats som inte finns kvar."),
    ),
    Stop(
        Permission.RECORD_FOLLOW_UP,
        "outcomes:follow_ups",
        N_("Uppföljningarna"),
        N_("Tolv månader efter starten frågar ni hur det går. Också de som ni inte når räknas."),
    ),
    Stop(
        Permission.MERGE_RECORDS,
        "rights:register",
        N_("Registret"),
        N_("Listor in, rättelser, dubbletter och gallring. Sidan säger vad som väntar på er."),
    ),
    Stop(
        Permission.REVIEW_READING,
        "reviews:review",
        N_("Granskningen"),
        N_("Frågor från deltagare och läsning som är ovanlig, utan namn på någon deltagare."),
    ),
    Stop(
        Permission.VIEW_PROGRAMMES,
        "programmes:programmes",
        N_("Programmen"),
        N_("Varje program är en fil: steg, hinder, mål och vem som gör vad."),
    ),
    Stop(
        Permission.VIEW_PUBLISHED_RESULTS,
        "outcomes:programmes",
        N_("Resultaten"),
        N_("För kvinnor och män var för sig, med hur säkra siffrorna är. Små grupper visas inte."),
    ),
    Stop(
        Permission.SEARCH,
        "config:search",
        N_("Sökningen"),
        N_("Tangenterna Ctrl och K öppnar den på vilken sida som helst. Du hittar bara det som du får se."),
    ),
    Stop(
        Permission.MANAGE_OWN_ACCOUNT,
        "help:help",
        N_("Hjälpen"),
        N_("Ord som förklaras, det som är nytt, hur tillgänglig Kedjan är, och rundturen en gång till."),
    ),
)


def stops_of(actor: Actor) -> tuple[Stop, ...]:
    """Return the stops that the actor may open, in order."""
    return tuple(stop for stop in STOPS if actor.may(stop.permission))
