"""What is committed would serve any machine, and names none."""

import re

from support.sources import ROOT, project, repository_files, short

LOCK = ROOT / "requirements.lock"
# A folder of the machine it was written on; not the same words inside an address.
MACHINE_PATH = re.compile(rb"(?<![\w.:/-])/(?:work|root|tmp/room|home/[a-z]\w*)/")
REGISTRY = re.compile(rb"(?:pypi|pythonhosted|npmjs)[.](?:org|com)\b|\bpkg[.]dev\b|/simple[/]")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return _normal(found[0])


def _pins() -> dict[str, str]:
    """Return the lock's entries by name, each with its hashes."""
    entries = re.split(r"\n(?=[a-z])", LOCK.read_text("utf-8").replace("\\\n", " "))
    return {_name(entry): entry for entry in entries if not entry.startswith("#")}


def _places(pattern: re.Pattern[bytes]) -> list[str]:
    return [
        f"{short(path)}: {found[0].decode()}"
        for path in repository_files()
        if (found := pattern.search(path.read_bytes()))
    ]


def test_no_file_names_a_folder_of_the_machine_it_was_made_on() -> None:
    assert _places(MACHINE_PATH) == []


def test_no_file_names_a_package_registry() -> None:
    assert _places(REGISTRY) == []


def test_every_dependency_is_pinned() -> None:
    wanted = [*project()["project"]["dependencies"], *project()["dependency-groups"]["dev"]]
    assert {_name(requirement) for requirement in wanted} <= set(_pins())


def test_every_pin_has_hashes() -> None:
    assert [name for name, pin in _pins().items() if "--hash=sha256:" not in pin] == []


def test_the_lock_names_no_host() -> None:
    assert "://" not in LOCK.read_text("utf-8")


def test_qt_is_pinned_to_the_release_that_was_tried() -> None:
    assert _pins()["pyside6-essentials"].startswith("pyside6-essentials==6.11.3 ")
