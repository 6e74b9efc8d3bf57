"""A small world of assessments: the occupational therapist at the region, and "consented", who can log in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from kedjan.assessments.domain.instrument import Instrument
from kedjan.assessments.domain.rating import Answer
from kedjan.assessments.domain.starting import Task
from kedjan.assessments.operations import begin_assessment, finish_rating, record_licence, save_answers
from kedjan.assessments.queries import AssessmentView, assessment_of, instrument
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AssessmentId
from tests.journeys.watching import at_work, unchanged
from tests.policies.assessing import load
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)
TASK = Task("Sortera post", "Posthuset i Torsby", "Förstoringslampa", date(2013, 1, 10))
COURSE = frozenset({"demo-kurs"})
NAME = "consented"


class Trying:
    """Tries ability: begins, rates and is done, as the therapist or as the person."""

    def __init__(self, world: World, *, licensed: bool = True) -> None:
        """Load the demonstrations; licensed: the therapist has the course that two of them ask for."""
        self.world = world
        self.ids = load(world)
        self.therapist = world.therapist()
        self.me = world.participant(NAME)
        self.person = world.person(NAME)
        if licensed:
            self.license(date(2012, 1, 2))

    def license(self, since_on: date, until_on: date | None = None) -> None:
        """Let a colleague write that the therapist has the course."""
        colleague = self.world.caseworker("region")
        with acting(colleague):
            record_licence(
                actor=colleague,
                account_id=self.therapist.account_id,
                licence="demo-kurs",
                since_on=since_on,
                until_on=until_on,
                known=COURSE,
                now=NOW,
            )

    def begin(self, key: str = "demo-dialog", task: Task = TASK, observation: UUID | None = None) -> AssessmentId:
        """Begin an assessment by the instrument."""
        with at_work(self.therapist):
            begun = begin_assessment(
                actor=self.therapist,
                participant_id=self.person,
                instrument_id=self.ids[key],
                task=task,
                observation_id=observation,
                now=NOW,
            )
        return begun.assessment_id

    def file(self, key: str = "demo-dialog") -> Instrument:
        """Return the instrument."""
        found = instrument(instrument_id=self.ids[key])
        if found is None:
            raise LookupError(key)
        return found.file

    def save(self, actor: Actor, assessment: UUID, area: str, answers: dict[str, Answer]) -> None:
        """Save answers to an area as the actor."""
        with at_work(actor):
            save_answers(
                actor=actor,
                participant_id=self.person,
                assessment_id=assessment,
                area=area,
                answers=answers,
                now=NOW,
            )

    def finish(self, actor: Actor, assessment: UUID) -> None:
        """Say that the actor's rating is done."""
        with at_work(actor):
            finish_rating(actor=actor, participant_id=self.person, assessment_id=assessment, now=NOW)

    def answer(self, actor: Actor, assessment: UUID, value: int, **others: int) -> None:
        """Give every item the value, but for others by their keys."""
        for area in self.view(actor, assessment).instrument.areas:
            answers = {item.key: Answer(others.get(item.key, value)) for item in area.items}
            self.save(actor, assessment, area.key, answers)

    def rate(self, actor: Actor, assessment: UUID, value: int, **others: int) -> None:
        """Answer everything, and be done."""
        self.answer(actor, assessment, value, **others)
        self.finish(actor, assessment)

    def dialogue(self, own: int = 2, assessor: int = 3, **others: int) -> AssessmentId:
        """Begin a dialogue in which both are done; others: what the assessor gave some items."""
        assessment = self.begin()
        self.rate(self.me, assessment, own)
        self.rate(self.therapist, assessment, assessor, **others)
        return assessment

    def view(self, actor: Actor, assessment: UUID) -> AssessmentView:
        """Return the assessment as the actor sees it; raises LookupError."""
        with acting(actor):
            found = assessment_of(actor=actor, participant_id=self.person, assessment_id=assessment)
        if found is None:
            raise LookupError(assessment)
        return found

    @contextmanager
    def nothing_changes(self, actor: Actor) -> Iterator[None]:
        """Make sure that what happens changes nothing."""
        with unchanged(self.world, actor, NAME):
            yield
