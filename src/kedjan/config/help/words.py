"""The words of the field, explained for whoever is new to them; docs/terms.md says where they are from."""

from kedjan.kernel.text import N_

WORDS = (
    (N_("Arbetsprövning"), N_("En tid på en riktig arbetsplats för att se vad som fungerar.")),
    (N_("Deltagare"), N_("Den som programmet är till för.")),
    (N_("Ersättning"), N_("Pengar från till exempel Försäkringskassan, med en sista dag.")),
    (N_("Fullmakt"), N_("Ett papper där du låter någon hämta intyg eller journaler åt dig.")),
    (N_("Gallring"), N_("Uppgifter som inte får sparas längre tas bort för gott, efter en regel.")),
    (
        N_("Hinder"),
        N_("Något som ska lösas i ett steg. Det har en ansvarig och en sista dag. Det handlar aldrig om hur du är."),
    ),
    (N_("Inbjudan"), N_("Frågan om du vill vara med, med en sista dag att svara.")),
    (N_("Laget"), N_("De myndigheter som samarbetar runt en deltagare. Deltagaren säger ja till var och en.")),
    (
        N_("Nödöppning"),
        N_("Någon öppnar uppgifter utan samtycke, för att rädda liv eller hälsa. Det granskas alltid efteråt."),
    ),
    (N_("Placering"), N_("En deltagare på en provplats, från en dag till en annan.")),
    (N_("Program"), N_("Ett sätt att arbeta tillsammans, med egna steg, mål och parter.")),
    (N_("Provplats"), N_("En plats som en arbetsgivare erbjuder den som vill pröva arbete.")),
    (N_("Rättelse"), N_("Du säger att något är fel, och den som skrev det svarar.")),
    (N_("Samtycke"), N_("Ett ja som är ditt eget. Du kan ta tillbaka det när du vill.")),
    (N_("Skyddad identitet"), N_("Namn och adress syns bara för några få som är utsedda.")),
    (N_("Spärr"), N_("Du stänger en uppgift för en myndighet. Spärren går före ditt samtycke.")),
    (N_("Steg"), N_("En del av vägen genom programmet.")),
    (N_("Tidig lista"), N_("De vars ersättning tar slut om några månader, så att ingen ringer för sent.")),
    (N_("Uppföljning"), N_("Tolv månader efter starten frågar någon hur det går.")),
    (N_("Överlämning"), N_("När deltagaren går från ett steg till nästa, och någon annan tar vid.")),
)
"""A word and what it means."""
