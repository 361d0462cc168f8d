"""What can be done with a warning: take it upon oneself with a reason, take that back."""

from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.edits import Edit, Target
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.texts import without_bad_characters
from convenor_db.domain.listing import listing
from convenor_db.domain.records import KINDS, Waiver
from convenor_db.domain.snapshot import Snapshot


def waive(  # noqa: PLR0913 - checks at hand are optional
    snapshot: Snapshot,
    finding_id: str,
    reason: str,
    *,
    by: str,
    at: str,
    today: str,
    checks: Checks | None = None,
) -> Edit:
    """Waive a warning as it stands now; it comes back once the facts it rests on change.

    *by* is who waives, *at* when (an instant); *today* is the day the check is made for. *checks*
    of this or an earlier snapshot spare a check of the whole. Raises `NotAllowed`
    without a reason or where it is waived already, `Gone` where nothing warns of it.
    """
    why = without_bad_characters(reason).strip()
    if not why:
        message = "The warning was not waived: a waiver needs a reason. Say why it may stand."
        raise NotAllowed(message)
    finding = _finding(_checks_of(snapshot, today, checks), finding_id)
    if finding.waived is not None:
        message = (
            f"The warning was not waived again: {finding.waived.by} has waived it already."
            " Take that waiver back first to give another reason."
        )
        raise NotAllowed(message)
    waiver = Waiver(warning=finding.id, by=by, reason=why, at=at, fingerprint=finding.fingerprint)
    return Edit(label=f"Waive a warning about {_mentions(finding.objects)}", puts=(waiver,))


def take_back(snapshot: Snapshot, finding_id: str) -> Edit:
    """Take a waiver back, also one whose facts have changed meanwhile. Raises `Gone`."""
    if snapshot.get("waivers", finding_id) is None:
        message = "Nothing was changed: this waiver has been taken back already."
        raise Gone(message)
    about = _mentions(_things_of(snapshot, finding_id))
    return Edit(label=f"Take back a waiver about {about}", removes=(("waivers", finding_id),))


def _checks_of(snapshot: Snapshot, today: str, checks: Checks | None) -> Checks:
    """Return checks of this snapshot and day, from those at hand if there are any."""
    if checks is None:
        return Checks.of(snapshot, today=today)
    if checks.snapshot is snapshot and checks.today == today:
        return checks
    return checks.after(snapshot, today=today)


def _finding(checks: Checks, finding_id: str) -> Finding:
    for finding in checks.findings:
        if finding.id == finding_id:
            return finding
    message = (
        f"Nothing was waived: no warning is called {finding_id!r} now."
        " It may have gone since; look at the list of warnings again."
    )
    raise Gone(message)


def _things_of(snapshot: Snapshot, finding_id: str) -> tuple[Target, ...]:
    """Return what a warning is about: the keys in its name, of whatever kind they are."""
    kinds = [kind.name for kind in KINDS.values() if kind.keyed]
    return tuple(
        (kind, key)
        for key in finding_id.split(":")[1:]
        for kind in kinds
        if snapshot.get(kind, key) or (kind, key) in snapshot.gone
    )


def _mentions(objects: tuple[Target, ...]) -> str:
    """Return how a label names things: the keys in braces, the last after “and”."""
    named = [f"{{{kind}:{key}}}" for kind, key in objects]
    return listing(named) or "something deleted"
