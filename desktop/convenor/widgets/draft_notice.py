"""What was typed at a place and not stored, offered again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from convenor.widgets.labels import RichLabel, Role, Span

_TAKE = "take"
_DROP = "drop"
_LONGEST = 60


class DraftNotice(RichLabel):
    """Says “You typed … here. It was not stored, because …”, and what can be done about it."""

    taken = Signal()
    """The user wants it back in the field."""
    dropped = Signal()
    """The user wants it forgotten."""

    def __init__(self, text: str, field: str, reason: str) -> None:
        """*field* as in "under E-mail"; *reason* is a clause, or empty where it is unknown."""
        because = f", because {reason}" if reason else ""
        spans = (
            Span(f"You typed “{_short(text)}” under {field}. It was not stored{because}. "),
            Span("Go on with it", link=_TAKE),
            Span("  ·  "),
            Span("Forget it", link=_DROP),
        )
        super().__init__(spans, Role.WARN)
        self.linked.connect(self._chosen)

    def _chosen(self, link: str) -> None:
        (self.taken if link == _TAKE else self.dropped).emit()


class FormNotice(RichLabel):
    """Says that a form was begun before and not finished, and offers what stood in it."""

    taken = Signal()
    """The user wants it back in its fields."""
    dropped = Signal()
    """The user wants it forgotten."""

    def __init__(self, texts: Sequence[str]) -> None:
        """*texts* are what stood in its fields."""
        more = f" and {len(texts) - 1:,} more" if len(texts) > 1 else ""
        held = f": “{_short(texts[0])}”{more}" if texts else ""
        spans = (
            Span(f"This was begun before and not finished{held}. "),
            Span("Go on with it", link=_TAKE),
            Span("  ·  "),
            Span("Forget it", link=_DROP),
        )
        super().__init__(spans, Role.WARN)
        self.linked.connect(self._chosen)

    def _chosen(self, link: str) -> None:
        (self.taken if link == _TAKE else self.dropped).emit()


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
