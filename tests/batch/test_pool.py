"""Processes that hang, end or take too much: each costs its own item. The work is that of Python's own functions."""

import os
import time

from dpa_check.batch.pool import Workers


def test_an_item_that_takes_too_long_is_given_up_and_the_rest_goes_on_in_order() -> None:
    workers = Workers(time.sleep, os.getpid, number=2, seconds=1, megabytes=2000, preload="json")
    began = time.monotonic()
    assert list(workers.results([0, 60, 0.01, 0.02])) == [(0, None), (60, "time"), (0.01, None), (0.02, None)]
    assert time.monotonic() - began < 20


def test_others_are_worked_on_while_the_first_is_waited_for() -> None:
    workers = Workers(time.sleep, os.getpid, number=2, seconds=2, megabytes=2000, preload="json")
    began = time.monotonic()
    many = [0.05] * 30
    first, *others = workers.results([60, *many])
    assert (first, len(others)) == ((60, "time"), 30)
    assert time.monotonic() - began < 4  # the thirty were done meanwhile


def test_a_process_that_ends_costs_its_own_item() -> None:
    workers = Workers(os._exit, os.getpid, number=1, seconds=20, megabytes=2000, preload="json")
    assert list(workers.results([1, 2])) == [(1, "crash"), (2, "crash")]


def test_a_process_is_held_to_its_memory() -> None:
    workers = Workers(bytes, os.getpid, number=1, seconds=20, megabytes=400, preload="json")
    assert list(workers.results([3, 2_000_000_000, 4])) == [
        (3, bytes(3)),
        (2_000_000_000, "memory"),
        (4, bytes(4)),
    ]


def test_no_item_no_result() -> None:
    assert list(Workers(bytes, os.getpid, number=1, seconds=1, megabytes=400, preload="json").results([])) == []
