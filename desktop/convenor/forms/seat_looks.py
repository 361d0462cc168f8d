"""How a seat stands, as chips under a name: its status, and what is out of the ordinary."""

from convenor.widgets.status_chip import Look, look_of_status
from convenor_db.domain.invitations import OUT
from convenor_db.domain.records import Capacity, Invitation


def looks_of_seat(seat: Invitation | None) -> list[Look]:
    """Return the chips of a seat; None is who has none."""
    looks = [look_of_status(seat.status if seat else "")]
    if seat is None:
        return looks
    if seat.capacity is not Capacity.PARTICIPANT:
        looks.append(Look("", "mute", seat.capacity.capitalize()))
    if seat.head and seat.status not in OUT:  # of a delegation's seats in a row the live one
        looks.append(Look("", "mute", "Head of delegation"))
    return [*looks, *([Look("", "mute", "Remote")] if seat.remote else [])]
