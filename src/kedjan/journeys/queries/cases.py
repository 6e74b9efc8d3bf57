"""One participation as the team sees it: its stages, its gates as they stand, its team and its end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import get_language

from kedjan.integrations.database.context import expect
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.domain.tasks import standing
from kedjan.journeys.domain.team import Answering, answering_for
from kedjan.journeys.domain.transitions import State
from kedjan.journeys.models import Enrolment, Exit, Gate, GateMark, StageEntry, TeamMember
from kedjan.journeys.queries.continuity import LATEST_FOLLOWED, FollowingView, following
from kedjan.journeys.queries.tasks import Around, Marks, owners_named, task_marks, task_statuses
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import EnrolmentId, GateId, OrganisationId, ParticipantId, ProgrammeId
from kedjan.kernel.sex import Sex
from kedjan.organisations.queries import OrganisationView, organisations
from kedjan.programmes.domain.programme import Gate as Definition
from kedjan.programmes.domain.programme import ProgrammeFile, Stage
from kedjan.programmes.domain.questions import gates_before_handover, gates_of, stage
from kedjan.programmes.queries import programme_version


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage that was entered: when, recorded by which organisation, and the reason where there was one."""

    stage: Stage
    entered_on: date
    organisation_id: OrganisationId
    recorded_at: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class TeamView:
    """An organisation in the team, and who follows the person there; following: None where nobody was ever named."""

    organisation: OrganisationView
    since_on: date
    until_on: date | None
    following: FollowingView | None


@dataclass(frozen=True, slots=True)
class ExitView:
    """How and when the participation ended."""

    outcome: str
    exited_on: date
    organisation_id: OrganisationId


@dataclass(frozen=True, slots=True)
class CaseView:
    """One participation; gates that no consent opens to the actor are not in it."""

    enrolment_id: EnrolmentId
    participant_id: ParticipantId
    programme_id: ProgrammeId
    programme: ProgrammeFile
    enrolled_on: date
    sex: Sex
    municipality_code: str
    entries: tuple[StageView, ...]
    gates: tuple[GateStatus, ...]
    team: tuple[TeamView, ...]
    exit: ExitView | None

    @property
    def state(self) -> State:
        """Return where the participation stands in the table of transitions."""
        return State.IN_A_STAGE if self.exit is None else State.ENDED

    @property
    def stage(self) -> Stage:
        """Return the stage where the participation is now."""
        return self.entries[-1].stage

    @property
    def answering(self) -> Answering:
        """Return who of the team answers for that stage."""
        now = (one.organisation for one in self.team if one.until_on is None)
        return answering_for(self.stage.owners, tuple((one.kind, one.name) for one in now))

    @property
    def stage_gates(self) -> tuple[GateStatus, ...]:
        """Return the gates of that stage: those left open in an earlier one were argued at its handover."""
        kinds = {gate.key for gate in self.stage.gates}
        return tuple(gate for gate in self.gates if gate.kind in kinds)

    @property
    def hidden_gates(self) -> int:
        """Return how many of that stage's gates must be clear at the handover and are not open to the actor."""
        shown = {gate.kind for gate in self.gates}
        return sum(gate.key not in shown for gate in gates_before_handover(self.stage))


def case_of(*, actor: Actor, participant_id: ParticipantId) -> CaseView | None:
    """Return the person's latest participation, or None if there is none that the actor may see."""
    expect(actor)
    row = Enrolment.objects.filter(participant_id=participant_id).order_by("-enrolled_on", "-id").first()
    return None if row is None else _case(row)


def case_of_enrolment(*, actor: Actor, enrolment_id: EnrolmentId) -> CaseView | None:
    """Return the participation, or None if there is none that the actor may see."""
    expect(actor)
    row = Enrolment.objects.filter(pk=enrolment_id).first()
    return None if row is None else _case(row)


def _case(row: Enrolment) -> CaseView:
    programme = programme_version(version_id=row.version_id)
    entries = _entries(row, programme)
    teams = TeamMember.objects.filter(enrolment=row).annotate(followed=LATEST_FOLLOWED)
    members = tuple(teams.order_by("since_on", "organisation__name"))
    gates = tuple(Gate.objects.filter(enrolment=row))
    marks = _latest_marks(gates)
    defined = {gate.key: gate for one in programme.stages for gate in gates_of(one)}
    done = task_marks(gates, defined)
    names = organisations(
        ids={OrganisationId(one.organisation_id) for one in members}
        | {OrganisationId(mark.owner_id) for mark in marks.values()}
        | owners_named(done)
    )
    team = tuple(
        TeamView(names[OrganisationId(one.organisation_id)], one.since_on, one.until_on, following(one.followed))
        for one in members
    )
    ended = Exit.objects.filter(enrolment=row).first()
    return CaseView(
        enrolment_id=EnrolmentId(row.id),
        participant_id=ParticipantId(row.participant_id),
        programme_id=ProgrammeId(row.programme_id),
        programme=programme,
        enrolled_on=row.enrolled_on,
        sex=Sex(row.sex),
        municipality_code=row.municipality_id or "",
        entries=entries,
        gates=_gates(gates, marks, defined, _Known(done, entries, team, names)),
        team=team,
        exit=None
        if ended is None
        else ExitView(
            outcome=ended.outcome, exited_on=ended.exited_on, organisation_id=OrganisationId(ended.organisation_id)
        ),
    )


def _entries(row: Enrolment, programme: ProgrammeFile) -> tuple[StageView, ...]:
    return tuple(
        StageView(
            stage=stage(programme, entry.stage),
            entered_on=entry.entered_on,
            organisation_id=OrganisationId(entry.organisation_id),
            recorded_at=entry.recorded_at,
            reason=None if entry.reason_sealed is None else StageEntry.REASON.open(entry.reason_sealed, entry.pk),
        )
        for entry in StageEntry.objects.filter(enrolment=row).order_by("sequence")
    )


def _latest_marks(gates: Iterable[Gate]) -> dict[UUID, GateMark]:
    rows = GateMark.objects.filter(gate__in=tuple(gates)).order_by("gate_id", "sequence")
    return {row.gate_id: row for row in rows}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the gates of one participation are told with: marks of tasks, steps taken, the team and all names."""

    marks: Marks
    entries: tuple[StageView, ...]
    team: tuple[TeamView, ...]
    names: dict[OrganisationId, OrganisationView]

    def around(self, definition: Definition, mark: GateMark) -> Around:
        """Return what the tasks of a gate are proposed from: its stage is where it is defined."""
        entered = (one.entered_on for one in self.entries if definition in one.stage.gates)
        return Around(
            team=tuple(one.organisation for one in self.team if one.until_on is None),
            owner=self.names[OrganisationId(mark.owner_id)],
            due_on=mark.due_on,
            entered_on=next(entered, None),
        )


def _gates(
    gates: tuple[Gate, ...], marks: dict[UUID, GateMark], defined: dict[str, Definition], known: _Known
) -> tuple[GateStatus, ...]:
    """Return the gates that were opened, in the programme's order."""
    by_kind = {gate.kind: gate for gate in gates}
    return tuple(
        _gate(by_kind[kind], marks[by_kind[kind].id], definition, known)
        for kind, definition in defined.items()
        if kind in by_kind and by_kind[kind].id in marks
    )


def _gate(gate: Gate, mark: GateMark, definition: Definition, known: _Known) -> GateStatus:
    owner = OrganisationId(mark.owner_id)
    tasks = task_statuses(gate.id, definition, known.marks, known.around(definition, mark), known.names)
    return GateStatus(
        id=GateId(gate.id),
        kind=gate.kind,
        title=definition.title.text_in(get_language() or "sv"),
        state=standing(GateState(mark.state), tasks),
        owner_id=owner,
        owner_name=known.names[owner].name,
        due_on=mark.due_on,
        blocks_handover=definition.clear_before_handover,
        note=None if mark.note_sealed is None else GateMark.NOTE.open(mark.note_sealed, mark.pk),
        tasks=tasks,
    )
