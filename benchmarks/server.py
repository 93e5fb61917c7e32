"""Asks a server of its own 50 reviews, 4 at a time, and prints how long they took and what was answered."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Final

import httpx
from speed import TOOL

AGREEMENT: Final = Path(__file__).resolve().parents[1] / "samples" / "fr-health-weak.pdf"
REQUESTS: Final = 50
AT_A_TIME: Final = 4


async def load(address: str) -> list[tuple[int, float]]:
    """Give the status and the seconds of each answer."""
    content, places = AGREEMENT.read_bytes(), asyncio.Semaphore(AT_A_TIME)
    async with httpx.AsyncClient(headers={"Authorization": "Bearer t"}, timeout=120) as client:

        async def ask() -> tuple[int, float]:
            async with places:
                start = time.perf_counter()
                answer = await client.post(f"{address}/reviews", content=content)
                return answer.status_code, time.perf_counter() - start

        await client.post(f"{address}/reviews", content=content)
        return await asyncio.gather(*[ask() for _ in range(REQUESTS)])


def main() -> None:
    """Start the server, load it, print the figures."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen([TOOL, "serve", "--port", str(port)], env={**os.environ, "DPA_CHECK_TOKEN": "t"}) as server:
        while True:
            try:
                httpx.get(f"{address}/health")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        start = time.perf_counter()
        answers = asyncio.run(load(address))
        took = time.perf_counter() - start
        server.terminate()
    times = sorted(seconds for _, seconds in answers)
    print(f"answers            {dict(Counter(status for status, _ in answers))}")
    print(f"in all             {took:.1f} s, {REQUESTS / took:.1f} a second")
    print(f"median, 95th       {times[len(times) // 2] * 1000:.0f} ms, {times[int(len(times) * 0.95)] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
