"""Briefs: the papers, who wrote them, whom they reach."""
