"""The words of the field, explained for whoever is new to them; docs/terms.md says where they are from.

A page explains a word where it stands: <c-term :of="glossary.block" />, or <c-heading :explains="glossary.block" …>.
"""

from dataclasses import dataclass

from django.http import HttpRequest

from kedjan.kernel.text import N_


@dataclass(frozen=True, slots=True)
class Term:
    """A word, what it means, and its name in the page."""

    key: str
    word: str
    meaning: str


_TERMS = (
    Term("work_trial", N_("Arbetsprövning"), N_("En tid på en riktig arbetsplats för att se vad som fungerar.")),
    Term("participant", N_("Deltagare"), N_("Den som programmet är till för.")),
    Term("benefit", N_("Ersättning"), N_("Pengar från till exempel Försäkringskassan, med en sista dag.")),
    Term("power_of_attorney", N_("Fullmakt"), N_("Ett papper där du låter någon hämta intyg eller journaler åt dig.")),
    Term("disposal", N_("Gallring"), N_("Uppgifter som inte får sparas längre tas bort för gott, efter en regel.")),
    Term(
        "gate",
        N_("Hinder"),
        N_("Något som ska lösas i ett steg. Det har en ansvarig och en sista dag. Det handlar aldrig om hur du är."),
    ),
    Term("invitation", N_("Inbjudan"), N_("Frågan om du vill vara med, med en sista dag att svara.")),
    Term(
        "team",
        N_("Laget"),
        N_("De myndigheter som samarbetar runt en deltagare. Deltagaren säger ja till var och en."),
    ),
    Term(
        "broken_glass",
        N_("Nödöppning"),
        N_("Någon öppnar uppgifter utan samtycke, för att rädda liv eller hälsa. Det granskas alltid efteråt."),
    ),
    Term("placement", N_("Placering"), N_("En deltagare på en provplats, från en dag till en annan.")),
    Term("programme", N_("Program"), N_("Ett sätt att arbeta tillsammans, med egna steg, mål och parter.")),
    Term("trial_place", N_("Provplats"), N_("En plats som en arbetsgivare erbjuder den som vill pröva arbete.")),
    Term("correction", N_("Rättelse"), N_("Du säger att något är fel, och den som skrev det svarar.")),
    Term("consent", N_("Samtycke"), N_("Ett ja som är ditt eget. Du kan ta tillbaka det när du vill.")),
    Term("protected_identity", N_("Skyddad identitet"), N_("Namn och adress syns bara för några få som är utsedda.")),
    Term("block", N_("Spärr"), N_("Du stänger en uppgift för en myndighet. Spärren går före ditt samtycke.")),
    Term("stage", N_("Steg"), N_("En del av vägen genom programmet.")),
    Term(
        "early_list",
        N_("Tidig lista"),
        N_("De vars ersättning tar slut om några månader, så att ingen ringer för sent."),
    ),
    Term("follow_up", N_("Uppföljning"), N_("Tolv månader efter starten frågar någon hur det går.")),
    Term("handover", N_("Överlämning"), N_("När deltagaren går från ett steg till nästa, och någon annan tar vid.")),
)
GLOSSARY = {term.key: term for term in _TERMS}


def glossary(_request: HttpRequest) -> dict[str, object]:
    """Let every page explain the words it uses: a context processor."""
    return {"glossary": GLOSSARY}
