"""Kinds of trial places in the demo's employer rings. Employers are kinds, not names of real ones."""

from dataclasses import dataclass
from types import MappingProxyType

from kedjan.kernel.text import N_
from kedjan.workplaces.domain.features import PlaceFeature


@dataclass(frozen=True, slots=True)
class Place:
    """A trial place: which kind of employer, what it is called, what is done there, hours a week, what is there."""

    key: str
    employer: str
    title: str
    tasks: str
    hours_per_week: int
    features: frozenset[PlaceFeature]


PLACES = MappingProxyType(
    {
        place.key: place
        for place in (
            Place(
                "kitchen",
                N_("Äldreboende"),
                N_("Kök och servering"),
                N_("Duka, servera, plocka undan och diska tillsammans med en kollega."),
                15,
                frozenset({PlaceFeature.CLOSE_SUPPORT, PlaceFeature.NEAR_BUS}),
            ),
            Place(
                "activities",
                N_("Äldreboende"),
                N_("Sällskap och aktiviteter"),
                N_("Läsa högt, promenera och hjälpa till vid samlingar."),
                12,
                frozenset({PlaceFeature.STEP_FREE, PlaceFeature.CLOSE_SUPPORT, PlaceFeature.NEAR_BUS}),
            ),
            Place(
                "packing",
                N_("Lager"),
                N_("Plock och packning"),
                N_("Plocka varor efter lista och packa i egen takt, sittande eller stående."),
                20,
                frozenset({PlaceFeature.SEATED, PlaceFeature.OWN_PACE, PlaceFeature.PICTURES}),
            ),
            Place(
                "caretaking",
                N_("Skola"),
                N_("Vaktmästeri"),
                N_("Mindre reparationer, skyltar, möbler och utemiljö."),
                20,
                frozenset({PlaceFeature.OWN_PACE, PlaceFeature.FLEXIBLE_HOURS}),
            ),
            Place(
                "shop",
                N_("Butik"),
                N_("Varor och hyllor"),
                N_("Packa upp, märka och fylla på varor innan butiken öppnar."),
                16,
                frozenset({PlaceFeature.FEW_PEOPLE, PlaceFeature.NEAR_BUS}),
            ),
            Place(
                "archive",
                N_("Kommunkontor"),
                N_("Arkiv och kontor"),
                N_("Sortera, skanna och registrera handlingar på en lugn plats."),
                16,
                frozenset({PlaceFeature.QUIET, PlaceFeature.SEATED, PlaceFeature.STEP_FREE}),
            ),
            Place(
                "park",
                N_("Parkförvaltning"),
                N_("Park och skog"),
                N_("Röja, plantera och vattna i ett arbetslag utomhus."),
                18,
                frozenset({PlaceFeature.CLOSE_SUPPORT, PlaceFeature.OWN_PACE}),
            ),
            Place(
                "reuse",
                N_("Socialt företag"),
                N_("Återbruk och verkstad"),
                N_("Laga och göra i ordning cyklar och möbler för försäljning."),
                12,
                frozenset({PlaceFeature.OWN_PACE, PlaceFeature.CLOSE_SUPPORT, PlaceFeature.FLEXIBLE_HOURS}),
            ),
            Place(
                "cleaning",
                N_("Hotell"),
                N_("Städ och tvätt"),
                N_("Städa gemensamma ytor och vika tvätt, med pauser vid behov."),
                15,
                frozenset({PlaceFeature.BREAKS, PlaceFeature.NEAR_BUS}),
            ),
            Place(
                "workshop",
                N_("Verkstadsföretag"),
                N_("Montering"),
                N_("Montera små delar vid en höj- och sänkbar bänk."),
                20,
                frozenset({PlaceFeature.ADJUSTABLE_DESK, PlaceFeature.SEATED, PlaceFeature.PICTURES}),
            ),
        )
    }
)
