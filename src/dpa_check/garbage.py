"""How Python looks for garbage in the processes that review: seldom, for a review leaves little."""

import atexit
import gc

_OBJECTS = 200_000
"""Objects made between two searches; with Python's own 700, they took a quarter of the time of a review."""


def look_seldom() -> None:
    """Look for garbage seldom, and not at the end, where Python would search the whole library: 0.3 s."""
    gc.set_threshold(_OBJECTS)
    atexit.register(gc.freeze)
