"""The project's sources, read without being run."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
STATIC = ROOT / "static"
TEMPLATES = ROOT / "templates"
JS = STATIC / "js"


def name(path: Path) -> str:
    """A path as tests are named by: from the root, with slashes."""
    return path.relative_to(ROOT).as_posix()


def python(folder: Path = APP) -> list[Path]:
    """Every Python file below a folder."""
    return sorted(folder.rglob("*.py"))


def javascript(folder: Path = JS) -> list[Path]:
    """Every JavaScript file below a folder."""
    return sorted(folder.rglob("*.js"))


def tree(path: Path) -> ast.Module:
    """A Python file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(module: ast.Module) -> set[str]:
    """The dotted names of all modules and names that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room(path: Path) -> str:
    """The room of a file of app/: its folder there, or its own name."""
    return path.relative_to(APP).parts[0].removesuffix(".py")


def rooms(dotted: set[str]) -> set[str]:
    """The rooms of app/ among imported names. ``app.__version__`` is of none."""
    own = {each.split(".")[1] for each in dotted if each.startswith("app.")}
    return own - {"__version__"}


def packages(dotted: set[str]) -> set[str]:
    """The top-level packages among imported names, but for app."""
    return {each.split(".")[0] for each in dotted} - {"app"}


def texts(module: ast.Module) -> Iterator[str]:
    """Every string constant that is no docstring and no message of raise or assert."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Raise | ast.Assert) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        ):
            skipped |= set(ast.walk(node))
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            yield node.value


def code(script: str) -> str:
    """JavaScript without its comments; a // inside a string stays, and so does a URL's."""
    without = re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL)
    return re.sub(r"(^|\s)//[^\n]*", r"\1", without)


def js_imports(script: str) -> list[str]:
    """What a module imports, as it is written there."""
    plain = code(script)
    found = re.findall(
        r"""(?:^|[;\n])\s*(?:import|export)\b[^"';]*?from\s*["']([^"']+)["']""", plain
    )
    found += re.findall(r"""(?:^|[;\n])\s*import\s*["']([^"']+)["']""", plain)
    return found + re.findall(r"""\bimport\s*\(\s*["']([^"']+)["']""", plain)
