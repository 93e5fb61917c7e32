"""The commands of ``dpa-check``, one a file, and what they share."""
