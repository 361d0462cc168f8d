"""What the program is built on: libraries, fonts and icons, each with its licence."""

import json
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Final, NamedTuple

from PySide6.QtCore import QSysInfo, qVersion

from convenor import __version__
from convenor_resources import resource

_OFL: Final = "SIL Open Font License 1.1"


class Part(NamedTuple):
    """Something the program is built on; *file* is the text of its licence among the resources."""

    name: str
    licence: str
    file: str


_OWN: Final = (
    Part("Convenor", "Apache License 2.0", "licences/Apache-2.0.txt"),
    Part("Inter (font)", _OFL, "licences/OFL-Inter.txt"),
    Part("Noto Naskh Arabic, Noto Sans (fonts)", _OFL, "licences/OFL-Noto.txt"),
    Part("Noto Sans SC and KR (fonts)", _OFL, "licences/OFL-Noto-Sans-SC-KR.txt"),
    Part("Lucide (icons)", "ISC and MIT", "licences/Lucide-LICENSE.txt"),
)


def parts() -> Iterator[Part]:
    """Yield the program itself, fonts and icons, then every library with its version."""
    yield from _OWN
    told = resource("licences/libraries/libraries.json").read_text(encoding="utf-8")
    for library in json.loads(told):
        name, packed = library["name"], library["version"]
        words = f"{name} {_installed(name) or packed}"
        yield Part(words, library["licence"], f"licences/libraries/{name}.txt")


def text_of(part: Part) -> str:
    """Return the whole text of a licence."""
    return resource(part.file).read_text(encoding="utf-8")


def details() -> str:
    """Return what a bug report needs: versions and the system; nobody's name, no file."""
    program = f"Convenor {__version__}"
    around = f"Python {sys.version.split()[0]}, Qt {qVersion()}"
    system = f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}"
    libraries = (part.name for part in parts() if part.file.startswith("licences/libraries/"))
    return "\n".join((program, around, system, *libraries))


def _installed(name: str) -> str:
    """Return the version that runs now; empty where that is not told, as in a frozen build."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
