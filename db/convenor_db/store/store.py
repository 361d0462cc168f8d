"""The store: one convening in one file; every change one named action.

Its public methods are the port that another backend (PostgreSQL for teams) can stand behind:
they take and return records, edits, actions and snapshots, and know no SQL. Use from one
thread at a time; the window gives it a thread of its own.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from convenor_db.domain.edits import Edit
from convenor_db.domain.errors import FileExists, UndoConflict
from convenor_db.domain.interchange.read import Interchange
from convenor_db.domain.records import Convening, Person, Record
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.domain.zones import instant_text
from convenor_db.store import journal, schema
from convenor_db.store.asides import Asides
from convenor_db.store.connection import FORMAT, database, in_users_words, sniff, writing
from convenor_db.store.copies import copy_open, copy_verified
from convenor_db.store.fingerprint import Fingerprint, fingerprint, of_same_file, refuse_changed
from convenor_db.store.journal import Action, HistoryLine
from convenor_db.store.locking import WriteLock, sweep
from convenor_db.store.merging import Mode, merge
from convenor_db.store.reader import read_snapshot, with_stored_content
from convenor_db.store.soundness import findings, refuse_damaged
from convenor_db.store.surroundings import Surroundings
from convenor_db.store.traces import Traces, traces_of
from convenor_db.store.turning import Turned, Turning, invert
from convenor_db.store.writer import Going, Writer, always

Builder = Callable[[Snapshot], Edit]
"""Works out an edit from the newest snapshot; raises expected errors to refuse it."""
FactBuilder = Callable[[Snapshot], Sequence[Record]]  # refuses in the same way


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of one field: whatever is typed in it is one action (RULES.md 3)."""

    name: str


class _NothingChanged(Exception):
    """The action ended where it began."""


@dataclass(slots=True)
class _Log:
    """How many rows an action really changed."""

    kept: int = 0


class Store:
    """A convening kept in one SQLite file, or in memory for tests and dry runs."""

    def __init__(self, path: Path | None, around: Surroundings) -> None:
        """Open a file for writing; `create` makes one. Raises `FileError`s."""
        self.path = path
        self.around = around
        self._told: tuple[Change, ...] = ()
        self._lock = WriteLock(path, self._holder()) if path else None
        made_before = sniff(path) if path else 0
        if self._lock:
            self._lock.take()
        try:
            with in_users_words(path or "memory"):
                self._connect(made_before)
        except BaseException:
            self.close()
            raise

    def _holder(self) -> dict[str, str]:
        since = instant_text(self.around.clock())
        return {"user": self.around.actor, "host": self.around.host or "here", "since": since}

    def _connect(self, made_before: int) -> None:
        self._connection = writing(self.path)
        if made_before:
            refuse_damaged(self._connection, self.path)
        if made_before < FORMAT:
            schema.migrate(database(self._connection), self._connection)
        self.asides = Asides(self._connection, self.around.actor, self._aside)
        self.snapshot = journal.with_gone(self._connection, read_snapshot(self._connection))
        self._fingerprint = self._look()
        self._turning = Turning(self._connection)
        self._content = partial(with_stored_content, self._connection)

    @classmethod
    def create(
        cls,
        path: Path | None,
        around: Surroundings,
        convening: Convening,
        incoming: Interchange | None = None,
        *,
        born_whole: bool = False,
    ) -> "Store":
        """Make a new file that holds a convening, and what an input brings; open it.

        It is made under a passing name and named when it is whole. *born_whole*: the input is
        how the file begins (a sample), not an action that could be undone. Raises `FileExists`.
        """
        make = partial(cls._begin_with, born_whole=born_whole)
        if path is None:
            store = cls(None, around)
            make(store, convening, incoming)
            return store
        if path.exists():
            message = f"{path} was not made: it already exists. Choose another name."
            raise FileExists(message)
        part = path.with_name(path.name + ".part")
        part.unlink(missing_ok=True)
        with in_users_words(path):
            cls._make_file(part, around, lambda store: make(store, convening, incoming))
            part.replace(path)
        return cls(path, around)

    @classmethod
    def _make_file(cls, part: Path, around: Surroundings, begin: "Callable[[Store], None]") -> None:
        connection = writing(part)
        try:
            schema.migrate(database(connection), connection)
            connection.close()
            with cls(part, around) as store:
                begin(store)
        except BaseException:
            connection.close()
            part.unlink(missing_ok=True)
            raise
        finally:
            sweep(part)

    def _begin_with(
        self, convening: Convening, incoming: Interchange | None, *, born_whole: bool
    ) -> None:
        self.record("Create the convening", (convening,))
        if incoming and born_whole:
            self.record("Create the sample", incoming.records)
        elif incoming:
            self.load(incoming, Mode.REPLACE, "Load a convening")

    # Being open

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and free its lock; a second time does nothing."""
        connection = getattr(self, "_connection", None)
        if connection is not None:
            connection.close()
        if self._lock:
            self._lock.free()

    # Writing

    def act(
        self, build: Builder, *, visit: Visit | None = None, going: Going = always
    ) -> Action | None:
        """Make one named action of what *build* returns, or nothing if it changes nothing.

        With a *visit* that the newest action belongs to, that action is amended instead. *going*
        is told how many records are written, and may stop it. An error leaves nothing.
        """
        edit = build(self.snapshot)
        with self._transaction() as write:
            actor = self.around.actor
            amended = journal.amendable(self._connection, visit.name, actor) if visit else None
            txn = amended or self._open("do", edit.label, visit=visit)
            with self._logged(txn, write) as log:
                write.write(edit, going)
            if not log.kept and amended is None:
                raise _NothingChanged
        return self._tell("do", edit.label)

    def record(self, label: str, records: Sequence[Record]) -> Action | None:
        """Write what has happened (an export, a release) as a fact: never on the undo stack."""
        return self.happen(label, lambda now: records)

    def happen(self, label: str, build: FactBuilder) -> Action | None:
        """Write as a fact what *build* composes from the newest snapshot, the file being held."""
        with self._transaction() as write:
            records = build(self.snapshot)
            with self._logged(self._open("fact", label)) as log:
                write.put_all((record, None) for record in records)
            if not log.kept:
                raise _NothingChanged
        return self._tell("fact", label)

    def load(self, incoming: Interchange, mode: Mode, label: str) -> Action | None:
        """Join an interchange input: its plan as an action, what has happened as a fact."""
        made = merge(self.snapshot, incoming, mode)
        with self._transaction() as write:
            with self._logged(self._open("fact", label)) as facts:
                write.put_all(made.facts)
            with self._logged(self._open("do", label)) as plan:
                write.put_all(made.plan)
                write.remove_all(made.removes)
            if not facts.kept and not plan.kept:
                raise _NothingChanged
        return self._tell("do", label)

    def undo(self) -> Action | None:
        """Take the last action back; None where there is none. Raises `UndoConflict`."""
        undo, _ = journal.stacks(self._connection)
        return self._turn("undo", undo[-1:]).action

    def redo(self) -> Action | None:
        """Bring the last undone action back; None where there is none."""
        _, redo = journal.stacks(self._connection)
        return self._turn("redo", redo[-1:]).action

    def undo_several(self, count: int, going: Callable[[int], bool]) -> Turned:
        """Undo the newest *count* actions in one transaction; each is an undo of its own.

        *going* is told how many are undone, and says whether to go on. One that is refused ends
        it, and raises `UndoConflict` where it is the first. A record may be told of twice.
        """
        undo, _ = journal.stacks(self._connection)
        return self._turn("undo", undo[: -count - 1 : -1], going)

    def _turn(
        self, kind: str, steps: Sequence[journal.Step], going: Callable[[int], bool] = bool
    ) -> Turned:
        if not steps:
            return Turned(0, None)
        done = 0
        with self._turning.as_logged(), self._transaction():
            while done < len(steps) and (not done or going(done)):
                try:
                    self._turn_one(kind, steps[done])
                except UndoConflict:
                    if not done:
                        raise
                    break
                done += 1
        return Turned(done, self._tell(kind, steps[done - 1].label))

    def _turn_one(self, kind: str, step: journal.Step) -> None:
        told = self._told
        try:
            with self._turning.step():
                txn = self._open(kind, step.label, target=step.done)
                with self._logged(txn):
                    invert(self._connection, step.log)
                self._turning.refuse_dangling(txn)
        except UndoConflict:
            self._told = told
            raise

    # Reading

    @property
    def undo_label(self) -> str | None:
        """The label of what Undo would take back."""
        undo, _ = journal.stacks(self._connection)
        return undo[-1].label if undo else None

    @property
    def redo_label(self) -> str | None:
        """The label of what Redo would bring back."""
        _, redo = journal.stacks(self._connection)
        return redo[-1].label if redo else None

    def history(self, about: Collection[tuple[str, str]] = ()) -> list[HistoryLine]:
        """Return what was done, newest first; with *about* (kinds and keys) what changed those."""
        return journal.history(self._connection, about)

    def changes_of(self, number: int) -> tuple[Any, ...]:
        """Return the changes of one line of History, record by record."""
        return journal.changes_of(self._connection, number, self._content)

    def traces(self, person: Person) -> Traces:
        """Return what the file holds and keeps about a person, as `read_traces` does."""
        return traces_of(self._connection, self.snapshot, person)

    def backup(self, target: Path) -> None:
        """Write a verified copy of the file; raises as `copy_verified` does.

        Of a file that has been moved, deleted or replaced it is what this program has open.
        """
        if self.path is None:
            return
        with in_users_words(target):
            if self._look() == self._fingerprint:
                copy_verified(self.path, target)
            else:
                copy_open(self._connection, target)

    def findings(self) -> list[str]:
        """Return what is not sound about the file; empty when all is well."""
        return findings(self._connection, self.snapshot)

    # Inside

    @contextmanager
    def _transaction(self) -> Iterator[Writer]:
        self._refuse_changed_outside()
        with in_users_words(self.path or "memory"):
            self._connection.execute("begin immediate")
            self._told = ()
            try:
                self._connection.execute("pragma defer_foreign_keys=on")
                yield Writer(self._connection, self.snapshot, self._row_id)
                self._connection.execute("commit")
            except _NothingChanged:
                self._told = ()
                self._connection.execute("rollback")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("rollback")
                raise
            finally:
                self._fingerprint = of_same_file(self._fingerprint, self._look())
                # The pages that were read stay with the system; here they would only add up.
                self._connection.execute("pragma shrink_memory")

    @contextmanager
    def _aside(self) -> Iterator[None]:
        """Let something be written that is no action; it is this program's writing all the same."""
        self._refuse_changed_outside()
        try:
            with in_users_words(self.path or "memory"):
                yield
        finally:
            self._fingerprint = of_same_file(self._fingerprint, self._look())

    def _refuse_changed_outside(self) -> None:
        refuse_changed(self.path, self._fingerprint, self._look())

    def _look(self) -> Fingerprint | None:
        return fingerprint(self.path) if self.path else None

    def _row_id(self) -> int:
        """Return 63 bits of chance: no two machines make the same row."""
        return self.around.random_bits(63) | 1

    def _open(
        self, kind: str, label: str, *, target: int | None = None, visit: Visit | None = None
    ) -> int:
        at = instant_text(self.around.clock())
        cursor = self._connection.execute(
            "insert into txn (label, at, actor, kind, target, visit) values (?, ?, ?, ?, ?, ?)",
            (label, at, self.around.actor, kind, target, visit.name if visit else None),
        )
        return int(cursor.lastrowid)

    @contextmanager
    def _logged(self, txn: int, by: Writer | None = None) -> Iterator[_Log]:
        """Let the triggers log under *txn*; what *by* knows it wrote need not be read back."""
        log = _Log()
        begun = journal.last_seq(self._connection)
        self._connection.execute("insert into txn_open (one, txn) values (1, ?)", (txn,))
        yield log
        alone = by.changes_alone(journal.count(self._connection, txn)) if by else None
        if alone is None:
            entries = journal.by_row(journal.entries_since(self._connection, begun))
            known = by.change_of if by else None
            self._told += journal.changes_told(entries, self._content, known)
            log.kept = journal.collapse(self._connection, txn, entries)
        else:
            self._told, log.kept = self._told + alone, len(alone)
        self._connection.execute("delete from txn_open")
        if not log.kept:
            self._connection.execute("delete from txn where id = ?", (txn,))

    def _tell(self, kind: str, label: str) -> Action | None:
        """Return what was just written, once, as the log has it."""
        changes, self._told = self._told, ()
        if not changes:
            return None
        undo, redo = journal.stacks(self._connection)
        self.snapshot = self.snapshot.with_changes(changes)
        return Action(
            label=label,
            kind=kind,
            actor=self.around.actor,
            changes=changes,
            snapshot=self.snapshot,
            undo_label=undo[-1].label if undo else None,
            redo_label=redo[-1].label if redo else None,
        )
