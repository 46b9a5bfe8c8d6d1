"""Each listing runs as it stands and prints the engine's numbers."""

import ast
import contextlib
import importlib.util
import io
import shutil
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

from app.listings import DIALECTS, code_lines, listing
from tests.listings.cases import CASES, SATURATED, TIED, problem, solution
from tests.listings.printed import differences, expected, printed

EVERY = CASES | SATURATED | TIED
HAS_OCTAVE = shutil.which("octave-cli") is not None
HAS_TORCH = importlib.util.find_spec("torch") is not None


def run_python(code: str) -> str:
    """What it prints; a warning of the listing's is a mistake of the listing's."""
    text = io.StringIO()
    with contextlib.redirect_stdout(text), warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(compile(code, "listing", "exec"), {})
    return text.getvalue()


@pytest.mark.parametrize("name", EVERY)
def test_numpy_prints_the_engines_numbers(name: str) -> None:
    sent = EVERY[name]
    text = run_python(listing(problem(sent), "numpy").code)
    assert differences(printed(text), expected(solution(sent))) == []


@pytest.mark.skipif(not HAS_OCTAVE, reason="Octave is not on this machine")
def test_octave_prints_the_engines_numbers(tmp_path: Path) -> None:
    chosen = list(EVERY.items())[::6]
    script = tmp_path / "all.m"
    # One process for all: starting Octave takes longer than everything that it does here.
    script.write_text(
        "\n".join(f'printf("== {k}\\n");\n{listing(problem(sent), "octave").code}'
                  for k, (_, sent) in enumerate(chosen)),
        encoding="utf-8",
    )  # fmt: skip
    ran = subprocess.run(
        ["octave-cli", "--quiet", "--norc", str(script)],
        capture_output=True,
        text=True,
        check=False,
    )
    # Octave 7 ends with a complaint of its own whatever it has run.
    said = [line for line in ran.stderr.splitlines() if "while preparing to exit" not in line]
    assert (ran.returncode, said) == (0, [])
    parts = ran.stdout.split("== ")[1:]
    assert len(parts) == len(chosen)
    for part, (name, sent) in zip(parts, chosen, strict=True):
        assert differences(printed(part), expected(solution(sent))) == [], name


@pytest.mark.parametrize("name", EVERY)
def test_pytorch_is_python_that_compiles(name: str) -> None:
    tree = ast.parse(listing(problem(EVERY[name]), "pytorch").code)
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    assert {alias.name for node in imported for alias in node.names} == {
        "torch", "torch.nn.functional",
    }  # fmt: skip


@pytest.mark.skipif(not HAS_TORCH, reason="PyTorch is not on this machine")
def test_pytorch_prints_the_engines_numbers_and_autograd_agrees() -> None:
    import torch

    for name, sent in EVERY.items():
        torch.set_grad_enabled(True)  # the listing before has switched it off
        *rest, last = run_python(listing(problem(sent), "pytorch").code).splitlines()
        assert differences(printed("\n".join(rest)), expected(solution(sent))) == [], name
        if sent.get("rule", "exact") == "exact":
            assert float(last.rpartition(" ")[2]) < 1e-9, name


@pytest.mark.parametrize("language", DIALECTS)
@pytest.mark.parametrize("name", list(EVERY)[::10])
def test_a_step_names_the_line_that_does_it(name: str, language: str) -> None:
    """The result of each kind of step stands left of the equals sign of its line."""
    of = problem(EVERY[name])
    lines = listing(of, language).code.splitlines()
    letters = {
        "input": "a", "weighted_sum": "z", "activation": "a", "output_error": "e",
        "output_delta": "d", "weighted_delta": "s", "delta": "d", "gradient": "D",
    }  # fmt: skip
    for (kind, layer), numbers in code_lines(of).items():
        wanted = "cost" if kind == "cost" else f"{letters[kind]}{layer}"
        assert lines[numbers[language] - 1].startswith(f"{wanted} = ")


def test_every_step_of_a_walk_has_its_line(client: Any) -> None:
    for sent in list(EVERY.values())[::7]:
        for granularity in ("unit", "layer"):
            steps = client.post("/api/v1/trace", json={**sent, "granularity": granularity}).json()
            for step in steps["steps"]:
                assert step["code_line"] == code_lines(problem(sent))[step["kind"], step["layer"]]


def test_the_intuition_shows_what_it_leaves_out() -> None:
    sent: dict[str, Any] = {"layers": [2, 2, 1], "x": [1, 2], "y": [0], "rule": "intuition"}
    code = listing(problem(sent), "numpy").code
    assert "d2 = s2  # left out: * sigmoid(z2) * sigmoid(-z2)\n" in code


def test_the_slip_turns_the_sign_and_says_so() -> None:
    sent: dict[str, Any] = {"layers": [2, 1], "x": [1, 2], "y": [0], "rule": "y_minus_a"}
    code = listing(problem(sent), "numpy").code
    assert "# y - a2: the lecture's slip\n" in code


def test_a_listing_needs_nothing_but_its_language() -> None:
    """In a process of its own, away from this project."""
    code = listing(problem(next(iter(CASES.values()))), "numpy").code
    ran = subprocess.run(
        [sys.executable, "-I", "-"], input=code, capture_output=True, text=True, check=True
    )
    assert "D1 = [[" in ran.stdout
