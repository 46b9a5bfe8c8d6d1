"""The command line: it says where it is, and why when it cannot start."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from app import __main__ as command
from app import __version__, assets
from app.settings import address

ROOT = Path(__file__).resolve().parents[1]
LINE = re.compile(r"^Backprop Visualizer is at (http://127\.0\.0\.1:\d+) \(Ctrl\+C stops it\)\n$")


@contextmanager
def started(*arguments: str, **settings: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A program that runs, and its first line."""
    with subprocess.Popen(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline()
        finally:
            process.kill()


def test_the_address_it_prints_answers() -> None:
    with started("--port", "0") as (process, line):
        address = LINE.match(line)
        assert address, line
        assert httpx.get(f"{address[1]}/healthz").status_code == 200
        # What it prints into links is where it is, though it was told to take any port.
        assert f'content="{address[1]}/?' in httpx.get(address[1]).text
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.communicate() == ("", "")


def test_it_stops_when_it_is_told_to() -> None:
    with started("--port", "0") as (process, _):
        process.terminate()
        assert process.wait(10) == 0, "to be told to stop is no failure"
        assert process.communicate() == ("", "")


def test_a_port_in_use_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert command.main(["--host", "127.0.0.1", "--port", str(port)]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err == f"Cannot listen on 127.0.0.1 port {port}: Address already in use.\n"


def test_a_host_that_is_no_address_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--host", "not an address", "--port", "0"]) == 2
    written = capsys.readouterr().err
    assert written.startswith("Cannot listen on not an address port 0: ")
    assert written.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--port", "many"], []])
def test_a_setting_that_cannot_be_read_is_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not arguments:
        monkeypatch.setenv("PORT", "many")
    assert command.main(arguments) == 2
    expected = "PORT must be a whole number from 0 to 65535, not 'many'.\n"
    assert capsys.readouterr().err == expected


def test_missing_files_of_the_page_are_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "STATIC", tmp_path / "static")
    assert command.main(["--port", "0"]) == 2
    assert capsys.readouterr().err.startswith("The folder static/ is missing (looked for at ")


def test_a_missing_file_is_no_fault_of_the_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(assets.STATIC, tmp_path / "static")
    (tmp_path / "static" / "bundle" / "embed.js").unlink()
    monkeypatch.setattr(assets, "STATIC", tmp_path / "static")
    assert command.main(["--port", "0"]) == 2
    written = capsys.readouterr().err
    assert "bundle/embed.js is missing: install again" in written
    assert written.count("\n") == 1


def test_a_missing_package_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "app.server.running", raising=False)
    monkeypatch.setitem(sys.modules, "app.server.protocol", None)
    assert command.main(["--port", "0"]) == 2
    assert capsys.readouterr().err.endswith("is missing: install again with 'pip install .'.\n")


def test_what_others_set_for_uvicorn_does_not_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_CONCURRENCY", "many")
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    with started("--port", "0") as (process, line):
        assert LINE.match(line), process.communicate()
        process.terminate()
        assert process.wait(10) == 0


def test_it_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"backprop-visualizer {__version__}\n"


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("0.0.0.0", "http://127.0.0.1:80"),
        ("::", "http://[::1]:80"),
        ("fe80::1", "http://[fe80::1]:80"),
        ("lesson.example", "http://lesson.example:80"),
    ],
)
def test_the_address_is_one_that_a_browser_takes(host: str, expected: str) -> None:
    assert address(host, 80) == expected
