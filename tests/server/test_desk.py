"""A review that hangs, or ends its process, costs its own request alone."""

import asyncio
import os
import time
from collections.abc import Callable
from typing import Any

import pytest

from dpa_check.readers import Options
from dpa_check.server import desk as desks
from dpa_check.server.desk import Desk, Order
from dpa_check.server.problems import Refusal

CarryOut = Callable[[Any], Any]
ORDER = Order(b"1. The Processor shall notify the Controller of any breach of data.", "a.txt", "en", Options())


@pytest.mark.parametrize(("work", "status"), [(time.sleep, 504), (os._exit, 500)])
def test_the_next_review_is_made_all_the_same(
    monkeypatch: pytest.MonkeyPatch, carry_out: "CarryOut", work: object, status: int
) -> None:
    async def ask(desk: Desk) -> list[object]:
        with monkeypatch.context() as patched:
            patched.setattr(desks, "_answer", work)
            patched.setattr(desks, "_arguments", lambda *_: (30,))
            with pytest.raises(Refusal) as refused:
                await desk.review(ORDER)
        return [refused.value.problem.status, b'"documents"' in await desk.review(ORDER)]

    with Desk((), workers=1, seconds=8) as desk:
        assert carry_out(ask(desk)) == [status, True]


def test_more_than_may_wait_are_turned_away(carry_out: "CarryOut") -> None:
    async def ask(desk: Desk) -> list[object]:
        return await asyncio.gather(*[desk.review(ORDER) for _ in range(5)], return_exceptions=True)

    with Desk((), workers=1, seconds=30) as desk:
        answers = carry_out(ask(desk))
    refused = [one.problem.status for one in answers if isinstance(one, Refusal)]
    assert (len(answers) - len(refused), refused) == (3, [503, 503])
