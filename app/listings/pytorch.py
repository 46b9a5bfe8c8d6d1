"""PyTorch: the same lines by hand, and autograd's own answer beside them."""

from collections.abc import Sequence
from dataclasses import replace

from app.engine.problem import Problem
from app.listings.dialect import Form
from app.listings.numpy_ import NUMPY, functions, row, rows

HELPERS = {
    "tanh_slope": """\
def tanh_slope(z):  # 1 - tanh(z)^2, without rounding to 0
    e = torch.exp(-2 * z.abs())
    return 4 * e / (1 + e) ** 2
""",
    "log_softmax": """\
def log_softmax(z):  # log(softmax(z)), without log(0)
    z = z - z[z.argmax()]  # not max(): its gradient is shared out among equals
    others = torch.exp(z) * (torch.arange(len(z)) != z.argmax())
    return z - torch.log1p(others.sum())
""",
    "others": """\
def others(a):  # 1 - a for shares that sum to 1, without rounding to 0
    return torch.stack([torch.cat([a[:k], a[k + 1 :]]).sum() for k in range(len(a))])
""",
    "show": """\
def show(name, value):
    print(name, "=", value.tolist())
""",
}


def _opening(problem: Problem, helpers: Sequence[str]) -> list[str]:
    lines = [
        "import torch",
        "import torch.nn.functional as F",
        "",
        "torch.set_default_dtype(torch.float64)",
        *functions(HELPERS, helpers),
    ]
    for number, theta in enumerate(problem.network.theta, 1):
        text = f"Theta{number} = torch.tensor({rows(theta, 23)}, requires_grad=True)"
        lines += text.splitlines()
    assert problem.y is not None, "a listing is of a problem with a target"
    return [
        *lines,
        f"x = torch.tensor({row(problem.x)})",
        f"y = torch.tensor({row(problem.y)})",
        "one = torch.ones(1)",
        "",
    ]


def _closing(layers: int) -> list[str]:
    pairs = ", ".join(f"(D{l}, Theta{l})" for l in range(1, layers))
    return [
        "",
        "# By hand and by autograd:",
        f"differences = [(D - Theta.grad).abs().max().item() for D, Theta in [{pairs}]]",
        'print("autograd differs by at most", max(differences))',
    ]


PYTORCH = replace(
    NUMPY,
    language="pytorch",
    opening=_opening,
    forms={
        "sigmoid": Form("torch.sigmoid({z})", "torch.sigmoid({z}) * torch.sigmoid(-{z})"),
        "tanh": Form("torch.tanh({z})", "tanh_slope({z})", ("tanh_slope",)),
        "relu": Form("torch.relu({z})", "({z} > 0)"),
        "leaky_relu": Form("F.leaky_relu({z}, 0.01)", "torch.where({z} > 0, 1.0, 0.01)"),
        "linear": Form("{z}", ""),
        "softmax": Form("torch.softmax({z}, dim=0)", ""),
    },
    with_bias="torch.cat([one, {a}])",
    costs={
        ("cross_entropy", "sigmoid"): (
            "-torch.sum(y * F.logsigmoid({z}) + (1 - y) * F.logsigmoid(-{z}))",
            (),
        ),
        ("cross_entropy", "softmax"): ("-torch.sum(y * log_softmax({z}))", ("log_softmax",)),
        ("squared_error", ""): ("torch.sum(({a} - y) ** 2) / 2", ()),
    },
    gradient="torch.outer({d}, {a})",
    after_cost=(
        "cost.backward()  # autograd's answer, to compare with; from here on by hand",
        "torch.set_grad_enabled(False)",
    ),
    closing=_closing,
)
