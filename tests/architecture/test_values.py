"""What crosses between contexts does not change on the way, and has a name: read from classes as they are loaded."""

import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import StrEnum
from importlib import import_module
from inspect import signature, unwrap
from types import FunctionType

from kedjan.consents import operations as consents
from tests.architecture.tree import CONTEXTS

_ROOMS = {"domain", "queries", "operations"}


def classes() -> Iterator[type]:
    """Return the classes of the rooms that other contexts may use; one with a leading underscore stays within."""
    for context in CONTEXTS:
        package = import_module(f"kedjan.{context}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.split(".")[2] in _ROOMS:
                yield from _classes(module.name)


def _classes(module: str) -> Iterator[type]:
    for one in vars(import_module(module)).values():
        if isinstance(one, type) and one.__module__ == module and one.__name__[0] != "_":
            yield one


def test_what_crosses_between_contexts_is_frozen_and_takes_no_field_that_it_does_not_declare() -> None:
    found = [one for one in classes() if is_dataclass(one)]
    loose = [one for one in found if not vars(one)["__dataclass_params__"].frozen or "__slots__" not in vars(one)]
    assert [f"{one.__module__}.{one.__name__}" for one in loose] == []
    assert len(found) > 200


def test_every_choice_has_a_name_of_its_own_to_be_shown() -> None:
    nameless = []
    choices = [one for one in classes() if issubclass(one, StrEnum) and "label" in vars(one)]

    for choice in choices:
        names: set[object] = {getattr(one, "label", None) for one in choice}
        if len(names) < len(choice) or not all(isinstance(name, str) and name.strip() for name in names):
            nameless.append(choice.__name__)

    assert nameless == []
    assert len(choices) > 20


def test_what_is_done_with_agreements_is_done_whole_or_not_at_all() -> None:
    exported = [vars(consents)[name] for name in consents.__all__]
    found = [
        one for one in exported if isinstance(one, FunctionType) and {"actor", "now"} <= set(signature(one).parameters)
    ]

    assert [one.__name__ for one in found if unwrap(one) is one] == []
    assert len(found) > 10
