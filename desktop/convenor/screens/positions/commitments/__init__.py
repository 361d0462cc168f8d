"""The view Commitments: who would do what if others did, and what that comes to."""
