"""What the other contexts ask a programme: its stages, gates, outcomes, goals and figures, by key."""

from datetime import date, timedelta

from kedjan.programmes.domain.codes import PartnerRole
from kedjan.programmes.domain.programme import Figure, Gate, Goal, Outcome, Partner, ProgrammeFile, Stage


class UnknownProgrammeKey(LookupError):
    """The programme has nothing of that key: the caller holds a key of another version or another programme."""


def stage(programme: ProgrammeFile, stage_key: str) -> Stage:
    """Return the stage of that key; raises UnknownProgrammeKey."""
    for candidate in programme.stages:
        if candidate.key == stage_key:
            return candidate
    raise UnknownProgrammeKey(f"{programme.key} has no stage {stage_key}")


def entry_stages(programme: ProgrammeFile) -> tuple[Stage, ...]:
    """Return the stages where people enter the programme; at least one."""
    return tuple(candidate for candidate in programme.stages if candidate.is_entry)


def next_stages(programme: ProgrammeFile, stage_key: str) -> tuple[Stage, ...]:
    """Return the stages that may follow, none for the last; raises UnknownProgrammeKey."""
    return tuple(stage(programme, follower) for follower in stage(programme, stage_key).next_keys)


def outcomes_from(programme: ProgrammeFile, of_stage: Stage) -> tuple[Outcome, ...]:
    """Return the outcomes that a person may leave with from the stage: all that there are, unless it names its own."""
    if of_stage.outcome_keys is None:
        return programme.outcomes
    return tuple(one for one in programme.outcomes if one.key in of_stage.outcome_keys)


def gates_of(of_stage: Stage) -> tuple[Gate, ...]:
    """Return all gates of the stage."""
    return of_stage.gates


def gate(programme: ProgrammeFile, gate_key: str) -> Gate:
    """Return the gate of that key, whichever stage it stands in; raises UnknownProgrammeKey."""
    return stage_of_gate(programme, gate_key)[1]


def stage_of_gate(programme: ProgrammeFile, gate_key: str) -> tuple[Stage, Gate]:
    """Return the gate of that key with the stage it stands in; raises UnknownProgrammeKey."""
    for of_stage in programme.stages:
        for candidate in of_stage.gates:
            if candidate.key == gate_key:
                return of_stage, candidate
    raise UnknownProgrammeKey(f"{programme.key} has no gate {gate_key}")


def gates_before_handover(of_stage: Stage) -> tuple[Gate, ...]:
    """Return the gates that must be clear before the person is handed over to another stage."""
    return tuple(gate for gate in of_stage.gates if gate.clear_before_handover)


def gate_due_on(gate: Gate, entered_on: date) -> date:
    """Return the default due date of a gate in a stage that was entered that day."""
    return entered_on + timedelta(days=gate.due_days)


def outcome(programme: ProgrammeFile, outcome_key: str) -> Outcome:
    """Return the outcome of that key; raises UnknownProgrammeKey."""
    for candidate in programme.outcomes:
        if candidate.key == outcome_key:
            return candidate
    raise UnknownProgrammeKey(f"{programme.key} has no outcome {outcome_key}")


def reaches_goal(of_outcome: Outcome) -> bool:
    """Tell whether leaving this way counts as reaching the programme's goal."""
    return of_outcome.reaches_goal


def goal(programme: ProgrammeFile, goal_key: str) -> Goal:
    """Return the goal of that key; raises UnknownProgrammeKey."""
    for candidate in programme.goals:
        if candidate.key == goal_key:
            return candidate
    raise UnknownProgrammeKey(f"{programme.key} has no goal {goal_key}")


def counts_towards(of_goal: Goal, of_outcome: Outcome) -> bool:
    """Tell whether the outcome is in the numerator of the goal."""
    return of_outcome.key in of_goal.outcome_keys


def figure(programme: ProgrammeFile, figure_key: str) -> Figure:
    """Return the figure of that key; raises UnknownProgrammeKey."""
    for candidate in programme.figures:
        if candidate.key == figure_key:
            return candidate
    raise UnknownProgrammeKey(f"{programme.key} has no figure {figure_key}")


def partners_in(programme: ProgrammeFile, role: PartnerRole) -> tuple[Partner, ...]:
    """Return the partners in that role, by name."""
    return tuple(partner for partner in programme.partners if partner.role is role)
