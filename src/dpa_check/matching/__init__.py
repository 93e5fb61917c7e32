"""Matching on tokens: stems, anchors, proximity and time limits, in plain Python."""
