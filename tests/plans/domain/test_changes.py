"""What is new to a reader is what others have done since they last read."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from kedjan.kernel.ids import AccountId
from kedjan.plans.domain.changes import changed_since
from kedjan.plans.domain.codes import Step
from kedjan.plans.domain.items import PlanItem
from tests.plans.domain.telling import thing
from tests.support.world import TODAY, noon

READER, ANOTHER = AccountId(UUID(int=9)), AccountId(UUID(int=8))
FIRST = noon(TODAY) + timedelta(minutes=1)


def _by(item: PlanItem, *accounts: AccountId) -> PlanItem:
    steps = tuple(replace(step, by=by) for step, by in zip(item.history, accounts, strict=True))
    return replace(item, history=steps)


def test_only_what_others_did_after_the_last_reading_is_new_and_the_newest_comes_first() -> None:
    item = _by(thing(Step.WRITTEN, Step.STARTED, Step.DONE), ANOTHER, ANOTHER, ANOTHER)
    own = _by(thing(Step.WRITTEN, Step.STARTED, number=2), ANOTHER, READER)

    found = changed_since([item, own], since=FIRST, reader=READER)

    assert [(one.item.id, one.step.step) for one in found] == [(item.id, Step.DONE), (item.id, Step.STARTED)]


def test_what_happened_at_the_very_moment_of_reading_was_read() -> None:
    item = _by(thing(Step.WRITTEN), ANOTHER)

    assert changed_since([item], since=FIRST, reader=READER) == ()
    assert len(changed_since([item], since=FIRST - timedelta(microseconds=1), reader=READER)) == 1


def test_to_who_has_never_read_nothing_is_new_because_all_is() -> None:
    assert changed_since([_by(thing(Step.WRITTEN), ANOTHER)], since=None, reader=READER) == ()
