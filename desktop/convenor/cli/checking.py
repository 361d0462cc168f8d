"""Verbs about warnings and what they hold up: check, waive, clear, release."""

from pathlib import Path
from typing import Any

import click

from convenor.cli.session import FILE, FOUND_SOMETHING, Desk, at_desk, say_json
from convenor_db.domain.actions import clearing, releasing, waivers
from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Release, WarningLevel
from convenor_db.domain.releases import newest_release
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import instant_text
from convenor_db.store.quiet import read_file

_HEADS = {
    WarningLevel.BLOCK: "Must be fixed",
    WarningLevel.WARN: "Look at",
    WarningLevel.INFO: "Good to know",
}


@click.command()
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True)
@at_desk
def check(desk: Desk, file: Path, *, as_json: bool) -> None:
    """List every warning; exit 1 while an unwaived one says more than good to know."""
    findings = Checks.of(read_file(file), today=desk.today).findings
    if as_json:
        say_json({"warnings": [_as_json(finding) for finding in findings]})
    else:
        click.echo("\n".join(_listed(findings)))
    if any(finding.is_open for finding in findings):
        raise SystemExit(FOUND_SOMETHING)


def _as_json(finding: Finding) -> dict[str, Any]:
    waived = finding.waived
    return {
        "id": finding.id,
        "rule": str(finding.rule),
        "level": str(finding.level),
        "objects": [key for _, key in finding.objects],
        "text": finding.text,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
        "waived": waived and {"by": waived.by, "reason": waived.reason, "at": waived.at},
    }


def _listed(findings: tuple[Finding, ...]) -> list[str]:
    """Return the lines of a list by level, waived ones last."""
    lines: list[str] = []
    for level, head in _HEADS.items():
        of_level = [one for one in findings if one.level is level and one.waived is None]
        if of_level:
            lines += [f"{head} ({len(of_level):,})", *map(_line, of_level)]
    waived = [one for one in findings if one.waived]
    if waived:
        lines += [f"Waived ({len(waived):,})", *map(_line, waived)]
    return lines or ["Nothing to warn of."]


def _line(finding: Finding) -> str:
    fix = f" {finding.fix}" if finding.fix else ""
    by = f" Waived by {finding.waived.by}: {finding.waived.reason}" if finding.waived else ""
    text = " ".join(f"{finding.text}{fix}{by}".split())
    return f"  {text}\n    {finding.id}"


@click.command()
@click.argument("file", type=FILE)
@click.argument("warning")
@click.option("--reason", required=True, help="Why it may stand.")
@at_desk
def waive(desk: Desk, file: Path, warning: str, reason: str) -> None:
    """Take a warning upon yourself; it comes back once what it rests on changes."""
    at = instant_text(desk.now)
    with desk.open(file) as store:
        store.act(
            lambda now: waivers.waive(now, warning, reason, by=desk.actor, at=at, today=desk.today)
        )


@click.command()
@click.argument("file", type=FILE)
@click.argument("session")
@click.option("--by", required=True, metavar="NAME", help="The counsel who has cleared it.")
@at_desk
def clear(desk: Desk, file: Path, session: str, by: str) -> None:
    """Note that counsel has cleared a session as it stands now."""
    with desk.open(file) as store:
        store.act(lambda now: clearing.clear(now, session, by=by, today=desk.today))


@click.command()
@click.argument("file", type=FILE)
@click.option("--note", default="", help="What to remember about this release.")
@click.option("--json", "as_json", is_flag=True)
@at_desk
def release(desk: Desk, file: Path, *, note: str, as_json: bool) -> None:
    """Give the agenda out; refused while something unwaived must be fixed."""

    def build(now: Snapshot) -> tuple[Release]:
        checks = Checks.of(now, today=desk.today)
        return (releasing.prepared(now, checks, note=note, at=instant_text(desk.now)),)

    with desk.open(file) as store:
        store.happen(releasing.labelled(releasing.next_number(store.snapshot)), build)
        made = newest_release(store.snapshot)
    if made is not None:
        _say_released(made, as_json=as_json)


def _say_released(made: Release, *, as_json: bool) -> None:
    if as_json:
        said = {"number": made.number, "at": made.at, "note": made.note}
        say_json(said | {"changes": list(made.changes)})
        return
    changes = counted(len(made.changes), "change", "changes") if made.changes else "no change"
    click.echo(f"Release {made.number}: {changes}")
    for change in made.changes:
        click.echo(f"  {change}")
