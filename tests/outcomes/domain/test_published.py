"""What may leave the house: small cells and their companions are nowhere in the published document."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kedjan.engines.indicators.disclosure import SUPPRESSED
from kedjan.engines.indicators.shares import Share
from kedjan.engines.indicators.table import Tally
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.documents import Json, UnreadablePublication
from kedjan.outcomes.domain.facts import ResultFact
from kedjan.outcomes.domain.protection import protected_sheet
from kedjan.outcomes.domain.published import digest, from_document, refusals_to_publish, to_document
from kedjan.outcomes.domain.readings import Measured
from kedjan.outcomes.domain.results import results
from kedjan.outcomes.domain.situations import Situation
from tests.outcomes.people import AS_OF, KARLSTAD, SUNNE, TORSBY, framsteget, group, somebody
from tests.support.reasons import codes

PEOPLE = (
    *group(40, 21),
    *group(37, 18, Sex.MAN),
    *group(33, 17, municipality=KARLSTAD),
    *group(31, 16, Sex.MAN, KARLSTAD),
    *group(17, 14, municipality=TORSBY),
    *group(29, 13, Sex.MAN, TORSBY),
)
"""In Torsby only three of 17 women were without work: those and their companions are hidden."""


def numbers(value: Json) -> Iterator[int]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name != "hidden":
                yield from numbers(one)
    elif isinstance(value, list):
        for one in value:
            yield from numbers(one)
    elif isinstance(value, int):
        yield value


def test_a_cell_where_three_were_without_work_is_hidden_with_companions_that_protect_it() -> None:
    table = protected_sheet(results(PEOPLE, framsteget(), AS_OF)).table

    by_code = {row.name: row for row in table.rows}
    assert by_code[TORSBY].women == SUPPRESSED
    assert table.hidden >= 4
    assert table.total.total == Tally(187, 187, Share(99, 187))


def test_no_count_of_a_hidden_cell_is_in_the_document() -> None:
    document = to_document(protected_sheet(results(PEOPLE, framsteget(), AS_OF)))

    assert {14, 17} & set(numbers(document)) == set()
    rows = document["rows"]
    assert isinstance(rows, list)
    hidden = [name for row in rows if isinstance(row, dict) for name in ("women", "men", "total") if row[name] is None]
    assert len(hidden) == document["hidden"]


def test_a_sheet_comes_back_from_its_document_as_it_was() -> None:
    sheet = protected_sheet(results(PEOPLE, framsteget(), AS_OF))

    again = from_document(json.loads(json.dumps(to_document(sheet))))

    assert again == sheet


def test_shares_at_the_exit_are_hidden_where_too_few_reached_none_of_the_goals() -> None:
    people = group(40, 21) + group(37, 18, Sex.MAN) + (somebody(outcome="moved", situation=Situation.OTHER),) * 2

    sheet = protected_sheet(results(people, framsteget(), AS_OF))

    exits = [one.shares for one in sheet.goals if one.measured is Measured.AT_EXIT]
    assert [shares and shares.women for shares in exits] == [None, None]
    after = next(one.shares for one in sheet.goals if one.measured is Measured.AFTER_TWELVE_MONTHS)
    assert after is not None
    assert after.women == Share(21, 42)


def test_where_the_total_is_hidden_no_goal_is_counted_or_judged() -> None:
    sheet = protected_sheet(results(group(3, 1), framsteget(), AS_OF))

    assert {one.count for one in sheet.goals} == {None}
    assert {one.judgement for one in sheet.goals} == {None}
    assert list(numbers(to_document(sheet)["total"])) == [0] * 12


@given(
    people=st.lists(
        st.builds(
            somebody,
            sex=st.sampled_from(list(Sex)),
            municipality=st.sampled_from([SUNNE, TORSBY, KARLSTAD]),
            outcome=st.sampled_from(["education", "moved", "continued_support_authority"]) | st.none(),
            situation=st.sampled_from(list(Situation)) | st.none(),
        ),
        max_size=60,
    )
)
@settings(max_examples=60, deadline=None)
def test_no_share_that_is_published_tells_of_one_to_four_people(people: list[ResultFact]) -> None:
    sheet = protected_sheet(results(people, framsteget(), AS_OF))

    shown = [
        tally
        for row in (*sheet.table.rows, sheet.table.total)
        for tally in (row.women, row.men, row.unknown, row.total)
        if isinstance(tally, Tally)
    ]
    shares = [tally.goal for tally in shown] + [
        share
        for one in sheet.goals
        if one.shares is not None
        for share in (one.shares.women, one.shares.men, one.shares.unknown, one.shares.total)
        if share is not None
    ]
    counts = {count for share in shares for count in (share.numerator, share.complement)}
    counts |= {count for tally in shown for count in (tally.ended, tally.started - tally.ended)}
    assert counts.isdisjoint({1, 2, 3, 4})


def test_the_digest_is_that_of_the_content_and_not_of_its_order() -> None:
    document = to_document(protected_sheet(results(PEOPLE, framsteget(), AS_OF)))
    turned = dict(reversed(document.items()))

    assert digest(document) == digest(turned)
    assert digest(document) != digest({**document, "hidden": 0})


@pytest.mark.parametrize("broken", [{}, {"format": 2}, {"format": "1"}, {"format": 1, "rows": 3}])
def test_a_document_that_was_tampered_with_is_not_shown(broken: dict[str, Json]) -> None:
    with pytest.raises(UnreadablePublication):
        from_document(broken)


def test_results_are_published_by_the_owner_once_for_a_day_and_not_about_nobody() -> None:
    fine = refusals_to_publish(is_owner=True, started=5, is_published=False, cut=AS_OF)
    none = refusals_to_publish(is_owner=False, started=0, is_published=True, cut=AS_OF)

    assert fine == ()
    assert codes(none) == ["not-the-owner", "published-already", "nobody-started"]
