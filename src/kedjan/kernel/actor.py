"""Who acts: carried by every query and operation, set in the database for every transaction, stored by the audit."""

from dataclasses import dataclass

from kedjan.kernel.ids import AccountId, OrganisationId, ParticipantId
from kedjan.kernel.information import Purpose


class WorksForNobody(Exception):
    """A participant or an operator tried to write what only an organisation can own: a fault in the program."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An account at work for one organisation, in one role, for one purpose; or a participant on their own pages.

    participant_id is set only for the participant themselves. Permissions are the values of organisations' Permission.
    """

    account_id: AccountId
    organisation_id: OrganisationId | None
    role: str
    permissions: frozenset[str]
    purpose: Purpose
    participant_id: ParticipantId | None = None

    def may(self, permission: str) -> bool:
        """Tell whether the role carries the permission."""
        return permission in self.permissions

    @property
    def home(self) -> OrganisationId:
        """Return the organisation that what the actor writes belongs to; raises WorksForNobody."""
        if self.organisation_id is None:
            raise WorksForNobody(self.role)
        return self.organisation_id
