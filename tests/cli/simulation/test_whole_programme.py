"""A whole Framsteget of made-up people, through the real operations: no rule is broken and the table adds up."""

from collections import Counter
from dataclasses import asdict
from functools import partial

import psycopg
import pytest

from kedjan.cli.demo.events import ConsentGiven, ConsentWithdrawn, Enrolled, Exited, FollowedUp, History
from kedjan.cli.simulation.choosing import whole_histories
from kedjan.cli.simulation.programme import Played, play_programme
from kedjan.cli.simulation.table import table_lines
from kedjan.cli.wording import Language
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.integrations.database.clock import be_at
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.situations import Situation
from tests.cli.demo.sources_for_tests import sources
from tests.cli.simulation.ledger import Ledger, broken_rules, read_ledger
from tests.support.database import KEY, Databases

pytestmark = pytest.mark.django_db(transaction=True)
REACHED = {Situation.WORK, Situation.SUBSIDISED_WORK, Situation.EDUCATION, Situation.OWN_BUSINESS}


@pytest.fixture
def databases(db: None, pytestconfig: pytest.Config) -> Databases:
    """Give the databases of the test; what was played is thrown away with the clone."""
    return pytestconfig.stash[KEY]


def played(databases: Databases, *, starters: int, seed: int = 93) -> Played:
    with psycopg.connect(databases.owner_url(), autocommit=True) as owner:
        return play_programme(whole_histories(sources(), starters=starters, seed=seed), be_at=partial(be_at, owner))


def ledger(databases: Databases) -> Ledger:
    name = psycopg.conninfo.conninfo_to_dict(databases.owner_url())["dbname"]
    with psycopg.connect(databases.server().administrator_url, dbname=str(name)) as administrator:
        return read_ledger(administrator)


def counts(histories: tuple[History, ...]) -> Counter[tuple[str, Sex, str]]:
    """Return what the table must say, counted from the histories: by municipality and sex."""
    found: Counter[tuple[str, Sex, str]] = Counter()
    for one in histories:
        if not follows(one):
            continue
        where = one.person.municipality.code, one.person.sex
        found[(*where, "started")] += 1
        found[(*where, "ended")] += any(isinstance(event, Exited) for event in one.events)
        found[(*where, "reached")] += any(
            isinstance(event, FollowedUp) and event.situation in REACHED for event in one.events
        )
    return +found


def follows(history: History) -> bool:
    """Tell whether the person started, and said yes to being followed up and has not taken it back."""
    kinds = [kind for event in history.events if isinstance(event, ConsentGiven) for kind in event.kinds]
    taken_back = any(isinstance(event, ConsentWithdrawn) for event in history.events)
    return history.enrolled_on is not None and ConsentKind.FOLLOW_UP_REGISTER in kinds and not taken_back


def in_table(result: Played) -> Counter[tuple[str, Sex, str]]:
    """Return what the table says."""
    found: Counter[tuple[str, Sex, str]] = Counter()
    for row in result.results.table.rows:
        for sex in Sex:
            tally = row.by_sex(sex)
            found[row.name, sex, "started"] += tally.started
            found[row.name, sex, "ended"] += tally.ended
            found[row.name, sex, "reached"] += tally.goal.numerator
    return +found


def text_of(result: Played) -> list[str]:
    return list(table_lines(result.results, result.scene.programme.file, Language.SWEDISH))


def test_forty_people_go_through_the_programme_without_a_broken_rule_and_the_table_adds_up(
    databases: Databases,
) -> None:
    result = played(databases, starters=40)

    found = ledger(databases)
    assert list(broken_rules(found)) == []
    assert len(found.rows["journeys_enrolment"]) == 40
    assert len(found.rows["journeys_invitation"]) > 40
    assert in_table(result) == counts(result.histories)


def test_the_ledger_finds_a_step_too_early_a_missing_reason_and_a_full_place(databases: Databases) -> None:
    played(databases, starters=12)
    found = ledger(databases)
    entry = max(found.rows["journeys_stageentry"], key=lambda one: one["sequence"])
    place = found.rows["workplaces_trialplace"][0]
    mark = next(one for one in found.rows["journeys_gatemark"] if one["state"] == "clear")

    entry["stage"] = "step_1"
    place["capacity"] = -1
    mark["owner_id"] = place["id"]
    found.rows["journeys_exit"].pop()

    said = "\n".join(broken_rules(found))
    assert "step_1 does not follow" in said
    assert f"{place['id']}: more people than there is room for" in said
    assert "owned outside the team" in said
    assert "events ParticipationClosed" in said


def test_the_same_seed_gives_the_same_table_and_another_seed_another(databases: Databases) -> None:
    first = played(databases, starters=8)
    databases.renew()
    again = played(databases, starters=8)
    databases.renew()
    other = played(databases, starters=8, seed=94)

    assert text_of(first) == text_of(again)
    assert asdict(first.results) == asdict(again.results)
    assert text_of(first) != text_of(other)


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 93])
def test_three_hundred_people_over_forty_five_months(databases: Databases, seed: int) -> None:
    result = played(databases, starters=300, seed=seed)

    found = ledger(databases)
    started = [one for one in result.histories if one.enrolled_on]
    assert list(broken_rules(found)) == []
    assert len(found.rows["journeys_enrolment"]) == len(started) == 300
    assert sum(isinstance(event, Enrolled) for one in result.histories for event in one.events) == 300
    assert in_table(result) == counts(result.histories)
