"""Loads Qt without what PySide brings for those who write programs with it.

At every start PySide compiles, from texts within its library, the modules that tell signatures:
for the words of a `TypeError`, `help()` and stubs. That is over a quarter of what a bare window
takes to open. Here each of them is compiled when something in it is first asked for, which a
program that is sound never does. A PySide that loads them in another way is let be.
"""

import builtins
import sys
from threading import RLock
from types import CodeType, ModuleType
from typing import Any, Final

_FIRST_LINES: Final = "signature_bootstrap"
"""The module in which PySide loads them; a `compile` that is there already is the one it calls."""
_SEEDLING: Final = f"""\
def __getattr__(name):
    from {__name__} import grown
    return grown(globals(), name)
"""
_LATER: Final = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
        "parser",
    )
)
"""Not `mapping`: Shiboken looks into its names past any `__getattr__`."""
_texts: Final[dict[str, bytes]] = {}
_growing: Final = RLock()
"""Held while one is run: who asks on another thread waits until it is whole."""


def load() -> None:
    """Load Qt's core, once, before anything else imports PySide."""
    if "PySide6" in sys.modules:
        return
    space = ModuleType(_FIRST_LINES)
    setattr(space, "compile", _compiled)  # noqa: B010 - no attribute that a type knows of
    sys.modules[_FIRST_LINES] = space
    import PySide6.QtCore  # noqa: F401

    _let_imports_be()


def _let_imports_be() -> None:
    """Keep PySide from looking at every import, for the `__feature__`s that nobody here wants.

    It would read the source of each module that is imported, to see which say PySide6.
    """
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own


def _compiled(source: bytes, name: str, mode: str) -> CodeType:
    if name not in _LATER:
        return compile(source, name, mode, dont_inherit=True)
    _texts[name] = source
    return compile(_SEEDLING, name, mode, dont_inherit=True)


def grown(space: dict[str, Any], name: str) -> object:
    """Run the text of a module whose names these are, and return what has a *name* in it.

    Raises AttributeError where there is none, or it is one of those that Python asks modules for.
    """
    file = space.get("__file__")
    with _growing:
        if file in _texts and not name.startswith("__"):
            code = compile(_texts.pop(file), file, "exec", dont_inherit=True)
            exec(code, space)  # noqa: S102 - PySide's own text
            del space["__getattr__"]
    try:
        return space[name]
    except KeyError:
        raise AttributeError(name) from None
