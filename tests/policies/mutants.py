"""Switch policies off, one at a time, and see that their tests fail: python -m tests.policies.mutants [table.policy …]

A policy is dropped, which lets too little through, and opened (USING true, WITH CHECK true), which lets too much. With
--conditions each single condition of each policy is left out as well, and every test of the folder may catch it; some
of those mutants are equal to the original, because another policy says the same (see README.md beside this file).
Writes a line for each survivor; the exit code is 1 if there is one.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from inspect import signature

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from tests.policies.policy_tests import POLICY_TESTS
from tests.support.undoing import undone

_LIST = """
    SELECT tablename, policyname, permissive, cmd, qual, with_check FROM pg_policies
    WHERE schemaname = 'public' ORDER BY 1, 2
"""
_FAILURES = (Exception, pytest.fail.Exception)


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy as PostgreSQL keeps it."""

    table: str
    name: str
    permissive: str
    command: str
    using: str | None
    check: str | None

    @property
    def key(self) -> str:
        """Return table.policy."""
        return f"{self.table}.{self.name}"

    def drop(self) -> sql.Composed:
        """Return the statement that drops it."""
        return sql.SQL("DROP POLICY IF EXISTS {} ON {}").format(sql.Identifier(self.name), sql.Identifier(self.table))

    def create(self, using: str | None, check: str | None) -> sql.Composed:
        """Return the statement that makes it with these conditions."""
        head = sql.SQL("CREATE POLICY {} ON {} AS {} FOR {} TO kedjan_app").format(
            sql.Identifier(self.name),
            sql.Identifier(self.table),
            sql.SQL(self.permissive),
            sql.SQL(self.command),
        )
        parts = (("USING", using), ("WITH CHECK", check))
        return head + sql.SQL("").join(sql.SQL(f" {word} ({text})") for word, text in parts if text is not None)

    def opened(self) -> sql.Composed:
        """Return the statement that makes it let everything through."""
        using, check = (None if text is None else "true" for text in (self.using, self.check))
        return self.create(using, check)

    def without_conditions(self) -> Iterator[tuple[str, sql.Composed]]:
        """Return what is left out and the statement, for each condition of the policy."""
        for left_out, text in _weakened(self.using or ""):
            yield left_out, self.create(text, self.check)
        for left_out, text in _weakened(self.check or ""):
            yield f"check {left_out}", self.create(self.using, text)


class Runner:
    """Runs in place of pytest's own loop: every test is called many times, each time against another database."""

    def __init__(self, wanted: Iterable[str], *, conditions: bool) -> None:
        """Keep which policies to switch off, or all, and whether to leave out single conditions too."""
        self.wanted = set(wanted) or set(POLICY_TESTS)
        self.conditions = conditions
        self.survivors: list[str] = []
        self.tried = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Switch off, run, switch on."""
        from pytest_django.plugin import blocking_manager_key  # not before pytest has loaded it itself

        from tests.support.database import KEY
        from tests.support.world import World

        databases = session.config.stash[KEY]
        with session.config.stash[blocking_manager_key].unblock():
            databases.choose(with_world=True)
            databases.renew()
            self.world = World(databases.facts_of_world())
            self.items = {item.nodeid.rpartition("/")[2]: item for item in _taking_the_world(session.items)}
            with psycopg.connect(databases.owner_url(), autocommit=True) as self.owner:
                self._switch_off_each()
        sys.stdout.write(f"{self.tried} mutants, {len(self.survivors)} survivors\n")
        session.testsfailed = len(self.survivors)
        return True

    def _switch_off_each(self) -> None:
        failing = [test for test in self.items if not self._passes(test)]
        if failing:
            raise RuntimeError(f"fail before anything is switched off: {failing}")
        policies = [Policy(*found) for found in self.owner.execute(_LIST).fetchall()]
        for policy in policies:
            if policy.key in self.wanted:
                named = POLICY_TESTS[policy.key]
                self._try(policy, "dropped", sql.SQL("SELECT 1"), named)
                self._try(policy, "opened", policy.opened(), named)
                for left_out, statement in policy.without_conditions() if self.conditions else ():
                    self._try(policy, f"without {left_out}", statement, (*named, *self._near(policy)))

    def _try(self, policy: Policy, how: str, statement: sql.SQL | sql.Composed, tests: Iterable[str]) -> None:
        self.owner.execute(policy.drop())
        try:
            self.owner.execute(statement)
            caught = any(not self._passes(test) for test in tests)
        finally:
            self.owner.execute(policy.drop())
            self.owner.execute(policy.create(policy.using, policy.check))
        self.tried += 1
        if not caught:
            self.survivors.append(f"{policy.key} {how}")
            sys.stdout.write(f"SURVIVED {policy.key} {how}\n")
            sys.stdout.flush()

    def _passes(self, test: str) -> bool:
        item = self.items[test]
        values = item.callspec.params if hasattr(item, "callspec") else {}
        try:
            with undone():
                item.obj(world=self.world, **values)
        except _FAILURES:
            connection.needs_rollback = False
            return False
        return True

    def _near(self, policy: Policy) -> list[str]:
        """Return all tests, those that name the table or belong to what it does first."""
        return sorted(self.items, key=lambda test: (policy.table not in test, "test_model" in test))


def _taking_the_world(items: Iterable[pytest.Item]) -> Iterator[pytest.Function]:
    for item in items:
        if isinstance(item, pytest.Function) and _asks_for(item) == {"world"}:
            yield item


def _asks_for(item: pytest.Function) -> set[str]:
    """Return which fixtures the test names itself: one that needs more than the world is not called from here."""
    values = set(item.callspec.params) if hasattr(item, "callspec") else set()
    return set(signature(item.obj).parameters) - values


def _weakened(text: str) -> Iterator[tuple[str, str]]:
    """Return each bracketed operand of an AND, and the text in which it is true."""
    for start, end in _brackets(text):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        if before.endswith("COALESCE"):
            continue
        if before.endswith("AND") or after.startswith("AND"):
            yield re.sub(r"\s+", " ", text[start:end]), f"{text[:start]}true{text[end:]}"


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for place, letter in enumerate(text):
        if letter == "(":
            opened.append(place)
        elif letter == ")":
            yield opened.pop(), place + 1


def main(arguments: list[str]) -> int:
    """Run; return 0 when every mutant was caught."""
    wanted = [argument for argument in arguments if not argument.startswith("--")]
    runner = Runner(wanted, conditions="--conditions" in arguments)
    return int(pytest.main(["tests/policies", "-q", "--no-header", "-p", "no:randomly"], plugins=[runner]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
