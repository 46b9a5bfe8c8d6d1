"""The pinned esbuild: one file from many, the same bytes on every machine."""

from tools import node

# Browsers of the last two years or so: nothing has to be rewritten for them.
TARGET = "es2022,chrome120,firefox120,safari17"


def esbuild(*arguments: str, text: str | None = None) -> None:
    """Bundle and minify as an ES module or a style sheet; paths are from the project's root.

    ``text`` is the entry where no file is.

    Raises RuntimeError with what esbuild says where it fails.
    """
    options = ["--bundle", "--minify", "--charset=utf8", "--format=esm", f"--target={TARGET}"]
    done = node.run(
        "esbuild", "bin/esbuild", "--log-level=warning", *options, *arguments, text=text
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
