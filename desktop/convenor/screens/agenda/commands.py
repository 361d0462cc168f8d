"""What can be done on the agenda screen, for menus, palette and keys (SCREENS.md 1)."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from convenor.commands import Command

if TYPE_CHECKING:
    from convenor.screens.agenda.screen import AgendaScreen

SCREEN: Final = "agenda"
SESSION_MENU: Final = "Edit>Session"
_session = partial(Command, menu=SESSION_MENU, screen=SCREEN)
_view = partial(Command, menu="View>Days and rooms", screen=SCREEN)
_NONE: Final = "Choose a session first."
Get = Callable[[], "AgendaScreen"]


def agenda_commands(get: Get) -> tuple[Command, ...]:
    """Return the commands; *get* returns the screen, which is built when it is first called."""
    sessions = (*_making(get), *_changing(get), *_taking_out(get), *_bringing_back(get))
    return (*sessions, *_rooms(get), *_days(get), *_checking(get))


def _chosen(get: Get) -> str:
    return "" if get().chosen() else _NONE


def _alive(get: Get) -> str:
    session = get().chosen()
    if session is None:
        return _NONE
    return "This session was dropped. Put it back first." if session.dropped_on else ""


def _scheduled(get: Get) -> str:
    session = get().chosen()
    reason = _alive(get)
    return reason or ("" if session and session.start else "This session has no time.")


def _dropped(get: Get) -> str:
    session = get().chosen()
    if session is None:
        return _NONE
    return "" if session.dropped_on else "This session was not dropped."


def _making(get: Get) -> tuple[Command, ...]:
    return (
        _session(
            name="agenda.new",
            words="New session",
            keys=("Ctrl+N",),
            icon="calendar-plus",
            run=lambda: get().make_session(),
        ),
        _session(
            name="agenda.edit",
            words="Edit session",
            keys=("F2",),
            icon="pencil",
            run=lambda: get().edit("title"),
            why_not=lambda: _chosen(get),
        ),
        _session(
            name="agenda.people",
            words="Add people to session",
            icon="user-plus",
            run=lambda: get().add_people(),
            why_not=lambda: _chosen(get),
        ),
    )


def _changing(get: Get) -> tuple[Command, ...]:
    def is_pinned() -> bool:
        session = get().chosen()
        return session is not None and session.pinned

    return (
        _session(
            name="agenda.duplicate",
            words="Duplicate session",
            icon="copy",
            run=lambda: get().duplicate(),
            why_not=lambda: _chosen(get),
        ),
        _session(
            name="agenda.pin",
            words="Pin session",
            icon="pin",
            run=lambda: get().turn_pin(),
            why_not=lambda: _chosen(get),
            checked=is_pinned,
        ),
        _session(
            name="agenda.clear",
            words="Clear by counsel…",
            icon="scale",
            run=lambda: get().clear_by_counsel(),
            why_not=lambda: _chosen(get),
        ),
    )


def _taking_out(get: Get) -> tuple[Command, ...]:
    return (
        _session(
            name="agenda.unschedule",
            words="Unschedule session",
            group=1,
            icon="calendar-x",
            shown_keys="U",
            run=lambda: get().unschedule(),
            why_not=lambda: _scheduled(get),
        ),
        _session(
            name="agenda.drop",
            words="Drop session",
            group=1,
            icon="archive",
            shown_keys="Delete",
            run=lambda: get().drop(),
            why_not=lambda: _alive(get),
        ),
    )


def _bringing_back(get: Get) -> tuple[Command, ...]:
    return (
        _session(
            name="agenda.put_back",
            words="Put dropped session back",
            group=1,
            icon="rotate-ccw",
            run=lambda: get().put_back(),
            why_not=lambda: _dropped(get),
        ),
        _session(
            name="agenda.delete",
            words="Delete session for good",
            group=2,
            icon="trash-2",
            run=lambda: get().delete(),
            why_not=lambda: _chosen(get),
        ),
    )


def _checking(get: Get) -> tuple[Command, ...]:
    return (
        Command(
            name="agenda.check",
            words="Check agenda",
            menu="Convening",
            group=2,
            screen=SCREEN,
            icon="shield-check",
            run=lambda: get().check(),
        ),
        Command(
            name="agenda.release",
            words="Release agenda…",
            menu="Convening",
            group=2,
            screen=SCREEN,
            icon="send",
            run=lambda: get().release_agenda(),
        ),
    )


def _rooms(get: Get) -> tuple[Command, ...]:
    return (
        _view(
            name="agenda.rooms",
            words="Rooms beside each other",
            icon="columns-3",
            run=lambda: get().show_rooms(),
        ),
        _view(
            name="agenda.one_room",
            words="One room, its days beside each other",
            icon="door-open",
            run=lambda: get().show_one_room(),
            why_not=lambda: get().why_not_one_room(),
        ),
        _view(
            name="agenda.one_person",
            words="One person, their days beside each other",
            icon="user",
            run=lambda: get().show_one_person(),
            why_not=lambda: get().why_not_one_person(),
        ),
    )


def _days(get: Get) -> tuple[Command, ...]:
    return (
        _view(
            name="agenda.all_days",
            words="All days of the agenda",
            group=1,
            icon="calendar-days",
            run=lambda: get().show_day(None),
        ),
        _view(
            name="agenda.next_day",
            words="Next day of the agenda",
            group=1,
            icon="chevron-right",
            run=lambda: get().step_day(1),
        ),
        _view(
            name="agenda.day_before",
            words="Day before in the agenda",
            group=1,
            icon="chevron-left",
            run=lambda: get().step_day(-1),
        ),
    )
