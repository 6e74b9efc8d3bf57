"""What is wrong with a problem whose fields are all of the right kind: unknown ids, empty windows, missing rooms."""

from collections.abc import Iterable, Sequence

from kedjan.engines.groups.fields import Faults
from kedjan.engines.groups.problem import Problem
from kedjan.kernel.text import N_


def note_unsound(problem: Problem, faults: Faults) -> None:
    """Note every fault and warning of the problem as a whole."""
    _unique("areas", problem.areas, faults)
    for key in ("municipalities", "rooms", "coaches", "participants"):
        _unique(key, [each.id for each in getattr(problem, key)], faults)
    for key in ("rooms", "coaches", "participants"):
        _known_homes(key, [each.municipality for each in getattr(problem, key)], problem, faults)
    _matrices(problem, faults)
    _areas(problem, faults)
    _people(problem, faults)
    _coaches(problem, faults)
    _previous(problem, faults)


def _unique(key: str, ids: Sequence[str], faults: Faults) -> None:
    first: dict[str, int] = {}
    for place, each in enumerate(ids):
        if first.setdefault(each, place) != place:
            at = f"{key}[{first[each]}]"
            faults.add(f"{key}[{place}]", "duplicate_id", N_("%(id)s finns redan, i %(first)s."), id=each, first=at)


def _known_homes(key: str, homes: Iterable[str], problem: Problem, faults: Faults) -> None:
    known = {each.id for each in problem.municipalities}
    for place, each in enumerate(homes):
        if each not in known:
            at = f"{key}[{place}].municipality"
            faults.add(at, "unknown_municipality", N_("Kommunen %(id)s finns inte i municipalities."), id=each)


def _matrices(problem: Problem, faults: Faults) -> None:
    size = len(problem.municipalities)
    for key in ("car_minutes", "transit_minutes"):
        rows = getattr(problem, key)
        text = N_("Matrisen ska ha %(size)s rader och kolumner; här är %(found)s.")
        if len(rows) != size:
            faults.add(key, "not_square", text, size=size, found=len(rows))
        for place, row in enumerate(rows):
            if len(row) != size:
                faults.add(f"{key}[{place}]", "not_square", text, size=size, found=len(row))


def _areas(problem: Problem, faults: Faults) -> None:
    """Note unknown areas, and areas in which no group can ever start."""
    area_of = {each.id: each.area for each in problem.municipalities}
    for place, each in enumerate(problem.municipalities):
        if each.area not in problem.areas:
            at = f"municipalities[{place}].area"
            faults.add(at, "unknown_area", N_("Området %(id)s finns inte i areas."), id=each.area)
    with_rooms = {area_of.get(each.municipality) for each in problem.rooms}
    for place, area in enumerate(problem.areas):
        if area not in with_rooms:
            faults.add(f"areas[{place}]", "no_rooms", N_("Området %(id)s har ingen lokal."), id=area)


def _people(problem: Problem, faults: Faults) -> None:
    spoken = {language for each in problem.coaches for language in each.languages}
    unspoken: set[str] = set()
    for place, each in enumerate(problem.participants):
        if each.earliest > each.latest:
            text = N_("Första veckan %(earliest)s är efter sista veckan %(latest)s.")
            at = f"participants[{place}].latest"
            faults.add(at, "empty_window", text, earliest=each.earliest, latest=each.latest)
        if each.language and each.language not in spoken | unspoken:
            unspoken.add(each.language)
            text = N_("Ingen coach talar %(language)s: varje grupp med språket behöver tolk.")
            faults.warn(f"participants[{place}].language", "unspoken_language", text, language=each.language)


def _coaches(problem: Problem, faults: Faults) -> None:
    wanted = problem.rules.coaches_per_group
    if len(problem.coaches) < wanted:
        text = N_("En grupp behöver %(wanted)s coacher; här finns %(found)s.")
        faults.add("coaches", "no_coaches", text, wanted=wanted, found=len(problem.coaches))


def _previous(problem: Problem, faults: Faults) -> None:
    """Note groups of the published plan that the facts no longer carry; people may be gone, rooms and coaches not."""
    if problem.replan is None:
        return
    groups = problem.replan.previous.groups
    rooms, coaches = {each.id for each in problem.rooms}, {each.id for each in problem.coaches}
    _unique("replan.previous.groups", [each.id for each in groups], faults)
    for place, group in enumerate(groups):
        at = f"replan.previous.groups[{place}]"
        if group.room not in rooms:
            faults.add(f"{at}.room", "unknown_room", N_("Lokalen %(id)s finns inte i rooms."), id=group.room)
        for number, coach in enumerate(group.coaches):
            if coach not in coaches:
                text = N_("Coachen %(id)s finns inte i coaches.")
                faults.add(f"{at}.coaches[{number}]", "unknown_coach", text, id=coach)
