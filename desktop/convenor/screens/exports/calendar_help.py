"""What to do with calendar files, program by program."""

from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.dialogs.frame import Dialog
from convenor.widgets.labels import Label, Role, WrapLabel

_PAGES: Final = (
    (
        "What there is",
        (
            "Each file belongs to one person: attach all files with a name to one mail to "
            "that person. Nothing is sent from here. Invitations and sessions are one event "
            "each and ask for an answer; the answer comes to the organiser’s address as a "
            "mail. The agenda holds all of a person’s sessions and asks for nothing. Send new"
            " versions and cancellations as they are: the calendar finds the earlier entry by"
            " itself."
        ),
    ),
    (
        "Outlook",
        (
            "Write a mail, attach the files, send. The reader opens an invitation and chooses"
            " Accept, Tentative or Decline. An agenda opens as a second calendar beside the "
            "reader’s own."
        ),
    ),
    (
        "Thunderbird",
        (
            "Attach the files and send. The reader opens an attachment, chooses a calendar "
            "and answers in the event’s own window. An agenda asks into which calendar it "
            "should go."
        ),
    ),
    (
        "Apple Mail and Calendar",
        (
            "Attach the files and send. A double click opens an invitation in Calendar, with "
            "the answer at its foot. For an agenda choose a new calendar: it can be removed "
            "as a whole."
        ),
    ),
    (
        "Google",
        (
            "Gmail may show a file as a plain attachment. Then the reader saves it and uses "
            "Settings, Import & export, Import in Google Calendar. What was imported so does "
            "not follow new versions: the earlier entry is deleted by hand first."
        ),
    ),
)


class CalendarHelp(Dialog):
    """One short page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "What to do with the calendar files", "", size=(600, 620))
        for title, words in _PAGES:
            self.body.add(6, Label(title, Role.SUBTITLE), WrapLabel(words, Role.SECONDARY))
        self.body.add(None)
