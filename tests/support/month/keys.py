"""What somebody at work presses, drawn by chance: keys alone, no call into the program."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

K: Final = Qt.Key
NONE: Final = Qt.KeyboardModifier.NoModifier
CONTROL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
_WORDS: Final = ("Envoy", "audit", "Deputy director", "2", "12", "okaf", "Verifizierungsregime",
                 "2027-04-14", "10:30", "x@y.org", "not yet", "zhang", "Note =1+1", "")  # fmt: skip
_ARROWS: Final = (K.Key_Up, K.Key_Down, K.Key_Left, K.Key_Right)
_PAGES: Final = (K.Key_1, K.Key_2, K.Key_3, K.Key_4, K.Key_5, K.Key_7, K.Key_8)
"""The rail's screens by their fixed numbers; the sixth has no key before it has a screen."""

Press = Callable[[], None]


class Hands:
    """Presses keys where the focus is, as somebody would who is never tired."""

    def __init__(self, window: QWidget, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self.done: list[str] = []
        """The names of what was done, for whoever has to find out what went wrong."""

    def act(self) -> None:
        """Do one thing of a day's work."""
        name, press = self.chance.choices(self._offered(), weights=self._weights())[0]
        self.done.append(name)
        press()

    def _offered(self) -> Sequence[tuple[str, Press]]:
        return tuple((name, press) for name, press, _ in self._habits())

    def _weights(self) -> list[int]:
        return [weight for _, _, weight in self._habits()]

    def _habits(self) -> Iterator[tuple[str, Press, int]]:
        yield from self._work()
        yield from self._ways()

    def _work(self) -> Iterator[tuple[str, Press, int]]:
        yield "change a person", lambda: self._change_in(K.Key_2), 12
        yield "change a seat", lambda: self._change_in(K.Key_3), 12
        yield "move a session", self._move_a_session, 14
        yield "set a stance", self._set_a_stance, 12
        yield "write in a brief", self._write_in_a_brief, 6
        yield "walk", self._walk, 24
        yield "edit", self._edit, 12
        yield "filter", self._filter, 8
        yield "find", self._find, 6
        yield "undo", lambda: self.press(K.Key_Z, CONTROL), 8
        yield "redo", lambda: self.press(K.Key_Y, CONTROL), 5
        yield "delete", lambda: self.press(K.Key_Delete), 2
        yield "begin something", self._begin, 3

    def _ways(self) -> Iterator[tuple[str, Press, int]]:
        yield "go to a screen", self._go_to_a_screen, 12
        yield "tab", self._tab, 10
        yield "enter", lambda: self.press(K.Key_Return), 4
        yield "escape", lambda: self.press(K.Key_Escape), 8
        yield "select several", self._select, 4
        yield "letters", self._letters, 4
        yield "go back", lambda: self.press(K.Key_Left, ALT), 4
        yield "go forward", lambda: self.press(K.Key_Right, ALT), 2
        yield "panel", lambda: self.press(K.Key_F8), 1
        yield "rail", lambda: self.press(K.Key_F9), 1
        yield "pane", lambda: self.press(K.Key_F6), 3
        yield "text size", self._text_size, 1
        yield "shortcuts", self._shortcuts, 1

    # Keys

    def press(self, key: Qt.Key, with_: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self._focus(), key, with_)

    def write(self, words: str) -> None:
        """Type over what stands where the focus is."""
        self.press(K.Key_A, CONTROL)
        QTest.keyClicks(self._focus(), words)

    def _focus(self) -> QWidget:
        shown = QApplication.activePopupWidget()
        if shown:
            return shown.focusWidget() or shown
        window = QApplication.activeWindow()
        if window is None or not window.isVisible():
            self.window.activateWindow()  # what popped up has gone: a desktop does this
        active = QApplication.activeModalWidget() or QApplication.activeWindow() or self.window
        held = QApplication.focusWidget()
        return held if held is not None and held.window() is active else active

    # Habits

    def _go_to_a_screen(self) -> None:
        self.press(self.chance.choice(_PAGES), CONTROL)

    def _walk(self) -> None:
        for _ in range(self.chance.randint(1, 4)):
            self.press(self.chance.choice(_ARROWS))

    def _come_to(self, page: Qt.Key) -> None:
        """Leave what is open, and go to a screen; the focus is on what it is about."""
        self.press(K.Key_Escape)
        self.press(K.Key_Escape)
        self.press(page, CONTROL)
        self._walk()

    def _change_in(self, page: Qt.Key) -> None:
        self._come_to(page)
        self._edit()

    def _move_a_session(self) -> None:
        self._come_to(K.Key_4)
        self.press(self.chance.choice(_ARROWS), self.chance.choice((CONTROL, CONTROL | SHIFT)))

    def _set_a_stance(self) -> None:
        self._come_to(K.Key_5)
        self.press(self.chance.choice((K.Key_1, K.Key_2, K.Key_4, K.Key_5, K.Key_0)))

    def _write_in_a_brief(self) -> None:
        self._come_to(K.Key_7)
        for _ in range(self.chance.randint(1, 3)):
            self.press(K.Key_Tab)
        QTest.keyClicks(self._focus(), self.chance.choice(_WORDS))

    def _edit(self) -> None:
        self.press(K.Key_F2)
        self.write(self.chance.choice(_WORDS))
        self._end()

    def _end(self) -> None:
        many = isinstance(QApplication.focusWidget(), (QPlainTextEdit, QTextEdit))
        ends = ((K.Key_Return, CONTROL if many else NONE), (K.Key_Tab, NONE), (K.Key_Escape, NONE))
        self.press(*self.chance.choice(ends))

    def _filter(self) -> None:
        self.press(K.Key_F, CONTROL)
        self.write(self.chance.choice(_WORDS))
        self.press(self.chance.choice((K.Key_Down, K.Key_Escape)))

    def _find(self) -> None:
        self.press(K.Key_K, CONTROL)
        self.write(self.chance.choice(("okaf", "zhang", "#plen", "@mori", "> overview")))
        self.press(self.chance.choice((K.Key_Return, K.Key_Escape)))

    def _tab(self) -> None:
        for _ in range(self.chance.randint(1, 5)):
            self.press(K.Key_Tab, self.chance.choice((NONE, NONE, SHIFT)))

    def _begin(self) -> None:
        self.press(K.Key_N, CONTROL)
        self.write(self.chance.choice(_WORDS))
        self._end()

    def _select(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            self.press(K.Key_Down, SHIFT)

    def _letters(self) -> None:
        QTest.keyClicks(self._focus(), self.chance.choice(("m", "zh", "pl", "n")))

    def _text_size(self) -> None:
        self.press(self.chance.choice((K.Key_Plus, K.Key_Minus)), CONTROL)
        self.press(K.Key_0, CONTROL)

    def _shortcuts(self) -> None:
        self.press(K.Key_F1)
        self.press(K.Key_Escape)
