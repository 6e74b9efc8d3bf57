"""What somebody can be told, and to whom it is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kedjan.kernel.ids import AccountId, OrganisationId, ParticipantId


class NoticeKind(StrEnum):
    """What happened, or is about to. Its texts stand in `wording`; docs/rules/notices.md."""

    CONSENT_PROPOSED = "consent_proposed"
    CONSENT_GIVEN = "consent_given"
    CONSENT_DECLINED = "consent_declined"
    SHARING_WITHDRAWN = "sharing_withdrawn"
    AGREEMENT_WITHDRAWN = "agreement_withdrawn"
    CONSENT_ENDING = "consent_ending"
    EMERGENCY_OPENED = "emergency_opened"
    BLOCK_SET = "block_set"
    BLOCK_REMOVED = "block_removed"
    BLOCK_LIFTED = "block_lifted"
    READING_QUESTIONED = "reading_questioned"
    PROTECTED_UNSEEN = "protected_unseen"
    NAMED_FOR_PROTECTED = "named_for_protected"
    CORRECTION_ASKED = "correction_asked"
    CORRECTION_ANSWERED = "correction_answered"
    SEAT_OFFERED = "seat_offered"
    SEAT_CHANGED = "seat_changed"
    SEAT_WITHDRAWN = "seat_withdrawn"
    GROUP_CHANGED = "group_changed"
    COACH_CHANGED = "coach_changed"
    SESSION_MOVED = "session_moved"
    SESSION_CANCELLED = "session_cancelled"
    PLAN_PROPOSED = "plan_proposed"
    PLAN_ANSWERED = "plan_answered"
    PAPER_WANTED = "paper_wanted"
    PAPER_RECEIVED = "paper_received"
    PAPER_LATE = "paper_late"
    PAPER_NOT_FOR_THAT = "paper_not_for_that"
    MEETING_CALLED = "meeting_called"
    MEETING_CHANGED = "meeting_changed"
    MEETING_CANCELLED = "meeting_cancelled"
    MEETING_DECLINED = "meeting_declined"
    MEETING_DECLINED_BY_PERSON = "meeting_declined_by_person"
    MINUTES_WRITTEN = "minutes_written"
    RATING_WAITS = "rating_waits"
    RATED_BY_PERSON = "rated_by_person"
    BOTH_RATED = "both_rated"
    WORKER_CHANGED = "worker_changed"
    PROPOSAL_ANSWERED = "proposal_answered"


class Audience(StrEnum):
    """Who is told: an organisation's support, its security officer, one account there, or the person themselves."""

    ORGANISATION = "organisation"
    OFFICER = "officer"
    ACCOUNT = "account"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing to tell.

    organisation_id: whose notice it is; None only for the person, whose notices their register keeps.
    values: codes, ids and days in ISO form by the names in `wording.PLACES`; never a name, a number or a free text.
    """

    kind: NoticeKind
    participant_id: ParticipantId
    audience: Audience
    organisation_id: OrganisationId | None = None
    account_id: AccountId | None = None
    values: Mapping[str, str] = field(default_factory=dict, hash=False)


def to_person(kind: NoticeKind, participant_id: ParticipantId, values: Mapping[str, str]) -> Telling:
    """Return what the person themselves is told."""
    return Telling(kind, participant_id, Audience.PERSON, values=values)


def to_organisation(
    kind: NoticeKind, participant_id: ParticipantId, organisation_id: OrganisationId, values: Mapping[str, str]
) -> Telling:
    """Return what those who give support at the organisation are told."""
    return Telling(kind, participant_id, Audience.ORGANISATION, organisation_id, values=values)


def to_officer(
    kind: NoticeKind, participant_id: ParticipantId, organisation_id: OrganisationId, values: Mapping[str, str]
) -> Telling:
    """Return what the organisation's security officer is told; it never says who the person is."""
    return Telling(kind, participant_id, Audience.OFFICER, organisation_id, values=values)
