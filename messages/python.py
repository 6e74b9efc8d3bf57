"""The texts that Python code marks: gettext and its kin from Django, and N_ of our own."""

import ast
from collections.abc import Iterator

from messages.text import NotGatherable, Text

_TRANSLATION = "django.utils.translation"

# For each function, which argument is the singular, the plural and the context; None: it takes none.
_PLACES: dict[str, tuple[int, int | None, int | None]] = {
    **dict.fromkeys(("N_", "gettext", "gettext_lazy", "gettext_noop"), (0, None, None)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (0, 1, None)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (1, None, 0)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (1, 2, 0)),
}
_AT_ONCE = frozenset({"gettext", "ngettext", "pgettext", "npgettext"})


def texts_in_python(source: str, name: str) -> Iterator[Text]:
    """Yield the texts of one module; calls on what is not a literal are looked up elsewhere and left out.

    name: of the file, for messages. Raises NotGatherable.
    """
    tree = ast.parse(source, name)
    known = _names(tree)
    for call, function in _calls(tree, known):
        text = _text(call, _PLACES[function], name)
        if text is not None:
            yield text


def translated_at_import(source: str) -> tuple[int, ...]:
    """Return the lines where a text is translated while the module is imported: it would keep that one language."""
    tree = ast.parse(source)
    known = _names(tree)
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    return tuple(
        call.lineno for call, function in _calls(tree, known) if function in _AT_ONCE and id(call) not in inside
    )


def _names(tree: ast.Module) -> dict[str, str]:
    """Return what the module calls each function: `gettext as _` is gettext."""
    imported = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == _TRANSLATION
        for alias in node.names
        if alias.name in _PLACES
    }
    return {"N_": "N_", **imported}


def _calls(tree: ast.Module, known: dict[str, str]) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in known:
            yield node, known[node.func.id]


def _text(call: ast.Call, places: tuple[int, int | None, int | None], name: str) -> Text | None:
    singular, plural, context = (_literal(call, place, name) for place in places)
    if singular is None or plural is None or context is None:
        return None
    return Text(singular, plural, context)


def _literal(call: ast.Call, place: int | None, name: str) -> str | None:
    """Return the argument's text, empty where the function takes none, None where it is not a literal."""
    if place is None:
        return ""
    argument = call.args[place] if place < len(call.args) else None
    if isinstance(argument, ast.JoinedStr):
        raise NotGatherable(f"{name}:{call.lineno}: an f-string cannot be translated; use %(name)s and % {{…}}.")
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None
