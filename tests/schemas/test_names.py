"""Names stand in one table each; what must list them again is held to it."""

import json
import subprocess
from typing import get_args

import pytest

from app.engine.activations import ACTIVATIONS, OUTPUT_ONLY
from app.engine.losses import LOSSES
from app.engine.rules import RULES
from app.listings import DIALECTS
from app.schemas.answers import Language
from app.schemas.problem import ActivationName, LossName, RuleName
from app.walkthrough import words
from tools.node import ROOT, node

SCRIPT = """
import { HIDDEN, OUTPUT, isLegal } from "./static/js/model/edits.js";
import { leavesOutSlope, turnsSign } from "./static/js/model/rules.js";
const [losses, rules] = JSON.parse(process.argv[1]);
const legal = losses.map((loss) => OUTPUT.filter((name) => isLegal(loss, name)));
const told = rules.map((rule) => [leavesOutSlope(rule), turnsSign(rule)]);
console.log(JSON.stringify({ HIDDEN, OUTPUT, legal, told }));
"""


def test_the_api_takes_the_engines_names() -> None:
    assert get_args(ActivationName) == tuple(ACTIVATIONS)
    assert get_args(LossName) == tuple(LOSSES)
    assert get_args(RuleName) == tuple(RULES)
    assert get_args(Language) == tuple(DIALECTS)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_activation_has_its_sentences(name: str) -> None:
    assert words.activation(name, None)
    assert words.activation(name, 1)
    assert words.name_of(name).replace(" ", "_").lower() == name


def test_the_page_offers_the_engines_names_and_pairs() -> None:
    arguments = json.dumps([list(LOSSES), list(RULES)])
    command = [node(), "--input-type=module", "--eval", SCRIPT, "--", arguments]
    page = json.loads(
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    )
    assert page["OUTPUT"] == list(ACTIVATIONS)
    assert page["HIDDEN"] == [name for name in ACTIVATIONS if name not in OUTPUT_ONLY]
    legal = [[name for name in ACTIVATIONS if name in loss.cost] for loss in LOSSES.values()]
    assert page["legal"] == legal
    assert page["told"] == [[rule.slope_left_out, rule.sign_turned] for rule in RULES.values()]
