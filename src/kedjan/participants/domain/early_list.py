"""The early list: whom to contact first, and why. Kedjan reminds of a day; it never states what anyone is entitled to.

The rules: docs/rules/early-list.md.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from kedjan.kernel.months import add_months
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.participants.domain.answers import Answer
from kedjan.participants.domain.benefits import BenefitType

INTAKE_MONTHS = 6
DAYS_TO_ANSWER = 14


class Urgency(StrEnum):
    """How close the end of the benefit is, closest first."""

    ENDED = "ended"
    WITHIN_30 = "within_30"
    WITHIN_60 = "within_60"
    WITHIN_90 = "within_90"
    WITHIN_180 = "within_180"
    LATER = "later"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _URGENCY_LABELS[self]


_URGENCY_LABELS = {
    Urgency.ENDED: N_("Har tagit slut"),
    Urgency.WITHIN_30: N_("Inom 30 dagar"),
    Urgency.WITHIN_60: N_("Inom 60 dagar"),
    Urgency.WITHIN_90: N_("Inom 90 dagar"),
    Urgency.WITHIN_180: N_("Inom 180 dagar"),
    Urgency.LATER: N_("Om mer än 180 dagar"),
}

_LIMITS = (
    (-1, Urgency.ENDED),
    (30, Urgency.WITHIN_30),
    (60, Urgency.WITHIN_60),
    (90, Urgency.WITHIN_90),
    (180, Urgency.WITHIN_180),
)


class Turn(IntEnum):
    """Whose turn it is, those who wait for us first: the first key of the order within the list."""

    INVITE = 1
    REMIND = 2
    ENROL = 3
    WAIT = 4
    SETTLED = 5

    @property
    def label(self) -> str:
        """Return what to do next in Swedish, marked for translation."""
        return _TURN_LABELS[self]


_TURN_LABELS = {
    Turn.INVITE: N_("Bjud in"),
    Turn.REMIND: N_("Påminn"),
    Turn.ENROL: N_("Skriv in"),
    Turn.WAIT: N_("Vänta"),
    Turn.SETTLED: N_("Har tackat nej"),
}


@dataclass(frozen=True, slots=True)
class Contact:
    """When the person was last invited or reminded, the last day to answer if one was named, and the answer."""

    invited_on: date | None = None
    reply_by_on: date | None = None
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class EarlyListPlace:
    """Where a person stands on the list and why. days_left is negative once the benefit has ended."""

    benefit: BenefitType
    ends_on: date
    days_left: int
    urgency: Urgency
    turn: Turn
    reasons: tuple[Reason, ...]

    @property
    def order(self) -> tuple[date, int]:
        """Return the key to sort by: the earliest end first, and among equals those who wait for us."""
        return self.ends_on, self.turn


def window_opens_on(ends_on: date, *, months: int = INTAKE_MONTHS) -> date:
    """Return the first day on which somebody whose benefit's last day is `ends_on` belongs on the list."""
    return add_months(ends_on, -months)


def window_reaches(today: date, *, months: int = INTAKE_MONTHS) -> date:
    """Return the latest last day whose window has opened: 31 August already on 28 February."""
    reached = add_months(today, months)
    while window_opens_on(reached + timedelta(days=1), months=months) <= today:
        reached += timedelta(days=1)
    return reached


def urgency_of(days_left: int) -> Urgency:
    """Return the band for the number of days until the benefit's last day: 0 on that day, 30 is within 30."""
    return next((urgency for limit, urgency in _LIMITS if days_left <= limit), Urgency.LATER)


def place_on_early_list(
    *, benefit: BenefitType, ends_on: date, contact: Contact, today: date, months: int = INTAKE_MONTHS
) -> EarlyListPlace | None:
    """Return where and why somebody stands on the list, or None before the window opens.

    Whoever has not been reached when the benefit ends stays on the list, in a band of its own.
    """
    if today < window_opens_on(ends_on, months=months):
        return None
    days_left = (ends_on - today).days
    turn, about_contact = _turn(contact, today)
    return EarlyListPlace(
        benefit=benefit,
        ends_on=ends_on,
        days_left=days_left,
        urgency=urgency_of(days_left),
        turn=turn,
        reasons=(_about_end(days_left), about_contact),
    )


def _about_end(days_left: int) -> Reason:
    if days_left == -1:
        return Reason("early_list.ended_yesterday", N_("Tog slut i går"))
    if days_left < 0:
        return Reason("early_list.ended", N_("Tog slut för %(days)s dagar sedan"), {"days": -days_left})
    if days_left == 0:
        return Reason("early_list.ends_today", N_("Tar slut i dag"))
    if days_left == 1:
        return Reason("early_list.ends_tomorrow", N_("Tar slut i morgon"))
    return Reason("early_list.ends", N_("Tar slut om %(days)s dagar"), {"days": days_left})


def _turn(contact: Contact, today: date) -> tuple[Turn, Reason]:
    if contact.answer is not None:
        return _ANSWERED[contact.answer]
    if contact.invited_on is None:
        return Turn.INVITE, Reason("early_list.not_invited", N_("Inte inbjuden än"))
    invited = {"date": contact.invited_on.isoformat()}
    is_overdue = contact.reply_by_on is not None and contact.reply_by_on < today
    if is_overdue or (today - contact.invited_on).days >= DAYS_TO_ANSWER:
        return Turn.REMIND, Reason("early_list.unanswered", N_("Inbjuden %(date)s, inget svar"), invited)
    return Turn.WAIT, Reason("early_list.waiting", N_("Inbjuden %(date)s"), invited)


_ANSWERED = {
    Answer.YES: (Turn.ENROL, Reason("early_list.said_yes", N_("Har tackat ja men är inte inskriven"))),
    Answer.NO: (Turn.SETTLED, Reason("early_list.said_no", N_("Har tackat nej"))),
    Answer.LATER: (Turn.WAIT, Reason("early_list.said_later", N_("Vill få frågan senare"))),
}
