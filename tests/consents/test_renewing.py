"""A renewal holds as long as the old agreement did, for at least a month and never longer than its kind may."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.operations.drafting import until_again
from kedjan.consents.queries import consents_of
from kedjan.integrations.database.context import acting
from tests.support.world import TODAY, World, noon


@pytest.mark.parametrize(
    ("days", "kind", "until"),
    [
        (7, ConsentKind.GDPR, date(2013, 2, 14)),
        (31, ConsentKind.GDPR, date(2013, 2, 14)),
        (92, ConsentKind.GDPR, date(2013, 4, 14)),
        (365, ConsentKind.COLLECT_RECORDS, date(2014, 1, 14)),
        (800, ConsentKind.COLLECT_RECORDS, date(2014, 1, 14)),
        (800, ConsentKind.LIFTS_SECRECY, date(2015, 3, 14)),
        (3000, ConsentKind.LIFTS_SECRECY, date(2018, 1, 14)),
    ],
)
def test_a_renewal_holds_as_long_as_the_old_one_did(world: World, days: int, kind: ConsentKind, until: date) -> None:
    me, ends = world.participant(), noon(TODAY)
    with acting(me):
        old = consents_of(actor=me, participant_id=world.person("consented"))[0]

    again = until_again(replace(old, kind=kind, valid_from=ends - timedelta(days=days), valid_until=ends), TODAY)

    assert again == until
