"""Begin a participation: the person's consents and the enrolment, all or nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext, override

from kedjan.consents.domain.giving import Witness
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.on_behalf import Told
from kedjan.consents.domain.openings import Opening
from kedjan.consents.domain.texts import VERSION, Receiver, consent_text
from kedjan.consents.operations import Agreement, record_consent
from kedjan.journeys.domain.team import TeamPlace, follow_up_openings, team_openings
from kedjan.journeys.operations.enrol import Enrolled, enrol
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.kernel.months import add_months
from kedjan.organisations.queries import organisations
from kedjan.programmes.queries import ProgrammeView

# How long each consent holds: the path and a year after it; the follow-up as long as results are reported.
TEAM_MONTHS = 36
FOLLOW_UP_MONTHS = 60


@dataclass(frozen=True, slots=True)
class Yes:
    """How and when the person said yes, in which language, and to what besides taking part."""

    method: ConsentMethod
    given_on: date
    language: str
    to_follow_up: bool
    witness: Witness | None = None
    told: Told | None = None


@transaction.atomic
def begin_participation(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    programme: ProgrammeView,
    team: tuple[TeamPlace, ...],
    followers: tuple[OrganisationId, ...],
    yes: Yes,
    now: datetime,
) -> Enrolled:
    """Record the consents that the person has given and enrol them on the same day.

    followers: who may follow up, if the person said yes to it. Raises CannotRecordConsent or CannotEnrol; then
    nothing has changed.
    """
    for agreement in agreements(programme=programme, team=team, followers=followers, yes=yes):
        record_consent(actor=actor, participant_id=participant_id, agreement=agreement, now=now, is_part=True)
    return enrol(
        actor=actor, participant_id=participant_id, programme=programme, team=team, enrolled_on=yes.given_on, now=now
    )


def agreements(
    *, programme: ProgrammeView, team: tuple[TeamPlace, ...], followers: tuple[OrganisationId, ...], yes: Yes
) -> tuple[Agreement, ...]:
    """Return the consents with the exact texts that the person is shown before they say yes."""
    opened = team_openings(team)
    wanted = [
        # Taking part lets the team know that the person exists and where on the path they are, and no more.
        (ConsentKind.JOIN_PROGRAMME, opened[:0], TEAM_MONTHS),
        (ConsentKind.LIFTS_SECRECY, opened, TEAM_MONTHS),
    ]
    if yes.to_follow_up:
        givers = frozenset(place.organisation_id for place in team)
        wanted.append((ConsentKind.FOLLOW_UP_REGISTER, follow_up_openings(followers, givers), FOLLOW_UP_MONTHS))
    return tuple(_agreement(programme, yes, kind, openings, months) for kind, openings, months in wanted)


def _agreement(
    programme: ProgrammeView, yes: Yes, kind: ConsentKind, openings: tuple[Opening, ...], months: int
) -> Agreement:
    giving = {giver for opening in openings for giver in opening.givers}
    names = organisations(ids={*giving, *(opening.organisation_id for opening in openings)})
    with override(yes.language):
        receivers = tuple(
            Receiver(
                name=names[opening.organisation_id].name,
                sees=tuple(gettext(category.label) for category in sorted(opening.categories)),
            )
            for opening in openings
        )
    return Agreement(
        kind=kind,
        text=consent_text(
            kind=kind,
            programme=programme.file.name.text_in(yes.language),
            receivers=receivers,
            language=yes.language,
            givers=tuple(one.name for key, one in names.items() if key in giving),
        ),
        text_version=VERSION,
        language=yes.language,
        method=yes.method,
        given_on=yes.given_on,
        until_on=add_months(yes.given_on, months),
        openings=openings,
        witness=yes.witness,
        told=yes.told,
    )
