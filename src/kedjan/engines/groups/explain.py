"""Why a plan is as it is: for a person, a group or a coach, what decided, and what would have to change.

Each answer is read from the problem and the plan alone, by the rules of docs/rules/coaching-groups.md; the solver is
not asked. The limit that fails first is the one that is told.
"""

from collections import Counter
from dataclasses import replace

from kedjan.engines.groups.by_hand import with_group
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Coach, Participant, Problem, Room
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_


class CannotExplain(Exception):
    """There is nobody and nothing of that id; the text is the id."""


_OBSTACLES = {
    "too_late": N_("Gruppen %(group)s startar vecka %(week)s, efter den sista veckan %(latest)s."),
    "too_early": N_("Gruppen %(group)s startar vecka %(week)s, före den första veckan %(earliest)s."),
    "too_far": N_("Gruppen %(group)s är %(minutes)s minuter bort; gränsen är %(most)s."),
    "lacks": N_("Gruppens lokal %(group)s saknar %(lacking)s."),
    "full": N_("Gruppen %(group)s är full med %(size)s deltagare: någon måste lämna sin plats."),
    "dearer": N_("Gruppen %(group)s har en ledig plats, men platsen kostar mer: %(cost)s mot %(now)s."),
}


class Explainer:
    """The facts of a problem and a plan by id."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        """Take a plan that keeps to the rules."""
        self._problem = problem
        self._plan = plan
        self._groups = {group.id: group for group in plan.groups}
        self._rooms = {each.id: each for each in problem.rooms}
        self._coaches = {each.id: each for each in problem.coaches}
        self._people = {each.id: each for each in problem.participants}
        self._place = problem.places()
        self._group_of = {person: group for group in plan.groups for person in group.participants}

    def participant(self, id_: str) -> tuple[Reason, ...]:
        """Say when and where the person starts and what stands in the way of each other group. Raises CannotExplain."""
        person = self._people.get(id_)
        if person is None:
            raise CannotExplain(id_)
        group = self._group_of.get(id_)
        others = [other for other in self._groups.values() if group is None or other.id != group.id]
        earlier = [other for other in others if group is None or other.start_week < group.start_week]
        obstacles = [
            self._obstacle(person, other, group) for other in sorted(earlier, key=lambda each: each.start_week)
        ]
        near = [each for each in obstacles if each.code not in {"too_far", "too_early", "too_late"}]
        counts = Counter(each.code for each in obstacles)
        return (self._seat(person, group), self._counted(counts, len(earlier)), *near)

    def group(self, id_: str) -> tuple[Reason, ...]:
        """Say who leads the group, and why its room could not start it earlier. Raises CannotExplain."""
        group = self._groups.get(id_)
        if group is None:
            raise CannotExplain(id_)
        room = self._rooms[group.room]
        text = N_("Gruppen %(group)s startar vecka %(week)s i lokalen %(room)s med %(size)s deltagare.")
        size = len(group.participants)
        head = Reason("group", text, {"group": id_, "week": group.start_week, "room": room.id, "size": size})
        latest = max((self._people[each].earliest for each in group.participants if each in self._people), default=0)
        waits = N_("Den som kan börja sist kan börja vecka %(week)s: tidigare start stänger ute den.")
        weeks = range(group.start_week - 1, group.start_week - 4, -1)
        earlier = [reason for week in weeks for reason in self._blocked(group, room, week)]
        led = [self._leads(each, room) for each in group.coaches]
        return (head, *led, Reason("last_ready", waits, {"week": latest}), *earlier)

    def coach(self, id_: str) -> tuple[Reason, ...]:
        """Say what the coach leads, and what keeps them from leading more. Raises CannotExplain."""
        coach = self._coaches.get(id_)
        if coach is None:
            raise CannotExplain(id_)
        led = [group for group in self._groups.values() if id_ in group.coaches]
        text = N_("Coachen %(coach)s leder %(led)s av högst %(most)s grupper.")
        head = Reason("coach", text, {"coach": id_, "led": len(led), "most": coach.max_groups})
        rest = [self._cannot_lead(coach, group) for group in self._groups.values() if id_ not in group.coaches]
        counts = Counter(each.code for each in rest)
        found = {each.code: each for each in rest}
        lines = [Reason(code, found[code].message, {"number": number}) for code, number in sorted(counts.items())]
        return (head, *(self._leads_at(coach, group) for group in led), *lines)

    def _seat(self, person: Participant, group: Group | None) -> Reason:
        if group is None:
            text = N_("Deltagaren %(person)s har ingen plats; fönstret är vecka %(earliest)s–%(latest)s.")
            values: dict[str, str | int] = {"person": person.id, "earliest": person.earliest, "latest": person.latest}
            return Reason("unserved", text, values)
        text = N_(
            "Deltagaren %(person)s börjar i %(group)s vecka %(week)s, väntar %(wait)s veckor, reser %(minutes)s min."
        )
        wait, minutes = group.start_week - person.earliest, self._travel(person, self._rooms[group.room])
        return Reason(
            "seat",
            text,
            {"person": person.id, "group": group.id, "week": group.start_week, "wait": wait, "minutes": minutes},
        )

    @staticmethod
    def _counted(counts: Counter[str], number: int) -> Reason:
        text = N_("Av %(number)s andra grupper: %(far)s för långt bort, %(window)s utanför fönstret, %(full)s fulla.")
        window = counts["too_early"] + counts["too_late"]
        values = {"number": number, "far": counts["too_far"], "window": window, "full": counts["full"]}
        return Reason("others", text, values)

    def _obstacle(self, person: Participant, other: Group, now: Group | None) -> Reason:
        """Return the first limit that keeps the person from the group; at last, that it costs more."""
        room, week = self._rooms[other.room], other.start_week
        minutes, size = self._travel(person, room), len(other.participants)
        lacking = ", ".join(sorted(person.needs - room.features))
        full = size >= min(room.capacity, self._problem.rules.group_max)
        tests: tuple[tuple[bool, str, dict[str, str | int]], ...] = (
            (week > person.latest, "too_late", {"week": week, "latest": person.latest}),
            (week < person.earliest, "too_early", {"week": week, "earliest": person.earliest}),
            (minutes > person.max_minutes, "too_far", {"minutes": minutes, "most": person.max_minutes}),
            (bool(lacking), "lacks", {"lacking": lacking}),
            (full, "full", {"size": size}),
            (True, "dearer", {"cost": self._cost(person, other), "now": self._cost(person, now)}),
        )
        code, values = next((code, values) for fails, code, values in tests if fails)
        return Reason(code, _OBSTACLES[code], {"group": other.id, **values})

    def _cost(self, person: Participant, group: Group | None) -> int:
        weight = self._problem.costs
        if group is None:
            return weight.unserved + weight.benefit_lost * person.benefit_ends
        minutes = self._travel(person, self._rooms[group.room])
        return weight.wait_week * (group.start_week - person.earliest) + weight.travel_minute * minutes

    def _blocked(self, group: Group, room: Room, week: int) -> tuple[Reason, ...]:
        """Return what keeps the group from starting in an earlier week: a limit of its own, a rule, or the cost."""
        limit = self._limit(group, room, week)
        if limit is not None:
            return (limit,)
        tried = with_group(self._problem, self._plan, replace(group, start_week=week))
        if tried.broken:
            text = N_("Start vecka %(week)s bryter mot %(number)s regler:")
            return (Reason("breaks", text, {"week": week, "number": len(tried.broken)}), *tried.broken)
        values: dict[str, str | int] = {"week": week, "points": abs(tried.points)}
        if tried.points < 0:
            return (Reason("better", N_("Start vecka %(week)s går, och planen kostar %(points)s mindre."), values),)
        return (Reason("dearer_week", N_("Start vecka %(week)s går, men planen kostar %(points)s mer."), values),)

    def _limit(self, group: Group, room: Room, week: int) -> Reason | None:
        """Return the first limit of the group's own that keeps it from a week."""
        values: dict[str, str | int] = {"week": week, "room": room.id}
        if week < 0 or week in self._problem.closed_weeks:
            return Reason("closed_week", N_("Vecka %(week)s startar inga grupper."), values)
        weeks = self._problem.session_weeks(week)
        if room.closed_weeks.intersection(weeks):
            return Reason("room_closed", N_("Start vecka %(week)s: lokalen %(room)s är stängd någon vecka."), values)
        for id_ in group.coaches:
            if self._coaches[id_].away_weeks.intersection(weeks):
                text = N_("Start vecka %(week)s: coachen %(coach)s är borta någon vecka.")
                return Reason("coach_away", text, {**values, "coach": id_})
        late = sum(self._people[each].earliest > week for each in group.participants if each in self._people)
        text = N_("Start vecka %(week)s: %(late)s av deltagarna kan inte börja då.")
        return Reason("people_later", text, {**values, "late": late}) if late else None

    def _leads(self, id_: str, room: Room) -> Reason:
        text = N_("Coachen %(coach)s reser %(minutes)s minuter dit.")
        return Reason("leads", text, {"coach": id_, "minutes": self._drive(self._coaches[id_], room)})

    def _leads_at(self, coach: Coach, group: Group) -> Reason:
        text = N_("Leder %(group)s från vecka %(week)s; resan är %(minutes)s minuter.")
        minutes = self._drive(coach, self._rooms[group.room])
        return Reason("leads_at", text, {"group": group.id, "week": group.start_week, "minutes": minutes})

    def _cannot_lead(self, coach: Coach, group: Group) -> Reason:
        """Return the first limit that keeps the coach from a group; at last, that others cost less."""
        if self._drive(coach, self._rooms[group.room]) > coach.max_minutes:
            return Reason("coach_far", N_("%(number)s grupper är för långt bort."))
        if coach.away_weeks.intersection(self._problem.session_weeks(group.start_week)):
            return Reason("coach_absent", N_("%(number)s grupper möts när coachen är borta."))
        led = [each for each in self._groups.values() if coach.id in each.coaches]
        if len(led) >= coach.max_groups:
            return Reason("coach_full", N_("%(number)s grupper vore fler än coachen får leda under året."))
        weeks = Counter(week for each in led for week in self._problem.session_weeks(each.start_week))
        if any(weeks[week] >= coach.max_at_once for week in self._problem.session_weeks(group.start_week)):
            return Reason("coach_busy", N_("%(number)s grupper möts i veckor då coachen redan leder så många den får."))
        return Reason("coach_could", N_("%(number)s grupper kunde coachen ha lett, men andra kostar mindre där."))

    def _travel(self, person: Participant, room: Room) -> int:
        return self._problem.transit_minutes[self._place[person.municipality]][self._place[room.municipality]]

    def _drive(self, coach: Coach, room: Room) -> int:
        return self._problem.car_minutes[self._place[coach.municipality]][self._place[room.municipality]]
