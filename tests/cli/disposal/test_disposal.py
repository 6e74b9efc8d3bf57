"""`kedjan disposal …`: what may go, its going, and the rule by which."""

from argparse import ArgumentParser

import pytest

from kedjan.cli.disposal import preview, rule, running
from kedjan.cli.installation import CannotRun
from tests.policies.rows import seen
from tests.rights.disposing import SOURCE, Owner
from tests.support.database import KEY
from tests.support.world import World

FK = "caseworker.fk"


@pytest.fixture
def owner(world: World, transactional_db: None, pytestconfig: pytest.Config) -> Owner:
    """Return the owner of a database of the test's own."""
    return Owner(pytestconfig.stash[KEY].owner_url())


def previewed(username: str = FK) -> int:
    parser = ArgumentParser()
    preview.configure(parser)
    return preview.run(parser.parse_args(["--as", username]))


def ran(username: str = FK) -> int:
    parser = ArgumentParser()
    running.configure(parser)
    return running.run(parser.parse_args(["--as", username]))


def test_without_a_rule_both_say_so(world: World, owner: Owner, capsys: pytest.CaptureFixture[str]) -> None:
    assert (previewed(), ran()) == (1, 1)

    told = capsys.readouterr()
    assert "Er organisation har ingen gallringsregel som gäller i dag." in told.out
    assert "Er organisation har ingen gallringsregel som gäller i dag." in told.err


def test_what_is_previewed_is_what_goes(world: World, owner: Owner, capsys: pytest.CaptureFixture[str]) -> None:
    owner.rules(world)
    owner.let_years_pass(10)
    people = seen(world.caseworker("fk"), "participants_participant")

    assert previewed() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"Regel: 60 månader efter sista anteckningen. Källa: {SOURCE}"
    assert lines[1] == f"Personer att gallra: {people}"
    rows = sum(int(line.rpartition(": ")[2]) for line in lines[2:])

    assert ran() == 0
    assert capsys.readouterr().out == f"Gallrade personer: {people}. Rader: {rows}.\n"
    assert seen(world.caseworker("fk"), "participants_participant") == 0


@pytest.mark.parametrize("username", ["nobody", "operator", "evaluator.granskarna"])
def test_only_somebody_who_may_dispose_can(world: World, username: str) -> None:
    with pytest.raises(CannotRun):
        previewed(username)


def test_a_rule_without_what_it_needs_is_refused(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    rule.configure(parser)
    key = "fk-forsakringskassan-sunne"

    code = rule.run(parser.parse_args([key, "--months", "0", "--from", "2012-01-01", "--source", " "]))

    assert code == 1
    assert len(capsys.readouterr().err.splitlines()) == 3
    with pytest.raises(CannotRun):
        rule.run(parser.parse_args(["nobody", "--months", "9", "--from", "2012-01-01", "--source", "Plan"]))
