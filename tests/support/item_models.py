"""Check an item model: every cell in Python first, then Qt's own tester."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, qInstallMessageHandler
from PySide6.QtTest import QAbstractItemModelTester

_ROLES = tuple(Qt.ItemDataRole)


def walk(model: QAbstractItemModel) -> None:
    """Read every cell and header in every role.

    An exception surfaces here, as Python. Qt's tester, which calls from C++, would end the whole
    run with a segmentation fault instead.
    """
    nowhere = QModelIndex()
    assert model.flags(nowhere) in {Qt.ItemFlag.NoItemFlags, Qt.ItemFlag.ItemIsDropEnabled}
    for column in range(model.columnCount()):
        for role in _ROLES:
            model.headerData(column, Qt.Orientation.Horizontal, role)
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            _read_cell(model, model.index(row, column))


def _read_cell(model: QAbstractItemModel, index: QModelIndex) -> None:
    assert model.checkIndex(index, QAbstractItemModel.CheckIndexOption.IndexIsValid)
    for role in _ROLES:
        model.data(index, role)
    alignment = model.data(index, Qt.ItemDataRole.TextAlignmentRole)
    assert alignment is None or isinstance(alignment, Qt.AlignmentFlag | int)
    model.flags(index)


@contextmanager
def watched(model: QAbstractItemModel) -> Iterator[list[str]]:
    """Walk *model*, then attach Qt's tester and yield the complaints it makes during the block.

    They are collected, not fatal: an abort could not be shrunk by hypothesis.
    """
    walk(model)
    complaints: list[str] = []
    previous = qInstallMessageHandler(lambda _kind, _context, text: complaints.append(text))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    try:
        yield complaints
        walk(model)
    finally:
        qInstallMessageHandler(previous)
        tester.setParent(None)
        tester.deleteLater()
