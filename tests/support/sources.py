"""The program's own source, for the tests that read it."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = tuple(
    ROOT / name for name in ("desktop/convenor", "db/convenor_db", "resources/convenor_resources")
)
_MADE_BY_TOOLS = {".git", ".venv", "__pycache__", "var", "out", "dist", "build", ".hypothesis"}


def product_modules() -> list[Path]:
    """Return the modules that ship."""
    return sorted(path for package in PACKAGES for path in package.rglob("*.py"))


def modules_of_tests() -> list[Path]:
    """Return the modules under tests/."""
    return sorted((ROOT / "tests").rglob("*.py"))


def repository_files() -> Iterator[Path]:
    """Yield every file that is or could be committed."""
    folders = [ROOT]
    while folders:
        for path in folders.pop().iterdir():
            if path.name in _MADE_BY_TOOLS or path.name.endswith("_cache"):
                continue
            if path.is_dir():
                folders.append(path)
            else:
                yield path


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"))


def short(path: Path) -> str:
    """Return a path as a message or a test's id shows it."""
    return path.relative_to(ROOT).as_posix()


def project() -> dict[str, Any]:
    """Return what pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
