"""The screen Invitations."""
