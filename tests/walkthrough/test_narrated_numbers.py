"""Every number that is read out is a true one: one by one, in order, at the digits that it has.

The truth is what the engine's two passes left behind, which the engine's own tests hold to
decimals; the text is read back by the patterns of ``telling`` and not by the code that wrote it.
"""

import re

import pytest
from hypothesis import given

from app.engine.solution import Solution
from app.walkthrough.step import Granularity, Step
from tests.engine.networks import HIDDEN, LECTURE, Sample, always, anywhere, samples
from tests.walkthrough.telling import GRANULARITIES, agree, flat, of, shows, solved, spoken_numbers
from tests.walkthrough.telling import told as walk_of

RULES = ["exact", "intuition", "y_minus_a"]
TEXT = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e-?\d+)?")


def sum_truth(of_: Solution, l: int, j: int) -> list[tuple[float, float]]:
    """(weight, signal) of each term of z_j^(l), the bias first."""
    row = of_.problem.network.theta[l - 2][j - 1].tolist()
    return list(zip(row, [1.0, *of(of_.passed.a[l - 2])], strict=True))


def back_truth(of_: Solution, l: int, j: int) -> list[tuple[float, float]]:
    """(weight, error) of each term of Σ Θδ."""
    column = of_.problem.network.theta[l - 1][:, j].tolist()
    return list(zip(column, of(of_.back.delta[l]), strict=True))


def narrated(of_: Solution, s: Step) -> list[float]:
    """What the narration must say, in order."""
    l, j = s["layer"], s["unit"]
    passed, back = of_.passed, of_.back
    assert of_.problem.y is not None
    y = of_.problem.y.tolist()
    match s["kind"]:
        case "input":
            return of(passed.a[0])
        case "weighted_sum" if j:
            terms = sum_truth(of_, l, j)
            return [terms[0][0], *flat([list(t) for t in terms[1:]]), of(passed.z[l - 1])[j - 1]]
        case "weighted_sum":
            return of(passed.z[l - 1])
        case "activation" if j:
            return [of(passed.z[l - 1])[j - 1], of(passed.a[l - 1])[j - 1]]
        case "activation":
            return of(passed.a[l - 1])
        case "cost":
            return [*of(passed.a[-1]), *y, of_.cost]
        case "weighted_delta" if j:
            terms = back_truth(of_, l, j)
            said = [[w, d, w * d] for w, d in terms]
            return [*flat(said), of(back.weighted_delta[l - 1])[j - 1]]
        case "weighted_delta":
            return of(back.weighted_delta[l - 1])
        case "delta" if j:
            return [of(of_.passed.slope[l - 1])[j - 1], of(back.delta[l - 1])[j - 1]]
        case "gradient":
            return [max(back.gradient[l - 1][:, 1:].ravel().tolist(), key=abs)]
    return of(back.delta[l - 1])


def fused_gap(narration: str) -> list[tuple[str, str, str]]:
    """ "… minus … is …" of each output unit, in digits."""
    digits = r"((?:minus )?[\d.]+(?: times 10 to the (?:minus )?\d+)?)"
    found = re.findall(rf"{digits} minus {digits} is {digits}(?=[.;])", narration)
    return [(as_text(one), as_text(other), as_text(gap)) for one, other, gap in found]


def as_text(said: str) -> str:
    (text,) = spoken_numbers(said.rstrip("."))
    return text


def assert_true(sample: Sample, rule: str, granularity: Granularity) -> None:
    of_ = solved(sample, rule)
    outputs = of(of_.passed.a[-1])
    for s in walk_of(sample, rule, granularity):
        gap = "minus" in s["narration"] and s["narration"].startswith("Error")
        if s["kind"] == "output_error" or (s["kind"] == "output_delta" and gap):
            values = flat(s["value"])
            pairs = list(zip(outputs, sample.y.tolist(), values, strict=True))
            said = fused_gap(s["narration"])
            assert len(said) == len(pairs)
            for texts, (a, y, error) in zip(said, pairs, strict=True):
                first, second = (y, a) if rule == "y_minus_a" else (a, y)
                for text, true in zip(texts, (first, second, error), strict=True):
                    assert shows(text, true), s["narration"]
        else:
            assert agree(spoken_numbers(s["narration"]), narrated(of_, s)), s["narration"]


@pytest.mark.parametrize("granularity", GRANULARITIES)
@pytest.mark.parametrize("rule", RULES)
@always(40)
@given(sample=samples(hidden=HIDDEN, units=5))
def test_every_number_in_a_narration_is_true(
    rule: str, granularity: Granularity, sample: Sample
) -> None:
    assert_true(sample, rule, granularity)


@pytest.mark.parametrize("granularity", GRANULARITIES)
@always(60)
@given(sample=samples(weights=anywhere(1e6), inputs=anywhere(1e6)))
def test_so_it_is_for_numbers_of_every_size(granularity: Granularity, sample: Sample) -> None:
    assert_true(sample, "exact", granularity)


@pytest.mark.parametrize("rule", RULES)
@always(40)
@given(sample=samples(hidden=HIDDEN, units=5))
def test_every_number_in_the_line_of_numbers_is_true(rule: str, sample: Sample) -> None:
    of_ = solved(sample, rule)
    for s in walk_of(sample, rule):
        l, j, shown = s["layer"], s["unit"], TEXT.findall(s["numbers"])
        wanted: list[float] | None = None
        match s["kind"]:
            case "weighted_sum":
                assert j is not None
                wanted = flat([list(t) for t in sum_truth(of_, l, j)])
                wanted.append(of(of_.passed.z[l - 1])[j - 1])
                assert s["numbers"].count(" + ") == len(s["terms"]) - 1
            case "weighted_delta":
                assert j is not None
                wanted = flat([list(t) for t in back_truth(of_, l, j)])
                wanted.append(of(of_.back.weighted_delta[l - 1])[j - 1])
                assert s["numbers"].count(" + ") == len(s["terms"]) - 1
            case "activation" if j:
                wanted = [of(of_.passed.z[l - 1])[j - 1], of(of_.passed.a[l - 1])[j - 1]]
            case "delta":
                assert j is not None
                total, slope = (
                    of(of_.back.weighted_delta[l - 1])[j - 1],
                    of(of_.passed.slope[l - 1])[j - 1],
                )
                delta = of(of_.back.delta[l - 1])[j - 1]
                wanted = [delta] if rule == "intuition" else [total, slope, delta]
            case "gradient":
                matrix = of_.back.gradient[l - 1]
                assert shows(shown[-1], max(matrix[:, 1:].ravel().tolist(), key=abs))
                assert len(shown) == 3
            case "cost":
                wanted = [*of(of_.passed.a[-1]), *sample.y.tolist(), of_.cost]
        assert wanted is None or agree(shown, wanted), s["numbers"]


@always(60)
@given(samples(hidden=["sigmoid", "tanh", "relu"], weights=anywhere(50.0)))
def test_every_number_in_a_caption_is_true(sample: Sample) -> None:
    of_ = solved(sample)
    for s in walk_of(sample):
        caption = s["caption"].replace("\N{MINUS SIGN}", "-")
        if s["kind"] == "cost":
            said = re.sub(r"[()]", " ", caption)
            assert agree(TEXT.findall(said), [*of(of_.passed.a[-1]), *sample.y.tolist()])
        elif "saturated" in caption:
            assert s["unit"] is not None
            slope = of(of_.passed.slope[s["layer"] - 1])[s["unit"] - 1]
            (text,) = re.findall(r"only ([^,]+),", caption)
            assert shows(text, slope)
            assert slope < 0.01


def test_these_tests_notice_a_digit_that_is_wrong() -> None:
    of_ = solved(LECTURE)
    s = walk_of()[19]
    assert agree(spoken_numbers(s["narration"]), narrated(of_, s))
    for right, wrong in (("0.204", "0.205"), ("minus 0.227", "0.227"), ("1.10", "1.01")):
        changed = s["narration"].replace(right, wrong, 1)
        assert not agree(spoken_numbers(changed), narrated(of_, s))
