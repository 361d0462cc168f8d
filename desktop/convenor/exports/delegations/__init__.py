"""The delegation sheet: whom each organisation sends, for the secretariat alone."""

from convenor.exports.delegations.content import DelegationSheet, delegation_sheet
from convenor.exports.delegations.writing import Written, as_pdf, write_delegations

__all__ = ["DelegationSheet", "Written", "as_pdf", "delegation_sheet", "write_delegations"]
