"""The rules of trial places: what can be offered, and why a place cannot be taken. Pure; docs/rules/places.md."""

from dataclasses import dataclass
from datetime import date

from kedjan.kernel.months import add_months
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.programmes.domain.programme import Stage
from kedjan.workplaces.domain.features import PlaceFeature

LONGEST_MONTHS = 6
MOST_HOURS = 40
WORK_TRIALS = frozenset({"work_trial", "longer_work_trial"})
"""Keys of the activities by which a programme file says that work is tried in a stage."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A trial place as an employer describes it. Hours are per week; capacity is people at the same time."""

    title: str
    tasks: str
    municipality_code: str
    hours_per_week: int
    capacity: int
    features: frozenset[PlaceFeature]


@dataclass(frozen=True, slots=True)
class Request:
    """What a participant wants of a place: first and last day (both belong), what must be there, the most hours a week.

    presented_as: the name that the person chose to be met by.
    """

    starts_on: date
    ends_on: date
    presented_as: str
    needs: frozenset[PlaceFeature]
    most_hours: int


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """A place as the rule sees it; taken: the most people who are there on one day of the wished time."""

    hours_per_week: int
    capacity: int
    features: frozenset[PlaceFeature]
    is_closed: bool
    taken: int


def tries_work(stage: Stage) -> bool:
    """Tell whether work is tried in the stage: the programme file has a work trial among its activities."""
    return any(activity.key in WORK_TRIALS for activity in stage.activities)


def refusals_to_offer(*, offer: Offer, is_known_municipality: bool) -> tuple[Reason, ...]:
    """Return why a place cannot be offered as it is described."""
    reasons: list[Reason] = []
    if not offer.title.strip() or not offer.tasks.strip():
        reasons.append(Reason("place-is-not-described", N_("Skriv vad platsen heter och vad man gör där.")))
    if not 1 <= offer.hours_per_week <= MOST_HOURS:
        reasons.append(
            Reason("hours-out-of-range", N_("Tiden ska vara mellan 1 och %(most)s timmar i veckan."), _most_hours())
        )
    if offer.capacity < 1:
        reasons.append(Reason("no-room", N_("Platsen ska ha rum för minst en person.")))
    if not is_known_municipality:
        reasons.append(Reason("unknown-municipality", N_("Välj en kommun i listan.")))
    return tuple(reasons)


def refusals_to_take(
    *, place: PlaceFacts, request: Request, stage: Stage, is_ended: bool, is_there_already: bool, today: date
) -> tuple[Reason, ...]:
    """Return everything that stands between the person and the place: the path, the days, the place itself."""
    return (
        *_path_refusals(stage, is_ended=is_ended, is_there_already=is_there_already),
        *_day_refusals(request, today),
        *_place_refusals(place, request),
    )


def refusals_to_end(*, starts_on: date, planned_on: date, ends_on: date) -> tuple[Reason, ...]:
    """Return why a placement cannot end that day: only a day of the placement itself will do."""
    if starts_on <= ends_on <= planned_on:
        return ()
    return (
        Reason(
            "end-outside-placement",
            N_("Välj en dag från %(first)s till %(last)s."),
            {"first": starts_on.isoformat(), "last": planned_on.isoformat()},
        ),
    )


def _path_refusals(stage: Stage, *, is_ended: bool, is_there_already: bool) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    if is_ended:
        reasons.append(Reason("participation-has-ended", N_("Deltagandet är avslutat.")))
    elif not tries_work(stage):
        reasons.append(
            Reason(
                "stage-tries-no-work",
                N_("I det steg där deltagaren är nu prövas inte arbete. Gå vidare till nästa steg först."),
            )
        )
    if is_there_already:
        reasons.append(Reason("there-already", N_("Deltagaren är redan på platsen under den tiden.")))
    return tuple(reasons)


def _day_refusals(request: Request, today: date) -> tuple[Reason, ...]:
    if request.ends_on < request.starts_on:
        return (Reason("ends-before-it-starts", N_("Sista dagen kan inte ligga före den första.")),)
    if request.starts_on < today:
        return (Reason("start-has-passed", N_("Första dagen har passerat. Välj i dag eller senare.")),)
    latest = add_months(request.starts_on, LONGEST_MONTHS)
    if request.ends_on >= latest:
        return (
            Reason(
                "placement-too-long",
                N_("En prövning är högst %(months)s månader, alltså före %(latest)s. Den kan förlängas sedan."),
                {"months": LONGEST_MONTHS, "latest": latest.isoformat()},
            ),
        )
    return ()


def _place_refusals(place: PlaceFacts, request: Request) -> tuple[Reason, ...]:
    if place.is_closed:
        return (Reason("place-is-closed", N_("Arbetsgivaren har stängt platsen. Välj en annan.")),)
    reasons: list[Reason] = []
    if place.taken >= place.capacity:
        reasons.append(
            Reason(
                "place-is-full",
                N_("Platsen är full den tiden: %(taken)s av %(capacity)s är upptagna. Välj andra dagar."),
                {"taken": place.taken, "capacity": place.capacity},
            )
        )
    reasons.extend(Reason(f"lacks-{one}", one.lacking) for one in sorted(request.needs - place.features))
    if not 1 <= request.most_hours <= MOST_HOURS:
        reasons.append(
            Reason("hours-out-of-range", N_("Tiden ska vara mellan 1 och %(most)s timmar i veckan."), _most_hours())
        )
    elif request.most_hours < place.hours_per_week:
        reasons.append(
            Reason(
                "too-many-hours",
                N_("Platsen är på %(hours)s timmar i veckan. Deltagaren vill arbeta högst %(most)s."),
                {"hours": place.hours_per_week, "most": request.most_hours},
            )
        )
    if not request.presented_as.strip():
        reasons.append(Reason("no-name-chosen", N_("Skriv det namn som deltagaren vill bli mött med.")))
    return tuple(reasons)


def _most_hours() -> dict[str, str | int]:
    return {"most": MOST_HOURS}
