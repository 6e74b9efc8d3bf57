"""Read follow-ups and the facts of results, behind row-level security, and what has been published, which is open."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from kedjan.coaching.queries.results import group_starts, times_in_group
from kedjan.consents.domain.on_behalf import Told, told_from
from kedjan.integrations.database.context import expect
from kedjan.journeys.queries import TeamStart, followed_figures, participations, team_starts
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import EnrolmentId, OrganisationId, ProgrammeId
from kedjan.kernel.refusal import Reason
from kedjan.outcomes.domain.chances import Chance, ChanceAnswer, Moment
from kedjan.outcomes.domain.facts import Observation, ResultFact
from kedjan.outcomes.domain.followups import latest_start_due
from kedjan.outcomes.domain.published import from_document, refusals_to_publish
from kedjan.outcomes.domain.results import Results, Sheet, results
from kedjan.outcomes.domain.situations import Situation
from kedjan.outcomes.models import ChanceTold, FollowUp, Publication
from kedjan.programmes.domain.codes import PartnerRole
from kedjan.programmes.queries import ProgrammeView, partners

PAGE = 25


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """One recorded answer."""

    observed_on: date
    situation: Situation
    organisation_id: OrganisationId
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ChanceView:
    """What somebody said of their chances of work; told: how and why somebody else wrote it in, None by themselves."""

    moment: Moment
    chance: Chance
    answered_on: date
    told: Told | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class PublicationView:
    """A published sheet: when, by which organisation, and the digest of its document."""

    sheet: Sheet
    published_at: datetime
    organisation_id: OrganisationId
    digest: str


@dataclass(frozen=True, slots=True)
class PublishedDay:
    """That results were published for a day, and when."""

    programme_id: ProgrammeId
    as_of: date
    published_at: datetime


def follow_ups_due(
    *,
    actor: Actor,
    today: date,
    after: tuple[date, EnrolmentId] | None = None,
    limit: int = PAGE,
    is_latest_first: bool = False,
) -> tuple[TeamStart, ...]:
    """Return the participations of the actor's teams whose follow-up is due and not made, in the order of the start.

    after: the (started_on, enrolment_id) of the last one on the page before.
    """
    made = Exists(FollowUp.objects.filter(enrolment_id=OuterRef("enrolment_id")))
    return team_starts(
        actor=actor,
        today=today,
        until=latest_start_due(today),
        without=made,
        after=after,
        limit=limit,
        is_latest_first=is_latest_first,
    )


def follow_ups_of(*, actor: Actor, enrolment_id: EnrolmentId) -> tuple[FollowUpView, ...]:
    """Return the participation's follow-ups that the actor may see, the one that counts first."""
    expect(actor)
    return tuple(
        FollowUpView(
            observed_on=row.observed_on,
            situation=Situation(row.situation),
            organisation_id=OrganisationId(row.organisation_id),
            recorded_at=row.recorded_at,
        )
        for row in FollowUp.objects.filter(enrolment_id=enrolment_id).order_by("-sequence")
    )


def result_facts(
    *, actor: Actor, programme_id: ProgrammeId, as_of: date, is_coaching: bool = False
) -> tuple[ResultFact, ...]:
    """Return what results are counted from, of everyone whom the actor may follow up, in two queries.

    is_coaching: the programme has coaching groups; then also who started in one.
    """
    expect(actor)
    groups = times_in_group(actor=actor, programme_id=programme_id) if is_coaching else {}
    chances = _chances(programme_id, as_of) if is_coaching else {}
    observed: dict[UUID, list[Observation]] = {}
    rows = FollowUp.objects.filter(enrolment__programme_id=programme_id, observed_on__lte=as_of)
    for enrolment_id, sequence, observed_on, situation in rows.values_list(
        "enrolment_id", "sequence", "observed_on", "situation"
    ):
        observed.setdefault(enrolment_id, []).append(Observation(sequence, observed_on, Situation(situation)))
    return tuple(
        ResultFact(
            sex=one.sex,
            municipality_code=one.municipality_code,
            started_on=one.started_on,
            exited_on=one.exited_on,
            outcome=one.outcome,
            observations=tuple(observed.get(one.enrolment_id, ())),
            group=groups.get(one.enrolment_id),
            chances=chances.get(one.enrolment_id, ()),
        )
        for one in participations(actor=actor, programme_id=programme_id, as_of=as_of)
    )


def chances_of(*, actor: Actor, enrolment_id: EnrolmentId) -> tuple[ChanceView, ...]:
    """Return what the person has said of their chances of work that the actor may see, the latest first."""
    expect(actor)
    rows = ChanceTold.objects.filter(enrolment_id=enrolment_id).order_by("-recorded_at", "-id")
    return tuple(
        ChanceView(
            moment=Moment(row.moment),
            chance=Chance(row.chance),
            answered_on=row.answered_on,
            told=told_from(row.told_by, row.why_on_behalf),
            recorded_at=row.recorded_at,
        )
        for row in rows
    )


def _chances(programme_id: ProgrammeId, as_of: date) -> dict[UUID, tuple[ChanceAnswer, ...]]:
    """Return what was said by the day, in the order it was recorded, by participation."""
    rows = ChanceTold.objects.filter(enrolment__programme_id=programme_id, answered_on__lte=as_of)
    found: dict[UUID, tuple[ChanceAnswer, ...]] = {}
    for row in rows.order_by("recorded_at", "id"):
        before = found.get(row.enrolment_id, ())
        said = ChanceAnswer(len(before) + 1, Moment(row.moment), row.answered_on, Chance(row.chance))
        found[row.enrolment_id] = (*before, said)
    return found


def counted(*, actor: Actor, programme: ProgrammeView, as_of: date) -> Results:
    """Return the results of the programme as they stood at the end of the day, for those who may follow up."""
    is_coaching = programme.file.coaching is not None
    starts = group_starts(actor=actor, programme_id=programme.id) if is_coaching else ()
    facts = result_facts(actor=actor, programme_id=programme.id, as_of=as_of, is_coaching=is_coaching)
    followed = followed_figures(actor=actor, programme_id=programme.id, as_of=as_of)
    return results(facts, programme.file, as_of, starts, followed)


def latest_publication(*, programme_id: ProgrammeId) -> PublicationView | None:
    """Return what was published last of the programme, or None. Published results are open: nobody is in them."""
    row = Publication.objects.filter(programme_id=programme_id).order_by("-published_at").first()
    if row is None:
        return None
    return PublicationView(
        sheet=from_document(row.table),
        published_at=row.published_at,
        organisation_id=OrganisationId(row.organisation_id),
        digest=row.digest,
    )


def latest_published_days() -> dict[ProgrammeId, date]:
    """Return the latest day for which results have been published, for each programme that has any, in one query."""
    rows = Publication.objects.order_by("programme_id", "-published_at").distinct("programme_id")
    return {ProgrammeId(programme_id): as_of for programme_id, as_of in rows.values_list("programme_id", "as_of")}


def published_since(*, since: datetime) -> tuple[PublishedDay, ...]:
    """Return what has been published since the moment, the newest first: open, as what was published is."""
    rows = Publication.objects.filter(published_at__gt=since).order_by("-published_at")
    found = rows.values_list("programme_id", "as_of", "published_at")
    return tuple(PublishedDay(ProgrammeId(programme_id), as_of, at) for programme_id, as_of, at in found)


def refusals_for_publishing(*, actor: Actor, programme_id: ProgrammeId, found: Results) -> tuple[Reason, ...]:
    """Return why the actor cannot publish the results for their day."""
    mine = (one for one in partners(programme_id=programme_id) if one.organisation.id == actor.organisation_id)
    return refusals_to_publish(
        is_owner=any(one.role == PartnerRole.OWNER for one in mine),
        started=found.table.total.total.started,
        is_published=Publication.objects.filter(programme_id=programme_id, as_of=found.as_of).exists(),
        cut=found.as_of,
    )
