"""Where the link that has the focus stands in a label: Qt does not say, so it is laid out again."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QLabel


def focused_link(label: QLabel) -> list[QRectF]:
    """Return the rectangles of the focused link in a label of rich text, one for each line."""
    start, length = label.selectionStart(), len(label.selectedText())
    if start < 0 or not length:
        return []
    document = _laid_out(label)
    room = QRectF(label.contentsRect())
    above = (room.height() - document.size().height()) / 2
    level = label.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
    down = max(0.0, above) if level & Qt.AlignmentFlag.AlignVCenter else 0.0
    corner = room.topLeft() + QPointF(0, down)
    return [rect.translated(corner) for rect in _rects(document.findBlock(start), start, length)]


def _laid_out(label: QLabel) -> QTextDocument:
    """Return the words of a label as the label itself lays them out."""
    document = QTextDocument()
    document.setDefaultFont(label.font())
    document.setDocumentMargin(0)
    option = QTextOption(label.alignment())
    wraps = QTextOption.WrapMode.WordWrap if label.wordWrap() else QTextOption.WrapMode.ManualWrap
    option.setWrapMode(wraps)
    option.setTextDirection(label.layoutDirection())
    document.setDefaultTextOption(option)
    document.setHtml(QLabel.text(label))  # as shown: long words may be broken
    document.setTextWidth(label.contentsRect().width())
    document.size()  # lays it out
    return document


def _rects(block: QTextBlock, start: int, length: int) -> list[QRectF]:
    layout, begin = block.layout(), start - block.position()
    found = []
    for at in range(layout.lineCount()):
        line = layout.lineAt(at)
        first = max(begin, line.textStart())
        last = min(begin + length, line.textStart() + line.textLength())
        if first < last:
            found.append(_between(layout, line, first, last))
    return found


def _between(layout: QTextLayout, line: QTextLine, first: int, last: int) -> QRectF:
    ends = sorted((_across(line, first), _across(line, last)))
    rect = QRectF(ends[0], line.y(), ends[1] - ends[0], line.height())
    return rect.translated(layout.position())


def _across(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)  # a pair, where the stubs of Qt say a number
    return float(found[0])
