"""Coaching groups for CP-SAT alone: one flat model, begun with our greedy plan. Run by a Python that has OR-Tools.

    python _groups_cpsat.py IN OUT SECONDS SEED WORKERS

A column is open or not, a person sits in it or not, a coach leads it or not. A seat is at most its column, one by one;
loads and interpreters cost as in the format. Reserves are set afterwards, for all rivals alike. Nothing here is ours
but the numbers that _groups_numbers.py writes.
"""

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from ortools.sat.python import cp_model


class Numbers:
    """What _groups_numbers.py wrote, in its order."""

    def __init__(self, path: Path) -> None:
        """Read it all."""
        numbers = map(int, path.read_text(encoding="ascii").split())
        people, columns, coaches, rooms, self.areas, _weeks, sessions, self.languages, self.least = _row(numbers, 9)
        self.group, self.minute, self.interpreter, self.balance, self.starts, self.share = _row(numbers, 6)
        self.load = _row(numbers, next(numbers))
        self.parallel = _row(numbers, rooms)
        self.room, _start, self.area, self.seats = (_row(numbers, columns) for _ in range(4))
        self.meets = [_row(numbers, sessions) for _ in range(columns)]
        self.alone, self.language, self.sex = (_row(numbers, people) for _ in range(3))
        self.cost = [_row(numbers, columns) for _ in range(people)]
        self.at_once, self.most, self.speaks = (_row(numbers, coaches) for _ in range(3))
        self.drive = [_row(numbers, rooms) for _ in range(coaches)]
        self.able = [_row(numbers, columns) for _ in range(coaches)]
        self.begin = [_group(numbers) for _ in range(next(numbers))]


def _row(numbers: Iterator[int], length: int) -> list[int]:
    return [next(numbers) for _ in range(length)]


def _group(numbers: Iterator[int]) -> tuple[int, set[int], set[int]]:
    """Return a group's column, coaches and people."""
    column, *crew = _row(numbers, 3)
    return column, set(crew), set(_row(numbers, next(numbers)))


class Flat:
    """The model: open [C], seat [C][P], lead [C][K]."""

    def __init__(self, numbers: Numbers) -> None:
        """Build it."""
        self.n = numbers
        self.model = cp_model.CpModel()
        self.points: list[cp_model.LinearExprT] = []
        self.paid: dict[tuple[int, int], cp_model.IntVar] = {}
        self.missing: dict[tuple[int, int], cp_model.IntVar] = {}
        self.steps: dict[int, list[cp_model.IntVar]] = {}
        columns = range(len(numbers.room))
        self.open = [self.model.new_bool_var("") for _ in columns]
        self.seat = [self._seats(column) for column in columns]
        self.lead = [self._leads(column) for column in columns]
        for column in columns:
            self._size(column)
            self._interpreters(column)
            self._balance(column)
        self._people()
        self._places()
        self._coaches()
        self.points.append(numbers.group * sum(self.open))
        self.model.minimize(sum(self.points))

    def _seats(self, column: int) -> dict[int, cp_model.IntVar]:
        costs = {person: row[column] for person, row in enumerate(self.n.cost)}
        seats = {
            person: self.model.new_bool_var("") for person, cost in costs.items() if 0 <= cost < self.n.alone[person]
        }
        self.points += [(costs[person] - self.n.alone[person]) * seat for person, seat in seats.items()]
        return seats

    def _leads(self, column: int) -> dict[int, cp_model.IntVar]:
        leads = {coach: self.model.new_bool_var("") for coach, able in enumerate(self.n.able) if able[column]}
        drive, room = self.n.drive, self.n.room[column]
        self.points += [self.n.minute * drive[coach][room] * lead for coach, lead in leads.items()]
        self.model.add(sum(leads.values()) == 2 * self.open[column])
        for lead in leads.values():
            self.model.add_implication(lead, self.open[column])
        return leads

    def _size(self, column: int) -> None:
        seats, opened = self.seat[column].values(), self.open[column]
        for seat in seats:
            self.model.add_implication(seat, opened)
        self.model.add(sum(seats) <= self.n.seats[column] * opened)
        self.model.add(sum(seats) >= self.n.least * opened)

    def _interpreters(self, column: int) -> None:
        for bit in range(self.n.languages):
            need = [seat for person, seat in self.seat[column].items() if self.n.language[person] == bit]
            if not need:
                continue
            paid = self.paid[column, bit] = self.model.new_bool_var("")
            spoken = [lead for coach, lead in self.lead[column].items() if self.n.speaks[coach] >> bit & 1]
            for seat in need:
                self.model.add_bool_or([seat.negated(), paid, *spoken])
            self.points.append(self.n.interpreter * paid)

    def _balance(self, column: int) -> None:
        for sex in (0, 1):
            missing = self.missing[column, sex] = self.model.new_int_var(0, self.n.seats[column], "")
            terms = [
                (1000 * (self.n.sex[person] == sex) - self.n.share) * seat for person, seat in self.seat[column].items()
            ]
            self.model.add(1000 * missing + sum(terms) >= 0)
            self.points.append(self.n.balance * missing)

    def _people(self) -> None:
        sits: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for seats in self.seat:
            for person, seat in seats.items():
                sits[person].append(seat)
        for all_of in sits.values():
            self.model.add_at_most_one(all_of)
        self.points.append(sum(self.n.alone))

    def _places(self) -> None:
        rooms: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        areas: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for column, opened in enumerate(self.open):
            areas[self.n.area[column]].append(opened)
            for week in self.n.meets[column]:
                rooms[self.n.room[column], week].append(opened)
        for (room, _), opens in rooms.items():
            self.model.add(sum(opens) <= self.n.parallel[room])
        for opens in areas.values():
            self.model.add(sum(opens) <= self.n.starts)

    def _coaches(self) -> None:
        weeks: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        all_of: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for column, leads in enumerate(self.lead):
            for coach, lead in leads.items():
                all_of[coach].append(lead)
                for week in self.n.meets[column]:
                    weeks[coach, week].append(lead)
        for (coach, _), leads_of in weeks.items():
            self.model.add(sum(leads_of) <= self.n.at_once[coach])
        for coach, leads_of in all_of.items():
            steps = self.steps[coach] = [self.model.new_bool_var("") for _ in range(self.n.most[coach])]
            self.model.add(sum(leads_of) == sum(steps))
            for first, second in pairwise(steps):
                self.model.add_implication(second, first)
            self.points += [(b - a) * step for (a, b), step in zip(pairwise(self.n.load), steps, strict=False)]

    def hint(self) -> None:
        """Begin with the greedy plan, every variable told."""
        n, hint = self.n, self.model.add_hint
        nobody: tuple[set[int], set[int]] = (set(), set())
        groups = {column: (crew, people) for column, crew, people in n.begin}
        led = Counter(coach for crew, _ in groups.values() for coach in crew)
        for column, opened in enumerate(self.open):
            crew, people = groups.get(column, nobody)
            hint(opened, column in groups)
            for person, seat in self.seat[column].items():
                hint(seat, person in people)
            for coach, lead in self.lead[column].items():
                hint(lead, coach in crew)
        for (column, bit), paid in self.paid.items():
            crew, people = groups.get(column, nobody)
            spoken = any(n.speaks[coach] >> bit & 1 for coach in crew)
            hint(paid, not spoken and any(n.language[person] == bit for person in people))
        for (column, sex), missing in self.missing.items():
            people = groups.get(column, nobody)[1]
            wanted = -(-n.share * len(people) // 1000)
            hint(missing, max(0, wanted - sum(n.sex[person] == sex for person in people)))
        for coach, steps in self.steps.items():
            for number, step in enumerate(steps):
                hint(step, number < led[coach])


class Watch(cp_model.CpSolverSolutionCallback):
    """Tells when the first and the best were found."""

    def __init__(self) -> None:
        """Begin now."""
        super().__init__()
        self.began, self.first = time.monotonic(), -1.0

    def on_solution_callback(self) -> None:
        """Note when."""
        if self.first < 0:
            self.first = time.monotonic() - self.began


def main() -> None:
    """Solve and write: first what was seen, then a line for each group."""
    source, target, seconds, seed, workers = sys.argv[1:]
    began = time.monotonic()
    flat = Flat(Numbers(Path(source)))
    flat.hint()
    built = time.monotonic() - began
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = float(seconds)
    solver.parameters.num_workers = int(workers)
    solver.parameters.random_seed = int(seed)
    watch = Watch()
    status = solver.solve(flat.model, watch)
    lines = [f"built {built:.1f} first {watch.first:.1f} bound {solver.best_objective_bound:.0f}"]
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        for column, opened in enumerate(flat.open):
            if solver.value(opened):
                crew = [coach for coach, lead in flat.lead[column].items() if solver.value(lead)]
                people = [person for person, seat in flat.seat[column].items() if solver.value(seat)]
                lines.append(" ".join(map(str, [column, *crew, *people])))
    Path(target).write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
