"""What comes in from other programs: lists of people, schedules. Qt-free; nothing is written here.

Every reader takes bytes and gives a value; every plan takes that value and a snapshot and gives
one `Edit`, which is one undoable action once the store has written it.
"""
