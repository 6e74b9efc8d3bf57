"""Time that has passed and rules that hold, both written as the owner of a test's own database."""

from dataclasses import dataclass
from datetime import date

import psycopg

from kedjan.kernel.ids import OrganisationId, new_id
from tests.support.world import World

WRITERS = ("fk", "af", "sunne", "region", "forbund", "verkstaden")
SOURCE = "=Dokumenthanteringsplan 2000"


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner of the tables."""

    url: str

    def let_years_pass(self, years: int) -> None:
        """Move the clock on."""
        self._run("UPDATE app.clock SET shift = shift + make_interval(years => %s)", [years])

    def rule(
        self,
        organisation: OrganisationId,
        *,
        months: int = 60,
        keeps_born_on: str = "",
        valid_from: date = date(2000, 1, 3),
    ) -> None:
        """Write how long the organisation keeps what is about people."""
        self._run(
            """INSERT INTO rights_retentionrule
               (id, organisation_id, retention, months, keeps_born_on, valid_from, source, recorded_at)
               VALUES (%s, %s, 'case', %s, %s, %s, %s, now())""",
            [new_id(), organisation, months, keeps_born_on, valid_from, SOURCE],
        )

    def rules(self, world: World, *keys: str, keeps_born_on: str = "") -> None:
        """Write the same rule for each organisation, or for all who write about people."""
        for key in keys or WRITERS:
            self.rule(world.organisation(key), keeps_born_on=keeps_born_on)

    def _run(self, statement: str, values: list[object]) -> None:
        with psycopg.connect(self.url) as connected:
            connected.execute(statement.encode(), values)
