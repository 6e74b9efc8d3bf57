"""Programmes with coaching groups, for an organisation that takes part in them."""

from dataclasses import dataclass

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ProgrammeId
from kedjan.programmes.domain.coaching import Coaching
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.programmes.queries import partners, programmes


@dataclass(frozen=True, slots=True)
class CoachingProgramme:
    """A programme in its latest version, with what its file says of coaching groups."""

    id: ProgrammeId
    key: str
    file: ProgrammeFile
    coaching: Coaching

    @property
    def codes(self) -> frozenset[str]:
        """Return the municipalities of its areas."""
        return frozenset(code for area in self.coaching.areas for code in area.codes)


def coaching_programmes(*, actor: Actor) -> tuple[CoachingProgramme, ...]:
    """Return the programmes with coaching groups that the actor's organisation is a partner in, by name."""
    expect(actor)
    return tuple(
        CoachingProgramme(one.id, one.key, one.file, one.file.coaching)
        for one in programmes()
        if one.file.coaching is not None
        and any(partner.organisation.id == actor.organisation_id for partner in partners(programme_id=one.id))
    )


def coaching_programme(*, actor: Actor, programme_id: ProgrammeId) -> CoachingProgramme | None:
    """Return one of them, or None."""
    return next((one for one in coaching_programmes(actor=actor) if one.id == programme_id), None)
