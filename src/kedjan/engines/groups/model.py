"""The groups of some sites as a mixed-integer programme: seats, coaches, reserves, interpreters and balance together.

A seat is at most its site, one by one (`seat <= open`): summed up per site the bound would be worthless.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from kedjan.engines.groups.draft import Calendars, Draft, Held, Seated
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.programme import Programme, Solved
from kedjan.engines.groups.sites import Site


class Model:
    """The programme of some sites, and the way from a draft to its variables and back."""

    def __init__(self, instance: Instance, sites: tuple[Site, ...], used: Calendars, free: Iterable[int]) -> None:
        """Build it. used: what groups outside use; free: the people who may be seated."""
        self._instance = instance
        self._sites = sites
        self._used = used
        self._costs = instance.problem.costs
        self.programme = Programme()
        self.open = [self._open(site) for site in sites]
        self.seat = [self._seats(site) for site in sites]
        self.lead = [self._leads(site) for site in sites]
        self.reserve = [self._reserves(site) for site in sites]
        self.constant = float(sum(instance.people.alone[list(free)]))
        for number, site in enumerate(sites):
            self._size(number, site)
            self._crew(number, site)
            self._interpreters(number, site)
            self._balance(number, site)
        self._people()
        self._published()
        self._places()
        self._coaches()

    def _open(self, site: Site) -> int:
        replan = self._instance.problem.replan
        saved = replan.costs.group_cancelled if replan and site.id else 0
        return self.programme.variable(self._costs.group - saved, low=float(site.must))

    def _seats(self, site: Site) -> dict[int, int]:
        alone = self._instance.people.alone
        return {person: self.programme.variable(float(points - alone[person])) for person, points in site.people}

    def _leads(self, site: Site) -> dict[int, int]:
        drive, replan = self._instance.coaches.drive, self._instance.problem.replan
        kept = replan.costs.coach_changed if replan else 0
        return {
            coach: self.programme.variable(
                float(self._costs.coach_minute * drive[coach, site.room] - kept * (coach in site.before))
            )
            for coach in site.able
        }

    def _reserves(self, site: Site) -> dict[int, int]:
        return {coach: self.programme.variable() for coach in site.able}

    def _size(self, number: int, site: Site) -> None:
        if site.column < 0:
            return
        seats, opened = self.seat[number], self.open[number]
        for variable in seats.values():
            self.programme.row([(variable, 1), (opened, -1)], high=0)
        whole = [(variable, 1.0) for variable in seats.values()]
        self.programme.row([*whole, (opened, -float(site.seats))], high=0)
        self.programme.row([*whole, (opened, -float(self._instance.problem.rules.group_min))], low=0)

    def _crew(self, number: int, site: Site) -> None:
        opened, lead, reserve = self.open[number], self.lead[number], self.reserve[number]
        crew = self._instance.problem.rules.coaches_per_group
        self.programme.row([*((each, 1.0) for each in lead.values()), (opened, -float(crew))], low=0, high=0)
        missing = self.programme.variable(float(self._costs.no_reserve), whole=False)
        self.programme.row([*((each, 1.0) for each in reserve.values()), (missing, 1.0), (opened, -1.0)], low=0)
        for coach in site.able:
            self.programme.row([(lead[coach], 1), (reserve[coach], 1), (opened, -1)], high=0)

    def _interpreters(self, number: int, site: Site) -> None:
        """Pay for each language that somebody in the site needs and none of its coaches speaks."""
        people, speaks = self._instance.people, self._instance.coaches.speaks
        needs: dict[int, list[int]] = defaultdict(list)
        for person, variable in self.seat[number].items():
            if people.language[person] >= 0:
                needs[int(people.language[person])].append(variable)
        for bit in range(len(self._instance.languages)):
            if not (bit in needs or site.languages >> bit & 1):
                continue
            paid = self.programme.variable(float(self._costs.interpreter), whole=False)
            spoken = [(variable, 1.0) for coach, variable in self.lead[number].items() if speaks[coach] >> bit & 1]
            if site.languages >> bit & 1:
                self.programme.row([(paid, 1.0), *spoken], low=1)
            for variable in needs.get(bit, ()):
                self.programme.row([(paid, 1.0), *spoken, (variable, -1.0)], low=0)

    def _balance(self, number: int, site: Site) -> None:
        """Pay for each person missing of either sex: a whole number, so that the share is rounded up."""
        if site.column < 0 or not self._costs.sex_balance:
            return
        share, sexes = self._instance.problem.rules.sex_share_min, self._instance.people.sex
        for sex in (0, 1):
            missing = self.programme.variable(float(self._costs.sex_balance), high=float(site.seats))
            terms = [(variable, (sexes[person] == sex) - share) for person, variable in self.seat[number].items()]
            self.programme.row([*terms, (missing, 1.0)], low=-1e-9)

    def _people(self) -> None:
        seats: dict[int, list[int]] = defaultdict(list)
        for each in self.seat:
            for person, variable in each.items():
                seats[person].append(variable)
        for variables in seats.values():
            self.programme.row([(variable, 1.0) for variable in variables], high=1)

    def _published(self) -> None:
        """Let a published group that could start in one week or another start in one of them."""
        sites: dict[str, list[int]] = defaultdict(list)
        for opened, site in zip(self.open, self._sites, strict=True):
            if site.id is not None:
                sites[site.id].append(opened)
        for opens in sites.values():
            if len(opens) > 1:
                self.programme.row([(opened, 1.0) for opened in opens], high=1)

    def _places(self) -> None:
        """Rooms by week and starts by area; weeks with the same sites need one row."""
        rooms: dict[tuple[int, int], list[int]] = defaultdict(list)
        areas: dict[int, list[int]] = defaultdict(list)
        for opened, site in zip(self.open, self._sites, strict=True):
            if site.column >= 0:
                areas[site.area].append(opened)
                for week in site.meets:
                    rooms[site.room, week].append(opened)
        parallel = self._instance.rooms.parallel
        self._calendar(rooms, {key: int(parallel[key[0]] - self._used.rooms[key]) for key in rooms})
        for area, opens in areas.items():
            left = int(self._instance.problem.rules.starts_per_area - self._used.starts[area])
            if len(opens) > left:
                self.programme.row([(opened, 1.0) for opened in opens], high=left)

    def _coaches(self) -> None:
        leads, weeks, stands = defaultdict(list), defaultdict(list), defaultdict(list)
        for number, site in enumerate(self._sites):
            for coach in site.able:
                leads[coach].append(self.lead[number][coach])
                for week in site.counted:
                    weeks[coach, week].append(self.lead[number][coach])
                    stands[coach, week].append(self.reserve[number][coach])
        coaches = self._instance.coaches
        self._calendar(weeks, {key: int(coaches.at_once[key[0]] - self._used.busy[key]) for key in weeks})
        self._calendar(stands, {key: int(1 - self._used.reserved[key]) for key in stands})
        for coach, variables in leads.items():
            self._load(coach, variables)

    def _calendar(self, uses: dict[tuple[int, int], list[int]], left: dict[tuple[int, int], int]) -> None:
        """Limit what is used in each week; weeks with the same uses need one row."""
        tight: dict[tuple[int, ...], int] = {}
        for key, variables in uses.items():
            tight[tuple(variables)] = min(left[key], tight.get(tuple(variables), left[key]))
        for variables_of, most in tight.items():
            if len(variables_of) > most:
                self.programme.row([(variable, 1.0) for variable in variables_of], high=most)

    def _load(self, coach: int, leads: list[int]) -> None:
        """Pay for each further group of a coach, in order: one step for each."""
        table, led = self._costs.coach_load, int(self._used.led[coach])
        most = min(int(self._instance.coaches.most[coach]) - led, len(leads))
        points = [table[min(number, len(table) - 1)] for number in range(led, led + max(0, most) + 1)]
        steps = [self.programme.variable(float(b - a), whole=False) for a, b in pairwise(points)]
        if any(c - b < b - a for a, b, c in zip(points, points[1:], points[2:], strict=False)):
            steps = [self.programme.variable(float(b - a)) for a, b in pairwise(points)]
            for first, second in pairwise(steps):
                self.programme.row([(first, 1.0), (second, -1.0)], low=0)
        self.programme.row([*((each, 1.0) for each in leads), *((step, -1.0) for step in steps)], low=0, high=0)

    def start_at(self, numbered: dict[int, Seated | Held]) -> dict[int, float]:
        """Return the values of whole variables of a draft, given which group is at which site."""
        values: dict[int, float] = {}
        for number, group in numbered.items():
            values[self.open[number]] = 1.0
            if isinstance(group, Seated):
                values |= {self.seat[number][person]: 1.0 for person in group.people}
            values |= {self.lead[number][coach]: 1.0 for coach in group.coaches}
            if group.reserve is not None:
                values[self.reserve[number][group.reserve]] = 1.0
        return values

    def draft_of(self, solved: Solved, held: tuple[Held, ...]) -> Draft:
        """Return the draft that the values are; held groups stand first among the sites."""
        values = np.array(solved.values) > 0.5
        groups, again = [], []
        for number, site in enumerate(self._sites):
            coaches = tuple(coach for coach, variable in self.lead[number].items() if values[variable])
            reserve = next((coach for coach, variable in self.reserve[number].items() if values[variable]), None)
            if site.column < 0:
                old = held[number]
                again.append(Held(old.group, old.room, old.meets, old.counted, coaches, reserve, old.locked))
            elif values[self.open[number]]:
                people = tuple(person for person, variable in self.seat[number].items() if values[variable])
                groups.append(Seated(site.column, people, coaches, reserve, site.id))
        return Draft(tuple(groups), tuple(again))
