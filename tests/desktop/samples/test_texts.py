"""What the samples say: nothing twice, nobody real, one circle of promises, the same every time."""

import re
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from convenor.samples import make
from convenor_db.domain.interchange.read import read
from support.agenda_rules import Judge
from support.samples import NOW, atoms, sample, texts

SIZES = ("small", "medium", "large")
ADDRESS = re.compile(r"[\w.+-]+@([\w.-]+)")
LINK = re.compile(r"https?://([\w.-]+)")
RESERVED = re.compile(r"(.+[.])?example([.]org)?")
FILLER = re.compile(r"lorem|ipsum|dolor sit|todo\b|tbd\b|xxx|\{\{?[a-z]+\}|\$[a-z]", re.IGNORECASE)
REAL = re.compile(
    r"\b(OpenAI|Anthropic|DeepMind|Google|Microsoft|Mistral|Meta AI|Baidu|Zhipu|Bletchley|Geneva"
    r"|New START|Chemical Weapons|United Nations|UNESCO|OECD|European Union|Shavit|Wasil)\b"
)
WORDS_OF_A_PAGE = 170


@pytest.mark.parametrize("size", SIZES)
def test_a_sample_reads_without_a_fault(size: str) -> None:
    assert read(sample(size), "The sample")


@pytest.mark.parametrize("size", SIZES)
def test_all_addresses_are_reserved_for_examples(size: str) -> None:
    for text in texts(sample(size)):
        for domain in (*ADDRESS.findall(text), *LINK.findall(text)):
            assert RESERVED.fullmatch(domain), text


@pytest.mark.parametrize("size", SIZES)
def test_nothing_real_and_no_filler_is_named(size: str) -> None:
    made = {**sample(size), "templates": []}
    for text in texts(made):
        assert not FILLER.search(text), text
        assert not REAL.search(text), text


@pytest.mark.parametrize("size", SIZES)
def test_no_paragraph_stands_in_two_briefs(size: str) -> None:
    found = Counter(
        paragraph
        for brief in sample(size)["briefs"]
        for paragraph in brief["markdown"].strip().split("\n\n")
        if not paragraph.startswith("#")
    )
    assert [text for text, count in found.items() if count > 1] == []


@pytest.mark.parametrize("size", SIZES)
def test_no_quote_is_given_to_two(size: str) -> None:
    made = sample(size)
    rows = (*made["positions"], *made["acceptances"])
    quotes = Counter(one["quote"] for one in rows if one.get("quote"))
    assert quotes
    assert max(quotes.values()) == 1


def test_the_file_holds_what_the_papers_say_of_a_party() -> None:
    held = {(one["organisation"], one["issue"]): one for one in sample("medium")["positions"]}
    promise = held["o-tianmu", "i-pause"]
    assert (promise["stance"], promise["basis"]) == (2, "stated")
    assert promise["quote"].startswith("We would stop on the day the others stop")


@pytest.mark.parametrize("size", SIZES)
def test_every_brief_fills_a_page_and_at_most_three(size: str) -> None:
    for brief in sample(size)["briefs"]:
        assert WORDS_OF_A_PAGE <= len(brief["markdown"].split()) <= 1200, brief["id"]


@pytest.mark.parametrize("size", SIZES)
def test_commitments_have_exactly_one_circle(size: str) -> None:
    commitments = sample(size)["commitments"]
    ahead = {one["id"]: set(atoms(one.get("if", True))) for one in commitments}
    beyond = {key: _reached(key, ahead) for key in ahead}
    circles = {
        frozenset(other for other in ahead if other in beyond[key] and key in beyond[other])
        for key in ahead
        if key in beyond[key]
    }
    assert len(circles) == 1
    (circle,) = circles
    assert all(len(ahead[key] & circle) == 1 for key in circle)


def _reached(key: str, ahead: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [key]
    while waiting:
        new = ahead.get(waiting.pop(), set()) - seen
        seen |= new
        waiting += new
    return seen


@pytest.mark.parametrize("size", SIZES)
def test_no_two_people_have_one_name_but_the_two_that_are_meant(size: str) -> None:
    names = Counter((one["family"].casefold(), one.get("given")) for one in sample(size)["people"])
    assert [name for name, count in names.items() if count > 1] == [("zhang", "Wei")]


@pytest.mark.parametrize("seed", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("size", SIZES)
def test_another_seed_gives_another_sound_sample(size: str, seed: int) -> None:
    made = make(size, seed=seed, now=NOW)
    assert read(made, "The sample")
    assert made != sample(size)
    assert Judge(made).blocks() == Judge(sample(size)).blocks()


@pytest.mark.parametrize("now", ["2026-09-01", "2026-11-28", "2028-02-29"])
@pytest.mark.parametrize("size", SIZES)
def test_another_clock_gives_a_sound_sample_with_the_same_things_to_fix(
    size: str, now: str
) -> None:
    made = make(size, seed=1, now=datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert read(made, "The sample")
    assert Judge(made).blocks() == Judge(sample(size)).blocks()


@pytest.mark.parametrize("size", SIZES)
def test_two_processes_dump_the_same_bytes(tmp_path: Path, size: str) -> None:
    dumps = []
    for name in ("a", "b"):
        file = str(tmp_path / name)
        verb = [sys.executable, "-m", "convenor"]
        now = ["--now", "2027-03-01T08:00:00Z"]
        made = [*verb, "sample", file, "--size", size, "--seed", "7", *now]
        subprocess.run(made, check=True, capture_output=True)
        shown = subprocess.run([*verb, "dump", file], check=True, capture_output=True)
        dumps.append(shown.stdout)
    assert dumps[0] == dumps[1]
    assert len(dumps[0]) > 1000


def test_the_large_sample_is_made_in_two_seconds() -> None:
    before = time.perf_counter()
    make("large", seed=9, now=NOW)
    assert time.perf_counter() - before < 2
