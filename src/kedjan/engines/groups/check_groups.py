"""The verifier's look at one group at a time: its week, room, coaches, reserve, size and people."""

import math
from collections import Counter

from kedjan.engines.groups.check_tally import Tally
from kedjan.engines.groups.plan import Group
from kedjan.engines.groups.problem import Coach, Participant, Problem, Room
from kedjan.kernel.text import N_


class GroupChecks:
    """Checks groups into a tally."""

    def __init__(self, problem: Problem, tally: Tally) -> None:
        """Keep the problem and where to count."""
        self._problem = problem
        self._tally = tally

    def group(self, group: Group) -> None:
        """Check one group; without a known room or a possible week nothing more can be said about it."""
        tally = self._tally
        if group.id in tally.groups:
            tally.broke("group_id_twice", N_("%(group)s: samma id två gånger."), group=group.id)
        tally.groups.add(group.id)
        room = tally.rooms.get(group.room)
        if room is None:
            tally.broke("unknown_room", N_("%(group)s: okänd lokal %(room)s."), group=group.id, room=group.room)
            return
        if not self._can_start(group):
            text = N_("%(group)s: kan inte starta vecka %(week)s.")
            tally.broke("start_week", text, group=group.id, week=group.start_week)
            return
        weeks = self._problem.session_weeks(group.start_week)
        counted = tuple(week for week in weeks if not tally.is_under_way(group) or week >= (tally.now or 0))
        self._weeks_in_room(group, room, weeks)
        self._coaches(group, room, counted)
        self._reserve(group, room, counted)
        self._size(group, room)
        self._people(group, room)
        self._under_way(group)
        tally.costs["group"] += self._problem.costs.group

    def _can_start(self, group: Group) -> bool:
        start = group.start_week
        return 0 <= start <= self._problem.rules.last_start_week and start not in self._problem.closed_weeks

    def _weeks_in_room(self, group: Group, room: Room, weeks: tuple[int, ...]) -> None:
        tally, running = self._tally, self._tally.is_under_way(group)
        if tally.now is not None and not running and group.start_week < tally.now:
            text = N_("%(group)s: startar före vecka %(week)s.")
            tally.broke("too_early", text, group=group.id, week=tally.now)
        if not running and room.closed_weeks.intersection(weeks):
            text = N_("%(group)s: lokalen %(room)s är stängd någon av veckorna.")
            tally.broke("room_closed", text, group=group.id, room=room.id)
        tally.room_weeks.update((room.id, week) for week in weeks)
        tally.starts[tally.area_of[room.municipality]] += 1

    def _coaches(self, group: Group, room: Room, counted: tuple[int, ...]) -> None:
        tally, wanted = self._tally, self._problem.rules.coaches_per_group
        if not len(group.coaches) == len(set(group.coaches)) == wanted:
            text = N_("%(group)s: ska ha %(wanted)s olika coacher.")
            tally.broke("coach_number", text, group=group.id, wanted=wanted)
        for id_ in group.coaches:
            coach = tally.coaches.get(id_)
            if coach is None:
                tally.broke("unknown_coach", N_("%(group)s: okänd coach %(coach)s."), group=group.id, coach=id_)
                continue
            minutes = self._drive(coach, room)
            if counted and minutes > coach.max_minutes:
                text = N_("%(group)s: coachen %(coach)s reser %(minutes)s minuter.")
                tally.broke("coach_reach", text, group=group.id, coach=id_, minutes=minutes)
            if coach.away_weeks.intersection(counted):
                tally.broke("coach_away", N_("%(group)s: coachen %(coach)s är borta."), group=group.id, coach=id_)
            tally.costs["coach_minute"] += self._problem.costs.coach_minute * minutes
            tally.groups_led[id_] += 1
            tally.led.update((id_, week) for week in counted)

    def _reserve(self, group: Group, room: Room, counted: tuple[int, ...]) -> None:
        tally = self._tally
        if group.reserve is None:
            tally.costs["no_reserve"] += self._problem.costs.no_reserve
            return
        coach = tally.coaches.get(group.reserve)
        if coach is None or coach.id in group.coaches:
            text = N_("%(group)s: reserven %(coach)s är okänd eller leder gruppen.")
            tally.broke("reserve_unfit", text, group=group.id, coach=group.reserve)
            return
        if counted and self._drive(coach, room) > coach.max_minutes:
            text = N_("%(group)s: reserven %(coach)s har för långt.")
            tally.broke("reserve_reach", text, group=group.id, coach=coach.id)
        if coach.away_weeks.intersection(counted):
            tally.broke("reserve_away", N_("%(group)s: reserven %(coach)s är borta."), group=group.id, coach=coach.id)
        tally.reserved.update((coach.id, week) for week in counted)

    def _drive(self, coach: Coach, room: Room) -> int:
        place = self._tally.place
        return self._problem.car_minutes[place[coach.municipality]][place[room.municipality]]

    def _size(self, group: Group, room: Room) -> None:
        rules, size = self._problem.rules, len(group.participants)
        low = 0 if self._tally.is_under_way(group) else rules.group_min
        if not low <= size <= min(rules.group_max, room.capacity):
            self._tally.broke("size", N_("%(group)s: %(size)s deltagare."), group=group.id, size=size)

    def _people(self, group: Group, room: Room) -> None:
        tally, weight = self._tally, self._problem.costs
        sexes: Counter[str] = Counter()
        spoken = {each for id_ in group.coaches if id_ in tally.coaches for each in tally.coaches[id_].languages}
        unspoken: set[str] = set()
        for id_ in group.participants:
            person = tally.people.get(id_)
            if person is None:
                text = N_("%(group)s: okänd deltagare %(person)s.")
                tally.broke("unknown_person", text, group=group.id, person=id_)
                continue
            self._seat(group, room, person)
            sexes[person.sex.value] += 1
            if person.language and person.language not in spoken:
                unspoken.add(person.language)
        share = math.ceil(self._problem.rules.sex_share_min * len(group.participants) - 1e-9)
        missing = sum(max(0, share - sexes[sex]) for sex in ("woman", "man"))
        tally.costs["sex_balance"] += weight.sex_balance * missing
        tally.costs["interpreter"] += weight.interpreter * len(unspoken)

    def _seat(self, group: Group, room: Room, person: Participant) -> None:
        tally, weight = self._tally, self._problem.costs
        if person.id in tally.placed:
            text = N_("%(group)s: deltagaren %(person)s är i två grupper.")
            tally.broke("person_twice", text, group=group.id, person=person.id)
        tally.placed[person.id] = (room.id, group.start_week)
        place = tally.place
        minutes = self._problem.transit_minutes[place[person.municipality]][place[room.municipality]]
        if not tally.is_under_way(group):
            self._fit(group, room, person, minutes)
        tally.costs["wait_week"] += weight.wait_week * (group.start_week - person.earliest)
        tally.costs["travel_minute"] += weight.travel_minute * minutes

    def _fit(self, group: Group, room: Room, person: Participant, minutes: int) -> None:
        broke, names = self._tally.broke, {"group": group.id, "person": person.id}
        if not person.earliest <= group.start_week <= person.latest:
            text = N_("%(group)s: deltagaren %(person)s kan inte starta vecka %(week)s.")
            broke("person_week", text, **names, week=group.start_week)
        if minutes > person.max_minutes:
            text = N_("%(group)s: deltagaren %(person)s reser %(minutes)s minuter.")
            broke("person_reach", text, **names, minutes=minutes)
        if lacking := sorted(person.needs - room.features):
            text = N_("%(group)s: lokalen saknar %(lacking)s för %(person)s.")
            broke("person_needs", text, **names, lacking=", ".join(lacking))

    def _under_way(self, group: Group) -> None:
        tally = self._tally
        if not tally.is_under_way(group):
            return
        old = tally.before[group.id]
        if (group.room, group.start_week) != (old.room, old.start_week):
            tally.broke("under_way_moved", N_("%(group)s pågår och behåller lokal och start."), group=group.id)
        if set(group.participants) != {person for person in old.participants if person in tally.people}:
            tally.broke("under_way_people", N_("%(group)s pågår och behåller sina deltagare."), group=group.id)
