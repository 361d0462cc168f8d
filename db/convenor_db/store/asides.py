"""What lives in the file but outside journal and dump: drafts, saved views, last looks."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from convenor_db.store.connection import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Something typed that could not be stored yet (RULES.md 3)."""

    target: str
    field: str
    text: str
    at: str


class Asides:
    """Keeps what the user typed, saw and arranged; nothing here is ever undone."""

    def __init__(
        self,
        connection: Connection,
        actor: str,
        writing: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """Take *writing*, which surrounds every write: the file stays one this program wrote."""
        self._connection = connection
        self._actor = actor
        self._writing = writing

    def go_by(self, actor: str) -> None:
        """Let everything that is the actor's be another name's: they are called so from now on."""
        with self._writing():
            for table in ("draft", "looked"):
                words = f"update or replace {table} set actor = ? where actor = ?"
                self._connection.execute(words, (actor, self._actor))
        self._actor = actor

    def keep_draft(self, draft: Draft) -> None:
        """Keep what was typed, in place of what stood there before."""
        with self._writing():
            self._connection.execute(
                "insert or replace into draft (actor, target, field, text, at)"
                " values (?, ?, ?, ?, ?)",
                (self._actor, draft.target, draft.field, draft.text, draft.at),
            )

    def drop_draft(self, target: str, field: str) -> None:
        """Forget a draft that was stored or thrown away."""
        with self._writing():
            self._connection.execute(
                "delete from draft where actor = ? and target = ? and field = ?",
                (self._actor, target, field),
            )

    def drafts(self) -> list[Draft]:
        """Return what this actor typed and could not store."""
        rows = self._connection.execute(
            "select target, field, text, at from draft where actor = ? order by at", (self._actor,)
        )
        return [Draft(target=t, field=f, text=x, at=at) for t, f, x, at in rows.fetchall()]

    def keep_view(self, screen: str, name: str, value: str) -> None:
        """Keep a saved view (JSON text) of a screen."""
        with self._writing():
            self._connection.execute(
                "insert or replace into saved_view (screen, name, value) values (?, ?, ?)",
                (screen, name, value),
            )

    def views(self, screen: str) -> dict[str, str]:
        """Return the saved views of a screen by name."""
        rows = self._connection.execute(
            "select name, value from saved_view where screen = ? order by name", (screen,)
        )
        return dict(rows.fetchall())

    def view_names(self) -> dict[str, list[str]]:
        """Return the names of the saved views by screen."""
        rows = self._connection.execute("select screen, name from saved_view order by screen, name")
        names: dict[str, list[str]] = {}
        for screen, name in rows.fetchall():
            names.setdefault(screen, []).append(name)
        return names

    def rename_view(self, screen: str, old: str, new: str) -> None:
        """Call a saved view something else; another of that name goes."""
        with self._writing():
            self._connection.execute(
                "update or replace saved_view set name = ? where screen = ? and name = ?",
                (new, screen, old),
            )

    def drop_view(self, screen: str, name: str) -> None:
        """Forget a saved view."""
        with self._writing():
            self._connection.execute(
                "delete from saved_view where screen = ? and name = ?", (screen, name)
            )

    def look(self, at: str) -> str | None:
        """Note that the actor looked at *at*; return when they last did."""
        row = self._connection.execute(
            "select at from looked where actor = ?", (self._actor,)
        ).fetchone()
        with self._writing():
            self._connection.execute(
                "insert or replace into looked (actor, at) values (?, ?)", (self._actor, at)
            )
        return str(row[0]) if row else None
