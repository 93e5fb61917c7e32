"""Checks data processing agreements (GDPR Art. 28) clause by clause, in French and English."""
