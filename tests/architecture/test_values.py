"""What crosses between contexts does not change on the way: read from the classes as they are loaded."""

import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module

from tests.architecture.tree import CONTEXTS

_ROOMS = {"domain", "queries", "operations"}


def values() -> Iterator[type]:
    """Return the dataclasses of the rooms that other contexts may use; one with a leading underscore stays within."""
    for context in CONTEXTS:
        package = import_module(f"kedjan.{context}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.split(".")[2] in _ROOMS:
                yield from _classes(module.name)


def _classes(module: str) -> Iterator[type]:
    for one in vars(import_module(module)).values():
        if isinstance(one, type) and is_dataclass(one) and one.__module__ == module and one.__name__[0] != "_":
            yield one


def test_what_crosses_between_contexts_is_frozen_and_takes_no_field_that_it_does_not_declare() -> None:
    found = list(values())
    loose = [one for one in found if not vars(one)["__dataclass_params__"].frozen or "__slots__" not in vars(one)]
    assert [f"{one.__module__}.{one.__name__}" for one in loose] == []
    assert len(found) > 200
