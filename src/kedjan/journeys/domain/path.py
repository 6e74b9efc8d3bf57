"""The rules of a step that the table lets (transitions.py): gates, days, outcomes. Pure; docs/rules/path.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.tasks import TaskStatus, missing_reasons
from kedjan.kernel.ids import GateId, OrganisationId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_


@dataclass(frozen=True, slots=True)
class GateStatus:
    """A gate as it stands: its title, who answers for it, until when, its state and what is done at it."""

    id: GateId
    kind: str
    title: str
    state: GateState
    owner_id: OrganisationId
    owner_name: str
    due_on: date
    blocks_handover: bool
    note: str | None = None
    tasks: tuple[TaskStatus, ...] = ()

    def late(self, today: date) -> bool:
        """Tell whether the gate is open past its day."""
        return not self.state.settled and self.due_on < today


def open_obstacles(gates: tuple[GateStatus, ...], *, hidden: int = 0) -> tuple[Reason, ...]:
    """Return what is not settled before a handover: each gate and each of its tasks, who can do it and until when.

    hidden: how many gates must be clear that no consent opens to the reader. They may be open, and are not named.
    """
    known = tuple(
        reason for gate in gates if gate.blocks_handover and not gate.state.settled for reason in what_is_missing(gate)
    )
    if not hidden:
        return known
    return (
        *known,
        Reason("gates-not-open-to-you", N_("Alla hinder i steget är inte öppna för dig. Fråga laget om de är klara.")),
    )


def what_is_missing(gate: GateStatus) -> tuple[Reason, ...]:
    """Return what is missing at a gate that is not settled: the gate itself, then each task that is left."""
    itself = Reason(
        f"gate-open-{gate.kind}",
        N_("%(gate)s är inte klar. %(owner)s ansvarar, senast %(due)s."),
        {"gate": gate.title, "owner": gate.owner_name, "due": gate.due_on.isoformat()},
    )
    return (itself, *missing_reasons(gate.title, gate.kind, gate.tasks))


def refusals_to_hand_over(
    *,
    gates: tuple[GateStatus, ...],
    hidden: int = 0,
    stage: str,
    allowed: tuple[str, ...],
    to: str,
    reason: str | None,
) -> tuple[Reason, ...]:
    """Return why the participation cannot go on to `to`: the path lacks the step, or gates are open unargued."""
    if to not in allowed:
        return (
            Reason(
                "stage-does-not-follow",
                N_("Det steget följer inte på det nuvarande. Möjliga steg: %(steps)s."),
                {"steps": ", ".join(allowed) or "-", "stage": stage},
            ),
        )
    obstacles = open_obstacles(gates, hidden=hidden)
    if obstacles and not (reason or "").strip():
        return (
            *obstacles,
            Reason("handover-needs-a-reason", N_("Skriv varför det är rätt att gå vidare ändå.")),
        )
    return ()


def refusals_to_enter(*, entered_on: date, latest_on: date, today: date) -> tuple[Reason, ...]:
    """Return why a step cannot have that date: before the step that it follows, or after today."""
    if entered_on < latest_on:
        return (
            Reason(
                "date-before-the-step-before",
                N_("Datumet ligger före det förra steget, som var %(date)s."),
                {"date": latest_on.isoformat()},
            ),
        )
    if entered_on > today:
        return (Reason("date-in-the-future", N_("Datumet kan inte ligga efter i dag.")),)
    return ()


def refusals_to_enrol(*, consented: bool, unowned: Mapping[str, str]) -> tuple[Reason, ...]:
    """Return why somebody cannot be enrolled: no consent to join, or a gate that nobody would own.

    unowned: the titles of gates that nobody in the team would answer for, by their kind.
    """
    reasons: list[Reason] = []
    if not consented:
        reasons.append(
            Reason("no-consent-to-join", N_("Deltagarens samtycke till att delta saknas. Ta emot samtycket först."))
        )
    reasons.extend(
        Reason(
            f"nobody-owns-{kind}",
            N_("Ingen i laget kan svara för %(gate)s. Lägg till en organisation i laget."),
            {"gate": title},
        )
        for kind, title in unowned.items()
    )
    return tuple(reasons)


def refusals_to_end_here(*, stage: str, outcomes: tuple[str, ...]) -> tuple[Reason, ...]:
    """Return why nobody leaves the programme from a stage: it has no outcome of its own. stage: its title."""
    if outcomes:
        return ()
    return (
        Reason(
            "stage-has-no-end",
            N_("Från steget %(stage)s går det inte att avsluta. Gå vidare till nästa steg först."),
            {"stage": stage},
        ),
    )


def refusals_to_close(
    *, outcome: str, known: frozenset[str], stage: str, allowed: Mapping[str, str]
) -> tuple[Reason, ...]:
    """Return why the participation cannot end so: not an outcome of the programme, or not one of the stage's.

    stage: its title; allowed: the titles of the outcomes it may end with, by their keys.
    """
    outcomes = ", ".join(allowed.values())
    if outcome in allowed:
        return ()
    if outcome in known and allowed:
        return (
            Reason(
                "outcome-of-another-stage",
                N_("Från steget %(stage)s kan deltagandet inte sluta så. Möjliga resultat: %(outcomes)s."),
                {"stage": stage, "outcomes": outcomes},
            ),
        )
    unknown = Reason("unknown-outcome", N_("Välj ett av programmets resultat: %(outcomes)s."), {"outcomes": outcomes})
    return refusals_to_end_here(stage=stage, outcomes=tuple(allowed)) or (unknown,)


def refusals_to_be_asked(*, reply_by_on: date, today: date) -> tuple[Reason, ...]:
    """Return why an invitation cannot have that last day to answer: it has passed."""
    if reply_by_on < today:
        return (Reason("reply-by-has-passed", N_("Sista svarsdag kan inte ha passerat.")),)
    return ()
