"""A stand-in for the desktop's settings portal, run by the system's Python, which has GLib.

First word: what it says of the colour scheme. Each line from outside is what it says from then on.
"""

import sys
from typing import Any

from gi.repository import Gio, GLib  # type: ignore[import-not-found]  # the system's own

PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
FORM = f"""<node><interface name="{INTERFACE}">
<method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="v" direction="out"/></method>
<signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>"""


def say_up(*_: object) -> None:
    """Say that it can be asked."""
    sys.stdout.write("up\n")
    sys.stdout.flush()


class Portal:
    """Answers `Read`, and tells of every change."""

    def __init__(self, scheme: int) -> None:
        self.scheme = scheme
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        node = Gio.DBusNodeInfo.new_for_xml(FORM)
        self.bus.register_object(PATH, node.interfaces[0], self.answer, None, None)
        name = "org.freedesktop.portal.Desktop"
        Gio.bus_own_name_on_connection(self.bus, name, 0, say_up, None)

    def answer(self, *call: Any) -> None:
        """Answer as the real one does: the value is wrapped twice."""
        inner = GLib.Variant("v", GLib.Variant("u", self.scheme))
        call[-1].return_value(GLib.Variant("(v)", (inner,)))

    def take(self, line: str) -> None:
        """Say something else from now on."""
        self.scheme = int(line)
        words = ("org.freedesktop.appearance", "color-scheme", GLib.Variant("u", self.scheme))
        told = GLib.Variant("(ssv)", words)
        self.bus.emit_signal(None, PATH, INTERFACE, "SettingChanged", told)


def main() -> None:
    """Run until nothing more comes from outside."""
    loop, portal = GLib.MainLoop(), Portal(int(sys.argv[1]))

    def read(*_: object) -> bool:
        line = sys.stdin.readline()
        if line:
            portal.take(line)
        else:
            loop.quit()
        return bool(line)

    GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, read)
    loop.run()


main()
