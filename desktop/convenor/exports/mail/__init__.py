"""Letters as mail drafts: one .eml for each reader, to be looked over and sent by a mail program.

`plan_letters` says who is written what and who is left out, `write_drafts` writes the files.
A `Letter` (subject, Markdown tokens, plain text) is what is printed as well; a `Draft` is a letter
with its recipients and attachments. Nothing here sends anything. Knows neither Qt nor the store.
"""

from convenor.exports.mail.draft import Attachment, Draft, Mailbox, mailbox
from convenor.exports.mail.eml import as_eml
from convenor.exports.mail.letter import Letter, LetterForm
from convenor.exports.mail.planning import Addressee, LetterPlan, plan_letters, sender_of
from convenor.exports.mail.writing import Note, WrittenDraft, write_drafts

__all__ = [
    "Addressee",
    "Attachment",
    "Draft",
    "Letter",
    "LetterForm",
    "LetterPlan",
    "Mailbox",
    "Note",
    "WrittenDraft",
    "as_eml",
    "mailbox",
    "plan_letters",
    "sender_of",
    "write_drafts",
]
