"""The command line: ``python -m app``, and the console script ``backprop-visualizer``."""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from starlette.types import ASGIApp

from app import __version__, assets
from app.main import create_app
from app.pages.export import file_bytes, too_large
from app.pages.lesson_link import view_of_link
from app.server import Limits, StartError
from app.settings import SettingError, Settings, port


def serve(settings: Settings) -> None:
    """Run until told to stop.

    Raises AssetError where the page's files are missing, StartError where the address cannot be
    had or the system does not allow so many connections.
    """
    try:
        from app.server.running import run  # needs httptools, which `export` does not
    except ModuleNotFoundError as error:
        raise StartError(f"{error.name} is missing: install again with 'pip install .'.") from None
    assets.check()

    def at(port_number: int) -> ASGIApp:
        """Port 0 is the port that was free: links name that one."""
        return create_app(replace(settings, port=port_number))

    run(at, settings.host, settings.port, Limits(connections=settings.connections))


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="backprop-visualizer",
        description="Serve the visualiser of backpropagation: a page and a REST API.",
    )
    parser.add_argument("--host", help="address to listen on (HOST; default 127.0.0.1)")
    parser.add_argument("--port", help="port to listen on (PORT; default 8000)")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="export", title="instead of serving")
    export = commands.add_parser("export", help="write a lesson into one file that needs no server")
    export.add_argument("link", metavar="LINK", help="the page's address, or what follows its ?")
    export.add_argument(
        "-o",
        dest="output",
        metavar="FILE",
        required=True,
        help="file to write; - for standard output",
    )
    return parser.parse_args(argv)


def _settings(arguments: argparse.Namespace) -> Settings:
    """The environment's settings, and over them the command line's."""
    settings = Settings.from_environment()
    if arguments.host is not None:
        settings = replace(settings, host=arguments.host)
    if arguments.port is not None:
        settings = replace(settings, port=port(arguments.port))
    return settings


def export(link: str, output: str) -> int:
    """Write the lesson of a link; 2 after one sentence on standard error where that cannot be."""
    assets.check()
    view = view_of_link(link)
    if trouble := view.trouble or too_large(view):
        print(trouble.detail, file=sys.stderr)
        return 2
    if not view.named and not re.search("[?/]", link):
        print("LINK is neither an address nor a query with a problem in it.", file=sys.stderr)
        return 2
    for warning in view.warnings:
        print(warning, file=sys.stderr)
    body = file_bytes(view)
    try:
        if output == "-":
            sys.stdout.buffer.write(body)
            sys.stdout.flush()
        else:
            Path(output).write_bytes(body)
    except OSError as error:
        print(f"Cannot write {output}: {error.strerror or error}.", file=sys.stderr)
        return 2
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Serve or export; 0 when done, 2 after one sentence on standard error when it cannot."""
    arguments = _arguments(argv)
    try:
        if arguments.command == "export":
            return export(arguments.link, arguments.output)
        serve(_settings(arguments))
    except (SettingError, StartError, assets.AssetError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
