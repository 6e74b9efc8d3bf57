"""The demo's group that is under way: it has met six times, and meets for the seventh time on the demo's first day."""

from collections.abc import Sequence
from datetime import date, datetime, time
from random import Random

from kedjan.cli.demo.groups.staging import Stage
from kedjan.cli.demo.groups.waiting import Waits
from kedjan.cli.demo.people import FIRST_DAY
from kedjan.coaching.domain.circumstances import Circumstances
from kedjan.coaching.domain.codes import WhyNotWaiting
from kedjan.coaching.domain.leading_codes import MaterialForm, Presence, ToolKind, WhyAway
from kedjan.coaching.operations import record_absence, stop_waiting
from kedjan.coaching.operations.leading import Material, hold_session, note_attendance, write_session
from kedjan.coaching.operations.members import note_circumstances, write_coach_note
from kedjan.coaching.operations.own import choose_forms, say_cannot_come, share_tool, write_tool
from kedjan.coaching.queries.led import GroupView, SessionView, groups_led
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.operations import hand_over, mark_gate
from kedjan.journeys.queries import case_of_enrolment
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM

_STARTS_ON = date(2012, 11, 19)
_AFTER = time(16, 15)
_SUBSTITUTED = 4
"""The session that the reserve led with one of the coaches; the other was away that day."""
_COMES = 0.86
_WHY_AWAY = (WhyAway.CANNOT, WhyAway.TRAVEL, WhyAway.MEETING, WhyAway.HOME, WhyAway.UNKNOWN)
_CANNOT_COME_TO = 8
_ALL_DONE = "Det som behövdes är gjort."
_THEMES = (
    ("Vi lär känna varandra", "Vem är jag? Hur vill vi ha det i gruppen?"),
    ("Min vecka", "Vad gör jag av min tid? Vad ger kraft och vad tar kraft?"),
    ("Mina styrkor", "Vad är jag bra på? Fråga någon som känner dig."),
    ("Det jag vill", "Hur ser en bra vardag ut om ett år?"),
    ("Arbeten jag inte har tänkt på", "Vilka arbeten har jag valt bort, och varför?"),
    ("Mål som går att nå", "Ett mål, ett datum, en person som får veta."),
    ("Nästa steg", "Vad är det minsta jag kan göra den här veckan?"),
    ("Möta en arbetsgivare", "Vad vill jag fråga? Vad vill jag berätta?"),
    ("När det tar emot", "Vad gör jag då? Vem kan jag ringa?"),
    ("Vidare på egen hand", "Min plan, och när vi ses en och en."),
)


_HOW = "Skriv eller rita hemma om du vill. På träffen talar vi om det två och två, och sedan alla tillsammans."


def lead_autumn(stage: Stage, people: Sequence[Waits]) -> None:
    """Let the group start, meet, and be written about."""
    _start(stage, people)
    cecilia = stage.leads["cecilia"]
    with acting(cecilia):
        group = groups_led(actor=cecilia, today=_STARTS_ON)[0]
        for session in group.sessions:
            _prepare(cecilia, group, session)
    with acting(stage.planner):
        away_on = group.sessions[_SUBSTITUTED - 1].on
        record_absence(
            actor=stage.planner,
            coach_id=stage.coaches["ali"],
            first_on=away_on,
            last_on=away_on,
            is_sudden=True,
            now=datetime.combine(away_on, time(7, 40), STOCKHOLM),
        )
    with acting(cecilia):
        _meet(stage, cecilia, group, people)
        _write_about(cecilia, group, people)


def use_own_tools(person: Actor) -> None:
    """Let a participant of the group have written goals, shared one, and said that they cannot come next time."""
    at = datetime(2013, 1, 10, 19, tzinfo=STOCKHOLM)
    with acting(person):
        write_tool(actor=person, tool=ToolKind.GOAL, text="Arbeta halvtid med djur eller växter till hösten.", now=at)
        share_tool(actor=person, tool=ToolKind.GOAL, is_shared=True, now=at)
        write_tool(actor=person, tool=ToolKind.STRENGTHS, text="Tålmodig. Ser när någon är ledsen.", now=at)
        choose_forms(actor=person, forms=(MaterialForm.PAPER, MaterialForm.EASY), now=at)
        say_cannot_come(actor=person, number=_CANNOT_COME_TO, why=WhyAway.MEETING, now=at)


def _start(stage: Stage, people: Sequence[Waits]) -> None:
    """Take everybody from preparing to the group on its first day: nobody of them waits any more."""
    at = datetime.combine(_STARTS_ON, time(8), STOCKHOLM)
    with acting(stage.caseworker):
        for one in people:
            stop_waiting(actor=stage.caseworker, waiting_id=one.waiting_id, why=WhyNotWaiting.STARTED, now=at)
    with acting(stage.planner):
        for one in people:
            case = case_of_enrolment(actor=stage.planner, enrolment_id=one.enrolment_id)
            for gate in () if case is None else case.stage_gates:
                mark_gate(
                    actor=stage.planner,
                    gate_id=gate.id,
                    state=GateState.CLEAR,
                    owner_id=gate.owner_id,
                    due_on=gate.due_on,
                    note=_ALL_DONE,
                    now=at,
                )
            hand_over(
                actor=stage.planner,
                enrolment_id=one.enrolment_id,
                to="group",
                entered_on=_STARTS_ON,
                reason="",
                now=at,
            )


def _prepare(cecilia: Actor, group: GroupView, session: SessionView) -> None:
    theme, text = _THEMES[session.number - 1]
    write_session(
        actor=cecilia,
        group_id=group.id,
        number=session.number,
        on=session.on,
        begins_at=session.begins_at,
        material=Material(theme, f"{text} {_HOW}", text, "", "", (MaterialForm.PAPER, MaterialForm.EASY)),
        now=datetime.combine(_STARTS_ON, time(8, 30), STOCKHOLM),
    )


def _meet(stage: Stage, cecilia: Actor, group: GroupView, people: Sequence[Waits]) -> None:
    """Write in every session before the demo's first day, and who was there."""
    random = Random(_STARTS_ON.toordinal())
    for session in group.sessions:
        if session.on >= FIRST_DAY:
            return
        second = "torsten" if session.number == _SUBSTITUTED else "ali"
        at = datetime.combine(session.on, _AFTER, STOCKHOLM)
        led_by = frozenset({stage.coaches["cecilia"], stage.coaches[second]})
        hold_session(actor=cecilia, group_id=group.id, number=session.number, led_by=led_by, now=at)
        for one in people:
            comes = random.random() < _COMES
            note_attendance(
                actor=cecilia,
                group_id=group.id,
                number=session.number,
                participant_id=one.participant_id,
                presence=Presence.HERE if comes else Presence.AWAY,
                why_away=None if comes else random.choice(_WHY_AWAY),
                now=at,
            )


def _write_about(cecilia: Actor, group: GroupView, people: Sequence[Waits]) -> None:
    first, second = people[0].participant_id, people[1].participant_id
    at = datetime(2013, 1, 8, 10, tzinfo=STOCKHOLM)
    texts = ((first, "Vill pröva ett arbete med djur. Vi letar efter en gård nära bussen."), (second, "Söker en kurs."))
    for who, text in texts:
        write_coach_note(actor=cecilia, group_id=group.id, participant_id=who, text=text, now=at)
    note_circumstances(
        actor=cecilia,
        group_id=group.id,
        participant_id=first,
        answers={
            Circumstances.TRAVEL: "Buss. Grannen kör ibland.",
            Circumstances.SKILLS: "Har lett barngrupper i ridklubben i tio år.",
        },
        now=at,
    )
