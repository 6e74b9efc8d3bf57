"""What a trial place can offer the person who tries it: facts about the environment, never about anyone's health."""

from enum import StrEnum

from kedjan.kernel.text import N_


class PlaceFeature(StrEnum):
    """One thing that is there at the place, or that somebody needs to be there. Rule: docs/rules/places.md."""

    STEP_FREE = "step_free"
    QUIET = "quiet"
    SEATED = "seated"
    ADJUSTABLE_DESK = "adjustable_desk"
    BREAKS = "breaks"
    FLEXIBLE_HOURS = "flexible_hours"
    OWN_PACE = "own_pace"
    CLOSE_SUPPORT = "close_support"
    PICTURES = "pictures"
    SIGN_LANGUAGE = "sign_language"
    FEW_PEOPLE = "few_people"
    NEAR_BUS = "near_bus"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]

    @property
    def lacking(self) -> str:
        """Return what to say when somebody needs it and the place has not got it."""
        return _LACKING[self]


_LABELS = {
    PlaceFeature.STEP_FREE: N_("Inga trappor eller trösklar"),
    PlaceFeature.QUIET: N_("Tyst omkring"),
    PlaceFeature.SEATED: N_("Kan göras sittande"),
    PlaceFeature.ADJUSTABLE_DESK: N_("Bord som går att höja och sänka"),
    PlaceFeature.BREAKS: N_("Pauser när det behövs"),
    PlaceFeature.FLEXIBLE_HOURS: N_("Tiderna går att välja"),
    PlaceFeature.OWN_PACE: N_("Egen takt"),
    PlaceFeature.CLOSE_SUPPORT: N_("En handledare nära"),
    PlaceFeature.PICTURES: N_("Instruktioner med bilder"),
    PlaceFeature.SIGN_LANGUAGE: N_("Någon som kan teckenspråk"),
    PlaceFeature.FEW_PEOPLE: N_("Få människor"),
    PlaceFeature.NEAR_BUS: N_("Nära till buss"),
}

_LACKING = {
    PlaceFeature.STEP_FREE: N_("Platsen har trappor eller trösklar."),
    PlaceFeature.QUIET: N_("Platsen är inte tyst."),
    PlaceFeature.SEATED: N_("Arbetet går inte att göra sittande."),
    PlaceFeature.ADJUSTABLE_DESK: N_("Platsen saknar bord som går att höja och sänka."),
    PlaceFeature.BREAKS: N_("Platsen kan inte ge pauser när det behövs."),
    PlaceFeature.FLEXIBLE_HOURS: N_("Tiderna på platsen går inte att välja."),
    PlaceFeature.OWN_PACE: N_("Arbetet går inte att göra i egen takt."),
    PlaceFeature.CLOSE_SUPPORT: N_("Platsen har ingen handledare nära."),
    PlaceFeature.PICTURES: N_("Platsen har inga instruktioner med bilder."),
    PlaceFeature.SIGN_LANGUAGE: N_("Ingen på platsen kan teckenspråk."),
    PlaceFeature.FEW_PEOPLE: N_("Det är många människor på platsen."),
    PlaceFeature.NEAR_BUS: N_("Det är långt till bussen från platsen."),
}
