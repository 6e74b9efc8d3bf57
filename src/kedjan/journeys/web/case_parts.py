"""The parts of the case page: the way between its sub-pages, the path, the gates, the team and what happened."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.queries import ConsentView
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.queries import CaseView
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM, swedish_day
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import OrganisationView
from kedjan.programmes.domain.questions import outcome
from kedjan.ui.components import NavItem, Step, StepState, SummaryRow, Tag, TaskItem, TimelineEntry
from kedjan.ui.words import day, language

_STATE_COLOURS = {
    GateState.OPEN: "grey",
    GateState.UNDER_WAY: "blue",
    GateState.CLEAR: "green",
    GateState.NOT_NEEDED: "grey",
}


def case_nav(participant_id: ParticipantId, actor: Actor, current: str) -> tuple[NavItem, ...]:
    """Return the links between the pages of one case that the actor may open."""
    pages = (
        ("journeys:case", Permission.VIEW_CASES, _("Översikt")),
        ("workplaces:case_place", Permission.PLACE_PARTICIPANT, _("Provplats")),
        ("outcomes:follow_up", Permission.RECORD_FOLLOW_UP, _("Uppföljning")),
    )
    return tuple(
        NavItem(text, reverse(name, args=[participant_id]), current=name == current)
        for name, permission, text in pages
        if actor.may(permission)
    )


def path_steps(case: CaseView) -> tuple[Step, ...]:
    """Return every stage of the programme as done, current, ahead or left out."""
    entered = {entry.stage.key: entry.entered_on for entry in case.entries}
    return tuple(
        Step(
            title=one.title.text_in(language()),
            state=_step_state(case, one.key, entered),
            text=_("Från %(day)s") % {"day": day(entered[one.key])} if one.key in entered else "",
        )
        for one in case.programme.stages
    )


def gate_tasks(case: CaseView, today: date, actor: Actor) -> tuple[TaskItem, ...]:
    """Return the gates as tasks with owner and day; links only for those who may change them in a running case."""
    editable = case.exit is None and actor.may(Permission.UPDATE_GATES)
    return tuple(
        TaskItem(
            title=gate.title,
            href=reverse("journeys:gate", args=[case.participant_id, gate.id]) if editable else None,
            hint=_("%(owner)s ansvarar, senast %(day)s") % {"owner": gate.owner_name, "day": day(gate.due_on)},
            status=_gate_tag(gate, today),
        )
        for gate in case.gates
    )


def team_rows(case: CaseView) -> tuple[SummaryRow, ...]:
    """Return the organisations around the person, and since when."""
    return tuple(
        SummaryRow(one.organisation.name, _("sedan %(day)s") % {"day": day(one.since_on)}) for one in case.team
    )


def happened(
    case: CaseView | None, consents: tuple[ConsentView, ...], organisations: Mapping[OrganisationId, OrganisationView]
) -> tuple[TimelineEntry, ...]:
    """Return the stages, consents and the end, latest first."""
    found: list[tuple[datetime, TimelineEntry]] = []
    for consent in consents:
        who = organisations[consent.recorded_by_organisation].name
        found.append((consent.given_at, TimelineEntry(_(consent.kind.label), day(swedish_day(consent.given_at)), who)))
        if consent.withdrawn_at is not None:
            title = _("Samtycke återkallat")
            found.append((consent.withdrawn_at, TimelineEntry(title, day(swedish_day(consent.withdrawn_at)), "")))
    if case is not None:
        found.extend(_path_entries(case, organisations))
    return tuple(entry for _at, entry in sorted(found, key=lambda pair: pair[0], reverse=True))


def _path_entries(
    case: CaseView, organisations: Mapping[OrganisationId, OrganisationView]
) -> list[tuple[datetime, TimelineEntry]]:
    entries = [
        (
            _noon(one.entered_on),
            TimelineEntry(
                title=one.stage.title.text_in(language()),
                when=day(one.entered_on),
                who=organisations[one.organisation_id].name,
                text=one.reason or "",
            ),
        )
        for one in case.entries
    ]
    if case.exit is not None:
        title = outcome(case.programme, case.exit.outcome).title.text_in(language())
        who = organisations[case.exit.organisation_id].name
        entries.append((_noon(case.exit.exited_on), TimelineEntry(title, day(case.exit.exited_on), who)))
    return entries


def _step_state(case: CaseView, key: str, entered: Mapping[str, date]) -> StepState:
    if key == case.stage.key and case.exit is None:
        return StepState.CURRENT
    if key in entered:
        return StepState.DONE
    return StepState.LEFT_OUT if case.exit is not None else StepState.AHEAD


def _gate_tag(gate: GateStatus, today: date) -> Tag:
    if gate.late(today):
        return Tag(_("Försenad"), "red")
    return Tag(_(gate.state.label), _STATE_COLOURS[gate.state])


def _noon(on: date) -> datetime:
    return datetime.combine(on, time(12), STOCKHOLM)
