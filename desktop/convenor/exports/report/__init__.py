"""The person access report: everything a file holds about one person, to be handed to them.

What is in it is found from the shape of the records (`convenor_db.domain.held`), not from a list
of kinds. Names of others are replaced by what they do; keys stand nowhere. As JSON it is one
object: UTF-8, keys sorted, indent 1, one newline at the end.

    convenor_report  1, the number of this form
    about            whom it is about: "name", "native", "deleted" (true where they stand in no
                     list any more and only History holds them)
    made             "at" (UTC), "by", "from" (the file's name), "program"
    convening        "title", "starts", "ends", "zone", "organiser" (null, or "name", "email")
    held             by kind, as INTERCHANGE names kinds and fields: a list of
                     {"fields"} for what is about them, or
                     {"called", "entries": [{"at", "fields", "within"}]} for what only names them;
                     "deleted": true where only History still has it
    mentions         texts that name them: "kind", "called", "field", "excerpt", "count",
                     "sure" (false: by a part of the name, or the one name that the person
                     has, which may be a word or somebody else's)
    former           the same with "at": texts that named them once and that History alone keeps
    typed            not yet stored: "by", "at", "field", "text"
    views            saved views that name them: "screen", "name", "excerpt"
    used             names of theirs under which the program was used: "name", "count", "first",
                     "last"
    history          what was done about them, newest first: "at", "by", "what", "fact", "undone",
                     "changes": [{"kind", "called", "what", "fields": {field: {"before", "after"}}}]
    left_out         sentences: what is not in the report, and why
"""

from convenor.exports.report.account import Making
from convenor.exports.report.writing import (
    ENDINGS,
    Course,
    check_place,
    proposed_name,
    write_report,
)

__all__ = ["ENDINGS", "Course", "Making", "check_place", "proposed_name", "write_report"]
