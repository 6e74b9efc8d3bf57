"""What a context keeps to itself: tables, pages and jobs. Others come through domain, queries and operations."""

from functools import cache

import grimp
import pytest

from tests.architecture.tree import CONTEXTS

PRIVATE = ("models", "web", "jobs", "migrations", "apps")
COMPOSITION_ROOT = "kedjan.config"


@cache
def _graph() -> grimp.ImportGraph:
    return grimp.build_graph("kedjan", cache_dir=None)


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("room", PRIVATE)
def test_a_contexts_private_rooms_are_entered_from_the_context_alone(context: str, room: str) -> None:
    graph, home = _graph(), f"kedjan.{context}"
    inside = {name for name in graph.modules if f"{name}.".startswith(f"{home}.{room}.")}
    guests = {importer for name in inside for importer in graph.find_modules_that_directly_import(name)}

    assert sorted(one for one in guests if not one.startswith((f"{home}.", COMPOSITION_ROOT))) == []


def test_only_the_composition_root_knows_it() -> None:
    graph = _graph()
    guests = {
        importer
        for name in graph.modules
        if name.startswith(COMPOSITION_ROOT)
        for importer in graph.find_modules_that_directly_import(name)
    }

    assert sorted(one for one in guests if not one.startswith(COMPOSITION_ROOT)) == []
