"""The mutants that cosmic-ray makes of a module, without those that no test could tell or that any import tells.

Left out: what changes annotations alone (cosmic-ray takes the | between types for an or), and what Python cannot read
or reads as before (it takes the * between arguments for a multiplication).
"""

import ast
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed module: where, by which operator, and the module's whole text as it would then be."""

    path: Path
    line: int
    operator: str
    source: str

    @property
    def module(self) -> str:
        """Return the dotted name of the module that is changed."""
        return ".".join(self.path.with_suffix("").parts[1:]).removesuffix(".__init__")

    def change(self) -> str:
        """Return the lines as they were and as they would be."""
        lines = difflib.unified_diff(self.path.read_text().splitlines(), self.source.splitlines(), lineterm="", n=0)
        return "\n".join(line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"})


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Return the mutants of one module; path: from the project's folder, beginning with src."""
    from cosmic_ray import plugins
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code

    original = path.read_text()
    says = _without_annotations(original)
    nodes = list(ast_nodes(get_ast(original)))
    for name in sorted(plugins.operator_names()):
        operator = plugins.get_operator(name)
        if operator.arguments():
            continue
        places = [place for node in nodes for place in operator().mutation_positions(node)]
        for occurrence, ((line, _), _) in enumerate(places):
            source = mutate_code(original, operator(), occurrence)
            if source is not None and _without_annotations(source) not in {says, ""}:
                yield Mutant(path, line, name.removeprefix("core/"), source)


class _Bare(ast.NodeTransformer):
    """Takes annotations away, and what separates kinds of arguments."""

    def visit_arguments(self, node: ast.arguments) -> ast.arguments:
        self.generic_visit(node)
        places = len(node.posonlyargs) + len(node.args)
        defaults = [*([None] * (places - len(node.defaults))), *node.defaults, *node.kw_defaults]
        return ast.arguments(
            posonlyargs=[],
            args=[],
            vararg=node.vararg,
            kwonlyargs=[*node.posonlyargs, *node.args, *node.kwonlyargs],
            kw_defaults=defaults,
            kwarg=node.kwarg,
            defaults=[],
        )

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        self.generic_visit(node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:
        node.annotation = ast.Constant(None)
        self.generic_visit(node)
        return node


def _without_annotations(source: str) -> str:
    """Return what the source does, for comparison; empty when Python cannot read it."""
    try:
        return ast.dump(_Bare().visit(ast.parse(source)))
    except SyntaxError:
        return ""
