"""The mutants: every change that Cosmic Ray's operators make to a file, one at a time."""

import ast
from collections.abc import Iterator
from difflib import SequenceMatcher

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from tools.mutants.mutant import ENGINE, Key, Mutant, around


def mutants(modules: list[str]) -> Iterator[Mutant]:
    """Those that are Python, and not a program that was there before, written differently.

    Annotations are left alone: they are for mypy.
    """
    for module in modules:
        source = (ENGINE / f"{module}.py").read_text(encoding="utf-8")
        tree = ast.parse(source)
        seen = {_program(source)}
        for changed in _changed(source):
            try:
                program = _program(changed)
            except SyntaxError:
                continue
            if program not in seen:
                seen.add(program)
                yield Mutant(_key(f"{module}.py", source, tree, changed), module, changed)


class _WithoutAnnotations(ast.NodeTransformer):
    def visit(self, node: ast.AST) -> ast.AST:
        for name in ("annotation", "returns"):
            if getattr(node, name, None) is not None:
                setattr(node, name, ast.Constant(None))
        return self.generic_visit(node)


def _program(source: str) -> str:
    return ast.dump(_WithoutAnnotations().visit(ast.parse(source)))


def _changed(source: str) -> Iterator[str]:
    nodes = list(ast_nodes(get_ast(source)))
    for name in operator_names():
        if get_operator(name).arguments():
            continue  # replaces variables that it is told the names of
        operator = get_operator(name)()
        places = sum(len(list(operator.mutation_positions(node))) for node in nodes)
        for occurrence in range(places):
            yield mutate_code(source, operator, occurrence)


def _key(file: str, source: str, tree: ast.Module, changed: str) -> Key:
    before, after = source.splitlines(), changed.splitlines()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    start, end, low, high = next(at for tag, *at in matcher.get_opcodes() if tag != "equal")
    while not before[start]:  # a decorator that goes may take the empty lines before it along
        start += 1
    return Key(file, around(tree, start + 1), _text(before[start:end]), _text(after[low:high]))


def _text(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines if line)
