"""What a mutant changes in a process where the module is loaded already: the code of one function, in its place."""

import gc
from collections import defaultdict
from pathlib import Path
from types import CodeType, FunctionType

from tests.mutants.making import Mutant

_IN_A_FUNCTION = 0x3  # CO_OPTIMIZED | CO_NEWLOCALS: neither a module nor a class

Functions = dict[tuple[str, str, int], list[FunctionType]]


def changed_function(mutant: Mutant) -> CodeType | None:
    """Return the new code of the outermost function that differs; None when the module differs outside functions."""
    name = str(mutant.path.absolute())
    return _difference(compile(mutant.path.read_text(), name, "exec"), compile(mutant.source, name, "exec"))


def loaded_functions() -> Functions:
    """Return every function that is loaded now, by file, name and line."""
    found: Functions = defaultdict(list)
    for one in gc.get_objects():
        if type(one) is FunctionType:  # isinstance would wake lazy objects
            found[_name(one.__code__)].append(one)
    return found


def swap(functions: Functions, code: CodeType) -> None:
    """Let the function have the other code from now on."""
    for function in functions[_name(code)]:
        function.__code__ = code


def _name(code: CodeType) -> tuple[str, str, int]:
    return str(Path(code.co_filename).absolute()), code.co_qualname, code.co_firstlineno


def _difference(old: CodeType, new: CodeType) -> CodeType | None:
    if old.co_flags & _IN_A_FUNCTION == _IN_A_FUNCTION:
        return new if old.co_freevars == new.co_freevars else None
    pairs = list(zip(_inner(old), _inner(new), strict=False))
    different = [(one, other) for one, other in pairs if one != other]
    if _own(old) != _own(new) or len(different) != 1:
        return None
    return _difference(*different[0])


def _inner(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]


def _own(code: CodeType) -> tuple[object, ...]:
    """Return what the body itself does, apart from the functions in it."""
    constants = tuple("…" if isinstance(one, CodeType) else (type(one), one) for one in code.co_consts)
    return code.co_code, code.co_names, constants
