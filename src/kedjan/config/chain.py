"""The chain in a few sentences, for those who are new to it: what happens, and who does it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kedjan.kernel.text import N_
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import RoleKey


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link: what happens in it. mine: it is the reader's own part."""

    title: str
    text: str
    mine: bool


_LINKS = (
    (
        N_("Börja tidigt"),
        N_("Handläggaren ser vems ersättning snart tar slut, ringer och bjuder in."),
        {RoleKey.CASEWORKER},
    ),
    (
        N_("Säga ja"),
        N_("Den som vill vara med bestämmer vilka som ska ingå i laget och vad de får se."),
        {RoleKey.CASEWORKER, RoleKey.PARTICIPANT},
    ),
    (
        N_("Lösa hinder"),
        N_("Laget löser det som tar kraft: ekonomi, vård och papper. Varje hinder har en ansvarig och en sista dag."),
        {RoleKey.CASEWORKER, RoleKey.COORDINATOR},
    ),
    (
        N_("Gå vidare"),
        N_("Samordnaren ser till att nästa steg blir av."),
        {RoleKey.COORDINATOR},
    ),
    (
        N_("Pröva arbete"),
        N_("Deltagaren och arbetsterapeuten väljer en provplats. Arbetsgivaren får veta ett namn och vilka dagar."),
        {RoleKey.OCCUPATIONAL_THERAPIST, RoleKey.EMPLOYER_CONTACT, RoleKey.PARTICIPANT},
    ),
    (
        N_("Följa upp"),
        N_("Tolv månader efter starten frågar samordnaren eller handläggaren hur det går."),
        {RoleKey.COORDINATOR, RoleKey.CASEWORKER},
    ),
    (
        N_("Visa resultat"),
        N_("Programledaren publicerar. Styrgrupp och utvärderare ser vad som har nåtts, för kvinnor och män."),
        {RoleKey.PROGRAMME_MANAGER, RoleKey.STEERING_MEMBER, RoleKey.EVALUATOR},
    ),
)

_TRY = {
    (RoleKey.CASEWORKER, OrganisationKind.FK): N_(
        "Öppna den tidiga listan. Bjud in någon, skriv in svaret och ta emot samtycket."
    ),
    (RoleKey.CASEWORKER, OrganisationKind.AF): N_("Öppna en deltagare i steg 1. Skriv in hur långt ni har kommit."),
    (RoleKey.CASEWORKER, OrganisationKind.KOMMUN): N_("Se att du bara når dem som ditt lag stöder."),
    (RoleKey.CASEWORKER, OrganisationKind.REGION): N_(
        "Öppna samma deltagare. Hindret Ekonomi är inte öppet för vården."
    ),
    (RoleKey.COORDINATOR, None): N_("Se vad som är försenat. Ta en deltagare vidare till nästa steg."),
    (RoleKey.OCCUPATIONAL_THERAPIST, None): N_(
        "Välj en provplats åt någon i steg 2. Läs först vad arbetsgivaren får veta."
    ),
    (RoleKey.EMPLOYER_CONTACT, None): N_("Se vem som kommer, och vilka dagar. Erbjud en plats till."),
    (RoleKey.PROGRAMME_MANAGER, None): N_("Se hur det går mot målen. Publicera resultatet."),
    (RoleKey.STEERING_MEMBER, None): N_("Läs det som är publicerat. Små tal är dolda."),
    (RoleKey.EVALUATOR, None): N_("Granska siffrorna. Inga namn finns med."),
    (RoleKey.SECURITY_OFFICER, None): N_("Se vem som läste många på en kväll. Svara en person som undrar."),
    (RoleKey.PARTICIPANT, None): N_("Läs din plan. Se vem som har läst om dig. Ta tillbaka ett samtycke."),
}


def chain(role: RoleKey) -> tuple[ChainLink, ...]:
    """Return the links of the chain in order, with the role's own marked."""
    return tuple(ChainLink(_(title), _(text), mine=role in whose) for title, text, whose in _LINKS)


def what_to_try(role: RoleKey, kind: OrganisationKind | None) -> str:
    """Return what is worth trying in the demo as that role at that kind of organisation; empty when nothing is."""
    found = _TRY.get((role, kind)) or _TRY.get((role, None))
    return "" if found is None else _(found)
