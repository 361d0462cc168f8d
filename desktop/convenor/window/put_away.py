"""Dialogs that stand open when the convening closes: what is typed in them is kept."""

from PySide6.QtWidgets import QDialog, QWidget


def put_dialogs_away(window: QWidget) -> None:
    """Close every dialog over a window, the last one first; nothing is taken or thrown away.

    A question is answered with Cancel.
    """
    opened = [one for one in window.findChildren(QDialog) if one.isVisible()]
    if not opened:
        return
    from convenor.dialogs.frame import Dialog  # dialogs: when they are asked for

    for dialog in reversed(opened):
        if isinstance(dialog, Dialog):
            dialog.put_away()
        else:
            dialog.reject()
