"""Nothing in the product opens a connection: the dossiers stay on the machine."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.sources import product_modules, short, tree

NETWORK = {
    "PySide6.QtDataVisualization",
    "PySide6.QtHttpServer",
    "PySide6.QtNetwork",
    "PySide6.QtWebChannel",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "nntplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "wsgiref",
    "xmlrpc",
}


def _imported(module: ast.Module) -> Iterator[str]:
    """Yield the full name of everything a module imports, also by a call with a literal name."""
    for node in ast.walk(module):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(origin), names=names):
                yield from (f"{origin}.{name.name}" for name in names)
            case ast.Call(
                func=ast.Name(id="__import__" | "import_module")
                | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name


def _network_imports(module: ast.Module) -> list[str]:
    return [
        name
        for name in _imported(module)
        if any(name == banned or name.startswith(f"{banned}.") for banned in NETWORK)
    ]


def test_the_product_imports_no_network_module() -> None:
    found = {short(path): _network_imports(tree(path)) for path in product_modules()}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "import http.client",
        "from urllib import request",
        "from urllib.request import urlopen",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QTcpSocket",
        "importlib.import_module('ssl')",
    ],
)
def test_the_check_sees_every_way_to_import(line: str) -> None:
    assert _network_imports(ast.parse(line))


def test_reading_a_link_is_no_network() -> None:
    assert _network_imports(ast.parse("from urllib.parse import urlsplit")) == []


def test_the_modules_are_found() -> None:
    assert {Path(path).parts[0] for path in map(short, product_modules())} == {
        "desktop",
        "db",
        "resources",
    }
