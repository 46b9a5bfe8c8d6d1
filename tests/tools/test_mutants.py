"""The list of mutants that nobody can kill: how it is read, and that its lines are there."""

import ast
from importlib.util import module_from_spec

import numpy as np
import pytest

from tools.mutants.mutant import ENGINE, TESTS, Key, Mutant, around
from tools.mutants.reviewed import LIST, complaints, reasons
from tools.mutants.trying import Finder, reached

LISTED = reasons(LIST.read_text(encoding="utf-8"))
ONE = """
[[equivalent]]
file = "losses.py"
function = "minus_target"
line = "return a - y"
becomes = ["return a + y", "return y - a"]
why = "it is not"
"""


def test_every_change_of_an_entry_is_a_mutant_of_its_own() -> None:
    found = reasons(ONE)
    assert [key.becomes for key in found] == ["return a + y", "return y - a"]
    assert {key.line for key in found} == {"return a - y"}
    assert set(found.values()) == {"it is not"}


def test_a_mutant_is_listed_once() -> None:
    with pytest.raises(ValueError, match=r"listed twice: losses\.py, minus_target:"):
        reasons(ONE + ONE)


def test_who_survives_unlisted_and_who_is_listed_and_does_not_are_both_named() -> None:
    listed, other = reasons(ONE), Key("rules.py", "", "A = 1", "A = 2")
    assert complaints(listed, listed) == []
    first, second = listed
    assert complaints([first, other], listed) == [
        "Survived, and is not listed: rules.py:\n    - A = 1\n    + A = 2",
        f"Listed, and did not survive: {second}",
    ]


@pytest.mark.parametrize("key", LISTED, ids=lambda key: f"{key.file}-{key.function}")
def test_a_listed_line_stands_where_it_is_said_to_and_has_a_reason(key: Key) -> None:
    source = (ENGINE / key.file).read_text(encoding="utf-8")
    tree = ast.parse(source)
    lines = [line.strip() for line in source.splitlines()]
    assert key.function in [around(tree, n) for n, line in enumerate(lines, 1) if line == key.line]
    assert LISTED[key].endswith(".")


def test_a_mutant_is_imported_in_place_of_its_file() -> None:
    source = (ENGINE / "network.py").read_text(encoding="utf-8")
    changed = source.replace("extended[0] = 1.0", "extended[0] = 2.0")
    finder = Finder(Mutant(Key("network.py", "with_bias", "", ""), "network", changed))
    assert finder.find_spec("app.engine.losses") is None
    spec = finder.find_spec("app.engine.network")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.with_bias(np.zeros(1)).tolist() == [2.0, 0.0]


def test_a_mutant_meets_just_the_test_files_that_could_notice_it() -> None:
    assert "gradient_check" in reached(TESTS / "test_rules.py")
    assert "losses" in reached(TESTS / "test_network.py"), "through network.py"
    assert "passes" not in reached(TESTS / "test_network.py")
    assert "solution" not in reached(TESTS / "test_gradient_check.py")
