"""What a link says of its view: read strictly, and never a reason to break a page."""

import pytest

from app import link
from app.one_line import one_line
from app.pages import parameters
from app.pages.parameters import NAMES, View
from app.pages.step_names import step_of
from tests.docs.pages import page, section, table


def view(query: str) -> View:
    return parameters.read(link.parse(query.encode(), other=NAMES, lenient=True))


def test_without_parameters_everything_has_its_default() -> None:
    assert view("") == View()


def test_every_parameter_is_read() -> None:
    asked = view(
        "step=12&granularity=layer&play=1&speed=0.5&theme=dark&motion=off&show=matrix-code"
        "&hide=controls&lock=1&errata=0&title=Week+5&id=lesson-1&origin=null&autosize=0&v=1.0.0"
    )
    assert asked == View(
        step=12, granularity="layer", play=True, speed="0.5", theme="dark", motion="off",
        show=("matrix", "code"), hide=("controls",), lock=True, errata=False, title="Week 5",
        id="lesson-1", origin="null", autosize=False, v="1.0.0",
        kept="speed=0.5&theme=dark&motion=off&show=matrix-code&hide=controls&lock=1&errata=0"
        "&title=Week%205&id=lesson-1&origin=null&autosize=0&v=1.0.0",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["utm_source", "utm_campaign", "fbclid", "mc_eid"])
def test_what_a_mail_program_adds_is_not_the_reader_s_business(name: str) -> None:
    assert view(f"{name}=1&theme=dark").warnings == ()


@pytest.mark.parametrize(
    ("query", "field", "says"),
    [
        ("step=0", "step", "step must be a step's number, from 1, or its name"),
        ("step=-1", "step", "step must be"),
        ("step=delta", "step", "step must be"),
        ("granularity=weeks", "granularity", "granularity must be one of unit, layer."),
        ("play=yes", "play", "play must be one of 0, 1."),
        ("speed=3", "speed", "speed must be one of 0.5, 1, 2, 4."),
        ("theme=", "theme", "theme must be one of"),
        ("show=graph-everything", "show", "show must be names joined by -"),
        ("title=" + "a" * 121, "title", "title must have at most 120 characters."),
        ("id=a%20b", "id", "id must be"),
        ("origin=https://a.b/c", "origin", "origin must be an origin"),
        ("lock=1&lock=1", "lock", "lock could not be read."),
        ("colour=red", "v", "colour is not a parameter here."),
        ("showw=code", "show", "showw is not a parameter here (did you mean show?)."),
        ("%E2%80%AE%0Acolour=1", "v", "colour is not a parameter here."),
    ],
)
def test_what_cannot_be_read_takes_its_default_and_is_told(
    query: str, field: str, says: str
) -> None:
    asked = view(query)
    assert getattr(asked, field) == getattr(View(), field)
    assert len(asked.warnings) == 1
    assert asked.warnings[0].startswith(says)


def test_a_title_is_one_line_that_turns_nothing_around() -> None:
    assert one_line("a\u202eb\nc\u2066  d\x00") == "ab c d"
    assert view("title=%E2%80%AEevil%0A%3Cb%3E").title == "evil <b>"


STEPS = [
    {"step": 1, "kind": "input", "layer": 1, "unit": None},
    {"step": 2, "kind": "weighted_sum", "layer": 2, "unit": 1},
    {"step": 3, "kind": "activation", "layer": 2, "unit": 1},
    {"step": 4, "kind": "weighted_sum", "layer": 2, "unit": 2},
    {"step": 5, "kind": "cost", "layer": 3, "unit": None},
    {"step": 6, "kind": "output_delta", "layer": 3, "unit": None},
    {"step": 7, "kind": "weighted_delta", "layer": 2, "unit": 2},
    {"step": 8, "kind": "delta", "layer": 2, "unit": 2},
    {"step": 9, "kind": "gradient", "layer": 2, "unit": None},
]


@pytest.mark.parametrize(
    ("name", "step"),
    [("x", 1), ("z2.1", 2), ("a2.1", 3), ("z2.2", 4), ("cost", 5), ("delta3", 6), ("delta3.1", 6),
     ("sum2.2", 7), ("delta2.2", 8), ("delta2", 8), ("gradient2", 9), ("delta2.1", None),
     ("error3", None), ("z9.1", None)],
)  # fmt: skip
def test_steps_are_found_by_name(name: str, step: int | None) -> None:
    assert step_of(name, STEPS) == step


def test_the_documentation_has_the_table() -> None:
    rows = table(section(page("docs/links.md"), "About the view").text)
    expected = [
        [f"`{p.name}`", p.type, f"`{p.default}`" if p.default else "", p.allowed, p.meaning]
        for p in parameters.PARAMETERS
    ]
    assert rows == expected
