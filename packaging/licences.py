"""Collect what the program is built on, with every licence, for its About page.

Run by `make licences` after the lock has changed: it reads the metadata of what is installed, and
writes `libraries.json` and one text a library into the folder it is given.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEXTS = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_KNOWN = {
    "click-default-group": "Public domain",
    "pypdfium2": "BSD-3-Clause, Apache-2.0, PDFium licences",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "zlib",
}
"""What the metadata says at too great length, or not at all."""
_LESSER = frozenset({"pyside6-essentials", "shiboken6"})
"""Without a text of their own: under the LGPL 3, whose texts python-bidi brings along."""
_WRITTEN = {"pyuca": "MIT-pyuca.txt"}
"""Without any text: the wording of its licence, in the folder above."""


def main(folder: Path) -> None:
    """Write what is built on into *folder*."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    told = []
    for name, library in sorted(_libraries("convenor").items()):
        (folder / f"{name}.txt").write_text(_text(name, library, folder), encoding="utf-8")
        told.append({"name": name, "version": library.version, "licence": _licence(name, library)})
    listed = json.dumps(told, indent=1) + "\n"
    (folder / "libraries.json").write_text(listed, encoding="utf-8")


def _libraries(program: str) -> dict[str, Distribution]:
    """Return everything that *program* needs to run, by its name, itself left out."""
    found: dict[str, Distribution] = {}
    waiting = [program]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # of another system
            continue
        waiting += [_name(each) for each in found[name].requires or () if "extra ==" not in each]
    del found[program]
    return found


def _name(requirement: str) -> str:
    found = _NAME.match(requirement)
    return found.group() if found else requirement


def _licence(name: str, library: Distribution) -> str:
    """Return what a library says its licence is, in a few words."""
    said = library.metadata
    classes = (each for each in said.get_all("Classifier") or () if each.startswith("License"))
    named = said.get("License-Expression") or said.get("License") or next(classes, "")
    return _KNOWN.get(name) or named.rpartition("::")[2].strip().partition("\n")[0]


def _text(name: str, library: Distribution, folder: Path) -> str:
    """Return the whole text of a library's licence, or of its licences."""
    lender = distribution("python-bidi") if name in _LESSER else library
    texts = list(_texts(lender))[: 2 if name in _LESSER else None]
    if name in _WRITTEN:
        texts = [(folder.parent / _WRITTEN[name]).read_text(encoding="utf-8")]
    if not texts:
        sentence = f"{name} has no licence text."
        raise SystemExit(sentence)
    return "\n\n".join(text.strip() for text in texts) + "\n"


def _texts(library: Distribution) -> Iterator[str]:
    """Yield the licence texts a library brings, not those of what it carries within it for itself.

    The lesser licence stands before the general one that it is an exception from.
    """
    files = [file for file in library.files or () if any("dist-info" in one for one in file.parts)]
    for file in sorted(files, key=lambda one: (one.suffix == ".yml", "LESSER" not in one.name)):
        parts = file.parts[1:]
        named = _TEXTS.search(file.name) or parts[0] == "licenses"
        if named and "_vendor" not in parts and not file.name.startswith("AUTHORS"):
            yield Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
