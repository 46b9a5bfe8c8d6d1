"""The wheel: it holds the page's files, and serves them from any folder once installed."""

import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import httpx
import pytest

from app import __version__

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment of its own, which borrows only the dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    python = str(programs / "python")
    place = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(place, check=True, capture_output=True, text=True).stdout.strip())
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    quiet = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
    subprocess.run([python, "-m", "pip", "install", *quiet, str(wheel)], check=True)
    return programs


def files(folder: str) -> set[str]:
    """Every file below a folder of the checkout, but for caches."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_program_and_the_page_and_nothing_else(wheel: Path) -> None:
    expected = files("app") | {f"app/{name}" for name in files("static") | files("templates")}
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == expected


def test_the_wheel_carries_the_package_s_version_and_licence(wheel: Path) -> None:
    assert wheel.name == f"backprop_visualizer-{__version__}-py3-none-any.whl"
    assert any(name.endswith("licenses/LICENSE") for name in zipfile.ZipFile(wheel).namelist())


def test_the_installed_command_serves_api_and_page_from_another_folder(
    installed: Path, tmp_path: Path
) -> None:
    command = [str(installed / "backprop-visualizer"), "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = re.search(r"http://[\d.:]+", process.stdout.readline())
            assert address
            with httpx.Client(base_url=address[0]) as client:
                assert client.get("/healthz").status_code == 200
                page = client.get("/")
                assert page.status_code == 200
                named = re.findall(r'(?:href|src)="(?:\./)?(static/[^"]+)"', page.text)
                assert named
                for file in named:
                    assert client.get(f"/{file}").status_code == 200, file
        finally:
            process.kill()
