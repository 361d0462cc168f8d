"""The schema: append-only migrations, and the triggers that are derived from it."""

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from convenor_db.domain.errors import FileDamaged
from convenor_db.domain.records import KINDS
from convenor_db.store.connection import APPLICATION_ID, FORMAT, Connection
from convenor_db.store.rows import codec_of

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

STEPS: Final = ("0001_base",)
"""Every step ever released, oldest first; none is ever edited."""


def statements(step: str) -> list[str]:
    """Return the SQL statements of one migration."""
    text = files("convenor_db.store").joinpath(f"migrations/{step}.sql").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return [part for part in "\n".join(lines).split(";\n") if part.strip()]


def _migrations() -> "Migrations":
    from sqlite_utils import Migrations

    migrations = Migrations("convenor")
    for step in STEPS:
        migrations(name=step)(_run(step))
    return migrations


def _run(step: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - sqlite-utils' own shape
    def migrate(database: "Database") -> None:
        for statement in statements(step):
            database.execute(statement)

    return migrate


def derived_triggers() -> dict[str, str]:
    """Return the journal's triggers by name.

    They log every row before and after. AFTER DELETE, not BEFORE: SQLite runs foreign-key
    cascades before AFTER triggers, so children are logged before their parent. Without an
    open action `change.txn` would be NULL, so a write outside one is impossible.
    """
    made = {}
    for kind in KINDS:
        columns = codec_of(kind).all_columns
        old = ", ".join(f"'{name}', old.\"{name}\"" for name in columns)
        new = old.replace('old."', 'new."')
        for op, suffix, images, row in (
            ("insert", "i", f"null, json_object({new})", "new"),
            ("update", "u", f"json_object({old}), json_object({new})", "new"),
            ("delete", "d", f"json_object({old}), null", "old"),
        ):
            name = f"log_{kind}_{suffix}"
            made[name] = (
                f"create trigger {name} after {op} on {kind} begin insert into change"
                f" (txn, tbl, pk, op, old, new) values ((select txn from txn_open), '{kind}',"
                f" {row}.id, '{suffix.upper()}', {images}); end"
            )
    return made


def migrate(database: "Database", connection: Connection) -> None:
    """Bring a file to the newest schema, all or nothing, and derive its triggers afresh."""
    connection.execute("pragma foreign_keys=off")  # before BEGIN, or transform() would refuse
    connection.execute("begin immediate")
    try:
        for name in trigger_names(connection):
            connection.execute(f'drop trigger "{name}"')
        _migrations().apply(database)
        for sql in derived_triggers().values():
            connection.execute(sql)
        if connection.execute("pragma foreign_key_check").fetchone():
            message = "The file was not upgraded: its references are broken. Open a backup."
            raise FileDamaged(message)
        connection.execute(f"pragma user_version={FORMAT}")
        connection.execute(f"pragma application_id={APPLICATION_ID}")
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:  # SQLite has ended it by itself where the disk failed
            connection.execute("rollback")
        raise
    finally:
        connection.execute("pragma foreign_keys=on")


def trigger_names(connection: Connection) -> list[str]:
    """Return the names of all triggers in the file."""
    rows = connection.execute("select name from sqlite_schema where type = 'trigger'")
    return [name for (name,) in rows.fetchall()]
