"""Words on the window: plain, wrapped, cut to a line, or a sentence with links in it."""

import html
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QSizePolicy, QWidget

from convenor.theme.fonts import ensure_script_fonts, in_order, is_right_to_left
from convenor.theme.theme import theme
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.link_spots import lay_links, show_links
from convenor.widgets.long_words import BREAK, breakable, unbroken
from convenor.widgets.painting import draw_focus
from convenor.widgets.telling import announce


class Role(StrEnum):
    """What a label is for; decides size, weight and colour."""

    DISPLAY = "display"
    TITLE = "title"
    SUBTITLE = "subtitle"
    STRONG = "strong"
    BODY = "body"
    SECONDARY = "secondary"
    MUTED = "muted"
    CAPTION = "caption"
    OVERLINE = "overline"
    BAD = "bad"
    WARN = "warn"
    OK = "ok"


_BACKWARDS = Qt.FocusReason.BacktabFocusReason
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Label(QLabel):
    """A line of plain text."""

    def __init__(self, text: str = "", role: Role = Role.BODY) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", str(role))
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show *text*, which is never read as markup; written from the right, it stands right."""
        ensure_script_fonts(text)
        super().setText(in_order(text))
        self._take_side(text)

    def changeEvent(self, event: QEvent) -> None:
        """Stand on the other side when the window is read from there."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._take_side(self.text())

    def _take_side(self, text: str) -> None:
        """Stand at the side the window is read from; Qt goes by the text alone."""
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        level = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        other = mirrored and not is_right_to_left(text)
        side = Qt.AlignmentFlag.AlignRight if other else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | level)

    def set_role(self, role: Role) -> None:
        """Change what the label is for."""
        self.setProperty("role", str(role))
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()


class WrapLabel(Label):
    """Plain text over as many lines as it needs, its height right at every width.

    A wrapped QLabel in a scroll area keeps the tall minimum of its first, narrow width. So there
    is no height-for-width here: the hints give the height at the present width, and a label that
    needs another height asks all that lies around it for a new layout at once. Left to itself Qt
    hands that on by one widget each time round, and paints what is cut or overlaps in between.

    A word wider than the label is broken anywhere, as a last resort.
    """

    _spoken = ""
    """What it was called here, for the sake of a broken word."""

    def __init__(self, text: str = "", role: Role = Role.BODY) -> None:
        super().__init__(text, role)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)

    def hasHeightForWidth(self) -> bool:
        """Say no; see the class."""
        return False

    def sizeHint(self) -> QSize:
        """Return the height at the present width."""
        laid_out = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        width = self.width() if laid_out else theme.px(300)
        return QSize(theme.px(40), max(1, super().heightForWidth(width)))

    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return self.sizeHint()

    def text(self) -> str:
        """Return the text as it was given."""
        return unbroken(super().text())

    def setText(self, text: str) -> None:
        """Show *text*, and ask for the height it needs."""
        super().setText(text)
        self._break_words()
        self._ask_for_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a new layout when the width is another one."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._break_words()
            self.updateGeometry()
            self._ask_for_height()

    def _break_words(self) -> None:
        """Let words that are wider than the label be broken; before it has a width, none."""
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            shown = self._broken(QFontMetricsF(self.font()), self.contentsRect().width())
            if shown != QLabel.text(self):
                QLabel.setText(self, shown)
        self._say_whole()

    def _say_whole(self) -> None:
        """Be called as the text was given: one broken after every letter would be spelt out."""
        if self.accessibleName() == self._spoken:  # or whoever made it has named it
            self._spoken = self.text() if BREAK in QLabel.text(self) else ""
            self.setAccessibleName(self._spoken)

    def _broken(self, face: QFontMetricsF, width: float) -> str:
        """Return the text to be shown in *width* pixels."""
        return breakable(self.text(), face, width)

    def _ask_for_height(self) -> None:
        if self.isVisible() and self.height() != self.sizeHint().height():
            ask_for_room(self)


def ask_for_room(widget: QWidget) -> None:
    """Ask all that lies around *widget*, as far as what scrolls it, for a new layout at once."""
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        around.updateGeometry()
        # Qt's own viewport is not asked for: for one that is new to it PySide makes every class.
        if isinstance(around, Scrolled) or isinstance(around.parentWidget(), QAbstractScrollArea):
            return
        around = around.parentWidget()


class Scrolled(QWidget):
    """What lies in an area that scrolls, and is as high as it needs."""


class Refusal(WrapLabel):
    """Why something was not taken, under the field it was meant for; it is read out as well."""

    def __init__(self) -> None:
        super().__init__("", Role.BAD)

    def setText(self, text: str) -> None:
        """Say *text*, unless nobody sees the field."""
        super().setText(text)
        around = self.parentWidget()
        if text and around and around.isVisible():
            announce(around, text, urgent=True)


class ElidedLabel(Label):
    """One line, cut with an ellipsis when there is no room; the tooltip has all of it."""

    def __init__(self, text: str = "", role: Role = Role.BODY) -> None:
        self._whole = ""
        super().__init__(text, role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show *text* as far as there is room; what is shown already costs nothing."""
        if text == self._whole:
            return
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def whole_text(self) -> str:
        """Return the text as given."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def changeEvent(self, event: QEvent) -> None:
        """Cut anew in letters of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._cut()

    def _cut(self) -> None:
        ensure_script_fonts(self._whole)
        whole = in_order(self._whole)
        room = max(self.width(), theme.px(20))
        cut = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        QLabel.setText(self, cut)
        self._take_side(cut)
        set_tooltip(self, "" if cut == whole else self._whole)


class Span(Struct, frozen=True):
    """A part of a sentence; *color* is a token, *link* what is said when it is clicked."""

    text: str
    color: str = ""
    strong: bool = False
    italic: bool = False
    link: str = ""


class RichLabel(KeyboardRing, WrapLabel):
    """A sentence of spans; what is named in it can be a link: Tab comes to it, with a ring."""

    linked = Signal(str)
    """The ``link`` of the span the user has chosen."""

    def __init__(self, spans: Sequence[Span] = (), role: Role = Role.SECONDARY) -> None:
        self._spans: tuple[Span, ...] = ()
        super().__init__("", role)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.linkActivated.connect(self.linked)
        self.set_spans(spans)
        theme.changed.connect(self._write)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show *spans* one after the other; no space is put between them."""
        self._spans = tuple(spans)
        linked = any(span.link for span in self._spans)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            if linked
            else Qt.TextInteractionFlag.NoTextInteraction
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if linked else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("".join(span.text for span in self._spans))
        show_links(self, [(span.text.strip(), span.link) for span in self._spans if span.link])
        self._write()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Go to the next link and read it out: to the bus all of them are one label."""
        moved = super().focusNextPrevChild(forward)
        if self.hasFocus():
            announce(self, self.selectedText())
        return moved

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the links on the accessibility tree lie where the sentence lies."""
        super().resizeEvent(event)
        lay_links(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the first link, or coming backwards to the last: Qt stops once before them."""
        super().focusInEvent(event)
        if self.has_ring and not self.hasSelectedText():
            QLabel.focusNextPrevChild(self, event.reason() is not _BACKWARDS)
            announce(self, self.selectedText())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link and leave no frame round it: whoever clicks sees where they are."""
        super().mouseReleaseEvent(event)
        if not self.has_ring:
            self.setSelection(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sentence, and a ring round the link that has the focus."""
        super().paintEvent(event)
        if self.has_ring:
            from convenor.widgets.link_ring import focused_link  # what sets type: when it is seen

            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inside = QRectF(self.rect())
            for rect in focused_link(self):
                draw_focus(painter, rect.adjusted(-3, -1, 3, 1).intersected(inside), radius=4)
            painter.end()

    def _write(self) -> None:
        ensure_script_fonts("".join(span.text for span in self._spans))
        QLabel.setText(self, "".join(_written(span, span.text) for span in self._spans))
        self._break_words()
        self.updateGeometry()
        self._ask_for_height()

    def _broken(self, face: QFontMetricsF, width: float) -> str:
        """Return the sentence to be shown in *width* pixels."""
        words = (breakable(span.text, face, width) for span in self._spans)
        return "".join(map(_written, self._spans, words))


def _written(span: Span, text: str) -> str:
    """Return a span as rich text, *text* written in it."""
    color = span.color or ("accent" if span.link else "")
    rules = [f"color:{theme.hex(color)}"] if color else []
    if span.strong or span.link:
        rules.append(f"font-weight:{600 if span.strong else 500}")
    if span.italic:
        rules.append("font-style:italic")
    words = html.escape(text).replace("\n", "<br>")
    if rules:
        words = f'<span style="{";".join(rules)}">{words}</span>'
    if span.link:
        words = f'<a href="{html.escape(span.link)}" style="text-decoration:none">{words}</a>'
    return words


def plain_tooltip(text: str) -> str:
    """Return *text* as a tooltip that wraps and is never read as markup."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""


def set_tooltip(widget: QWidget, words: str) -> None:
    """Show *words* over *widget*, and tell them to screen readers without the markup that wraps."""
    widget.setToolTip(plain_tooltip(words))
    widget.setAccessibleDescription(words)


def label(
    text: str, role: Role = Role.BODY, *, wrap: bool = False, selectable: bool = False
) -> Label:
    """Return *text* as a label; *wrap* over several lines, *selectable* to be copied from."""
    made = WrapLabel(text, role) if wrap else Label(text, role)
    if selectable:
        made.setTextInteractionFlags(_SELECTABLE)
    return made


def captioned(field: QWidget, caption: str) -> Label:
    """Return the caption of *field*, made its buddy and its accessible name."""
    made = Label(caption, Role.MUTED)
    made.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(caption)
    return made
