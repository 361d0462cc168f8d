"""The proofing strip: a name as it will stand on badge, place card, envelope, and as it is said.

Four small sheets of paper that follow every key; what they show is `domain.proofing`, which
printed pieces take their words from.
"""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import Box, column, row
from convenor_db.domain.proofing import Proof, Proofs

_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
_FLUSH: Final = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_SHORT: Final = re.compile(r"(?<!\w\w\w\w)([-\u2010])(?=\w)")
_JOINED: Final = "\u2060"
"""A word joiner: no line ends here."""
_MOST_LINES: Final = 2
"""Post and organisation: no piece has more under the name."""


class _Flush(WrapLabel):
    """A name that stays flush with the Latin one over it, whichever way it reads (PRINT.md 8)."""

    def _take_side(self, text: str) -> None:
        if self.alignment() & _CENTRE:
            return
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | _FLUSH)


class ProofSheet(QFrame):
    """One piece, small: its caption over the paper."""

    def __init__(self, caption: str, *, centred: bool = False, quoted: bool = False) -> None:
        super().__init__()
        self._caption = caption
        self._quoted = quoted
        self._corner = Label("", Role.CAPTION)
        self._name = WrapLabel("", Role.STRONG)
        self._native = _Flush("")
        self._lines = [WrapLabel("", Role.MUTED) for _ in range(_MOST_LINES)]
        self.setProperty("card", True)  # noqa: FBT003
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if centred:
            for each in (self._name, self._native, *self._lines):
                each.setAlignment(_CENTRE)
        head = row(Label(caption, Role.CAPTION), None, self._corner, spacing=4)
        self.setLayout(self._inside(head))

    def _inside(self, head: Box) -> Box:
        return column(
            head, 3, self._name, self._native, *self._lines, None,
            margins=(10, 6, 10, 8), spacing=1,
        )  # fmt: skip

    def show_proof(self, proof: Proof) -> None:
        """Show what stands on the piece."""
        name = _SHORT.sub(rf"\1{_JOINED}", proof.name)  # printed names break where these do
        _say(self._name, f"“{name}”" if self._quoted else name)
        _say(self._native, proof.native)
        _say(self._corner, proof.corner)
        for at, label in enumerate(self._lines):
            _say(label, proof.lines[at] if at < len(proof.lines) else "")
        said = (proof.name, proof.native, *proof.lines, proof.corner)
        told = ", ".join(word for word in said if word)
        self.setAccessibleName(f"{self._caption}: {told}")


class ProofingStrip(QWidget):
    """Four pieces, two beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self._badge = ProofSheet("Badge")
        self._card = ProofSheet("Place card", centred=True)
        self._envelope = ProofSheet("Envelope")
        self._spoken = ProofSheet("Spoken", quoted=True)
        self.setAccessibleName("How the name will stand")
        self.setLayout(
            column(
                row((self._badge, 1), (self._card, 1), spacing=8),
                row((self._envelope, 1), (self._spoken, 1), spacing=8),
                spacing=8,
            )
        )

    def show_proofs(self, proofs: Proofs) -> None:
        """Show a name on every piece; without any name nothing is shown."""
        named = bool(proofs.badge.name)
        if named:
            self._badge.show_proof(proofs.badge)
            self._card.show_proof(proofs.place_card)
            self._envelope.show_proof(proofs.envelope)
            self._spoken.show_proof(proofs.spoken)
        self.setVisible(named)


def _say(label: Label, words: str) -> None:
    if label.text() != words:
        label.setText(words)
    label.setVisible(bool(words))
