"""The cheapest plan of a tiny problem by trying all of them, judged by the reference verifier."""

from collections.abc import Iterator
from itertools import combinations, product

from tests.engines.groups.problems import Document, reference

Group = Document


def cheapest(problem: Document) -> int:
    """Return the cost of the best plan: every set of columns, coaches, reserves and people that breaks no rule."""
    best = cost(problem, [])
    columns = [
        (room["id"], start) for room in problem["rooms"] for start in range(problem["rules"]["last_start_week"] + 1)
    ]
    alone = [group for column in columns for group in led(problem, column)]
    for number in range(1, problem["rules"]["starts_per_area"] + 1):
        for groups in combinations(alone, number):
            if not broken_but_for_sizes(problem, list(groups)):
                best = min([best, *(found for found in seatings(problem, list(groups)))])
    return best


def led(problem: Document, column: tuple[str, int]) -> Iterator[Group]:
    """Return the column with each crew and reserve that keeps to the rules."""
    ids = [coach["id"] for coach in problem["coaches"]]
    for crew in combinations(ids, problem["rules"]["coaches_per_group"]):
        for reserve in [None, *ids]:
            id_ = f"{column[0]}-{column[1]}-{'-'.join(crew)}-{reserve}"
            group = {"id": id_, "room": column[0], "start_week": column[1], "coaches": list(crew), "reserve": reserve}
            if not broken_but_for_sizes(problem, [{**group, "participants": []}]):
                yield {**group, "participants": []}


def seatings(problem: Document, groups: list[Group]) -> Iterator[int]:
    """Return the cost of each way to seat people in the groups that breaks no rule."""
    choices = [
        [None, *(number for number, group in enumerate(groups) if fits(problem, group, person["id"]))]
        for person in problem["participants"]
    ]
    for chosen in product(*choices):
        sizes = [chosen.count(number) for number in range(len(groups))]
        if min(sizes) >= problem["rules"]["group_min"]:
            seated = [
                {
                    **group,
                    "participants": [p["id"] for p, at in zip(problem["participants"], chosen, strict=True) if at == n],
                }
                for n, group in enumerate(groups)
            ]
            bad, costs = reference(problem, {"groups": seated})
            if not bad:
                yield sum(costs.values())


def fits(problem: Document, group: Group, person: str) -> bool:
    return not broken_but_for_sizes(problem, [{**group, "participants": [person]}])


def broken_but_for_sizes(problem: Document, groups: list[Group]) -> list[str]:
    bad, _ = reference(problem, {"groups": groups})
    return [each for each in bad if ": size " not in each]


def cost(problem: Document, groups: list[Group]) -> int:
    return sum(reference(problem, {"groups": groups})[1].values())
