"""What is new, for those who use Kedjan: the newest first. CHANGELOG.md says the same for those who run it."""

from datetime import date

from kedjan.kernel.text import N_

NEWS = (
    (
        date(2026, 11, 22),
        (
            N_("Det du skriver i ett formulär sparas som utkast, bara för dig, tills du skickar eller kastar det."),
            N_("Tangenter för det du gör ofta, som h för startsidan och j för nästa rad. Tryck på ? för att se dem."),
            N_("Sök efter person, provplats, program eller sida. Tryck Ctrl och K, eller välj Sök."),
            N_("Välj språk, ljusa eller mörka färger och hur tätt listor står. Det gäller överallt där du loggar in."),
            N_("Sidor om en person har knappen Skriv ut. Deltagaren ser att någon skrev ut."),
            N_("Det finns en sida med ord som förklaras, och en om hur tillgänglig Kedjan är."),
            N_("En rundtur visar sidorna en i taget. Den finns under Hjälp."),
        ),
    ),
    (
        date(2026, 11, 21),
        (
            N_("Deltagaren kan spärra uppgifter, och häva sin spärr, på sidan Mina spärrar."),
            N_("I ett nödläge kan uppgifter öppnas utan samtycke. Deltagaren får veta det, och det granskas."),
            N_("Personer med skyddad identitet syns bara för dem som är utsedda."),
            N_("Deltagaren kan hämta allt som finns om sig, och be om rättelse."),
            N_("Logga in med nyckel, kod i en app eller e-legitimation."),
        ),
    ),
)
"""A day, and what came that day."""
