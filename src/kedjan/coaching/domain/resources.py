"""Coaches and rooms as they are told, and what they may not be. Rule: docs/rules/coaching-resources.md."""

from dataclasses import dataclass
from datetime import date

from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.domain.languages import LANGUAGES
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

GROUPS_MOST, MINUTES_MOST, PEOPLE_MOST = 20, 240, 100


@dataclass(frozen=True, slots=True)
class CoachTerms:
    """From where and how much a coach works; minutes by car, one way; languages by their codes in LANGUAGES."""

    municipality_code: str
    trained_on: date
    certified_until: date
    max_at_once: int
    max_groups: int
    max_minutes: int
    max_individual: int
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class RoomTerms:
    """A room as whoever lends it describes it."""

    name: str
    address: str
    municipality_code: str
    capacity: int
    features: frozenset[RoomFeature]
    parallel: int


def refusals_to_coach(*, terms: CoachTerms, codes: frozenset[str], today: date) -> tuple[Reason, ...]:
    """Return why nobody can be a coach on these terms; codes: the programme's municipalities, empty for all."""
    reasons = [_OUTSIDE] if codes and terms.municipality_code not in codes else []
    if terms.trained_on > today:
        reasons.append(_TRAINED_LATER)
    if terms.certified_until < terms.trained_on:
        reasons.append(_CERTIFIED_BEFORE)
    if not 1 <= terms.max_at_once <= terms.max_groups <= GROUPS_MOST:
        reasons.append(_GROUPS)
    if not 1 <= terms.max_minutes <= MINUTES_MOST:
        reasons.append(Reason("minutes", _MINUTES, {"most": MINUTES_MOST}))
    if terms.max_individual > PEOPLE_MOST:
        reasons.append(Reason("individual", _INDIVIDUAL, {"most": PEOPLE_MOST}))
    wrong = sorted(one for one in terms.languages if one not in LANGUAGES)
    return (*reasons, *(Reason("language", _NO_LANGUAGE, {"found": one[:20]}) for one in wrong))


def refusals_to_room(*, terms: RoomTerms, codes: frozenset[str]) -> tuple[Reason, ...]:
    """Return why there can be no such room; codes: the programme's municipalities, empty for all."""
    reasons = [_OUTSIDE] if codes and terms.municipality_code not in codes else []
    if not terms.name.strip() or not terms.address.strip():
        reasons.append(_NAMELESS)
    if not 1 <= terms.capacity <= PEOPLE_MOST or not 1 <= terms.parallel <= GROUPS_MOST:
        reasons.append(Reason("capacity", _CAPACITY, {"most": PEOPLE_MOST}))
    return tuple(reasons)


def refusals_of_days(*, first_on: date, last_on: date, today: date) -> tuple[Reason, ...]:
    """Return why a coach cannot be away, or a room closed, on these days."""
    if last_on < first_on:
        return (_DAYS_TURNED,)
    if last_on < today:
        return (_DAYS_PAST,)
    return (_DAYS_LONG,) if (last_on - first_on).days > _YEAR else ()


_YEAR = 366
_OUTSIDE = Reason("outside", N_("Kommunen är inte med i programmet."))
_TRAINED_LATER = Reason("trained_later", N_("Utbildningen är inte klar än. Skriv den dag då den blev klar."))
_CERTIFIED_BEFORE = Reason("certified_before", N_("Intyget tar slut före utbildningen."))
_GROUPS = Reason(
    "groups", N_("Antalet grupper på en gång ska vara minst ett, och inte fler än antalet grupper på ett år.")
)
_MINUTES = N_("Längsta resan ska vara från 1 till %(most)s minuter.")
_INDIVIDUAL = N_("En coach kan ha högst %(most)s deltagare i egen coachning.")
_NO_LANGUAGE = N_("%(found)s är inget av språken i listan.")
_NAMELESS = Reason("nameless", N_("Skriv lokalens namn och adress."))
_CAPACITY = N_("Lokalen ska ha plats för 1 till %(most)s personer och minst en grupp i veckan.")
_DAYS_TURNED = Reason("days_turned", N_("Sista dagen är före den första."))
_DAYS_PAST = Reason("days_past", N_("Dagarna har redan varit."))
_DAYS_LONG = Reason("days_long", N_("Dagarna är fler än ett år. Avsluta i stället."))
