"""Opaque, time-ordered identifiers: safe in URLs and logs, kind to database indexes."""

import secrets
import time
from typing import NewType
from uuid import UUID, uuid5

AccountId = NewType("AccountId", UUID)
OrganisationId = NewType("OrganisationId", UUID)
ParticipantId = NewType("ParticipantId", UUID)
ImportId = NewType("ImportId", UUID)
ConsentId = NewType("ConsentId", UUID)
ProgrammeId = NewType("ProgrammeId", UUID)
EnrolmentId = NewType("EnrolmentId", UUID)
GateId = NewType("GateId", UUID)
ClockId = NewType("ClockId", UUID)
InvitationId = NewType("InvitationId", UUID)
EmployerId = NewType("EmployerId", UUID)
TrialPlaceId = NewType("TrialPlaceId", UUID)
PlacementId = NewType("PlacementId", UUID)
FollowUpId = NewType("FollowUpId", UUID)
ProposalId = NewType("ProposalId", UUID)
ScanId = NewType("ScanId", UUID)
NoticeId = NewType("NoticeId", UUID)
CoachId = NewType("CoachId", UUID)
RoomId = NewType("RoomId", UUID)
WaitingId = NewType("WaitingId", UUID)
YearPlanId = NewType("YearPlanId", UUID)
GroupId = NewType("GroupId", UUID)
SeatId = NewType("SeatId", UUID)
PlanItemId = NewType("PlanItemId", UUID)
OwnNoteId = NewType("OwnNoteId", UUID)
PaperRequestId = NewType("PaperRequestId", UUID)
PaperId = NewType("PaperId", UUID)
MeetingId = NewType("MeetingId", UUID)
MinutesId = NewType("MinutesId", UUID)
InstrumentId = NewType("InstrumentId", UUID)
AssessmentId = NewType("AssessmentId", UUID)

_UNIX_TS_BITS = 48
_RANDOM_BITS = 74


def new_id() -> UUID:
    """Return a UUID of version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000 & (1 << _UNIX_TS_BITS) - 1
    random = secrets.randbits(_RANDOM_BITS)
    high, low = random >> 62, random & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


def same_id(key: UUID, *parts: object) -> UUID:
    """Return the id that the same form gets when it is sent again, so that it is saved once; never another form's.

    key: the form's own, which whoever sends it could choose; parts: what makes the id theirs, such as their account.
    """
    return uuid5(key, " ".join(map(str, parts)))
