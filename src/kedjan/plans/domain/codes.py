"""The codes of the plan, with their Swedish names. docs/rules/plan.md."""

from enum import StrEnum

from kedjan.kernel.text import N_


class ItemKind(StrEnum):
    """What stands in the plan: where the person wants to get, what is done, and what stands in the way."""

    GOAL = "goal"
    ACTIVITY = "activity"
    OBSTACLE = "obstacle"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _KINDS[self]


class Dimension(StrEnum):
    """Of what kind an obstacle is: the environment's, never a cause in the person. Nothing: a goal or an activity."""

    PREMISES = "premises"
    INFORMATION = "information"
    COMMUNICATION = "communication"
    FORMS = "forms"
    MANNER = "manner"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _DIMENSIONS[self]

    @property
    def is_about_access(self) -> bool:
        """Tell whether it bars the person from taking part at all: such an obstacle comes first."""
        return self is not Dimension.OTHER


class Step(StrEnum):
    """What can happen to something in the plan. Rows are added and never changed: the latest say how it stands."""

    PROPOSED = "proposed"
    WRITTEN = "written"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    COMMENTED = "commented"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"
    TAKEN_BACK = "taken_back"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _STEPS[self]

    @property
    def has_content(self) -> bool:
        """Tell whether the step says how the thing would read from now on."""
        return self in {Step.PROPOSED, Step.WRITTEN}

    @property
    def is_answer(self) -> bool:
        """Tell whether the step answers a proposal."""
        return self in {Step.ACCEPTED, Step.DECLINED, Step.COMMENTED}

    @property
    def needs_words(self) -> bool:
        """Tell whether the step says nothing without the person's own words."""
        return self in {Step.DECLINED, Step.COMMENTED}


class State(StrEnum):
    """How something in the plan stands. ASKED: it holds, and a change of it waits for the person's answer."""

    NEW = "new"
    PROPOSED = "proposed"
    DECLINED = "declined"
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    AGREED_ASKED = "agreed_asked"
    UNDER_WAY_ASKED = "under_way_asked"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _STATES[self]

    @property
    def waits(self) -> bool:
        """Tell whether a proposal waits for the person's answer."""
        return self in {State.PROPOSED, State.AGREED_ASKED, State.UNDER_WAY_ASKED}

    @property
    def goes_on(self) -> bool:
        """Tell whether the thing is agreed and not yet done."""
        return self in {State.AGREED, State.UNDER_WAY, State.AGREED_ASKED, State.UNDER_WAY_ASKED}


_KINDS = {
    ItemKind.GOAL: N_("Mål"),
    ItemKind.ACTIVITY: N_("Att göra"),
    ItemKind.OBSTACLE: N_("Behov att lösa"),
}

_DIMENSIONS = {
    Dimension.PREMISES: N_("Lokaler och vägen dit"),
    Dimension.INFORMATION: N_("Texter och information"),
    Dimension.COMMUNICATION: N_("Samtal och kontakt"),
    Dimension.FORMS: N_("Hur det läggs upp"),
    Dimension.MANNER: N_("Bemötande"),
    Dimension.OTHER: N_("Något annat"),
}

_STEPS = {
    Step.PROPOSED: N_("Föreslogs"),
    Step.WRITTEN: N_("Skrevs in"),
    Step.ACCEPTED: N_("Svarades ja"),
    Step.DECLINED: N_("Svarades nej"),
    Step.COMMENTED: N_("Kommenterades"),
    Step.STARTED: N_("Påbörjades"),
    Step.DONE: N_("Blev klart"),
    Step.DROPPED: N_("Togs bort"),
    Step.TAKEN_BACK: N_("Togs tillbaka"),
}

_STATES = {
    State.NEW: N_("Ny"),
    State.PROPOSED: N_("Väntar på svar"),
    State.DECLINED: N_("Nej tack"),
    State.AGREED: N_("Bestämt"),
    State.UNDER_WAY: N_("Pågår"),
    State.AGREED_ASKED: N_("Bestämt, ändring föreslagen"),
    State.UNDER_WAY_ASKED: N_("Pågår, ändring föreslagen"),
    State.DONE: N_("Klart"),
    State.DROPPED: N_("Borttaget"),
}
