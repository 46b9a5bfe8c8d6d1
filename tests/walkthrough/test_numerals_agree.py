"""The sentences of the server and the figures of the page round alike."""

import json
import random
import subprocess

import pytest

from app.walkthrough import numerals
from tools.node import ROOT, node

RANDOM = random.Random(20)
TIES = [k / 2**d for d in range(1, 7) for k in (1, 3, 5, 7, 9, 11, 13, 127, 129, 319, 6401)]
EDGES = [0.0, 0.0005, 0.000995, 0.00099499, 0.00995, 0.00994999, 0.00005, 9.9995, 9.995, 99.995,
         99.95, 999.95, 999.5, 1000.5, 999999.5, 999999.4, 1e6, 1.25e6, 1.35e6, 1.15e6, 2.5e7,
         1.05e7, 3e9, 1.25e12, 0.0003, 0.00031, 150.25, 12.345, 9.99995,
         5e-324, 1e-300]  # fmt: skip
ANY = [RANDOM.choice([1, -1]) * 10 ** RANDOM.uniform(-8, 8) for _ in range(3000)]
TYPED = [RANDOM.randrange(-400, 400) / 10 ** RANDOM.randrange(0, 5) for _ in range(1000)]
NUMBERS = [sign * v for v in TIES + EDGES for sign in (1, -1)] + ANY + TYPED

SCRIPT = """
import { formatGiven, formatShort, formatTheta, formatValue } from "./static/js/model/format.js";
const numbers = JSON.parse(process.argv[1]);
const forms = { value: formatValue, weight: formatTheta, plain: formatGiven, short: formatShort };
console.log(JSON.stringify(
  Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, numbers.map(form)])),
));
"""


@pytest.fixture(scope="module")
def page() -> dict[str, list[str]]:
    """What the page writes."""
    command = [node(), "--input-type=module", "--eval", SCRIPT, "--", json.dumps(NUMBERS)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    shown: dict[str, list[str]] = json.loads(ran.stdout)
    return shown


@pytest.mark.parametrize("name", ["value", "weight", "plain", "short"])
def test_server_and_page_round_alike(page: dict[str, list[str]], name: str) -> None:
    form = getattr(numerals, name)
    both = [(v, numerals.seen(form(v)), text) for v, text in zip(NUMBERS, page[name], strict=True)]
    assert [each for each in both if each[1] != each[2]] == []
