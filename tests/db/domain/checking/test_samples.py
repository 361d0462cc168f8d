"""The samples are checked whole, and moved on without a fault."""

import pytest
from msgspec.structs import replace

from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.checking.fixes import fix_of
from convenor_db.domain.snapshot import Change, Snapshot
from support.builders import read_in
from support.checked import TODAY
from support.samples import sample


@pytest.mark.parametrize("size", ["small", "medium", "large"])
def test_a_sample_is_checked_and_checked_again(size: str) -> None:
    snapshot = Snapshot.of(read_in(sample(size)).records)
    checks = Checks.of(snapshot, today=TODAY)
    assert any(one.rule is Rule.RIVALS for one in checks.findings)
    for one in checks.findings:
        fix_of(snapshot, one, checks)
    longest = max(snapshot.sessions.values(), key=lambda one: len(one.people))
    moved = replace(longest, start=f"{snapshot.convening.starts}T12:00")
    at = snapshot.places["sessions"][longest.key]
    after = snapshot.with_changes([Change("sessions", longest.key, longest, moved, at)])
    there = checks.after(after, today=TODAY)
    assert there.findings == Checks.of(after, today=TODAY).findings
    assert checks.if_placed(longest.key, moved.start, moved.room) == there.of_session(longest.key)
