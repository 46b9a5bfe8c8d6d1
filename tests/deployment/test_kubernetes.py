"""The manifest says of the program what is so: its port, probes, user, grace and settings."""

from pathlib import Path
from typing import Any

import pytest

from app import __version__
from app.api.calls import CALLS
from app.server import Limits
from app.settings import SETTINGS, Settings
from tests.deployment.plain_yaml import documents

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / "docs" / "deployment" / "kubernetes.yaml"
DOCUMENTS: dict[str, Any] = {
    document["kind"]: document for document in documents(MANIFEST.read_text(encoding="utf-8"))
}
DEPLOYMENT = DOCUMENTS["Deployment"]["spec"]
POD = DEPLOYMENT["template"]["spec"]
(PROGRAM,) = POD["containers"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_everything_is_about_the_same_pods() -> None:
    labels = DEPLOYMENT["template"]["metadata"]["labels"]
    assert DEPLOYMENT["selector"]["matchLabels"] == labels
    assert DOCUMENTS["Service"]["spec"]["selector"] == labels
    assert DOCUMENTS["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    scaled = DOCUMENTS["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
    assert scaled["kind"] == "Deployment"
    assert scaled["name"] == DOCUMENTS["Deployment"]["metadata"]["name"]
    assert "replicas" not in DEPLOYMENT, "the autoscaler's alone"


def test_the_port_is_the_program_s() -> None:
    (port,) = PROGRAM["ports"]
    (service,) = DOCUMENTS["Service"]["spec"]["ports"]
    assert port["containerPort"] == Settings().port
    assert service["targetPort"] == port["name"]
    assert f"PORT={Settings().port}\n" in DOCKERFILE


@pytest.mark.parametrize("probe", ["readinessProbe", "livenessProbe"])
def test_a_probe_asks_a_call_that_there_is(probe: str) -> None:
    asked = PROGRAM[probe]["httpGet"]
    assert asked["path"] in [call.path for call in CALLS if "GET" in call.methods]
    assert asked["port"] == PROGRAM["ports"][0]["name"]


def test_its_settings_are_settings_of_the_program() -> None:
    given = {each["name"]: each["value"] for each in PROGRAM["env"]}
    assert given.keys() <= {setting.name for setting in SETTINGS}
    assert Settings.from_environment(given).base_url == given["PUBLIC_BASE_URL"]


def test_a_replica_has_time_to_finish_what_it_has_begun() -> None:
    asleep = PROGRAM["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert POD["terminationGracePeriodSeconds"] > asleep + Limits().grace_seconds


def test_it_may_do_nothing_but_compute() -> None:
    assert PROGRAM["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert POD["securityContext"]["runAsNonRoot"] is True
    assert POD["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert POD["automountServiceAccountToken"] is False
    assert "volumes" not in POD


def test_its_user_is_the_image_s() -> None:
    pod = POD["securityContext"]
    assert f"USER {pod['runAsUser']}:{pod['runAsGroup']}\n" in DOCKERFILE


def test_its_image_is_the_one_of_this_version() -> None:
    assert PROGRAM["image"].endswith(f"/backprop-visualizer:{__version__}")


@pytest.mark.parametrize(
    "text",
    ["a: yes", "a: 08", "a: 'b'", "a: {b: c}", "a:", "a: b\na: c", "a: b # c", "a: b\n   c: d"],
)
def test_what_yaml_may_read_otherwise_is_not_read_at_all(text: str) -> None:
    with pytest.raises(ValueError, match=r"It |Nothing "):
        documents(text)


def test_pairs_lists_and_documents_are_read() -> None:
    text = "a:\n  - b: 1\n    c: true\n  - d\n# no\n---\ne:\n  f: 250m\n"
    assert documents(text) == [{"a": [{"b": 1, "c": True}, "d"]}, {"e": {"f": "250m"}}]
