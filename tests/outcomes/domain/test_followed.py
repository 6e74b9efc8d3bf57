"""How participants have been followed leaves the house without small numbers, and is read back as it was."""

import json
from dataclasses import replace

import pytest

from kedjan.engines.indicators.shares import Share
from kedjan.journeys.domain.continuity import WhyChanged
from kedjan.journeys.domain.followed_figures import FollowedFigures
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.documents import UnreadablePublication
from kedjan.outcomes.domain.followed import FollowedTable, followed_table
from kedjan.outcomes.domain.protection import protected_sheet
from kedjan.outcomes.domain.published import from_document, to_document
from kedjan.outcomes.domain.results import Results, open_sheet, results
from tests.outcomes.people import AS_OF, framsteget, group

LEFT, AWAY = 0, 1


def figures(people: int, same: int, *whys: int, noted: int | None = None) -> FollowedFigures:
    changes = (*whys, *(0,) * (len(WhyChanged) - len(whys)))
    many = sum(changes)
    return FollowedFigures(people, same, many, many if noted is None else noted, changes, 100 if people else None)


def added(first: FollowedFigures, second: FollowedFigures) -> FollowedFigures:
    both = tuple(one + other for one, other in zip(first.whys, second.whys, strict=True))
    people, same = first.people + second.people, first.same + second.same
    return FollowedFigures(people, same, sum(both), first.noted + second.noted, both, 100 if people else None)


def counted(women: FollowedFigures, men: FollowedFigures) -> Results:
    """Forty women and thirty men have started."""
    people = (*group(40, 20), *group(30, 15, Sex.MAN))
    followed = {Sex.WOMAN: women, Sex.MAN: men, Sex.UNKNOWN: FollowedFigures(), None: added(women, men)}
    return results(people, framsteget(), AS_OF, followed=followed)


def published(women: FollowedFigures, men: FollowedFigures) -> FollowedTable:
    found = protected_sheet(counted(women, men)).followed
    assert found is not None
    return found


def test_large_numbers_are_shown_as_they_are() -> None:
    women, men = figures(30, 20, 8, 6), figures(20, 10, 7, 9)

    assert published(women, men) == open_sheet(counted(women, men)).followed


def test_those_who_changed_are_hidden_where_they_are_few_and_cannot_be_subtracted() -> None:
    shown = published(figures(30, 28, 6), figures(20, 10, 20))

    assert shown.women is None
    assert None in (shown.men, shown.total)


def test_those_whom_nobody_follows_are_hidden_where_they_are_few() -> None:
    assert published(figures(38, 20, 20), figures(20, 10, 20)).women is None


def test_a_reason_of_few_is_hidden_with_what_gives_it_away() -> None:
    shown = published(figures(30, 20, 9, 2, 9, 9), figures(20, 10, 9, 9, 9, 9))

    assert shown.women is not None
    assert shown.women.changes is not None
    assert shown.women.changes.whys[AWAY] is None
    assert shown.women.changes.whys.count(None) > 1 or shown.women.changes.number == 0
    rows = [row for row in (shown.women, shown.men, shown.total) if row is not None and row.changes is not None]
    assert sum(row.changes is not None and row.changes.whys[AWAY] is None for row in rows) > 1


def test_few_changes_are_hidden_and_the_people_are_shown() -> None:
    shown = published(figures(30, 25, 3), figures(20, 10, 20))

    assert shown.women is not None
    assert (shown.women.same, shown.women.changes) == (Share(25, 30), None)
    assert None in (shown.men and shown.men.changes, shown.total and shown.total.changes)


def test_days_are_shown_from_ten_people() -> None:
    found = followed_table(
        {Sex.WOMAN: figures(9, 9), Sex.MAN: figures(10, 10), Sex.UNKNOWN: FollowedFigures(), None: figures(19, 19)}
    )

    assert found.women is not None
    assert found.men is not None
    assert (found.women.median_days, found.men.median_days) == (None, 100)


@pytest.mark.parametrize("women", [figures(30, 20, 8, 6), figures(30, 28, 6), figures(30, 25, 3)])
def test_what_is_published_is_read_back_as_it_was(women: FollowedFigures) -> None:
    sheet = protected_sheet(counted(women, figures(20, 10, 7, 9)))

    assert from_document(json.loads(json.dumps(to_document(sheet)))) == sheet


def test_what_was_published_before_this_was_counted_is_read_without_it() -> None:
    sheet = replace(protected_sheet(counted(figures(30, 20, 8, 6), figures(20, 10, 7, 9))), followed=None)

    assert from_document(json.loads(json.dumps(to_document(sheet)))) == sheet


def test_a_document_that_was_changed_by_hand_is_not_read() -> None:
    document = to_document(protected_sheet(counted(figures(30, 20, 8, 6), figures(20, 10, 7, 9))))
    with pytest.raises(UnreadablePublication):
        from_document({**document, "followed": {"women": {"people": "many"}}})
