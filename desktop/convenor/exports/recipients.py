"""Whom a file is for, in every export alike."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whose file it is, by the key of their invitation, which may be gone."""

    invitation: str
    name: str
    email: str

    def as_json(self) -> dict[str, str]:
        """Return it as reports have it (INTERCHANGE.md)."""
        return {"invitation": self.invitation, "name": self.name, "email": self.email}
