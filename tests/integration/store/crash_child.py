"""A process that journals and stores batches until it is killed. Prints the sequence of each batch after its acknowledgement."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.integration.store.conftest import house_in, make_batch


async def main(directory: Path, seed: int) -> None:
    async with house_in(directory) as house:
        print("ready", flush=True)
        while True:
            batches = [make_batch(60, seed := seed + 1) for _ in range(5)]
            for sequence in await asyncio.gather(*(house.journal.append(batch) for batch in batches)):
                print(sequence, flush=True)
            if seed % 25 == 0:
                await house.store.rollup.advance()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
