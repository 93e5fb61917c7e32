"""Folders of agreements: every file one outcome, in order, each computed once, on one machine or on several."""
