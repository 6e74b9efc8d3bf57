"""The codes of coaching groups, with what they are called."""

from enum import StrEnum

from kedjan.kernel.text import N_


class RoomFeature(StrEnum):
    """What a room offers, or what somebody needs it to offer. The codes of docs/rules/coaching-groups.md."""

    HEARING_LOOP = "hearing_loop"
    STEP_FREE = "step_free"
    QUIET = "quiet"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _FEATURES[self]


class Part(StrEnum):
    """What a coach is to a group."""

    LEADS = "leads"
    STANDS_BY = "stands_by"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _PARTS[self]


class GroupStatus(StrEnum):
    """How far a group has come. A substituted coach does not change it: the start is the same."""

    PLANNED = "planned"
    STARTED = "started"
    ENDED = "ended"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _STATUSES[self]


class WhyCancelled(StrEnum):
    """Why a start was cancelled; always asked for, and counted."""

    NO_COACH = "no_coach"
    NO_ROOM = "no_room"
    TOO_FEW = "too_few"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _WHY_CANCELLED[self]


class WhyNotWaiting(StrEnum):
    """Why somebody does not wait for a group any more."""

    STARTED = "started"
    OWN_WISH = "own_wish"
    OTHER_SUPPORT = "other_support"
    MISTAKE = "mistake"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _WHY_NOT_WAITING[self]


class PlanStatus(StrEnum):
    """Where a plan of the year stands. Everything before `published` is a proposal."""

    WORKING = "working"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    REPLACED = "replaced"
    DISCARDED = "discarded"
    IMPOSSIBLE = "impossible"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _PLANS[self]


class SeatAnswer(StrEnum):
    """What somebody said to a seat in a group."""

    YES = "yes"
    NO = "no"
    OTHER_TIME = "other_time"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _SEAT_ANSWERS[self]


_FEATURES = {
    RoomFeature.HEARING_LOOP: N_("Hörslinga"),
    RoomFeature.STEP_FREE: N_("Inga trappor eller trösklar"),
    RoomFeature.QUIET: N_("Tyst omkring"),
}
_PARTS = {Part.LEADS: N_("Leder"), Part.STANDS_BY: N_("Reserv")}
_STATUSES = {
    GroupStatus.PLANNED: N_("Planerad"),
    GroupStatus.STARTED: N_("Har startat"),
    GroupStatus.ENDED: N_("Avslutad"),
    GroupStatus.CANCELLED: N_("Inställd"),
}
_WHY_CANCELLED = {
    WhyCancelled.NO_COACH: N_("Det saknas coacher"),
    WhyCancelled.NO_ROOM: N_("Det saknas en lokal"),
    WhyCancelled.TOO_FEW: N_("För få deltagare"),
    WhyCancelled.OTHER: N_("Något annat"),
}
_WHY_NOT_WAITING = {
    WhyNotWaiting.STARTED: N_("Har börjat i en grupp"),
    WhyNotWaiting.OWN_WISH: N_("Vill inte vara med i en grupp"),
    WhyNotWaiting.OTHER_SUPPORT: N_("Har fått annat stöd"),
    WhyNotWaiting.MISTAKE: N_("Blev uppskriven av misstag"),
}
_PLANS = {
    PlanStatus.WORKING: N_("Planeras"),
    PlanStatus.PROPOSED: N_("Förslag"),
    PlanStatus.PUBLISHED: N_("Gäller"),
    PlanStatus.REPLACED: N_("Ersatt av en nyare"),
    PlanStatus.DISCARDED: N_("Borttagen"),
    PlanStatus.IMPOSSIBLE: N_("Gick inte att göra"),
}
_SEAT_ANSWERS = {
    SeatAnswer.YES: N_("Ja, jag vill ha platsen"),
    SeatAnswer.NO: N_("Nej, jag vill inte vara med"),
    SeatAnswer.OTHER_TIME: N_("Jag vill vara med en annan gång"),
}
