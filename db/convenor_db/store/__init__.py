"""The one door to the file: every change is one named action, undoable, announced once.

Nothing is loaded from here: the window reads a file (`quiet`) before it opens it (`store`).
"""
